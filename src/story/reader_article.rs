//! `story.json`, and what it shares with `passages.json`.

use std::path::Path;

use serde_json::{Map, Value};

use super::{Article, When, WhenError};
use crate::atlas::{Fault, Properties, Report};

/// The files a story is told in, where `story.json` names no others.
pub(super) const PASSAGES: &str = "passages.json";
pub(super) const EVENTS: &str = "events.geojson";
pub(super) const PLACES: &str = "places.geojson";
pub(super) const FINGERPRINTS: &str = "fingerprints.json";

/// The files a story is told in.
pub(super) struct Parts {
    pub(super) passages: String,
    pub(super) events: String,
    /// Places of its own, where it has some.
    pub(super) places: Option<String>,
    /// What a reader's own copy of the article is known by, where there is that.
    pub(super) fingerprints: Option<String>,
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
    let date: When = date.parse().map_err(|wrong: WhenError| {
        Fault::error(
            file,
            wrong.to_string(),
            "write it as 2021-08-26, 2021-08 or 2021",
        )
    })?;
    // A name with a folder in it could lead anywhere on the disk.
    let name = |read: &mut Properties, key: &str, default: &str| {
        let name = read.text(key)?;
        let plain = Path::new(&name).file_name() == Some(name.as_ref());
        if !plain {
            read.misfits.push((
                format!("its {key:?} {name:?} is no plain file name"),
                format!("write {default:?}"),
            ));
        }
        Some(if plain { name } else { default.to_owned() })
    };
    let or = |name: Option<String>, default: &str| name.unwrap_or_else(|| default.to_owned());
    let parts = Parts {
        passages: or(name(&mut read, "passages", PASSAGES), PASSAGES),
        events: or(name(&mut read, "events", EVENTS), EVENTS),
        places: name(&mut read, "places", PLACES),
        fingerprints: name(&mut read, "fingerprints", FINGERPRINTS),
    };
    let article = Article {
        id: read.text("id").unwrap_or_default(),
        title,
        author: read.text("author").unwrap_or_default(),
        author_note: read.text("author_note"),
        outlet: read.text("outlet").unwrap_or_default(),
        kind: read.text("kind"),
        date: Some(date),
        language: read.text("language"),
        summary: read.text("summary").unwrap_or_default(),
        note: read.text("note"),
        rights: read.text("rights"),
        figures: read.list("figures"),
    };
    report.faults.extend(
        read.misfits
            .into_iter()
            .map(|(what, mend)| Fault::warning(file, what, mend)),
    );
    Ok((article, parts))
}

/// The text without its byte order mark, which is told.
pub(super) fn without_mark<'a>(file: &Path, text: &'a str, report: &mut Report) -> &'a str {
    text.strip_prefix('\u{feff}').map_or(text, |rest| {
        let what = "the file starts with a byte order mark, which JSON does not allow";
        report.push(Fault::warning(file, what, "save it as UTF-8 without one").at_line(1));
        rest
    })
}

/// Why `serde_json` turned `text` down with `error`.
pub(super) fn not_json(file: &Path, text: &str, error: &serde_json::Error) -> Fault {
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

#[cfg(test)]
mod tests {
    use super::super::reader::testing::ARTICLE;
    use super::*;

    fn article(text: &str) -> Result<Article, String> {
        let read = read_article(Path::new("story.json"), text, &mut Report::default());
        read.map(|(article, _)| article)
            .map_err(|fault| fault.to_string())
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
}
