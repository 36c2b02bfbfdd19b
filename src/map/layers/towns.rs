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
    let mut towns: Vec<(u32, &Place)> = atlas
        .by_kind(PlaceKind::Town)
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
        if importance == 0 || crowd.has_room(at, importance <= 3) {
            town(frame, place, at, importance);
        }
    }
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
    if frame.lit.selected_places.contains(&place.id) || frame.lit.hovered_places.contains(&place.id)
    {
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

fn town(frame: &mut Frame<'_>, place: &Place, at: Point, importance: u32) {
    let colours = &frame.map.theme.map;
    let target = Target::Place(place.id.clone());
    let lit = importance == 0;
    let radius = if place.rank <= 2 { 3.2 } else { 2.6 };
    if lit {
        let glow = colours.passage_glow.faded(0.45);
        frame.scene.items.push(Item::Mark(dot(
            at,
            radius + 6.0,
            glow,
            Rgba::TRANSPARENT,
            None,
        )));
    }
    frame.scene.items.push(Item::Mark(dot(
        at,
        radius,
        colours.mark_outline,
        colours.town,
        Some(&target),
    )));
    frame
        .labels
        .block([at[0] - 4.0, at[1] - 4.0, at[0] + 4.0, at[1] + 4.0]);
    frame.scene.hits.push(Hit {
        at,
        radius: radius + 3.5,
        targets: vec![target.clone()],
        name: place.names.english.clone(),
    });
    let selected = frame.lit.selected_places.contains(&place.id);
    frame.labels.add(Candidate {
        lines: vec![place.names.english.clone()],
        font: if selected { Font::SansBold } else { Font::Sans },
        size: if place.rank <= 3 { 13.0 } else { 12.0 },
        spacing: 0.0,
        colour: colours.town_label,
        halo: colours.halo,
        priority: 14 + importance,
        spots: beside(at, 7.0),
        what: Some(target),
    });
}

fn crossing(frame: &mut Frame<'_>, place: &Place) {
    let at = frame.map.session.view.screen_from_lonlat(place.position());
    let [left, top, right, bottom] = frame.scene.rect(8.0);
    if at[0] < left || at[0] > right || at[1] < top || at[1] > bottom {
        return;
    }
    let featured = frame.map.theme.place_fill(&place.id);
    let zoom = frame.map.session.view.zoom().get();
    let lit = frame.lit.selected_places.contains(&place.id)
        || frame.lit.hovered_places.contains(&place.id);
    if featured.is_none() && zoom < 6.8 && !lit {
        return;
    }
    let colours = &frame.map.theme.map;
    let target = Target::Place(place.id.clone());
    let fill = featured.unwrap_or(frame.map.theme.other_place);
    let radius = if featured.is_some() { 5.2 } else { 4.0 };
    if lit {
        let glow = colours.passage_glow.faded(0.45);
        frame.scene.items.push(Item::Mark(dot(
            at,
            radius + 7.0,
            glow,
            Rgba::TRANSPARENT,
            None,
        )));
    }
    frame.scene.items.push(Item::Mark(Mark {
        outline_width: 1.6,
        ..dot(at, radius, fill, colours.selection, Some(&target))
    }));
    frame
        .labels
        .block([at[0] - 7.0, at[1] - 7.0, at[0] + 7.0, at[1] + 7.0]);
    frame.scene.hits.push(Hit {
        at,
        radius: radius + 3.5,
        targets: vec![target.clone()],
        name: place.names.english.clone(),
    });
    frame.labels.add(Candidate {
        lines: vec![place.names.english.trim_end_matches(" crossing").to_owned()],
        font: if featured.is_some() {
            Font::SansBold
        } else {
            Font::Sans
        },
        size: 13.0,
        spacing: 0.0,
        colour: colours.region_label,
        halo: colours.halo,
        priority: if featured.is_some() { 11 } else { 18 },
        spots: beside(at, 10.0),
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
fn beside([x, y]: Point, off: f32) -> Vec<Spot> {
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
