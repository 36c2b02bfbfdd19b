//! What a reader measures: points, the shortest lines between them, and what they come to.
//!
//! It lies above everything else and moves with the pointer, so names do not make way for it:
//! its figures stand on a halo of their own.

use std::sync::Arc;

use crate::geometry::geodesic::{distance_km, halfway, line_between};
use crate::geometry::{WorldPoint, fill, world_from_lonlat};
use crate::map::draw::{Frame, Pen};
use crate::map::fonts::Font;
use crate::map::scene::{Anchor, Fill, Item, Mark, Point, Shape, Text};
use crate::map::theme::Rgba;
use crate::session::Measuring;
use crate::session::measuring::{area, length};

/// Width of a measured line, and of the seam that lifts it off the map, in points.
const WIDTH: f32 = 2.2;
const SEAM: f32 = 5.0;

/// Opacity of a measured area.
const SHADE: f32 = 0.16;

/// Screen points between two vertices of a line; less is not seen.
const STEP: f64 = 8.0;

/// A leg shorter than this, in points, has no room for its length.
const ROOM: f32 = 74.0;

/// Points, lines, figures and the area.
pub fn draw(frame: &mut Frame<'_>) {
    let Some(measuring) = frame.map.session.measuring.clone() else {
        return;
    };
    let points = measuring.with_pointer();
    let live = measuring.pointer().is_some() && points.len() > 1;
    let ring = measuring.is_closed() || points.len() > 2;
    let lines = legs(frame, &points, ring);
    if measuring.is_closed() {
        shade(frame, &lines);
    }
    let ink = frame.map.theme.window.focus;
    let count = lines.len();
    for (number, line) in lines.iter().enumerate() {
        let closing = ring && number + 1 == count;
        let dashed = !measuring.is_closed() && (closing || (live && number + 2 == points.len()));
        stroke(frame, line, ink, dashed);
    }
    for at in measuring.points() {
        dot(frame, *at, ink);
    }
    if let Some(at) = measuring.cross() {
        cross(frame, at, ink);
    }
    figures(frame, &measuring, &points);
}

/// Each leg as world points close enough together, the closing one last; a leg begins where the
/// one before ended, even over the antimeridian.
fn legs(frame: &Frame<'_>, points: &[[f64; 2]], ring: bool) -> Vec<Vec<[f64; 2]>> {
    let step = frame.map.session.view.metres_per_point() / 1000.0 * STEP;
    let back = points.first().filter(|_| ring).copied();
    let ends = points.iter().copied().skip(1).chain(back);
    let mut turn = 0.0;
    let mut lines = Vec::new();
    for (from, to) in points.iter().zip(ends) {
        let line = line_between([from[0] + turn, from[1]], to, step);
        turn = line
            .last()
            .map_or(0.0, |end| ((end[0] - to[0]) / 360.0).round() * 360.0);
        lines.push(line);
    }
    lines
}

/// On the screen, moved by whole worlds so that what crosses the antimeridian is seen on both sides.
fn on_screen(frame: &Frame<'_>, line: &[[f64; 2]], worlds: f64) -> Vec<Point> {
    let view = frame.map.session.view;
    let at = |&[lon, lat]: &[f64; 2]| {
        let world = world_from_lonlat([0.0, lat]);
        view.screen_from_world(WorldPoint::new(0.5 + lon / 360.0 + worlds, world.y))
    };
    line.iter().map(at).collect()
}

/// The worlds in which a line may be seen: itself, and the ones beside it.
fn worlds(frame: &Frame<'_>, line: &[[f64; 2]]) -> Vec<f64> {
    let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
    for [lon, _] in line {
        (west, east) = (west.min(0.5 + lon / 360.0), east.max(0.5 + lon / 360.0));
    }
    let window = frame.window;
    let seen = |by: &f64| west + by <= window.max.x && east + by >= window.min.x;
    [-1.0, 0.0, 1.0].into_iter().filter(seen).collect()
}

fn stroke(frame: &mut Frame<'_>, line: &[[f64; 2]], ink: Rgba, dashed: bool) {
    let halo = frame.map.theme.map.halo;
    for by in worlds(frame, line) {
        let points = on_screen(frame, line, by);
        frame.stroke_points(&points, &Pen::solid(SEAM, halo), None);
        let pen = if dashed {
            Pen::dashed(WIDTH, ink, &[7.0, 5.0])
        } else {
            Pen::solid(WIDTH, ink)
        };
        frame.stroke_points(&points, &pen, None);
    }
}

fn shade(frame: &mut Frame<'_>, lines: &[Vec<[f64; 2]>]) {
    let ring: Vec<[f64; 2]> = lines.iter().flatten().copied().collect();
    for by in worlds(frame, &ring) {
        let corners = on_screen(frame, &ring, by);
        let flat = corners
            .iter()
            .map(|[x, y]| WorldPoint::new(f64::from(*x), f64::from(*y)));
        for filled in fill(&[vec![flat.collect()]]) {
            let points = filled.points.iter().map(|at| [at.x as f32, at.y as f32]);
            let colour = frame.map.theme.window.focus.faded(SHADE);
            frame.scene.items.push(Item::Fill(Fill {
                points: points.collect(),
                ring_ends: Arc::from(filled.ring_ends),
                triangles: Arc::from(filled.triangles),
                colour,
                what: None,
            }));
        }
    }
}

fn dot(frame: &mut Frame<'_>, at: [f64; 2], ink: Rgba) {
    let at = frame.map.session.view.screen_from_lonlat(at);
    frame.scene.items.push(Item::Mark(Mark {
        at,
        shape: Shape::Circle,
        radius: 4.5,
        fill: ink,
        outline: frame.map.theme.map.mark_outline,
        outline_width: 1.6,
        what: None,
    }));
}

/// Where the arrow keys would set the next point.
fn cross(frame: &mut Frame<'_>, at: [f64; 2], ink: Rgba) {
    let [x, y] = frame.map.session.view.screen_from_lonlat(at);
    let halo = frame.map.theme.map.halo;
    let arms = [
        [[x - 14.0, y], [x - 4.0, y]],
        [[x + 4.0, y], [x + 14.0, y]],
        [[x, y - 14.0], [x, y - 4.0]],
        [[x, y + 4.0], [x, y + 14.0]],
    ];
    for (width, colour) in [(SEAM, halo), (WIDTH, ink)] {
        for arm in &arms {
            frame.stroke_points(arm, &Pen::solid(width, colour), None);
        }
    }
}

fn figures(frame: &mut Frame<'_>, measuring: &Measuring, points: &[[f64; 2]]) {
    let (view, words) = (frame.map.session.view, frame.map.session.words());
    let closed = measuring.is_closed();
    let back = points.first().filter(|_| closed).copied();
    let ends = points.iter().copied().skip(1).chain(back);
    for (from, to) in points.iter().zip(ends) {
        let [a, b] = [*from, to].map(|at| view.screen_from_lonlat(at));
        if (a[0] - b[0]).hypot(a[1] - b[1]) < ROOM {
            continue;
        }
        let [x, y] = view.screen_from_lonlat(halfway(*from, to));
        write(
            frame,
            length(distance_km(*from, to), words),
            [x, y - 10.0],
            Font::SansBold,
            12.5,
        );
    }
    let measured = measuring.measured();
    let whole = measured
        .area
        .filter(|_| closed)
        .and_then(|area| area.area_km2);
    if let Some(km2) = whole {
        let corners = points.iter().map(|at| view.screen_from_lonlat(*at));
        let count = points.len().max(1) as f32;
        let [x, y] = corners.fold([0.0, 0.0], |[x, y], at| {
            [x + at[0] / count, y + at[1] / count]
        });
        write(frame, area(km2, words), [x, y], Font::SansBold, 15.0);
    } else if let (Some(last), true) = (points.last(), points.len() > 2 && !closed) {
        let [x, y] = view.screen_from_lonlat(*last);
        let whole = words.with(
            "measure-distance",
            &[("length", length(measured.distance_km, words).into())],
        );
        write(frame, whole, [x, y + 18.0], Font::SansBold, 13.5);
    }
}

/// A figure in its place, moved until all of it is on the map.
fn write(frame: &mut Frame<'_>, text: String, at: Point, font: Font, size: f32) {
    let half = frame.map.measure.width(&text, font, size, 0.0) / 2.0 + 4.0;
    let [width, height] = frame.scene.size;
    let seen = (-half..=width + half).contains(&at[0]) && (-20.0..=height + 20.0).contains(&at[1]);
    if !seen || width < 2.0 * half || height < 30.0 {
        return;
    }
    let held = [
        at[0].clamp(half, width - half),
        at[1].clamp(12.0, height - 12.0),
    ];
    let theme = frame.map.theme;
    frame.scene.items.push(Item::Text(Text {
        text,
        at: held,
        anchor: Anchor::Middle,
        font,
        size,
        spacing: 0.0,
        angle: 0.0,
        colour: theme.window.ink,
        halo: Some(theme.map.halo),
        what: None,
    }));
}
