//! Files of a project that are not where they were: how many is told once, which where they are
//! listed, and they are located.

use std::fs;

use durand::session::Command;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::{Window, csv, window_in};

#[test]
fn a_copy_of_the_article_that_is_gone_is_told_once_and_located() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path().join("copy.txt");
    let there = folder.path().join("moved.txt");
    fs::write(&there, "In Quetta a man bought a carpet.\n").unwrap();
    let path = folder.path().join("mine.durand");
    let project = r#"{"durand-project": 1, "article": {"path": "copy.txt"}}"#;
    fs::write(&path, project).unwrap();
    let mut window = window_in(folder.path());
    window.open_paths(&[path]);
    window.until_reads("Your copy of the article is not where it was: copy.txt");
    assert!(!window.reads("there is no such file") && !window.has("Put this notice away"));
    let article = window.harness.state().session().work.article.clone();
    assert_eq!(article.unwrap().path, here);
    window.follow("Locate your copy of the article, copy.txt");
    assert!(window.has("Where is copy.txt now?"));
    assert!(window.node(Role::TextInput, "Path").is_focused());
    window.type_path(there.to_str().unwrap());
    window.key(Key::Enter);
    // It is another text, and read for itself: what is shown of it is its own.
    window.until_reads("bought a carpet");
    assert!(!window.reads("is not where it was"));
}

#[test]
fn files_that_have_moved_are_named_located_together_and_the_rest_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    fs::create_dir(&here).unwrap();
    fs::create_dir(&there).unwrap();
    let files = [csv(&here, "a.csv", 2010), csv(&here, "b.csv", 2011)];
    let stays = csv(folder.path(), "c.csv", 2012);
    let path = folder.path().join("mine.durand");
    let mut window = window_in(folder.path());
    window.open_paths(&[files[0].clone(), files[1].clone(), stays]);
    window.until_there_are(3);
    let ends = ["2010", "2016"].map(|year| window.data().columns.labelled(year).unwrap());
    window.apply(Command::BrushYears { ends, begins: true });
    let years = |window: &Window| {
        let columns = &window.data().columns;
        window.session().years.describe(columns)
    };
    assert_eq!(years(&window), "2010–2016");
    window.save_as(&path);
    drop(window);
    for file in &files {
        fs::rename(file, there.join(file.file_name().unwrap())).unwrap();
    }
    let mut window = window_in(folder.path());
    window.open_paths(&[path]);
    window.until_there_are(1);
    // The strip above the map says how many, the rows of the layers which.
    window.until_reads("The files of 2 layers are not where they were.");
    for name in ["a", "b"] {
        assert!(window.has(&format!("Its file is missing: {name}.csv")));
        assert!(window.has(&format!("Locate the file of {name}")));
    }
    assert!(!window.reads("Its file is missing: c.csv"));
    assert_eq!(window.names(), ["a", "b", "c"]);
    window
        .harness
        .get_all_by_label("Locate …")
        .next()
        .unwrap()
        .click();
    window.harness.run();
    assert!(window.has("Where is a.csv now?"));
    assert!(window.node(Role::TextInput, "Path").is_focused());
    window.type_path(there.join("a.csv").to_str().unwrap());
    window.key(Key::Enter);
    window.until_there_are(3);
    assert!(!window.reads("Its file is missing") && !window.has("Locate …"));
    assert_eq!(window.harness.state().said(), "Found 2 files.");
    assert_eq!(
        years(&window),
        "2010–2016",
        "with the years of what was missing"
    );
    // One step takes both back.
    window.keys(Modifiers::COMMAND, Key::Z);
    window.until_there_are(1);
}
