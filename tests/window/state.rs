//! What is kept between two windows.

use std::fs;

use durand::app::run::start;
use durand::session::ThemeChoice;
use egui::Key;

use super::Window;
use super::common::{column, data};
use super::years::double_click;

const SIZE: [f32; 2] = [1280.0, 800.0];

#[test]
fn a_window_goes_on_where_the_last_one_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("deep/state.json");
    let mut first = Window::with(super::start(Some(file.clone())), SIZE);
    first.press("Dark theme");
    first.press("Select Balochistan");
    first.tick("Relief");
    double_click(&mut first, "2014, 4 events");
    first.key(Key::Plus);
    let view = first.session().view;
    first.harness.state_mut().keep(Some(SIZE));
    assert!(file.exists());

    let kept = start(data().clone(), Vec::new(), Some(file));
    assert!(kept.notices.is_empty(), "{:?}", kept.notices);
    assert_eq!(kept.saved.as_ref().unwrap().window, Some(SIZE));
    let second = Window::with(kept, SIZE);
    assert_eq!(second.selected().as_deref(), Some("Balochistan"));
    assert_eq!(second.session().theme, ThemeChoice::Dark);
    assert!(second.has("Light theme"));
    assert!(!second.is_ticked("Relief"));
    assert!(second.is_ticked("2014, 4 events") && !second.is_ticked("1893, 1 event"));
    assert!(second.session().years.is_on(column("2014")));
    let now = second.session().view;
    assert!((now.zoom().get() - view.zoom().get()).abs() < 1e-9);
    let [there, here] = [now.center(), view.center()];
    assert!((there.x - here.x).abs() < 1e-9 && (there.y - here.y).abs() < 1e-9);
}

#[test]
fn a_corrupt_state_is_said_and_put_aside_and_the_window_opens_afresh() {
    let folder = tempfile::tempdir().unwrap();
    for (number, broken) in ["", "{", "[]", "\u{0}", "{\"session\": {\"version\": 1}}"]
        .into_iter()
        .enumerate()
    {
        let file = folder.path().join(format!("{number}/state.json"));
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, broken).unwrap();
        let mut window = Window::with(start(data().clone(), Vec::new(), Some(file.clone())), SIZE);
        assert!(window.reads("could not be read"), "{broken:?}");
        assert!(window.reads("state.json.bad"), "{broken:?}");
        assert_eq!(window.selected(), None);
        window.press("Put this notice away");
        assert!(!window.reads("could not be read"));
        let aside = fs::read_to_string(file.with_extension("json.bad"));
        assert_eq!(aside.unwrap(), broken);
    }
}

#[test]
fn a_state_of_unheard_values_opens_a_sound_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state.json");
    for text in [
        r#"{"session":{"version":1,"story":"another","center":[1e300,-1e300],"zoom":1e300}}"#,
        r#"{"session":{"version":1,"story":"taliban-takeover-2021","selected":{"place":"atlantis"},
            "years-off":["1066"],"center":[68,33],"zoom":-4},"panels":[1e9,-5,0],"window":[0,0]}"#,
    ] {
        fs::write(&file, text).unwrap();
        let window = Window::with(start(data().clone(), Vec::new(), Some(file.clone())), SIZE);
        assert_eq!(window.selected(), None, "{text}");
        assert!(window.session().view.center().is_finite());
        assert!(window.has("Play the years") && window.has("Towns"));
    }
}

#[test]
fn faults_of_the_data_are_shown_above_the_map_until_they_are_put_away() {
    let mut begun = super::start(None);
    begun.notices = vec![
        "lakes.geojson:3: a fault; a mend".to_owned(),
        "another".to_owned(),
    ];
    let mut window = Window::with(begun, SIZE);
    assert!(window.has("lakes.geojson:3: a fault; a mend") && window.has("another"));
    let mut closes = egui_kittest::kittest::Queryable::query_all_by_label(
        &window.harness,
        "Put this notice away",
    );
    closes.next().unwrap().click();
    drop(closes);
    window.harness.run();
    assert!(!window.reads("a mend") && window.has("another"));
}
