//! What is at a spot: all that a menu there offers, the most particular first.

use super::draw::MapView;
use super::pick::{Pick, pick};
use super::scene::{Point, Scene};
use crate::atlas::PlaceKind;
use crate::session::Target;

/// What is at a spot of the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Here {
    /// Places: crossings and towns, borders within reach, then the regions around from the smallest
    /// to the country.
    pub places: Vec<Target>,
    /// Events nearby, the nearest first.
    pub events: Vec<Target>,
}

/// How near an event must be to be nearby, in points beyond its mark.
const REACH: f32 = 14.0;

/// Finds what is at `at`.
pub fn here(at: Point, scene: &Scene, map: &MapView<'_>) -> Here {
    let picked = pick(at, scene, map);
    let mut here = Here::default();
    let mut near: Vec<(f32, &[Target])> = scene
        .hits
        .iter()
        .rev()
        .map(|hit| {
            let away = (hit.at[0] - at[0]).hypot(hit.at[1] - at[1]) - hit.radius;
            (away, hit.targets.as_slice())
        })
        .filter(|(away, _)| *away <= REACH)
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let Pick {
        marks,
        lines,
        areas,
    } = picked;
    let in_reach = near.iter().flat_map(|(_, targets)| targets.iter());
    for target in marks.iter().flatten().chain(in_reach) {
        let list = match target {
            Target::Event(_) => &mut here.events,
            _ => &mut here.places,
        };
        if !list.contains(target) {
            list.push(target.clone());
        }
    }
    here.places
        .retain(|target| !matches!(target, Target::Square(_)));
    here.places.extend(lines);
    let mut areas: Vec<Target> = areas;
    areas.sort_by(|a, b| size(a, map).total_cmp(&size(b, map)));
    here.places.extend(areas);
    here
}

/// Square kilometres of a region; a country comes last, whatever its size.
fn size(target: &Target, map: &MapView<'_>) -> f64 {
    let Some(place) = map.data.place_of(target) else {
        return f64::INFINITY;
    };
    let country = if place.kind == PlaceKind::Country {
        1e9
    } else {
        0.0
    };
    country + place.area_km2().unwrap_or_default()
}
