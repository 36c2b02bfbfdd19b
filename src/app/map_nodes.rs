//! What is on the map as nodes that Tab walks and a screen reader names.

use std::sync::Arc;

use egui::{Rect, Response, Sense, Ui, pos2, vec2};

use crate::atlas::{Place, PlaceKind};
use crate::map::layers::own;
use crate::map::pick::Choice;
use crate::map::scene::{Hit, Point};
use crate::map::text::grouped;
use crate::map::{MapView, Scene};
use crate::session::{Dataset, Target};
use crate::words::Words;

/// The side of a region's node, in points: it stands at the region's label.
const REGION: f32 = 14.0;

/// Marks that get a node of their own: more would be a crowd for Tab and for the ear.
const MOST: usize = 200;

/// A node, and what it stands for.
pub struct Node {
    /// What happened to it.
    pub response: Response,
    what: What,
}

/// What a node stands for.
enum What {
    /// A region of the atlas.
    Region(Target),
    /// A mark, by its place among the scene's hits.
    Mark(usize),
}

/// One node for each region the atlas is about and each mark, in that order. Where there are very
/// many marks, those nearest to the middle have one, and a line tells of the others.
pub fn show(ui: &Ui, scene: &Scene, map: &MapView<'_>, rect: Rect) -> Vec<Node> {
    let (mut nodes, words) = (Vec::new(), map.session.words());
    for (target, at) in regions(scene, map) {
        let id = ui.scope_id().with(("region on the map", &target));
        let place = spot(at, REGION, rect);
        let name = || on_the_map(map.data.name_in(&target, words), words);
        if let Some(response) = node(ui, place, id, name) {
            let what = What::Region(target);
            nodes.push(Node { response, what });
        }
    }
    let (near, others) = nearest(scene);
    for number in near {
        let Some(hit) = scene.hits.get(number) else {
            continue;
        };
        let id = ("mark on the map", hit.targets.first(), hit.targets.len());
        let id = ui.scope_id().with(id);
        let place = spot(hit.at, hit.radius * 2.0, rect);
        let name = || on_the_map(name_of(hit, map.data, words), words);
        if let Some(response) = node(ui, place, id, name) {
            let response = response.on_hover_ui(|ui| {
                ui.label(told(hit, map.data, words));
            });
            let what = What::Mark(number);
            nodes.push(Node { response, what });
        }
    }
    if others > 0 {
        rest(ui, rect, others, words);
    }
    nodes
}

/// Where a node of `size` points is on the screen, as far as it is on the map.
fn spot(at: Point, size: f32, map: Rect) -> Rect {
    let centre = pos2(map.left() + at[0], map.top() + at[1]);
    Rect::from_center_size(centre, vec2(size, size)).intersect(map)
}

/// A node; `None` where it is off the map.
fn node(ui: &Ui, spot: Rect, id: egui::Id, name: impl Fn() -> String) -> Option<Response> {
    if !spot.is_positive() {
        return None;
    }
    let response = ui.interact(spot, id, Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name()));
    Some(response)
}

/// Tells a screen reader of the marks without a node.
fn rest(ui: &Ui, map: Rect, others: usize, words: Words) {
    let spot = Rect::from_min_size(map.min, vec2(1.0, 1.0));
    let id = ui.scope_id().with("more marks");
    let response = ui.interact(spot, id, Sense::hover());
    response.widget_info(|| {
        let grouped = grouped(others as u64);
        let values = [("count", others.into()), ("grouped", grouped.into())];
        let line = words.with("map-more-marks", &values);
        egui::WidgetInfo::labeled(egui::accesskit::Role::Label, true, line)
    });
}

/// What a screen reader calls something on the map.
fn on_the_map(name: String, words: Words) -> String {
    words.with("map-node", &[("name", name.into())])
}

/// The marks nearest to the middle of the map, in the order in which they are painted, and how
/// many others can be seen.
fn nearest(scene: &Scene) -> (Vec<usize>, usize) {
    let [width, height] = scene.size;
    let seen = |at: Point| (0.0..=width).contains(&at[0]) && (0.0..=height).contains(&at[1]);
    let hits = scene.hits.iter().enumerate();
    if scene.hits.len() <= MOST {
        return (hits.map(|(number, _)| number).collect(), 0);
    }
    let away = |number: &usize| {
        let at = scene.hits.get(*number).map_or([0.0, 0.0], |hit| hit.at);
        (at[0] - width / 2.0).hypot(at[1] - height / 2.0)
    };
    let in_view = hits.filter(|(_, hit)| seen(hit.at));
    let mut numbers: Vec<usize> = in_view.map(|(number, _)| number).collect();
    let others = numbers.len().saturating_sub(MOST);
    if others > 0 {
        numbers.select_nth_unstable_by(MOST, |a, b| away(a).total_cmp(&away(b)));
        numbers.truncate(MOST);
        numbers.sort_unstable();
    }
    (numbers, others)
}

/// What a mark is called; what files call their events is only read now.
fn name_of(hit: &Hit, data: &Dataset, words: Words) -> String {
    match hit.targets.as_slice() {
        [only] if hit.name.is_empty() => data.name_in(only, words),
        _ => hit.name.clone(),
    }
}

/// What a mark says when it is pointed at.
pub fn told(hit: &Hit, data: &Dataset, words: Words) -> String {
    match hit.targets.as_slice() {
        [only @ Target::Event(_)] => told_of(only, data, words),
        _ => name_of(hit, data, words),
    }
}

/// What something on the map says when it is pointed at: an event's title and date, a name.
pub fn told_of(target: &Target, data: &Dataset, words: Words) -> String {
    let name = data.name_in(target, words);
    let Target::Event(id) = target else {
        return name;
    };
    let date = match data.event(id) {
        Some(event) => event.when.as_ref().map(|when| when.label_in(words)),
        None => data
            .row_of(id)
            .and_then(|row| data.events.days().get(row as usize)?.when())
            .map(|when| when.label_in(words)),
    };
    let date = date.unwrap_or_else(|| words.say("when-undated").into_owned());
    format!("{name} · {date}")
}

/// What a click on `node` comes to.
pub fn choice(node: &Node, scene: &Scene) -> Option<Choice> {
    let number = match &node.what {
        What::Region(target) => return Some(Choice::One(target.clone())),
        What::Mark(number) => *number,
    };
    match scene.hits.get(number)?.targets.as_slice() {
        [only] => Some(Choice::One(only.clone())),
        several => Some(Choice::Stack(several.to_vec())),
    }
}

/// Shapes of stories and files that get a node of their own.
const MOST_SHAPES: usize = 100;

/// Those of `shapes` whose labels are nearest to the middle of the map, in the order of their files.
fn nearest_shapes<'a>(
    shapes: impl Iterator<Item = &'a Place>,
    map: &MapView<'_>,
) -> Vec<&'a Place> {
    let view = map.session.view;
    let [width, height] = view.size();
    let away = |place: &&Place| {
        let [x, y] = view.screen_from_lonlat(place.position());
        (x - width / 2.0).hypot(y - height / 2.0)
    };
    let in_view = |place: &&Place| {
        let [x, y] = view.screen_from_lonlat(place.position());
        (0.0..=width).contains(&x) && (0.0..=height).contains(&y)
    };
    let mut near: Vec<(usize, &Place)> = shapes.filter(in_view).enumerate().collect();
    near.sort_by(|(_, a), (_, b)| away(a).total_cmp(&away(b)));
    near.truncate(MOST_SHAPES);
    near.sort_by_key(|(number, _)| *number);
    near.into_iter().map(|(_, place)| place).collect()
}

/// Regions of the atlas, and shapes of stories and files, whose label point is in view.
fn regions(scene: &Scene, map: &MapView<'_>) -> Vec<(Target, [f32; 2])> {
    let featured = map
        .data
        .atlas
        .featured()
        .iter()
        .filter_map(|id| map.data.atlas.get(id));
    let areas = featured.filter(|place| !matches!(place.kind, PlaceKind::Crossing));
    let is_shown = |place: &&Arc<Place>| own::is_on(map, place.file().unwrap_or_default());
    let shapes = map.data.atlas.places().iter().filter(|place| {
        matches!(place.kind, PlaceKind::Region | PlaceKind::Line) && is_shown(place)
    });
    let placed = areas
        .chain(nearest_shapes(shapes.map(Arc::as_ref), map))
        .map(|place| {
            (
                Target::Place(place.id.clone()),
                map.session.view.screen_from_lonlat(place.position()),
            )
        });
    placed
        .filter(|(_, [x, y])| *x > 0.0 && *y > 0.0 && *x < scene.size[0] && *y < scene.size[1])
        .collect()
}
