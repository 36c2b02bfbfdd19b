//! The article's text, and where it speaks of places.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::ParagraphId;
use crate::atlas::PlaceId;

/// A place named in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, in bytes of the passage's text; always on character boundaries.
    pub range: Range<usize>,
    /// Which place.
    pub place: PlaceId,
}

/// What an author says of words in a text, over the head of the [`MentionFinder`](super::MentionFinder).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Where, in bytes of the passage's text; always on character boundaries.
    pub range: Range<usize>,
    /// The place that the words mean; `None` where they mean none.
    #[serde(default)]
    pub place: Option<PlaceId>,
}

/// One part of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// Which part.
    pub paragraph: ParagraphId,
    /// Its text.
    pub text: String,
    /// The places it names, in the order of the text, never overlapping.
    pub mentions: Vec<Mention>,
    /// Words that look like a place and are none, such as a country inside the name of a party.
    pub not_places: Vec<String>,
    /// What its author says of single words, in the order of the text, never overlapping.
    pub marks: Vec<Mark>,
    /// Whether its text is the article's own; else it tells the paragraph in other words.
    pub verbatim: bool,
}

impl Passage {
    /// The places it names, each once, in the order it names them.
    pub fn places(&self) -> Vec<PlaceId> {
        let mut places: Vec<PlaceId> = Vec::new();
        for mention in &self.mentions {
            if !places.contains(&mention.place) {
                places.push(mention.place.clone());
            }
        }
        places
    }

    /// Whether it names `place`.
    pub fn mentions_place(&self, place: &PlaceId) -> bool {
        self.mentions.iter().any(|mention| mention.place == *place)
    }

    /// Its text cut at the mentions: each piece with the mention it is, if it is one.
    pub fn pieces(&self) -> Vec<(&str, Option<&Mention>)> {
        let mut pieces = Vec::with_capacity(2 * self.mentions.len() + 1);
        let mut end = 0;
        for mention in &self.mentions {
            let before = self.text.get(end..mention.range.start).unwrap_or_default();
            pieces.extend((!before.is_empty()).then_some((before, None)));
            pieces.extend(
                self.text
                    .get(mention.range.clone())
                    .map(|name| (name, Some(mention))),
            );
            end = mention.range.end;
        }
        let after = self.text.get(end..).unwrap_or_default();
        pieces.extend((!after.is_empty()).then_some((after, None)));
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage() -> Passage {
        let mention = |range, place: &str| Mention {
            range,
            place: place.parse().unwrap(),
        };
        Passage {
            paragraph: "1".parse().unwrap(),
            text: "Quetta, Kabul and Quetta".into(),
            mentions: vec![
                mention(0..6, "quetta"),
                mention(8..13, "kabul"),
                mention(18..24, "quetta"),
            ],
            ..Passage::default()
        }
    }

    #[test]
    fn places_are_named_once_in_the_order_of_the_text() {
        let places: Vec<_> = passage().places().iter().map(ToString::to_string).collect();
        assert_eq!(places, ["quetta", "kabul"]);
    }

    #[test]
    fn the_pieces_make_up_the_text_again() {
        let passage = passage();
        let pieces = passage.pieces();
        assert_eq!(
            pieces.iter().map(|(text, _)| *text).collect::<String>(),
            passage.text
        );
        assert_eq!(
            pieces
                .iter()
                .filter(|(_, mention)| mention.is_some())
                .count(),
            3
        );
    }
}
