//! The window that shows how a file is read: it opens by itself where that is not certain, and what
//! is changed in it is read anew, and undone.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use durand::events::read::{DayOrder, Purpose};
use durand::session::{Command, Layer};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT as _;

use super::Window;

fn table(folder: &Path, text: &str) -> PathBuf {
    let path = folder.join("incidents.csv");
    std::fs::write(&path, text).unwrap();
    path
}

impl Window {
    /// Steps until `done` holds.
    pub fn step_until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !done(self) {
            assert!(begun.elapsed() < Duration::from_secs(30), "{what}");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run();
    }

    /// Adds the file as a layer, and waits until the window about its reading has looked at it.
    fn add_doubtful(&mut self, path: &Path) {
        self.apply(Command::AddLayers(vec![Layer::of_file(path)]));
        self.step_until("the file is looked at", |window| window.reads("placed,"));
    }

    /// Chooses `entry` from the list called `list`.
    fn choose_from(&mut self, list: &str, entry: &str) {
        self.click(Role::ComboBox, list);
        self.click(Role::Button, entry);
    }
}

const BOTH_WAYS: &str = "Name,Latitude,Longitude,Date,Killed\n\
    Kabul,34.52,69.18,03/04/2014,5\n\
    Nowhere,,,05/06/2014,1\n\
    Kandahar,31.61,65.71,soon,2\n";

#[test]
fn dates_that_fit_both_ways_are_asked_about_and_a_click_settles_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), BOTH_WAYS);
    let mut window = Window::open();
    window.add_doubtful(&path);
    assert!(window.reads("Dates such as 03/04/2014 may have the day first or the month"));
    assert!(window.has("2 placed, 1 not placed, 1 without a date"));
    assert!(window.reads("Kandahar"), "rows are shown");
    window.press("Day first");
    window.step_until("the doubt is settled", |window| {
        !window.reads("may have the day first")
    });
    window.press("Read it so");
    window.step_until("it is read anew", |window| {
        window.session().importing.is_none() && !window.reads("may have the day")
    });
    let layer = &window.session().work.layers[0];
    assert_eq!(layer.import.day_order, Some(DayOrder::DayFirst));
    assert_eq!(layer.import.column_for(Purpose::Title), Some("Name"));
    window.apply(Command::Undo);
    let layer = &window.session().work.layers[0];
    assert_eq!(layer.import.day_order, None);
}

#[test]
fn a_table_without_known_positions_is_read_once_its_columns_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), "wo,ns,ow\nKabul,34,69\nHerat,34,62\n");
    let mut window = Window::open();
    window.add_doubtful(&path);
    assert!(window.reads("No column is known to hold positions"));
    assert!(window.has("0 placed, 2 not placed, 0 without a date"));
    window.choose_from("Read ns as", "latitude");
    window.choose_from("Read ow as", "longitude");
    window.choose_from("Read wo as", "title");
    window.step_until("they are placed", |window| {
        window.has("2 placed, 0 not placed, 2 without a date")
    });
    window.press("Read it so");
    window.step_until("the events are there", |window| {
        window.harness.state().data().events.len() == 43 + 2
    });
}

#[test]
fn swapped_positions_are_swapped_by_a_click_and_cancel_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(
        folder.path(),
        "Name,Latitude,Longitude,Date\nKabul,69.18,34.52,2014-04-03\nHerat,62.2,34.35,2014\n",
    );
    let mut window = Window::open();
    window.add_doubtful(&path);
    assert!(window.reads("2 positions make sense only with latitude and longitude swapped."));
    window.press("Swap them");
    window.step_until("they are swapped", |window| {
        !window.reads("make sense only")
    });
    window.press("Cancel");
    assert!(!window.session().work.layers[0].import.swapped);
    window.apply(Command::ShowImport(Some(1)));
    window.step_until("the file is looked at again", |window| {
        window.reads("2 positions make sense only")
    });
    window.tick("Swap latitude and longitude");
    window.step_until("they are swapped", |window| {
        !window.reads("make sense only")
    });
    window.press("Read it so");
    assert!(window.session().work.layers[0].import.swapped);
    window.apply(Command::ShowImport(Some(1)));
    window.key(Key::Escape);
    assert!(window.session().importing.is_none());
}

#[test]
fn what_could_not_be_placed_is_saved_from_the_list_of_faults() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), &BOTH_WAYS.replace("03/04", "13/04"));
    let mut window = Window::open();
    window.apply(Command::AddLayers(vec![Layer::of_file(&path)]));
    window.step_until("the faults are told", |window| {
        window.reads("in the files.")
    });
    window.follow("Show them");
    window.press("Save the one record of incidents.csv that could not be placed …");
    let saved = folder.path().join("left.csv");
    let field = window.node(Role::TextInput, "File");
    let proposed = field.accesskit_node().value().unwrap();
    assert!(proposed.ends_with("incidents-not-placed.csv"), "{proposed}");
    field.focus();
    window.harness.run();
    window.keys(egui::Modifiers::COMMAND, Key::A);
    let field = window.node(Role::TextInput, "File");
    field.type_text(saved.to_str().unwrap());
    window.harness.run();
    let field = window.node(Role::TextInput, "File");
    assert_eq!(field.accesskit_node().value().as_deref(), saved.to_str());
    window.press("Save");
    window.step_until("it is saved", |window| window.reads("Saved 1 record in"));
    assert_eq!(
        std::fs::read_to_string(saved).unwrap(),
        "Name,Latitude,Longitude,Date,Killed\nNowhere,,,05/06/2014,1\n"
    );
}
