//! HTML in a description, as the text a person reads.

use crate::document::words_of_html;

/// The text of what may be HTML: tags become line ends or nothing, references letters.
pub(super) fn text_of_html(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let words = words_of_html(text).unwrap_or_else(|| text.to_owned());
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_what_a_person_reads() {
        assert_eq!(text_of_html(" plain  text "), "plain  text");
        assert_eq!(
            text_of_html(
                "<p>One <b>bold</b>&nbsp;word and &lt;two&gt;</p><script>x()</script><p>Three</p>"
            ),
            "One bold\u{a0}word and <two>\nThree"
        );
        let table = "<table><tr><td>When</td><td>1893</td></tr><tr><td>Where</td></tr></table>";
        let words: Vec<String> = text_of_html(table)
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        assert_eq!(words, ["When", "1893", "Where"]);
        assert_eq!(text_of_html("a < b & c"), "a < b & c");
    }

    #[test]
    fn deep_and_broken_html_ends() {
        let deep = "<div>".repeat(50_000) + "x";
        assert_eq!(text_of_html(&deep), "x");
        assert!(text_of_html("<p <<< a='").len() < 20);
    }
}
