"""The Durand Line as OpenStreetMap draws it, at full detail.

The Python package timezonefinder-data carries the polygons of the world's time
zones, cut from OpenStreetMap.  Afghanistan and Pakistan each have one zone, so the
edges that Asia/Kabul and Asia/Karachi have in common are the line between them.
"""

from shapely.geometry import LineString, Polygon
from shapely.ops import unary_union
from timezonefinder import TimezoneFinder

from geometry import chain, ring_edges


def _zone(finder, name):
    rings = finder.get_geometry(tz_name=name, coords_as_pairs=True)
    return unary_union([Polygon(part[0], part[1:]) for part in rings])


def full_line():
    """One LineString from the Iranian tripoint (west) to the Chinese one (north-east)."""
    finder = TimezoneFinder()
    kabul = ring_edges(_zone(finder, "Asia/Kabul"), decimals=7)
    karachi = ring_edges(_zone(finder, "Asia/Karachi"), decimals=7)
    line = chain(kabul & karachi)
    if line.geom_type != "LineString":
        raise SystemExit("The two time zones no longer share one unbroken line.")
    points = list(line.coords)
    return LineString(points if points[0][0] < points[-1][0] else points[::-1])
