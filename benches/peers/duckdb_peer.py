"""DuckDB: a file into a table, then one year and a box; and what a table answers how soon.

    duckdb_peer.py layer FILE.csv|FILE.lines     DuckDB's own readers of CSV and of JSON lines
    duckdb_peer.py spatial FILE.geojson          ST_Read of the spatial extension
    duckdb_peer.py query FILE.csv                a year and a box, and the nearest event, in the process
"""

import glob
import random
import sys

import duckdb

from question import BOX, WINDOW, YEAR, median_ms, say

WEST, SOUTH, EAST, NORTH = BOX
COUNT = f"""
    select count(*) from events where date between date '{YEAR}-01-01' and date '{YEAR}-12-31'
    and lon between {WEST} and {EAST} and lat between {SOUTH} and {NORTH}
"""
FROM_CSV = "select *, longitude as lon, latitude as lat from read_csv(?)"
FROM_LINES = """
    select properties.*, geometry.coordinates[1] as lon, geometry.coordinates[2] as lat
    from read_json(?, format = 'newline_delimited', columns = {
        properties: 'STRUCT(id VARCHAR, title VARCHAR, date DATE, category VARCHAR, place VARCHAR, reports INT)',
        geometry: 'STRUCT("type" VARCHAR, coordinates DOUBLE[])'})
"""
FROM_GEOJSON = "select * exclude (date), date::date as date, st_x(geom) as lon, st_y(geom) as lat from st_read(?)"

_, task, path = sys.argv
database = duckdb.connect(config={"allow_unsigned_extensions": "true"})
if task == "spatial":
    # The extension as a package of PyPI; where DuckDB's own server can be had, INSTALL does the same.
    found = [
        name
        for folder in sys.path
        for name in glob.glob(f"{folder}/duckdb_extension_spatial/**/spatial.duckdb_extension", recursive=True)
    ]
    if found:
        database.execute(f"load '{found[0]}'")
    else:
        database.execute("install spatial; load spatial")
select = {"spatial": FROM_GEOJSON, "layer": FROM_CSV, "query": FROM_CSV}[task]
if path.endswith(".lines"):
    select = FROM_LINES
database.execute(f"create table events as {select}", [path])
if task != "query":
    print(database.execute(COUNT).fetchone()[0])
else:
    say("year-and-box", median_ms(lambda: database.execute(COUNT).fetchone(), 100), "ms")
    at = random.Random(1893)

    def nearest():
        lon, lat = at.uniform(WINDOW[0], WINDOW[2]), at.uniform(WINDOW[1], WINDOW[3])
        order = "(lon - ?) * (lon - ?) + (lat - ?) * (lat - ?)"
        database.execute(f"select id from events order by {order} limit 1", [lon, lon, lat, lat]).fetchone()

    say("nearest-median", median_ms(nearest, 100) * 1e3, "µs")
