//! What is not certain about a whole file: said once, and no more where somebody has answered.

use super::super::{DayOrder, Doubt, Import, Preview, Purpose};
use super::tables::{opened, read, sentences};
use super::*;

#[test]
fn a_table_in_which_no_column_is_the_date_says_so_once() {
    for (table, ending) in [
        ("lat,lon,title\n34.5,69.2,a\n34.6,69.3,b\n,,c\n", ".csv"),
        (
            "lat\tlon\ttitle\n34.5\t69.2\ta\n34.6\t69.3\tb\n\t\tc\n",
            ".tsv",
        ),
    ] {
        let temporary = file(table, ending);
        let opened = EventFile::open(temporary.path(), 1).unwrap();
        let (_, report) = all(&opened);
        assert_eq!((report.events, report.undated, report.refused), (2, 2, 1));
        assert_eq!(report.doubts, [Doubt::NoDates { events: 2 }]);
        assert_eq!(report.faults.total, 2, "{:?}", report.faults);
        let fault = &report.faults.listed[0];
        assert!(
            fault
                .what
                .contains("its 2 events are undated: none is called date, when,")
        );
        assert!(fault.mend.contains("How it is read"));
        let mut undated = Vec::new();
        let count = opened.undated(&Watch::default(), &mut undated).unwrap();
        assert_eq!(count, report.undated);
        assert!(table.as_bytes().starts_with(&undated));
    }
}

#[test]
fn who_has_chosen_the_columns_is_not_told_that_none_is_the_date() {
    let mut import = Import::default();
    import.set("title", Purpose::Title);
    let (_kept, file) = opened("lat,lon,title\n34.5,69.2,a\n", &import);
    assert!(all(&file).1.doubts.is_empty());
    let import = Import {
        day_order: Some(DayOrder::DayFirst),
        ..Import::default()
    };
    let (_kept, file) = opened("lat,lon,title\n34.5,69.2,a\n", &import);
    assert_eq!(all(&file).1.doubts, [Doubt::NoDates { events: 1 }]);
}

#[test]
fn an_empty_column_of_dates_is_told_row_by_row_and_not_as_missing() {
    let (_, report) = read("lat,lon,date\n34.5,69.2,\n");
    assert_eq!(sentences(&report), ["it has no date"]);
}

#[test]
fn events_without_dates_are_told_and_regions_and_places_are_not() {
    let area = |title: &str| {
        format!(
            r#"{{"type":"Feature","geometry":{{"type":"Polygon","coordinates":[[[60,30],[61,30],[61,31],[60,30]]]}},"properties":{{"title":"{title}"}}}}"#
        )
    };
    let event = || point(69.0, 34.0, r#"{"title":"x"}"#);
    let town = || point(69.0, 34.0, r#"{"title":"x","kind":"town"}"#);
    for (features, doubts) in [
        (vec![event(), event()], 1),
        (vec![event(), event(), area("a")], 1),
        (vec![area("a"), area("b")], 0),
        // A point for the name of each region.
        (vec![area("a"), event(), area("b"), event()], 0),
        (vec![town(), town()], 0),
        (vec![town(), event()], 1),
        (vec![event(), point(69.0, 34.0, r#"{"year":2001}"#)], 0),
        (vec![event(), point(69.0, 34.0, r#"{"date":"soon"}"#)], 0),
    ] {
        let temporary = file(collection(&features), ".geojson");
        let (_, report) = all(&EventFile::open(temporary.path(), 1).unwrap());
        let told = report.doubts.iter();
        let told = told.filter(|doubt| matches!(doubt, Doubt::NoDates { .. }));
        assert_eq!(told.count(), doubts, "{features:?}");
    }
}

#[test]
fn an_order_that_is_left_open_is_no_doubt_and_the_year_counts() {
    let table = "lat,lon,date\n34.5,69.2,3/4/2014\n";
    let import = Import {
        day_order: Some(DayOrder::Ambiguous),
        ..Import::default()
    };
    let (_kept, file) = opened(table, &import);
    let (rows, report) = all(&file);
    assert_eq!((report.doubts, report.faults.total), (Vec::new(), 0));
    assert_eq!(rows[0].years, [2014, 2014]);
    let preview = Preview::open(file.path(), &import).unwrap();
    assert!(preview.doubts.is_empty());
    assert_eq!(preview.import.day_order, Some(DayOrder::Ambiguous));
    let (_kept, file) = opened(table, &Import::default());
    assert_eq!(all(&file).1.doubts.len(), 1);
}

#[test]
fn events_at_nought_are_doubted_with_their_lines_where_all_others_are_far() {
    let (_, report) = read(
        "lat,lon,date\n34.5,69.2,2014\n0,0,2014\n34.6,69.3,soon\n0.0,-0.0,2014\n34.6,x,2014\n",
    );
    assert_eq!((report.events, report.refused), (4, 1));
    let lines: Vec<_> = report.faults.listed.iter().map(|one| one.line).collect();
    assert_eq!(lines, [3, 4, 5, 6].map(Some));
    assert!(report.faults.listed[0].what.starts_with("it lies at 0° 0°"));
    assert_eq!(report.faults.by_reason["it lies at 0° 0°"], 2);
    assert_eq!(report.faults.total, 4);
    for near in [
        "lat,lon,date\n0,0,2014\n5.6,-0.2,2014\n34.5,69.2,2014\n",
        "lat,lon,date\n0,0,2014\n",
    ] {
        assert_eq!(read(near).1.faults.total, 0, "{near}");
    }
    // In parts of any size.
    let rows = "34.5,69.2,2014\n".repeat(50);
    let table = format!("lat,lon,date\n{rows}0,0,2014\n{rows}0,0,2014\n");
    let (_, report) = read_with(table.as_bytes(), ".csv", SMALL);
    let lines: Vec<_> = report.faults.listed.iter().map(|one| one.line).collect();
    assert_eq!(lines, [52, 103].map(Some));
}
