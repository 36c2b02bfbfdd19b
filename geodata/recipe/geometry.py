"""Small helpers on shapely geometries that several modules need."""

import numpy as np
import shapely
from pyproj import Geod, Transformer
from shapely.geometry import LineString, MultiLineString, MultiPolygon
from shapely.ops import linemerge

GEOD = Geod(ellps="WGS84")

# An equidistant-enough metric plane for the borderland (Lambert conformal conic).
_LAMBERT = "+proj=lcc +lat_1=30 +lat_2=36 +lat_0=33 +lon_0=68 +datum=WGS84"
_TO_METRES = Transformer.from_crs(4326, _LAMBERT, always_xy=True)
_TO_DEGREES = Transformer.from_crs(_LAMBERT, 4326, always_xy=True)


def length_km(geometry):
    """Geodesic length on WGS 84."""
    return abs(GEOD.geometry_length(geometry)) / 1000


def area_km2(geometry):
    """Geodesic area on WGS 84."""
    oriented = [shapely.geometry.polygon.orient(p) for p in polygons(geometry)]
    return sum(abs(GEOD.geometry_area_perimeter(p)[0]) for p in oriented) / 1e6


def polygons(geometry):
    """The non-empty polygons inside any geometry, as a flat list."""
    if geometry.geom_type == "Polygon":
        return [] if geometry.area == 0 else [geometry]
    if hasattr(geometry, "geoms"):
        return [p for part in geometry.geoms for p in polygons(part)]
    return []


def only_polygons(geometry):
    """Drop stray lines and points an overlay may leave behind."""
    parts = polygons(geometry)
    return parts[0] if len(parts) == 1 else MultiPolygon(parts)


def lines(geometry):
    """The lines inside a line geometry, as a flat list."""
    return list(geometry.geoms) if hasattr(geometry, "geoms") else [geometry]


def edge(a, b):
    """An undirected edge: the same value whichever way it is walked."""
    return (a, b) if a <= b else (b, a)


def ring_edges(geometry, decimals=None):
    """The set of undirected edges of all rings of a polygon geometry."""
    edges = set()
    for polygon in polygons(geometry):
        for ring in [polygon.exterior, *polygon.interiors]:
            points = [p[:2] for p in ring.coords]
            if decimals is not None:
                points = [(round(x, decimals), round(y, decimals)) for x, y in points]
            edges.update(edge(a, b) for a, b in zip(points, points[1:]) if a != b)
    return edges


def chain(edges):
    """Join edges end to end into as few lines as possible, keeping every vertex."""
    merged = linemerge(MultiLineString([LineString(e) for e in sorted(edges)]))
    return merged


def simplify_metres(geometry, tolerance):
    """Douglas-Peucker with a tolerance in metres."""

    def project(transformer):
        return lambda xy: np.stack(transformer.transform(xy[:, 0], xy[:, 1]), axis=1)

    flat = shapely.transform(geometry, project(_TO_METRES))
    return shapely.transform(flat.simplify(tolerance), project(_TO_DEGREES))


def label_point(geometry, decimals=3):
    """The middle of the largest circle that fits, in the largest part.

    Longitudes are shrunk by the cosine of the latitude first, or circles would be
    ellipses on the map and labels of narrow regions would drift.
    """
    biggest = max(polygons(geometry), key=lambda p: p.area)
    squeeze = np.cos(np.radians(biggest.centroid.y))
    flat = shapely.transform(biggest, lambda xy: xy * [squeeze, 1.0])
    centre = shapely.get_coordinates(shapely.maximum_inscribed_circle(flat, 0.002))[0]
    return [round(centre[0] / squeeze, decimals), round(centre[1], decimals)]


