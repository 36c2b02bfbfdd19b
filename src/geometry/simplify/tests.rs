//! A made-up land of counties, provinces, islands and border lines, simplified again and again.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;

type Segment = [(u64, u64); 2];

fn at(x: f64, y: f64) -> WorldPoint {
    WorldPoint { x, y }
}

fn key(point: WorldPoint) -> (u64, u64) {
    (point.x.to_bits(), point.y.to_bits())
}

/// How often each undirected segment occurs in `paths`.
fn segments<'a>(paths: impl IntoIterator<Item = &'a [WorldPoint]>) -> HashMap<Segment, usize> {
    let mut counts = HashMap::new();
    for pair in paths.into_iter().flat_map(|path| path.windows(2)) {
        let mut ends = [key(pair[0]), key(pair[1])];
        ends.sort_unstable();
        *counts.entry(ends).or_insert(0) += 1;
    }
    counts
}

fn polygon(ring: &[WorldPoint]) -> Shape {
    Shape {
        polygons: vec![vec![ring.to_vec()]],
        lines: vec![],
    }
}

fn line(points: &[WorldPoint]) -> Shape {
    Shape {
        polygons: vec![],
        lines: vec![points.to_vec()],
    }
}

/// A lattice of `side`² counties, each a unit square whose borders wriggle by `noise`.
#[derive(Debug)]
struct Land {
    side: usize,
    noise: Vec<f64>,
}

impl Land {
    /// The border between two neighbouring corners of the lattice, the same both ways.
    fn border(&self, from: [usize; 2], to: [usize; 2]) -> Vec<WorldPoint> {
        if from > to {
            let mut border = self.border(to, from);
            border.reverse();
            return border;
        }
        let [x, y] = from.map(|v| v as f64);
        let level = from[1] == to[1];
        let seed = (from[0] * 31 + from[1] * 17 + usize::from(level) * 7) % self.noise.len();
        let steps = 3 + seed % 9;
        (0..=steps)
            .map(|i| {
                let along = i as f64 / steps as f64;
                // The ends stay put, so that borders meet.
                let inner = f64::from(u8::from(i > 0 && i < steps));
                let wriggle = inner * 0.1 * self.noise[(seed + i) % self.noise.len()];
                if level {
                    at(x + along, y + wriggle)
                } else {
                    at(x + wriggle, y + along)
                }
            })
            .collect()
    }

    fn walk(&self, corners: &[[usize; 2]]) -> Vec<WorldPoint> {
        let mut points = Vec::new();
        for pair in corners.windows(2) {
            let border = self.border(pair[0], pair[1]);
            points.extend(border.into_iter().skip(usize::from(!points.is_empty())));
        }
        points
    }

    /// The outline of the counties from `[x, y]` up to but without `[x + w, y + h]`.
    fn outline(&self, [x, y]: [usize; 2], [w, h]: [usize; 2]) -> Vec<WorldPoint> {
        let south = (x..x + w).map(|i| [i, y]);
        let east = (y..y + h).map(|j| [x + w, j]);
        let north = (x + 1..=x + w).rev().map(|i| [i, y + h]);
        let west = (y..=y + h).rev().map(|j| [x, j]);
        self.walk(
            &south
                .chain(east)
                .chain(north)
                .chain(west)
                .collect::<Vec<_>>(),
        )
    }

    fn counties(&self) -> Vec<Shape> {
        let cells = (0..self.side * self.side).map(|i| [i % self.side, i / self.side]);
        cells
            .map(|cell| polygon(&self.outline(cell, [1, 1])))
            .collect()
    }
}

fn any_land() -> impl Strategy<Value = Land> {
    (2..5_usize, prop::collection::vec(-1.0..1.0_f64, 5..40))
        .prop_map(|(side, noise)| Land { side, noise })
}

/// The ring begun at another vertex, and the other way round if asked.
fn rewritten(ring: &[WorldPoint], start: usize, reverse: bool) -> Vec<WorldPoint> {
    let mut open = ring[..ring.len() - 1].to_vec();
    let count = open.len();
    open.rotate_left(start % count);
    if reverse {
        open.reverse();
    }
    open.push(open[0]);
    open
}

proptest! {
    #[test]
    fn a_land_has_neither_gaps_nor_overlaps_at_any_tolerance(land in any_land(), tolerance in 0.0..0.4_f64) {
        let side = land.side;
        let mut shapes = land.counties();
        shapes.push(polygon(&land.outline([0, 0], [side, side])));
        shapes.push(line(&land.walk(&(0..=side).map(|i| [i, 1]).collect::<Vec<_>>())));
        // A line that begins and ends within a province's border.
        shapes.push(line(&land.border([0, 0], [0, 1])[1..3]));
        let coarse = Topology::build(&shapes).simplified(tolerance);

        let counties = segments(coarse[..side * side].iter().flat_map(Shape::paths));
        let outline = segments(coarse[side * side].paths());
        for (segment, count) in &counties {
            // An inner border belongs to two counties, an outer one to a county and the land.
            prop_assert_eq!(count + usize::from(outline.contains_key(segment)), 2);
        }
        prop_assert!(outline.keys().all(|segment| counties.contains_key(segment)));
        for drawn in &coarse[side * side + 1..] {
            prop_assert!(segments(drawn.paths()).keys().all(|segment| counties.contains_key(segment)));
        }
        let area = |shapes: &[Shape]| shapes.iter().flat_map(Shape::paths).map(shape::ring_area).sum::<f64>();
        let (parts, whole) = coarse.split_at(side * side);
        prop_assert!((area(parts) - area(&whole[..1])).abs() < 1e-9);
    }

    #[test]
    fn where_a_ring_starts_and_which_way_it_runs_changes_nothing(
        land in any_land(), starts in prop::collection::vec((0..99_usize, any::<bool>()), 16), tolerance in 0.0..0.4_f64,
    ) {
        let shapes = land.counties();
        let rewritten: Vec<Shape> = shapes
            .iter()
            .zip(starts.iter().cycle())
            .map(|(shape, &(start, reverse))| polygon(&rewritten(&shape.polygons[0][0], start, reverse)))
            .collect();
        let one = Topology::build(&shapes).simplified(tolerance);
        let other = Topology::build(&rewritten).simplified(tolerance);
        for (one, other) in one.iter().zip(&other) {
            prop_assert_eq!(segments(one.paths()), segments(other.paths()));
        }
    }

    #[test]
    fn an_enclave_and_the_hole_it_fills_are_one_line(
        radii in prop::collection::vec(0.1..0.4_f64, 3..60), start in 0..60_usize, reverse: bool, tolerance in 0.0..0.6_f64,
    ) {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let mut enclave: Vec<_> = radii.iter().enumerate().map(|(i, r)| {
            at(0.5 + r * (i as f64 * step).cos(), 0.5 + r * (i as f64 * step).sin())
        }).collect();
        enclave.push(enclave[0]);
        let around = vec![at(0.0, 0.0), at(1.0, 0.0), at(1.0, 1.0), at(0.0, 1.0), at(0.0, 0.0)];
        let hole = rewritten(&enclave, start, reverse);
        let shapes = [
            polygon(&enclave),
            Shape { polygons: vec![vec![around, hole.clone()]], lines: vec![] },
            line(&hole),
        ];
        let coarse = Topology::build(&shapes).simplified(tolerance);
        let alone = segments(coarse[0].paths());
        prop_assert_eq!(&alone, &segments(coarse[2].paths()));
        let holes = coarse[1].polygons[0].iter().skip(1).map(Vec::as_slice);
        prop_assert_eq!(alone, segments(holes));
    }

    #[test]
    fn a_larger_tolerance_never_keeps_more(land in any_land(), fine in 0.0..0.2_f64, more in 0.0..0.2_f64) {
        let topology = Topology::build(&land.counties());
        for (fine, coarse) in topology.simplified(fine).iter().zip(topology.simplified(fine + more)) {
            prop_assert!(coarse.position_count() <= fine.position_count());
        }
    }
}

#[test]
fn nothing_simplifies_to_nothing() {
    assert!(Topology::build(&[]).simplified(0.1).is_empty());
    let hollow = Shape {
        polygons: vec![vec![], vec![vec![]], vec![vec![at(0.5, 0.5); 5]]],
        lines: vec![vec![], vec![at(0.1, 0.1)], vec![at(f64::NAN, 0.0); 3]],
    };
    assert_eq!(
        Topology::build(&[hollow]).simplified(0.0),
        [Shape::default()]
    );
}

#[test]
fn no_tolerance_removes_nothing() {
    let land = Land {
        side: 3,
        noise: vec![0.3, -0.5, 0.9, 0.1, -0.7],
    };
    let shapes = land.counties();
    let topology = Topology::build(&shapes);
    for tolerance in [0.0, -1.0, f64::NAN] {
        for (before, after) in shapes.iter().zip(topology.simplified(tolerance)) {
            assert_eq!(segments(before.paths()), segments(after.paths()));
        }
    }
    assert_eq!(topology.arc_count(), 3 * 4 * 2 - 4);
}

#[test]
fn an_endless_tolerance_leaves_the_ends_of_lines_and_no_polygon() {
    let land = Land {
        side: 2,
        noise: vec![0.4, -0.4, 0.2, -0.9, 0.6],
    };
    let mut shapes = land.counties();
    shapes.push(line(&land.border([0, 0], [1, 0])));
    let coarse = Topology::build(&shapes).simplified(f64::INFINITY);
    assert!(coarse[..4].iter().all(Shape::is_empty));
    assert_eq!(coarse[4].lines, [[at(0.0, 0.0), at(1.0, 0.0)]]);
}

#[test]
fn an_island_smaller_than_the_tolerance_vanishes_and_a_larger_one_stays() {
    let square = |x: f64, side: f64| {
        [
            at(x, 0.0),
            at(x + side, 0.0),
            at(x + side, side),
            at(x, side),
            at(x, 0.0),
        ]
    };
    let islands = Shape {
        polygons: vec![
            vec![square(0.0, 0.01).to_vec()],
            vec![square(0.5, 0.4).to_vec()],
        ],
        lines: vec![],
    };
    let coarse = Topology::build(&[islands]).simplified(0.1);
    assert_eq!(coarse[0].polygons.len(), 1);
    assert_eq!(coarse[0].polygons[0][0].len(), 5);
}

#[test]
fn a_ring_keeps_its_direction_and_a_line_its_start() {
    let ring = [
        at(0.0, 0.0),
        at(0.0, 1.0),
        at(0.5, 1.01),
        at(1.0, 1.0),
        at(1.0, 0.0),
        at(0.0, 0.0),
    ];
    let border = [at(1.0, 1.0), at(0.5, 1.01), at(0.0, 1.0)];
    let coarse = Topology::build(&[polygon(&ring), line(&border)]).simplified(0.2);
    assert!(shape::ring_area(&coarse[0].polygons[0][0]) < 0.0);
    assert_eq!(coarse[1].lines, [[at(1.0, 1.0), at(0.0, 1.0)]]);
}

#[test]
fn a_province_and_a_country_on_one_outline_stay_one_with_their_border() {
    let outline: Vec<_> = (0..=90)
        .map(|i| (f64::from(i % 90) * 4.0).to_radians())
        .map(|angle| at(angle.cos() * (1.0 + 0.1 * (angle * 9.0).sin()), angle.sin()))
        .collect();
    let shapes = [
        polygon(&outline),
        polygon(&rewritten(&outline, 40, true)),
        line(&rewritten(&outline, 7, false)),
    ];
    let topology = Topology::build(&shapes);
    assert_eq!(topology.arc_count(), 1);
    for tolerance in [0.01, 0.05, 0.1, 0.3, 0.6, 2.0] {
        let coarse = topology.simplified(tolerance);
        let [a, b, c] = [0, 1, 2].map(|i: usize| segments(coarse[i].paths()));
        assert!(a == b && b == c);
    }
}
