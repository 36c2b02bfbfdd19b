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

/// What is drawn in a file of `GeoJSON`: the geometry and the properties of what is no point.
fn drawn(text: &str) -> Vec<[serde_json::Value; 2]> {
    let whole: serde_json::Value = serde_json::from_str(text).unwrap();
    let features = whole["features"].as_array().unwrap().iter();
    let shapes = features.filter(|feature| feature["geometry"]["type"] != "Point");
    shapes
        .map(|shape| ["geometry", "properties"].map(|member| shape[member].clone()))
        .collect()
}

#[test]
fn lines_and_areas_are_exported_as_they_are_and_read_again_as_the_same() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/formats");
    let folder = tempfile::tempdir().unwrap();
    let mixed = folder.path().join("mixed.geojson");
    std::fs::write(
        &mixed,
        r#"{"type":"FeatureCollection","features":[
{"type":"Feature","id":7,"properties":{"name":"Camp","rings":[1.50,{"a":null}]},"geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[70,33]},{"type":"LineString","coordinates":[[70.123456789012345,33],[71,34]]}]}},
{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[70,33,900.5],[71,33,901],[71,34,1],[70,33,900.5]]]}}
]}"#,
    )
    .unwrap();
    let table = folder.path().join("table.csv");
    std::fs::write(
        &table,
        "name,wkt\n\"A \"\"b\"\"\",\"LINESTRING (70 33, 71.25 34)\"\n",
    )
    .unwrap();
    for file in [mixed, table] {
        let out = folder.path().join("again.geojson");
        let [file, out] = [&file, &out].map(|path| path.to_str().unwrap());
        let run = durand(["events", file, "--only-files", "-o", out]);
        assert_eq!(run.status, 0, "{file}: {}", run.err);
        // Behind the events they have other numbers, but stand where they stood.
        let places = |file: &str| {
            let list = durand(["places", file, "--kind", "region", "--format", "csv"]).out;
            let stand = list.lines().map(|line| {
                let cells: Vec<&str> = line.splitn(3, ',').collect();
                cells.last().copied().unwrap_or_default().to_owned()
            });
            stand.collect::<Vec<String>>()
        };
        assert_eq!(places(out), places(file), "{file}");
        let again = durand(["events", out, "--only-files", "--format", "geojson"]).out;
        assert_eq!(drawn(&again), drawn(&std::fs::read_to_string(out).unwrap()));
        let count = |file: &str| durand(["events", file, "--only-files", "--count"]).out;
        assert_eq!(count(out), count(file), "{file}");
        assert!(
            again.contains("900.5") || again.contains(r#"A \"b\""#),
            "{again}"
        );
    }
    for name in ["areas.geojson", "lines.geojson"] {
        let file = format!("{corpus}/{name}");
        let out = folder.path().join(name);
        let out = out.to_str().unwrap();
        let run = durand(["events", &file, "--only-files", "-o", out]);
        assert_eq!((run.status, run.err.as_str()), (0, ""), "{name}");
        let (before, after) = (
            std::fs::read_to_string(&file).unwrap(),
            std::fs::read_to_string(out).unwrap(),
        );
        assert_eq!(drawn(&after), drawn(&before), "{name}");
        assert_eq!(drawn(&after).len(), 2, "{name}");
        let places = |file: &str| durand(["places", file, "--format", "csv"]).out;
        assert_eq!(places(out), places(&file), "{name}");
    }
}

#[test]
fn a_form_that_holds_events_alone_says_what_it_leaves_out() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/corpus/formats/areas.geojson"
    );
    let run = durand(["events", file, "--only-files", "--format", "csv"]);
    assert_eq!(run.status, 0);
    let said = "2 lines and areas are left out, because CSV holds only events at points";
    assert!(run.err.contains(said), "{}", run.err);
    // Where a year is asked for, only events answer.
    let run = durand(["events", file, "--year", "2001", "--format", "geojson"]);
    assert!(drawn(&run.out).is_empty() && run.err.is_empty());
}

#[test]
fn the_storys_events_are_left_out_where_only_those_of_files_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("days.csv");
    std::fs::write(&file, "lat,lon,date\n33,70,2001-01-02\n34,71,2001-01-03\n").unwrap();
    let file = file.to_str().unwrap();
    let count = |words: &[&str]| durand(words).out.trim().parse::<usize>().unwrap();
    let told = count(&["events", "--count"]);
    assert!(told > 0);
    assert_eq!(count(&["events", file, "--count"]), told + 2);
    assert_eq!(count(&["events", file, "--count", "--only-files"]), 2);
    let run = durand(["events", file, "--only-files", "--format", "csv"]);
    assert_eq!(run.out.lines().count(), 3, "{}", run.out);
}
