//! A small story written in the window: typed, marked, saved, looked through and opened again.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use super::common::data;
use durand::atlas::Atlas;
use durand::session::{Command, Target};
use durand::story::draft::Draft;
use durand::story::{Story, When};

const CTRL_SHIFT: Modifiers = Modifiers {
    alt: false,
    ctrl: true,
    shift: true,
    mac_cmd: false,
    command: true,
};

/// Writes `text` where the focus is.
fn write(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Text(text.to_owned()));
    window.harness.run();
}

fn paste(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.harness.run();
}

/// Gives a field the focus and writes into it, in the place of what is there.
fn fill(window: &mut Window, name: &str, text: &str) {
    let role = if window
        .harness
        .query_by_role_and_label(Role::TextInput, name)
        .is_some()
    {
        Role::TextInput
    } else {
        Role::MultilineTextInput
    };
    window.node(role, name).scroll_to_me();
    window.harness.run();
    window.node(role, name).focus();
    window.harness.run();
    window.keys(Modifiers::COMMAND, Key::A);
    write(window, text);
}

fn draft(window: &Window) -> Draft {
    Draft::clone(window.session().draft().unwrap())
}

fn texts(window: &Window) -> Vec<String> {
    let draft = draft(window);
    let paragraphs = draft.paragraphs().iter();
    paragraphs.map(|one| one.text().to_owned()).collect()
}

/// Puts the cursor into a paragraph, and selects these letters of it by keys.
fn select(window: &mut Window, paragraph: &str, from: usize, count: usize) {
    let name = format!("Text of {paragraph}");
    window.node(Role::MultilineTextInput, &name).scroll_to_me();
    window.harness.run();
    window.node(Role::MultilineTextInput, &name).focus();
    window.harness.run();
    window.keys(Modifiers::COMMAND, Key::Home);
    for _ in 0..from {
        window.key(Key::ArrowRight);
    }
    for _ in 0..count {
        window.keys(Modifiers::SHIFT, Key::ArrowRight);
    }
}

fn begun() -> Window {
    let mut window = Window::open();
    window.apply(Command::WriteStory);
    window
}

/// The story in a folder, which has nothing wrong.
fn read(folder: &Path) -> Story {
    let atlas = Atlas::bundled().unwrap();
    let (story, report) = Story::read_dir(folder, &atlas).unwrap();
    assert!(report.is_clean(), "{report}");
    story
}

#[test]
fn what_is_typed_when_a_story_is_begun_is_its_title_and_no_command() {
    let mut window = begun();
    assert!(window.node(Role::TextInput, "Title").is_focused());
    write(&mut window, "m?");
    assert_eq!(draft(&window).about().title, "m?");
    assert!(window.harness.state().session().measuring.is_none());
}

#[test]
fn a_small_story_is_written_marked_saved_and_opened_again() {
    let mut window = begun();
    fill(&mut window, "Title", "The camp");
    fill(&mut window, "Author", "A. Writer");
    fill(&mut window, "Date", "2021-08-26");

    // A text is pasted: it falls into paragraphs, and known places are found at once.
    fill(&mut window, "Text of an empty paragraph", "");
    paste(
        &mut window,
        "Word came from Kabul in the late 1990s.\n\nThe old gate was shut.",
    );
    assert_eq!(
        texts(&window),
        [
            "Word came from Kabul in the late 1990s.",
            "The old gate was shut."
        ]
    );
    assert_eq!(window.data().story.passages().len(), 2);
    assert_eq!(
        window.data().story.passages()[0].mentions[0].place.as_str(),
        "kabul"
    );

    // Words are marked as a place: the best match is there, and chosen by Enter.
    select(&mut window, "¶2", 4, 8);
    window.keys(CTRL_SHIFT, Key::P);
    assert!(window.reads("Which place is “old gate”?"));
    fill(&mut window, "Find a place", "torkham");
    window.key(Key::Enter);
    let mention = &window.data().story.passages()[1].mentions[0];
    assert_eq!(
        (mention.range.clone(), mention.place.as_str()),
        (4..12, "torkham")
    );

    // Words that are a time make an event of that time, at the place beside them.
    select(&mut window, "¶1", 28, 10);
    window.keys(CTRL_SHIFT, Key::E);
    assert!(window.reads("Read as c. 1995 – c. 1999"));
    fill(&mut window, "What happened", "Word comes");
    window.press("Keep");
    let event = window.data().story.events()[0].clone();
    assert_eq!(event.title, "Word comes");
    assert_eq!(event.when.as_ref().map(When::as_str), Some("1995~/1999~"));
    assert_eq!(event.place.unwrap().as_str(), "kabul");
    assert_eq!(event.date_text.as_deref(), Some("late 1990s"));
    assert!(window.reads("Nothing: the story is sound."));

    // It is saved as a folder, which is the story on the screen.
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("the-camp");
    assert!(window.has("not saved"));
    fill(
        &mut window,
        "Folder of the story",
        &folder.display().to_string(),
    );
    window.node(Role::Button, "Save the story").scroll_to_me();
    window.harness.run();
    window.node(Role::Button, "Save the story").click();
    let begun = Instant::now();
    while !window.has("saved") {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "it was never saved"
        );
        std::thread::sleep(Duration::from_millis(10));
        window.harness.step();
    }
    window.harness.run();
    assert_eq!(read(&folder), *window.data().story);
    assert!(window.reads("Saved, and nothing is wrong with it"));

    // What is undone is unsaved again, and the map follows.
    window.node(Role::MultilineTextInput, "Text of ¶2").focus();
    window.harness.run();
    window.keys(Modifiers::COMMAND, Key::Z);
    assert!(window.has("not saved"));
    assert!(window.data().story.events().is_empty());
    window.keys(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.data().story.events().len(), 1);
    assert!(window.has("saved"));

    // What was written is read.
    window.press("Read it");
    assert!(window.has("The camp") && window.reads("Word came from"));
    let story = durand::session::StoryChoice::Folder(folder);
    window.apply(Command::SetStory(story));
    let begun = Instant::now();
    while window.data().story.article().title != "The camp" {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "it was never opened"
        );
        std::thread::sleep(Duration::from_millis(10));
        window.harness.step();
    }
}

#[test]
fn paragraphs_are_parted_joined_moved_and_deleted_by_keys_and_by_their_menu() {
    let mut window = begun();
    fill(&mut window, "Text of an empty paragraph", "");
    write(&mut window, "One. Two.");
    window.key(Key::ArrowLeft);
    for _ in 0..4 {
        window.key(Key::ArrowLeft);
    }
    window.key(Key::Enter);
    assert_eq!(texts(&window), ["One.", "Two."]);
    // The cursor stands at the beginning of the second.
    write(&mut window, "And ");
    assert_eq!(texts(&window), ["One.", "And Two."]);
    window.keys(Modifiers::COMMAND, Key::Home);
    window.key(Key::Backspace);
    assert_eq!(texts(&window), ["One. And Two."]);
    write(&mut window, "!");
    assert_eq!(texts(&window), ["One.! And Two."]);
    for _ in 0..2 {
        window.keys(Modifiers::COMMAND, Key::Z);
    }
    assert_eq!(texts(&window), ["One.", "And Two."]);
    let entry = |window: &mut Window, name: &str| {
        window.press("Paragraph");
        window.press(name);
    };
    select(&mut window, "¶2", 0, 0);
    entry(&mut window, "Move up");
    assert_eq!(texts(&window), ["And Two.", "One."]);
    entry(&mut window, "Delete");
    assert_eq!(texts(&window), ["One."]);
    entry(&mut window, "New paragraph below");
    write(&mut window, "Three.");
    assert_eq!(texts(&window), ["One.", "Three."]);
}

#[test]
fn a_long_story_is_written_at_its_end_and_at_its_beginning_though_not_all_of_it_is_laid_out() {
    const COUNT: usize = 300;
    let mut window = begun();
    let text: Vec<String> = (1..=COUNT)
        .map(|n| format!("Paragraph {n} of many."))
        .collect();
    window
        .node(Role::MultilineTextInput, "Text of an empty paragraph")
        .focus();
    window.harness.run();
    paste(&mut window, &text.join("\n\n"));
    assert_eq!(texts(&window).len(), COUNT);
    // The cursor stands at the end of what was pasted, where it goes on.
    write(&mut window, " The end.");
    assert_eq!(
        texts(&window)[COUNT - 1],
        format!("Paragraph {COUNT} of many. The end.")
    );
    assert!(
        window.has("Text of ¶300"),
        "the paragraph with the cursor is there"
    );
    let shown = |window: &Window| {
        let all = window.harness.query_all_by_role(Role::MultilineTextInput);
        all.count()
    };
    assert!(shown(&window) < 120, "{} fields at once", shown(&window));
    window.key(Key::Enter);
    write(&mut window, "One more.");
    assert_eq!(texts(&window).len(), COUNT + 1);
    select(&mut window, "¶299", 0, 0);
    write(&mut window, "Last but two: ");
    assert_eq!(
        texts(&window)[COUNT - 2],
        "Last but two: Paragraph 299 of many."
    );
}

#[test]
fn a_place_of_ones_own_is_put_on_the_map_by_a_click_and_can_be_selected_there() {
    let mut window = begun();
    fill(&mut window, "Text of an empty paragraph", "");
    write(&mut window, "Camp Nine stood alone.");
    select(&mut window, "¶1", 0, 9);
    window.press("Place");
    window.press("Put it on the map");
    let at = window.at([67.5, 32.5]);
    window.click_at(at);
    assert!(window.session().selected().is_none());
    window.press("Put it there");
    let place = draft(&window).places()[0].clone();
    let [lon, lat] = place.at.lonlat();
    assert!(
        (lon - 67.5).abs() < 0.02 && (lat - 32.5).abs() < 0.02,
        "{lon} {lat}"
    );
    assert_eq!(place.id.as_str(), "camp-nine");
    let atlas = &window.data().atlas;
    assert!(atlas.get(&place.id).is_some());
    window.follow("Camp Nine · town");
    assert_eq!(
        window.session().selected(),
        Some(&Target::Place(place.id.clone()))
    );
    window.press("Delete Camp Nine");
    assert!(window.data().atlas.get(&place.id).is_none());
}

#[test]
fn a_copy_of_the_bundled_story_is_edited_and_its_events_are_reordered_and_deleted() {
    let mut window = Window::open();
    window.apply(Command::EditStory);
    let (own, theirs) = (&window.data().story, &data().story);
    assert!(own.passages() == theirs.passages() && own.events() == theirs.events());
    let first = draft(&window).events()[0].title.clone();
    window.press(&format!("Move down: {first}"));
    assert_eq!(draft(&window).events()[1].title, first);
    window.press(&format!("Delete: {first}"));
    assert_eq!(
        window.data().story.events().len(),
        data().story.events().len() - 1
    );
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(
        window.data().story.events().len(),
        data().story.events().len()
    );
}

#[test]
fn a_word_that_looks_like_a_place_and_is_none_can_be_told_so_and_what_is_wrong_is_listed() {
    let mut window = begun();
    fill(&mut window, "Text of an empty paragraph", "");
    write(&mut window, "The Movement of Pakistan met.");
    assert_eq!(window.data().story.passages()[0].mentions.len(), 1);
    select(&mut window, "¶1", 4, 20);
    window.press("Not a place");
    assert!(window.data().story.passages()[0].mentions.is_empty());
    assert!(window.has("The story has no title, without which it cannot be saved: give it one."));
    window.follow("The story has no title, without which it cannot be saved: give it one.");
    let title = window.node(Role::TextInput, "Title");
    assert!(title.accesskit_node().is_focused());
}

/// Where the place or event that is open is, as its field says: `[lon, lat]`.
fn spot_of_field(window: &Window) -> Option<[f64; 2]> {
    let field = window.node(Role::TextInput, "Where: latitude, longitude");
    let text = field.accesskit_node().value().unwrap_or_default();
    let (lat, lon) = text.split_once(", ")?;
    Some([lon.parse().unwrap(), lat.parse().unwrap()])
}

#[test]
fn a_spot_is_marked_as_soon_as_it_is_named_and_led_on_by_the_arrows() {
    let mut window = begun();
    fill(&mut window, "Text of an empty paragraph", "");
    write(&mut window, "Camp Nine stood alone.");
    select(&mut window, "¶1", 0, 9);
    window.press("Place");
    window.press("Put it on the map");
    assert_eq!(spot_of_field(&window), None);
    let at = window.at([67.5, 32.5]);
    window.click_at(at);
    let clicked = spot_of_field(&window).unwrap();
    let view = window.session().view;
    // The map has the focus from the click on, and stays where it is.
    window.key(Key::ArrowRight);
    window.key(Key::ArrowUp);
    window.keys(Modifiers::SHIFT, Key::ArrowUp);
    let led = spot_of_field(&window).unwrap();
    assert_eq!(window.session().view, view);
    let [from, to] = [clicked, led].map(|spot| view.screen_from_lonlat(spot));
    assert!((to[0] - from[0] - 12.0).abs() < 0.1, "{from:?} {to:?}");
    assert!((to[1] - from[1] + 13.0).abs() < 0.1, "{from:?} {to:?}");
    window.press("Put it there");
    let [lon, lat] = draft(&window).places()[0].at.lonlat();
    assert!((lon - led[0]).abs() < 1e-4 && (lat - led[1]).abs() < 1e-4);
}

#[test]
fn without_a_spot_the_arrows_begin_in_the_middle_of_the_map_and_move_it_at_its_edge() {
    let mut window = begun();
    fill(&mut window, "Text of an empty paragraph", "");
    write(&mut window, "Camp Nine stood alone.");
    select(&mut window, "¶1", 0, 9);
    window.press("Place");
    window.press("Put it on the map");
    window.node(Role::Canvas, "Map").focus();
    window.harness.run();
    let view = window.session().view;
    window.key(Key::ArrowLeft);
    let first = spot_of_field(&window).unwrap();
    let [x, y] = view.screen_from_lonlat(first);
    let [width, height] = view.size();
    assert!((x - width / 2.0 + 12.0).abs() < 0.1, "{x}");
    assert!((y - height / 2.0).abs() < 0.1, "{y}");
    for _ in 0..(width / 24.0) as usize + 4 {
        window.key(Key::ArrowLeft);
    }
    let far = spot_of_field(&window).unwrap();
    let now = window.session().view;
    assert_ne!(now, view, "the map has moved below the spot");
    let [x, _] = now.screen_from_lonlat(far);
    assert!((10.0..60.0).contains(&x), "{x}");
}
