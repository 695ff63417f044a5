#!/usr/bin/env bash
# Every check and test. `--quick` leaves out what needs the browser's half.
source "$(dirname "$0")/lib.sh"

QUICK="${1:-}"
if [ "$QUICK" = "--quick" ]; then scripts/setup.sh; else scripts/setup.sh --tests; fi

step "Formatting"
cargo fmt --all --check

step "Lints, server half"
cargo clippy --all-targets -- -D warnings

step "Documentation"
RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# The tests draw charts with what the server loads.
scripts/build-web.sh --assets

step "Tests"
# One build of programs and tests together: the browser tests use the program.
cargo build --bins --tests
# Stored options are compared, never rewritten.
INSTA_UPDATE=no cargo test

if [ "$QUICK" = "--quick" ]; then exit 0; fi

step "Lints, browser half"
# In the profile of the browser build, so that its dependencies are there.
cargo_web clippy -p frontend --profile web --target wasm32-unknown-unknown -- -D warnings

scripts/build-web.sh
scripts/e2e.sh --built
step "All checks passed"
