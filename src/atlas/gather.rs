//! One data file → its places.

use std::path::Path;
use std::sync::Arc;

use geo::Geometry;
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

use super::place::{Measured, bounds_of};
use super::properties::Properties;
use super::{
    Care, Chronicle, Fault, Figures, Finding, LocatedFeature, Names, Place, PlaceId, PlaceKind,
    Provenance, Report, Severity, judge_geometry, read_features,
};

/// What one file holds.
pub(super) struct Gathered {
    pub(super) provenance: Arc<Provenance>,
    pub(super) places: Vec<Place>,
    pub(super) report: Report,
}

/// Reads the places in `text`; `name` is the file's path inside its folder.
pub(super) fn gather(file: &Path, name: &str, text: &str, care: Care) -> Gathered {
    let mut report = Report::default();
    let collection = read_features(file, text, &mut report);
    let mut gatherer = Gatherer {
        file,
        provenance: Arc::new(Provenance::from_members(name, &collection.members)),
        last: None,
        report,
        line: 0,
        name: String::new(),
    };
    let judged = collection.features.into_par_iter().map(|mut located| {
        let geometry = located.feature.geometry.take();
        (
            located,
            geometry.map(|geometry| Judged::new(geometry, care)),
        )
    });
    let judged: Vec<_> = judged.collect();
    let places = judged
        .into_iter()
        .filter_map(|(located, judged)| gatherer.place(located, judged))
        .collect();
    Gathered {
        provenance: gatherer.provenance,
        places,
        report: gatherer.report,
    }
}

/// A geometry, unless it cannot be used, and what is wrong with it.
struct Judged {
    geometry: Option<Geometry<f64>>,
    findings: Vec<Finding>,
}

impl Judged {
    fn new(geometry: geojson::Geometry, care: Care) -> Self {
        let findings = judge_geometry(&geometry, care);
        let usable = findings
            .iter()
            .all(|finding| finding.severity == Severity::Warning);
        Self {
            geometry: usable.then(|| Geometry::try_from(geometry).ok()).flatten(),
            findings,
        }
    }
}

/// What a feature may say otherwise than its file: source, licence.
type Amendment = (Option<String>, Option<String>);

struct Gatherer<'a> {
    file: &'a Path,
    provenance: Arc<Provenance>,
    last: Option<(Amendment, Arc<Provenance>)>,
    report: Report,
    /// Line and name of the feature being read.
    line: usize,
    name: String,
}

impl Gatherer<'_> {
    fn push(&mut self, fault: Fault) {
        let fault = fault.at_line(self.line).in_feature(self.name.as_str());
        self.report.push(fault);
    }

    fn error(&mut self, what: impl Into<String>, mend: &str) {
        self.push(Fault::error(self.file, what, mend));
    }

    fn place(&mut self, located: LocatedFeature, judged: Option<Judged>) -> Option<Place> {
        (self.line, self.name) = (located.line, located.name());
        let id = self.id(located.id())?;
        let geometry = self.geometry(judged)?;
        let bounds = bounds_of(&geometry)?;
        let mut read = Properties::new(located.feature.properties);
        let (kind, english) = self.kind_and_name(&mut read)?;
        let parent = read.text("parent");
        let parent_id = parent
            .as_deref()
            .and_then(|text| PlaceId::try_from(text).ok());
        if let (Some(text), None) = (&parent, &parent_id) {
            let misfit = (
                format!("its parent {text:?} is no id"),
                "write the id of a place".to_owned(),
            );
            read.misfits.push(misfit);
        }
        let amendment = (read.text("source"), read.text("licence"));
        let place = Place {
            id,
            kind,
            names: Names {
                english,
                urdu: read.text("name_ur"),
                pashto: read.text("name_ps"),
                aliases: read.list("aliases"),
            },
            parent: parent_id,
            country: read.text("country"),
            summary: read.text("summary"),
            label: read.position("label"),
            rank: rank(&mut read),
            population: read.whole("population"),
            chronicle: Chronicle::new(read.list("status")),
            stances: read.list("claims"),
            wordings: read.list("views"),
            valid_from: read.text("valid_from"),
            valid_to: read.text("valid_to"),
            provenance: self.amended(amendment),
            accuracy: read.text("accuracy").or_else(|| {
                Some(&self.provenance.accuracy)
                    .filter(|text| !text.is_empty())
                    .cloned()
            }),
            geometry,
            figures: Figures {
                length_km: read.number("length_km"),
                length_full_km: read.number("length_full_km"),
                length_tolerance_m: read.number("length_tolerance_m"),
                published_km: read.text("published_km"),
            },
            own: None,
            bounds,
            measured: Measured::default(),
        };
        for (what, mend) in read.misfits {
            self.push(Fault::warning(self.file, what, mend));
        }
        Some(place)
    }

    fn id(&mut self, id: Option<String>) -> Option<PlaceId> {
        let Some(id) = id else {
            self.error("it has no id", "give it one, such as \"north-waziristan\"");
            return None;
        };
        PlaceId::try_from(id)
            .map_err(|wrong| self.error(wrong.to_string(), "rename it"))
            .ok()
    }

    fn geometry(&mut self, judged: Option<Judged>) -> Option<Geometry<f64>> {
        let Some(judged) = judged else {
            self.error("its geometry is null", "give it a geometry");
            return None;
        };
        for finding in judged.findings {
            self.push(finding.in_file(self.file));
        }
        judged.geometry
    }

    fn kind_and_name(&mut self, read: &mut Properties) -> Option<(PlaceKind, String)> {
        let kind = read.text("kind");
        let Some(kind) = kind.as_deref().and_then(PlaceKind::from_key) else {
            let what = kind.map_or("it has no kind".into(), |kind| {
                format!("its kind {kind:?} is unknown")
            });
            let known = PlaceKind::ALL.map(PlaceKind::key).join(", ");
            self.error(what, &format!("use one of {known}"));
            return None;
        };
        let english = read.text("name");
        if english.is_none() && !kind.may_be_nameless() {
            self.error("it has no name", "give it one under \"name\"");
            return None;
        }
        Some((kind, english.unwrap_or_default()))
    }

    /// The file's provenance as this feature amends it; neighbours that say the same share one.
    fn amended(&mut self, amendment: Amendment) -> Arc<Provenance> {
        if amendment == (None, None) {
            return Arc::clone(&self.provenance);
        }
        if let Some((last, provenance)) = &self.last
            && *last == amendment
        {
            return Arc::clone(provenance);
        }
        let own = Arc::new(self.provenance.amended(
            amendment.0.as_deref(),
            amendment.1.as_deref(),
            None,
        ));
        self.last = Some((amendment, Arc::clone(&own)));
        own
    }
}

/// 1 to 10; 10 when nothing is said.
fn rank(read: &mut Properties) -> u8 {
    match read.whole("rank") {
        Some(rank @ 1..=10) => u8::try_from(rank).unwrap_or(10),
        Some(rank) => {
            read.misfits.push((
                format!("its rank {rank} is outside 1..=10"),
                "use 1 for what matters most".to_owned(),
            ));
            10
        }
        None => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gathered(features: &str) -> Gathered {
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"accuracy\":\"1 km\",\"source\":\"OSM\",\"features\":[\n{features}]}}"
        );
        gather(Path::new("a.geojson"), "a.geojson", &text, Care::Thorough)
    }

    fn feature(id: &str, properties: &str) -> String {
        format!(
            r#"{{"type":"Feature","id":{id},"properties":{{"name":"A","kind":"town"{properties}}},"geometry":{{"type":"Point","coordinates":[66,30]}}}}"#
        )
    }

    #[test]
    fn a_feature_that_says_nothing_takes_what_its_file_says() {
        let gathered = gathered(&feature("\"a\"", ""));
        let place = &gathered.places[0];
        assert_eq!(place.accuracy.as_deref(), Some("1 km"));
        assert!(Arc::ptr_eq(&place.provenance, &gathered.provenance));
        assert_eq!((place.rank, gathered.report.is_clean()), (10, true));
    }

    #[test]
    fn features_that_amend_alike_share_their_provenance() {
        let own = r#","source":"derived","accuracy":"500 m""#;
        let gathered = gathered(&[feature("\"a\"", own), feature("\"b\"", own)].join(",\n"));
        let [a, b] = gathered.places.as_slice() else {
            panic!("two places")
        };
        assert!(Arc::ptr_eq(&a.provenance, &b.provenance));
        assert_eq!(
            (a.provenance.source.as_str(), a.accuracy.as_deref()),
            ("derived", Some("500 m"))
        );
    }

    #[test]
    fn what_is_missing_or_unknown_is_told_in_one_sentence() {
        let faults = |text: &str| gathered(text).report.to_string();
        assert_eq!(
            faults(&feature("null", "")),
            "a.geojson:2: feature 1: it has no id; give it one, such as \"north-waziristan\"\n"
        );
        assert!(
            faults(&feature("\"a\"", r#","kind":"planet""#))
                .contains("its kind \"planet\" is unknown; use one of country,")
        );
        let warned = gathered(&feature("\"a\"", r#","rank":11,"parent":"No Id""#));
        assert_eq!(warned.places.len(), 1);
        assert_eq!(warned.report.warnings().count(), 2);
    }
}
