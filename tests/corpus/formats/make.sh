#!/usr/bin/env bash
# Has other programs write the events of source.geojson, and the shapes beside it, in every format
# that is read. Needs GDAL 3.6 or later, and a python with geopandas and pyarrow: PYTHON=… make.sh
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-python3}

rm -f -- *.kml *.kmz *.gpx *.fgb *.zip *.shz *.csv *.tsv *.parquet *.geojsonl

# GDAL. Its fixed dates keep the bytes the same from run to run.
export OGR_CURRENT_DATE=2026-01-01T00:00:00Z SOURCE_DATE_EPOCH=1767225600
ogr2ogr -f LIBKML events.kml source.geojson -nln events -dsco NAME=events
ogr2ogr -f LIBKML events.kmz source.geojson -nln events
ogr2ogr -f KML events-old-driver.kml source.geojson -nln events
ogr2ogr -f GPX events.gpx source.geojson -nln waypoints -dsco GPX_USE_EXTENSIONS=YES \
  -sql "SELECT title AS name, category AS type, \"date\" AS date, place, note FROM source"
ogr2ogr -f FlatGeobuf events.fgb source.geojson -nln events
ogr2ogr -f FlatGeobuf events-no-index.fgb source.geojson -nln events -lco SPATIAL_INDEX=NO
ogr2ogr -f FlatGeobuf events-3857.fgb source.geojson -nln events -t_srs EPSG:3857
ogr2ogr -f FlatGeobuf events-utm.fgb source.geojson -nln events -t_srs EPSG:32642
ogr2ogr -f "ESRI Shapefile" events.shz source.geojson -nln events -lco ENCODING=UTF-8
ogr2ogr -f "ESRI Shapefile" events-latin-1.shp.zip source.geojson -nln events-latin-1 -lco ENCODING=ISO-8859-1
ogr2ogr -f GeoJSONSeq events.geojsonl source.geojson
ogr2ogr -f CSV events-gdal.csv source.geojson -lco GEOMETRY=AS_XY
ogr2ogr -f CSV /vsistdout/ source.geojson -lco GEOMETRY=AS_XY -lco SEPARATOR=TAB > events-gdal.tsv
ogr2ogr -f CSV events-wkt.csv source.geojson -lco GEOMETRY=AS_WKT
ogr2ogr -f CSV mixed-wkt.csv mixed.geojson -lco GEOMETRY=AS_WKT
for layer in areas lines; do
  ogr2ogr -f LIBKML $layer.kml $layer.geojson -nln $layer
  ogr2ogr -f FlatGeobuf $layer.fgb $layer.geojson -nln $layer
  ogr2ogr -f "ESRI Shapefile" $layer.shz $layer.geojson -nln $layer
  ogr2ogr -f CSV $layer-wkt.csv $layer.geojson -lco GEOMETRY=AS_WKT
done
ogr2ogr -f GPX lines.gpx lines.geojson -nln tracks -nlt MULTILINESTRING -sql "SELECT name FROM lines"

# What QGIS, spreadsheets and geopandas write.
"$python" - <<'PYTHON'
import csv, io, json
import geopandas, pyarrow, pyarrow.parquet as parquet

features = json.load(open("source.geojson"))["features"]
rows = []
for feature in features:
    x, y = feature["geometry"]["coordinates"]
    said = feature["properties"]
    rows.append([x, y] + [said.get(name, "") for name in ("title", "date", "category", "place", "note", "n")])
names = ["X", "Y", "title", "date", "category", "place", "note", "n"]

def table(delimiter, end="\r\n"):
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(names)
    writer.writerows(rows)
    return out.getvalue()

# QGIS: AS_XY in front, CRLF, with a byte order mark where it is asked for one.
open("events-qgis.csv", "w", encoding="utf-8-sig", newline="").write(table(","))
# A European spreadsheet.
open("events-semicolons.csv", "w", encoding="cp1252", newline="").write(table(";"))
# "Unicode text" of a spreadsheet: UTF-16 and tabs.
open("events-utf-16.csv", "w", encoding="utf-16", newline="").write(table("\t"))

events = geopandas.read_file("source.geojson")
events["date"] = [feature["properties"].get("date") for feature in features]
events.to_parquet("events.parquet", index=False)
events.to_parquet("events-covering.parquet", index=False, write_covering_bbox=True, compression="zstd")
events.to_crs(3857).to_parquet("events-3857.parquet", index=False)
events.to_crs(32642).to_parquet("events-utm.parquet", index=False)
for layer in ("areas", "lines"):
    geopandas.read_file(f"{layer}.geojson").to_parquet(f"{layer}.parquet", index=False)
plain = pyarrow.table({
    "lon": [row[0] for row in rows],
    "lat": [row[1] for row in rows],
    **{name: [feature["properties"].get(name) for feature in features] for name in ("title", "date", "category")},
})
parquet.write_table(plain, "events-columns.parquet", compression="brotli")
# Texts by their differences, as newer writers store them.
encodings = {"title": "DELTA_BYTE_ARRAY", "date": "DELTA_LENGTH_BYTE_ARRAY", "category": "DELTA_BYTE_ARRAY"}
parquet.write_table(plain, "events-delta.parquet", use_dictionary=False, column_encoding=encodings, data_page_version="2.0")
days = pyarrow.table({
    "title": ["day", "moment", "nanos"],
    "lon": [71.0, 72.0, 73.0],
    "lat": [34.0, 34.5, 35.0],
    "date": pyarrow.array([19000, 18854, None], pyarrow.date32()),
    "start": pyarrow.array([0, 1629011700500000, None], pyarrow.timestamp("us", "UTC")),
    "begin": pyarrow.array([None, None, 1628985600000000000], pyarrow.timestamp("ns")),
    "price": pyarrow.array(["1.50", "-0.05", None], pyarrow.string()).cast(pyarrow.decimal128(9, 2)),
    "list": [[1, 2], [], None],
})
parquet.write_table(days, "days.parquet", compression="lz4")
PYTHON
ls -l | awk 'NR > 1 { bytes += $5 } END { print bytes " bytes in all" }'
