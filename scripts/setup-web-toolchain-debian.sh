#!/usr/bin/env bash
# A compiler for the browser from Debian's packages alone, for machines on
# which rustup cannot download the target wasm32-unknown-unknown.
#
# Installs Debian's newer compiler with the source of its standard library,
# links it to rustup as the toolchain `web`, and builds the standard library
# for the target once. As root; safe to repeat.
source "$(dirname "$0")/lib.sh"

can_apt || fail "this needs root and apt-get."
RUST_LIB=/usr/lib/rustlib/wasm32-unknown-unknown/lib

step "Debian's compiler for the browser"
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
    rustc-web cargo-web rust-web-src lld-22

# rustc looks for its linker under this name.
ln -sf /usr/bin/lld-22 /usr/local/bin/rust-lld
if has rustup; then rustup toolchain link web /usr; fi

if compgen -G "$RUST_LIB/libstd-*.rlib" >/dev/null; then
    note "its standard library is already there"
    exit 0
fi

step "Standard library for wasm32-unknown-unknown"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' > "$work/Cargo.toml"
printf '#![no_std]\n' > "$work/src/lib.rs"
# `-Z build-std` is unstable: RUSTC_BOOTSTRAP allows it for this one build.
# The bitcode is what link-time optimisation later reads.
(
    cd "$work"
    PATH="/usr/bin:$PATH" RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$work/target" \
        /usr/bin/cargo build --release --target wasm32-unknown-unknown \
        -Z build-std=std,panic_abort,panic_unwind
)
mkdir -p "$RUST_LIB"
find "$work/target/wasm32-unknown-unknown/release/deps" -name '*.rlib' -not -name 'libempty-*' \
    -exec cp {} "$RUST_LIB/" \;
compgen -G "$RUST_LIB/libstd-*.rlib" >/dev/null || fail "the standard library was not built."
