//! Glaciers, lakes and rivers; a river shows from the zoom at which its rank matters.

use super::borders::{Lettering, name_along};
use super::land::push;
use crate::atlas::{PlaceId, PlaceKind};
use crate::map::atlas_shapes::LineRole;
use crate::map::draw::{Frame, Pen};
use crate::map::fonts::Font;
use crate::session::{LayerId, Target};

/// Draws the waters.
pub fn draw(frame: &mut Frame<'_>) {
    if !frame.map.session.layers.is_on(&LayerId::Waters) {
        return;
    }
    let (band, theme) = (frame.band, frame.map.theme);
    for area in &band.areas {
        match area.kind {
            PlaceKind::Glacier => push(frame, area, theme.map.glacier.faded(0.7)),
            PlaceKind::Lake => push(frame, area, theme.map.lake),
            _ => {}
        }
    }
    let shore = Pen::solid(0.8, theme.map.lake_line);
    for line in band.lines.iter().filter(|line| line.role == LineRole::Lake) {
        frame.stroke(&line.chunks, &shore, None);
    }
    for line in band
        .lines
        .iter()
        .filter(|line| line.role == LineRole::River)
    {
        let Some(id) = &line.place else { continue };
        let Some((rank, name)) = rank_and_name(frame, id) else {
            continue;
        };
        if let Some(width) = river_width(rank, frame.map.session.view.zoom().get()) {
            let target = Target::Place(id.clone());
            frame.stroke(
                &line.chunks,
                &Pen::solid(width, theme.map.river),
                Some(&target),
            );
            if rank <= 4 {
                label(frame, id, &name);
            }
        }
    }
}

fn rank_and_name(frame: &Frame<'_>, id: &PlaceId) -> Option<(u8, String)> {
    let place = frame.map.data.atlas.get(id)?;
    let name = place.names.in_language(frame.map.session.language);
    Some((place.rank, name.to_owned()))
}

/// The width of a river of `rank` in points, or `None` where it is too small to show.
fn river_width(rank: u8, zoom: f64) -> Option<f32> {
    let shows_from = 3.6 + f64::from(rank) * 0.55;
    let grown = (zoom - shows_from) * 0.25;
    (zoom >= shows_from).then(|| (0.8 + grown as f32).clamp(0.8, if rank <= 3 { 2.4 } else { 1.5 }))
}

fn label(frame: &mut Frame<'_>, id: &PlaceId, name: &str) {
    if name.is_empty() {
        return;
    }
    let lettering = Lettering {
        font: Font::Serif,
        size: 11.5,
        spacing: 0.6,
        colour: frame.map.theme.map.water_label,
        halo: frame.map.theme.map.halo.faded(0.6),
        off: 7.0,
        priority: 80,
    };
    name_along(frame, id, name, &lettering);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_rivers_wait_for_a_closer_look() {
        assert!(river_width(1, 5.0).is_some());
        assert!(river_width(8, 5.0).is_none());
        assert!(river_width(8, 9.0).is_some());
    }

    #[test]
    fn rivers_grow_with_the_map_but_stay_lines() {
        assert!(river_width(1, 9.0) > river_width(1, 5.0));
        assert!(river_width(1, 14.0).is_some_and(|width| width <= 2.4));
    }
}
