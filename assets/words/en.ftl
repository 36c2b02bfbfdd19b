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


### For everyone: parts of the window, themes, sizes, and what is said aloud

do-larger = Larger
do-smaller = Smaller
do-usual-size = Usual size
do-toggle-still = Reduce motion

everyone-bar = Top bar
everyone-layers = Layers
everyone-map = Map and what is on it
everyone-years = Years
everyone-reader = Reader
everyone-theme = Theme
everyone-theme-system = As the desktop
everyone-theme-light = Light
everyone-theme-dark = Dark
everyone-theme-high-contrast = High contrast
everyone-theme-high-contrast-dark = High contrast, dark
everyone-theme-now = Theme: { $theme }
everyone-usual-size = Usual size ({ $percent } % now)
everyone-size-now = Size { $percent } %
everyone-still = Reduced motion
everyone-on = { $name } on
everyone-off = { $name } off
everyone-opened = { $name } open
everyone-closed = { $name } closed
everyone-boundary-view = Borders as seen by: { $view }
everyone-whole-article = The whole article
everyone-copied = Passage copied with its citation
everyone-nothing-selected = Nothing is selected
everyone-selected-place = { $name }, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}, { $events ->
    [one] { $shown } event
   *[other] { $shown } events
}
everyone-selected-event = { $name }, { $passages ->
    [one] { $passages } passage
   *[other] { $passages } passages
}
everyone-years-now = { $years }: { $shown } of { $count ->
    [one] { $all } event
   *[other] { $all } events
}
everyone-playing = Playing. { $years }
everyone-paused = Paused. { $years }
everyone-passage = Passage { $number } of { $count }
everyone-overlap = {", "}on because it overlaps
