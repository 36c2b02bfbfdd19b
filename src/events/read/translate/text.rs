//! HTML in a description, as the text a person reads.

use scraper::{Html, Node};

/// Elements after which a line ends.
const BLOCKS: [&str; 20] = [
    "address",
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "p",
    "table",
    "tr",
    "ul",
];
/// Elements whose text nobody reads.
const UNREAD: [&str; 4] = ["script", "style", "head", "title"];

/// The text of what may be HTML: tags become line ends or nothing, references letters.
pub(super) fn text_of_html(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.trim().to_owned();
    }
    let html = Html::parse_fragment(text);
    let mut out = String::new();
    // White space that is due before the next word.
    let mut due = None;
    for node in html.tree.root().descendants() {
        let is_block = |node: &Node| match node {
            Node::Element(element) => BLOCKS.contains(&element.name()),
            _ => false,
        };
        match node.value() {
            block if is_block(block) => due = Some('\n'),
            Node::Element(element) if matches!(element.name(), "td" | "th") => {
                due = due.or(Some(' '));
            }
            Node::Text(words) => {
                let hidden = node.parent().is_some_and(|parent| {
                    let element = parent.value().as_element();
                    element.is_some_and(|element| UNREAD.contains(&element.name()))
                });
                if hidden {
                    continue;
                }
                if node
                    .prev_sibling()
                    .is_some_and(|before| is_block(before.value()))
                {
                    due = Some('\n');
                }
                add_words(words, &mut due, &mut out);
            }
            _ => {}
        }
    }
    out
}

/// Adds the words of a text, with one space or line end between them.
fn add_words(words: &str, due: &mut Option<char>, out: &mut String) {
    for (index, word) in words.split(char::is_whitespace).enumerate() {
        if index > 0 {
            *due = due.or(Some(' '));
        }
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.extend(*due);
        }
        *due = None;
        out.push_str(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_what_a_person_reads() {
        assert_eq!(text_of_html(" plain  text "), "plain  text");
        assert_eq!(
            text_of_html(
                "<p>One <b>bold</b>&nbsp;word,<br>and &lt;two&gt;</p><script>x()</script><p>Three</p>"
            ),
            "One bold word,\nand <two>\nThree"
        );
        assert_eq!(
            text_of_html(
                "<table><tr><td>When</td><td>1893</td></tr><tr><td>Where</td></tr></table>"
            ),
            "When 1893\nWhere"
        );
        assert_eq!(text_of_html("a < b & c"), "a < b & c");
    }

    #[test]
    fn deep_and_broken_html_ends() {
        let deep = "<div>".repeat(50_000) + "x";
        assert_eq!(text_of_html(&deep), "x");
        assert_eq!(text_of_html("<p <<< a='"), "");
    }
}
