//! One whole reading by accessible names with no pointer at all, and what every first window holds
//! for those who hear it and walk it with Tab.

use std::collections::{BTreeMap, BTreeSet};

use egui::accesskit::{Action, Live, Role};
use egui::{Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{AccessKitNode, NodeT as _};

use super::common::{data, place};
use super::{Start, Window, start};
use durand::session::{Command, Session, ThemeChoice};

/// What has the focus: its role and its name.
fn focused(window: &Window) -> Option<(Role, String)> {
    let nodes = window.harness.root().children_recursive();
    let mut nodes = nodes.map(|node| node.accesskit_node());
    let node = nodes.find(AccessKitNode::is_focused)?;
    Some((node.role(), node.label().unwrap_or_default()))
}

/// Walks with Tab to what has this role and a name that begins so.
fn tab_to(window: &mut Window, role: Role, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..400 {
        window.key(Key::Tab);
        let now = focused(window);
        if let Some((its, called)) = &now
            && *its == role
            && called.starts_with(name)
        {
            return;
        }
        seen.extend(now);
    }
    panic!("Tab never reaches {role:?} “{name}”; it walks {seen:#?}");
}

/// Walks with F6 to a part of the window.
fn go_to(window: &mut Window, part: &str) {
    for _ in 0..6 {
        window.key(Key::F6);
        if focused(window).is_some_and(|(_, name)| name == part) {
            return;
        }
    }
    panic!("F6 never reaches “{part}”, but {:?}", focused(window));
}

/// What a screen reader hears without being asked.
fn heard(window: &Window) -> String {
    let nodes = window.harness.root().children_recursive();
    let mut nodes = nodes.map(|node| node.accesskit_node());
    let live = nodes.find(|node| node.live() == Live::Polite);
    let live = live.unwrap();
    let told = live.label().or_else(|| live.value()).unwrap_or_default();
    told.trim_end_matches('\u{200b}').to_owned()
}

/// Presses Enter and tells what that put on the clipboard.
fn copied(window: &mut Window) -> Option<String> {
    [true, false].into_iter().find_map(|pressed| {
        window.harness.event(egui::Event::Key {
            key: Key::Enter,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        });
        window.harness.step();
        let output = &window.harness.output().platform_output;
        output.commands.iter().find_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    })
}

#[test]
fn a_whole_reading_needs_no_pointer() {
    let mut window = Window::open();
    // A region of the map is chosen; its numbers are told.
    tab_to(&mut window, Role::Button, "ex-FATA on the map");
    window.key(Key::Enter);
    assert_eq!(window.session().selected(), Some(&place("ex-fata")));
    let passages = data().passages_about(&place("ex-fata")).len();
    let events = data().events_about(&place("ex-fata")).len();
    assert_eq!(
        heard(&window),
        format!("ex-FATA, {passages} passages, {events} events")
    );

    // Its passages are read one after the other.
    go_to(&mut window, "Reader");
    tab_to(&mut window, Role::Link, "next");
    window.key(Key::Enter);
    assert_eq!(heard(&window), format!("Passage 2 of {passages}"));
    tab_to(&mut window, Role::Paragraph, "¶");

    // A passage is copied from its own menu, by Enter.
    window.key(Key::Enter);
    assert_eq!(
        focused(&window),
        Some((Role::Button, "Copy citation".to_owned()))
    );
    let text = copied(&mut window).expect("nothing was copied");
    assert!(
        text.contains(&data().story.article().author) && text.contains('¶'),
        "{text}"
    );
    window.harness.run();
    let back = focused(&window).expect("the focus was lost with the menu");
    assert_eq!(back.0, Role::Paragraph, "{back:?}");

    // A mention in it is followed, and the way back is walked.
    let target = place("pakistan");
    let mention = data().story.passages().iter().find_map(|passage| {
        let about = passage.places().iter().any(|id| id.as_str() == "ex-fata");
        let mut mentions = passage.mentions.iter();
        let mention = mentions.find(|mention| mention.place.as_str() == "pakistan")?;
        let words: &str = &passage.text[mention.range.clone()];
        about.then(|| words.to_owned())
    });
    tab_to(&mut window, Role::Link, &mention.unwrap());
    window.key(Key::Enter);
    assert_eq!(window.session().selected(), Some(&target));
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.session().selected(), Some(&place("ex-fata")));
    assert!(heard(&window).starts_with("ex-FATA, "));

    // The card of an event is heard.
    go_to(&mut window, "Reader");
    let first = *data().events_about(&place("ex-fata")).first().unwrap();
    let event = data().story.events()[first].clone();
    tab_to(&mut window, Role::Button, &event.title);
    window.key(Key::Enter);
    assert_eq!(
        window.selected().as_deref(),
        Some(event.title.as_str()),
        "the event is not selected"
    );
    assert!(heard(&window).starts_with(&event.title));
    window.node(Role::Heading, &event.title);

    // A year is switched, and what is left of the events is told.
    go_to(&mut window, "Years");
    tab_to(&mut window, Role::CheckBox, "2014, 4 events");
    window.key(Key::Enter);
    assert!(!window.is_ticked("2014, 4 events"));
    assert!(
        heard(&window).ends_with(": 39 of 43 events"),
        "{}",
        heard(&window)
    );
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert!(window.is_ticked("2014, 4 events"));
    let alone = heard(&window);
    assert!(
        alone.starts_with("2014: ") && alone.ends_with(" of 43 events"),
        "{alone}"
    );

    // A layer goes off and comes on again.
    go_to(&mut window, "Layers");
    tab_to(&mut window, Role::CheckBox, "Towns");
    window.key(Key::Space);
    assert_eq!(heard(&window), "Towns off");

    // And back to where it began.
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.session().selected(), None);
    assert_eq!(heard(&window), "Nothing is selected");
}

/// Roles that only hold others together.
fn holds(role: Role) -> bool {
    matches!(
        role,
        Role::GenericContainer
            | Role::Pane
            | Role::TextRun
            | Role::Window
            | Role::Unknown
            | Role::ScrollBar
    )
}

#[test]
fn every_node_of_a_first_window_has_a_name_and_a_role() {
    let window = Window::open();
    let mut named = 0;
    let mut roles = BTreeMap::new();
    for node in window.harness.root().children_recursive() {
        let node = node.accesskit_node();
        let can_have_focus = node.data().supports_action(Action::Focus);
        assert!(
            !can_have_focus || !holds(node.role()),
            "{:?} can have the focus and has no role",
            node.id()
        );
        if holds(node.role()) {
            continue;
        }
        // What is said, is empty until something is said.
        if node.live() == Live::Polite {
            continue;
        }
        let name = node.label().or_else(|| node.value()).unwrap_or_default();
        assert!(!name.trim().is_empty(), "a {:?} has no name", node.role());
        *roles.entry(format!("{:?}", node.role())).or_insert(0) += 1;
        named += 1;
    }
    assert!(named > 150, "only {named} nodes: {roles:?}");
    let regions = [
        "Top bar",
        "Layers",
        "Map and what is on it",
        "Years",
        "Reader",
    ];
    for region in regions {
        window.node(Role::Region, region);
    }
    let passages = data().story.passages().len();
    assert_eq!(roles.get("Paragraph"), Some(&passages), "{roles:?}");
    let columns = data().columns.len();
    assert!(roles.get("CheckBox").is_some_and(|boxes| *boxes > columns));
}

#[test]
fn tab_reaches_everything_once_and_comes_round() {
    let mut window = Window::open();
    let nodes = window.harness.root().children_recursive();
    let nodes = nodes.map(|node| node.accesskit_node());
    // What is switched off is named, but no stop.
    let can = |node: &AccessKitNode<'_>| {
        node.data().supports_action(Action::Focus) && !node.is_disabled()
    };
    let name = |node: &AccessKitNode<'_>| format!("{:?} {:?}", node.role(), node.label());
    let all: BTreeMap<String, String> = nodes
        .filter(can)
        .map(|node| (format!("{:?}", node.id()), name(&node)))
        .collect();
    assert!(all.len() > 100, "only {} stops", all.len());
    let mut walked = Vec::new();
    for _ in 0..=all.len() + 2 {
        window.key(Key::Tab);
        let mut nodes = window.harness.root().children_recursive();
        let node = nodes.find(|node| node.accesskit_node().is_focused());
        let id = node.map(|node| format!("{:?}", node.accesskit_node().id()));
        let id = id.expect("the focus was lost");
        if walked.first() == Some(&id) {
            break;
        }
        walked.push(id);
    }
    let once: BTreeSet<&String> = walked.iter().collect();
    assert_eq!(once.len(), walked.len(), "something was reached twice");
    let missed: Vec<&String> = all
        .iter()
        .filter(|(id, _)| !once.contains(id))
        .map(|(_, name)| name)
        .collect();
    assert!(missed.is_empty(), "never reached: {missed:#?}");
    assert_eq!(walked.len(), all.len());
}

#[test]
fn the_parts_are_walked_in_the_order_in_which_they_are_read() {
    let mut window = Window::open();
    let mut parts = Vec::new();
    for _ in 0..5 {
        window.key(Key::F6);
        parts.push(focused(&window).unwrap().1);
    }
    // The map has the focus at first; its own node is the canvas.
    assert_eq!(parts, ["Years", "Reader", "Top bar", "Layers", "Map"]);
    window.keys(Modifiers::SHIFT, Key::F6);
    assert_eq!(focused(&window).unwrap().1, "Layers");
}

#[test]
fn a_panel_that_folds_away_gives_its_focus_to_the_map() {
    let mut window = Window::open();
    go_to(&mut window, "Layers");
    tab_to(&mut window, Role::CheckBox, "Towns");
    window.keys(Modifiers::COMMAND, Key::Num1);
    assert_eq!(focused(&window).unwrap().1, "Map");
    assert_eq!(heard(&window), "Layers closed");
}

#[test]
fn a_card_that_changes_keeps_the_focus_in_the_reader() {
    let mut window = Window::open();
    window.press("Select ex-FATA");
    go_to(&mut window, "Reader");
    tab_to(&mut window, Role::Link, "next");
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(focused(&window).unwrap().1, "Reader");
}

#[test]
fn themes_and_sizes_are_chosen_told_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    let mut window = Window::with(start(Some(file.clone())), [1280.0, 800.0]);
    window.keys(Modifiers::COMMAND, Key::Plus);
    assert_eq!(heard(&window), "Size 110 %");
    window.keys(Modifiers::COMMAND, Key::Plus);
    window.keys(Modifiers::COMMAND, Key::Minus);
    assert!((window.harness.ctx.zoom_factor() - 1.1).abs() < 1e-6);
    window.apply(Command::SetTheme(ThemeChoice::HighContrast));
    assert_eq!(heard(&window), "Theme: High contrast");
    window.apply(Command::ToggleStill);
    assert_eq!(heard(&window), "Reduced motion on");
    assert!(window.harness.ctx.global_style().animation_time <= 0.0);
    window.harness.state_mut().keep(None);
    let kept: Session = {
        let (saved, sentence) = durand::app::storage::load(&file);
        assert_eq!(sentence, None);
        saved.unwrap().session.restore(data(), [900.0, 700.0])
    };
    assert_eq!(kept.theme, ThemeChoice::HighContrast);
    assert_eq!(kept.comfort.scale.percent(), 110);
    assert!(kept.comfort.still);
    window.keys(Modifiers::COMMAND, Key::Num0);
    assert!((window.harness.ctx.zoom_factor() - 1.0).abs() < 1e-6);
}

#[test]
fn a_narrow_window_shows_layers_or_reader_beside_the_map() {
    let mut window = Window::of(900.0, 600.0);
    assert!(window.reads(&data().story.article().author) && !window.has("Towns"));
    window.press("Layers");
    assert!(window.has("Towns") && !window.reads(&data().story.article().author));
    window.press("Select ex-FATA");
    assert!(window.reads("Passage 1 of") && !window.has("Towns"));
    window.press("Reader");
    let map = window.node(Role::Canvas, "Map").rect();
    assert!((map.width() - 890.0).abs() < 1.0, "{map:?}");
}

#[test]
fn at_three_times_the_size_everything_can_still_be_reached() {
    let mut start: Start = start(None);
    let mut session = Session::new(data(), [500.0, 300.0]);
    session.comfort.scale = 300.into();
    let session = durand::session::SavedSession::of(&session, data());
    start.saved = Some(durand::app::storage::SavedWindow {
        session,
        window: None,
        used: std::collections::BTreeMap::new(),
        panels: None,
        recent: durand::project::Recent::default(),
    });
    let mut window = Window::with(start, [533.0, 333.0]);
    assert!(window.has("Map") && !window.has("Towns"));
    window.key(Key::F6);
    tab_to(&mut window, Role::Button, "Layers");
    window.key(Key::Enter);
    assert!(window.has("Towns") && !window.has("Map"));
    go_to(&mut window, "Layers");
    tab_to(&mut window, Role::Button, "Select Balochistan");
    window.key(Key::Enter);
    assert!(window.reads("Passage 1 of") && !window.has("Towns"));
    window.key(Key::Escape);
    assert!(window.has("Map") && window.selected().as_deref() == Some("Balochistan"));
    window.keys(Modifiers::COMMAND, Key::Num3);
    assert!(window.has("Map") && window.has("2014, 4 events"));
}
