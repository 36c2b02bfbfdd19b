//! Rings and lines that reach across the 180th meridian, cut there.
//!
//! RFC 7946 §3.1.9 wants them cut; many programs leave an edge from 179° to -179° instead, which on
//! a flat map would run once around the world. They are unrolled, so that longitude goes on beyond
//! 180°, and laid back onto the world window by window.

use geo::{BooleanOps as _, Coord, LineString, MultiPolygon, Polygon, Rect, unary_union};

/// Both ends of an edge within so many degrees of the meridian, together, mean that it crosses it: a
/// true edge from one end of the world to the other is longer still.
const NEAR: f64 = 20.0;

/// Whether an edge goes the short way over the 180th meridian.
fn jumps(from: Coord<f64>, to: Coord<f64>) -> bool {
    let long = (to.x - from.x).abs();
    (360.0 - NEAR..360.0).contains(&long)
}

/// Whether a path has to be cut.
fn is_astray(path: &LineString<f64>) -> bool {
    path.0.iter().any(|at| at.x.abs() > 180.0)
        || path.lines().any(|edge| jumps(edge.start, edge.end))
}

/// The path with longitudes that go on where it crosses the meridian.
fn unrolled(path: &LineString<f64>) -> Vec<Coord<f64>> {
    let mut turn = 0.0;
    let mut before: Option<Coord<f64>> = None;
    let step = |at: &Coord<f64>| {
        if let Some(before) = before.filter(|before| jumps(*before, *at)) {
            turn += if at.x < before.x { 360.0 } else { -360.0 };
        }
        before = Some(*at);
        Coord {
            x: at.x + turn,
            y: at.y,
        }
    };
    path.0.iter().map(step).collect()
}

/// The polygon, in parts that each lie within the world; `None` where it need not be cut.
pub(super) fn cut_polygon(polygon: &Polygon<f64>) -> Option<MultiPolygon<f64>> {
    let mut rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    if !rings.any(is_astray) {
        return None;
    }
    let exterior = closed_over_pole(unrolled(polygon.exterior()));
    let span = |ring: &[Coord<f64>]| {
        let west = ring.iter().map(|at| at.x).fold(f64::INFINITY, f64::min);
        let east = ring.iter().map(|at| at.x).fold(f64::NEG_INFINITY, f64::max);
        [west, east]
    };
    let [west, east] = span(&exterior);
    let holes = polygon.interiors().iter().map(|hole| {
        let hole = unrolled(hole);
        let [left, right] = span(&hole);
        let middle = f64::midpoint(left, right);
        // A hole is where the outer ring is, though it may be written a world away.
        let turn = [0.0, 360.0, -360.0].into_iter();
        let turn = turn
            .into_iter()
            .find(|turn| (west..=east).contains(&(middle + turn)));
        let turn = turn.unwrap_or(0.0);
        LineString::new(
            hole.into_iter()
                .map(|at| Coord {
                    x: at.x + turn,
                    ..at
                })
                .collect(),
        )
    });
    let whole = Polygon::new(LineString::new(exterior), holes.collect());
    let mut parts = Vec::new();
    for window in windows(west, east) {
        let [left, right] = [window - 180.0, window + 180.0];
        let world = Rect::new(Coord { x: left, y: -90.0 }, Coord { x: right, y: 90.0 });
        let inside = whole.intersection(&world.to_polygon());
        let back = |ring: &LineString<f64>| {
            let at = |at: &Coord<f64>| Coord {
                x: (at.x - window).clamp(-180.0, 180.0),
                y: at.y.clamp(-90.0, 90.0),
            };
            LineString::new(ring.0.iter().map(at).collect())
        };
        parts.extend(inside.into_iter().map(|part| {
            let holes = part.interiors().iter().map(back).collect();
            Polygon::new(back(part.exterior()), holes)
        }));
    }
    // Around a pole two parts share an edge that is none.
    Some(unary_union(parts.iter()))
}

/// A ring that goes once around the world encloses a pole: it is led there and back.
fn closed_over_pole(mut ring: Vec<Coord<f64>>) -> Vec<Coord<f64>> {
    if let (Some(&first), Some(&last)) = (ring.first(), ring.last())
        && (last.x - first.x).abs() > 180.0
    {
        let sum: f64 = ring.iter().map(|at| at.y).sum();
        let pole = 90.0_f64.copysign(sum);
        ring.push(Coord { x: last.x, y: pole });
        ring.push(Coord {
            x: first.x,
            y: pole,
        });
        ring.push(first);
    }
    ring
}

/// The middles of the worlds that lie between two longitudes.
fn windows(west: f64, east: f64) -> impl Iterator<Item = f64> {
    let first = ((west + 180.0) / 360.0).floor() as i32;
    let last = ((east - 180.0) / 360.0).ceil() as i32;
    (first..=last).map(|turn| f64::from(turn) * 360.0)
}

/// The line, in parts that each lie within the world.
pub(super) fn cut_line(line: &LineString<f64>) -> Vec<LineString<f64>> {
    if !is_astray(line) {
        return vec![line.clone()];
    }
    let points = unrolled(line);
    let Some(first) = points.first() else {
        return Vec::new();
    };
    let mut window = ((first.x + 180.0) / 360.0).floor() * 360.0;
    let mut parts = Vec::new();
    let mut part: Vec<Coord<f64>> = Vec::new();
    let mut before = *first;
    for &at in &points {
        while (at.x - window).abs() > 180.0 {
            let side = 180.0_f64.copysign(at.x - window);
            let edge = window + side;
            let share = if (at.x - before.x).abs() > 0.0 {
                (edge - before.x) / (at.x - before.x)
            } else {
                0.0
            };
            let y = before.y + (at.y - before.y) * share.clamp(0.0, 1.0);
            part.push(Coord { x: side, y });
            parts.push(std::mem::take(&mut part));
            window += side * 2.0;
            part.push(Coord { x: -side, y });
            before = Coord { x: edge, y };
        }
        part.push(Coord {
            x: at.x - window,
            y: at.y,
        });
        before = at;
    }
    parts.push(part);
    parts.into_iter().map(LineString::new).collect()
}
