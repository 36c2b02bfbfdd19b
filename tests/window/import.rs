//! The window that shows how a file is read: it opens by itself where that is not certain, and what
//! is changed in it is read anew, and undone.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use durand::events::Import;
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

    /// Answers the question about day and month, and waits until nothing is doubtful.
    fn settle(&mut self, answer: &str) {
        self.press(answer);
        self.step_until("the doubt is settled", |window| {
            !window.reads("may have the day first")
        });
    }

    /// Adds the file as a layer, and waits until the window about its reading has looked at it.
    fn add_doubtful(&mut self, path: &Path) {
        self.apply(Command::AddLayers(vec![Layer::of_file(path)]));
        self.step_until("the file is looked at", |window| window.reads("placed,"));
    }

    /// Whether nothing is being read.
    fn has_read(&self) -> bool {
        !self.reads("Stop reading") && self.harness.state().data().events.len() > 43
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
    window.settle("Day first");
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
fn an_order_that_nobody_can_tell_is_left_open_and_not_asked_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), BOTH_WAYS);
    let mut window = Window::open();
    window.add_doubtful(&path);
    window.settle("Leave it open");
    window.press("Read it so");
    window.step_until("it is read anew", Window::has_read);
    let layer = window.session().work.layers[0].clone();
    assert_eq!(layer.import.day_order, Some(DayOrder::Ambiguous));
    assert!(window.session().importing.is_none());
    // The same layer, as a project brings it.
    let mut again = Window::open();
    again.apply(Command::AddLayers(vec![layer.as_ref().clone()]));
    again.step_until("it is read", Window::has_read);
    assert!(again.session().importing.is_none());
    // It can be said later on.
    again.apply(Command::ShowImport(Some(1)));
    again.step_until("the file is looked at", |window| window.reads("placed,"));
    let order = again.node(Role::ComboBox, "3/4/2014");
    let shown = order.accesskit_node().value().unwrap();
    assert_eq!(shown, "left open: only the year");
    again.choose_from("3/4/2014", "Month first");
    again.press("Read it so");
    let layer = &again.session().work.layers[0];
    assert_eq!(layer.import.day_order, Some(DayOrder::MonthFirst));
}

#[test]
fn to_leave_the_window_that_asks_leaves_the_order_open_and_changes_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), BOTH_WAYS);
    let by_button = |window: &mut Window| window.press("Cancel");
    let by_key = |window: &mut Window| window.key(Key::Escape);
    for leave in [&by_button as &dyn Fn(&mut Window), &by_key] {
        let mut window = Window::open();
        window.add_doubtful(&path);
        window.tick("Swap latitude and longitude");
        leave(&mut window);
        window.step_until("it is read anew", Window::has_read);
        let mut open = Import::default();
        open.day_order = Some(DayOrder::Ambiguous);
        assert_eq!(window.session().work.layers[0].import, open);
        assert!(window.session().importing.is_none());
        // Whoever opens it and leaves it says nothing.
        window.apply(Command::Undo);
        window.step_until("it is read as before", Window::has_read);
        window.apply(Command::ShowImport(Some(1)));
        window.step_until("the file is looked at", |window| window.reads("placed,"));
        leave(&mut window);
        assert_eq!(window.session().work.layers[0].import, Import::default());
    }
}

#[test]
fn each_of_several_doubtful_files_is_asked_about_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let named = |name: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, BOTH_WAYS).unwrap();
        Layer::of_file(&path)
    };
    let mut window = Window::open();
    let layers = ["a.csv", "b.csv", "c.csv", "d.csv"].map(named).to_vec();
    window.apply(Command::AddLayers(layers));
    let shows = |window: &Window, name: &str| {
        window.reads("placed,") && window.has(&format!("How “{name}” is read"))
    };
    window.step_until("the first is shown", |window| shows(window, "a"));
    assert!(window.has("3 other files wait to be looked at."));
    // The first waits behind the others.
    window.press("Show the next");
    window.step_until("the second is shown", |window| shows(window, "b"));
    window.press("Day first");
    window.step_until("the doubt is settled", |window| {
        window.reads("placed,") && !window.reads("may have the day first")
    });
    window.press("Read it so");
    window.step_until("the third is shown", |window| shows(window, "c"));
    assert!(window.has("2 other files wait to be looked at."));
    window.press("Cancel");
    window.step_until("the fourth is shown", |window| shows(window, "d"));
    assert!(window.has("Another file waits to be looked at."));
    // One that is taken away is not asked about.
    window.apply(Command::RemoveLayer(4));
    window.step_until("the first comes back", |window| shows(window, "a"));
    assert!(!window.reads("to be looked at."));
    window.press("Month first");
    window.step_until("the doubt is settled", |window| {
        window.reads("placed,") && !window.reads("may have the day first")
    });
    window.press("Read it so");
    window.step_until("all are read", Window::has_read);
    assert!(window.session().importing.is_none());
    let layers = window.session().work.layers.iter();
    let orders: Vec<_> = layers
        .map(|layer| (layer.number, layer.import.day_order))
        .collect();
    assert_eq!(
        orders,
        [
            (1, Some(DayOrder::MonthFirst)),
            (2, Some(DayOrder::DayFirst)),
            (3, Some(DayOrder::Ambiguous))
        ]
    );
}

#[test]
fn the_others_that_wait_can_be_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let named = |name: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, BOTH_WAYS).unwrap();
        Layer::of_file(&path)
    };
    let mut window = Window::open();
    window.apply(Command::AddLayers(
        ["a.csv", "b.csv", "c.csv"].map(named).to_vec(),
    ));
    window.step_until("the first is shown", |window| window.reads("placed,"));
    window.press("Leave the others as they are");
    assert!(!window.reads("to be looked at."));
    window.press("Cancel");
    window.step_until("it is read anew", Window::has_read);
    assert!(window.session().importing.is_none());
}

#[test]
fn a_table_without_dates_says_so_and_its_column_is_chosen_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(
        folder.path(),
        "Name,Latitude,Longitude,Seen\nKabul,34.52,69.18,1999\nHerat,34.35,62.2,2001\n",
    );
    let mut window = Window::open();
    window.apply(Command::AddLayers(vec![Layer::of_file(&path)]));
    window.step_until("it is told", |window| {
        window.reads("1 warning in the files.")
    });
    assert!(window.session().importing.is_none(), "nobody is asked");
    window.follow("Show them");
    assert!(window.reads("no column is taken as the date, so its 2 events are undated"));
    window.key(Key::Escape);
    window.apply(Command::ShowImport(Some(1)));
    window.step_until("the file is looked at", |window| window.reads("placed,"));
    assert!(window.reads("No column is taken as the date"));
    assert!(window.has("2 placed, 0 not placed, 2 without a date"));
    window.choose_from("Read Seen as", "year");
    window.step_until("they are dated", |window| {
        window.has("2 placed, 0 not placed, 0 without a date")
    });
    assert!(!window.reads("No column is taken as the date"));
    window.press("Read it so");
    window.step_until("nothing is left to be told", |window| {
        window.has_read() && !window.reads("in the files.")
    });
}

#[test]
fn a_text_in_an_encoding_that_was_guessed_wrong_is_read_in_the_one_that_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("places.csv");
    for (encoding, label, text) in [
        (
            encoding_rs::WINDOWS_1256,
            "windows-1256",
            "نام,lat,lon,date\nچمن,30.92,66.45,2014\n",
        ),
        (
            encoding_rs::WINDOWS_1251,
            "windows-1251",
            "имя,lat,lon,date\nю,30.92,66.45,2014\n",
        ),
    ] {
        let word = text.lines().nth(1).unwrap().split(',').next().unwrap();
        let head = text.split(',').next().unwrap();
        let (bytes, _, odd) = encoding.encode(text);
        assert!(!odd);
        std::fs::write(&path, bytes).unwrap();
        let mut window = Window::open();
        window.apply(Command::AddLayers(vec![Layer::of_file(&path)]));
        window.step_until("it is read", Window::has_read);
        window.apply(Command::ShowImport(Some(1)));
        window.step_until("the file is looked at", |window| window.reads("placed,"));
        let guessed = window.node(Role::ComboBox, "Encoding").accesskit_node();
        // Whatever was guessed of a text so short, another is tried first.
        let guessed = guessed.value().unwrap();
        if guessed == label {
            window.choose_from("Encoding", "windows-1252");
            window.step_until("it is read wrong", |window| !window.reads(word));
        } else {
            assert!(!window.reads(word), "{guessed}");
        }
        window.choose_from("Encoding", label);
        window.step_until("its letters are right", |window| {
            window.has(word)
                && window.has(head)
                && window.has("1 placed, 0 not placed, 0 without a date")
        });
        window.choose_from(&format!("Read {head} as"), "title");
        window.step_until("it is looked at again", |window| window.reads("placed,"));
        window.press("Read it so");
        window.step_until("it is read anew", Window::has_read);
        let layer = &window.session().work.layers[0];
        assert_eq!(layer.import.encoding.as_deref(), Some(label));
        assert_eq!(layer.import.column_for(Purpose::Title), Some(head));
        window.apply(Command::ShowTable(Some(1)));
        window.step_until("the table has it", |window| window.has(word));
        // And back to what is found.
        window.apply(Command::ShowTable(None));
        window.apply(Command::ShowImport(Some(1)));
        window.step_until("the file is looked at", |window| window.reads("placed,"));
        let shown = window.node(Role::ComboBox, "Encoding").accesskit_node();
        assert_eq!(shown.value().as_deref(), Some(label));
        window.choose_from("Encoding", "found by itself");
        window.step_until("it is found again", |window| {
            let shown = window.node(Role::ComboBox, "Encoding").accesskit_node();
            shown.value().as_deref() == Some(guessed.as_str())
        });
    }
}

#[test]
fn files_beside_a_project_are_read_as_the_command_line_says_and_its_own_layers_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let own = table(folder.path(), BOTH_WAYS);
    let beside = folder.path().join("beside.csv");
    std::fs::write(&beside, BOTH_WAYS).unwrap();
    let project = folder.path().join("mine.durand");
    let text = r#"{"durand-project": 1, "layers": [{"source": {"path": "incidents.csv"}}]}"#;
    std::fs::write(&project, text).unwrap();
    let mut import = Import::default();
    import.day_order = Some(DayOrder::DayFirst);
    import.swapped = true;
    let mut window = Window::open();
    let ctx = window.harness.ctx.clone();
    let app = window.harness.state_mut();
    app.open_paths_as(&[project, beside], &import, &ctx);
    window.harness.step();
    let layers = &window.session().work.layers;
    assert_eq!(layers.len(), 2);
    assert_eq!(layers[0].name, "beside");
    assert_eq!(layers[0].import, import);
    assert_eq!(
        layers[1].source.path(),
        Some(own.canonicalize().unwrap().as_path())
    );
    assert_eq!(layers[1].import, Import::default());
}

#[test]
fn a_layer_that_is_taken_away_and_comes_back_is_not_asked_about_twice() {
    let folder = tempfile::tempdir().unwrap();
    // Neither what could be read nor what could not.
    for text in [BOTH_WAYS, "wo,ns,ow\nKabul,34,69\n"] {
        let path = table(folder.path(), text);
        let mut window = Window::open();
        window.add_doubtful(&path);
        let said = |window: &Window| window.harness.state().said().to_owned();
        window.apply(Command::RemoveLayer(1));
        assert_eq!(said(&window), "“incidents” is taken away");
        assert!(window.session().importing.is_none());
        assert!(!window.reads("How “incidents” is read"));
        window.apply(Command::Undo);
        assert_eq!(said(&window), "Undone: Take a layer away");
        for _ in 0..60 {
            std::thread::sleep(Duration::from_millis(5));
            window.harness.step();
        }
        assert_eq!(said(&window), "Undone: Take a layer away");
        assert!(window.session().importing.is_none());
        // It can still be looked at, and undo closes what it takes away.
        window.apply(Command::ShowImport(Some(1)));
        window.step_until("the file is looked at", |window| window.reads("placed,"));
        window.apply(Command::Undo);
        assert_eq!(said(&window), "Undone: Open files");
        assert!(!window.reads("How “incidents” is read"));
    }
}

#[test]
fn the_window_shows_what_undo_has_changed_beneath_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path(), BOTH_WAYS);
    let mut window = Window::open();
    window.add_doubtful(&path);
    window.settle("Day first");
    window.press("Read it so");
    assert_eq!(window.harness.state().said(), "“incidents” is read anew");
    window.apply(Command::ShowImport(Some(1)));
    window.step_until("the file is looked at", |window| window.reads("placed,"));
    assert!(!window.reads("may have the day first"));
    window.apply(Command::Undo);
    assert_eq!(window.harness.state().said(), "Undone: How a layer is read");
    window.step_until("the question is there again", |window| {
        window.reads("may have the day first")
    });
    assert_eq!(window.session().importing, Some(1));
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
