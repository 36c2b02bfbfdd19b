//! What the shipped map says of names, standing and positions: two sources or the word that there
//! is one, no gap in time, and the names that held on given days.
//!
//! Reads the files as they are shipped. `geodata/recipe/check.py` holds the same when they are made.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read the data should stop

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

const FILES: [&str; 8] = [
    "durand-line",
    "ex-fata",
    "khyber-pakhtunkhwa",
    "balochistan",
    "chaman-crossing",
    "context/countries",
    "context/provinces",
    "context/disputed-lines",
];

/// The properties of every feature by its id.
fn places() -> BTreeMap<String, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata");
    let mut places = BTreeMap::new();
    for name in FILES {
        let text = fs::read_to_string(folder.join(format!("{name}.geojson"))).unwrap();
        let file: Value = serde_json::from_str(&text).unwrap();
        for feature in file["features"].as_array().unwrap() {
            let id = feature["id"].as_str().unwrap().to_owned();
            places.insert(id, feature["properties"].clone());
        }
    }
    places
}

fn list<'a>(place: &'a Value, member: &str) -> &'a [Value] {
    place[member].as_array().map_or(&[], Vec::as_slice)
}

fn text<'a>(entry: &'a Value, member: &str) -> &'a str {
    entry[member].as_str().unwrap_or_default()
}

/// What a place was called on `day`; nothing where it did not exist as itself.
fn called<'a>(place: &'a Value, day: &str) -> Option<&'a str> {
    let held = list(place, "status").iter().find(|span| {
        let to = span["to"].as_str();
        text(span, "from") <= day && to.is_none_or(|to| day < to) && span["overlaps"] != true
    })?;
    (held["not_yet"] != true).then(|| text(held, "name"))
}

#[test]
fn each_status_and_claim_has_two_sources_or_says_that_it_has_one() {
    let mut seen = 0;
    for (id, place) in places() {
        for entry in list(&place, "status").iter().chain(list(&place, "claims")) {
            let (first, second) = (text(entry, "source"), text(entry, "second_source"));
            assert!(!first.is_empty() && !second.is_empty(), "{id}: {entry}");
            assert_ne!(first, second, "{id}: {entry}");
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} entries");
}

#[test]
fn the_statuses_of_a_place_follow_one_another_without_a_gap() {
    for (id, place) in places() {
        let spans: Vec<&Value> = list(&place, "status")
            .iter()
            .filter(|span| span["overlaps"] != true)
            .collect();
        for pair in spans.windows(2) {
            assert_eq!(text(pair[0], "to"), text(pair[1], "from"), "{id}");
            assert!(pair[1]["not_yet"] != true, "{id} ceases to exist");
        }
    }
}

#[test]
fn the_names_are_those_of_the_day() {
    let places = places();
    for (id, day, name) in [
        (
            "balochistan",
            "1893-11-12",
            Some("Balochistan Agency of British India"),
        ),
        ("khyber-pakhtunkhwa", "1893-11-12", None),
        (
            "khyber-pakhtunkhwa",
            "1901-11-09",
            Some("North-West Frontier Province"),
        ),
        ("khyber-pakhtunkhwa", "1960-01-01", Some("West Pakistan")),
        (
            "khyber-pakhtunkhwa",
            "2010-04-18",
            Some("North-West Frontier Province"),
        ),
        (
            "khyber-pakhtunkhwa",
            "2014-06-15",
            Some("Khyber Pakhtunkhwa"),
        ),
        ("ex-fata", "1893-11-12", None),
        (
            "ex-fata",
            "2014-06-15",
            Some("Federally Administered Tribal Areas"),
        ),
        (
            "ex-fata",
            "2018-05-31",
            Some("Merged districts of Khyber Pakhtunkhwa"),
        ),
        ("north-waziristan", "1893-11-12", None),
        ("durand-line", "1893-11-11", None),
        ("durand-line", "1893-11-12", Some("Durand Line")),
        ("pakistan", "1947-08-13", None),
        ("line-of-control", "1949-07-26", None),
    ] {
        assert_eq!(called(&places[id], day), name, "{id} on {day}");
    }
}

#[test]
fn each_side_states_its_position_on_the_line_in_one_sentence() {
    let places = places();
    let claims = list(&places["durand-line"], "claims");
    let parties: Vec<&str> = claims.iter().map(|claim| text(claim, "party")).collect();
    assert_eq!(parties, ["Pakistan", "Afghanistan", "Other states"]);
    for claim in claims {
        let position = text(claim, "position");
        assert_eq!(position.matches(". ").count(), 0, "{position}");
        assert!(position.ends_with('.'), "{position}");
    }
}

#[test]
fn the_line_has_a_name_and_a_wording_in_each_of_the_three_views() {
    let places = places();
    let views = list(&places["durand-line"], "views");
    let kinds: Vec<&str> = views.iter().map(|view| text(view, "view")).collect();
    assert_eq!(kinds, ["in-fact", "pakistan", "afghanistan"]);
    let names: BTreeSet<&str> = views.iter().map(|view| text(view, "name")).collect();
    assert_eq!(names.len(), 3, "two views share a name");
    for view in views {
        assert!(!text(view, "wording").is_empty() && !text(view, "source").is_empty());
    }
}
