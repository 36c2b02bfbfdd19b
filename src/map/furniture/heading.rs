//! The box at the top of a page: what is read, who wrote it, what is on, what is selected, and whose
//! view of the borders it is.

use super::{MARGIN, boxed, push_text, wrapped};
use crate::map::draw::MapView;
use crate::map::fonts::Font;
use crate::map::scene::{Anchor, Scene};
use crate::map::text::grouped;
use crate::map::theme::Rgba;
use crate::session::Target;

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

/// Draws the box, in as many lines as it takes, and says where what stands below may begin; `None`
/// on a map too small for a box of words, where nothing is drawn.
pub fn draw(map: &MapView<'_>, scene: &mut Scene) -> Option<f32> {
    let room = scene.size[0] - 2.0 * (MARGIN + INSIDE);
    let lines = lines(map, room);
    let width = |line: &Line| map.measure.width(&line.text, line.font.0, line.font.1, 0.0);
    let widest = lines.iter().map(width).fold(0.0, f32::max);
    let height = lines.iter().map(Line::height).sum::<f32>() + 2.0 * (INSIDE - 6.0);
    if widest > room || height > scene.size[1] * TALLEST {
        return None;
    }
    let ground = [
        MARGIN,
        MARGIN,
        MARGIN + widest + 2.0 * INSIDE,
        MARGIN + height,
    ];
    boxed(map, scene, ground);
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
    Some(MARGIN + height + GAP)
}

fn lines(map: &MapView<'_>, room: f32) -> Vec<Line> {
    let article = map.data.story.article();
    let (ink, weak) = (map.theme.window.ink, map.theme.window.ink_weak);
    let title: Vec<&str> = article.title.split_whitespace().collect();
    let set = |parts: &[&str], joint: &str, font: (Font, f32), colour: Rgba| {
        let line = move |text| Line { text, font, colour };
        wrapped(map, parts, joint, room, font).into_iter().map(line)
    };
    let mut lines: Vec<Line> = set(&title, " ", TITLE, ink).collect();
    let [shown, all] = map.session.count_events(map.data);
    let words = map.session.words();
    let values = [
        (
            "years",
            map.session
                .years
                .describe_in(&map.data.columns, words)
                .into(),
        ),
        ("shown", grouped(shown as u64).into()),
        ("all", grouped(all as u64).into()),
        ("count", all.into()),
    ];
    let on = words.with("map-on", &values);
    let selected = map.session.selected();
    let selected = selected.map(|target| name_then(map, target));
    let date = article.date_label_in(words);
    let mut parts: Vec<&str> = selected.as_deref().into_iter().collect();
    parts.extend([article.author.as_str(), &article.outlet, &date, &on]);
    parts.retain(|part| !part.is_empty());
    lines.extend(set(&parts, " · ", UNDER, weak));
    if let Some(names) = names_of_selected(map) {
        lines.push(Line {
            text: names,
            font: NAMES,
            colour: ink,
        });
    }
    let view = map.session.boundary_view.told_in(words);
    lines.extend(set(&[&view], "", NOTE, weak));
    lines
}

/// What is selected, by the name it had in the year that the map speaks of, and today's beside it.
fn name_then(map: &MapView<'_>, target: &Target) -> String {
    let words = map.session.words();
    let today = map.data.name_in(target, words);
    let moment = map.session.moment(map.data);
    let then = moment.as_ref().zip(map.data.place_of(target));
    let then = then.and_then(|(moment, place)| moment.past_name(place));
    match then.filter(|name| *name != today) {
        Some(name) => {
            let today = words.with("card-today", &[("name", today.into())]);
            format!("{name} ({today})")
        }
        None => today,
    }
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
