//! What a geometry means: where an event is, or a line or an area of the reader's own.
//!
//! A Point is an event. Of several points the first is where the event stands. Lines and polygons
//! are shapes. What has both is an event at its point and a shape besides.

use geo::{Geometry, GeometryCollection, MultiLineString, MultiPolygon};
use geojson::GeometryValue;

use super::judge::Refused;
use crate::atlas::{Care, Severity, judge_geometry};

/// A geometry sorted into what it means.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Meant {
    /// The first of its points.
    pub(super) position: Option<[f64; 2]>,
    /// How many points it has.
    pub(super) points: usize,
    /// Its lines and polygons.
    pub(super) shape: Option<Geometry<f64>>,
    /// What is wrong with them, though they can be used.
    pub(super) doubt: Option<String>,
}

/// Sorts a geometry that is no Point.
pub(super) fn meant(geometry: &geojson::Geometry) -> Result<Meant, Refused> {
    let mut meant = Meant::default();
    let mut parts = Parts::default();
    sort(&geometry.value, &mut meant, &mut parts);
    // A position alone is judged like that of any event.
    if parts.is_empty() && meant.points > 0 {
        return Ok(meant);
    }
    let findings = judge_geometry(geometry, Care::Bounded);
    let errors = findings
        .iter()
        .filter(|found| found.severity == Severity::Error);
    for found in errors {
        if is_usable(&found.what) {
            meant.doubt = Some(format!("{}; {}", found.what, found.mend));
        } else {
            let heading = "its geometry is broken";
            return Err(Refused::new(heading, &found.what, &found.mend));
        }
    }
    meant.shape = parts.joined().map_err(|error| {
        let heading = "its geometry is broken";
        Refused::new(heading, error.to_string(), "correct it, or leave it out")
    })?;
    Ok(meant)
}

/// Whether a polygon with this fault still has an inside: one that is tangled, or a hole astray.
fn is_usable(what: &str) -> bool {
    ["crosses itself", "lies outside", "encloses nothing"]
        .iter()
        .any(|known| what.contains(known))
}

/// Lines and polygons, one by one.
#[derive(Default)]
struct Parts<'a>(Vec<&'a GeometryValue>);

impl Parts<'_> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them as one geometry.
    fn joined(self) -> Result<Option<Geometry<f64>>, geojson::Error> {
        let mut parts = self
            .0
            .into_iter()
            .map(Geometry::try_from)
            .collect::<Result<Vec<_>, _>>()?;
        if parts.len() < 2 {
            return Ok(parts.pop());
        }
        let all = |wanted: fn(&Geometry<f64>) -> bool| parts.iter().all(wanted);
        Ok(Some(
            if all(|part| matches!(part, Geometry::Polygon(_) | Geometry::MultiPolygon(_))) {
                let polygons = parts.into_iter().flat_map(|part| match part {
                    Geometry::Polygon(polygon) => vec![polygon],
                    Geometry::MultiPolygon(several) => several.0,
                    _ => Vec::new(),
                });
                MultiPolygon(polygons.collect()).into()
            } else if all(|part| {
                matches!(part, Geometry::LineString(_) | Geometry::MultiLineString(_))
            }) {
                let lines = parts.into_iter().flat_map(|part| match part {
                    Geometry::LineString(line) => vec![line],
                    Geometry::MultiLineString(several) => several.0,
                    _ => Vec::new(),
                });
                MultiLineString(lines.collect()).into()
            } else {
                Geometry::GeometryCollection(GeometryCollection(parts))
            },
        ))
    }
}

fn sort<'a>(value: &'a GeometryValue, meant: &mut Meant, parts: &mut Parts<'a>) {
    let mut point = |coordinates: &geojson::Position| {
        if let [lon, lat, ..] = coordinates.as_slice() {
            meant.position.get_or_insert([*lon, *lat]);
            meant.points += 1;
        }
    };
    match value {
        GeometryValue::Point { coordinates } => point(coordinates),
        GeometryValue::MultiPoint { coordinates } => coordinates.iter().for_each(point),
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                sort(&geometry.value, meant, parts);
            }
        }
        shape => parts.0.push(shape),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Meant, Refused> {
        meant(&text.parse().unwrap())
    }

    const SQUARE: &str = "[[60,30],[61,30],[61,31],[60,31],[60,30]]";

    #[test]
    fn several_points_are_one_event_at_the_first() {
        let found = of(r#"{"type":"MultiPoint","coordinates":[[1,2,3],[4,5]]}"#).unwrap();
        assert_eq!((found.position, found.points), (Some([1.0, 2.0]), 2));
        assert_eq!(found.shape, None);
    }

    #[test]
    fn a_collection_is_its_parts() {
        let text = format!(
            r#"{{"type":"GeometryCollection","geometries":[{{"type":"Point","coordinates":[60.5,30.5]}},
            {{"type":"GeometryCollection","geometries":[{{"type":"Polygon","coordinates":[{SQUARE}]}},
            {{"type":"MultiPolygon","coordinates":[[{SQUARE}]]}}]}}]}}"#
        );
        let found = of(&text).unwrap();
        assert_eq!((found.position, found.points), (Some([60.5, 30.5]), 1));
        let Some(Geometry::MultiPolygon(polygons)) = found.shape else {
            panic!("{found:?}");
        };
        assert_eq!(polygons.0.len(), 2);
        let mixed = format!(
            r#"{{"type":"GeometryCollection","geometries":[{{"type":"Polygon","coordinates":[{SQUARE}]}},
            {{"type":"LineString","coordinates":[[1,2],[3,4]]}}]}}"#
        );
        let found = of(&mixed).unwrap();
        assert!(matches!(found.shape, Some(Geometry::GeometryCollection(_))));
        assert_eq!(found.points, 0);
    }

    #[test]
    fn a_tangled_ring_is_used_with_doubt_and_an_open_one_is_not() {
        let bow = r#"{"type":"Polygon","coordinates":[[[60,30],[61,31],[61,30],[60,31],[60,30]]]}"#;
        let found = of(bow).unwrap();
        assert!(found.doubt.unwrap().contains("crosses itself"));
        assert!(found.shape.is_some());
        for (broken, what) in [
            (
                r#"{"type":"Polygon","coordinates":[[[60,30],[61,30],[61,31],[60,31]]]}"#,
                "is not closed",
            ),
            (
                r#"{"type":"LineString","coordinates":[[60,30]]}"#,
                "two positions",
            ),
            (r#"{"type":"Polygon","coordinates":[]}"#, "no positions"),
            (r#"{"type":"MultiPoint","coordinates":[]}"#, "no positions"),
            (
                r#"{"type":"LineString","coordinates":[[60,30],[400,31]]}"#,
                "longitude 400",
            ),
        ] {
            assert!(of(broken).unwrap_err().what.contains(what), "{broken}");
        }
    }
}
