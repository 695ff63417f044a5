#!/usr/bin/env bash
# Sends the API what its description allows and what it does not, with
# schemathesis (from PyPI, installed at the first run), and checks every answer
# against the description. Always the same requests; the summary ends in
# fuzz-api.txt in the target folder.
#
#   scripts/fuzz-api.sh                 50 examples for each address
#   EXAMPLES=500 scripts/fuzz-api.sh    more of them
source "$(dirname "$0")/lib.sh"

VERSION=4
PORT="${PORT:-3977}"
EXAMPLES="${EXAMPLES:-50}"
VENV="$TOOLS_DIR/schemathesis"
WORK="$(mktemp -d)"
SUMMARY="$TARGET_DIR/fuzz-api.txt"

from_pypi schemathesis schemathesis "schemathesis>=$VERSION,<$((VERSION + 1))"

step "Server half"
cargo build --bin atalaya
ATALAYA="$TARGET_DIR/debug/atalaya"

export ATALAYA_DATABASE="sqlite://$WORK/registry.sqlite?mode=rwc" ATALAYA_RELEASES="$WORK/releases"
export ATALAYA_SECRET_FILE="$WORK/secret" ATALAYA_SITE="$SITE_DIR" ATALAYA_ADDRESS="127.0.0.1:$PORT"
# Examples name whole addresses of this server.
export ATALAYA_PUBLIC_URL="http://127.0.0.1:$PORT"
# All requests come from one address, as fast as they can be made.
export ATALAYA_RATE_LIMIT_PER_SECOND=0
scripts/prepare-demo.sh "$ATALAYA" "$WORK/data"

"$ATALAYA" serve > "$WORK/serve.log" 2>&1 &
SERVER=$!
trap 'kill "$SERVER" 2>/dev/null; rm -rf "$WORK"' EXIT
for _ in $(seq 100); do
    curl -sf "http://127.0.0.1:$PORT/api/v1/problems" > /dev/null && break
    kill -0 "$SERVER" 2>/dev/null || fail "the program did not start." "$(cat "$WORK/serve.log")"
    sleep 0.1
done

step "Requests, some minutes"
cd "$WORK"
status=0
"$VENV/bin/schemathesis" --config-file "$ROOT/scripts/fuzz-api.toml" run "http://127.0.0.1:$PORT/api/v1/openapi.json?lang=en" \
    --checks all --phases examples,coverage,fuzzing --mode all \
    --max-examples "$EXAMPLES" --generation-deterministic --no-color \
    > "$SUMMARY" 2>&1 || status=$?
tail -n 30 "$SUMMARY"
grep -q '"level":"ERROR"\|panicked' "$WORK/serve.log" && fail "the log tells of a fault:" "$(grep 'ERROR\|panicked' "$WORK/serve.log" | head -5)"
exit "$status"
