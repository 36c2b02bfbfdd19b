"""numpy and SQLite: columns in memory, and a table with an index, asked for one year and a box.

    numpy_peer.py numpy|sqlite FILE.csv
"""

import sqlite3
import sys

import numpy
import pyarrow.csv

from question import BOX, YEAR, median_ms, say

_, task, path = sys.argv
table = pyarrow.csv.read_csv(path)
lon, lat = table["longitude"].to_numpy(), table["latitude"].to_numpy()
day = table["date"].to_numpy().astype("datetime64[D]").astype(numpy.int32)
first, after = (numpy.datetime64(f"{year}-01-01", "D").astype(numpy.int32) for year in (YEAR, YEAR + 1))
west, south, east, north = BOX

if task == "numpy":

    def count():
        of_year = (day >= first) & (day < after)
        return (of_year & (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)).sum()

else:
    database = sqlite3.connect(":memory:")
    database.execute("create table events (day integer, lon real, lat real)")
    database.executemany("insert into events values (?, ?, ?)", zip(day.tolist(), lon.tolist(), lat.tolist()))
    database.execute("create index by_day on events (day, lon, lat)")
    ask = "select count(*) from events where day >= ? and day < ? and lon between ? and ? and lat between ? and ?"
    asked = (int(first), int(after), west, east, south, north)

    def count():
        return database.execute(ask, asked).fetchone()[0]


print(count())
say("year-and-box", median_ms(count, 100), "ms")
