#!/usr/bin/env bash
# Fills an empty registry with invented records and publishes a release from
# them, by the same commands as real records would take.
#
#   scripts/prepare-demo.sh PROGRAM FOLDER
#
# ATALAYA_DATABASE, ATALAYA_RELEASES and ATALAYA_SECRET_FILE say where. Does
# nothing once a release is there.
source "$(dirname "$0")/lib.sh"

ATALAYA="$1"
DATA_DIR="$2"
RECORDS="${DEMO_RECORDS:-900}"
SEED="${DEMO_SEED:-1}"
CUTOFF="${DEMO_CUTOFF:-2025-12-31}"

mkdir -p "$DATA_DIR" "$ATALAYA_RELEASES"
if compgen -G "$ATALAYA_RELEASES/*.atalaya" >/dev/null; then
    exit 0
fi

# A registry keeps its secret; only a registry that has none gets a new one.
if [ ! -e "$ATALAYA_SECRET_FILE" ]; then
    step "Secret of the record keys"
    "$ATALAYA" secret generate "$ATALAYA_SECRET_FILE"
fi

step "Demonstration data: $RECORDS invented records"
# Written beside and moved, so that an interrupted run leaves no half file.
"$ATALAYA" demo --records "$RECORDS" --seed "$SEED" > "$DATA_DIR/demo.csv.part"
mv "$DATA_DIR/demo.csv.part" "$DATA_DIR/demo.csv"

step "Import into the registry"
"$ATALAYA" import "$DATA_DIR/demo.csv" --mapping domain/data/demo-mapping.toml --institution REN-41

step "Publish a release"
"$ATALAYA" release publish --cutoff "$CUTOFF"
