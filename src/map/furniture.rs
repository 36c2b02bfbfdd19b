//! What stands on a map besides the map: scale bar, attribution; on a page also title and legend.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::draw::{MapView, draw_around};
use super::fonts::Font;
use super::layers::own;
use super::legend::{self, Swatch};
use super::looks::Looks;
use super::scene::{Anchor, Fill, Item, Mark, Point, Rect, Scene, Stroke, Text};
use super::text::TextMeasure;
use super::theme::Rgba;
use crate::atlas::BoundaryView;
use crate::session::{ColourBy, LayerId, Moment};
use crate::story::Category;

mod counts_box;
mod heading;

const MARGIN: f32 = 16.0;

/// A page: the map with title, legend, scale bar and attribution.
pub fn page(map: &MapView<'_>) -> Scene {
    // What covers the map is laid out first, so that no name is cut in half by it.
    let mut above = Scene::new(map.session.view.size());
    let below = heading::draw(map, &mut above);
    let words = map.session.words();
    let view = below
        .is_none()
        .then(|| map.session.boundary_view.told_in(words));
    attribution_in_full(map, &mut above, view.as_deref());
    let legend = legend(map, &mut above, below.unwrap_or(MARGIN));
    counts_box::draw(map, &mut above, legend);
    let boxes: Vec<Rect> = above.fills().filter_map(Fill::as_box).collect();
    scale_bar(map, &mut above);
    let mut scene = draw_around(map, &boxes);
    scene.items.extend(above.items);
    scene
}

/// Of which year the names and standing are, at the top of the map, where it is not today; in a
/// view that is not the usual one, also whose it is.
pub fn tells_of(map: &MapView<'_>, scene: &mut Scene) {
    const LETTERS: (Font, f32) = (Font::SansBold, 13.0);
    const HEIGHT: f32 = 26.0;
    let words = map.session.words();
    let year = speaks_of(map);
    let view = map.session.boundary_view;
    let view = (view != BoundaryView::InFact).then(|| view.told_in(words));
    let lines: Vec<String> = year.into_iter().chain(view).collect();
    let width = |text: &String| map.measure.width(text, LETTERS.0, LETTERS.1, 0.0);
    let middle = scene.size[0] / 2.0;
    for (number, line) in lines.iter().enumerate() {
        let top = 10.0 + number as f32 * (HEIGHT + 4.0);
        let half = width(line) / 2.0 + 12.0;
        let ground = [middle - half, top, middle + half, top + HEIGHT];
        rectangle(scene, ground, map.theme.map.cartouche);
        let at = [middle, top + HEIGHT / 2.0];
        push_text(
            scene,
            line,
            at,
            Anchor::Middle,
            LETTERS,
            map.theme.window.ink,
            None,
        );
    }
}

/// Of which year the names and standing are, where it is not today.
fn speaks_of(map: &MapView<'_>) -> Option<String> {
    let moment = map.session.moment(map.data)?;
    let words = map.session.words();
    Some(words.with("map-speaks-of", &[("year", moment.label.into())]))
}

/// What the shades of regions stand for, in the bottom left corner, while regions are shaded.
pub fn shades(map: &MapView<'_>, scene: &mut Scene) {
    counts_box::draw(map, scene, None);
}

/// A bar of a round length, and what it measures at the middle of the map.
pub fn scale_bar(map: &MapView<'_>, scene: &mut Scene) {
    const WIDEST: f64 = 130.0;
    let metres_per_point = map.session.view.metres_per_point();
    let metres = round_length(metres_per_point * WIDEST);
    let width = (metres / metres_per_point) as f32;
    let (left, bottom) = (MARGIN + 4.0, scene.size[1] - MARGIN - 14.0);
    let ink = map.theme.map.town_label;
    let halo = map.theme.map.halo;
    let (key, number) = if metres >= 1000.0 {
        ("map-kilometres", metres / 1000.0)
    } else {
        ("map-metres", metres)
    };
    let number = [("number", number.to_string().into())];
    let label = map.session.words().with(key, &number);
    let line = vec![
        [left, bottom - 6.0],
        [left, bottom],
        [left + width, bottom],
        [left + width, bottom - 6.0],
    ];
    for (width, colour) in [(4.0, halo), (1.4, ink)] {
        scene.items.push(Item::Stroke(Stroke {
            line: line.clone(),
            width,
            colour,
            dash: &[],
            phase: 0.0,
            what: None,
        }));
    }
    let at = [left + width / 2.0, bottom - 11.0];
    push_text(
        scene,
        &label,
        at,
        Anchor::Middle,
        (Font::Sans, 12.5),
        ink,
        Some(halo),
    );
}

/// The longest of 1, 2, 5, 10 … that is not longer than `limit`.
fn round_length(limit: f64) -> f64 {
    let magnitude = 10.0_f64.powf(limit.max(1.0).log10().floor());
    [5.0, 2.0]
        .into_iter()
        .map(|step| step * magnitude)
        .find(|length| *length <= limit)
        .unwrap_or(magnitude)
}

const CREDIT: (Font, f32) = (Font::Sans, 11.0);

/// Who made the data, in one line in the bottom right corner: all of it where there is room,
/// else as much as there is room for and where to find the rest.
pub fn attribution(map: &MapView<'_>, scene: &mut Scene) {
    /// Kept free for the scale bar.
    const SCALE_BAR: f32 = 190.0;
    let (parts, words) = (credits(map), map.session.words());
    let line = |count: usize| {
        let more = if count < parts.len() {
            format!(" · {}", words.say("map-more-in-about"))
        } else {
            String::new()
        };
        format!(
            "{}{more} · {}",
            parts.get(..count).unwrap_or_default().join(" · "),
            words.say("map-modern-geometry")
        )
    };
    let width = |text: &String| map.measure.width(text, CREDIT.0, CREDIT.1, 0.0);
    let fits = |text: &String| width(text) < scene.size[0] - SCALE_BAR;
    let whole = (1..=parts.len()).rev().map(line).find(fits);
    credit_lines(
        map,
        scene,
        &[whole.unwrap_or_else(|| words.say("map-sources-in-about").into_owned())],
    );
}

/// Who made the data, whole, in as many lines as it takes: a picture travels without its program.
/// A page without a heading says here whose `view` of the borders it is.
fn attribution_in_full(map: &MapView<'_>, scene: &mut Scene, view: Option<&str>) {
    let room = (scene.size[0] * 0.6).max(160.0);
    let words = map.session.words();
    let geometry = speaks_of(map).unwrap_or_else(|| words.say("map-modern-geometry").into_owned());
    let (caveat, licences) = (words.say("view-caveat"), licences(map));
    let last = [geometry.as_str(), licences.as_str(), caveat.as_ref()];
    let last = last.into_iter().chain(view);
    let last = last.map(Cow::Borrowed);
    let parts: Vec<Cow<'_, str>> = credits(map).into_iter().chain(last).collect();
    let all = parts.join(" · ");
    let pieces: Vec<&str> = all.split(' ').collect();
    let mut lines = wrapped(map, &pieces, " ", room, CREDIT);
    // A point between two parts is no beginning and no end of a line.
    for line in &mut lines {
        *line = line.trim_matches(['·', ' ']).to_owned();
    }
    credit_lines(map, scene, &lines);
}

/// `parts` joined into lines that are no longer than `room`, unless a single part is.
fn wrapped(
    map: &MapView<'_>,
    parts: &[&str],
    joint: &str,
    room: f32,
    (face, size): (Font, f32),
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let longer = lines.last().map(|line| format!("{line}{joint}{part}"));
        let longer = longer.filter(|line| map.measure.width(line, face, size, 0.0) <= room);
        match (lines.last_mut(), longer) {
            (Some(last), Some(longer)) => *last = longer,
            _ => lines.push((*part).to_owned()),
        }
    }
    lines
}

fn credit_lines(map: &MapView<'_>, scene: &mut Scene, lines: &[String]) {
    const LINE: f32 = 14.0;
    let [right, bottom] = scene.size;
    let width = |text: &String| map.measure.width(text, CREDIT.0, CREDIT.1, 0.0);
    let widest = lines.iter().map(width).fold(0.0, f32::max);
    let height = lines.len() as f32 * LINE + 6.0;
    let ground = [right - widest - 16.0, bottom - height, right, bottom];
    rectangle(scene, ground, map.theme.map.cartouche);
    for (number, line) in lines.iter().enumerate() {
        let at = [
            right - 8.0,
            bottom - height + 3.0 + LINE * (number as f32 + 0.5),
        ];
        push_text(
            scene,
            line,
            at,
            Anchor::End,
            CREDIT,
            map.theme.window.ink_weak,
            None,
        );
    }
}

/// The licences of the atlas, each once.
fn licences(map: &MapView<'_>) -> String {
    let mut licences: Vec<&str> = Vec::new();
    for provenance in map.data.atlas.provenances() {
        let licence = provenance.licence.as_str();
        if !licence.is_empty() && !licences.contains(&licence) {
            licences.push(licence);
        }
    }
    let names = licences.join(", ");
    let words = map.session.words();
    words.with("map-licences", &[("names", names.into())])
}

/// The attributions of the atlas, each once, and the reader's own files whose shapes are drawn.
fn credits<'a>(map: &MapView<'a>) -> Vec<Cow<'a, str>> {
    let mut parts: Vec<Cow<'a, str>> = Vec::new();
    for provenance in map.data.atlas.provenances() {
        for part in provenance.attribution.split(';').map(str::trim) {
            let known = parts.iter().any(|known| known.eq_ignore_ascii_case(part));
            if !part.is_empty() && !known {
                parts.push(part.into());
            }
        }
        if provenance
            .own_file
            .is_some_and(|file| own::is_on(map, file))
        {
            let file = [("file", provenance.file.as_str().into())];
            parts.push(map.session.words().with("map-own-file", &file).into());
        }
    }
    parts
}

/// A region stands in the legend by the name it had in the year that the map speaks of.
fn call_as_then(map: &MapView<'_>, moment: Option<&Moment>, row: &mut legend::Row) {
    let target = row.target.as_ref();
    let place = target.and_then(|target| map.data.place_of(target));
    if let Some(name) = moment
        .zip(place)
        .and_then(|(then, place)| then.past_name(place))
    {
        name.clone_into(&mut row.label);
    }
}

/// Only what is on stands in the legend of a page. Where it stands, if there is room for it.
fn legend(map: &MapView<'_>, scene: &mut Scene, below: f32) -> Option<Rect> {
    const ROW: f32 = 19.0;
    const NARROWEST: f32 = 232.0;
    const LETTERS: (Font, f32) = (Font::Sans, 13.0);
    /// Kept free at the bottom.
    const SCALE_BAR: f32 = 60.0;
    /// Rows of which a legend is worth its place.
    const FEWEST: usize = 4;
    let layers = &map.session.layers;
    let mut rows: Vec<legend::Row> = legend::groups(map.data, map.session, map.theme)
        .into_iter()
        .flat_map(|g| g.rows)
        .collect();
    rows.retain(|row| layers.is_on(&row.layer) && row.swatch != Swatch::None);
    let drawn = drawn_categories(map);
    rows.retain(|row| match row.layer {
        LayerId::Events(category) => drawn.contains(&category),
        _ => true,
    });
    let moment = map.session.moment(map.data);
    for row in &mut rows {
        call_as_then(map, moment.as_ref(), row);
    }
    // Shaded regions show no colours of their own, and their shades have a box of their own.
    if layers.is_on(&LayerId::RegionCounts) {
        let shaded = |row: &legend::Row| matches!(row.swatch, Swatch::Area(_) | Swatch::Ramp(_));
        rows.retain(|row| row.layer.is_file() || !shaded(row));
    }
    let mut rows: Vec<Line> = rows.into_iter().flat_map(lines_of).collect();
    let [left, top] = [MARGIN, below];
    let room = scene.size[1] - SCALE_BAR - top;
    let fitting = ((room - 18.0) / ROW).max(0.0) as usize;
    let widths = rows.iter().map(|row| {
        let (face, size) = LETTERS;
        map.measure.width(&row.label, face, size, 0.0) + 56.0 + row.indent
    });
    // What a reader or a file calls something may be longer than a page is wide.
    let wide = widths
        .fold(NARROWEST, f32::max)
        .min(scene.size[0] * 0.4)
        .max(NARROWEST);
    if fitting < FEWEST || scene.size[0] < wide * 2.2 {
        return None;
    }
    // Files may bring more categories than a page has room for.
    let left_out = (rows.len() + 1).saturating_sub(fitting.max(1));
    let more = (rows.len() > fitting).then(|| {
        rows.truncate(fitting - 1);
        let left_out = (left_out as u64).into();
        let words = map.session.words();
        words.with("map-legend-more", &[("count", left_out)])
    });
    let lines = rows.len() + usize::from(more.is_some());
    let height = lines as f32 * ROW + 18.0;
    let ground = [left, top, left + wide, top + height];
    boxed(map, scene, ground);
    for (number, row) in rows.iter().enumerate() {
        let y = top + 18.5 + number as f32 * ROW;
        swatch(
            scene,
            (row.swatch, row.size),
            [left + 22.0 + row.indent, y],
            map.theme.map.mark_outline,
        );
        let room = wide - 56.0 - row.indent;
        let label = shortened(&row.label, room, LETTERS, map.measure);
        push_text(
            scene,
            &label,
            [left + 42.0 + row.indent, y],
            Anchor::Start,
            LETTERS,
            map.theme.window.ink,
            None,
        );
    }
    if let Some(more) = more {
        let at = [left + 42.0, top + height - 18.5];
        let weak = map.theme.window.ink_weak;
        push_text(scene, &more, at, Anchor::Start, LETTERS, weak, None);
    }
    Some(ground)
}

/// One line of the legend.
struct Line {
    swatch: Swatch,
    size: f32,
    label: String,
    indent: f32,
}

/// The line of a layer, and those of its classes below it.
fn lines_of(row: legend::Row) -> impl Iterator<Item = Line> {
    /// A mark no larger than its line is high.
    const HIGHEST: f32 = 1.55;
    let own = Line {
        swatch: row.swatch,
        size: 1.0,
        label: row.label,
        indent: 0.0,
    };
    let parts = row.parts.into_iter().map(|part| Line {
        swatch: part.swatch,
        size: part.size.min(HIGHEST),
        label: part.label,
        indent: 14.0,
    });
    std::iter::once(own).chain(parts)
}

/// Categories that decide the colour of any event: those of the story, and of layers whose style
/// says so.
fn drawn_categories(map: &MapView<'_>) -> BTreeSet<Category> {
    let looks = Looks::of(map.data, map.session, map.theme);
    let table = &map.data.events;
    let classes = table.classes().iter();
    let drawn = classes.filter(|class| {
        let style = looks.style(class.file);
        style.is_none_or(|style| style.colour == ColourBy::Category)
    });
    let categories = drawn.filter_map(|class| {
        let categories = table.categories();
        categories.get(usize::from(class.category)).copied()
    });
    // The story's categories stand in the legend whether or not it has an event of each.
    categories.chain(Category::ALL).collect()
}

/// As much of `label` as there is room for.
fn shortened(label: &str, room: f32, (face, size): (Font, f32), measure: &TextMeasure) -> String {
    let wide = |text: &str| measure.width(text, face, size, 0.0) > room;
    if !wide(label) {
        return label.to_owned();
    }
    let mut letters: Vec<char> = label.chars().take(120).collect();
    loop {
        letters.pop();
        let text: String = letters.iter().chain(&['…']).collect();
        if letters.is_empty() || !wide(&text) {
            return text;
        }
    }
}

fn swatch(scene: &mut Scene, (swatch, size): (Swatch, f32), [x, y]: Point, edge: Rgba) {
    let line = vec![[x - 9.0, y], [x + 9.0, y]];
    match swatch {
        Swatch::Line(colour) => {
            scene.items.push(Item::Stroke(Stroke {
                line,
                width: 2.2,
                colour,
                dash: &[],
                phase: 0.0,
                what: None,
            }));
        }
        Swatch::DashedLine(colour) => {
            scene.items.push(Item::Stroke(Stroke {
                line,
                width: 1.4,
                colour,
                dash: &[4.0, 3.0],
                phase: 0.0,
                what: None,
            }));
        }
        Swatch::Area(colour) => {
            let [left, top, right, bottom] = [x - 7.0, y - 6.0, x + 7.0, y + 6.0];
            rectangle(scene, [left, top, right, bottom], colour);
        }
        Swatch::Ramp(shades) => {
            let step = 16.0 / shades.len() as f32;
            for (number, colour) in shades.into_iter().enumerate() {
                let left = x - 8.0 + number as f32 * step;
                rectangle(scene, [left, y - 6.0, left + step, y + 6.0], colour);
            }
        }
        Swatch::Mark(shape, colour) => scene.items.push(Item::Mark(Mark {
            at: [x, y],
            shape,
            radius: 5.6 * size,
            fill: colour,
            outline: edge,
            outline_width: 0.0,
            what: None,
        })),
        Swatch::None => {}
    }
}

/// A box of paper with words on it; in high contrast it has an edge.
fn boxed(map: &MapView<'_>, scene: &mut Scene, ground: Rect) {
    rectangle(scene, ground, map.theme.window.paper);
    if !map.theme.has_relief() {
        let [left, top, right, bottom] = ground;
        scene.items.push(Item::Stroke(Stroke {
            line: vec![
                [left, top],
                [right, top],
                [right, bottom],
                [left, bottom],
                [left, top],
            ],
            width: 1.2,
            colour: map.theme.window.ink,
            dash: &[],
            phase: 0.0,
            what: None,
        }));
    }
}

fn rectangle(scene: &mut Scene, [left, top, right, bottom]: Rect, colour: Rgba) {
    scene.items.push(Item::Fill(Fill {
        points: vec![[left, top], [right, top], [right, bottom], [left, bottom]],
        ring_ends: [4].into(),
        triangles: [0, 1, 2, 0, 2, 3].into(),
        colour,
        what: None,
    }));
}

fn push_text(
    scene: &mut Scene,
    text: &str,
    at: Point,
    anchor: Anchor,
    (font, size): (Font, f32),
    colour: Rgba,
    halo: Option<Rgba>,
) {
    scene.items.push(Item::Text(Text {
        text: text.to_owned(),
        at,
        anchor,
        font,
        size,
        spacing: 0.0,
        angle: 0.0,
        colour,
        halo,
        what: None,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scale_bars_have_round_lengths() {
        for (limit, length) in [
            (999.0, 500.0),
            (1000.0, 1000.0),
            (1999.0, 1000.0),
            (2500.0, 2000.0),
            (73.0, 50.0),
        ] {
            assert!(
                (round_length(limit) - length).abs() < 1e-6,
                "{limit} → {}",
                round_length(limit)
            );
        }
    }
}
