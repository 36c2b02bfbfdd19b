//! Borders. A boundary in fact is solid, as the Durand Line is, whose card tells who contests it;
//! a line of control is dashed, and so is a limit that is only approximate or no longer holds.
//! In the view of a side that does not accept the Durand Line, it is dashed too.

use super::choropleth;
use crate::atlas::{BoundaryView, PlaceId};
use crate::geometry::LineChunks;
use crate::map::atlas_shapes::LineRole;
use crate::map::draw::{Frame, Pen};
use crate::map::fonts::Font;
use crate::map::label::{Candidate, Spot};
use crate::map::scene::Point;
use crate::map::theme::Rgba;
use crate::session::{LayerId, Target};

/// Dashes of a line that no two sides hold alike.
pub(super) const CONTESTED: &[f32] = &[5.0, 3.5];
const APPROXIMATE: &[f32] = &[3.5, 3.0];

/// Dashes of the Durand Line in the view of who does not accept it.
pub const NOT_ACCEPTED: &[f32] = &[9.0, 4.5];

/// Limits inside countries: provinces, agencies and Frontier Regions.
pub fn draw_inner(frame: &mut Frame<'_>) {
    let (band, colours) = (frame.band, &frame.map.theme.map);
    let units = frame.map.session.layers.is_on(&LayerId::Units);
    // Neighbours of one shade are told apart by the line between them.
    let shaded = frame.map.session.layers.is_on(&LayerId::RegionCounts);
    let units_shaded = shaded && choropleth::shades_units(&frame.map);
    for line in &band.lines {
        let pen = match line.role {
            LineRole::Province if units || shaded => Pen::solid(0.8, colours.province_line),
            LineRole::Unit if units || units_shaded => {
                Pen::dashed(0.9, colours.unit_line, APPROXIMATE)
            }
            LineRole::Region => Pen::solid(0.9, colours.region_line),
            // Until the merger a border of its own, after it a limit inside the province.
            LineRole::Former => {
                let held = line.place.as_ref().is_some_and(|id| frame.past.holds(id));
                if held {
                    Pen::solid(0.9, colours.region_line)
                } else {
                    Pen::dashed(1.0, colours.region_line, APPROXIMATE)
                }
            }
            _ => continue,
        };
        frame.stroke(&line.chunks, &pen, None);
    }
}

/// Coasts, borders between countries, disputed lines and the Durand Line.
pub fn draw(frame: &mut Frame<'_>) {
    let (band, colours) = (frame.band, &frame.map.theme.map);
    let layers = &frame.map.session.layers;
    for line in &band.lines {
        let pen = match line.role {
            LineRole::Coast => Pen::solid(0.9, colours.coast),
            LineRole::Country => Pen::solid(1.0, colours.country_line),
            LineRole::Disputed if layers.is_on(&LayerId::DisputedLines) => {
                Pen::dashed(1.1, colours.disputed_line, CONTESTED)
            }
            _ => continue,
        };
        let target = line.place.clone().map(Target::Place);
        frame.stroke(&line.chunks, &pen, target.as_ref());
    }
    let atlas = frame.map.data.atlas.clone();
    let is_border = |role| role == LineRole::Border;
    for line in band.lines.iter().filter(|line| is_border(line.role)) {
        let Some(id) = line.place.as_ref().filter(|id| layers.shows_place(id)) else {
            continue;
        };
        let target = Target::Place(id.clone());
        let lit = frame.lit.selected_places.contains(id) || frame.lit.hovered_places.contains(id);
        let view = frame.map.session.boundary_view;
        let there = atlas.get(id).is_some_and(|place| frame.is_there(place));
        // The glow is for a boundary that is told with its doubt; Pakistan's view knows none.
        if there && (lit || view != BoundaryView::Pakistan) {
            let halo = if lit { 11.0 } else { 7.0 };
            glow(frame, &line.chunks, &Pen::solid(halo, colours.durand_halo));
        }
        // Before the agreement of 1893 there is no such line: it is only hinted at.
        if !there {
            let pen = Pen::dashed(0.9, colours.durand_line, APPROXIMATE);
            frame.stroke(&line.chunks, &pen, Some(&target));
            continue;
        }
        let width = if lit { 3.0 } else { 2.0 };
        let pen = match view {
            BoundaryView::Afghanistan => Pen::dashed(width, colours.durand_line, NOT_ACCEPTED),
            _ => Pen::solid(width, colours.durand_line),
        };
        frame.stroke(&line.chunks, &pen, Some(&target));
        label(frame, id);
    }
}

/// A soft band under a line: it follows the run of the line, not its every turn, because a wide
/// translucent stroke that turns back on itself would be seen twice.
fn glow(frame: &mut Frame<'_>, line: &LineChunks, pen: &Pen) {
    let (view, window) = (frame.map.session.view, frame.window);
    for run in line.visible(&window) {
        let points: Vec<Point> = run
            .iter()
            .map(|&point| view.screen_from_world(point))
            .collect();
        frame.stroke_points(&softened(&points, pen.width), pen, None);
    }
}

/// The same run in steps of `step` points, each the mean of what it replaces; the ends stay.
fn softened(points: &[Point], step: f32) -> Vec<Point> {
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let (mut soft, mut group, mut walked) = (vec![first], Vec::new(), 0.0);
    for pair in points.windows(2) {
        let [a, b] = pair else { continue };
        let length = (b[0] - a[0]).hypot(b[1] - a[1]);
        // Long straight edges keep their ends: only what is finer than a step is averaged.
        if length > step {
            soft.extend(mean(&group));
            soft.extend([*a, *b]);
            (group, walked) = (Vec::new(), 0.0);
            continue;
        }
        group.push(*b);
        walked += length;
        if walked >= step {
            soft.extend(mean(&group));
            (group, walked) = (Vec::new(), 0.0);
        }
    }
    soft.push(last);
    soft.dedup();
    soft
}

fn mean(points: &[Point]) -> Option<Point> {
    let count = points.len() as f32;
    let [x, y] = points
        .iter()
        .fold([0.0, 0.0], |[x, y], point| [x + point[0], y + point[1]]);
    (count > 0.0).then(|| [x / count, y / count])
}

fn label(frame: &mut Frame<'_>, id: &PlaceId) {
    let Some(place) = frame.map.data.atlas.get(id) else {
        return;
    };
    let lettering = Lettering {
        font: Font::SansBold,
        size: 13.0,
        spacing: 2.4,
        colour: frame.map.theme.map.durand_line,
        halo: frame.map.theme.map.halo,
        off: 13.0,
        priority: 12,
    };
    let name = frame.name_of(place);
    name_along(frame, id, &name, &lettering);
}

/// How a name along a line is set.
pub(super) struct Lettering {
    pub font: Font,
    pub size: f32,
    pub spacing: f32,
    pub colour: Rgba,
    pub halo: Rgba,
    /// How far from the line the middle of the name stands, in points.
    pub off: f32,
    pub priority: u32,
}

/// Asks for a place for `name` along the straightest stretches of the line of `id`.
pub(super) fn name_along(frame: &mut Frame<'_>, id: &PlaceId, name: &str, lettering: &Lettering) {
    /// A name needs a stretch this much longer than itself.
    const ROOM: f32 = 1.2;
    let &Lettering {
        font,
        size,
        spacing,
        colour,
        halo,
        off,
        priority,
    } = lettering;
    let width = frame.map.measure.width(name, font, size, spacing);
    let spots = spots_along(frame, id, width * ROOM, off).into_iter();
    frame.labels.add(Candidate {
        lines: vec![name.to_owned()],
        font,
        size,
        spacing,
        colour,
        halo,
        priority,
        spots: spots
            .map(|(at, angle)| Spot {
                angle,
                ..Spot::middle(at)
            })
            .collect(),
        what: Some(Target::Place(id.clone())),
    });
}

/// Where a name of `length` points can run along the line of `id`: position and angle, best first.
///
/// Stretches that can be seen are walked in steps; the straighter a stretch, the better.
/// The name stands `off` points above the line, or below it.
fn spots_along(frame: &Frame<'_>, id: &PlaceId, length: f32, off: f32) -> Vec<(Point, f32)> {
    /// How straight a stretch must be: its chord as a share of its length.
    const STRAIGHT: f32 = 0.86;
    /// Beyond this many stretches a better one is not worth looking for.
    const ENOUGH: usize = 400;
    let view = frame.map.session.view;
    let mut found: Vec<(f32, [Point; 2])> = Vec::new();
    for line in frame
        .band
        .lines
        .iter()
        .filter(|line| line.place.as_ref() == Some(id))
    {
        for run in line.chunks.visible(&frame.window) {
            let points: Vec<Point> = run
                .iter()
                .map(|&point| view.screen_from_world(point))
                .collect();
            let stretches = stretches(&points, length).filter(|(share, _)| *share >= STRAIGHT);
            found.extend(stretches.take(ENOUGH));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let sides = |(_, [from, to]): (f32, [Point; 2])| {
        let (dx, dy) = if to[0] >= from[0] {
            (to[0] - from[0], to[1] - from[1])
        } else {
            (from[0] - to[0], from[1] - to[1])
        };
        let (middle, chord) = (
            [f32::midpoint(from[0], to[0]), f32::midpoint(from[1], to[1])],
            dx.hypot(dy),
        );
        let angle = dy.atan2(dx);
        [1.0, -1.0].map(|side| {
            (
                [
                    middle[0] + side * off * dy / chord,
                    middle[1] - side * off * dx / chord,
                ],
                angle,
            )
        })
    };
    found.into_iter().take(24).flat_map(sides).collect()
}

/// Stretches of at least `length` along `points`: how straight each is, and its ends.
fn stretches(points: &[Point], length: f32) -> impl Iterator<Item = (f32, [Point; 2])> + '_ {
    let mut along = vec![0.0];
    for pair in points.windows(2) {
        if let [a, b] = pair {
            along.push(along.last().copied().unwrap_or(0.0) + (b[0] - a[0]).hypot(b[1] - a[1]));
        }
    }
    let mut end = 0;
    (0..points.len()).filter_map(move |start| {
        let from = along.get(start).copied()?;
        while along.get(end).is_some_and(|&at| at - from < length) {
            end += 1;
        }
        let (a, b, walked) = (points.get(start)?, points.get(end)?, along.get(end)? - from);
        let chord = (b[0] - a[0]).hypot(b[1] - a[1]);
        (walked > 0.0 && chord > 1.0).then(|| (chord / walked, [*a, *b]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_wholly_straight() {
        let line: Vec<Point> = (0..20_u8).map(|x| [f32::from(x) * 10.0, 0.0]).collect();
        let found: Vec<_> = stretches(&line, 50.0).collect();
        assert_eq!(found.len(), 15);
        assert!(found.iter().all(|(share, _)| (share - 1.0).abs() < 1e-6));
    }

    #[test]
    fn a_corner_is_less_straight_than_its_arms() {
        let line = [
            [0.0, 0.0],
            [50.0, 0.0],
            [100.0, 0.0],
            [100.0, 50.0],
            [100.0, 100.0],
        ];
        let shares: Vec<f32> = stretches(&line, 100.0).map(|(share, _)| share).collect();
        assert!(
            shares[0] > 0.99 && shares[1] < 0.75 && shares[2] > 0.99,
            "{shares:?}"
        );
    }

    #[test]
    fn a_softened_line_keeps_its_ends_and_loses_its_jitter() {
        let jitter: Vec<Point> = (0..100_u8)
            .map(|x| [f32::from(x), if x % 2 == 0 { 1.5 } else { -1.5 }])
            .collect();
        let soft = softened(&jitter, 8.0);
        assert_eq!((soft.first(), soft.last()), (jitter.first(), jitter.last()));
        assert!(soft.len() < 45, "{}", soft.len());
        assert!(
            soft[1..soft.len() - 1]
                .iter()
                .all(|point| point[1].abs() < 1.0)
        );
    }

    #[test]
    fn softening_nothing_leaves_nothing() {
        assert!(softened(&[], 5.0).is_empty());
    }

    #[test]
    fn a_line_too_short_for_its_name_has_no_stretch() {
        assert_eq!(stretches(&[[0.0, 0.0], [30.0, 0.0]], 50.0).count(), 0);
    }
}
