"""QGIS without its window.

    qgis_peer.py layer FILE                        into a layer in memory; one year and a box
    qgis_peer.py picture FILE OUT.png              a file of events to a picture
    qgis_peer.py again FILE                        the picture of another year, in the process
    qgis_peer.py scene GEODATA EVENTS OUT.png      durand's bundled map, without its relief
    qgis_peer.py polygons FILE OUT.png             regions, filled and outlined
"""

import os
import sys

from qgis.core import (
    QgsApplication,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateReferenceSystem,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsRectangle,
    QgsRendererCategory,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

from question import BOX, COLOURS, SIZE, YEAR, extent, median_ms, say

program = QgsApplication([], False)
program.initQgis()


def opened(path):
    """A layer, read by OGR."""
    layer = QgsVectorLayer(path, os.path.basename(path), "ogr")
    assert layer.isValid(), path
    return layer


def marks(layer, width):
    """A circle an event, coloured by its category."""
    symbols = []
    for category, colour in COLOURS.items():
        look = {"name": "circle", "size": str(width), "size_unit": "Pixel", "color": colour, "outline_color": "#fbfaf7"}
        symbols.append(QgsRendererCategory(category, QgsMarkerSymbol.createSimple(look), category))
    layer.setRenderer(QgsCategorizedSymbolRenderer("category", symbols))
    return layer


def drawn(layers, out=None):
    """Draws layers, the first on top, into a picture of the window."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    settings.setTransformContext(QgsProject.instance().transformContext())
    settings.setExtent(QgsRectangle(*extent()))
    settings.setOutputSize(QSize(*SIZE))
    settings.setBackgroundColor(QColor("#dfe7e8"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    if out:
        assert job.renderedImage().save(out)


def area(layer, fill, line):
    layer.renderer().setSymbol(QgsFillSymbol.createSimple({"color": fill, "outline_color": line}))
    return layer


def stroke(layer, colour, width):
    look = {"color": colour, "width": str(width), "width_unit": "Pixel"}
    layer.renderer().setSymbol(QgsLineSymbol.createSimple(look))
    return layer


def named(layer, field="name"):
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer


task, path = sys.argv[1:3]
if task == "layer":
    events = opened(path).materialize(QgsFeatureRequest())
    events.dataProvider().createSpatialIndex()
    asked = QgsFeatureRequest(QgsRectangle(*BOX))
    asked.setFilterExpression(f"\"date\" >= '{YEAR}-01-01' and \"date\" <= '{YEAR}-12-31'")
    print(sum(1 for _ in events.getFeatures(asked)))
elif task == "picture":
    drawn([marks(opened(path), 4)], sys.argv[3])
elif task == "again":
    events = marks(opened(path).materialize(QgsFeatureRequest()), 4)
    years = iter(range(1990, 2021))

    def again():
        events.setSubsetString(f"\"date\" >= '{next(years)}-01-01'")
        drawn([events])

    drawn([events])
    say("picture-again", median_ms(again, 5), "ms")
elif task == "polygons":
    drawn([area(opened(path), "#f4f1ea", "#b0a592")], sys.argv[3])
elif task == "scene":
    events, out = sys.argv[3:5]

    def of(name):
        return opened(f"{path}/{name}.geojson")

    towns = of("context/towns")
    towns.setSubsetString("rank <= 5")
    towns.renderer().setSymbol(QgsMarkerSymbol.createSimple({"name": "circle", "size": "1.2", "color": "#3b352c"}))
    drawn(
        [
            marks(opened(events), 11),
            named(towns),
            stroke(of("durand-line"), "#b3261e", 2.2),
            stroke(of("context/disputed-lines"), "#8a8172", 1),
            area(of("ex-fata"), "#d9b18a", "#c07f45"),
            area(of("balochistan"), "#ced2b9", "#b9ac8c"),
            area(of("khyber-pakhtunkhwa"), "#e8dbbb", "#b9ac8c"),
            area(of("context/provinces"), "#00000000", "#d3c9b6"),
            stroke(of("context/rivers"), "#97b9cc", 0.8),
            area(of("context/urban-areas"), "#ded5c4", "#ded5c4"),
            area(of("context/glaciers"), "#ffffff", "#ffffff"),
            area(of("context/lakes"), "#cfe0e8", "#9dbdcd"),
            named(area(of("context/countries"), "#f4f1ea", "#b0a592")),
        ],
        out,
    )
sys.stdout.flush()
# QGIS takes its time to let go of things that the system takes back anyway.
os._exit(0)
