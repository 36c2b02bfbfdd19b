//! `passages.json`.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::Value;

use super::reader::Source;
use super::reader_article::{not_json, without_mark};
use super::reader_marks::{RawMark, marks_of};
use super::{Mention, MentionFinder, ParagraphId, Passage};
use crate::atlas::{Atlas, Fault, Lines, PlaceId, Report, Severity, members, offset_in};

#[derive(Deserialize)]
struct RawPassage {
    paragraph: Value,
    text: String,
    #[serde(default)]
    places: Vec<PlaceId>,
    #[serde(default)]
    not_places: Vec<String>,
    #[serde(default)]
    marks: Vec<RawMark>,
}

/// So many words that are no places, and so many marks, does nobody give one passage.
const MOST: usize = 500;

/// Reads every sound passage, in reading order, and finds the places of `atlas` it names.
pub(super) fn read_passages(
    source: &Source<'_>,
    finder: &MentionFinder,
    atlas: &Atlas,
    report: &mut Report,
) -> Vec<Passage> {
    let file = &source.file;
    let text = without_mark(file, source.text, report);
    let cut = members(text, "passages");
    // A text that ends within its first passage has an array, if an empty one.
    let is_cut_short = cut.broken.is_some() && cut.elements.is_some();
    let elements = cut.elements.unwrap_or_else(|| {
        let fault = match serde_json::from_str::<Value>(text) {
            Err(error) => not_json(file, text, &error),
            Ok(_) => Fault::error(
                file,
                "there is no array of passages",
                "give it one under \"passages\"",
            ),
        };
        report.push(fault);
        Vec::new()
    });
    let mut lines = Lines::new(text);
    let mut met: HashSet<ParagraphId> = HashSet::new();
    let mut passages: Vec<Passage> = Vec::with_capacity(elements.len());
    for (index, element) in elements.iter().enumerate() {
        let line = lines.at(offset_in(text, element));
        let mut told = |(severity, what, mend): Finding| {
            let fault = Fault::error(file, what, mend)
                .at_line(line)
                .in_feature(format!("passage {}", index + 1));
            report.push(Fault { severity, ..fault });
        };
        let passage = passage(element, finder, atlas, &mut told);
        match passage {
            Some(passage) if !met.insert(passage.paragraph) => {
                let what = format!("paragraph {} has come before", passage.paragraph);
                told(error(what, "number it anew"));
            }
            other => passages.extend(other),
        }
    }
    if is_cut_short && let Err(error) = serde_json::from_str::<Value>(text) {
        report.push(not_json(file, text, &error));
    }
    passages.sort_by_key(|passage| passage.paragraph);
    passages
}

/// What is wrong with a passage, and what mends it.
pub(super) type Finding = (Severity, String, String);

pub(super) fn error(what: String, mend: &str) -> Finding {
    (Severity::Error, what, mend.to_owned())
}

pub(super) fn warning(what: String, mend: &str) -> Finding {
    (Severity::Warning, what, mend.to_owned())
}

fn passage(
    element: &str,
    finder: &MentionFinder,
    atlas: &Atlas,
    told: &mut dyn FnMut(Finding),
) -> Option<Passage> {
    let mut raw: RawPassage = serde_json::from_str(element)
        .map_err(|wrong| {
            let reason = wrong.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            told(error(
                format!("it cannot be read ({reason})"),
                "write {\"paragraph\": …, \"text\": …}",
            ));
        })
        .ok()?;
    let paragraph = match &raw.paragraph {
        Value::String(text) => text.parse::<ParagraphId>(),
        other => other.to_string().parse(),
    };
    let paragraph = paragraph
        .map_err(|wrong| told(error(wrong.to_string(), "correct it")))
        .ok()?;
    if raw.text.trim().is_empty() {
        told(warning(
            "its text is empty".to_owned(),
            "write it or leave the passage out",
        ));
    }
    for (key, count) in [
        ("not_places", raw.not_places.len()),
        ("marks", raw.marks.len()),
    ] {
        if count > MOST {
            let what = format!("it has {count} entries under {key:?}, of which {MOST} were read");
            told(error(what, "cut the passage into several"));
        }
    }
    raw.not_places.truncate(MOST);
    raw.marks.truncate(MOST);
    let absent = |words: &&String| !raw.text.contains(words.as_str());
    for words in raw.not_places.iter().filter(absent) {
        let what = format!("{words:?} under \"not_places\" is not in its text");
        told(warning(what, "copy the words from the text"));
    }
    let marks = marks_of(&raw.text, &raw.marks, atlas, told);
    let mentions = finder.find_marked(&raw.text, &raw.not_places, &marks);
    check_places(&raw.places, &mentions, atlas, told);
    Some(Passage {
        paragraph,
        mentions,
        text: raw.text,
        not_places: raw.not_places,
        marks,
        verbatim: false,
    })
}

/// The places that somebody has found in the text are there and are named there.
fn check_places(
    listed: &[PlaceId],
    mentions: &[Mention],
    atlas: &Atlas,
    told: &mut dyn FnMut(Finding),
) {
    let named: HashSet<&PlaceId> = mentions.iter().map(|mention| &mention.place).collect();
    let (known, unknown): (Vec<_>, Vec<_>) = listed.iter().partition(|id| atlas.get(id).is_some());
    let unnamed = known.into_iter().filter(|id| !named.contains(id)).collect();
    let kinds = [
        (
            unknown,
            "which is not in the atlas",
            "correct the id, or leave it out",
        ),
        (
            unnamed,
            "which its text does not name",
            "leave it out, or mark words as the place",
        ),
    ];
    for (ids, what, mend) in kinds {
        let ids: Vec<&PlaceId> = ids;
        // A story that is told on another atlas has many of them.
        if let [first, others @ ..] = ids.as_slice() {
            let more = match others.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let what = format!("it lists the place {:?}{more}, {what}", first.as_str());
            told(warning(what, mend));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(text: &str) -> (usize, String) {
        let source = Source {
            file: "passages.json".into(),
            text,
        };
        let mut report = Report::default();
        let atlas = Atlas::default();
        let finder = MentionFinder::new(&atlas);
        (
            read_passages(&source, &finder, &atlas, &mut report).len(),
            report.to_string(),
        )
    }

    #[test]
    fn one_bad_passage_leaves_the_others() {
        let (count, report) = passages(
            "{\"passages\":[\n{\"paragraph\":\"0\",\"text\":\"-\"},\n{\"paragraph\":2,\"text\":\"-\"},\n{\"paragraph\":\"2\",\"text\":\"-\"},\n{\"paragraph\":\"3\"}]}",
        );
        assert_eq!(count, 1);
        assert_eq!(
            report.lines().collect::<Vec<_>>(),
            [
                "passages.json:2: passage 1: \"0\" is no paragraph: write headline, standfirst, caption or a number from 1; correct it",
                "passages.json:4: passage 3: paragraph 2 has come before; number it anew",
                "passages.json:5: passage 4: it cannot be read (missing field `text`); write {\"paragraph\": …, \"text\": …}",
            ]
        );
    }

    #[test]
    fn a_file_that_is_cut_short_anywhere_is_told() {
        let whole = r#"{"passages":[{"paragraph":"1","text":"a b"},{"paragraph":"2","text":"c"}]}"#;
        assert_eq!(passages(whole), (2, String::new()));
        for end in 0..whole.len() {
            let (_, report) = passages(&whole[..end]);
            assert!(report.contains("passages.json"), "cut at {end}: {report:?}");
        }
    }

    #[test]
    fn words_that_are_not_there_cannot_be_barred() {
        let (count, report) =
            passages(r#"{"passages":[{"paragraph":"1","text":"a b","not_places":["c"]}]}"#);
        assert_eq!(count, 1);
        assert!(
            report.contains("\"c\" under \"not_places\" is not in its text; copy"),
            "{report}"
        );
    }
}
