//! What of the story concerns a place.

use std::collections::BTreeMap;

use geo::{Distance, Euclidean, Geometry, Point};

use super::{Event, Passage, Story};
use crate::atlas::{Atlas, Place, PlaceId, PlaceKind};

/// How far from its edge, in degrees, a crossing still belongs to the region beside it; about a kilometre.
const AT_THE_EDGE: f64 = 0.01;

/// For each place the passages that concern it: those that name it or a place in it.
///
/// Countries are left out of "in it": a passage on Balochistan concerns Pakistan only when it says so.
pub(super) fn passages_by_place(
    passages: &[Passage],
    atlas: &Atlas,
) -> BTreeMap<PlaceId, Vec<usize>> {
    let mut told: BTreeMap<PlaceId, Vec<usize>> = BTreeMap::new();
    for (index, passage) in passages.iter().enumerate() {
        for named in passage.places() {
            let line = atlas.lineage(&named);
            for place in line
                .into_iter()
                .filter(|place| place.id == named || place.kind != PlaceKind::Country)
            {
                let indices = told.entry(place.id.clone()).or_default();
                if indices.last() != Some(&index) {
                    indices.push(index);
                }
            }
        }
    }
    told
}

impl Story {
    /// The passages that concern `place`, as indices into [`Story::passages`], ascending: those that
    /// name it, or a place in it, such as an agency of ex-FATA or a crossing of a border.
    ///
    /// What lies in a country concerns the country only where a passage names it.
    pub fn passages_of_place(&self, place: &PlaceId) -> Vec<usize> {
        self.told_of.get(place).cloned().unwrap_or_default()
    }

    /// The events at `place`, as indices into [`Story::events`], ascending.
    ///
    /// An event is at a place when it happened there or in a part of it, or, known to the town at
    /// least, when its mark lies inside. What happens at a crossing is at the regions on both sides.
    pub fn events_of_place(&self, place: &PlaceId, atlas: &Atlas) -> Vec<usize> {
        let Some(place) = atlas.get(place) else {
            return Vec::new();
        };
        let at = |event: &Event| is_at(event, place, atlas);
        self.events
            .iter()
            .enumerate()
            .filter(|(_, event)| at(event))
            .map(|(index, _)| index)
            .collect()
    }
}

fn is_at(event: &Event, place: &Place, atlas: &Atlas) -> bool {
    let line = event
        .place
        .as_ref()
        .map(|id| atlas.lineage(id))
        .unwrap_or_default();
    if line.iter().any(|outer| outer.id == place.id) {
        return true;
    }
    if !event.precision.is_a_spot() {
        return false;
    }
    let crosses = line
        .first()
        .is_some_and(|own| own.kind == PlaceKind::Crossing);
    place.contains(event.position) || (crosses && is_beside(place, event.position))
}

fn is_beside(place: &Place, [lon, lat]: [f64; 2]) -> bool {
    if !place.bounds().padded(AT_THE_EDGE).contains([lon, lat]) {
        return false;
    }
    let point = Point::new(lon, lat);
    match &place.geometry {
        Geometry::Polygon(polygon) => Euclidean.distance(&point, polygon) < AT_THE_EDGE,
        Geometry::MultiPolygon(polygons) => Euclidean.distance(&point, polygons) < AT_THE_EDGE,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::reader::testing::story;
    use super::*;
    use crate::atlas::testing::{atlas, feature, named};

    const WEST: &str =
        r#"{"type":"Polygon","coordinates":[[[60,30],[61,30],[61,31],[60,31],[60,30]]]}"#;
    const EAST: &str =
        r#"{"type":"Polygon","coordinates":[[[61,30],[62,30],[62,31],[61,31],[61,30]]]}"#;

    fn land() -> Atlas {
        let within =
            |parent: &str, name: &str| format!(r#","parent":"{parent}","name":"{name}","rank":3"#);
        let point = |lon: f64| format!(r#"{{"type":"Point","coordinates":[{lon},30.5]}}"#);
        atlas(&[
            feature("westland", "country", WEST),
            named(
                "west",
                "province",
                WEST,
                &within("westland", "Westprovince"),
            ),
            named("east", "province", EAST, r#","name":"Eastprovince""#),
            named("town", "town", &point(60.5), &within("west", "Smalltown")),
            named(
                "line",
                "border",
                r#"{"type":"LineString","coordinates":[[61,30],[61,31]]}"#,
                "",
            ),
            named(
                "gate",
                "crossing",
                &point(61.0),
                &within("line", "Great Gate"),
            ),
        ])
    }

    fn event(id: &str, place: &str, lon: f64, precision: &str) -> String {
        format!(
            r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"Point","coordinates":[{lon},30.5]}},"properties":{{"title":"{id}","category":"border","place":"{place}","location_precision":"{precision}","passages":["1"],"description":"-"}}}}"#
        )
    }

    #[test]
    fn a_passage_concerns_what_it_names_and_what_that_lies_in_but_not_the_country() {
        let atlas = land();
        let story = story(
            &["In Smalltown.", "At the Great Gate of westland."],
            &[],
            &atlas,
        );
        let of = |id: &str| story.passages_of_place(&id.parse().unwrap());
        assert_eq!(
            (of("town"), of("west"), of("line")),
            (vec![0], vec![0], vec![1])
        );
        assert_eq!((of("westland"), of("east")), (vec![1], vec![]));
    }

    #[test]
    fn an_event_is_at_its_place_at_what_holds_it_and_at_what_its_mark_lies_in() {
        let atlas = land();
        let events = [
            event("a-in-town", "town", 60.5, "town"),
            event("b-somewhere", "west", 61.5, "region"),
            event("c-spot", "westland", 61.5, "exact"),
            event("d-gate", "gate", 60.9999, "exact"),
        ];
        let story = story(&["-"], &events, &atlas);
        let of = |id: &str| story.events_of_place(&id.parse().unwrap(), &atlas);
        assert_eq!(of("town"), [0]);
        assert_eq!(of("west"), [0, 1, 3]);
        assert_eq!(of("westland"), [0, 1, 2, 3]);
        assert_eq!(
            of("east"),
            [2, 3],
            "a mark known to the region stands anywhere in it, a crossing on both sides"
        );
        assert_eq!(of("line"), [3]);
        assert_eq!(of("nowhere"), [0_usize; 0]);
    }
}
