"""What every peer is asked: one year and a box, the map's window, and how to say a time found inside the process."""

import statistics
import time

YEAR = 2015
# West, south, east, north: around Kabul, Khost and Peshawar.
BOX = (69.0, 33.0, 72.0, 35.0)
# The window of the bundled atlas, and the picture of it.
WINDOW = (56.0, 20.0, 82.0, 42.0)
SIZE = (1600, 1000)
COLOURS = {
    "border": "#b3261e",
    "politics": "#3b6ea5",
    "military": "#5f7a3a",
    "militancy": "#6f675a",
    "attack": "#d97706",
}


def say(name, value, unit):
    """Prints a number measured inside the process, as `cargo bench --bench events` does."""
    print(f"result\t{name}\t{value:.6g}\t{unit}", flush=True)


def median_ms(question, repeats):
    """The median time of `question()`, in milliseconds, after one call that is not counted."""
    question()
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        question()
        times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def mercator(lon, lat):
    """Metres of EPSG:3857."""
    import math

    radius = 6378137.0
    return math.radians(lon) * radius, math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) * radius


def extent():
    """The part of EPSG:3857 that a picture shows: the window, widened to the picture's shape."""
    west, south = mercator(*WINDOW[:2])
    east, north = mercator(*WINDOW[2:])
    middle = (west + east) / 2
    half = (north - south) / 2 * SIZE[0] / SIZE[1]
    return middle - half, south, middle + half, north
