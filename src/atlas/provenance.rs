//! Where the lines on the map come from, and under what licence.

use serde_json::{Map, Value};

/// What a data file says of itself; one for each file, shown in About → Data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The file's path inside `geodata/`, such as `context/rivers.geojson`.
    pub file: String,
    /// What the file holds, in a few words.
    pub title: String,
    /// Who made the data it is drawn from.
    pub source: String,
    /// Which edition of that data.
    pub version: String,
    /// The licence it is shipped under.
    pub licence: String,
    /// The credit the licence asks for.
    pub attribution: String,
    /// How exact it is, in words.
    pub accuracy: String,
    /// The number of the reader's own file that this is, of which no more is known than its name.
    pub own_file: Option<u16>,
}

impl Provenance {
    /// Reads the top-level members of `file`; what is missing stays empty.
    pub fn from_members(file: &str, members: &Map<String, Value>) -> Self {
        let text = |key: &str| match members.get(key) {
            Some(Value::String(text)) => text.clone(),
            _ => String::new(),
        };
        Self {
            file: file.to_owned(),
            title: first_of([text("title"), text("name")]),
            source: text("source"),
            version: text("version"),
            licence: first_of([text("licence"), text("license")]),
            attribution: text("attribution"),
            accuracy: text("accuracy"),
            own_file: None,
        }
    }

    /// The same, except where one feature says otherwise.
    #[must_use]
    pub fn amended(
        &self,
        source: Option<&str>,
        licence: Option<&str>,
        accuracy: Option<&str>,
    ) -> Self {
        let other =
            |own: &String, new: Option<&str>| new.map_or_else(|| own.clone(), str::to_owned);
        Self {
            source: other(&self.source, source),
            licence: other(&self.licence, licence),
            accuracy: other(&self.accuracy, accuracy),
            ..self.clone()
        }
    }
}

fn first_of(texts: [String; 2]) -> String {
    texts
        .into_iter()
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn members(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn either_spelling_of_licence_is_read() {
        for key in ["licence", "license"] {
            let read =
                Provenance::from_members("a", &members(&format!(r#"{{"{key}": "ODbL-1.0"}}"#)));
            assert_eq!(read.licence, "ODbL-1.0");
        }
    }

    #[test]
    fn the_name_stands_in_for_a_missing_title() {
        assert_eq!(
            Provenance::from_members("a", &members(r#"{"name": "rivers"}"#)).title,
            "rivers"
        );
    }

    #[test]
    fn a_feature_amends_only_what_it_names() {
        let file =
            Provenance::from_members("a", &members(r#"{"source": "OSM", "licence": "ODbL-1.0"}"#));
        let own = file.amended(Some("derived"), None, None);
        assert_eq!(
            (own.source.as_str(), own.licence.as_str()),
            ("derived", "ODbL-1.0")
        );
    }
}
