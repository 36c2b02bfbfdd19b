//! Layers of one's own in the window: their rows, their menu, their style and their table.

use std::time::{Duration, Instant};

use durand::map::legend;
use durand::session::{ColourBy, Command, LayerId, Paint, SizeBy, Style, Symbol, Target};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::Window;
use super::common::layers::{floods, wells};
use super::files::opened;

/// A window with a layer of 30 floods above one of 12 wells.
fn two_layers() -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let files = vec![floods(folder.path(), 30), wells(folder.path(), 12)];
    (opened(files), folder)
}

impl Window {
    fn layers(&self) -> Vec<String> {
        let layers = self.session().work.layers.iter();
        layers.map(|layer| layer.name.clone()).collect()
    }

    fn style(&self, place: usize) -> Style {
        self.session().work.layers[place].style.clone()
    }

    /// Chooses an entry of the menu of a layer.
    fn choose_in_menu(&mut self, layer: &str, entry: &str) {
        self.press(&format!("Menu of {layer}"));
        self.press(entry);
    }

    fn radio(&mut self, name: &str) {
        self.click(Role::RadioButton, name);
    }

    /// Waits for what a thread works out.
    fn wait_for(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        let begun = Instant::now();
        while !done(self) {
            assert!(begun.elapsed() < Duration::from_secs(30), "no {what}");
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.harness.run();
    }

    /// The numbers of the rows of the table that are in view.
    fn numbers(&self) -> Vec<usize> {
        let nodes = self.harness.query_all_by_role(Role::Row);
        let number = |name: String| {
            let rest = name.strip_prefix("Row ")?.split(':').next()?.parse();
            rest.ok()
        };
        let names = nodes.filter_map(|node| node.accesskit_node().label());
        names.filter_map(number).collect()
    }
}

#[test]
fn your_layers_stand_at_the_top_each_with_its_switch_and_its_number_of_events() {
    let (mut window, _folder) = two_layers();
    assert!(window.has("YOUR LAYERS"));
    assert!(window.has("Layer floods, 1 of 2, 30 events"));
    assert!(window.has("Layer wells, 2 of 2, 12 events"));
    let groups = {
        let app = window.harness.state();
        let theme = super::common::light();
        legend::groups(app.data(), app.session(), theme)
    };
    assert_eq!(groups[0].rows.len(), 2);
    let shown = |window: &Window| {
        let app = window.harness.state();
        app.session().count_events(app.data())[0]
    };
    let all = shown(&window);
    let boxes = window
        .harness
        .query_all_by_role_and_label(Role::CheckBox, "wells");
    let layer = boxes.min_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    layer.unwrap().click();
    window.harness.run();
    assert!(!window.session().layers.is_on(&LayerId::File(2)));
    assert_eq!(shown(&window), all - 12);
}

#[test]
fn a_layer_is_renamed_in_place_and_that_is_undone() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Rename");
    window
        .harness
        .event(Event::Text("Floods of the Bolan".to_owned()));
    window.harness.run();
    window.key(Key::Enter);
    assert_eq!(window.layers(), ["Floods of the Bolan", "wells"]);
    assert!(window.has("Menu of Floods of the Bolan"));
    window.apply(Command::Undo);
    assert_eq!(window.layers(), ["floods", "wells"]);
    window.choose_in_menu("floods", "Rename");
    window.harness.event(Event::Text("Nothing".to_owned()));
    window.harness.run();
    window.key(Key::Escape);
    assert_eq!(
        window.layers(),
        ["floods", "wells"],
        "Esc keeps the old name"
    );
}

#[test]
fn a_layer_is_moved_by_its_menu_by_keys_and_by_dragging() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Move down");
    assert_eq!(window.layers(), ["wells", "floods"]);
    let name = "Layer floods, 2 of 2, 30 events";
    window.node(Role::Button, name).focus();
    window.harness.run();
    window.keys(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(window.layers(), ["floods", "wells"]);
    let from = window.node(Role::Button, "Layer floods, 1 of 2, 30 events");
    let from = from.rect().center();
    let to = window.node(Role::Button, "Layer wells, 2 of 2, 12 events");
    let to = to.rect().center_bottom() + vec2(0.0, 6.0);
    window.harness.hover_at(from);
    window.harness.step();
    window.pointer(from, true);
    for share in [0.4_f32, 0.8, 1.0] {
        window.harness.hover_at(from + (to - from) * share);
        window.harness.step();
    }
    window.pointer(to, false);
    window.harness.run();
    assert_eq!(window.layers(), ["wells", "floods"]);
}

#[test]
fn a_layer_is_zoomed_to_and_taken_away_and_brought_back() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("wells", "Zoom to it");
    let seen = window.session().view.geo_bounds();
    assert!(seen.contains([66.0, 29.6]) && seen.contains([67.25, 29.85]));
    assert!(seen.east() - seen.west() < 6.0, "{seen:?}");
    window.choose_in_menu("wells", "Remove");
    assert_eq!(window.layers(), ["floods"]);
    window.wait_for("table without wells", |window| {
        window.harness.state().data().events.len() == 43 + 30
    });
    window.apply(Command::Undo);
    window.wait_for("wells", |window| {
        window.harness.state().data().events.len() == 43 + 42
    });
    assert_eq!(window.layers(), ["floods", "wells"]);
}

#[test]
fn colour_symbol_and_size_are_chosen_and_each_choice_is_undone_by_itself() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Style …");
    assert!(window.has("Style of “floods”"));
    window.radio("One colour");
    window.radio("Colour 4");
    assert_eq!(window.style(0).colour, ColourBy::One(Paint::Palette(3)));
    window.radio("Diamond");
    assert_eq!(window.style(0).symbol, Some(Symbol::Diamond));
    let opacity = window.node(Role::Slider, "Opacity");
    opacity.focus();
    window.harness.run();
    for _ in 0..3 {
        window.key(Key::ArrowLeft);
    }
    assert!(window.style(0).opacity.hundredths() < 100);
    window.apply(Command::Undo);
    assert_eq!(
        window.style(0).opacity.hundredths(),
        100,
        "one slide, one step"
    );
    assert_eq!(window.style(0).symbol, Some(Symbol::Diamond));
    window.apply(Command::Undo);
    assert_eq!(window.style(0).symbol, None);
    window.press("As it was at first");
    assert!(window.style(0).is_usual());
    window.apply(Command::Escape);
    assert!(!window.has("Style of “floods”"));
}

#[test]
fn a_column_decides_colours_and_sizes_and_its_classes_stand_below_the_layer() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Style …");
    window.radio("By a column");
    let column = window.style(0).colour_column().cloned().unwrap();
    assert_eq!(column.name, "deaths", "the first column of numbers");
    window.wait_for("classes", |window| window.reads("25 to 30: 6"));
    window.radio("Round steps");
    window.wait_for("round steps", |window| window.reads("0 to 9: 9"));
    window.radio("By a number in a column");
    let sized = matches!(window.style(0).size, SizeBy::Column { .. });
    assert!(sized);
    window.wait_for("sizes", |window| window.has("30") && window.has("7.5"));
}

#[test]
fn the_table_shows_every_row_orders_them_and_filters_them() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Table …");
    assert!(window.reads("30 of 30 rows"));
    assert_eq!(window.numbers()[..3], [1, 2, 3]);
    assert!(window.reads("title: Flood 0"));
    window.press("Order by deaths");
    window.wait_for("order", |window| {
        window.has("Ordered by deaths, the smallest first")
    });
    window.press("Ordered by deaths, the smallest first");
    window.wait_for("other order", |window| {
        window.numbers().first() == Some(&30)
    });
    window.node(Role::TextInput, "Filter").focus();
    window.harness.run();
    window.harness.event(Event::Text("melt".to_owned()));
    window.wait_for("filter", |window| window.reads("10 of 30 rows"));
    assert!(
        window
            .numbers()
            .iter()
            .all(|row| matches!((row - 1) % 6, 3 | 4))
    );
    for _ in 0..4 {
        window.key(Key::Backspace);
    }
    window.harness.event(Event::Text("= 28".to_owned()));
    window.wait_for("number", |window| window.reads("1 of 30 rows"));
    assert_eq!(window.numbers(), [28]);
    window.press("Close the table");
    assert!(!window.reads("of 30 rows"));
}

#[test]
fn a_row_selects_its_event_and_an_event_brings_its_row() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Table …");
    let id = |window: &Window, place: usize| {
        let data = window.harness.state().data();
        data.id_of(data.events.rows_of_file(1)[place]).unwrap()
    };
    let row = window.harness.query_all_by_role(Role::Row);
    let third = row
        .filter(|node| {
            let label = node.accesskit_node().label();
            label.is_some_and(|label| label.starts_with("Row 3:"))
        })
        .map(|node| node.rect().left_center() + vec2(12.0, 0.0))
        .next();
    window.click_at(third.unwrap());
    let wanted = Target::Event(id(&window, 2));
    assert_eq!(window.session().selected(), Some(&wanted));
    let last = Target::Event(id(&window, 29));
    assert!(!window.numbers().contains(&30));
    window.apply(Command::Select(Some(last)));
    assert!(window.numbers().contains(&30), "{:?}", window.numbers());
}

#[test]
fn the_rows_are_walked_selected_and_copied_by_keys() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Table …");
    window.node(Role::Table, "Rows of floods").focus();
    window.harness.run();
    window.key(Key::End);
    assert!(window.numbers().contains(&30));
    window.key(Key::Home);
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    let selected = window.session().selected().cloned();
    let name = selected.map(|target| window.harness.state().data().name_of(&target));
    assert_eq!(name.as_deref(), Some("Flood 1"));
    window.node(Role::Table, "Rows of floods").focus();
    window.harness.run();
    window.harness.event(Event::Copy);
    window.harness.step();
    let mut copied = window.harness.output().platform_output.commands.iter();
    let copied = copied.find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    assert!(copied.contains("Flood 1\t2\train"), "{copied:?}");
}

#[test]
fn a_table_can_be_kept_to_what_is_on_and_to_what_is_in_view() {
    let (mut window, _folder) = two_layers();
    window.choose_in_menu("floods", "Table …");
    window.tick("Only what is on");
    let year = window.harness.state().data().columns.labelled("2003");
    window.apply(Command::SoloColumn(year.unwrap()));
    window.wait_for("year", |window| window.reads("3 of 30 rows"));
    window.apply(Command::AllYears);
    window.wait_for("all years", |window| window.reads("30 of 30 rows"));
    window.tick("Only in view");
    window.apply(Command::CentreOn([62.0, 36.0]));
    for _ in 0..4 {
        window.apply(Command::ZoomIn);
    }
    window.wait_for("view", |window| window.reads("0 of 30 rows"));
}

#[test]
fn a_layer_is_exported_alone_from_its_menu() {
    let (mut window, folder) = two_layers();
    window.choose_in_menu("wells", "Export its events …");
    assert!(window.reads("Only the events that show: 12 of 12"));
    let field = window.node(Role::TextInput, "File");
    let proposed = field.accesskit_node().value().unwrap();
    assert!(proposed.ends_with("wells-events.csv"), "{proposed}");
    let path = folder.path().join("out.csv");
    window.node(Role::TextInput, "File").focus();
    window.harness.run();
    window.keys(Modifiers::COMMAND, Key::A);
    let field = window.node(Role::TextInput, "File");
    field.type_text(path.to_str().unwrap());
    window.harness.run();
    window.node(Role::Button, "Save").click();
    window.harness.step();
    window.wait_for("file", |window| window.reads("Saved "));
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(text.lines().count(), 1 + 12);
    assert!(text.contains("Well 3") && !text.contains("Flood"));
    // The window that is opened by its own command offers all of them again.
    window.key(Key::Escape);
    window.keys(Modifiers::COMMAND, Key::E);
    assert!(window.reads("Only the events that show: 85 of 85"));
}

#[test]
fn a_layer_of_shapes_alone_is_offered_neither_symbols_nor_columns() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("border.geojson");
    let text = r#"{"type": "FeatureCollection", "features": [{"type": "Feature",
        "properties": {"name": "A line", "length": 3}, "geometry": {"type": "LineString",
        "coordinates": [[66, 30], [67, 31], [68, 31]]}}]}"#;
    std::fs::write(&path, text).unwrap();
    let file = durand::events::EventFile::open(&path, 1).unwrap();
    let mut window = opened(vec![std::sync::Arc::new(file), wells(folder.path(), 3)]);
    window.choose_in_menu("border", "Style …");
    assert!(window.has("Colour") && window.has("One colour") && window.has("Opacity"));
    for name in ["Symbol", "Size", "By category", "By a column"] {
        assert!(!window.has(name), "{name}");
    }
    window.radio("One colour");
    assert!(matches!(window.style(0).colour, ColourBy::One(_)));
    window.apply(Command::ShowStyle(Some(2)));
    assert!(window.has("Symbol") && window.has("Size"));
}
