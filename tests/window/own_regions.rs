//! The window with a reader's own regions: clicked by name, read, counted by year.

use std::sync::Arc;
use std::time::{Duration, Instant};

use durand::app::Start;
use durand::events::EventFile;
use durand::session::{Command, LayerId, Target};
use egui::accesskit::Role;

use super::common::own::{floods_file, shapes_file};
use super::common::place;
use super::{Window, start};

/// A window in which the shapes are file 1 and the floods file 2.
fn opened() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let open = |path, number| Arc::new(EventFile::open(path, number).unwrap());
    let files = vec![
        open(&shapes_file(folder.path()), 1),
        open(&floods_file(folder.path()), 2),
    ];
    let start = Start {
        files,
        ..start(None)
    };
    let mut window = Window::with(start, [1280.0, 800.0]);
    let begun = Instant::now();
    while window.has("Stop reading") || window.harness.state().data().files().is_empty() {
        assert!(begun.elapsed() < Duration::from_mins(1), "still reading");
        std::thread::sleep(Duration::from_millis(5));
        window.harness.step();
    }
    window.harness.run();
    (window, folder)
}

impl Window {
    /// What a screen reader does that clicks what is called so: whatever else lies there.
    fn choose_node(&mut self, name: &str) {
        self.node(Role::Button, name).click_accesskit();
        self.harness.run();
    }
}

#[test]
fn a_region_of_ones_own_is_clicked_by_its_name_and_reads_what_names_it() {
    let (mut window, _folder) = opened();
    window.choose_node("Pashtunistan on the map");
    let selected = window.session().selected().cloned();
    assert_eq!(selected, Some(place("own-1-pashtunistan")));
    let about = {
        let app = window.harness.state();
        app.session().passages(app.data()).len()
    };
    assert!(about >= 3, "{about}");
    assert!(window.has(&format!("Passage 1 of {about}")));
    assert!(window.reads("claimed by") && window.reads("nobody now"));
    assert!(window.reads("not known to durand"));
}

#[test]
fn its_card_counts_the_events_inside_whole_and_by_year_and_a_year_can_be_gone_to() {
    let (mut window, _folder) = opened();
    window.choose_node("Upper Valley on the map");
    assert!(window.has("25 events lie in it"), "24 floods, and Quetta");
    let year = "2009: 8 events";
    assert!(window.has(year));
    window.press(year);
    let app = window.harness.state();
    assert_eq!(app.session().years.year(), Some(2009));
    assert!(window.has("8 events lie in it"));
    assert!(window.reads("of 25; the others are switched off"));
}

#[test]
fn a_line_of_ones_own_tells_its_length() {
    let (mut window, _folder) = opened();
    window.choose_node("Rival border on the map");
    let data = window.harness.state().data();
    let line = data.atlas.get(&"own-1-rival-border".parse().unwrap());
    let length = line.unwrap().length_km().unwrap().round();
    assert!((400.0..420.0).contains(&length), "{length}");
    assert!(window.has(&format!("{length}")) && window.has("km"));
}

#[test]
fn regions_are_shaded_by_their_events_and_no_longer() {
    let (mut window, _folder) = opened();
    window.choose_node("Upper Valley on the map");
    window.follow("Shade the regions of regions by their events");
    let app = window.harness.state();
    assert_eq!(app.session().shaded_file(app.data()), Some(1));
    assert!(app.session().layers.is_on(&LayerId::RegionCounts));
    window.follow("No longer shade the regions of regions");
    let app = window.harness.state();
    assert_eq!(app.session().shaded_file(app.data()), None);
    assert!(!app.session().layers.is_on(&LayerId::RegionCounts));
}

#[test]
fn about_names_the_file_and_the_list_of_layers_switches_it() {
    let (mut window, _folder) = opened();
    window.apply(Command::ToggleAbout);
    assert!(window.reads("From regions.geojson, a file of your own"));
    window.apply(Command::ToggleAbout);
    assert!(window.is_ticked("regions"));
    window.tick("regions");
    let node = "Upper Valley on the map";
    let found = window.harness.state().session();
    assert!(!found.layers.is_on(&LayerId::File(1)));
    assert!(!window.has(node), "what is off has no node");
}

#[test]
fn what_was_undone_is_no_longer_selected_and_its_places_are_gone() {
    let (mut window, _folder) = opened();
    window.choose_node("Upper Valley on the map");
    window.apply(Command::RemoveLayer(1));
    let begun = Instant::now();
    let gone = |window: &Window| {
        let atlas = &window.harness.state().data().atlas;
        atlas.own_places().next().is_none()
    };
    while !gone(&window) {
        assert!(begun.elapsed() < Duration::from_mins(1), "still there");
        std::thread::sleep(Duration::from_millis(5));
        window.harness.step();
    }
    window.harness.run();
    let selected = window.session().selected();
    assert!(!selected.is_some_and(Target::is_of_a_file));
    assert!(!window.has("Upper Valley on the map"));
}
