//! The window in Urdu: mirrored, named in Urdu, and back.

use durand::session::{Command, LayerId};
use durand::words::{Language, Words};
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::Window;
use super::common::{data, place};

fn in_urdu() -> Window {
    let mut window = Window::open();
    window.speak(Language::Urdu);
    window
}

impl Window {
    fn speak(&mut self, language: Language) {
        let ctx = self.harness.ctx.clone();
        let app = self.harness.state_mut();
        app.apply(Command::SetLanguage(language), &ctx);
        self.harness.run();
    }

    /// Where the layers, the map and the reader are, from left to right.
    fn order(&self, layer: &str, map: &str) -> [f32; 3] {
        let layer = self.node(Role::CheckBox, layer).rect();
        let map = self.node(Role::Canvas, map).rect();
        let mut passages = self.harness.query_all_by_role(Role::Paragraph);
        let passage = passages.next().unwrap().rect();
        [layer, map, passage].map(|rect| rect.center().x)
    }

    /// How far a mention of Afghanistan is from the left edge of the first passage about ex-FATA.
    fn indent_of_mention(&self) -> f32 {
        let mut links = self
            .harness
            .query_all_by_role_and_label(Role::Link, "Afghanistan");
        let mut passages = self.harness.query_all_by_role(Role::Paragraph);
        let [link, passage] = [links.next(), passages.next()].map(|node| node.unwrap().rect());
        link.left() - passage.left()
    }
}

fn urdu(key: &str) -> String {
    Words::of(Language::Urdu).say(key).into_owned()
}

#[test]
fn in_urdu_the_reader_is_at_the_left_and_the_layers_at_the_right() {
    let mut window = in_urdu();
    let [layers, map, reader] = window.order(&urdu("legend-towns"), &urdu("map-name"));
    assert!(reader < map && map < layers, "{reader} {map} {layers}");
    window.speak(Language::English);
    let [layers, map, reader] = window.order("Towns", "Map");
    assert!(layers < map && map < reader, "{layers} {map} {reader}");
}

#[test]
fn in_urdu_things_have_urdu_names_in_the_order_in_which_they_are_written() {
    let window = in_urdu();
    let fata = data().place_of(&place("ex-fata")).unwrap();
    let name = fata.names.urdu.clone().unwrap();
    assert!(name.contains(' '), "{name} should be of two words");
    let select = Words::of(Language::Urdu).with("card-select", &[("name", name.into())]);
    assert!(window.has(&select), "{select}");
    for key in [
        "legend-regions",
        "bar-menu",
        "timeline-all",
        "everyone-years",
    ] {
        assert!(window.has(&urdu(key)), "{key}");
    }
    assert!(window.is_ticked(&urdu("legend-towns")));
    assert!(!window.has("REGIONS") && !window.has("Menu"));
}

#[test]
fn a_box_is_at_the_right_of_its_name_and_still_switches_its_layer() {
    let mut window = in_urdu();
    let fata = data().place_of(&place("ex-fata")).unwrap();
    let name = fata.names.urdu.clone().unwrap();
    let select = Words::of(Language::Urdu).with("card-select", &[("name", name.as_str().into())]);
    let square = window.node(Role::CheckBox, &name).rect();
    assert!(square.left() > window.node(Role::Button, &select).rect().right() - 1.0);
    window.tick(&urdu("legend-towns"));
    assert!(!window.session().layers.is_on(&LayerId::Towns));
}

#[test]
fn the_language_is_in_the_menu_by_its_own_name_and_one_comes_back_from_it() {
    let mut window = Window::open();
    window.press("Menu");
    window.press("Language");
    window.click(Role::RadioButton, "اردو");
    assert_eq!(window.session().language, Language::Urdu);
    window.press(&urdu("bar-menu"));
    window.press(&urdu("bar-language"));
    window.click(Role::RadioButton, "English");
    assert_eq!(window.session().language, Language::English);
    assert!(window.has("Menu"));
}

#[test]
fn a_card_in_urdu_has_its_passages_in_english_from_left_to_right() {
    let mut window = in_urdu();
    let ctx = window.harness.ctx.clone();
    let command = Command::Select(Some(place("ex-fata")));
    window.harness.state_mut().apply(command, &ctx);
    window.harness.run();
    let in_urdu = window.indent_of_mention();
    window.speak(Language::English);
    let in_english = window.indent_of_mention();
    assert!((in_urdu - in_english).abs() < 1.0, "{in_urdu} {in_english}");
}
