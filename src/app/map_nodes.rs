//! What is on the map as nodes that Tab walks and a screen reader names.

use egui::{Rect, Response, Sense, Ui, pos2, vec2};

use super::colour;
use crate::atlas::PlaceKind;
use crate::map::pick::Choice;
use crate::map::{MapView, Scene};
use crate::session::Target;

/// The side of a region's node, in points: it stands at the region's label.
const REGION: f32 = 14.0;

/// One node for each region the atlas is about and each mark, in that order.
pub fn show(ui: &Ui, scene: &Scene, map: &MapView<'_>, rect: Rect) -> Vec<Response> {
    let regions = regions(scene, map);
    let region_nodes = regions.iter().map(|(target, at)| {
        let name = format!("{} on the map", map.data.name_of(target));
        (*at, vec2(REGION, REGION), name)
    });
    let marks = scene.hits.iter().map(|hit| {
        (
            hit.at,
            egui::Vec2::splat(hit.radius * 2.0),
            format!("{} on the map", hit.name),
        )
    });
    let mut responses = Vec::new();
    for (index, (at, size, name)) in region_nodes.chain(marks).enumerate() {
        let centre = pos2(rect.left() + at[0], rect.top() + at[1]);
        let place = Rect::from_center_size(centre, size).intersect(rect);
        if !place.is_positive() {
            responses.push(ui.interact(
                Rect::NOTHING,
                ui.scope_id().with(("off the map", index)),
                Sense::hover(),
            ));
            continue;
        }
        let is_mark = index >= regions.len();
        let sense = Sense::click();
        let response = ui.interact(place, ui.scope_id().with(("map node", &name, index)), sense);
        response
            .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
        if response.has_focus() {
            let ring = egui::Stroke::new(2.5, colour(map.theme.window.focus));
            ui.painter().circle_stroke(centre, size.x / 2.0 + 5.0, ring);
        }
        let told = name.trim_end_matches(" on the map");
        responses.push(if is_mark {
            response.on_hover_text(told)
        } else {
            response
        });
    }
    responses
}

/// What the node at `index` stands for.
pub fn choice(index: usize, scene: &Scene, map: &MapView<'_>) -> Option<Choice> {
    let regions = regions(scene, map);
    if let Some((target, _)) = regions.get(index) {
        return Some(Choice::One(target.clone()));
    }
    let hit = scene.hits.get(index - regions.len())?;
    match hit.targets.as_slice() {
        [only] => Some(Choice::One(only.clone())),
        several => Some(Choice::Stack(several.to_vec())),
    }
}

/// Regions of the atlas whose label point is in view.
fn regions(scene: &Scene, map: &MapView<'_>) -> Vec<(Target, [f32; 2])> {
    let featured = map
        .data
        .atlas
        .featured()
        .iter()
        .filter_map(|id| map.data.atlas.get(id));
    let areas = featured.filter(|place| !matches!(place.kind, PlaceKind::Crossing));
    let placed = areas.map(|place| {
        (
            Target::Place(place.id.clone()),
            map.session.view.screen_from_lonlat(place.position()),
        )
    });
    placed
        .filter(|(_, [x, y])| *x > 0.0 && *y > 0.0 && *x < scene.size[0] && *y < scene.size[1])
        .collect()
}
