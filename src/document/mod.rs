//! A reader's text file as blocks of text: plain text, Markdown, or a page saved from a browser.
//!
//! A [`Document`] knows nothing of places and articles. The story lays it beside an article that it
//! knows, or makes one of it; window and shell open it. Whatever a file holds, reading it ends, in
//! bounded memory, with a document or with one sentence ([`DocumentError`]).
//!
//! | file | read by |
//! |---|---|
//! | bytes of any encoding | `encoding`: byte order marks, UTF-8, what a page says of itself, else a guess |
//! | plain text | `plain`: paragraphs between empty lines or one a line, broken lines joined |
//! | Markdown | `markdown`, by `pulldown-cmark` |
//! | HTML | `html`, by the tokenizer of `html5ever`: no tree, so nothing can be nested too deep |
//!
//! Letters are the reader's, except that control and override characters are left out.

mod blocks;
mod encoding;
mod error;
mod html;
mod kind;
mod markdown;
mod plain;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

pub(crate) use encoding::guessed;

pub use blocks::{LONGEST_BLOCK, MOST_BLOCKS, MOST_TEXT, is_shown};
pub use error::{DocumentError, Reason};
pub use kind::{DocumentKind, is_text_file};

/// A file with more bytes is not read; pages saved with their pictures are large.
pub const MOST_BYTES: u64 = 64 << 20;

/// A text in pieces, in the order in which they are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What it calls itself, if it does.
    pub title: Option<String>,
    /// Its pieces; none is empty.
    pub blocks: Vec<Block>,
}

/// A paragraph, a heading, an entry of a list …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text on one line, without space at either end.
    pub text: String,
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
}

/// What a piece of text is, as far as its file says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of a level, 1 to 6.
    Heading(u8),
    /// A paragraph.
    #[default]
    Paragraph,
    /// An entry of a list, or a row of a table.
    Item,
    /// Words set apart: a quotation or a pull quote.
    Quote,
    /// The words under a picture.
    Caption,
}

/// The words of a piece of a page, without its tags, a line for each block; `None` when it is none
/// that can be looked through.
pub fn words_of_html(markup: &str) -> Option<String> {
    html::words_of(markup).ok()
}

impl Document {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or holds no text.
    pub fn open(path: &Path) -> Result<Self, DocumentError> {
        let fails = |reason| DocumentError::new(path, reason);
        let metadata = std::fs::metadata(path).map_err(|error| fails(Reason::from(error)))?;
        if metadata.is_dir() {
            return Err(fails(Reason::Folder));
        }
        if !metadata.is_file() {
            return Err(fails(Reason::NoRegularFile));
        }
        if metadata.len() > MOST_BYTES {
            return Err(fails(Reason::TooLarge(metadata.len())));
        }
        let file = File::open(path).map_err(|error| fails(Reason::from(error)))?;
        let mut bytes = Vec::new();
        // It may have grown since it was measured.
        let read = file.take(MOST_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| fails(Reason::from(error)))?;
        Self::read(path, &bytes)
    }

    /// Reads `bytes`, the content of the file at `path`, whose ending says what it is where the
    /// bytes do not.
    ///
    /// # Errors
    /// When they are too many, or hold no text.
    pub fn read(path: &Path, bytes: &[u8]) -> Result<Self, DocumentError> {
        let fails = |reason| DocumentError::new(path, reason);
        if bytes.len() as u64 > MOST_BYTES {
            return Err(fails(Reason::TooLarge(bytes.len() as u64)));
        }
        kind::turn_down(bytes).map_err(fails)?;
        let text = encoding::decoded(bytes).map_err(fails)?;
        let read = match DocumentKind::of(path, &text) {
            DocumentKind::Text => plain::read(&text),
            DocumentKind::Markdown => markdown::read(&text),
            DocumentKind::Html => html::read(&text),
        };
        let document = read.map_err(fails)?;
        if document.blocks.is_empty() {
            return Err(fails(Reason::NoText));
        }
        Ok(document)
    }
}

#[cfg(test)]
mod tests;
