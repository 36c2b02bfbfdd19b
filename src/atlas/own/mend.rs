//! Shapes of unknown origin → shapes that can be drawn, measured and asked: mended where there is
//! one way to, else refused with a sentence.

use std::ops::ControlFlow;

use geo::orient::{Direction, Orient as _};
use geo::{
    Area as _, BoundingRect as _, Coord, Geometry, Intersects as _, LineString,
    MapCoordsInPlace as _, MultiLineString, MultiPolygon, Polygon, Rect, unary_union,
};
use geo::{BooleanOps as _, bool_ops::OpType};

use super::dateline::{cut_line, cut_polygon};
use crate::atlas::Finding;
use crate::atlas::ring::each_crossing;

/// A shape that can be used, and what had to be done for it.
#[derive(Debug, Default)]
pub(super) struct Mended {
    pub(super) area: Option<Geometry<f64>>,
    pub(super) line: Option<Geometry<f64>>,
    pub(super) findings: Vec<Finding>,
}

/// Comparisons of two edges that are made for each of a shape's own, and at most for all of them:
/// where that is not enough, it is drawn as it stands.
const EACH: usize = 500;
const MOST: usize = 20_000_000;

/// Pairs of parts that are held against each other.
const PAIRS: usize = 1_000_000;

/// A shape that crosses itself more often is no area that anybody meant.
const TANGLE: usize = 2_000;

/// Mends `geometry`, degrees of WGS 84 with longitude first.
pub(super) fn mend(geometry: &Geometry<f64>) -> Mended {
    let mut mended = Mended::default();
    let (polygons, lines) = parts(geometry);
    if let Some(at) = astray(&polygons, &lines) {
        let what = format!("the position {}, {} is not on the globe", at.x, at.y);
        let finding = Finding::error(what, "write degrees of WGS 84, longitude first");
        mended.findings.push(finding);
        return mended;
    }
    if !polygons.is_empty() {
        mended.area = area(&polygons, &mut mended.findings).map(Geometry::MultiPolygon);
    }
    let some = !lines.is_empty();
    let lines: Vec<LineString<f64>> = lines
        .into_iter()
        .flat_map(cut_line)
        .filter_map(|line| {
            let mut points = line.0;
            points.dedup();
            (points.len() > 1).then(|| dense(&LineString::new(points)))
        })
        .collect();
    if !lines.is_empty() {
        mended.line = Some(Geometry::MultiLineString(MultiLineString(lines)));
    } else if some {
        let finding = Finding::error(
            "its line has fewer than two different positions",
            "add positions or leave it out",
        );
        mended.findings.push(finding);
    }
    mended
}

/// Polygons and lines of a geometry, however deep they lie.
fn parts(geometry: &Geometry<f64>) -> (Vec<Polygon<f64>>, Vec<&LineString<f64>>) {
    let (mut polygons, mut lines) = (Vec::new(), Vec::new());
    let mut left = vec![geometry];
    while let Some(part) = left.pop() {
        match part {
            Geometry::Polygon(polygon) => polygons.push(polygon.clone()),
            Geometry::MultiPolygon(all) => polygons.extend(all.iter().cloned()),
            Geometry::Rect(rect) => polygons.push(rect.to_polygon()),
            Geometry::Triangle(triangle) => polygons.push(triangle.to_polygon()),
            Geometry::LineString(line) => lines.push(line),
            Geometry::MultiLineString(all) => lines.extend(all.iter()),
            Geometry::GeometryCollection(all) => left.extend(all.0.iter().rev()),
            Geometry::Line(_) | Geometry::Point(_) | Geometry::MultiPoint(_) => {}
        }
    }
    (polygons, lines)
}

/// A position that is not on the globe; longitudes may run on for half a world.
fn astray(polygons: &[Polygon<f64>], lines: &[&LineString<f64>]) -> Option<Coord<f64>> {
    let rings = polygons
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let mut positions = rings.chain(lines.iter().copied()).flat_map(|path| &path.0);
    positions
        .find(|at| !(at.x.abs() <= 540.0 && at.y.abs() <= 90.0))
        .copied()
}

/// The polygons as one area, none of it twice.
fn area(polygons: &[Polygon<f64>], findings: &mut Vec<Finding>) -> Option<MultiPolygon<f64>> {
    let mut nothing = 0;
    let mut sound: Vec<Polygon<f64>> = Vec::with_capacity(polygons.len());
    for polygon in polygons {
        let polygon = cleaned(polygon);
        let parts = polygon.map(|polygon| match cut_polygon(&polygon) {
            Some(parts) => parts.0,
            None => vec![polygon],
        });
        let before = sound.len();
        sound.extend(parts.into_iter().flatten().filter(has_room));
        nothing += usize::from(sound.len() == before);
    }
    if nothing > 0 {
        let finding = if sound.is_empty() {
            Finding::error("it encloses nothing", "give it an area or leave it out")
        } else {
            let what = format!("{nothing} of its parts enclose nothing and are left out");
            Finding::warning(what, "give them an area or take them out")
        };
        findings.push(finding);
    }
    if sound.is_empty() {
        return None;
    }
    match tangled(&sound) {
        Tangle::Not => {}
        Tangle::Much => {
            let what = format!("it crosses itself more than {TANGLE} times");
            findings.push(Finding::error(what, "untangle it: it is no area as it is"));
            return None;
        }
        Tangle::At(at) => {
            let what = format!(
                "it crosses itself near longitude {:.4}, latitude {:.4}, and was mended",
                at.x, at.y
            );
            findings.push(Finding::warning(
                what,
                "look at it on the map, and untangle it there if that is not what is meant",
            ));
            sound = untangled(&sound).0;
        }
        Tangle::Unknown => {
            let what = "it has too many long edges to be looked through for places where it crosses itself";
            findings.push(Finding::warning(
                what,
                "simplify it if it looks wrong on the map",
            ));
        }
    }
    let mut whole = MultiPolygon(sound.iter().map(dense_polygon).collect());
    // What was computed may be over the edge of the world by a rounding.
    whole.map_coords_in_place(|at| Coord {
        x: at.x.clamp(-180.0, 180.0),
        y: at.y.clamp(-90.0, 90.0),
    });
    let whole = whole.orient(Direction::Default);
    (whole.unsigned_area() > 0.0).then_some(whole).or_else(|| {
        let finding = Finding::error("it encloses nothing", "give it an area or leave it out");
        findings.push(finding);
        None
    })
}

/// A polygon without repeated positions and without rings of fewer than three corners.
fn cleaned(polygon: &Polygon<f64>) -> Option<Polygon<f64>> {
    let ring = |ring: &LineString<f64>| {
        let mut points = ring.0.clone();
        points.dedup();
        let ring = LineString::new(points);
        // Three corners and the first again; two edges on each other have no area.
        (ring.0.len() >= 4).then_some(ring)
    };
    let exterior = ring(polygon.exterior())?;
    let holes = polygon.interiors().iter().filter_map(ring).collect();
    Some(Polygon::new(exterior, holes))
}

/// Whether there is anything between its edges. A bow tie of two equal wings has no area by its
/// sum, so the box is asked.
fn has_room(polygon: &Polygon<f64>) -> bool {
    let bounds = polygon.bounding_rect();
    bounds.is_some_and(|bounds| bounds.width() > 0.0 && bounds.height() > 0.0)
}

/// Edges longer than this are cut into steps of half of it, in degrees.
const LONG: f64 = 10.0;

/// The path with its long edges in short steps: an edge runs straight over longitude and latitude
/// (RFC 7946 §3.1.1), which is neither a straight line on the map nor the shortest on the ground.
fn dense(path: &LineString<f64>) -> LineString<f64> {
    let long = |edge: &geo::Line<f64>| edge.dx().abs().max(edge.dy().abs());
    if path.lines().all(|edge| long(&edge) <= LONG) {
        return path.clone();
    }
    let mut points: Vec<Coord<f64>> = path.0.first().copied().into_iter().collect();
    for edge in path.lines() {
        let steps = (long(&edge) / (LONG / 2.0)).ceil().clamp(1.0, 1000.0) as u32;
        // Neighbours walk an edge in opposite directions and must meet the same positions.
        let ahead = (edge.start.x, edge.start.y) <= (edge.end.x, edge.end.y);
        let (from, to) = if ahead {
            (edge.start, edge.end)
        } else {
            (edge.end, edge.start)
        };
        points.extend((1..steps).map(|step| {
            let step = if ahead { step } else { steps - step };
            let share = f64::from(step) / f64::from(steps);
            Coord {
                x: from.x + (to.x - from.x) * share,
                y: from.y + (to.y - from.y) * share,
            }
        }));
        points.push(edge.end);
    }
    LineString::new(points)
}

fn dense_polygon(polygon: &Polygon<f64>) -> Polygon<f64> {
    let holes = polygon.interiors().iter().map(dense).collect();
    Polygon::new(dense(polygon.exterior()), holes)
}

enum Tangle {
    Not,
    At(Coord<f64>),
    Much,
    Unknown,
}

/// Whether edges cross, holes lie outside, or parts lie on each other.
fn tangled(polygons: &[Polygon<f64>]) -> Tangle {
    let rings: Vec<Vec<[f64; 2]>> = polygons
        .iter()
        .flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()))
        .map(|ring| ring.0.iter().map(|at| [at.x, at.y]).collect())
        .collect();
    let edges: usize = rings.iter().map(Vec::len).sum();
    let budget = (edges * EACH).saturating_add(EACH * 20).min(MOST);
    let (mut count, mut first) = (0, None);
    let looked = each_crossing(&rings, budget, |_, [x, y]| {
        count += 1;
        first.get_or_insert(Coord { x, y });
        if count > TANGLE {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    match (first, count > TANGLE, looked.is_break()) {
        (_, true, _) => return Tangle::Much,
        (Some(at), _, false) => return Tangle::At(at),
        (_, _, true) => return Tangle::Unknown,
        (None, _, false) => {}
    }
    misplaced(polygons, budget).map_or(Tangle::Not, Tangle::At)
}

/// A vertex of a hole outside its polygon, or of a part inside another; nothing crosses here.
fn misplaced(polygons: &[Polygon<f64>], mut budget: usize) -> Option<Coord<f64>> {
    // Whether `inner` lies in `outer`; nothing where that cannot be told, or not soon enough.
    let mut lies_in = |inner: &LineString<f64>, outer: &Polygon<f64>| -> Option<bool> {
        let rings = || std::iter::once(outer.exterior()).chain(outer.interiors());
        let edges: usize = rings().map(|ring| ring.0.len()).sum();
        budget = budget.checked_sub(edges)?;
        // A vertex on a ring decides nothing; of a few, one is off it.
        let mut few = inner.0.iter().take(8);
        let off = few.find(|at| !rings().any(|ring| ring.intersects(*at)))?;
        Some(outer.intersects(off))
    };
    for polygon in polygons
        .iter()
        .filter(|polygon| polygon.num_interior_rings() > 0)
    {
        let whole = Polygon::new(polygon.exterior().clone(), Vec::new());
        for hole in polygon.interiors() {
            if lies_in(hole, &whole) == Some(false) {
                return hole.0.first().copied();
            }
        }
    }
    let mut boxes: Vec<(Rect<f64>, &Polygon<f64>)> = polygons
        .iter()
        .filter_map(|polygon| Some((polygon.bounding_rect()?, polygon)))
        .collect();
    boxes.sort_by(|(a, _), (b, _)| a.min().x.total_cmp(&b.min().x));
    let mut pairs = PAIRS;
    for (index, one) in boxes.iter().enumerate() {
        let later = boxes.iter().skip(index + 1);
        for other in later.take_while(|(inner, _)| inner.min().x <= one.0.max().x) {
            pairs = pairs.checked_sub(1)?;
            for ((outer, area), (inner, part)) in [(one, other), (other, one)] {
                let covers = outer.min().x <= inner.min().x
                    && outer.min().y <= inner.min().y
                    && outer.max().x >= inner.max().x
                    && outer.max().y >= inner.max().y;
                if covers && lies_in(part.exterior(), area) == Some(true) {
                    return part.exterior().0.first().copied();
                }
            }
        }
    }
    None
}

/// Each polygon by the even-odd rule, as it is painted, and all of them as one.
fn untangled(polygons: &[Polygon<f64>]) -> MultiPolygon<f64> {
    let nothing = MultiPolygon::<f64>(Vec::new());
    let simple: Vec<MultiPolygon<f64>> = polygons
        .iter()
        .map(|polygon| polygon.boolean_op(&nothing, OpType::Union))
        .collect();
    unary_union(simple.iter())
}
