//! The strings of the window: every key that is asked for is there, every one that is there is
//! asked for, nothing a person reads is written in the panels themselves, and every letter of
//! every language is in the faces that come with the program.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read the sources should stop

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use durand::atlas::{BoundaryView, PlaceKind};
use durand::events::read::{Delimiter, Preset, Purpose};
use durand::map::fonts::Font;
use durand::story::{Category, Precision};
use durand::words::{Language, Words};
use skrifa::{FontRef, MetadataProvider as _};

/// Keys that the program puts together from the name of a thing.
fn built() -> BTreeSet<String> {
    let months = (1..=12).map(|month| format!("month-{month}"));
    let kinds = PlaceKind::ALL.map(|kind| format!("kind-{}", kind.key()));
    let categories = Category::ALL.map(|category| format!("category-{}", category.key()));
    let precisions = Precision::ALL.map(|precision| format!("precision-{}", precision.key()));
    let views = BoundaryView::ALL.map(|view| format!("view-{}", view.id()));
    let purposes = Purpose::ALL.map(|purpose| format!("purpose-{}", purpose.key()));
    let delimiters = Delimiter::ALL.map(|one| format!("delimiter-{}", one.key()));
    let presets = Preset::ALL.map(|preset| format!("preset-{}", preset.key()));
    let named = kinds.into_iter().chain(categories);
    let named = named.chain(purposes).chain(delimiters).chain(presets);
    let named = named.chain(precisions).chain(views);
    months.chain(named).collect()
}

/// Letters in the panels that are no words of a language: the program's name, and a count with the
/// sentence of a fault, which stands where faults arise.
const NO_WORDS: [&str; 2] = ["durand", "{} × {reason}"];

/// What puts a text before a reader, as it is written in a panel.
const SHOWN_BY: [&str; 10] = [
    "label(",
    "heading(",
    "link(",
    "button(",
    "RichText::new(",
    "Button::new(",
    "Label::new(",
    "CollapsingHeader::new(",
    "Window::new(",
    "on_hover_text(",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The sources of a folder under `src` without their tests.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    rust_files(&root().join("src").join(folder), &mut files);
    files.sort();
    let read = files.into_iter().map(|file| {
        let text = fs::read_to_string(&file).unwrap();
        let end = text.find("#[cfg(test)]").unwrap_or(text.len());
        (file, text[..end].to_owned())
    });
    read.collect()
}

/// The words of a language as they are written.
fn written(language: Language) -> String {
    let file = format!("assets/words/{}.ftl", language.code());
    fs::read_to_string(root().join(file)).unwrap()
}

fn keys(ftl: &str) -> Vec<&str> {
    let lines = ftl.lines().filter_map(|line| line.split_once(" ="));
    let keys = lines.map(|(key, _)| key);
    keys.filter(|key| key.starts_with(|first: char| first.is_ascii_lowercase()))
        .collect()
}

/// What stands between quotation marks right after each `opening`, but for blanks.
fn literals_after<'s>(source: &'s str, opening: &str) -> Vec<&'s str> {
    let ends = source
        .match_indices(opening)
        .map(|(at, _)| at + opening.len());
    let literals = ends.filter_map(|at| {
        let rest = source[at..].trim_start();
        let rest = rest.strip_prefix('&').unwrap_or(rest);
        let rest = rest.strip_prefix("format!(").unwrap_or(rest).trim_start();
        rest.strip_prefix('"')?.split('"').next()
    });
    literals.collect()
}

#[test]
fn every_key_that_is_asked_for_is_there() {
    let english = Words::of(Language::English);
    let mut asked = 0;
    for (file, source) in sources("") {
        for opening in [".say(", ".with(", "words.with(\n"] {
            for key in literals_after(&source, opening) {
                // `Path::with("…")` and the like have no hyphen.
                if !key.contains('-') || key.contains('{') {
                    continue;
                }
                asked += 1;
                assert!(
                    english.knows(key),
                    "{}: {key} is not in en.ftl",
                    file.display()
                );
            }
        }
    }
    assert!(asked > 150, "{asked} keys were found");
}

#[test]
fn every_key_that_is_there_is_asked_for() {
    let sources = sources("");
    let english = written(Language::English);
    let built = built();
    for key in keys(&english) {
        let literal = format!("\"{key}\"");
        let used = sources.iter().any(|(_, source)| source.contains(&literal));
        assert!(used || built.contains(key), "nothing asks for {key}");
    }
}

#[test]
fn no_key_is_written_twice() {
    for language in Language::ALL {
        let text = written(language);
        let mut seen = BTreeSet::new();
        for key in keys(&text) {
            assert!(seen.insert(key), "{}: {key} stands twice", language.code());
        }
    }
}

#[test]
fn what_a_reader_sees_is_not_written_in_the_panels() {
    let (mut looked_at, mut strays) = (0, Vec::new());
    for (file, source) in sources("app") {
        for opening in SHOWN_BY {
            for text in literals_after(&source, opening) {
                looked_at += 1;
                let bare: String = text.split(['{', '}']).step_by(2).collect();
                let has_letters = bare.chars().any(char::is_alphabetic);
                if has_letters && !NO_WORDS.contains(&text) {
                    strays.push(format!("{}: {text:?}", file.display()));
                }
            }
        }
    }
    assert!(looked_at > 0, "nothing was looked at");
    assert!(
        strays.is_empty(),
        "these belong into en.ftl:\n{}",
        strays.join("\n")
    );
}

#[test]
fn every_letter_of_every_language_is_in_the_faces() {
    let faces = Font::ALL.map(|font| FontRef::new(font.bytes()).unwrap());
    for language in Language::ALL {
        let text = written(language);
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let letters: BTreeSet<char> = lines.flat_map(str::chars).collect();
        for letter in letters {
            let drawn = faces
                .iter()
                .any(|face| face.charmap().map(letter).is_some());
            assert!(drawn, "{}: no face has {letter:?}", language.code());
        }
    }
}

#[test]
fn urdu_says_the_main_window_in_words_of_its_own() {
    let urdu = Words::of(Language::Urdu);
    let english = written(Language::English);
    for part in [
        "do-",
        "everyone-",
        "legend-",
        "timeline-",
        "card-",
        "keys-",
        "reader-",
        "category-",
        "month-",
    ] {
        for key in keys(&english)
            .into_iter()
            .filter(|key| key.starts_with(part))
        {
            assert!(urdu.knows(key), "{key} is not in ur.ftl");
        }
    }
}
