"""Checks the finished files; build.sh runs it after every build.

    python check.py GEODATA

Stops with one sentence per fault.  What is only worth knowing is printed.
"""

import json
import re
import sys
from pathlib import Path

import shapely
from shapely.geometry import shape

from geometry import edge, polygons, ring_edges

FIVE = ["durand-line", "ex-fata", "khyber-pakhtunkhwa", "balochistan", "chaman-crossing"]
CONTEXT = ["countries", "provinces", "disputed-lines", "rivers", "lakes", "glaciers",
           "urban-areas", "towns"]
FILE_MEMBERS = ["type", "name", "title", "source", "version", "licence", "attribution",
                "accuracy", "features"]
KINDS = {"country", "province", "territory", "agency", "frontier-region", "border",
         "border-stretch", "disputed-line", "crossing", "town", "river", "lake", "glacier",
         "urban-area"}
MUST_EXIST = """
    kabul islamabad rawalpindi peshawar karachi quetta murree doha chaman spin-boldak torkham
    kandahar jalalabad miran-shah wana lahore herat mazar-e-sharif ahmad-wal riyadh abu-dhabi
    new-delhi tehran durand-line ex-fata khyber-pakhtunkhwa khyber-pakhtunkhwa-before-2018
    balochistan chaman-crossing torkham-crossing afghanistan pakistan
""".split()
# Places whose names and standing through time the program speaks of.
CHRONICLED = """
    durand-line ex-fata bajaur mohmand khyber-agency orakzai kurram north-waziristan
    south-waziristan fr-peshawar fr-kohat fr-bannu fr-lakki-marwat fr-tank fr-dera-ismail-khan
    khyber-pakhtunkhwa khyber-pakhtunkhwa-before-2018 balochistan chaman-crossing
    torkham-crossing afghanistan pakistan punjab sindh gilgit-baltistan line-of-control
""".split()
VIEWS = ["in-fact", "pakistan", "afghanistan"]
# Years, months and days as EDTF (level 0) writes them.
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# What a place must be called on a day, or "" where it did not exist as itself.
CALLED = [
    ("balochistan", "1893-11-12", "Balochistan Agency of British India"),
    ("balochistan", "1893-01-01", "Balochistan Agency of British India"),
    ("balochistan", "1960-01-01", "West Pakistan"),
    ("khyber-pakhtunkhwa", "1893-11-12", ""),
    ("khyber-pakhtunkhwa", "1901-11-08", ""),
    ("khyber-pakhtunkhwa", "1901-11-09", "North-West Frontier Province"),
    ("khyber-pakhtunkhwa", "1960-01-01", "West Pakistan"),
    ("khyber-pakhtunkhwa", "2010-04-18", "North-West Frontier Province"),
    ("khyber-pakhtunkhwa", "2010-04-19", "Khyber Pakhtunkhwa"),
    ("ex-fata", "1893-11-12", ""),
    ("ex-fata", "2014-12-31", "Federally Administered Tribal Areas"),
    ("ex-fata", "2018-05-31", "Merged districts of Khyber Pakhtunkhwa"),
    ("durand-line", "1893-11-11", ""),
    ("durand-line", "1893-11-12", "Durand Line"),
    ("pakistan", "1947-08-13", ""),
    ("line-of-control", "1949-07-26", ""),
]
# Twice the area of a grid cell along a long border, in square degrees.
NOTHING = 1e-9

faults = []


def fault(sentence):
    faults.append(sentence)


def load(folder):
    features = {}
    for name in FIVE + [f"context/{c}" for c in CONTEXT]:
        path = folder / f"{name}.geojson"
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
        missing = [m for m in FILE_MEMBERS if m not in data]
        if missing:
            fault(f"{path.name} lacks the members {missing}.")
        if data.get("name") != path.stem:
            fault(f"{path.name} is named {data.get('name')} inside.")
        if not text.endswith("\n") or "null" in text:
            fault(f"{path.name} has a null or no newline at its end.")
        for member in data["features"]:
            place = member["id"]
            if place in features:
                fault(f"The id {place} occurs twice.")
            if member["properties"].get("kind") not in KINDS:
                fault(f"{place} is of no known kind.")
            member["file"] = name
            features[place] = member
    return features


def numbers(coordinates):
    for item in coordinates:
        if isinstance(item, list):
            yield from numbers(item)
        else:
            yield item


def check_geometry(features):
    for place, member in features.items():
        geometry = member["shape"] = shape(member["geometry"])
        if not geometry.is_valid:
            fault(f"{place} is not valid: {shapely.is_valid_reason(geometry)}.")
        if geometry.is_empty:
            fault(f"{place} is empty.")
        if any(round(n, 5) != n for n in numbers(member["geometry"]["coordinates"])):
            fault(f"{place} has more than five decimals.")
        for polygon in polygons(geometry):
            if not polygon.exterior.is_ccw or any(r.is_ccw for r in polygon.interiors):
                fault(f"{place} has a ring that runs the wrong way round.")
        label = member["properties"].get("label")
        if label and polygons(geometry) and not geometry.covers(shapely.Point(label)):
            fault(f"The label of {place} lies outside it.")


def check_names(features):
    # Compared as they are written: "GMT" and "gmt" would be two names.
    owner = {}
    for place, member in features.items():
        name = member["properties"].get("name")
        if name and member["properties"]["kind"] != "town":
            owner.setdefault(name, place)
    towns = {m["properties"]["name"] for m in features.values()
             if m["properties"]["kind"] == "town"}
    seen = {}
    for place, member in features.items():
        properties = member["properties"]
        for alias in properties.get("aliases", []):
            if alias == properties["name"]:
                fault(f"{place} has its own name among its aliases.")
            if alias in owner or (alias in towns and properties["kind"] != "town"):
                fault(f"The alias “{alias}” of {place} is the name of another place.")
            if alias in seen:
                fault(f"The alias “{alias}” belongs to {seen[alias]} and to {place}.")
            seen[alias] = place
    for place, member in features.items():
        parent = member["properties"].get("parent")
        if parent and parent not in features:
            fault(f"The parent {parent} of {place} does not exist.")
    for place in MUST_EXIST:
        if place not in features:
            fault(f"{place} is missing.")


def check_coverage(features):
    of_kind = {}
    for place, member in features.items():
        of_kind.setdefault(member["properties"]["kind"], []).append(place)
    provinces = {
        country: [
            p for p in of_kind["province"] + of_kind["territory"]
            if features[p]["properties"].get("country") == country
            and p not in ("khyber-pakhtunkhwa-before-2018", "ex-fata")
        ]
        for country in ("AFG", "PAK")
    }
    units = of_kind["agency"] + of_kind["frontier-region"]
    # Today Pakistan has seven; with ex-FATA apart, as the layer is cut, eight.
    counts = (len(provinces["AFG"]), len(provinces["PAK"]) + 1, len(units))
    if counts != (34, 8, 13):
        fault(f"There are {counts} Afghan and Pakistani provinces and units, not 34, 8 and 13.")

    def area_of(places):
        return sum(features[p]["shape"].area for p in places)

    def covers(whole, parts, what):
        union = shapely.union_all([features[p]["shape"] for p in parts])
        target = features[whole]["shape"]
        if union.symmetric_difference(target).area > NOTHING:
            fault(f"{what} do not fill {whole} exactly.")
        if abs(area_of(parts) - target.area) > NOTHING:
            fault(f"{what} overlap.")

    covers("afghanistan", provinces["AFG"], "The Afghan provinces")
    covers("pakistan", provinces["PAK"], "The Pakistani provinces")
    covers("ex-fata", units, "The thirteen units")
    covers("khyber-pakhtunkhwa", ["khyber-pakhtunkhwa-before-2018", "ex-fata"],
           "Khyber Pakhtunkhwa before 2018 and ex-FATA")
    countries = of_kind["country"] + ["siachen-glacier"]
    union = shapely.union_all([features[c]["shape"] for c in countries])
    if abs(area_of(countries) - union.area) > NOTHING:
        fault("Countries overlap.")
    for polygon in polygons(union):
        for ring in polygon.interiors:
            gap = shapely.Polygon(ring)
            print(f"  open water inside the countries: {gap.area:.4f} square degrees at"
                  f" {gap.representative_point().wkt}")
            near = features["pakistan"]["shape"].union(features["afghanistan"]["shape"])
            if gap.distance(near) == 0:
                fault("There is a gap beside Afghanistan or Pakistan.")

    # Edge by edge, not only by area: simplification at run time works on shared edges.
    edges = {p: ring_edges(features[p]["shape"]) for p in
             provinces["AFG"] + provinces["PAK"] + units + countries
             + ["ex-fata", "khyber-pakhtunkhwa-before-2018"]}
    use = {}
    for group, members in (
        ("afghan", provinces["AFG"]),
        ("pakistani", [p for p in provinces["PAK"] if p != "khyber-pakhtunkhwa"]
         + ["khyber-pakhtunkhwa-before-2018", "ex-fata"]),
        ("unit", units),
        ("country", countries),
    ):
        use[group] = {}
        for place in members:
            for each in edges[place]:
                use[group].setdefault(each, []).append(place)
    line = list(map(tuple, features["durand-line"]["geometry"]["coordinates"]))
    line_edges = {edge(a, b) for a, b in zip(line, line[1:])}
    for each in line_edges:
        if len(use["afghan"].get(each, [])) != 1 or len(use["pakistani"].get(each, [])) != 1:
            fault(f"The edge {each} of the line is not shared by one province of each country.")
        if sorted(use["country"].get(each, [])) != ["afghanistan", "pakistan"]:
            fault(f"The edge {each} of the line is not shared by the two countries.")
    stretches = {}
    for place in of_kind["border-stretch"]:
        for part in shapely.get_parts(features[place]["shape"]):
            points = list(part.coords)
            for each in (edge(a, b) for a, b in zip(points, points[1:])):
                stretches[each] = stretches.get(each, 0) + 1
    if set(stretches) != line_edges or set(stretches.values()) != {1}:
        fault("The stretches do not make up the Durand Line exactly.")
    for each in edges["ex-fata"] - line_edges:
        if len(use["pakistani"].get(each, [])) != 2:
            fault(f"The edge {each} of ex-FATA is not an edge of another Pakistani province.")
    for each, owners in use["unit"].items():
        if len(owners) == 1 and each not in edges["ex-fata"]:
            fault(f"The edge {each} of {owners[0]} meets no other unit and is not the outline.")
    for group in ("afghan", "pakistani"):
        country = "afghanistan" if group == "afghan" else "pakistan"
        for each, owners in use[group].items():
            if (len(owners) == 1) != (each in edges[country]) or len(owners) > 2:
                fault(f"The edge {each} of {owners[0]} is not met edge for edge.")
    print(f"  {len(line_edges)} edges of the Durand Line, all shared on both sides")


def check_crossings(features):
    line = features["durand-line"]["shape"]
    for place in ("chaman-crossing", "torkham-crossing"):
        if features[place]["shape"].distance(line) > 2e-5:
            fault(f"{place} is not on the line.")


def check_towns(features):
    countries = {
        m["properties"]["country"]: m["shape"]
        for m in features.values()
        if m["properties"]["kind"] == "country"
    }
    for place, member in features.items():
        properties = member["properties"]
        if properties["kind"] == "town":
            away = countries[properties["country"]].distance(member["shape"])
            if away > 0:
                print(f"  {place} lies {away * 105:.1f} km outside {properties['country']}")
            if away > 0.1:
                fault(f"{place} lies far outside the country it claims.")


def check_sources(place, what, entry):
    first, second = entry.get("source", ""), entry.get("second_source", "")
    if not first.strip():
        fault(f"{what} of {place} has no source.")
    if not second.strip():
        fault(f"{what} of {place} neither has a second source nor says that none is at hand.")
    elif second == first:
        fault(f"{what} of {place} gives the same source twice.")


def check_span(place, what, entry):
    start, end = entry["from"], entry.get("to")
    for day in (start, end):
        if day is not None and not DATE.fullmatch(day):
            fault(f"{what} of {place} has the date {day}, which is not EDTF.")
    # Such dates sort as they run, a year before its months.
    if end is not None and end <= start:
        fault(f"{what} of {place} ends before it begins.")
    for member in ("name", "status"):
        if not entry.get(member, "").strip():
            fault(f"{what} of {place} has no {member}.")
    for member in ("not_yet", "overlaps"):
        if entry.get(member, True) is not True:
            fault(f"{what} of {place} has a {member} that is not true: leave it out.")


def called(member, day):
    """What a place was called on a day, or "" where it did not exist as itself."""
    for entry in member["properties"].get("status", []):
        end = entry.get("to")
        if entry["from"] <= day and (end is None or day < end) and not entry.get("overlaps"):
            return "" if entry.get("not_yet") else entry["name"]
    return None


def check_standing(features):
    for place in CHRONICLED:
        if not features[place]["properties"].get("status"):
            fault(f"{place} has no history.")
    single = 0
    for place, member in features.items():
        properties = member["properties"]
        statuses = properties.get("status", [])
        for entry in statuses:
            what = f"The status from {entry['from']}"
            check_span(place, what, entry)
            check_sources(place, what, entry)
        single += sum("Second source not at hand" in e.get("second_source", "")
                      for e in statuses + properties.get("claims", []))
        # Those that run beside others on purpose are marked; the rest follow one another.
        chain = [entry for entry in statuses if not entry.get("overlaps")]
        for before, after in zip(chain, chain[1:]):
            if before.get("to") != after["from"]:
                fault(f"In {place} the status from {after['from']} does not follow on the one"
                      f" before it, which ends at {before.get('to', 'no date')}.")
        if chain and "to" in chain[-1] and chain[-1]["to"] != properties.get("valid_to"):
            fault(f"The last status of {place} ends, and the place does not.")
        if any(entry.get("not_yet") for entry in chain[1:]):
            fault(f"{place} is said not to exist yet after it did.")
        for entry in properties.get("claims", []):
            what = f"The claim of {entry.get('party')}"
            check_sources(place, what, entry)
            position = entry["position"].strip()
            if not position.endswith(".") or ". " in position:
                fault(f"{what} on {place} is not one sentence.")
    for place, day, name in CALLED:
        if called(features[place], day) != name:
            fault(f"On {day} {place} is called “{called(features[place], day)}”, not “{name}”.")
    views = features["durand-line"]["properties"].get("views", [])
    if [view.get("view") for view in views] != VIEWS:
        fault(f"The Durand Line does not have the views {VIEWS}.")
    for view in views:
        if not all(view.get(member, "").strip() for member in ("name", "wording", "source")):
            fault(f"The view {view.get('view')} lacks a name, a wording or a source.")
    if len({view.get("name") for view in views}) != len(VIEWS):
        fault("Two views call the Durand Line by one name.")
    print(f"  {single} statuses and claims say that a second source is not at hand")


def report():
    for sentence in faults[:40]:
        print(sentence, file=sys.stderr)
    if faults:
        sys.exit(f"{len(faults)} faults.")


def main(folder):
    features = load(folder)
    check_geometry(features)
    check_names(features)
    report()  # the rest needs sound geometry and every place
    check_coverage(features)
    check_crossings(features)
    check_towns(features)
    check_standing(features)
    report()
    print(f"  {len(features)} features, no fault")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    main(Path(sys.argv[1]))
