#!/usr/bin/env bash
# Measures what readers wait for and load, in Chromium, with the release build
# of the program and the browser half as it is delivered. The figures end in
# measure.json in the target folder, in the form of bench.json.
#
#   scripts/measure.sh                 everything
#   scripts/measure.sh load clicks     some of: load shift clicks server access
source "$(dirname "$0")/lib.sh"

PARTS="$TARGET_DIR/measure"
rm -rf "$PARTS"

scripts/setup.sh --tests
scripts/build-web.sh
step "Server half"
cargo build --release --bin atalaya

export ATALAYA_PROGRAM="$TARGET_DIR/release/atalaya"
export ATALAYA_SITE="$SITE_DIR"
step "In the browser, some minutes"
node e2e/measure.mjs "$PARTS" "$@"
node scripts/merge-bench.mjs "$PARTS" "$TARGET_DIR/measure.json"
