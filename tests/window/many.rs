//! The window with thousands of events: histogram, list of a square, nodes on the map.

use durand::app::Start;
use durand::events::{Batch, Days};
use durand::geometry::{Cell, Morton, world_from_lonlat};
use durand::session::{Command, Dataset, LayerId, Target};
use durand::story::Category;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::common::crowd::{crowded, thousands, with};
use super::years::double_click;
use super::{Window, start};

fn open(data: &Dataset) -> Window {
    let start = Start {
        data: data.clone(),
        ..start(None)
    };
    Window::with(start, [1280.0, 800.0])
}

impl Window {
    /// The labels of all nodes of this role that read `part`.
    fn labels(&self, role: Role, part: &str) -> Vec<String> {
        let nodes = self.harness.query_all_by_label_contains(part);
        let nodes = nodes.filter(|node| node.accesskit_node().role() == role);
        nodes
            .filter_map(|node| {
                let node = node.accesskit_node();
                node.label().or_else(|| node.value())
            })
            .collect()
    }
}

fn grouped(number: usize) -> String {
    durand::map::text::grouped(number as u64)
}

fn name_of(column: usize, data: &Dataset) -> String {
    let column = data.columns.get(column).unwrap();
    format!(
        "{}, {}",
        column.label,
        durand::map::text::events(u64::from(column.count), in_english())
    )
}

fn year(label: &str) -> usize {
    thousands().columns.labelled(label).unwrap()
}

/// The square around Peshawar.
fn square(data: &Dataset) -> Cell {
    let cell = Morton::from_world(world_from_lonlat([71.5, 34.0])).cell(6);
    assert!(data.events.rows_in(cell).len() > 200);
    cell
}

#[test]
fn every_column_is_one_switch_with_its_number() {
    let data = thousands();
    let window = open(data);
    assert!(data.columns.len() > 129);
    for column in 0..data.columns.len() {
        assert!(window.is_ticked(&name_of(column, data)));
    }
    let all = grouped(data.events.len());
    assert!(window.reads(&format!("{all} of {all} events")));
}

#[test]
fn a_click_switches_a_narrow_column_and_a_double_click_leaves_it_alone() {
    let data = thousands();
    let mut window = open(data);
    let name = name_of(year("2011"), data);
    window.tick(&name);
    assert!(!window.is_ticked(&name) && !window.session().years.is_on(year("2011")));
    window.harness.run_steps(40);
    double_click(&mut window, &name);
    assert_eq!(window.session().years.single(), Some(year("2011")));
    let [shown, all] = window.session().count_events(data);
    assert!(window.reads(&format!("{} of {} events", grouped(shown), grouped(all))));
}

#[test]
fn a_drag_across_columns_takes_their_span_and_back_again_makes_it_shorter() {
    let data = thousands();
    let mut window = open(data);
    let middle = |window: &Window, label: &str| {
        let name = name_of(year(label), data);
        window.node(Role::CheckBox, &name).rect().center()
    };
    let [from, to, back] = ["1990", "2005", "1999"].map(|label| middle(&window, label));
    window.harness.hover_at(from);
    window.harness.step();
    window.pointer(from, true);
    for step in 1..=10_u8 {
        let share = f32::from(step) / 10.0;
        window.harness.hover_at(from + (to - from) * share);
        window.harness.step();
    }
    assert_eq!(window.session().years.describe(&data.columns), "1990–2005");
    window.harness.hover_at(back);
    window.harness.step();
    window.pointer(back + vec2(0.0, 1.0), false);
    window.harness.run();
    assert_eq!(window.session().years.describe(&data.columns), "1990–1999");
}

/// The slider at the first or the last year of the span.
const ENDS: [&str; 2] = ["First year of the span", "Last year of the span"];

#[test]
fn the_brush_has_two_sliders_that_arrows_move_from_year_to_year() {
    let data = thousands();
    let mut window = open(data);
    let value = |window: &Window, end: usize| {
        let node = window.node(Role::Slider, ENDS[end]);
        node.accesskit_node().value().unwrap()
    };
    assert_eq!(value(&window, 0), "1 January 1893");
    assert_eq!(value(&window, 1), "31 December 2021");
    window.node(Role::Slider, ENDS[0]).focus();
    window.harness.run();
    for _ in 0..3 {
        window.key(Key::ArrowRight);
    }
    assert_eq!(value(&window, 0), "1 January 1896");
    assert_eq!(window.session().years.describe(&data.columns), "1896–2021");
    assert!(window.reads("1 January 1896 to 31 December 2021"));
    let view = window.session().view;
    window.node(Role::Slider, ENDS[1]).focus();
    window.harness.run();
    window.key(Key::PageDown);
    window.key(Key::ArrowLeft);
    assert_eq!(value(&window, 1), "31 December 2010");
    window.key(Key::Home);
    assert_eq!(window.session().years.describe(&data.columns), "1896");
    window.key(Key::End);
    assert_eq!(value(&window, 1), "31 December 2021");
    assert_eq!(window.session().view, view, "Home is not the map's here");
    window.apply(Command::Undo);
    assert!(
        window.session().years.is_all(),
        "keys in a row are one step"
    );
}

#[test]
fn a_handle_is_dragged_from_column_to_column_and_a_double_click_clears() {
    let data = thousands();
    let mut window = open(data);
    let handle = |window: &Window, end: usize| window.node(Role::Slider, ENDS[end]).rect().center();
    let x_of = |window: &Window, label: &str| {
        let name = name_of(year(label), data);
        window.node(Role::CheckBox, &name).rect().center().x
    };
    for (end, to, told) in [(0, "1950", "1950–2021"), (1, "1979", "1950–1979")] {
        let from = handle(&window, end);
        window.harness.hover_at(from);
        window.harness.step();
        window.pointer(from, true);
        for share in [0.2_f32, 0.6, 1.0] {
            let x = from.x + (x_of(&window, to) - from.x) * share;
            window.harness.hover_at(egui::pos2(x, from.y));
            window.harness.step();
        }
        let at = egui::pos2(x_of(&window, to), from.y);
        window.pointer(at, false);
        window.harness.run();
        assert_eq!(window.session().years.describe(&data.columns), told);
    }
    window.apply(Command::Undo);
    assert_eq!(window.session().years.describe(&data.columns), "1950–2021");
    window.apply(Command::Redo);
    window.harness.run_steps(40);
    let at = handle(&window, 0);
    for _ in 0..2 {
        window.pointer(at, true);
        window.pointer(at, false);
    }
    window.harness.run();
    assert!(window.session().years.is_all());
}

#[test]
fn the_bar_below_the_span_moves_all_of_it() {
    let data = thousands();
    let mut window = open(data);
    let ends = ["1950", "1959"].map(year);
    window.apply(Command::BrushYears { ends, begins: true });
    let name = name_of(year("1955"), data);
    let column = window.node(Role::CheckBox, &name).rect();
    let from = egui::pos2(column.center().x, column.bottom() - 8.0);
    let by = column.width() * 7.0;
    window.harness.hover_at(from);
    window.harness.step();
    window.pointer(from, true);
    for share in [0.3_f32, 0.7, 1.0] {
        window.harness.hover_at(from + vec2(by * share, 0.0));
        window.harness.step();
    }
    window.pointer(from + vec2(by, 0.0), false);
    window.harness.run();
    assert_eq!(window.session().years.describe(&data.columns), "1957–1966");
}

#[test]
fn a_click_with_shift_takes_the_span_of_narrow_columns_too() {
    let data = thousands();
    let mut window = open(data);
    double_click(&mut window, &name_of(year("1950"), data));
    window.harness.run_steps(40);
    let name = name_of(year("1959"), data);
    window
        .node(Role::CheckBox, &name)
        .click_modifiers(Modifiers::SHIFT);
    window.harness.run();
    assert_eq!(window.session().years.describe(&data.columns), "1950–1959");
}

#[test]
fn a_category_that_is_off_is_left_out_of_the_numbers_of_columns() {
    let data = thousands();
    let mut window = open(data);
    window.apply(Command::ToggleLayer(LayerId::Events(Category::Attack)));
    let column = year("2009");
    let rows = 0..data.events.len() as u32;
    let attacks = rows.filter(|&row| {
        data.events.column_of(row) == Some(column)
            && data.events.category_of(row) == Some(Category::Attack)
    });
    let count = data.columns.get(column).unwrap().count as usize;
    let shown = count - attacks.count();
    let name = format!("{}, {} shown", name_of(column, data), grouped(shown));
    assert!(
        window.is_ticked(&name),
        "{:?}",
        window.labels(Role::CheckBox, "2009")
    );
}

#[test]
fn the_own_events_of_the_story_stand_above_the_bars() {
    let mut window = open(thousands());
    window.press("Event: Attack on Karachi’s airport");
    let target = super::common::event("karachi-airport-2014");
    assert_eq!(window.session().selected(), Some(&target));
}

#[test]
fn few_years_have_chips_under_their_bars() {
    let data = crowded(3_000, 2012, &[]);
    let mut window = open(&data);
    let column = data.columns.labelled("2014").unwrap();
    let name = name_of(column, &data);
    assert!(window.node(Role::CheckBox, &name).rect().width() > 25.0);
    window.tick(&name);
    assert!(!window.session().years.is_on(column));
}

#[test]
fn more_columns_than_fit_scroll_and_the_focus_brings_them_into_view() {
    let data = crowded(6_000, 1300, &[]);
    let mut window = open(&data);
    let last = name_of(data.columns.len() - 1, &data);
    window.node(Role::CheckBox, &last).focus();
    window.harness.run();
    let rect = window.node(Role::CheckBox, &last).rect();
    assert!(rect.right() < 1280.0, "{rect:?}");
    window.key(Key::Space);
    assert!(!window.is_ticked(&last));
}

#[test]
fn a_click_on_the_number_of_a_square_opens_its_list() {
    let data = thousands();
    let mut window = open(data);
    let numbers = window.labels(Role::Button, "events on the map");
    let largest = numbers.iter().max_by_key(|name| {
        let digits: String = name.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<u32>().unwrap_or_default()
    });
    let name = largest.unwrap().clone();
    window.press(&name);
    if window.has("Here are") {
        let row = window.labels(Role::Button, "Events around").remove(0);
        window.press(&row);
    }
    let Some(Target::Square(cell)) = window.session().selected().cloned() else {
        panic!("no square is selected: {:?}", window.session().selected());
    };
    assert!(window.has(name.trim_end_matches(" on the map")));
    let count = data.events.rows_in(cell).len();
    assert!(window.has(&durand::map::text::events(count as u64, in_english())));
}

#[test]
fn the_list_of_a_square_is_in_the_order_of_time_and_makes_only_rows_in_view() {
    let data = thousands();
    let cell = square(data);
    let mut window = open(data);
    window.apply(Command::Select(Some(Target::Square(cell))));
    let rows = window.labels(Role::Button, ": 1@");
    assert!((5..60).contains(&rows.len()), "{} rows", rows.len());
    let on = window.session().passing(data);
    let mut list = durand::events::EventList::of(&data.events, &data.events.rows_in(cell), &on);
    let places = 0..list.len();
    let of_files = places.filter_map(|place| {
        let row = list.at(place, &data.events).unwrap();
        data.told(row).is_none().then(|| data.id_of(row).unwrap())
    });
    for (id, name) in of_files.zip(&rows) {
        assert!(name.ends_with(&id.to_string()), "{name} is not {id}");
    }
}

#[test]
fn a_row_of_the_list_lights_its_event_selects_it_and_alt_left_goes_back() {
    let data = thousands();
    let cell = square(data);
    let mut window = open(data);
    window.apply(Command::Select(Some(Target::Square(cell))));
    let name = window.labels(Role::Button, ": 1@").remove(2);
    let at = window.node(Role::Button, &name).rect().center();
    window.harness.hover_at(at);
    window.harness.run();
    let lit = window.session().hover.clone();
    assert!(matches!(lit, Some(Target::Event(_))), "{lit:?}");
    window.press(&name);
    assert_eq!(window.session().selected(), lit.as_ref());
    assert!(window.has("From a file, not from the article"));
    window.keys(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(window.session().selected(), Some(&Target::Square(cell)));
    window.press(&name);
    let back = format!("‹ {}", data.name_of(&Target::Square(cell)));
    window.follow(&back);
    assert_eq!(window.session().selected(), Some(&Target::Square(cell)));
}

#[test]
fn the_card_of_a_square_says_what_hides_the_others() {
    let data = thousands();
    let cell = square(data);
    let mut window = open(data);
    window.apply(Command::Select(Some(Target::Square(cell))));
    window.apply(Command::SoloColumn(year("2009")));
    let all = data.events.rows_in(cell).len();
    assert!(window.has(&format!("of {}: 2009 only", grouped(all))));
    window.follow("All years");
    assert!(window.session().years.is_all());
    assert!(window.has(&format!("{} events", grouped(all))));
}

#[test]
fn zoom_in_here_fills_the_map_with_the_square() {
    let data = thousands();
    let cell = square(data);
    let mut window = open(data);
    let middle = durand::geometry::lonlat_from_world(cell.rect().center());
    window.apply(Command::Select(Some(Target::Square(cell))));
    let before = window.session().view.zoom();
    window.follow("Zoom in here");
    let view = window.session().view;
    assert!(view.zoom() > before);
    let [x, y] = view.screen_from_lonlat(middle);
    let [width, height] = view.size();
    assert!((x - width / 2.0).abs() < 2.0 && (y - height / 2.0).abs() < 2.0);
    let rect = cell.rect();
    for corner in [rect.min, rect.max] {
        let [x, y] = view.screen_from_world(corner);
        assert!(x > 0.0 && y > 0.0 && x < width && y < height, "{x}, {y}");
    }
}

#[test]
fn an_event_of_a_file_that_a_year_hides_says_so_and_can_be_shown() {
    let data = thousands();
    let mut window = open(data);
    let rows = 0..data.events.len() as u32;
    let row = rows
        .into_iter()
        .find(|&row| data.told(row).is_none() && data.events.column_of(row) == Some(year("2009")));
    let target = Target::Event(data.id_of(row.unwrap()).unwrap());
    window.apply(Command::Select(Some(target.clone())));
    window.apply(Command::SoloColumn(year("1950")));
    assert!(window.has("Hidden on the map: 1950 only."));
    window.follow("Show it");
    assert!(!window.reads("Hidden on the map"));
    assert_eq!(window.session().selected(), Some(&target));
}

#[test]
fn at_most_200_marks_are_nodes_and_a_line_tells_of_the_rest() {
    let mut batch = Batch {
        categories: vec!["attack".to_owned()],
        ..Batch::default()
    };
    // One event in every square of half a degree: each has a symbol of its own.
    for number in 0..900_u64 {
        let lonlat = [
            60.0 + (number % 36) as f64 * 0.48,
            27.0 + (number / 36) as f64 * 0.45,
        ];
        batch
            .positions
            .push(Morton::from_world(world_from_lonlat(lonlat)));
        batch.days.push(Days::UNDATED);
        batch.years.push([0, 0]);
        batch.category.push(0);
        batch.offsets.push(number * 100);
    }
    let window = open(&with(vec![batch]));
    let marks = window.labels(Role::Button, " on the map");
    assert!((150..=206).contains(&marks.len()), "{} nodes", marks.len());
    let rest = window.labels(Role::Label, "more marks: zoom in");
    assert_eq!(rest.len(), 1, "{rest:?}");
}

#[test]
fn very_many_events_at_nearly_one_spot_are_listed_and_not_fanned() {
    let mut batch = Batch {
        categories: vec!["attack".to_owned()],
        ..Batch::default()
    };
    // Just about the corner where four squares meet, so that no square alone is a crowd.
    let corner = Cell::at(8, [176, 100]).rect().min;
    let corner = Morton::from_world(corner).steps();
    for number in 0..40_u32 {
        let aside = |bit: u32| (number >> bit & 1) * 8;
        let steps = [corner[0] - 4 + aside(0), corner[1] - 4 + aside(1)];
        batch.positions.push(Morton::from_steps(steps));
        batch.days.push(Days {
            start: 10_000,
            end: 10_001,
        });
        batch.years.push([1997, 1997]);
        batch.category.push(0);
        batch.offsets.push(u64::from(number) * 100);
    }
    let data = with(vec![batch]);
    let at = data.position_of(data.events.rows_in(Cell::at(8, [176, 100])).start);
    let mut window = open(&data);
    let view = window.session().view.centered_on(at.unwrap());
    let by = window.session().view.screen_from_lonlat(at.unwrap());
    let [width, height] = view.size();
    window.apply(Command::Pan([width / 2.0 - by[0], height / 2.0 - by[1]]));
    window.press("40 events on the map");
    assert!(window.session().fan.is_none());
    assert!(window.has("Here are"));
    let rows = window.labels(Role::Button, "1@");
    assert!((5..30).contains(&rows.len()), "{} rows", rows.len());
    window.press(&rows[1]);
    assert!(matches!(
        window.session().selected(),
        Some(Target::Event(_))
    ));
}

#[test]
fn many_categories_of_files_scroll_and_their_names_are_whole_for_a_screen_reader() {
    let names: Vec<String> = (0..30)
        .map(|number| format!("category {number} with a name that is far too long for a row"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut window = open(&crowded(2_000, 1990, &names));
    window.tick(names[29]);
    let layer = LayerId::Events(Category::named(names[29]));
    assert!(!window.session().layers.is_on(&layer));
    // What follows the categories is near enough to be seen without scrolling the whole list.
    let towns = window.node(Role::CheckBox, "Relief").rect();
    assert!(towns.bottom() < 1000.0, "{towns:?}");
}

/// The words of the window, which no test here changes.
fn in_english() -> durand::words::Words {
    durand::words::Words::of(durand::words::Language::English)
}
