//! What is being read: title, author, outlet, date.

use serde::Deserialize;

use super::{ParagraphId, When};
use crate::atlas::PlaceId;
use crate::words::Words;

/// A number that the article gives for a place, in words: "1,600 miles long".
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ToldFigure {
    /// Which place.
    pub place: PlaceId,
    /// What the article says of it.
    pub text: String,
    /// Where it says so.
    pub paragraph: ParagraphId,
}

/// What is known of the article as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The story's id, which is also its folder's name.
    pub id: String,
    /// The headline.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// A word about the author.
    pub author_note: Option<String>,
    /// Who published it.
    pub outlet: String,
    /// What sort of text it is, such as an argument.
    pub kind: Option<String>,
    /// When it was published; `None` where nobody has said.
    pub date: Option<When>,
    /// The language it is in, such as `en`.
    pub language: Option<String>,
    /// What it says, in a few sentences.
    pub summary: String,
    /// What the shipped text is and is not.
    pub note: Option<String>,
    /// Whose the text is.
    pub rights: Option<String>,
    /// Numbers that the article gives for places.
    pub figures: Vec<ToldFigure>,
}

impl Article {
    /// When it was published, as people say it; empty where that is not known.
    pub fn date_label(&self) -> String {
        self.date.as_ref().map(When::label).unwrap_or_default()
    }

    /// The same in the language of `words`.
    pub fn date_label_in(&self, words: Words) -> String {
        let date = self.date.as_ref();
        date.map(|date| date.label_in(words)).unwrap_or_default()
    }

    /// Author, outlet, kind and date, as far as they are known, for a line under the title.
    pub fn by_line(&self, words: Words) -> String {
        let date = self.date_label_in(words);
        let kind = self.kind.as_deref().unwrap_or_default();
        let parts = [self.author.as_str(), &self.outlet, kind, &date];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    /// Where it is from: `Author, “Title”, Outlet, 26 August 2021, ¶6`.
    pub fn reference(&self, paragraph: Option<&ParagraphId>) -> String {
        let parts = [
            self.author.clone(),
            format!("“{}”", self.title),
            self.outlet.clone(),
            self.date_label(),
            paragraph
                .map(|paragraph| paragraph.label())
                .unwrap_or_default(),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article() -> Article {
        Article {
            id: "a".into(),
            title: "A Title".into(),
            author: "An Author".into(),
            author_note: None,
            outlet: "An Outlet".into(),
            kind: None,
            date: "2021-08-26".parse().ok(),
            language: None,
            summary: String::new(),
            note: None,
            rights: None,
            figures: Vec::new(),
        }
    }

    #[test]
    fn a_reference_names_author_title_outlet_date_and_paragraph() {
        let sixth = "6".parse().unwrap();
        assert_eq!(
            article().reference(Some(&sixth)),
            "An Author, “A Title”, An Outlet, 26 August 2021, ¶6"
        );
    }

    #[test]
    fn a_reference_to_the_whole_leaves_out_what_is_not_there() {
        let article = Article {
            author: String::new(),
            ..article()
        };
        assert_eq!(
            article.reference(None),
            "“A Title”, An Outlet, 26 August 2021"
        );
    }
}
