//! Which text of a passage is shown: the reader's own copy of the article, or the digest.

use std::sync::Arc;

use super::{Dataset, Session};
use crate::story::{OwnCopy, ParagraphId, Passage};

impl Dataset {
    /// The same with the reader's own copy of the article, or without any.
    #[must_use]
    pub fn with_copy(&self, copy: Option<Arc<OwnCopy>>) -> Self {
        let mut data = self.clone();
        data.copy = copy;
        data
    }

    /// Passage number `index`: of the reader's own copy if that is asked for and has it, else as
    /// the story tells it.
    pub fn passage(&self, index: usize, own: bool) -> Option<&Passage> {
        let told = self.story.passages().get(index)?;
        let copy = self.copy.as_ref().filter(|_| own);
        let own = copy.and_then(|copy| copy.passage(&told.paragraph));
        Some(own.unwrap_or(told))
    }

    /// Every passage in one text or the other.
    pub fn passages(&self, own: bool) -> impl Iterator<Item = &Passage> {
        (0..self.story.passages().len()).filter_map(move |index| self.passage(index, own))
    }
}

impl Session {
    /// Whether the reader's own copy of the article is what is shown.
    pub fn shows_own(&self, data: &Dataset) -> bool {
        data.copy.is_some() && self.work.article.as_ref().is_some_and(|own| own.shown)
    }

    /// Passage number `index` as it is shown.
    pub fn passage<'a>(&self, index: usize, data: &'a Dataset) -> Option<&'a Passage> {
        data.passage(index, self.shows_own(data))
    }

    /// The passage of `paragraph` as it is shown.
    pub fn passage_of<'a>(
        &self,
        paragraph: &ParagraphId,
        data: &'a Dataset,
    ) -> Option<&'a Passage> {
        self.passage(data.story.passage_index(paragraph)?, data)
    }

    /// Whether the digest stands in for a paragraph that the reader's copy, which is shown, lacks.
    pub fn stands_in(&self, paragraph: &ParagraphId, data: &Dataset) -> bool {
        let copy = data.copy.as_ref().filter(|_| self.shows_own(data));
        copy.is_some_and(|copy| copy.passage(paragraph).is_none())
    }
}

#[cfg(test)]
pub(super) mod testing {
    use std::path::Path;

    use super::*;
    use crate::document::{Block, BlockKind, Document};
    use crate::session::{Command, OwnArticle};
    use crate::story::{Fingerprints, Story};

    /// Invented words for a paragraph, so that the text is nobody's.
    fn invented(number: usize) -> String {
        let words = (0..24).map(|word| format!("w{}x{}", number * 7, word * number));
        format!("In Quetta {}.", words.collect::<Vec<_>>().join(" "))
    }

    /// `data` with a copy of an invented article that has all its paragraphs but the last, and a
    /// session that shows it.
    pub(in crate::session) fn reading_of_copy(data: &Dataset, session: &mut Session) -> Dataset {
        let numbered = data.story.passages().iter().zip(1..);
        let paragraphs: Vec<(ParagraphId, String)> = numbered
            .map(|(passage, number)| (passage.paragraph, invented(number)))
            .collect();
        let block = |(_, text): &(ParagraphId, String)| Block {
            kind: BlockKind::Paragraph,
            text: text.clone(),
            line: 1,
        };
        let document = Document {
            title: None,
            blocks: paragraphs.iter().rev().skip(1).rev().map(block).collect(),
        };
        let story = Story::clone(&data.story);
        let story = story.with_fingerprints(Some(Fingerprints::of("invented", &paragraphs)));
        let path = Path::new("copy.txt");
        let own = OwnCopy::align(&document, path, &story, &data.atlas).unwrap();
        let article = OwnArticle {
            path: path.to_owned(),
            shown: true,
        };
        session.apply(Command::SetArticle(Some(article)), data);
        data.with_copy(Some(Arc::new(own)))
    }
}

#[cfg(test)]
mod tests {
    use super::testing::reading_of_copy;
    use super::*;
    use crate::session::testing::reading_of;
    use crate::session::{Command, Effect, Target};
    use crate::story::CitationStyle;

    #[test]
    fn the_copy_is_shown_where_it_has_the_paragraph_and_the_digest_stands_in_elsewhere() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        let data = reading_of_copy(&data, &mut session);
        let last = data.story.passages().len() - 1;
        let [first, end] = [0, last].map(|index| session.passage(index, &data).unwrap());
        assert!(first.verbatim && first.text.starts_with("In Quetta w7x0"));
        assert_eq!(end, &data.story.passages()[last]);
        assert!(session.stands_in(&end.paragraph, &data));
        assert!(!session.stands_in(&first.paragraph, &data));
        session.apply(Command::ToggleOwnArticle, &data);
        assert_eq!(session.passage(0, &data), data.story.passages().first());
        assert!(!session.stands_in(&data.story.passages()[last].paragraph, &data));
        session.apply(Command::Undo, &data);
        assert!(session.shows_own(&data));
    }

    #[test]
    fn regions_answer_with_the_same_passages_in_the_readers_words() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        let place = Target::Place("ex-fata".parse().unwrap());
        let before = data.passages_about(&place);
        let data = reading_of_copy(&data, &mut session);
        assert_eq!(data.passages_about(&place), before);
        assert!(session.passage(before[0], &data).unwrap().verbatim);
    }

    #[test]
    fn what_is_shown_is_cited_as_what_it_is() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        let data = reading_of_copy(&data, &mut session);
        let sixth: ParagraphId = "6".parse().unwrap();
        for style in CitationStyle::ALL {
            let effects = session.apply(Command::CopyCitationAs(sixth, style), &data);
            let [Effect::Copy(text)] = effects.as_slice() else {
                panic!("{effects:?}");
            };
            assert!(
                text.contains("“In Quetta") && !text.contains("araphrase"),
                "{text}"
            );
        }
        session.apply(Command::ToggleOwnArticle, &data);
        let effects = session.apply(Command::CopyCitation(sixth), &data);
        let told = format!("{effects:?}");
        assert!(
            told.contains("Paraphrase of") && !told.contains("In Quetta w"),
            "{told}"
        );
    }
}
