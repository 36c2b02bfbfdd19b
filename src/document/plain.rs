//! Plain text. Empty lines part paragraphs. Where lines are broken to a width they are joined again;
//! where a line is as long as its paragraph, each is a paragraph.

use super::blocks::Blocks;
use super::{BlockKind, Document, Reason};

/// A wider line, in characters, is a paragraph of its own and no line broken to a width.
const WIDEST: usize = 100;

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Document, Reason> {
    let widest = width_of_broken_lines(text);
    let mut blocks = Blocks::default();
    let (mut paragraph, mut began, mut before) = (String::new(), 1, "");
    for (index, line) in lines(text).enumerate() {
        if !widest.is_some_and(|widest| goes_on(before, line, widest)) {
            blocks.push(BlockKind::Paragraph, &paragraph, began)?;
            paragraph.clear();
            began = index + 1;
        }
        join(&mut paragraph, line);
        before = line;
    }
    blocks.push(BlockKind::Paragraph, &paragraph, began)?;
    Ok(blocks.into_document(None))
}

/// The width that lines are broken to, in characters; `None` where they are not: where a good part
/// of the text stands in lines too wide for it.
fn width_of_broken_lines(text: &str) -> Option<usize> {
    let (mut wide, mut all, mut widest) = (0, 0, 0);
    for line in lines(text) {
        let width = line.trim().chars().count();
        all += width;
        if width > WIDEST {
            wide += width;
        } else {
            widest = widest.max(width);
        }
    }
    (wide * 4 < all).then_some(widest)
}

/// Lines, however they end; a form feed ends one too.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let unix = text.split('\n');
    // Of an old Macintosh's line ends every one is there; of CRLF one is at an end.
    unix.flat_map(|line| {
        line.strip_suffix('\r')
            .unwrap_or(line)
            .split(['\r', '\u{c}'])
    })
}

/// Adds a line; a hyphen at its end holds the halves of its word together.
fn join(paragraph: &mut String, line: &str) {
    let line = line.trim();
    let halves =
        paragraph.ends_with(['-', '\u{2010}', '\u{ad}']) && line.starts_with(char::is_lowercase);
    let word = paragraph.len() > 1 && !paragraph.ends_with(" -") && !paragraph.ends_with("--");
    let joined = halves && word;
    if !paragraph.is_empty() && !joined {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Whether `line` goes on with the paragraph of the line `before`.
fn goes_on(before: &str, line: &str, widest: usize) -> bool {
    let (before_words, words) = (before.trim(), line.trim());
    if before_words.is_empty() || words.is_empty() || is_item(words) {
        return false;
    }
    let indent = |line: &str| {
        line.chars()
            .take_while(|letter| letter.is_whitespace())
            .count()
    };
    if indent(line) > indent(before) + 1 {
        return false;
    }
    let ends = before_words
        .trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '!', '?', ':', '…', '۔', '؟']);
    // The first word of this line would have found room in the line before.
    let first = words.split_whitespace().next().unwrap_or_default();
    let room = before_words.chars().count() + 1 + first.chars().count() <= widest * 3 / 4;
    !(ends && room)
}

/// Whether a line begins an entry of a list.
fn is_item(line: &str) -> bool {
    let marks = ["- ", "* ", "• ", "– ", "+ "];
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = line
        .get(digits..)
        .is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    marks.iter().any(|mark| line.starts_with(mark)) || ((1..=3).contains(&digits) && numbered)
}
