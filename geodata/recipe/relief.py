"""Hill shading without colour, in Web Mercator rows.

The source is a coloured shaded relief on plain longitude and latitude.  Colour is
height: it changes slowly, the shading fast.  So the lightness minus its own
large-radius blur leaves the shading; re-centred on mid-grey it can be laid over any
fill.  The sea and everything the blur cannot judge is exactly mid-grey.
"""

import json
import math

import numpy as np
from PIL import Image, ImageFilter

from sources import RELIEF

WEST, SOUTH, EAST, NORTH = 56, 20, 82, 42
PIXELS_PER_DEGREE = 30  # of the source image
MARGIN = 3  # degrees read around the box, so that the blur has no edge
WIDTH = 1040
BLUR_RADIUS = 14  # source pixels, about half a degree
GAIN = 1.35
NEUTRAL = 128


def _shading(path):
    """The de-coloured source as float array with a margin, and the sea mask."""
    Image.MAX_IMAGE_PIXELS = None
    left, top = (180 + WEST - MARGIN), (90 - NORTH - MARGIN)
    right, bottom = (180 + EAST + MARGIN), (90 - SOUTH + MARGIN)
    scale = PIXELS_PER_DEGREE
    with Image.open(path) as whole:
        image = whole.crop((left * scale, top * scale, right * scale, bottom * scale))
        image = image.convert("RGB")
    rgb = np.asarray(image, dtype=np.float64)
    # The sea of the source is decidedly blue; stray pixels go, and a rim of land too,
    # where the coast itself would shine.
    blue = (rgb[..., 2] > rgb[..., 0] + 12) & (rgb[..., 2] > rgb[..., 1] + 4)
    mask = Image.fromarray((blue * 255).astype(np.uint8))
    mask = mask.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(9))
    sea = np.asarray(mask) > 127
    lightness = rgb @ (0.299, 0.587, 0.114)
    land = (~sea).astype(np.float64)
    # Blur land only: a plain blur would drag the sea's darkness over the coast.
    weight = _blur(land)
    smooth = _blur(lightness * land) / np.maximum(weight, 1e-3)
    shading = (lightness - smooth) * land
    return shading, sea


def _blur(values):
    """Gaussian blur, separable, with edges repeated."""
    reach = 3 * BLUR_RADIUS
    steps = np.arange(-reach, reach + 1)
    kernel = np.exp(-0.5 * (steps / BLUR_RADIUS) ** 2)
    kernel /= kernel.sum()
    for axis in (0, 1):
        padding = [(0, 0), (0, 0)]
        padding[axis] = (reach, reach)
        padded = np.pad(values, padding, mode="edge")
        values = np.apply_along_axis(np.convolve, axis, padded, kernel, mode="valid")
    return values


def _mercator(latitude):
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _resample(shading):
    """Bilinear onto equal steps of longitude and of Mercator northing."""
    top, bottom = _mercator(NORTH), _mercator(SOUTH)
    height = round(WIDTH * (top - bottom) / math.radians(EAST - WEST))
    northing = top - (np.arange(height) + 0.5) * (top - bottom) / height
    latitude = np.degrees(2 * np.arctan(np.exp(northing)) - math.pi / 2)
    longitude = WEST + (np.arange(WIDTH) + 0.5) * (EAST - WEST) / WIDTH
    row = (NORTH + MARGIN - latitude) * PIXELS_PER_DEGREE - 0.5
    column = (longitude - WEST + MARGIN) * PIXELS_PER_DEGREE - 0.5
    r0, c0 = np.floor(row).astype(int), np.floor(column).astype(int)
    fr, fc = (row - r0)[:, None], (column - c0)[None, :]
    upper = shading[np.ix_(r0, c0)] * (1 - fc) + shading[np.ix_(r0, c0 + 1)] * fc
    lower = shading[np.ix_(r0 + 1, c0)] * (1 - fc) + shading[np.ix_(r0 + 1, c0 + 1)] * fc
    return upper * (1 - fr) + lower * fr


def build(source, out):
    """Write relief.jpg and relief.json."""
    shading, _sea = _shading(source)
    grey = np.clip(np.rint(NEUTRAL + GAIN * _resample(shading)), 0, 255).astype(np.uint8)
    Image.fromarray(grey).save(out / "relief.jpg", quality=88, optimize=False)
    facts = {
        "image": "relief.jpg",
        "title": "Shaded relief",
        **RELIEF,
        "accuracy": "Source pixels of 2 minutes of arc (about 3.5 km); shading only, no heights",
        "projection": "Web Mercator (EPSG:3857): columns equal in longitude, rows equal in"
        " Mercator northing",
        "west": WEST,
        "south": SOUTH,
        "east": EAST,
        "north": NORTH,
        "width": int(grey.shape[1]),
        "height": int(grey.shape[0]),
        "neutral": NEUTRAL,
    }
    text = json.dumps(facts, ensure_ascii=False, indent=2)
    (out / "relief.json").write_text(text + "\n", encoding="utf-8")
