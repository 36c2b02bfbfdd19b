//! What the elements of a page mean for its text.

use html5ever::tokenizer::Tag;

/// What an element does to the text around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing: its words stand in the line.
    Inline,
    /// Ends the block before it and, where it ends, its own.
    Block,
    /// A new line in the same block.
    Break,
    /// Parts words of the same block.
    Cell,
    /// Holds no text of the page, or what a reader chooses from.
    Gone,
    /// Stands around the text.
    Furniture,
}

pub(super) fn role(name: &str) -> Role {
    match name {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "iframe" | "object"
        | "canvas" | "audio" | "video" | "select" | "button" | "textarea" | "datalist"
        | "noembed" | "noframes" | "applet" | "map" => Role::Gone,
        "nav" | "aside" | "footer" | "form" | "dialog" | "menu" | "search" => Role::Furniture,
        "br" => Role::Break,
        "td" | "th" => Role::Cell,
        "address" | "article" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "h1" | "h2"
        | "h3" | "h4" | "h5" | "h6" | "head" | "header" | "hgroup" | "hr" | "html" | "legend"
        | "li" | "listing" | "main" | "ol" | "optgroup" | "option" | "p" | "plaintext" | "pre"
        | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "title" | "tr" | "ul"
        | "xmp" => Role::Block,
        _ => Role::Inline,
    }
}

/// Elements that hold nothing and have no end.
pub(super) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether an element says of itself that it stands around the text, or is not shown.
pub(super) fn is_furniture(tag: &Tag) -> bool {
    if matches!(&*tag.name, "html" | "body" | "main" | "article") {
        return false;
    }
    let role = attribute(tag, "role").is_some_and(|role| {
        matches!(
            role,
            "navigation"
                | "banner"
                | "complementary"
                | "contentinfo"
                | "search"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
                | "toolbar"
        )
    });
    let style = attribute(tag, "style").unwrap_or_default();
    let style: String = style.split_whitespace().collect();
    role || attribute(tag, "hidden").is_some()
        || attribute(tag, "aria-hidden") == Some("true")
        || style.contains("display:none")
}

/// The level of a heading.
pub(super) fn level(name: &str) -> Option<u8> {
    match name {
        "h1" => Some(1),
        "h2" => Some(2),
        "h3" => Some(3),
        "h4" => Some(4),
        "h5" => Some(5),
        "h6" => Some(6),
        _ => None,
    }
}

/// What a tag says under `name`.
pub(super) fn attribute<'a>(tag: &'a Tag, name: &str) -> Option<&'a str> {
    let mut attributes = tag.attrs.iter();
    let found = attributes.find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| &*attribute.value)
}
