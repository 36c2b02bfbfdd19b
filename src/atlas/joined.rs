//! Places that a story brings with it, beside those of an atlas.

use std::path::Path;
use std::sync::Arc;

use super::gather::gather;
use super::{Atlas, Care, Place, PlaceId, Report, read_features};

/// A file of places of one's own, in the form of the atlas's files.
#[derive(Clone, Debug, Default)]
pub struct OwnFile {
    /// Its sound places, in its order.
    pub places: Vec<Place>,
    /// For each of them its feature as GeoJSON.
    pub features: Vec<Arc<str>>,
}

impl PartialEq for OwnFile {
    fn eq(&self, other: &Self) -> bool {
        // What a place is follows from its feature.
        self.features == other.features
    }
}

/// Reads the places in `text`; `file` is only named in the report.
pub fn read_own(file: &Path, text: &str) -> (OwnFile, Report) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let found = gather(file, &name, text, Care::Thorough);
    let mut own = OwnFile::default();
    let mut features = read_features(file, text, &mut Report::default())
        .features
        .into_iter();
    for place in found.places {
        // Both have the order of the file; features that are no sound place are passed.
        let feature = features.find(|located| located.id().as_deref() == Some(place.id.as_str()));
        let text = feature.and_then(|located| serde_json::to_string(&located.feature).ok());
        if let Some(text) = text {
            own.features.push(text.into());
            own.places.push(place);
        }
    }
    (own, found.report)
}

impl Atlas {
    /// The same atlas with more places; one whose id is taken is left out.
    #[must_use]
    pub fn joined_by(&self, places: &[Place]) -> Self {
        let mut atlas = self.clone();
        for place in places.iter().filter(|place| self.get(&place.id).is_none()) {
            let index = atlas.places.len();
            if atlas.index.insert(place.id.clone(), index).is_none() {
                atlas.places.push(Arc::new(place.clone()));
                let known = |known: &Arc<_>| Arc::ptr_eq(known, &place.provenance);
                if !atlas.provenances.iter().any(known) {
                    atlas.provenances.push(Arc::clone(&place.provenance));
                }
            }
        }
        for index in self.places.len()..atlas.places.len() {
            let parent = atlas
                .places
                .get(index)
                .and_then(|place| place.parent.clone());
            if let Some(parent) = parent.filter(|parent| atlas.index.contains_key(parent)) {
                atlas.children.entry(parent).or_default().push(index);
            }
        }
        atlas
    }

    /// Whether one of `places` is not in it.
    pub fn lacks(&self, mut places: impl Iterator<Item = PlaceId>) -> bool {
        places.any(|id| self.get(&id).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{atlas, feature, named};
    use super::*;

    const POINT: &str = r#"{"type":"Point","coordinates":[66,30]}"#;

    #[test]
    fn an_atlas_is_joined_by_places_of_ones_own() {
        let atlas = atlas(&[feature("country", "country", POINT)]);
        let features = [
            named(
                "camp",
                "town",
                POINT,
                r#","parent":"country","source":"the author""#,
            ),
            feature("broken", "town", "null"),
            feature("country", "town", POINT),
            feature("gate", "crossing", POINT),
        ];
        let text = format!(
            r#"{{"type":"FeatureCollection","source":"the author","features":[{}]}}"#,
            features.join(",\n")
        );
        let (own, report) = read_own(Path::new("a/places.geojson"), &text);
        assert_eq!(report.errors().count(), 1, "{report}");
        assert_eq!(own.places.len(), 3);
        assert!(own.features[2].contains("\"gate\""));
        let joined = atlas.joined_by(&own.places);
        let ids: Vec<_> = joined
            .places()
            .iter()
            .map(|place| place.id.as_str())
            .collect();
        assert_eq!(ids, ["country", "camp", "gate"]);
        let children: Vec<_> = joined.children(&"country".parse().unwrap()).collect();
        assert_eq!(children[0].id.as_str(), "camp");
        assert_eq!(joined.lineage(&"camp".parse().unwrap()).len(), 2);
        assert_eq!(
            joined
                .get(&"camp".parse().unwrap())
                .unwrap()
                .provenance
                .source,
            "the author"
        );
        assert!(!joined.lacks(own.places.iter().map(|place| place.id.clone())));
    }
}
