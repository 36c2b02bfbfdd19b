//! The article's events as marks: one symbol a category, a count where several share a spot.

use crate::map::draw::{Frame, Pen};
use crate::map::fonts::Font;
use crate::map::marks::{self, EventMark, RADIUS};
use crate::map::scene::{Anchor, Hit, Item, Mark, Point, Shape, Text};
use crate::map::theme::Rgba;
use crate::session::Target;
use crate::story::Event;

/// Draws every mark that can be seen.
pub fn draw(frame: &mut Frame<'_>) {
    let story = frame.map.data.story.clone();
    let (events, all) = (story.events(), marks::event_marks(&frame.map));
    let [left, top, right, bottom] = frame.scene.rect(RADIUS * 2.0);
    let seen = |mark: &&EventMark| {
        let [x, y] = mark.at;
        mark.fanned || (x > left && x < right && y > top && y < bottom)
    };
    for mark in all.iter().filter(seen) {
        if mark.fanned {
            fanned(frame, mark, events);
        } else {
            folded(frame, mark, events);
        }
    }
    // Counts come last, so that no neighbour covers them.
    for mark in all
        .iter()
        .filter(seen)
        .filter(|mark| !mark.fanned && mark.events.len() > 1)
    {
        badge(frame, mark.at, mark.events.len());
    }
}

fn folded(frame: &mut Frame<'_>, mark: &EventMark, events: &[Event]) {
    let mine = || mark.events.iter().filter_map(|&index| events.get(index));
    let targets: Vec<Target> = mine()
        .map(|event| Target::Event(event.id.clone()))
        .collect();
    let category = marks::leading_category(&mark.events, events);
    let look = Look {
        shape: marks::shape_of(category),
        colour: frame.map.theme.category(category),
        hollow: mark.hollow,
        selected: mine().any(|event| frame.lit.selected_events.contains(&event.id)),
        hovered: mine().any(|event| frame.lit.hovered_events.contains(&event.id)),
    };
    symbol(frame, mark.at, &look, targets.first());
    let name = match mine().collect::<Vec<_>>().as_slice() {
        [only] => only.title.clone(),
        several => {
            let place = several
                .first()
                .map_or("", |event| event.place_text.as_str());
            format!("{} events, {place}", several.len())
        }
    };
    hit(frame, mark.at, targets, name);
}

fn fanned(frame: &mut Frame<'_>, mark: &EventMark, events: &[Event]) {
    let leader = frame.map.theme.map.selection.faded(0.55);
    let spots = marks::fan(mark.at, mark.events.len());
    for spot in &spots {
        frame.stroke_points(&[mark.at, *spot], &Pen::solid(1.0, leader), None);
    }
    for (spot, &index) in spots.iter().zip(&mark.events) {
        let Some(event) = events.get(index) else {
            continue;
        };
        let target = Target::Event(event.id.clone());
        let look = Look {
            shape: marks::shape_of(event.category),
            colour: frame.map.theme.category(event.category),
            hollow: marks::is_vague(event),
            selected: frame.lit.selected_events.contains(&event.id),
            hovered: frame.lit.hovered_events.contains(&event.id),
        };
        symbol(frame, *spot, &look, Some(&target));
        hit(frame, *spot, vec![target], event.title.clone());
    }
}

/// How a mark looks.
struct Look {
    shape: Shape,
    colour: Rgba,
    hollow: bool,
    selected: bool,
    hovered: bool,
}

fn symbol(frame: &mut Frame<'_>, at: Point, look: &Look, what: Option<&Target>) {
    let colours = &frame.map.theme.map;
    let radius = if look.selected { RADIUS + 1.8 } else { RADIUS };
    let items = &mut frame.scene.items;
    if look.hovered || look.selected {
        let glow = if look.hovered {
            colours.passage_glow.faded(0.5)
        } else {
            colours.selection
        };
        let reach = if look.hovered { 6.0 } else { 3.6 };
        items.push(Item::Mark(Mark {
            at,
            shape: look.shape,
            radius: radius + reach,
            fill: glow,
            outline: Rgba::TRANSPARENT,
            outline_width: 0.0,
            what: None,
        }));
    }
    let edge = Mark {
        at,
        shape: look.shape,
        radius: radius + 1.2,
        fill: colours.mark_outline,
        outline: Rgba::TRANSPARENT,
        outline_width: 0.0,
        what: None,
    };
    items.push(Item::Mark(edge.clone()));
    let (fill, outline, outline_width) = if look.hollow {
        (colours.mark_outline, look.colour, 2.2)
    } else {
        (look.colour, look.colour, 0.0)
    };
    let radius = if look.hollow { radius - 1.0 } else { radius };
    items.push(Item::Mark(Mark {
        radius,
        fill,
        outline,
        outline_width,
        what: what.cloned(),
        ..edge
    }));
}

fn badge(frame: &mut Frame<'_>, [x, y]: Point, count: usize) {
    let colours = &frame.map.theme.map;
    let at = [x + RADIUS + 2.2, y - RADIUS - 1.8];
    frame.scene.items.push(Item::Mark(Mark {
        at,
        shape: Shape::Circle,
        radius: 7.2,
        fill: colours.badge,
        outline: colours.mark_outline,
        outline_width: 1.0,
        what: None,
    }));
    frame.scene.items.push(Item::Text(Text {
        text: count.to_string(),
        at,
        anchor: Anchor::Middle,
        font: Font::SansBold,
        size: 11.0,
        spacing: 0.0,
        angle: 0.0,
        colour: colours.badge_ink,
        halo: None,
        what: None,
    }));
    frame
        .labels
        .block([at[0] - 6.5, at[1] - 6.5, at[0] + 6.5, at[1] + 6.5]);
}

fn hit(frame: &mut Frame<'_>, at: Point, targets: Vec<Target>, name: String) {
    let reach = RADIUS + 0.5;
    frame
        .labels
        .block([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach]);
    frame.scene.hits.push(Hit {
        at,
        radius: RADIUS + 3.0,
        targets,
        name,
    });
}
