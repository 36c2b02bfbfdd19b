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


### Find, the palette and the list of keys

do-toggle-find = Find
do-centre-on = Go to a position

group-selection = Finding and selecting
group-reading = Reading
group-years = Years
group-map = Map
group-layers = Layers
group-look = Theme and language
group-window = Window
group-pointer = With the pointer, and by typing

offer-boundary-view = Borders: { $what }
offer-hide-layer = Hide { $what }
offer-show-layer = Show { $what }
offer-theme = Theme: { $what }
offer-language = Language: { $what }

theme-light = light
theme-dark = dark
theme-system = as the desktop

layer-disputed-lines = disputed lines
layer-relief = relief
layer-waters = rivers, lakes, glaciers
layer-towns = towns
layer-units = provinces & agencies
layer-region-counts = events by region

why-chosen = It is chosen now.
why-nothing-selected = Nothing is selected.
why-no-way-back = Nothing was selected before.
why-no-way-forward = Nothing was selected after.
why-no-passage = No passage is at hand.
why-no-other-passage = There is no other passage that way.

find-title = Find
find-button = Find…
find-field = Places, passages, events, dates, commands
find-clear = Clear the field
find-results = What was found
find-hint = > commands   @ places   # events   ¶ passages   ·   also dates and coordinates
find-keys = ↑↓ choose   Enter go   Ctrl+Enter go and stay   Esc close
find-nothing = Nothing is called “{ $text }”, and no passage speaks of it.
find-nothing-here = Nothing of this kind answers to “{ $text }”.
find-count = { $count ->
    [one] { $shown } hit
   *[other] { $shown } hits
}
find-more = The first { $shown } of { $all } hits
find-files = Titles of events in files stay in their files and are not searched; the story’s { $count } events are.
find-place-of = { $kind } · { $where }
find-formerly = formerly { $name }
find-also = also { $name }
find-hidden-by = hidden by { $what }
find-layer-off = “{ $layer }” is off
find-passage = passage { $number }
find-year = names, standing and events of { $year }
find-position = latitude and longitude
find-position-other = longitude before latitude
find-command = command
find-hit-place = Place
find-hit-event = Event
find-hit-passage = Passage
find-hit-date = Date
find-hit-position = Position
find-hit-command = Command

keys-title = Keyboard
keys-intro = All that durand can do; Ctrl+K finds each of these by its name.

gesture-move = Move the map
gesture-move-how = drag, arrows
gesture-zoom = Zoom
gesture-zoom-how = wheel, pinch, double-click
gesture-walk = Walk what is on the map
gesture-walk-how = Tab, Shift+Tab
gesture-select = Select
gesture-select-how = click, or Enter on what has the focus
gesture-point = Light something up
gesture-point-how = point at it
gesture-fan = Spread events that share a spot
gesture-fan-how = click their mark
gesture-reveal = Show what is hidden
gesture-reveal-how = the link on its card
gesture-theme = Light or dark
gesture-theme-how = the button at the top right
gesture-step = Step through years, over the timeline
gesture-step-how = ← →
gesture-column = A year on or off
gesture-column-how = click its chip
gesture-solo = That year alone
gesture-solo-how = double-click its chip
gesture-span = A span of years
gesture-span-how = Shift+click a chip
gesture-year = Go to any year
gesture-year-how = type it into Find: 1893
gesture-position = Go to a position
gesture-position-how = type it into Find: 30.95, 66.43
gesture-menu = More for a passage
gesture-menu-how = right-click it
