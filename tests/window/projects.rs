//! Opening and saving, by the names a screen reader reads and by keys: the window of its own that
//! asks for files, projects, what is recovered, and files that are not where they were.

mod dropping;
mod lost;
mod paths;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use durand::project;
use durand::session::{Command, FileAct, LayerId};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{Window, start};

const SIZE: [f32; 2] = [1280.0, 800.0];

/// A file with one event of this year.
fn csv(folder: &Path, name: &str, year: u16) -> PathBuf {
    let path = folder.join(name);
    let text = format!("lon,lat,date,category,title\n69.2,34.5,{year},floods,Flood of {year}\n");
    fs::write(&path, text).unwrap();
    path
}

/// A window that keeps its state in `folder`.
fn window_in(folder: &Path) -> Window {
    let state = folder.join("state/state.json");
    Window::with(
        durand::app::run::start(super::data().clone(), Vec::new(), Some(state)),
        SIZE,
    )
}

impl Window {
    /// Waits until `done`.
    fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !done(self) {
            assert!(begun.elapsed() < Duration::from_mins(1), "{what}");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run();
    }

    fn until_reads(&mut self, part: &str) {
        self.until(part, |window| window.reads(part));
    }

    fn until_there_are(&mut self, files: usize) {
        self.until("files are read", |window| {
            window.harness.state().data().files().len() == files
        });
    }

    /// Writes `text` into the path, in the place of what stands there.
    fn type_path(&mut self, text: &str) {
        self.node(Role::TextInput, "Path").focus();
        self.harness.run();
        self.keys(Modifiers::COMMAND, Key::A);
        self.node(Role::TextInput, "Path").type_text(text);
        self.harness.run();
    }

    fn path_reads(&self) -> String {
        self.node(Role::TextInput, "Path")
            .value()
            .unwrap_or_default()
    }

    fn open_paths(&mut self, paths: &[PathBuf]) {
        let act = FileAct::OpenPaths(paths.to_vec());
        self.apply(Command::File(act));
    }

    fn names(&self) -> Vec<String> {
        let layers = self.session().work.layers.iter();
        layers.map(|layer| layer.name.clone()).collect()
    }

    fn title(&self) -> String {
        self.harness.state().title()
    }

    /// Saves the project as `path`, by the keys and the window that asks.
    fn save_as(&mut self, path: &Path) {
        self.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
        self.type_path(path.to_str().unwrap());
        self.key(Key::Enter);
    }
}

#[test]
fn a_file_is_opened_by_its_path_and_the_import_is_undone_and_done_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::O);
    assert!(window.has("Open"));
    window.type_path(file.to_str().unwrap());
    window.key(Key::Enter);
    window.until_there_are(1);
    assert_eq!(window.names(), ["floods"]);
    assert!(
        !window.has("Files"),
        "the window closes when a file is chosen"
    );
    window.keys(Modifiers::COMMAND, Key::Z);
    window.until_there_are(0);
    assert!(window.names().is_empty());
    window.keys(Modifiers::COMMAND, Key::Y);
    window.until_there_are(1);
    assert_eq!(window.names(), ["floods"]);
}

#[test]
fn a_folder_is_walked_narrowed_and_several_files_are_opened_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    for (name, year) in [
        ("a-floods.csv", 2010),
        ("b-floods.csv", 2011),
        ("c.csv", 2012),
    ] {
        csv(&inner, name, year);
    }
    fs::write(inner.join("notes.docx"), "x").unwrap();
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::O);
    window.type_path(&format!("{}/", folder.path().display()));
    window.until_reads("inner, folder");
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    window.until_reads("c.csv, ");
    assert!(window.path_reads().ends_with("inner/"));
    assert!(!window.reads("notes.docx"), "durand reads no such file");
    window.tick("Show all files");
    assert!(window.reads("notes.docx"));
    window.tick("Show all files");
    window.node(Role::TextInput, "Path").focus();
    window.harness.run();
    window.node(Role::TextInput, "Path").type_text("FLOODS");
    window.harness.run();
    assert!(window.reads("a-floods.csv, ") && !window.reads("c.csv, "));
    window.keys(Modifiers::COMMAND, Key::Space);
    window.key(Key::ArrowDown);
    window.keys(Modifiers::COMMAND, Key::Space);
    assert!(window.has("Open 2 files"));
    window.key(Key::Enter);
    window.until_there_are(2);
    assert_eq!(window.names(), ["a-floods", "b-floods"]);
}

#[test]
fn tab_completes_what_is_typed_and_alt_up_leaves_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("incidents");
    fs::create_dir(&inner).unwrap();
    csv(&inner, "of-2010.csv", 2010);
    csv(&inner, "of-2011.csv", 2011);
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::O);
    window.type_path(&format!("{}/inc", folder.path().display()));
    window.until_reads("incidents, folder");
    window.key(Key::Tab);
    assert!(
        window.path_reads().ends_with("incidents/"),
        "{}",
        window.path_reads()
    );
    window.until_reads("of-2010.csv, ");
    window.key(Key::Tab);
    assert!(
        window.path_reads().ends_with("of-201"),
        "{}",
        window.path_reads()
    );
    window.keys(Modifiers::ALT, Key::ArrowUp);
    window.until_reads("incidents, folder");
    window.key(Key::Escape);
    assert!(!window.has("Files"));
}

#[test]
fn what_is_not_there_is_said_and_the_window_stays() {
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::O);
    window.type_path("/nowhere/at/all.csv");
    window.until_reads("The folder cannot be listed");
    window.key(Key::Enter);
    assert!(window.reads("There is no such file: /nowhere/at/all.csv"));
    window.press("Cancel");
    assert!(!window.has("Path"));
}

#[test]
fn a_project_is_saved_changed_and_clean_again_by_undo() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let path = folder.path().join("mine.durand");
    let mut window = window_in(folder.path());
    assert!(!window.title().contains("not saved"));
    window.open_paths(std::slice::from_ref(&file));
    window.until_there_are(1);
    assert_eq!(window.title(), "Untitled (not saved) · durand");
    window.keys(Modifiers::COMMAND, Key::S);
    window.type_path(path.with_extension("").to_str().unwrap());
    window.key(Key::Enter);
    assert_eq!(window.title(), "mine · durand");
    assert!(window.has("mine"), "the bar names the project");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("\"path\": \"floods.csv\""), "{text}");
    window.tick("Relief");
    assert_eq!(window.title(), "mine (not saved) · durand");
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.title(), "mine · durand");
    window.keys(Modifiers::COMMAND, Key::Y);
    window.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(window.title(), "mine · durand");
    assert_ne!(fs::read_to_string(&path).unwrap(), text);
    // Moving about is not what one has made.
    window.key(Key::Plus);
    assert_eq!(window.title(), "mine · durand");
}

#[test]
fn a_project_opens_as_it_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let path = folder.path().join("mine.durand");
    let mut first = window_in(folder.path());
    first.open_paths(&[file]);
    first.until_there_are(1);
    first.press("Select Balochistan");
    first.apply(Command::GoToYear(2010));
    first.apply(Command::ToggleLayer(LayerId::File(1)));
    first.apply(Command::ZoomIn);
    first.save_as(&path);
    let before = first.session().clone();
    drop(first);
    let mut second = window_in(folder.path());
    second.open_paths(&[path]);
    second.until_there_are(1);
    let now = second.session();
    assert_eq!(second.selected().as_deref(), Some("Balochistan"));
    assert_eq!(now.years.year(), Some(2010));
    assert!(!now.layers.is_on(&LayerId::File(1)));
    assert!((now.view.zoom().get() - before.view.zoom().get()).abs() < 1e-3);
    assert_eq!(second.names(), ["floods"]);
    assert!(
        !now.steps.can_undo(),
        "what was opened is not undone piece by piece"
    );
    assert_eq!(second.title(), "mine · durand");
}

#[test]
fn another_project_is_written_over_only_when_that_is_said_and_nothing_else_ever_is() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.durand");
    fs::write(&other, "{\"durand-project\": 1}").unwrap();
    let table = csv(folder.path(), "floods.csv", 2010);
    let disguised = folder.path().join("table.durand");
    fs::write(&disguised, [0xff_u8, 0xd8, 0xff]).unwrap();
    let mut window = window_in(folder.path());
    window.open_paths(std::slice::from_ref(&table));
    window.until_there_are(1);
    window.save_as(&other);
    assert!(window.reads("There is such a project already."));
    assert_eq!(
        fs::read_to_string(&other).unwrap(),
        "{\"durand-project\": 1}"
    );
    window.press("Write over it");
    assert_eq!(window.title(), "other · durand");
    assert!(fs::read_to_string(&other).unwrap().contains("floods.csv"));
    window.save_as(&folder.path().join("no/such/folder.durand"));
    assert!(window.reads("There is no such folder to save into"));
    window.key(Key::Escape);
    assert!(table.exists());
}

#[test]
fn work_that_was_not_saved_is_offered_by_the_next_window_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let path = folder.path().join("mine.durand");
    let mut first = window_in(folder.path());
    first.open_paths(std::slice::from_ref(&file));
    first.until_there_are(1);
    first.save_as(&path);
    first.tick("Relief");
    let mut beside = window_in(folder.path());
    first.harness.state_mut().leave();
    assert!(
        !beside.reads("Recovered work"),
        "it belonged to a living window"
    );
    drop(first);
    beside.harness.step();

    let mut second = window_in(folder.path());
    assert!(second.reads("Recovered work from mine, which was not saved; kept "));
    second.follow("Open the recovered work from mine");
    second.until_there_are(1);
    assert_eq!(second.title(), "mine (not saved) · durand");
    assert!(!second.is_ticked("Relief"));
    assert!(!second.reads("Recovered work"));
    second.keys(Modifiers::COMMAND, Key::S);
    assert_eq!(second.title(), "mine · durand");
    drop(second);

    let third = window_in(folder.path());
    assert!(!third.reads("Recovered work"));
}

#[test]
fn what_is_kept_every_twenty_seconds_outlives_a_window_that_dies() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let mut first = window_in(folder.path());
    first.open_paths(&[file]);
    first.until_there_are(1);
    let recovery = folder.path().join("state/recovery");
    let kept = || {
        let entries = fs::read_dir(&recovery).into_iter().flatten().flatten();
        let mut paths = entries.map(|entry| entry.path());
        paths.find(|path| path.extension().is_some_and(|ending| ending == "durand"))
    };
    assert!(kept().is_none(), "nothing is kept at once");
    first.harness.run_steps(60 * 21);
    let text = fs::read_to_string(kept().unwrap()).unwrap();
    assert!(text.contains("floods.csv"), "{text}");
    assert!(
        project::read(Path::new("x"), &text)
            .unwrap()
            .0
            .recovery
            .is_some()
    );
    // Nobody closes it: it is only gone.
    drop(first);
    let mut second = window_in(folder.path());
    assert!(second.reads("Recovered work from Untitled"));
    second.follow("Delete the recovered work from Untitled for good");
    assert!(kept().is_none() && !second.reads("Recovered work"));
}

#[test]
fn what_is_saved_leaves_nothing_to_recover() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let mut window = window_in(folder.path());
    window.open_paths(&[file]);
    window.until_there_are(1);
    window.harness.run_steps(60 * 21);
    window.save_as(&folder.path().join("mine.durand"));
    window.harness.state_mut().leave();
    drop(window);
    let recovery = folder.path().join("state/recovery");
    assert_eq!(fs::read_dir(recovery).unwrap().count(), 0);
}

#[test]
fn beginning_anew_sets_unsaved_work_aside_and_offers_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let mut window = window_in(folder.path());
    window.open_paths(&[file]);
    window.until_there_are(1);
    window.keys(Modifiers::COMMAND, Key::N);
    window.until_there_are(0);
    assert!(window.names().is_empty());
    assert!(window.reads("Recovered work from Untitled"));
    window.follow("Open the recovered work from Untitled");
    window.until_there_are(1);
    assert_eq!(window.names(), ["floods"]);
}

#[test]
fn a_story_that_was_being_written_is_recovered_where_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(folder.path());
    window.apply(Command::WriteStory);
    window.node(Role::TextInput, "Title").type_text("Floods");
    window.harness.run();
    window.harness.state_mut().leave();
    drop(window);
    let mut window = window_in(folder.path());
    window.follow("Open the recovered work from Untitled");
    let session = window.harness.state().session();
    let draft = session.edited_draft().unwrap();
    assert_eq!(draft.about().title, "Floods");
    let title = window.node(Role::TextInput, "Title").value();
    assert_eq!(title.as_deref(), Some("Floods"));
}

#[test]
fn many_notices_take_three_lines_until_all_are_asked_for() {
    let notices: Vec<String> = (0..8)
        .map(|number| format!("note-{number}: refused"))
        .collect();
    let start = durand::app::run::start(super::data().clone(), notices.clone(), None);
    let mut window = Window::with(start, SIZE);
    window.until_reads("… and 5 more");
    let count = |window: &Window| {
        let rows = window.harness.get_all_by_label("Put this notice away");
        rows.count()
    };
    assert_eq!(count(&window), 3);
    window.follow("Show all");
    assert_eq!(count(&window), 8);
    assert!(notices.iter().all(|notice| window.reads(notice)));
    window.follow("Show fewer");
    assert_eq!(count(&window), 3);
    window.follow("Close all");
    assert!(!window.has("Put this notice away") && !window.has("Close all"));
}

#[test]
fn a_project_that_cannot_be_opened_says_why_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.durand");
    fs::write(&path, "{\"durand-project\": 99}").unwrap();
    let mut window = window_in(folder.path());
    window.open_paths(&[path]);
    assert!(window.reads("a newer durand wrote this project, in version 99"));
    assert!(!window.title().contains("newer"));
}

#[test]
fn a_project_of_which_a_part_was_lost_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.durand");
    let text = "{\"durand-project\": 1, \"layers\": [{\"name\": \"web\", \"source\": {\"path\": \"https://example.org/a.csv\"}}]}";
    fs::write(&path, text).unwrap();
    let mut window = window_in(folder.path());
    window.open_paths(std::slice::from_ref(&path));
    assert!(window.reads("that is an address"));
    window.keys(Modifiers::COMMAND, Key::S);
    assert!(window.reads("A part of this project could not be read"));
    assert!(window.path_reads().ends_with("mine-2.durand"));
    window.key(Key::Enter);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    assert!(folder.path().join("mine-2.durand").exists());
}

#[test]
fn a_stranger_s_project_says_which_files_outside_its_folder_it_reads_once() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).unwrap();
    csv(folder.path(), "secret.csv", 2010);
    let path = inner.join("theirs.durand");
    fs::write(
        &path,
        "{\"durand-project\": 1, \"layers\": [{\"name\": \"x\", \"source\": {\"path\": \"../secret.csv\"}}]}",
    )
    .unwrap();
    let mut window = window_in(folder.path());
    window.open_paths(std::slice::from_ref(&path));
    assert!(window.reads("it lies outside the project's folder"));
    window.press("Put this notice away");
    window.open_paths(&[path]);
    assert!(!window.reads("it lies outside the project's folder"));
}

#[test]
fn projects_that_were_open_are_in_the_menu_and_those_that_are_gone_can_be_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = window_in(folder.path());
    for name in ["one", "two"] {
        let path = folder.path().join(format!("{name}.durand"));
        fs::write(&path, "{\"durand-project\": 1}").unwrap();
        window.open_paths(&[path]);
    }
    fs::remove_file(folder.path().join("one.durand")).unwrap();
    window.harness.state_mut().keep(Some(SIZE));
    drop(window);
    let mut window = window_in(folder.path());
    window.press("Menu");
    window.press("File");
    window.press("Open recent");
    assert!(window.has("one") && window.has("two"));
    window.press("Forget one");
    window.press("Menu");
    window.press("File");
    window.press("Open recent");
    window.press("two");
    assert_eq!(window.title(), "two · durand");
    window.press("Menu");
    window.press("File");
    window.press("Open recent");
    assert!(!window.has("one"));
}

#[test]
fn files_of_layers_are_put_into_the_project_if_that_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let path = folder.path().join("mine.durand");
    let mut window = window_in(folder.path());
    window.open_paths(std::slice::from_ref(&file));
    window.until_there_are(1);
    window.keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::S);
    window.tick("Put the files of its layers into the project");
    window.type_path(path.to_str().unwrap());
    window.key(Key::Enter);
    drop(window);
    fs::remove_file(file).unwrap();
    let mut window = window_in(folder.path());
    window.open_paths(&[path]);
    window.until_there_are(1);
    assert_eq!(window.harness.state().data().events.len(), 44);
}

#[test]
fn keys_that_come_in_one_frame_are_all_obeyed_after_what_was_typed_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = csv(folder.path(), "floods.csv", 2010);
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::O);
    window.type_path(&format!("{}/", folder.path().display()));
    window.until_reads("floods.csv, ");
    let key = |key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    let name = file.file_name().unwrap().to_str().unwrap().to_owned();
    let events = [egui::Event::Text(name), key(Key::Enter)];
    window.harness.input_mut().events.extend(events);
    window.harness.step();
    window.until_there_are(1);
    assert_eq!(window.names(), ["floods"]);
}

#[test]
fn a_project_that_another_program_has_written_meanwhile_is_not_written_over_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.durand");
    fs::write(&path, "{\"durand-project\": 1}").unwrap();
    let mut window = window_in(folder.path());
    window.open_paths(std::slice::from_ref(&path));
    window.tick("Relief");
    let theirs = "{\"durand-project\": 1, \"note\": \"theirs\"}";
    fs::write(&path, theirs).unwrap();
    window.keys(Modifiers::COMMAND, Key::S);
    assert!(window.reads("Another program has written this project meanwhile."));
    window.key(Key::Enter);
    assert!(window.reads("There is such a project already."));
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
    window.press("Write over it");
    assert_ne!(fs::read_to_string(&path).unwrap(), theirs);
    assert_eq!(window.title(), "mine · durand");
}
