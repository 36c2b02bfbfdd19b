//! Files that other programs wrote (tests/corpus/formats/make.sh): the same events come out of each
//! of them, the same shapes, and again after a round trip.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read its data should stop

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use durand::events::read::{EventFile, Format, Watch};
use durand::events::{FileReport, OwnShape};

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/formats")
}

fn millionths(position: [f64; 2]) -> [i64; 2] {
    position.map(|degrees| (degrees * 1e6).round() as i64)
}

/// What a file says of an event, as far as all formats can.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    title: String,
    date: Option<String>,
    category: String,
    /// Millionths of a degree, as 32 bits hold no more in some formats.
    position: [i64; 2],
}

fn read(path: &Path) -> (EventFile, FileReport, Vec<Said>) {
    let file = EventFile::open(path, 1).unwrap_or_else(|error| panic!("{error}"));
    let mut offsets = Vec::new();
    let report = file
        .read(&Watch::default(), &mut |batch| {
            offsets.extend(batch.offsets);
            ControlFlow::Continue(())
        })
        .unwrap();
    let mut said: Vec<Said> = offsets
        .iter()
        .map(|offset| {
            let details = file.details(*offset).unwrap();
            Said {
                title: details.title,
                date: details.when.map(|when| when.as_str().to_owned()),
                category: details.category,
                position: details
                    .position
                    .map(|degrees| (degrees * 1e6).round() as i64),
            }
        })
        .collect();
    said.sort();
    (file, report, said)
}

fn faults(report: &FileReport) -> Vec<String> {
    let listed = report.faults.listed.iter();
    listed
        .map(|fault| format!("{}; {}", fault.what, fault.mend))
        .collect()
}

/// Every file of events, what it is, and the words with which it is doubted.
fn files() -> Vec<(&'static str, Format, &'static [&'static str])> {
    let table = |delimiter| Format::Csv {
        delimiter,
        columns: Vec::new(),
    };
    vec![
        ("events.kml", Format::Kml, &[]),
        ("events-old-driver.kml", Format::Kml, &[]),
        ("events.kmz", Format::Kmz, &[]),
        ("events.gpx", Format::Gpx, &[]),
        ("events.fgb", Format::FlatGeobuf, &[]),
        ("events-no-index.fgb", Format::FlatGeobuf, &[]),
        (
            "events-3857.fgb",
            Format::FlatGeobuf,
            &["turned into degrees"],
        ),
        ("events.shz", Format::Shapefile, &[]),
        ("events-latin-1.shp.zip", Format::Shapefile, &[]),
        ("events.parquet", Format::GeoParquet, &[]),
        ("events-covering.parquet", Format::GeoParquet, &[]),
        ("events-columns.parquet", Format::GeoParquet, &[]),
        ("events-delta.parquet", Format::GeoParquet, &[]),
        (
            "events-3857.parquet",
            Format::GeoParquet,
            &["turned into degrees"],
        ),
        ("events.geojsonl", Format::FeatureLines, &[]),
        ("events-gdal.csv", table(b','), &[]),
        ("events-gdal.tsv", table(b'\t'), &[]),
        ("events-wkt.csv", table(b','), &[]),
        ("events-qgis.csv", table(b','), &[]),
        ("events-semicolons.csv", table(b';'), &["windows-1252"]),
        ("events-utf-16.csv", table(b'\t'), &[]),
    ]
}

/// Whether two formats are one, whatever the columns are.
fn is_same(one: &Format, other: &Format) -> bool {
    match (one, other) {
        (
            Format::Csv { delimiter: one, .. },
            Format::Csv {
                delimiter: other, ..
            },
        ) => one == other,
        (one, other) => one == other,
    }
}

#[test]
fn the_same_events_come_out_of_every_file_another_program_wrote() {
    let (_, _, expected) = read(&corpus().join("source.geojson"));
    assert_eq!(expected.len(), 5);
    assert_eq!(
        expected.iter().filter(|said| said.date.is_some()).count(),
        4
    );
    for (name, format, doubts) in files() {
        let (file, report, said) = read(&corpus().join(name));
        assert_eq!(said, expected, "{name}");
        assert!(
            is_same(file.format(), &format),
            "{name}: {:?}",
            file.format()
        );
        // One event has no date, which tables tell of every row.
        let mut faults = faults(&report);
        faults.retain(|fault| !fault.starts_with("it has no date"));
        assert_eq!(faults.len(), doubts.len(), "{name}: {faults:?}");
        for (fault, doubt) in faults.iter().zip(doubts) {
            assert!(fault.contains(doubt), "{name}: {fault}");
        }
        assert_eq!(file.name(), name);
        assert!(!file.has_changed(), "{name}");
    }
}

#[test]
fn the_name_of_a_file_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let (_, _, expected) = read(&corpus().join("source.geojson"));
    for (name, format, _) in files() {
        // One feature a line is told from one feature in all by its name or its second line.
        let path = folder
            .path()
            .join(format!("{}.dat", name.replace('.', "-")));
        fs::copy(corpus().join(name), &path).unwrap();
        let (file, _, said) = read(&path);
        assert_eq!(said, expected, "{name}");
        assert!(
            is_same(file.format(), &format),
            "{name}: {:?}",
            file.format()
        );
    }
}

#[test]
fn every_file_survives_the_round_trip() {
    let folder = tempfile::tempdir().unwrap();
    for (name, ..) in files() {
        let (_, _, expected) = read(&corpus().join(name));
        for ending in ["geojson", "csv", "kml"] {
            let output = folder.path().join(format!("{name}.{ending}"));
            let run = Command::new(env!("CARGO_BIN_EXE_durand"))
                .arg("events")
                .arg(corpus().join(name))
                .arg("--output")
                .arg(&output)
                .env("XDG_STATE_HOME", folder.path())
                .output()
                .unwrap();
            let told = String::from_utf8_lossy(&run.stderr).into_owned();
            assert!(run.status.success(), "{name}: {told}");
            // The story's own events are there, too.
            let (_, _, again) = read(&output);
            let missing: Vec<_> = expected
                .iter()
                .filter(|said| !again.contains(said))
                .collect();
            assert!(
                missing.is_empty(),
                "{name} → {ending}: {missing:#?}\nof {again:#?}"
            );
        }
    }
}

/// What is known of a shape in every format.
fn outline(shape: &OwnShape) -> (String, bool, usize) {
    (shape.name.clone(), shape.is_area(), shape.vertices())
}

#[test]
fn lines_and_areas_of_every_format_are_shapes() {
    let of = |name: &str| {
        let (_, report, said) = read(&corpus().join(name));
        assert!(said.is_empty(), "{name}");
        assert_eq!(faults(&report), [""; 0], "{name}");
        let mut shapes: Vec<_> = report.shapes.iter().map(outline).collect();
        shapes.sort();
        shapes
    };
    let areas = of("areas.geojson");
    assert_eq!(
        areas,
        [
            ("North field".to_owned(), true, 9),
            ("Two islands".to_owned(), true, 8)
        ]
    );
    let lines = of("lines.geojson");
    assert_eq!(
        lines,
        [
            ("Old road".to_owned(), false, 3),
            ("Two tracks".to_owned(), false, 4)
        ]
    );
    for ending in [".kml", ".fgb", ".shz", ".parquet", "-wkt.csv"] {
        assert_eq!(of(&format!("areas{ending}")), areas, "{ending}");
        assert_eq!(of(&format!("lines{ending}")), lines, "{ending}");
    }
    assert_eq!(of("lines.gpx"), lines);
}

#[test]
fn geometries_of_all_sorts_in_well_known_text_mean_what_they_mean_in_geojson() {
    let of = |name: &str| {
        let (_, report, said) = read(&corpus().join(name));
        let shapes: Vec<_> = report
            .shapes
            .iter()
            .map(|shape| (outline(shape), shape.geometry.clone(), shape.number))
            .collect();
        let properties = report.shapes.iter().map(|shape| {
            let mut told = shape.properties.clone();
            told.retain(|(_, text)| text != "null");
            told
        });
        let properties: Vec<_> = properties.collect();
        (said, shapes, properties, faults(&report))
    };
    let expected = of("mixed.geojson");
    assert_eq!((expected.0.len(), expected.1.len()), (2, 2));
    assert_eq!(of("mixed-wkt.csv"), expected);
}

#[test]
fn a_hole_stays_in_its_area() {
    for ending in [".geojson", ".kml", ".fgb", ".shz", ".parquet", "-wkt.csv"] {
        let (_, report, _) = read(&corpus().join(format!("areas{ending}")));
        let field = report
            .shapes
            .iter()
            .find(|shape| shape.name == "North field")
            .unwrap();
        let area = match &field.geometry {
            geo::Geometry::Polygon(area) => area.clone(),
            geo::Geometry::MultiPolygon(areas) => areas.0[0].clone(),
            other => panic!("{ending}: {other:?}"),
        };
        assert_eq!(area.interiors().len(), 1, "{ending}");
        let kind = field.properties.iter().find(|(name, _)| name == "kindof");
        assert_eq!(
            kind.map(|(_, text)| text.as_str()),
            Some("farm"),
            "{ending}"
        );
    }
}

#[test]
fn coordinates_of_another_system_are_refused_by_name() {
    for name in ["events-utm.fgb", "events-utm.parquet"] {
        let error = EventFile::open(&corpus().join(name), 1)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("WGS 84 / UTM zone 42N (EPSG:32642)"),
            "{error}"
        );
        assert!(error.contains("ogr2ogr -t_srs EPSG:4326"), "{error}");
        assert!(error.ends_with(name), "{error}");
    }
}

#[test]
fn days_and_moments_of_parquet_are_iso() {
    let (_, _, said) = read(&corpus().join("days.parquet"));
    let dates: Vec<_> = said
        .iter()
        .map(|said| (said.title.as_str(), said.date.as_deref()))
        .collect();
    assert_eq!(
        dates,
        [
            ("day", Some("2022-01-08")),
            ("moment", Some("2021-08-15")),
            ("nanos", Some("2021-08-15")),
        ]
    );
}

#[test]
fn positions_are_those_that_the_crates_for_kml_and_gpx_find() {
    fn points(element: &kml::Kml, found: &mut Vec<[i64; 2]>) {
        match element {
            kml::Kml::KmlDocument(document) => {
                document
                    .elements
                    .iter()
                    .for_each(|inner| points(inner, found));
            }
            kml::Kml::Document { elements, .. } => {
                for inner in elements {
                    points(inner, found);
                }
            }
            kml::Kml::Folder(folder) => {
                folder
                    .elements
                    .iter()
                    .for_each(|inner| points(inner, found));
            }
            kml::Kml::Placemark(placemark) => {
                if let Some(kml::types::Geometry::Point(point)) = &placemark.geometry {
                    found.push(millionths([point.coord.x, point.coord.y]));
                }
            }
            _ => {}
        }
    }
    let own = |name: &str| {
        let (_, _, said) = read(&corpus().join(name));
        let mut positions: Vec<_> = said.iter().map(|said| said.position).collect();
        positions.sort_unstable();
        positions
    };
    for name in ["events.kml", "events-old-driver.kml"] {
        let text = fs::read_to_string(corpus().join(name)).unwrap();
        let mut theirs = Vec::new();
        points(
            &kml::KmlReader::from_string(&text).read().unwrap(),
            &mut theirs,
        );
        theirs.sort_unstable();
        assert_eq!(own(name), theirs, "{name}");
    }
    let text = fs::read(corpus().join("events.gpx")).unwrap();
    let gpx = gpx::read(text.as_slice()).unwrap();
    let waypoints = gpx.waypoints.iter().map(gpx::Waypoint::point);
    let mut theirs: Vec<_> = waypoints
        .map(|point| millionths([point.x(), point.y()]))
        .collect();
    theirs.sort_unstable();
    assert_eq!(own("events.gpx"), theirs);
}
