//! Sea, countries, and the regions the atlas is about, as areas of colour.

use crate::atlas::PlaceKind;
use crate::geometry::WorldRect;
use crate::map::atlas_shapes::Area;
use crate::map::draw::Frame;
use crate::map::scene::{Fill, Item, Rect};
use crate::map::theme::Rgba;
use crate::session::{LayerId, Target};

/// Fills the land.
pub fn draw(frame: &mut Frame<'_>) {
    let theme = frame.map.theme;
    let page = frame.scene.rect(0.0);
    push_rect(frame, page, theme.map.unmapped);
    if let Some(mapped) = mapped(frame) {
        let view = frame.map.session.view;
        let [left, top] = view.screen_from_world(mapped.min);
        let [right, bottom] = view.screen_from_world(mapped.max);
        let inside = [
            left.max(page[0]),
            top.max(page[1]),
            right.min(page[2]),
            bottom.min(page[3]),
        ];
        if inside[0] < inside[2] && inside[1] < inside[3] {
            push_rect(frame, inside, theme.map.sea);
        }
    }
    let areas = &frame.band.areas;
    for area in areas.iter().filter(|area| area.kind == PlaceKind::Country) {
        let own = theme.map.countries.get(area.place.as_str());
        push(frame, area, own.copied().unwrap_or(theme.map.land));
    }
    // Regions that are shaded by their events keep no colour of their own.
    if frame.map.session.layers.is_on(&LayerId::RegionCounts) {
        return;
    }
    // A territory lies inside a province, as ex-FATA does since 2018: it is filled after it.
    // Before 2018 the province was without it.
    let past = frame.past.clone();
    for kind in [PlaceKind::Province, PlaceKind::Territory] {
        for area in areas.iter().filter(|area| area.kind == kind) {
            if let Some(owner) = past.owner(&area.place)
                && let Some(colour) = theme.place_fill(owner)
                && frame.map.session.layers.shows_place(owner)
            {
                push(frame, area, colour);
            }
        }
    }
    for area in areas
        .iter()
        .filter(|area| area.kind == PlaceKind::UrbanArea)
    {
        push(frame, area, theme.map.urban);
    }
}

/// The part of the world that the atlas knows: the rest is no sea, only unmapped.
fn mapped(frame: &Frame<'_>) -> Option<WorldRect> {
    let countries = frame
        .band
        .areas
        .iter()
        .filter(|area| area.kind == PlaceKind::Country);
    countries
        .map(|area| area.bounds)
        .reduce(|all, one| all.union(&one))
}

fn push_rect(frame: &mut Frame<'_>, [left, top, right, bottom]: Rect, colour: Rgba) {
    frame.scene.items.push(Item::Fill(Fill {
        points: vec![[left, top], [right, top], [right, bottom], [left, bottom]],
        ring_ends: [4].into(),
        triangles: [0, 1, 2, 0, 2, 3].into(),
        colour,
        what: None,
    }));
}

/// Fills `area` if it can be seen.
pub fn push(frame: &mut Frame<'_>, area: &Area, colour: Rgba) {
    if !area.bounds.intersects(&frame.window) {
        return;
    }
    frame.scene.items.push(Item::Fill(Fill {
        points: area.on_screen(&frame.map.session.view),
        ring_ends: area.ring_ends.clone(),
        triangles: area.triangles.clone(),
        colour,
        what: Some(Target::Place(area.place.clone())),
    }));
}
