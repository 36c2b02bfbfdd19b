//! The story inside the program, held against what was checked by hand.

#![allow(clippy::unwrap_used)] // a test that cannot read its data should stop

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use durand::atlas::{Atlas, PlaceId, PlaceKind};
use durand::story::{MentionFinder, Precision, Story, When};

const FOLDER: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/assets/stories/taliban-takeover-2021"
);

fn loaded() -> (Atlas, Story) {
    let atlas = Atlas::bundled().unwrap();
    let story = Story::bundled(&atlas).unwrap();
    (atlas, story)
}

fn id(text: &str) -> PlaceId {
    text.parse().unwrap()
}

#[test]
fn every_passage_mentions_exactly_the_places_found_by_hand() {
    let (_, story) = loaded();
    let text = std::fs::read_to_string(Path::new(FOLDER).join("passages.json")).unwrap();
    let checked: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut wrong = String::new();
    for checked in checked["passages"].as_array().unwrap() {
        let paragraph = checked["paragraph"].as_str().unwrap().parse().unwrap();
        let passage = story.passage(&paragraph).unwrap();
        let found: BTreeSet<String> = passage.places().iter().map(ToString::to_string).collect();
        let places = checked["places"].as_array().unwrap();
        let expected: BTreeSet<String> = places
            .iter()
            .map(|place| place.as_str().unwrap().to_owned())
            .collect();
        for place in expected.difference(&found) {
            writeln!(wrong, "{}: not found: {place}", paragraph.label()).unwrap();
        }
        for place in found.difference(&expected) {
            writeln!(
                wrong,
                "{}: found, but not by hand: {place}",
                paragraph.label()
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_names_the_article_uses_lead_to_their_places() {
    let finder = MentionFinder::new(&Atlas::bundled().unwrap());
    for (text, place) in [
        ("its tribal region", "ex-fata"),
        ("the FATA region", "ex-fata"),
        ("a homeland in ex-FATA", "ex-fata"),
        ("the Federally Administered Tribal Areas", "ex-fata"),
        ("the Chaman-Spin Boldak border crossing", "chaman-crossing"),
        ("the Chaman–Spin Boldak crossing", "chaman-crossing"),
        ("the Pakistan-Afghanistan border region", "durand-line"),
        ("the Durand Line—an agreement", "durand-line"),
        ("Balochistan’s northern belt", "balochistan"),
        ("Khyber Pakhtunkhwa province", "khyber-pakhtunkhwa"),
        ("in Rawalpindi", "rawalpindi"),
    ] {
        let found: Vec<_> = finder
            .find(text, &[])
            .into_iter()
            .map(|mention| mention.place)
            .collect();
        assert_eq!(found, [id(place)], "{text}");
    }
}

#[test]
fn mentions_lie_apart_and_name_what_they_cover() {
    let (atlas, story) = loaded();
    for passage in story.passages() {
        let mut end = 0;
        for mention in &passage.mentions {
            assert!(mention.range.start >= end, "{}", passage.paragraph);
            end = mention.range.end;
            assert!(passage.text.get(mention.range.clone()).is_some());
            assert!(atlas.get(&mention.place).is_some());
        }
        let pieces: String = passage.pieces().iter().map(|(text, _)| *text).collect();
        assert_eq!(pieces, passage.text);
    }
}

#[test]
fn events_stand_in_the_order_of_time_with_the_undated_last() {
    let (_, story) = loaded();
    let dated: Vec<&When> = story
        .events()
        .iter()
        .map_while(|event| event.when.as_ref())
        .collect();
    assert!(dated.is_sorted());
    assert!(
        story
            .events()
            .iter()
            .skip(dated.len())
            .all(|event| event.when.is_none())
    );
}

#[test]
fn events_and_passages_know_each_other() {
    let (_, story) = loaded();
    for (index, event) in story.events().iter().enumerate() {
        assert!(!event.passages.is_empty(), "{}", event.id);
        assert_eq!(story.event_index(&event.id), Some(index));
        for paragraph in &event.passages {
            assert!(story.events_of_passage(paragraph).contains(&index));
        }
    }
}

#[test]
fn every_mark_stands_in_the_place_its_event_names() {
    let (atlas, story) = loaded();
    let mut astray = String::new();
    for event in story.events() {
        let Some(place) = event.place.as_ref().and_then(|id| atlas.get(id)) else {
            continue;
        };
        let inside = match place.kind {
            PlaceKind::Country | PlaceKind::Province | PlaceKind::Territory => {
                place.contains(event.position)
            }
            // A town's mark may stand at the very building, an hour's walk away.
            _ => place.bounds().padded(0.2).contains(event.position),
        };
        if !inside {
            writeln!(
                astray,
                "{} at {:?} is not in {}",
                event.id, event.position, place.id
            )
            .unwrap();
        }
    }
    assert!(astray.is_empty(), "{astray}");
}

#[test]
fn each_featured_place_has_passages_and_events() {
    let (atlas, story) = loaded();
    for place in atlas.featured() {
        assert!(!story.passages_of_place(place).is_empty(), "{place}");
    }
    for place in ["durand-line", "ex-fata", "chaman-crossing"] {
        assert!(
            !story.events_of_place(&id(place), &atlas).is_empty(),
            "{place}"
        );
    }
}

#[test]
fn what_happens_in_a_part_happens_in_the_whole() {
    let (atlas, story) = loaded();
    let of = |place: &str| -> BTreeSet<usize> {
        story
            .events_of_place(&id(place), &atlas)
            .into_iter()
            .collect()
    };
    assert!(of("khyber-pakhtunkhwa").is_superset(&of("ex-fata")));
    assert!(of("durand-line").is_superset(&of("chaman-crossing")));
    assert!(
        of("balochistan").is_superset(&of("chaman-crossing")),
        "a crossing lies on both sides"
    );
    assert!(of("pakistan").is_superset(&of("balochistan")));
    let peshawar = of("peshawar");
    assert!(
        peshawar
            .iter()
            .all(|&index| story.events()[index].precision <= Precision::Town)
    );
}

#[test]
fn the_story_reads_the_same_from_its_folder() {
    let (atlas, story) = loaded();
    let (read, report) = Story::read_dir(Path::new(FOLDER), &atlas).unwrap();
    assert!(report.is_clean(), "{report}");
    assert_eq!(read, story);
}

#[test]
fn the_atlas_reads_the_same_from_its_folder() {
    let bundled = Atlas::bundled().unwrap();
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/geodata"));
    let (read, report) = Atlas::read_dir(folder).unwrap();
    assert!(report.is_clean(), "{report}");
    let ids = |atlas: &Atlas| {
        atlas
            .places()
            .iter()
            .map(|place| place.id.to_string())
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(ids(&read), ids(&bundled));
    assert_eq!(read.featured(), bundled.featured());
    assert!(read.relief().is_some());
}

#[test]
fn a_story_without_its_folder_or_its_files_says_so() {
    let atlas = Atlas::default();
    let missing = Story::read_dir(Path::new("no-such-story"), &atlas).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "no-such-story: there is no such folder; check the spelling of its name"
    );
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("story.json"),
        r#"{"title": "T", "date": "2021"}"#,
    )
    .unwrap();
    let (story, report) = Story::read_dir(folder.path(), &atlas).unwrap();
    assert_eq!((story.passages().len(), report.errors().count()), (0, 2));
}

#[test]
fn a_title_and_a_date_make_a_citation() {
    let (_, story) = loaded();
    let sixth = "6".parse().unwrap();
    let style = durand::story::CitationStyle::Plain;
    let citation = story
        .article()
        .cite(style, Some(&sixth), "A retelling.", None);
    assert!(
        citation.starts_with("A retelling. (Paraphrase of "),
        "{citation}"
    );
    assert!(
        citation.contains(&story.article().title) && citation.ends_with("¶6)"),
        "{citation}"
    );
}
