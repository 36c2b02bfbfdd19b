//! Lines and areas of a reader's own files on the map: drawn, named, picked, shaded.

use std::path::PathBuf;

use durand::events::Active;
use durand::geometry::Viewport;
use durand::map::pick::{Choice, pick};
use durand::map::scene::Item;
use durand::map::{AtlasShapes, MapView, Rgba, Scene, draw, furniture};
use durand::session::{Command, Dataset, LayerId, Session, Target};

use super::common::own::{data_with, floods_file, shapes_file};
use super::common::{light, measure, place, shapes};

/// A reading with the shapes as file 1 and the floods as file 2.
struct Reading {
    data: Dataset,
    shapes: AtlasShapes,
    session: Session,
    active: Active,
    _folder: tempfile::TempDir,
}

impl Reading {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let files: Vec<PathBuf> = vec![shapes_file(folder.path()), floods_file(folder.path())];
        let data = data_with(&files);
        let session = Session::new(&data, [1600.0, 1000.0]);
        Self {
            shapes: shapes().on(&data.atlas),
            active: Active::new(&data.events, session.passing(&data)),
            data,
            session,
            _folder: folder,
        }
    }

    fn map(&self) -> MapView<'_> {
        MapView {
            data: &self.data,
            shapes: &self.shapes,
            relief: None,
            session: &self.session,
            theme: light(),
            measure: measure(),
            active: &self.active,
            fade: None,
        }
    }

    fn scene(&self) -> Scene {
        draw(&self.map())
    }

    fn apply(&mut self, command: Command) {
        let _ = self.session.apply(command, &self.data);
        self.active = Active::new(&self.data.events, self.session.passing(&self.data));
    }

    fn look_at(&mut self, bounds: &str) {
        let bounds = bounds.parse().unwrap();
        self.session.view = Viewport::fit(bounds, [1600.0, 1000.0], 0.0);
    }

    fn choose(&self, position: [f64; 2]) -> Choice {
        let at = self.session.view.screen_from_lonlat(position);
        let map = self.map();
        pick(at, &draw(&map), &map).choose(self.session.selected())
    }
}

fn fills(scene: &Scene, id: &str) -> Vec<Rgba> {
    let of = |fill: &&durand::map::scene::Fill| fill.what == Some(place(id));
    scene.fills().filter(of).map(|fill| fill.colour).collect()
}

fn names(scene: &Scene) -> Vec<&str> {
    scene.texts().map(|text| text.text.as_str()).collect()
}

#[test]
fn areas_are_filled_faintly_and_lines_are_stroked_in_the_colour_of_their_file() {
    let reading = Reading::new();
    let scene = reading.scene();
    let [ground] = fills(&scene, "own-1-upper-valley")[..] else {
        panic!("one fill")
    };
    assert!((20..90).contains(&ground.0[3]), "{ground}");
    let line = scene
        .strokes()
        .find(|stroke| stroke.what == Some(place("own-1-rival-border")))
        .unwrap();
    assert_eq!(line.colour.0[..3], ground.0[..3]);
    assert_eq!(line.colour.0[3], 255);
    assert!(names(&scene).contains(&"Pashtunistan") && names(&scene).contains(&"Rival border"));
    assert!(
        !names(&scene).contains(&"regions.geojson 5"),
        "it has no name"
    );
}

#[test]
fn an_area_has_its_name_once_there_is_room_for_it() {
    let mut reading = Reading::new();
    assert!(!names(&reading.scene()).contains(&"Old quarter"));
    reading.look_at("66.8,30,67.2,30.4");
    assert!(names(&reading.scene()).contains(&"Old quarter"));
}

#[test]
fn a_click_goes_to_the_smallest_area_and_clicks_again_go_deeper() {
    let mut reading = Reading::new();
    reading.apply(Command::NoYears);
    reading.apply(Command::ToggleLayer(LayerId::Towns));
    reading.look_at("66,29.3,68,31");
    let mut met = Vec::new();
    for _ in 0..6 {
        let Choice::One(target) = reading.choose([66.98, 30.17]) else {
            panic!("one thing")
        };
        met.push(reading.data.name_of(&target));
        reading.apply(Command::SelectInPlace(target));
    }
    assert_eq!(
        met,
        [
            "Old quarter",
            "Upper Valley",
            "Pashtunistan",
            "Balochistan",
            "Pakistan",
            "Old quarter"
        ]
    );
}

#[test]
fn a_border_of_ones_own_is_clicked_like_the_durand_line() {
    let reading = Reading::new();
    let chosen = reading.choose([65.0, 32.5]);
    assert_eq!(chosen, Choice::One(place("own-1-rival-border")));
}

#[test]
fn a_layer_that_is_off_is_neither_drawn_nor_picked_but_what_is_selected_keeps_its_outline() {
    let mut reading = Reading::new();
    reading.apply(Command::ToggleLayer(LayerId::File(1)));
    let scene = reading.scene();
    assert!(fills(&scene, "own-1-upper-valley").is_empty());
    assert!(!names(&scene).contains(&"Pashtunistan"));
    assert_ne!(
        reading.choose([65.0, 32.5]),
        Choice::One(place("own-1-rival-border"))
    );
    reading.apply(Command::SelectInPlace(place("own-1-upper-valley")));
    let scene = reading.scene();
    let outlined = scene
        .strokes()
        .any(|stroke| stroke.what == Some(place("own-1-upper-valley")));
    assert!(outlined);
}

#[test]
fn what_is_selected_is_outlined() {
    let mut reading = Reading::new();
    let outlines = |reading: &Reading, id: &str| {
        let scene = reading.scene();
        let selection = light().map.selection;
        let of = |stroke: &&durand::map::scene::Stroke| {
            stroke.what == Some(place(id)) && stroke.colour == selection
        };
        scene.strokes().filter(of).count()
    };
    for id in ["own-1-pashtunistan", "own-1-rival-border"] {
        assert_eq!(outlines(&reading, id), 0);
        reading.apply(Command::SelectInPlace(place(id)));
        assert_eq!(outlines(&reading, id), 1, "{id}");
    }
}

#[test]
fn regions_of_a_file_are_shaded_by_their_events_and_numbered() {
    let mut reading = Reading::new();
    reading.look_at("66,29.3,68,31");
    reading.apply(Command::ShadeBy(Some(1)));
    let shades = light().map.choropleth;
    let scene = reading.scene();
    let [valley] = fills(&scene, "own-1-upper-valley")[..] else {
        panic!("one shade")
    };
    let [quarter] = fills(&scene, "own-1-old-quarter")[..] else {
        panic!("one shade")
    };
    assert!(shades.contains(&valley) && shades.contains(&quarter));
    let place_of = |shade: Rgba| shades.iter().position(|one| *one == shade);
    assert!(place_of(valley) > place_of(quarter));
    // Quetta's event of the story lies in the valley, too.
    assert!(names(&scene).contains(&"25"), "{:?}", names(&scene));
    // The smaller lies on top, or it would not be seen.
    let at = |id: &str| {
        let of = |item: &Item| matches!(item, Item::Fill(fill) if fill.what == Some(place(id)));
        scene.items.iter().position(of)
    };
    assert!(at("own-1-old-quarter") > at("own-1-upper-valley"));
    reading.apply(Command::ShadeBy(None));
    let [faint] = fills(&reading.scene(), "own-1-upper-valley")[..] else {
        panic!("one fill")
    };
    assert!(faint.0[3] < 90);
}

#[test]
fn a_picture_says_that_the_file_is_the_readers_own() {
    let mut reading = Reading::new();
    let told = |reading: &Reading| {
        let page = furniture::page(&reading.map());
        let words: Vec<String> = page.texts().map(|text| text.text.clone()).collect();
        words
            .join(" ")
            .contains("regions.geojson: a file of the reader")
    };
    assert!(told(&reading));
    reading.apply(Command::ToggleLayer(LayerId::File(1)));
    assert!(!told(&reading));
}

#[test]
fn another_file_costs_no_new_shapes_of_the_atlas_and_the_same_file_none_at_all() {
    let reading = Reading::new();
    let again = reading.shapes.on(&reading.data.atlas);
    assert!(reading.shapes.shares_all_with(&again));
    let fewer = again.on(&reading.data.atlas.without_own());
    assert!(!fewer.shares_all_with(&again));
    assert_eq!(fewer.own(&reading.session.view).count(), 0);
    let same_ground = |shapes: &AtlasShapes| std::ptr::from_ref(shapes.band(&reading.session.view));
    assert_eq!(same_ground(&fewer), same_ground(&reading.shapes));
}

#[test]
fn a_layer_reaches_as_far_as_its_shapes() {
    let reading = Reading::new();
    let bounds = reading.data.bounds_of_layer(1).unwrap();
    let [west, north] = [bounds.west(), bounds.north()];
    assert!(
        (west - 62.0).abs() < 1e-9 && (north - 35.0).abs() < 1e-9,
        "{bounds:?}"
    );
}

#[test]
fn links_do_not_name_what_only_a_file_has() {
    let mut reading = Reading::new();
    reading.apply(Command::Select(Some(place("own-1-upper-valley"))));
    assert!(!reading.session.is_linkable());
    assert!(!reading.session.link(&reading.data).contains("own-1"));
    let target = Target::Place("own-1-upper-valley".parse().unwrap());
    assert!(target.is_of_a_file());
}
