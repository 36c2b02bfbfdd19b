//! Areas, and the lines between them.

use std::collections::HashSet;

use durand::geometry::measure::distance_to_polyline;
use durand::map::Scene;
use durand::map::scene::{Fill, Point, Stroke};
use durand::session::{Command, LayerId, Session};
use geo::Geometry;

use super::ZOOMS;
use super::common::{apply, data, light, looking_from, place, place_id, scene, session};

fn fills_of<'a>(scene: &'a Scene, id: &str) -> Vec<&'a Fill> {
    let target = place(id);
    scene
        .fills()
        .filter(|fill| fill.what.as_ref() == Some(&target))
        .collect()
}

fn bits([x, y]: Point) -> [u32; 2] {
    [x.to_bits(), y.to_bits()]
}

/// The undirected edges of all rings.
fn edges(fills: &[&Fill]) -> HashSet<[[u32; 2]; 2]> {
    let mut edges = HashSet::new();
    for ring in fills.iter().flat_map(|fill| rings(fill)) {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            edges.insert([bits(*a), bits(*b)]);
            edges.insert([bits(*b), bits(*a)]);
        }
    }
    edges
}

fn rings(fill: &Fill) -> Vec<&[Point]> {
    let mut start = 0;
    let ends = fill.ring_ends.iter();
    ends.map(|&end| {
        let ring = &fill.points[start..end as usize];
        start = end as usize;
        ring
    })
    .collect()
}

fn strokes_of<'a>(scene: &'a Scene, id: &str) -> Vec<&'a Stroke> {
    let target = place(id);
    scene
        .strokes()
        .filter(|stroke| stroke.what.as_ref() == Some(&target))
        .collect()
}

/// Three spots on the Durand Line: in Balochistan, in Waziristan, in the north.
fn on_the_line() -> [[f64; 2]; 3] {
    let line = data().atlas.get(&place_id("durand-line")).unwrap();
    let Geometry::LineString(line) = &line.geometry else {
        panic!("the Durand Line is no line");
    };
    [0.3, 0.55, 0.8].map(|share| {
        let vertex = line.0[(line.0.len() as f64 * share) as usize];
        [vertex.x, vertex.y]
    })
}

/// Lines are cut 16 points outside the map; the vertices made there belong to no area.
fn is_cut([x, y]: Point, scene: &Scene) -> bool {
    let [width, height] = scene.size;
    x <= -15.9 || y <= -15.9 || x >= width + 15.9 || y >= height + 15.9
}

#[test]
fn at_every_zoom_the_durand_line_runs_along_the_edges_of_both_countries() {
    let mut looked_at = 0;
    for spot in on_the_line() {
        for zoom in ZOOMS {
            let scene = scene(&looking_from(spot, zoom));
            let sides = ["afghanistan", "pakistan"].map(|id| (id, edges(&fills_of(&scene, id))));
            for pair in strokes_of(&scene, "durand-line")
                .iter()
                .flat_map(|stroke| stroke.line.windows(2))
            {
                if is_cut(pair[0], &scene) || is_cut(pair[1], &scene) {
                    continue;
                }
                for (country, edges) in &sides {
                    let edge = [bits(pair[0]), bits(pair[1])];
                    assert!(
                        edges.contains(&edge),
                        "{country} has no edge {pair:?} at zoom {zoom} near {spot:?}"
                    );
                }
                looked_at += 1;
            }
        }
    }
    assert!(looked_at > 2000, "only {looked_at} segments were looked at");
}

/// Even-odd over all rings, as the surfaces fill them.
fn inside(fills: &[&Fill], [x, y]: Point) -> bool {
    let mut inside = false;
    for ring in fills.iter().flat_map(|fill| rings(fill)) {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let [[ax, ay], [bx, by]] = [a.map(f64::from), b.map(f64::from)];
            let (x, y) = (f64::from(x), f64::from(y));
            if (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax {
                inside = !inside;
            }
        }
    }
    inside
}

#[test]
fn a_step_off_the_durand_line_is_one_country_or_the_other_and_never_both_or_none() {
    for zoom in ZOOMS {
        let scene = scene(&looking_from(on_the_line()[1], zoom));
        let [ours, theirs] = ["afghanistan", "pakistan"].map(|id| fills_of(&scene, id));
        let mut told_apart = 0;
        for stroke in strokes_of(&scene, "durand-line") {
            for pair in stroke.line.windows(2).step_by(3) {
                let [[ax, ay], [bx, by]] = [pair[0], pair[1]];
                let length = (bx - ax).hypot(by - ay);
                if is_cut(pair[0], &scene) || is_cut(pair[1], &scene) || length < 0.5 {
                    continue;
                }
                for side in [-0.2_f32, 0.2] {
                    let middle = [
                        f32::midpoint(ax, bx) + side * (by - ay) / length,
                        f32::midpoint(ay, by) - side * (bx - ax) / length,
                    ];
                    let sides = [inside(&ours, middle), inside(&theirs, middle)];
                    assert!(
                        sides[0] != sides[1],
                        "{middle:?} at zoom {zoom} is in {sides:?}"
                    );
                    told_apart += 1;
                }
            }
        }
        assert!(told_apart > 20, "{told_apart} at zoom {zoom}");
    }
}

#[test]
fn triangles_cover_what_their_rings_enclose() {
    fn area(corners: &[Point]) -> f64 {
        let pairs = corners.iter().zip(corners.iter().cycle().skip(1));
        let cross = |(a, b): (&Point, &Point)| {
            f64::from(a[0]) * f64::from(b[1]) - f64::from(b[0]) * f64::from(a[1])
        };
        (pairs.map(cross).sum::<f64>() / 2.0).abs()
    }
    for zoom in [5.0, 8.0] {
        let scene = scene(&looking_from([69.5, 32.4], zoom));
        for fill in scene.fills() {
            let mut whole = 0.0;
            for (number, ring) in rings(fill).into_iter().enumerate() {
                whole += if number == 0 { area(ring) } else { -area(ring) };
            }
            let triangles = fill.triangles.chunks_exact(3);
            let corner = |&index: &u32| fill.points[index as usize];
            let covered: f64 = triangles
                .map(|three| area(&three.iter().map(corner).collect::<Vec<_>>()))
                .sum();
            let off = (whole - covered).abs();
            assert!(
                off <= whole * 1e-3 + 1.0,
                "{:?}: {whole} enclosed, {covered} covered at zoom {zoom}",
                fill.what
            );
        }
    }
}

/// Ceasefire lines: two states hold either side, and neither calls the line its border.
const HELD_APART: [&str; 4] = [
    "line-of-control",
    "line-of-actual-control",
    "siachen-western-limit",
    "siachen-eastern-limit",
];

#[test]
fn the_line_of_control_and_its_like_are_dashed_and_no_solid_line_runs_along_them() {
    let solids = [light().map.country_line, light().map.coast];
    for zoom in [5.7, 7.0, 8.5] {
        let scene = scene(&looking_from([76.5, 34.6], zoom));
        let is_solid = |stroke: &&Stroke| stroke.dash.is_empty() && solids.contains(&stroke.colour);
        let solid: Vec<&Stroke> = scene.strokes().filter(is_solid).collect();
        for id in HELD_APART {
            let held = strokes_of(&scene, id);
            assert!(!held.is_empty(), "no {id} at zoom {zoom}");
            assert!(held.iter().all(|stroke| !stroke.dash.is_empty()), "{id}");
            for line in held.iter().flat_map(|stroke| stroke.line.windows(2)) {
                let [[ax, ay], [bx, by]] = [line[0], line[1]];
                let middle = [f32::midpoint(ax, bx), f32::midpoint(ay, by)];
                let beside = |other: &&Stroke| {
                    distance_to_polyline(middle, &other.line) < 0.75
                        && distance_to_polyline(line[0], &other.line) < 0.75
                        && distance_to_polyline(line[1], &other.line) < 0.75
                };
                assert!(
                    !solid.iter().any(beside),
                    "a solid line runs along {id} at {middle:?}, zoom {zoom}"
                );
            }
        }
    }
}

#[test]
fn a_disputed_line_is_never_solid() {
    let scene = scene(&looking_from([76.0, 34.8], 6.5));
    let colour = light().map.disputed_line;
    let lines: Vec<&Stroke> = scene
        .strokes()
        .filter(|stroke| stroke.colour == colour)
        .collect();
    assert!(lines.len() > 5);
    assert!(lines.iter().all(|stroke| !stroke.dash.is_empty()));
}

#[test]
fn dashes_stay_on_the_ground_when_the_map_moves() {
    let still = looking_from([74.5, 34.4], 7.0);
    let mut moved = still.clone();
    apply(&mut moved, Command::Pan([-40.0, -25.0]));
    let phase_at = |session: &Session| {
        let scene = scene(session);
        let strokes = strokes_of(&scene, "line-of-control");
        strokes
            .into_iter()
            .map(|stroke| {
                let pattern: f32 = stroke.dash.iter().sum();
                (stroke.line[0], stroke.phase, pattern)
            })
            .collect::<Vec<_>>()
    };
    let (before, after) = (phase_at(&still), phase_at(&moved));
    let mut compared = 0;
    for (at, phase, pattern) in &before {
        let same = |other: &&(Point, f32, f32)| {
            (other.0[0] + 40.0 - at[0]).abs() < 0.01 && (other.0[1] + 25.0 - at[1]).abs() < 0.01
        };
        if let Some((_, other, _)) = after.iter().find(same) {
            let off = (phase - other).rem_euclid(*pattern);
            assert!(off < 0.05 || pattern - off < 0.05, "{phase} became {other}");
            compared += 1;
        }
    }
    assert!(
        compared > 0 || before.is_empty(),
        "nothing could be compared"
    );
}

#[test]
fn the_selected_region_is_outlined_all_around_and_nothing_else_is() {
    let selection = light().map.selection;
    let outlines = |session: &Session| {
        let scene = scene(session);
        let strokes = scene.strokes().filter(|stroke| stroke.colour == selection);
        strokes.cloned().collect::<Vec<Stroke>>()
    };
    let mut session = session();
    assert!(outlines(&session).is_empty());
    apply(&mut session, Command::Select(Some(place("ex-fata"))));
    let drawn = outlines(&session);
    assert!(!drawn.is_empty());
    assert!(drawn.iter().all(|s| s.what == Some(place("ex-fata"))));
    let whole = drawn.iter().max_by_key(|stroke| stroke.line.len()).unwrap();
    assert_eq!(whole.line.first(), whole.line.last(), "the outline is open");
    assert!(whole.line.len() > 50);
}

#[test]
fn a_region_that_is_off_is_not_filled() {
    let mut session = session();
    assert!(!fills_of(&scene(&session), "ex-fata").is_empty());
    let layer = LayerId::Place(place_id("ex-fata"));
    apply(&mut session, Command::ToggleLayer(layer));
    assert!(fills_of(&scene(&session), "ex-fata").is_empty());
    assert!(!fills_of(&scene(&session), "balochistan").is_empty());
}
