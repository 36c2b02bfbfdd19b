//! What sort of file it is: by its first bytes, then by the ending of its name.

use std::path::Path;

use super::Reason;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// Words and line breaks.
    Text,
    /// `CommonMark` with the usual additions.
    Markdown,
    /// A page of the web.
    Html,
}

/// Endings of text files.
const TEXT: [&str; 3] = ["txt", "text", "asc"];
/// Endings of Markdown files.
const MARKDOWN: [&str; 4] = ["md", "markdown", "mkd", "mdown"];
/// Endings of saved pages.
const HTML: [&str; 4] = ["html", "htm", "xhtml", "xht"];

/// Whether the ending of a name is one of a text, so that the file is meant to be read and not to
/// be a table or a map.
///
/// ```
/// use std::path::Path;
///
/// assert!(durand::document::is_text_file(Path::new("article.HTML")));
/// assert!(!durand::document::is_text_file(Path::new("events.csv")));
/// ```
pub fn is_text_file(path: &Path) -> bool {
    let ending = ending(path);
    let known = [&TEXT[..], &MARKDOWN, &HTML];
    known.into_iter().flatten().any(|known| *known == ending) || ending == "pdf"
}

fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_ascii_lowercase()
}

impl DocumentKind {
    /// What a file at `path` with this text is.
    pub(super) fn of(path: &Path, text: &str) -> Self {
        /// Letters in which a page says that it is one.
        const HEAD: usize = 1024;
        let ending = ending(path);
        let is = |known: &[&str]| known.contains(&ending.as_str());
        let head: String = text.trim_start().chars().take(HEAD).collect();
        let head = head.to_ascii_lowercase();
        let says_html = ["<!doctype html", "<html", "<?xml"]
            .iter()
            .any(|mark| head.starts_with(mark));
        let is_page = says_html && (head.contains("<html") || head.contains("<!doctype html"));
        if is(&HTML) || is_page {
            Self::Html
        } else if is(&MARKDOWN) {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// Turns down what other programs keep texts in, and says how to have the text.
pub(super) fn turn_down(bytes: &[u8]) -> Result<(), Reason> {
    const AS_TEXT: &str = "save it there as plain text or HTML";
    if bytes.is_empty() {
        return Err(Reason::Empty);
    }
    // A byte order mark is no beginning, and neither is space.
    let begins = |mark: &[u8]| bytes.starts_with(mark);
    let (what, mend) = if begins(b"%PDF-") {
        (
            "this is a PDF, which durand does not read",
            "save the page as HTML, or turn it into text with pdftotext",
        )
    } else if begins(b"PK\x03\x04") {
        ("this is a Word, OpenDocument, EPUB or ZIP file", AS_TEXT)
    } else if begins(b"\xd0\xcf\x11\xe0") {
        ("this is a file of an old Microsoft Word", AS_TEXT)
    } else if begins(b"{\\rtf") {
        ("this is a rich text file", AS_TEXT)
    } else if begins(b"From: <Saved by ") || begins(b"MIME-Version:") {
        (
            "this is a web archive",
            "save the page as HTML instead, alone or complete",
        )
    } else if begins(b"bplist00") {
        ("this is a web archive of Safari", "save the page's source")
    } else {
        return Ok(());
    };
    Err(Reason::Foreign { what, mend })
}
