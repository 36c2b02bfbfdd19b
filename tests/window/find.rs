//! Finding by typing: the palette, and the list of all commands.

use durand::session::{LayerId, Target};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};

use super::Window;
use super::common::place;

impl Window {
    fn find(&mut self, text: &str) {
        self.keys(Modifiers::COMMAND, Key::K);
        self.type_in(text);
    }

    fn type_in(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.run();
    }

    /// The rows that are seen, as a screen reader says them.
    fn rows(&self) -> Vec<String> {
        let nodes = self.harness.root().children_recursive();
        let nodes = nodes.map(|node| node.accesskit_node());
        let rows = nodes.filter(|node| node.role() == Role::ListBoxOption);
        rows.filter_map(|node| node.label()).collect()
    }

    /// The row that Enter would choose.
    fn active(&self) -> Option<String> {
        let nodes = self.harness.root().children_recursive();
        let mut nodes = nodes.map(|node| node.accesskit_node());
        let row = nodes
            .find(|node| node.role() == Role::ListBoxOption && node.is_selected() == Some(true));
        row.and_then(|node| node.label())
    }
}

/// The name of what a screen reader takes to have the focus.
fn focused(window: &Window) -> Option<String> {
    let nodes = window.harness.root().children_recursive();
    let mut nodes = nodes.map(|node| node.accesskit_node());
    let node = nodes.find(AccessKitNode::is_focused);
    node.and_then(|node| node.label())
}

#[test]
fn ctrl_k_typing_and_enter_select_a_place() {
    let mut window = Window::open();
    window.find("pukhtunkhwa");
    let row = window.active().unwrap();
    assert!(row.starts_with("Place: Khyber Pakhtunkhwa"), "{row}");
    window.key(Key::Enter);
    assert!(!window.session().find_open);
    assert_eq!(
        window.session().selected(),
        Some(&place("khyber-pakhtunkhwa"))
    );
}

#[test]
fn ctrl_f_and_the_field_in_the_bar_open_the_same() {
    let mut window = Window::open();
    window.keys(Modifiers::COMMAND, Key::F);
    assert!(window.session().find_open);
    window.keys(Modifiers::COMMAND, Key::F);
    assert!(!window.session().find_open);
    window.press("Find… (Ctrl+K)");
    assert!(window.session().find_open);
    window.harness.run();
    window.type_in("quetta");
    window.key(Key::Enter);
    assert_eq!(window.selected().as_deref(), Some("Quetta"));
}

#[test]
fn the_arrows_walk_the_list_and_enter_goes_to_what_they_reached() {
    let mut window = Window::open();
    window.find("@ka");
    let rows = window.rows();
    assert!(rows.len() > 4, "{rows:?}");
    assert_eq!(window.active().as_deref(), Some(rows[0].as_str()));
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowUp);
    assert_eq!(window.active().as_deref(), Some(rows[1].as_str()));
    window.key(Key::End);
    let last = window
        .active()
        .expect("the list scrolls with what is chosen");
    assert!(!rows.contains(&last));
    window.key(Key::Home);
    window.key(Key::PageDown);
    assert!(window.active().is_some());
    window.key(Key::Home);
    assert_eq!(window.active().as_deref(), Some(rows[0].as_str()));
}

#[test]
fn a_screen_reader_is_told_the_field_the_list_and_what_is_active_in_it() {
    let mut window = Window::open();
    window.find("kabul");
    let field = window.harness.get_by_role(Role::TextInput);
    let node = field.accesskit_node();
    assert_eq!(
        node.label().as_deref(),
        Some("Places, passages, events, dates, commands")
    );
    let list = window.harness.get_by_role(Role::ListBox);
    assert_eq!(
        list.accesskit_node().label().as_deref(),
        Some("What was found")
    );
    // The focus is in the field, which hands it on to the row that Enter would choose.
    let active = window.active();
    assert!(
        active
            .as_ref()
            .is_some_and(|row| row.starts_with("Place: Kabul"))
    );
    assert_eq!(focused(&window), active);
}

#[test]
fn ctrl_enter_goes_there_and_stays() {
    let mut window = Window::open();
    window.find("peshawar");
    window.keys(Modifiers::COMMAND, Key::Enter);
    assert_eq!(window.selected().as_deref(), Some("Peshawar"));
    assert!(window.session().find_open);
    window.key(Key::Escape);
    assert!(!window.session().find_open);
    assert_eq!(window.selected().as_deref(), Some("Peshawar"));
}

#[test]
fn esc_closes_and_gives_the_focus_back_to_where_it_was() {
    let mut window = Window::open();
    window.node(Role::CheckBox, "Towns").focus();
    window.harness.run();
    assert_eq!(focused(&window).as_deref(), Some("Towns"));
    window.find("kab");
    assert_ne!(focused(&window).as_deref(), Some("Towns"));
    window.key(Key::Escape);
    assert!(!window.session().find_open);
    assert_eq!(focused(&window).as_deref(), Some("Towns"));
}

#[test]
fn while_it_is_open_other_keys_do_nothing_but_write() {
    let mut window = Window::open();
    let before = window.session().view;
    window.find("n");
    for key in [Key::Plus, Key::Home, Key::Space, Key::CloseBracket] {
        window.key(key);
    }
    assert_eq!(window.session().view, before);
    assert!(window.session().years.is_all());
    assert!(window.session().find_open);
}

#[test]
fn a_command_is_done_and_what_cannot_be_done_is_not() {
    let mut window = Window::open();
    window.find(">hide towns");
    window.key(Key::Enter);
    assert!(!window.session().layers.is_on(&LayerId::Towns));
    window.find(">fit the selection");
    assert!(
        window
            .active()
            .is_some_and(|row| row.contains("Nothing is selected."))
    );
    window.key(Key::Enter);
    assert!(window.session().find_open);
    window.key(Key::Escape);
    window.find(">keyboard");
    window.key(Key::Enter);
    assert!(window.session().keys_open && !window.session().find_open);
}

#[test]
fn a_year_without_a_column_and_a_position_are_gone_to() {
    let mut window = Window::open();
    window.find("1910");
    window.key(Key::Enter);
    assert_eq!(window.session().years.year(), Some(1910));
    window.find("30.95, 66.43");
    window.key(Key::Enter);
    let [width, height] = window.session().view.size();
    let [lon, lat] = window
        .session()
        .view
        .lonlat_from_screen([width / 2.0, height / 2.0]);
    assert!(
        (lon - 66.43).abs() < 1e-3 && (lat - 30.95).abs() < 1e-3,
        "{lon} {lat}"
    );
}

#[test]
fn a_passage_is_brought_into_view_in_the_article() {
    let mut window = Window::open();
    window.find("¶22");
    window.key(Key::Enter);
    let paragraph = "22".parse().unwrap();
    assert_eq!(
        window.session().selected(),
        Some(&Target::Passage(paragraph))
    );
    assert!(window.session().in_article);
    let text = &super::common::data()
        .story
        .passage(&paragraph)
        .unwrap()
        .text;
    let name = format!("¶22 {text}");
    let passage = window.harness.get_by_role_and_label(Role::Paragraph, &name);
    let rect = passage.rect();
    assert!(rect.top() > 40.0 && rect.bottom() < 800.0, "{rect:?}");
}

#[test]
fn what_nobody_is_called_is_said_to_be_nothing() {
    let mut window = Window::open();
    window.find("xqzwv");
    assert!(window.reads("Nothing is called “xqzwv”"));
    assert!(window.rows().is_empty());
}

#[test]
fn the_list_of_keys_shows_every_command_group_by_group() {
    let mut window = Window::of(1600.0, 1000.0);
    window.keys(Modifiers::SHIFT, Key::Questionmark);
    for text in [
        "Reading",
        "Years",
        "Find",
        "Hide towns",
        "Copy citation",
        "Theme: dark",
    ] {
        assert!(window.has(text), "{text}");
    }
    assert!(window.has("Ctrl+K, Ctrl+F"));
}

#[test]
fn a_narrow_window_keeps_the_icon_and_the_palette_fits() {
    let mut window = Window::of(900.0, 600.0);
    window.press("Find… (Ctrl+K)");
    window.harness.run();
    window.type_in("border");
    let rows: Vec<_> = window
        .harness
        .get_all_by_role(Role::ListBoxOption)
        .collect();
    assert!(rows.len() > 3);
    for row in rows {
        let rect = row.rect();
        assert!(rect.left() >= 0.0 && rect.right() <= 900.0, "{rect:?}");
    }
    assert!(window.reads("Enter go") && window.reads("hits"));
}
