//! Gathers blocks, within bounds, without the characters that no reader sees.

use super::{Block, BlockKind, Document, Reason};

/// A document of more blocks is turned down.
pub const MOST_BLOCKS: usize = 20_000;
/// A document of more bytes of text is turned down: a long novel has a megabyte.
pub const MOST_TEXT: usize = 4 << 20;
/// A longer block, in bytes, is cut where a sentence or at least a word ends.
pub const LONGEST_BLOCK: usize = 16 << 10;

/// Whether a character of a file is shown: all but controls, byte order marks and what turns the
/// direction of letters around.
///
/// Joiners stay, as Persian and Urdu are written with them, and so do soft hyphens.
pub fn is_shown(letter: char) -> bool {
    !(letter.is_control()
        || matches!(
            letter,
            '\u{feff}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{206a}'..='\u{206f}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{fffd}'
                | '\u{e0000}'..='\u{e007f}'
        ))
}

/// Blocks on their way into a document.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    done: Vec<Block>,
    bytes: usize,
}

impl Blocks {
    /// Adds a block, if there is anything in `text`.
    pub(super) fn push(&mut self, kind: BlockKind, text: &str, line: usize) -> Result<(), Reason> {
        let text = on_one_line(text);
        self.bytes += text.len();
        if self.bytes > MOST_TEXT {
            return Err(Reason::TooLong);
        }
        let mut rest = text.as_str();
        while !rest.is_empty() {
            if self.done.len() == MOST_BLOCKS {
                return Err(Reason::TooManyBlocks);
            }
            let (piece, after) = rest.split_at(end_of_piece(rest));
            self.done.push(Block {
                kind,
                text: piece.trim_end().to_owned(),
                line,
            });
            rest = after.trim_start();
        }
        Ok(())
    }

    /// A document of all of them.
    pub(super) fn into_document(self, title: Option<String>) -> Document {
        let title = title.map(|title| on_one_line(&title));
        Document {
            title: title.filter(|title| !title.is_empty()),
            blocks: self.done,
        }
    }
}

/// Every run of spaces as one, and nothing that is not shown; a no-break space stays what it is.
pub(super) fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.chars() {
        if letter.is_whitespace() && !matches!(letter, '\u{a0}' | '\u{202f}' | '\u{2007}') {
            gap = true;
        } else if is_shown(letter) {
            if gap && !line.is_empty() {
                line.push(' ');
            }
            gap = false;
            line.push(letter);
        }
    }
    let kept = line.trim();
    if kept.len() == line.len() {
        return line;
    }
    kept.to_owned()
}

/// Where a block that is too long is cut, in bytes; on a character boundary, never 0.
fn end_of_piece(text: &str) -> usize {
    if text.len() <= LONGEST_BLOCK {
        return text.len();
    }
    let most = (0..=LONGEST_BLOCK)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len());
    let head = text.get(..most).unwrap_or(text);
    let sentence = head.rfind(". ").filter(|at| *at > LONGEST_BLOCK / 2);
    let cut = sentence.map(|at| at + 1).or_else(|| head.rfind(' '));
    cut.filter(|at| *at > 0).unwrap_or(most)
}
