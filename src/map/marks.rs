//! Which events have a mark of their own, which share one, and which are counted by squares.
//!
//! The map is parted into squares of the world, so that they stay where they are while it moves.
//! Where few events lie in a square each has its symbol; where symbols would cover each other they
//! share one with a count, which fans out on request; where there are more than symbols can show,
//! the square has one mark with the number of its events, and the crowd is drawn as a density.
//! What the story itself tells always has a mark of its own.

use std::collections::HashMap;
use std::ops::Range;

use super::draw::MapView;
use super::scene::{Point, Shape};
use crate::atlas::PlaceKind;
use crate::events::{Active, EventTable, Row};
use crate::geometry::{Cell, Morton, Viewport};
use crate::story::{Category, Event, Look};

/// The radius of an event's mark in points.
pub const RADIUS: f32 = 6.2;

/// As far as the number of most squares reaches, in points; one with less room is left out.
pub const REACH: f32 = 27.0;

/// The height of the scale bar and the attribution at the foot of the map, in points.
const FOOT: f32 = 38.0;

/// A map on its way from the squares of one zoom level to those of the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fade {
    /// The level of squares before, as [`level`] gives it.
    pub from: u8,
    /// How much of the way is done, 0 to 1.
    pub share: f32,
}

/// All marks of a map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// Events with a symbol, alone or with neighbours, in order of their first event.
    pub symbols: Vec<EventMark>,
    /// Squares that show the number of their events.
    pub squares: Vec<SquareMark>,
    /// What goes while the map changes its level; it cannot be pointed at any more.
    pub leaving: Option<Box<Marks>>,
}

/// One symbol: one event, or several that share it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMark {
    /// Where the mark stands on the screen.
    pub at: Point,
    /// Rows of the table of events, in order of time.
    pub rows: Vec<Row>,
    /// Whether every one of them is known only as a region or a country.
    pub hollow: bool,
    /// Whether it is spread out: then each event has a mark of its own around `at`.
    pub fanned: bool,
    /// 1, but for marks that come or go as the map changes its level.
    pub opacity: f32,
}

/// The events of a square of the world as one number.
#[derive(Clone, Debug, PartialEq)]
pub struct SquareMark {
    /// The square.
    pub cell: Cell,
    /// Its rows in the table of events.
    pub rows: Range<Row>,
    /// How many of them show.
    pub count: u32,
    /// Where most of them are, on the screen.
    pub at: Point,
    /// 1, but for squares that come or go as the map changes its level.
    pub opacity: f32,
}

/// The shape of a category: told apart without colour.
pub fn shape_of(category: Category) -> Shape {
    match category {
        Category::Border => Shape::Hexagon,
        Category::Politics => Shape::Square,
        Category::Military => Shape::Diamond,
        Category::Militancy => Shape::Circle,
        Category::Attack => Shape::Triangle,
        Category::Own { look, .. } => {
            const SHAPES: [Shape; Look::SHAPES as usize] = [
                Shape::Circle,
                Shape::Hexagon,
                Shape::Square,
                Shape::Triangle,
                Shape::Diamond,
            ];
            let shape = SHAPES.get(usize::from(look.shape));
            shape.copied().unwrap_or(Shape::Circle)
        }
    }
}

/// Zoom levels from the map's to that of its large squares: 128 to 256 points a side.
const LARGE: u8 = 1;

/// More events than this in a large square are counted as a whole.
const CROWD: u32 = 600;

/// More events than this in a quarter of it, 64 to 128 points a side, are counted.
const FEW: u32 = 24;

/// The level of a view's large squares.
pub fn level(view: &Viewport) -> u8 {
    view.zoom().get().floor() as u8 + LARGE
}

/// The marks of the events that show. While the map changes its level, what is only in one of the
/// two comes or goes: a crowd parts into smaller ones and these into symbols.
pub fn marks(map: &MapView<'_>) -> Marks {
    let mut now = marks_at(level(&map.session.view), map);
    let Some(Fade { from, share }) = map.fade else {
        return now;
    };
    let mut before = marks_at(from, map);
    let gone = |square: &SquareMark| !now.squares.iter().any(|new| new.cell == square.cell);
    before.squares.retain(gone);
    let crowds = |squares: &[SquareMark]| -> Vec<Range<Row>> {
        squares.iter().map(|square| square.rows.clone()).collect()
    };
    let (old, new) = (crowds(&before.squares), crowds(&now.squares));
    let within = |mark: &EventMark, crowds: &[Range<Row>]| {
        let story = mark.rows.iter().any(|&row| map.data.told(row).is_some());
        let first = mark.rows.first();
        !story && first.is_some_and(|row| crowds.iter().any(|crowd| crowd.contains(row)))
    };
    for square in &mut now.squares {
        let parted = old.iter().any(|old| old.contains(&square.rows.start));
        let joined = !parted
            && before
                .symbols
                .iter()
                .any(|mark| within(mark, std::slice::from_ref(&square.rows)));
        square.opacity = if parted || joined { share } else { 1.0 };
    }
    for mark in &mut now.symbols {
        mark.opacity = if within(mark, &old) { share } else { 1.0 };
    }
    before.symbols.retain(|mark| within(mark, &new));
    for square in &mut before.squares {
        square.opacity = 1.0 - share;
    }
    for mark in &mut before.symbols {
        mark.opacity = 1.0 - share;
    }
    now.leaving = Some(Box::new(before));
    now
}

fn marks_at(level: u8, map: &MapView<'_>) -> Marks {
    let (table, view) = (&*map.data.events, &map.session.view);
    let told: Vec<Row> = told(map);
    let mut marks = Marks::default();
    let spots: Vec<Point> = told.iter().filter_map(|&row| spot_of(row, map)).collect();
    let mut single = told.clone();
    for cell in squares_in_view(view, level) {
        let rows = table.rows_in(cell);
        let count = map.active.count(&rows);
        let of_files = |rows: &Range<Row>, count: u32| {
            count - told.iter().filter(|row| rows.contains(row)).count() as u32
        };
        if count == 0 || of_files(&rows, count) == 0 {
            continue;
        }
        if count > CROWD {
            marks.squares.push(square(cell, rows, count, &spots, map));
            continue;
        }
        for (quarter, rows) in table.quarters(cell, &rows).into_iter().flatten() {
            let count = map.active.count(&rows);
            if of_files(&rows, count) > FEW {
                marks
                    .squares
                    .push(square(quarter, rows, count, &spots, map));
            } else {
                single.extend(
                    map.active
                        .rows(rows)
                        .filter(|&row| map.data.told(row).is_none()),
                );
            }
        }
    }
    single.sort_by_cached_key(|&row| {
        let days = table.days().get(row as usize).map(|days| days.start);
        (days, table.keys().get(row as usize).copied())
    });
    marks.symbols = symbols(&single, map);
    marks
}

/// The rows of the story's own events that show, in the order of the story.
fn told(map: &MapView<'_>) -> Vec<Row> {
    let events = 0..map.data.story.events().len();
    let rows = events.filter_map(|index| map.data.row_of_told(index));
    rows.filter(|&row| map.active.is_on(row)).collect()
}

/// Where the mark of a row stands while it is alone.
fn spot_of(row: Row, map: &MapView<'_>) -> Option<Point> {
    let code = map.data.events.positions().get(row as usize)?;
    let at = map.session.view.screen_from_world(code.to_world());
    let told = map.data.told(row);
    Some(told.map_or(at, |event| lifted(event, at, map)))
}

/// The squares of `level` that can be seen, with those whose marks reach into view.
fn squares_in_view(view: &Viewport, level: u8) -> impl Iterator<Item = Cell> {
    let window = view
        .world_rect()
        .padded(f64::from(RADIUS * 3.0) / view.points_per_world_unit());
    let corner = |point| Morton::from_world(point).cell(level).column_row();
    let ([left, top], [right, bottom]) = (corner(window.min), corner(window.max));
    (top..=bottom)
        .flat_map(move |row| (left..=right).map(move |column| Cell::at(level, [column, row])))
}

fn square(
    cell: Cell,
    rows: Range<Row>,
    count: u32,
    told: &[Point],
    map: &MapView<'_>,
) -> SquareMark {
    let view = &map.session.view;
    let densest = densest(cell, rows.clone(), &map.data.events, map.active);
    let [x, y] = view.screen_from_world(densest.rect().center());
    let rect = cell.rect();
    let ([left, top], [right, bottom]) = (
        view.screen_from_world(rect.min),
        view.screen_from_world(rect.max),
    );
    // The mark stays inside its square and in view, so that neighbours never touch; it gives way
    // to marks of the story, which are about single things.
    let [width, height] = view.size();
    let inside = |v: f32, [low, high]: [f32; 2], side: f32| {
        let (low, high) = (low.max(0.0) + REACH, high.min(side) - REACH);
        if low < high {
            v.clamp(low, high)
        } else {
            f32::midpoint(low, high)
        }
    };
    let placed = |[dx, dy]: [f32; 2]| {
        [
            inside(x + dx, [left, right], width),
            inside(y + dy, [top, bottom], height - FOOT),
        ]
    };
    let ring = [0.0, 38.0, 64.0].into_iter().flat_map(|reach: f32| {
        let turns = if reach > 0.0 { 8 } else { 1 };
        (0..turns).map(move |turn| {
            let (sin, cos) = (turn as f32 * std::f32::consts::FRAC_PI_4).sin_cos();
            [cos * reach, sin * reach]
        })
    });
    let free = |at: &Point| {
        let buttons = at[0] > width - 74.0 && at[1] < 138.0;
        !buttons
            && !told
                .iter()
                .any(|mark| distance(*mark, *at) < REACH + RADIUS)
    };
    let at = ring
        .map(placed)
        .find(free)
        .unwrap_or_else(|| placed([0.0, 0.0]));
    SquareMark {
        cell,
        rows,
        count,
        at,
        opacity: 1.0,
    }
}

/// The part of a square, some levels finer, that most of its events lie in.
fn densest(cell: Cell, rows: Range<Row>, table: &EventTable, active: &Active) -> Cell {
    const LEVELS: usize = 4;
    let mut best = (cell, rows);
    for _ in 0..LEVELS {
        let parts = table.quarters(best.0, &best.1).into_iter().flatten();
        let Some(part) = parts.max_by_key(|(_, rows)| active.count(rows)) else {
            break;
        };
        best = part;
    }
    best.0
}

/// Gathers rows, which are in order of time, into marks that do not cover each other.
fn symbols(rows: &[Row], map: &MapView<'_>) -> Vec<EventMark> {
    /// Marks nearer than this share one: their counts would cover each other.
    const SHARED: f32 = RADIUS * 2.3;
    let mut marks: Vec<EventMark> = Vec::new();
    let mut near: HashMap<[i32; 2], Vec<usize>> = HashMap::new();
    for &row in rows {
        let Some(at) = spot_of(row, map) else {
            continue;
        };
        let hollow = map.data.told(row).is_some_and(is_vague);
        let [column, line] = at.map(|v| (v / SHARED).floor() as i32);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| [column + dx, line + dy]));
        let neighbours = around.filter_map(|cell| near.get(&cell)).flatten();
        let close = |number: &&usize| {
            marks
                .get(**number)
                .is_some_and(|mark| distance(mark.at, at) < SHARED)
        };
        let first = neighbours.filter(close).min().copied();
        if let Some(mark) = first.and_then(|number| marks.get_mut(number)) {
            mark.rows.push(row);
            mark.hollow &= hollow;
        } else {
            near.entry([column, line]).or_default().push(marks.len());
            marks.push(EventMark {
                at,
                rows: vec![row],
                hollow,
                fanned: false,
                opacity: 1.0,
            });
        }
    }
    if let Some(asked) = map.session.fan.as_ref().and_then(|id| map.data.row_of(id)) {
        for mark in &mut marks {
            mark.fanned = mark.rows.len() > 1 && mark.rows.contains(&asked);
        }
    }
    marks
}

/// Whether the place of an event is known only as a region or a country.
pub fn is_vague(event: &Event) -> bool {
    !event.precision.is_a_spot()
}

/// Where the events of a fanned mark stand: a ring around it, large enough for all.
pub fn fan(center: Point, count: usize) -> Vec<Point> {
    let around = count as f32 * (RADIUS * 2.0 + 8.0) / std::f32::consts::TAU;
    let radius = around.max(30.0);
    (0..count)
        .map(|number| {
            let turn =
                number as f32 / count as f32 * std::f32::consts::TAU - std::f32::consts::FRAC_PI_2;
            [
                center[0] + radius * turn.cos(),
                center[1] + radius * turn.sin(),
            ]
        })
        .collect()
}

fn lifted(event: &Event, at: Point, map: &MapView<'_>) -> Point {
    /// How far above a dot its events stand, and how near the dot an event must be for that.
    const LIFT: f32 = 13.0;
    const NEAR: f32 = 9.0;
    let place = event.place.as_ref().and_then(|id| map.data.atlas.get(id));
    let Some(place) = place.filter(|place| {
        let kinds = [PlaceKind::Town, PlaceKind::Crossing, PlaceKind::Spot];
        kinds.contains(&place.kind)
    }) else {
        return at;
    };
    let dot = map.session.view.screen_from_lonlat(place.position());
    if distance(dot, at) < NEAR {
        [dot[0], dot[1] - LIFT]
    } else {
        at
    }
}

fn distance(a: Point, b: Point) -> f32 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_category_of_a_file_has_shape_and_colour_of_one_of_the_articles() {
        for theme in crate::map::Theme::all().unwrap() {
            assert_eq!(theme.own_categories.len(), usize::from(Look::COLOURS));
        }
        let theme = crate::map::Theme::light().unwrap();
        for look in Look::all() {
            let own = Category::Own { key: "own", look };
            let alike = |known: &Category| {
                let [a, b] = [theme.category(own), theme.category(*known)];
                let parts = a.0.iter().zip(b.0);
                let apart: u32 = parts.map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum();
                shape_of(own) == shape_of(*known) && apart < 60 * 60
            };
            assert!(!Category::ALL.iter().any(alike), "{look:?}");
        }
    }

    proptest! {
        #[test]
        fn fanned_marks_never_touch(count in 2_usize..60) {
            let marks = fan([500.0, 400.0], count);
            for (index, a) in marks.iter().enumerate() {
                for b in &marks[..index] {
                    prop_assert!(distance(*a, *b) > RADIUS * 2.0, "{count} marks");
                }
            }
        }
    }

    #[test]
    fn every_category_has_a_shape_of_its_own() {
        let shapes: Vec<Shape> = Category::ALL.into_iter().map(shape_of).collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{shape:?}");
        }
    }
}
