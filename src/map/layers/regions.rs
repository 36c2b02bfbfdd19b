//! Outlines of what is selected or pointed at, and the names of countries and regions.

use super::borders::CONTESTED;
use crate::atlas::{Place, PlaceId, PlaceKind};
use crate::map::atlas_shapes::{Area, LineRole};
use crate::map::draw::{Frame, Pen};
use crate::map::fonts::Font;
use crate::map::label::{Candidate, Spot};
use crate::map::scene::Point;
use crate::session::{LayerId, Target};

/// Outlines of countries, which the Durand Line is drawn over.
pub fn draw_countries(frame: &mut Frame<'_>) {
    outlines(frame, |kind| kind == PlaceKind::Country);
}

/// Outlines of all else, and names.
pub fn draw_outlines(frame: &mut Frame<'_>) {
    outlines(frame, |kind| kind != PlaceKind::Country);
    line_outlines(frame);
    let atlas = frame.map.data.atlas.clone();
    for place in atlas.places() {
        match place.kind {
            PlaceKind::Country => country_name(frame, place),
            PlaceKind::Province
            | PlaceKind::Territory
            | PlaceKind::Agency
            | PlaceKind::FrontierRegion => {
                region_name(frame, place);
            }
            _ => {}
        }
    }
}

fn outlines(frame: &mut Frame<'_>, of: fn(PlaceKind) -> bool) {
    let band = frame.band;
    let past = frame.past.clone();
    for area in band.areas.iter().filter(|area| of(area.kind)) {
        let Some(owner) = past.owner(&area.place) else {
            continue;
        };
        outline(frame, area, owner);
    }
}

/// The outline of an area, if its owner is selected or pointed at.
pub(super) fn outline(frame: &mut Frame<'_>, area: &Area, owner: &PlaceId) {
    let (view, colours) = (frame.map.session.view, &frame.map.theme.map);
    let selected = frame.lit.selected_places.contains(owner);
    let hovered = frame.lit.hovered_places.contains(owner);
    if !(selected || hovered) || !area.bounds.intersects(&frame.window) {
        return;
    }
    let pen = if selected {
        Pen::solid(2.2, colours.selection)
    } else {
        Pen::solid(1.8, colours.hover)
    };
    let target = Target::Place(owner.clone());
    // On a strong shade the line needs a seam to be seen.
    let shaded = frame.map.session.layers.is_on(&LayerId::RegionCounts);
    let seam = Pen::solid(pen.width + 2.6, colours.halo);
    for ring in area.rings_on_screen(&view) {
        if shaded {
            frame.stroke_points(&ring, &seam, None);
        }
        frame.stroke_points(&ring, &pen, Some(&target));
    }
}

fn line_outlines(frame: &mut Frame<'_>) {
    let (band, colours) = (frame.band, &frame.map.theme.map);
    for line in &band.lines {
        let Some(id) = &line.place else { continue };
        if line.role == LineRole::Border {
            continue;
        }
        if frame.lit.selected_places.contains(id) || frame.lit.hovered_places.contains(id) {
            let target = Target::Place(id.clone());
            // A line of control stays dashed, whoever looks at it.
            let pen = if line.role == LineRole::Disputed {
                Pen::dashed(2.4, colours.selection, CONTESTED)
            } else {
                Pen::solid(2.4, colours.selection)
            };
            frame.stroke(&line.chunks, &pen, Some(&target));
        }
    }
}

fn country_name(frame: &mut Frame<'_>, place: &Place) {
    const SPACING: f32 = 4.0;
    let home =
        matches!(place.country.as_deref(), Some("AFG" | "PAK")) || is_story_country(frame, place);
    let (size, priority) = if home { (17.0, 9) } else { (13.5, 70) };
    let colours = &frame.map.theme.map;
    // Pale letters are lost on a shade.
    let (colour, halo) = if frame.map.session.layers.is_on(&LayerId::RegionCounts) {
        (colours.region_label, colours.halo)
    } else {
        (colours.country_label, colours.halo.faded(0.5))
    };
    // A country that is not told of at that time is not there by that name.
    let told = frame
        .moment
        .as_ref()
        .is_none_or(|then| place.chronicle.is_empty() || then.status_of(place).is_some());
    if let Some(at) = label_point(frame, place).filter(|_| told) {
        frame.labels.add(Candidate {
            lines: vec![short_name(frame, place).to_uppercase()],
            font: Font::Sans,
            size,
            spacing: SPACING,
            colour,
            halo,
            priority,
            spots: around(at, size, frame, &place.id),
            what: Some(Target::Place(place.id.clone())),
        });
    }
}

/// What a map calls a country: without "Kingdom of" and the like, which its card tells.
fn short_name(frame: &Frame<'_>, place: &Place) -> String {
    let today = place.names.in_language(frame.map.session.language);
    let then = frame.name_of(place);
    // Names of other times are known in English, whatever the language of the window.
    if then.contains(today) || then.contains(place.names.english.as_str()) {
        today.to_owned()
    } else {
        then
    }
}

fn is_story_country(frame: &Frame<'_>, place: &Place) -> bool {
    frame
        .map
        .theme
        .map
        .countries
        .contains_key(place.id.as_str())
}

/// From which zoom on the names of agencies, and of provinces without a colour of their own, show.
pub(super) const UNIT_NAMES_FROM: f64 = 7.6;
const PROVINCE_NAMES_FROM: f64 = 7.0;

/// Letters from which on the name of a region is set smaller.
const LONG_NAME: usize = 22;

fn region_name(frame: &mut Frame<'_>, place: &Place) {
    let (session, theme) = (frame.map.session, frame.map.theme);
    let featured = theme.place_fill(&place.id).is_some();
    let zoom = session.view.zoom().get();
    let selected = frame.lit.selected_places.contains(&place.id);
    let units = session.layers.is_on(&LayerId::Units);
    let wanted = match place.kind {
        _ if selected => true,
        _ if featured => session.layers.shows_place(&place.id) && zoom >= 4.6,
        PlaceKind::Province => units && zoom >= PROVINCE_NAMES_FROM && place.valid_to.is_none(),
        _ => units && zoom >= UNIT_NAMES_FROM,
    };
    let Some(at) = label_point(frame, place).filter(|_| wanted) else {
        return;
    };
    // Where there was no such place yet, the name of the ground is set as one of a lesser thing.
    let there = frame.is_there(place);
    let name = frame.name_of(place);
    let (font, size) = if featured && there {
        // A long name of another time must not stand in the country next door.
        let long = name.chars().count() > LONG_NAME;
        (Font::SansBold, if long { 12.5 } else { 15.0 })
    } else {
        (Font::Sans, if featured { 13.0 } else { 12.0 })
    };
    let colours = &theme.map;
    frame.labels.add(Candidate {
        lines: broken(&name),
        font,
        size,
        spacing: 0.2,
        colour: if featured && there {
            colours.region_label
        } else {
            colours.country_label
        },
        halo: colours.halo,
        priority: if selected {
            1
        } else if featured {
            5
        } else {
            60
        },
        spots: around(at, size, frame, &place.id),
        what: Some(Target::Place(place.id.clone())),
    });
}

/// Where the name of an area goes, if that is in view.
pub(super) fn label_point(frame: &Frame<'_>, place: &Place) -> Option<Point> {
    let [x, y] = frame.map.session.view.screen_from_lonlat(place.position());
    let [left, top, right, bottom] = frame.scene.rect(0.0);
    (x > left && x < right && y > top && y < bottom).then_some([x, y])
}

/// A point and, should it be taken, the points around it in widening rings, as long as they lie
/// in the place that is named.
pub(super) fn around([x, y]: Point, size: f32, frame: &Frame<'_>, id: &PlaceId) -> Vec<Spot> {
    const RINGS: [f32; 4] = [1.3, 2.6, 4.2, 6.0];
    let view = frame.map.session.view;
    let areas: Vec<&Area> = frame
        .band
        .areas
        .iter()
        .filter(|area| area.place == *id)
        .collect();
    let coloured = frame.map.theme.place_fill(id).is_some();
    let mut spots = vec![Spot::middle([x, y])];
    let mut beside = Vec::new();
    for ring in RINGS {
        for step in 0..8_u8 {
            let (sin, cos) = (f32::from(step) * std::f32::consts::FRAC_PI_4).sin_cos();
            let at = [x + sin * ring * size * 1.4, y + cos * ring * size];
            let world = view.world_from_screen(at);
            if areas.iter().any(|area| area.contains(world)) {
                spots.push(Spot::middle(at));
            } else if coloured {
                beside.push(Spot::middle(at));
            }
        }
    }
    spots.extend(beside);
    spots
}

/// A long name of several words in two or more lines, broken at the space nearest its middle.
pub(super) fn broken(name: &str) -> Vec<String> {
    const LONG: usize = 13;
    /// A line longer than this, such as half of "North-West Frontier Province", is broken again.
    const LONGEST: usize = 18;
    let middle = name.len() / 2;
    let spaces = name.match_indices(' ').map(|(at, _)| at);
    match spaces.min_by_key(|at| at.abs_diff(middle)) {
        Some(at) if name.chars().count() > LONG => {
            let (first, second) = name.split_at(at);
            let halves = [first, second.trim_start()].into_iter();
            let lines = halves.flat_map(|half| {
                if half.chars().count() > LONGEST {
                    broken(half)
                } else {
                    vec![half.to_owned()]
                }
            });
            lines.collect()
        }
        _ => vec![name.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_breaks_near_its_middle() {
        assert_eq!(broken("Khyber Pakhtunkhwa"), ["Khyber", "Pakhtunkhwa"]);
        assert_eq!(broken("ex-FATA"), ["ex-FATA"]);
        assert_eq!(broken("South Waziristan"), ["South", "Waziristan"]);
    }

    #[test]
    fn a_long_single_word_stays_whole() {
        assert_eq!(broken("Tscherkessistan"), ["Tscherkessistan"]);
    }
}
