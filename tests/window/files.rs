//! The window with files of events: read in the background, shown, counted, and their faults told.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use durand::app::Start;
use durand::events::EventFile;
use durand::events::read::DayOrder;
use durand::session::{Command, Target};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Window, start};

/// Five hundred floods around Quetta, and three rows that have faults.
fn floods(folder: &Path) -> Arc<EventFile> {
    let mut text = String::from("id,lon,lat,date,category,title,gauge\n");
    for number in 0..500 {
        let (lon, lat) = (
            66.9 + f64::from(number % 20) * 0.01,
            30.1 + f64::from(number / 20) * 0.01,
        );
        let year = 2000 + number % 10;
        let _ = writeln!(
            text,
            "{number},{lon},{lat},{year}-07-14,floods,Flood {number},{number} cm"
        );
    }
    text.push_str("500,,30.2,2004,floods,Nowhere,1 cm\n");
    text.push_str("501,66.9,130.2,2004,floods,Swapped,1 cm\n");
    text.push_str("502,66.9,30.2,soon,floods,Undated flood,1 cm\n");
    let path = folder.join("floods.csv");
    std::fs::write(&path, text).unwrap();
    Arc::new(EventFile::open(&path, 1).unwrap())
}

/// A window in which all of `files` have been read.
pub fn opened(files: Vec<Arc<EventFile>>) -> Window {
    let start = Start {
        files,
        ..start(None)
    };
    let mut window = Window::with(start, [1280.0, 800.0]);
    let begun = Instant::now();
    while window.has("Stop reading") || window.harness.state().data().files().is_empty() {
        assert!(
            begun.elapsed() < Duration::from_secs(30),
            "the file is still being read"
        );
        std::thread::sleep(Duration::from_millis(5));
        window.harness.step();
    }
    window.harness.run();
    window
}

impl Window {
    fn choose(&mut self, target: Target) {
        let ctx = self.harness.ctx.clone();
        self.harness
            .state_mut()
            .apply(Command::Select(Some(target)), &ctx);
        self.harness.run();
    }
}

#[test]
fn a_title_of_a_million_letters_is_cut_wherever_it_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.csv");
    let title = "flood ".repeat(170_000);
    let text = format!("id,lon,lat,date,title,gauge\na,66.9,30.1,2010,{title},{title}\n");
    std::fs::write(&path, text).unwrap();
    let mut window = opened(vec![Arc::new(EventFile::open(&path, 1).unwrap())]);
    let data = window.harness.state().data();
    let row = data.events.rows_of_file(1)[0];
    let id = data.id_of(row).unwrap();
    window.choose(Target::Event(id));
    let headings = window.harness.get_all_by_role(Role::Heading);
    let mut headings = headings.filter_map(|node| node.accesskit_node().label());
    let heading = headings.find(|text| text.starts_with("flood")).unwrap();
    assert!(
        heading.chars().count() <= 201 && heading.ends_with('…'),
        "{heading}"
    );
    // The rest is read below it, in a length that can be laid out.
    assert!(window.reads(&"flood ".repeat(1000)));
    assert!(!window.reads(&"flood ".repeat(4000)));
    let said = window.harness.state().said().to_owned();
    assert!(
        said.contains("flood") && said.chars().count() < 200,
        "{said}"
    );
}

#[test]
fn what_a_file_brings_stands_beside_the_story() {
    let folder = tempfile::tempdir().unwrap();
    let window = opened(vec![floods(folder.path())]);
    let data = window.harness.state().data();
    assert_eq!(data.events.len(), 43 + 501);
    assert!(window.reads("544 of 544 events"));
    assert!(
        window.has("floods"),
        "a category of one's own is a row of the layers"
    );
}

#[test]
fn faults_are_counted_above_the_map_and_listed_with_their_lines() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(vec![floods(folder.path())]);
    assert!(window.has("2 faults, 1 warning in the files."));
    window.follow("Show them");
    for line in ["floods.csv:502:", "floods.csv:503:", "floods.csv:504:"] {
        assert!(window.reads(line), "{line}");
    }
    window.press("Put this notice away");
    assert!(!window.has("2 faults, 1 warning in the files."));
}

#[test]
fn a_region_counts_the_events_of_files_that_lie_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(vec![floods(folder.path())]);
    window.choose(super::common::place("balochistan"));
    let inside = {
        let data = window.harness.state().data();
        let id = super::common::place_id("balochistan");
        data.region_counts().total(&id, |_| true)
    };
    assert!((501..530).contains(&inside), "{inside}");
    assert!(window.has(&format!("{inside} events lie in it")));
    let on = window
        .harness
        .state()
        .data()
        .columns
        .labelled("2003")
        .unwrap();
    let ctx = window.harness.ctx.clone();
    window
        .harness
        .state_mut()
        .apply(Command::SoloColumn(on), &ctx);
    window.harness.run();
    assert!(window.reads(&format!("of {inside}; the others are switched off")));
}

#[test]
fn the_card_of_an_event_tells_all_that_its_file_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(vec![floods(folder.path())]);
    let id = {
        let data = window.harness.state().data();
        let rows = 0..data.events.len() as u32;
        let ids = rows.filter_map(|row| data.id_of(row));
        let flood = |id: &durand::story::EventId| data.event(id).unwrap().title == "Flood 77";
        ids.filter(|id| id.told().is_none()).find(flood).unwrap()
    };
    window.choose(Target::Event(id));
    assert!(window.has("Flood 77"));
    assert!(window.reads("14 July 2007") && window.reads("floods.csv"));
    assert!(window.reads("gauge") && window.reads("77 cm"));
}

#[test]
fn a_file_that_changes_is_said_so_where_its_words_would_stand() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(vec![floods(folder.path())]);
    let id = {
        let data = window.harness.state().data();
        let rows = 0..data.events.len() as u32;
        let mut ids = rows.filter_map(|row| data.id_of(row));
        ids.find(|id| id.told().is_none()).unwrap()
    };
    std::fs::write(folder.path().join("floods.csv"), "id,lon,lat\n").unwrap();
    window.choose(Target::Event(id));
    assert!(window.reads("the file has changed since it was opened"));
}

#[test]
fn a_window_without_files_says_nothing_of_them() {
    let window = opened_without();
    assert!(!window.reads("lie in it") && !window.has("Stop reading"));
}

fn opened_without() -> Window {
    let mut window = Window::open();
    window.choose(super::common::place("balochistan"));
    assert!(window.node(Role::Canvas, "Map").rect().width() > 100.0);
    window
}

/// A table of `rows` rows of which none says where, and one that does.
fn nowhere(folder: &Path, name: &str, rows: usize) -> std::path::PathBuf {
    let mut text = String::from("id,lon,lat,date,title\n1,66.9,30.2,2004,Somewhere\n");
    for number in 0..rows {
        let _ = writeln!(text, "{number},,,2004,Nowhere");
    }
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_long_list_of_faults_lays_out_what_is_in_view_and_is_listed_file_by_file() {
    let folder = tempfile::tempdir().unwrap();
    let files = [("many.csv", 600), ("few.csv", 2)];
    let files = files.map(|(name, rows)| nowhere(folder.path(), name, rows));
    let opened_files = files.iter().zip(1..);
    let opened_files = opened_files.map(|(path, number)| EventFile::open(path, number).unwrap());
    let mut window = opened(opened_files.map(Arc::new).collect());
    assert!(window.has("602 faults in the files."));
    window.follow("Show them");
    assert!(window.reads("many.csv:3:") && !window.reads("many.csv:602:"));
    assert!(!window.reads("few.csv:3:"), "it is far below");
    window.click(Role::ComboBox, "of");
    window.press("few.csv");
    assert!(window.reads("few.csv:3:") && !window.reads("many.csv:3:"));
    let copied = window.copied(Role::Button, "Copy the list").unwrap();
    assert_eq!(copied.lines().count(), 2, "{copied}");
    assert!(copied.starts_with(&files[1].display().to_string()));
}

#[test]
fn a_sentence_of_the_list_is_told_whole_however_narrow_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = nowhere(folder.path(), "few.csv", 3);
    let start = Start {
        files: vec![Arc::new(EventFile::open(&path, 1).unwrap())],
        ..start(None)
    };
    let mut window = Window::with(start, [400.0, 600.0]);
    window.step_until("its faults are told", |window| window.has("Show them"));
    window.follow("Show them");
    window.harness.run();
    let rect = |line: &str| {
        let mut found = window.harness.query_all_by_label_contains(line);
        found.next().unwrap().rect()
    };
    let rows = ["few.csv:3:", "few.csv:4:", "few.csv:5:"].map(rect);
    for row in rows {
        assert!(row.right() <= 400.0, "{row}");
        assert!(row.height() > 30.0, "{row} has several lines");
    }
    assert!(rows[0].bottom() <= rows[1].top() && rows[1].bottom() <= rows[2].top());
}

#[test]
fn the_list_of_faults_settles_the_order_of_day_and_month_and_swaps_positions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("doubtful.csv");
    let rows = "title,latitude,longitude,date\n\
        Kabul,69.18,34.52,03/04/2014\nHerat,62.2,34.35,05/06/2014\n";
    std::fs::write(&path, rows).unwrap();
    let mut window = opened(vec![Arc::new(EventFile::open(&path, 1).unwrap())]);
    if window.session().importing.is_some() {
        window.apply(Command::ShowImport(None));
    }
    window.follow("Show them");
    window.press("doubtful.csv: Month first");
    window.step_until("the dates are read", |window| {
        !window.has("doubtful.csv: Month first")
    });
    assert!(window.reads("2 positions make sense only"));
    window.press("doubtful.csv: Swap latitude and longitude");
    window.step_until("nothing is doubtful", |window| {
        !window.reads("in the files.")
    });
    let import = &window.session().work.layers[0].import;
    assert!(import.swapped);
    assert_eq!(import.day_order, Some(DayOrder::MonthFirst));
    assert_eq!(window.data().events.len(), 43 + 2);
    window.apply(Command::Undo);
    window.step_until("it is as it was", |window| window.reads("in the files."));
    assert!(!window.session().work.layers[0].import.swapped);
}

#[test]
fn the_list_of_faults_leads_to_how_a_file_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = nowhere(folder.path(), "few.csv", 2);
    let mut window = opened(vec![Arc::new(EventFile::open(&path, 1).unwrap())]);
    window.follow("Show them");
    window.press("few.csv: How it is read …");
    assert_eq!(window.session().importing, Some(1));
    assert!(!window.has("Copy the list"));
}
