//! Layers of one's own as their styles have them: colours, symbols, sizes, order, and the legend
//! that tells what they mean.

use std::collections::BTreeMap;

use durand::events::{Active, EventKey};
use durand::map::legend::{self, Swatch};
use durand::map::marks::RADIUS;
use durand::map::scene::{Mark, Shape};
use durand::map::{Item, MapView, Rgba, Scene, Theme, draw, furniture};
use durand::session::{
    Answer, ByColumn, Classes, ColourBy, Command, Dataset, LayerId, Opacity, Paint, Rgb, Session,
    SizeBy, Style, Symbol, Target,
};
use durand::story::Category;

use super::common::{layers, light, map};

fn drawn(data: &Dataset, session: &Session, theme: &Theme) -> Scene {
    let active = Active::new(&data.events, session.passing(data));
    let map = MapView {
        data,
        active: &active,
        theme,
        ..map(session)
    };
    draw(&map)
}

/// The symbols of a file's events, by their place in the file.
fn symbols(data: &Dataset, scene: &Scene, file: u16) -> BTreeMap<usize, Mark> {
    let place = |mark: &Mark| {
        let Some(Target::Event(id)) = &mark.what else {
            return None;
        };
        let row = data.row_of(id)?;
        let class = data.events.class_at(row)?;
        (class.file == file).then(|| data.events.place_in_file(row))?
    };
    let marks = scene.marks();
    marks
        .filter_map(|mark| Some((place(mark)?, mark.clone())))
        .collect()
}

fn by_column(name: &str, classes: Classes) -> Style {
    Style {
        colour: ColourBy::Column(ByColumn {
            name: name.to_owned(),
            classes,
            ramp: 1,
        }),
        ..Style::default()
    }
}

/// Thirty floods as `style` has them.
fn floods(style: Style) -> (Dataset, Session, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let data = layers::with(&[layers::floods(folder.path(), 30)]);
    let session = layers::session(&data, &[style]);
    data.measure_all(&session.work);
    (data, session, folder)
}

#[test]
fn a_layer_is_drawn_by_category_until_its_style_says_otherwise() {
    let (data, session, _folder) = floods(Style::default());
    let scene = drawn(&data, &session, light());
    let marks = symbols(&data, &scene, 1);
    assert_eq!(marks.len(), 30);
    let own = light().category(Category::named("floods"));
    assert!(marks.values().all(|mark| mark.fill == own));
}

#[test]
fn layers_without_categories_differ_in_shape_and_colour_as_the_legend_says() {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        layers::uncounted(folder.path(), "springs.csv", 0, 1),
        layers::uncounted(folder.path(), "mills.csv", 3, 2),
    ];
    let data = layers::with(&files);
    let session = layers::session(&data, &[Style::default(), Style::default()]);
    let scene = drawn(&data, &session, light());
    let looks = [1, 2].map(|file| {
        let marks = symbols(&data, &scene, file);
        let look = |mark: &Mark| (mark.shape, mark.fill);
        let first = marks.values().next().map(look).unwrap();
        assert!(marks.len() == 6 && marks.values().all(|mark| look(mark) == first));
        first
    });
    assert_ne!(looks[0].0, looks[1].0);
    assert_ne!(looks[0].1, looks[1].1);
    let groups = legend::groups(&data, &session, light());
    for (file, (shape, colour)) in [1, 2].into_iter().zip(looks) {
        let rows = groups.iter().flat_map(|group| &group.rows);
        let mut rows = rows.filter(|row| row.layer == LayerId::File(file));
        assert_eq!(rows.next().unwrap().swatch, Swatch::Mark(shape, colour));
    }
}

#[test]
fn one_colour_one_symbol_one_size_and_an_opacity_are_those_of_every_mark() {
    let style = Style {
        colour: ColourBy::One(Paint::Own(Rgb([10, 200, 30]))),
        symbol: Some(Symbol::Diamond),
        size: SizeBy::Factor(150),
        opacity: Opacity::of(50),
    };
    let (data, session, _folder) = floods(style);
    let scene = drawn(&data, &session, light());
    for mark in symbols(&data, &scene, 1).values() {
        assert_eq!(mark.shape, Shape::Diamond);
        assert_eq!(mark.fill, Rgba([10, 200, 30, 128]));
        assert!((mark.radius - (RADIUS * 1.5 - 0.4)).abs() < 1e-4);
    }
    // What the story tells is drawn as ever.
    let told = scene
        .marks()
        .filter(|mark| matches!(&mark.what, Some(Target::Event(id)) if id.told().is_some()));
    let told: Vec<&Mark> = told.collect();
    assert!(!told.is_empty() && told.iter().all(|mark| mark.fill.0[3] == 255));
}

#[test]
fn a_colour_of_the_palette_is_another_one_in_another_theme() {
    let style = Style {
        colour: ColourBy::One(Paint::Palette(4)),
        ..Style::default()
    };
    let (data, session, _folder) = floods(style);
    for theme in Theme::all().unwrap() {
        let scene = drawn(&data, &session, &theme);
        let marks = symbols(&data, &scene, 1);
        assert!(marks.values().all(|mark| mark.fill == theme.layers[4]));
    }
}

#[test]
fn numbers_are_coloured_from_few_to_many_and_the_legend_counts_all_of_them() {
    for (classes, least) in [(Classes::EqualCounts, 5), (Classes::RoundSteps, 4)] {
        let (data, session, _folder) = floods(by_column("deaths", classes));
        let scene = drawn(&data, &session, light());
        let ramp = light().ramp(1);
        let marks = symbols(&data, &scene, 1);
        let steps: Vec<usize> = marks
            .values()
            .map(|mark| ramp.iter().position(|step| *step == mark.fill).unwrap())
            .collect();
        assert!(steps.is_sorted(), "deaths grow down the file: {steps:?}");
        assert_eq!(steps.first(), Some(&0));
        assert_eq!(steps.last(), Some(&(ramp.len() - 1)));
        let groups = legend::groups(&data, &session, light());
        assert_eq!(groups[0].title, "Your layers");
        let row = &groups[0].rows[0];
        assert_eq!(row.swatch, Swatch::Ramp(*ramp));
        let counted: Vec<u64> = row.parts.iter().filter_map(|part| part.count).collect();
        assert_eq!(counted.iter().sum::<u64>(), 30);
        assert!(counted.len() >= least);
    }
    let (data, session, _folder) = floods(by_column("deaths", Classes::EqualCounts));
    let groups = legend::groups(&data, &session, light());
    let labels: Vec<&str> = groups[0].rows[0]
        .parts
        .iter()
        .map(|part| part.label.as_str())
        .collect();
    assert_eq!(
        labels,
        [
            "deaths", "1 to 6", "7 to 12", "13 to 18", "19 to 24", "25 to 30"
        ]
    );
}

#[test]
fn texts_have_a_colour_and_a_shape_each_so_that_neither_is_needed_alone() {
    let (data, session, _folder) = floods(by_column("cause", Classes::EqualCounts));
    let scene = drawn(&data, &session, light());
    let mut seen: BTreeMap<&str, (Rgba, Shape)> = BTreeMap::new();
    for (place, mark) in symbols(&data, &scene, 1) {
        let cause = match place % 6 {
            0..=2 => "rain",
            3 | 4 => "melt",
            _ => "dam",
        };
        let known = seen.entry(cause).or_insert((mark.fill, mark.shape));
        assert_eq!(*known, (mark.fill, mark.shape), "{cause}");
    }
    let palette = light().layers;
    assert_eq!(seen["rain"], (palette[0], Shape::Circle));
    assert_eq!(seen["melt"].0, palette[1]);
    assert_eq!(seen["dam"].0, palette[2]);
    assert!(seen["rain"].1 != seen["melt"].1 && seen["melt"].1 != seen["dam"].1);
}

#[test]
fn the_area_of_a_mark_is_as_large_as_its_number() {
    let style = Style {
        size: SizeBy::Column {
            name: "deaths".to_owned(),
        },
        ..Style::default()
    };
    let (data, session, _folder) = floods(style);
    let scene = drawn(&data, &session, light());
    let marks = symbols(&data, &scene, 1);
    let radius = |place: usize| marks[&place].radius + 0.4;
    for place in [7, 14, 29] {
        let share = f64::from(radius(place) / radius(29)).powi(2) * 30.0;
        let deaths = (place + 1) as f64;
        assert!((share - deaths).abs() < 0.4, "{deaths}: {share}");
    }
    // The small ones lie above the large ones, so that none is hidden.
    let order = scene.marks().filter_map(|mark| {
        let Some(Target::Event(id)) = &mark.what else {
            return None;
        };
        id.told().is_none().then_some(mark.radius)
    });
    let order: Vec<f32> = order.collect();
    assert!(order.is_sorted_by(|a, b| a >= b), "{order:?}");
}

#[test]
fn nothing_is_said_of_a_column_before_it_has_been_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let data = layers::with(&[layers::floods(folder.path(), 30)]);
    let session = layers::session(&data, &[by_column("deaths", Classes::EqualCounts)]);
    let scene = drawn(&data, &session, light());
    let marks = symbols(&data, &scene, 1);
    assert!(marks.values().all(|mark| mark.fill == light().other_place));
    assert_eq!(data.unmeasured(&session.work).len(), 1);
    let before = data.shades_revision();
    data.measure_all(&session.work);
    assert!(data.shades_revision() > before && data.unmeasured(&session.work).is_empty());
}

#[test]
fn a_column_that_is_not_there_is_said_in_one_sentence() {
    let (data, session, _folder) = floods(by_column("victims", Classes::EqualCounts));
    let [answer, _] = data.measured(&session.work.layers[0]);
    let Some(Answer::Failed(why)) = answer.as_deref() else {
        panic!("{answer:?}");
    };
    assert_eq!(
        why,
        "floods.csv has no column “victims”; choose another one"
    );
    let groups = legend::groups(&data, &session, light());
    assert_eq!(groups[0].rows[0].parts[0].label, *why);
}

/// Floods and wells at the same spots, the floods above.
fn floods_and_wells() -> (Dataset, Session, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let files = [
        layers::floods(folder.path(), 12),
        layers::wells(folder.path(), 12),
    ];
    let data = layers::with(&files);
    let colour = |number| Style {
        colour: ColourBy::One(Paint::Palette(number)),
        ..Style::default()
    };
    let session = layers::session(&data, &[colour(0), colour(1)]);
    (data, session, folder)
}

#[test]
fn the_layer_that_stands_first_in_the_list_is_what_is_seen() {
    let (data, mut session, _folder) = floods_and_wells();
    let shared = |session: &Session| {
        let scene = drawn(&data, session, light());
        let own = scene
            .marks()
            .filter(|mark| matches!(&mark.what, Some(Target::Event(id)) if id.told().is_none()));
        own.map(|mark| mark.fill).collect::<Vec<Rgba>>()
    };
    let first = shared(&session);
    assert_eq!(first.len(), 12, "events at one spot share a mark");
    assert!(first.iter().all(|fill| *fill == light().layers[0]));
    let _ = session.apply(Command::MoveLayer(2, 0), &data);
    let second = shared(&session);
    assert!(second.iter().all(|fill| *fill == light().layers[1]));
    let _ = session.apply(Command::Undo, &data);
    assert_eq!(shared(&session), first);
}

#[test]
fn a_layer_that_is_off_is_not_drawn_and_its_events_say_so() {
    let (data, mut session, _folder) = floods_and_wells();
    let _ = session.apply(Command::ToggleLayer(LayerId::File(1)), &data);
    let scene = drawn(&data, &session, light());
    assert!(symbols(&data, &scene, 1).is_empty());
    assert_eq!(symbols(&data, &scene, 2).len(), 12);
    let row = data.events.rows_of_file(1)[3];
    let why = session.row_hidden_by(row, &data);
    assert_eq!(why.as_deref(), Some("“floods” is off"));
    let id = data.id_of(row).unwrap();
    let _ = session.apply(Command::Reveal(id), &data);
    assert!(session.layers.is_on(&LayerId::File(1)));
    let [shown, all] = session.count_events(&data);
    assert_eq!(shown, all);
}

#[test]
fn a_category_leaves_the_legend_of_a_page_where_no_colour_stands_for_it() {
    let (data, session, _folder) = floods(by_column("deaths", Classes::EqualCounts));
    let page = |session: &Session| {
        let active = Active::new(&data.events, session.passing(&data));
        let map = MapView {
            data: &data,
            active: &active,
            ..map(session)
        };
        let scene = furniture::page(&map);
        let texts = scene.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text.text.clone()),
            _ => None,
        });
        texts.collect::<Vec<String>>()
    };
    let told = page(&session);
    assert!(told.iter().any(|text| text == "25 to 30"), "{told:?}");
    // The layer is called floods, too: once, and not a second time as a category.
    assert_eq!(told.iter().filter(|text| *text == "floods").count(), 1);
    let usual = layers::session(&data, &[Style::default()]);
    let floods = page(&usual);
    assert_eq!(floods.iter().filter(|text| *text == "floods").count(), 2);
}

#[test]
fn a_row_knows_its_place_in_its_file() {
    let (data, ..) = floods_and_wells();
    for file in [1, 2] {
        for (place, &row) in data.events.rows_of_file(file).iter().enumerate() {
            assert_eq!(data.events.place_in_file(row), Some(place));
            assert_eq!(data.events.keys()[row as usize].file(), file);
        }
    }
    assert!(data.events.rows_of_file(9).is_empty());
    let told = data.row_of_told(3).unwrap();
    assert_eq!(data.events.keys()[told as usize], EventKey::new(0, 3));
    assert_eq!(data.events.place_in_file(told), Some(3));
}

/// How the category `floods` stands in the legend.
fn swatch_of_floods(data: &Dataset, session: &Session) -> Swatch {
    let rows = legend::groups(data, session, light()).into_iter();
    let mut rows = rows.flat_map(|group| group.rows);
    let own = LayerId::Events(Category::named("floods"));
    rows.find(|row| row.layer == own).unwrap().swatch
}

#[test]
fn a_category_has_the_colours_in_the_legend_in_which_the_map_shows_its_events() {
    let (data, session, _folder) = floods(Style::default());
    let own = light().category(Category::named("floods"));
    let swatch = swatch_of_floods(&data, &session);
    assert!(matches!(swatch, Swatch::Mark(_, colour) if colour == own));
    let (data, session, _folder) = floods(by_column("deaths", Classes::EqualCounts));
    let swatch = swatch_of_floods(&data, &session);
    assert_eq!(swatch, Swatch::Ramp(*light().ramp(1)));
    let one = Style {
        colour: ColourBy::One(Paint::Palette(4)),
        ..Style::default()
    };
    let (data, session, _folder) = floods(one);
    let swatch = swatch_of_floods(&data, &session);
    assert!(matches!(swatch, Swatch::Mark(_, colour) if colour == light().layers[4]));
}

#[test]
fn a_layer_whose_file_is_not_there_has_no_column_that_is_being_read() {
    let style = by_column("deaths", Classes::EqualCounts);
    let (data, mut session, _folder) = floods(style.clone());
    let layer = durand::session::Layer {
        number: 7,
        style,
        ..durand::session::Layer::of_file("gone.csv".as_ref())
    };
    session.work.layers.push(std::sync::Arc::new(layer));
    let groups = legend::groups(&data, &session, light());
    assert!(!groups[0].rows[0].parts.is_empty());
    assert!(groups[0].rows[1].parts.is_empty());
}
