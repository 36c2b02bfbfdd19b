//! The box at the top of a page: what is read, who wrote it, what is on, what is selected, and how
//! borders are drawn.

use super::{MARGIN, push_text, rectangle};
use crate::map::draw::MapView;
use crate::map::fonts::Font;
use crate::map::scene::{Anchor, Scene};
use crate::map::text::grouped;
use crate::map::theme::Rgba;

const TITLE: (Font, f32) = (Font::SerifBold, 20.0);
const UNDER: (Font, f32) = (Font::Sans, 13.0);
const NAMES: (Font, f32) = (Font::Naskh, 15.0);
const NOTE: (Font, f32) = (Font::Sans, 11.5);

/// Between the edge of the box and its words.
const INSIDE: f32 = 14.0;

/// Between the box and what stands below it.
const GAP: f32 = 14.0;

/// The most of a page that the box may take up.
const TALLEST: f32 = 0.34;

/// One line of it.
struct Line {
    text: String,
    font: (Font, f32),
    colour: Rgba,
}

impl Line {
    fn height(&self) -> f32 {
        (self.font.1 * 1.32).round()
    }
}

/// Draws the box, in as many lines as it takes, and says where what stands below may begin; on a
/// map too small for a box of words, nothing is drawn.
pub fn draw(map: &MapView<'_>, scene: &mut Scene) -> f32 {
    let room = scene.size[0] - 2.0 * (MARGIN + INSIDE);
    let lines = lines(map, room);
    let width = |line: &Line| map.measure.width(&line.text, line.font.0, line.font.1, 0.0);
    let widest = lines.iter().map(width).fold(0.0, f32::max);
    let height = lines.iter().map(Line::height).sum::<f32>() + 2.0 * (INSIDE - 6.0);
    if widest > room || height > scene.size[1] * TALLEST {
        return MARGIN;
    }
    let ground = [
        MARGIN,
        MARGIN,
        MARGIN + widest + 2.0 * INSIDE,
        MARGIN + height,
    ];
    rectangle(scene, ground, map.theme.window.paper);
    let mut top = MARGIN + INSIDE - 6.0;
    for line in &lines {
        let at = [MARGIN + INSIDE, top + line.height() / 2.0];
        push_text(
            scene,
            &line.text,
            at,
            Anchor::Start,
            line.font,
            line.colour,
            None,
        );
        top += line.height();
    }
    MARGIN + height + GAP
}

fn lines(map: &MapView<'_>, room: f32) -> Vec<Line> {
    let article = map.data.story.article();
    let (ink, weak) = (map.theme.window.ink, map.theme.window.ink_weak);
    let words: Vec<&str> = article.title.split_whitespace().collect();
    let mut lines = wrapped(map, &words, " ", room, TITLE, ink);
    let [shown, all] = map.session.count_events(map.data);
    let years = map.session.years.describe(&map.data.columns);
    let on = format!(
        "{years}: {} of {} events",
        grouped(shown as u64),
        grouped(all as u64)
    );
    let selected = map
        .session
        .selected()
        .map(|target| map.data.name_of(target));
    let date = article.date.label();
    let mut parts: Vec<&str> = selected.as_deref().into_iter().collect();
    parts.extend([article.author.as_str(), &article.outlet, &date, &on]);
    parts.retain(|part| !part.is_empty());
    lines.extend(wrapped(map, &parts, " · ", room, UNDER, weak));
    if let Some(names) = names_of_selected(map) {
        lines.push(Line {
            text: names,
            font: NAMES,
            colour: ink,
        });
    }
    for sentence in how_borders_are_drawn(map) {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        lines.extend(wrapped(map, &words, " ", room, NOTE, weak));
    }
    lines
}

/// What a page says of its borders, a line for each sentence: the view they are drawn in, that
/// drawing them takes no position, and of which year the names are where it is not today.
fn how_borders_are_drawn(map: &MapView<'_>) -> Vec<String> {
    let words = map.session.words();
    let view = map.session.boundary_view.id().into();
    let view = words.with("view-of-borders", &[("view", view)]);
    let moment = map.session.moment(map.data);
    let year = moment.map(|moment| words.with("map-speaks-of", &[("year", moment.label.into())]));
    let caveat = words.say("view-caveat").into_owned();
    year.into_iter().chain([view, caveat]).collect()
}

/// The selected place in Urdu and Pashto, where it has names there.
fn names_of_selected(map: &MapView<'_>) -> Option<String> {
    let place = map.data.place_of(map.session.selected()?)?;
    let mut names: Vec<&str> = Vec::new();
    for name in [&place.names.urdu, &place.names.pashto]
        .into_iter()
        .flatten()
    {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(" · "))
}

/// `parts` joined into lines that are no longer than `room`, unless a single part is.
fn wrapped(
    map: &MapView<'_>,
    parts: &[&str],
    joint: &str,
    room: f32,
    font: (Font, f32),
    colour: Rgba,
) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let longer = lines.last().map(|line| format!("{line}{joint}{part}"));
        let longer = longer.filter(|line| map.measure.width(line, font.0, font.1, 0.0) <= room);
        match (lines.last_mut(), longer) {
            (Some(last), Some(longer)) => *last = longer,
            _ => lines.push((*part).to_owned()),
        }
    }
    let line = |text| Line { text, font, colour };
    lines.into_iter().map(line).collect()
}
