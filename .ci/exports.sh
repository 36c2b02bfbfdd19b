#!/usr/bin/env bash
# What other programs make of what durand writes: GDAL of events and passages, poppler of the PDF,
# librsvg of the SVG, libxml2 of everything that is XML. `bash .ci/exports.sh target/debug/durand`;
# it wants gdal-bin, poppler-utils, librsvg2-bin and libxml2-utils. Every fault is told.
set -euo pipefail
durand="$(realpath "${1:-target/debug/durand}")"
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT

faults=0
fault() {
    printf 'exports: %s\n' "$*" >&2
    faults=$((faults + 1))
}

# same WHAT FOUND WANTED
same() {
    if [ "$2" = "$3" ]; then printf 'exports: %s: %s\n' "$1" "$2"; else fault "$1: $2 instead of $3"; fi
}

# holds WHAT FILE TEXT
holds() {
    if grep -qF -- "$3" "$2"; then printf 'exports: %s: %s\n' "$1" "$3"; else fault "$1 does not say “$3”"; fi
}

# Features in all layers of a file, as GDAL counts them.
features() {
    ogrinfo -ro -al -so "$@" | awk '/^Feature Count:/ { sum += $3 } END { print sum + 0 }'
}

told="$("$durand" events --count)"
passages="$("$durand" passages --format json | grep -c '"paragraph"')"
for form in csv geojson kml; do
    "$durand" events --output "events.$form"
    "$durand" passages --output "passages.$form"
done

# A feature with its day, its title and its place, in each form of events.
positions=(-oo X_POSSIBLE_NAMES=longitude -oo Y_POSSIBLE_NAMES=latitude)
same "events in the KML" "$(features events.kml)" "$told"
same "events in the GeoJSON" "$(features events.geojson)" "$told"
same "events in the CSV" "$(features "${positions[@]}" events.csv)" "$told"
ogrinfo -ro -al events.kml > kml.txt
ogrinfo -ro -al events.geojson > geojson.txt
ogrinfo -ro -al "${positions[@]}" events.csv > csv.txt
for form in kml geojson csv; do
    holds "GDAL, of the $form," "$form.txt" "Massacre at a Peshawar school"
    same "points in the $form" "$(grep -c '^  POINT' "$form.txt")" "$told"
done
# A bare year is sound KML, which this GDAL does not read as a time; it stands in “edtf” all the same.
dated="$(grep -c '^  date (String) = .' csv.txt)"
years="$(grep -cE '<when>-?[0-9]{4}</when>' events.kml)"
same "dates in words in the KML" "$(grep -c '^  edtf (String) = .' kml.txt)" "$dated"
same "dated events in the KML" "$(awk '/^OGRFeature/ { has = 0 }
    / (timestamp|begin|end) \(DateTime\) = [0-9]/ && !has { has = 1; sum++ } END { print sum + 0 }' kml.txt)" "$((dated - years))"
holds "GDAL, of a day in the KML," kml.txt "timestamp (DateTime) = 2014/12/16"
holds "GDAL, of the first day of a span in the KML," kml.txt "begin (DateTime) = 2001/09/01"
holds "GDAL, of its last day," kml.txt "end (DateTime) = 2021/08/31"
holds "GDAL, of the categories of the KML," kml.txt "Layer name: Attack"
holds "GDAL, of a date in the GeoJSON," geojson.txt "= 1893-11-12"
holds "GDAL, of a date in the CSV," csv.txt "= 2001-09/2021-08"

same "passages in the KML" "$(features passages.kml)" "$passages"
same "passages in the GeoJSON" "$(features passages.geojson)" "$passages"

# What GDAL writes of our events is read again.
ogr2ogr -f GeoJSON again.geojson events.geojson
same "events after GDAL" "$("$durand" events again.geojson --count)" "$((2 * told))"

# Every page has its words, in faces that are inside the file and can be searched.
for page in "a4" "a4 --landscape" "letter" "letter --landscape"; do
    # shellcheck disable=SC2086
    "$durand" render --output map.pdf --paper $page --select ex-fata
    pdftotext -enc UTF-8 map.pdf map.txt
    # Words may be parted by the ends of lines.
    tr '\n' ' ' < map.txt > words.txt
    for words in "Strengthen" "Kabul" "AFGHANISTAN" "takes no position" "Natural Earth" "ODbL-1.0" "سابقہ فاٹا"; do
        holds "the PDF on $page" words.txt "$words"
    done
    pdffonts map.pdf > fonts.txt
    same "faces on $page that are not embedded or not readable" \
        "$(awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-2) != "yes" || /Type 3/)' fonts.txt | wc -l)" 0
    [ "$(wc -l < fonts.txt)" -ge 5 ] || fault "the PDF on $page has too few faces"
    same "pages on $page" "$(pdfinfo map.pdf | awk '/^Pages:/ { print $2 }')" 1
done
"$durand" render --output map.pdf
pdftoppm -r 72 -png map.pdf page
[ "$(stat -c %s page-1.png)" -gt 100000 ] || fault "the page of the PDF looks blank"

"$durand" render --output map.svg --select ex-fata
rsvg-convert --output map.png map.svg
[ "$(stat -c %s map.png)" -gt 200000 ] || fault "the SVG looks blank"
same "the SVG’s size" "$(od -An -tu4 --endian=big -j16 -N8 map.png | xargs)" "1600 1000"
xmllint --noout map.svg events.kml passages.kml || fault "something is no XML"

[ "$faults" -eq 0 ]
