//! Files that are cut short, damaged or made to burst: a sentence or a part of the events, never a
//! panic, and bounded time and memory.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read its data should stop

use std::fs;
use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use durand::events::Import;
use durand::events::read::{EventFile, OpenError, Watch};
use proptest::prelude::*;

/// Files of every format, small enough to be damaged at every byte.
const FILES: [&str; 14] = [
    "events.kml",
    "events.kmz",
    "events.gpx",
    "lines.gpx",
    "areas.kml",
    "events.fgb",
    "events-no-index.fgb",
    "areas.fgb",
    "events.shz",
    "areas.shz",
    "events-columns.parquet",
    "events-delta.parquet",
    "lines.parquet",
    "events-utf-16.csv",
];

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/formats");
    fs::read(folder.join(name)).unwrap()
}

/// How many events and shapes come of it, and the sentences; every event that was read can be read again.
fn outcome(name: &str, bytes: &[u8]) -> (u64, usize, Vec<String>) {
    let file = match EventFile::embedded(name, bytes, 1, &Import::default()) {
        Err(error) => {
            let sentence = error.to_string();
            assert!(
                sentence.ends_with(name) || sentence.contains(&format!("{name}:")),
                "{sentence}"
            );
            assert!(
                sentence.contains("; "),
                "it says nothing of what to do: {sentence}"
            );
            return (0, 0, vec![sentence]);
        }
        Ok(file) => file,
    };
    let mut offsets = Vec::new();
    let report = file
        .read(&Watch::default(), &mut |batch| {
            offsets.extend(batch.offsets);
            ControlFlow::Continue(())
        })
        .unwrap();
    for offset in offsets {
        file.details(offset).unwrap();
    }
    let sentences = report.faults.listed.iter().map(ToString::to_string);
    (report.events, report.shapes.len(), sentences.collect())
}

#[test]
fn a_file_cut_at_any_byte_gives_what_came_before() {
    for name in FILES {
        let whole = bytes(name);
        let (events, shapes, _) = outcome(name, &whole);
        // The foot of Parquet is what matters: all of it, and some of what is before.
        let step = if name.ends_with("parquet") { 41 } else { 1 };
        let cuts = (0..whole.len()).filter(|cut| cut % step == 0 || whole.len() - cut < 64);
        for cut in cuts {
            let (some, parts, sentences) = outcome(name, &whole[..cut]);
            assert!(some <= events && parts <= shapes, "{name} cut at {cut}");
            // A table that is cut between two rows does not know.
            let all = some == events && parts == shapes || name.ends_with("csv");
            assert!(
                all || !sentences.is_empty(),
                "{name} cut at {cut} is silent"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_damaged_file_never_panics(
        file in prop::sample::select(&FILES[..]),
        flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = bytes(file);
        for (at, byte) in flips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        outcome(file, &bytes);
    }

    #[test]
    fn noise_behind_a_familiar_beginning_never_panics(
        head in prop::sample::select(vec![
            &b"PK\x03\x04"[..], b"PK\x05\x06", b"fgb\x03fgb\x01", b"PAR1", b"\0\0\x27\x0A", b"<kml>",
            b"<gpx>", b"<kml><Placemark>", b"\xFF\xFE<\0k\0m\0l\0", b"", b"{", b"lon,lat\n",
        ]),
        noise: Vec<u8>,
    ) {
        outcome("noise", &[head, &noise].concat());
    }
}

/// An archive with these entries.
fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const PLACEMARK: &str =
    "<Placemark><name>A</name><Point><coordinates>71,34</coordinates></Point></Placemark>";

fn kml(inside: &str) -> String {
    format!("<?xml version=\"1.0\"?>\n<kml><Document>\n{inside}\n</Document></kml>\n")
}

#[test]
fn what_unpacks_to_far_more_than_it_is_stops() {
    let begun = Instant::now();
    let blanks = " ".repeat(80 << 20);
    let text = format!("<kml><Document>{PLACEMARK}{blanks}</Document></kml>");
    let bomb = archive(&[("doc.kml", text.as_bytes())]);
    assert!(bomb.len() < 200_000);
    let (events, _, sentences) = outcome("bomb.kmz", &bomb);
    assert_eq!(events, 1);
    assert!(sentences[0].contains("500 times its size"), "{sentences:?}");
    let bomb = archive(&[("a.shp", blanks.as_bytes()), ("a.dbf", b"")]);
    let (_, _, sentences) = outcome("bomb.zip", &bomb);
    assert!(sentences[0].contains("500 times its size"), "{sentences:?}");
    assert!(begun.elapsed() < Duration::from_mins(1));
}

#[test]
fn names_in_an_archive_lead_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let text = kml(PLACEMARK);
    let target = folder.path().join("evil.kml");
    for name in [
        "../../evil.kml",
        target.to_str().unwrap(),
        "..\\evil.kml",
        "a\u{202E}b.kml",
    ] {
        let (events, ..) = outcome("tricks.kmz", &archive(&[(name, text.as_bytes())]));
        assert_eq!(events, 1, "{name}");
    }
    assert!(!target.exists());
    let inner = archive(&[("doc.kml", text.as_bytes())]);
    let (_, _, sentences) = outcome("nested.zip", &archive(&[("inner.kmz", &inner)]));
    assert!(sentences[0].contains("neither KML nor a Shapefile; its first file is \"inner.kmz\""));
    let (_, _, sentences) = outcome("none.zip", &archive(&[]));
    assert!(sentences[0].contains("it is empty"), "{sentences:?}");
    let many: Vec<(String, &[u8])> = (0..10_001)
        .map(|index| (format!("{index}.kml"), &b""[..]))
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), *bytes))
        .collect();
    let (_, _, sentences) = outcome("many.kmz", &archive(&many));
    assert!(sentences[0].contains("10001 files"), "{sentences:?}");
}

#[test]
fn entities_depth_and_endless_elements_stop() {
    let entities =
        "<!DOCTYPE kml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<kml>&b;</kml>";
    let (_, _, sentences) = outcome("bomb.kml", entities.as_bytes());
    assert!(sentences[0].contains("document type"), "{sentences:?}");
    assert!(sentences[0].ends_with("bomb.kml:1"), "{sentences:?}");
    let deep = kml(&format!("{PLACEMARK}{}", "<Folder>".repeat(1_000_000)));
    let (events, _, sentences) = outcome("deep.kml", deep.as_bytes());
    assert_eq!(events, 1);
    assert!(sentences[0].contains("more than 100 deep"), "{sentences:?}");
    let deep = kml(&format!(
        "<Placemark>{}",
        "<MultiGeometry>".repeat(1_000_000)
    ));
    let (_, _, sentences) = outcome("deep.kml", deep.as_bytes());
    assert!(sentences[0].contains("more than 100 deep"), "{sentences:?}");
    let long = kml(&format!(
        "{PLACEMARK}<Placemark><name>{}</name></Placemark>",
        "x".repeat(65 << 20)
    ));
    let (events, _, sentences) = outcome("long.kml", long.as_bytes());
    assert_eq!(events, 1);
    assert!(
        sentences[0].contains("longer than the 64 MB"),
        "{sentences:?}"
    );
}

#[test]
fn places_are_those_of_the_file() {
    let text = kml(&format!(
        "{PLACEMARK}\n<Placemark id='b'>\n<name>B</name></Placemark>\n\
         <Placemark><Point><coordinates>71,north</coordinates></Point></Placemark>\n\
         <Placemark><Point><coordinates>NaN,34</coordinates></Point></Placemark>\n\
         <Placemark><Point><coordinates>71,134</coordinates></Point></Placemark>\n\
         <Placemark><TimeStamp><when>soon</when></TimeStamp>\n<Point><coordinates>71,34</coordinates></Point></Placemark>"
    ));
    let (events, _, sentences) = outcome("places.kml", text.as_bytes());
    assert_eq!(events, 2);
    let expected = [
        "places.kml:4: placemark 2: it has no geometry; give it the Point where it happened",
        "places.kml:6: placemark 3: the latitude \"north\" is not a number; write longitude,latitude in degrees",
        "places.kml:7: placemark 4: a coordinate is not a finite number; write longitude and latitude in degrees",
        "places.kml:8: placemark 5: latitude 134 is out of range; write degrees between -90 and 90; perhaps latitude and longitude are swapped",
        "places.kml:9: placemark 6: in the date \"soon\", 's' at position 1 should be a year of four digits; correct it; until then the event is undated",
    ];
    assert_eq!(sentences, expected);
    let (_, _, packed) = outcome("places.kmz", &archive(&[("doc.kml", text.as_bytes())]));
    assert!(
        packed[1].starts_with("places.kmz:6: placemark 3 of doc.kml: "),
        "{packed:?}"
    );
}

#[test]
fn a_table_of_ten_thousand_columns_and_a_cell_of_a_million_letters_are_read() {
    let names: Vec<String> = (0..10_000).map(|index| format!("c{index}")).collect();
    let row = vec!["1"; 10_000].join(",");
    let table = format!("lon,lat,{}\n71,34,{row}\n", names.join(","));
    assert_eq!(outcome("wide.csv", table.as_bytes()).0, 1);
    let table = format!("lon,lat,text\n71,34,{}\n71,34,b\n", "x".repeat(1_000_000));
    assert_eq!(outcome("long.csv", table.as_bytes()).0, 2);
    let data = |index| format!("<Data name='c{index}'><value>1</value></Data>");
    let fields: Vec<String> = (0..10_000).map(data).collect();
    let fields = fields.concat();
    let text = kml(&format!(
        "<Placemark><ExtendedData>{fields}</ExtendedData><Point><coordinates>71,34</coordinates></Point></Placemark>"
    ));
    assert_eq!(outcome("wide.kml", text.as_bytes()).0, 1);
}

#[test]
fn what_is_known_to_be_something_else_is_named() {
    for (bytes, what) in [
        (&b"SQLite format 3\0"[..], "GeoPackage"),
        (b"\x1F\x8B\x08", "gzip"),
        (b"%PDF-1.7", "PDF"),
        (b"<svg xmlns='x'/>", "XML or HTML"),
        (b"PAR1PAR1PAR1", "Parquet"),
        (b"fgb\x03fgb\x00", "FlatGeobuf"),
        (b"PAR1xxxx\0\0\0\0PARE", "encrypted"),
    ] {
        let (_, _, sentences) = outcome("other", bytes);
        assert!(sentences[0].contains(what), "{sentences:?}");
    }
    let sheet = archive(&[("xl/workbook.xml", b"<x/>")]);
    assert!(outcome("a.xlsx", &sheet).2[0].contains("spreadsheet"));
}

#[test]
fn a_shapefile_without_its_neighbours_still_has_its_shapes() {
    let folder = tempfile::tempdir().unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes("events.shz"))).unwrap();
    let mut shapes = Vec::new();
    std::io::copy(&mut zip.by_name("events.shp").unwrap(), &mut shapes).unwrap();
    let (events, _, sentences) = outcome("events.shp", &shapes);
    assert_eq!(events, 5);
    assert!(sentences[0].contains("no .prj"), "{sentences:?}");
    assert!(sentences[1].contains("no table"), "{sentences:?}");
    // Beside its neighbours on a disk it has them.
    for ending in ["shp", "dbf", "prj", "cpg"] {
        let mut content = Vec::new();
        std::io::copy(
            &mut zip.by_name(&format!("events.{ending}")).unwrap(),
            &mut content,
        )
        .unwrap();
        fs::write(folder.path().join(format!("events.{ending}")), content).unwrap();
    }
    let file = EventFile::open(&folder.path().join("events.shp"), 1).unwrap();
    let report = file
        .read(&Watch::default(), &mut |_| ControlFlow::Continue(()))
        .unwrap();
    assert_eq!((report.events, report.faults.total), (5, 0));
    let utm = "PROJCS[\"WGS 84 / UTM zone 42N\",AUTHORITY[\"EPSG\",\"32642\"]]";
    fs::write(folder.path().join("events.prj"), utm).unwrap();
    let refused = EventFile::open(&folder.path().join("events.shp"), 1);
    assert!(matches!(refused, Err(OpenError::ForeignCrs { .. })));
}
