//! Regions of a reader's own, asked for in the shell.

use std::path::PathBuf;

use super::common::own::{floods_file, shapes_file};
use super::{Run, durand};

/// Runs `durand` with the words of `line`, of which `FLOODS` and `SHAPES` are the files.
fn run(line: &str) -> Run {
    let folder = tempfile::tempdir().unwrap();
    let (floods, shapes) = (floods_file(folder.path()), shapes_file(folder.path()));
    let word = |word: &str| match word {
        "FLOODS" => floods.clone(),
        "SHAPES" => shapes.clone(),
        other => PathBuf::from(other),
    };
    durand(line.split_whitespace().map(word))
}

fn out(line: &str) -> String {
    let run = run(line);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "durand {line}");
    run.out
}

#[test]
fn places_of_a_file_are_listed_with_their_ids() {
    let places = out("places SHAPES --kind region --format csv");
    let lines: Vec<&str> = places.lines().collect();
    assert_eq!(lines.len(), 5, "{places}");
    assert!(lines[1].starts_with("own-1-pashtunistan,Pashtunistan,region,"));
    assert!(lines[4].starts_with("own-1-5,regions.geojson 5,region,"));
    assert!(out("places SHAPES --kind line").contains("own-1-rival-border"));
}

#[test]
fn events_inside_a_region_of_ones_own_are_counted_with_or_without_the_number_of_its_file() {
    for (id, count) in [
        ("own-2-upper-valley", "25"),
        ("own-upper-valley", "25"),
        ("own-2", "25"),
        ("own-3", "7"),
        ("own-2-5", "0"),
    ] {
        let counted = out(&format!("events FLOODS SHAPES --place {id} --count"));
        assert_eq!(counted.trim(), count, "{id}");
    }
    let of_year = out("events FLOODS SHAPES --place own-upper-valley --year 2009 --count");
    assert_eq!(of_year.trim(), "8");
}

#[test]
fn passages_about_a_region_of_ones_own_are_those_that_name_it_or_a_place_in_it() {
    let named = out("passages SHAPES --place own-pashtunistan --format csv");
    assert!(named.lines().count() >= 4 && named.contains("Pashtunistan"));
    let around = out("passages SHAPES --place own-old-quarter --format csv");
    assert!(around.contains("Quetta"), "{around}");
}

#[test]
fn an_id_that_no_file_has_is_told_and_one_that_several_have_is_asked_about() {
    let unknown = run("events SHAPES --place own-nowhere");
    assert!(unknown.complaint(1).contains("own-nowhere"), "{unknown:?}");
    let twice = run("passages FLOODS SHAPES --place own-1-upper-valley");
    assert!(
        twice.complaint(1).contains("there is no place"),
        "{twice:?}"
    );
    let both = run("places SHAPES SHAPES --kind region");
    assert!(both.err.contains("named twice"), "{both:?}");
}

#[test]
fn a_picture_shows_the_shapes_of_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let (svg, shapes) = (folder.path().join("map.svg"), shapes_file(folder.path()));
    let words = ["render".as_ref(), shapes.as_os_str(), "--output".as_ref()];
    let select = ["--select".as_ref(), "own-pashtunistan".as_ref()];
    let run = durand(words.into_iter().chain([svg.as_os_str()]).chain(select));
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let text = std::fs::read_to_string(&svg).unwrap();
    assert!(text.contains("Pashtunistan") && text.contains("Rival border"));
    assert!(
        text.contains("regions.geojson"),
        "the file is named as the source"
    );
}
