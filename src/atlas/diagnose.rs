//! Why a feature could not be read, told as a person would.
//!
//! Only runs once a feature is known to be broken, so it may take its time.

use serde_json::Value;

use super::geojson::is_geometry_type;

/// What is wrong with one feature.
pub(super) struct Diagnosis {
    pub(super) what: String,
    pub(super) mend: String,
    /// Lines below the feature's first.
    pub(super) line: usize,
    pub(super) id: Option<String>,
}

/// What is wrong with a text that cannot be a GeoJSON object at all.
pub(super) fn diagnose_text(text: &str) -> Option<(&'static str, &'static str)> {
    match text.trim_start().chars().next() {
        None => Some(("the file is empty", "fetch it again")),
        Some('{') => None,
        Some('<') => Some((
            "this is XML or HTML, not GeoJSON",
            "convert it to GeoJSON first",
        )),
        Some('[') => Some((
            "this is a JSON array, not a GeoJSON object",
            "put its features into a FeatureCollection",
        )),
        Some(_) => Some(("this is not JSON", "name a GeoJSON file")),
    }
}

/// What is wrong with the feature in `text`, which `serde_json` turned down with `error`.
pub(super) fn diagnose_feature(text: &str, error: &serde_json::Error) -> Diagnosis {
    match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            let id = match value.get("id") {
                Some(Value::String(id)) => Some(id.clone()),
                Some(Value::Number(id)) => Some(id.to_string()),
                _ => None,
            };
            let (what, mend) = misshapen(&value).unwrap_or_else(|| {
                (
                    format!("it is no GeoJSON feature ({error})"),
                    "compare it with RFC 7946".into(),
                )
            });
            Diagnosis {
                what,
                mend,
                line: 0,
                id,
            }
        }
        Err(error) => {
            let (what, mend) = unreadable(text, &error);
            Diagnosis {
                what,
                mend,
                line: error.line().saturating_sub(1),
                id: id_in(text),
            }
        }
    }
}

/// The id in a text that is no JSON, when it stands where it usually does.
fn id_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("\"id\"")?;
    let (_, rest) = rest
        .split_once('"')
        .filter(|(colon, _)| colon.trim() == ":")?;
    rest.split_once('"').map(|(id, _)| id.to_owned())
}

/// A feature that is no JSON.
fn unreadable(text: &str, error: &serde_json::Error) -> (String, String) {
    let message = error.to_string();
    if message.starts_with("recursion limit") {
        return (
            "it is nested more than 128 levels deep".into(),
            "flatten it".into(),
        );
    }
    if message.starts_with("number out of range") {
        return (
            "it has a number too large to be read".into(),
            "write a finite number".into(),
        );
    }
    let line = text
        .lines()
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let column = error.column().saturating_sub(1);
    let from = |start: usize| line.get(start.min(line.len())..).unwrap_or_default();
    // serde_json points at the first letter it cannot follow, which may be the second of the word.
    for token in ["NaN", "Infinity", "nan", "inf"] {
        if (0..=2).any(|back| from(column.saturating_sub(back)).starts_with(token)) {
            return (
                format!("{token} is not a number in JSON"),
                "write a finite number, or leave the feature out".into(),
            );
        }
    }
    let reason = message.split(" at line ").next().unwrap_or_default();
    (
        format!("it is not JSON ({reason} at column {})", error.column()),
        "correct it there".into(),
    )
}

/// A feature that is JSON, but not of the shape GeoJSON asks for.
fn misshapen(feature: &Value) -> Option<(String, String)> {
    let Value::Object(members) = feature else {
        return Some((
            "it is not an object".into(),
            "write a GeoJSON feature".into(),
        ));
    };
    match members.get("type") {
        Some(Value::String(kind)) if kind == "Feature" => {}
        Some(Value::String(kind)) => {
            return Some((
                format!("its type is {kind:?}"),
                "make it \"Feature\"".into(),
            ));
        }
        _ => return Some(("it has no type".into(), "add \"type\": \"Feature\"".into())),
    }
    if let Some(value) = members
        .get("properties")
        .filter(|value| !value.is_object() && !value.is_null())
    {
        return Some((
            format!("its properties are {}, not an object", called(value)),
            "write {\"name\": …}".into(),
        ));
    }
    if let Some(id) = members
        .get("id")
        .filter(|id| !id.is_string() && !id.is_number())
    {
        return Some((
            format!("its id is {}", called(id)),
            "make it a text or a number".into(),
        ));
    }
    misshapen_geometry(members.get("geometry")?)
}

fn misshapen_geometry(geometry: &Value) -> Option<(String, String)> {
    let Value::Object(members) = geometry else {
        return Some((
            format!("its geometry is {}, not an object", called(geometry)),
            "write a GeoJSON geometry".into(),
        ));
    };
    let kind = match members.get("type") {
        Some(Value::String(kind)) if is_geometry_type(kind) => kind.as_str(),
        Some(Value::String(kind)) => {
            let what = format!("{kind:?} is not a geometry type");
            return Some((
                what,
                "use Point, LineString, Polygon or one of their Multi forms".into(),
            ));
        }
        _ => {
            return Some((
                "its geometry has no type".into(),
                "add one, such as \"Point\"".into(),
            ));
        }
    };
    if kind == "GeometryCollection" {
        return match members.get("geometries") {
            Some(Value::Array(parts)) => parts.iter().find_map(misshapen_geometry),
            _ => Some((
                "the GeometryCollection has no geometries".into(),
                "add them".into(),
            )),
        };
    }
    let Some(coordinates) = members.get("coordinates") else {
        return Some((format!("the {kind} has no coordinates"), "add them".into()));
    };
    let depth = match kind {
        "Point" => 0,
        "MultiPoint" | "LineString" => 1,
        "MultiLineString" | "Polygon" => 2,
        _ => 3,
    };
    misplaced(coordinates, depth, kind)
}

/// The first thing in `coordinates` that does not stand where it should.
fn misplaced(coordinates: &Value, depth: usize, kind: &str) -> Option<(String, String)> {
    let Value::Array(parts) = coordinates else {
        let what = match coordinates {
            Value::Number(_) => {
                format!("the coordinates of the {kind} are not nested deeply enough")
            }
            other => format!(
                "{} stands where the {kind} should have coordinates",
                called(other)
            ),
        };
        return Some((what, format!("nest them {} deep", brackets(kind))));
    };
    if depth > 0 {
        return parts
            .iter()
            .find_map(|part| misplaced(part, depth - 1, kind));
    }
    match parts.iter().find(|part| !part.is_number()) {
        Some(Value::Array(_)) => {
            let what = format!("the coordinates of the {kind} are nested too deeply");
            Some((what, format!("nest them {} deep", brackets(kind))))
        }
        Some(other) => Some((
            format!("a coordinate is {}, not a number", called(other)),
            "write longitude and latitude in degrees".into(),
        )),
        None if parts.len() < 2 => {
            let what = format!(
                "a position of the {kind} has {} of the two numbers it needs",
                parts.len()
            );
            Some((what, "write [longitude, latitude]".into()))
        }
        None => None,
    }
}

fn brackets(kind: &str) -> &'static str {
    match kind {
        "Point" => "one bracket",
        "MultiPoint" | "LineString" => "two brackets",
        "MultiLineString" | "Polygon" => "three brackets",
        _ => "four brackets",
    }
}

fn called(value: &Value) -> String {
    match value {
        Value::Null => "null".into(),
        Value::Bool(_) => "true or false".into(),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the text {:?}", text.chars().take(40).collect::<String>()),
        Value::Array(_) => "an array".into(),
        Value::Object(_) => "an object".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> String {
        let error = serde_json::from_str::<geojson::Feature>(text).unwrap_err();
        diagnose_feature(text, &error).what
    }

    fn with(geometry: &str) -> String {
        what(&format!(
            r#"{{"type":"Feature","properties":null,"geometry":{geometry}}}"#
        ))
    }

    #[test]
    fn an_unknown_geometry_type_is_named() {
        assert_eq!(
            with(r#"{"type":"Circle","coordinates":[1,2]}"#),
            "\"Circle\" is not a geometry type"
        );
    }

    #[test]
    fn coordinates_that_are_no_numbers_are_shown() {
        let quoted = with(r#"{"type":"Point","coordinates":["66.4","30.9"]}"#);
        assert_eq!(quoted, "a coordinate is the text \"66.4\", not a number");
        assert_eq!(
            with(r#"{"type":"Point","coordinates":[66.4,null]}"#),
            "a coordinate is null, not a number"
        );
    }

    #[test]
    fn wrong_nesting_is_told_either_way() {
        let shallow = with(r#"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#);
        assert_eq!(
            shallow,
            "the coordinates of the Polygon are not nested deeply enough"
        );
        let deep = with(r#"{"type":"LineString","coordinates":[[[0,0],[1,0]]]}"#);
        assert_eq!(
            deep,
            "the coordinates of the LineString are nested too deeply"
        );
    }

    #[test]
    fn numbers_json_does_not_know_are_named() {
        assert_eq!(
            with(r#"{"type":"Point","coordinates":[NaN,1]}"#),
            "NaN is not a number in JSON"
        );
        assert_eq!(
            with(r#"{"type":"Point","coordinates":[-Infinity,1]}"#),
            "Infinity is not a number in JSON"
        );
        assert_eq!(
            with(r#"{"type":"Point","coordinates":[1e999,1]}"#),
            "it has a number too large to be read"
        );
    }

    #[test]
    fn the_id_is_found_in_a_text_that_is_no_json() {
        assert_eq!(
            id_in(r#"{"type":"Feature","id": "kabul","x":NaN}"#).as_deref(),
            Some("kabul")
        );
        assert_eq!(id_in(r#"{"id": 7}"#), None);
    }
}
