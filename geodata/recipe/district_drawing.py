"""Agencies and Frontier Regions from a drawn map of Pakistan's districts.

No registry holds surveyed limits of the former FATA's inner units.  The npm package
@svg-maps/pakistan.districts is a public-domain drawing (by the Wikimedia Commons
user Schajee) that has them.  The drawing is flat (plate carree), so one affine map
brings it onto longitude and latitude.
"""

import re

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.ops import unary_union

# x' = A0 + A1 x + A2 y, y' = B0 + B1 x + B2 y.  Fitted by least squares to the
# outlines of Pakistan and its provinces in Natural Earth; limits inside are then
# typically 1-3 km and at worst 17 km from an independent 2015 layer.
AFFINE_X = (60.651809, 0.00996921, -0.00002679)
AFFINE_Y = (37.354674, -0.00000283, -0.00869238)

# The drawing's label of each unit, and our id.
UNIT_LABELS = {
    "Bajaur": "bajaur",
    "Mohmand": "mohmand",
    "Khyber": "khyber-agency",
    "Orakzai": "orakzai",
    "Kurram": "kurram",
    "North Waziristan": "north-waziristan",
    "South Waziristan": "south-waziristan",
    "Peshawar Subdivision": "fr-peshawar",
    "Kohat Subdivision": "fr-kohat",
    "Bannu Subdivision": "fr-bannu",
    "Lakki Subdivision": "fr-lakki-marwat",
    "Tank Subdivision": "fr-tank",
    "D I Khan Subdivision": "fr-dera-ismail-khan",
}

_TOKEN = re.compile(r"[a-zA-Z]|-?\d*\.?\d+(?:e-?\d+)?")


def _path_rings(data):
    """The rings of one SVG path; the drawing uses only m, l, h, v and z."""
    tokens = _TOKEN.findall(data)
    rings, ring = [], []
    at, start = (0.0, 0.0), (0.0, 0.0)
    command, index = None, 0
    while index < len(tokens):
        if tokens[index].isalpha():
            command = tokens[index]
            index += 1
        relative, kind = command.islower(), command.lower()
        if kind == "z":
            rings.append(ring)
            ring, at = [], start
            continue
        base = at if relative else (0.0, 0.0)
        if kind in "ml":
            at = (base[0] + float(tokens[index]), base[1] + float(tokens[index + 1]))
            index += 2
        elif kind == "h":
            at = (base[0] + float(tokens[index]), at[1])
            index += 1
        elif kind == "v":
            at = (at[0], base[1] + float(tokens[index]))
            index += 1
        else:
            raise SystemExit(f"The district drawing has a path command '{command}'.")
        if kind == "m":
            if ring:
                rings.append(ring)
            ring, start = [at], at
            command = "l" if relative else "L"
        else:
            ring.append(at)
    rings.append(ring)
    return [[(round(x, 2), round(y, 2)) for x, y in r] for r in rings if len(r) >= 3]


def _georeference(xy):
    x, y = xy[:, 0], xy[:, 1]
    longitude = AFFINE_X[0] + AFFINE_X[1] * x + AFFINE_X[2] * y
    latitude = AFFINE_Y[0] + AFFINE_Y[1] * x + AFFINE_Y[2] * y
    return np.stack([longitude, latitude], axis=1)


def read_units(path):
    """The thirteen units as {our id: polygon in longitude and latitude}."""
    with open(path, encoding="utf-8") as file:
        svg = file.read()
    units = {}
    for attributes in re.findall(r"<path(.*?)/>", svg, re.S):
        label = re.search(r'aria-label="([^"]+)"', attributes).group(1)
        if label not in UNIT_LABELS:
            continue
        rings = _path_rings(re.search(r'\bd="([^"]+)"', attributes).group(1))
        drawn = unary_union([Polygon(ring).buffer(0) for ring in rings])
        units[UNIT_LABELS[label]] = shapely.transform(drawn, _georeference)
    missing = set(UNIT_LABELS.values()) - set(units)
    if missing:
        raise SystemExit(f"The district drawing lacks {', '.join(sorted(missing))}.")
    return {unit: units[unit] for unit in UNIT_LABELS.values()}
