#!/usr/bin/env bash
# Measures speed and memory. The figures of every bench end in one file,
# bench.json in the target folder: a list of {name, value, unit, target, better}.
source "$(dirname "$0")/lib.sh"

PARTS="$TARGET_DIR/bench"
rm -rf "$PARTS"
mkdir -p "$PARTS"
# Each bench writes its figures as a list into a file of its own in here.
export ATALAYA_BENCH_DIR="$PARTS"

# What the charts on the server are drawn with.
scripts/build-web.sh --assets

step "Benches, some minutes"
# The benches alone: `--benches` would build the libraries' unit tests as well.
cargo bench --features domain/registry,charts/svg --bench '*'

node scripts/merge-bench.mjs "$PARTS" "$TARGET_DIR/bench.json"
