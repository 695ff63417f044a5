#!/usr/bin/env bash
# Builds and serves, and does so again whenever a source file changes.
# People who have cargo-leptos can use `cargo leptos watch` instead.
source "$(dirname "$0")/lib.sh"

SOURCES=(Cargo.toml app charts domain frontend migrations server storage style scripts)
server=

stop() {
    if [ -n "$server" ]; then
        kill "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
}
trap 'stop; exit 0' INT TERM

while true; do
    before="$(hash_of "${SOURCES[@]}")"
    scripts/run.sh &
    server=$!
    while [ "$(hash_of "${SOURCES[@]}")" = "$before" ]; do sleep 1; done
    step "Sources changed"
    stop
done
