//! Why a feature could not be read, told as a person would.
//!
//! Only runs once a feature is known to be broken, so it may take its time.

use serde_json::Value;

use super::shape::{called, misshapen_geometry};

/// What is wrong with one feature.
pub(crate) struct Diagnosis {
    pub(crate) what: String,
    pub(crate) mend: String,
    /// Lines below the feature's first.
    pub(crate) line: usize,
    pub(crate) id: Option<String>,
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
pub(crate) fn diagnose_feature(text: &str, error: &serde_json::Error) -> Diagnosis {
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
