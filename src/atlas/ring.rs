//! Questions asked of rings of `[lon, lat]` positions, in degrees on the plane.

use std::ops::ControlFlow;

use geo::algorithm::line_intersection::{LineIntersection, line_intersection};
use geo::{Coord, Line};

struct Segment {
    line: Line<f64>,
    ring: usize,
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Segment {
    /// Whether `other` goes on from one of its ends in clearly another direction: as most
    /// neighbours do, and then they meet nowhere else.
    fn only_touches(&self, other: &Self) -> bool {
        let [(a, b), (c, d)] = [self.line, other.line].map(|line| (line.start, line.end));
        let (shared, one, two) = if b == c {
            (b, a, d)
        } else if a == d {
            (a, b, c)
        } else {
            return false;
        };
        let (left, right) = (
            (one.x - shared.x) * (two.y - shared.y),
            (one.y - shared.y) * (two.x - shared.x),
        );
        // Four roundings are between this and the true cross product, each of 2⁻⁵³ at most.
        (left - right).abs() > (left.abs() + right.abs()) * 1e-15
    }
}

/// The first place where two edges of `rings` cross or lie on each other, with the ring of one of them.
///
/// Rings that only touch at a vertex pass. After `budget` comparisons it stops looking.
pub(super) fn first_crossing(rings: &[Vec<[f64; 2]>], budget: usize) -> Option<(usize, [f64; 2])> {
    let mut first = None;
    let _ = each_crossing(rings, budget, |ring, at| {
        first = Some((ring, at));
        ControlFlow::Break(())
    });
    first
}

/// Gives `found` every place where two edges of `rings` cross or lie on each other, until it has
/// enough, with the ring of one of them. Whether all were found: after `budget` comparisons it stops
/// looking.
///
/// Sweeps from west to east, so neighbours are all it compares: the pairwise check of geo's
/// `Validation` takes seconds for a country.
pub(super) fn each_crossing(
    rings: &[Vec<[f64; 2]>],
    mut budget: usize,
    mut found: impl FnMut(usize, [f64; 2]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let mut segments: Vec<Segment> = Vec::new();
    for (ring, positions) in rings.iter().enumerate() {
        for pair in positions.windows(2) {
            if let [[x0, y0], [x1, y1]] = *pair
                && (x0, y0) != (x1, y1)
            {
                let line = Line::new(Coord { x: x0, y: y0 }, Coord { x: x1, y: y1 });
                segments.push(Segment {
                    line,
                    ring,
                    west: x0.min(x1),
                    east: x0.max(x1),
                    south: y0.min(y1),
                    north: y0.max(y1),
                });
            }
        }
    }
    segments.sort_by(|a, b| a.west.total_cmp(&b.west));
    for (index, a) in segments.iter().enumerate() {
        let later = segments
            .iter()
            .skip(index + 1)
            .take_while(|b| b.west <= a.east);
        for b in later {
            budget = match budget.checked_sub(1) {
                Some(rest) => rest,
                None => return ControlFlow::Break(()),
            };
            if b.south > a.north || b.north < a.south || a.only_touches(b) {
                continue;
            }
            let at = match line_intersection(a.line, b.line) {
                Some(LineIntersection::SinglePoint {
                    intersection,
                    is_proper: true,
                }) => intersection,
                Some(LineIntersection::Collinear { intersection })
                    if intersection.start != intersection.end =>
                {
                    intersection.start
                }
                _ => continue,
            };
            found(a.ring.max(b.ring), [at.x, at.y])?;
        }
    }
    ControlFlow::Continue(())
}

/// Twice nothing, once the area in square degrees: positive when the ring runs anticlockwise.
///
/// # Source
/// The shoelace formula, taken about the first vertex to keep small rings exact.
pub(super) fn signed_area(ring: &[[f64; 2]]) -> f64 {
    let Some(&[x0, y0]) = ring.first() else {
        return 0.0;
    };
    let doubled: f64 = ring
        .windows(2)
        .map(|pair| match *pair {
            [[x1, y1], [x2, y2]] => (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0),
            _ => 0.0,
        })
        .sum();
    doubled / 2.0
}

/// Whether `inner`, which crosses `outer` nowhere, lies inside it.
pub(super) fn is_inside(inner: &[[f64; 2]], outer: &[[f64; 2]]) -> bool {
    // A vertex on the outer ring decides nothing, so the first one off it does.
    inner
        .iter()
        .filter(|vertex| !outer.contains(vertex))
        .map(|&[x, y]| {
            outer.windows(2).fold(false, |inside, pair| match *pair {
                [[x0, y0], [x1, y1]]
                    if (y0 > y) != (y1 > y) && x < (x1 - x0) * (y - y0) / (y1 - y0) + x0 =>
                {
                    !inside
                }
                _ => inside,
            })
        })
        .next()
        .unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [[f64; 2]; 5] = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]];

    #[test]
    fn area_is_positive_anticlockwise_and_negative_clockwise() {
        assert!((signed_area(&SQUARE) - 4.0).abs() < 1e-12);
        let turned: Vec<_> = SQUARE.into_iter().rev().collect();
        assert!((signed_area(&turned) + 4.0).abs() < 1e-12);
        assert!(signed_area(&[]).abs() < 1e-12);
    }

    #[test]
    fn a_bow_tie_crosses_and_a_square_does_not() {
        assert_eq!(first_crossing(&[SQUARE.to_vec()], usize::MAX), None);
        let bow = vec![[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0], [0.0, 0.0]];
        assert_eq!(first_crossing(&[bow], usize::MAX), Some((0, [1.0, 1.0])));
    }

    #[test]
    fn a_spike_lies_on_itself() {
        let spike = vec![
            [0.0, 0.0],
            [2.0, 0.0],
            [2.0, 2.0],
            [2.0, 3.0],
            [2.0, 2.0],
            [0.0, 2.0],
            [0.0, 0.0],
        ];
        assert!(first_crossing(&[spike], usize::MAX).is_some());
    }

    #[test]
    fn rings_that_touch_at_a_vertex_do_not_cross() {
        let triangle = vec![[0.0, 0.0], [1.0, 1.5], [1.5, 1.0], [0.0, 0.0]];
        assert_eq!(
            first_crossing(&[SQUARE.to_vec(), triangle.clone()], usize::MAX),
            None
        );
        assert!(is_inside(&triangle, &SQUARE));
        let away: Vec<_> = triangle.iter().map(|[x, y]| [-x, -y]).collect();
        assert!(!is_inside(&away, &SQUARE));
    }

    #[test]
    fn ten_thousand_edges_are_swept_quickly() {
        let ring: Vec<_> = (0..=10_000)
            .map(|i| f64::from(i % 10_000) / 10_000.0 * std::f64::consts::TAU)
            .map(|angle| [angle.cos(), angle.sin()])
            .collect();
        assert_eq!(first_crossing(&[ring], usize::MAX), None);
    }
}
