//! Lengths and areas on the ground, and how far a screen point is from things.
//!
//! `atlas` states kilometres (on the WGS 84 ellipsoid, by `GeographicLib`'s method), `map` picks.

use geo::line_measures::{Geodesic, Length};
use geo::{GeodesicArea, LineString, MultiLineString, MultiPolygon, Polygon};

use super::mercator::WorldPoint;

/// Length of a line in WGS 84 degrees, kilometres along the ellipsoid.
///
/// # Source
/// Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013).
pub fn length_km(line: &LineString<f64>) -> f64 {
    Geodesic.length(line) / 1000.0
}

/// Length of all lines together, kilometres along the ellipsoid.
pub fn total_length_km(lines: &MultiLineString<f64>) -> f64 {
    lines.iter().map(length_km).sum()
}

/// Area of polygons in WGS 84 degrees, square kilometres on the ellipsoid.
///
/// Every ring counts by its size and place in its polygon, whichever way it is wound.
///
/// # Source
/// Karney 2013, §6.
pub fn area_km2(polygons: &MultiPolygon<f64>) -> f64 {
    let ring = |ring: &LineString<f64>| {
        let alone = Polygon::new(ring.clone(), Vec::new());
        alone.geodesic_area_signed().abs() / 1e6
    };
    let polygon = |polygon: &Polygon<f64>| {
        let holes: f64 = polygon.interiors().iter().map(ring).sum();
        (ring(polygon.exterior()) - holes).max(0.0)
    };
    polygons.iter().map(polygon).sum()
}

/// Whether `point` lies in one of `polygons` (polygon → rings → positions), by even-odd count.
///
/// A point exactly on an edge belongs to one of the two sides, never to both.
/// One pass over all rings; ask an index for candidates first.
pub fn contains(polygons: &[Vec<Vec<WorldPoint>>], point: WorldPoint) -> bool {
    polygons.iter().any(|rings| {
        let crossings: usize = rings.iter().map(|ring| crossings(ring, point)).sum();
        crossings % 2 == 1
    })
}

/// How many edges a ray from `point` eastwards crosses; the ring may be closed or not.
fn crossings(ring: &[WorldPoint], point: WorldPoint) -> usize {
    let mut before = ring.last().copied().unwrap_or_default();
    let mut count = 0;
    for &after in ring {
        // Half open in y, so that a vertex on the ray counts once.
        if (before.y > point.y) != (after.y > point.y) {
            // Always from the upper end: both neighbours of an edge get the same answer.
            let (a, b) = if before.y < after.y {
                (before, after)
            } else {
                (after, before)
            };
            let along = (point.y - a.y) / (b.y - a.y);
            count += usize::from(point.x < a.x + along * (b.x - a.x));
        }
        before = after;
    }
    count
}

/// Distance from `point` to the nearest place of a polyline, screen points.
///
/// Infinite for an empty line; one point is a line without length.
pub fn distance_to_polyline(point: [f32; 2], line: &[[f32; 2]]) -> f32 {
    let from_point = |&[x, y]: &[f32; 2]| [x - point[0], y - point[1]];
    let single = line.first().map(from_point).map_or(f32::INFINITY, length);
    line.windows(2)
        .map(|pair| {
            let [a, b] = [from_point(&pair[0]), from_point(&pair[1])];
            let d = [b[0] - a[0], b[1] - a[1]];
            let squared = d[0] * d[0] + d[1] * d[1];
            let along = if squared > 0.0 {
                (-(a[0] * d[0] + a[1] * d[1]) / squared).clamp(0.0, 1.0)
            } else {
                0.0
            };
            length([a[0] + along * d[0], a[1] + along * d[1]])
        })
        .fold(single, f32::min)
}

fn length([x, y]: [f32; 2]) -> f32 {
    x.hypot(y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{line_string, polygon};
    use proptest::prelude::*;

    #[test]
    fn a_degree_of_the_equator_is_111_32_km() {
        let degree = line_string![(x: 70.0, y: 0.0), (x: 71.0, y: 0.0)];
        assert!((length_km(&degree) - 111.319_491).abs() < 1e-5);
        let both = MultiLineString::new(vec![degree.clone(), degree]);
        assert!((total_length_km(&both) - 222.638_982).abs() < 1e-5);
        assert!(length_km(&LineString::new(vec![])).abs() < f64::EPSILON);
    }

    #[test]
    fn a_degree_square_is_measured_alike_whichever_way_it_is_wound() {
        let square = polygon![(x: 70.0, y: 33.0), (x: 71.0, y: 33.0), (x: 71.0, y: 34.0), (x: 70.0, y: 34.0)];
        let mut reversed = square.clone();
        reversed.exterior_mut(|ring| ring.0.reverse());
        let [one, other] = [square, reversed].map(|p| area_km2(&MultiPolygon::new(vec![p])));
        assert!((one - other).abs() < 1e-9);
        // 110.9 km by 92.8 km in the middle.
        assert!((one - 10_298.0).abs() < 20.0, "{one}");
    }

    #[test]
    fn a_hole_is_not_part_of_the_area() {
        let whole = polygon![(x: 70.0, y: 33.0), (x: 72.0, y: 33.0), (x: 72.0, y: 35.0), (x: 70.0, y: 35.0)];
        let hole = line_string![(x: 70.5, y: 33.5), (x: 71.5, y: 33.5), (x: 71.5, y: 34.5), (x: 70.5, y: 34.5), (x: 70.5, y: 33.5)];
        let holed = Polygon::new(whole.exterior().clone(), vec![hole.clone()]);
        let area = |p: Polygon| area_km2(&MultiPolygon::new(vec![p]));
        let sum = area(holed) + area(Polygon::new(hole, vec![]));
        assert!((sum - area(whole)).abs() < 1e-6);
        assert!(area_km2(&MultiPolygon::new(vec![])).abs() < f64::EPSILON);
    }

    fn square(x: f64, y: f64, side: f64) -> Vec<WorldPoint> {
        [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]
            .map(|(x, y)| WorldPoint { x, y })
            .to_vec()
    }

    #[test]
    fn a_point_in_the_hole_is_outside_and_one_on_the_island_inside() {
        let lake = vec![
            vec![square(0.0, 0.0, 1.0), square(0.2, 0.2, 0.6)],
            vec![square(0.4, 0.4, 0.2)],
        ];
        assert!(contains(&lake, WorldPoint::new(0.1, 0.1)));
        assert!(!contains(&lake, WorldPoint::new(0.3, 0.3)));
        assert!(contains(&lake, WorldPoint::new(0.5, 0.5)));
        assert!(!contains(&lake, WorldPoint::new(f64::NAN, 0.5)));
        assert!(
            !contains(&[], WorldPoint::default())
                && !contains(&[vec![vec![]]], WorldPoint::default())
        );
    }

    #[test]
    fn the_distance_is_to_the_segment_not_to_its_line() {
        let line = [[0.0, 0.0], [10.0, 0.0]];
        assert!((distance_to_polyline([5.0, 3.0], &line) - 3.0).abs() < 1e-6);
        assert!((distance_to_polyline([13.0, 4.0], &line) - 5.0).abs() < 1e-6);
        assert!((distance_to_polyline([3.0, 4.0], &line[..1]) - 5.0).abs() < 1e-6);
        assert!((distance_to_polyline([3.0, 4.0], &[[0.0; 2]; 2]) - 5.0).abs() < 1e-6);
        assert!(distance_to_polyline([0.0, 0.0], &[]).is_infinite());
    }

    proptest! {
        #[test]
        fn two_neighbours_never_both_hold_a_point(x in 0.0..1.0_f64, y in 0.0..1.0_f64, split in 0.1..0.9_f64) {
            let point = WorldPoint::new(if x < 0.2 { split } else { x }, y);
            let at = WorldPoint::new;
            let west = vec![at(0.0, -1.0), at(split, -1.0), at(split, 2.0), at(0.0, 2.0)];
            let east = vec![at(split, 2.0), at(split, -1.0), at(1.5, -1.0), at(1.5, 2.0)];
            prop_assert!(contains(&[vec![west]], point) != contains(&[vec![east]], point));
        }
    }
}
