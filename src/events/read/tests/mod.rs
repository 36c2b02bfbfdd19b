//! Files read in parts of any size, held to the geojson and csv crates, and broken in every way.

mod again;
mod broken;
mod details;
mod doubts;
mod geometries;
mod judges;
mod seams;
mod tables;

use std::io::Write;
use std::ops::ControlFlow;

use tempfile::NamedTempFile;

use super::source::Limits;
use super::{EventFile, FileReport, Watch};
use crate::events::Days;
use crate::geometry::Morton;

/// One event, as columns hold it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) offset: u64,
    pub(super) position: Morton,
    pub(super) days: Days,
    pub(super) years: [i16; 2],
    pub(super) category: String,
}

/// A file with this content, whose name ends as given.
pub(super) fn file(content: impl AsRef<[u8]>, ending: &str) -> NamedTempFile {
    let mut file = tempfile::Builder::new().suffix(ending).tempfile().unwrap();
    file.write_all(content.as_ref()).unwrap();
    file.flush().unwrap();
    file
}

pub(super) const SMALL: Limits = Limits {
    chunk: 64,
    record: 4096,
    workers: 2,
};

/// All events of a file, and the report.
pub(super) fn all(file: &EventFile) -> (Vec<Row>, FileReport) {
    let mut rows = Vec::new();
    let report = file.read(&Watch::default(), &mut |batch| {
        for index in 0..batch.len() {
            rows.push(Row {
                offset: batch.offsets[index],
                position: batch.positions[index],
                days: batch.days[index],
                years: batch.years[index],
                category: batch.categories[usize::from(batch.category[index])].clone(),
            });
        }
        ControlFlow::Continue(())
    });
    let report = report.unwrap();
    assert_eq!(report.events, rows.len() as u64);
    assert!(rows.is_sorted_by(|one, next| one.offset < next.offset));
    (rows, report)
}

/// All events of a text, read with these limits.
pub(super) fn read_with(content: &[u8], ending: &str, limits: Limits) -> (Vec<Row>, FileReport) {
    let temporary = file(content, ending);
    let mut opened = EventFile::open(temporary.path(), 1).unwrap();
    opened.limits = limits;
    let (rows, mut report) = all(&opened);
    for fault in &mut report.faults.listed {
        fault.file = "a".into();
    }
    (rows, report)
}

/// How many events there are, and what is said of the file.
pub(super) fn told(content: &str, ending: &str) -> (u64, Vec<String>) {
    let (_, report) = read_with(content.as_bytes(), ending, Limits::USUAL);
    let faults = report.faults.listed.iter();
    (report.events, faults.map(ToString::to_string).collect())
}

/// A feature at a place, with these properties.
pub(super) fn point(lon: f64, lat: f64, properties: &str) -> String {
    format!(
        r#"{{"type":"Feature","geometry":{{"type":"Point","coordinates":[{lon},{lat}]}},"properties":{properties}}}"#
    )
}

/// A collection of these features.
pub(super) fn collection(features: &[String]) -> String {
    format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n",
        features.join(",\n")
    )
}
