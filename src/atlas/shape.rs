//! Is this JSON value of the shape a geometry has?

use serde_json::Value;

use super::geojson::is_geometry_type;

/// The first thing in `geometry` that is not as RFC 7946 §3.1 has it, and what to do about it.
pub(super) fn misshapen_geometry(geometry: &Value) -> Option<(String, String)> {
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

/// What a value is called in a sentence.
pub(super) fn called(value: &Value) -> String {
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

    fn with(geometry: &str) -> String {
        misshapen_geometry(&serde_json::from_str(geometry).unwrap())
            .unwrap()
            .0
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
    fn a_sound_geometry_has_nothing_wrong() {
        let sound = serde_json::json!({"type": "LineString", "coordinates": [[66, 30], [67, 31]]});
        assert_eq!(misshapen_geometry(&sound), None);
    }
}
