//! Tables whose rows are geometries in well-known text.

use super::tables::{edtf, read, sentences};
use super::*;

#[test]
fn geometries_in_well_known_text_are_events_lines_and_areas() {
    let table = "id,WKT,name,date\n\
        1,\"POLYGON ((60 30, 61 30, 61 31, 60 30))\",Field,2014\n\
        2,\"SRID=4326;LINESTRING(60 30, 61 31)\",Road,\n\
        3,\"MULTIPOINT ((69.2 34.5), (69.3 34.6))\",Raid,2015\n\
        4,POINT(69.2 34.5),Talk,2016\n\
        5,\"GEOMETRYCOLLECTION (POINT (60.5 30.2), POLYGON ((60 30, 61 30, 61 31, 60 30)))\",Both,2017\n\
        6,\"POLYGON ((60 30, 61 30, 61 31))\",Open,\n\
        7,\"CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0))\",Round,\n\
        8,\"POLYGON ((60 30, 61 30\",Cut,\n\
        9,SRID=32642;POINT(500000 3800000),Metres,\n";
    let (events, report) = read(table);
    let titles: Vec<&str> = events.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["Raid", "Talk", "Both"]);
    assert_eq!(edtf(&events), ["2015", "2016", "2017"].map(Some));
    let shapes: Vec<_> = report
        .shapes
        .iter()
        .map(|shape| (shape.name.as_str(), shape.is_area(), shape.number))
        .collect();
    assert_eq!(
        shapes,
        [("Field", true, 1), ("Road", false, 2), ("Both", true, 5)]
    );
    assert_eq!(
        report.shapes[0].properties,
        [("id", "1"), ("name", "Field"), ("date", "2014")]
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
    );
    assert_eq!(
        sentences(&report),
        [
            "it has 2 points, and is one event at the first of them",
            "the outer ring is not closed",
            "its geometry is a CURVEPOLYGON, which is not read",
            "its geometry ends before its brackets are closed",
            "its geometry is in EPSG:32642, not degrees of WGS 84"
        ]
    );
    assert_eq!(report.refused, 4);
    // In parts of any size, and every record that gave nothing is found again.
    let (rows, small) = read_with(table.as_bytes(), ".csv", SMALL);
    assert_eq!((rows.len(), small.shapes.len()), (3, 3));
    let temporary = file(table, ".csv");
    let opened = EventFile::open(temporary.path(), 1).unwrap();
    let mut rejected = Vec::new();
    assert_eq!(
        opened.rejected(&Watch::default(), &mut rejected).unwrap(),
        4
    );
    let column = opened.column("name", &Watch::default()).unwrap();
    assert_eq!(column.len(), events.len());
}

#[test]
fn a_column_of_geometries_is_known_by_any_name_and_by_its_name_alone() {
    for name in [
        "WKT",
        "wkt_geom",
        "the_geom",
        "geometry",
        "geom",
        "shape of it",
    ] {
        let table = format!("{name},n\n\"LINESTRING (60 30, 61 31)\",1\n");
        let (_, report) = read(table);
        assert_eq!(report.shapes.len(), 1, "{name}");
    }
    let (_, report) = read("n,the_geom\n1,\n");
    assert_eq!(sentences(&report), ["it has no position"]);
}

#[test]
fn a_hostile_geometry_is_one_clear_fault() {
    let deep = "GEOMETRYCOLLECTION (".repeat(50_000) + &")".repeat(50_000);
    let long = format!("POLYGON (({}))", "x".repeat(1_000_000));
    for (cell, what) in [
        (deep, "more than 16 brackets in each other"),
        (long, "is no well-known text"),
    ] {
        let (events, report) = read(format!("WKT,date\nPOINT(69 34),2014\n\"{cell}\",2014\n"));
        assert_eq!((events.len(), report.refused), (1, 1));
        let fault = report.faults.listed[0].to_string();
        assert!(fault.contains(what) && fault.len() < 400, "{fault}");
        assert_eq!(report.faults.listed[0].line, Some(3));
    }
}
