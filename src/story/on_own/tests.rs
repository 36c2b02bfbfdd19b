use std::path::Path;
use std::sync::Arc;

use geo::{Geometry, LineString, Polygon};

use super::super::reader::testing::story;
use super::*;
use crate::atlas::testing::{atlas, named};
use crate::atlas::{OwnPlace, OwnPlaces};

fn square(west: f64, south: f64, side: f64) -> Geometry<f64> {
    let (east, north) = (west + side, south + side);
    let ring = [[west, south], [east, south], [east, north], [west, north]];
    Polygon::new(
        LineString::from(ring.map(|[x, y]| (x, y)).to_vec()),
        Vec::new(),
    )
    .into()
}

fn own(shapes: &[(&str, Geometry<f64>)]) -> Arc<OwnPlaces> {
    let shapes: Vec<OwnPlace> = shapes
        .iter()
        .zip(1..)
        .map(|((name, geometry), number)| OwnPlace {
            number,
            offset: 0,
            name: (*name).to_owned(),
            geometry: geometry.clone(),
            properties: Vec::new(),
        })
        .collect();
    Arc::new(OwnPlaces::of(1, Path::new("own"), "own", &shapes))
}

/// A country of 4° with a province of 1° and a town in it.
fn land() -> Atlas {
    let more = |name: &str| format!(r#","name":"{name}","rank":3"#);
    let area = |side: f64| {
        let to = 60.0 + side;
        let up = 30.0 + side;
        format!(
            r#"{{"type":"Polygon","coordinates":[[[60,30],[{to},30],[{to},{up}],[60,{up}],[60,30]]]}}"#
        )
    };
    let town = r#"{"type":"Point","coordinates":[60.5,30.5]}"#;
    atlas(&[
        named("country", "country", &area(4.0), &more("Westland")),
        named("province", "province", &area(1.0), &more("Old Province")),
        named("town", "town", town, &more("Smalltown")),
    ])
}

fn told(story: &Story, id: &str) -> Vec<usize> {
    story.passages_of_place(&id.parse().unwrap())
}

#[test]
fn a_region_concerns_what_names_it_and_what_names_a_place_in_it() {
    let bare = land();
    let passages = [
        "Nothing.",
        "The Long Valley.",
        "In Smalltown.",
        "In Westland.",
    ];
    let first = story(&passages, &[], &bare);
    let atlas = bare.with_own(&[own(&[("Long Valley", square(60.2, 30.2, 0.6))])]);
    let on = first.on(&atlas);
    assert_eq!(told(&on, "own-1-long-valley"), [1, 2]);
    let mention = &on.passages()[1].mentions[0];
    assert_eq!(&passages[1][mention.range.clone()], "Long Valley");
    assert_eq!(mention.place.as_str(), "own-1-long-valley");
    assert_eq!(on.passages()[2], first.passages()[2]);
    assert_eq!(told(&on, "town"), told(&first, "town"));
}

#[test]
fn a_longer_name_of_ones_own_takes_the_place_of_a_shorter_one() {
    let bare = land();
    let first = story(&["Greater Smalltown and Smalltown."], &[], &bare);
    let atlas = bare.with_own(&[own(&[("Greater Smalltown", square(60.0, 30.0, 1.0))])]);
    let on = first.on(&atlas);
    let places: Vec<_> = on.passages()[0]
        .mentions
        .iter()
        .map(|one| one.place.as_str())
        .collect();
    assert_eq!(places, ["own-1-greater-smalltown", "town"]);
}

#[test]
fn a_region_of_the_same_name_concerns_the_same_passages_but_underlines_none() {
    let bare = land();
    let first = story(&["In the Old Province.", "Nothing."], &[], &bare);
    let atlas = bare.with_own(&[own(&[("Old Province", square(62.0, 32.0, 1.0))])]);
    let on = first.on(&atlas);
    assert_eq!(on.passages()[0].mentions[0].place.as_str(), "province");
    assert_eq!(told(&on, "own-1-old-province"), [0]);
}

#[test]
fn a_place_as_a_whole_lies_in_a_region_that_was_drawn_a_little_narrower() {
    let bare = land();
    let first = story(&["In the Old Province.", "In Westland."], &[], &bare);
    let near = own(&[
        ("Copy", square(60.004, 30.004, 0.99)),
        ("Half", square(60.5, 30.0, 1.0)),
        ("All", square(59.0, 29.0, 6.0)),
    ]);
    let on = first.on(&bare.with_own(&[near]));
    assert_eq!(told(&on, "own-1-copy"), [0]);
    assert_eq!(told(&on, "own-1-half"), [0_usize; 0]);
    assert_eq!(told(&on, "own-1-all"), [0, 1]);
}

#[test]
fn common_words_and_numbers_are_not_looked_for() {
    let bare = land();
    let first = story(&["A district of own 2, and the north."], &[], &bare);
    let shapes = own(&[
        ("district", square(62.0, 32.0, 1.0)),
        ("", square(62.0, 32.0, 1.0)),
        ("2", square(62.0, 32.0, 1.0)),
        ("north", square(62.0, 32.0, 1.0)),
    ]);
    let on = first.on(&bare.with_own(&[shapes]));
    assert!(on.passages()[0].mentions.is_empty());
}

#[test]
fn without_shapes_the_story_is_what_it_was() {
    let bare = land();
    let first = story(&["In Smalltown."], &[], &bare);
    assert_eq!(first.on(&bare), first);
}
