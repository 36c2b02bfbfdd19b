"""datashader: many points as an image of densities.

    datashader_peer.py layer FILE.csv            Arrow reads the columns; then one year and a box
    datashader_peer.py picture FILE OUT.png      a file of events to a picture
    datashader_peer.py again FILE.csv            the picture of another year, in the process
"""

import sys
import time

import pyarrow.compute
import pyarrow.csv

from question import BOX, SIZE, WINDOW, YEAR, median_ms, say


def points(path):
    """The columns that a picture needs."""
    import pandas

    if path.endswith(".csv"):
        table = pyarrow.csv.read_csv(path)
        day = table["date"].to_numpy().astype("datetime64[D]")
        columns = {"lon": table["longitude"].to_numpy(), "lat": table["latitude"].to_numpy()}
        year = day.astype("datetime64[Y]").astype(int) + 1970
        return pandas.DataFrame({**columns, "year": year})
    import pyogrio
    import shapely

    frame = pyogrio.read_dataframe(path, columns=["date"])
    geometry = frame.geometry.values
    return pandas.DataFrame({"lon": shapely.get_x(geometry), "lat": shapely.get_y(geometry)})


def picture(frame):
    """Positions are drawn as degrees, which costs datashader nothing."""
    import datashader
    from datashader import transfer_functions

    canvas = datashader.Canvas(*SIZE, x_range=WINDOW[0::2], y_range=WINDOW[1::2])
    return transfer_functions.shade(canvas.points(frame, "lon", "lat"), how="log").to_pil()


task, path = sys.argv[1:3]
if task == "layer":
    start = time.perf_counter()
    table = pyarrow.csv.read_csv(path)
    say("the read alone", time.perf_counter() - start, "s")
    west, south, east, north = BOX
    lon, lat = table["longitude"].to_numpy(), table["latitude"].to_numpy()
    of_year = pyarrow.compute.equal(pyarrow.compute.year(table["date"]), YEAR).to_numpy()
    print((of_year & (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)).sum())
elif task == "picture":
    picture(points(path)).save(sys.argv[3])
elif task == "again":
    frame = points(path)
    years = iter(range(1990, 2021))
    say("picture-again", median_ms(lambda: picture(frame[frame["year"] >= next(years)]), 15), "ms")
