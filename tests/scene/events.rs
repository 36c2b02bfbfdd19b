//! Which events stand on the map, and how.

use std::collections::BTreeSet;

use durand::map::Scene;
use durand::map::marks::{RADIUS, shape_of};
use durand::map::scene::Mark;
use durand::session::{Command, LayerId, Session, Target};
use durand::story::{Category, Event, EventId};

use super::common::{apply, column, data, event, event_id, light, looking_at, scene};
use super::{EVERYWHERE, fingerprint, symbols};

fn events_of(scene: &Scene) -> Vec<EventId> {
    let targets = scene.hits.iter().flat_map(|hit| &hit.targets);
    let events = targets.filter_map(|target| match target {
        Target::Event(id) => Some(id.clone()),
        _ => None,
    });
    events.collect()
}

fn told_in(year: i32) -> BTreeSet<EventId> {
    let events = data().story.events().iter();
    let overlaps = |event: &&Event| {
        let when = event.when.as_ref();
        when.is_some_and(|when| when.overlaps_years(year, year))
    };
    events
        .filter(overlaps)
        .map(|event| event.id.clone())
        .collect()
}

fn in_year(year: i32) -> Session {
    let mut session = looking_at(EVERYWHERE);
    session.years.only_year(year, &data().columns);
    session
}

#[test]
fn with_2014_alone_the_scene_holds_exactly_the_symbols_of_the_events_that_overlap_2014() {
    let mut session = looking_at(EVERYWHERE);
    apply(&mut session, Command::SoloColumn(column("2014")));
    let scene = scene(&session);
    let shown = events_of(&scene);
    let distinct: BTreeSet<EventId> = shown.iter().cloned().collect();
    assert_eq!(distinct, told_in(2014));
    assert_eq!(shown.len(), distinct.len(), "an event stands there twice");
    let marks = scene.hits.iter().filter(|hit| {
        let first = hit.targets.first();
        matches!(first, Some(Target::Event(_)))
    });
    assert_eq!(symbols(&scene).len(), marks.count(), "one symbol a mark");
    for id in [
        "karachi-airport-2014",
        "zarb-e-azb-2014",
        "peshawar-school-2014",
    ] {
        assert!(distinct.contains(&event_id(id)), "{id}");
    }
}

#[test]
fn every_year_shows_what_overlaps_it() {
    for year in 1890..=2025 {
        let shown: BTreeSet<EventId> = events_of(&scene(&in_year(year))).into_iter().collect();
        assert_eq!(shown, told_in(year), "{year}");
    }
}

#[test]
fn all_years_show_all_events_the_undated_too() {
    let shown: BTreeSet<EventId> = events_of(&scene(&looking_at(EVERYWHERE)))
        .into_iter()
        .collect();
    let all: BTreeSet<EventId> = data().story.events().iter().map(|e| e.id.clone()).collect();
    assert_eq!(shown, all);
    assert!(shown.contains(&event_id("splinter-factions-crushed")));
}

#[test]
fn no_years_show_no_event() {
    let mut session = looking_at(EVERYWHERE);
    apply(&mut session, Command::NoYears);
    let scene = scene(&session);
    assert!(events_of(&scene).is_empty() && symbols(&scene).is_empty());
}

/// The mark of one event by itself: its stack fanned out.
fn own_mark(event: &Event) -> Mark {
    let mut session = looking_at(EVERYWHERE);
    apply(&mut session, Command::FanOut(Some(event.id.clone())));
    let target = Target::Event(event.id.clone());
    let scene = scene(&session);
    let mark = scene
        .marks()
        .find(|mark| mark.what.as_ref() == Some(&target));
    mark.unwrap_or_else(|| panic!("{} has no mark", event.id))
        .clone()
}

#[test]
fn a_mark_is_filled_where_the_spot_is_known_and_hollow_where_only_the_region_is() {
    let (mut filled, mut hollow) = (0, 0);
    for event in data().story.events() {
        let mark = own_mark(event);
        let colour = light().category(event.category);
        if event.precision.is_a_spot() {
            assert_eq!(mark.fill, colour, "{}", event.id);
            filled += 1;
        } else {
            assert_ne!(mark.fill, colour, "{}", event.id);
            assert_eq!(mark.outline, colour, "{}", event.id);
            assert!(mark.outline_width > 1.0, "{}", event.id);
            hollow += 1;
        }
        assert_eq!(mark.shape, shape_of(event.category), "{}", event.id);
    }
    assert!(
        filled > 10 && hollow > 10,
        "{filled} filled, {hollow} hollow"
    );
}

#[test]
fn a_category_that_is_off_takes_its_symbols_along_and_leaves_the_rest() {
    for category in Category::ALL {
        let mut session = looking_at(EVERYWHERE);
        apply(
            &mut session,
            Command::ToggleLayer(LayerId::Events(category)),
        );
        let shown: BTreeSet<EventId> = events_of(&scene(&session)).into_iter().collect();
        let others = data().story.events().iter();
        let others = others.filter(|event| event.category != category);
        let others: BTreeSet<EventId> = others.map(|event| event.id.clone()).collect();
        assert_eq!(shown, others, "{category:?} off");
        let colour = light().category(category);
        let left = scene(&session);
        assert!(!symbols(&left).iter().any(|mark| mark.fill == colour));
    }
}

#[test]
fn a_shared_mark_carries_its_count_and_fans_out_into_all_its_events() {
    let session = looking_at(EVERYWHERE);
    let folded = scene(&session);
    let stack = folded.hits.iter().max_by_key(|hit| hit.targets.len());
    let stack = stack.unwrap();
    let count = stack.targets.len();
    assert!(count >= 3, "the largest stack holds {count}");
    assert!(folded.texts().any(|text| text.text == count.to_string()));

    let Target::Event(first) = &stack.targets[0] else {
        panic!("a stack of no events: {stack:?}");
    };
    let mut session = session;
    apply(&mut session, Command::FanOut(Some(first.clone())));
    let fanned = scene(&session);
    for target in &stack.targets {
        let own: Vec<_> = fanned
            .hits
            .iter()
            .filter(|hit| hit.targets.contains(target))
            .collect();
        assert!(
            own.len() == 1 && own[0].targets.len() == 1,
            "{target:?}: {own:?}"
        );
    }
    apply(&mut session, Command::Escape);
    assert_eq!(fingerprint(&scene(&session)), fingerprint(&folded));
}

#[test]
fn the_selected_event_stands_out_and_no_other() {
    let mut session = looking_at(EVERYWHERE);
    let before = symbols(&scene(&session)).len();
    apply(
        &mut session,
        Command::SelectInPlace(event("karachi-airport-2014")),
    );
    let scene = scene(&session);
    let (larger, same): (Vec<&Mark>, Vec<&Mark>) =
        symbols(&scene).into_iter().partition(|m| m.radius > RADIUS);
    assert_eq!(larger.len() + same.len(), before);
    assert_eq!(larger.len(), 1);
    assert_eq!(larger[0].what, Some(event("karachi-airport-2014")));
}
