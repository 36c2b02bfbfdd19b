#![allow(clippy::float_cmp)] // positions are handed on, not computed

use geo::{Area as _, Polygon, polygon};
use proptest::prelude::*;

use super::*;
use crate::atlas::testing::{atlas, feature};
use crate::atlas::{Atlas, Severity};

/// A shape of this name and geometry, written as WKT would have its positions.
fn shape(number: u64, name: &str, geometry: impl Into<Geometry<f64>>) -> OwnPlace {
    OwnPlace {
        number,
        offset: number * 100,
        name: name.to_owned(),
        geometry: geometry.into(),
        properties: Vec::new(),
    }
}

fn square(west: f64, south: f64, side: f64) -> Polygon<f64> {
    let (east, north) = (west + side, south + side);
    polygon![(x: west, y: south), (x: east, y: south), (x: east, y: north), (x: west, y: north)]
}

fn ring(positions: &[[f64; 2]]) -> Polygon<f64> {
    let ring = positions.iter().map(|&[x, y]| geo::Coord { x, y });
    Polygon::new(LineString::new(ring.collect()), Vec::new())
}

fn line(positions: &[[f64; 2]]) -> LineString<f64> {
    positions
        .iter()
        .map(|&[x, y]| geo::Coord { x, y })
        .collect()
}

fn read(shapes: &[OwnPlace]) -> OwnPlaces {
    OwnPlaces::of(3, Path::new("a/areas.geojson"), "areas.geojson", shapes)
}

fn ids(own: &OwnPlaces) -> Vec<&str> {
    own.places.iter().map(|place| place.id.as_str()).collect()
}

/// The one place, its area in square degrees, and what was found.
fn mended(geometry: impl Into<Geometry<f64>>) -> (f64, Vec<String>) {
    let own = read(&[shape(1, "it", geometry)]);
    let found = own.faults.iter().map(|fault| fault.what.clone());
    let area = own.places.first().map_or(0.0, |place| place.extent());
    (area, found.collect())
}

#[test]
fn ids_are_of_the_name_or_the_number_and_never_the_same_twice() {
    let shapes = [
        shape(1, "Study area", square(66.0, 30.0, 1.0)),
        shape(2, "Chāgai – North", square(64.0, 29.0, 1.0)),
        shape(3, "", square(62.0, 29.0, 1.0)),
        shape(4, "وزیرستان", square(69.0, 32.0, 1.0)),
        shape(5, "Study area", line(&[[60.0, 30.0], [61.0, 30.0]])),
        shape(6, "3", square(60.0, 29.0, 1.0)),
    ];
    let own = read(&shapes);
    let expected = [
        "own-3-study-area",
        "own-3-chagai-north",
        "own-3-3",
        "own-3-4",
        "own-3-study-area-5",
        "own-3-6",
    ];
    assert_eq!(ids(&own), expected);
    assert_eq!(ids(&read(&shapes)), expected, "the same each time");
    assert!(own.places.iter().all(|place| place.id.file() == Some(3)));
    assert_eq!(own.places[4].kind, PlaceKind::Line);
    assert!(own.faults.is_empty());
}

#[test]
fn names_come_in_their_languages_and_what_has_none_is_numbered() {
    let said = |pairs: &[(&str, &str)]| {
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        OwnPlace {
            properties: pairs.collect(),
            ..shape(7, "", square(66.0, 30.0, 1.0))
        }
    };
    let own = read(&[
        said(&[
            ("name:ur", "کوئٹہ"),
            ("name:ps", "کوټه"),
            ("NAME", "Quetta basin"),
            ("alt_name", "The basin; Shal"),
        ]),
        OwnPlace {
            name: "وزیرستان".to_owned(),
            ..said(&[("name:en", "Waziristan")])
        },
        said(&[("shape_leng", "1.5")]),
    ]);
    let names = |index: usize| &own.places[index].names;
    assert_eq!(names(0).english, "Quetta basin");
    assert_eq!(names(0).urdu.as_deref(), Some("کوئٹہ"));
    assert_eq!(names(0).pashto.as_deref(), Some("کوټه"));
    assert_eq!(names(0).aliases, ["The basin", "Shal"]);
    assert_eq!(names(1).english, "Waziristan");
    assert_eq!(names(1).aliases, ["وزیرستان"]);
    assert_eq!(names(2).english, "areas.geojson 7");
    let named: Vec<bool> = own.places.iter().map(|place| place.is_named()).collect();
    assert_eq!(named, [true, true, false]);
}

#[test]
fn a_name_brings_no_marks_that_turn_letters_round_and_is_not_endless() {
    let long = "x".repeat(100_000);
    let own = read(&[
        shape(1, "a\u{202e}bc\u{2066}\n\td", square(0.0, 0.0, 1.0)),
        shape(2, &long, square(2.0, 0.0, 1.0)),
    ]);
    assert_eq!(own.places[0].names.english, "abc d");
    assert!(own.places[1].names.english.chars().count() <= 120);
    assert!(own.places[1].id.as_str().len() < 60);
}

#[test]
fn a_shape_is_known_by_its_file_alone_and_keeps_all_that_the_file_says() {
    let mut one = shape(2, "A", square(66.0, 30.0, 1.0));
    one.properties = vec![("owner".to_owned(), "B".to_owned())];
    let own = read(&[one]);
    let place = &own.places[0];
    assert_eq!(place.provenance.file, "areas.geojson");
    assert_eq!(place.provenance.own_file, Some(3));
    assert!(place.provenance.licence.is_empty() && place.accuracy.is_none());
    let kept = place.own.as_ref().unwrap();
    assert_eq!((kept.file, kept.number, kept.offset), (3, 2, 200));
    assert_eq!(kept.properties, [("owner".to_owned(), "B".to_owned())]);
}

#[test]
fn a_collection_of_areas_and_lines_is_a_region_and_a_line() {
    let parts = vec![
        square(66.0, 30.0, 1.0).into(),
        Geometry::GeometryCollection(geo::GeometryCollection(vec![
            line(&[[60.0, 30.0], [61.0, 30.0]]).into(),
            square(64.0, 30.0, 1.0).into(),
        ])),
        geo::Point::new(1.0, 1.0).into(),
    ];
    let own = read(&[shape(
        1,
        "Both",
        Geometry::GeometryCollection(geo::GeometryCollection(parts)),
    )]);
    assert_eq!(ids(&own), ["own-3-both", "own-3-both-line"]);
    assert!((own.places[0].extent() - 2.0).abs() < 1e-9);
    assert!((own.places[1].length_km().unwrap() - 96.5).abs() < 0.2);
}

#[test]
fn a_ring_that_crosses_itself_is_mended_by_the_rule_it_is_painted_by() {
    let (area, found) = mended(ring(&[[0.0, 0.0], [2.0, 2.0], [2.0, 0.0], [0.0, 2.0]]));
    assert!((area - 2.0).abs() < 1e-6, "{area}");
    assert_eq!(found.len(), 1);
    assert!(
        found[0].contains("near longitude 1.0000, latitude 1.0000"),
        "{found:?}"
    );
}

#[test]
fn parts_that_lie_on_each_other_are_one_area() {
    let both = geo::MultiPolygon(vec![square(0.0, 0.0, 2.0), square(1.0, 1.0, 2.0)]);
    assert!((mended(both).0 - 7.0).abs() < 1e-6);
    let inside = geo::MultiPolygon(vec![square(0.0, 0.0, 3.0), square(1.0, 1.0, 1.0)]);
    assert!((mended(inside).0 - 9.0).abs() < 1e-6);
}

#[test]
fn an_island_in_a_lake_and_parts_that_touch_are_let_be() {
    let hole = square(1.0, 1.0, 2.0).exterior().clone();
    let lake = Polygon::new(square(0.0, 0.0, 4.0).exterior().clone(), vec![hole]);
    let island = square(1.5, 1.5, 1.0);
    let (area, found) = mended(geo::MultiPolygon(vec![lake, island]));
    assert!(
        (area - 13.0).abs() < 1e-9 && found.is_empty(),
        "{area} {found:?}"
    );
    let corner = geo::MultiPolygon(vec![square(0.0, 0.0, 1.0), square(1.0, 1.0, 1.0)]);
    assert_eq!(mended(corner), (2.0, Vec::new()));
}

#[test]
fn a_hole_outside_is_an_area_of_its_own() {
    let astray = square(5.0, 5.0, 1.0).exterior().clone();
    let polygon = Polygon::new(square(0.0, 0.0, 2.0).exterior().clone(), vec![astray]);
    let (area, found) = mended(polygon);
    assert!(
        (area - 5.0).abs() < 1e-6 && found.len() == 1,
        "{area} {found:?}"
    );
}

#[test]
fn what_encloses_nothing_is_refused_with_a_sentence() {
    for flat in [
        ring(&[[0.0, 0.0], [1.0, 0.0], [2.0, 0.0]]),
        ring(&[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0]]),
        ring(&[[0.0, 0.0], [1.0, 1.0]]),
        ring(&[]),
    ] {
        let own = read(&[shape(4, "Flat", flat)]);
        assert!(own.places.is_empty());
        let told = own.faults[0].to_string();
        assert!(
            told.starts_with("a/areas.geojson: feature 4 (\"Flat\"): it encloses nothing"),
            "{told}"
        );
        assert_eq!(own.faults[0].severity, Severity::Error);
    }
}

#[test]
fn a_line_of_one_position_and_a_position_off_the_globe_are_refused() {
    let faults = |geometry: Geometry<f64>| {
        let own = read(&[shape(1, "", geometry)]);
        assert!(own.places.is_empty());
        own.faults[0].to_string()
    };
    let short = faults(line(&[[1.0, 1.0], [1.0, 1.0]]).into());
    assert!(
        short.contains("fewer than two different positions"),
        "{short}"
    );
    for bad in [
        [0.0, 91.0],
        [600.0, 0.0],
        [f64::NAN, 0.0],
        [0.0, f64::INFINITY],
    ] {
        let astray = faults(ring(&[[0.0, 0.0], [1.0, 0.0], bad, [0.0, 1.0]]).into());
        assert!(astray.contains("is not on the globe"), "{astray}");
    }
}

#[test]
fn a_scribble_is_refused_and_not_untangled_for_ever() {
    let spoke = |index: u32| {
        let angle = f64::from(index) * 2.399_963;
        [angle.cos() * 20.0, angle.sin() * 20.0]
    };
    let scribble: Vec<[f64; 2]> = (0..4_000).map(spoke).collect();
    let begun = std::time::Instant::now();
    let own = read(&[shape(1, "", ring(&scribble))]);
    assert!(own.places.is_empty(), "{:?}", own.faults);
    assert!(own.faults[0].what.contains("crosses itself more than"));
    assert!(begun.elapsed().as_secs() < 20);
}

#[test]
fn an_area_across_the_180th_meridian_is_cut_there() {
    // As many programs write Fiji: from one end of the world to the other.
    let fiji = ring(&[
        [177.0, -19.0],
        [-178.0, -19.0],
        [-178.0, -16.0],
        [177.0, -16.0],
    ]);
    let beyond = ring(&[
        [177.0, -19.0],
        [182.0, -19.0],
        [182.0, -16.0],
        [177.0, -16.0],
    ]);
    for area in [fiji, beyond] {
        let own = read(&[shape(1, "Fiji", area)]);
        let place = &own.places[0];
        assert!((place.extent() - 15.0).abs() < 1e-6, "{}", place.extent());
        assert!(place.contains([179.0, -17.0]) && place.contains([-179.0, -17.0]));
        assert!(!place.contains([0.0, -17.0]));
        assert!(place.contains(place.position()));
        assert!(own.faults.is_empty());
    }
}

#[test]
fn an_area_around_a_pole_reaches_it() {
    let cap: Vec<[f64; 2]> = (0..36)
        .map(|step| [f64::from(step) * 10.0 - 175.0, -70.0])
        .collect();
    let own = read(&[shape(1, "Antarctica", ring(&cap))]);
    let place = &own.places[0];
    assert!(
        (place.extent() - 360.0 * 20.0).abs() < 1e-6,
        "{}",
        place.extent()
    );
    assert!(place.contains([0.0, -80.0]) && !place.contains([0.0, -60.0]));
    // A cap of 20° is some 15 million square kilometres.
    let area = place.area_km2().unwrap();
    assert!((area / 15.4e6 - 1.0).abs() < 0.01, "{area}");
    assert!(own.faults.is_empty(), "{:?}", own.faults);
}

#[test]
fn the_whole_world_and_a_box_of_much_of_it_stay_as_they_are() {
    let world = ring(&[
        [-180.0, -90.0],
        [180.0, -90.0],
        [180.0, 90.0],
        [-180.0, 90.0],
    ]);
    assert_eq!(mended(world), (360.0 * 180.0, Vec::new()));
    let much = ring(&[
        [-160.0, -60.0],
        [160.0, -60.0],
        [160.0, 60.0],
        [-160.0, 60.0],
    ]);
    assert_eq!(mended(much), (320.0 * 120.0, Vec::new()));
}

#[test]
fn a_long_edge_runs_straight_over_longitude_and_latitude_and_neighbours_share_it() {
    let own = read(&[
        shape(1, "", ring(&[[0.0, 0.0], [40.0, 40.0], [0.0, 40.0]])),
        shape(2, "", ring(&[[40.0, 40.0], [0.0, 0.0], [40.0, 0.0]])),
    ]);
    let positions = |index: usize| {
        let Geometry::MultiPolygon(area) = &own.places[index].geometry else {
            panic!("an area")
        };
        let ring = area.0[0].exterior().clone();
        let mut positions: Vec<[f64; 2]> = ring.0.iter().map(|at| [at.x, at.y]).collect();
        positions.retain(|[x, y]| x == y);
        positions.sort_by(|a, b| a[0].total_cmp(&b[0]));
        positions.dedup();
        positions
    };
    assert_eq!(positions(0).len(), 9, "{:?}", positions(0));
    assert_eq!(positions(0), positions(1));
}

#[test]
fn a_line_across_the_180th_meridian_is_cut_there() {
    let own = read(&[shape(
        1,
        "",
        line(&[[178.0, 0.0], [-178.0, 2.0], [-179.0, 3.0]]),
    )]);
    let Geometry::MultiLineString(parts) = &own.places[0].geometry else {
        panic!("lines")
    };
    let parts: Vec<Vec<[f64; 2]>> = parts
        .iter()
        .map(|part| part.0.iter().map(|at| [at.x, at.y]).collect())
        .collect();
    assert_eq!(
        parts,
        [
            vec![[178.0, 0.0], [180.0, 1.0]],
            vec![[-180.0, 1.0], [-178.0, 2.0], [-179.0, 3.0]]
        ]
    );
}

#[test]
fn the_name_of_a_bent_area_stands_inside_it_and_that_of_a_line_on_it() {
    let horseshoe = ring(&[
        [0.0, 0.0],
        [9.0, 0.0],
        [9.0, 9.0],
        [8.0, 9.0],
        [8.0, 1.0],
        [1.0, 1.0],
        [1.0, 9.0],
        [0.0, 9.0],
    ]);
    let own = read(&[
        shape(1, "", horseshoe),
        shape(2, "", line(&[[0.0, 0.0], [4.0, 0.0], [4.0, 1.0]])),
    ]);
    assert!(own.places[0].contains(own.places[0].position()));
    assert_eq!(own.places[1].position(), [2.5, 0.0]);
}

#[test]
fn an_atlas_shares_its_places_with_one_that_has_more() {
    let point = r#"{"type":"Point","coordinates":[66,30]}"#;
    let bare = atlas(&[feature("a", "town", point), feature("b", "town", point)]);
    let own = Arc::new(read(&[shape(1, "Mine", square(66.0, 30.0, 1.0))]));
    let more = bare.with_own(&[Arc::clone(&own)]);
    assert_eq!(more.places().len(), 3);
    for (one, other) in bare.places().iter().zip(more.places()) {
        assert!(Arc::ptr_eq(one, other));
    }
    let mine: &PlaceId = &own.places[0].id;
    assert!(Arc::ptr_eq(&more.places()[2], &own.places[0]));
    assert!(more.get(mine).is_some() && bare.get(mine).is_none());
    assert_eq!(more.provenances().len(), bare.provenances().len() + 1);
    let again = more.with_own(&[]);
    assert!(again.get(mine).is_none() && again.own_places().next().is_none());
    assert_eq!(again.provenances().len(), bare.provenances().len());
    let gone = Atlas::default().with_own(&[own]).without_own();
    assert!(gone.places().is_empty());
}

/// Positions on and around the globe, many of them in few places.
fn any_path() -> impl Strategy<Value = Vec<[f64; 2]>> {
    let lon = prop_oneof![
        -200.0..200.0_f64,
        Just(180.0),
        Just(-180.0),
        (0..6_u8).prop_map(f64::from),
    ];
    let lat = prop_oneof![
        -90.0..=90.0_f64,
        Just(90.0),
        Just(-90.0),
        (0..6_u8).prop_map(f64::from),
    ];
    prop::collection::vec((lon, lat).prop_map(|(lon, lat)| [lon, lat]), 0..14)
}

proptest! {
    #[test]
    fn whatever_is_drawn_becomes_a_sound_place_or_a_sentence(
        rings in prop::collection::vec(any_path(), 1..4),
        lines in prop::collection::vec(any_path(), 0..3),
    ) {
        let polygons = rings.iter().map(|positions| ring(positions));
        let polygon = geo::MultiPolygon(polygons.collect());
        let lines = geo::MultiLineString(lines.iter().map(|positions| line(positions)).collect());
        let all = Geometry::GeometryCollection(geo::GeometryCollection(vec![
            polygon.into(),
            lines.into(),
        ]));
        let own = read(&[shape(1, "", all)]);
        prop_assert!(!own.places.is_empty() || !own.faults.is_empty());
        for place in &own.places {
            let bounds = place.bounds();
            prop_assert!(bounds.west() >= -180.0 && bounds.east() <= 180.0);
            prop_assert!(bounds.south() >= -90.0 && bounds.north() <= 90.0);
            let [lon, lat] = place.position();
            prop_assert!(lon.is_finite() && lat.is_finite());
            match &place.geometry {
                Geometry::MultiPolygon(area) => {
                    prop_assert!(area.unsigned_area() > 0.0);
                    // No part lies on another: all of it is the sum of its parts.
                    let parts: f64 = area.iter().map(geo::Area::unsigned_area).sum();
                    prop_assert!((parts - area.unsigned_area()).abs() <= parts * 1e-9);
                }
                Geometry::MultiLineString(lines) => {
                    prop_assert!(lines.iter().all(|line| line.0.len() > 1));
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }

    #[test]
    fn a_slug_is_an_id_or_nothing(name in ".{0,40}") {
        if let Some(slug) = names::slug(&name) {
            prop_assert!(PlaceId::try_from(format!("own-1-{slug}")).is_ok(), "{slug}");
        }
    }
}
