"""geopandas and matplotlib: the map of a notebook.

    geopandas_peer.py scene GEODATA EVENTS OUT.png      durand's bundled map, without its relief
    geopandas_peer.py polygons FILE OUT.png             regions, filled and outlined
"""

import sys

import matplotlib

matplotlib.use("agg")
import geopandas
from matplotlib import pyplot

from question import COLOURS, SIZE, extent

task, path = sys.argv[1:3]
figure = pyplot.figure(figsize=(SIZE[0] / 100, SIZE[1] / 100), dpi=100)
axes = figure.add_axes((0, 0, 1, 1))


def read(path):
    return geopandas.read_file(path).to_crs(3857)


if task == "polygons":
    out = sys.argv[3]
    read(path).plot(ax=axes, color="#f4f1ea", edgecolor="#b0a592")
else:
    events, out = sys.argv[3:5]
    areas = {
        "context/countries": ("#f4f1ea", "#b0a592"),
        "context/lakes": ("#cfe0e8", "#9dbdcd"),
        "context/glaciers": ("#ffffff", "#ffffff"),
        "context/urban-areas": ("#ded5c4", "#ded5c4"),
        "context/provinces": ("none", "#d3c9b6"),
        "khyber-pakhtunkhwa": ("#e8dbbb", "#b9ac8c"),
        "balochistan": ("#ced2b9", "#b9ac8c"),
        "ex-fata": ("#d9b18a", "#c07f45"),
    }
    for name, (fill, line) in areas.items():
        frame = read(f"{path}/{name}.geojson")
        frame.plot(ax=axes, facecolor=fill, edgecolor=line, linewidth=0.8)
    lines = {"context/rivers": "#97b9cc", "context/disputed-lines": "#8a8172", "durand-line": "#b3261e"}
    for name, colour in lines.items():
        read(f"{path}/{name}.geojson").plot(ax=axes, color=colour, linewidth=1)
    towns = read(f"{path}/context/towns.geojson")
    towns = towns[towns["rank"] <= 5]
    towns.plot(ax=axes, color="#3b352c", markersize=6)
    for name, at in zip(towns["name"], towns.geometry):
        axes.annotate(name, (at.x, at.y), fontsize=8, clip_on=True)
    told = read(events)
    told.plot(ax=axes, color=told["category"].map(COLOURS), markersize=60)
west, south, east, north = extent()
axes.set_xlim(west, east)
axes.set_ylim(south, north)
axes.set_axis_off()
figure.savefig(out)
