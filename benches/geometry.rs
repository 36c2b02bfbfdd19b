//! How long the preparation of a map takes: `cargo bench --bench geometry`.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use durand::atlas::{Atlas, PlaceKind};
use durand::events::{RegionCounts, Regions};
use durand::geometry::{
    Morton, PackedIndex, Shape, Topology, WorldPoint, WorldRect, fill, world_from_lonlat,
};

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

/// Numbers from 0 to 1 that are the same on every machine (Steele, Lea and Flood 2014, `SplitMix64`).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut v = self.0;
        v = (v ^ v >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        v = (v ^ v >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (v ^ v >> 31) as f64 / u64::MAX as f64
    }

    /// Around 0, mostly within 1 (the sum of three dice).
    fn near(&mut self) -> f64 {
        (self.roll() + self.roll() + self.roll()) * 2.0 - 3.0
    }
}

/// Sorted positions, most of them around towns of the borderland, some anywhere in it.
fn positions(atlas: &Atlas, count: usize) -> Vec<Morton> {
    let towns: Vec<[f64; 2]> = atlas
        .by_kind(PlaceKind::Town)
        .map(durand::atlas::Place::position)
        .filter(|[lon, lat]| (60.0..78.0).contains(lon) && (23.0..39.0).contains(lat))
        .collect();
    let mut dice = Dice(1893);
    let mut codes: Vec<Morton> = (0..count)
        .map(|row| {
            let town = (dice.roll().powi(2) * towns.len() as f64) as usize;
            let ([lon, lat], spread) = match towns.get(town) {
                Some(&at) if row % 8 > 0 => (at, 0.2),
                _ => ([69.0, 31.0], 8.0),
            };
            let at = [lon + dice.near() * spread, lat + dice.near() * spread];
            Morton::from_world(world_from_lonlat(at))
        })
        .collect();
    codes.sort_unstable();
    codes
}

fn regions(bench: &mut Criterion) {
    let Ok(atlas) = Atlas::bundled() else {
        return;
    };
    bench.bench_function("Regions::new, the bundled atlas", |b| {
        b.iter(|| Regions::new(black_box(&atlas)));
    });
    let regions = Arc::new(Regions::new(&atlas));
    let mut group = bench.benchmark_group("Regions");
    group.sample_size(10);
    for count in [1_000_000, 10_000_000] {
        let positions = positions(&atlas, count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(format!("assign, {count} events"), |b| {
            b.iter(|| regions.assign(black_box(&positions)));
        });
        let column = regions.assign(&positions);
        let classes: Vec<u16> = (0..count).map(|row| (row * 7919 % 600) as u16).collect();
        group.bench_function(format!("RegionCounts::new, {count} events"), |b| {
            b.iter(|| RegionCounts::new(&regions, black_box(&column), &classes, 600));
        });
        let counts = RegionCounts::new(&regions, &column, &classes, 600);
        group.bench_function(format!("RegionCounts::totals, {count} events"), |b| {
            b.iter(|| counts.totals(black_box(|class| class % 3 > 0)));
        });
    }
}

criterion_group!(benches, geometry, regions);
criterion_main!(benches);
