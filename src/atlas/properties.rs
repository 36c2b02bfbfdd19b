//! Takes typed values out of a feature's properties; what does not fit is told, not swallowed.
//!
//! Unknown properties are nobody's fault: other programs may need them.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The properties of one feature while they are being read.
#[derive(Debug, Default)]
pub(crate) struct Properties {
    map: Map<String, Value>,
    /// What did not fit, each with what to do about it.
    pub(crate) misfits: Vec<(String, String)>,
}

impl Properties {
    /// Reads from `map`; a feature without properties has an empty one.
    pub(crate) fn new(map: Option<Map<String, Value>>) -> Self {
        Self {
            map: map.unwrap_or_default(),
            misfits: Vec::new(),
        }
    }

    fn misfit(&mut self, key: &str, mend: &str) {
        self.misfits
            .push((format!("its {key:?} cannot be read"), mend.to_owned()));
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        self.map.remove(key).filter(|value| !value.is_null())
    }

    /// A text that is not blank.
    pub(crate) fn text(&mut self, key: &str) -> Option<String> {
        match self.take(key)? {
            Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => {
                self.misfit(key, "make it a text");
                None
            }
        }
    }

    /// A finite number.
    pub(crate) fn number(&mut self, key: &str) -> Option<f64> {
        let found = self.take(key)?.as_f64().filter(|number| number.is_finite());
        if found.is_none() {
            self.misfit(key, "make it a number");
        }
        found
    }

    /// A whole number, not negative.
    pub(crate) fn whole(&mut self, key: &str) -> Option<u64> {
        let found = self.take(key)?.as_u64();
        if found.is_none() {
            self.misfit(key, "make it a whole number");
        }
        found
    }

    /// A position `[lon, lat]` in degrees.
    pub(crate) fn position(&mut self, key: &str) -> Option<[f64; 2]> {
        let found = serde_json::from_value::<[f64; 2]>(self.take(key)?).ok();
        let found = found
            .filter(|[lon, lat]| (-180.0..=180.0).contains(lon) && (-90.0..=90.0).contains(lat));
        if found.is_none() {
            self.misfit(key, "make it [longitude, latitude] in degrees");
        }
        found
    }

    /// A list; elements that do not fit are left out.
    pub(crate) fn list<T: DeserializeOwned>(&mut self, key: &str) -> Vec<T> {
        let Some(value) = self.take(key) else {
            return Vec::new();
        };
        let Value::Array(values) = value else {
            self.misfit(key, "make it a list");
            return Vec::new();
        };
        let mut found = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            match serde_json::from_value(value) {
                Ok(value) => found.push(value),
                Err(error) => self.misfits.push((
                    format!(
                        "entry {} of its {key:?} cannot be read ({error})",
                        index + 1
                    ),
                    "correct it or leave it out".to_owned(),
                )),
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties(json: &str) -> Properties {
        Properties::new(serde_json::from_str(json).unwrap())
    }

    #[test]
    fn missing_null_and_blank_values_are_no_misfits() {
        let mut read = properties(r#"{"a": null, "b": "  "}"#);
        assert_eq!(
            (read.text("a"), read.text("b"), read.number("c")),
            (None, None, None)
        );
        assert!(read.misfits.is_empty());
    }

    #[test]
    fn a_number_may_stand_where_a_text_is_read() {
        assert_eq!(
            properties(r#"{"valid_from": 1947}"#)
                .text("valid_from")
                .as_deref(),
            Some("1947")
        );
    }

    #[test]
    fn what_does_not_fit_is_told_with_its_key() {
        let mut read =
            properties(r#"{"rank": -1, "name": ["x"], "label": [200, 1], "aliases": "x"}"#);
        assert_eq!(read.whole("rank"), None);
        assert_eq!(read.text("name"), None);
        assert_eq!(read.position("label"), None);
        assert!(read.list::<String>("aliases").is_empty());
        let told: Vec<_> = read.misfits.iter().map(|(what, _)| what.as_str()).collect();
        assert_eq!(
            told,
            ["rank", "name", "label", "aliases"].map(|key| format!("its {key:?} cannot be read"))
        );
    }

    #[test]
    fn a_list_keeps_the_entries_that_fit() {
        let mut read = properties(r#"{"aliases": ["FATA", 7, "tribal areas"]}"#);
        assert_eq!(read.list::<String>("aliases"), ["FATA", "tribal areas"]);
        assert_eq!(read.misfits.len(), 1);
    }
}
