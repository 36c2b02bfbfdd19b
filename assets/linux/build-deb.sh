#!/usr/bin/env bash
# Builds durand for release and makes a Debian package of it, manual and completions included:
#
#     assets/linux/build-deb.sh [FOLDER]
#
# The package comes to FOLDER, or to target/debian. The same source gives the same bytes with the
# same tools. Needs Rust, a C compiler and cargo-deb.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder="${1:-target/debian}"

if ! cargo deb --version >/dev/null 2>&1; then
    echo "cargo-deb is missing; this puts it in place: cargo install cargo-deb --locked" >&2
    exit 1
fi

# cargo-deb finds things under the folder that Cargo builds in, wherever that is.
target="${CARGO_TARGET_DIR:-target}"
install="$target/release/install"
cargo build --release --locked
durand="$target/release/durand"

rm -rf "$install"
mkdir -p "$install/man" "$folder"
"$durand" man --output "$install/man"
"$durand" completions bash >"$install/durand.bash"
"$durand" completions zsh >"$install/_durand"
"$durand" completions fish >"$install/durand.fish"
cp CHANGELOG.md "$install/NEWS"
# -n leaves out name and time, so that the same page gives the same bytes.
gzip -9 -n "$install"/man/*.1 "$install/NEWS"

# The times of the files in the package: those of the last change.
SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}"
export SOURCE_DATE_EPOCH
cargo deb --no-build --locked --output "$folder"
