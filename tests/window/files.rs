//! The window with files of events: read in the background, shown, counted, and their faults told.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use durand::app::Start;
use durand::events::EventFile;
use durand::session::{Command, Target};
use egui::accesskit::Role;

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
    assert!(window.has("3 faults were found in the files."));
    window.follow("Show them");
    for line in ["floods.csv:502:", "floods.csv:503:", "floods.csv:504:"] {
        assert!(window.reads(line), "{line}");
    }
    window.press("Put this notice away");
    assert!(!window.has("3 faults were found in the files."));
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
