"""Lines that are not agreed: lines in fact from the coverage, claims from Natural Earth."""

import sqlite3

import shapely
from shapely.geometry import LineString, MultiLineString, Point, box

from coverage import eastward
from facts_borders import (
    CLAIM_SENTENCE,
    LINE_OF_ACTUAL_CONTROL,
    LINE_OF_CONTROL,
    SIACHEN_CLAIMS,
)
from geometry import chain, length_km, lines
from references import SINGLE, claim

CLAIMS_BOX = box(60, 20, 82, 42)
# One of the lines is a stub of some hundred metres where two others meet.
SHORTEST_KM = 1
ADJECTIVE = {"Indian": "India", "Pakistani": "Pakistan", "Chinese": "China"}
HELD_BY = {"India": "held by India", "Pakistan": "held by Pakistan", "China": "held by China"}


def lines_in_fact(coverage, ladakh):
    """Line of Control, Line of Actual Control and the two sides of Siachen."""
    kashmir = ["azad-kashmir", "gilgit-baltistan"]
    chinese = coverage.edges_between(["CHN"], ["IND"])
    near = ladakh.buffer(0.05)
    western_sector = {e for e in chinese if near.contains(Point(LineString(e).centroid))}
    siachen = dict(kind="disputed-line", rank=6, claims=SIACHEN_CLAIMS)
    return [
        ("line-of-control", LINE_OF_CONTROL, coverage.border(kashmir, ["IND"])),
        ("line-of-actual-control", LINE_OF_ACTUAL_CONTROL, eastward(chain(western_sector))),
        ("siachen-western-limit",
         dict(siachen, name="Siachen Glacier, western limit (schematic)"),
         coverage.border(kashmir, ["KAS"])),
        ("siachen-eastern-limit",
         dict(siachen, name="Siachen Glacier, eastern limit (schematic)"),
         coverage.border(["IND"], ["KAS"])),
    ]


def _geometry(blob):
    """A GeoPackage geometry: a short header, an optional envelope, then plain WKB."""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    return shapely.force_2d(shapely.from_wkb(blob[8 + envelope :]))


def claims(geopackage):
    """Natural Earth's claim lines, numbered from north to south."""
    with sqlite3.connect(f"file:{geopackage}?mode=ro&immutable=1", uri=True) as base:
        column = base.execute(
            "SELECT column_name FROM gpkg_geometry_columns WHERE table_name = 'disputed_borders'"
        ).fetchone()[0]
        rows = base.execute(f'SELECT name, adm0_left, "{column}" FROM disputed_borders').fetchall()
    kept = []
    for label, holder, blob in rows:
        line = _geometry(blob)
        if not line.intersects(CLAIMS_BOX) or length_km(line) < SHORTEST_KM:
            continue
        merged = shapely.line_merge(shapely.union_all(lines(line)))
        merged = eastward(merged if not merged.is_empty else line)
        party = ADJECTIVE.get(label.split()[0])
        if party is None or not isinstance(merged, (LineString, MultiLineString)):
            raise SystemExit(f"The disputed line “{label}” is of a kind not known here.")
        kept.append((party, holder, merged))
    kept.sort(key=lambda row: (-row[2].bounds[3], row[2].bounds))
    features, count = [], {}
    for party, holder, line in kept:
        count[party] = count.get(party, 0) + 1
        properties = dict(
            name=f"Limit of a claim by {party} on ground {HELD_BY[holder]}",
            kind="disputed-line",
            rank=7,
            claims=[claim(party, CLAIM_SENTENCE[party], "Natural Earth, disputed boundary lines",
                          SINGLE)],
        )
        features.append((f"claim-{party.lower()}-{count[party]}", properties, line))
    return features
