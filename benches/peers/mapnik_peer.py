"""Mapnik: the renderer of many a web map.

    mapnik_peer.py layer FILE.csv|FILE.geojson        one year and a box
    mapnik_peer.py picture FILE OUT.png               a file of events to a picture
    mapnik_peer.py again FILE                         the picture once more with another filter, in the process
    mapnik_peer.py scene GEODATA EVENTS OUT.png       durand's bundled map, without its relief
    mapnik_peer.py polygons FILE OUT.png              regions, filled and outlined
"""

import glob
import os
import sys

import mapnik

from question import BOX, COLOURS, SIZE, WINDOW, YEAR, extent, median_ms, say

ROOT = os.environ.get("PEERS_ROOT", "")
for folder in glob.glob(f"{ROOT}/usr/lib/mapnik/*/input") or glob.glob("/usr/lib/mapnik/*/input"):
    mapnik.DatasourceCache.register_datasources(folder)
LONLAT = "+proj=longlat +datum=WGS84 +no_defs"
MERCATOR = "+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +wktext +no_defs"


def source(path):
    """The parameters of a data source."""
    kind = "csv" if path.endswith(".csv") else "geojson"
    return {"type": kind, "file": path}


def layer(name, path):
    """A layer in the XML of a map, with the style of its own name."""
    parameters = "".join(f'<Parameter name="{key}">{value}</Parameter>' for key, value in source(path).items())
    return f'<Layer name="{name}" srs="{LONLAT}"><StyleName>{name}</StyleName><Datasource>{parameters}</Datasource></Layer>'


def style(name, *rules):
    """A style: each rule a filter (or nothing) and its symbolizers."""
    inner = "".join(f"<Rule>{f'<Filter>{asked}</Filter>' if asked else ''}{symbols}</Rule>" for asked, symbols in rules)
    return f'<Style name="{name}">{inner}</Style>'


def marks(width, asked=""):
    """A circle an event, coloured by its category."""
    rules = []
    for category, colour in COLOURS.items():
        wanted = f"[category] = '{category}'" + (f" and {asked}" if asked else "")
        mark = f'<MarkersSymbolizer width="{width}" height="{width}" fill="{colour}" stroke="#fbfaf7" stroke-width="0.5" allow-overlap="true"/>'
        rules.append((wanted, mark))
    return style("events", *rules)


def drawn(xml, out=None):
    """Draws a map of the window, and writes it."""
    page = mapnik.Map(*SIZE)
    mapnik.load_map_from_string(page, f'<Map srs="{MERCATOR}" background-color="#dfe7e8">{xml}</Map>')
    page.zoom_to_box(mapnik.Box2d(*extent()))
    image = mapnik.Image(*SIZE)
    mapnik.render(page, image)
    if out:
        image.save(out, "png")
    return page


task, path = sys.argv[1:3]
if task == "layer":
    opened = mapnik.Datasource(**source(path))
    asked = mapnik.Query(mapnik.Box2d(*BOX))
    asked.add_property_name("date")
    found = 0
    for feature in opened.features(asked):
        # What Mapnik gives here is what its index of boxes holds, a little more than the box.
        at = feature.geometry.envelope()
        inside = BOX[0] <= at.minx <= BOX[2] and BOX[1] <= at.miny <= BOX[3]
        found += inside and str(feature["date"]).startswith(f"{YEAR}-")
    print(found)
elif task == "picture":
    drawn(marks(4) + layer("events", path), sys.argv[3])
elif task == "again":
    # A map keeps no features between two pictures, as a server that changes a filter finds.
    page = drawn(marks(4) + layer("events", path))
    image = mapnik.Image(*SIZE)

    def again():
        mapnik.render(page, image)

    say("picture-again", median_ms(again, 3), "ms")
elif task == "polygons":
    outline = '<PolygonSymbolizer fill="#f4f1ea"/><LineSymbolizer stroke="#b0a592" stroke-width="1"/>'
    drawn(style("regions", ("", outline)) + layer("regions", path), sys.argv[3])
elif task == "scene":
    events, out = sys.argv[3:5]
    fonts = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../assets/fonts")
    for folder, _, names in os.walk(fonts):
        for name in names:
            mapnik.FontEngine.register_font(os.path.join(folder, name))
    face = next(iter(sorted(mapnik.FontEngine.face_names())))

    def text(size, colour, below=0):
        look = f'dy="{below}" face-name="{face}" size="{size}" fill="{colour}" halo-fill="#fbfaf7" halo-radius="1.5"'
        return f"<TextSymbolizer {look}>[name]</TextSymbolizer>"

    def line(colour, width):
        return f'<LineSymbolizer stroke="{colour}" stroke-width="{width}"/>'

    def area(colour):
        return f'<PolygonSymbolizer fill="{colour}"/>'

    dot = '<MarkersSymbolizer width="4" height="4" fill="#3b352c" allow-overlap="true"/>'
    looks = {
        "context/countries": [("", area("#f4f1ea") + line("#b0a592", 1.2))],
        "context/lakes": [("", area("#cfe0e8") + line("#9dbdcd", 0.6))],
        "context/glaciers": [("", area("#ffffff"))],
        "context/urban-areas": [("", area("#ded5c4"))],
        "context/rivers": [("", line("#97b9cc", 0.8))],
        "context/provinces": [("", line("#d3c9b6", 0.8))],
        "khyber-pakhtunkhwa": [("", area("#e8dbbb") + line("#b9ac8c", 1))],
        "balochistan": [("", area("#ced2b9") + line("#b9ac8c", 1))],
        "ex-fata": [("", area("#d9b18a") + line("#c07f45", 0.8))],
        "context/disputed-lines": [("", line("#8a8172", 1))],
        "durand-line": [("", line("#b3261e", 2.2))],
        "context/towns": [("[rank] &lt;= 5", dot + text(11, "#3b352c", 8))],
    }
    xml = "".join(style(name, *rules) + layer(name, f"{path}/{name}.geojson") for name, rules in looks.items())
    xml += style("names", ("", text(15, "#857a69"))) + layer("names", f"{path}/context/countries.geojson")
    drawn(xml + marks(11) + layer("events", events), out)
