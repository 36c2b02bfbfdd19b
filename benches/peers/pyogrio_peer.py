"""pyogrio, as geopandas uses it: a file into a data frame, then one year and a box.

    pyogrio_peer.py layer FILE
"""

import sys

import pyogrio
import shapely

from question import BOX, YEAR

_, task, path = sys.argv
assert task == "layer"
options = {"X_POSSIBLE_NAMES": "longitude", "Y_POSSIBLE_NAMES": "latitude"} if path.endswith(".csv") else {}
frame = pyogrio.read_dataframe(path, **options)
x, y = shapely.get_x(frame.geometry.values), shapely.get_y(frame.geometry.values)
west, south, east, north = BOX
of_year = frame["date"].astype(str).str.startswith(f"{YEAR}-").to_numpy()
print((of_year & (x >= west) & (x <= east) & (y >= south) & (y <= north)).sum())
