use super::*;
use crate::session::testing::reading_of;
use crate::session::{Dataset, Target};

const CHAMAN: [f64; 2] = [66.4322, 30.9518];
const QUETTA: [f64; 2] = [66.9987, 30.1841];
const KABUL: [f64; 2] = [69.1783, 34.5280];

fn reading() -> (Dataset, Session) {
    reading_of([1000.0, 800.0])
}

fn measuring(points: &[[f64; 2]]) -> (Dataset, Session) {
    let (data, mut session) = reading();
    session.apply(Command::ToggleMeasure, &data);
    for point in points {
        session.apply(Command::MeasurePoint(*point), &data);
    }
    (data, session)
}

fn state(session: &Session) -> &Measuring {
    session.measuring.as_ref().unwrap()
}

fn said(effects: &[Effect]) -> String {
    match effects {
        [.., Effect::Say(text)] => text.clone(),
        other => panic!("nothing was said: {other:?}"),
    }
}

#[test]
fn two_points_have_a_distance_in_kilometres_and_miles() {
    let (data, mut session) = measuring(&[CHAMAN]);
    let told = said(&session.apply(Command::MeasurePoint(QUETTA), &data));
    let km = distance_km(CHAMAN, QUETTA);
    assert!((km - 100.9).abs() < 0.5, "{km}");
    assert_eq!(
        told,
        format!(
            "Point 2: {km:.0} km ({:.1} mi) from the last, {km:.0} km ({:.1} mi) in all.",
            km / MILE_KM,
            km / MILE_KM
        )
    );
}

#[test]
fn the_pointer_is_measured_to_before_it_is_set() {
    let (data, mut session) = measuring(&[CHAMAN, QUETTA]);
    session.apply(Command::MeasurePointer(Some(KABUL)), &data);
    let live = state(&session).measured();
    assert!((live.distance_km - path_km(&[CHAMAN, QUETTA, KABUL])).abs() < 1e-9);
    assert!(live.area.is_some() && state(&session).set().area.is_none());
    session.apply(Command::MeasurePointer(None), &data);
    assert_eq!(state(&session).measured(), state(&session).set());
}

#[test]
fn a_click_near_the_first_of_three_points_closes_the_area() {
    let (data, mut session) = measuring(&[CHAMAN, QUETTA, KABUL]);
    let near = [CHAMAN[0] + 0.01, CHAMAN[1]];
    let told = said(&session.apply(Command::MeasurePoint(near), &data));
    assert!(state(&session).is_closed() && state(&session).points().len() == 3);
    let km2 = ring_area_km2(&[CHAMAN, QUETTA, KABUL]);
    assert!(
        told.starts_with(&format!("Area: {}", area(km2, session.words()))),
        "{told}"
    );
    assert!(told.contains("Perimeter: "));
}

#[test]
fn two_points_do_not_close_and_that_is_said() {
    let (data, mut session) = measuring(&[CHAMAN, QUETTA]);
    let told = said(&session.apply(Command::MeasureClose, &data));
    assert!(told.contains("three points"), "{told}");
    assert!(!state(&session).is_closed());
}

#[test]
fn a_ring_that_crosses_itself_is_given_no_area() {
    let bow = [[64.0, 30.0], [68.0, 33.0], [68.0, 30.0], [64.0, 33.0]];
    let (data, mut session) = measuring(&bow);
    session.apply(Command::MeasureClose, &data);
    assert_eq!(state(&session).measured().area.unwrap().area_km2, None);
    assert!(state(&session).told(session.words())[0].contains("crosses itself"));
}

#[test]
fn a_point_after_a_closed_area_begins_anew() {
    let (data, mut session) = measuring(&[CHAMAN, QUETTA, KABUL]);
    session.apply(Command::MeasureClose, &data);
    session.apply(Command::MeasurePoint(QUETTA), &data);
    assert_eq!(state(&session).points(), [QUETTA]);
    session.apply(Command::Undo, &data);
    assert!(state(&session).is_closed());
}

#[test]
fn backspace_opens_what_is_closed_then_takes_points_back() {
    let (data, mut session) = measuring(&[CHAMAN, QUETTA, KABUL]);
    session.apply(Command::MeasureClose, &data);
    session.apply(Command::MeasureTakeBack, &data);
    assert!(!state(&session).is_closed() && state(&session).points().len() == 3);
    for left in (0..3).rev() {
        session.apply(Command::MeasureTakeBack, &data);
        assert_eq!(state(&session).points().len(), left);
    }
    assert!(said(&session.apply(Command::MeasureTakeBack, &data)).contains("Nothing"));
}

#[test]
fn points_are_undone_one_by_one_and_redone() {
    let (data, mut session) = measuring(&[CHAMAN, QUETTA]);
    session.apply(Command::Undo, &data);
    assert_eq!(state(&session).points(), [CHAMAN]);
    session.apply(Command::Redo, &data);
    assert_eq!(state(&session).points(), [CHAMAN, QUETTA]);
    for _ in 0..3 {
        session.apply(Command::Undo, &data);
    }
    assert!(session.measuring.is_none() && !session.steps.can_undo());
}

#[test]
fn esc_ends_measuring_and_only_then_clears_the_selection() {
    let (data, mut session) = measuring(&[CHAMAN]);
    let target = Target::Place("quetta".parse().unwrap());
    session.apply(Command::Select(Some(target)), &data);
    session.apply(Command::Escape, &data);
    assert!(session.measuring.is_none() && session.selected().is_some());
    session.apply(Command::Escape, &data);
    assert!(session.selected().is_none());
}

#[test]
fn the_keyboard_alone_sets_points_and_closes() {
    let (data, mut session) = measuring(&[]);
    for by in [[0.0, 0.0], [120.0, 0.0], [0.0, 120.0]] {
        session.apply(Command::MeasureMove(by), &data);
        session.apply(Command::MeasureEnter, &data);
    }
    assert_eq!(state(&session).points().len(), 3);
    assert!(!state(&session).is_closed());
    session.apply(Command::MeasureEnter, &data);
    assert!(state(&session).is_closed());
}

#[test]
fn the_cross_takes_the_map_along_at_its_edge() {
    let (data, mut session) = measuring(&[]);
    let before = session.view.center();
    for _ in 0..20 {
        session.apply(Command::MeasureMove([80.0, 0.0]), &data);
    }
    assert!(session.view.center().x > before.x);
    let [x, _] = session
        .view
        .screen_from_lonlat(state(&session).cross().unwrap());
    assert!(x <= 1000.0, "{x}");
}

#[test]
fn what_is_no_position_sets_nothing() {
    let (data, mut session) = measuring(&[]);
    for bad in [[f64::NAN, 0.0], [0.0, f64::INFINITY]] {
        session.apply(Command::MeasurePoint(bad), &data);
        session.apply(Command::MeasurePointer(Some(bad)), &data);
    }
    session.apply(Command::MeasureMove([f32::NAN, 0.0]), &data);
    assert!(state(&session).points().is_empty() && state(&session).pointer().is_none());
}

#[test]
fn there_is_an_end_to_the_points() {
    let (data, mut session) = measuring(&[]);
    for number in 0..MOST + 5 {
        let at = [
            60.0 + (number % 20) as f64 * 0.8,
            26.0 + (number / 20) as f64,
        ];
        session.apply(Command::MeasurePoint(at), &data);
    }
    assert_eq!(state(&session).points().len(), MOST);
}

#[test]
fn the_copy_has_the_figures_and_every_point() {
    let (data, mut session) = measuring(&[CHAMAN, QUETTA]);
    let effects = session.apply(Command::MeasureCopy, &data);
    let [Effect::Copy(text), Effect::Say(_)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert!(text.starts_with("Distance: 101 km (62.7 mi)"), "{text}");
    assert!(
        text.ends_with("1: 30.951800, 66.432200\n2: 30.184100, 66.998700"),
        "{text}"
    );
}

#[test]
fn figures_have_as_many_digits_as_they_are_worth() {
    let figures = [0.0, 0.424, 9.996, 69.64, 99.96, 1234.5, 1e6].map(figure);
    assert_eq!(
        figures,
        ["0.00", "0.42", "10.0", "69.6", "100", "1,234", "1,000,000"]
    );
}
