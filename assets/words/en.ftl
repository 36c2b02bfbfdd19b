# The words of the window and the map in English, which says everything.
# A line is `key = text`; { $name } is filled in. See https://projectfluent.org/fluent/guide.

### What a reader can do: menus, tooltips, the list of keys, the palette

do-clear-selection = Clear the selection
do-select = Select
do-hover = Point at
do-back = Back to the last selection
do-forward = Forward
do-escape = Close, or clear the selection
do-fan-out = Spread events that share a spot
do-next-passage = Next passage
do-previous-passage = Previous passage
do-show-in-article = Show in article
do-show-selection = Back to the selection
do-copy-citation = Copy citation
do-toggle-column = Switch a year on or off
do-solo-column = That year alone
do-span-to-column = Span of years
do-all-years = All years
do-no-years = No years
do-next-year = Next year
do-previous-year = Previous year
do-toggle-play = Play or pause the years
do-play-step = Next step of playing
do-toggle-layer = Switch a layer on or off
do-reveal = Show what is hidden
do-pan = Move the map
do-zoom-about = Zoom
do-zoom-in = Zoom in
do-zoom-out = Zoom out
do-home = Show the whole borderland
do-fit-selection = Fit the selection
do-resize-map = Resize the map
do-set-theme = Set the theme
do-switch-theme = Light or dark
do-toggle-panel-layers = Layers panel
do-toggle-panel-reader = Reader panel
do-toggle-panel-years = Years panel
do-toggle-about = About and data sources
do-toggle-keys = Keyboard
do-quit = Quit
do-undo = Undo
do-redo = Redo
do-set-boundary-view = Choose whose view of the borders
do-go-to-year = Go to a year
do-set-language = Choose the language

### Undo

undone = Undone: { $what }
redone = Redone: { $what }
nothing-to-undo = There is nothing to undo.
nothing-to-redo = There is nothing to redo.

### Views of the borders

view-in-fact = In fact
view-pakistan = Pakistan
view-afghanistan = Afghanistan

### Numbers

count-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
}
view-caveat = A line drawn on this map takes no position on who is right.
view-of-borders = Borders: { $view ->
    [in-fact] in fact
    [pakistan] as Pakistan sees them
   *[afghanistan] as Afghanistan sees them
}

### Cards: names and standing through time

card-today = today { $name }
card-in-year = In { $year }
card-not-yet = In { $year } there was no { $name }; its ground then:
card-not-told-of = What it was in { $year } is not told here; the name is today’s.
card-modern-geometry = Geometry is today’s; only names and standing change with the year.
card-history = Names and standing through time
card-until-today = today
card-go-to-year = Go to { $year }
card-view = As told in this view ({ $view })
card-see-view = View: { $view }

### The map

map-speaks-of = Names and standing of { $year } · modern geometry
map-modern-geometry = modern geometry


### Export

do-toggle-export = Export …
export-title = Export
export-what = What
export-map = Map
export-events = Events
export-passages = Passages
export-form = Format
export-form-png = PNG
export-form-svg = SVG
export-form-pdf = PDF
export-form-csv = CSV
export-form-geojson = GeoJSON
export-form-kml = KML
export-form-text = Text
export-form-json = JSON
export-form-jsonld = Web Annotations
export-scale = Pixels to a point
export-times = { $times }×
export-paper = Paper
export-paper-a4 = A4
export-paper-letter = Letter
export-portrait = Portrait
export-landscape = Landscape
export-only-events = Only the events that show: { $shown } of { $count }
export-only-passages = Only the passages about the selection: { $shown } of { $count }
export-file = File
export-save = Save
export-close = Close
export-working = Writing …
export-saved = Saved { $path }, { $size }
export-kept = { $name } was there already and stays as it is.
export-copy-path = Copy the path
export-failed = Nothing was saved: { $why }
export-no-file = Name the file to write, with its folder.
export-bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}
export-kilobytes = { $count } KB
export-megabytes = { $count } MB

### What stands on a page

map-licences = licences: { $names }
map-legend-more = … and { $count } more
