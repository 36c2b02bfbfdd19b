//! What commands do to a session.

use super::*;
use crate::atlas::Atlas;
use crate::session::Panel;
use crate::story::Story;

const SIZE: [f32; 2] = [960.0, 720.0];

fn dataset() -> Dataset {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    Dataset::new(atlas, story)
}

fn place(id: &str) -> Target {
    Target::Place(id.parse().unwrap())
}

fn event(id: &str, data: &Dataset) -> Target {
    let events = data.story.events().iter();
    let found = events
        .map(|event| &event.id)
        .find(|event| event.told() == Some(id));
    Target::Event(found.unwrap().clone())
}

#[test]
fn passages_are_stepped_through_and_stop_at_both_ends() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    session.apply(Command::Select(Some(place("ex-fata"))), &data);
    let count = session.passages(&data).len();
    assert_eq!(count, 3);
    for _ in 0..10 {
        session.apply(Command::NextPassage, &data);
    }
    assert_eq!(session.step, count - 1);
    for _ in 0..10 {
        session.apply(Command::PreviousPassage, &data);
    }
    assert_eq!(session.step, 0);
}

#[test]
fn a_filter_says_what_it_hides_and_keeps_the_selection() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    let school = event("peshawar-school-2014", &data);
    session.apply(Command::Select(Some(school.clone())), &data);
    session.apply(
        Command::SoloColumn(data.columns.labelled("2007").unwrap()),
        &data,
    );
    assert_eq!(session.selected(), Some(&school));
    let Target::Event(id) = &school else {
        unreachable!()
    };
    let index = data.story.event_index(id).unwrap();
    assert_eq!(
        session.hidden_by(index, &data).as_deref(),
        Some("2007 only")
    );
    session.apply(Command::Reveal(id.clone()), &data);
    assert!(session.shows_event(index, &data));
}

#[test]
fn a_category_that_is_off_says_so() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    let category = crate::story::Category::Attack;
    session.apply(Command::ToggleLayer(LayerId::Events(category)), &data);
    let events = data.story.events().iter();
    let attack = events
        .into_iter()
        .position(|event| event.category == category)
        .unwrap();
    assert_eq!(
        session.hidden_by(attack, &data).as_deref(),
        Some("“Attack” is off")
    );
}

#[test]
fn esc_closes_what_is_open_before_it_clears_the_selection() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    session.apply(Command::Select(Some(place("balochistan"))), &data);
    session.apply(Command::ToggleAbout, &data);
    session.apply(Command::Escape, &data);
    assert!(!session.about_open && session.selected().is_some());
    session.apply(Command::Escape, &data);
    assert_eq!(session.selected(), None);
}

#[test]
fn what_lies_outside_is_brought_into_view_and_what_is_seen_stays() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    let before = session.view;
    session.apply(Command::Select(Some(place("kabul"))), &data);
    assert_eq!(session.view, before);
    session.apply(Command::Select(Some(place("doha"))), &data);
    assert!(session.view.geo_bounds().contains([51.53, 25.29]));
}

#[test]
fn the_whole_borderland_stays_whole_when_the_window_changes() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    session.apply(Command::ResizeMap([500.0, 400.0]), &data);
    assert_eq!(session.view, home([500.0, 400.0]));
    session.apply(Command::ZoomIn, &data);
    let zoom = session.view.zoom();
    session.apply(Command::ResizeMap(SIZE), &data);
    assert_eq!(session.view.zoom(), zoom);
}

#[test]
fn playing_walks_to_the_last_year_and_stops() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    session.apply(Command::TogglePlay, &data);
    assert_eq!(session.years.single(), Some(0));
    for _ in 0..=data.columns.len() {
        session.apply(Command::PlayStep, &data);
    }
    assert!(!session.playing);
    assert_eq!(session.years.single(), Some(data.columns.len() - 1));
}

#[test]
fn a_target_nobody_knows_is_not_selected() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    session.apply(Command::Select(Some(place("atlantis"))), &data);
    assert_eq!(session.selected(), None);
}

#[test]
fn a_saved_session_goes_on_where_it_stopped() {
    let data = dataset();
    let mut session = Session::new(&data, SIZE);
    session.apply(Command::Select(Some(place("khyber-pakhtunkhwa"))), &data);
    session.apply(Command::ToggleColumn(0), &data);
    session.apply(Command::ZoomIn, &data);
    session.apply(Command::TogglePanel(Panel::Layers), &data);
    session.apply(Command::SetTheme(ThemeChoice::Dark), &data);
    let saved = crate::session::SavedSession::of(&session, &data);
    let again = saved.clone().restore(&data, SIZE);
    assert_eq!(crate::session::SavedSession::of(&again, &data), saved);
    assert_eq!(again.selected(), session.selected());
    assert!(!again.years.is_on(0) && again.years.is_on(1));
    assert!(!again.shows(Panel::Layers));
}

#[test]
fn a_saved_session_forgets_what_the_data_no_longer_has() {
    let data = dataset();
    let session = Session::new(&data, SIZE);
    let mut saved = crate::session::SavedSession::of(&session, &data);
    saved.selected = Some(place("atlantis"));
    saved.years_off = vec!["1066".to_owned()];
    saved.zoom = 1e9;
    saved.center = [f64::MAX, 0.0];
    let again = saved.restore(&data, SIZE);
    assert_eq!(again.selected(), None);
    assert!(again.years.is_all());
    assert!(again.view.zoom() <= crate::geometry::Zoom::clamped(14.0));
}
