"""Towns: the GeoNames gazetteer, thinned, with common English names."""

import json
import re
import unicodedata

from shapely.geometry import Point

from towns_table import BY_HAND, CURATED, NOT_THE_TOWNS_POPULATION, SKIPPED

# Outside Afghanistan and Pakistan only cities of this size, in and around the map.
FOREIGN_POPULATION = 500_000
FOREIGN_BOX = (56, 20, 82, 42)
LOCAL_POPULATION = {"AF": 5_000, "PK": 25_000}
MAX_ALIASES = 6

ISO3 = {
    "AF": "AFG", "PK": "PAK", "IR": "IRN", "IN": "IND", "CN": "CHN", "TJ": "TJK", "TM": "TKM",
    "UZ": "UZB", "KG": "KGZ", "KZ": "KAZ", "OM": "OMN", "AE": "ARE", "SA": "SAU", "QA": "QAT",
}

# Letters that only one of the two languages uses.  A spelling in the Arabic script is
# taken over only where such a letter settles which language it is.
URDU_ONLY = re.compile("[ٹڈڑںےھ]")
PASHTO_ONLY = re.compile("[ټډړږښڼېۍځڅ]")
NOT_URDU = re.compile("[ٽڊڏڌڙڻڪڳڱڄڀٺټډړږښڼېۍځڅݨەۆێۇۈڭيكه،\u064b-\u065f]")
NOT_PASHTO = re.compile("[ٹڈڑںےھہۇۈڭە،\u064b-\u065f]")
# "Tehsil": GeoNames sometimes gives the name of the district's part, not of the town.
NOT_A_TOWN = re.compile("تصیل|تحصیل")
ARABIC = re.compile("^[\u0600-\u06ff\u200c ]+$")

# Administrative words GeoNames sometimes keeps in front of a name.
OFFICE_WORDS = re.compile(r"^(Markaz|Hukumati|Wuleswali|Wuluswali|Alaqahdari)", re.I)


def plain(text):
    """Latin text without diacritics or transliteration marks."""
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    letters = letters.replace("’", "'").replace("‘", "").replace("`", "").replace("ʿ", "")
    return re.sub(r"\s+", " ", letters).strip()


def kebab(text):
    """A kebab-case ASCII id."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text).lower().replace("'", "")).strip("-")


def _curated():
    towns = {}
    for line in CURATED.strip().splitlines():
        fields = [None if f.strip() == "-" else f.strip() for f in line.split("|")]
        number, town_id, name, urdu, pashto, rank, aliases = fields
        towns[int(number)] = dict(
            id=town_id,
            name=name,
            name_ur=urdu,
            name_ps=pashto,
            rank=int(rank),
            aliases=[a.strip() for a in aliases.split(";")] if aliases else [],
        )
    return towns


def _spelling(record, wanted, unwanted):
    for name in record["alternatenames"]:
        if ARABIC.match(name) and wanted.search(name) and not unwanted.search(name):
            if not NOT_A_TOWN.search(name):
                return name
    return None


def _rank(record):
    """5 for the largest of the uncurated towns, 10 for the smallest."""
    population = record["population"]
    if record["geonameid"] in NOT_THE_TOWNS_POPULATION:
        return 9
    limits = (1_500_000, 400_000, 150_000, 60_000, 30_000)
    return 5 + sum(population < limit for limit in limits)


def _wanted(record):
    population = record["population"]
    if record["countrycode"] in LOCAL_POPULATION:
        return population >= LOCAL_POPULATION[record["countrycode"]]
    west, south, east, north = FOREIGN_BOX
    return (
        record["countrycode"] in ISO3
        and west <= record["longitude"] <= east
        and south <= record["latitude"] <= north
        and population >= FOREIGN_POPULATION
    )


def read_towns(path, province_at):
    """Town property sets with `id` and `at`, most important first.

    `province_at(point)` gives the ids of the country and province a point lies in.
    """
    with open(path, encoding="utf-8") as file:
        records = json.load(file)
    curated = _curated()
    missing = set(curated) - {r["geonameid"] for r in records.values()}
    if missing:
        raise SystemExit(f"The gazetteer lacks the curated towns {sorted(missing)}.")

    towns = []
    for record in records.values():
        number = record["geonameid"]
        known = curated.get(number)
        if number in SKIPPED or not (known or _wanted(record)):
            continue
        if not known and OFFICE_WORDS.match(plain(record["name"])):
            continue
        town = dict(known) if known else dict(
            id=None,
            name=plain(record["name"]),
            name_ur=_spelling(record, URDU_ONLY, NOT_URDU),
            name_ps=_spelling(record, PASHTO_ONLY, NOT_PASHTO),
            rank=_rank(record),
            aliases=[],
        )
        if not known and record["countrycode"] not in LOCAL_POPULATION:
            town["name_ur"] = town["name_ps"] = None
        town["country"] = ISO3[record["countrycode"]]
        town["at"] = (round(record["longitude"], 5), round(record["latitude"], 5))
        if record["population"] and number not in NOT_THE_TOWNS_POPULATION:
            town["population"] = record["population"]
        town["geonames"] = number
        towns.append(town)
    towns.extend(dict(t) for t in BY_HAND)

    for town in towns:
        town["where"] = province_at(Point(town["at"]))
    _give_ids(towns)
    _drop_ambiguous_aliases(towns)
    towns.sort(key=lambda t: (t["rank"], -t.get("population", 0), t["id"]))
    return towns


def _give_ids(towns):
    """Curated ids first; of several towns with one name all get their province added."""
    taken = {t["id"] for t in towns if t["id"]}
    names = {}
    for town in towns:
        if not town["id"]:
            names.setdefault(kebab(town["name"]), []).append(town)
    for name, group in sorted(names.items()):
        group.sort(key=lambda t: (-t.get("population", 0), t["geonames"]))
        for town in group:
            plain_id = name
            if len(group) > 1 or name in taken:
                plain_id = f"{name}-{town['where'][1] or town['where'][0]}"
            town_id, number = plain_id, 2
            while town_id in taken:
                town_id, number = f"{plain_id}-{number}", number + 1
            town["id"] = town_id
            taken.add(town_id)


def _drop_ambiguous_aliases(towns):
    names = {t["name"].lower() for t in towns}
    seen = {}
    for town in towns:
        for alias in town.get("aliases", []):
            seen.setdefault(alias.lower(), set()).add(town["id"])
    for town in towns:
        town["aliases"] = [
            a for a in town.get("aliases", [])
            if a.lower() not in names and len(seen[a.lower()]) == 1
        ][:MAX_ALIASES]
