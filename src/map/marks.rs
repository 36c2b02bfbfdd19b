//! Which events share a mark, and where the mark stands.
//!
//! Events of a town stand a little above its dot, so that both can be pointed at. Events whose
//! marks would cover each other share one with a count, which fans out on request.

use super::draw::MapView;
use super::scene::{Point, Shape};
use crate::atlas::PlaceKind;
use crate::story::{Category, Event, Precision};

/// The radius of an event's mark in points.
pub const RADIUS: f32 = 6.2;

/// One mark: one event, or several that share it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMark {
    /// Where the mark stands on the screen.
    pub at: Point,
    /// Indices into the story's events, in order of time.
    pub events: Vec<usize>,
    /// Whether every one of them is known only as a region or a country.
    pub hollow: bool,
    /// Whether it is spread out: then each event has a mark of its own around `at`.
    pub fanned: bool,
}

/// The shape of a category: told apart without colour.
pub fn shape_of(category: Category) -> Shape {
    match category {
        Category::Border => Shape::Hexagon,
        Category::Politics => Shape::Square,
        Category::Military => Shape::Diamond,
        Category::Militancy => Shape::Circle,
        Category::Attack => Shape::Triangle,
        Category::Own(key) => {
            const SHAPES: [Shape; 5] = [
                Shape::Circle,
                Shape::Hexagon,
                Shape::Square,
                Shape::Triangle,
                Shape::Diamond,
            ];
            let number = key
                .bytes()
                .fold(7_usize, |sum, byte| sum * 31 % 1009 + usize::from(byte));
            SHAPES
                .get(number % SHAPES.len())
                .copied()
                .unwrap_or(Shape::Circle)
        }
    }
}

/// The marks of the events that show, in order of their first event.
pub fn event_marks(map: &MapView<'_>) -> Vec<EventMark> {
    /// Marks nearer than this share one: their counts would cover each other.
    const SHARED: f32 = RADIUS * 2.3;
    let view = &map.session.view;
    let mut marks: Vec<EventMark> = Vec::new();
    for (index, event) in map.data.story.events().iter().enumerate() {
        if !map.session.shows_event(index, map.data) {
            continue;
        }
        let at = lifted(event, view.screen_from_lonlat(event.position), map);
        let near = |mark: &&mut EventMark| distance(mark.at, at) < SHARED;
        if let Some(mark) = marks.iter_mut().find(near) {
            mark.events.push(index);
            mark.hollow &= is_vague(event);
        } else {
            marks.push(EventMark {
                at,
                events: vec![index],
                hollow: is_vague(event),
                fanned: false,
            });
        }
    }
    for mark in &mut marks {
        let first = mark
            .events
            .first()
            .and_then(|&index| map.data.story.events().get(index));
        let asked = map.session.fan.as_ref();
        let in_mark = |id: &crate::story::EventId| {
            mark.events
                .iter()
                .any(|&i| map.data.story.events().get(i).is_some_and(|e| e.id == *id))
        };
        mark.fanned = first.is_some() && mark.events.len() > 1 && asked.is_some_and(in_mark);
    }
    marks
}

/// Whether the place of an event is known only as a region or a country.
pub fn is_vague(event: &Event) -> bool {
    matches!(event.precision, Precision::Region | Precision::Country)
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

/// The category that most of a mark's events have; the later event decides a tie.
pub fn leading_category(events: &[usize], all: &[Event]) -> Category {
    let categories = || {
        events
            .iter()
            .filter_map(|&index| all.get(index))
            .map(|event| event.category)
    };
    let count = |category: Category| categories().filter(|other| *other == category).count();
    categories()
        .max_by_key(|category| count(*category))
        .unwrap_or(Category::Politics)
}

fn lifted(event: &Event, at: Point, map: &MapView<'_>) -> Point {
    /// How far above a dot its events stand, and how near the dot an event must be for that.
    const LIFT: f32 = 13.0;
    const NEAR: f32 = 9.0;
    let place = event.place.as_ref().and_then(|id| map.data.atlas.get(id));
    let Some(place) =
        place.filter(|place| matches!(place.kind, PlaceKind::Town | PlaceKind::Crossing))
    else {
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
