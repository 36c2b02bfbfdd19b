//! The reader's own text, for the shell: laid beside the story, or read for itself.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow};

use super::complain;
use crate::document::Document;
use crate::session::Dataset;
use crate::story::{Left, Missing, NotThisArticle, OwnCopy, Story, WhyMissing};

/// `data` with the text in the file at `path`, which is what is shown: a copy of the story's
/// article, or else a story by itself. What did not align is told on standard error.
///
/// # Errors
/// When the file cannot be read or holds no text.
pub(super) fn laid_beside(data: &Dataset, path: &Path) -> Result<Dataset> {
    let document = Document::open(path)?;
    match OwnCopy::align(&document, path, &data.story, &data.atlas) {
        Ok(copy) => {
            for missing in copy.missing() {
                complain(&anyhow!("{}: {}", path.display(), missing_told(missing)));
            }
            if let Some(rest) = rest_told(&copy) {
                complain(&anyhow!("{}: {rest}", path.display()));
            }
            Ok(data.with_copy(Some(Arc::new(copy))))
        }
        Err(why) => {
            complain(&anyhow!("{}: {}", path.display(), unknown_told(why)));
            let story = Story::of_text(&document, path, &data.atlas);
            Ok(data.with_story(story))
        }
    }
}

/// What `durand check` says of a text.
///
/// # Errors
/// When the file cannot be read or holds no text.
pub(super) fn checked(path: &Path, story: &Story, atlas: &crate::atlas::Atlas) -> Result<String> {
    let name = path.display();
    let document = Document::open(path)?;
    let mut text = String::new();
    let copy = match OwnCopy::align(&document, path, story, atlas) {
        Ok(copy) => copy,
        Err(why) => {
            let read = Story::of_text(&document, path, atlas);
            let mut places: Vec<_> = read
                .passages()
                .iter()
                .flat_map(crate::story::Passage::places)
                .collect();
            places.sort();
            places.dedup();
            let (paragraphs, places) = (read.passages().len(), places.len());
            return Ok(format!(
                "{name}: {}; {}, in which {} named\n",
                unknown_told(why),
                count(paragraphs, "paragraph"),
                match places {
                    0 => "no place is".to_owned(),
                    1 => "1 place is".to_owned(),
                    many => format!("{many} places are"),
                },
            ));
        }
    };
    for missing in copy.missing() {
        let _ = writeln!(text, "{name}: {}", missing_told(missing));
    }
    for left in copy.left() {
        let _ = writeln!(text, "{name}:{}: {}", left.line, left_told(left));
    }
    let [found, all] = [copy.passages().len(), story.passages().len()];
    let title = &story.article().title;
    let _ = writeln!(
        text,
        "{name}: a copy of “{title}”: {found} of its {all} parts found, {} left over",
        count(copy.left().len(), "piece"),
    );
    Ok(text)
}

fn unknown_told(why: NotThisArticle) -> String {
    let why = match why {
        NotThisArticle::NoFingerprints => {
            "the story brings no fingerprints by which a copy of its article is known"
        }
        NotThisArticle::Other => "durand does not know this article",
    };
    format!("{why}; its own paragraphs are shown, with the places of the atlas that they name")
}

fn missing_told(missing: &Missing) -> String {
    let label = missing.paragraph.label();
    let why = match missing.why {
        WhyMissing::NotFound => "is not in it".to_owned(),
        WhyMissing::InPart(line) => format!("is there only in part, on line {line}"),
        WhyMissing::NoFingerprint => "has no fingerprint by which it is known".to_owned(),
    };
    format!("{label} {why}; the digest stands in for it")
}

fn left_told(left: &Left) -> String {
    let what = left.repeats.map_or_else(
        || "not of the article".to_owned(),
        |paragraph| format!("repeats {}", paragraph.label()),
    );
    format!("{what}: “{}”", left.words)
}

/// What is left over, by its number; nothing where nothing is.
fn rest_told(copy: &OwnCopy) -> Option<String> {
    let all = copy.left().len();
    let repeats = copy.left().iter().filter(|left| left.repeats.is_some());
    let repeats = match repeats.count() {
        0 => String::new(),
        1 => ", and one of them repeats a part of it".to_owned(),
        many => format!(", and {many} of them repeat parts of it"),
    };
    let are = if all == 1 { "is" } else { "are" };
    (all > 0).then(|| {
        format!(
            "{} {are} not of the article{repeats}; `durand check` lists them",
            count(all, "piece")
        )
    })
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
