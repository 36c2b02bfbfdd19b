"""The rows of benches/RESULTS.md: what is asked, of whom, and what durand is to stay under.

Every command of a task does the same with the same file. `given` are figures for this kind of machine
that came with the goals; they stand in the table, marked, where this run has none of its own.
"""

from dataclasses import dataclass, field

from question import BOX, YEAR


@dataclass
class Run:
    """One who is measured: `kind` is durand, floor or peer; `inside` names a time of its own saying."""

    who: str
    command: list
    kind: str = "peer"
    where: str = "here"
    inside: str = ""
    repeats: int = 5
    needs: str = ""


@dataclass
class Task:
    """A row: `of` is the number compared, wall, rss_mb or inside; the goal is in its unit."""

    key: str
    title: str
    goals: list  # of (what, most, unit, name of the line of `cargo bench`, or "")
    runs: list = field(default_factory=list)
    of: str = "wall"
    given: dict = field(default_factory=dict)
    floor_given: str = ""
    # The task whose runs it looks at, where it has none of its own.
    seen_in: str = ""


def tasks(work, repository, durand):
    """All rows; `work` is PEERS_DIR, `durand` the program."""
    here = f"{repository}/benches/peers"
    data, python = f"{work}/data", f"{work}/venv/bin/python"
    debian = ["/usr/bin/python3"]
    geojson, csv, lines = (f"{data}/events-1m.{ending}" for ending in ("geojson", "csv", "lines"))
    regions = f"{data}/regions-1m"
    floors = f"{work}/floors-target/release/floors"
    geodata = f"{repository}/geodata"
    story = f"{repository}/assets/stories/taliban-takeover-2021/events.geojson"
    png = f"{work}/picture.png"
    box = ",".join(f"{side:g}" for side in BOX)

    def venv(who, script, *rest, **options):
        return Run(who, [python, f"{here}/{script}", *rest], needs=python, **options)

    def gis(who, script, *rest, **options):
        module = {"qgis_peer.py": "qgis", "mapnik_peer.py": "mapnik", "gdal_peer.py": "osgeo"}[script]
        command = [*debian, f"{here}/{script}", *rest]
        return Run(who, command, where="debian", needs=f"{work}/root/usr/lib/python3/dist-packages/{module}", **options)

    def floor(who, *rest, kind="floor", **options):
        return Run(who, [floors, *rest], kind=kind, needs=floors, **options)

    def own(*rest, **options):
        return Run("durand", [durand, *rest], kind="durand", **options)

    def ask(path):
        return own("events", path, "--count", "--year", str(YEAR), f"--bounds={box}")

    layer = [
        ask(geojson),
        floor("typed pass, one core", "typed", geojson),
        floor("typed pass, all cores", "typed-all", geojson),
        floor("geojson crate", "geojson", geojson, kind="peer"),
        Run("Node JSON.parse", ["node", f"{here}/node_peer.mjs", geojson]),
        venv("DuckDB, JSON lines", "duckdb_peer.py", "layer", lines),
        venv("DuckDB spatial", "duckdb_peer.py", "spatial", geojson),
        venv("pyogrio", "pyogrio_peer.py", "layer", geojson),
        gis("GDAL iteration", "gdal_peer.py", "layer", geojson),
        gis("QGIS", "qgis_peer.py", "layer", geojson),
    ]
    return [
        Task(
            "geojson",
            "GeoJSON (237 MB) to a queryable layer",
            [("", 0.44, "s", "")],
            layer,
            given={"QGIS": "23 s", "pyogrio": "12.4 s", "GDAL iteration": "10.4 s", "geojson crate": "1.8 s", "Node JSON.parse": "3.2 s"},
            floor_given="0.38 s on one core, 0.18 s on two",
        ),
        Task(
            "csv",
            "CSV (104 MB) to a queryable layer",
            [("", 0.3, "s", "")],
            [
                ask(csv),
                floor("reading it", "read", csv),
                venv("datashader's Arrow read", "datashader_peer.py", "layer", csv),
                venv("DuckDB", "duckdb_peer.py", "layer", csv),
                venv("pyogrio", "pyogrio_peer.py", "layer", csv),
                gis("Mapnik", "mapnik_peer.py", "layer", csv),
            ],
            given={"datashader's Arrow read": "0.19 s", "Mapnik": "1.7 s"},
            floor_given="0.06 s",
        ),
        Task(
            "picture",
            "first picture 1600×1000 as PNG, whole process, from GeoJSON",
            [("", 0.6, "s", "")],
            [
                own("render", geojson, "--output", png, "--size", "1600x1000"),
                gis("Mapnik", "mapnik_peer.py", "picture", geojson, png),
                venv("datashader", "datashader_peer.py", "picture", geojson, png),
                gis("QGIS", "qgis_peer.py", "picture", geojson, png),
            ],
            given={"Mapnik": "14 s", "datashader": "15.6 s", "QGIS": "23 s"},
            floor_given="0.085 s",
        ),
        Task(
            "again",
            "picture again after a change",
            [("", 0.016, "s", "picture-again-1m")],
            [
                venv("datashader", "datashader_peer.py", "again", csv, inside="picture-again", repeats=1),
                gis("QGIS", "qgis_peer.py", "again", geojson, inside="picture-again", repeats=1),
                gis("Mapnik", "mapnik_peer.py", "again", geojson, inside="picture-again", repeats=1),
            ],
            of="inside",
            given={"datashader": "0.067 s", "QGIS": "2.3 s", "Mapnik": "10.7 s", "one egui quad a point": "0.92 s"},
        ),
        Task(
            "nearest",
            "nearest event, median / 95th percentile",
            [("median", 5e-6, "s", "nearest-median-1m"), ("95th percentile", 26e-6, "s", "nearest-p95-1m")],
            [
                floor("kiddo, median", "nearest", csv, kind="peer", inside="kiddo-nearest-median", repeats=5),
                floor("kiddo, 95th percentile", "nearest", csv, kind="peer", inside="kiddo-nearest-p95", repeats=5),
                floor("rstar, median", "nearest", csv, kind="peer", inside="rstar-nearest-median", repeats=5),
                floor("rstar, 95th percentile", "nearest", csv, kind="peer", inside="rstar-nearest-p95", repeats=5),
                venv("DuckDB, median", "duckdb_peer.py", "query", csv, inside="nearest-median", repeats=1),
            ],
            of="inside",
            given={"kiddo": "0.9 / 8.8 µs", "grid": "0.8 / 30 µs", "rstar": "3.0 / 5.3 µs", "DuckDB": "5.9 ms"},
            floor_given="1 µs",
        ),
        Task(
            "year",
            "one year and a box, count",
            [("", 0.23e-3, "s", "year-and-box-1m")],
            [
                venv("numpy", "numpy_peer.py", "numpy", csv, inside="year-and-box", repeats=1),
                venv("DuckDB", "duckdb_peer.py", "query", csv, inside="year-and-box", repeats=1),
                venv("SQLite", "numpy_peer.py", "sqlite", csv, inside="year-and-box", repeats=1),
            ],
            of="inside",
            given={"numpy": "1.7 ms", "DuckDB": "1.0–2.9 ms", "SQLite": "5.6 ms"},
            floor_given="bucketed columns 0.08 ms",
        ),
        Task(
            "memory",
            "peak memory, GeoJSON",
            [("", None, "MB", "")],
            layer,
            of="rss_mb",
            seen_in="geojson",
            given={"GDAL iteration": "57 MB (streams)", "QGIS": "783 MB", "pyogrio": "939 MB"},
            floor_given="228 MB (the file itself)",
        ),
        Task(
            "scene",
            "a scene like the bundled one as PNG, whole process",
            [("", 0.08, "s", "")],
            [
                own("render", "--output", png),
                gis("Mapnik, no relief", "mapnik_peer.py", "scene", geodata, story, png),
                gis("QGIS, no relief", "qgis_peer.py", "scene", geodata, story, png),
                venv("geopandas, no relief", "geopandas_peer.py", "scene", geodata, story, png),
            ],
            given={"Mapnik": "0.20 s", "QGIS": "0.89 s", "geopandas": "1.35 s", "deck.gl": "2.6 s"},
            floor_given="0.024 s",
        ),
        Task(
            "window",
            "window, start to first picture of the bundled story",
            [("", 0.25, "s", "")],
            [
                Run("durand", [python, f"{here}/window_start.py", durand], kind="durand", inside="window-start", repeats=1),
                Run(
                    "an empty eframe window",
                    [python, f"{here}/window_start.py", "--colours", "2", f"{work}/empty_window"],
                    kind="floor",
                    inside="window-start",
                    repeats=1,
                    needs=f"{work}/empty_window",
                ),
                Run(
                    "QGIS Desktop",
                    [python, f"{here}/window_start.py", f"{work}/root/usr/bin/qgis", "--nologo", "--noplugins", "--noversioncheck"],
                    where="debian",
                    inside="window-start",
                    repeats=1,
                    needs=f"{work}/root/usr/bin/qgis",
                ),
            ],
            of="inside",
            given={"QGIS Desktop": "1.9 s", "deck.gl": "2.6 s", "Rerun": "3.9 s"},
            floor_given="an empty eframe window 0.15 s",
        ),
        Task(
            "polygons",
            "polygons of 1 M vertices as PNG, whole process",
            [("", 0.4, "s", "")],
            [
                own("render", "--geodata", regions, "--output", png),
                floor("reading them, typed", "rings", f"{regions}/regions.geojson"),
                gis("Mapnik", "mapnik_peer.py", "polygons", f"{regions}/regions.geojson", png),
                gis("QGIS", "qgis_peer.py", "polygons", f"{regions}/regions.geojson", png),
                venv("geopandas", "geopandas_peer.py", "polygons", f"{regions}/regions.geojson", png),
            ],
            given={"Mapnik": "1.16 s", "QGIS": "6.2 s"},
            floor_given="read 0.11 s",
        ),
        Task(
            "ten",
            "10 M events, GeoJSON (2.4 GB) to a queryable layer",
            [("", 4.5, "s", "")],
            [
                ask(f"{data}/events-10m.geojson"),
                floor("typed pass, all cores", "typed-all", f"{data}/events-10m.geojson"),
                floor("typed pass, one core", "typed", f"{data}/events-10m.geojson"),
                venv("DuckDB, JSON lines", "duckdb_peer.py", "layer", f"{data}/events-10m.lines"),
            ],
            given={"DuckDB": "15 s"},
            floor_given="a typed pass 1.75 s",
        ),
        Task("frame-43", "a frame's own work, the bundled story", [("", 8e-3, "s", "frame-43")], of="inside"),
        Task("frame-1m", "a frame's own work, 1 M events", [("", 8e-3, "s", "frame-1m")], of="inside"),
        Task("frame-10m", "a frame's own work, 10 M events", [("", 8e-3, "s", "frame-10m")], of="inside"),
        Task("switch", "another year, 10 M events", [("", 16e-3, "s", "year-switch-10m")], of="inside"),
        Task("hover", "nearest event, 10 M events", [("", 1e-3, "s", "nearest-median-10m")], of="inside"),
    ]
