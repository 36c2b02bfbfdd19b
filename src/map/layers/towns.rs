//! Towns and crossings: dots and names, the more important ones first.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::atlas::{Place, PlaceId, PlaceKind};
use crate::map::draw::Frame;
use crate::map::fonts::Font;
use crate::map::label::{Candidate, Spot};
use crate::map::scene::{Anchor, Hit, Item, Mark, Point, Shape};
use crate::map::theme::Rgba;
use crate::session::{LayerId, Target};

/// Dots and names.
pub fn draw(frame: &mut Frame<'_>) {
    let atlas = frame.map.data.atlas.clone();
    for place in atlas.by_kind(PlaceKind::Crossing) {
        if frame.map.session.layers.shows_place(&place.id) {
            crossing(frame, place);
        }
    }
    if !frame.map.session.layers.is_on(&LayerId::Towns) {
        return;
    }
    let told = times_told(frame);
    let zoom = frame.map.session.view.zoom().get();
    let mut crowd = Crowd {
        dots: frame.scene.hits.iter().map(|hit| hit.at).collect(),
        ..Crowd::default()
    };
    let spots = atlas.by_kind(PlaceKind::Spot);
    let mut towns: Vec<(u32, &Place)> = atlas
        .by_kind(PlaceKind::Town)
        .chain(spots)
        .map(|place| {
            (
                importance(place, told.contains_key(&place.id), frame),
                place,
            )
        })
        .filter(|(importance, _)| f64::from(*importance) <= zoom * 1.9 - 7.4)
        .collect();
    let times = |place: &Place| told.get(&place.id).copied().unwrap_or(0);
    towns.sort_by_key(|(importance, place)| {
        (
            *importance,
            Reverse(times(place)),
            Reverse(place.population),
        )
    });
    for (importance, place) in towns {
        let at = frame.map.session.view.screen_from_lonlat(place.position());
        let [left, top, right, bottom] = frame.scene.rect(4.0);
        if at[0] < left || at[0] > right || at[1] < top || at[1] > bottom {
            continue;
        }
        if twin_of_crossing(frame, place, at) {
            continue;
        }
        if importance == 0 || crowd.has_room(at, importance <= 3) {
            town(frame, place, at, importance);
        }
    }
}

/// Whether a crossing of the same name stands beside the town: one of them is enough on the map.
fn twin_of_crossing(frame: &Frame<'_>, place: &Place, at: Point) -> bool {
    const NEAR: f32 = 60.0;
    let near = |hit: &&Hit| (hit.at[0] - at[0]).hypot(hit.at[1] - at[1]) < NEAR;
    let mut hits = frame.scene.hits.iter().filter(near);
    let twin = format!("{} crossing", place.names.english);
    let data = frame.map.data;
    hits.any(|hit| {
        let mut places = hit
            .targets
            .iter()
            .filter_map(|target| data.place_of(target));
        places.any(|other| other.names.english == twin)
    })
}

/// How often the story speaks of a place, in passages and events.
fn times_told(frame: &Frame<'_>) -> BTreeMap<PlaceId, usize> {
    let story = &frame.map.data.story;
    let mentioned = story
        .passages()
        .iter()
        .flat_map(crate::story::Passage::places);
    let of_events = story
        .events()
        .iter()
        .filter_map(|event| event.place.clone());
    let mut times = BTreeMap::new();
    for id in mentioned.chain(of_events) {
        *times.entry(id).or_default() += 1;
    }
    times
}

fn importance(place: &Place, told: bool, frame: &Frame<'_>) -> u32 {
    if is_lit(frame, place) {
        return 0;
    }
    let rank = u32::from(place.rank);
    if told { rank.min(3) } else { rank + 1 }
}

/// Keeps dots apart where the map is crowded.
#[derive(Default)]
struct Crowd {
    cells: BTreeSet<(i32, i32)>,
    dots: Vec<Point>,
}

impl Crowd {
    /// The side of a cell that holds one dot, in points.
    const CELL: f32 = 44.0;

    /// Two dots nearer than this cannot be told apart.
    const APART: f32 = 9.0;

    /// Takes the room for a dot, if there is any; `told` dots need less.
    fn has_room(&mut self, [x, y]: Point, told: bool) -> bool {
        let apart = self
            .dots
            .iter()
            .all(|dot| (dot[0] - x).hypot(dot[1] - y) >= Self::APART);
        let cell = (
            (x / Self::CELL).floor() as i32,
            (y / Self::CELL).floor() as i32,
        );
        let free = apart && (self.cells.insert(cell) || told);
        if free {
            self.dots.push([x, y]);
        }
        free
    }
}

/// How a town or a crossing is drawn.
struct Look {
    radius: f32,
    fill: Rgba,
    outline: Rgba,
    name: String,
    font: Font,
    size: f32,
    colour: Rgba,
    priority: u32,
}

fn town(frame: &mut Frame<'_>, place: &Place, at: Point, importance: u32) {
    let colours = &frame.map.theme.map;
    let selected = frame.lit.selected_places.contains(&place.id);
    let look = Look {
        radius: if place.rank <= 2 { 3.2 } else { 2.6 },
        fill: colours.mark_outline,
        outline: colours.town,
        name: frame.name_of(place),
        font: if selected { Font::SansBold } else { Font::Sans },
        size: if place.rank <= 3 { 13.0 } else { 12.0 },
        colour: colours.town_label,
        priority: if importance <= 3 { 14 } else { 30 } + importance,
    };
    spot(frame, place, at, look);
}

fn crossing(frame: &mut Frame<'_>, place: &Place) {
    /// From which zoom on crossings show that the atlas is not about.
    const OTHERS_FROM: f64 = 6.8;
    let at = frame.map.session.view.screen_from_lonlat(place.position());
    let [left, top, right, bottom] = frame.scene.rect(8.0);
    if at[0] < left || at[0] > right || at[1] < top || at[1] > bottom {
        return;
    }
    let fill = frame.map.theme.place_fill(&place.id);
    let zoom = frame.map.session.view.zoom().get();
    if fill.is_none() && zoom < OTHERS_FROM && !is_lit(frame, place) {
        return;
    }
    let colours = &frame.map.theme.map;
    let (radius, font, priority) = if fill.is_some() {
        (5.2, Font::SansBold, 11)
    } else {
        (4.0, Font::Sans, 18)
    };
    let look = Look {
        radius,
        fill: fill.unwrap_or(frame.map.theme.other_place),
        outline: colours.selection,
        name: frame
            .name_of(place)
            .trim_end_matches(" crossing")
            .to_owned(),
        font,
        size: 13.0,
        colour: colours.region_label,
        priority,
    };
    spot(frame, place, at, look);
}

fn is_lit(frame: &Frame<'_>, place: &Place) -> bool {
    frame.lit.selected_places.contains(&place.id) || frame.lit.hovered_places.contains(&place.id)
}

/// A dot with its glow, its name and its reach for the pointer.
fn spot(frame: &mut Frame<'_>, place: &Place, at: Point, look: Look) {
    let colours = &frame.map.theme.map;
    let (radius, halo, target) = (look.radius, colours.halo, Target::Place(place.id.clone()));
    if is_lit(frame, place) {
        let glow = colours.passage_glow.faded(0.45);
        let around = dot(at, radius + 6.5, glow, Rgba::TRANSPARENT, None);
        frame.scene.items.push(Item::Mark(around));
    }
    let mark = dot(at, radius, look.fill, look.outline, Some(&target));
    frame.scene.items.push(Item::Mark(mark));
    let reach = radius + 1.5;
    frame
        .labels
        .block([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach]);
    frame.scene.hits.push(Hit {
        at,
        radius: radius + 3.5,
        targets: vec![target.clone()],
        name: frame.name_of(place),
    });
    let [left, top, right, bottom] = frame.scene.rect(-reach);
    if at[0] < left || at[0] > right || at[1] < top || at[1] > bottom {
        return;
    }
    frame.labels.add(Candidate {
        lines: vec![look.name],
        font: look.font,
        size: look.size,
        spacing: 0.0,
        colour: look.colour,
        halo,
        priority: look.priority,
        spots: beside(at, radius + 4.2),
        what: Some(target),
    });
}

fn dot(at: Point, radius: f32, fill: Rgba, outline: Rgba, what: Option<&Target>) -> Mark {
    Mark {
        at,
        shape: Shape::Circle,
        radius,
        fill,
        outline,
        outline_width: 1.4,
        what: what.cloned(),
    }
}

/// Right of a dot, left of it, above, below, and the corners.
fn beside(at: Point, off: f32) -> Vec<Spot> {
    let mut spots = around(at, off);
    spots.extend(around(at, off + 7.0));
    spots
}

fn around([x, y]: Point, off: f32) -> Vec<Spot> {
    let spot = |dx: f32, dy: f32, anchor| Spot {
        at: [x + dx, y + dy],
        anchor,
        angle: 0.0,
    };
    vec![
        spot(off, 0.0, Anchor::Start),
        spot(-off, 0.0, Anchor::End),
        spot(0.0, off + 6.0, Anchor::Middle),
        spot(0.0, -off - 6.0, Anchor::Middle),
        spot(off * 0.8, off + 2.0, Anchor::Start),
        spot(off * 0.8, -off - 2.0, Anchor::Start),
        spot(-off * 0.8, off + 2.0, Anchor::End),
        spot(-off * 0.8, -off - 2.0, Anchor::End),
    ]
}
