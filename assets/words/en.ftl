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
do-fit-layer = Zoom to a layer
do-show-table = Table of a layer
do-show-style = Style of a layer
do-show-import = How a layer is read
do-brush-years = Span of years
do-all-years = All years
do-no-years = No years
do-next-year = Next year
do-previous-year = Previous year
do-toggle-play = Play or pause the years
do-play-step = Next step of playing
do-add-layers = Open files
do-remove-layer = Take a layer away
do-move-layer = Move a layer up or down the list
do-change-layer = Change a layer
step-read = How a layer is read
step-style = Style of a layer
step-name = Name of a layer
do-set-article = Open or close a copy of the article
do-close-article = Close your copy of the article
do-toggle-own-article = Your copy or the digest
do-set-story = Read another story
work-removed = “{ $name }” is taken away
work-read-anew = “{ $name }” is read anew
work-left-open = In “{ $name }” it is left open whether day or month comes first
work-too-many-layers = No more files can be opened in this window: close it and open another.
do-toggle-layer = Switch a layer on or off
do-shade-by = Shade regions by their events
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
view-caveat = A line drawn on this map takes no position on who is right.
view-of-borders = Borders: { $view ->
    [in-fact] in fact
    [pakistan] as Pakistan sees them
   *[afghanistan] as Afghanistan sees them
}

### Numbers

count-events = { $count ->
    [one] { $count } event
   *[other] { $count } events
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

map-speaks-of = Names and standing of { $year } · modern geometry and towns
map-modern-geometry = modern geometry

### Find, the palette and the list of keys

do-toggle-find = Find
do-centre-on = Centre the map here

group-selection = Finding and selecting
group-reading = Reading
group-years = Years
group-map = Map
group-layers = Layers
group-look = Theme and language
group-window = Window
group-pointer = With the pointer, and by typing
offer-boundary-view = Borders: { $what }
offer-fit-layer = Zoom to { $what }
offer-show-table = Table of { $what }
offer-show-style = Style of { $what }
offer-show-import = How { $what } is read
offer-export-layer = Export the events of { $what }
offer-remove-layer = Remove { $what }
offer-hide-layer = Hide { $what }
offer-show-layer = Show { $what }
offer-shade-by = Shade the regions of { $name } by their events
offer-theme = Theme: { $what }
offer-language = Language: { $what }
theme-light = light
theme-dark = dark
theme-system = as the desktop
theme-high-contrast = high contrast
theme-high-contrast-dark = high contrast, dark
layer-disputed-lines = disputed lines
layer-relief = relief
layer-waters = rivers, lakes, glaciers
layer-towns = towns
layer-units = provinces & agencies
layer-region-counts = events by region
why-largest = Everything is as large as it gets.
why-smallest = Everything is as small as it gets.
why-chosen = It is chosen now.
why-nothing-selected = Nothing is selected.
why-no-way-back = Nothing was selected before.
why-no-way-forward = Nothing was selected after.
why-no-passage = No passage is at hand.
why-no-other-passage = There is no other passage that way.
find-title = Find
find-button = Find…
find-field = Places, passages, events, dates, commands
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
find-formerly = formerly { $name }
find-also = also { $name }
find-hidden-by = hidden by { $what }
find-layer-off = “{ $layer }” is off
find-passage = passage { $number }
find-year = names, standing and events of { $year }
find-link = opens as far as it can, and says what it could not find
find-position = latitude and longitude
find-position-other = longitude before latitude
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
gesture-parts = Go from part to part of the window
gesture-parts-how = F6, Shift+F6
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
gesture-brush = Take a span of years, where there are many
gesture-brush-how = drag across the columns or the ends of the span; arrows move an end that has the focus
gesture-layer = Change one of your layers
gesture-layer-how = its menu in the list of layers, at the end of its row
gesture-rows = Walk the rows of a table
gesture-rows-how = Tab to them, then arrows, Page Up and Page Down, Home, End; Enter selects, Ctrl+C copies the row
gesture-order = Draw one of your layers above another
gesture-order-how = drag it in the list of layers; Alt+↑ and Alt+↓ while it has the focus
gesture-year = Go to any year
gesture-year-how = type it into Find: 1893
gesture-position = Go to a position
gesture-position-how = type it into Find: 30.95, 66.43
gesture-main-menu = The menu
gesture-main-menu-how = F10, then the arrow keys
gesture-link = Open a link to a view
gesture-link-how = paste it into Find
gesture-files = Open files: events, shapes, texts, stories, projects
gesture-files-how = let them go over the window
gesture-shade = Shade regions of your own
gesture-shade-how = link on a region’s card
gesture-lost = Find a file that has moved, bring back unsaved work
gesture-lost-how = links above the map
gesture-recent = Forget a recent project
gesture-recent-how = menu, Open recent
gesture-measure = Set and move points while measuring
gesture-measure-how = click, or arrows and Enter
gesture-menu = Copy, measure or zoom right there
gesture-menu-how = right-click it

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
everyone-layers-width = Width of the layers
everyone-years-height = Height of the years
everyone-reader-width = Width of the reader
everyone-borders = Borders
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
everyone-copied-text = Copied
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

### Reach: measuring, the menu on the map, citations, links, guided reading

do-copy-citation-plain = Copy citation
do-copy-citation-markdown = Copy citation as Markdown
do-copy-citation-bibtex = Copy citation as BibTeX
do-copy-current-citation = Copy citation of this passage
do-copy-coordinates = Copy coordinates
do-copy-feature = Copy as GeoJSON
do-copy-text = Copy
do-copy-link = Copy link to this view
do-open-link = Open a link
do-next-stop = Next in the article
do-previous-stop = Previous in the article
do-toggle-measure = Measure
do-measure-from = Measure from here
do-measure-point = Set a point
do-measure-move = Move the measuring point
do-measure-close = Close the area
do-measure-take-back = Take the last point back
do-measure-copy = Copy what is measured
do-zoom-in-at = Zoom in here

gesture-here = What is here, and its coordinates
gesture-here-how = right-click, Shift+F10, menu key

measure-title = Measure
measure-end = End measuring
measure-begun = Measuring. Click to set points, or move the cross with the arrows and press Enter.
measure-ended = Measuring ended.
measure-first = Click to set the first point.
measure-next = Click to set the next point.
measure-help = Backspace takes a point back, Enter closes the area, Esc ends.
measure-length = { $km } km ({ $miles } mi)
measure-area-of = { $km } km² ({ $miles } sq mi)
measure-distance = Distance: { $length }
measure-last-leg = Last leg: { $length }
measure-area = Area: { $area }
measure-area-if-closed = Area if closed: { $area }
measure-perimeter = Perimeter: { $length }
measure-perimeter-if-closed = Perimeter if closed: { $length }
measure-crosses = The outline crosses itself, so it has no area.
measure-point = { $number }: { $place }
measure-point-name = Point { $number } of what is measured
measure-said-first = Point 1 at { $place }.
measure-said-next = Point { $number }: { $leg } from the last, { $whole } in all.
measure-too-few = An area needs three points.
measure-open-again = The area is open again; no point was taken.
measure-taken-back = { $count ->
    [0] No point is left.
    [one] One point is left.
   *[other] { $count } points are left.
}
measure-nothing = Nothing is measured yet.
measure-copied = What is measured was copied.
measure-most = There are { $count } points already; no more can be set.

here-title = Here
here-nothing = Nothing the map knows of
here-more = and { $count } more
here-copy-coordinates = Copy { $what }
here-copy-feature = Copy { $name } as GeoJSON
here-copied = Copied: { $what }
here-copied-feature = { $name } was copied as GeoJSON.
here-no-feature = { $name } has no shape that could be copied.

cite-as = copy as …
cite-as-short = as …
cite-plain = Plain text
cite-markdown = Markdown
cite-bibtex = BibTeX
cite-copied = Passage { $paragraph } copied with its citation
cite-copied-article = The article’s reference was copied.

link-copied = The link to this view was copied.
link-copied-without = The link to this view was copied, but what is selected cannot be named in a link.
link-opened = The link is open.
link-other-article = This link is of another article, “{ $name }”; what it names was looked for in this one.
link-no-place = This link names the place “{ $name }”, which this atlas does not have.
link-no-event = This link names the event “{ $name }”, which this article does not tell.
link-no-passage = This link names the passage “{ $name }”, which this article does not have.
link-no-layer = This link names the layer “{ $name }”, which is not here.
link-no-year = This link names the date “{ $name }”, which the timeline does not have.
link-unknown = This link says “{ $name }”, which this durand does not know.
link-out-of-range = This link says “{ $name }”, which is not on the map; the whole map is shown.
link-more = { $count ->
    [one] And one thing more is not here.
   *[other] And { $count } things more are not here.
}

guide-said = Stop { $number } of { $count } · { $paragraph } · { $name }
guide-stop = Stop { $number } of { $count } · { $paragraph }
guide-hidden = It is hidden: { $what }.
guide-hidden-short = hidden: { $what }
guide-show = show it
guide-at-last = That was the last of { $count } stops.
guide-at-first = This is the first of { $count } stops.
guide-nothing = This article names no place and no event that is on the map.

### Dates

when-day = { $day } { $month } { $year }
when-month = { $month } { $year }
when-season = { $season } { $year }
when-decade = { $year }s
when-decades = { $years }s
when-century = { $ordinal } century
when-millennium = { $ordinal } millennium
when-before-christ = { $year } BC
when-about = c. { $date }
when-uncertain = { $date }?
when-years = { $from }–{ $to }
when-span = { $from } – { $to }
when-days = { $day }–{ $to }
when-days-of-months = { $day } { $month } – { $to }
when-months = { $from }–{ $to } { $year }
when-since = since { $date }
when-from = from { $date }
when-until = until { $date }
when-any = at any time
when-undated = undated
when-early = early { $years }
when-mid = mid { $years }
when-late = late { $years }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
season-spring = spring
season-summer = summer
season-autumn = autumn
season-winter = winter

### What things are called: places, events, years that are on

kind-country = Country
kind-province = Province
kind-territory = Territory
kind-agency = Agency
kind-frontier-region = Frontier Region
kind-border = Border
kind-border-stretch = Border stretch
kind-disputed-line = Disputed line
kind-crossing = Border crossing
kind-town = Town
kind-river = River
kind-lake = Lake
kind-glacier = Glacier
kind-urban-area = Urban area
kind-region = Region
kind-line = Line
kind-spot = Place
category-border = Border & crossing
category-politics = Politics & diplomacy
category-military = Military operation
category-militancy = Militant movement
category-other = other
category-attack = Attack
precision-exact = known to the spot
precision-town = known to the town
precision-region = known to the region
precision-country = known to the country
paragraph-headline = headline
paragraph-standfirst = standfirst
paragraph-caption = caption
events-counted = { $count ->
    [one] { $grouped } event
   *[other] { $grouped } events
}
events-around = Events around { $position }
position-north = { $degrees }° N
position-south = { $degrees }° S
position-east = { $degrees }° E
position-west = { $degrees }° W
years-all = All years
years-none = No years
years-range = { $from }–{ $to }
years-some = { $count } of { $all } dates
hidden-all-years-off = all years off
hidden-years-only = { $years } only
hidden-layer-off = “{ $layer }” is off
hidden-category-off = “{ $category }” is off

### About

about-title = About durand and its data
about-program = durand { $version } reads an article on its map, offline.
about-geometry = Geometry is today’s throughout. A line on this map takes no position on who is right: borders that a state contests are drawn as they are in fact, and their cards state each position with its source.
about-article = The article
about-data = Data
about-typefaces = Typefaces
about-typefaces-list = Source Sans 3 and Source Serif 4 (Adobe), Noto Naskh Arabic (the Noto project), each under the SIL Open Font License 1.1.
about-file = File
about-source = Source
about-version = Version
about-licence = Licence
about-attribution = Attribution
about-accuracy = How exact

### The bar and what is open over the map

bar-menu = Menu
menu-file = File
menu-edit = Edit
menu-view = View
menu-story = Story
bar-light-theme = Light theme
bar-dark-theme = Dark theme
bar-back = Back ({ $keys })
bar-forward = Forward ({ $keys })
bar-language = Language
notice-put-away = Put this notice away
notice-more = { $count ->
    [one] … and one more
   *[other] … and { $count } more
}
notice-show-all = Show all
notice-show-fewer = Show fewer
notice-close-all = Close all
chooser-here = Here are

### Files that are read

loading-stop = Stop reading
loading-stopping = Stopping …
loading-so-far = { $files } · { $count ->
    [one] { $grouped } event
   *[other] { $grouped } events
}
loading-faults = { $count ->
    [one] { $grouped } fault or warning
   *[other] { $grouped } faults or warnings
}
faults-title = Faults and warnings
faults-left-open = Whether day or month stands first was left open.
faults-found = { $what } in the files.
faults-count = { $count ->
    [one] 1 fault
   *[other] { $grouped } faults
}
faults-count-warnings = { $count ->
    [one] 1 warning
   *[other] { $grouped } warnings
}
faults-and = {", "}
faults-fault = Fault
faults-warning = Warning
faults-of-file = of
faults-all-files = all files
faults-copy = Copy the list
faults-how-read = How it is read …
faults-show = Show them
faults-first = The first { $count } are listed; all of them by their sort:
faults-save-rejected =
    { $count ->
        [one] Save the one record of { $name } that could not be placed …
       *[other] Save the { $grouped } records of { $name } that could not be placed …
    }
faults-save-undated =
    { $count ->
        [one] Save the one of { $name } without a date …
       *[other] Save the { $grouped } of { $name } without a date …
    }
faults-saved =
    { $count ->
        [one] Saved 1 record in { $path }.
       *[other] Saved { $grouped } records in { $path }.
    }

### Cards: places and events

card-published-km = Published lengths: { $lengths } km; a length grows with the detail of the line
card-article = The article
card-labelled = { $name }: { $text }
card-date = Date
card-article-says = The article says
card-file-says = The file says
card-place = Place
card-position = Position
card-what-article-says = What the article says
card-added = Added, not in the article
card-also-in-file = Also in the file
card-from-file = From { $file }
card-own-file = From { $file }, a file of your own: its source, licence and accuracy are not known to durand.
card-from-a-file = From a file, not from the article
card-hidden = Hidden on the map: { $why }.
card-show-it = Show it
card-also = also { $names }
card-english = English
card-urdu = Urdu
card-pashto = Pashto
card-km = km
card-km-to = km to { $metres } m
card-km2 = km²
card-units = agencies & FRs
card-people = people
card-passages = { $count ->
    [one] passage
   *[other] passages
}
card-events = { $count ->
    [one] event
   *[other] events
}
card-events-told = { $count ->
    [one] event told
   *[other] events told
}
card-units-heading = { $count } agencies and Frontier Regions
card-select = Select { $name }
region-counting = The events in this region are being counted …
region-events = { $count ->
    [one] { $grouped } event lies in it
   *[other] { $grouped } events lie in it
}
region-others-off = of { $all }; the others are switched off
region-years = Events by year: { $from } to { $to }, { $events } at most
region-shown = { $events }, { $shown } shown
region-shade = Shade the regions of { $name } by their events
region-shade-none = No longer shade the regions of { $name }
region-shaded = The regions of { $name } are shaded by their events.
region-shaded-no-more = Regions are no longer shaded by their events.

### Squares of very many events

square-undated = { $count } undated
square-zoom-in = Zoom in here
square-back = ‹ { $name }
square-back-keys = Back to the list ({ $keys })
square-off-one = { $first } is off
square-off-two = { $first } and { $second } are off
square-off-many = { $count } categories are off
square-quoted = “{ $name }”
square-hidden = of { $all }: { $why }
square-some-of = { $shown } of { $all }
square-page = Events { $first }–{ $last } of { $all }
square-earlier = ‹ earlier
square-later = later ›
square-around = Around { $position }
square-around-town = Around { $position }, near { $town }

### The reader

reader-back = Back to { $name }
reader-not-told = The article does not speak of it.
reader-passage = Passage { $number } of { $count }
reader-copy = copy
reader-copy-help = Copy this passage with its citation
reader-show-in-article = show in article
reader-next = next ›
reader-previous = ‹ prev

### The timeline

timeline-play = Play the years
timeline-pause = Pause
timeline-all = All
timeline-none = None
timeline-count = { $shown } of { $count ->
    [one] { $all } event
   *[other] { $all } events
}
timeline-undated = { $undated } undated
timeline-event = Event: { $title }
timeline-column = { $column }, { $events }
timeline-shown = { $column }, { $shown } shown
timeline-spans = spans
timeline-spans-of-years = spans of years
timeline-category = { $name }: { $count }
timeline-layer-class = { $layer }, { $class }
timeline-more-categories = and { $count } more
timeline-help = Click: on or off. Double-click: alone. Shift-click: the span from the last one.
timeline-from = First year of the span
timeline-to = Last year of the span
timeline-dates = { $from } to { $to }
timeline-help-brush = Drag: from here to where you let go. Double-click: all years.
timeline-help-bars = Click: on or off. Double-click: alone. Shift-click or drag: a span.

### The map: nodes, legend, scale

map-name = Map
map-node = { $name } on the map
map-more-marks = { $count ->
    [one] and { $grouped } more mark: zoom in
   *[other] and { $grouped } more marks: zoom in
}
map-events-at = { $events }, { $place }
map-more-in-about = more in About
map-sources-in-about = Sources in About
map-kilometres = { $number } km
map-metres = { $number } m
map-counts-none = none
map-on = { $years }: { $shown } of { $count ->
    [one] { $all } event
   *[other] { $all } events
}
map-described = Map of the places and events told of in { $article }. { $years }: { $shown } of { $count ->
    [one] { $all } event
   *[other] { $all } events
}.
layers-menu = Menu of { $name }
layers-row = Layer { $name }, { $place } of { $count }, { $events }
layers-name = Name of the layer
layers-help = Drag: above or below another. Double-click: another name.
layers-fit = Zoom to it
layers-table = Table …
layers-style = Style …
layers-import = How it is read …
layers-shade = Shade its regions by their events
layers-rename = Rename
layers-up = Move up
layers-down = Move down
layers-export = Export its events …
layers-remove = Remove
style-title = Style of “{ $name }”
style-colour = Colour
style-by-category = By category
style-own-of-layer = The layer’s own
style-one-colour = One colour
style-by-column = By a column
style-column = Column
style-equal-counts = As many events in each class
style-round-steps = Round steps
style-each-value = Each value for itself
style-ramp = Ramp { $number }
style-palette = Colour { $number }
style-own-colour = Another colour
style-symbol = Symbol
style-symbol-usual = By category
style-circle = Circle
style-square = Square
style-diamond = Diamond
style-triangle = Triangle
style-hexagon = Hexagon
style-size = Size
style-one-size = One size
style-size-by-column = By a number in a column
style-opacity = Opacity
style-usual = As it was at first
table-panel = Table of a layer
table-height = Height of the table
table-close = Close the table
table-count = { $shown } of { $count ->
    [one] { $all } row
   *[other] { $all } rows
}
table-columns = the first { $shown } of { $all } columns
table-asking = looking …
table-not-read = Its file is not read yet, or cannot be read.
table-filter = Filter
table-filter-hint = words, or > 100
table-in = in
table-any-column = any column
table-only-seen = Only in view
table-only-shown = Only what is on
table-page = Rows { $first } to { $last } of { $all }
table-back = Rows before
table-on = Rows after
table-order = Order by { $column }
table-ordered-up = Ordered by { $column }, the smallest first
table-ordered-down = Ordered by { $column }, the largest first
table-rows = Rows of { $name }
table-row = Row { $number }: { $values }
legend-layers = Your layers
legend-from-to = { $from } to { $to }
legend-below = { $from } to below { $to }
legend-others = { $count ->
    [one] one other value
   *[other] { $count } other values
}
legend-no-number = no number
legend-no-value = no value
legend-looking = { $column }: being read …
legend-regions = Regions
legend-events = Events
legend-context = Context
legend-disputed-lines = Disputed lines
legend-relief = Relief
legend-waters = Rivers, lakes, glaciers
legend-towns = Towns
legend-units = Provinces & agencies
legend-region-counts = Events by region

### Export

do-toggle-export = Export …
do-export-layer = Export the events of a layer
export-title = Export
export-what = What
export-map = Map
export-events = Events
export-passages = Passages
export-form = Format
export-of = Of
export-of-all = story and all layers
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
export-shapes-left-out = { $count ->
    [one] 1 line or area is left out: { $form } holds only events at points; GeoJSON holds both.
   *[other] { $count } lines and areas are left out: { $form } holds only events at points; GeoJSON holds both.
}
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
map-own-file = { $file }: a file of the reader’s own, source and licence unknown
map-counts-by = Events by region of { $name }
map-legend-more = … and { $count } more

# Opening, saving and finding files

open-title = Open
open-title-save = Save the project as
open-title-locate = Where is the file now?
open-title-locate-file = Where is { $file } now?
open-path = Path
open-up = Up
open-home = Home
open-documents = Documents
open-downloads = Downloads
open-project-folder = The project’s folder
open-recent = Recent projects
open-files = Files
open-folder = { $name }, folder
open-all = Show all files
open-embed = Put the files of its layers into the project
open-cut = The first { $count } are shown; write a part of the name to find others.
open-go = Open
open-many = Open { $count } files
open-save = Save
open-replace = Write over it
open-locate = Use this file
open-cancel = Cancel
open-keys = Tab completes, ↑ ↓ choose, Ctrl+Space marks several, Alt+↑ goes up
open-keys-one = Tab completes, ↑ ↓ choose, Alt+↑ goes up
open-listing = Looking through the folder …
open-nothing = Nothing here that durand reads; “Show all files” shows the rest.
open-unlisted = The folder cannot be listed: { $why }
open-choose = Choose a file, or write its path.
open-missing = There is no such file: { $path }
open-name = Write the name of the project behind the folder.
open-no-folder = There is no such folder to save into: { $path }
open-no-project = That is no project, and nothing else is written over: { $path }
open-is-there = There is such a project already. Write over it, or choose another name: { $path }

group-files = Files
do-file-new = New
do-file-open = Open …
do-file-open-paths = Open files
do-file-save = Save
do-file-save-as = Save as …
do-file-close = Close the project
do-file-locate = Locate …
do-file-forget = Forget a project
do-file-bring-back = Bring unsaved work back
do-file-throw-away = Throw unsaved work away
file-recent = Open recent
file-forget = Forget { $name }
file-untitled = Untitled
file-title = { $name } · durand
file-title-unsaved = { $name } (not saved) · durand
file-name = { $name }
file-name-unsaved = { $name } (not saved)
file-begun = Begun anew.
file-opened = { $name } is open.
file-there = { $name } is open already.
file-saved = Saved { $path }
file-not-saved = The project was not saved, and its file is as it was: { $why }
file-not-kept = What is not saved cannot be kept beside it: { $why }
file-not-embedded = The file of { $name } stays outside the project: it is missing, or too large.
file-damaged = A part of this project could not be read, so it is not written over. Save it under another name.
file-changed = Another program has written this project meanwhile. Save it under another name, or write over it.
file-more-faults = { $count ->
    [one] One more is wrong with it; durand check lists all: { $path }
   *[other] { $count } more are wrong with it; durand check lists all: { $path }
}
file-recovered = Recovered work from { $name }, which was not saved; kept { $at }.
file-keep = Open it
file-keep-named = Open the recovered work from { $name }
file-discard = Delete it for good
file-discard-named = Delete the recovered work from { $name } for good
file-later = Ask me later
file-brought-back = The recovered work is open, and not saved yet.
file-thrown-away = The recovered work is discarded.
file-locate = Locate …
file-lost =
    { $count ->
        [one] The file of one layer is not where it was.
       *[other] The files of { $count } layers are not where they were.
    }
file-missing = Its file is missing: { $file }
file-locate-named = Locate the file of { $name }
file-located = { $count ->
    [one] Found one file.
   *[other] Found { $count } files.
}
drop-project = Let go to open the project { $name }.
drop-text = Let go to read { $name }.
drop-events = { $count ->
    [one] Let go to lay it beside the story.
   *[other] Let go to lay { $count } files beside the story.
}
drop-files = { $count ->
    [one] Let go to open it.
   *[other] Let go to open { $count } files.
}

### Writing a story

do-write-story = Write a new story
do-write-from-clipboard = Write a story from the clipboard
do-edit-story = Edit a copy of this story
do-read-story = Read it
why-editing = It is being edited.
why-not-editing = No story is being edited.

draft-do-about = Change the head of the story
draft-do-type = Type
draft-do-insert = New paragraph
draft-do-split = Split a paragraph
draft-do-merge = Join two paragraphs
draft-do-move = Move a paragraph
draft-do-remove = Delete a paragraph
draft-do-role = Change what a paragraph is
draft-do-mark = Mark a place
draft-do-no-place = Mark as no place
draft-do-unmark = Remove a mark
draft-do-change-place = Change a place of the story
draft-do-remove-place = Delete a place of the story
draft-do-add-event = Add an event
draft-do-change-event = Change an event
draft-do-move-event = Move an event
draft-do-remove-event = Delete an event
draft-do-tell = Tell of an event here
draft-do-untell = No longer tell of an event here
draft-do-forget = Forget a lost mark

draft-error-gone = What was to be changed is no longer there.
draft-error-no-words = No words are marked: select some first.
draft-error-too-long = A story holds 2,000 paragraphs and two million letters at most: leave something out.
draft-error-too-many = A story holds 2,000 events and a paragraph 250 marks at most: leave something out.
draft-error-nameless = It needs a name.

draft-fault-no-title = The story has no title, without which it cannot be saved: give it one.
draft-fault-no-text = The story has no text: type or paste it.
draft-fault-no-such-place = There is no place “{ $name }” here: mark another one.
draft-fault-off-place = The mark of “{ $name }” lies outside of its place: move it or choose another place.
draft-fault-untold = No paragraph tells of “{ $name }”: add it to one, or delete it.
draft-fault-lost-place = “{ $name }” was marked as a place, and is gone from the text.
draft-fault-lost-event = “{ $name }” was marked as an event, and is gone from the text.
draft-fault-figure = The paragraph is gone that says “{ $name }”: the figure will not be saved.

write-title = Writing
write-unsaved = not saved
write-saved-state = saved
write-save = Save
write-story-title = Title
write-author = Author
write-outlet = Outlet
write-date = Date
write-more = More about the story
write-kind = What sort of text it is
write-language = Language, such as en
write-summary = Summary
write-author-note = About the author
write-note = Note for the reader
write-rights = Whose the text is
write-id = Id
write-id-help = The story’s folder is best called as its id: { $id }

write-date-read = Read as { $date }
write-date-use = Use { $edtf } ({ $date })
write-date-help = A day is 2014-12-16, a month 2014-12, a year 2014; about 2014 is 2014~, perhaps 2014 is 2014?, the 1990s are 199X, the late 1990s 1995~/1999~, since 2001 is 2001/.., spring 2021 is 2021-21.

write-paragraph-hint = Type or paste here
write-paragraph-name = Text of { $label }
write-paragraph-empty = Text of an empty paragraph
write-new-paragraph = New paragraph
write-select-first = Select words first.
write-mark-place = Place
write-mark-place-help = The words mean a place (Ctrl+Shift+P)
write-mark-event = Event
write-mark-event-help = The words tell of an event (Ctrl+Shift+E)
write-mark-none = Not a place
write-mark-none-help = The words mean no place (Ctrl+Shift+N)
write-unmark = Remove mark
write-paragraph-menu = Paragraph
write-move-up = Move up
write-move-down = Move down
write-split = Split at the cursor
write-merge = Join to the one above
write-insert-below = New paragraph below
write-remove = Delete
write-role-headline = Headline
write-role-standfirst = Standfirst
write-role-caption = Caption
write-role-body = Numbered paragraph

write-which-place = Which place is “{ $words }”?
write-place-field = Find a place
write-place-hint = Name of a place
write-place-none = No place of the map is called so.
write-place-own = Put it on the map
write-cancel = Cancel
write-own-name = Name of the place
write-own-kind = What it is
write-own-at = Where: latitude, longitude
write-own-at-help = Click on the map where it is, or write its position, such as 34.02, 71.58. By keys: F6 to the map, then the arrows, with Shift in small steps.
write-own-at-wrong = That is no position: write latitude and longitude in degrees, such as 34.02, 71.58.
write-own-aliases = What else the text calls it, with commas between
write-own-summary = A sentence about it
write-own-put = Put it there
write-places = Places of this story
write-place-change = Change { $name }
write-place-remove = Delete { $name }

write-events = Events ({ $count })
write-events-none = Select words, such as a date, and choose Event.
write-undated = undated
write-event-new = New event
write-event-change = Event
write-event-title = What happened
write-event-date = When, such as 2014-12-16
write-event-date-text = The date in the words of the text
write-event-category = What sort of event
write-event-place = Place
write-event-no-place = Choose a place
write-event-nowhere = No place
write-event-click = Click on the map
write-event-click-now = Click on the map where it was; press here when it is right
write-event-place-text = The place in other words
write-event-precision = How exactly the place is known
write-event-short = In two or three words
write-event-description = What the text says of it
write-event-keep = Keep
write-event-kept = Kept: { $title }
write-event-wants = It wants a title, a date that can be read or none, and a position.
write-event-untell = Not told here
write-event-remove = Delete the event
write-event-up = Move up: { $title }
write-event-down = Move down: { $title }
write-event-away = Delete: { $title }
write-added-new = Add what is known beyond the text
write-added-text = Known beyond the text, { $number }
write-added-source = Its source, { $number }
write-added-remove = Leave out { $number }

write-mend = To mend ({ $count })
write-mend-nothing = Nothing: the story is sound.
write-forget = Forget “{ $words }”

write-save-title = Saving
write-save-folder = Folder of the story
write-save-here = Save the story
write-save-help = A story is a folder of small files. durand opens it with --story, and durand check looks it through.
write-saved = { $count ->
    [0] Saved, and nothing is wrong with it: { $folder }
    [one] Saved, with one thing wrong that durand check tells: { $folder }
   *[other] Saved, with { $count } things wrong that durand check tells: { $folder }
  }
write-save-failed = Not saved: { $why }
write-save-stopped = the program stopped writing it

## How a file is read

import-title = How “{ $name }” is read
import-preset = Sort of table
import-no-preset = no known sort
import-found = found by itself
import-delimiter = Fields parted by
import-encoding = Encoding
import-day-order = 3/4/2014
import-day-first = Day first
import-month-first = Month first
import-left-open = left open: only the year
import-leave-open = Leave it open
import-swapped = Swap latitude and longitude
import-serial = Bare numbers are days of a spreadsheet
import-swap = Swap them
import-no-positions = No column is known to hold positions: say which hold longitude and latitude.
import-header-below = Line { $line } names the columns; what stands above it is passed over.
import-same-name = { $count } columns are called { $name }; the first of them is read as that.
import-guessed = The columns of positions were told by their numbers, not by their names.
import-no-dates = No column is taken as the date, so the events are undated: choose “date” or “year” above the column that says when. None is called { $names }, and none holds dates.
import-seem-swapped =
    { $count ->
        [one] The position makes sense only with latitude and longitude swapped.
       *[other] { $grouped } positions make sense only with latitude and longitude swapped.
    }
import-orders-both = Dates such as { $date } may have the day first or the month; until you say which, only their year counts.
import-orders-mixed = As many dates have the day first as the month; until you say which holds, only their year counts.
import-line = Line
import-read-as = Read { $column } as
import-many-columns = { $shown } of { $count } columns are shown; others by their name:
import-counts = { $placed } placed, { $unplaced } not placed, { $undated } without a date
import-counts-first = Of the first rows: { $placed } placed, { $unplaced } not placed, { $undated } without a date
import-others =
    { $count ->
        [one] Another file waits to be looked at.
       *[other] { $grouped } other files wait to be looked at.
    }
import-next = Show the next
import-leave-others = Leave the others as they are
import-read = Read it so
import-cancel = Cancel
purpose-longitude = longitude
purpose-latitude = latitude
purpose-position = position
purpose-date = date
purpose-end = end
purpose-year = year
purpose-month = month
purpose-day = day
purpose-category = category
purpose-title = title
purpose-place = place
purpose-description = description
purpose-id = id
purpose-nothing = nothing
delimiter-comma = commas
delimiter-semicolon = semicolons
delimiter-tab = tabs
delimiter-pipe = bars
preset-time-map = TimeMap
preset-acled = ACLED
preset-ucdp-ged = UCDP GED
preset-gtd = Global Terrorism Database
preset-drone-strikes = New America, drone strikes
preset-qgis = QGIS

# The reader's own copy of the article
own-copy = Your copy
own-digest = Digest
own-found-short = { $found } of { $all } parts in your copy
own-file = Your copy is { $file }. It stays there: only where it is is remembered.
own-close = Close your copy
own-lost = Your copy of the article is not where it was: { $file }
own-locate = Locate your copy of the article, { $file }
own-none = No copy of the article is open.
own-found = Your copy of the article is shown: { $found } of its { $all } parts are in it.
own-unknown = durand does not know the article in { $file }. Its own paragraphs are shown, with the places of the map that they name.
own-shown = Your copy of the article is shown
own-digest-shown = The digest is shown
own-stands-in = Not in your copy: told in durand’s words
own-rest = { $count ->
    [one] 1 piece did not align
   *[other] { $count } pieces did not align
}
own-not-found = { $paragraph }: not in your copy
own-in-part = { $paragraph }: only a part of it is in your copy, on line { $line }
own-no-fingerprint = { $paragraph }: the story brings nothing by which to know it
own-left = Line { $line }, not of the article: “{ $words }”
own-repeats = Line { $line }, repeats { $paragraph }: “{ $words }”
own-more = { $count ->
    [one] And 1 piece more; the command durand check lists all.
   *[other] And { $count } pieces more; the command durand check lists all.
}
