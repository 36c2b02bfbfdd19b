//! A text that no story tells of, as a story without events: its own paragraphs, and the places of
//! the atlas that they name.

use std::num::NonZeroU32;
use std::path::Path;

use super::{Article, MentionFinder, ParagraphId, Passage, Story};
use crate::atlas::{Atlas, OwnFile};
use crate::document::Document;

/// What [`Article::kind`] says of a text that nothing is known of.
const UNKNOWN: &str = "A text that durand does not know";

impl Story {
    /// The story that `document`, read from the file at `path`, is by itself: every paragraph in
    /// its own words, with the places of `atlas` it names. Author and date stay unknown.
    pub fn of_text(document: &Document, path: &Path, atlas: &Atlas) -> Self {
        let finder = MentionFinder::new(atlas);
        let title = document.title.clone();
        let name = path.file_name().unwrap_or(path.as_os_str());
        let article = Article {
            id: id_of(path),
            title: title.unwrap_or_else(|| name.to_string_lossy().into_owned()),
            author: String::new(),
            author_note: None,
            outlet: String::new(),
            kind: Some(UNKNOWN.to_owned()),
            date: None,
            language: None,
            summary: String::new(),
            note: None,
            rights: None,
            figures: Vec::new(),
        };
        let is_title = |text: &String| document.title.as_ref() == Some(text);
        let mut number = 0;
        let mut passages: Vec<Passage> = Vec::with_capacity(document.blocks.len());
        for (index, block) in document.blocks.iter().enumerate() {
            let paragraph = if index == 0 && is_title(&block.text) {
                ParagraphId::Headline
            } else {
                number += 1;
                // There are not more blocks than `document::MOST_BLOCKS`.
                ParagraphId::Number(NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN))
            };
            passages.push(Passage {
                paragraph,
                mentions: finder.find(&block.text, &[]),
                text: block.text.clone(),
                verbatim: true,
                ..Passage::default()
            });
        }
        Self::of(article, passages, Vec::new(), OwnFile::default(), atlas)
    }
}

/// The name of a file as an id: small letters, digits and hyphens.
fn id_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or(path.as_os_str());
    let mut id = String::new();
    for letter in stem.to_string_lossy().to_lowercase().chars() {
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "text" } else { id }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::testing::{atlas, named};

    fn story(name: &str, text: &str) -> Story {
        let point = r#"{"type":"Point","coordinates":[66,30]}"#;
        let atlas = atlas(&[named(
            "quetta",
            "town",
            point,
            r#","rank":1,"name":"Quetta""#,
        )]);
        let path = Path::new(name);
        let document = Document::read(path, text.as_bytes()).unwrap();
        Story::of_text(&document, path, &atlas)
    }

    #[test]
    fn an_unknown_text_is_read_in_its_own_words_with_the_places_it_names() {
        let story = story("My Notes (2).md", "# Notes\n\nIn Quetta.\n\nElsewhere.");
        let article = story.article();
        assert_eq!(
            (article.id.as_str(), article.title.as_str()),
            ("my-notes-2", "Notes")
        );
        assert_eq!(article.reference(None), "“Notes”");
        let labels: Vec<String> = story
            .passages()
            .iter()
            .map(|p| p.paragraph.label())
            .collect();
        assert_eq!(labels, ["headline", "¶1", "¶2"]);
        assert!(story.passages().iter().all(|passage| passage.verbatim));
        assert_eq!(story.passages_of_place(&"quetta".parse().unwrap()), [1]);
        assert!(story.events().is_empty() && story.fingerprints().is_none());
    }

    #[test]
    fn a_text_in_urdu_names_the_places_it_names() {
        let atlas = Atlas::bundled().unwrap();
        let place = |id: &str| atlas.get(&id.parse().unwrap()).unwrap();
        let urdu = |id: &str| place(id).names.urdu.clone().unwrap();
        let text = format!("وہ {} سے {} گئے۔", urdu("peshawar"), urdu("quetta"));
        let path = Path::new("a.txt");
        let document = Document::read(path, text.as_bytes()).unwrap();
        let story = Story::of_text(&document, path, &atlas);
        let passages = story.passages().iter();
        let found: Vec<&str> = passages
            .flat_map(|passage| &passage.mentions)
            .map(|mention| mention.place.as_str())
            .collect();
        assert_eq!(found, ["peshawar", "quetta"]);
    }

    #[test]
    fn a_text_without_a_title_is_called_by_its_file() {
        let story = story("نوشتہ.txt", "Words.");
        assert_eq!(story.article().title, "نوشتہ.txt");
        assert_eq!(story.article().id, "text");
    }
}
