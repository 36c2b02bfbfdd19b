//! Names on the map.

use std::collections::BTreeSet;

use durand::map::Scene;
use durand::map::fonts::Font;
use durand::map::label::{Candidate, Labels, Spot};
use durand::map::marks::RADIUS;
use durand::map::scene::{Anchor, Rect, Text, overlap};
use durand::session::{LayerId, Session};

use super::common::{light, looking_at, looking_from, measure, scene, session};
use super::{EVERYWHERE, SPOTS, ZOOMS, symbols};

/// The upright box around a name.
fn extent(text: &Text) -> Rect {
    let width = measure().width(&text.text, text.font, text.size, text.spacing);
    let left = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => -width / 2.0,
        Anchor::End => -width,
    };
    let (sin, cos) = text.angle.sin_cos();
    let half = text.size / 2.0;
    let corners = [
        [left, -half],
        [left + width, -half],
        [left + width, half],
        [left, half],
    ];
    let mut rect = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for [x, y] in corners {
        let (x, y) = (
            text.at[0] + x * cos - y * sin,
            text.at[1] + x * sin + y * cos,
        );
        rect = [
            rect[0].min(x),
            rect[1].min(y),
            rect[2].max(x),
            rect[3].max(y),
        ];
    }
    rect
}

/// Names are what has a halo; counts on marks have none.
fn names(scene: &Scene) -> Vec<&Text> {
    scene.texts().filter(|text| text.halo.is_some()).collect()
}

fn every_view() -> impl Iterator<Item = Session> {
    let views = SPOTS.into_iter().flat_map(|spot| {
        let zooms = ZOOMS.into_iter();
        zooms.map(move |zoom| looking_from(spot, zoom))
    });
    views.chain([session(), looking_at(EVERYWHERE)])
}

#[test]
fn no_two_names_touch_and_none_covers_a_mark_or_hangs_over_the_edge() {
    let mut seen = 0;
    for mut session in every_view() {
        session.layers.show(&LayerId::Units);
        let scene = scene(&session);
        let (zoom, page) = (session.view.zoom().get(), scene.rect(0.0));
        let names = names(&scene);
        let rects: Vec<Rect> = names.iter().map(|text| extent(text)).collect();
        for (index, rect) in rects.iter().enumerate() {
            let name = &names[index].text;
            let over = |other: &&Rect| overlap(rect, other);
            if let Some(other) = rects[..index].iter().position(|other| over(&other)) {
                panic!(
                    "“{name}” touches “{}” at zoom {zoom}: {rect:?}",
                    names[other].text
                );
            }
            for mark in symbols(&scene) {
                let [x, y] = mark.at;
                let square = [x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS];
                assert!(
                    !overlap(rect, &square),
                    "“{name}” covers {:?} at zoom {zoom}",
                    mark.what
                );
            }
            let inside = rect[0] >= page[0] && rect[2] <= page[2];
            let inside = inside && rect[1] >= page[1] && rect[3] <= page[3];
            assert!(inside, "“{name}” hangs over the edge at zoom {zoom}");
        }
        seen += names.len();
    }
    assert!(seen > 300, "only {seen} names were looked at");
}

#[test]
fn the_names_the_article_is_about_are_there_at_the_first_look() {
    let scene = scene(&session());
    let names: BTreeSet<&str> = names(&scene).into_iter().map(|t| t.text.as_str()).collect();
    for name in [
        "AFGHANISTAN",
        "PAKISTAN",
        "ex-FATA",
        "Balochistan",
        "Kabul",
        "Peshawar",
    ] {
        assert!(names.contains(name), "{name} is not among {names:?}");
    }
}

#[test]
fn the_box_of_a_name_is_the_one_it_was_placed_by() {
    let mut scene = Scene::new([400.0, 300.0]);
    let mut labels = Labels::default();
    for (number, word) in ["first", "second"].into_iter().enumerate() {
        labels.add(Candidate {
            lines: vec![word.to_owned()],
            font: Font::Sans,
            size: 12.0,
            spacing: 0.0,
            colour: light().map.town_label,
            halo: light().map.halo,
            priority: number as u32,
            spots: vec![Spot::middle([200.0, 150.0])],
            what: None,
        });
    }
    labels.place(measure(), &mut scene);
    let rect = extent(names(&scene)[0]);
    assert!((rect[0] + rect[2] - 400.0).abs() < 1e-3 && rect[3] - rect[1] <= 12.0 * 1.12);
}
