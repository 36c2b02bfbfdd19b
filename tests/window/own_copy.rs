//! The reader's own copy of the article, in place of the digest.
//!
//! The article is not here: the copies are of an invented one, of which the story has fingerprints.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use durand::session::{Command, Dataset, OwnArticle, StoryChoice, Target};
use durand::story::{Fingerprints, ParagraphId, Story};
use tempfile::TempDir;

use super::*;

fn paragraph(id: &str) -> ParagraphId {
    id.parse().unwrap()
}

/// Invented words for a paragraph.
fn invented(number: usize) -> String {
    let words = (0..26).map(|word| format!("v{}q{}", number * 5, word * number + 1));
    format!("In Quetta {}.", words.collect::<Vec<_>>().join(" "))
}

/// The bundled story with the fingerprints of an invented article, and a copy of it in a file that
/// lacks ¶9, repeats ¶1 and has an advertisement.
fn with_article() -> (Dataset, TempDir, PathBuf) {
    let numbered = data().story.passages().iter().zip(1..);
    let article: Vec<(ParagraphId, String)> = numbered
        .map(|(passage, number)| (passage.paragraph, invented(number)))
        .collect();
    let mut text = String::new();
    for (id, words) in &article {
        if *id != paragraph("9") {
            text.extend([words.as_str(), "\n\n"]);
        }
        if *id == paragraph("1") {
            text.extend([words.as_str(), "\n\nBuy a carpet from us today\n\n"]);
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.txt");
    std::fs::write(&path, text).unwrap();
    let story = Story::clone(&data().story);
    let story = story.with_fingerprints(Some(Fingerprints::of("invented", &article)));
    (Dataset::new((*data().atlas).clone(), story), folder, path)
}

fn window(data: &Dataset) -> Window {
    let start = Start {
        data: data.clone(),
        ..start(None)
    };
    Window::with(start, [1280.0, 800.0])
}

impl Window {
    /// Opens a text, and waits until it is laid beside the story.
    fn open_text(&mut self, path: &std::path::Path, until: impl Fn(&Self) -> bool) {
        let article = OwnArticle {
            path: path.to_owned(),
            shown: true,
        };
        self.apply(Command::SetArticle(Some(article)));
        self.wait(until);
    }

    fn wait(&mut self, until: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !until(self) {
            assert!(begun.elapsed() < Duration::from_mins(1), "nothing came");
            std::thread::sleep(Duration::from_millis(10));
            self.harness.run();
        }
    }
}

#[test]
fn the_copy_takes_the_place_of_the_digest_and_a_switch_goes_back() {
    let (data, _folder, path) = with_article();
    let mut window = window(&data);
    assert!(!window.has("Your copy"));
    window.open_text(&path, |window| window.has("Your copy"));
    let [own, digest] = ["In Quetta v20q1", data.story.passages()[3].text.as_str()];
    assert!(window.reads(own) && !window.reads(digest));
    assert!(window.reads("30 of 31 parts in your copy"));
    window.click(Role::RadioButton, "Digest");
    assert!(window.reads(digest) && !window.reads(own));
    assert!(!window.session().work.article.as_ref().unwrap().shown);
    window.click(Role::RadioButton, "Your copy");
    assert!(window.reads(own) && !window.reads(digest));
    window.apply(Command::Undo);
    assert!(window.reads(digest));
    window.follow("Close your copy");
    window.wait(|window| !window.has("Your copy"));
    assert!(window.reads(digest) && window.session().work.article.is_none());
}

#[test]
fn a_paragraph_the_copy_lacks_shows_the_digest_and_says_so() {
    let (data, _folder, path) = with_article();
    let mut window = window(&data);
    window.open_text(&path, |window| window.has("Your copy"));
    let ninth = data.story.passage(&paragraph("9")).unwrap();
    assert!(window.reads(&ninth.text));
    assert!(window.has("Not in your copy: told in durand’s words"));
    window.click(Role::RadioButton, "Digest");
    assert!(!window.has("Not in your copy: told in durand’s words"));
}

#[test]
fn what_did_not_align_is_in_a_list_on_both_sides() {
    let (data, _folder, path) = with_article();
    let mut window = window(&data);
    window.open_text(&path, |window| window.has("Your copy"));
    window.click(Role::DisclosureTriangle, "3 pieces did not align");
    window.harness.run();
    assert!(window.has("¶9: not in your copy"));
    assert!(window.reads("repeats ¶1: “In Quetta"));
    assert!(window.has("Line 11, not of the article: “Buy a carpet from us today”"));
}

#[test]
fn a_region_answers_in_the_readers_words_with_the_same_places_and_events() {
    let (data, _folder, path) = with_article();
    let mut window = window(&data);
    window.open_text(&path, |window| window.has("Your copy"));
    let quetta = Target::Place("quetta".parse().unwrap());
    window.apply(Command::Select(Some(quetta.clone())));
    let about = data.passages_about(&quetta);
    for index in &about {
        assert!(window.reads(&format!("In Quetta v{}q1", (index + 1) * 5)));
    }
    let places = window
        .harness
        .query_all_by_role_and_label(Role::Link, "Quetta")
        .count();
    assert!(places >= about.len());
    let paragraph = data.story.passages()[about[0]].paragraph;
    let event = data.story.events_of_passage(&paragraph)[0];
    assert!(window.reads(&data.story.events()[event].title));
}

#[test]
fn find_looks_through_what_is_shown() {
    let (data, _folder, path) = with_article();
    let mut window = window(&data);
    window.open_text(&path, |window| window.has("Your copy"));
    let find = |window: &mut Window| {
        window.keys(Modifiers::COMMAND, Key::K);
        window.harness.event(egui::Event::Text("v20q5".to_owned()));
        window.harness.run();
        let nodes = window.harness.root().children_recursive();
        let mut nodes = nodes.map(|node| node.accesskit_node());
        let found = nodes.any(|node| {
            let names_it = node.label().is_some_and(|label| label.contains("v20q5"));
            node.role() == Role::ListBoxOption && names_it
        });
        drop(nodes);
        window.key(Key::Escape);
        found
    };
    assert!(find(&mut window));
    window.click(Role::RadioButton, "Digest");
    assert!(!find(&mut window));
}

#[test]
fn the_menu_has_the_switch_and_offers_it_only_where_there_is_a_copy() {
    let (data, _folder, path) = with_article();
    let mut window = window(&data);
    let offered = |window: &Window| {
        let offers = Command::every(
            window.session(),
            window.harness.state().data(),
            window.session().words(),
        );
        let mut offers = offers.into_iter();
        let own = offers.find(|offer| offer.command == Command::ToggleOwnArticle);
        own.unwrap().why_not.is_none()
    };
    assert!(!offered(&window));
    window.open_text(&path, |window| window.has("Your copy"));
    assert!(offered(&window));
    window.press("Menu");
    window.press("Story");
    window.press("Your copy or the digest");
    assert!(!window.session().shows_own(window.harness.state().data()));
}

#[test]
fn another_text_is_said_to_be_unknown_and_read_for_itself() {
    let (data, folder, _) = with_article();
    let path = folder.path().join("letter.md");
    std::fs::write(
        &path,
        "# A letter\n\nWe left Quetta for Chaman.\n\nThe end.\n",
    )
    .unwrap();
    let mut window = window(&data);
    window.open_text(&path, |window| window.has("A letter"));
    assert!(window.reads("durand does not know the article in letter.md"));
    assert_eq!(window.session().work.article, None);
    assert_eq!(window.session().work.story, StoryChoice::Text(path));
    assert!(window.reads("We left Quetta for Chaman."));
    let chaman = Target::Place("chaman".parse().unwrap());
    window.apply(Command::Select(Some(chaman)));
    assert!(window.has("Passage 1 of 1"));
    window.apply(Command::Undo);
    window.apply(Command::Undo);
    let title = data.story.article().title.clone();
    window.wait(|window| window.has(&title));
}

#[test]
fn a_copy_that_is_not_there_is_told_and_costs_nothing() {
    let (data, folder, _) = with_article();
    let mut window = window(&data);
    let path = folder.path().join("gone.txt");
    window.open_text(&path, |window| window.reads("not where it was: gone.txt"));
    assert!(window.reads(&data.story.passages()[3].text));
}
