#!/usr/bin/env bash
# Builds what the browser loads into $SITE_DIR: frontend.js, frontend_bg.wasm,
# echarts.js, boot.js and main.css; and into $SSR_DIR the script with which the
# server draws charts. Parts whose inputs did not change are skipped.
#
#   scripts/build-web.sh            everything
#   scripts/build-web.sh --assets   without the compiled half: what the tests need
source "$(dirname "$0")/lib.sh"

ESBUILD="node_modules/.bin/esbuild"
TARGETS="chrome111,firefox114,safari16.4"
# Beside the public folder, not in it.
SSR_DIR="$TARGET_DIR/ssr"
mkdir -p "$SITE_DIR"

# wasm_opt PASS IN OUT: only what every supported browser runs.
wasm_opt() {
    node_modules/.bin/wasm-opt "$1" --enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals \
        --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext --enable-multivalue \
        --output "$3" "$2"
}

build_wasm() {
    local inputs wasm
    inputs="$(hash_of Cargo.toml Cargo.lock scripts/build-web.sh scripts/snip-wasm.mjs scripts/order-wasm.mjs domain charts app/src app/Cargo.toml frontend)"
    if is_fresh web-wasm "$inputs" && [ -f "$SITE_DIR/frontend_bg.wasm" ]; then return; fi

    step "Browser half: compile"
    cargo_web build -p frontend --profile web --target wasm32-unknown-unknown
    wasm="$TARGET_DIR/wasm32-unknown-unknown/web/frontend.wasm"

    step "Browser half: bind and shrink"
    "$TOOLS_DIR/bin/wasm-bindgen" --target web --no-typescript --out-name frontend \
        --out-dir "$TARGET_DIR/web-bindgen" "$wasm"
    node scripts/snip-wasm.mjs "$TARGET_DIR/web-bindgen/frontend_bg.wasm" "$TARGET_DIR/web-bindgen/snipped.wasm"
    # Compressed it is no larger than by -Oz, and quicker.
    wasm_opt -O3 "$TARGET_DIR/web-bindgen/snipped.wasm" "$TARGET_DIR/web-bindgen/small.wasm"
    node scripts/order-wasm.mjs "$TARGET_DIR/web-bindgen/small.wasm" "$TARGET_DIR/web-bindgen/ranked.wasm"
    wasm_opt --reorder-functions-by-name "$TARGET_DIR/web-bindgen/ranked.wasm" "$SITE_DIR/frontend_bg.wasm"
    # wasm-bindgen names a module once for each function that comes from it.
    "$ESBUILD" "$TARGET_DIR/web-bindgen/frontend.js" --minify --target="$TARGETS" \
        --log-override:duplicate-object-key=silent --log-level=warning --outfile="$SITE_DIR/frontend.js"
    mark_fresh web-wasm "$inputs"
}

build_assets() {
    local inputs
    inputs="$(hash_of package-lock.json scripts/build-web.sh scripts/bundle-charts.mjs scripts/subset-fonts.mjs app/js style)"
    if is_fresh web-assets "$inputs" && [ -f "$SITE_DIR/echarts.js" ]; then return; fi

    step "Scripts and styles"
    node scripts/bundle-charts.mjs app/js/echarts.mjs "$SITE_DIR/echarts.js" \
        --format=esm --target="$TARGETS" --legal-comments=linked
    "$ESBUILD" app/js/boot.js --bundle --external:./frontend.js --minify --format=esm --target="$TARGETS" \
        --log-level=warning --outfile="$SITE_DIR/boot.js"
    # Pages ask for all fonts that are here: none of an earlier build.
    rm -f "$SITE_DIR"/*.woff2
    "$ESBUILD" app/js/embed.mjs --bundle --minify --format=esm --target="$TARGETS" \
        --log-level=warning --outfile="$SITE_DIR/embed.js"
    "$ESBUILD" app/js/atalaya-figure.mjs --bundle --minify --format=esm --target="$TARGETS" \
        --log-level=warning --outfile="$SITE_DIR/atalaya-figure.js"
    node scripts/subset-fonts.mjs "$TARGET_DIR/fonts"
    "$ESBUILD" style/main.css --bundle --minify --target="$TARGETS" --alias:site-fonts="$TARGET_DIR/fonts" \
        --loader:.woff2=file --loader:.svg=file --asset-names=[name]-[hash] \
        --log-level=warning --outfile="$SITE_DIR/main.css"
    cat node_modules/@fontsource-variable/source-sans-3/LICENSE node_modules/@fontsource/source-serif-4/LICENSE \
        > "$SITE_DIR/font-licences.txt"
    mark_fresh web-assets "$inputs"
}

# ECharts for the engine that draws on the server; see charts/src/svg.rs.
build_ssr() {
    local inputs
    inputs="$(hash_of package-lock.json scripts/build-web.sh scripts/bundle-charts.mjs app/js)"
    if is_fresh web-ssr "$inputs" && [ -f "$SSR_DIR/echarts-ssr.js" ]; then return; fi

    step "Charts on the server"
    node scripts/bundle-charts.mjs app/js/echarts-ssr.mjs "$SSR_DIR/echarts-ssr.js" \
        --format=iife --target=es2020 --legal-comments=eof
    # For pictures: as wide as the table in app/js/chart-text.mjs says.
    mkdir -p "$SSR_DIR/fonts"
    cp node_modules/@expo-google-fonts/arimo/{400Regular/*.ttf,700Bold/*.ttf,LICENSE_FONT} "$SSR_DIR/fonts/"
    mark_fresh web-ssr "$inputs"
}

build_ssr
if [ "${1:-}" != "--assets" ]; then build_wasm; fi
build_assets
node scripts/compress.mjs "$SITE_DIR"
