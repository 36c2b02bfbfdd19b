//! What goes into a [`Topology`](super::Topology) and comes out of it.

use geo::Geometry;

use crate::geometry::mercator::{WorldPoint, WorldRect, world_from_lonlat};

/// Polygons and lines of one thing on the map, in world units.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// Polygon → rings (exterior first) → positions, the last repeating the first.
    pub polygons: Vec<Vec<Vec<WorldPoint>>>,
    /// Line → positions.
    pub lines: Vec<Vec<WorldPoint>>,
}

impl Shape {
    /// Projects a geometry in WGS 84 degrees; points have no shape and are left out.
    pub fn from_geometry(geometry: &Geometry<f64>) -> Self {
        let mut shape = Self::default();
        shape.add(geometry);
        shape
    }

    /// Whether there is neither a polygon nor a line.
    pub fn is_empty(&self) -> bool {
        self.polygons.is_empty() && self.lines.is_empty()
    }

    /// Positions of all rings and lines together.
    pub fn position_count(&self) -> usize {
        self.paths().map(<[WorldPoint]>::len).sum()
    }

    /// The smallest box around everything, or nothing when empty.
    pub fn bounds(&self) -> Option<WorldRect> {
        WorldRect::around(self.paths().flatten().copied())
    }

    /// Every ring, then every line.
    pub fn paths(&self) -> impl Iterator<Item = &[WorldPoint]> {
        let rings = self.polygons.iter().flatten();
        rings.chain(&self.lines).map(Vec::as_slice)
    }

    fn add(&mut self, geometry: &Geometry<f64>) {
        match geometry {
            Geometry::Polygon(polygon) => self.add_polygon(polygon),
            Geometry::MultiPolygon(all) => all.iter().for_each(|polygon| self.add_polygon(polygon)),
            Geometry::LineString(line) => self.lines.push(project(line)),
            Geometry::MultiLineString(all) => self.lines.extend(all.iter().map(project)),
            Geometry::Line(line) => self.lines.push(project(&(*line).into())),
            Geometry::Rect(rect) => self.add_polygon(&rect.to_polygon()),
            Geometry::Triangle(triangle) => self.add_polygon(&triangle.to_polygon()),
            Geometry::GeometryCollection(all) => all.iter().for_each(|part| self.add(part)),
            Geometry::Point(_) | Geometry::MultiPoint(_) => {}
        }
    }

    fn add_polygon(&mut self, polygon: &geo::Polygon<f64>) {
        let exterior = std::iter::once(polygon.exterior());
        let rings = exterior.chain(polygon.interiors()).map(project).collect();
        self.polygons.push(rings);
    }
}

fn project(line: &geo::LineString<f64>) -> Vec<WorldPoint> {
    line.coords()
        .map(|at| world_from_lonlat([at.x, at.y]))
        .collect()
}

/// Signed area of a closed ring, world units squared (shoelace formula).
pub(super) fn ring_area(ring: &[WorldPoint]) -> f64 {
    let Some(&origin) = ring.first() else {
        return 0.0;
    };
    // Measured from the first vertex: small rings far from the origin keep their digits.
    let cross = |pair: &[WorldPoint]| {
        let (ax, ay) = (pair[0].x - origin.x, pair[0].y - origin.y);
        let (bx, by) = (pair[1].x - origin.x, pair[1].y - origin.y);
        ax * by - bx * ay
    };
    ring.windows(2).map(cross).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{GeometryCollection, Point, line_string, polygon};

    #[test]
    fn a_collection_becomes_one_shape_without_its_points() {
        let collection = Geometry::GeometryCollection(GeometryCollection(vec![
            Point::new(70.0, 30.0).into(),
            line_string![(x: 60.0, y: 30.0), (x: 61.0, y: 30.0)].into(),
            polygon![(x: 60.0, y: 30.0), (x: 61.0, y: 30.0), (x: 61.0, y: 31.0)].into(),
        ]));
        let shape = Shape::from_geometry(&collection);
        assert_eq!((shape.polygons.len(), shape.lines.len()), (1, 1));
        assert_eq!(shape.position_count(), 6);
        assert_eq!(shape.polygons[0][0][0], shape.lines[0][0]);
        assert!(!shape.is_empty() && Shape::default().is_empty());
        assert_eq!(Shape::default().bounds(), None);
    }

    #[test]
    fn a_ring_one_way_round_is_minus_the_other() {
        let at = WorldPoint::new;
        let ring = [at(0.7, 0.4), at(0.8, 0.4), at(0.8, 0.5), at(0.7, 0.4)];
        let back: Vec<_> = ring.iter().rev().copied().collect();
        assert!((ring_area(&ring) - 0.005).abs() < 1e-15);
        assert!((ring_area(&ring) + ring_area(&back)).abs() < 1e-15);
        assert!(ring_area(&[]).abs() < f64::EPSILON);
    }
}
