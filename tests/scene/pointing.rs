//! What lies under a point of the map.

use durand::map::draw;
use durand::map::pick::{Choice, pick};
use durand::map::scene::{Hit, Point};
use durand::session::{Command, LayerId, Session, Target};

use super::common::{
    apply, data, event, looking_at, looking_from, map, place, place_id, scene, session,
};

fn choose(session: &Session, at: Point) -> Choice {
    let map = map(session);
    pick(at, &draw(&map), &map).choose(session.selected())
}

fn choose_at(session: &Session, position: [f64; 2]) -> Choice {
    choose(session, session.view.screen_from_lonlat(position))
}

#[test]
fn a_click_inside_the_former_tribal_areas_selects_them() {
    let session = looking_from([69.6, 32.6], 9.0);
    assert_eq!(
        choose_at(&session, [69.75, 32.45]),
        Choice::One(place("ex-fata"))
    );
}

#[test]
fn a_click_on_each_featured_region_selects_it() {
    for id in ["ex-fata", "khyber-pakhtunkhwa", "balochistan"] {
        let position = data().atlas.get(&place_id(id)).unwrap().position();
        let mut session = looking_from(position, 8.0);
        apply(&mut session, Command::NoYears);
        apply(&mut session, Command::ToggleLayer(LayerId::Towns));
        assert_eq!(
            choose_at(&session, position),
            Choice::One(place(id)),
            "{id}"
        );
    }
}

#[test]
fn a_click_in_the_arabian_sea_selects_nothing() {
    let mut session = looking_at("58,20,70,30");
    apply(&mut session, Command::Select(Some(place("ex-fata"))));
    session.view = looking_at("58,20,70,30").view;
    assert_eq!(choose_at(&session, [63.0, 22.5]), Choice::Nothing);
}

#[test]
fn a_click_on_the_line_selects_the_line() {
    let mut session = looking_from([66.0, 29.9], 9.5);
    apply(&mut session, Command::NoYears);
    let scene = scene(&session);
    let line = place("durand-line");
    let stroke = scene.strokes().find(|s| s.what.as_ref() == Some(&line));
    let points = &stroke.unwrap().line;
    let free = |at: &&Point| {
        let [x, y] = **at;
        let on_page = x > 50.0 && y > 50.0 && x < 1550.0 && y < 950.0;
        let far = |hit: &Hit| (hit.at[0] - x).hypot(hit.at[1] - y) > 30.0;
        on_page && scene.hits.iter().all(far)
    };
    let at = points.iter().find(free).unwrap();
    assert_eq!(choose(&session, *at), Choice::One(line.clone()));
    let beside = [at[0] + 3.0, at[1]];
    assert_eq!(choose(&session, beside), Choice::One(line));
}

#[test]
fn a_click_on_a_stack_gives_the_whole_stack() {
    let mut session = looking_from([51.53, 25.28], 7.0);
    apply(&mut session, Command::ToggleLayer(LayerId::Towns));
    let scene = scene(&session);
    let stack = scene
        .hits
        .iter()
        .find(|hit| hit.targets.len() == 2)
        .unwrap();
    let both = vec![
        event("doha-agreement-2020"),
        event("four-power-meeting-2021"),
    ];
    assert_eq!(choose(&session, stack.at), Choice::Stack(both));
}

#[test]
fn every_single_mark_on_the_map_can_be_reached_by_its_own_click() {
    let session = session();
    let map = map(&session);
    let scene = draw(&map);
    for hit in &scene.hits {
        let picked = pick(hit.at, &scene, &map);
        let all: Vec<&Target> = picked.marks.iter().flatten().collect();
        for target in &hit.targets {
            assert!(all.contains(&target), "{target:?} cannot be reached");
        }
    }
}

#[test]
fn a_hidden_line_cannot_be_hit() {
    let mut session = looking_from([66.0, 29.9], 9.5);
    apply(&mut session, Command::NoYears);
    let layer = LayerId::Place(place_id("durand-line"));
    apply(&mut session, Command::ToggleLayer(layer));
    let map = map(&session);
    let scene = draw(&map);
    let strokes = scene.strokes();
    assert!(
        !strokes
            .into_iter()
            .any(|s| s.what == Some(place("durand-line")))
    );
    for x in (0_u16..1600).step_by(40) {
        for y in (0_u16..1000).step_by(40) {
            let at = [f32::from(x), f32::from(y)];
            assert!(pick(at, &scene, &map).lines.is_empty());
        }
    }
}
