use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::atlas::testing::{atlas, named};
use crate::atlas::{Atlas, PlaceKind};
use crate::story::{Category, Mark, Precision, Story, When};

const HERE: &str = r#"{"type":"Point","coordinates":[66,30]}"#;

fn land() -> Atlas {
    atlas(&[
        named("kabul", "town", HERE, r#","name":"Kabul","rank":2"#),
        named("quetta", "town", HERE, r#","name":"Quetta","rank":2"#),
    ])
}

fn year(text: &str) -> When {
    text.parse().unwrap()
}

fn draft(text: &str) -> Draft {
    Draft::from_text(text, year("2021")).unwrap()
}

fn after(draft: &Draft, edits: &[DraftEdit]) -> Draft {
    edits
        .iter()
        .fold(draft.clone(), |draft, edit| draft.edited(edit).unwrap())
}

fn key(draft: &Draft, index: usize) -> ParagraphKey {
    draft.paragraphs()[index].key()
}

fn texts(draft: &Draft) -> Vec<&str> {
    draft.paragraphs().iter().map(|one| one.text()).collect()
}

fn mark(draft: &Draft, index: usize, words: &str, place: Option<&str>) -> DraftEdit {
    let start = draft.paragraphs()[index].text().find(words).unwrap();
    DraftEdit::Mark {
        paragraph: key(draft, index),
        range: start..start + words.len(),
        place: place.map(|id| id.parse().unwrap()),
    }
}

fn replace(draft: &Draft, index: usize, range: Range<usize>, with: &str) -> DraftEdit {
    DraftEdit::Replace {
        paragraph: key(draft, index),
        range,
        with: with.to_owned(),
        run: 0,
    }
}

fn event(title: &str) -> DraftEvent {
    DraftEvent {
        id: slug(title, "event").parse().unwrap(),
        title: title.to_owned(),
        short: String::new(),
        when: Some(year("2014")),
        date_text: String::new(),
        category: Category::Attack,
        place: Some("kabul".parse().unwrap()),
        place_text: String::new(),
        at: Position::try_from([66.0, 30.0]).unwrap(),
        precision: Precision::Town,
        description: String::new(),
        added: Vec::new(),
    }
}

fn add(draft: &Draft, index: usize, title: &str, words: &str) -> DraftEdit {
    let start = draft.paragraphs()[index].text().find(words).unwrap();
    DraftEdit::AddEvent {
        event: Box::new(event(title)),
        paragraph: Some(key(draft, index)),
        range: Some(start..start + words.len()),
    }
}

fn marked(draft: &Draft, index: usize) -> Vec<&str> {
    let paragraph = &draft.paragraphs()[index];
    let marks = paragraph.marks().iter();
    marks
        .map(|mark| &paragraph.text()[mark.range.clone()])
        .collect()
}

#[test]
fn a_pasted_text_falls_into_paragraphs_at_blank_lines_or_at_each_line() {
    assert_eq!(texts(&draft("a\nb\r\nc")), ["a", "b", "c"]);
    assert_eq!(texts(&draft("a\nb\n\n \nc\n")), ["a b", "c"]);
    assert_eq!(texts(&draft("")), [""]);
    assert_eq!(texts(&draft("a\tb\u{7}")), ["a b"]);
}

#[test]
fn several_lines_typed_into_a_paragraph_part_it_and_marks_go_with_their_words() {
    let first = draft("In Kabul and in Quetta it was.");
    let first = after(
        &first,
        &[
            mark(&first, 0, "Kabul", Some("quetta")),
            mark(&first, 0, "in Quetta", Some("kabul")),
        ],
    );
    let parted = after(&first, &[replace(&first, 0, 8..13, "!\nmiddle\nThen ")]);
    assert_eq!(
        texts(&parted),
        ["In Kabul!", "middle", "Then in Quetta it was."]
    );
    assert_eq!(
        (marked(&parted, 0), marked(&parted, 2)),
        (vec!["Kabul"], vec!["in Quetta"])
    );
    let again = after(
        &parted,
        &[
            DraftEdit::Merge {
                paragraph: key(&parted, 2),
            },
            DraftEdit::Merge {
                paragraph: key(&parted, 1),
            },
        ],
    );
    assert_eq!(texts(&again), ["In Kabul! middle Then in Quetta it was."]);
    assert_eq!(marked(&again, 0), ["Kabul", "in Quetta"]);
}

#[test]
fn words_that_are_cut_out_are_listed_and_mean_the_same_where_they_come_again() {
    let first = draft("The camp fell in 2014.\nLater.");
    let first = after(&first, &[mark(&first, 0, "The camp", Some("kabul"))]);
    let first = after(&first, &[add(&first, 0, "Fall", "in 2014")]);
    let cut = after(&first, &[replace(&first, 0, 0..21, "")]);
    assert_eq!(cut.lost().len(), 2);
    // Besides the two, no paragraph with words tells of the event.
    assert_eq!(cut.faults(&land()).len(), 3);
    let pasted = after(&cut, &[replace(&cut, 1, 0..0, "The camp fell in 2014. ")]);
    assert!(pasted.lost().is_empty());
    assert_eq!(marked(&pasted, 1), ["The camp"]);
    assert!(pasted.paragraphs()[0].told().is_empty());
    assert_eq!(pasted.paragraphs()[1].told()[0].range, Some(14..21));
    let forgotten = after(&cut, &[DraftEdit::ForgetLost { number: 0 }]);
    assert_eq!(forgotten.lost().len(), 1);
}

#[test]
fn headline_standfirst_and_caption_are_read_first_and_are_one_each() {
    let first = draft("a\nb\nc");
    let role = |draft: &Draft, index, role| DraftEdit::SetRole {
        paragraph: key(draft, index),
        role,
    };
    let titled = after(&first, &[role(&first, 1, Role::Headline)]);
    assert_eq!(texts(&titled), ["b", "a", "c"]);
    let other = after(&titled, &[role(&titled, 2, Role::Headline)]);
    assert_eq!(texts(&other), ["c", "b", "a"]);
    assert_eq!(other.paragraphs()[1].role(), Role::Body);
    let numbers: Vec<_> = other
        .numbers()
        .into_iter()
        .flatten()
        .map(|id| id.to_string())
        .collect();
    assert_eq!(numbers, ["headline", "1", "2"]);
}

#[test]
fn a_place_of_ones_own_is_found_in_the_text_and_goes_with_its_marks() {
    let first = draft("Camp Nine stood by the river.");
    let place = OwnPlace {
        id: "camp-nine".parse().unwrap(),
        name: "Camp Nine".to_owned(),
        kind: PlaceKind::Town,
        at: Position::try_from([66.5, 30.5]).unwrap(),
        aliases: Vec::new(),
        summary: String::new(),
        feature: None,
    };
    let put = after(
        &first,
        &[DraftEdit::MarkOwn {
            paragraph: key(&first, 0),
            range: 19..28,
            place: Box::new(place),
        }],
    );
    let story = put.story(&land());
    let named: Vec<_> = story.passages()[0]
        .mentions
        .iter()
        .map(|mention| mention.range.clone())
        .collect();
    assert_eq!(named, [0..9, 19..28]);
    assert_eq!(story.passages_of_place(&"camp-nine".parse().unwrap()), [0]);
    let gone = after(
        &put,
        &[DraftEdit::RemovePlace {
            place: "camp-nine".parse().unwrap(),
        }],
    );
    assert!(gone.places().is_empty() && marked(&gone, 0).is_empty());
}

#[test]
fn an_event_needs_a_title_and_gets_an_id_of_its_own() {
    let first = draft("Then.");
    let twice = after(
        &first,
        &[
            add(&first, 0, "Fall", "Then"),
            add(&first, 0, "Fall", "Then"),
        ],
    );
    let ids: Vec<_> = twice
        .events()
        .iter()
        .map(|event| event.id.to_string())
        .collect();
    assert_eq!(ids, ["fall", "fall-2"]);
    let nameless = DraftEdit::ChangeEvent {
        event: Box::new(DraftEvent {
            title: " ".to_owned(),
            ..event("Fall")
        }),
    };
    assert_eq!(twice.edited(&nameless), Err(DraftError::Nameless));
    let moved = after(
        &twice,
        &[DraftEdit::MoveEvent {
            event: "fall-2".parse().unwrap(),
            up: true,
        }],
    );
    assert_eq!(moved.events()[0].id.to_string(), "fall-2");
    let removed = after(
        &moved,
        &[DraftEdit::RemoveEvent {
            event: "fall".parse().unwrap(),
        }],
    );
    assert_eq!(removed.paragraphs()[0].told().len(), 1);
}

#[test]
fn a_draft_holds_no_more_than_it_can() {
    let long = "x\n".repeat(Draft::MOST_PARAGRAPHS + 1);
    assert_eq!(
        Draft::from_text(&long, year("2021")),
        Err(DraftError::TooLong)
    );
    let first = draft("x");
    let huge = replace(&first, 0, 0..0, &"y".repeat(Draft::MOST_TEXT));
    assert_eq!(first.edited(&huge), Err(DraftError::TooLong));
}

#[test]
fn the_bundled_story_is_the_same_again_as_a_draft_and_as_its_files() {
    let atlas = Atlas::bundled().unwrap();
    // A draft has no article beside it that fingerprints could know.
    let story = Story::bundled(&atlas).unwrap().with_fingerprints(None);
    let draft = Draft::from_story(&story, &atlas, year("2021")).unwrap();
    for again in [draft.story(&atlas), read_back(&draft, &atlas)] {
        assert_eq!(again.article(), story.article());
        for (own, theirs) in again.passages().iter().zip(story.passages()) {
            assert_eq!(own, theirs);
        }
        for (own, theirs) in again.events().iter().zip(story.events()) {
            assert_eq!(own, theirs);
        }
        let counts = |story: &Story| [story.passages().len(), story.events().len()];
        assert_eq!(counts(&again), counts(&story));
        // The article that its publisher's words are known by is told by the bundled story alone.
        assert!(again.fingerprints().is_none());
    }
    assert_eq!(draft.faults(&atlas), []);
    let json = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft);
}

#[test]
fn a_draft_from_a_strange_file_is_made_sound() {
    let text = r#"{"about":{"title":"T","date":"2021"},
        "paragraphs":[
            {"key":4,"text":"é","marks":[{"range":{"start":0,"end":1}},{"range":{"start":0,"end":9}}],"told":[{"event":"none"}]},
            {"key":4,"text":"again"},
            {"key":7,"role":"headline","text":"ab","marks":[{"range":{"start":1,"end":2}},{"range":{"start":0,"end":2}}]},
            {"key":8,"role":"headline","text":"c"}],
        "events":[{"id":"1@5","title":"A","category":"attack","at":[0,0],"precision":"town"},
            {"id":"e","title":"A","category":"party","at":[0,0],"precision":"town"}]}"#;
    let draft: Draft = serde_json::from_str(text).unwrap();
    assert_eq!(texts(&draft), ["ab", "é", "c"]);
    assert!(draft.events().is_empty());
    assert_eq!(sound(&draft), Ok(()));
    assert!(
        after(&draft, &[DraftEdit::Insert { after: None }])
            .paragraphs()
            .len()
            == 4
    );
    let off_globe = text.replace("[0,0]", "[0,100]");
    assert!(serde_json::from_str::<Draft>(&off_globe).is_err());
}

#[test]
fn what_is_told_again_is_told_as_at_first() {
    let atlas = Arc::new(Atlas::bundled().unwrap());
    let story = Story::bundled(&atlas).unwrap();
    let text: Vec<&str> = story
        .passages()
        .iter()
        .map(|one| one.text.as_str())
        .cycle()
        .take(100)
        .collect();
    let draft = draft(&text.join("\n"));
    let mut teller = Teller::new(Arc::clone(&atlas));
    let first = teller.story(&draft);
    assert_eq!(first.passages().len(), 100);
    assert!(teller.story(&draft) == first);
}

/// The story as it is read from the files of a draft, by the ids in the order of the files.
fn read_back(draft: &Draft, atlas: &Atlas) -> Story {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in draft.files(atlas).unwrap().files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let (story, report) = Story::read_dir(folder.path(), atlas).unwrap();
    assert!(report.is_clean(), "{report}");
    story
}

/// What would be wrong with a draft.
fn sound(draft: &Draft) -> Result<(), String> {
    let mut keys = std::collections::BTreeSet::new();
    for paragraph in draft.paragraphs() {
        let text = paragraph.text();
        if !keys.insert(paragraph.key()) {
            return Err("a key twice".to_owned());
        }
        let inside = |range: &Range<usize>| !range.is_empty() && text.get(range.clone()).is_some();
        let mut end = 0;
        for Mark { range, .. } in paragraph.marks() {
            if !inside(range) || range.start < end {
                return Err(format!("a mark {range:?} of {text:?} after {end}"));
            }
            end = range.end;
        }
        for told in paragraph.told() {
            let known = draft.event(&told.event).is_some();
            if !known || told.range.as_ref().is_some_and(|range| !inside(range)) {
                return Err(format!("{told:?} of {text:?}"));
            }
        }
    }
    let roles: Vec<Role> = draft.paragraphs().iter().map(|one| one.role()).collect();
    let once = |role: Role| roles.iter().filter(|one| **one == role).count() <= 1;
    if !roles.is_sorted() || !Role::ALL[..3].iter().all(|role| once(*role)) {
        return Err(format!("{roles:?}"));
    }
    Ok(())
}

/// An edit of some draft: which it is, and numbers that choose what of it.
type Dice = (u8, usize, usize, usize, String);

fn thrown((which, a, b, c, text): &Dice, draft: &Draft) -> DraftEdit {
    let paragraphs = draft.paragraphs();
    let one = &paragraphs[a % paragraphs.len().max(1)];
    let paragraph = one.key();
    let ends: Vec<usize> = one
        .text()
        .char_indices()
        .map(|(at, _)| at)
        .chain([one.text().len()])
        .collect();
    let (from, to) = (ends[b % ends.len()], ends[c % ends.len()]);
    let range = from.min(to)..from.max(to);
    let some_event = || {
        draft
            .events()
            .get(b % draft.events().len().max(1))
            .map(|event| event.id.clone())
    };
    let no_event = || "none".parse().unwrap();
    let place = ["kabul", "quetta", "own", "unknown"][b % 4];
    let own = || OwnPlace {
        id: "own".parse().unwrap(),
        name: "Own".to_owned(),
        kind: PlaceKind::Crossing,
        at: Position::try_from([60.0 + (c % 9) as f64, 30.0]).unwrap(),
        aliases: vec![text.clone()],
        summary: String::new(),
        feature: None,
    };
    match which % 18 {
        0..=3 => DraftEdit::Replace {
            paragraph,
            range,
            with: text.clone(),
            run: 0,
        },
        4 => DraftEdit::Split {
            paragraph,
            at: from,
        },
        5 => DraftEdit::Merge { paragraph },
        6 => DraftEdit::Move {
            paragraph,
            up: b % 2 == 0,
        },
        7 => DraftEdit::SetRole {
            paragraph,
            role: Role::ALL[b % 4],
        },
        8 => DraftEdit::Insert {
            after: (b % 2 == 0).then_some(paragraph),
        },
        9 if paragraphs.len() > 1 => DraftEdit::Remove { paragraph },
        9 | 10 => DraftEdit::Mark {
            paragraph,
            range,
            place: Some(place.parse().unwrap()),
        },
        11 => DraftEdit::Mark {
            paragraph,
            range,
            place: None,
        },
        12 => DraftEdit::Unmark { paragraph, range },
        13 => DraftEdit::MarkOwn {
            paragraph,
            range,
            place: Box::new(own()),
        },
        14 => DraftEdit::AddEvent {
            event: Box::new(event("Fall")),
            paragraph: Some(paragraph),
            range: Some(range),
        },
        15 => DraftEdit::Tell {
            event: some_event().unwrap_or_else(no_event),
            paragraph,
            range: Some(range),
        },
        16 => DraftEdit::RemoveEvent {
            event: some_event().unwrap_or_else(no_event),
        },
        _ => DraftEdit::RemovePlace {
            place: "own".parse().unwrap(),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_is_done_to_a_draft_it_stays_sound_and_its_files_are_its_story(
        start in "(Kabul|Quetta|é| |the city|\n){0,12}",
        dice in prop::collection::vec((any::<u8>(), 0..9_usize, 0..40_usize, 0..40_usize, "(Kabul|Own|é| |\n|\n\n|x){0,4}"), 0..40),
    ) {
        let land = land();
        let mut draft = draft(&start);
        for one in &dice {
            let edit = thrown(one, &draft);
            if let Ok(next) = draft.edited(&edit) {
                draft = next;
            }
            prop_assert_eq!(sound(&draft), Ok(()), "after {:?}", edit);
        }
        let json = serde_json::to_string(&draft).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Draft>(&json).unwrap().paragraphs, &draft.paragraphs);
        let mut titled = About::clone(draft.about());
        titled.title = "T".to_owned();
        let draft = after(&draft, &[DraftEdit::About { about: Box::new(titled), run: 0 }]);
        let story = draft.story(&land);
        prop_assert_eq!(&read_back(&draft, &land), &story);
        let joined = story.atlas_with_own(land.clone());
        let again = Draft::from_story(&story, &joined, year("2021")).unwrap();
        let again = again.story(&land);
        prop_assert_eq!(again.passages(), story.passages());
    }
}
