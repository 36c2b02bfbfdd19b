//! GeoJSON files → features, one at a time, so that a broken one costs only itself.
//!
//! Used by the atlas, by the story's events and by `durand check`.
//! Formats: [RFC 7946](https://www.rfc-editor.org/rfc/rfc7946).

use std::path::Path;

use geojson::feature::Id;
use geojson::{Feature, Geometry};
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::{Map, Value};

use super::diagnose::{diagnose_feature, diagnose_text};
use super::slices::{Broken, Lines, Members, members, offset_in};
use super::{Fault, Report};

/// A feature and where it stands in its file.
#[derive(Clone, Debug, PartialEq)]
pub struct LocatedFeature {
    /// The line it begins on, counted from 1.
    pub line: usize,
    /// Its number in the file, counted from 1.
    pub number: usize,
    /// The feature itself.
    pub feature: Feature,
}

impl LocatedFeature {
    /// How faults call it: `feature 3 (id "kabul")`, or `feature 3`.
    pub fn name(&self) -> String {
        name_of(self.number, self.id().as_deref())
    }

    /// Its id as text, a numeric one in digits.
    pub fn id(&self) -> Option<String> {
        match &self.feature.id {
            Some(Id::String(id)) => Some(id.clone()),
            Some(Id::Number(id)) => Some(id.to_string()),
            None => None,
        }
    }
}

/// `feature 3 (id "kabul")`
pub(super) fn name_of(number: usize, id: Option<&str>) -> String {
    match id {
        Some(id) => format!("feature {number} (id {id:?})"),
        None => format!("feature {number}"),
    }
}

/// What could be read of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collection {
    /// The top-level members besides `type` and `features`.
    pub members: Map<String, Value>,
    /// In the order of the file.
    pub features: Vec<LocatedFeature>,
}

/// Reads a `FeatureCollection`, a bare `Feature` or a bare geometry from `text`.
///
/// What cannot be read is left out and told in `report`; `file` is only named there.
pub fn read_features(file: &Path, text: &str, report: &mut Report) -> Collection {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => {
            let what = "the file starts with a byte order mark, which JSON does not allow";
            report.push(Fault::warning(file, what, "save it as UTF-8 without one").at_line(1));
            rest
        }
        None => text,
    };
    if let Some((what, mend)) = diagnose_text(text) {
        report.push(Fault::error(file, what, mend));
        return Collection::default();
    }
    let cut = members(text, "features");
    let mut reader = Reader {
        file,
        text,
        lines: Lines::new(text),
        report,
    };
    let collection = reader.collection(&cut);
    if let Some(broken) = &cut.broken {
        reader.broken(broken, &cut);
    }
    collection
}

fn read_feature(text: &str) -> Result<Feature, serde_json::Error> {
    serde_json::from_str(text)
}

struct Reader<'a> {
    file: &'a Path,
    text: &'a str,
    lines: Lines<'a>,
    report: &'a mut Report,
}

impl<'a> Reader<'a> {
    fn collection(&mut self, cut: &Members<'a>) -> Collection {
        let kind = cut
            .pairs
            .iter()
            .find(|(key, _)| *key == "type")
            .map(|(_, value)| *value);
        let kind = kind.and_then(|value| serde_json::from_str::<String>(value).ok());
        let mut collection = Collection::default();
        match kind.as_deref() {
            Some("FeatureCollection") => {}
            // A text cut short may have lost its type after its features.
            None if cut.broken.is_some() && cut.elements.is_some() => {}
            Some("Feature") if cut.broken.is_none() => {
                collection.features.extend(self.feature(1, self.text));
                return collection;
            }
            Some(name) if is_geometry_type(name) && cut.broken.is_none() => {
                collection.features.extend(self.bare_geometry());
                return collection;
            }
            // The break is told instead.
            _ if cut.broken.is_some() => return collection,
            Some("Topology") => {
                self.whole(
                    "this is TopoJSON, not GeoJSON",
                    "convert it to GeoJSON first",
                );
                return collection;
            }
            Some(name) => {
                let what = format!("the type is {name:?}, which is none of GeoJSON's");
                self.whole(&what, "make it a FeatureCollection");
                return collection;
            }
            None => {
                self.whole(
                    "the object has no type, so it is not GeoJSON",
                    "make it a FeatureCollection",
                );
                return collection;
            }
        }
        collection.members = self.foreign(cut);
        match &cut.elements {
            Some(elements) => {
                let read: Vec<_> = elements.par_iter().map(|text| read_feature(text)).collect();
                collection.features = elements
                    .iter()
                    .zip(read)
                    .enumerate()
                    .filter_map(|(index, (element, read))| self.found(index + 1, element, read))
                    .collect();
            }
            None if cut.broken.is_none() => {
                self.whole(
                    "the FeatureCollection has no array of features",
                    "give it one under \"features\"",
                );
            }
            None => {}
        }
        collection
    }

    /// The top-level members that are not GeoJSON's own.
    fn foreign(&mut self, cut: &Members<'a>) -> Map<String, Value> {
        let mut found = Map::new();
        for (key, value) in &cut.pairs {
            if matches!(*key, "type" | "features") {
                continue;
            }
            if let Ok(value) = serde_json::from_str(value) {
                found.insert((*key).to_owned(), value);
            } else {
                let line = self.lines.at(offset_in(self.text, value));
                let what = format!("the value of {key:?} is not JSON");
                let fault = Fault::error(self.file, what, "correct it or leave it out");
                self.report.push(fault.at_line(line));
            }
        }
        found
    }

    fn feature(&mut self, number: usize, text: &str) -> Option<LocatedFeature> {
        self.found(number, text, read_feature(text))
    }

    /// The feature that was `read` from `text`, or a fault that says why there is none.
    fn found(
        &mut self,
        number: usize,
        text: &str,
        read: Result<Feature, serde_json::Error>,
    ) -> Option<LocatedFeature> {
        let line = self.lines.at(offset_in(self.text, text));
        match read {
            Ok(feature) => Some(LocatedFeature {
                line,
                number,
                feature,
            }),
            Err(error) => {
                let found = diagnose_feature(text, &error);
                self.report.push(
                    Fault::error(self.file, found.what, found.mend)
                        .at_line(line + found.line)
                        .in_feature(name_of(number, found.id.as_deref())),
                );
                None
            }
        }
    }

    fn bare_geometry(&mut self) -> Option<LocatedFeature> {
        let text = self.text;
        match serde_json::from_str::<Geometry>(text) {
            Ok(geometry) => Some(LocatedFeature {
                line: 1,
                number: 1,
                feature: Feature::from(geometry),
            }),
            Err(_) => self.feature(
                1,
                &format!(r#"{{"type":"Feature","properties":{{}},"geometry":{text}}}"#),
            ),
        }
    }

    fn whole(&mut self, what: &str, mend: &str) {
        self.report.push(Fault::error(self.file, what, mend));
    }

    fn broken(&mut self, broken: &Broken, cut: &Members<'a>) {
        let done = cut.elements.as_ref().map_or(0, Vec::len);
        let closed = cut.pairs.iter().any(|(key, _)| *key == "features");
        let in_features = cut.elements.is_some() && !closed;
        let (at, what, mend) = match *broken {
            Broken::Ends(at) if in_features => (
                at,
                format!("the file ends inside feature {}", done + 1),
                "it was cut short: fetch it again",
            ),
            Broken::Ends(at) => (
                at,
                "the file ends too early".to_owned(),
                "it was cut short: fetch it again",
            ),
            Broken::Unexpected(at, '{') if in_features && done > 0 => (
                at,
                format!("a comma is missing before feature {}", done + 1),
                "add it, as from there on nothing was read",
            ),
            Broken::Unexpected(at, '{') => (
                at,
                "a second JSON object follows the first".to_owned(),
                "put all features into one FeatureCollection, with a comma between them",
            ),
            Broken::Unexpected(at, found) => (
                at,
                format!("{found:?} cannot stand here"),
                "correct the commas and brackets before it",
            ),
        };
        let line = self.lines.at(at);
        self.report
            .push(Fault::error(self.file, what, mend).at_line(line));
    }
}

/// The seven geometries of RFC 7946 §1.4.
pub(super) fn is_geometry_type(name: &str) -> bool {
    matches!(
        name,
        "Point"
            | "MultiPoint"
            | "LineString"
            | "MultiLineString"
            | "Polygon"
            | "MultiPolygon"
            | "GeometryCollection"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Collection, String) {
        let mut report = Report::default();
        let collection = read_features(Path::new("a.geojson"), text, &mut report);
        (collection, report.to_string())
    }

    const POINT: &str = r#"{"type":"Feature","id":"p","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}}"#;

    #[test]
    fn features_know_their_line_and_number() {
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"licence\":\"CC0\",\"features\":[\n{POINT},\n{POINT}\n]}}"
        );
        let (collection, report) = read(&text);
        assert_eq!(report, "");
        assert_eq!(collection.members["licence"], "CC0");
        let places: Vec<_> = collection
            .features
            .iter()
            .map(|f| (f.line, f.number))
            .collect();
        assert_eq!(places, [(2, 1), (3, 2)]);
        assert_eq!(collection.features[1].name(), "feature 2 (id \"p\")");
    }

    #[test]
    fn a_broken_feature_leaves_its_neighbours_whole() {
        let broken = POINT.replace("[1,2]", "[NaN,2]");
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[\n{POINT},\n{broken},\n{POINT}]}}"
        );
        let (collection, report) = read(&text);
        assert_eq!(collection.features.len(), 2);
        assert!(report.starts_with("a.geojson:3: feature 2"), "{report}");
    }

    #[test]
    fn a_bare_feature_and_a_bare_geometry_are_read() {
        assert_eq!(read(POINT).0.features.len(), 1);
        let (collection, report) = read(r#"{"type":"Point","coordinates":[1,2]}"#);
        assert_eq!((collection.features.len(), report.as_str()), (1, ""));
    }

    #[test]
    fn lines_of_features_without_a_collection_are_explained() {
        let (_, report) = read(&format!("{POINT}\n{POINT}"));
        assert!(
            report.starts_with("a.geojson:2: a second JSON object follows the first; put all"),
            "{report}"
        );
    }
}
