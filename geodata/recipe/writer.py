"""Writing GeoJSON (RFC 7946) that is stable byte for byte and reads well in a diff."""

import json

from shapely.geometry.polygon import orient

FILE_MEMBERS = ("title", "source", "version", "licence", "attribution", "accuracy", "note")
PROPERTY_ORDER = (
    "name", "name_ur", "name_ps", "aliases", "kind", "parent", "country", "province", "summary",
    "label", "rank", "population", "valid_from", "valid_to", "status", "claims", "views",
    "length_km", "length_tolerance_m", "length_full_km", "published_km", "area_km2", "iso_3166_2",
    "wikidata", "geonames", "accuracy", "source", "licence",
)  # fmt: skip


def _dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _position(point, decimals):
    # Adding zero turns -0.0 into 0.0; whole numbers lose their ".0".
    rounded = [round(value, decimals) + 0.0 for value in point[:2]]
    return [int(value) if value == int(value) else value for value in rounded]


def _line(points, decimals):
    out = []
    for point in points:
        position = _position(point, decimals)
        if not out or out[-1] != position:
            out.append(position)
    return out


def _polygon(polygon, decimals):
    turned = orient(polygon)
    return [_line(ring.coords, decimals) for ring in [turned.exterior, *turned.interiors]]


def geometry_member(geometry, decimals):
    kind = geometry.geom_type
    if kind == "Point":
        coordinates = _position(geometry.coords[0], decimals)
    elif kind == "LineString":
        coordinates = _line(geometry.coords, decimals)
    elif kind == "MultiLineString":
        coordinates = [_line(part.coords, decimals) for part in geometry.geoms]
    elif kind == "Polygon":
        coordinates = _polygon(geometry, decimals)
    elif kind == "MultiPolygon":
        coordinates = [_polygon(part, decimals) for part in geometry.geoms]
    else:
        raise ValueError(f"cannot write a {kind}")
    return {"type": kind, "coordinates": coordinates}


def feature(feature_id, properties, geometry, decimals=5):
    """One feature as a line of JSON; unknown properties are left out, never null."""
    stray = set(properties) - set(PROPERTY_ORDER)
    if stray:
        raise ValueError(f"{feature_id}: no place in the order for {sorted(stray)}")
    kept = {
        key: properties[key]
        for key in PROPERTY_ORDER
        if properties.get(key) not in (None, "", [])
    }
    member = {
        "type": "Feature",
        "id": feature_id,
        "properties": kept,
        "geometry": geometry_member(geometry, decimals),
    }
    return _dump(member)


def write_collection(path, title, origin, accuracy, features, note=None):
    """Write a FeatureCollection: its members one per line, then one feature per line."""
    members = {"title": title, **origin, "accuracy": accuracy}
    if note:
        members["note"] = note
    lines = ["{", '"type":"FeatureCollection",', f'"name":{_dump(path.stem)},']
    lines += [f'"{key}":{_dump(members[key])},' for key in FILE_MEMBERS if key in members]
    lines += ['"features":[', ",\n".join(features), "]", "}"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
