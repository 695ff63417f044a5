#!/usr/bin/env bash
# The dashboard, and beside it the example of a site that embeds its figures.
#
#   PORT=3000 INTRANET_PORT=3001 scripts/intranet.sh
source "$(dirname "$0")/lib.sh"

export PORT="${PORT:-3000}"
INTRANET_PORT="${INTRANET_PORT:-3001}"
# Another host for browsers: as far away as any intranet.
export ATALAYA_EMBED_HOSTS="http://localhost:$INTRANET_PORT"
export ATALAYA_PUBLIC_URL="http://127.0.0.1:$PORT"

# It waits for the dashboard, and then prints both addresses.
node examples/intranet/server.mjs --port "$INTRANET_PORT" --dashboard "$ATALAYA_PUBLIC_URL" &
INTRANET=$!
trap 'kill "$INTRANET" 2>/dev/null' EXIT

scripts/run.sh
