#!/usr/bin/env bash
# A registry publishes into a bucket of an S3-compatible store that checks
# signatures and rights (moto, from PyPI, installed at the first run); two
# readers serve from it while the registry is away, and while the store is.
source "$(dirname "$0")/lib.sh"

VERSION=5
# What scripts/store-bucket.py asks; from then on credentials are checked.
ACTIONS=7
VENV="$TOOLS_DIR/moto"
WORK="$(mktemp -d)"
STORE_PORT="${STORE_PORT:-3981}"
READER_PORTS=("${PORT:-3982}" "$((${PORT:-3982} + 1))")
ENDPOINT="http://127.0.0.1:$STORE_PORT"
PLACE="s3://conatt/trata/releases"

from_pypi moto moto_server "moto[s3,server]>=$VERSION,<$((VERSION + 1))"

step "Server half"
cargo build --bin atalaya
ATALAYA="$TARGET_DIR/debug/atalaya"

STARTED=()
stop_all() {
    # The store is gone by then; one that was stopped takes no other signal.
    for process in "${STARTED[@]}"; do kill -CONT "$process" 2>/dev/null && kill "$process" || true; done
    rm -rf "$WORK"
}
trap stop_all EXIT

# wait_for WHAT COMMAND…: until the command succeeds.
wait_for() {
    local what="$1"
    shift
    for _ in $(seq 300); do "$@" && return; sleep 0.1; done
    fail "$what" "$(tail -n 5 "$WORK"/*.log)"
}

ok() { note "✓ $*"; }
fetch() { curl -s --max-time 20 "http://127.0.0.1:$1$2"; }
# All of it is read: a pipe that closes early would count as a failure.
holds() { grep -q -- "$3" <<< "$(fetch "$1" "$2")"; }
answers() { curl -s --max-time 5 -o /dev/null "$1"; }

step "Store"
INITIAL_NO_AUTH_ACTION_COUNT=$ACTIONS "$VENV/bin/moto_server" -H 127.0.0.1 -p "$STORE_PORT" > "$WORK/store.log" 2>&1 &
STORE=$!
STARTED+=("$STORE")
wait_for "the store did not start." answers "$ENDPOINT/moto-api/"
"$VENV/bin/python" scripts/store-bucket.py "$ENDPOINT" conatt > "$WORK/keys"

export AWS_ENDPOINT_URL="$ENDPOINT" AWS_ALLOW_HTTP=true AWS_REGION=us-east-1
export ATALAYA_RELEASES="$PLACE" ATALAYA_SITE="$SITE_DIR" ATALAYA_RATE_LIMIT_PER_SECOND=0
export ATALAYA_REFRESH_INTERVAL_MS=200

# as NAME COMMAND…: with the credentials of the publisher or of a reader.
as() {
    local _ key secret
    read -r _ key secret <<< "$(grep "^$1 " "$WORK/keys")"
    shift
    AWS_ACCESS_KEY_ID="$key" AWS_SECRET_ACCESS_KEY="$secret" "$@"
}

step "Registry"
mkdir "$WORK/registry"
registry() {
    ATALAYA_DATABASE="sqlite://$WORK/registry/atalaya.sqlite?mode=rwc" ATALAYA_SECRET_FILE="$WORK/registry/secret" "$ATALAYA" "$@"
}
registry secret generate "$WORK/registry/secret" 2> /dev/null
registry demo --records 900 --seed 1 > "$WORK/registry/demo.csv"
registry import "$WORK/registry/demo.csv" --mapping domain/data/demo-mapping.toml --institution REN-41 > /dev/null
as publisher registry release publish --cutoff 2024-12-31 2> /dev/null
! as reader registry release publish --cutoff 2025-12-31 > /dev/null 2> "$WORK/refused.log" || fail "a reader's key could publish."
grep -q 'the store refuses' "$WORK/refused.log" || fail "the refusal was not said:" "$(cat "$WORK/refused.log")"
ok "the publisher's key publishes, a reader's key may not"

step "Two readers"
for port in "${READER_PORTS[@]}"; do
    mkdir "$WORK/reader-$port"
    (cd "$WORK/reader-$port" && ATALAYA_ADDRESS="127.0.0.1:$port" as reader exec "$ATALAYA" serve > "$WORK/reader-$port.log" 2>&1) &
    STARTED+=("$!")
    wait_for "a reader did not start." holds "$port" /ready '"release":true'
done
registry demo --records 200 --seed 9 | sed 's/DEMO-/MORE-/' > "$WORK/registry/more.csv"
registry import "$WORK/registry/more.csv" --mapping domain/data/demo-mapping.toml --institution REN-41 > /dev/null
as publisher registry release publish --cutoff 2025-12-31 2> /dev/null
for port in "${READER_PORTS[@]}"; do wait_for "the new release did not appear." holds "$port" /api/v1/releases '"2025-12"'; done
ok "a new release appears in both without a restart"

mv "$WORK/registry" "$WORK/away"
compare() {
    local path
    for path in /api/v1/releases /api/v1/releases/2024-12/file /api/v1/releases/2025-12/file '/api/v1/data?by=sex,age_group' \
        '/api/v1/data?by=sex&format=csv' '/api/v1/data?by=period&format=json-stat&release=2024-12' \
        '/api/v1/data?by=sex&format=xlsx&release=2025-12' /api/v1/indicators '/embed/sex.svg?release=2025-12' /workbook/es/acreditadas.xlsx; do
        for port in "${READER_PORTS[@]}"; do
            curl -sf --max-time 20 "http://127.0.0.1:$port$path" > "$WORK/answer-$port" || fail "$path was not answered by $port."
        done
        cmp "$WORK/answer-${READER_PORTS[0]}" "$WORK/answer-${READER_PORTS[1]}" || fail "the readers differ: $path"
    done
    for port in "${READER_PORTS[@]}"; do holds "$port" /es 'lang="es"' || fail "no page from $port."; done
}
compare
ok "with the registry away both answer the same, byte for byte"
fetch "${READER_PORTS[0]}" /api/v1/releases/2025-12/file > "$WORK/2025-12.atalaya"
"$ATALAYA" release verify "$WORK/2025-12.atalaya" > /dev/null
ok "the file that readers give out is sound"

step "The store stops answering"
kill -STOP "$STORE"
for port in "${READER_PORTS[@]}"; do wait_for "readiness does not tell of the store." holds "$port" /ready '"store":false'; done
compare
grep -q 'does not answer in time' "$WORK/reader-${READER_PORTS[0]}.log" || fail "the log does not tell of the store."
kill -CONT "$STORE"
for port in "${READER_PORTS[@]}"; do wait_for "a reader did not find its store again." holds "$port" /ready '"store":true'; done
ok "readers serve on, say so, and find it again"

step "The store is gone"
kill "$STORE"
wait "$STORE" 2> /dev/null || true
for port in "${READER_PORTS[@]}"; do wait_for "readiness does not tell of the store." holds "$port" /ready '"store":false'; done
compare
ok "readers serve on"

while read -r _ key secret; do
    ! grep -qF -e "$key" -e "$secret" "$WORK"/reader-*.log || fail "a credential stands in a log."
done < "$WORK/keys"
ok "no credential stands in a log"
