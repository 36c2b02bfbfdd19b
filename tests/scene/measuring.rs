//! What is measured, as it is drawn.

use durand::map::Item;
use durand::session::{Command, Session};

use super::common::{data, looking_from, scene, session};

const CHAMAN: [f64; 2] = [66.4322, 30.9518];
const KABUL: [f64; 2] = [69.1783, 34.5280];
const HERAT: [f64; 2] = [62.2040, 34.3482];

fn measuring(mut session: Session, points: &[[f64; 2]]) -> Session {
    session.apply(Command::ToggleMeasure, data());
    for point in points {
        session.apply(Command::MeasurePoint(*point), data());
    }
    session
}

fn texts(session: &Session) -> Vec<String> {
    scene(session)
        .texts()
        .map(|text| text.text.clone())
        .collect()
}

#[test]
fn a_leg_says_its_length_with_a_halo() {
    let session = measuring(session(), &[CHAMAN, KABUL]);
    let scene = scene(&session);
    let label = scene.texts().find(|text| text.text == "473 km (294 mi)");
    assert!(
        label
            .unwrap_or_else(|| panic!("{:?}", texts(&session)))
            .halo
            .is_some()
    );
}

#[test]
fn an_area_is_shaded_and_says_its_size_once_it_is_closed() {
    let mut session = measuring(session(), &[CHAMAN, KABUL, HERAT]);
    let before = scene(&session).fills().count();
    assert!(!texts(&session).iter().any(|text| text.contains("km²")));
    session.apply(Command::MeasureClose, data());
    assert_eq!(scene(&session).fills().count(), before + 1);
    let told = texts(&session);
    assert!(
        told.iter()
            .any(|text| text.contains("km² (") && text.contains("sq mi")),
        "{told:?}"
    );
}

#[test]
fn a_long_leg_bends_as_the_shortest_line_does() {
    let session = measuring(
        looking_from([60.0, 55.0], 3.0),
        &[[20.0, 50.0], [100.0, 50.0]],
    );
    let scene = scene(&session);
    let ink = super::common::light().window.focus;
    let line = scene.strokes().find(|stroke| stroke.colour == ink).unwrap();
    let [first, .., last] = line.line.as_slice() else {
        panic!("a line of {} points", line.line.len());
    };
    let highest = line
        .line
        .iter()
        .map(|at| at[1])
        .fold(f32::INFINITY, f32::min);
    assert!(line.line.len() > 20 && highest < first[1].min(last[1]) - 20.0);
}

#[test]
fn a_line_over_the_antimeridian_does_not_cross_the_map() {
    let session = measuring(
        looking_from([179.0, 20.0], 3.0),
        &[[176.0, 20.0], [-176.0, 20.0]],
    );
    let scene = scene(&session);
    let ink = super::common::light().window.focus;
    let width = |line: &[[f32; 2]]| {
        let (mut least, mut most) = (f32::INFINITY, f32::NEG_INFINITY);
        for [x, _] in line {
            (least, most) = (least.min(*x), most.max(*x));
        }
        most - least
    };
    let lines = scene.strokes().filter(|stroke| stroke.colour == ink);
    assert!(
        lines
            .map(|stroke| width(&stroke.line))
            .all(|wide| wide < 60.0)
    );
}

#[test]
fn without_measuring_nothing_is_added_and_the_names_stay_where_they_were() {
    let plain = scene(&session());
    let measured = scene(&measuring(session(), &[CHAMAN, KABUL]));
    let added = measured.items.len() - plain.items.len();
    assert!(added > 3);
    for (before, after) in plain.items.iter().zip(&measured.items) {
        if let (Item::Text(before), Item::Text(after)) = (before, after) {
            assert_eq!((&before.text, before.at), (&after.text, after.at));
        }
    }
}
