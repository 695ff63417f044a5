#!/usr/bin/env bash
# Measures how many visitors one machine bears, client and server on the same
# cores, with the release build. The figures end in load.json in the target
# folder, in the form of bench.json.
#
#   LOAD_SECONDS=15          each measurement
#   LOAD_MEMORY_SECONDS=600  how long memory is watched
source "$(dirname "$0")/lib.sh"

if ! has wrk; then
    can_apt || fail "there is no load client." "On Debian or Ubuntu: sudo apt-get install wrk"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends wrk
fi

if [ -z "${ATALAYA_PROGRAM:-}" ]; then
    scripts/setup.sh
    scripts/build-web.sh
    step "Server half"
    cargo build --release --bin atalaya
fi
export ATALAYA_PROGRAM="${ATALAYA_PROGRAM:-$TARGET_DIR/release/atalaya}"
export ATALAYA_SITE="${ATALAYA_SITE:-$SITE_DIR}"

# A file for each connection, of the client's and the server's.
ulimit -n 8192 2>/dev/null || fail "8192 files cannot be opened at the same time." "See: ulimit -Hn"

PARTS="$TARGET_DIR/load"
rm -rf "$PARTS"
mkdir -p "$PARTS"
step "Load, some minutes"
node scripts/load.mjs "$PARTS/load.json"
node scripts/merge-bench.mjs "$PARTS" "$TARGET_DIR/load.json"
