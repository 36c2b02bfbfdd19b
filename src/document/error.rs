//! Why there is no text.

use std::io;
use std::path::{Path, PathBuf};

use super::{MOST_BLOCKS, MOST_BYTES, MOST_TEXT};

/// Why a file is no [`Document`](super::Document): which file, what is wrong, and what mends it.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", path.display())]
pub struct DocumentError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub reason: Reason,
}

impl DocumentError {
    pub(super) fn new(path: &Path, reason: Reason) -> Self {
        Self {
            path: path.to_owned(),
            reason,
        }
    }
}

/// What is wrong with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// There is none.
    #[error("there is no such file; check the spelling of its name")]
    NotThere,
    /// The system gives it to others only.
    #[error("the file may not be read; ask for permission to read it")]
    NotAllowed,
    /// The disk does not give it.
    #[error("it cannot be read ({0}); try a copy on another disk")]
    Disk(io::Error),
    /// It is a folder.
    #[error("this is a folder, not a text; name a file inside it")]
    Folder,
    /// It is a pipe or a device.
    #[error("this is no regular file; name a file on a disk")]
    NoRegularFile,
    /// It has 0 bytes.
    #[error("the file is empty; save the article anew")]
    Empty,
    /// It has more bytes than are read.
    #[error("the file has {} MB, more than the {} MB of text that are read; save the article alone", .0 >> 20, MOST_BYTES >> 20)]
    TooLarge(u64),
    /// It is a file of another program, which durand does not read.
    #[error("{what}; {mend}")]
    Foreign {
        /// What it is.
        what: &'static str,
        /// How to have its text.
        mend: &'static str,
    },
    /// It is no text at all.
    #[error("this is no text but other data; save the article as plain text, Markdown or HTML")]
    Binary,
    /// It has markup and no words.
    #[error("there are no words in it; save the whole article")]
    NoText,
    /// It has more words than an article.
    #[error("its text is longer than the {} MB that are read; save the article alone", MOST_TEXT >> 20)]
    TooLong,
    /// It has more pieces than an article.
    #[error("it has more than {MOST_BLOCKS} paragraphs; save the article alone")]
    TooManyBlocks,
    /// A page has a tag that no browser writes.
    #[error(
        "line {0} has a tag with more attributes than any browser writes; save the page anew, or as plain text"
    )]
    MonstrousTag(usize),
}

impl From<io::Error> for Reason {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotThere,
            io::ErrorKind::PermissionDenied => Self::NotAllowed,
            _ => Self::Disk(error),
        }
    }
}
