#!/bin/bash
# Installs what a user would pick instead of durand, measures all of it on the same files, and writes
# benches/RESULTS.md.
#
#     benches/peers/run.sh [--install-only] [--keep] [--only REGEX]
#
#     --install-only  stop before the measuring
#     --keep          keep what an earlier run measured, and measure only what is missing
#     --only REGEX    measure anew what matches as "task: who", such as '^csv' or 'durand', and keep the rest
#
#     PEERS_DIR       the work folder (about 9 GB); without it, a new one under the system's
#                     temporary folder. Given again, nothing is installed or generated twice.
#     DURAND          the program to measure; without it, a release build is made
#     GENERATE        the generator, likewise
#     REPEATS         runs of which the median counts; five without it
#     BENCH_LINES     a file with the output of `cargo bench --bench events`; without it, that is run
#
# It installs into the work folder only, from wherever pip, apt-get and cargo of this machine are set up
# to look: pyogrio, DuckDB with its spatial extension, datashader, geopandas, numpy (requirements.txt);
# QGIS, Mapnik and GDAL (Debian packages, unpacked, not installed); kiddo, rstar and the geojson
# crate (floors/). What cannot be had is said in one line, and RESULTS.md says so too.
# The window needs Xvfb, the row of JSON.parse needs node.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$here/../.." && pwd)
install_only= keep= only=
while [ $# -gt 0 ]; do
    case $1 in
        --install-only) install_only=yes ;;
        --keep) keep=yes ;;
        --only) only=${2:?--only needs a pattern}; keep=yes; shift ;;
        *) echo "run.sh does not know $1; its first lines say what it does." >&2; exit 2 ;;
    esac
    shift
done
work=${PEERS_DIR:-$(mktemp -d)}
mkdir -p "$work/data" "$work/apt"
work=$(cd "$work" && pwd)
export PYTHONPYCACHEPREFIX="$work/pycache"
absent() { echo "not available here: $1" >&2; }

# Python packages, into an environment of their own.
install_python() {
    [ -e "$work/venv/installed" ] && return
    python3 -m venv "$work/venv" || return 1
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check -r "$here/requirements.txt" || return 1
    # The spatial extension as packages; it must be of DuckDB's own version.
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check \
        duckdb-extensions==1.5.5 duckdb-extension-spatial==1.5.5 \
        || absent "DuckDB's spatial extension; plain DuckDB is measured without it"
    touch "$work/venv/installed"
}

# Debian packages and all they need that this machine lacks, unpacked into $work/root.
install_debian() {
    [ -e "$work/root/installed" ] && return
    command -v apt-get dpkg-deb >/dev/null || return 1
    (
        cd "$work/apt"
        apt-get install --no-install-recommends --print-uris --yes python3-qgis qgis python3-mapnik \
            2>/dev/null | sed -n "s/^'[^']*' \([^_]*\)_.*/\1/p" > names
        [ -s names ] || exit 1
        xargs apt-get download -q -o APT::Sandbox::User=root < names > log 2>&1 || exit 1
        for package in *.deb; do dpkg-deb -x "$package" "$work/root" || exit 1; done
    ) || return 1
    touch "$work/root/installed"
}

# Floors and plain crates.
install_floors() {
    CARGO_TARGET_DIR="$work/floors-target" cargo build --quiet --release --locked --manifest-path "$here/floors/Cargo.toml"
}

echo "work folder: $work" >&2
install_python || absent "the Python peers: pip cannot install $here/requirements.txt"
install_debian || absent "QGIS, Mapnik and GDAL: apt-get cannot download them"
install_floors || absent "the floors: cargo cannot build $here/floors"
command -v Xvfb >/dev/null || absent "Xvfb, so the starts of windows are not measured"
command -v node >/dev/null || absent "node, so JSON.parse is not measured"

# durand itself, the generator, an empty window.
target=${CARGO_TARGET_DIR:-$repository/target}/release
cd "$repository"
if [ -z "${DURAND:-}" ]; then
    cargo build --quiet --release --bin durand
    DURAND=$target/durand
fi
if [ -z "${GENERATE:-}" ]; then
    cargo build --quiet --release --example generate
    GENERATE=$target/examples/generate
fi
if [ ! -e "$work/empty_window" ]; then
    cargo build --quiet --release --example empty_window
    cp "$target/examples/empty_window" "$work/empty_window"
fi

# The files: the same seed always gives the same bytes. One that is there is whole.
generated() {
    local output=$work/data/$1
    shift
    [ -e "$output" ] && return
    rm -rf "$output.part"
    "$GENERATE" "$@" --output "$output.part"
    mv "$output.part" "$output"
}
for ending in geojson csv lines; do
    generated "events-1m.$ending" events --count 1000000 --format "$ending"
done
for ending in geojson lines; do
    generated "events-10m.$ending" events --count 10000000 --format "$ending"
done
generated regions-1m polygons --vertices 1000000
[ -n "$install_only" ] && exit 0

# Measuring: one run at a time, and nothing else should be running.
[ -n "$keep" ] || rm -f "$work/results.json"
bench=${BENCH_LINES:-$work/bench.txt}
if [ -z "${BENCH_LINES:-}" ] && { [ -z "$keep" ] || [ ! -s "$bench" ]; }; then
    cargo bench --quiet --bench events > "$bench" || echo "cargo bench --bench events failed; its rows stay empty" >&2
fi
python3 "$here/compare.py" --work "$work" --durand "$DURAND" --results "$work/results.json" \
    --only "$only" --repeats "${REPEATS:-5}"
python3 "$here/report.py" --work "$work" --durand "$DURAND" --results "$work/results.json" \
    --bench "$bench" --output "$repository/benches/RESULTS.md"
echo "written: benches/RESULTS.md" >&2
