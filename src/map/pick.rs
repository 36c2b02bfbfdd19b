//! What lies under a point of the screen.

use super::atlas_shapes::LineRole;
use super::draw::{MapView, PastShapes};
use super::layers::own;
use super::scene::{self, Point, Scene};
use crate::atlas::{Place, PlaceId, PlaceKind};
use crate::geometry::{WorldPoint, WorldRect, measure};
use crate::session::{LayerId, Target};

/// All that lies under a point, the most particular first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pick {
    /// Marks: events, crossings, towns; topmost first. Several targets where events share a mark.
    pub marks: Vec<Vec<Target>>,
    /// Borders within reach.
    pub lines: Vec<Target>,
    /// Regions around the point, from the smallest that the atlas is about to the country.
    pub areas: Vec<Target>,
}

/// What a click comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// The sea: nothing.
    Nothing,
    /// One thing.
    One(Target),
    /// Events that share one mark.
    Stack(Vec<Target>),
    /// Several things, to choose from.
    Several(Vec<Target>),
}

/// How near to a line the pointer must be, in points.
const LINE_REACH: f32 = 5.0;

/// How near to an event in a crowd, in points: about a pixel of the density.
const CROWD_REACH: f32 = 4.0;

/// Finds what lies under `at`.
pub fn pick(at: Point, scene: &Scene, map: &MapView<'_>) -> Pick {
    let mut hits: Vec<_> = scene.hits.iter().rev().collect();
    hits.retain(|hit| (hit.at[0] - at[0]).hypot(hit.at[1] - at[1]) <= hit.radius);
    let world = map.session.view.world_from_screen(at);
    let mut marks: Vec<Vec<Target>> = hits.into_iter().map(|hit| hit.targets.clone()).collect();
    if marks.is_empty() {
        marks.extend(in_crowd(at, world, scene, map).map(|target| vec![target]));
    }
    Pick {
        marks,
        lines: lines_at(at, world, map),
        areas: areas_at(world, map),
    }
}

/// The event of a crowd that is nearest to the pointer.
fn in_crowd(at: Point, world: WorldPoint, scene: &Scene, map: &MapView<'_>) -> Option<Target> {
    let [x, y] = at;
    let inside = |crowd: &&scene::Rect| {
        (crowd[0]..=crowd[2]).contains(&x) && (crowd[1]..=crowd[3]).contains(&y)
    };
    scene.crowds.iter().find(inside)?;
    let reach = f64::from(CROWD_REACH) / map.session.view.points_per_world_unit();
    let nearest = map.data.events.nearest(world, reach, map.active)?;
    let target = map.data.id_of(nearest.row).map(Target::Event)?;
    // A second click on the same spot goes deeper, to the region.
    (map.session.selected() != Some(&target)).then_some(target)
}

fn lines_at(at: Point, world: WorldPoint, map: &MapView<'_>) -> Vec<Target> {
    let (view, layers) = (&map.session.view, &map.session.layers);
    let reach = f64::from(LINE_REACH) / view.points_per_world_unit();
    let window = WorldRect::new(world, world).padded(reach);
    let mut found: Vec<(f32, Target)> = Vec::new();
    let own = own::bands(map).into_iter().filter(|own| own.on);
    let own = own.rev().flat_map(|own| &own.band.lines);
    for line in map.shapes.band(view).lines.iter().chain(own) {
        let shows = match line.role {
            LineRole::Border => line.place.as_ref().is_some_and(|id| layers.shows_place(id)),
            LineRole::Disputed => layers.is_on(&LayerId::DisputedLines),
            LineRole::Own => true,
            _ => false,
        };
        let Some(id) = line.place.as_ref().filter(|_| shows) else {
            continue;
        };
        for run in line.chunks.visible(&window) {
            let points: Vec<Point> = run
                .iter()
                .map(|&point| view.screen_from_world(point))
                .collect();
            let distance = measure::distance_to_polyline(at, &points);
            let target = Target::Place(id.clone());
            if distance <= LINE_REACH && !found.iter().any(|(_, other)| *other == target) {
                found.push((distance, target));
            }
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, target)| target).collect()
}

fn areas_at(world: WorldPoint, map: &MapView<'_>) -> Vec<Target> {
    let band = map.shapes.band(&map.session.view);
    let moment = map.session.moment(map.data);
    let past = PastShapes::of(map.data, moment.as_ref());
    let mut areas: Vec<(u8, Target)> = Vec::new();
    for number in band.index.at(world, 0.0) {
        let area = band
            .areas
            .get(number as usize)
            .filter(|area| area.contains(world));
        let owner = area.and_then(|area| past.owner(&area.place).map(|id| (area.kind, id)));
        let found = owner.and_then(|(kind, id)| Some((id, order_of(kind, id, map)?)));
        let Some((id, order)) = found else {
            continue;
        };
        let target = Target::Place(id.clone());
        if !areas.iter().any(|(_, other)| *other == target) {
            areas.push((order, target));
        }
    }
    areas.sort_by_key(|(order, _)| *order);
    let mut targets: Vec<Target> = areas.into_iter().map(|(_, target)| target).collect();
    for own in own_areas_at(world, map) {
        // Before the first of the atlas's regions that is larger.
        let place = |target: &Target| map.data.place_of(target).map(Place::extent);
        let larger = |target: &Target| place(target) > place(&own);
        let at = targets.iter().position(larger);
        targets.insert(at.unwrap_or(targets.len()), own);
    }
    targets
}

/// The regions around the point that files and the story bring, the largest first.
fn own_areas_at(world: WorldPoint, map: &MapView<'_>) -> Vec<Target> {
    let mut found: Vec<&Place> = Vec::new();
    for own in own::bands(map).into_iter().filter(|own| own.on) {
        let band = own.band;
        let near = band.index.at(world, 0.0).into_iter();
        let areas = near.filter_map(|number| band.areas.get(number as usize));
        let around = areas.filter(|area| area.contains(world));
        for place in around.filter_map(|area| map.data.atlas.get(&area.place)) {
            if !found.iter().any(|other| other.id == place.id) {
                found.push(place);
            }
        }
    }
    // Of two of one size, the one that lies on top comes first when all are turned round.
    found.sort_by(|a, b| b.extent().total_cmp(&a.extent()));
    let targets = found.into_iter();
    targets
        .map(|place| Target::Place(place.id.clone()))
        .collect()
}

/// Regions the atlas is about come before countries, countries before their units: a click goes
/// to what the article speaks of, and a second click on the same spot goes deeper.
fn order_of(kind: PlaceKind, id: &PlaceId, map: &MapView<'_>) -> Option<u8> {
    let place = map.data.atlas.get(id)?;
    let featured = map.theme.place_fill(id).is_some();
    match kind {
        PlaceKind::Territory => Some(0),
        PlaceKind::Province if featured => Some(1),
        PlaceKind::Country => Some(2),
        PlaceKind::Agency | PlaceKind::FrontierRegion => Some(3),
        PlaceKind::Province if place.valid_to.is_none() => Some(4),
        _ => None,
    }
}

impl Pick {
    /// What a click comes to when `selected` is what was selected before it.
    pub fn choose(&self, selected: Option<&Target>) -> Choice {
        let region = self.next_area(selected);
        match (self.marks.as_slice(), self.lines.as_slice()) {
            ([], []) => region.map_or(Choice::Nothing, Choice::One),
            ([stack], []) => match stack.as_slice() {
                [only] => Choice::One(only.clone()),
                _ => Choice::Stack(stack.clone()),
            },
            ([], [line]) => Choice::One(line.clone()),
            _ => {
                let marks = self.marks.iter().flatten();
                let mut all: Vec<Target> = marks.chain(&self.lines).cloned().collect();
                all.extend(self.areas.first().cloned());
                Choice::Several(all)
            }
        }
    }

    /// What lights up while the pointer is here: the topmost mark, else a line, else a region.
    pub fn hover(&self) -> Option<Target> {
        let mark = self.marks.first().and_then(|stack| stack.first());
        mark.or_else(|| self.lines.first())
            .or_else(|| self.areas.first())
            .cloned()
    }

    fn next_area(&self, selected: Option<&Target>) -> Option<Target> {
        let current = self.areas.iter().position(|area| Some(area) == selected);
        let next = current.map_or(0, |index| (index + 1) % self.areas.len());
        self.areas.get(next).cloned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: &str) -> Target {
        Target::Place(id.parse().unwrap())
    }

    #[test]
    fn the_sea_is_nothing() {
        assert_eq!(Pick::default().choose(None), Choice::Nothing);
    }

    #[test]
    fn a_second_click_on_a_region_goes_deeper_and_then_round() {
        let pick = Pick {
            areas: vec![place("ex-fata"), place("pakistan")],
            ..Pick::default()
        };
        assert_eq!(pick.choose(None), Choice::One(place("ex-fata")));
        assert_eq!(
            pick.choose(Some(&place("ex-fata"))),
            Choice::One(place("pakistan"))
        );
        assert_eq!(
            pick.choose(Some(&place("pakistan"))),
            Choice::One(place("ex-fata"))
        );
        assert_eq!(
            pick.choose(Some(&place("kabul"))),
            Choice::One(place("ex-fata"))
        );
    }

    #[test]
    fn a_mark_wins_over_the_region_beneath_it() {
        let pick = Pick {
            marks: vec![vec![place("kabul")]],
            areas: vec![place("afghanistan")],
            ..Pick::default()
        };
        assert_eq!(pick.choose(None), Choice::One(place("kabul")));
    }

    #[test]
    fn a_mark_on_a_line_asks_which_and_offers_the_region_too() {
        let pick = Pick {
            marks: vec![vec![place("chaman-crossing")]],
            lines: vec![place("durand-line")],
            areas: vec![place("balochistan")],
        };
        let all = vec![
            place("chaman-crossing"),
            place("durand-line"),
            place("balochistan"),
        ];
        assert_eq!(pick.choose(None), Choice::Several(all));
    }
}
