//! Drawing is a pure function of what it is given.

use durand::map::{AtlasShapes, MapView, Scene, Theme, draw};
use durand::session::Command;

use super::common::{
    apply, dark, light, looking_at, looking_from, map, place, read_again, relief, scene, session,
};
use super::{EVERYWHERE, SPOTS, fingerprint, told};

#[test]
fn drawing_twice_gives_the_same_scene_item_by_item() {
    for session in [
        session(),
        looking_at(EVERYWHERE),
        looking_from(SPOTS[2], 9.0),
    ] {
        assert_eq!(fingerprint(&scene(&session)), fingerprint(&scene(&session)));
    }
}

#[test]
fn data_that_is_read_again_gives_the_same_scene() {
    let again = read_again();
    let shapes = AtlasShapes::new(&again.atlas);
    let mut session = looking_at(EVERYWHERE);
    apply(&mut session, Command::Select(Some(place("ex-fata"))));
    let other = MapView {
        data: &again,
        shapes: &shapes,
        ..map(&session)
    };
    assert_eq!(fingerprint(&draw(&other)), fingerprint(&scene(&session)));
}

#[test]
fn light_and_dark_differ_in_colour_alone() {
    let mut session = looking_at(EVERYWHERE);
    apply(&mut session, Command::Select(Some(place("ex-fata"))));
    apply(&mut session, Command::Hover(Some(place("balochistan"))));
    let [day, night] = [light(), dark()].map(|theme: &Theme| {
        let relief = relief(theme);
        draw(&MapView {
            theme,
            relief: Some(&relief),
            ..map(&session)
        })
    });
    assert_eq!(told(&day, false), told(&night, false));
    assert_ne!(told(&day, true), told(&night, true));
}

#[test]
fn hovering_changes_no_name_and_no_symbol_but_its_own() {
    let mut session = session();
    let before = scene(&session);
    apply(&mut session, Command::Hover(Some(place("balochistan"))));
    let after = scene(&session);
    assert_eq!(before.hits, after.hits);
    let names = |scene: &Scene| {
        let texts = scene.texts().map(|text| text.text.clone());
        texts.collect::<Vec<_>>()
    };
    assert_eq!(names(&before), names(&after));
}
