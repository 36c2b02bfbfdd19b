//! A small land made for tests.

use crate::atlas::testing::{atlas, named};
use crate::atlas::{Atlas, PlaceId};

/// The id `id`.
pub(in crate::events) fn id(id: &str) -> PlaceId {
    id.parse().unwrap()
}

/// A square country of two provinces, the western one with hills in it, a town and a past province.
pub(in crate::events) fn land() -> Atlas {
    let area = |west: f64, south: f64, east: f64, north: f64| {
        format!(
            r#"{{"type":"Polygon","coordinates":[[[{west},{south}],[{east},{south}],[{east},{north}],[{west},{north}],[{west},{south}]]]}}"#
        )
    };
    // The provinces keep every vertex of their neighbours, as the areas of an atlas do.
    let west = r#"{"type":"Polygon","coordinates":[[[60,30],[64,30],[64,34],[62,34],[60,34],[60,32],[60,30]]]}"#;
    let country = r#"{"type":"Polygon","coordinates":[[[60,30],[64,30],[68,30],[68,34],[64,34],[62,34],[60,34],[60,32],[60,30]]]}"#;
    let inside = |parent: &str| format!(r#","parent":"{parent}""#);
    let past = r#","parent":"west","valid_to":"2018-05-31""#;
    atlas(&[
        named("country", "country", country, ""),
        named("west", "province", west, &inside("country")),
        named(
            "east",
            "province",
            &area(64.0, 30.0, 68.0, 34.0),
            &inside("country"),
        ),
        named(
            "hills",
            "territory",
            &area(60.0, 32.0, 62.0, 34.0),
            &inside("west"),
        ),
        named("past", "province", &area(60.0, 30.0, 62.0, 32.0), past),
        named(
            "town",
            "town",
            r#"{"type":"Point","coordinates":[61,33]}"#,
            &inside("west"),
        ),
    ])
}
