//! Tables as other programs and projects write them, from their bytes to events.

use super::super::{DayOrder, Delimiter, Details, Doubt, Import, OpenError, Preset, Purpose};
use super::*;
use crate::story::{Precision, When};

pub(super) fn opened(
    content: impl AsRef<[u8]>,
    import: &Import,
) -> (tempfile::NamedTempFile, EventFile) {
    let temporary = file(content, ".csv");
    let opened = EventFile::open_as(temporary.path(), 1, import).unwrap();
    (temporary, opened)
}

/// What a table says of each of its events, and what is said of the table.
fn read_as(content: impl AsRef<[u8]>, import: &Import) -> (Vec<Details>, FileReport) {
    let (_temporary, mut file) = opened(content, import);
    let (rows, report) = all(&file);
    let details = rows.iter().map(|row| {
        let details = file.details(row.offset).unwrap();
        let days = details.when.as_ref().map_or(Days::UNDATED, Days::from);
        assert_eq!(days, row.days, "{details:?}");
        assert_eq!(details.category, row.category);
        details
    });
    let details = details.collect();
    file.limits = Limits {
        record: Limits::USUAL.record,
        ..SMALL
    };
    let (small, _) = all(&file);
    assert_eq!(small, rows);
    (details, report)
}

pub(super) fn read(content: impl AsRef<[u8]>) -> (Vec<Details>, FileReport) {
    read_as(content, &Import::default())
}

pub(super) fn edtf(details: &[Details]) -> Vec<Option<&str>> {
    let whens = details.iter().map(|one| one.when.as_ref());
    whens.map(|when| when.map(When::as_str)).collect()
}

pub(super) fn sentences(report: &FileReport) -> Vec<String> {
    let faults = report.faults.listed.iter();
    faults.map(|fault| fault.what.clone()).collect()
}

#[test]
fn acled_is_read_with_its_own_precision() {
    let (events, report) = read(
        "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,location,latitude,longitude,geo_precision,source,notes,fatalities\n\
         AFG1,01 January 2021,2021,1,Political violence,Battles,Armed clash,Group A,Kabul,34.5167,69.1833,1,A,\"Two sides met, one left.\",2\n\
         AFG2,05 January 2021,2021,2,Political violence,Battles,Armed clash,Group A,Zabul,32.1,66.9,2,A,No day is told.,0\n\
         AFG3,15 March 2021,2021,3,Political violence,Explosions/Remote violence,Air/drone strike,Group B,Helmand,31.3,64.3,3,A,Some day in March.,1\n",
    );
    assert_eq!(
        edtf(&events),
        [
            Some("2021-01-01"),
            Some("2021-01-02~/2021-01-08~"),
            Some("2021-03")
        ]
    );
    assert_eq!(report.faults.total, 0, "{:?}", sentences(&report));
    let first = &events[0];
    assert_eq!(first.title, "Armed clash");
    assert_eq!(first.category, "Battles");
    assert_eq!(first.id.as_deref(), Some("AFG1"));
    assert_eq!(first.place_text, "Kabul");
    assert_eq!(first.description, "Two sides met, one left.");
    assert_eq!(first.date_text.as_deref(), Some("01 January 2021"));
    let precisions: Vec<Precision> = events.iter().map(|one| one.precision).collect();
    assert_eq!(
        precisions,
        [Precision::Town, Precision::Region, Precision::Region]
    );
    assert!(
        first
            .properties
            .iter()
            .any(|(name, text)| name == "fatalities" && text == "2")
    );
}

#[test]
fn ucdp_is_read_from_its_first_day_to_its_last() {
    let (events, report) = read(
        "id,year,type_of_violence,conflict_name,dyad_name,where_prec,where_coordinates,latitude,longitude,date_prec,date_start,date_end,best\n\
         1,2001,1,Afghanistan: Government,Government of Afghanistan - Taleban,1,Kabul,34.5,69.2,1,2001-03-04 00:00:00.000,2001-03-04 00:00:00.000,5\n\
         2,2001,3,Afghanistan: Government,Taleban - Civilians,6,Afghanistan,34.5,69.2,2,2001-03-04 00:00:00.000,2001-03-08 00:00:00.000,5\n\
         3,2001,2,x,y,4,Ghazni,33.5,68.4,5,2001-06-01,2001-06-01,1\n",
    );
    assert_eq!(
        edtf(&events),
        [
            Some("2001-03-04"),
            Some("2001-03-04/2001-03-08"),
            Some("2001")
        ]
    );
    assert_eq!(report.faults.total, 0, "{:?}", sentences(&report));
    let categories: Vec<&str> = events.iter().map(|one| one.category.as_str()).collect();
    assert_eq!(
        categories,
        [
            "state-based conflict",
            "one-sided violence",
            "non-state conflict"
        ]
    );
    assert_eq!(events[1].precision, Precision::Country);
    assert_eq!(events[0].title, "Government of Afghanistan - Taleban");
}

#[test]
fn in_the_gtd_a_day_of_nought_is_no_day() {
    let (events, report) = read(
        "eventid,iyear,imonth,iday,approxdate,country_txt,provstate,city,latitude,longitude,specificity,summary,attacktype1_txt,target1\n\
         201412160001,2014,12,16,,Pakistan,Khyber Pakhtunkhwa,Peshawar,34.01,71.55,1,\"12/16/2014: Text.\",Armed Assault,School\n\
         197000000001,1970,7,0,July 1970,Pakistan,Sindh,Karachi,24.86,67.01,1,,Bombing/Explosion,Office\n\
         197000000002,1970,0,0,,Pakistan,Punjab,Unknown,30.1,72.1,4,,Unknown,Village\n",
    );
    assert_eq!(
        edtf(&events),
        [Some("2014-12-16"), Some("1970-07"), Some("1970")]
    );
    assert_eq!(report.faults.total, 0, "{:?}", sentences(&report));
    assert_eq!(events[0].date_text, None);
    assert_eq!(events[1].date_text.as_deref(), Some("July 1970"));
    assert_eq!(events[0].category, "Armed Assault");
    assert_eq!(events[0].place_text, "Peshawar");
    assert_eq!(events[2].precision, Precision::Region);
}

#[test]
fn sheets_of_strikes_have_the_dates_of_the_united_states() {
    let table = "Date,Location,Latitude,Longitude,Militants Low,Militants High\n\
         6/7/2008,Near Wana,32.3,69.57,1,2\n";
    let (events, report) = read(table);
    assert_eq!(edtf(&events), [Some("2008-06-07")]);
    assert_eq!(events[0].date_text.as_deref(), Some("6/7/2008"));
    assert!(report.doubts.is_empty());
    // The column knows better than the preset.
    let (events, _) = read(format!("{table}19/8/2008,Near Wana,32.3,69.57,1,2\n"));
    assert_eq!(edtf(&events), [Some("2008-07-06"), Some("2008-08-19")]);
}

#[test]
fn a_sheet_of_timemap_and_a_table_of_qgis_are_known() {
    let (_kept, file) = opened(
        "id,date,time,location,latitude,longitude,description,category,sources\n1,02/24/2022,07:00,Kyiv,50.45,30.52,x,a,b\n",
        &Import::default(),
    );
    assert_eq!(file.import().preset, Some(Preset::TimeMap));
    assert_eq!(file.import().day_order, Some(DayOrder::MonthFirst));
    let (events, _) = read("X,Y,fid,name,date\n69.2,34.5,1,Kabul,2014-05-06\n");
    assert_eq!(events[0].title, "Kabul");
    let (events, report) = read(
        "WKT,fid,name,date\n\"POINT (69.2 34.5)\",1,Kabul,2014\n\"POINT EMPTY\",2,x,\n,3,y,\n",
    );
    assert_eq!(
        events[0].position.map(f64::to_bits),
        [69.2, 34.5].map(f64::to_bits)
    );
    assert_eq!(
        sentences(&report),
        ["its geometry is empty", "it has no position"]
    );
    assert!(events[0].properties.iter().all(|(name, _)| name != "WKT"));
}

#[test]
fn the_whole_column_tells_whether_the_day_stands_first() {
    let rows = "lat,lon,date\n34.5,69.2,03/04/2014\n34.5,69.2,25/12/2014\n34.5,69.2,12/25/2014\n34.5,69.2,26/12/2014\n";
    let (events, report) = read(rows);
    assert_eq!(
        edtf(&events),
        [
            Some("2014-04-03"),
            Some("2014-12-25"),
            None,
            Some("2014-12-26")
        ]
    );
    assert_eq!(
        sentences(&report),
        ["the date \"12/25/2014\" has no month 25, and in its column the day stands first"]
    );
    assert_eq!(report.faults.listed[0].line, Some(4));
    assert_eq!((report.undated, report.refused), (1, 0));
    assert!(report.doubts.is_empty());
}

#[test]
fn a_row_without_a_position_tells_the_order_all_the_same() {
    let (events, report) = read("lat,lon,date\n34.5,69.2,03/04/2014\n,,25/12/2014\n");
    assert_eq!(edtf(&events), [Some("2014-04-03")]);
    assert_eq!(report.refused, 1);
}

#[test]
fn where_both_orders_fit_it_is_asked_and_only_the_year_is_taken() {
    let rows = "lat,lon,date\n34.5,69.2,03/04/2014\n34.5,69.2,05/05/2014\n34.5,69.2,2014-06-07\n";
    let (events, report) = read(rows);
    assert_eq!(
        edtf(&events),
        [Some("2014"), Some("2014-05-05"), Some("2014-06-07")]
    );
    let doubt = Doubt::DayOrder {
        dates: 1,
        contrary: 0,
        example: "03/04/2014".into(),
    };
    assert_eq!(report.doubts, [doubt]);
    let fault = report.faults.listed[0].to_string();
    assert!(fault.contains("--dates day-first"), "{fault}");
    for (order, edtf) in [
        (DayOrder::DayFirst, "2014-04-03"),
        (DayOrder::MonthFirst, "2014-03-04"),
    ] {
        let import = Import {
            day_order: Some(order),
            ..Import::default()
        };
        let (events, report) = read_as(rows, &import);
        assert_eq!(self::edtf(&events)[0], Some(edtf));
        assert_eq!((report.doubts.len(), report.faults.total), (0, 0));
    }
}

#[test]
fn dates_that_come_after_thousands_of_others_tell_the_order_too() {
    let mut rows = "lat,lon,date\n".to_owned();
    rows += &"34.5,69.2,2014-06-07\n".repeat(20_000);
    rows += "34.5,69.2,03/04/2014\n34.5,69.2,25/12/2014\n";
    let (events, report) = read(&rows);
    assert_eq!(
        edtf(&events)[20_000..],
        [Some("2014-04-03"), Some("2014-12-25")]
    );
    assert_eq!(report.faults.total, 0);
}

#[test]
fn dates_in_all_the_forms_of_tables_are_read_and_kept_as_they_were() {
    for (text, wanted) in [
        ("31.12.2014", "2014-12-31"),
        ("2014/12/31", "2014-12-31"),
        ("\"Dec 31, 2014\"", "2014-12-31"),
        ("31 December 2014 23:10", "2014-12-31"),
        ("2014-12-31T23:10:00Z", "2014-12-31"),
        ("20141231", "2014-12-31"),
        ("12/2014", "2014-12"),
        ("2014", "2014"),
        ("2014~", "2014~"),
        ("201X", "201X"),
        ("2013/2014", "2013/2014"),
        ("circa 2014", "2014~"),
    ] {
        let (events, report) = read(format!("lat,lon,date\n34.5,69.2,{text}\n"));
        assert_eq!(
            edtf(&events),
            [Some(wanted)],
            "{text} {:?}",
            sentences(&report)
        );
        assert_eq!(events[0].date_text.as_deref(), Some(text.trim_matches('"')));
    }
    for (text, why) in [
        ("31/12/14", "two digits, which do not tell the century"),
        ("41640", "may be a date of a spreadsheet, 2014-01-01"),
        ("soon", "should be a year of four digits"),
        ("", "it has no date"),
    ] {
        let (events, report) = read(format!("lat,lon,date\n34.5,69.2,{text}\n"));
        assert_eq!(edtf(&events), [None], "{text}");
        assert!(
            sentences(&report)[0].contains(why),
            "{text} {:?}",
            sentences(&report)
        );
        assert_eq!(report.undated, 1);
    }
    let import = Import {
        serial_dates: true,
        ..Import::default()
    };
    let (events, _) = read_as("lat,lon,date\n34.5,69.2,41640.5\n", &import);
    assert_eq!(edtf(&events), [Some("2014-01-01")]);
}

#[test]
fn a_column_of_dates_is_known_however_many_of_them_tell_their_order() {
    for header in ["Incident Date", "Strike Date", "When it happened"] {
        for (dates, wanted) in [
            (["13/01/2014", "14/02/2014"], ["2014-01-13", "2014-02-14"]),
            (["13.01.2014", "03.01.2014"], ["2014-01-13", "2014-01-03"]),
            (["1/13/2009", "1/2/2009"], ["2009-01-13", "2009-01-02"]),
        ] {
            let [first, second] = dates;
            let text = format!("{header},lat,lon\n{first},34.5,69.2\n{second},34.5,69.3\n");
            let (events, report) = read(text);
            assert_eq!(edtf(&events), wanted.map(Some), "{header}: {dates:?}");
            assert_eq!(report.faults.total, 0, "{:?}", sentences(&report));
        }
    }
}

#[test]
fn positions_are_read_in_the_forms_of_tables() {
    for (header, field) in [
        ("lat;lon", "34,5;69,25"),
        ("lat\tlon", "34,5\t69,25"),
        ("lat|lon", "34.5|69.25"),
        ("lat,lon", "\"34,5\",\"69,25\""),
        ("lat,lon", "34°30′N,69°15′E"),
        ("Latitude (WGS84),Longitude (WGS84)", "34.5,69.25"),
        ("coordinates,n", "\"34.5, 69.25\",1"),
        ("sep=;\r\nlat;lon", "34,5;69,25"),
        ("\"lat\",\"lon\"", "34.5,69.25"),
        ("wkt,n", "\"SRID=4326;POINT(69.25 34.5)\",1"),
        ("n,p,q", "1,34.5,69.25"),
    ] {
        let (events, _) = read(format!("{header}\n{field}\n"));
        let position = events[0].position.map(f64::to_bits);
        assert_eq!(position, [69.25, 34.5].map(f64::to_bits), "{header}");
    }
}

#[test]
fn latitude_and_longitude_that_are_swapped_are_told_once_and_mended_by_a_word() {
    let rows = "lat,lon,date\n69.2,34.5,2014\n65.7,31.6,2015\n";
    let (_, report) = read(rows);
    assert_eq!(report.doubts, [Doubt::Swapped { events: 2 }]);
    assert_eq!(report.faults.total, 1);
    assert!(report.faults.listed[0].to_string().contains("--swap"));
    let import = Import {
        swapped: true,
        ..Import::default()
    };
    let (events, report) = read_as(rows, &import);
    assert_eq!(
        events[0].position.map(f64::to_bits),
        [69.2, 34.5].map(f64::to_bits)
    );
    assert_eq!((report.doubts.len(), report.faults.total), (0, 0));
    // Elsewhere on the globe it shows only where a latitude cannot be one.
    let (_, report) = read("lat,lon\n-122.4,37.8\n-118.2,34.1\n");
    assert_eq!(report.doubts, [Doubt::Swapped { events: 2 }]);
    assert_eq!(report.refused, 2);
    let collection = collection(&[point(34.5, 69.2, "{}")]);
    let temporary = file(collection, ".geojson");
    let opened = EventFile::open_as(temporary.path(), 1, &import).unwrap();
    let (rows, _) = all(&opened);
    let position = opened.details(rows[0].offset).unwrap().position;
    assert_eq!(position.map(f64::to_bits), [69.2, 34.5].map(f64::to_bits));
}

#[test]
fn what_is_set_is_read_as_it_is_set() {
    let mut import = Import {
        delimiter: Some(Delimiter::Semicolon),
        only: true,
        ..Import::default()
    };
    import.set("breit, a", Purpose::Latitude);
    import.set("lang", Purpose::Longitude);
    import.set("wann", Purpose::Date);
    import.set("was", Purpose::Title);
    import.set("art", Purpose::Category);
    let (events, _) = read_as(
        "breit, a;lang;wann;was;art;date;title\n34.5;69.2;2014-05;x;y;1999;no\n",
        &import,
    );
    assert_eq!(edtf(&events), [Some("2014-05")]);
    assert_eq!(
        (events[0].title.as_str(), events[0].category.as_str()),
        ("x", "y")
    );
    let names: Vec<&str> = events[0]
        .properties
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names, ["date", "title"]);
}

#[test]
fn properties_of_features_are_read_as_they_are_set() {
    let content = collection(&[
        point(
            69.2,
            34.5,
            r#"{"Wann":"2014-05","date":"1999","Was":"x","kind":"y"}"#,
        ),
        point(69.2, 34.5, r#"{"other":1,"kind":"z"}"#),
    ]);
    let temporary = file(content, ".geojson");
    let mut import = Import::default();
    import.set("Wann", Purpose::Date);
    import.set("Was", Purpose::Title);
    let opened = EventFile::open_as(temporary.path(), 1, &import).unwrap();
    let (rows, _) = all(&opened);
    let details = opened.details(rows[0].offset).unwrap();
    assert_eq!(details.when.unwrap().as_str(), "2014-05");
    assert_eq!(
        (details.title.as_str(), details.category.as_str()),
        ("x", "y")
    );
    assert_eq!(rows[1].category, "z");
    assert!(rows[1].days.is_undated());
}

#[test]
fn columns_without_names_and_with_the_same_name_are_told_apart() {
    let (events, _) = read("lat,lon,,note,note,note\n34.5,69.2,a,b,c,d\n");
    let properties: Vec<(&str, &str)> = events[0]
        .properties
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        properties,
        [
            ("column 3", "a"),
            ("note", "b"),
            ("note (2)", "c"),
            ("note (3)", "d")
        ]
    );
}

#[test]
fn a_table_of_ten_thousand_columns_and_a_cell_of_a_million_letters_are_read() {
    let mut names: Vec<String> = (0..10_000)
        .map(|number| format!("same{}", number % 7))
        .collect();
    names[5000] = "lat".into();
    names[9999] = "lon".into();
    let mut cells = vec!["\u{202E}x".to_owned(); 10_000];
    cells[5000] = "34.5".into();
    cells[9999] = "69.2".into();
    names[9998] = "date".into();
    cells[9998] = "2001".into();
    let (events, report) = read(format!("{}\n{}\n", names.join(","), cells.join(",")));
    assert_eq!((events.len(), report.faults.total), (1, 1));
    assert!(sentences(&report)[0].starts_with("1429 columns are called \"same0\""));
    assert_eq!(events[0].properties.len(), 9997);
    let long = "many \"\"words\"\"\n".repeat(80_000);
    let (events, _) = read(format!("\u{FEFF}lat,lon,notes\r\n34.5,69.2,\"{long}\"\r\n"));
    assert!(events[0].description.len() > 1_000_000);
}

#[test]
fn line_ends_of_all_sorts_in_one_file_are_line_ends() {
    let (events, report) =
        read("\u{FEFF}year,lat,lon,title\r\n1,1,2,a\r1,3,4,b\n1,5,6,c\r\n\r\n1,7,8,d");
    let titles: Vec<&str> = events.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["a", "b", "c", "d"]);
    assert_eq!(report.faults.total, 0);
}

#[test]
fn a_row_of_several_lines_that_is_refused_is_refused_once() {
    let (events, report) = read("lat,lon,year,notes\n,,1,\"one\ntwo, three\nfour\"\n1,2,1,x\n");
    assert_eq!((events.len(), report.refused), (1, 1));
    assert_eq!(sentences(&report), ["it has no longitude"]);
}

#[test]
fn a_table_without_positions_says_which_columns_it_has() {
    let temporary = file("what,when\na,2014\n", ".csv");
    let error = EventFile::open(temporary.path(), 1).unwrap_err();
    assert!(matches!(&error, OpenError::NoColumns { found, .. } if found == "\"what\", \"when\""));
}

#[test]
fn a_nul_byte_costs_its_row_a_warning_and_no_more() {
    let (events, report) =
        read("lat,lon,date,title\n33,70,2001,one\n34,71,20\x0002,\"t\x00wo\"\n35,72,2003,three\n");
    let titles: Vec<&str> = events.iter().map(|one| one.title.as_str()).collect();
    assert_eq!(titles, ["one", "two", "three"]);
    assert_eq!(edtf(&events), [Some("2001"), Some("2002"), Some("2003")]);
    assert_eq!(
        sentences(&report),
        ["it holds a NUL byte, which is no letter and is left out"]
    );
    assert_eq!(report.faults.listed[0].line, Some(3));
}

#[test]
fn what_is_no_text_is_told_with_the_byte_that_says_so() {
    for (content, byte) in [
        (&b"\x7fEXE\0\0\x01lat,lon\n"[..], 5),
        (b"a,b\n\0\0\0\0\0\0", 5),
        (b"{\"type\": \"Feature\0\"}\n", 18),
    ] {
        let temporary = file(content, ".csv");
        let error = EventFile::open(temporary.path(), 1).unwrap_err();
        assert!(
            matches!(error, OpenError::Binary { at, .. } if at == byte),
            "{error}"
        );
    }
}

#[test]
fn a_header_below_other_lines_is_found_and_told() {
    let table = "lat,lon,date,title\n33,70,2001,one\n34,71,2002,two\n";
    for (above, line) in [
        ("Source: a survey, of 2003\n", 2),
        ("# made by hand\n#\n\n", 4),
        ("\u{FEFF}Deaths\r\n\r\n", 3),
    ] {
        let (events, report) = read(format!("{above}{table}"));
        assert_eq!(edtf(&events), [Some("2001"), Some("2002")], "{above}");
        assert_eq!(report.doubts, [Doubt::HeaderBelow { line }], "{above}");
        let said = format!("line {line} names its columns, and what stands above is passed over");
        assert_eq!(sentences(&report), [said], "{above}");
    }
    // Lines as wide as the header are no words above it, and ten lines are all that is looked at.
    let wide = format!("a,b,c,d\n{table}");
    let deep = format!("{}{table}", "a word\n".repeat(10));
    for content in [wide, deep] {
        let temporary = file(&content, ".csv");
        let error = EventFile::open(temporary.path(), 1).unwrap_err();
        let said = error.to_string();
        assert!(
            said.contains("the first line is taken as the header"),
            "{said}"
        );
    }
}

#[test]
fn of_columns_with_one_name_the_first_is_read_and_that_is_told() {
    let (events, report) = read("lat,lon,date,date,x,x,x\n33,70,2001,1999,1,2,3\n");
    assert_eq!(edtf(&events), [Some("2001")]);
    assert_eq!(
        sentences(&report),
        [
            "2 columns are called \"date\", and the first of them is read as that; so it is with another name"
        ]
    );
}
