//! Geometries in well-known text, as tables have them in a column: `POLYGON ((69 34, …))`, also with
//! the number of their system before them, as `PostGIS` writes it: `SRID=4326;POINT (69 34)`.
//!
//! The wkt crate reads the text. It follows collections in collections as deep as they go, and does
//! not look at what stands behind the end; so brackets and positions are counted here first.

use geo::Geometry;
use geojson::{Geometry as Json, GeometryValue, Position};
use wkt::Wkt;
use wkt::types::{Coord, LineString, Polygon};

use super::judge::Refused;
use super::translate::{Crs, guarded, to_degrees};
use super::written::short;

/// How deep brackets may stand in each other.
const DEEPEST: usize = 16;
/// Positions of one geometry.
const POSITIONS: usize = 1_000_000;

/// Geometries that are read.
const KNOWN: [&str; 8] = [
    "POINT",
    "LINESTRING",
    "LINEARRING",
    "POLYGON",
    "MULTIPOINT",
    "MULTILINESTRING",
    "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
];
/// Geometries that there are besides.
const OTHERS: [&str; 9] = [
    "CIRCULARSTRING",
    "COMPOUNDCURVE",
    "CURVE",
    "CURVEPOLYGON",
    "MULTICURVE",
    "MULTISURFACE",
    "POLYHEDRALSURFACE",
    "TIN",
    "TRIANGLE",
];

/// The number of the system before a geometry, if there is one, and the geometry.
pub(super) fn parts(text: &str) -> (Option<&str>, &str) {
    let text = text.trim();
    let said = text.split_once(';').and_then(|(system, rest)| {
        let (word, number) = system.split_at_checked(5)?;
        word.eq_ignore_ascii_case("SRID=")
            .then(|| (number.trim(), rest.trim()))
    });
    said.map_or((None, text), |(number, rest)| (Some(number), rest))
}

/// Whether a number of a system means degrees of WGS 84; 0 says that it is not known.
pub(super) fn is_degrees(number: &str) -> bool {
    number == "0" || crs(number) == Crs::Degrees
}

fn crs(number: &str) -> Crs {
    Crs::of_name(&format!("EPSG:{number}"))
}

/// The word that a geometry begins with, without `Z` and `M`, in capitals.
fn kind(geometry: &str) -> Option<&'static str> {
    let end = geometry.find(|letter: char| !letter.is_ascii_alphabetic());
    let word = geometry.get(..end.unwrap_or(geometry.len()))?;
    let is = |known: &&&str| {
        let rest = word.get(known.len()..).unwrap_or_default();
        let begins = word
            .get(..known.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(known));
        let dimensions = ["", "Z", "M", "ZM"];
        begins && dimensions.iter().any(|one| rest.eq_ignore_ascii_case(one))
    };
    KNOWN.iter().chain(&OTHERS).find(is).copied()
}

/// Whether a text begins as a geometry does.
pub(super) fn begins(text: &str) -> bool {
    let (_, geometry) = parts(text);
    let Some(kind) = kind(geometry) else {
        return false;
    };
    let rest = geometry.get(kind.len()..).unwrap_or_default();
    let empty = rest.trim_start().get(..5);
    rest.contains('(') || empty.is_some_and(|word| word.eq_ignore_ascii_case("EMPTY"))
}

/// The geometry that a text is; `Ok(None)` when it is an empty one.
pub(super) fn read(text: &str) -> Result<Option<Json>, Refused> {
    let (system, geometry) = parts(text);
    let crs = system.filter(|number| !is_degrees(number)).map(crs);
    if let Some(Crs::Other(name)) = &crs {
        let heading = "its position is out of range";
        let what = format!("its geometry is in {}, not degrees of WGS 84", short(name));
        let mend =
            "convert the file first: ogr2ogr -t_srs EPSG:4326 new.csv old.csv -lco GEOMETRY=AS_WKT";
        return Err(Refused::new(heading, what, mend));
    }
    if let Some(other) = kind(geometry).filter(|kind| OTHERS.contains(kind)) {
        let what = format!("its geometry is a {other}, which is not read");
        let mend = "write lines and polygons instead: ogr2ogr -nlt CONVERT_TO_LINEAR";
        return Err(Refused::new("its geometry is broken", what, mend));
    }
    counted(geometry)?;
    let read = guarded(|| geometry.parse::<Wkt<f64>>());
    let Some(Ok(read)) = read else {
        let what = format!("its geometry {:?} is no well-known text", short(geometry));
        return Err(broken(what));
    };
    let Some(value) = value(read) else {
        return Ok(None);
    };
    if crs.is_some_and(|crs| crs.is_web_mercator()) {
        let mut geometry = Geometry::<f64>::try_from(value)
            .map_err(|error| broken(format!("its geometry cannot be read: {error}")))?;
        to_degrees(&mut geometry);
        return Ok(Some(Json::new(GeometryValue::from(&geometry))));
    }
    Ok(Some(Json::new(value)))
}

fn broken(what: String) -> Refused {
    let mend = "write well-known text, such as POINT (69.18 34.52) or POLYGON ((69 34, 70 34, 70 35, 69 34))";
    Refused::new("its geometry is broken", what, mend)
}

/// Counts brackets and positions before anybody follows them.
fn counted(geometry: &str) -> Result<(), Refused> {
    let (mut depth, mut commas, mut closed) = (0_usize, 0_usize, false);
    for byte in geometry.bytes() {
        if closed && !byte.is_ascii_whitespace() {
            return Err(broken(
                "something stands behind the last bracket of its geometry".into(),
            ));
        }
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => {
                return Err(broken(
                    "its geometry closes a bracket that none opens".into(),
                ));
            }
            b')' => {
                depth -= 1;
                closed = depth == 0;
            }
            b',' => commas += 1,
            0 => return Err(broken("a zero byte stands in its geometry".into())),
            _ => {}
        }
        if depth > DEEPEST {
            let what = format!("its geometry has more than {DEEPEST} brackets in each other");
            let mend = "write its collections beside each other, or leave the row out";
            return Err(Refused::new("its geometry is broken", what, mend));
        }
        if commas >= POSITIONS {
            let what = format!("its geometry has more than {POSITIONS} positions");
            let mend = "simplify it: ogr2ogr -simplify 0.001";
            return Err(Refused::new("its geometry is broken", what, mend));
        }
    }
    if depth > 0 {
        return Err(broken(
            "its geometry ends before its brackets are closed".into(),
        ));
    }
    Ok(())
}

fn position(coord: &Coord<f64>) -> Position {
    Position::from([coord.x, coord.y])
}

fn line(line: &LineString<f64>) -> Vec<Position> {
    line.coords().iter().map(position).collect()
}

fn rings(polygon: &Polygon<f64>) -> Vec<Vec<Position>> {
    polygon.rings().iter().map(line).collect()
}

/// A geometry as GeoJSON has it, its rings as they are written; `None` when it is empty.
fn value(read: Wkt<f64>) -> Option<GeometryValue> {
    Some(match read {
        Wkt::Point(point) => GeometryValue::Point {
            coordinates: position(point.coord()?),
        },
        Wkt::LineString(one) if one.coords().is_empty() => return None,
        Wkt::LineString(one) => GeometryValue::LineString {
            coordinates: line(&one),
        },
        Wkt::Polygon(one) if one.rings().is_empty() => return None,
        Wkt::Polygon(one) => GeometryValue::Polygon {
            coordinates: rings(&one),
        },
        Wkt::MultiPoint(all) => GeometryValue::MultiPoint {
            coordinates: some(
                all.points()
                    .iter()
                    .filter_map(|one| one.coord())
                    .map(position),
            )?,
        },
        Wkt::MultiLineString(all) => GeometryValue::MultiLineString {
            coordinates: some(all.line_strings().iter().map(line))?,
        },
        Wkt::MultiPolygon(all) => GeometryValue::MultiPolygon {
            coordinates: some(all.polygons().iter().map(rings))?,
        },
        Wkt::GeometryCollection(all) => {
            let (parts, _) = all.into_inner();
            GeometryValue::GeometryCollection {
                geometries: some(parts.into_iter().filter_map(value).map(Json::new))?,
            }
        }
    })
}

/// All of them; `None` when there is none.
fn some<T>(all: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let all: Vec<T> = all.collect();
    (!all.is_empty()).then_some(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str) -> String {
        read(text).unwrap_err().what
    }

    #[test]
    fn geometries_are_known_by_their_first_word() {
        for text in [
            "POINT (1 2)",
            "polygon((1 2,3 4))",
            "MULTIPOLYGONZ (((",
            "LINESTRING ZM (1 2 3 4, 5 6 7 8)",
            "SRID=4326;MULTIPOINT ((1 2))",
            "srid=0; GEOMETRYCOLLECTION EMPTY",
            "CURVEPOLYGON (",
        ] {
            assert!(begins(text), "{text}");
        }
        for text in [
            "",
            "Point of view",
            "POINTLESS (1)",
            "34, 69",
            "SRID=4326;",
            "Polygon",
        ] {
            assert!(!begins(text), "{text}");
        }
    }

    #[test]
    fn every_sort_is_read_as_geojson_has_it() {
        for (text, json) in [
            (
                "POINT Z (69.18 34.52 1800)",
                r#"{"type":"Point","coordinates":[69.18,34.52]}"#,
            ),
            (
                "srid=4326;LINESTRING(1 2,3 4)",
                r#"{"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0]]}"#,
            ),
            (
                "POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))",
                r#"{"type":"Polygon","coordinates":[[[0.0,0.0],[4.0,0.0],[4.0,4.0],[0.0,0.0]],[[1.0,1.0],[2.0,1.0],[2.0,2.0],[1.0,1.0]]]}"#,
            ),
            (
                "MULTIPOINT (1 2, 3 4)",
                r#"{"type":"MultiPoint","coordinates":[[1.0,2.0],[3.0,4.0]]}"#,
            ),
            (
                "MULTIPOINT ((1 2), (3 4))",
                r#"{"type":"MultiPoint","coordinates":[[1.0,2.0],[3.0,4.0]]}"#,
            ),
            (
                "GEOMETRYCOLLECTION (POINT (1 2), GEOMETRYCOLLECTION EMPTY, LINESTRING (1 2, 3 4))",
                r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1.0,2.0]},{"type":"LineString","coordinates":[[1.0,2.0],[3.0,4.0]]}]}"#,
            ),
            // An open ring stays open, to be judged as one of GeoJSON is.
            (
                "MULTIPOLYGON (((0 0, 4 0, 4 4)))",
                r#"{"type":"MultiPolygon","coordinates":[[[[0.0,0.0],[4.0,0.0],[4.0,4.0]]]]}"#,
            ),
        ] {
            let expected: Json = json.parse().unwrap();
            assert_eq!(read(text).unwrap(), Some(expected), "{text}");
        }
        for empty in [
            "POINT EMPTY",
            "POLYGON Z EMPTY",
            "MULTIPOINT EMPTY",
            "GEOMETRYCOLLECTION EMPTY",
        ] {
            assert_eq!(read(empty).unwrap(), None, "{empty}");
        }
    }

    #[test]
    fn metres_of_web_mercator_become_degrees_and_other_systems_are_named() {
        let metres = "SRID=3857;POINT (7701082.24 4099803.87)";
        let read = read(metres).unwrap().unwrap();
        let GeometryValue::Point { coordinates } = read.value else {
            panic!("{read:?}");
        };
        assert!((coordinates[0] - 69.18).abs() < 1e-3 && (coordinates[1] - 34.52).abs() < 1e-2);
        assert_eq!(
            told("SRID=32642;POINT (500000 3800000)"),
            "its geometry is in EPSG:32642, not degrees of WGS 84"
        );
    }

    #[test]
    fn what_is_broken_is_told_in_one_sentence() {
        for (text, what) in [
            (
                "POLYGON ((0 0, 1 0",
                "its geometry ends before its brackets are closed",
            ),
            (
                "POINT (1 2))",
                "something stands behind the last bracket of its geometry",
            ),
            (
                "POINT (1 2) x",
                "something stands behind the last bracket of its geometry",
            ),
            ("POINT )", "its geometry closes a bracket that none opens"),
            (
                "POINT (1 b)",
                "its geometry \"POINT (1 b)\" is no well-known text",
            ),
            (
                "POINT (1 2\u{661})",
                "its geometry \"POINT (1 2\u{661})\" is no well-known text",
            ),
            (
                "TIN (((0 0, 1 0, 1 1, 0 0)))",
                "its geometry is a TIN, which is not read",
            ),
            (
                "CIRCULARSTRING (0 0, 1 1, 2 0)",
                "its geometry is a CIRCULARSTRING, which is not read",
            ),
        ] {
            assert_eq!(told(text), what, "{text}");
        }
    }

    #[test]
    fn a_hostile_cell_gives_one_fault_and_not_the_end_of_the_stack() {
        let deep = "GEOMETRYCOLLECTION (".repeat(100_000) + &")".repeat(100_000);
        assert_eq!(
            told(&deep),
            "its geometry has more than 16 brackets in each other"
        );
        let long = format!("LINESTRING ({}0 0)", "0 0,".repeat(POSITIONS));
        assert_eq!(told(&long), "its geometry has more than 1000000 positions");
        let letters = format!("POLYGON (({}))", "x".repeat(1_000_000));
        assert!(told(&letters).len() < 200);
        let digits = format!("POINT ({} 1)", "9".repeat(1_000_000));
        let GeometryValue::Point { coordinates } = read(&digits).unwrap().unwrap().value else {
            panic!("no point");
        };
        assert!(coordinates[0].is_infinite());
    }

    proptest! {
        #[test]
        fn no_text_is_too_odd_for_it(text in "(SRID=[0-9]{0,5};)?(POINT|MULTIPOLYGON|GEOMETRYCOLLECTION|TIN)( ?Z?M?)[-0-9., ()EMPTYx\u{0}é]{0,40}") {
            let _ = (begins(&text), read(&text));
        }

        #[test]
        fn what_the_crate_writes_is_read(lines in proptest::collection::vec(proptest::collection::vec((-180_i32..180, -90_i32..90), 2..5), 1..4)) {
            let lines = lines.into_iter().map(|line| {
                let positions = line.into_iter().map(|(x, y)| (f64::from(x), f64::from(y)));
                geo::LineString::from(positions.collect::<Vec<_>>())
            });
            let geometry = Geometry::MultiLineString(geo::MultiLineString(lines.collect()));
            let text = {
                use std::fmt::Write as _;
                let mut text = String::new();
                wkt::to_wkt::write_geometry(&mut text, &geometry).unwrap();
                write!(text, " ").unwrap();
                text
            };
            let read = read(&text).unwrap().unwrap();
            prop_assert_eq!(Geometry::<f64>::try_from(read.value).unwrap(), geometry);
        }
    }
}
