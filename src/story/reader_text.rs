//! `story.json` and `passages.json`.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::reader::Source;
use super::{Article, MentionFinder, ParagraphId, Passage, When};
use crate::atlas::{Fault, Lines, Properties, Report, members, offset_in};

/// The files a story is told in.
pub(super) struct Parts {
    pub(super) passages: String,
    pub(super) events: String,
}

/// Reads the article's own facts.
///
/// # Errors
/// When the text is no JSON object, or has no title or no date.
pub(super) fn read_article(
    file: &Path,
    text: &str,
    report: &mut Report,
) -> Result<(Article, Parts), Fault> {
    let text = without_mark(file, text, report);
    let map: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| not_json(file, text, &error))?;
    let mut read = Properties::new(Some(map));
    let missing =
        |key: &str, mend: &str| Fault::error(file, format!("the story has no {key}"), mend);
    let title = read
        .text("title")
        .ok_or_else(|| missing("title", "give it one"))?;
    let date = read
        .text("date")
        .ok_or_else(|| missing("date", "write it as 2021-08-26, 2021-08 or 2021"))?;
    let date: When = date.parse().map_err(|wrong: super::WhenError| {
        Fault::error(
            file,
            wrong.to_string(),
            "write it as 2021-08-26, 2021-08 or 2021",
        )
    })?;
    let name = |read: &mut Properties, key: &str, default: &str| match read.text(key) {
        // A name with a folder in it could lead anywhere on the disk.
        Some(name) if Path::new(&name).file_name() == Some(name.as_ref()) => name,
        Some(name) => {
            read.misfits.push((
                format!("its {key:?} {name:?} is no plain file name"),
                format!("write {default:?}"),
            ));
            default.to_owned()
        }
        None => default.to_owned(),
    };
    let parts = Parts {
        passages: name(&mut read, "passages", "passages.json"),
        events: name(&mut read, "events", "events.geojson"),
    };
    let article = Article {
        id: read.text("id").unwrap_or_default(),
        title,
        author: read.text("author").unwrap_or_default(),
        author_note: read.text("author_note"),
        outlet: read.text("outlet").unwrap_or_default(),
        kind: read.text("kind"),
        date,
        language: read.text("language"),
        summary: read.text("summary").unwrap_or_default(),
        note: read.text("note"),
        rights: read.text("rights"),
    };
    report.faults.extend(
        read.misfits
            .into_iter()
            .map(|(what, mend)| Fault::warning(file, what, mend)),
    );
    Ok((article, parts))
}

fn without_mark<'a>(file: &Path, text: &'a str, report: &mut Report) -> &'a str {
    text.strip_prefix('\u{feff}').map_or(text, |rest| {
        let what = "the file starts with a byte order mark, which JSON does not allow";
        report.push(Fault::warning(file, what, "save it as UTF-8 without one").at_line(1));
        rest
    })
}

fn not_json(file: &Path, text: &str, error: &serde_json::Error) -> Fault {
    if text.trim().is_empty() {
        return Fault::error(file, "the file is empty", "fetch it again");
    }
    if error.is_eof() {
        return Fault::error(
            file,
            "the file ends too early",
            "it was cut short: fetch it again",
        )
        .at_line(error.line());
    }
    let reason = error.to_string();
    let reason = reason.split(" at line ").next().unwrap_or_default();
    Fault::error(
        file,
        format!(
            "it is not a JSON object ({reason} at column {})",
            error.column()
        ),
        "correct it there",
    )
    .at_line(error.line())
}

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
                        severity: crate::atlas::Severity::Warning,
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
    use super::super::reader::testing::ARTICLE;
    use super::*;
    use crate::atlas::Atlas;

    fn article(text: &str) -> Result<Article, String> {
        let read = read_article(Path::new("story.json"), text, &mut Report::default());
        read.map(|(article, _)| article)
            .map_err(|fault| fault.to_string())
    }

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
    fn an_article_needs_a_title_and_a_date() {
        assert_eq!(article(ARTICLE).unwrap().title, "T");
        assert_eq!(
            article("{}").unwrap_err(),
            "story.json: the story has no title; give it one"
        );
        let soon = article(r#"{"title":"T","date":"2021-13"}"#).unwrap_err();
        assert!(
            soon.starts_with("story.json: in the date \"2021-13\", 13 at position 6 is neither"),
            "{soon}"
        );
    }

    #[test]
    fn a_file_name_that_leads_elsewhere_is_not_followed() {
        let text = ARTICLE.replace("\"id\"", "\"passages\":\"../secret.json\",\"id\"");
        let mut report = Report::default();
        let (_, parts) = read_article(Path::new("story.json"), &text, &mut report).unwrap();
        assert_eq!(parts.passages, "passages.json");
        assert_eq!(report.warnings().count(), 1);
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
