"""Measures every row of tasks.py, one run at a time, and keeps what it found in a JSON file.

    compare.py --work PEERS_DIR --durand PROGRAM --results FILE [--only REGEX] [--repeats 5]

What the file already holds is not measured again, so a comparison that was interrupted goes on;
with --only, what matches is measured anew.
"""

import argparse
import json
import os
import pathlib
import re
import sys

import measure
from tasks import tasks

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def environment(where, work):
    """The environment of a run; Debian's packages lie unpacked in a folder of their own.

    Python keeps what it compiled in the work folder, as an installed package would keep it beside itself.
    """
    own = {**os.environ, "PYTHONPYCACHEPREFIX": f"{work}/pycache"}
    own.pop("PYTHONDONTWRITEBYTECODE", None)
    if where != "debian":
        return own
    root = f"{work}/root"
    libraries = f"{root}/usr/lib/x86_64-linux-gnu"
    paths = [libraries, f"{root}/usr/lib", f"{libraries}/blas", f"{libraries}/lapack", f"{libraries}/pulseaudio"]
    return own | {
        "LD_LIBRARY_PATH": ":".join(paths),
        "PYTHONPATH": f"{root}/usr/lib/python3/dist-packages",
        "QT_PLUGIN_PATH": f"{libraries}/qt5/plugins",
        "QT_QPA_PLATFORM": "offscreen",
        "PROJ_LIB": f"{root}/usr/share/proj",
        "GDAL_DATA": f"{root}/usr/share/gdal",
        "QGIS_PREFIX_PATH": f"{root}/usr",
        "PEERS_ROOT": root,
    }


def warm(command):
    """Reads the files a command names, so that no run pays for the disk."""
    for word in command:
        if os.path.isfile(word):
            with open(word, "rb") as file:
                while file.read(1 << 22):
                    pass


def main():
    parser = argparse.ArgumentParser()
    for name in ("--work", "--durand", "--results"):
        parser.add_argument(name, required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--repeats", type=int, default=5)
    asked = parser.parse_args()
    kept = pathlib.Path(asked.results)
    found = json.loads(kept.read_text()) if kept.exists() else {}
    if asked.only:
        found = {key: result for key, result in found.items() if not re.search(asked.only, key)}
    same = {}
    for task in tasks(asked.work, str(REPOSITORY), asked.durand):
        for run in task.runs:
            key = f"{task.key}: {run.who}"
            if task.seen_in or key in found or not re.search(asked.only, key):
                continue
            # Two rows may look at one run from two sides.
            command = json.dumps(run.command)
            if command in same:
                found[key] = found[same[command]]
            elif run.needs and not os.path.exists(run.needs):
                found[key] = {"failed": "not available here"}
            else:
                warm(run.command)
                options = {"environment": environment(run.where, asked.work)}
                result = measure.median(run.command, min(run.repeats, asked.repeats), **options)
                if "failed" in result:
                    result["failed"] = result["failed"].replace(asked.work, "…").replace(str(REPOSITORY), "…")
                found[key] = result
                same[command] = key
            kept.write_text(json.dumps(found, indent=1, ensure_ascii=False))
            short = found[key].get("failed") or f"{found[key]['wall']:.3f} s {found[key]['inside'] or ''}"
            print(f"{key}: {short}", file=sys.stderr, flush=True)


main()
