//! Names and standing through time, and whose view of the borders, as a reader meets them.

use durand::atlas::BoundaryView;
use durand::session::Command;
use egui::accesskit::Role;
use egui::{Key, Modifiers};

use super::Window;

#[test]
fn a_card_of_1893_tells_what_the_place_was_then() {
    let mut window = Window::of(1600.0, 1000.0);
    window.press("Select Balochistan");
    window.apply(Command::GoToYear(1893));
    assert!(window.has("Balochistan Agency of British India"));
    assert!(window.has("today Balochistan"));
    assert!(window.has("In 1893"));
    assert!(window.reads("Geometry is today’s"));
    window.press("Select Khyber Pakhtunkhwa");
    assert!(window.reads("In 1893 there was no Khyber Pakhtunkhwa"));
    assert!(window.has("Frontier districts of the Punjab"));
}

#[test]
fn the_area_on_a_card_is_that_of_the_year() {
    let mut window = Window::of(1600.0, 1000.0);
    window.press("Select Khyber Pakhtunkhwa");
    let square_km = |id: &str| {
        let place = super::common::data().atlas.get(&id.parse().unwrap());
        let area = place.and_then(durand::atlas::Place::area_km2).unwrap();
        durand::map::text::grouped(area.round() as u64)
    };
    let (then, now) = ("khyber-pakhtunkhwa-before-2018", "khyber-pakhtunkhwa");
    assert!(window.has(&square_km(now)));
    window.apply(Command::GoToYear(2014));
    assert!(window.has(&square_km(then)) && !window.has(&square_km(now)));
}

#[test]
fn a_click_on_a_row_of_the_history_goes_to_its_year() {
    let mut window = Window::of(1600.0, 1000.0);
    window.press("Select Khyber Pakhtunkhwa");
    assert!(window.has("Names and standing through time"));
    window.follow("19 April 2010 – 31 May 2018");
    assert_eq!(window.session().years.year(), Some(2010));
    window.follow("9 November 1901 – 14 August 1947");
    assert_eq!(window.session().years.year(), Some(1901));
    assert!(window.has("North-West Frontier Province"));
    window.keys(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.session().years.year(), Some(2010));
    window.keys(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.session().years.year(), Some(1901));
    window.key(Key::A);
    assert!(window.session().moment(super::common::data()).is_none());
}

#[test]
fn the_view_of_the_borders_is_chosen_in_the_top_bar() {
    let mut window = Window::of(1600.0, 1000.0);
    window.press("Borders: in fact");
    assert!(window.reads("takes no position"));
    window.click(Role::RadioButton, "Borders: as Afghanistan sees them");
    assert_eq!(window.session().boundary_view, BoundaryView::Afghanistan);
    assert!(window.has("Borders: as Afghanistan sees them"));
}

#[test]
fn the_card_of_the_line_tells_the_view_every_position_and_the_way_to_the_other_views() {
    let mut window = Window::of(1600.0, 1000.0);
    window.press("Select Durand Line");
    for words in ["Pakistan", "Afghanistan", "Other states"] {
        assert!(window.has(words), "{words}");
    }
    assert!(window.reads("1,600 miles"));
    assert!(window.reads("km to 100 m"));
    window.follow("View: Pakistan");
    assert_eq!(window.session().boundary_view, BoundaryView::Pakistan);
    assert!(window.reads("not open to talks"));
    window.follow("View: Afghanistan");
    assert!(window.reads("speak of a line and not of a border"));
}
