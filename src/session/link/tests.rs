use super::*;
use crate::atlas::Atlas;
use crate::session::{Command, Dataset, Effect, LayerId, Session};
use crate::story::{Category, Story};
use proptest::prelude::*;
use std::sync::LazyLock;

const SIZE: [f32; 2] = [970.0, 820.0];

fn data() -> &'static Dataset {
    static DATA: LazyLock<Dataset> = LazyLock::new(|| {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        Dataset::new(atlas, story)
    });
    &DATA
}

fn reading(commands: &[Command]) -> Session {
    let mut session = Session::new(data(), SIZE);
    for command in commands {
        session.apply(command.clone(), data());
    }
    session
}

fn place(id: &str) -> Target {
    Target::Place(id.parse().unwrap())
}

/// A window that was elsewhere, and opens the link.
fn opened(link: &str, size: [f32; 2]) -> (Session, Vec<String>) {
    let mut session = Session::new(data(), size);
    for command in [
        Command::ZoomIn,
        Command::Select(Some(place("kabul"))),
        Command::NoYears,
        Command::ToggleLayer(LayerId::Towns),
        Command::SetBoundaryView(BoundaryView::Afghanistan),
    ] {
        session.apply(command, data());
    }
    let link = Link::parse(link).unwrap_or_else(|error| panic!("{error}: {link}"));
    let sentences = session.open_link(&link, data());
    (session, sentences)
}

fn same(a: &Session, b: &Session) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.selected(), b.selected());
    prop_assert_eq!(a.boundary_view, b.boundary_view);
    prop_assert_eq!(&a.layers, &b.layers);
    for index in 0..data().columns.len() {
        prop_assert_eq!(a.years.is_on(index), b.years.is_on(index));
        prop_assert_eq!(a.years.by_overlap(index), b.years.by_overlap(index));
    }
    prop_assert_eq!(a.years.year(), b.years.year());
    let (one, other) = (a.view, b.view);
    prop_assert!((one.zoom().get() - other.zoom().get()).abs() < 1e-3);
    let points = one.points_per_world_unit();
    let apart = (one.center().x - other.center().x).hypot(one.center().y - other.center().y);
    prop_assert!(apart * points < 2.0, "{} points apart", apart * points);
    Ok(())
}

#[test]
fn the_link_of_a_beginning_is_short() {
    let link = reading(&[]).link(data());
    assert_eq!(link, "durand://view?v=1&article=taliban-takeover-2021");
}

#[test]
fn a_link_says_what_differs_in_an_order_of_its_own() {
    let session = reading(&[
        Command::SetTheme(ThemeChoice::Dark),
        Command::ToggleLayer(LayerId::Units),
        Command::ToggleLayer(LayerId::Events(Category::Attack)),
        Command::ToggleLayer(LayerId::Relief),
        Command::SetBoundaryView(BoundaryView::Pakistan),
        Command::GoToYear(1901),
        Command::SelectInPlace(place("chaman-crossing")),
    ]);
    assert_eq!(
        session.link(data()),
        "durand://view?v=1&article=taliban-takeover-2021&place=chaman-crossing&year=1901&view=pakistan\
         &off=events:attack,relief&on=units&theme=dark"
    );
}

#[test]
fn a_year_alone_brings_its_overlaps_along_and_a_few_that_are_off_are_named_as_such() {
    let column = |label| data().columns.labelled(label).unwrap();
    let alone = reading(&[Command::SoloColumn(column("2001"))]);
    let link = alone.link(data());
    assert!(
        link.ends_with("&years=2001,*early%202000s,*2001%E2%80%9321"),
        "{link}"
    );
    let off = reading(&[Command::ToggleColumn(column("2014"))]);
    assert!(
        off.link(data()).ends_with("&years=!2014"),
        "{}",
        off.link(data())
    );
}

#[test]
fn a_smaller_window_sees_all_that_the_link_was_made_of() {
    let session = reading(&[
        Command::Select(Some(place("quetta"))),
        Command::FitSelection,
    ]);
    let (small, sentences) = opened(&session.link(data()), [500.0, 300.0]);
    assert_eq!(sentences, Vec::<String>::new());
    let (seen, before) = (small.view.geo_bounds(), session.view.geo_bounds());
    assert!(seen.west() <= before.west() + 1e-3 && seen.south() <= before.south() + 1e-3);
    assert!(seen.east() >= before.east() - 1e-3 && seen.north() >= before.north() - 1e-3);
}

#[test]
fn a_stale_link_opens_as_far_as_it_can_and_says_what_it_did_not_find() {
    let (session, sentences) = opened(
        "durand://view?v=1&article=another&place=atlantis&years=2014,*3021&off=relief,events:dance&shape=round",
        SIZE,
    );
    assert_eq!(
        sentences,
        [
            "This link is of another article, “another”; what it names was looked for in this one.",
            "This link says “shape”, which this durand does not know.",
            "This link names the layer “events:dance”, which is not here.",
            "This link names the date “3021”, which the timeline does not have.",
            "This link names the place “atlantis”, which this atlas does not have.",
        ]
    );
    assert_eq!(session.selected(), None);
    assert!(!session.layers.is_on(&LayerId::Relief));
    assert!(
        session
            .years
            .is_on(data().columns.labelled("2014").unwrap())
    );
}

#[test]
fn a_link_that_names_a_thousand_things_that_are_not_here_is_told_in_a_few_sentences() {
    let many: Vec<String> = (0..2000).map(|number| format!("layer-{number}")).collect();
    let (_, sentences) = opened(&format!("durand://view?v=1&off={}", many.join(",")), SIZE);
    assert!(sentences.len() < 10, "{}", sentences.len());
    assert!(sentences.last().unwrap().contains("more"), "{sentences:?}");
}

#[test]
fn values_that_a_newer_durand_may_know_do_not_refuse_the_rest() {
    let (session, sentences) = opened(
        "durand://view?v=1&view=mine&theme=pink&at=91,66,7&place=quetta",
        SIZE,
    );
    assert_eq!(
        sentences,
        [
            "This link says “view=mine”, which this durand does not know.",
            "This link says “theme=pink”, which this durand does not know.",
            "This link says “at=91,66,7”, which is not on the map; the whole map is shown.",
        ]
    );
    assert_eq!(session.selected(), Some(&place("quetta")));
    assert_eq!(session.boundary_view, BoundaryView::InFact);
    let (_, sentences) = opened("durand://view?v=1&at=30,66,1e9", SIZE);
    assert_eq!(sentences.len(), 1, "{sentences:?}");
}

#[test]
fn what_turns_the_order_of_letters_is_not_repeated() {
    for said in [
        "v=\u{202e}2\u{2066}",
        "v=1&year=%E2%80%AE4%E2%81%A9x\u{200f}",
    ] {
        let error = Link::parse(&format!("durand://view?{said}"))
            .unwrap_err()
            .to_string();
        assert!(!error.contains(is_unseen), "{error:?}");
    }
    let (_, sentences) = opened("durand://view?v=1&sha\u{202e}pe=1&place=atlantis", SIZE);
    assert!(sentences[0].contains("“shape”"), "{sentences:?}");
}

#[test]
fn hostile_links_get_one_sentence_each() {
    let long = format!("durand://view?v=1&off={}", "a".repeat(10_000_000));
    for (link, says) in [
        ("", "no link"),
        ("https://example.org/?v=1", "no link"),
        ("durand://open?v=1", "no link"),
        ("durand://viewer?v=1", "no link"),
        (long.as_str(), "bytes"),
        ("durand://view", "version"),
        ("durand://view?place=quetta", "version"),
        ("durand://view?v=2&place=quetta", "version 2"),
        ("durand://view?v=1&v=1", "twice"),
        ("durand://view?v=1&place=quetta&place=kabul", "twice"),
        ("durand://view?v=1&place=quetta&event=x", "twice"),
        ("durand://view?v=1&year=1901&years=2014", "twice"),
        ("durand://view?v=1&place=qu\u{7}etta", "characters"),
        ("durand://view?v=1&place=%00quetta", "characters"),
        ("durand://view?v=1&place=%FF%FE", "characters"),
        ("durand://view?v=1&place=../etc", "place="),
        ("durand://view?v=1&event=1@2048", "event="),
        ("durand://view?v=1&passage=0", "passage="),
        ("durand://view?v=1&year=99999999999", "year="),
        ("durand://view?v=1&years=", "years="),
        ("durand://view?v=1&years=!2014,2007", "years="),
        ("durand://view?v=1&at=NaN,NaN,7", "at="),
        ("durand://view?v=1&at=30,66,inf", "at="),
        ("durand://view?v=1&at=30,66", "at="),
        ("durand://view?v=1&at=30,66,7&size=0x0", "size="),
        ("durand://view?v=1&at=30,66,7&size=1e9x5", "size="),
    ] {
        let error = Link::parse(link)
            .expect_err(&link[..link.len().min(60)])
            .to_string();
        assert!(error.contains(says), "{says}: {error}");
        assert!(error.len() < 200 && !error.contains('\n'), "{error}");
        let mut session = Session::new(data(), SIZE);
        let effects = session.apply(Command::OpenLink(link.to_owned()), data());
        assert!(
            matches!(effects.as_slice(), [Effect::Say(_)]),
            "{effects:?}"
        );
        assert!(!session.steps.can_undo());
    }
}

#[test]
fn letters_of_any_case_a_slash_a_fragment_and_blanks_around_are_no_fault() {
    for link in [
        "  DURAND://View?v=1&place=quetta\n",
        "durand://view/?v=1&place=quetta#top",
        "durand://view?&v=1&&place=quetta&",
        "durand://view?v=1&=&=&place=quetta&=1&\u{202e}",
    ] {
        assert_eq!(
            Link::parse(link).unwrap().selected,
            Some(place("quetta")),
            "{link}"
        );
        assert!(Link::is_meant(link));
    }
    assert!(!Link::is_meant("durand") && !Link::is_meant("é://view"));
}

#[test]
fn opening_a_link_is_one_step_to_undo_and_says_that_it_worked() {
    let mut session = reading(&[Command::Select(Some(place("kabul")))]);
    let link = "durand://view?v=1&event=peshawar-school&theme=dark".to_owned();
    let event = data().story.events().first().unwrap();
    let link = link.replace("peshawar-school", event.id.told().unwrap());
    let effects = session.apply(Command::OpenLink(link), data());
    assert!(
        effects.contains(&Effect::Say("The link is open.".to_owned())),
        "{effects:?}"
    );
    assert_eq!(session.selected(), Some(&Target::Event(event.id.clone())));
    session.apply(Command::Undo, data());
    assert_eq!(session.selected(), Some(&place("kabul")));
    assert_eq!(session.theme, ThemeChoice::System);
}

#[test]
fn a_square_is_not_named_in_a_link_and_that_is_said() {
    let cell = crate::geometry::Cell::at(0, [0, 0]);
    let session = reading(&[Command::SelectInPlace(Target::Square(cell))]);
    assert!(!session.is_linkable());
    let effects = session.clone().apply(Command::CopyLink, data());
    let [Effect::Copy(link), Effect::Say(said)] = effects.as_slice() else {
        panic!("{effects:?}");
    };
    assert!(
        !link.contains("square") && said.contains("selected"),
        "{said}"
    );
}

fn any_step() -> impl Strategy<Value = Command> {
    let columns = data().columns.len();
    let places: Vec<Target> = data()
        .atlas
        .places()
        .iter()
        .map(|p| Target::Place(p.id.clone()))
        .collect();
    let events: Vec<Target> = data()
        .story
        .events()
        .iter()
        .map(|e| Target::Event(e.id.clone()))
        .collect();
    let passages: Vec<Target> = data()
        .story
        .passages()
        .iter()
        .map(|p| Target::Passage(p.paragraph))
        .collect();
    let layers = vec![
        LayerId::Relief,
        LayerId::Units,
        LayerId::RegionCounts,
        LayerId::DisputedLines,
        LayerId::Events(Category::Border),
        LayerId::Place("ex-fata".parse().unwrap()),
    ];
    let themes = vec![ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark];
    prop_oneof![
        (0..columns).prop_map(Command::ToggleColumn),
        (0..columns).prop_map(Command::SoloColumn),
        (0..columns).prop_map(Command::SpanToColumn),
        (1890..2025).prop_map(Command::GoToYear),
        Just(Command::NoYears),
        Just(Command::AllYears),
        proptest::sample::select([places, events, passages].concat())
            .prop_map(|target| Command::Select(Some(target))),
        proptest::sample::select(layers).prop_map(Command::ToggleLayer),
        proptest::sample::select(themes).prop_map(Command::SetTheme),
        proptest::sample::select(BoundaryView::ALL.to_vec()).prop_map(Command::SetBoundaryView),
        ([0.0..970.0_f32, 0.0..820.0_f32], -3.0..3.0_f64)
            .prop_map(|(at, by)| Command::ZoomAbout(at, by)),
        [-3000.0..3000.0_f32, -3000.0..3000.0_f32].prop_map(Command::Pan),
        Just(Command::Home),
        Just(Command::Escape),
    ]
}

proptest! {
    #[test]
    fn any_session_comes_back_from_its_link(steps in prop::collection::vec(any_step(), 0..12)) {
        let session = reading(&steps);
        let link = session.link(data());
        prop_assert!(link.len() < 600, "{link}");
        prop_assert!(link.is_ascii());
        let (again, sentences) = opened(&link, SIZE);
        prop_assert_eq!(sentences, Vec::<String>::new());
        same(&session, &again)?;
        if session.theme != ThemeChoice::System {
            prop_assert_eq!(session.theme, again.theme);
        }
        prop_assert_eq!(&again.link(data()), &link, "the same view has the same link");
    }

    #[test]
    fn no_text_at_all_makes_reading_a_link_panic(text in "\\PC{0,200}") {
        let _ = Link::parse(&text);
        let _ = Link::parse(&format!("durand://view?v=1&{text}"));
    }

    #[test]
    fn no_values_at_all_make_opening_a_link_panic(
        values in prop::collection::vec(("[a-z]{1,8}", "[-!*%,:x.0-9a-zA-Z]{0,30}"), 0..8),
    ) {
        let pairs: Vec<String> = values.iter().map(|(key, value)| format!("{key}={value}")).collect();
        let text = format!("durand://view?v=1&{}", pairs.join("&"));
        Session::new(data(), SIZE).apply(Command::OpenLink(text), data());
    }

    #[test]
    fn known_keys_with_any_values_open_or_are_refused(
        key in proptest::sample::select(vec!["article", "place", "event", "passage", "year", "years", "view", "at", "size", "off", "on", "theme"]),
        value in "[-!*%,:x.0-9a-zA-Z]{0,30}",
    ) {
        let text = format!("durand://view?v=1&{key}={value}");
        let mut session = Session::new(data(), SIZE);
        session.apply(Command::OpenLink(text), data());
        prop_assert!(session.view.center().x.is_finite() && session.view.zoom().get().is_finite());
    }
}
