//! Areas prepared for the question “is this point inside?”, asked millions of times.
//!
//! The edges of all rings stand in horizontal bands, so that a point meets only those beside it.
//! `events` finds with it the region that every event lies in.

use geo::Geometry;

use super::mercator::{WorldPoint, WorldRect};
use super::simplify::Shape;

/// One edge of a ring, its northern end first.
///
/// The two areas beside a border keep the very same edge, whichever way round their rings run, so
/// a point on it can never be on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    from: WorldPoint,
    to: WorldPoint,
}

impl Edge {
    /// The edge between two vertices of a ring, in either order.
    fn between(a: WorldPoint, b: WorldPoint) -> Self {
        if (a.y, a.x) <= (b.y, b.x) {
            Self { from: a, to: b }
        } else {
            Self { from: b, to: a }
        }
    }

    /// Whether a ray from `point` to the east crosses it. The northern end belongs to the edge,
    /// the southern one does not: a ray through a vertex counts it once.
    fn is_east_of(&self, point: WorldPoint) -> bool {
        let Self { from, to } = self;
        from.y <= point.y
            && point.y < to.y
            && point.x < (to.x - from.x) * (point.y - from.y) / (to.y - from.y) + from.x
    }

    /// Whether it shares a point with `rect`; its sides and corners count.
    pub fn touches(&self, rect: &WorldRect) -> bool {
        let Self { from, to } = self;
        let (west, east) = if from.x <= to.x {
            (from.x, to.x)
        } else {
            (to.x, from.x)
        };
        if from.y > rect.max.y || to.y < rect.min.y || west > rect.max.x || east < rect.min.x {
            return false;
        }
        // The boxes meet: the edge misses the rectangle only with all four corners on one side.
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let side = |x: f64, y: f64| dx * (y - from.y) - dy * (x - from.x);
        let corners = [
            side(rect.min.x, rect.min.y),
            side(rect.max.x, rect.min.y),
            side(rect.min.x, rect.max.y),
            side(rect.max.x, rect.max.y),
        ];
        !(corners.iter().all(|&at| at > 0.0) || corners.iter().all(|&at| at < 0.0))
    }
}

/// All polygons of one place, holes left out, in world units.
#[derive(Clone, Debug)]
pub struct PreparedArea {
    bounds: WorldRect,
    edges: Vec<Edge>,
    /// Bands for each world unit of y.
    bands_per_unit: f64,
    /// Where the edges of each band begin in `members`, and where the last end.
    starts: Vec<u32>,
    /// Indices into `edges`, band by band from the north.
    members: Vec<u32>,
}

impl PreparedArea {
    /// Prepares the polygons of `geometry`, WGS 84 degrees; `None` if there is none.
    pub fn new(geometry: &Geometry<f64>) -> Option<Self> {
        let shape = Shape::from_geometry(geometry);
        let rings = shape.polygons.iter().flatten();
        Self::from_rings(rings.map(Vec::as_slice))
    }

    /// Prepares rings in world units, which may be closed or not; what several enclose, they
    /// enclose by the even-odd rule.
    pub fn from_rings<'a>(rings: impl IntoIterator<Item = &'a [WorldPoint]>) -> Option<Self> {
        let mut edges = Vec::new();
        for ring in rings {
            let around = ring.iter().zip(ring.iter().cycle().skip(1));
            let sound = around.filter(|(a, b)| a != b && a.is_finite() && b.is_finite());
            edges.extend(sound.map(|(&a, &b)| Edge::between(a, b)));
        }
        let bounds = WorldRect::around(edges.iter().flat_map(|edge| [edge.from, edge.to]))?;
        let mut area = Self {
            bounds,
            edges,
            bands_per_unit: 0.0,
            starts: Vec::new(),
            members: Vec::new(),
        };
        area.sort_into_bands();
        Some(area)
    }

    /// About as many bands as edges, but no more than keep `members` within four times them:
    /// long edges stand in many bands.
    fn sort_into_bands(&mut self) {
        let height = self.bounds.height();
        let tall: f64 = self.edges.iter().map(|edge| edge.to.y - edge.from.y).sum();
        let count = self.edges.len() as f64;
        let bands = if height > 0.0 {
            (3.0 * count * height / tall).min(count).max(1.0).floor()
        } else {
            1.0
        };
        self.bands_per_unit = if height > 0.0 { bands / height } else { 0.0 };
        let mut starts = vec![0_u32; bands as usize + 1];
        let spans: Vec<[usize; 2]> = self
            .edges
            .iter()
            .map(|edge| [edge.from.y, edge.to.y].map(|y| self.band(y, bands as usize)))
            .collect();
        for &[first, last] in &spans {
            for band in first..=last {
                if let Some(start) = starts.get_mut(band) {
                    *start += 1;
                }
            }
        }
        // Counts become ends, and, as the bands are filled from their ends, ends become starts.
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        self.members = vec![0; sum as usize];
        for (edge, &[first, last]) in spans.iter().enumerate().rev() {
            for band in first..=last {
                if let Some(start) = starts.get_mut(band) {
                    *start -= 1;
                    if let Some(slot) = self.members.get_mut(*start as usize) {
                        *slot = edge as u32;
                    }
                }
            }
        }
        self.starts = starts;
    }

    /// The band of `y`, of so many; it never falls as `y` grows.
    fn band(&self, y: f64, bands: usize) -> usize {
        let band = ((y - self.bounds.min.y) * self.bands_per_unit) as usize;
        band.min(bands.saturating_sub(1))
    }

    /// The edges that stand in the bands from `north` to `south`; some may come twice.
    fn beside(&self, north: f64, south: f64) -> impl Iterator<Item = &Edge> {
        let bands = self.starts.len().saturating_sub(1);
        let start = |band: usize| self.starts.get(band).map_or(0, |&start| start as usize);
        let run = start(self.band(north, bands))..start(self.band(south, bands) + 1);
        let members = self.members.get(run).unwrap_or_default();
        members
            .iter()
            .filter_map(|&edge| self.edges.get(edge as usize))
    }

    /// Whether `point` lies inside by the even-odd rule, in the time of the edges beside it.
    ///
    /// Of areas that share an edge vertex by vertex, a point on the edge lies in one at most.
    ///
    /// # Source
    /// M. Shimrat, *Algorithm 112: Position of point relative to polygon*, CACM 5, 1962.
    pub fn contains(&self, point: WorldPoint) -> bool {
        self.bounds.contains(point)
            && self
                .beside(point.y, point.y)
                .fold(false, |inside, edge| inside != edge.is_east_of(point))
    }

    /// Whether an edge touches `rect`. Where none does, `rect` lies wholly inside or wholly outside.
    pub fn has_edge_in(&self, rect: &WorldRect) -> bool {
        self.bounds.intersects(rect)
            && self
                .beside(rect.min.y, rect.max.y)
                .any(|edge| edge.touches(rect))
    }

    /// Every edge of every ring.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// The smallest box around it.
    pub fn bounds(&self) -> WorldRect {
        self.bounds
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::line_string;
    use proptest::prelude::*;

    fn at(x: f64, y: f64) -> WorldPoint {
        WorldPoint::new(x, y)
    }

    fn square(west: f64, north: f64, side: f64) -> Vec<WorldPoint> {
        let (east, south) = (west + side, north + side);
        vec![
            at(west, north),
            at(east, north),
            at(east, south),
            at(west, south),
        ]
    }

    /// The rule without any preparation.
    fn plainly(rings: &[Vec<WorldPoint>], point: WorldPoint) -> bool {
        let around = |ring: &Vec<WorldPoint>| -> usize {
            let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
            pairs
                .filter(|(a, b)| Edge::between(**a, **b).is_east_of(point))
                .count()
        };
        rings.iter().map(around).sum::<usize>() % 2 == 1
    }

    #[test]
    fn a_hole_is_not_inside() {
        let rings = [square(0.2, 0.2, 0.4), square(0.3, 0.3, 0.1)];
        let area = PreparedArea::from_rings(rings.iter().map(Vec::as_slice)).unwrap();
        assert!(area.contains(at(0.25, 0.25)) && !area.contains(at(0.35, 0.35)));
        assert!(!area.contains(at(0.1, 0.35)) && area.contains(at(0.45, 0.35)));
    }

    #[test]
    fn lines_and_points_are_no_areas() {
        let line = line_string![(x: 60.0, y: 30.0), (x: 61.0, y: 30.0)];
        assert!(PreparedArea::new(&line.into()).is_none());
        assert!(PreparedArea::new(&geo::Point::new(60.0, 30.0).into()).is_none());
    }

    #[test]
    fn long_edges_do_not_stand_in_every_band() {
        // A comb: a thousand teeth as tall as the whole.
        let teeth = (0..1000_u16).map(|x| at(f64::from(x) / 1000.0, f64::from(x % 2)));
        let comb: Vec<WorldPoint> = teeth.collect();
        let area = PreparedArea::from_rings([comb.as_slice()]).unwrap();
        assert!(area.members.len() <= 4 * area.edges.len());
    }

    #[test]
    fn a_point_on_a_shared_side_or_corner_lies_in_one_of_the_neighbours() {
        let cells: Vec<PreparedArea> = (0..9_u8)
            .map(|i| square(f64::from(i % 3) / 4.0, f64::from(i / 3) / 4.0, 0.25))
            .map(|ring| PreparedArea::from_rings([ring.as_slice()]).unwrap())
            .collect();
        for x in 1..=11_u8 {
            for y in 1..=11_u8 {
                let point = at(f64::from(x) / 16.0, f64::from(y) / 16.0);
                let holders = cells.iter().filter(|cell| cell.contains(point)).count();
                assert_eq!(holders, 1, "{point:?}");
            }
        }
    }

    fn any_ring() -> impl Strategy<Value = Vec<WorldPoint>> {
        // Coarse coordinates make points on edges, at vertices and beside them likely.
        let step = || (0..=16_u8).prop_map(|v| f64::from(v) / 16.0);
        prop::collection::vec((step(), step()).prop_map(|(x, y)| at(x, y)), 3..40)
    }

    proptest! {
        #[test]
        fn bands_give_the_answer_of_all_edges(
            rings in prop::collection::vec(any_ring(), 1..4),
            points in prop::collection::vec((0..=32_u8, 0..=32_u8), 1..50),
        ) {
            let Some(area) = PreparedArea::from_rings(rings.iter().map(Vec::as_slice)) else {
                return Ok(());
            };
            for (x, y) in points {
                let point = at(f64::from(x) / 32.0, f64::from(y) / 32.0);
                prop_assert_eq!(area.contains(point), plainly(&rings, point), "{:?}", point);
            }
        }

        #[test]
        fn a_box_that_no_edge_touches_is_all_inside_or_all_outside(
            ring in any_ring(),
            (x, y, side) in (0.0..1.0_f64, 0.0..1.0_f64, 0.001..0.2_f64),
            spots in prop::collection::vec((0.0..=1.0_f64, 0.0..=1.0_f64), 20),
        ) {
            let Some(area) = PreparedArea::from_rings([ring.as_slice()]) else {
                return Ok(());
            };
            let rect = WorldRect::new(at(x, y), at(x + side, y + side));
            let any = area.edges().iter().any(|edge| edge.touches(&rect));
            prop_assert_eq!(area.has_edge_in(&rect), any);
            if !any {
                let all = area.contains(rect.center());
                for (dx, dy) in spots {
                    let point = at(rect.min.x + dx * rect.width(), rect.min.y + dy * rect.height());
                    prop_assert_eq!(area.contains(point), all);
                }
            }
        }
    }
}
