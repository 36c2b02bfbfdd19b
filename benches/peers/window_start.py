"""From the start of a process to the first picture in its window, on a display without a screen.

    window_start.py [--colours 40] [--repeats 5] COMMAND …

Xvfb keeps its screen in a file; that file is looked at every few milliseconds. The screen begins all
black. A picture is there when its sampled pixels have as many different colours as asked: 2 is any
window at all, 40 a map or a tool bar. Each start finds an empty home folder, as the first one ever.
"""

import argparse
import mmap
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

WIDTH, HEIGHT = 1600, 1000
LIMIT = 60.0


def display(folder):
    """A screen whose pixels stand in a file of `folder`: (process, name, the file's bytes)."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as said:
        name = f":{said.readline().strip()}"
    file = os.open(os.path.join(folder, "Xvfb_screen0"), os.O_RDONLY)
    return server, name, mmap.mmap(file, 0, prot=mmap.PROT_READ)


def colours(screen):
    """How many different colours a sample of the pixels has: every 14th of every 32nd row."""
    # The header of an XWD file says its own size and the number of its colour map's entries.
    header = int.from_bytes(screen[0:4], "big") + 12 * int.from_bytes(screen[76:80], "big")
    line = WIDTH * 4
    found = set()
    for row in range(0, HEIGHT, 32):
        start = header + row * line
        pixels = screen[start : start + line]
        found.update(pixels[at : at + 3] for at in range(0, line, 56))
    return len(found)


def first_picture(command, enough):
    """Seconds until there is a picture, or None."""
    with tempfile.TemporaryDirectory() as folder:
        server, name, screen = display(folder)
        home = os.path.join(folder, "home")
        os.makedirs(os.path.join(home, "run"), mode=0o700)
        environment = {key: value for key, value in os.environ.items() if key not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        environment |= {"DISPLAY": name, "HOME": home, "XDG_RUNTIME_DIR": os.path.join(home, "run")}
        environment |= {key: home for key in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")}
        try:
            start = time.perf_counter()
            process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            taken = None
            while time.perf_counter() - start < LIMIT and process.poll() is None:
                now = time.perf_counter() - start
                if colours(screen) >= enough:
                    taken = now
                    break
                time.sleep(0.003)
            if keep := os.environ.get("WINDOW_PICTURE"):
                shutil.copy(os.path.join(folder, "Xvfb_screen0"), keep)
            process.kill()
            process.wait()
            return taken
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--colours", type=int, default=40)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    times = [first_picture(asked.command, asked.colours) for _ in range(asked.repeats)]
    if None in times:
        sys.exit("there was no picture within a minute, or the process ended before one")
    print(f"result\twindow-start\t{statistics.median(times):.6g}\ts")
