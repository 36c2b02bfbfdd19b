//! Many events on the map: symbols where they fit, numbers where they do not, and none lost.

use durand::events::{Active, Batch, Days};
use durand::geometry::{Morton, Viewport, Zoom, world_from_lonlat};
use durand::map::marks::{Marks, REACH, SquareMark, marks};
use durand::map::surface::svg;
use durand::map::text::grouped;
use durand::map::{Item, MapView, Scene, draw};
use durand::session::{Command, Dataset, LayerId, Session, Target};
use durand::story::Category;

use super::ZOOMS;
use super::common::crowd::thousands;
use super::common::{map, session};

/// All that a map of `session` over `data` depends on.
fn over<'a>(data: &'a Dataset, session: &'a Session, active: &'a Active) -> MapView<'a> {
    MapView {
        data,
        active,
        ..map(session)
    }
}

fn active(session: &Session, data: &Dataset) -> Active {
    Active::new(&data.events, session.passing(data))
}

fn begun() -> Session {
    Session::new(thousands(), [1600.0, 1000.0])
}

/// Sessions with all, one year, a span and a category off, from every zoom.
fn sessions() -> Vec<Session> {
    let data = thousands();
    let column = |label: &str| data.columns.labelled(label).unwrap();
    let settings = [
        vec![],
        vec![Command::SoloColumn(column("2009"))],
        vec![
            Command::SoloColumn(column("1990")),
            Command::SpanToColumn(column("2010")),
        ],
        vec![
            Command::ToggleLayer(LayerId::Events(Category::Attack)),
            Command::ToggleColumn(column("undated")),
        ],
        vec![Command::NoYears],
    ];
    let mut sessions = Vec::new();
    for zoom in ZOOMS {
        for commands in &settings {
            let mut session = begun();
            let zoom = Zoom::try_from(zoom).unwrap();
            session.view = session.view.centered_on([71.55, 34.0]).with_zoom(zoom);
            for command in commands {
                let _ = session.apply(command.clone(), data);
            }
            sessions.push(session);
        }
    }
    sessions
}

fn targets(scene: &Scene) -> Vec<&Target> {
    scene.hits.iter().flat_map(|hit| &hit.targets).collect()
}

/// The rows of the story's own events that show.
fn told(data: &Dataset, active: &Active) -> Vec<u32> {
    let rows = (0..data.story.events().len()).filter_map(|index| data.row_of_told(index));
    rows.filter(|&row| active.is_on(row)).collect()
}

/// How many events that are on lie in view, counted one by one.
fn in_view(view: &Viewport, data: &Dataset, active: &Active) -> usize {
    let [width, height] = view.size();
    let seen = |code: &Morton| {
        let [x, y] = view.screen_from_world(code.to_world());
        x > 0.0 && y > 0.0 && x < width && y < height
    };
    let rows = data.events.positions().iter().zip(0_u32..);
    rows.filter(|(code, row)| active.is_on(*row) && seen(code))
        .count()
}

fn counted(marks: &Marks) -> usize {
    let squares: u32 = marks.squares.iter().map(|square| square.count).sum();
    let symbols: usize = marks.symbols.iter().map(|mark| mark.rows.len()).sum();
    squares as usize + symbols
}

#[test]
fn the_number_of_a_square_is_the_exact_number_of_its_events_that_are_on() {
    let data = thousands();
    let mut squares = 0;
    for session in sessions() {
        let active = active(&session, data);
        for square in marks(&over(data, &session, &active)).squares {
            let inside = |code: &Morton| code.cell(square.cell.level) == square.cell;
            let rows = data.events.positions().iter().zip(0_u32..);
            let rows = rows.filter(|(code, row)| active.is_on(*row) && inside(code));
            assert_eq!(square.count as usize, rows.count(), "{:?}", square.cell);
            squares += 1;
        }
    }
    assert!(squares > 100, "{squares} squares");
}

#[test]
fn symbols_and_squares_together_are_all_events_that_are_on() {
    let data = thousands();
    for session in sessions() {
        let active = active(&session, data);
        let marks = marks(&over(data, &session, &active));
        let mut all: Vec<u32> = marks
            .symbols
            .iter()
            .flat_map(|mark| mark.rows.clone())
            .collect();
        let alone = all.len();
        for square in &marks.squares {
            all.extend(active.rows(square.rows.clone()));
        }
        // The story's own events have a mark besides and are counted with their square.
        let told = told(data, &active);
        let twice = |row: &&u32| marks.squares.iter().any(|s| s.rows.contains(*row));
        let twice = told.iter().filter(twice).count();
        let sum = all.len();
        assert_eq!(sum, counted(&marks));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len() + twice, sum, "{alone} with symbols");
        assert!(all.len() >= in_view(&session.view, data, &active));
        assert!(all.iter().all(|&row| active.is_on(row)));
    }
}

#[test]
fn with_the_whole_world_in_view_no_event_is_missing() {
    let data = thousands();
    let mut session = begun();
    let zoom = Zoom::try_from(4.0).unwrap();
    session.view = session.view.centered_on([67.0, 30.0]).with_zoom(zoom);
    let active = active(&session, data);
    let marks = marks(&over(data, &session, &active));
    let told = told(data, &active);
    let twice = |row: &&u32| marks.squares.iter().any(|s| s.rows.contains(*row));
    let twice = told.iter().filter(twice).count();
    assert_eq!(in_view(&session.view, data, &active), data.events.len());
    assert_eq!(counted(&marks) - twice, data.events.len());
}

#[test]
fn the_events_of_the_story_keep_a_mark_of_their_own_in_any_crowd() {
    let data = thousands();
    for session in sessions() {
        let active = active(&session, data);
        let scene = draw(&over(data, &session, &active));
        let targets = targets(&scene);
        for row in told(data, &active) {
            let event = data.told(row).unwrap();
            let [x, y] = session.view.screen_from_lonlat(event.position);
            let inside = x > 20.0 && y > 20.0 && x < 1580.0 && y < 980.0;
            let target = Target::Event(event.id.clone());
            assert!(!inside || targets.contains(&&target), "{}", event.id);
        }
    }
}

/// The squares whose numbers have room in view.
fn with_room(scene: &Scene, marks: Marks) -> Vec<SquareMark> {
    let [left, top, right, bottom] = scene.rect(-REACH);
    let mut squares = marks.squares;
    squares.retain(|square| {
        let [x, y] = square.at;
        (left..=right).contains(&x) && (top..=bottom).contains(&y)
    });
    assert!(squares.len() > 5);
    squares
}

#[test]
fn the_numbers_on_the_map_are_those_of_its_squares() {
    let data = thousands();
    let session = begun();
    let active = active(&session, data);
    let view = over(data, &session, &active);
    let scene = draw(&view);
    for square in with_room(&scene, marks(&view)) {
        let text = grouped(u64::from(square.count));
        let target = Target::Square(square.cell);
        let same = |[x, y]: [f32; 2]| (x - square.at[0]).hypot(y - square.at[1]) < 0.01;
        let hit = scene
            .hits
            .iter()
            .find(|hit| hit.targets == [target.clone()]);
        assert!(same(hit.unwrap().at));
        let written = scene.texts().any(|t| t.text == text && same(t.at));
        assert!(written, "{text} is not on the map");
    }
}

#[test]
fn a_page_has_the_same_numbers_and_the_same_density_as_the_window() {
    let data = thousands();
    let session = begun();
    let active = active(&session, data);
    let view = over(data, &session, &active);
    let scene = draw(&view);
    let page = svg::document(&scene, "map").unwrap();
    for square in with_room(&scene, marks(&view)) {
        let text = grouped(u64::from(square.count));
        assert!(page.contains(&format!(">{text}</text>")), "{text}");
    }
    let pictures = scene.items.iter();
    let pictures = pictures.filter(|item| matches!(item, Item::Picture(_)));
    assert_eq!(page.matches("<image").count(), pictures.count());
    let again = draw(&view);
    assert_eq!(super::fingerprint(&again), super::fingerprint(&scene));
}

#[test]
fn few_events_are_never_counted_by_squares() {
    let session = session();
    assert!(marks(&map(&session)).squares.is_empty());
    assert!(draw(&map(&session)).crowds.is_empty());
}

#[test]
fn crowds_part_and_join_without_a_jump() {
    let data = thousands();
    for zoom in [6.0, 8.0] {
        let mut session = begun();
        let zoom = durand::geometry::Zoom::try_from(zoom).unwrap();
        session.view = session.view.centered_on([71.5, 34.0]).with_zoom(zoom);
        let active = active(&session, data);
        let map = over(data, &session, &active);
        let from = durand::map::marks::level(&session.view) - 1;
        let fading = |share| {
            let fade = Some(durand::map::marks::Fade { from, share });
            durand::map::marks::marks(&MapView { fade, ..map })
        };
        let (begun, half, done) = (fading(0.0), fading(0.5), fading(1.0));
        let settled = durand::map::marks::marks(&map);
        let before = begun.leaving.as_ref().unwrap();
        assert!(!before.squares.is_empty() && before.squares.iter().all(|s| s.opacity > 0.999));
        assert!(
            done.leaving
                .unwrap()
                .squares
                .iter()
                .all(|s| s.opacity < 0.001)
        );
        assert_eq!(done.squares, settled.squares);
        assert_eq!(done.symbols, settled.symbols);
        // What the story tells neither comes nor goes.
        for marks in [&begun, &half] {
            let told = |mark: &&durand::map::marks::EventMark| {
                mark.rows.iter().any(|&row| data.told(row).is_some())
            };
            assert!(
                marks
                    .symbols
                    .iter()
                    .filter(told)
                    .all(|mark| mark.opacity > 0.999)
            );
        }
        let fade = Some(durand::map::marks::Fade { from, share: 0.5 });
        let scenes = [draw(&MapView { fade, ..map }), draw(&map)];
        assert_eq!(
            scenes[0].hits, scenes[1].hits,
            "what goes cannot be pointed at"
        );
    }
}

#[test]
fn very_many_events_at_one_spot_are_drawn_at_any_zoom() {
    let spot = Morton::from_world(world_from_lonlat([69.5, 32.0]));
    let count = 250_000;
    let batch = Batch {
        positions: vec![spot; count],
        days: vec![Days { start: 0, end: 1 }; count],
        years: vec![[1970, 1970]; count],
        category: vec![0; count],
        offsets: (0..count as u64).collect(),
        categories: vec!["floods".to_owned()],
    };
    let data = super::common::crowd::with(vec![batch]);
    for zoom in [4.0, 8.0, 11.5, 14.0] {
        let mut session = Session::new(&data, [1600.0, 1000.0]);
        let zoom = durand::geometry::Zoom::try_from(zoom).unwrap();
        session.view = session.view.centered_on([69.5, 32.0]).with_zoom(zoom);
        let active = active(&session, &data);
        let scene = draw(&over(&data, &session, &active));
        assert!(
            scene.texts().any(|text| text.text.starts_with("250,0")),
            "{zoom:?}"
        );
        let pictures = scene.items.iter();
        let mut pictures = pictures.filter(|item| matches!(item, durand::map::Item::Picture(_)));
        assert!(pictures.next().is_some(), "no density at {zoom:?}");
    }
}
