use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::atlas::Atlas;
use crate::session::LayerId;
use crate::story::Story;

static DATA: LazyLock<Dataset> = LazyLock::new(|| {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    Dataset::new(atlas, story)
});

fn index() -> Index {
    Index::build(&DATA, Words::of(Language::English))
}

fn session() -> Session {
    Session::new(&DATA, [800.0, 600.0])
}

fn find(typed: &str) -> Vec<Hit> {
    index().find(typed, &session(), &DATA).best
}

fn first(typed: &str) -> Hit {
    let hits = find(typed);
    hits.into_iter()
        .next()
        .unwrap_or_else(|| panic!("nothing answers to “{typed}”"))
}

#[test]
fn a_place_is_found_by_its_names_in_every_language_and_by_those_it_had() {
    for (typed, wanted) in [
        ("exfata", "ex-FATA"),
        ("fata", "ex-FATA"),
        ("kpk", "Khyber Pakhtunkhwa"),
        ("kp", "Khyber Pakhtunkhwa"),
        ("nwfp", "Khyber Pakhtunkhwa"),
        ("north west frontier", "Khyber Pakhtunkhwa"),
        ("خيبر پختونخوا", "Khyber Pakhtunkhwa"),
        ("خیبر پښتونخوا", "Khyber Pakhtunkhwa"),
        ("سابقه فاٹا", "ex-FATA"),
        ("بلوچستان", "Balochistan"),
        ("baluchistan", "Balochistan"),
        ("لاهور", "Lahore"),
        ("لاہور", "Lahore"),
        ("ډیورنډ کرښه", "Durand Line"),
        ("ڈيورنڈ لائن", "Durand Line"),
        ("friendship gate", "Chaman–Spin Boldak crossing"),
        ("pak-afghan border", "Durand Line"),
        ("indo afghan frontier", "Durand Line"),
        ("loc", "Line of Control"),
    ] {
        assert_eq!(first(typed).title, wanted, "{typed}");
    }
}

#[test]
fn a_slip_of_the_finger_is_forgiven() {
    for (typed, wanted) in [
        ("pukhtunkhwa", "Khyber Pakhtunkhwa"),
        ("peshwar", "Peshawar"),
        ("pehsawar", "Peshawar"),
        ("kandhar", "Kandahar"),
        ("islamabd", "Islamabad"),
        ("balochistn", "Balochistan"),
        ("waziristn north", "North Waziristan"),
    ] {
        assert_eq!(first(typed).title, wanted, "{typed}");
    }
}

#[test]
fn a_hit_by_an_old_name_says_so_and_marks_it() {
    let hit = first("North-West Frontier Province");
    assert_eq!(hit.title, "Khyber Pakhtunkhwa");
    assert_eq!(
        hit.detail,
        "province · Pakistan · formerly North-West Frontier Province"
    );
    assert!(hit.title_marks.is_empty());
    assert_eq!(
        &hit.detail[hit.detail_marks[0].clone()],
        "North-West Frontier Province"
    );
}

#[test]
fn letters_that_were_typed_are_marked_in_the_name() {
    let hit = first("exfat");
    assert_eq!(hit.title, "ex-FATA");
    assert_eq!(&hit.title[hit.title_marks[0].clone()], "ex-FAT");
}

#[test]
fn the_exact_comes_before_the_beginning_and_that_before_what_lies_within() {
    let titles: Vec<String> = find("@kabul").into_iter().map(|hit| hit.title).collect();
    assert_eq!(titles[0], "Kabul");
    assert!(
        titles
            .iter()
            .position(|t| t == "Kabul Province")
            .unwrap_or(1)
            <= 2,
        "{titles:?}"
    );
}

#[test]
fn places_and_commands_stand_before_passages() {
    let hits = find("border");
    let passage = hits
        .iter()
        .position(|hit| matches!(hit.kind, HitKind::Passage(_)))
        .unwrap();
    let line = hits
        .iter()
        .position(|hit| hit.title == "Durand Line")
        .unwrap();
    let command = hits
        .iter()
        .position(|hit| hit.title == "Borders: Pakistan")
        .unwrap();
    assert!(
        line < passage && command < passage,
        "{line} {command} {passage}"
    );
}

#[test]
fn what_the_atlas_is_about_stands_before_what_is_called_alike() {
    assert_eq!(first("khyber").title, "Khyber Pakhtunkhwa");
    assert_eq!(first("chaman cross").title, "Chaman–Spin Boldak crossing");
    assert_eq!(first("pe").title, "Peshawar");
}

#[test]
fn the_first_sign_narrows_what_is_found() {
    let all = |typed: &str, wanted: fn(&HitKind) -> bool| {
        let hits = find(typed);
        assert!(!hits.is_empty(), "{typed}");
        assert!(hits.iter().all(|hit| wanted(&hit.kind)), "{typed}");
    };
    all(">", |kind| matches!(kind, HitKind::Command(_)));
    all(">years", |kind| matches!(kind, HitKind::Command(_)));
    all("@ka", |kind| matches!(kind, HitKind::Place(..)));
    all("#taliban", |kind| matches!(kind, HitKind::Event(..)));
    all("¶taliban", |kind| matches!(kind, HitKind::Passage(_)));
    all("/", |kind| matches!(kind, HitKind::Passage(_)));
}

#[test]
fn every_event_is_found_by_its_title_and_every_passage_by_its_number() {
    let (index, session) = (index(), session());
    for event in DATA.story.events() {
        let hits = index.find(&event.title, &session, &DATA).best;
        let hit = &hits[0];
        assert!(
            matches!(&hit.kind, HitKind::Event(id, _) if *id == event.id),
            "{}",
            event.title
        );
        assert_eq!(
            hit.commands,
            [Command::Select(Some(Target::Event(event.id.clone())))]
        );
    }
    for passage in DATA.story.passages() {
        let hits = index
            .find(&format!("¶{}", passage.paragraph), &session, &DATA)
            .best;
        assert_eq!(hits[0].kind, HitKind::Passage(passage.paragraph));
    }
}

#[test]
fn a_passage_is_shown_around_what_was_found_and_gone_to_in_the_article() {
    let hit = find("¶madrassa")
        .into_iter()
        .next()
        .or_else(|| find("¶homeland").into_iter().next());
    let hit = hit.unwrap();
    assert!(!hit.title_marks.is_empty());
    for mark in &hit.title_marks {
        assert!(hit.title.get(mark.clone()).is_some());
    }
    assert!(hit.title.chars().count() <= 130, "{}", hit.title);
    assert!(hit.detail.starts_with("passage "));
    assert!(matches!(
        hit.commands.as_slice(),
        [Command::Select(Some(Target::Passage(a))), Command::ShowInArticle(b)] if a == b
    ));
}

#[test]
fn a_year_is_gone_to_whether_or_not_it_has_a_column() {
    for (typed, year) in [
        ("1893", 1893),
        ("۱۸۹۳", 1893),
        ("1910", 1910),
        ("December 2014", 2014),
        ("2014-12-16", 2014),
    ] {
        let hit = first(typed);
        assert_eq!(
            (hit.kind, hit.commands),
            (HitKind::Date, vec![Command::GoToYear(year)]),
            "{typed}"
        );
    }
}

#[test]
fn a_span_of_years_is_the_column_of_that_name() {
    let hit = first("late 1990s");
    let column = DATA.columns.labelled("late 1990s").unwrap();
    assert_eq!(hit.commands, [Command::SoloColumn(column)]);
}

#[test]
fn a_date_finds_what_happened_then() {
    let hits = find("2021-08-15");
    assert!(
        hits.iter()
            .take(3)
            .any(|hit| hit.title == "Kabul falls to the Taliban")
    );
    let hits = find("#August 2021");
    assert!(
        hits.iter()
            .any(|hit| hit.title == "Kabul falls to the Taliban")
    );
    assert!(
        !hits
            .iter()
            .any(|hit| hit.title == "Durand agreement draws the line")
    );
}

#[test]
fn a_position_is_gone_to_and_the_borderland_is_the_likelier_reading() {
    assert_eq!(
        first("30.95, 66.43").commands,
        [Command::CentreOn([66.43, 30.95])]
    );
    assert_eq!(
        first("66.43, 30.95").commands,
        [Command::CentreOn([66.43, 30.95])]
    );
    assert_eq!(
        find("66.43, 30.95")[1].commands,
        [Command::CentreOn([30.95, 66.43])]
    );
    assert_eq!(first("30°57'N 66°30'E").title, "30.95° N 66.5° E");
}

#[test]
fn a_link_to_a_view_is_opened() {
    let link = "durand://view?select=ex-fata";
    assert_eq!(
        first(&format!(" {link} ")).commands,
        [Command::OpenLink(link.to_owned())]
    );
    assert_eq!(find(link).len(), 1);
}

#[test]
fn commands_are_found_with_their_keys_and_say_why_they_cannot_be_done() {
    let hit = first("zoom in");
    assert_eq!(
        (hit.keys.as_str(), hit.commands),
        ("+", vec![Command::ZoomIn])
    );
    let hit = first(">fit the sel");
    assert_eq!(hit.why_not.as_deref(), Some("Nothing is selected."));
    assert_eq!(
        first("hide towns").commands,
        [Command::ToggleLayer(LayerId::Towns)]
    );
    assert_eq!(first("dark").title, "Theme: dark");
}

#[test]
fn in_another_language_commands_are_found_by_their_english_names_too() {
    let index = Index::build(&DATA, Words::of(Language::Urdu));
    let hits = index.find(">zoom in", &session(), &DATA).best;
    assert_eq!(hits[0].commands, [Command::ZoomIn]);
}

#[test]
fn what_is_hidden_is_said_to_be() {
    let mut session = session();
    session.apply(Command::GoToYear(1893), &DATA);
    session.apply(Command::ToggleLayer(LayerId::Towns), &DATA);
    let event = &index().find("#kabul falls", &session, &DATA).best[0];
    assert!(
        event.detail.contains("hidden by 1893 only"),
        "{}",
        event.detail
    );
    let town = &index().find("@quetta", &session, &DATA).best[0];
    assert!(town.detail.contains("“towns” is off"), "{}", town.detail);
}

#[test]
fn an_empty_field_offers_what_was_selected_last_and_what_is_chosen_most() {
    let mut session = session();
    for id in ["kabul", "ex-fata", "quetta"] {
        session.apply(
            Command::Select(Some(Target::Place(id.parse().unwrap()))),
            &DATA,
        );
    }
    let used = [("do-toggle-about".to_owned(), 3)].into();
    let hits = index().useful(&session, &DATA, &used);
    let titles: Vec<&str> = hits.iter().map(|hit| hit.title.as_str()).collect();
    assert_eq!(titles[..2], ["ex-FATA", "Kabul"]);
    let about = titles
        .iter()
        .position(|title| *title == "About and data sources")
        .unwrap();
    let home = titles
        .iter()
        .position(|title| *title == "Show the whole borderland")
        .unwrap();
    assert!(about < home, "{titles:?}");
    assert!(hits.iter().all(|hit| hit.why_not.is_none()));
    assert!(index().find("", &session, &DATA).best.is_empty());
}

#[test]
fn every_place_is_among_the_first_three_by_its_own_name() {
    let (index, session) = (index(), session());
    for place in DATA
        .atlas
        .places()
        .iter()
        .filter(|place| place.valid_to.is_none() && !place.names.english.is_empty())
    {
        let name = &place.names.english;
        let hits = index.find(name, &session, &DATA).best;
        // Five limits of claims are called alike; they may stand in any order.
        let others = hits
            .iter()
            .take_while(|hit| !matches!(&hit.kind, HitKind::Place(id, _) if *id == place.id));
        let others = others.filter(|hit| hit.title != *name).count();
        let there = hits
            .iter()
            .any(|hit| matches!(&hit.kind, HitKind::Place(id, _) if *id == place.id));
        assert!(there && others < 3, "{name}: behind {others}");
    }
}

#[test]
fn every_name_in_arabic_script_leads_to_a_place_of_that_name() {
    let (index, session) = (index(), session());
    let today = DATA.atlas.places().iter();
    for place in today.filter(|place| place.valid_to.is_none()) {
        let names = [&place.names.urdu, &place.names.pashto]
            .into_iter()
            .flatten();
        for name in names.filter(|_| !place.names.english.is_empty()) {
            let hits = index.find(&format!("@{name}"), &session, &DATA).best;
            let place_of = |hit: &Hit| match &hit.kind {
                HitKind::Place(id, _) => DATA.atlas.get(id).cloned(),
                _ => None,
            };
            let at = hits
                .iter()
                .position(|hit| place_of(hit).is_some_and(|found| found.id == place.id));
            let same = |hit: &&Hit| place_of(hit).is_some_and(|found| found.is_called(name));
            let others = hits
                .iter()
                .take(at.unwrap_or(usize::MAX))
                .filter(|hit| !same(hit))
                .count();
            assert!(
                at.is_some() && others < 3,
                "{name} ({}): {at:?}",
                place.names.english
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_that_is_typed_ends_badly(typed in "([>@#¶/]?[\\PC]{0,24}|[a-z ]{0,12}|[آ-ی ]{0,12}|[0-9 .,°'-]{0,14})") {
        let found = index().find(&typed, &session(), &DATA);
        prop_assert!(found.best.len() <= found.all && found.best.len() <= MOST);
        for hit in found.best {
            for mark in &hit.title_marks {
                prop_assert!(hit.title.get(mark.clone()).is_some());
            }
            for mark in &hit.detail_marks {
                prop_assert!(hit.detail.get(mark.clone()).is_some());
            }
            prop_assert!(!hit.commands.is_empty());
        }
    }

    #[test]
    fn one_letter_wrong_in_a_long_name_still_finds_it(number in 0_usize..2000, at in 1_usize..20, letter in "[a-z]") {
        let towns: Vec<_> = DATA.atlas.places().iter().filter(|p| p.valid_to.is_none() && Folded::of(&p.names.english).letters().len() >= 5).collect();
        let place = towns[number % towns.len()];
        let mut name: Vec<char> = Folded::of(&place.names.english).letters().to_vec();
        let at = at % name.len();
        name[at] = letter.chars().next().unwrap();
        let typed: String = name.into_iter().collect();
        let found = index().find(&format!("@{typed}"), &session(), &DATA);
        let there = found.best.iter().any(|hit| matches!(&hit.kind, HitKind::Place(id, _) if *id == place.id));
        prop_assert!(there, "{} by {}", place.names.english, typed);
    }
}
