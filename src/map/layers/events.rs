//! Events as marks: one symbol a category, a count where several share a spot, a number and a
//! density where they are a crowd.

use crate::events::Row;
use crate::map::density;
use crate::map::draw::{Frame, Pen};
use crate::map::fonts::Font;
use crate::map::looks::{self, Looks};
use crate::map::marks::{self, EventMark, Marks, RADIUS, SquareMark};
use crate::map::scene::{Anchor, Hit, Item, Mark, Picture, Point, Shape, Text};
use crate::map::text::grouped;
use crate::map::theme::Rgba;
use crate::session::{LayerId, Target};

/// Draws every mark that can be seen.
pub fn draw(frame: &mut Frame<'_>) {
    let all = marks::marks(&frame.map);
    let looks = Looks::of(frame.map.data, frame.map.session, frame.map.theme);
    // Shades of regions speak for themselves: a density over them would muddle both.
    let dense = !frame.map.session.layers.is_on(&LayerId::RegionCounts);
    if let Some(leaving) = all.leaving.as_ref().filter(|_| dense) {
        let share = leaving.squares.first().map_or(0.0, |square| square.opacity);
        density(frame, "leaving crowds", &leaving.squares, share);
    }
    if dense {
        density(frame, "crowds", &all.squares, 1.0);
        crowds(frame, &all.squares);
    }
    if let Some(leaving) = &all.leaving {
        // What goes is seen for a moment, but no longer to be pointed at.
        let hits = frame.scene.hits.len();
        draw_marks(frame, leaving, &looks);
        frame.scene.hits.truncate(hits);
    }
    draw_marks(frame, &all, &looks);
    lit_in_crowds(frame, &all.squares, &looks);
}

fn draw_marks(frame: &mut Frame<'_>, all: &Marks, looks: &Looks<'_>) {
    let [left, top, right, bottom] = frame.scene.rect(RADIUS * 2.0);
    let seen = |mark: &&EventMark| {
        let [x, y] = mark.at;
        mark.fanned || (x > left && x < right && y > top && y < bottom)
    };
    // One layer above the other, and in each the small ones above the large ones.
    let table = &frame.map.data.events;
    let mut symbols: Vec<(usize, looks::Look, &EventMark)> = all
        .symbols
        .iter()
        .filter(seen)
        .map(|mark| {
            let rank = looks.rank(looks.topmost(&mark.rows, table));
            (rank, looks.of_rows(&mark.rows, table), mark)
        })
        .collect();
    symbols.sort_by(|(rank, look, _), (other, than, _)| {
        rank.cmp(other).then(than.size.total_cmp(&look.size))
    });
    for (_, look, mark) in &symbols {
        if mark.fanned {
            fanned(frame, mark, looks);
        } else {
            folded(frame, mark, *look);
        }
    }
    // Numbers come last, so that no neighbour covers them.
    for (_, _, mark) in &symbols {
        if !mark.fanned && mark.rows.len() > 1 {
            badge(frame, mark.at, mark.rows.len(), mark.opacity);
        }
    }
    let [left, top, right, bottom] = frame.scene.rect(-marks::REACH);
    let room = |square: &&SquareMark| {
        let [x, y] = square.at;
        x >= left && x <= right && y >= top && y <= bottom
    };
    for square in all.squares.iter().filter(room) {
        number(frame, square);
    }
}

/// How dense crowds are.
fn density(frame: &mut Frame<'_>, key: &str, squares: &[SquareMark], opacity: f32) {
    if let Some(picture) = density::picture(key, squares, &frame.map) {
        frame
            .scene
            .items
            .push(Item::Picture(Picture { opacity, ..picture }));
    }
}

/// Where the pointer looks for single events of crowds.
fn crowds(frame: &mut Frame<'_>, squares: &[SquareMark]) {
    let view = frame.map.session.view;
    for square in squares {
        let rect = square.cell.rect();
        let ([left, top], [right, bottom]) = (
            view.screen_from_world(rect.min),
            view.screen_from_world(rect.max),
        );
        frame.scene.crowds.push([left, top, right, bottom]);
    }
}

/// The number of a square: the larger, the more events.
fn number(frame: &mut Frame<'_>, square: &SquareMark) {
    const SIZE: f32 = 11.5;
    let (colours, text) = (&frame.map.theme.map, grouped(u64::from(square.count)));
    let width = frame.map.measure.width(&text, Font::SansBold, SIZE, 0.0);
    let doublings = f32::from(square.count.checked_ilog2().unwrap_or_default() as u8);
    let radius = (width / 2.0 + 4.5).max(5.0 + doublings * 0.95);
    let [selected, hovered] = frame.lit.squares.map(|cell| cell == Some(square.cell));
    let target = Target::Square(square.cell);
    let disc = Mark {
        at: square.at,
        shape: Shape::Circle,
        radius,
        fill: colours.cartouche.faded(square.opacity),
        outline: colours.badge.faded(0.75 * square.opacity),
        outline_width: 1.2,
        what: Some(target.clone()),
    };
    if selected || hovered {
        let fill = if selected {
            colours.selection
        } else {
            colours.passage_glow.faded(0.5)
        };
        frame.scene.items.push(Item::Mark(Mark {
            radius: radius + 4.0,
            fill,
            outline: Rgba::TRANSPARENT,
            outline_width: 0.0,
            what: None,
            ..disc.clone()
        }));
    }
    frame.scene.items.push(Item::Mark(disc));
    frame.scene.items.push(Item::Text(Text {
        text: text.clone(),
        at: square.at,
        anchor: Anchor::Middle,
        font: Font::SansBold,
        size: SIZE,
        spacing: 0.0,
        angle: 0.0,
        colour: colours.badge.faded(square.opacity),
        halo: None,
        what: None,
    }));
    let [x, y] = square.at;
    frame
        .labels
        .block([x - radius, y - radius, x + radius, y + radius]);
    frame.scene.hits.push(Hit {
        at: square.at,
        radius: radius + 2.0,
        targets: vec![target],
        name: crate::map::text::events(u64::from(square.count), frame.map.session.words()),
    });
}

/// What is selected or pointed at stands out of its crowd.
fn lit_in_crowds(frame: &mut Frame<'_>, squares: &[SquareMark], looks: &Looks<'_>) {
    let data = frame.map.data;
    let rows: Vec<Row> = frame
        .lit
        .selected_events
        .union(&frame.lit.hovered_events)
        .copied()
        .collect();
    for row in rows {
        let crowded = squares.iter().any(|square| square.rows.contains(&row));
        if !crowded || data.told(row).is_some() || !frame.map.active.is_on(row) {
            continue;
        }
        let (Some(code), Some(id)) = (data.events.positions().get(row as usize), data.id_of(row))
        else {
            continue;
        };
        let at = frame.map.session.view.screen_from_world(code.to_world());
        symbol(
            frame,
            at,
            &lit(frame, &[row], false, looks.of_rows(&[row], &data.events)),
            Some(&Target::Event(id)),
        );
    }
}

fn lit(frame: &Frame<'_>, rows: &[Row], hollow: bool, look: looks::Look) -> Look {
    Look {
        own: look,
        hollow,
        selected: rows
            .iter()
            .any(|row| frame.lit.selected_events.contains(row)),
        hovered: rows
            .iter()
            .any(|row| frame.lit.hovered_events.contains(row)),
    }
}

fn folded(frame: &mut Frame<'_>, mark: &EventMark, look: looks::Look) {
    let data = frame.map.data;
    let ids = mark.rows.iter().filter_map(|&row| data.id_of(row));
    let targets: Vec<Target> = ids.map(Target::Event).collect();
    let faded = looks::Look {
        opacity: look.opacity * mark.opacity,
        ..look
    };
    let lit = lit(frame, &mark.rows, mark.hollow, faded);
    symbol(frame, mark.at, &lit, targets.first());
    let told = mark.rows.iter().find_map(|&row| data.told(row));
    // What a file calls its events is only read when it is asked for.
    let name = match (mark.rows.as_slice(), told) {
        ([_], Some(only)) => only.title.clone(),
        ([_], None) => String::new(),
        (several, told) => {
            let words = frame.map.session.words();
            let events = crate::map::text::events(several.len() as u64, words);
            match told.map_or("", |event| event.place_text.as_str()) {
                "" => events,
                place => {
                    let values = [("events", events.into()), ("place", place.into())];
                    words.with("map-events-at", &values)
                }
            }
        }
    };
    hit(frame, mark.at, look.size, targets, name);
}

fn fanned(frame: &mut Frame<'_>, mark: &EventMark, looks: &Looks<'_>) {
    let data = frame.map.data;
    let leader = frame.map.theme.map.selection.faded(0.55);
    let spots = marks::fan(mark.at, mark.rows.len());
    for spot in &spots {
        frame.stroke_points(&[mark.at, *spot], &Pen::solid(1.0, leader), None);
    }
    for (spot, &row) in spots.iter().zip(&mark.rows) {
        let Some(id) = data.id_of(row) else {
            continue;
        };
        let target = Target::Event(id);
        let told = data.told(row);
        // Around a spot there is room for marks of the usual size only.
        let look = looks::Look {
            size: 1.0,
            ..looks.of_rows(&[row], &data.events)
        };
        let lit = lit(frame, &[row], told.is_some_and(marks::is_vague), look);
        symbol(frame, *spot, &lit, Some(&target));
        let name = told.map_or_else(String::new, |event| event.title.clone());
        hit(frame, *spot, look.size, vec![target], name);
    }
}

/// How a mark looks, and what is said of it at the moment.
struct Look {
    own: looks::Look,
    hollow: bool,
    selected: bool,
    hovered: bool,
}

fn symbol(frame: &mut Frame<'_>, at: Point, lit: &Look, what: Option<&Target>) {
    let colours = &frame.map.theme.map;
    let look = lit.own;
    let radius = RADIUS * look.size + if lit.selected { 1.8 } else { 0.0 };
    let items = &mut frame.scene.items;
    if lit.hovered || lit.selected {
        let glow = if lit.hovered {
            colours.passage_glow.faded(0.5)
        } else {
            colours.selection
        };
        let reach = if lit.hovered { 6.0 } else { 3.6 };
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
        fill: colours.mark_outline.faded(look.opacity),
        outline: Rgba::TRANSPARENT,
        outline_width: 0.0,
        what: None,
    };
    items.push(Item::Mark(edge.clone()));
    let colour = look.colour.faded(look.opacity);
    let rim = frame.map.theme.mark_edge(look.colour).faded(look.opacity);
    let (fill, outline, outline_width, radius) = if lit.hollow {
        // A ring of its colour with a thin rim: the rim is what is left to be seen of this mark.
        items.push(Item::Mark(Mark {
            radius: radius + 0.5,
            fill: rim,
            ..edge.clone()
        }));
        let inside = colours.mark_outline.faded(look.opacity);
        (inside, colour, 2.4, radius - 1.5)
    } else {
        (colour, rim, 1.1, radius - 0.4)
    };
    items.push(Item::Mark(Mark {
        radius,
        fill,
        outline,
        outline_width,
        what: what.cloned(),
        ..edge
    }));
}

fn badge(frame: &mut Frame<'_>, [x, y]: Point, count: usize, opacity: f32) {
    let colours = &frame.map.theme.map;
    let at = [x + RADIUS + 2.2, y - RADIUS - 1.8];
    frame.scene.items.push(Item::Mark(Mark {
        at,
        shape: Shape::Circle,
        radius: 7.2,
        fill: colours.badge.faded(opacity),
        outline: colours.mark_outline.faded(opacity),
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
        colour: colours.badge_ink.faded(opacity),
        halo: None,
        what: None,
    }));
    frame
        .labels
        .block([at[0] - 6.5, at[1] - 6.5, at[0] + 6.5, at[1] + 6.5]);
}

/// Something to point at: a small mark is as easy to hit as a usual one.
fn hit(frame: &mut Frame<'_>, at: Point, size: f32, targets: Vec<Target>, name: String) {
    let radius = RADIUS * size.max(1.0);
    let reach = radius + 0.5;
    frame
        .labels
        .block([at[0] - reach, at[1] - reach, at[0] + reach, at[1] + reach]);
    frame.scene.hits.push(Hit {
        at,
        radius: radius + 3.0,
        targets,
        name,
    });
}
