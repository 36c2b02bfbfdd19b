//! The article itself, where somebody has it: every paragraph of the bundled story must be found in it.
//!
//! The article is under copyright and not here. `DURAND_ARTICLE` names a copy; without it these tests
//! say that they skip, and what can be known without the article is tested in `story::own_copy`.

#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::format_collect)] // a test that cannot read its data should stop

#[path = "common/mod.rs"]
mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use durand::document::{Block, BlockKind, Document};
use durand::story::{OwnCopy, ParagraphId};

use common::data;

/// The copy that the environment names.
fn copy() -> Option<PathBuf> {
    let path = std::env::var_os("DURAND_ARTICLE").map(PathBuf::from);
    if path.is_none() {
        eprintln!("skipped: DURAND_ARTICLE names no copy of the article");
    }
    path
}

fn align(document: &Document, path: &Path) -> OwnCopy {
    OwnCopy::align(document, path, &data().story, &data().atlas).unwrap()
}

#[test]
fn every_paragraph_is_known_by_a_fingerprint_and_by_no_words() {
    let prints = data().story.fingerprints().unwrap();
    let known: Vec<ParagraphId> = prints.paragraphs().collect();
    let passages = data()
        .story
        .passages()
        .iter()
        .map(|passage| passage.paragraph);
    assert_eq!(known, passages.collect::<Vec<_>>());
    let kept: serde_json::Value = serde_json::from_str(&prints.to_json()).unwrap();
    for print in kept["paragraphs"].as_array().unwrap() {
        let words = print["words"].as_u64().unwrap();
        let runs = print["runs"].as_array().unwrap();
        let bits = 12 * runs.len() as u64;
        assert!(bits <= 3 * words || words < 9, "{print}");
    }
}

#[test]
fn the_whole_article_is_found_and_nothing_of_other_articles() {
    let Some(path) = copy() else { return };
    let document = Document::open(&path).unwrap();
    let copy = align(&document, &path);
    assert_eq!(copy.missing(), []);
    assert_eq!(copy.passages().len(), data().story.passages().len());
    let mut last = 0;
    for passage in copy.passages() {
        let line = copy.line(&passage.paragraph).unwrap();
        assert!(line > last, "{} is on line {line}", passage.paragraph);
        last = line;
        assert!(passage.verbatim);
        assert!(
            document
                .blocks
                .iter()
                .any(|block| block.text == passage.text)
        );
    }
    for left in copy.left() {
        assert!(left.line < last || left.repeats.is_none(), "{left:?}");
    }
    let repeated = copy.left().iter().filter(|left| left.repeats.is_some());
    let repeated: BTreeSet<ParagraphId> = repeated.filter_map(|left| left.repeats).collect();
    let expected = ["caption", "1", "9", "19"].map(|id| id.parse().unwrap());
    assert_eq!(repeated, BTreeSet::from(expected));
}

#[test]
fn the_same_places_are_underlined_as_in_the_digest_where_the_article_names_them() {
    let Some(path) = copy() else { return };
    let copy = align(&Document::open(&path).unwrap(), &path);
    for passage in copy.passages() {
        let digest = data().story.passage(&passage.paragraph).unwrap();
        // Where the article has an adjective, or names the town and not the crossing.
        let otherwise: &[&str] = match passage.paragraph {
            ParagraphId::Standfirst => &["pakistan"],
            ParagraphId::Caption => &["afghanistan", "chaman-crossing"],
            paragraph if paragraph.to_string() == "6" => &["pakistan"],
            _ => &[],
        };
        let own: BTreeSet<String> = passage.places().iter().map(ToString::to_string).collect();
        let told: BTreeSet<String> = digest.places().iter().map(ToString::to_string).collect();
        let lacking: Vec<&String> = told.difference(&own).collect();
        assert_eq!(lacking, otherwise, "{}", passage.paragraph);
        let more = own.difference(&told).count();
        let caption = passage.paragraph == ParagraphId::Caption;
        assert_eq!(more, if caption { 2 } else { 0 }, "{}", passage.paragraph);
    }
}

#[test]
fn other_quotes_dashes_and_line_ends_and_other_kinds_of_files_change_nothing() {
    let Some(path) = copy() else { return };
    let document = Document::open(&path).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let plain = text
        .replace(['‘', '’'], "'")
        .replace('—', " -- ")
        .replace(". ", ".  ");
    let html: String = document
        .blocks
        .iter()
        .map(|block| {
            format!(
                "<p>{}\n",
                block.text.replace('&', "&amp;").replace('<', "&lt;")
            )
        })
        .collect();
    let html = format!("<html><nav><p>Home</nav><body><form>{html}</form>");
    // Broken to a width, as mail and terminals do.
    let mut narrow = String::new();
    for block in &document.blocks {
        let mut column = 0;
        for word in block.text.split(' ') {
            if column + word.chars().count() > 72 {
                narrow.push('\n');
                column = 0;
            }
            narrow.push_str(word);
            narrow.push(' ');
            column += word.chars().count() + 1;
        }
        narrow.push_str("\n\n");
    }
    let whole = align(&document, &path);
    for (name, text) in [
        ("a.txt", plain.replace('\n', "\r\n")),
        ("a.html", html),
        ("a.txt", narrow),
        ("a.md", text),
    ] {
        let read = Document::read(Path::new(name), text.as_bytes()).unwrap();
        let copy = align(&read, Path::new(name));
        assert_eq!(copy.missing(), [], "{name}");
        for (own, other) in copy.passages().zip(whole.passages()) {
            assert_eq!(own.paragraph, other.paragraph);
            assert_eq!(own.places(), other.places(), "{name}: {}", own.paragraph);
        }
        if name != "a.md" {
            let left = copy.left().iter().filter(|left| left.words != "Home");
            assert_eq!(
                left.count(),
                whole.left().len(),
                "{name}: {:?}",
                copy.left()
            );
        }
    }
}

#[test]
fn paragraphs_that_are_dropped_are_told_and_the_others_stay() {
    let Some(path) = copy() else { return };
    let document = Document::open(&path).unwrap();
    let whole = align(&document, &path);
    for passage in whole.passages() {
        let keeps =
            |block: &&Block| block.text != passage.text && block.kind == BlockKind::Paragraph;
        let rest = Document {
            title: None,
            blocks: document.blocks.iter().filter(keeps).cloned().collect(),
        };
        let copy = align(&rest, &path);
        let missing: Vec<ParagraphId> = copy.missing().iter().map(|one| one.paragraph).collect();
        // The caption stands there a second time, without its photographer.
        let again = passage.paragraph == ParagraphId::Caption;
        let expected: Vec<ParagraphId> =
            (!again).then_some(passage.paragraph).into_iter().collect();
        assert_eq!(missing, expected, "{}", passage.paragraph);
    }
}
