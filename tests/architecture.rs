//! The way things flow in the house: words, geometry ← atlas, document ← story ← events ← session ← map ← export ← project ← { app, cli } ← main.
//!
//! Reads every path that a file under `src` names and says who strayed. Words in comments and in
//! quotation marks are not paths; `use` groups are unfolded; `super` and `self` are resolved.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read the sources should stop

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the one that knows nothing to those that know the most.
const ROOMS: [(&str, u8); 12] = [
    ("words", 0),
    ("geometry", 0),
    ("atlas", 1),
    ("document", 1),
    ("story", 2),
    ("events", 3),
    ("session", 4),
    ("map", 5),
    ("export", 6),
    ("project", 7),
    ("app", 8),
    ("cli", 8),
];

/// Who may name a crate from outside: a room, or one module of it.
const GUESTS: [(&str, &[&str]); 20] = [
    ("egui", &["app", "map::surface::egui"]),
    ("egui_extras", &["app::import_window", "app::table"]),
    ("eframe", &["app", "main"]),
    ("clap", &["cli", "main"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("krilla", &["map::surface::pdf"]),
    ("harfrust", &["map::surface::pdf"]),
    ("quick_xml", &["events::read::translate", "export"]),
    ("flatgeobuf", &["events::read::translate"]),
    ("geozero", &["events::read::translate"]),
    ("parquet", &["events::read::translate"]),
    ("shapefile", &["events::read::translate"]),
    ("zip", &["events::read::translate"]),
    ("wkt", &["events::read::well_known"]),
    ("anyhow", &["cli", "main"]),
    ("html5ever", &["document::html"]),
    ("pulldown_cmark", &["document::markdown"]),
    ("encoding_rs", &["document", "events"]),
    ("chardetng", &["document::encoding"]),
];

/// Lines in the longest file that can still be read in one go.
const LONGEST: usize = 600;

/// A word, `::`, or any other sign; `line` counts from 1.
#[derive(Clone, Debug, PartialEq)]
struct Token {
    text: String,
    line: usize,
}

/// The words and signs of a Rust source, without comments, strings, characters and lifetimes.
fn tokens(source: &str) -> Vec<Token> {
    let letters: Vec<char> = source.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let (mut index, mut line, mut found) = (0, 1, Vec::new());
    while index < letters.len() {
        let start = index;
        let mut text = String::new();
        match (at(index), at(index + 1)) {
            ('/', '/') => index = skip_until(&letters, index, |i| at(i) == '\n'),
            ('/', '*') => index = skip_comment(&letters, index),
            ('"', _) => index = skip_string(&letters, index),
            ('\'', '\\') => index = skip_until(&letters, index + 3, |i| at(i) == '\'') + 1,
            ('\'', _) if at(index + 2) == '\'' => index += 3,
            ('\'', _) => index += 1,
            (':', ':') => {
                text.push_str("::");
                index += 2;
            }
            (letter, _) if letter.is_alphanumeric() || letter == '_' => {
                while at(index).is_alphanumeric() || at(index) == '_' {
                    text.push(at(index));
                    index += 1;
                }
                let hashes = letters[index..].iter().take_while(|&&l| l == '#').count();
                let raw = matches!(text.as_str(), "r" | "br" | "cr");
                if raw && at(index + hashes) == '"' {
                    index = skip_raw_string(&letters, index + hashes + 1, hashes);
                    text.clear();
                } else if raw && hashes == 1 {
                    // r#word is the word.
                    index += 1;
                    text.clear();
                } else if matches!(text.as_str(), "b" | "c") && at(index) == '"' {
                    text.clear();
                }
            }
            (letter, _) => {
                if !letter.is_whitespace() {
                    text.push(letter);
                }
                index += 1;
            }
        }
        if !text.is_empty() {
            found.push(Token { text, line });
        }
        index = index.max(start + 1);
        let passed = letters.get(start..index.min(letters.len())).unwrap();
        line += passed.iter().filter(|&&letter| letter == '\n').count();
    }
    found
}

fn skip_until(letters: &[char], from: usize, stop: impl Fn(usize) -> bool) -> usize {
    (from..letters.len())
        .find(|&index| stop(index))
        .unwrap_or(letters.len())
}

fn skip_comment(letters: &[char], from: usize) -> usize {
    let (mut depth, mut index) = (0, from);
    while index < letters.len() {
        match (letters[index], letters.get(index + 1)) {
            ('/', Some('*')) => (depth, index) = (depth + 1, index + 2),
            ('*', Some('/')) => (depth, index) = (depth - 1, index + 2),
            _ => index += 1,
        }
        if depth == 0 {
            break;
        }
    }
    index
}

fn skip_string(letters: &[char], from: usize) -> usize {
    let mut index = from + 1;
    while index < letters.len() && letters[index] != '"' {
        index += if letters[index] == '\\' { 2 } else { 1 };
    }
    index + 1
}

fn skip_raw_string(letters: &[char], from: usize, hashes: usize) -> usize {
    let ends = |index: usize| {
        letters[index] == '"'
            && letters[index + 1..]
                .iter()
                .take(hashes)
                .filter(|&&l| l == '#')
                .count()
                == hashes
    };
    skip_until(letters, from, ends) + 1 + hashes
}

/// Something a source names: its segments, and the line on which it stands.
#[derive(Debug, PartialEq)]
struct Named {
    path: Vec<String>,
    line: usize,
}

/// Every path in `source`, as seen from `module`, the segments of the file's own module.
fn paths(source: &str, module: &[&str]) -> Vec<Named> {
    let tokens = tokens(source);
    let text = |index: usize| tokens.get(index).map_or("", |token| token.text.as_str());
    let mut inner: Vec<(String, i32)> = Vec::new();
    let (mut depth, mut index, mut found) = (0, 0, Vec::new());
    while index < tokens.len() {
        let here: Vec<&str> = module
            .iter()
            .copied()
            .chain(inner.iter().map(|(name, _)| name.as_str()))
            .collect();
        match text(index) {
            "mod" if text(index + 2) == "{" => {
                inner.push((text(index + 1).to_owned(), depth));
                index += 1;
            }
            "use" if index == 0 || text(index - 1) != "::" => {
                index = unfold(&tokens, index + 1, &[], &here, &mut found);
                continue;
            }
            "extern" if text(index + 1) == "crate" => {
                found.push(Named {
                    path: vec![text(index + 2).to_owned()],
                    line: tokens[index].line,
                });
                index += 2;
            }
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.retain(|(_, opened)| *opened < depth);
            }
            word if is_word(word)
                && text(index + 1) == "::"
                && (index == 0 || text(index - 1) != "::") =>
            {
                let line = tokens[index].line;
                let mut path = vec![word.to_owned()];
                while text(index + 1) == "::" && is_word(text(index + 2)) {
                    path.push(text(index + 2).to_owned());
                    index += 2;
                }
                found.push(Named {
                    path: resolved(&path, &here),
                    line,
                });
            }
            _ => {}
        }
        index += 1;
    }
    found
}

/// Unfolds one tree of a `use` from `index` on; returns where it ends.
fn unfold(
    tokens: &[Token],
    mut index: usize,
    prefix: &[String],
    here: &[&str],
    found: &mut Vec<Named>,
) -> usize {
    let mut path = prefix.to_vec();
    let line = tokens.get(index).map_or(0, |token| token.line);
    let mut grouped = false;
    while let Some(token) = tokens.get(index) {
        match token.text.as_str() {
            "::" => index += 1,
            "{" => {
                grouped = true;
                index += 1;
                while tokens.get(index).is_some_and(|token| token.text != "}") {
                    index = unfold(tokens, index, &path, here, found);
                    if tokens.get(index).is_some_and(|token| token.text == ",") {
                        index += 1;
                    }
                }
                index += 1;
            }
            "as" => index += 2,
            "," | "}" | ";" => break,
            segment => {
                path.push(segment.to_owned());
                index += 1;
            }
        }
    }
    if !grouped && !path.is_empty() {
        found.push(Named {
            path: resolved(&path, here),
            line,
        });
    }
    index
}

fn is_word(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// `crate::…` for what the house holds; everything else as it is written.
fn resolved(path: &[String], here: &[&str]) -> Vec<String> {
    let up = path
        .iter()
        .take_while(|segment| *segment == "super")
        .count();
    let owned = |segments: &[&str]| segments.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
    let mut whole = match path.first().map(String::as_str) {
        Some("super") => owned(&here[..here.len().saturating_sub(up)]),
        Some("self") => owned(here),
        _ => return path.to_vec(),
    };
    whole.insert(0, "crate".to_owned());
    whole.extend(path.iter().skip(up.max(1)).cloned());
    whole
}

/// `src/map/surface/egui.rs` is `map::surface::egui`; `src/lib.rs` has no segments.
fn module_of(file: &Path) -> Vec<String> {
    let mut segments: Vec<String> = file
        .with_extension("")
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if matches!(segments.last().map(String::as_str), Some("mod" | "lib")) {
        segments.pop();
    }
    segments
}

/// Every sentence about what `source` names and must not, when it stands at `file` under `src`.
fn strays(file: &str, source: &str) -> Vec<String> {
    let module = module_of(Path::new(file));
    let module: Vec<&str> = module.iter().map(String::as_str).collect();
    let mut sentences = Vec::new();
    for named in paths(source, &module) {
        let says = |what: &str| {
            let path = named.path.join("::");
            format!("{file}:{}: {what}: {path}", named.line)
        };
        let segment = |index: usize| named.path.get(index).map_or("", String::as_str);
        match segment(0) {
            "crate" => sentences.extend(strays_inside(&module, segment(1)).map(|what| says(&what))),
            "durand" if module != ["main"] => {
                sentences.push(says("the house calls itself crate"));
            }
            guest => sentences.extend(strays_outside(&module, guest).map(|what| says(&what))),
        }
    }
    sentences
}

fn strays_inside(module: &[&str], room: &str) -> Option<String> {
    let rank = |room: &str| {
        let mut rooms = ROOMS.iter();
        rooms.find(|(name, _)| *name == room).map(|(_, rank)| *rank)
    };
    let own = module.first().copied()?;
    match (rank(own), rank(room)) {
        (None, _) => None,
        (Some(_), None) => Some(format!("{room} is no room of the house")),
        (Some(_), Some(_)) if own == room => None,
        (Some(mine), Some(theirs)) if theirs < mine => None,
        _ => Some(format!("{own} must not know {room}")),
    }
}

fn strays_outside(module: &[&str], guest: &str) -> Option<String> {
    let (_, hosts) = GUESTS.iter().find(|(name, _)| *name == guest)?;
    let is_in = |host: &&str| {
        let host: Vec<&str> = host.split("::").collect();
        module.starts_with(&host)
    };
    let hosts_named = hosts.join(" and ");
    (!hosts.iter().any(is_in)).then(|| format!("only {hosts_named} may name {guest}"))
}

/// Every Rust file under `folder` of the project, with its path inside that folder.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    files
        .into_iter()
        .map(|file| {
            let name = file.strip_prefix(&root).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&file).unwrap())
        })
        .collect()
}

#[test]
fn every_room_uses_only_what_stands_left_of_it() {
    let files = sources("src");
    assert!(files.len() > 60, "the sources were not found");
    let strayed: Vec<String> = files
        .iter()
        .flat_map(|(file, source)| strays(file, source))
        .collect();
    assert!(strayed.is_empty(), "\n{}\n", strayed.join("\n"));
}

#[test]
fn every_folder_under_src_is_a_room_of_the_drawing() {
    for (file, _) in sources("src") {
        let Some((room, _)) = file.split_once('/') else {
            assert!(
                ["lib.rs", "main.rs"].contains(&file.as_str()),
                "{file} stands in no room"
            );
            continue;
        };
        assert!(
            ROOMS.iter().any(|(name, _)| *name == room),
            "{file} stands in no room that is drawn"
        );
    }
}

#[test]
fn no_file_is_longer_than_can_be_read() {
    for folder in ["src", "tests", "benches"] {
        for (file, source) in sources(folder) {
            let lines = source.lines().count();
            assert!(lines <= LONGEST, "{folder}/{file} has {lines} lines");
        }
    }
}

#[test]
fn main_stays_a_door() {
    let lines = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs"));
    assert!(lines.unwrap().lines().count() <= 60);
}

/// Clippy holds `unwrap` and `expect` back; no file may talk it out of that.
#[test]
fn no_file_under_src_waves_the_lints_about_panics_through() {
    let mut waved = Vec::new();
    for (file, source) in sources("src") {
        waved.extend(wavers(&file, &source));
    }
    assert!(waved.is_empty(), "\n{}\n", waved.join("\n"));
}

/// Every line of `source` that allows what could panic.
fn wavers(file: &str, source: &str) -> Vec<String> {
    const LINTS: [&str; 5] = [
        "unwrap_used",
        "expect_used",
        "panic",
        "disallowed_methods",
        "unsafe_code",
    ];
    let tokens = tokens(source);
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if !matches!(token.text.as_str(), "allow" | "expect") {
            continue;
        }
        let attribute = index >= 2 && tokens[index - 1].text == "[";
        let inside = tokens[index..].iter().take_while(|token| token.text != "]");
        for lint in inside.filter(|token| attribute && LINTS.contains(&token.text.as_str())) {
            found.push(format!("{file}:{} allows {}", lint.line, lint.text));
        }
    }
    found
}

mod each_rule_can_fail {
    use super::*;

    fn strayed(file: &str, source: &str) -> bool {
        !strays(file, source).is_empty()
    }

    #[test]
    fn a_room_that_looks_to_the_right_is_caught() {
        for (file, source) in [
            ("geometry/fill.rs", "use crate::atlas::PlaceId;"),
            ("atlas/place.rs", "use crate::story::Event;"),
            ("story/event.rs", "fn f() -> crate::session::Target {}"),
            ("session/years.rs", "use crate::map::Theme;"),
            ("map/scene.rs", "use crate::app::View;"),
            ("map/mod.rs", "use crate::cli::Arguments;"),
            ("app/card.rs", "use crate::cli::load;"),
            ("cli/render.rs", "use crate::app::DurandApp;"),
        ] {
            assert!(strayed(file, source), "{file}: {source}");
        }
    }

    #[test]
    fn a_room_that_looks_to_the_left_is_let_be() {
        for (file, source) in [
            ("atlas/place.rs", "use crate::geometry::GeoBounds;"),
            ("cli/render.rs", "use crate::map::{AtlasShapes, draw};"),
            ("app/card.rs", "use super::{View, passage}; use egui::Ui;"),
            ("main.rs", "use durand::app; use anyhow::Result;"),
        ] {
            assert_eq!(strays(file, source), Vec::<String>::new());
        }
    }

    #[test]
    fn groups_renames_and_test_modules_hide_nothing() {
        for source in [
            "use crate::{geometry::GeoBounds, map::{self, Theme}};",
            "use crate::map as cartography;",
            "#[cfg(test)] mod tests { use crate::map::Theme; }",
            "pub use crate::app::*;",
            "fn f() { assert_eq!(crate::map::HOME, 1); }",
            "type T = Vec<crate::map::Theme>;",
        ] {
            assert!(strayed("session/years.rs", source), "{source}");
        }
    }

    #[test]
    fn super_is_followed_out_of_the_room() {
        assert!(strayed("session/years.rs", "use super::super::map::Theme;"));
        assert!(!strayed("session/years.rs", "use super::columns::Columns;"));
        assert!(strayed(
            "session/years.rs",
            "mod tests { use super::super::super::map::Theme; }"
        ));
        assert!(!strayed("map/surface/png.rs", "use super::super::Scene;"));
    }

    #[test]
    fn a_guest_in_the_wrong_room_is_caught() {
        for (file, source) in [
            ("map/scene.rs", "use egui::Pos2;"),
            ("map/surface/svg.rs", "fn f(c: egui::Color32) {}"),
            ("session/command.rs", "use {egui, serde};"),
            ("main.rs", "use egui::Context;"),
            ("map/surface/egui.rs", "use eframe::App;"),
            ("cli/mod.rs", "impl eframe::App for X {}"),
            ("app/run.rs", "use clap::Parser;"),
            ("atlas/error.rs", "use anyhow::Result;"),
            ("app/run.rs", "fn f() -> anyhow::Result<()> {}"),
            ("story/mod.rs", "extern crate clap;"),
        ] {
            assert!(strayed(file, source), "{file}: {source}");
        }
    }

    #[test]
    fn a_guest_at_home_is_let_be() {
        for (file, source) in [
            ("map/surface/egui.rs", "use egui::{Color32, Shape};"),
            ("app/run.rs", "use eframe::App;"),
            ("cli/args.rs", "use clap::Parser;"),
            ("cli/load.rs", "use anyhow::{Context as _, bail};"),
            ("app/mod.rs", "crate::map::surface::egui::colour(rgba)"),
            ("map/surface/mod.rs", "pub mod egui;"),
        ] {
            assert_eq!(strays(file, source), Vec::<String>::new());
        }
    }

    #[test]
    fn words_in_comments_and_strings_are_no_paths() {
        let source = "// use crate::map::Theme;\n/* egui::Ui /* nested */ crate::app::X */\n\
            /// [`crate::map::draw`]\nconst A: &str = \"crate::map::x \\\" egui::Ui\";\n\
            const B: &str = r#\"crate::app::\"y\"\"#; const C: char = '\"'; const D: char = '\\'';\n\
            fn f<'a>(x: &'a str) {}";
        assert_eq!(strays("geometry/fill.rs", source), Vec::<String>::new());
        let after = format!("{source}\nuse crate::map::Theme;");
        assert_eq!(
            strays("geometry/fill.rs", &after),
            ["geometry/fill.rs:7: geometry must not know map: crate::map::Theme"]
        );
    }

    #[test]
    fn what_is_no_room_is_named() {
        assert!(strayed("map/draw.rs", "use crate::cartography::Theme;"));
        assert!(strayed("map/draw.rs", "use durand::atlas::Atlas;"));
    }

    #[test]
    fn a_lint_that_is_waved_through_is_caught() {
        let source = "#![allow(clippy::unwrap_used)]\n#[expect(\n  clippy::panic,\n)] fn f() {}";
        let waved = ["a.rs:1 allows unwrap_used", "a.rs:3 allows panic"];
        assert_eq!(wavers("a.rs", source), waved);
        assert!(wavers("a.rs", "#[allow(missing_docs)] fn f() { x.expect(1) }").is_empty());
    }
}
