//! Files that are broken, long, cut short, or gone: what is sound in them is read.

use std::sync::Arc;

use super::*;
use crate::events::Import;
use crate::events::read::OpenError;

#[test]
fn a_broken_feature_costs_itself_only() {
    let text = |broken: &str| {
        let sound = point(1.0, 2.0, r#"{"date":"2001"}"#);
        collection(&[sound.clone(), broken.to_owned(), sound])
    };
    for (broken, what) in [
        (
            r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[NaN,1]},"properties":{}}"#,
            "feature 2: NaN is not a number in JSON",
        ),
        (
            r#"{"type":"Feature","id":"kabul","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"a":"b}}"#,
            "feature 2 (id \"kabul\"): it is not JSON",
        ),
        (
            r#"{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2},"properties":{}}"#,
            "feature 2: it is not JSON",
        ),
        ("17", "feature 2: it is not an object"),
        (r#"{"type":"Place"}"#, "feature 2: its type is \"Place\""),
        (
            r#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]},"properties":{}}"#,
            "feature 2: its geometry has no positions; give it coordinates",
        ),
        (
            r#"{"type":"Feature","properties":{}}"#,
            "feature 2: it has no geometry; give it the Point where it happened",
        ),
    ] {
        for content in [text(broken), text(broken).replace('\n', "")] {
            let (events, faults) = told(&content, ".geojson");
            assert_eq!(events, 2, "{content}\n{faults:?}");
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert!(faults[0].contains(what), "{faults:?}");
        }
    }
}

#[test]
fn commas_may_be_wrong() {
    let sound = point(1.0, 2.0, r#"{"date":"2001"}"#);
    let (events, faults) = told(
        &collection(&[sound.clone(), sound]).replace(",\n", "\n"),
        ".json",
    );
    assert_eq!((events, faults.len()), (2, 1));
    assert!(faults[0].contains("a comma is missing"), "{faults:?}");
}

#[test]
fn a_date_nobody_can_read_leaves_the_event_undated() {
    let content = collection(&[point(1.0, 2.0, r#"{"date":"05/08/09"}"#)]);
    let (rows, report) = read_with(content.as_bytes(), ".json", SMALL);
    assert!(rows[0].days.is_undated());
    assert_eq!(rows[0].years, [0, 0]);
    assert_eq!(report.faults.by_reason["the date cannot be read"], 1);
    let fault = report.faults.listed[0].to_string();
    assert_eq!(
        fault,
        "a:2: feature 1: the year of the date \"05/08/09\" has two digits, which do not tell the century: write it with four; correct it; until then the event is undated"
    );
}

#[test]
fn an_event_that_is_too_long_is_passed_without_keeping_it() {
    let long = point(1.0, 2.0, &format!(r#"{{"a":"{}"}}"#, "{[x".repeat(5000)));
    let sound = point(3.0, 4.0, r#"{"date":"2001"}"#);
    let features = [sound.clone(), long, sound];
    let limits = Limits {
        chunk: 256,
        record: 2000,
        workers: 2,
    };
    for (content, ending) in [
        (collection(&features), ".geojson"),
        (features.join("\n"), ".ndjson"),
        (
            format!(
                "x,y,date,text\n3,4,2001,a\n1,2,2001,{}\n3,4,2001,b\n",
                "long ".repeat(5000)
            ),
            ".csv",
        ),
    ] {
        let (rows, report) = read_with(content.as_bytes(), ending, limits);
        assert_eq!(rows.len(), 2, "{ending} {:?}", report.faults.listed);
        assert_eq!(report.faults.total, 1, "{:?}", report.faults.listed);
        assert_eq!(report.faults.by_reason["it is too long"], 1);
    }
}

#[test]
fn a_file_that_shrinks_after_it_was_opened_is_read_as_far_as_it_goes() {
    let features = vec![point(1.0, 2.0, r#"{"date":"2001"}"#); 100];
    let content = collection(&features);
    let temporary = file(&content, ".geojson");
    let mut opened = EventFile::open(temporary.path(), 1).unwrap();
    opened.limits = SMALL;
    temporary
        .as_file()
        .set_len(content.len() as u64 / 2)
        .unwrap();
    let (rows, report) = all(&opened);
    assert!((40..60).contains(&rows.len()), "{}", rows.len());
    let said: Vec<_> = report.faults.by_reason.keys().map(String::as_str).collect();
    assert_eq!(
        said,
        [
            "the file changed while it was read",
            "the file ends too early"
        ]
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_is_deleted_after_it_was_opened_is_read_all_the_same() {
    let content = collection(&vec![point(1.0, 2.0, r#"{"date":"2001"}"#); 100]);
    let temporary = file(&content, ".geojson");
    let opened = EventFile::open(temporary.path(), 1).unwrap();
    drop(temporary);
    let (rows, report) = all(&opened);
    assert_eq!((rows.len(), report.faults.total), (100, 0));
    assert!(opened.details(rows[99].offset).is_ok());
    assert!(!opened.has_changed());
}

#[test]
fn reading_can_be_stopped_by_the_watch_and_by_the_taker() {
    let content = collection(&vec![point(1.0, 2.0, "{}"); 1000]);
    let temporary = file(&content, ".geojson");
    let mut opened = EventFile::open(temporary.path(), 1).unwrap();
    opened.limits = SMALL;
    let watch = Watch::default();
    let report = opened.read(&watch, &mut |_| {
        watch.cancel();
        ControlFlow::Continue(())
    });
    let report = report.unwrap();
    assert!(report.cancelled && report.events < 10);
    let report = opened.read(&Watch::default(), &mut |_| ControlFlow::Break(()));
    assert!(report.unwrap().cancelled);
}

#[test]
fn the_watch_sees_every_byte_event_and_fault() {
    let content = collection(&[
        point(1.0, 2.0, r#"{"date":"2001"}"#),
        point(1.0, 200.0, "{}"),
    ]);
    let temporary = file(&content, ".geojson");
    let opened = EventFile::open(temporary.path(), 1).unwrap();
    let watch = Watch::default();
    opened
        .read(&watch, &mut |_| ControlFlow::Continue(()))
        .unwrap();
    assert_eq!(watch.bytes_total(), content.len() as u64);
    assert_eq!(watch.bytes_done(), watch.bytes_total());
    assert_eq!((watch.events(), watch.faults()), (1, 1));
}

#[test]
fn only_the_first_thousand_faults_are_listed_with_their_lines() {
    let content = collection(&vec![point(1.0, 200.0, "{}"); 1500]);
    let (rows, report) = read_with(content.as_bytes(), ".geojson", SMALL);
    assert!(rows.is_empty());
    assert_eq!(report.faults.total, 1500);
    assert_eq!(report.faults.listed.len(), 1000);
    for (index, fault) in report.faults.listed.iter().enumerate() {
        assert_eq!(fault.line, Some(index + 2));
        assert_eq!(fault.feature, Some(format!("feature {}", index + 1)));
    }
}

/// A line of 100 MB, as the world has them.
#[test]
fn a_line_of_a_hundred_megabytes_is_one_fault() {
    use std::io::{BufWriter, Write};

    let temporary = tempfile::Builder::new()
        .suffix(".ndjson")
        .tempfile()
        .unwrap();
    let mut writer = BufWriter::new(temporary.as_file());
    let sound = point(1.0, 2.0, r#"{"date":"2001"}"#);
    write!(writer, "{sound}\n{{\"type\":\"Feature\",\"text\":\"").unwrap();
    let block = vec![b'x'; 1 << 20];
    for _ in 0..100 {
        writer.write_all(&block).unwrap();
    }
    write!(writer, "\"}}\n{sound}\n").unwrap();
    writer.flush().unwrap();
    let (rows, report) = all(&EventFile::open(temporary.path(), 1).unwrap());
    assert_eq!(rows.len(), 2);
    let fault = &report.faults.listed[0];
    assert_eq!((report.faults.total, fault.line), (1, Some(2)));
    assert_eq!(
        fault.what,
        "it is longer than the 16 MB that an event may have"
    );
}

#[test]
fn making_a_working_copy_is_watched_and_can_be_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.kml");
    let placemark = "<Placemark><name>Kabul</name><Point><coordinates>69.2,34.5</coordinates>\
        </Point></Placemark>\n";
    let text = format!(
        "<kml><Document>{}</Document></kml>",
        placemark.repeat(2_000)
    );
    std::fs::write(&path, &text).unwrap();
    let watch = Arc::new(Watch::default());
    EventFile::open_watched(&path, 1, &Import::default(), &watch).unwrap();
    assert_eq!(watch.bytes_done(), text.len() as u64);
    assert_eq!(watch.bytes_total(), text.len() as u64);

    let stopped = Arc::new(Watch::default());
    stopped.cancel();
    let error = EventFile::open_watched(&path, 1, &Import::default(), &stopped).unwrap_err();
    assert!(matches!(error, OpenError::Stopped { .. }), "{error}");
}
