#!/usr/bin/env bash
# Installs what the build needs and is missing. Safe to repeat.
#
#   scripts/setup.sh           for `make run`
#   scripts/setup.sh --tests   also what the tests need: browser, PostgreSQL, nginx
source "$(dirname "$0")/lib.sh"

MIN_NODE=20

check_compilers() {
    step "Compilers"
    has cargo || fail "there is no Rust compiler." \
        "Install it with rustup: https://rustup.rs" "and open a new terminal."
    if ! has cc; then
        can_apt || fail "there is no C compiler (SQLite is compiled from its source)." \
            "Install one, on Debian or Ubuntu: sudo apt-get install build-essential"
        install_debian build-essential
    fi
    if ! has node || ! has npm; then
        can_apt || fail "there is no Node.js." \
            "Install version $MIN_NODE or newer, with npm: https://nodejs.org"
        install_debian nodejs npm
    fi
    local major
    major="$(node -p 'process.versions.node.split(".")[0]')"
    [ "$major" -ge "$MIN_NODE" ] || fail "Node.js $major is too old." \
        "Install version $MIN_NODE or newer: https://nodejs.org"
    note "$(rustc --version), Node.js $(node --version)"
}

install_debian() {
    step "Debian packages: $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# Whether the compiler in use holds the standard library for the browser.
has_web_target() {
    compgen -G "$(rustc "$@" --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib" >/dev/null
}

setup_web_target() {
    step "WebAssembly target"
    if has_web_target; then
        rm -f "$TOOLS_DIR/web-toolchain"
    elif [ -f "$TOOLS_DIR/web-toolchain" ] && has_web_target "+$(cat "$TOOLS_DIR/web-toolchain")" 2>/dev/null; then
        note "the distribution's compiler, prepared earlier"
    elif has rustup && rustup target add wasm32-unknown-unknown; then
        note "added by rustup"
    elif can_apt; then
        note "rustup cannot add it here: using Debian's compiler"
        scripts/setup-web-toolchain-debian.sh
        printf 'web\n' > "$TOOLS_DIR/web-toolchain"
    else
        fail "the target wasm32-unknown-unknown is missing and could not be added." \
            "With rustup:  rustup target add wasm32-unknown-unknown" \
            "On Debian, as root:  scripts/setup-web-toolchain-debian.sh" \
            "                     printf 'web\\n' > $TOOLS_DIR/web-toolchain"
    fi
}

setup_bindgen() {
    local version
    version="$(bindgen_version)"
    step "wasm-bindgen $version"
    if [ "$("$TOOLS_DIR/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ]; then
        return
    elif [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $version" ]; then
        mkdir -p "$TOOLS_DIR/bin"
        ln -sf "$(command -v wasm-bindgen)" "$TOOLS_DIR/bin/wasm-bindgen"
    elif has cargo-binstall; then
        cargo binstall --no-confirm --root "$TOOLS_DIR" "wasm-bindgen-cli@$version"
    else
        note "building it once, some three minutes"
        # Its own lock file may name versions that a package mirror lacks.
        cargo install --root "$TOOLS_DIR" --target-dir "$TARGET_DIR/wasm-bindgen-cli" \
            --version "=$version" wasm-bindgen-cli
        rm -rf "$TARGET_DIR/wasm-bindgen-cli"
    fi
}

setup_npm() {
    step "npm packages"
    local wanted
    wanted="$(hash_of package.json package-lock.json)"
    if [ -d node_modules ] && [ "$(cat node_modules/.atalaya-stamp 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    npm ci --no-audit --no-fund
    printf '%s\n' "$wanted" > node_modules/.atalaya-stamp
}

# What only the tests need.
setup_tests() {
    local missing=()
    step "Browser, PostgreSQL and nginx for the tests"
    has chromium || [ -n "${ATALAYA_CHROMIUM:-}" ] || missing+=(chromium fonts-dejavu-core)
    has psql && compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has initdb || missing+=(postgresql)
    # The tests behind it are skipped, and say so, where it cannot be had.
    if ! has nginx && ! [ -x /usr/sbin/nginx ]; then
        if can_apt; then missing+=(nginx-light); else note "no nginx: the tests behind a proxy will be skipped"; fi
    fi
    [ ${#missing[@]} -eq 0 ] && return
    can_apt || fail "the tests need: ${missing[*]}" \
        "On Debian:  sudo apt-get install ${missing[*]}" \
        "Another Chromium or Chrome is used with  ATALAYA_CHROMIUM=/path/to/it"
    install_debian "${missing[@]}"
}

check_compilers
setup_web_target
setup_bindgen
setup_npm
if [ "${1:-}" = "--tests" ]; then setup_tests; fi
