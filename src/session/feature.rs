//! A place or an event as a GeoJSON feature, to be laid into another map.
//!
//! It carries what durand knows of it, where that comes from and under what licence. A place is
//! written as the files of the atlas write it and an event as those of the story do, so durand
//! reads back what it copies.
//!
//! # Source
//! [RFC 7946](https://www.rfc-editor.org/rfc/rfc7946): one feature, outer rings against the clock.

use geo::orient::{Direction, Orient as _};
use geo::{Geometry, MultiPolygon};
use geojson::GeometryValue;
use serde_json::{Map, Value, json};

use super::{Dataset, Target};
use crate::atlas::{Place, PlaceId};
use crate::story::{Event, EventId};

/// `target` as one GeoJSON feature; `None` for passages and squares, which have no shape of their
/// own, and for what is not here.
pub fn feature(target: &Target, data: &Dataset) -> Option<Value> {
    match target {
        Target::Place(id) => data.atlas.get(id).map(of_place),
        Target::Event(id) => data.event(id).map(|event| of_event(id, &event, data)),
        Target::Passage(_) | Target::Square(_) => None,
    }
}

/// Properties in the making; what is empty is left out.
#[derive(Default)]
struct Properties(Map<String, Value>);

impl Properties {
    fn put(&mut self, key: &str, value: impl Into<Value>) {
        let value = value.into();
        let empty = match &value {
            Value::Null => true,
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            _ => false,
        };
        if !empty {
            self.0.insert(key.to_owned(), value);
        }
    }
}

fn of_place(place: &Place) -> Value {
    let mut all = Properties::default();
    let (names, figures, from) = (&place.names, &place.figures, &place.provenance);
    all.put("name", names.english.as_str());
    all.put("name_ur", names.urdu.clone());
    all.put("name_ps", names.pashto.clone());
    all.put("aliases", names.aliases.clone());
    all.put("kind", place.kind.key());
    all.put("parent", place.parent.as_ref().map(PlaceId::as_str));
    all.put("country", place.country.clone());
    all.put("summary", place.summary.clone());
    all.put("label", place.label.map(|[lon, lat]| json!([lon, lat])));
    all.put("rank", place.rank);
    all.put("population", place.population);
    all.put("status", json!(place.chronicle));
    all.put("claims", json!(place.stances));
    all.put("views", json!(place.wordings));
    all.put("valid_from", place.valid_from.clone());
    all.put("valid_to", place.valid_to.clone());
    all.put("length_km", figures.length_km);
    all.put("length_full_km", figures.length_full_km);
    all.put("length_tolerance_m", figures.length_tolerance_m);
    all.put("published_km", figures.published_km.clone());
    all.put("accuracy", place.accuracy.clone());
    all.put("source", from.source.as_str());
    all.put("licence", from.licence.as_str());
    all.put("attribution", from.attribution.as_str());
    if let Some(own) = &place.own {
        // What a file says of its shape stays as the file says it.
        for (name, value) in &own.properties {
            if !all.0.contains_key(name) {
                all.put(name, value.as_str());
            }
        }
        if !all.0.contains_key("source") {
            all.put("source", from.file.as_str());
        }
    }
    let geometry = GeometryValue::from(&oriented(&place.geometry));
    json!({
        "type": "Feature",
        "id": place.id.as_str(),
        "geometry": geojson::Geometry::new(geometry),
        "properties": all.0,
    })
}

/// The same shape with its outer rings against the clock and its holes with it.
fn oriented(geometry: &Geometry<f64>) -> Geometry<f64> {
    match geometry {
        Geometry::Polygon(polygon) => polygon.orient(Direction::Default).into(),
        Geometry::MultiPolygon(polygons) => {
            let all = polygons
                .iter()
                .map(|polygon| polygon.orient(Direction::Default));
            MultiPolygon::new(all.collect()).into()
        }
        other => other.clone(),
    }
}

fn of_event(id: &EventId, event: &Event, data: &Dataset) -> Value {
    let mut all = Properties::default();
    let article = data.story.article();
    let told = id.told().is_some();
    all.put("id", id.to_string());
    all.put("title", event.title.as_str());
    all.put("short", event.short.as_str());
    all.put("date", event.when.as_ref().map(ToString::to_string));
    all.put("date_text", event.date_text.clone());
    all.put("category", event.category.key());
    let place = event
        .place
        .as_ref()
        .map_or(event.place_text.as_str(), |id| id.as_str());
    all.put("place", place);
    all.put("location_precision", event.precision.key());
    let passages = event.passages.iter().map(ToString::to_string);
    all.put("passages", passages.collect::<Vec<_>>());
    all.put("description", event.description.as_str());
    all.put("added", json!(event.added));
    if told {
        all.put("source", article.reference(None));
        all.put(
            "attribution",
            format!("Retold after {}", article.reference(None)),
        );
        all.put("licence", article.rights.clone());
    } else {
        // What a file says of an event stays as the file says it.
        for (name, value) in data.details(id).unwrap_or_default() {
            if !all.0.contains_key(&name) {
                all.put(&name, value);
            }
        }
        if !all.0.contains_key("source") {
            all.put("source", data.file_name(id));
        }
    }
    json!({
        "type": "Feature",
        "id": id.to_string(),
        "geometry": {"type": "Point", "coordinates": event.position},
        "properties": all.0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Atlas, Care, PlaceKind, Report, judge_geometry, read_features};
    use crate::session::testing::data;
    use geo::{Area as _, HasDimensions as _};
    use std::path::Path;

    fn text(target: &Target, data: &Dataset) -> String {
        feature(target, data).unwrap().to_string()
    }

    #[test]
    fn every_place_is_read_back_by_an_atlas_as_it_was() {
        let data = data();
        let folder = tempfile::tempdir().unwrap();
        let kept = |place: &&std::sync::Arc<Place>| {
            matches!(
                place.kind,
                PlaceKind::Crossing
                    | PlaceKind::Territory
                    | PlaceKind::Border
                    | PlaceKind::DisputedLine
            )
        };
        let mut written = 0;
        for place in data.atlas.places().iter().filter(kept) {
            let file = folder.path().join(format!("{}.geojson", place.id));
            std::fs::write(file, text(&Target::Place(place.id.clone()), &data)).unwrap();
            written += 1;
        }
        assert!(written >= 4, "{written}");
        let (again, report) = Atlas::read_dir(folder.path()).unwrap();
        let errors = report
            .faults
            .iter()
            .filter(|fault| fault.severity == crate::atlas::Severity::Error);
        assert_eq!(errors.count(), 0, "{:?}", report.faults);
        assert_eq!(again.places().len(), written);
        for place in again.places() {
            let before = data.atlas.get(&place.id).unwrap();
            assert_eq!(
                (&place.names, place.kind, &place.summary),
                (&before.names, before.kind, &before.summary)
            );
            assert_eq!(
                (&place.chronicle, &place.stances),
                (&before.chronicle, &before.stances)
            );
            assert_eq!(place.bounds(), before.bounds(), "{}", place.id);
            assert_eq!(
                (&place.provenance.source, &place.provenance.licence),
                (&before.provenance.source, &before.provenance.licence)
            );
        }
    }

    #[test]
    fn every_place_has_a_sound_geometry_an_attribution_and_a_licence() {
        let data = data();
        for place in data.atlas.places() {
            let text = text(&Target::Place(place.id.clone()), &data);
            let mut report = Report::default();
            let read = read_features(Path::new("copy.geojson"), &text, &mut report);
            assert!(report.faults.is_empty(), "{:?}", report.faults);
            let [one] = read.features.as_slice() else {
                panic!("{} features", read.features.len());
            };
            assert_eq!(one.id().as_deref(), Some(place.id.as_str()));
            let properties = one.feature.properties.as_ref().unwrap();
            for key in ["kind", "source", "licence", "attribution"] {
                assert!(properties.contains_key(key), "{} has no {key}", place.id);
            }
            let geometry = one.feature.geometry.clone().unwrap();
            let found = judge_geometry(&geometry, Care::Quick);
            assert!(found.is_empty(), "{}: {found:?}", place.id);
        }
    }

    #[test]
    fn outer_rings_run_against_the_clock() {
        let data = data();
        let place = data.atlas.get(&"ex-fata".parse().unwrap()).unwrap();
        let polygons = match oriented(&place.geometry) {
            Geometry::MultiPolygon(polygons) => polygons.0,
            Geometry::Polygon(polygon) => vec![polygon],
            other => panic!("{other:?}"),
        };
        assert!(
            polygons
                .iter()
                .all(|polygon| !polygon.is_empty() && polygon.signed_area() > 0.0)
        );
    }

    #[test]
    fn an_event_says_what_when_where_and_after_whom() {
        let data = data();
        for event in data.story.events() {
            let value = feature(&Target::Event(event.id.clone()), &data).unwrap();
            assert_eq!(value["properties"]["title"], event.title);
            assert_eq!(value["geometry"]["coordinates"], json!(event.position));
            let attribution = value["properties"]["attribution"].as_str().unwrap();
            assert!(attribution.contains(&data.story.article().author));
            assert!(value["properties"]["licence"].is_string());
        }
    }

    #[test]
    fn passages_and_what_is_not_here_have_no_feature() {
        let data = data();
        assert_eq!(feature(&Target::Passage("6".parse().unwrap()), &data), None);
        assert_eq!(
            feature(&Target::Place("no-such-place".parse().unwrap()), &data),
            None
        );
    }
}
