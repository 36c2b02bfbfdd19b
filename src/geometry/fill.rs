//! Polygons → triangles, for whoever paints areas.
//!
//! One ear-cutting pass per polygon, some 10 000 positions a millisecond; done once per zoom band,
//! never per frame.

use geo::{Coord, LineString, Polygon, TriangulateEarcut};

use super::mercator::{WorldPoint, WorldRect};

/// One polygon ready to paint: its outline and the triangles that cover it.
#[derive(Clone, Debug, PartialEq)]
pub struct FilledPolygon {
    /// All rings one after another, exterior first, none with its closing point.
    pub points: Vec<WorldPoint>,
    /// Where each ring ends in `points`.
    pub ring_ends: Vec<u32>,
    /// Corners of the triangles, three and three, as indices into `points`.
    pub triangles: Vec<u32>,
    /// The smallest box around the polygon.
    pub bounds: WorldRect,
}

impl FilledPolygon {
    /// The rings, exterior first, without closing points.
    pub fn rings(&self) -> impl Iterator<Item = &[WorldPoint]> {
        let starts = std::iter::once(0).chain(self.ring_ends.iter().copied());
        let spans = starts.zip(&self.ring_ends);
        spans.filter_map(|(start, &end)| self.points.get(start as usize..end as usize))
    }

    /// Sum of all triangles, world units squared.
    pub fn area(&self) -> f64 {
        let corner = |i: &u32| self.points.get(*i as usize).copied().unwrap_or_default();
        let area = |three: &[u32]| match three {
            [a, b, c] => {
                let (a, b, c) = (corner(a), corner(b), corner(c));
                ((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)).abs() / 2.0
            }
            _ => 0.0,
        };
        self.triangles.chunks(3).map(area).sum()
    }
}

/// Triangulates every polygon (rings of positions, exterior first, closed or not).
///
/// Rings with fewer than three different corners and points that are not finite are left out;
/// a polygon without an exterior vanishes. The triangles of a valid polygon cover exactly it.
///
/// ```
/// use durand::geometry::{WorldPoint, fill};
///
/// let corners = [(0.1, 0.1), (0.3, 0.1), (0.3, 0.2), (0.1, 0.2)];
/// let ring = corners.map(|(x, y)| WorldPoint { x, y }).to_vec();
/// let filled = fill(&[vec![ring]]);
/// assert_eq!(filled[0].triangles.len(), 2 * 3);
/// ```
pub fn fill(polygons: &[Vec<Vec<WorldPoint>>]) -> Vec<FilledPolygon> {
    let filled = outlines(polygons).map(|(polygon, outline)| {
        let raw = polygon.earcut_triangles_raw();
        FilledPolygon {
            triangles: raw.triangle_indices.iter().map(|i| *i as u32).collect(),
            ..outline
        }
    });
    filled.collect()
}

/// The same polygons without their triangles, for whoever paints areas by their rings.
pub fn outline(polygons: &[Vec<Vec<WorldPoint>>]) -> Vec<FilledPolygon> {
    outlines(polygons).map(|(_, outline)| outline).collect()
}

fn outlines(
    polygons: &[Vec<Vec<WorldPoint>>],
) -> impl Iterator<Item = (Polygon, FilledPolygon)> + '_ {
    polygons.iter().filter_map(|rings| {
        let (exterior, holes) = rings.split_first()?;
        let exterior = ring(exterior)?;
        let holes: Vec<LineString> = holes.iter().filter_map(|hole| ring(hole)).collect();
        let polygon = Polygon::new(exterior, holes);

        let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
        let (mut points, mut ring_ends) = (Vec::new(), Vec::new());
        for ring in rings {
            // Earcut numbers corners in this order, closing points left out.
            let corners = ring.0.split_last().map_or(&[][..], |(_, corners)| corners);
            points.extend(corners.iter().map(|at| WorldPoint { x: at.x, y: at.y }));
            ring_ends.push(points.len() as u32);
        }
        let outline = FilledPolygon {
            bounds: WorldRect::around(points.iter().copied())?,
            triangles: Vec::new(),
            ring_ends,
            points,
        };
        Some((polygon, outline))
    })
}

/// The closed ring of earcut's taste, or nothing when it has no area to speak of.
fn ring(points: &[WorldPoint]) -> Option<LineString> {
    let finite = points.iter().filter(|point| point.is_finite());
    let mut coords: Vec<Coord> = finite.map(|at| Coord { x: at.x, y: at.y }).collect();
    coords.dedup();
    while coords.len() > 1 && coords.first() == coords.last() {
        coords.pop();
    }
    (coords.len() >= 3).then(|| {
        let mut ring = LineString::new(coords);
        ring.close();
        ring
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::Area;
    use proptest::prelude::*;

    fn square(x: f64, y: f64, side: f64) -> Vec<WorldPoint> {
        [
            (x, y),
            (x + side, y),
            (x + side, y + side),
            (x, y + side),
            (x, y),
        ]
        .map(|(x, y)| WorldPoint { x, y })
        .to_vec()
    }

    #[test]
    fn nothing_fills_to_nothing() {
        assert!(fill(&[]).is_empty());
        assert!(fill(&[vec![]]).is_empty());
        assert!(fill(&[vec![vec![]]]).is_empty());
        assert!(fill(&[vec![vec![WorldPoint::new(0.5, 0.5); 9]]]).is_empty());
        assert!(fill(&[vec![vec![WorldPoint::new(f64::NAN, 0.5); 9]]]).is_empty());
    }

    #[test]
    fn an_outline_is_a_fill_without_triangles() {
        let polygons = [vec![square(0.0, 0.0, 1.0), square(0.25, 0.25, 0.5)]];
        let (mut filled, outlined) = (fill(&polygons), outline(&polygons));
        assert!(!filled[0].triangles.is_empty());
        filled[0].triangles.clear();
        assert_eq!(filled, outlined);
    }

    #[test]
    fn a_hole_is_left_open() {
        let filled = fill(&[vec![square(0.0, 0.0, 1.0), square(0.25, 0.25, 0.5)]]);
        assert!((filled[0].area() - 0.75).abs() < 1e-12);
        assert_eq!(filled[0].ring_ends, [4, 8]);
        assert_eq!(
            filled[0].rings().map(<[_]>::len).collect::<Vec<_>>(),
            [4, 4]
        );
    }

    #[test]
    fn a_hole_of_two_points_is_ignored() {
        let sliver = vec![
            WorldPoint::new(0.2, 0.2),
            WorldPoint::new(0.3, 0.3),
            WorldPoint::new(0.2, 0.2),
        ];
        let filled = fill(&[vec![square(0.0, 0.0, 1.0), sliver]]);
        assert_eq!(filled[0].ring_ends, [4]);
        assert_eq!(
            filled[0].bounds,
            WorldRect::new(WorldPoint::new(0.0, 0.0), WorldPoint::new(1.0, 1.0))
        );
    }

    #[test]
    fn an_open_ring_fills_like_a_closed_one() {
        let closed = square(0.1, 0.1, 0.2);
        let open = closed[..4].to_vec();
        assert_eq!(fill(&[vec![closed]]), fill(&[vec![open]]));
    }

    /// A star around the middle of the world: as bent as you like, never self-crossing.
    fn star(radii: &[f64], scale: f64) -> Vec<WorldPoint> {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let corner = |(i, radius): (usize, &f64)| {
            let (sin, cos) = (i as f64 * step).sin_cos();
            WorldPoint::new(0.5 + radius * scale * cos, 0.5 + radius * scale * sin)
        };
        radii.iter().enumerate().map(corner).collect()
    }

    proptest! {
        #[test]
        fn the_triangles_are_as_large_as_the_polygon(
            outer in prop::collection::vec(0.25..0.5_f64, 5..200),
            inner in prop::collection::vec(0.01..0.2_f64, 5..50),
            exponent in -20..0_i32,
        ) {
            let scale = 2.0_f64.powi(exponent);
            let rings = vec![star(&outer, scale), star(&inner, scale)];
            let ring = |ring: &[WorldPoint]| ring.iter().map(|p| (p.x - 0.5, p.y - 0.5)).collect::<LineString>();
            let expected = Polygon::new(ring(&rings[0]), vec![ring(&rings[1])]).unsigned_area();
            let filled = fill(&[rings]);
            prop_assert!((filled[0].area() / expected - 1.0).abs() < 1e-8);
            prop_assert!(filled[0].triangles.iter().all(|i| (*i as usize) < filled[0].points.len()));
        }
    }
}
