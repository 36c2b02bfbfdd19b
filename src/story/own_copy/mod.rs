//! The reader's own copy of an article, laid beside the story's passages paragraph by paragraph.
//!
//! A story may bring [`Fingerprints`] of its article. With them [`OwnCopy::align`] finds in any
//! document the paragraphs of the article, in spite of repeated ones, pull quotes, captions, teasers
//! of other articles, and of what is missing, altered, split or joined:
//!
//! 1. the document becomes words (`words`), and the words runs that fingerprints know (`chain`);
//! 2. runs of a paragraph that follow each other at about the right distance make a chain;
//! 3. for each paragraph one chain is chosen, in the order of the article where there are several
//!    (`choose`);
//! 4. the words between the runs and up to the ends of blocks are its text (`extent`).
//!
//! What is not used is listed, on both sides. The copy stays the reader's: it is held in memory only.

mod chain;
mod choose;
mod extent;
mod fingerprint;
mod read;
mod words;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

pub use fingerprint::Fingerprints;
pub(super) use read::read_fingerprints;

use self::chain::{Hit, chains};
use self::choose::{Found, Text};
use self::extent::{extents, text_of};
use super::{Mark, MentionFinder, ParagraphId, Passage, Story};
use crate::atlas::Atlas;
use crate::document::{Block, BlockKind, Document};

/// An article as a reader has it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnCopy {
    path: PathBuf,
    passages: BTreeMap<ParagraphId, Passage>,
    lines: BTreeMap<ParagraphId, usize>,
    missing: Vec<Missing>,
    left: Vec<Left>,
}

/// A paragraph of the story of which the copy has no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Which.
    pub paragraph: ParagraphId,
    /// Why.
    pub why: WhyMissing,
}

/// Why there is no text for a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyMissing {
    /// Nothing in the copy is like it.
    NotFound,
    /// Only a part of it is there, such as a pull quote, on this line.
    InPart(usize),
    /// The story has no fingerprint to know it by.
    NoFingerprint,
}

/// Words of the copy that are no paragraph of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The line of the file on which their block begins.
    pub line: usize,
    /// The first of them.
    pub words: String,
    /// How many they are.
    pub count: usize,
    /// The paragraph that they repeat, or a part of it: a pull quote, a second copy.
    pub repeats: Option<ParagraphId>,
}

/// A text is no copy of the story's article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotThisArticle {
    /// The story has no fingerprints at all.
    #[error("the story brings no fingerprints by which a copy of its article could be known")]
    NoFingerprints,
    /// Too little of the article is in it.
    #[error("the text is not the article of this story")]
    Other,
}

impl OwnCopy {
    /// Lays `document`, read from the file at `path`, beside the passages of `story`.
    ///
    /// # Errors
    /// When it is not a copy of the story's article: less than a fifth of the article is in it, and
    /// less than half of it is from the article.
    pub fn align(
        document: &Document,
        path: &Path,
        story: &Story,
        atlas: &Atlas,
    ) -> Result<Self, NotThisArticle> {
        let prints = story.fingerprints().ok_or(NotThisArticle::NoFingerprints)?;
        let blocks = with_title(document);
        let words = words::words(&blocks);
        let text = Text::new(&words, blocks.len());
        let found = choose::find(prints, &text);
        let extents = extents(prints, &found.chosen, &text, &blocks);
        if !is_copy(prints, &extents, words.len()) {
            return Err(NotThisArticle::Other);
        }
        let finder = MentionFinder::new(atlas);
        let (mut passages, mut lines) = (BTreeMap::new(), BTreeMap::new());
        for (print, pieces) in prints.prints.iter().zip(&extents) {
            let first = pieces.first().and_then(|piece| words.get(piece.start));
            let line = first.and_then(|word| blocks.get(word.block));
            let (Some(ours), Some(line)) = (story.passage(&print.paragraph), line) else {
                continue;
            };
            let own = text_of(pieces, &text, &blocks);
            let marks = marks_in(&own, ours);
            let passage = Passage {
                paragraph: ours.paragraph,
                mentions: finder.find_marked(&own, &ours.not_places, &marks),
                text: own,
                not_places: ours.not_places.clone(),
                marks,
                verbatim: true,
            };
            lines.insert(ours.paragraph, line.line);
            passages.insert(ours.paragraph, passage);
        }
        let missing = missing(story, prints, &found, &passages, &text, &blocks);
        let left = left(prints, &found, &extents, &text, &blocks);
        Ok(Self {
            path: path.to_owned(),
            passages,
            lines,
            missing,
            left,
        })
    }

    /// The file it is in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The reader's text of `paragraph`, with the places it names.
    pub fn passage(&self, paragraph: &ParagraphId) -> Option<&Passage> {
        self.passages.get(paragraph)
    }

    /// Every paragraph that was found, as the article is read.
    pub fn passages(&self) -> impl ExactSizeIterator<Item = &Passage> {
        self.passages.values()
    }

    /// The line of the file on which `paragraph` begins.
    pub fn line(&self, paragraph: &ParagraphId) -> Option<usize> {
        self.lines.get(paragraph).copied()
    }

    /// Paragraphs of the story without a text in the copy, as the article is read.
    pub fn missing(&self) -> &[Missing] {
        &self.missing
    }

    /// What the copy has besides the article, in its order.
    pub fn left(&self) -> &[Left] {
        &self.left
    }
}

/// The blocks of a document, and its title where it is not among them: a saved page may have the
/// headline nowhere else.
fn with_title(document: &Document) -> Vec<Block> {
    let mut blocks = document.blocks.clone();
    let title = document.title.as_ref();
    if let Some(title) = title.filter(|title| blocks.iter().all(|block| block.text != **title)) {
        blocks.push(Block {
            kind: BlockKind::Heading(1),
            text: title.clone(),
            line: 1,
        });
    }
    blocks
}

/// The marks of `ours` on the same words of the reader's text, wherever they stand in it.
fn marks_in(own: &str, ours: &Passage) -> Vec<Mark> {
    let words = |mark: &Mark| {
        ours.text
            .get(mark.range.clone())
            .filter(|words| !words.is_empty())
    };
    let mut marks: Vec<Mark> = Vec::new();
    for mark in &ours.marks {
        let Some(words) = words(mark) else { continue };
        for (start, words) in own.match_indices(words) {
            let range = start..start + words.len();
            let apart = |one: &Mark| one.range.end <= range.start || range.end <= one.range.start;
            if marks.iter().all(apart) {
                marks.push(Mark {
                    range,
                    place: mark.place.clone(),
                });
            }
        }
    }
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

/// Whether enough of the article was found, or enough of the text is from it.
fn is_copy(prints: &Fingerprints, extents: &[Vec<Range<usize>>], words: usize) -> bool {
    let numbered = prints.prints.iter().zip(extents);
    let numbered = numbered.filter(|(print, _)| matches!(print.paragraph, ParagraphId::Number(_)));
    let (mut of_article, mut found, mut paragraphs, mut in_text) = (0, 0, 0, 0);
    for (print, pieces) in numbered {
        of_article += print.words;
        if !pieces.is_empty() {
            found += print.words;
            paragraphs += 1;
            in_text += pieces.iter().map(Range::len).sum::<usize>();
        }
    }
    (found * 5 >= of_article && found > 0) || (paragraphs >= 2 && in_text * 2 >= words)
}

fn missing(
    story: &Story,
    prints: &Fingerprints,
    found: &Found,
    passages: &BTreeMap<ParagraphId, Passage>,
    text: &Text<'_>,
    blocks: &[Block],
) -> Vec<Missing> {
    let paragraphs = story.passages().iter().map(|passage| passage.paragraph);
    let missing = paragraphs.filter(|paragraph| !passages.contains_key(paragraph));
    missing
        .map(|paragraph| {
            let mut numbered = prints.prints.iter().zip(&found.hits);
            let print = numbered.find(|(print, _)| print.paragraph == paragraph);
            let why = print.map_or(WhyMissing::NoFingerprint, |(print, hits)| {
                let best = chains(print, hits).into_iter().next();
                let part = best.filter(|chain| chain.score >= 2.0);
                let word = part.and_then(|chain| text.words.get(chain.core().start));
                let block = word.and_then(|word| blocks.get(word.block));
                block.map_or(WhyMissing::NotFound, |block| WhyMissing::InPart(block.line))
            });
            Missing { paragraph, why }
        })
        .collect()
}

/// What of the blocks is in no paragraph.
fn left(
    prints: &Fingerprints,
    found: &Found,
    extents: &[Vec<Range<usize>>],
    text: &Text<'_>,
    blocks: &[Block],
) -> Vec<Left> {
    /// Words that are shown of a block.
    const SHOWN: usize = 8;
    let mut used: Vec<Range<usize>> = extents.iter().flatten().cloned().collect();
    used.sort_by_key(|range| range.start);
    let mut used = used.into_iter().peekable();
    let mut left = Vec::new();
    for (block, range) in blocks.iter().zip(&text.blocks) {
        let mut from = range.start;
        while from < range.end {
            while used.peek().is_some_and(|one| one.end <= from) {
                used.next();
            }
            let next = used.peek().cloned().unwrap_or(range.end..range.end);
            if next.start <= from {
                from = next.end;
                continue;
            }
            let piece = from..next.start.min(range.end);
            from = piece.end;
            let shown = piece.start..piece.end.min(piece.start + SHOWN);
            let mut words = text_of(std::slice::from_ref(&shown), text, blocks);
            if shown.end < piece.end {
                words.push('…');
            }
            left.push(Left {
                line: block.line,
                words,
                count: piece.len(),
                repeats: repeated(&piece, prints, found),
            });
        }
    }
    left
}

/// The paragraph that these words are a part of.
fn repeated(piece: &Range<usize>, prints: &Fingerprints, found: &Found) -> Option<ParagraphId> {
    /// The part of the runs of a pull quote that are its paragraph's.
    const KNOWN_BY: f32 = 0.5;
    let expected = piece.len() as f32 / fingerprint::EVERY as f32;
    let parts = prints
        .prints
        .iter()
        .zip(&found.hits)
        .filter_map(|(print, hits)| {
            let from = hits.partition_point(|hit: &Hit| hit.at < piece.start);
            let to = hits.partition_point(|hit| hit.at < piece.end);
            let inside = hits.get(from..to).filter(|inside| inside.len() > 1)?;
            let best = chains(print, inside).into_iter().next()?;
            let enough = best.score >= (KNOWN_BY * expected).max(1.9);
            enough.then_some((best.score, print.paragraph))
        });
    let best = parts.max_by(|one, other| one.0.total_cmp(&other.0));
    best.map(|(_, paragraph)| paragraph)
}

#[cfg(test)]
mod tests;
