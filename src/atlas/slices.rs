//! Cuts a JSON text into the texts of its members and elements without judging them.
//!
//! One broken feature must not take its neighbours along, so the collection is cut
//! by counting brackets, and `serde_json` then reads one piece after the other.

use super::cursor::Cursor;

/// Where and why the cutting stopped early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Broken {
    /// The text ends inside an element that began at this byte.
    Ends(usize),
    /// A character that cannot stand here.
    Unexpected(usize, char),
}

/// The members of a JSON object, each key with the text of its value.
#[derive(Debug, Default)]
pub(crate) struct Members<'a> {
    /// In the order of the text; values keep no surrounding white space.
    pub(crate) pairs: Vec<(&'a str, &'a str)>,
    /// The elements of the member asked for, when it is an array.
    pub(crate) elements: Option<Vec<&'a str>>,
    /// Why the text could not be followed to its end.
    pub(crate) broken: Option<Broken>,
}

/// Cuts the object at the start of `text`; the array under `array_key` is cut into its elements.
pub(crate) fn members<'a>(text: &'a str, array_key: &str) -> Members<'a> {
    let mut cursor = Cursor::new(text);
    let mut members = Members::default();
    members.broken = cursor
        .members(&mut members.pairs, array_key, &mut members.elements)
        .err();
    members
}

/// Cuts the array at the start of `text`.
#[cfg(test)]
pub(crate) fn elements(text: &str) -> (Vec<&str>, Option<Broken>) {
    let mut found = Vec::new();
    let broken = Cursor::new(text).elements(&mut found).err();
    (found, broken)
}

/// The byte offset of `part` in `whole`, of which it must be a slice.
pub(crate) fn offset_in(whole: &str, part: &str) -> usize {
    (part.as_ptr() as usize)
        .saturating_sub(whole.as_ptr() as usize)
        .min(whole.len())
}

/// Tells the lines of ascending byte offsets in one pass over the text.
pub(crate) struct Lines<'a> {
    text: &'a [u8],
    offset: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// Lines of `text`, counted from 1.
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            offset: 0,
            line: 1,
        }
    }

    /// The line of byte `offset`; starts over when it lies before the last one asked for.
    pub(crate) fn at(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        if offset < self.offset {
            (self.offset, self.line) = (0, 1);
        }
        let passed = self.text.get(self.offset..offset).unwrap_or_default();
        self.line += passed.split(|&byte| byte == b'\n').count() - 1;
        self.offset = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_falls_into_its_members() {
        let text =
            r#" {"a": 1, "b" : {"x": ["}"]}, "features": [ {"n": 1} , NaN, [2] ], "c": "\"]"} "#;
        let cut = members(text, "features");
        assert_eq!(cut.broken, None);
        assert_eq!(
            cut.pairs,
            [
                ("a", "1"),
                ("b", r#"{"x": ["}"]}"#),
                ("features", r#"[ {"n": 1} , NaN, [2] ]"#),
                ("c", r#""\"]""#)
            ]
        );
        assert_eq!(cut.elements.unwrap(), [r#"{"n": 1}"#, "NaN", "[2]"]);
    }

    #[test]
    fn a_text_cut_short_gives_what_was_whole() {
        let cut = members(
            r#"{"type": "FeatureCollection", "features": [{"a": 1}, {"b": [2"#,
            "features",
        );
        assert_eq!(cut.elements.unwrap(), [r#"{"a": 1}"#]);
        assert_eq!(cut.broken, Some(Broken::Ends(53)));
    }

    #[test]
    fn empty_and_stray_texts_say_where_they_break() {
        assert_eq!(elements("[]"), (vec![], None));
        assert_eq!(
            elements("[1 2]"),
            (vec!["1"], Some(Broken::Unexpected(3, '2')))
        );
        assert_eq!(
            elements("[1,]"),
            (vec!["1"], Some(Broken::Unexpected(3, ']')))
        );
        assert_eq!(
            members("{\"a\" 1}", "").broken,
            Some(Broken::Unexpected(5, '1'))
        );
        assert_eq!(members("{} x", "").broken, Some(Broken::Unexpected(3, 'x')));
    }

    #[test]
    fn a_hundred_thousand_brackets_need_no_stack() {
        let deep = "[".repeat(100_000);
        assert_eq!(elements(&deep), (vec![], Some(Broken::Ends(1))));
    }

    #[test]
    fn lines_are_counted_forwards_and_from_anew() {
        let mut lines = Lines::new("a\nb\nc");
        assert_eq!(
            (lines.at(0), lines.at(2), lines.at(4), lines.at(2)),
            (1, 2, 3, 2)
        );
        assert_eq!(lines.at(99), 3);
    }
}
