"""Provinces re-cut along the OpenStreetMap line.

Natural Earth's own line lies up to 6.7 km from OpenStreetMap's.  Drawing the fills of
the one under the line of the other would leave a visible fringe, so the union of
both countries is cut anew along the better line and each side is handed back to
its provinces.
"""

import numpy as np
import shapely
from shapely.geometry import LineString, Point
from shapely.ops import split, unary_union

from geometry import only_polygons, polygons, ring_edges

# Points beyond the union of the two countries to which the line is prolonged, so that
# it cuts right through: one in Iran, two in China.  OpenStreetMap and Natural Earth
# put each of the two tripoints some 3 km apart: in the west the line gains that
# much, in the east what lies beyond Natural Earth's Chinese border is left off.
BEYOND_WEST = (60.70, 29.857)
BEYOND_EAST = [(74.602, 37.042), (74.75, 37.03)]


def cut_sides(afghan, pakistani, line):
    """Split the union of both countries along `line`: (Afghan side, Pakistani side)."""
    both = unary_union([*afghan.values(), *pakistani.values()]).buffer(0)
    afghanistan, pakistan = unary_union([*afghan.values()]), unary_union([*pakistani.values()])
    tripoint = min(
        (p for e in ring_edges(afghanistan) & ring_edges(pakistan) for p in e),
        key=lambda p: p[0],
    )
    through = LineString([BEYOND_WEST, tripoint, *line.coords, *BEYOND_EAST])
    sides = ([], [])
    for piece in split(both, through).geoms:
        more_pakistani = piece.intersection(pakistan).area >= piece.intersection(afghanistan).area
        sides[more_pakistani].append(piece)
    return unary_union(sides[0]), unary_union(sides[1])


def partition(whole, units, step=0.01, reach=0.08):
    """Divide `whole` among `units` without gap or overlap.

    Each unit keeps what of it lies inside.  What no unit covers (the fringe that the
    re-cut line moved across) goes to the nearest unit: the outlines of the units are
    sampled every `step` degrees near the fringe, and the fringe is cut by the Voronoi
    cells of the samples.
    """
    shares, taken = {}, None
    for name, outline in units.items():
        share = outline.intersection(whole)
        if taken is not None:
            share = share.difference(taken)
        shares[name] = only_polygons(share)
        taken = shares[name] if taken is None else unary_union([taken, shares[name]])
    fringe = whole.difference(taken)
    if fringe.area == 0:
        return shares

    near = fringe.buffer(reach)
    samples, owners = [], []
    for name, share in shares.items():
        for polygon in polygons(share):
            for point in polygon.exterior.segmentize(step).coords[:-1]:
                if near.contains(Point(point)):
                    samples.append(point)
                    owners.append(name)
    if not samples:
        return shares
    samples, first = np.unique(np.array(samples).round(6), axis=0, return_index=True)
    owners = [owners[i] for i in first]

    extent = whole.envelope.buffer(1)
    cells = list(shapely.voronoi_polygons(shapely.multipoints(samples), extend_to=extent).geoms)
    found = shapely.STRtree(cells).query(shapely.points(samples), predicate="intersects")
    owned = {}
    for sample, cell in sorted(zip(*map(list, found))):
        owned.setdefault(owners[sample], []).append(cells[cell])

    used = None
    for name in shares:
        if name not in owned:
            continue
        gain = unary_union(owned[name]).intersection(fringe)
        if used is not None:
            gain = gain.difference(used)
        used = gain if used is None else unary_union([used, gain])
        shares[name] = only_polygons(unary_union([shares[name], gain]))
    return shares
