"""GDAL itself: the features pass by one after the other, with both filters set; nothing is kept.

    gdal_peer.py layer FILE
"""

import sys

from osgeo import gdal, ogr

from question import BOX, YEAR

gdal.UseExceptions()
_, task, path = sys.argv
assert task == "layer"
source = ogr.Open(path)
layer = source.GetLayer(0)
layer.SetSpatialFilterRect(*BOX)
layer.SetAttributeFilter(f"date >= '{YEAR}-01-01' AND date <= '{YEAR}-12-31'")
print(sum(1 for _ in layer))
