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

### Reach: measuring, the menu on the map, citations, links, guided reading

do-copy-citation-plain = Copy citation
do-copy-citation-markdown = Copy citation as Markdown
do-copy-citation-bibtex = Copy citation as BibTeX
do-copy-current-citation = Copy citation of this passage
do-copy-coordinates = Copy coordinates
do-copy-feature = Copy as GeoJSON
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
do-centre-on = Centre here
do-zoom-in-at = Zoom in here

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
measure-taken-back = { $count ->
    [0] No point is left.
    [one] One point is left.
   *[other] { $count } points are left.
}
measure-nothing = Nothing is measured yet.
measure-copied = What is measured was copied.
measure-most = There are { $count } points already; no more can be set.

here-title = Here
here-menu = What is here
here-nothing = Nothing the map knows of
here-more = and { $count } more
here-copy-coordinates = Copy { $what }
here-copy-feature = Copy { $name } as GeoJSON
here-copied = Copied: { $what }
here-copied-feature = { $name } was copied as GeoJSON.
here-no-feature = { $name } has no shape that could be copied.

cite-as = copy as …
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
