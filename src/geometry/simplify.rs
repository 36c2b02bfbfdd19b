//! Generalisation that keeps shared borders shared.
//!
//! `map` builds one [`Topology`] over everything it draws and asks it for shapes per zoom band.
//! Shapes are cut into arcs where their neighbourhoods part (`cut`), every arc is weighed
//! once (`weigh`), and a tolerance is then only a filter: a fill, its neighbour and the border
//! line between them get the very same vertices at every tolerance.
//!
//! Visvalingam–Whyatt rather than Ramer–Douglas–Peucker: its weights can be computed once for
//! all tolerances, it does not depend on where a closed ring starts, and it rounds mountain
//! borders off instead of leaving spikes.

mod arcs;
mod cut;
mod intern;
mod shape;
mod shared;
mod weigh;

#[cfg(test)]
mod tests;

use arcs::{ArcTable, ArcUse};
use intern::{Path, Vertices};

pub use shape::Shape;
pub use shared::SharedArc;

use super::mercator::WorldPoint;

/// Arcs shared by all rings and lines whose vertices coincide exactly.
///
/// Sharing is by bit-equal coordinates; a vertex that merely lies on another shape's segment is
/// not shared with it. Building costs one pass over the vertices and one heap per arc,
/// a query one pass: 80 000 positions take 6 ms and 0.3 ms on one core.
///
/// ```
/// use durand::geometry::{Shape, Topology, WorldPoint};
///
/// let at = |x: f64, y: f64| WorldPoint { x, y };
/// let border = vec![at(1.0, 0.0), at(1.01, 0.5), at(1.0, 1.0)];
/// let west = vec![at(1.0, 0.0), at(1.01, 0.5), at(1.0, 1.0), at(0.0, 1.0), at(0.0, 0.0), at(1.0, 0.0)];
/// let shapes = [
///     Shape { polygons: vec![vec![west]], lines: vec![] },
///     Shape { polygons: vec![], lines: vec![border] },
/// ];
/// let coarse = Topology::build(&shapes).simplified(0.1);
/// assert_eq!(coarse[0].polygons[0][0].len(), 5);
/// assert_eq!(coarse[1].lines[0], [at(1.0, 0.0), at(1.0, 1.0)]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Topology {
    vertices: Vec<WorldPoint>,
    arcs: ArcTable,
    /// For every vertex of every arc, the area tolerance from which on it is left out.
    weights: Vec<f64>,
    shapes: Vec<CutShape>,
}

/// A shape as sequences of arcs.
#[derive(Clone, Debug, Default)]
struct CutShape {
    polygons: Vec<Vec<CutPath>>,
    lines: Vec<CutPath>,
}

#[derive(Clone, Debug)]
struct CutPath {
    uses: Vec<ArcUse>,
    closed: bool,
}

impl Topology {
    /// Cuts `shapes` into shared arcs and weighs every vertex.
    ///
    /// Points that are not finite and repeated points are left out, and with them
    /// rings and lines of a single point.
    pub fn build(shapes: &[Shape]) -> Self {
        // Most borders are met twice.
        let positions: usize = shapes.iter().map(Shape::position_count).sum();
        let mut vertices = Vertices::with_capacity(positions / 2);
        let mut paths: Vec<Path> = Vec::new();
        for shape in shapes {
            let rings = shape.polygons.iter().flatten();
            paths.extend(rings.map(|ring| vertices.path(ring, true)));
            paths.extend(shape.lines.iter().map(|line| vertices.path(line, false)));
        }
        let points = vertices.points;
        let junctions = cut::junctions(points.len(), &paths);
        let mut arcs = ArcTable::default();
        let mut cut = paths.iter().map(|path| CutPath {
            uses: arcs.cut(path, &junctions, &points),
            closed: path.closed,
        });
        let shapes = shapes
            .iter()
            .map(|shape| CutShape {
                polygons: shape
                    .polygons
                    .iter()
                    .map(|rings| cut.by_ref().take(rings.len()).collect())
                    .collect(),
                lines: cut.by_ref().take(shape.lines.len()).collect(),
            })
            .collect();
        drop(cut);

        let weights = weigh::weights(&arcs, &points);
        Self {
            vertices: points,
            arcs,
            weights,
            shapes,
        }
    }

    /// Every shape at `tolerance`, in world units and in the order built.
    ///
    /// A vertex goes when the triangle it makes with its neighbours is smaller than
    /// `tolerance²`; a ring goes when it has fewer than 4 positions left or its area is smaller
    /// than that, a polygon goes with its exterior. Open lines keep both ends. Rings and closed
    /// lines keep their direction but may start at another vertex. At 0 nothing is removed.
    pub fn simplified(&self, tolerance: f64) -> Vec<Shape> {
        // NaN and negative tolerances ask for everything.
        let area = if tolerance > 0.0 {
            tolerance * tolerance
        } else {
            0.0
        };
        let kept = self.arcs.filtered(|slot| self.weights[slot] >= area);
        let mut trace = Vec::new();
        self.shapes
            .iter()
            .map(|shape| Shape {
                polygons: shape
                    .polygons
                    .iter()
                    .filter_map(|rings| self.polygon(rings, &kept, area, &mut trace))
                    .collect(),
                lines: shape
                    .lines
                    .iter()
                    .filter_map(|line| self.line(line, &kept, area, &mut trace))
                    .collect(),
            })
            .collect()
    }

    /// Distinct positions over all shapes.
    pub fn vertex_count(&self) -> usize {
        self.vertices.len()
    }

    /// Distinct arcs over all shapes.
    pub fn arc_count(&self) -> usize {
        self.arcs.len()
    }

    fn polygon(
        &self,
        rings: &[CutPath],
        kept: &ArcTable,
        area: f64,
        trace: &mut Vec<u32>,
    ) -> Option<Vec<Vec<WorldPoint>>> {
        let (exterior, holes) = rings.split_first()?;
        let exterior = self.line(exterior, kept, area, trace)?;
        let holes = holes
            .iter()
            .filter_map(|hole| self.line(hole, kept, area, trace));
        Some(std::iter::once(exterior).chain(holes).collect())
    }

    /// The points of a ring (closed again) or line, or nothing when a closed one collapsed.
    fn line(
        &self,
        path: &CutPath,
        kept: &ArcTable,
        area: f64,
        trace: &mut Vec<u32>,
    ) -> Option<Vec<WorldPoint>> {
        kept.trace(path, trace);
        let point = |id: &u32| self.vertices[*id as usize];
        if !path.closed {
            return (trace.len() > 1).then(|| trace.iter().map(point).collect());
        }
        if trace.len() < 3 {
            return None;
        }
        let mut points = Vec::with_capacity(trace.len() + 1);
        points.extend(trace.iter().map(point));
        points.push(points[0]);
        (shape::ring_area(&points).abs() >= area).then_some(points)
    }
}
