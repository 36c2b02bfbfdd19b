//! `passages.json`.

use serde::Deserialize;
use serde_json::Value;

use super::reader::Source;
use super::reader_article::{not_json, without_mark};
use super::{MentionFinder, ParagraphId, Passage};
use crate::atlas::{Fault, Lines, Report, Severity, members, offset_in};

#[derive(Deserialize)]
struct RawPassage {
    paragraph: Value,
    text: String,
    #[serde(default)]
    not_places: Vec<String>,
}

/// Reads every sound passage, in reading order, and finds the places it names.
pub(super) fn read_passages(
    source: &Source<'_>,
    finder: &MentionFinder,
    report: &mut Report,
) -> Vec<Passage> {
    let file = &source.file;
    let text = without_mark(file, source.text, report);
    let cut = members(text, "passages");
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
    let mut passages: Vec<Passage> = Vec::with_capacity(elements.len());
    for (index, element) in elements.iter().enumerate() {
        let line = lines.at(offset_in(text, element));
        let number = index + 1;
        let fault = |what: String, mend: &str| {
            Fault::error(file, what, mend)
                .at_line(line)
                .in_feature(format!("passage {number}"))
        };
        let raw: RawPassage = match serde_json::from_str(element) {
            Ok(raw) => raw,
            Err(error) => {
                let reason = error.to_string();
                let reason = reason.split(" at line ").next().unwrap_or_default();
                report.push(fault(
                    format!("it cannot be read ({reason})"),
                    "write {\"paragraph\": …, \"text\": …}",
                ));
                continue;
            }
        };
        let paragraph = match &raw.paragraph {
            Value::String(text) => text.parse::<ParagraphId>(),
            other => other.to_string().parse(),
        };
        match paragraph {
            Err(wrong) => report.push(fault(wrong.to_string(), "correct it")),
            Ok(paragraph)
                if passages
                    .iter()
                    .any(|earlier| earlier.paragraph == paragraph) =>
            {
                report.push(fault(
                    format!("paragraph {paragraph} has come before"),
                    "number it anew",
                ));
            }
            Ok(paragraph) => {
                for words in raw
                    .not_places
                    .iter()
                    .filter(|words| !raw.text.contains(words.as_str()))
                {
                    let what = format!("{words:?} under \"not_places\" is not in its text");
                    let fault = fault(what, "copy the words from the text");
                    report.push(Fault {
                        severity: Severity::Warning,
                        ..fault
                    });
                }
                let mentions = finder.find(&raw.text, &raw.not_places);
                passages.push(Passage {
                    paragraph,
                    text: raw.text,
                    mentions,
                    not_places: raw.not_places,
                });
            }
        }
    }
    if cut.broken.is_some()
        && !elements.is_empty()
        && let Err(error) = serde_json::from_str::<Value>(text)
    {
        report.push(not_json(file, text, &error));
    }
    passages.sort_by_key(|passage| passage.paragraph);
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;

    fn passages(text: &str) -> (usize, String) {
        let source = Source {
            file: "passages.json".into(),
            text,
        };
        let mut report = Report::default();
        let finder = MentionFinder::new(&Atlas::default());
        (
            read_passages(&source, &finder, &mut report).len(),
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
