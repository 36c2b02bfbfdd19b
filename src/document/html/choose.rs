//! Which pieces of a page are its text.

use super::super::blocks::Blocks;
use super::super::{BlockKind, Document, Reason};

/// A block of a page.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    pub(super) line: usize,
    /// Whether it stands in what stands around a text.
    pub(super) is_furniture: bool,
}

/// The pieces from `start` to `end` stand in one `article` or `main`.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) name: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Region {
    pub(super) fn from(start: usize, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            start,
            end: start,
        }
    }
}

/// The text of a page: what stands in the innermost `article` or `main` that has most of its words,
/// with the heading before it; else all but the furniture; and all of it where the furniture holds
/// most of the words.
pub(super) fn kept<'a>(pieces: &'a [Piece], regions: &[Region]) -> Vec<&'a Piece> {
    // Words of the pieces before each, of all and of those that are no furniture.
    let mut all = vec![0_usize];
    let mut own = vec![0_usize];
    for piece in pieces {
        let words = piece.text.split(' ').count();
        let sum = |sums: &[usize]| sums.last().copied().unwrap_or_default();
        all.push(sum(&all) + words);
        own.push(sum(&own) + if piece.is_furniture { 0 } else { words });
    }
    let whole = |sums: &[usize]| sums.last().copied().unwrap_or_default();
    if whole(&own) * 3 < whole(&all) {
        return pieces.iter().collect();
    }
    let words_in = |region: &&Region| {
        let at = |index: usize| own.get(index).copied().unwrap_or_default();
        at(region.end).saturating_sub(at(region.start))
    };
    let most = regions
        .iter()
        .filter(|region| words_in(region) * 5 >= whole(&own) * 3)
        .min_by_key(words_in);
    let is_own = |piece: &&Piece| !piece.is_furniture;
    let Some(region) = most else {
        return pieces.iter().filter(is_own).collect();
    };
    let is_title = |piece: &Piece| !piece.is_furniture && piece.kind == BlockKind::Heading(1);
    let before = pieces.get(..region.start).unwrap_or_default();
    let start = before.iter().position(is_title).unwrap_or(region.start);
    let text = pieces.get(start..region.end).unwrap_or_default();
    text.iter().filter(is_own).collect()
}

/// The document of these pieces.
pub(super) fn document(pieces: &[&Piece], title: Option<String>) -> Result<Document, Reason> {
    let mut blocks = Blocks::default();
    for piece in pieces {
        blocks.push(piece.kind, &piece.text, piece.line)?;
    }
    Ok(blocks.into_document(title))
}
