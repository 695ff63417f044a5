#!/usr/bin/env bash
# From a fresh checkout to a working dashboard. Each step is skipped when it
# was done before and nothing it depends on has changed.
source "$(dirname "$0")/lib.sh"

DATA_DIR="${ATALAYA_DATA:-$ROOT/data}"
PORT="${PORT:-3000}"
export ATALAYA_DATABASE="${ATALAYA_DATABASE:-sqlite://$DATA_DIR/atalaya.sqlite?mode=rwc}"
export ATALAYA_RELEASES="${ATALAYA_RELEASES:-$DATA_DIR/releases}"
export ATALAYA_SECRET_FILE="${ATALAYA_SECRET_FILE:-$DATA_DIR/record-key.secret}"
export ATALAYA_SITE="${ATALAYA_SITE:-$SITE_DIR}"
export ATALAYA_ADDRESS="${ATALAYA_ADDRESS:-127.0.0.1:$PORT}"

scripts/setup.sh
scripts/build-web.sh

step "Server half"
cargo build --release -p server
ATALAYA="$TARGET_DIR/release/atalaya"

scripts/prepare-demo.sh "$ATALAYA" "$DATA_DIR"

step "Serving; stop with Ctrl+C"
exec "$ATALAYA" serve
