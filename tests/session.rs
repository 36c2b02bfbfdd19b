//! Whatever a reader does, in whatever order, the session stays sound.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read its data should stop

mod common;

use common::{apply, column, data, event, map, paragraph, place, session};
use durand::geometry::Zoom;
use durand::map::draw;
use durand::session::{Command, LayerId, Panel, SavedSession, Session, Target, ThemeChoice};
use durand::story::{Category, EventId, ParagraphId};
use proptest::prelude::*;
use proptest::sample::select;

/// Places, events and passages of the data, and a few that are not there.
fn any_target() -> impl Strategy<Value = Target> {
    let places = data().atlas.places().iter();
    let places: Vec<Target> = places.map(|one| Target::Place(one.id.clone())).collect();
    let events = data().story.events().iter();
    let events: Vec<Target> = events.map(|one| Target::Event(one.id.clone())).collect();
    let passages = data().story.passages().iter();
    let passages: Vec<Target> = passages.map(|one| Target::Passage(one.paragraph)).collect();
    let featured = ["ex-fata", "durand-line", "chaman-crossing", "kabul"].map(place);
    let unknown = vec![
        place("atlantis"),
        event("no-such-event"),
        Target::Passage(paragraph("999")),
    ];
    prop_oneof![
        4 => select(featured.to_vec()),
        3 => select(places),
        3 => select(events),
        1 => select(passages),
        1 => select(unknown),
    ]
}

fn any_event() -> impl Strategy<Value = EventId> {
    let events = data().story.events().iter();
    let mut ids: Vec<EventId> = events.map(|event| event.id.clone()).collect();
    ids.push(common::event_id("no-such-event"));
    select(ids)
}

fn any_paragraph() -> impl Strategy<Value = ParagraphId> {
    let passages = data().story.passages().iter();
    let mut ids: Vec<ParagraphId> = passages.map(|passage| passage.paragraph).collect();
    ids.push(paragraph("999"));
    select(ids)
}

/// Lengths a pointer could report, and some that it never should.
fn any_length() -> impl Strategy<Value = f32> {
    prop_oneof![8 => -3000.0_f32..3000.0, 1 => any::<f32>()]
}

/// Degrees of a map, and some of none.
fn any_degrees() -> impl Strategy<Value = f64> {
    prop_oneof![8 => -180.0_f64..180.0, 1 => any::<f64>()]
}

fn any_layer() -> impl Strategy<Value = LayerId> {
    let categories = Category::ALL.into_iter().map(LayerId::Events);
    let featured = data().atlas.featured().iter().cloned().map(LayerId::Place);
    let others = [
        LayerId::DisputedLines,
        LayerId::Relief,
        LayerId::Waters,
        LayerId::Towns,
        LayerId::Units,
        LayerId::RegionCounts,
    ];
    select(
        categories
            .chain(featured)
            .chain(others)
            .collect::<Vec<LayerId>>(),
    )
}

fn any_command() -> impl Strategy<Value = Command> {
    let column = 0..data().columns.len() + 3;
    let choices = vec![ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
    let plain = vec![
        Command::Back,
        Command::Forward,
        Command::Escape,
        Command::FanOut(None),
        Command::NextPassage,
        Command::PreviousPassage,
        Command::ShowSelection,
        Command::AllYears,
        Command::NoYears,
        Command::NextYear,
        Command::PreviousYear,
        Command::TogglePlay,
        Command::PlayStep,
        Command::ZoomIn,
        Command::ZoomOut,
        Command::Home,
        Command::FitSelection,
        Command::ToggleAbout,
        Command::ToggleKeys,
        Command::Quit,
        Command::NextStop,
        Command::PreviousStop,
        Command::ToggleMeasure,
        Command::MeasureEnter,
        Command::MeasureClose,
        Command::MeasureTakeBack,
        Command::MeasureCopy,
        Command::CopyCurrentCitation,
        Command::CopyLink,
    ];
    prop_oneof![
        12 => select(plain),
        4 => any_target().prop_map(|target| Command::Select(Some(target))),
        1 => Just(Command::Select(None)),
        3 => any_target().prop_map(Command::SelectInPlace),
        2 => prop::option::of(any_target()).prop_map(Command::Hover),
        2 => any_event().prop_map(|event| Command::FanOut(Some(event))),
        1 => any_event().prop_map(Command::Reveal),
        1 => any_paragraph().prop_map(Command::ShowInArticle),
        1 => any_paragraph().prop_map(Command::CopyCitation),
        2 => column.clone().prop_map(Command::ToggleColumn),
        2 => column.clone().prop_map(Command::SoloColumn),
        2 => column.prop_map(Command::SpanToColumn),
        2 => any_layer().prop_map(Command::ToggleLayer),
        2 => [any_length(), any_length()].prop_map(Command::Pan),
        2 => [any_length(), any_length()].prop_map(Command::MeasureMove),
        2 => [any_degrees(), any_degrees()].prop_map(Command::MeasurePoint),
        1 => [any_degrees(), any_degrees()].prop_map(|at| Command::MeasurePointer(Some(at))),
        1 => [any_degrees(), any_degrees()].prop_map(Command::MeasureFrom),
        1 => [any_degrees(), any_degrees()].prop_map(Command::CentreOn),
        1 => [any_degrees(), any_degrees()].prop_map(Command::ZoomInAt),
        1 => any_target().prop_map(Command::CopyFeature),
        2 => ([any_length(), any_length()], prop_oneof![-4.0..4.0_f64, any::<f64>()])
            .prop_map(|(at, steps)| Command::ZoomAbout(at, steps)),
        1 => [any_length(), any_length()].prop_map(Command::ResizeMap),
        1 => select(choices).prop_map(Command::SetTheme),
        1 => any::<bool>().prop_map(|dark_now| Command::SwitchTheme { dark_now }),
        1 => select(vec![Panel::Layers, Panel::Reader, Panel::Years])
            .prop_map(Command::TogglePanel),
    ]
}

fn sound(session: &Session) -> Result<(), TestCaseError> {
    let view = &session.view;
    let center = view.center();
    prop_assert!(center.is_finite(), "the centre is {center:?}");
    prop_assert!((0.0..=1.0).contains(&center.x) && (0.0..=1.0).contains(&center.y));
    let zoom = view.zoom().get();
    prop_assert!(
        (Zoom::MIN.get()..=Zoom::MAX.get()).contains(&zoom),
        "the zoom is {zoom}"
    );
    let size = view.size();
    prop_assert!(
        size.iter().all(|side| side.is_finite() && *side >= 1.0),
        "the size is {size:?}"
    );
    let passages = session.passages(data()).len();
    prop_assert!(
        session.step == 0 || session.step < passages,
        "step {} of {passages}",
        session.step
    );
    if let Some(target) = session.selected() {
        prop_assert!(data().knows(target), "{target:?} is selected");
    }
    let [shown, all] = session.count_events(data());
    prop_assert!(shown <= all && all == data().story.events().len());
    if session.years.is_none() {
        prop_assert_eq!(shown, 0);
    }
    for index in 0..all {
        let hidden = session.hidden_by(index, data());
        prop_assert_eq!(hidden.is_none(), session.shows_event(index, data()));
        prop_assert!(hidden.is_none_or(|words| !words.is_empty()));
    }
    prop_assert!(!session.years.describe(&data().columns).is_empty());
    prop_assert!(session.folded.len() <= 3, "{:?}", session.folded);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_sequence_of_commands_makes_a_session_unsound(
        commands in prop::collection::vec(any_command(), 1..40)
    ) {
        let mut session = session();
        for command in commands {
            let _ = session.apply(command, data());
            sound(&session)?;
        }
    }

    #[test]
    fn back_after_a_selection_restores_what_was_selected(
        commands in prop::collection::vec(any_command(), 0..20),
        target in any_target(),
    ) {
        let mut session = session();
        for command in commands {
            apply(&mut session, command);
        }
        let before = session.selected().cloned();
        apply(&mut session, Command::Select(Some(target.clone())));
        if session.selected() == before.as_ref() {
            prop_assert!(!data().knows(&target) || before == Some(target));
        } else {
            prop_assert_eq!(session.selected(), Some(&target));
            apply(&mut session, Command::Back);
            prop_assert_eq!(session.selected(), before.as_ref());
            apply(&mut session, Command::Forward);
            prop_assert_eq!(session.selected(), Some(&target));
        }
    }

    #[test]
    fn what_is_kept_comes_back_the_same(
        commands in prop::collection::vec(any_command(), 0..25)
    ) {
        let mut session = session();
        for command in commands {
            apply(&mut session, command);
        }
        let saved = SavedSession::of(&session, data());
        let text = serde_json::to_string(&saved).unwrap();
        let read: SavedSession = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&read, &saved);
        let restored = read.restore(data(), session.view.size());
        sound(&restored)?;
        prop_assert_eq!(restored.selected(), session.selected());
        prop_assert_eq!(&restored.layers, &session.layers);
        prop_assert_eq!(restored.theme, session.theme);
        for index in 0..data().columns.len() {
            prop_assert_eq!(restored.years.is_on(index), session.years.is_on(index));
        }
        let [there, here] = [&restored, &session].map(|session| session.view.center());
        prop_assert!((there.x - here.x).abs() < 1e-9 && (there.y - here.y).abs() < 1e-9);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_session_can_be_drawn(commands in prop::collection::vec(any_command(), 1..25)) {
        let mut session = session();
        for command in commands {
            apply(&mut session, command);
        }
        apply(&mut session, Command::ResizeMap([800.0, 500.0]));
        let scene = draw(&map(&session));
        prop_assert_eq!(format!("{:?}", scene.size), "[800.0, 500.0]");
        for stroke in scene.strokes() {
            prop_assert!(stroke.line.len() > 1);
            prop_assert!(stroke.line.iter().flatten().all(|side| side.is_finite()));
        }
        for hit in &scene.hits {
            prop_assert!(!hit.targets.is_empty() && !hit.name.is_empty());
        }
    }
}

#[test]
fn a_filter_never_clears_the_selection_and_says_what_it_hides() {
    let mut session = session();
    apply(
        &mut session,
        Command::Select(Some(event("fall-of-kabul-2021"))),
    );
    let index = data()
        .story
        .event_index(&common::event_id("fall-of-kabul-2021"));
    let index = index.unwrap();
    apply(&mut session, Command::SoloColumn(column("2014")));
    assert_eq!(session.selected(), Some(&event("fall-of-kabul-2021")));
    let hidden = session.hidden_by(index, data());
    assert_eq!(hidden.as_deref(), Some("2014 only"));

    apply(&mut session, Command::AllYears);
    let military = LayerId::Events(Category::Military);
    apply(&mut session, Command::ToggleLayer(military));
    let hidden = session.hidden_by(index, data());
    assert_eq!(hidden.as_deref(), Some("“Military operation” is off"));

    apply(&mut session, Command::SoloColumn(column("2014")));
    let id = common::event_id("fall-of-kabul-2021");
    apply(&mut session, Command::Reveal(id));
    assert_eq!(session.hidden_by(index, data()), None);
}

#[test]
fn playing_goes_from_the_first_year_to_the_last_and_stops() {
    let mut session = session();
    apply(&mut session, Command::TogglePlay);
    let mut seen = vec![session.years.single()];
    for _ in 0..100 {
        apply(&mut session, Command::PlayStep);
        if !session.playing {
            break;
        }
        seen.push(session.years.single());
    }
    let all: Vec<Option<usize>> = (0..data().columns.len()).map(Some).collect();
    assert_eq!(seen, all);
    assert!(!session.playing);
}

#[test]
fn a_span_of_years_takes_everything_from_the_chip_before_through_the_last() {
    let mut session = session();
    apply(&mut session, Command::SoloColumn(column("2007")));
    apply(&mut session, Command::SpanToColumn(column("2014")));
    let on: Vec<&str> = (0..data().columns.len())
        .filter(|&index| session.years.is_on(index) && !session.years.by_overlap(index))
        .map(|index| data().columns.get(index).unwrap().label.as_str())
        .collect();
    assert_eq!(on.first(), Some(&"2007"));
    assert_eq!(on.last(), Some(&"2014"));
    assert!(on.contains(&"2009"));
}

#[test]
fn late_1990s_answers_to_1997() {
    let mut session = session();
    session.years.only_year(1997, &data().columns);
    assert!(session.years.is_on(column("late 1990s")));
    assert!(session.years.by_overlap(column("late 1990s")));
    assert!(!session.years.is_on(column("2001")));
}
