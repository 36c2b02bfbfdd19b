//! What a draft says of itself as a whole.

use serde::{Deserialize, Serialize};

use super::slug::slug;
use crate::story::{Article, ToldFigure, When};

/// Title, author, outlet, date and the rest; what is not known is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names are those of an article")]
pub struct About {
    /// The story's id; empty while it follows the title.
    #[serde(default)]
    pub id: String,
    pub title: String,
    #[serde(default)]
    pub author: String,
    #[serde(default)]
    pub author_note: String,
    #[serde(default)]
    pub outlet: String,
    #[serde(default)]
    pub kind: String,
    pub date: When,
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub summary: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    pub rights: String,
}

/// A line of [`About`] that is plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names are those of an article")]
pub enum Line {
    Id,
    Title,
    Author,
    AuthorNote,
    Outlet,
    Kind,
    Language,
    Summary,
    Note,
    Rights,
}

impl About {
    /// A story of that date of which nothing else is known.
    pub fn new(date: When) -> Self {
        Self {
            date,
            id: String::new(),
            title: String::new(),
            author: String::new(),
            author_note: String::new(),
            outlet: String::new(),
            kind: String::new(),
            language: String::new(),
            summary: String::new(),
            note: String::new(),
            rights: String::new(),
        }
    }

    /// What one of its lines says.
    pub fn line(&self, line: Line) -> &str {
        match line {
            Line::Id => &self.id,
            Line::Title => &self.title,
            Line::Author => &self.author,
            Line::AuthorNote => &self.author_note,
            Line::Outlet => &self.outlet,
            Line::Kind => &self.kind,
            Line::Language => &self.language,
            Line::Summary => &self.summary,
            Line::Note => &self.note,
            Line::Rights => &self.rights,
        }
    }

    /// One of its lines, to be written.
    pub fn line_mut(&mut self, line: Line) -> &mut String {
        match line {
            Line::Id => &mut self.id,
            Line::Title => &mut self.title,
            Line::Author => &mut self.author,
            Line::AuthorNote => &mut self.author_note,
            Line::Outlet => &mut self.outlet,
            Line::Kind => &mut self.kind,
            Line::Language => &mut self.language,
            Line::Summary => &mut self.summary,
            Line::Note => &mut self.note,
            Line::Rights => &mut self.rights,
        }
    }

    /// The story's id, which is also what its folder is called: its own, or one made of the title.
    pub fn id_or_slug(&self) -> String {
        slug(
            if self.id.is_empty() {
                &self.title
            } else {
                &self.id
            },
            "story",
        )
    }

    /// The same as an article is read from its file, where blank lines count as missing.
    pub(super) fn article(&self, figures: Vec<ToldFigure>) -> Article {
        let said = |text: &String| Some(text.clone()).filter(|text| !text.trim().is_empty());
        Article {
            id: self.id_or_slug(),
            title: self.title.clone(),
            author: said(&self.author).unwrap_or_default(),
            author_note: said(&self.author_note),
            outlet: said(&self.outlet).unwrap_or_default(),
            kind: said(&self.kind),
            date: Some(self.date.clone()),
            language: said(&self.language),
            summary: said(&self.summary).unwrap_or_default(),
            note: said(&self.note),
            rights: said(&self.rights),
            figures,
        }
    }
}

impl About {
    /// What a story says of itself; one without a date is of the day `otherwise`.
    pub(super) fn of(article: &Article, otherwise: When) -> Self {
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            id: article.id.clone(),
            title: article.title.clone(),
            author: article.author.clone(),
            author_note: said(&article.author_note),
            outlet: article.outlet.clone(),
            kind: said(&article.kind),
            date: article.date.clone().unwrap_or(otherwise),
            language: said(&article.language),
            summary: article.summary.clone(),
            note: said(&article.note),
            rights: said(&article.rights),
        }
    }
}
