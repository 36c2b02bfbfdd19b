//! What happened, where, when, and how exactly both are known.

use serde::{Deserialize, Serialize};

use super::{Category, EventId, ParagraphId, Precision, When};
use crate::atlas::PlaceId;

/// What is known beyond the article, with where it can be looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// What is known.
    pub text: String,
    /// Where it can be looked up.
    #[serde(default)]
    pub source: String,
}

/// One event the article tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What sessions and the shell call it by.
    pub id: EventId,
    /// What happened, in a line.
    pub title: String,
    /// The same in two or three words; the title when none are given.
    pub short: String,
    /// When; `None` when the article gives no date.
    pub when: Option<When>,
    /// The date as the article gives it.
    pub date_text: Option<String>,
    /// What sort of event.
    pub category: Category,
    /// The place of the atlas it happened at.
    pub place: Option<PlaceId>,
    /// The place in words.
    pub place_text: String,
    /// Where its mark stands, `[lon, lat]` in degrees.
    pub position: [f64; 2],
    /// How exactly the place is known.
    pub precision: Precision,
    /// The passages that tell of it, as they are read.
    pub passages: Vec<ParagraphId>,
    /// What the article says of it.
    pub description: String,
    /// What is known beyond the article.
    pub added: Vec<Added>,
}

impl Event {
    /// Its date for the reader: the article's own words, else the date in English, else `undated`.
    pub fn date_label(&self) -> String {
        match (&self.date_text, &self.when) {
            (Some(text), _) => text.clone(),
            (None, Some(when)) => when.label(),
            (None, None) => "undated".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(date_text: Option<&str>, when: Option<&str>) -> Event {
        Event {
            id: "a".parse().unwrap(),
            title: "A".into(),
            short: "A".into(),
            when: when.map(|when| when.parse().unwrap()),
            date_text: date_text.map(Into::into),
            category: Category::Border,
            place: None,
            place_text: String::new(),
            position: [66.0, 30.0],
            precision: Precision::Town,
            passages: Vec::new(),
            description: String::new(),
            added: Vec::new(),
        }
    }

    #[test]
    fn the_date_is_told_as_the_article_gives_it_or_else_in_english_or_not_at_all() {
        let label = |text, when| event(text, when).date_label();
        assert_eq!(label(Some("soon after"), Some("1947")), "soon after");
        assert_eq!(label(None, Some("2014-12-16")), "16 December 2014");
        assert_eq!(label(None, None), "undated");
    }
}
