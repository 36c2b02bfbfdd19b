"""Runs a command and says what it took: wall time, CPU time and peak memory of the whole process.

    measure.py [--repeats 5] COMMAND …

`os.wait4` gives what the kernel counted for the very process, its threads and the children it waited
for; peak memory is the resident set at its largest, mapped files included.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time


def once(command, environment=None, folder=None, limit=300.0):
    """One run: {"wall", "cpu", "rss_mb", "text", "status"}; seconds and megabytes (10⁶ bytes)."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=complaints, env=environment, cwd=folder)
        # A process that hangs is ended, and its status says so.
        watch = subprocess.Popen(
            ["sh", "-c", f"sleep {limit} && kill {process.pid}"], stdout=subprocess.DEVNULL, start_new_session=True
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        os.killpg(watch.pid, 15)
        watch.wait()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        complaints.seek(0)
        return {
            "wall": wall,
            "cpu": used.ru_utime + used.ru_stime,
            "rss_mb": used.ru_maxrss * 1024 / 1e6,
            "text": out.read().decode(errors="replace"),
            "complaints": complaints.read().decode(errors="replace")[-2000:],
            "status": process.returncode,
        }


def results(text):
    """The lines `result<TAB>name<TAB>value<TAB>unit` of an output, as {name: [value, unit]}."""
    found = {}
    for line in text.splitlines():
        parts = line.split("\t")
        if len(parts) == 4 and parts[0] == "result":
            found[parts[1]] = [float(parts[2]), parts[3]]
    return found


def median(command, repeats=5, **options):
    """The medians of `repeats` runs, each number by itself; stops at the first that fails."""
    runs = []
    for _ in range(repeats):
        runs.append(once(command, **options))
        if runs[-1]["status"] != 0:
            last = (runs[-1]["complaints"].strip().splitlines() or ["it said nothing"])[-1]
            return {"failed": f"exit status {runs[-1]['status']}: {last}"}
    lines = [line for line in runs[-1]["text"].splitlines() if line and not line.startswith("result\t")]
    inside = [results(run["text"]) for run in runs]
    return {
        **{key: statistics.median(run[key] for run in runs) for key in ("wall", "cpu", "rss_mb")},
        "walls": [run["wall"] for run in runs],
        "answer": lines[-1].strip() if lines else "",
        "inside": {
            name: [statistics.median(run[name][0] for run in inside), unit]
            for name, (_, unit) in inside[-1].items()
        },
    }


if __name__ == "__main__":
    arguments = sys.argv[1:]
    repeats = 5
    if arguments[:1] == ["--repeats"]:
        repeats, arguments = int(arguments[1]), arguments[2:]
    print(median(arguments, repeats))
