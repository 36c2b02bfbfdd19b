//! The timeline: chips, spans, steps and play.

use durand::session::{Command, Session};
use egui::Modifiers;
use egui::accesskit::Role;

use super::Window;
use super::common::{column, data, session};

/// Two clicks in quick succession on the checkbox called `name`.
pub fn double_click(window: &mut Window, name: &str) {
    window.node(Role::CheckBox, name).scroll_to_me();
    // A click just before would make it three.
    window.harness.run_steps(40);
    for _ in 0..2 {
        window.node(Role::CheckBox, name).click();
    }
    window.harness.run();
}

/// The columns that are on.
fn on(session: &Session) -> Vec<&'static str> {
    let columns = data().columns.iter().enumerate();
    columns
        .filter(|(index, _)| session.years.is_on(*index))
        .map(|(_, column)| column.label.as_str())
        .collect()
}

#[test]
fn a_double_click_on_a_chip_leaves_that_year_alone() {
    let mut window = Window::open();
    double_click(&mut window, "2014, 4 events");
    assert_eq!(window.session().years.single(), Some(column("2014")));
    assert!(window.has("2014"));
    let mut alone = session();
    let _ = alone.apply(Command::SoloColumn(column("2014")), data());
    assert_eq!(on(window.session()), on(&alone));
    let [shown, all] = alone.count_events(data());
    assert!(window.reads(&format!("{shown} of {all} events")));
    assert!(window.is_ticked("2014, 4 events"));
    assert!(!window.is_ticked("1893, 1 event"));
}

#[test]
fn a_click_on_a_chip_switches_that_year_off_and_on_again() {
    let mut window = Window::open();
    window.tick("2014, 4 events");
    assert!(!window.is_ticked("2014, 4 events"));
    let [shown, all] = window.session().count_events(data());
    assert_eq!(all - shown, 4);
    // A second click at once would be a double-click.
    window.harness.run_steps(40);
    window.tick("2014, 4 events");
    assert!(window.session().years.is_all());
}

#[test]
fn a_click_with_shift_takes_the_span() {
    let mut window = Window::open();
    double_click(&mut window, "2014, 4 events");
    window.harness.run_steps(40);
    let name = "2018, 1 event";
    window.node(Role::CheckBox, name).scroll_to_me();
    window.harness.run();
    window
        .node(Role::CheckBox, name)
        .click_modifiers(Modifiers::SHIFT);
    window.harness.run();
    assert_eq!(
        window.session().years.describe(&data().columns),
        "2014–2018"
    );
}

#[test]
fn none_and_all_do_what_they_say() {
    let mut window = Window::open();
    window.press("None");
    assert!(window.session().years.is_none());
    assert!(window.reads("0 of 43 events"));
    window.press("All");
    assert!(window.session().years.is_all());
    assert!(window.reads("43 of 43 events"));
}

#[test]
fn the_buttons_step_from_year_to_year() {
    let mut window = Window::open();
    double_click(&mut window, "2014, 4 events");
    window.press("Next year");
    assert_eq!(window.session().years.single(), Some(column("2014") + 1));
    window.press("Previous year");
    window.press("Previous year");
    assert_eq!(window.session().years.single(), Some(column("2014") - 1));
}

#[test]
fn playing_steps_by_itself_and_can_be_paused() {
    let mut window = Window::open();
    window.press("Play the years");
    assert!(window.session().playing && window.has("Pause"));
    assert_eq!(window.session().years.single(), Some(0));
    window.harness.run_steps(80);
    assert_eq!(window.session().years.single(), Some(1));
    window.press("Pause");
    assert!(!window.session().playing);
    window.harness.run_steps(80);
    assert_eq!(window.session().years.single(), Some(1));
}

#[test]
fn a_year_that_hides_the_selected_event_does_not_clear_it() {
    let mut window = Window::open();
    window.press("Event: Massacre at a Peshawar school");
    double_click(&mut window, "1893, 1 event");
    assert_eq!(
        window.selected().as_deref(),
        Some("Massacre at a Peshawar school")
    );
    assert!(window.has("Hidden on the map: 1893 only."));
}

#[test]
fn every_column_has_a_chip_with_its_count() {
    let window = Window::of(1600.0, 1000.0);
    for column in data().columns.iter() {
        let events = column.events.len();
        let plural = if events == 1 { "event" } else { "events" };
        let name = format!("{}, {events} {plural}", column.label);
        assert!(window.is_ticked(&name), "{name}");
    }
    for event in data().story.events() {
        window.node(Role::Button, &format!("Event: {}", event.title));
    }
}

#[test]
fn undated_events_are_told_of_only_while_they_are_among_those_that_show() {
    let mut window = Window::open();
    assert!(window.reads("43 of 43 events · 1 undated"));
    let undated = window.data().columns.labelled("undated").unwrap();
    window.apply(Command::ToggleColumn(undated));
    assert!(window.reads("42 of 43 events") && !window.reads("1 undated"));
}
