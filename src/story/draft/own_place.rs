//! A place that no atlas has: its author puts it on the map.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Position;
use crate::atlas::{Place, PlaceId, PlaceKind};

/// What the data says of where such a place is from.
const SOURCE: &str = "the author";

/// A place of one's own: a point with a name, or what a story's file had that is more than that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnPlace {
    /// What marks and events call it by.
    pub id: PlaceId,
    /// What people call it.
    pub name: String,
    /// A town or a crossing, if it is a point.
    pub kind: PlaceKind,
    /// Where it is.
    pub at: Position,
    /// What else the text calls it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// A sentence about it; empty without.
    #[serde(default)]
    pub summary: String,
    /// Its feature as GeoJSON, where that says more than the rest of this.
    #[serde(default)]
    pub feature: Option<Arc<str>>,
}

impl OwnPlace {
    /// The kinds that a point on the map can be.
    pub const KINDS: [PlaceKind; 2] = [PlaceKind::Town, PlaceKind::Crossing];

    /// A place of a story again to be edited, `feature` being its GeoJSON.
    pub(super) fn of(place: &Place, feature: &Arc<str>) -> Option<Self> {
        let mut own = Self {
            id: place.id.clone(),
            name: place.names.english.clone(),
            kind: place.kind,
            at: Position::try_from(place.position()).ok()?,
            aliases: place.names.aliases.clone(),
            summary: place.summary.clone().unwrap_or_default(),
            feature: None,
        };
        let known: Option<Value> = serde_json::from_str(feature).ok();
        if known != Some(own.as_feature()) {
            own.feature = Some(Arc::clone(feature));
        }
        Some(own)
    }

    /// As a feature in the form of the atlas's files.
    fn as_feature(&self) -> Value {
        let mut properties = Map::new();
        let mut say = |key: &str, value: Value| properties.insert(key.to_owned(), value);
        say("name", self.name.as_str().into());
        say("kind", self.kind.key().into());
        // The author's own places are looked for in the text and shown before others.
        say("rank", 1.into());
        if !self.aliases.is_empty() {
            say("aliases", self.aliases.clone().into());
        }
        if !self.summary.trim().is_empty() {
            say("summary", self.summary.as_str().into());
        }
        say("source", SOURCE.into());
        json!({
            "type": "Feature",
            "id": self.id.as_str(),
            "geometry": {"type": "Point", "coordinates": self.at.lonlat()},
            "properties": properties,
        })
    }

    /// As its line in the file of places.
    pub(super) fn line(&self) -> String {
        let own = || self.as_feature().to_string();
        self.feature.as_deref().map_or_else(own, str::to_owned)
    }

    /// Whether a file of places can hold it.
    pub(super) fn is_sound(&self) -> bool {
        !self.name.trim().is_empty() && (self.feature.is_some() || Self::KINDS.contains(&self.kind))
    }
}

/// The text of a file of places.
pub(super) fn file<'a>(places: impl Iterator<Item = &'a OwnPlace>) -> String {
    let lines: Vec<String> = places.map(OwnPlace::line).collect();
    format!(
        "{{\n\"type\": \"FeatureCollection\",\n\"title\": \"Places of the story\",\n\"source\": \"{SOURCE}\",\n\"features\": [\n{}\n]\n}}\n",
        lines.join(",\n")
    )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::atlas::read_own;

    fn camp() -> OwnPlace {
        OwnPlace {
            id: "camp".parse().unwrap(),
            name: "The “camp”".to_owned(),
            kind: PlaceKind::Town,
            at: Position::try_from([66.123_456_789, 30.0]).unwrap(),
            aliases: vec!["Camp Nine".to_owned()],
            summary: String::new(),
            feature: None,
        }
    }

    #[test]
    fn a_place_of_ones_own_is_read_back_as_it_was_written() {
        let text = file([&camp()].into_iter());
        let (own, report) = read_own(Path::new("places.geojson"), &text);
        assert!(report.is_clean(), "{report}");
        let again = OwnPlace::of(&own.places[0], &own.features[0]).unwrap();
        assert_eq!(again, camp());
        assert_eq!(own.places[0].provenance.source, "the author");
    }

    #[test]
    fn what_a_file_says_besides_stays() {
        let area = r#"{"type":"Feature","id":"area","geometry":{"type":"Polygon","coordinates":[[[60,30],[61,30],[61,31],[60,30]]]},"properties":{"name":"Area","kind":"province","mine":7}}"#;
        let (own, _) = read_own(Path::new("p"), area);
        let place = OwnPlace::of(&own.places[0], &own.features[0]).unwrap();
        let (again, report) = read_own(Path::new("p"), &file([&place].into_iter()));
        assert!(report.is_clean(), "{report}");
        assert_eq!(again, own);
        assert!(again.features[0].contains("\"mine\":7"));
    }
}
