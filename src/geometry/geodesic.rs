//! Shortest lines on the ellipsoid and what they enclose: distances, areas, points on the way.
//!
//! `session` measures with it what a reader marks on the map; `map` draws the lines it gives.
//! Positions are `[lon, lat]` in WGS 84 degrees; a longitude may be given beyond ±180.
//!
//! # Source
//! Karney, [Algorithms for geodesics](https://doi.org/10.1007/s00190-012-0578-z), 2013, by way of
//! `geo` and `geographiclib`.

use geo::line_measures::{Bearing, Destination, Distance, Geodesic};
use geo::{GeodesicArea, LineString, Point, Polygon};

/// Kilometres in an international mile.
pub const MILE_KM: f64 = 1.609_344;

/// Kilometres between two positions along the shortest line.
pub fn distance_km(from: [f64; 2], to: [f64; 2]) -> f64 {
    Geodesic.distance(point(from), point(to)) / 1000.0
}

/// Kilometres along all `points` in turn.
pub fn path_km(points: &[[f64; 2]]) -> f64 {
    points
        .windows(2)
        .map(|leg| match leg {
            [from, to] => distance_km(*from, *to),
            _ => 0.0,
        })
        .sum()
}

/// Kilometres along all `points` and back to the first.
pub fn perimeter_km(points: &[[f64; 2]]) -> f64 {
    let back = match (points.first(), points.last()) {
        (Some(first), Some(last)) => distance_km(*last, *first),
        _ => 0.0,
    };
    path_km(points) + back
}

/// Square kilometres inside the ring of shortest lines through `points`, the smaller side of it;
/// whichever way it is wound and wherever it begins. Nothing for fewer than three points.
///
/// A ring that crosses itself encloses something on both hands, and those cancel: ask
/// [`crosses_itself`] first.
pub fn ring_area_km2(points: &[[f64; 2]]) -> f64 {
    if points.len() < 3 {
        return 0.0;
    }
    let ring: LineString<f64> = points.iter().map(|&at| point(at)).collect();
    Polygon::new(ring, Vec::new()).geodesic_area_signed().abs() / 1e6
}

/// Whether two sides of the closed ring through `points` cross each other.
///
/// Sides are taken as great circles here: on the ground they are within a few hundred metres of
/// the shortest lines, and only whether they cross is asked.
pub fn crosses_itself(points: &[[f64; 2]]) -> bool {
    let corners: Vec<[f64; 3]> = points.iter().map(|&at| unit(at)).collect();
    let count = corners.len();
    let side = |index: usize| Some((*corners.get(index)?, *corners.get((index + 1) % count)?));
    (0..count).any(|first| {
        // Sides that share a corner touch there and nowhere else.
        ((first + 2)..count).any(|second| {
            let neighbours = first == 0 && second + 1 == count;
            match (side(first), side(second)) {
                (Some(a), Some(b)) if !neighbours => cross(a, b),
                _ => false,
            }
        })
    })
}

/// The shortest line between two positions as a chain no step of which is longer than `step_km`,
/// with both ends; longitudes run on without a jump, so they may leave ±180.
pub fn line_between(from: [f64; 2], to: [f64; 2], step_km: f64) -> Vec<[f64; 2]> {
    /// A line round half the earth in steps of ten kilometres; more could not be told apart.
    const MOST: f64 = 2048.0;
    let (start, end) = (point(from), point(to));
    let metres = Geodesic.distance(start, end);
    let steps = (metres / (step_km.max(0.001) * 1000.0)).ceil();
    let steps = steps.clamp(1.0, MOST) as u32;
    let bearing = Geodesic.bearing(start, end);
    let mut line = vec![from];
    for number in 1..steps {
        let along = metres * f64::from(number) / f64::from(steps);
        let at = Geodesic.destination(start, bearing, along);
        line.push([at.x(), at.y()]);
    }
    line.push(to);
    run_on(&mut line);
    line
}

/// The position halfway along the shortest line.
pub fn halfway(from: [f64; 2], to: [f64; 2]) -> [f64; 2] {
    let (start, end) = (point(from), point(to));
    let half = Geodesic.distance(start, end) / 2.0;
    let at = Geodesic.destination(start, Geodesic.bearing(start, end), half);
    let mut line = [from, [at.x(), at.y()]];
    run_on(&mut line);
    let [_, middle] = line;
    middle
}

/// Moves each longitude by whole turns next to the one before it.
fn run_on(line: &mut [[f64; 2]]) {
    let mut before = line.first().map_or(0.0, |[lon, _]| *lon);
    for [lon, _] in line {
        *lon += ((before - *lon) / 360.0).round() * 360.0;
        before = *lon;
    }
}

fn point([lon, lat]: [f64; 2]) -> Point<f64> {
    Point::new(lon, lat)
}

/// A position as a direction from the middle of the earth.
fn unit([lon, lat]: [f64; 2]) -> [f64; 3] {
    let ((sin_lon, cos_lon), (sin_lat, cos_lat)) =
        (lon.to_radians().sin_cos(), lat.to_radians().sin_cos());
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

fn cross((a, b): ([f64; 3], [f64; 3]), (c, d): ([f64; 3], [f64; 3])) -> bool {
    let (one, other) = (product(a, b), product(c, d));
    let parted = |normal, from, to| dot(normal, from) * dot(normal, to) < 0.0;
    // Both circles meet at two opposite spots: both arcs must be on the same half.
    let same_half = dot(sum(a, b), sum(c, d)) > 0.0;
    parted(one, c, d) && parted(other, a, b) && same_half
}

fn product([ax, ay, az]: [f64; 3], [bx, by, bz]: [f64; 3]) -> [f64; 3] {
    [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx]
}

fn dot([ax, ay, az]: [f64; 3], [bx, by, bz]: [f64; 3]) -> f64 {
    ax * bx + ay * by + az * bz
}

fn sum([ax, ay, az]: [f64; 3], [bx, by, bz]: [f64; 3]) -> [f64; 3] {
    [ax + bx, ay + by, az + bz]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn anywhere() -> impl Strategy<Value = [f64; 2]> {
        [-180.0..180.0_f64, -85.0..85.0_f64]
    }

    /// Three to seven corners around a middle, in the order of their angle: a ring that never
    /// crosses itself.
    fn ring() -> impl Strategy<Value = Vec<[f64; 2]>> {
        let middle = [-180.0..180.0_f64, -60.0..60.0_f64];
        let spread = prop::collection::vec((0.3..1.0_f64, 0.5..8.0_f64), 3..8);
        (middle, spread).prop_map(|([lon, lat], spread)| {
            let whole: f64 = spread.iter().map(|(angle, _)| angle).sum();
            let mut turned = 0.0;
            let corner = |&(angle, far): &(f64, f64)| {
                turned += angle / whole * std::f64::consts::TAU;
                [lon + far * turned.cos(), lat + far * turned.sin()]
            };
            spread.iter().map(corner).collect()
        })
    }

    #[test]
    fn known_lines_have_their_known_lengths() {
        // New York to London and a quarter of a meridian, as GeographicLib's GeodSolve gives them.
        let across = distance_km([-73.8, 40.6], [-0.5, 51.6]);
        assert!((across - 5551.76).abs() < 0.01, "{across}");
        let quarter = distance_km([10.0, 0.0], [10.0, 90.0]);
        assert!((quarter - 10_001.965_73).abs() < 1e-4, "{quarter}");
    }

    #[test]
    fn an_eighth_of_the_earth_is_an_eighth_of_its_surface() {
        // The surface of the WGS 84 ellipsoid is 510 065 621.724 km².
        let eighth = ring_area_km2(&[[0.0, 0.0], [90.0, 0.0], [0.0, 90.0]]);
        assert!((eighth - 510_065_621.724 / 8.0).abs() < 1.0, "{eighth}");
    }

    #[test]
    fn a_square_over_the_antimeridian_is_as_large_as_elsewhere() {
        let square = |west: f64| {
            [
                [west, 0.0],
                [west + 2.0, 0.0],
                [west + 2.0, 2.0],
                [west, 2.0],
            ]
        };
        let here = ring_area_km2(&square(60.0));
        let there = ring_area_km2(
            &square(179.0).map(|[lon, lat]| [if lon > 180.0 { lon - 360.0 } else { lon }, lat]),
        );
        assert!((here - there).abs() < 1e-6, "{here} {there}");
    }

    #[test]
    fn a_line_over_the_antimeridian_runs_on() {
        let line = line_between([179.0, 10.0], [-179.0, 10.0], 20.0);
        assert!(line.len() > 8);
        assert!(
            line.windows(2)
                .all(|leg| (leg[1][0] - leg[0][0]).abs() < 1.0)
        );
        assert!((line[line.len() - 1][0] - 181.0).abs() < 1e-9);
        assert!((halfway([179.0, 0.0], [-179.0, 0.0])[0] - 180.0).abs() < 1e-9);
    }

    #[test]
    fn fewer_than_three_points_enclose_nothing_and_no_points_have_no_length() {
        let two = [[60.0, 30.0], [61.0, 30.0]];
        assert!(ring_area_km2(&two) < f64::EPSILON && path_km(&[]) < f64::EPSILON);
        assert!((perimeter_km(&two) - 2.0 * path_km(&two)).abs() < 1e-9);
        assert!(perimeter_km(&[]) < f64::EPSILON && !crosses_itself(&two));
    }

    #[test]
    fn a_bow_tie_crosses_itself_and_a_square_does_not() {
        let bow = [[60.0, 30.0], [61.0, 31.0], [61.0, 30.0], [60.0, 31.0]];
        let square = [[60.0, 30.0], [61.0, 30.0], [61.0, 31.0], [60.0, 31.0]];
        assert!(crosses_itself(&bow) && !crosses_itself(&square));
        let beyond = bow.map(|[lon, lat]| [lon + 119.5, lat]);
        assert!(crosses_itself(&beyond));
    }

    proptest! {
        #[test]
        fn it_is_as_far_back_as_there(a in anywhere(), b in anywhere()) {
            prop_assert!((distance_km(a, b) - distance_km(b, a)).abs() < 1e-6);
        }

        #[test]
        fn no_way_round_is_shorter(a in anywhere(), b in anywhere(), c in anywhere()) {
            prop_assert!(distance_km(a, c) <= distance_km(a, b) + distance_km(b, c) + 1e-6);
        }

        #[test]
        fn an_area_does_not_depend_on_where_it_begins_or_which_way_it_goes(
            ring in ring(), start in 0..7_usize,
        ) {
            let whole = ring_area_km2(&ring);
            let mut turned = ring.clone();
            turned.rotate_left(start % ring.len());
            prop_assert!((ring_area_km2(&turned) - whole).abs() < 1e-6 * whole.max(1.0));
            turned.reverse();
            prop_assert!((ring_area_km2(&turned) - whole).abs() < 1e-6 * whole.max(1.0));
        }

        #[test]
        fn an_area_does_not_depend_on_the_meridian(ring in ring(), by in -360.0..360.0_f64) {
            let moved: Vec<[f64; 2]> = ring.iter().map(|[lon, lat]| [lon + by, *lat]).collect();
            let whole = ring_area_km2(&ring);
            prop_assert!((ring_area_km2(&moved) - whole).abs() < 1e-6 * whole.max(1.0));
        }

        #[test]
        fn a_chain_of_points_is_as_long_as_its_line(a in anywhere(), b in anywhere()) {
            let whole = distance_km(a, b);
            // Near the point opposite there is no one shortest line.
            prop_assume!(whole < 19_000.0);
            let line = line_between(a, b, 100.0);
            prop_assert!((path_km(&line) - whole).abs() < 1e-3, "{} {whole}", path_km(&line));
            let longest = line.windows(2).map(|leg| distance_km(leg[0], leg[1])).fold(0.0, f64::max);
            prop_assert!(longest < 100.001);
        }
    }
}
