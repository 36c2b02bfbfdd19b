//! The small legend that says what the shades of regions stand for.

use super::{MARGIN, push_text, rectangle};
use crate::map::draw::MapView;
use crate::map::fonts::Font;
use crate::map::layers::choropleth;
use crate::map::scene::{Anchor, Rect, Scene};

const TITLE: (Font, f32) = (Font::SansBold, 12.5);
const ROW: (Font, f32) = (Font::Sans, 12.5);
const LINE: f32 = 17.0;

/// The scale bar stands below.
const BELOW: f32 = 66.0;

/// Draws it above the scale bar, or to the right of `legend` where that reaches so far down;
/// nothing while regions are not shaded, and nothing where there is no room.
pub fn draw(map: &MapView<'_>, scene: &mut Scene, legend: Option<Rect>) {
    let Some(scale) = choropleth::scale(map) else {
        return;
    };
    let (colours, words) = (&map.theme.map, map.session.words());
    let mut rows: Vec<_> = scale
        .names()
        .into_iter()
        .zip(scale.shades(colours))
        .collect();
    rows.insert(
        0,
        (
            words.say("map-counts-none").into_owned(),
            colours.choropleth_none,
        ),
    );
    rows.reverse();
    let title = match map.session.shaded_file(map.data) {
        Some(file) => {
            let name = map.session.layer_name(file, map.data).into();
            words.with("map-counts-by", &[("name", name)])
        }
        None => words.say("legend-region-counts").into_owned(),
    };
    let title = title.as_str();
    let wide = |text: &str, (font, size): (Font, f32)| map.measure.width(text, font, size, 0.0);
    let widest = rows.iter().map(|(name, _)| wide(name, ROW) + 26.0);
    let width = widest.fold(wide(title, TITLE), f32::max) + 24.0;
    let height = rows.len() as f32 * LINE + 38.0;
    let bottom = scene.size[1] - BELOW;
    let top = bottom - height;
    let left = match legend {
        Some([_, _, right, reach]) if reach + MARGIN > top => right + MARGIN,
        _ => MARGIN,
    };
    // At most half the width of the map, and never over its title.
    if top < MARGIN * 6.0 || left + width > scene.size[0] * 0.5 {
        return;
    }
    rectangle(
        scene,
        [left, top, left + width, bottom],
        map.theme.window.paper,
    );
    let ink = map.theme.window.ink;
    let at = [left + 12.0, top + 17.0];
    push_text(scene, title, at, Anchor::Start, TITLE, ink, None);
    for (number, (name, shade)) in rows.iter().enumerate() {
        let y = top + 37.0 + number as f32 * LINE;
        let swatch = [left + 12.0, y - 7.0, left + 30.0, y + 7.0];
        rectangle(scene, swatch, map.theme.window.rule);
        let [l, t, r, b] = swatch;
        rectangle(scene, [l + 0.8, t + 0.8, r - 0.8, b - 0.8], *shade);
        push_text(scene, name, [left + 38.0, y], Anchor::Start, ROW, ink, None);
    }
}
