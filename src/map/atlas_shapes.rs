//! The atlas prepared for drawing: projected, cut into shared arcs, generalised and triangulated.
//!
//! Everything goes through one [`Topology`], so that a fill, its neighbour and the border between
//! them keep the same vertices at every zoom. A [`Band`] is prepared the first time it is looked
//! at and kept; [`AtlasShapes::prepare_all`] does the rest in the background.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rayon::iter::{IntoParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _};

use super::scene::Point;
use crate::atlas::{Atlas, Place, PlaceId, PlaceKind};
use crate::geometry::{
    FilledPolygon, LineChunks, PackedIndex, Shape, Topology, Viewport, WorldPoint, WorldRect, fill,
    outline,
};

/// The atlas, ready to be drawn at any zoom.
///
/// The atlas's own places share one topology. What a story or a reader's file brings is cut and
/// generalised for itself, file by file, so that another file costs what it holds and no more.
pub struct AtlasShapes {
    base: Arc<ShapeSet>,
    own: Vec<OwnShapes>,
}

/// The lines and areas of one of the reader's own files.
#[derive(Clone)]
struct OwnShapes {
    /// The number of the file; 0 for those that the story brings.
    file: u16,
    set: Arc<ShapeSet>,
}

/// Shapes that share one topology.
struct ShapeSet {
    /// What was prepared.
    drawn: Vec<Arc<Place>>,
    topology: Topology,
    places: Vec<ShapedPlace>,
    bands: Vec<OnceLock<Band>>,
    /// What makes polygons ready to be filled.
    filled: Filled,
}

/// What makes polygons ready to be filled.
type Filled = fn(&[Vec<Vec<WorldPoint>>]) -> Vec<FilledPolygon>;

/// What of a place matters to drawing.
struct ShapedPlace {
    id: PlaceId,
    kind: PlaceKind,
    featured: bool,
    /// For a shape of the past: the place that had it.
    shape_of: Option<PlaceId>,
}

/// All shapes at one level of detail.
#[derive(Default)]
pub struct Band {
    /// Areas of countries, provinces, regions, waters and towns.
    pub areas: Vec<Area>,
    /// Lines: borders between areas, each once, and places that are lines.
    pub lines: Vec<Line>,
    /// Which areas are near a point; numbers are those of `areas`.
    pub index: PackedIndex,
}

/// One polygon, ready to be filled.
pub struct Area {
    /// Whose area.
    pub place: PlaceId,
    /// Of which kind.
    pub kind: PlaceKind,
    /// Its rings, one after the other, unclosed.
    pub points: Vec<WorldPoint>,
    /// Where each ring ends in `points`.
    pub ring_ends: Arc<[u32]>,
    /// Triples of indices into `points`.
    pub triangles: Arc<[u32]>,
    /// Where it is.
    pub bounds: WorldRect,
}

/// What a line is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum LineRole {
    River,
    Lake,
    Unit,
    Province,
    /// The limit of a shape of the past that its place no longer has.
    Former,
    Region,
    Coast,
    Country,
    Disputed,
    Border,
    /// The edge of an area that a file or a story brings.
    OwnEdge,
    /// A line that a file or a story brings.
    Own,
}

/// One polyline, ready to be stroked.
pub struct Line {
    /// What it is drawn as.
    pub role: LineRole,
    /// Whose line, where it is a place of its own.
    pub place: Option<PlaceId>,
    /// Its vertices, in runs.
    pub chunks: LineChunks,
}

/// Zoom levels from the first band to the last.
const FIRST: i32 = 3;
const LAST: i32 = 14;

/// How far a generalised line may be from the true one, in screen points.
const TOLERANCE_POINTS: f64 = 0.5;

impl AtlasShapes {
    /// Projects `atlas` and cuts it into shared arcs; bands are prepared when they are first asked for.
    pub fn new(atlas: &Atlas) -> Self {
        Self::made(atlas, fill, None)
    }

    /// The same for a picture alone, whose areas are painted by their rings: no triangles are made.
    pub fn for_picture(atlas: &Atlas) -> Self {
        Self::made(atlas, outline, None)
    }

    /// The same for another atlas: what both have is shared and not prepared again, so that a file
    /// more costs its own shapes only. Meant for a thread of its own.
    #[must_use]
    pub fn on(&self, atlas: &Atlas) -> Self {
        Self::made(atlas, self.base.filled, Some(self))
    }

    fn made(atlas: &Atlas, filled: Filled, before: Option<&Self>) -> Self {
        let mut base = Vec::new();
        let mut files: BTreeMap<u16, Vec<Arc<Place>>> = BTreeMap::new();
        for place in atlas.places().iter().filter(|place| is_drawn(place.kind)) {
            let set = match place.kind {
                PlaceKind::Region | PlaceKind::Line => {
                    files.entry(place.file().unwrap_or_default()).or_default()
                }
                _ => &mut base,
            };
            set.push(Arc::clone(place));
        }
        let known = before.into_iter().flat_map(|shapes| {
            let own = shapes.own.iter().map(|own| &own.set);
            std::iter::once(&shapes.base).chain(own)
        });
        let known: Vec<&Arc<ShapeSet>> = known.collect();
        let set = |places: Vec<Arc<Place>>| {
            let same = |set: &&&Arc<ShapeSet>| set.is_of(&places);
            let found = known.iter().find(same).map(|set| Arc::clone(set));
            found.unwrap_or_else(|| Arc::new(ShapeSet::new(places, atlas, filled)))
        };
        let own = files.into_iter().map(|(file, places)| OwnShapes {
            file,
            set: set(places),
        });
        Self {
            base: set(base),
            own: own.collect(),
        }
    }

    /// The shapes for a view, prepared now if they were not before; those of stories and files
    /// apart.
    pub fn band(&self, view: &Viewport) -> &Band {
        self.base.band(view)
    }

    /// The shapes of the reader's own files for a view, each file with its number, ascending; 0 is
    /// what the story brings.
    pub fn own(&self, view: &Viewport) -> impl Iterator<Item = (u16, &Band)> {
        let view = *view;
        self.own
            .iter()
            .map(move |own| (own.file, own.set.band(&view)))
    }

    /// Whether nothing of `other` was prepared apart from these.
    pub fn shares_all_with(&self, other: &Self) -> bool {
        let own = |shapes: &Self| -> Vec<(u16, *const ShapeSet)> {
            let own = shapes.own.iter();
            own.map(|own| (own.file, Arc::as_ptr(&own.set))).collect()
        };
        Arc::ptr_eq(&self.base, &other.base) && own(self) == own(other)
    }

    /// Prepares every band that is not ready yet; meant for a thread of its own.
    pub fn prepare_all(&self) {
        self.base.prepare_all();
        for own in &self.own {
            own.set.prepare_all();
        }
    }
}

impl ShapeSet {
    fn new(drawn: Vec<Arc<Place>>, atlas: &Atlas, filled: Filled) -> Self {
        let featured = atlas.featured();
        let (places, shapes): (Vec<_>, Vec<_>) = drawn
            .par_iter()
            .map(|place| {
                let featured = featured.contains(&place.id);
                (
                    ShapedPlace {
                        id: place.id.clone(),
                        kind: place.kind,
                        featured,
                        shape_of: place.valid_to.as_ref().and(place.parent.clone()),
                    },
                    Shape::from_geometry(&place.geometry),
                )
            })
            .unzip();
        Self {
            topology: Topology::build(&shapes),
            drawn,
            places,
            bands: (FIRST..=LAST).map(|_| OnceLock::new()).collect(),
            filled,
        }
    }

    /// Whether it was prepared from these very places.
    fn is_of(&self, places: &[Arc<Place>]) -> bool {
        let mut pairs = self.drawn.iter().zip(places);
        self.drawn.len() == places.len() && pairs.all(|(a, b)| Arc::ptr_eq(a, b))
    }

    fn band(&self, view: &Viewport) -> &Band {
        static NOTHING: OnceLock<Band> = OnceLock::new();
        let level = (view.zoom().get().floor() as i32).clamp(FIRST, LAST);
        let slot = usize::try_from(level - FIRST)
            .ok()
            .and_then(|index| self.bands.get(index));
        slot.map_or_else(
            || NOTHING.get_or_init(Band::default),
            |slot| slot.get_or_init(|| self.prepare(level)),
        )
    }

    fn prepare_all(&self) {
        for (level, slot) in (FIRST..).zip(&self.bands) {
            slot.get_or_init(|| self.prepare(level));
        }
    }

    fn prepare(&self, level: i32) -> Band {
        // The band serves zooms up to the next level: half a point there.
        let tolerance = TOLERANCE_POINTS / (256.0 * 2.0_f64.powi(level + 1));
        let mut band = Band::default();
        let shapes: Vec<_> = self
            .topology
            .simplified(tolerance)
            .into_par_iter()
            .map(|shape| ((self.filled)(&shape.polygons), shape.lines))
            .collect();
        for (place, (polygons, lines)) in self.places.iter().zip(shapes) {
            let areas = polygons.into_iter().map(|polygon| Area {
                place: place.id.clone(),
                kind: place.kind,
                points: polygon.points,
                ring_ends: polygon.ring_ends.into(),
                triangles: polygon.triangles.into(),
                bounds: polygon.bounds,
            });
            band.areas.extend(areas);
            if let Some(role) = own_line_role(place.kind) {
                let lines = lines.into_iter().filter(|line| line.len() > 1);
                band.lines.extend(lines.map(|line| Line {
                    role,
                    place: Some(place.id.clone()),
                    chunks: LineChunks::new(line),
                }));
            }
        }
        for arc in self.topology.arcs(tolerance) {
            if let Some(role) = self.shared_role(&arc.shapes)
                && arc.points.len() > 1
            {
                let past = self.outgrown(&arc.shapes);
                band.lines.push(Line {
                    role: past.as_ref().map_or(role, |_| LineRole::Former),
                    place: past,
                    chunks: LineChunks::new(arc.points),
                });
            }
        }
        band.lines.sort_by_key(|line| line.role);
        let bounds: Vec<WorldRect> = band.areas.iter().map(|area| area.bounds).collect();
        band.index = PackedIndex::build(&bounds);
        band
    }

    /// The shape of the past that ends here where its place no longer does.
    fn outgrown(&self, shapes: &[u32]) -> Option<PlaceId> {
        let users = || {
            shapes
                .iter()
                .filter_map(|&index| self.places.get(index as usize))
        };
        let past = users().find(|place| {
            let now = place.shape_of.as_ref();
            now.is_some_and(|now| !users().any(|other| other.id == *now))
        });
        past.map(|place| place.id.clone())
    }

    /// What an arc is, told from the shapes that meet at it; `None` if it is drawn as something else.
    fn shared_role(&self, shapes: &[u32]) -> Option<LineRole> {
        let users = || {
            shapes
                .iter()
                .filter_map(|&index| self.places.get(index as usize))
        };
        if users().any(|place| place.kind == PlaceKind::Line) {
            return None;
        }
        if users().any(|place| place.kind == PlaceKind::Region) {
            return Some(LineRole::OwnEdge);
        }
        let count = |is: fn(&ShapedPlace) -> bool| users().filter(|place| is(place)).count();
        if count(|place| {
            matches!(
                place.kind,
                PlaceKind::Border | PlaceKind::BorderStretch | PlaceKind::DisputedLine
            )
        }) > 0
        {
            return None;
        }
        if count(|place| place.kind == PlaceKind::Country) > 1 {
            return Some(LineRole::Country);
        }
        if users().any(|place| place.featured) {
            return Some(LineRole::Region);
        }
        if count(|place| place.kind == PlaceKind::Province) > 1 {
            return Some(LineRole::Province);
        }
        if count(|place| is_unit(place.kind)) > 1 {
            return Some(LineRole::Unit);
        }
        if count(|place| place.kind == PlaceKind::Country) == 1 {
            return Some(LineRole::Coast);
        }
        (count(|place| place.kind == PlaceKind::Lake) > 0).then_some(LineRole::Lake)
    }
}

impl Area {
    /// Whether `point` lies inside, holes left out, by the even-odd rule.
    pub fn contains(&self, point: WorldPoint) -> bool {
        if !self.bounds.contains(point) {
            return false;
        }
        let mut inside = false;
        let mut start = 0;
        for &end in self.ring_ends.iter() {
            let ring = self.points.get(start..end as usize).unwrap_or_default();
            start = end as usize;
            let Some(mut before) = ring.last() else {
                continue;
            };
            for vertex in ring {
                let crosses = (vertex.y > point.y) != (before.y > point.y);
                if crosses
                    && point.x
                        < (before.x - vertex.x) * (point.y - vertex.y) / (before.y - vertex.y)
                            + vertex.x
                {
                    inside = !inside;
                }
                before = vertex;
            }
        }
        inside
    }

    /// Its vertices on the screen.
    pub fn on_screen(&self, view: &Viewport) -> Vec<Point> {
        self.points
            .iter()
            .map(|&point| view.screen_from_world(point))
            .collect()
    }

    /// Its rings on the screen, each closed.
    pub fn rings_on_screen(&self, view: &Viewport) -> Vec<Vec<Point>> {
        let mut start = 0;
        let mut rings = Vec::with_capacity(self.ring_ends.len());
        for &end in self.ring_ends.iter() {
            let ring = self.points.get(start..end as usize).unwrap_or_default();
            let closed = ring.iter().chain(ring.first());
            rings.push(closed.map(|&point| view.screen_from_world(point)).collect());
            start = end as usize;
        }
        rings
    }
}

fn is_unit(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Agency | PlaceKind::FrontierRegion)
}

fn is_drawn(kind: PlaceKind) -> bool {
    !matches!(
        kind,
        PlaceKind::Town | PlaceKind::Crossing | PlaceKind::Spot
    )
}

fn own_line_role(kind: PlaceKind) -> Option<LineRole> {
    match kind {
        PlaceKind::Border => Some(LineRole::Border),
        PlaceKind::DisputedLine => Some(LineRole::Disputed),
        PlaceKind::River => Some(LineRole::River),
        PlaceKind::Line => Some(LineRole::Own),
        _ => None,
    }
}
