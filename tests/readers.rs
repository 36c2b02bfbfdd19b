//! A corpus of broken files, and the sentence each must lead to. None may panic.
//!
//! `tests/corpus/<name>` holds the file; what cannot lie in a repository (a folder, UTF-16, depth) is made here.

#![allow(clippy::unwrap_used)] // a test that cannot read its data should stop

use std::fs;
use std::path::{Path, PathBuf};

use durand::atlas::{Atlas, Care, Report, judge_geometry, read_features, read_text};
use durand::story::Story;

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/corpus")
        .join(name)
}

/// Everything said of a GeoJSON file, its folder cut off.
fn said_of(path: &Path) -> Vec<String> {
    let mut report = Report::default();
    match read_text(path) {
        Err(fault) => report.push(fault),
        Ok(text) => {
            for located in read_features(path, &text, &mut report).features {
                let name = located.name();
                let Some(geometry) = located.feature.geometry else {
                    report.push(
                        durand::atlas::Fault::error(path, "its geometry is null", "-")
                            .in_feature(name),
                    );
                    continue;
                };
                for finding in judge_geometry(&geometry, Care::Thorough) {
                    report.push(
                        finding
                            .in_file(path)
                            .at_line(located.line)
                            .in_feature(name.as_str()),
                    );
                }
            }
        }
    }
    let folder = format!("{}/", path.parent().unwrap().display());
    report
        .faults
        .iter()
        .map(|fault| fault.to_string().replace(&folder, ""))
        .collect()
}

const GEOMETRIES: &[(&str, &[&str])] = &[
    ("altitude.geojson", &[]),
    ("sound.geojson", &[]),
    ("bare-feature.geojson", &[]),
    ("bare-geometry.geojson", &[]),
    (
        "truncated.geojson",
        &["truncated.geojson:3: the file ends inside feature 2; it was cut short: fetch it again"],
    ),
    (
        "truncated-string.geojson",
        &[
            "truncated-string.geojson:3: the file ends inside feature 2; it was cut short: fetch it again",
        ],
    ),
    (
        "nan.geojson",
        &[
            "nan.geojson:2: feature 1 (id \"a\"): NaN is not a number in JSON; write a finite number, or leave the feature out",
        ],
    ),
    (
        "infinity.geojson",
        &[
            "infinity.geojson:2: feature 1 (id \"a\"): Infinity is not a number in JSON; write a finite number, or leave the feature out",
        ],
    ),
    (
        "too-large.geojson",
        &[
            "too-large.geojson:2: feature 1 (id \"a\"): it has a number too large to be read; write a finite number",
        ],
    ),
    (
        "swapped.geojson",
        &[
            "swapped.geojson:2: feature 1 (id \"a\"): longitude 34.5, latitude 69.2 is far from the borderland; it looks like latitude came first: swap the two",
        ],
    ),
    (
        "swapped-far.geojson",
        &[
            "swapped-far.geojson:2: feature 1 (id \"a\"): latitude 139.7 is outside -90..=90; it looks like latitude came first: swap the two",
        ],
    ),
    (
        "out-of-range.geojson",
        &[
            "out-of-range.geojson:2: feature 1 (id \"a\"): longitude 6643220 is outside -180..=180; write degrees of WGS 84, longitude first",
        ],
    ),
    (
        "unclosed.geojson",
        &[
            "unclosed.geojson:2: feature 1 (id \"a\"): the outer ring is not closed; repeat its first position at its end",
        ],
    ),
    (
        "short-ring.geojson",
        &[
            "short-ring.geojson:2: feature 1 (id \"a\"): the outer ring has 3 of the four positions it needs; add positions or leave it out",
        ],
    ),
    (
        "self-crossing.geojson",
        &[
            "self-crossing.geojson:2: feature 1 (id \"a\"): the outer ring crosses itself or another near longitude 60.5000, latitude 30.5000; untangle it there",
        ],
    ),
    (
        "clockwise.geojson",
        &[
            "clockwise.geojson:2: feature 1 (id \"a\"): the outer ring runs clockwise; reverse it: RFC 7946 wants it anticlockwise",
        ],
    ),
    (
        "hole-outside.geojson",
        &[
            "hole-outside.geojson:2: feature 1 (id \"a\"): hole 1 lies outside the outer ring; make it a polygon of its own",
        ],
    ),
    (
        "one-position-line.geojson",
        &[
            "one-position-line.geojson:2: feature 1 (id \"a\"): a line has 1 of the two positions it needs; add positions or leave the line out",
        ],
    ),
    (
        "one-number.geojson",
        &[
            "one-number.geojson:2: feature 1 (id \"a\"): a position of the Point has 1 of the two numbers it needs; write [longitude, latitude]",
        ],
    ),
    (
        "empty-coordinates.geojson",
        &[
            "empty-coordinates.geojson:2: feature 1 (id \"a\"): its geometry has no positions; give it coordinates",
        ],
    ),
    (
        "unknown-type.geojson",
        &[
            "unknown-type.geojson:2: feature 1 (id \"a\"): \"Circle\" is not a geometry type; use Point, LineString, Polygon or one of their Multi forms",
        ],
    ),
    (
        "quoted-numbers.geojson",
        &[
            "quoted-numbers.geojson:2: feature 1 (id \"a\"): a coordinate is the text \"66.4\", not a number; write longitude and latitude in degrees",
        ],
    ),
    (
        "shallow.geojson",
        &[
            "shallow.geojson:2: feature 1 (id \"a\"): the coordinates of the Polygon are not nested deeply enough; nest them three brackets deep",
        ],
    ),
    (
        "no-coordinates.geojson",
        &["no-coordinates.geojson:2: feature 1 (id \"a\"): the Point has no coordinates; add them"],
    ),
    (
        "null-geometry.geojson",
        &["null-geometry.geojson: feature 1 (id \"a\"): its geometry is null; -"],
    ),
    (
        "feature-without-type.geojson",
        &[
            "feature-without-type.geojson:2: feature 1 (id \"a\"): it has no type; add \"type\": \"Feature\"",
        ],
    ),
    (
        "not-a-feature.geojson",
        &["not-a-feature.geojson:2: feature 1: it is not an object; write a GeoJSON feature"],
    ),
    (
        "list-of-properties.geojson",
        &[
            "list-of-properties.geojson:2: feature 1 (id \"a\"): its properties are an array, not an object; write {\"name\": …}",
        ],
    ),
    (
        "missing-comma.geojson",
        &[
            "missing-comma.geojson:3: a comma is missing before feature 2; add it, as from there on nothing was read",
        ],
    ),
    (
        "lines.geojson",
        &[
            "lines.geojson:2: a second JSON object follows the first; put all features into one FeatureCollection, with a comma between them",
        ],
    ),
    (
        "no-features.geojson",
        &[
            "no-features.geojson: the FeatureCollection has no array of features; give it one under \"features\"",
        ],
    ),
    (
        "no-type.geojson",
        &[
            "no-type.geojson: the object has no type, so it is not GeoJSON; make it a FeatureCollection",
        ],
    ),
    (
        "wrong-type.geojson",
        &[
            "wrong-type.geojson: the type is \"Collection\", which is none of GeoJSON's; make it a FeatureCollection",
        ],
    ),
    (
        "topojson.geojson",
        &["topojson.geojson: this is TopoJSON, not GeoJSON; convert it to GeoJSON first"],
    ),
    (
        "array.geojson",
        &[
            "array.geojson: this is a JSON array, not a GeoJSON object; put its features into a FeatureCollection",
        ],
    ),
    (
        "xml.geojson",
        &["xml.geojson: this is XML or HTML, not GeoJSON; convert it to GeoJSON first"],
    ),
    (
        "prose.geojson",
        &["prose.geojson: this is not JSON; name a GeoJSON file"],
    ),
    (
        "empty.geojson",
        &["empty.geojson: the file is empty; fetch it again"],
    ),
    (
        "bom.geojson",
        &[
            "bom.geojson:1: the file starts with a byte order mark, which JSON does not allow; save it as UTF-8 without one",
        ],
    ),
    (
        "latin-1.geojson",
        &["latin-1.geojson:2: byte 0xE9 is not UTF-8; save the file as UTF-8"],
    ),
    (
        "missing.geojson",
        &["missing.geojson: there is no such file; check the spelling of its name"],
    ),
];

#[test]
fn every_broken_file_leads_to_its_sentence() {
    for (name, expected) in GEOMETRIES {
        assert_eq!(said_of(&corpus(name)), *expected, "{name}");
    }
}

#[test]
fn every_file_of_the_corpus_is_in_the_table() {
    for entry in fs::read_dir(corpus("")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        assert!(
            entry.path().is_dir() || GEOMETRIES.iter().any(|(known, _)| *known == name),
            "{name}"
        );
    }
}

#[test]
fn folders_and_utf_16_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let wide = folder.path().join("wide.geojson");
    let text: Vec<u8> = "\u{feff}{\"type\":\"FeatureCollection\"}"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    fs::write(&wide, text).unwrap();
    assert_eq!(
        said_of(&wide),
        ["wide.geojson: the file is in UTF-16; save it as UTF-8"]
    );
    assert!(
        said_of(folder.path())[0].ends_with("this is a folder, not a file; name a file inside it")
    );
}

#[test]
fn depth_is_told_and_never_overflows_the_stack() {
    let deep = |count: usize| format!("{}1{}", "[".repeat(count), "]".repeat(count));
    let folder = tempfile::tempdir().unwrap();
    for (name, text, sentence) in [
        (
            "deep.geojson",
            format!(
                "{{\"type\":\"FeatureCollection\",\"features\":[\n{{\"type\":\"Feature\",\"id\":\"a\",\"properties\":null,\"geometry\":{{\"type\":\"Point\",\"coordinates\":{}}}}}]}}",
                deep(100_000)
            ),
            "deep.geojson:2: feature 1 (id \"a\"): it is nested more than 128 levels deep; flatten it",
        ),
        (
            "deep-member.geojson",
            format!(
                "{{\"type\":\"FeatureCollection\",\"x\":{},\"features\":[]}}",
                deep(100_000)
            ),
            "deep-member.geojson:1: the value of \"x\" is not JSON; correct it or leave it out",
        ),
        (
            "brackets.geojson",
            format!(
                "{{\"type\":\"FeatureCollection\",\"features\":[{}",
                "[".repeat(500_000)
            ),
            "brackets.geojson:1: the file ends inside feature 1; it was cut short: fetch it again",
        ),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        assert_eq!(said_of(&path), [sentence]);
    }
}

#[test]
fn a_file_cut_anywhere_is_told_and_never_panics() {
    let text = fs::read_to_string(corpus("sound.geojson")).unwrap();
    for end in (0..text.trim_end().len()).filter(|&end| text.is_char_boundary(end)) {
        let mut report = Report::default();
        read_features(Path::new("cut"), &text[..end], &mut report);
        assert!(report.errors().next().is_some(), "cut at {end}");
    }
}

#[test]
fn a_file_with_any_byte_changed_never_panics() {
    let text = fs::read(corpus("sound.geojson")).unwrap();
    for at in 0..text.len() {
        for byte in *b"\"{}[],:0-eN\\ " {
            let mut changed = text.clone();
            changed[at] = byte;
            if let Ok(changed) = String::from_utf8(changed) {
                let collection =
                    read_features(Path::new("changed"), &changed, &mut Report::default());
                for located in collection.features {
                    located
                        .feature
                        .geometry
                        .map(|geometry| judge_geometry(&geometry, Care::Thorough));
                }
            }
        }
    }
}

#[test]
fn a_folder_of_broken_places_gives_the_sound_ones_and_a_sentence_for_each_other() {
    let (atlas, report) = Atlas::read_dir(&corpus("atlas")).unwrap();
    let ids: Vec<_> = atlas
        .places()
        .iter()
        .map(|place| place.id.as_str())
        .collect();
    assert_eq!(ids, ["here", "there", "odd"]);
    let folder = format!("{}/", corpus("atlas").display());
    let said: Vec<_> = report
        .faults
        .iter()
        .map(|fault| fault.to_string().replace(&folder, ""))
        .collect();
    let kinds = "country, province, territory, agency, frontier-region, border, border-stretch, disputed-line, crossing, town, river, lake, glacier, urban-area, region, line, spot";
    assert_eq!(
        said,
        [
            "places.geojson:4: feature 3: it has no id; give it one, such as \"north-waziristan\"".to_owned(),
            "places.geojson:5: feature 4 (id \"No Id\"): an id is written in small letters, digits and single hyphens, such as north-waziristan, not \"No Id\"; rename it".to_owned(),
            format!("places.geojson:6: feature 5 (id \"strange\"): its kind \"planet\" is unknown; use one of {kinds}"),
            "places.geojson:7: feature 6 (id \"nameless\"): it has no name; give it one under \"name\"".to_owned(),
            "places.geojson:8: feature 7 (id \"nowhere\"): its geometry is null; give it a geometry".to_owned(),
            "places.geojson:9: feature 8 (id \"odd\"): its rank 99 is outside 1..=10; use 1 for what matters most".to_owned(),
            "places.geojson:9: feature 8 (id \"odd\"): its \"population\" cannot be read; make it a whole number".to_owned(),
            "places.geojson:9: feature 8 (id \"odd\"): entry 1 of its \"status\" cannot be read (missing field `from`); correct it or leave it out".to_owned(),
            "places.geojson: the id \"here\" is taken by an earlier place; give each place an id of its own".to_owned(),
            "places.geojson: the parent \"gone\" of \"there\" is no place of the atlas; add that place or correct the id".to_owned(),
        ]
    );
}

#[test]
fn a_broken_story_gives_its_sound_part_and_a_sentence_for_the_rest() {
    let (atlas, _) = Atlas::read_dir(&corpus("atlas")).unwrap();
    let (story, report) = Story::read_dir(&corpus("story"), &atlas).unwrap();
    assert_eq!((story.passages().len(), story.events().len()), (2, 4));
    let folder = format!("{}/", corpus("story").display());
    let said: Vec<_> = report
        .faults
        .iter()
        .map(|fault| fault.to_string().replace(&folder, ""))
        .collect();
    assert_eq!(
        said,
        [
            "passages.json:4: passage 3: \"zero\" is no paragraph: write headline, standfirst, caption or a number from 1; correct it",
            "passages.json:5: passage 4: paragraph 1 has come before; number it anew",
            "passages.json:6: passage 5: it cannot be read (missing field `text`); write {\"paragraph\": …, \"text\": …}",
            "events.geojson:3: feature 2 (id \"bad-date\"): in the date \"2014-13\", 13 at position 6 is neither a month (01–12) nor a season (21–24): where it is not known, write 2014 alone; correct it; until then the event is undated",
            "events.geojson:4: feature 3 (id \"no-such-place\"): its place \"atlantis\" is not in the atlas; use the id of a place, as durand places lists them",
            "events.geojson:5: feature 4 (id \"no-such-passage\"): the story has no passage 99; name one that it has",
            "events.geojson:6: feature 5 (id \"no-such-category\"): its category \"party\" is unknown; use one of border, politics, military, militancy, attack",
            "events.geojson:7: feature 6 (id \"sound\"): the id \"sound\" is taken by an earlier event; give each event an id of its own",
            "events.geojson:8: feature 7 (id \"markless\"): its geometry is null; give it the Point where its mark stands",
        ]
    );
}
