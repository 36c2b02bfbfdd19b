//! The generator of invented events and regions: the benches rest on it.

#![allow(clippy::unwrap_used)] // a test that cannot read what it wrote should stop

#[path = "../benches/generate/mod.rs"]
mod generate;

use std::collections::{BTreeSet, HashSet};

use durand::atlas::{Atlas, Care, PlaceKind, judge_geometry};
use durand::story::{Category, When};
use generate::{Events, Format, regions, write_events, write_regions};
use geojson::{Feature, Geometry, GeometryValue};

fn written(count: u64, format: Format, seed: u64) -> Vec<u8> {
    let events = Events::new(&Atlas::bundled().unwrap(), seed).unwrap();
    let mut out = Vec::new();
    write_events(&events, count, format, &mut out).unwrap();
    out
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    for format in [Format::Geojson, Format::Lines, Format::Csv] {
        let once = written(20_000, format, 7);
        assert!(once == written(20_000, format, 7));
        assert!(once != written(20_000, format, 8));
    }
    assert_eq!(regions(5_000, 7), regions(5_000, 7));
    assert_ne!(regions(5_000, 7), regions(5_000, 8));
}

#[test]
fn more_events_begin_with_the_same_ones() {
    let few = written(100, Format::Lines, 1);
    assert!(written(30_000, Format::Lines, 1).starts_with(&few));
}

#[test]
fn an_event_is_about_237_bytes_of_geojson_and_104_of_csv() {
    let count = 50_000;
    let bytes = |format| written(count, format, 1893).len() as f64 / count as f64;
    let (geojson, csv) = (bytes(Format::Geojson), bytes(Format::Csv));
    assert!((geojson - 237.0).abs() < 2.0, "{geojson}");
    assert!((csv - 104.0).abs() < 2.0, "{csv}");
}

#[test]
fn every_feature_is_one_that_the_geojson_crate_reads() {
    let text = String::from_utf8(written(10_000, Format::Lines, 3)).unwrap();
    let mut ids = HashSet::new();
    let mut categories = BTreeSet::new();
    for line in text.lines() {
        let feature: Feature = line.parse().unwrap();
        let text = |key| feature.property(key).unwrap().as_str().unwrap();
        assert!(ids.insert(text("id").to_owned()));
        assert!(text("title").ends_with(text("place")), "{line}");
        assert!(("1893-01-01"..="2021-08-31").contains(&text("date")));
        categories.insert(Category::from_key(text("category")).unwrap());
        let geometry = feature.geometry.as_ref().unwrap();
        assert_eq!(judge_geometry(geometry, Care::Thorough), []);
        assert!(matches!(geometry.value, GeometryValue::Point { .. }));
    }
    assert_eq!(ids.len(), 10_000);
    assert_eq!(categories, Category::ALL.into());
}

#[test]
fn the_collection_holds_the_features_that_the_lines_hold() {
    let collection: serde_json::Value =
        serde_json::from_slice(&written(9_000, Format::Geojson, 5)).unwrap();
    let features = collection["features"].as_array().unwrap();
    let lines = written(9_000, Format::Lines, 5);
    let lines: Vec<serde_json::Value> = serde_json::Deserializer::from_slice(&lines)
        .into_iter()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(features, &lines);
}

#[test]
fn the_csv_says_what_the_lines_say() {
    let csv = written(5_000, Format::Csv, 5);
    let lines = String::from_utf8(written(5_000, Format::Lines, 5)).unwrap();
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let header = reader.headers().unwrap().clone();
    let mut rows = 0;
    for (row, line) in reader.records().map(Result::unwrap).zip(lines.lines()) {
        let feature: Feature = line.parse().unwrap();
        let of = |key: &str| &row[header.iter().position(|name| name == key).unwrap()];
        for key in ["id", "title", "date", "category", "place"] {
            assert_eq!(feature.property(key).unwrap(), of(key));
        }
        let reports = feature.property("reports").map(ToString::to_string);
        assert_eq!(reports.unwrap_or_default(), of("reports"));
        let point = format!("\"coordinates\":[{},{}]", of("longitude"), of("latitude"));
        assert!(line.contains(&point), "{line}");
        rows += 1;
    }
    assert_eq!(rows, 5_000);
}

#[test]
fn later_years_have_more_events_and_none_is_empty() {
    let events = Events::new(&Atlas::bundled().unwrap(), 1).unwrap();
    let mut years = [0_u32; 2022];
    for number in 0..200_000 {
        years[events.get(number).unwrap().year as usize] += 1;
    }
    assert_eq!(years.iter().sum::<u32>(), 200_000);
    assert!(years[1893..2022].iter().all(|count| *count > 0));
    assert!(years[2020] > 3 * years[1960] && years[1960] > 2 * years[1900]);
}

#[test]
fn the_day_is_the_date_counted_from_1970() {
    let events = Events::new(&Atlas::bundled().unwrap(), 1).unwrap();
    for event in (0..2_000).map(|number| events.get(number).unwrap()) {
        let when: When = event.date.parse().unwrap();
        assert_eq!(when.start_day(), Some(i64::from(event.day)));
        assert_eq!(event.date[..4], event.year.to_string());
    }
}

fn as_geometry(region: &generate::Region) -> Geometry {
    let position = |[x, y]: [i64; 2]| vec![x as f64 / 1e7, y as f64 / 1e7];
    let ring: Vec<Vec<f64>> = region.ring.iter().copied().map(position).collect();
    Geometry::new_polygon([ring])
}

#[test]
fn every_region_is_sound_and_as_large_as_was_asked() {
    for (asked, seed) in [(20, 1), (3_000, 2), (120_000, 1893), (400_000, 4)] {
        let regions = regions(asked, seed);
        let vertices: usize = regions.iter().map(|region| region.ring.len() - 1).sum();
        assert!(
            vertices.abs_diff(asked) <= (asked / 100).max(16),
            "{vertices} for {asked}"
        );
        for region in &regions {
            assert_eq!(region.ring.first(), region.ring.last());
            assert_eq!(
                judge_geometry(&as_geometry(region), Care::Thorough),
                [],
                "{:?} of {asked}",
                region.cell
            );
        }
    }
}

#[test]
fn neighbours_share_every_vertex_of_their_edge() {
    let regions = regions(64_000, 1893);
    let edges: Vec<HashSet<_>> = regions
        .iter()
        .map(|region| {
            region
                .ring
                .windows(2)
                .map(|pair| (pair[0], pair[1]))
                .collect()
        })
        .collect();
    // Inside the grid each step of a ring is a step of one other, the other way round.
    let mut once = 0;
    let mut twice = 0;
    for (index, region) in edges.iter().enumerate() {
        for (from, to) in region {
            let shared = edges
                .iter()
                .enumerate()
                .filter(|(other, edges)| *other != index && edges.contains(&(*to, *from)))
                .count();
            match shared {
                0 => once += 1,
                1 => twice += 1,
                more => panic!("{more} regions share an edge with {index}"),
            }
        }
    }
    // 4 × 4 regions of four edges each: 16 edges lie on the outside.
    assert_eq!((once + twice) * 16 / 64, once);
}

#[test]
fn a_folder_of_regions_is_an_atlas_without_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    let vertices = write_regions(folder.path(), 16_000, 1).unwrap();
    let (atlas, report) = Atlas::read_dir(folder.path()).unwrap();
    assert!(report.faults.is_empty(), "{report}");
    assert_eq!(atlas.by_kind(PlaceKind::Country).count(), 4);
    assert_eq!(vertices, 16_000);
}
