# Shared by the scripts of this folder: paths, progress and stamps.
# shellcheck shell=bash
set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$ROOT"

# What is built, and the tools that build it, live beside each other: inside
# the checkout, or outside of it when CARGO_TARGET_DIR says so.
TARGET_DIR="${CARGO_TARGET_DIR:-$ROOT/target}"
TOOLS_DIR="${ATALAYA_TOOLS:-${CARGO_TARGET_DIR:+$CARGO_TARGET_DIR/tools}}"
TOOLS_DIR="${TOOLS_DIR:-$ROOT/.tools}"
SITE_DIR="$TARGET_DIR/site"
STAMP_DIR="$TARGET_DIR/stamps"
mkdir -p "$TARGET_DIR" "$TOOLS_DIR" "$STAMP_DIR"

if [ -t 1 ]; then BOLD=$'\e[1m' DIM=$'\e[2m' PLAIN=$'\e[0m'; else BOLD='' DIM='' PLAIN=''; fi

# One step of the work, announced before it starts.
step() { printf '%s▸ %s%s\n' "$BOLD" "$*" "$PLAIN"; }

# A remark below a step.
note() { printf '%s  %s%s\n' "$DIM" "$*" "$PLAIN"; }

# Ends the script and says what the reader can do.
fail() {
    printf '\n%sCannot go on:%s %s\n' "$BOLD" "$PLAIN" "$1" >&2
    shift
    for line in "$@"; do printf '  %s\n' "$line" >&2; done
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# from_pypi NAME COMMAND REQUIREMENT: a tool in a Python environment of its own,
# $TOOLS_DIR/NAME, installed unless it is there.
from_pypi() {
    local venv="$TOOLS_DIR/$1"
    if [ -x "$venv/bin/$2" ]; then return; fi
    step "$1"
    has python3 || fail "there is no Python 3, which $1 needs."
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet "$3" ||
        fail "$1 could not be installed from PyPI." "Try again where PyPI, or a mirror of it, can be reached."
}

# The hash of the contents and names of all files below the given paths.
hash_of() {
    find "$@" -type f -not -path '*/node_modules/*' -not -path '*/target/*' -print0 \
        | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

# Whether the step NAME was last finished with these inputs.
is_fresh() { [ -f "$STAMP_DIR/$1" ] && [ "$(cat "$STAMP_DIR/$1")" = "$2" ]; }

# Remembers that the step NAME was finished with these inputs.
mark_fresh() { printf '%s\n' "$2" > "$STAMP_DIR/$1"; }

# Whether Debian packages can be installed without asking anybody.
can_apt() { has apt-get && [ "$(id -u)" = 0 ]; }

# cargo for the browser's half: a toolchain called `web` when setup had to
# fall back to the distribution's compiler.
cargo_web() {
    if [ -f "$TOOLS_DIR/web-toolchain" ]; then
        # The `web` toolchain shares no compiled crate with the other one.
        CARGO_TARGET_DIR="$TARGET_DIR" cargo "+$(cat "$TOOLS_DIR/web-toolchain")" "$@"
    else
        CARGO_TARGET_DIR="$TARGET_DIR" cargo "$@"
    fi
}

# The version of wasm-bindgen that Cargo.lock holds; its command-line tool
# must have exactly the same one.
bindgen_version() {
    awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}
