//! Lines and areas of a reader's own file, and the bundled data with them.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use durand::events::{self, EventFile, Watch};
use durand::session::{Dataset, own_places};

/// A valley that the article never names around Quetta, a quarter of it, the country that some
/// dreamt of, and another border.
const SHAPES: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Pashtunistan","claimed by":"nobody now"},"geometry":{"type":"Polygon","coordinates":[[[66,29.5],[71.8,31],[72,35],[70.5,35],[66,29.5]]]}},
{"type":"Feature","properties":{"name":"Upper Valley"},"geometry":{"type":"Polygon","coordinates":[[[66.5,29.8],[67.5,29.8],[67.5,30.6],[66.5,30.6],[66.5,29.8]]]}},
{"type":"Feature","properties":{"name":"Old quarter"},"geometry":{"type":"Polygon","coordinates":[[[66.95,30.15],[67.05,30.15],[67.05,30.22],[66.95,30.22],[66.95,30.15]]]}},
{"type":"Feature","properties":{"name":"Rival border"},"geometry":{"type":"LineString","coordinates":[[62,31.5],[64,32.5],[66,32.5]]}},
{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[62,34],[63,34],[63,35],[62,35],[62,34]]]}}
]}"#;

/// Writes the shapes into `folder`.
pub fn shapes_file(folder: &Path) -> PathBuf {
    let path = folder.join("regions.geojson");
    std::fs::write(&path, SHAPES).unwrap();
    path
}

/// Sixty floods: 24 in the Upper Valley, 6 of them in its old quarter, and the rest at sea; as many
/// in each of three years. Of what the article tells, one event lies in the quarter.
pub fn floods_file(folder: &Path) -> PathBuf {
    let mut text = String::from("id,lon,lat,date,category,title\n");
    for number in 0..60 {
        let (lon, lat) = match number {
            0..6 => (67.0, 30.2),
            6..24 => (66.6, 30.5),
            _ => (64.0, 20.0),
        };
        let year = 2008 + number % 3;
        let _ = writeln!(
            text,
            "{number},{lon},{lat},{year}-07-14,floods,Flood {number}"
        );
    }
    let path = folder.join("floods.csv");
    std::fs::write(&path, text).unwrap();
    path
}

/// The bundled data with `files`, numbered from 1.
pub fn data_with(files: &[PathBuf]) -> Dataset {
    let bare = super::data();
    let files: Vec<Arc<EventFile>> = files
        .iter()
        .zip(1..)
        .map(|(path, number)| Arc::new(EventFile::open(path, number).unwrap()))
        .collect();
    let read = events::load(bare.story.events(), &files, &Watch::default(), &mut |_| ());
    let own: Vec<_> = files
        .iter()
        .zip(read.files)
        .map(|(file, report)| Arc::new(own_places(file, &report.unwrap().shapes)))
        .collect();
    bare.with_events(read.table, &files).with_own(&own)
}
