#!/usr/bin/env bash
# Browser tests against the real program and the real browser build.
#
#   scripts/e2e.sh                 build both halves, then test
#   scripts/e2e.sh --built         both are built already
#   scripts/e2e.sh --screenshots   pictures of every page instead of tests
#
# E2E='text' runs the tests whose name holds the text.
source "$(dirname "$0")/lib.sh"

if [ "${1:-}" != "--built" ]; then
    scripts/setup.sh --tests
    scripts/build-web.sh
    cargo build --bins --tests
fi

export ATALAYA_PROGRAM="${ATALAYA_PROGRAM:-$TARGET_DIR/debug/atalaya}"
export ATALAYA_SITE="$SITE_DIR"

# Files of tests share releases; each serves a copy of them.
ATALAYA_E2E_RELEASES="$(mktemp -d)"
export ATALAYA_E2E_RELEASES
trap 'rm -rf "$ATALAYA_E2E_RELEASES"' EXIT
step "Releases of invented records"
node e2e/prepare.mjs "$ATALAYA_E2E_RELEASES"

if [ "${1:-}" = "--screenshots" ]; then
    step "Screenshots into e2e/results"
    node e2e/screenshots.mjs
else
    step "Browser tests"
    node --test --test-concurrency=1 --test-reporter=spec ${E2E:+--test-name-pattern="$E2E"} e2e/*.test.mjs
fi
