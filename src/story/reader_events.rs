//! `events.geojson`.

use std::collections::{BTreeMap, HashSet};

use geojson::GeometryValue;

use super::reader::Source;
use super::{Category, Event, EventId, ParagraphId, Precision, When};
use crate::atlas::{
    Atlas, Care, Fault, LocatedFeature, PlaceId, Properties, Report, Severity, judge_geometry,
    read_features,
};

/// Reads every sound event, in the order of the file.
pub(super) fn read_events(
    source: &Source<'_>,
    atlas: &Atlas,
    paragraphs: &BTreeMap<ParagraphId, usize>,
    report: &mut Report,
) -> Vec<Event> {
    let collection = read_features(&source.file, source.text, report);
    let mut met = HashSet::new();
    let mut events = Vec::with_capacity(collection.features.len());
    for located in collection.features {
        let mut reader = EventReader {
            source,
            atlas,
            paragraphs,
            line: located.line,
            name: located.name(),
            faults: Vec::new(),
        };
        let event = reader.event(located);
        match event {
            Some(event) if met.contains(&event.id) => {
                reader.error(
                    format!("the id \"{}\" is taken by an earlier event", event.id),
                    "give each event an id of its own",
                );
            }
            Some(event) => {
                met.insert(event.id.clone());
                events.push(event);
            }
            None => {}
        }
        report.faults.extend(reader.faults);
    }
    events
}

struct EventReader<'a> {
    source: &'a Source<'a>,
    atlas: &'a Atlas,
    paragraphs: &'a BTreeMap<ParagraphId, usize>,
    line: usize,
    name: String,
    faults: Vec<Fault>,
}

impl EventReader<'_> {
    fn push(&mut self, fault: Fault) {
        self.faults
            .push(fault.at_line(self.line).in_feature(self.name.as_str()));
    }

    fn error(&mut self, what: impl Into<String>, mend: &str) {
        self.push(Fault::error(&self.source.file, what, mend));
    }

    fn event(&mut self, located: LocatedFeature) -> Option<Event> {
        let feature_id = located.id();
        let position = self.position(&located)?;
        let mut read = Properties::new(located.feature.properties);
        let id = self.id(feature_id, read.text("id"))?;
        let Some(title) = read.text("title") else {
            self.error("it has no title", "say in a line what happened");
            return None;
        };
        let category = self.keyed(
            &mut read,
            "category",
            Category::from_key,
            &Category::ALL.map(Category::key),
        )?;
        let precision = self.keyed(
            &mut read,
            "location_precision",
            Precision::from_key,
            &Precision::ALL.map(Precision::key),
        )?;
        let when = self.when(&mut read);
        let (place, place_text) = self.place(&mut read);
        let passages = self.passages(&mut read);
        let event = Event {
            id,
            short: read.text("short").unwrap_or_else(|| title.clone()),
            title,
            when,
            date_text: read.text("date_text"),
            category,
            place,
            place_text,
            position,
            precision,
            passages,
            description: read.text("description").unwrap_or_default(),
            added: read.list("added"),
        };
        for (what, mend) in read.misfits {
            self.push(Fault::warning(&self.source.file, what, mend));
        }
        Some(event)
    }

    fn position(&mut self, located: &LocatedFeature) -> Option<[f64; 2]> {
        let Some(geometry) = &located.feature.geometry else {
            self.error(
                "its geometry is null",
                "give it the Point where its mark stands",
            );
            return None;
        };
        let findings = judge_geometry(geometry, Care::Thorough);
        let unusable = findings
            .iter()
            .any(|finding| finding.severity == Severity::Error);
        for finding in findings {
            self.push(finding.in_file(&self.source.file));
        }
        match &geometry.value {
            _ if unusable => None,
            GeometryValue::Point { coordinates } => match coordinates.as_slice() {
                [lon, lat, ..] => Some([*lon, *lat]),
                _ => None,
            },
            other => {
                self.error(
                    format!("its geometry is a {}", other.type_name()),
                    "give it the Point where its mark stands",
                );
                None
            }
        }
    }

    fn id(&mut self, feature: Option<String>, property: Option<String>) -> Option<EventId> {
        if let (Some(feature), Some(property)) = (&feature, &property)
            && feature != property
        {
            let what = format!("its id {feature:?} and its property \"id\" {property:?} differ");
            self.push(Fault::warning(
                &self.source.file,
                what,
                "make them the same",
            ));
        }
        let Some(text) = feature.or(property) else {
            self.error("it has no id", "give it one, such as \"peshawar-school\"");
            return None;
        };
        EventId::try_from(text.as_str())
            .map_err(|wrong| self.error(wrong.to_string(), "rename it"))
            .ok()
    }

    fn keyed<T>(
        &mut self,
        read: &mut Properties,
        key: &str,
        from_key: impl Fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Option<T> {
        let text = read.text(key);
        let found = text.as_deref().and_then(from_key);
        if found.is_none() {
            let what = text.map_or_else(
                || format!("it has no {key}"),
                |text| format!("its {key} {text:?} is unknown"),
            );
            self.error(what, &format!("use one of {}", known.join(", ")));
        }
        found
    }

    /// A date that cannot be read leaves the event undated.
    fn when(&mut self, read: &mut Properties) -> Option<When> {
        let text = read.text("date")?;
        let wrong = match text.parse::<When>() {
            Ok(when) => return Some(when),
            Err(wrong) => wrong.to_string(),
        };
        self.error(wrong, "correct it; until then the event is undated");
        None
    }

    fn place(&mut self, read: &mut Properties) -> (Option<PlaceId>, String) {
        let words = read.text("place_text");
        let Some(text) = read.text("place") else {
            return (None, words.unwrap_or_default());
        };
        let known = PlaceId::try_from(text.as_str())
            .ok()
            .and_then(|id| self.atlas.get(&id));
        if let Some(place) = known {
            (
                Some(place.id.clone()),
                words.unwrap_or_else(|| place.names.english.clone()),
            )
        } else {
            self.error(
                format!("its place {text:?} is not in the atlas"),
                "use the id of a place, as durand places lists them",
            );
            (None, words.unwrap_or(text))
        }
    }

    fn passages(&mut self, read: &mut Properties) -> Vec<ParagraphId> {
        let mut passages = Vec::new();
        for text in read.list::<String>("passages") {
            match text.parse::<ParagraphId>() {
                Ok(paragraph) if self.paragraphs.contains_key(&paragraph) => {
                    passages.push(paragraph);
                }
                Ok(paragraph) => self.error(
                    format!("the story has no passage {paragraph}"),
                    "name one that it has",
                ),
                Err(wrong) => self.error(wrong.to_string(), "correct it"),
            }
        }
        passages.sort_unstable();
        passages.dedup();
        passages
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::testing::{atlas, feature};

    const SOUND: &str = r#"{"type":"Feature","id":"a","geometry":{"type":"Point","coordinates":[66,30]},"properties":{"title":"A","date":"2014","category":"attack","place":"here","location_precision":"town","passages":["1"]}}"#;

    fn read(events: &[String]) -> (Vec<Event>, Vec<String>) {
        let text = format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[\n{}]}}",
            events.join(",\n")
        );
        let source = Source {
            file: "e".into(),
            text: &text,
        };
        let atlas = atlas(&[feature(
            "here",
            "town",
            r#"{"type":"Point","coordinates":[66,30]}"#,
        )]);
        let paragraphs = BTreeMap::from([("1".parse().unwrap(), 0)]);
        let mut report = Report::default();
        let events = read_events(&source, &atlas, &paragraphs, &mut report);
        (
            events,
            report.faults.iter().map(ToString::to_string).collect(),
        )
    }

    fn one(from: &str, to: &str) -> (Vec<Event>, Vec<String>) {
        assert!(SOUND.contains(from), "{from}");
        read(&[SOUND.replace(from, to)])
    }

    #[test]
    fn the_title_stands_in_for_a_short_one_and_the_place_for_its_words() {
        let (events, faults) = read(&[SOUND.to_owned()]);
        assert_eq!(
            (events[0].short.as_str(), events[0].place_text.as_str()),
            ("A", "here")
        );
        assert_eq!(
            (events[0].date_label(), faults.len()),
            ("2014".to_owned(), 0)
        );
    }

    #[test]
    fn a_bad_date_place_or_passage_costs_only_itself() {
        for (from, to, sentence) in [
            (
                "2014",
                "2014-02-30",
                "e:2: feature 1 (id \"a\"): in the date \"2014-02-30\", the month has no day 30 at position 9; correct it; until then the event is undated",
            ),
            (
                "\"here\"",
                "\"there\"",
                "e:2: feature 1 (id \"a\"): its place \"there\" is not in the atlas; use the id of a place, as durand places lists them",
            ),
            (
                "[\"1\"]",
                "[\"1\", \"99\"]",
                "e:2: feature 1 (id \"a\"): the story has no passage 99; name one that it has",
            ),
        ] {
            let (events, faults) = one(from, to);
            assert_eq!((events.len(), faults), (1, vec![sentence.to_owned()]));
        }
    }

    #[test]
    fn an_unknown_category_or_a_shape_that_is_no_point_costs_the_event() {
        let (events, faults) = one("attack", "party");
        assert!(events.is_empty());
        assert_eq!(
            faults,
            [
                "e:2: feature 1 (id \"a\"): its category \"party\" is unknown; use one of border, politics, military, militancy, attack"
            ]
        );
        let (events, faults) = one(
            r#""Point","coordinates":[66,30]"#,
            r#""LineString","coordinates":[[66,30],[67,30]]"#,
        );
        assert!(events.is_empty());
        assert!(
            faults[0].contains("its geometry is a LineString; give it the Point"),
            "{}",
            faults[0]
        );
    }

    #[test]
    fn of_two_events_with_one_id_the_first_stays() {
        let (events, faults) = read(&[SOUND.to_owned(), SOUND.replace("\"A\"", "\"B\"")]);
        assert_eq!((events.len(), events[0].title.as_str()), (1, "A"));
        assert_eq!(
            faults,
            [
                "e:3: feature 2 (id \"a\"): the id \"a\" is taken by an earlier event; give each event an id of its own"
            ]
        );
    }
}
