//! How long the preparation of a map takes: `cargo bench --bench geometry`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use durand::geometry::{PackedIndex, Shape, Topology, WorldPoint, WorldRect, fill};

/// Counties on a side of the made-up land, and vertices on each side of a county.
const SIDE: usize = 10;
const STEPS: usize = 150;

/// A wriggling border between two corners, the same vertices both ways.
fn border(from: [usize; 2], to: [usize; 2]) -> Vec<WorldPoint> {
    if from > to {
        let mut back = border(to, from);
        back.reverse();
        return back;
    }
    let [x, y] = from.map(|corner| 0.6 + corner as f64 * 0.01);
    (0..=STEPS)
        .map(|i| {
            let along = 0.01 * i as f64 / STEPS as f64;
            let end = i == 0 || i == STEPS;
            let wriggle = if end {
                0.0
            } else {
                ((i * 7919 % 101) as f64 - 50.0) * 1e-5
            };
            if from[1] == to[1] {
                WorldPoint::new(x + along, y + wriggle)
            } else {
                WorldPoint::new(x + wriggle, y + along)
            }
        })
        .collect()
}

/// A hundred counties: 60 000 positions, half of them shared.
fn land() -> Vec<Shape> {
    let county = |x: usize, y: usize| {
        let corners = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]];
        let mut ring = Vec::new();
        for pair in corners.windows(2) {
            ring.extend(
                border(pair[0], pair[1])
                    .into_iter()
                    .skip(usize::from(!ring.is_empty())),
            );
        }
        Shape {
            polygons: vec![vec![ring]],
            lines: vec![],
        }
    };
    (0..SIDE * SIDE)
        .map(|i| county(i % SIDE, i / SIDE))
        .collect()
}

fn geometry(bench: &mut Criterion) {
    let shapes = land();
    let topology = Topology::build(&shapes);
    bench.bench_function("Topology::build, 60 000 positions", |b| {
        b.iter(|| Topology::build(black_box(&shapes)));
    });
    bench.bench_function("Topology::simplified to half of them", |b| {
        b.iter(|| topology.simplified(black_box(2e-4)));
    });
    bench.bench_function("fill, 60 000 positions", |b| {
        b.iter(|| {
            shapes
                .iter()
                .map(|shape| fill(black_box(&shape.polygons)).len())
                .sum::<usize>()
        });
    });
    let boxes: Vec<WorldRect> = shapes
        .iter()
        .flat_map(Shape::paths)
        .flatten()
        .map(|&p| WorldRect::new(p, p))
        .collect();
    let index = PackedIndex::build(&boxes);
    bench.bench_function("PackedIndex::at, 60 000 points", |b| {
        b.iter(|| index.at(black_box(WorldPoint::new(0.65, 0.65)), 1e-4));
    });
}

criterion_group!(benches, geometry);
criterion_main!(benches);
