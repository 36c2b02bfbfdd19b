"""Writes benches/RESULTS.md from what compare.py and `cargo bench --bench events` found.

    report.py --work PEERS_DIR --durand PROGRAM --results FILE --bench FILE --output RESULTS.md
"""

import argparse
import datetime
import glob
import json
import os
import pathlib
import platform
import re
import subprocess

import measure
from tasks import tasks

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SECONDS = {"ns": 1e-9, "µs": 1e-6, "us": 1e-6, "ms": 1e-3, "s": 1.0}


def said(*command):
    """The first line a program prints, or nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        return (done.stdout.strip().splitlines() or [""])[0]
    except OSError:
        return ""


def machine(work, durand):
    """What this ran on, and with: lines of Markdown."""
    memory = re.search(r"MemTotal:\s+(\d+)", pathlib.Path("/proc/meminfo").read_text())
    model = re.search(r"model name\s*:\s*(.+)", pathlib.Path("/proc/cpuinfo").read_text())
    system = re.search(r'PRETTY_NAME="(.+)"', pathlib.Path("/etc/os-release").read_text())
    python = f"{work}/venv/bin/pip"
    packages = dict(
        line.split("==")
        for line in subprocess.run([python, "freeze"], capture_output=True, text=True).stdout.splitlines()
        if line.count("==") == 1
    ) if os.path.exists(python) else {}
    wanted = ["pyogrio", "duckdb", "duckdb-extension-spatial", "duckdb_extension_spatial", "datashader", "pyarrow", "numpy", "pandas", "geopandas", "matplotlib"]
    versions = [f"{name.replace('_', '-')} {packages[name]}" for name in wanted if name in packages]
    for name in ("qgis", "python3-mapnik", "libmapnik3.1", "libgdal32"):
        for deb in glob.glob(f"{work}/apt/{name}_*.deb"):
            versions.append(f"{name} {os.path.basename(deb).split('_')[1].replace('%3a', ':')}")
    return [
        f"- {os.cpu_count()} cores ({model.group(1) if model else platform.machine()}), "
        f"{int(memory.group(1)) / 1e6:.1f} GB of memory, no graphics card",
        f"- {system.group(1) if system else ''}, Linux {platform.release()}; {said('rustc', '--version')}; "
        f"Python {platform.python_version()}; Node {said('node', '--version')}",
        f"- {said(durand, '--version')} at {said('git', '-C', str(REPOSITORY), 'rev-parse', '--short', 'HEAD')}, release build",
        f"- {', '.join(versions)}",
        f"- measured on {datetime.date.today():%-d %B %Y}",
    ]


def time(seconds):
    """Three digits and a unit."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6)):
        if seconds >= size * 0.9995 or unit == "µs":
            return f"{seconds / size:.3g} {unit}" if seconds / size < 1000 else f"{seconds / size:.0f} {unit}"
    return ""


def number(task, run, found):
    """What a run is compared by, in seconds or megabytes; None when there is nothing."""
    result = found.get(f"{task.seen_in or task.key}: {run.who}", {"failed": ""})
    if "failed" in result:
        return None
    if task.of == "inside":
        value = result["inside"].get(run.inside)
        return value and value[0] * SECONDS[value[1]]
    return result[task.of]


def shown(task, value):
    return f"{value:.0f} MB" if task.of == "rss_mb" else time(value)


class Row:
    """One task: durand's numbers, one a goal, and all others'."""

    def __init__(self, task, found, bench, file_mb):
        self.task = task
        own = [number(task, run, found) for run in task.runs if run.kind == "durand"]
        self.goals = []
        for what, most, unit, name in task.goals:
            if task.key == "memory":
                # The file and 64 bytes for each of a million events.
                most = file_mb + 64.0
            value = own[0] if own else None
            if name in bench:
                measured, its_unit = bench[name]
                value = measured * SECONDS[its_unit]
            self.goals.append((what, most, value))
        self.others = {kind: [] for kind in ("peer", "floor")}
        for run in task.runs:
            value = number(task, run, found)
            if run.kind != "durand" and value is not None:
                self.others[run.kind].append((run.who, value))
        for values in self.others.values():
            values.sort(key=lambda pair: pair[1])

    def peers(self):
        measured = [f"{who} {shown(self.task, value)}" for who, value in self.others["peer"]]
        known = [who for who, _ in self.others["peer"]]
        given = [
            f"{who} {value}†"
            for who, value in self.task.given.items()
            if not any(name.startswith(who) for name in known)
        ]
        return "; ".join(measured + given)

    def floors(self):
        measured = "; ".join(f"{who} {shown(self.task, value)}" for who, value in self.others["floor"])
        return measured or (f"{self.task.floor_given}†" if self.task.floor_given else "")

    def own(self):
        return " / ".join("not measured" if value is None else shown(self.task, value) for _, _, value in self.goals)

    def goal(self):
        return " / ".join(f"≤ {shown(self.task, most)}" for _, most, _ in self.goals)

    def verdict(self):
        if any(value is None for _, _, value in self.goals):
            return "not measured"
        return "holds" if all(value <= most for _, most, value in self.goals) else "**missed**"


def times(value):
    """How many times durand's number: three digits, and no powers of ten."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(task, found, mine):
    """Every run of a task, as lines of Markdown."""
    lines = [f"### {task.title[:1].upper()}{task.title[1:]}", ""]
    if task.of == "inside":
        # What a process took as a whole says nothing about one answer inside it.
        lines += ["| | in the process | × durand |", "|---|--:|--:|"]
        own = [(f"durand, {what}" if what else "durand", value) for what, _, value in mine]
        lines += [f"| {who} | {'not measured' if value is None else time(value)} | |" for who, value in own]
    else:
        lines += ["| | wall time | CPU | peak memory | × durand | answer |", "|---|--:|--:|--:|--:|---|"]
    for run in task.runs:
        result = found.get(f"{task.key}: {run.who}", {"failed": "not run"})
        if task.of == "inside" and run.kind == "durand":
            continue
        value = number(task, run, found)
        if value is None:
            reason = result.get("failed", "it said no time").replace("|", "/")
            lines.append(f"| {run.who} | {reason} |" + (" |" if task.of == "inside" else " | | | |"))
            continue
        base = next((own for what, _, own in mine if own and (not what or what in run.who)), None)
        ratio = times(value / base) if base and run.kind != "durand" else ""
        if task.of == "inside":
            lines.append(f"| {run.who} | {time(value)} | {ratio} |")
            continue
        alone = [f"{name} {time(value * SECONDS[unit])}" for name, (value, unit) in result["inside"].items()]
        answer = "; ".join(word for word in [result["answer"], *alone] if word)
        lines.append(f"| {run.who} | {time(value)} | {time(result['cpu'])} | {result['rss_mb']:.0f} MB | {ratio} | {answer} |")
    if task.key in ("geojson", "csv", "ten"):
        lines += ["", agreement(task, found)]
    return [*lines, ""]


def agreement(task, found):
    """Whether all who counted counted the same."""
    results = {run.who: found.get(f"{task.key}: {run.who}", {}) for run in task.runs}
    counted = {who: result["answer"] for who, result in results.items() if result.get("answer") and who != "reading it"}
    if len(set(counted.values())) <= 1:
        return "All who counted counted the same."
    said = "; ".join(f"{who} {count}" for who, count in counted.items())
    return f"**They did not count the same:** {said}."


def main():
    parser = argparse.ArgumentParser()
    for name in ("--work", "--durand", "--results", "--bench", "--output"):
        parser.add_argument(name, required=True)
    asked = parser.parse_args()
    found = json.loads(pathlib.Path(asked.results).read_text())
    bench_file = pathlib.Path(asked.bench)
    bench = measure.results(bench_file.read_text()) if bench_file.exists() else {}
    file = f"{asked.work}/data/events-1m.geojson"
    file_mb = os.path.getsize(file) / 1e6 if os.path.exists(file) else 237.0
    every = tasks(asked.work, str(REPOSITORY), asked.durand)
    rows = [Row(task, found, bench, file_mb) for task in every]
    runs = max((len(result.get("walls", [])) for result in found.values()), default=0)
    runs = {1: "one run each", 5: "the medians of five runs"}.get(runs, f"the medians of {runs} runs")
    lines = [
        "# Results",
        "",
        f"Written by `benches/peers/run.sh`: {runs}; wall time, CPU time and peak memory are those of",
        "the whole process, its files already in the system's cache. Numbers in the process are medians of many",
        "answers. `benches/generate` makes the files; all peers are asked for the same, the events of 2015",
        "between 69 and 72° E, 33 and 35° N, and the column *answer* holds what they counted.",
        "",
        "## Machine",
        "",
        *machine(asked.work, asked.durand),
        "",
        "## Goals",
        "",
        "| task, 1 M events where none are named | peers | floor | durand | goal | |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        lines.append(f"| {row.task.title} | {row.peers()} | {row.floors()} | {row.own()} | {row.goal()} | {row.verdict()} |")
    marked = any("†" in line for line in lines)
    if marked:
        lines += ["", "† not measured by this run: a figure that came with the goals, for this kind of machine."]
    for verdict, title in (("holds", "Held"), ("**missed**", "Missed"), ("not measured", "Not measured")):
        names = [row.task.title for row in rows if row.verdict() == verdict]
        if names:
            lines += ["", f"{title}, {len(names)} of {len(rows)}: {'; '.join(names)}."]
    notes = REPOSITORY / "benches/peers/NOTES.md"
    if notes.exists():
        lines += ["", "## Notes", "", notes.read_text().strip()]
    lines += ["", "## Every run", ""]
    for row in rows:
        if row.task.runs and not row.task.seen_in:
            lines += table(row.task, found, row.goals)
    if bench:
        lines += ["### `cargo bench --bench events`", "", "| | |", "|---|--:|"]
        lines += [f"| {name} | {value:g} {unit} |" for name, (value, unit) in bench.items()]
    pathlib.Path(asked.output).write_text("\n".join(lines).rstrip() + "\n")


main()
