//! Is a geometry sound? The questions RFC 7946 asks, and their answers in sentences.

use geojson::{Geometry, GeometryValue, Position};

use super::ring::{first_crossing, is_inside, signed_area};
use super::{Fault, Severity};

/// How closely to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// Only what would make the geometry unusable; a walk along its positions.
    Quick,
    /// Also rings that cross themselves, holes astray and winding.
    Thorough,
    /// As [`Care::Thorough`], but a tangle that would take long to look through is let be: for
    /// files of which nothing is known. It says nothing of where on the globe a geometry is.
    Bounded,
}

impl Care {
    /// Comparisons of two edges that may be made.
    fn budget(self) -> usize {
        match self {
            Self::Quick => 0,
            Self::Thorough => usize::MAX,
            Self::Bounded => 4_000_000,
        }
    }
}

/// One thing wrong with a geometry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub mend: String,
    /// Whether the geometry can be used all the same.
    pub severity: Severity,
}

impl Finding {
    pub(super) fn error(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            mend: mend.into(),
            severity: Severity::Error,
        }
    }

    pub(super) fn warning(what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(what, mend)
        }
    }

    /// The finding as a fault of `file`.
    pub fn in_file(self, file: &std::path::Path) -> Fault {
        Fault {
            severity: self.severity,
            ..Fault::error(file, self.what, self.mend)
        }
    }
}

/// Everything wrong with `geometry`; empty when it is sound.
pub fn judge_geometry(geometry: &Geometry, care: Care) -> Vec<Finding> {
    let mut positions = Vec::new();
    collect(&geometry.value, &mut positions);
    if positions.is_empty() {
        return vec![Finding::error(
            "its geometry has no positions",
            "give it coordinates",
        )];
    }
    // Without two finite numbers a position, no later question makes sense.
    if let Some(finding) = judge_positions(&positions, care) {
        let fatal = finding.severity == Severity::Error;
        let mut findings = vec![finding];
        if !fatal {
            judge_value(&geometry.value, care, &mut findings);
        }
        return findings;
    }
    let mut findings = Vec::new();
    judge_value(&geometry.value, care, &mut findings);
    findings
}

fn collect<'a>(value: &'a GeometryValue, out: &mut Vec<&'a Position>) {
    match value {
        GeometryValue::Point { coordinates } => out.push(coordinates),
        GeometryValue::MultiPoint { coordinates } | GeometryValue::LineString { coordinates } => {
            out.extend(coordinates);
        }
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            out.extend(coordinates.iter().flatten());
        }
        GeometryValue::MultiPolygon { coordinates } => {
            out.extend(coordinates.iter().flatten().flatten());
        }
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                collect(&geometry.value, out);
            }
        }
    }
}

/// `[lon, lat]`, also of a position with a height.
fn lonlat(position: &Position) -> Option<[f64; 2]> {
    match position.as_slice() {
        [lon, lat, ..] if lon.is_finite() && lat.is_finite() => Some([*lon, *lat]),
        _ => None,
    }
}

fn in_range([lon, lat]: [f64; 2]) -> bool {
    (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}

/// The part of the world durand is about, with room around it: a hint that axes are swapped.
fn near_the_borderland([lon, lat]: [f64; 2]) -> bool {
    (50.0..=90.0).contains(&lon) && (15.0..=45.0).contains(&lat)
}

fn judge_positions(positions: &[&Position], care: Care) -> Option<Finding> {
    const SWAP: &str = "it looks like latitude came first: swap the two";
    let mut points = Vec::with_capacity(if care == Care::Thorough {
        positions.len()
    } else {
        0
    });
    let swapped = |[lon, lat]: [f64; 2]| [lat, lon];
    for position in positions {
        let Some(point) = lonlat(position) else {
            let what = if position.len() < 2 {
                format!(
                    "a position has {} of the two numbers it needs",
                    position.len()
                )
            } else {
                "a position is not finite".to_owned()
            };
            return Some(Finding::error(
                what,
                "write [longitude, latitude] in degrees",
            ));
        };
        if !in_range(point) {
            let [lon, lat] = point;
            let (axis, value, limit) = if (-90.0..=90.0).contains(&lat) {
                ("longitude", lon, 180)
            } else {
                ("latitude", lat, 90)
            };
            let what = format!("{axis} {value} is outside -{limit}..={limit}");
            let turned = positions
                .iter()
                .all(|p| lonlat(p).is_some_and(|p| in_range(swapped(p))));
            return Some(Finding::error(
                what,
                if turned {
                    SWAP
                } else {
                    "write degrees of WGS 84, longitude first"
                },
            ));
        }
        if care == Care::Thorough {
            points.push(point);
        }
    }
    let turned =
        |point: &[f64; 2]| !near_the_borderland(*point) && near_the_borderland(swapped(*point));
    (care == Care::Thorough && points.iter().all(turned)).then(|| {
        let [lon, lat] = points.first().copied().unwrap_or_default();
        Finding::warning(
            format!("longitude {lon}, latitude {lat} is far from the borderland"),
            SWAP,
        )
    })
}

fn judge_value(value: &GeometryValue, care: Care, findings: &mut Vec<Finding>) {
    match value {
        GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. } => {}
        GeometryValue::LineString { coordinates } => judge_line(coordinates, findings),
        GeometryValue::MultiLineString { coordinates } => {
            for line in coordinates {
                judge_line(line, findings);
            }
        }
        GeometryValue::Polygon { coordinates } => judge_polygon(coordinates, "", care, findings),
        GeometryValue::MultiPolygon { coordinates } => {
            for (index, polygon) in coordinates.iter().enumerate() {
                judge_polygon(
                    polygon,
                    &format!(" of polygon {}", index + 1),
                    care,
                    findings,
                );
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                judge_value(&geometry.value, care, findings);
            }
        }
    }
}

fn judge_line(line: &[Position], findings: &mut Vec<Finding>) {
    if line.len() < 2 {
        let what = format!("a line has {} of the two positions it needs", line.len());
        findings.push(Finding::error(what, "add positions or leave the line out"));
    }
}

fn judge_polygon(rings: &[Vec<Position>], of: &str, care: Care, findings: &mut Vec<Finding>) {
    let before = findings.len();
    let name = |index: usize| {
        if index == 0 {
            format!("the outer ring{of}")
        } else {
            format!("hole {index}{of}")
        }
    };
    let mut plain = Vec::with_capacity(if care == Care::Quick { 0 } else { rings.len() });
    for (index, ring) in rings.iter().enumerate() {
        let (first, last) = (ring.first().and_then(lonlat), ring.last().and_then(lonlat));
        if ring.len() >= 3 && first != last {
            let what = format!("{} is not closed", name(index));
            findings.push(Finding::error(what, "repeat its first position at its end"));
        } else if ring.len() < 4 {
            let what = format!(
                "{} has {} of the four positions it needs",
                name(index),
                ring.len()
            );
            findings.push(Finding::error(what, "add positions or leave it out"));
        } else if care != Care::Quick {
            plain.push(ring.iter().filter_map(lonlat).collect::<Vec<_>>());
        }
    }
    if care == Care::Quick || findings.len() > before {
        return;
    }
    if let Some((ring, [lon, lat])) = first_crossing(&plain, care.budget()) {
        let what = format!(
            "{} crosses itself or another near longitude {lon:.4}, latitude {lat:.4}",
            name(ring)
        );
        findings.push(Finding::error(what, "untangle it there"));
        return;
    }
    let edges: usize = plain.iter().map(Vec::len).sum();
    // A hole is held to the outer ring edge by edge, and some vertices to all of them.
    let in_budget = edges.saturating_mul(edges) / 64 <= care.budget();
    for (index, ring) in plain.iter().enumerate() {
        let outer = plain.first().filter(|_| index > 0 && in_budget);
        if outer.is_some_and(|outer| !is_inside(ring, outer)) {
            findings.push(Finding::error(
                format!("{} lies outside the outer ring", name(index)),
                "make it a polygon of its own",
            ));
        }
        if signed_area(ring) == 0.0 {
            findings.push(Finding::error(
                format!("{} encloses nothing", name(index)),
                "give it an area or leave it out",
            ));
        } else if (signed_area(ring) > 0.0) != (index == 0) {
            let (is, should) = if index == 0 {
                ("clockwise", "anticlockwise")
            } else {
                ("anticlockwise", "clockwise")
            };
            findings.push(Finding::warning(
                format!("{} runs {is}", name(index)),
                format!("reverse it: RFC 7946 wants it {should}"),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(geometry: &str) -> Vec<String> {
        let geometry: Geometry = geometry.parse().unwrap();
        judge_geometry(&geometry, Care::Thorough)
            .into_iter()
            .map(|finding| finding.what)
            .collect()
    }

    fn ring(positions: &str) -> Vec<String> {
        findings(&format!(
            r#"{{"type":"Polygon","coordinates":[[{positions}]]}}"#
        ))
    }

    #[test]
    fn a_sound_ring_has_no_fault() {
        assert!(ring("[60,30],[61,30],[61,31],[60,31],[60,30]").is_empty());
    }

    #[test]
    fn rings_are_closed_long_enough_and_untangled() {
        assert_eq!(
            ring("[60,30],[61,30],[61,31],[60,31]"),
            ["the outer ring is not closed"]
        );
        assert_eq!(
            ring("[60,30],[61,30],[60,30]"),
            ["the outer ring has 3 of the four positions it needs"]
        );
        assert_eq!(
            ring("[60,30],[61,31],[61,30],[60,31],[60,30]"),
            ["the outer ring crosses itself or another near longitude 60.5000, latitude 30.5000"]
        );
    }

    #[test]
    fn winding_is_only_a_warning() {
        let geometry =
            r#"{"type":"Polygon","coordinates":[[[60,30],[60,31],[61,31],[61,30],[60,30]]]}"#;
        let found = judge_geometry(&geometry.parse().unwrap(), Care::Thorough);
        assert_eq!(found[0].what, "the outer ring runs clockwise");
        assert_eq!(found[0].severity, Severity::Warning);
    }

    #[test]
    fn swapped_axes_are_guessed_beyond_the_pole_and_from_the_place() {
        let of = |point: &str| {
            let text = format!(r#"{{"type":"Point","coordinates":{point}}}"#);
            judge_geometry(&text.parse().unwrap(), Care::Thorough).remove(0)
        };
        let beyond = of("[30.9, 166.4]");
        assert_eq!(beyond.what, "latitude 166.4 is outside -90..=90");
        assert!(beyond.mend.contains("latitude came first"));
        let near = of("[30.95, 66.43]");
        assert_eq!(near.severity, Severity::Warning);
        assert!(near.mend.contains("latitude came first"));
        assert!(!of("[200, 95]").mend.contains("latitude came first"));
    }

    #[test]
    fn a_hole_outside_is_told() {
        let outer = "[[60,30],[61,30],[61,31],[60,31],[60,30]]";
        let hole = "[[70,30],[70,31],[71,31],[71,30],[70,30]]";
        let text = format!(r#"{{"type":"MultiPolygon","coordinates":[[{outer},{hole}]]}}"#);
        assert_eq!(
            findings(&text),
            ["hole 1 of polygon 1 lies outside the outer ring"]
        );
    }

    #[test]
    fn bounded_care_finds_a_plain_tangle_and_lets_an_endless_one_be() {
        let bow = "[[60,30],[61,31],[61,30],[60,31],[60,30]]";
        let of = |ring: &str| {
            let text = format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#);
            judge_geometry(&text.parse().unwrap(), Care::Bounded)
        };
        assert_eq!(of(bow).len(), 1);
        // Every edge runs over the whole width, and so has to be held against each of the others.
        let comb: Vec<String> = (0..60_000)
            .map(|index| {
                let lat = f64::from(index) / 1000.0;
                format!("[{},{lat}]", index % 2 * 100)
            })
            .collect();
        let begun = std::time::Instant::now();
        of(&format!("[{},[0,0]]", comb.join(",")));
        assert!(begun.elapsed() < std::time::Duration::from_secs(20));
    }

    #[test]
    fn an_empty_geometry_is_told() {
        assert_eq!(
            findings(r#"{"type":"Polygon","coordinates":[]}"#),
            ["its geometry has no positions"]
        );
    }
}
