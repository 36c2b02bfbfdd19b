//! Regions shaded by their events.

use std::collections::BTreeMap;

use durand::map::layers::choropleth::{counted, scale_of};
use durand::map::scene::Fill;
use durand::map::surface::png;
use durand::map::{MapView, Rgba, Scene, Theme, furniture};
use durand::session::{Command, LayerId, Session};

use super::common::{
    apply, column, dark, data, light, looking_from, map, place, place_id, scene, session,
};

/// The same session with its regions shaded.
fn shaded(mut session: Session) -> Session {
    apply(&mut session, Command::ToggleLayer(LayerId::RegionCounts));
    session
}

/// The colour each place is filled with last.
fn fills(scene: &Scene) -> BTreeMap<String, Rgba> {
    let named = |fill: &Fill| Some((format!("{:?}", fill.what.as_ref()?), fill.colour));
    scene.fills().filter_map(named).collect()
}

fn shade_of(scene: &Scene, id: &str) -> Option<Rgba> {
    fills(scene).get(&format!("{:?}", place(id))).copied()
}

fn is_shade(theme: &Theme, colour: Rgba) -> bool {
    theme.map.choropleth.contains(&colour)
}

#[test]
fn regions_are_not_shaded_until_it_is_asked_for() {
    let scene = scene(&session());
    assert!(
        fills(&scene)
            .values()
            .all(|&colour| !is_shade(light(), colour))
    );
    assert_eq!(shade_of(&scene, "kabul-province"), None);
    assert!(counted(&map(&session())).is_none());
}

#[test]
fn an_event_known_only_as_somewhere_in_a_region_counts_for_that_region_as_a_whole() {
    let counts = data().region_counts();
    let total = |id: &str| counts.total(&place_id(id), |_| true);
    let whole = place_id("ex-fata");
    let units = data().atlas.children(&whole);
    let in_units: u32 = units.map(|unit| total(unit.id.as_str())).sum();
    let vague = data().story.events().iter();
    let vague =
        vague.filter(|event| !event.precision.is_a_spot() && event.place.as_ref() == Some(&whole));
    assert_eq!(total("ex-fata"), in_units + vague.count() as u32);
    assert!(total("khyber-pakhtunkhwa") >= total("ex-fata") && total("ex-fata") > 0);
}

#[test]
fn provinces_with_events_are_shaded_and_those_without_are_plain() {
    let session = shaded(session());
    let scene = scene(&session);
    let (counts, _) = counted(&map(&session)).unwrap();
    let counts: BTreeMap<_, _> = counts.into_iter().collect();
    let mut both = [0, 0];
    for province in data().atlas.by_kind(durand::atlas::PlaceKind::Province) {
        if province.id == place_id("khyber-pakhtunkhwa") || province.valid_to.is_some() {
            continue;
        }
        let Some(colour) = shade_of(&scene, province.id.as_str()) else {
            continue;
        };
        let some = counts[&province.id] > 0;
        both[usize::from(some)] += 1;
        assert_eq!(is_shade(light(), colour), some, "{}", province.id);
        assert_eq!(colour == light().map.choropleth_none, !some);
    }
    assert!(both[0] > 5 && both[1] > 2, "{both:?}");
}

#[test]
fn a_shaded_region_says_its_number() {
    let session = shaded(session());
    let scene = scene(&session);
    let (counts, _) = counted(&map(&session)).unwrap();
    let counts: BTreeMap<_, _> = counts.into_iter().collect();
    let said = |id: &str, number: u32| {
        let here = Some(place(id));
        let mut texts = scene.texts();
        texts.any(|text| text.what == here && text.text == number.to_string())
    };
    let fata = counts[&place_id("ex-fata")];
    assert!(said("ex-fata", fata), "ex-FATA does not say {fata}");
    let rest = counts[&place_id("khyber-pakhtunkhwa")] - fata;
    assert!(said("khyber-pakhtunkhwa", rest), "nor its province {rest}");
    let balochistan = counts[&place_id("balochistan")];
    assert!(said("balochistan", balochistan));
}

#[test]
fn a_region_of_the_article_gives_its_own_colour_up() {
    let scene = scene(&shaded(session()));
    for id in ["ex-fata", "khyber-pakhtunkhwa", "balochistan"] {
        let own = light().place_fill(&place_id(id)).unwrap();
        assert!(scene.fills().all(|fill| fill.colour != own), "{id}");
    }
}

#[test]
fn what_is_painted_over_a_region_is_not_counted_in_its_shade() {
    let counts: Vec<_> = [
        ("khyber-pakhtunkhwa", 90),
        ("ex-fata", 80),
        ("kurram", 80),
        ("punjab", 10),
    ]
    .map(|(id, count)| (place_id(id), count))
    .into();
    // Ten of its ninety lie outside ex-FATA, as many as in Punjab.
    let scale = scale_of(&data().atlas, &counts);
    assert_eq!(scale.class_of(10), Some(0));
    assert_eq!(scale.class_of(80), Some(scale.len() - 1));
    assert_eq!(scale.names().first().map(String::as_str), Some("10–19"));
}

#[test]
fn from_near_each_unit_of_ex_fata_has_a_shade() {
    // A year without events, so that none is known only as somewhere in ex-FATA.
    let at = |zoom: f64| {
        let mut session = shaded(looking_from([70.0, 33.2], zoom));
        apply(&mut session, Command::NoYears);
        scene(&session)
    };
    let (far, near) = (at(6.0), at(8.2));
    for unit in ["north-waziristan", "kurram", "fr-bannu"] {
        assert_eq!(shade_of(&far, unit), None, "{unit}");
        assert!(shade_of(&near, unit).is_some(), "{unit}");
    }
    assert!(shade_of(&far, "ex-fata").is_some());
}

#[test]
fn events_somewhere_in_ex_fata_are_still_seen_from_near() {
    let session = shaded(looking_from([70.0, 33.2], 8.2));
    let scene = scene(&session);
    assert!(is_shade(light(), shade_of(&scene, "ex-fata").unwrap()));
    let plain = light().map.choropleth_none;
    for unit in data().atlas.children(&place_id("ex-fata")) {
        assert_ne!(
            shade_of(&scene, unit.id.as_str()),
            Some(plain),
            "{}",
            unit.id
        );
    }
}

#[test]
fn a_year_changes_the_shades_and_not_what_they_stand_for() {
    let all = shaded(session());
    let mut one = all.clone();
    apply(&mut one, Command::SoloColumn(column("2014")));
    let [(before, scale), (after, same)] = [&all, &one].map(|s| counted(&map(s)).unwrap());
    assert_eq!(scale, same);
    assert_ne!(before, after);
    assert_ne!(fills(&scene(&all)), fills(&scene(&one)));
    let total = |counts: &[(durand::atlas::PlaceId, u32)]| {
        let of = |id: &str| counts.iter().find(|(place, _)| *place == place_id(id));
        of("afghanistan").unwrap().1 + of("pakistan").unwrap().1
    };
    assert!(total(&after) < total(&before) && total(&before) <= 43);
}

fn texts(scene: &Scene) -> Vec<&str> {
    scene.texts().map(|text| text.text.as_str()).collect()
}

#[test]
fn the_small_legend_names_every_class_on_the_page_and_on_the_map() {
    let session = shaded(session());
    let (_, scale) = counted(&map(&session)).unwrap();
    let page = furniture::page(&map(&session));
    let mut window = scene(&session);
    furniture::shades(&map(&session), &mut window);
    for scene in [&page, &window] {
        for name in scale.names().iter().map(String::as_str).chain(["none"]) {
            assert!(texts(scene).contains(&name), "{name}");
        }
        assert!(texts(scene).contains(&"Events by region"));
    }
    let plain = super::common::session();
    assert!(!texts(&furniture::page(&map(&plain))).contains(&"none"));
}

#[test]
fn the_small_legend_keeps_clear_of_all_other_furniture() {
    for size in [
        [1600.0, 1000.0],
        [1100.0, 760.0],
        [900.0, 600.0],
        [420.0, 300.0],
    ] {
        let session = shaded(Session::new(data(), size));
        let map = map(&session);
        let page = furniture::page(&map);
        let (paper, cartouche) = (light().window.paper, light().map.cartouche);
        let boxes: Vec<[f32; 4]> = page
            .items
            .iter()
            .filter_map(|item| match item {
                durand::map::Item::Fill(fill) if [paper, cartouche].contains(&fill.colour) => {
                    Some([
                        fill.points[0][0],
                        fill.points[0][1],
                        fill.points[2][0],
                        fill.points[2][1],
                    ])
                }
                _ => None,
            })
            .collect();
        for (index, a) in boxes.iter().enumerate() {
            assert!(
                a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= size[0] && a[3] <= size[1],
                "{a:?}"
            );
            for b in &boxes[index + 1..] {
                let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                assert!(apart, "{a:?} and {b:?} at {size:?}");
            }
        }
    }
}

#[test]
fn the_shades_reach_the_picture_in_both_themes() {
    for theme in [light(), dark()] {
        let mut session = shaded(session());
        apply(&mut session, Command::ToggleLayer(LayerId::Relief));
        let page = furniture::page(&MapView {
            theme,
            ..map(&session)
        });
        let picture = png::bytes(&page, 0.5).unwrap();
        let picture = image::load_from_memory(&picture).unwrap().to_rgba8();
        let darkest = theme.map.choropleth[theme.map.choropleth.len() - 1];
        let found = picture
            .pixels()
            .filter(|pixel| pixel.0 == darkest.0)
            .count();
        assert!(found > 200, "{found} pixels in {}", theme.name);
    }
}
