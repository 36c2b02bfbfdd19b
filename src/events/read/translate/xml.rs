//! XML an element at a time: lines counted, nothing followed, nothing expanded.
//!
//! KML and GPX are read through this. Memory is bounded by what one record may hold, whatever the
//! file claims or nests; a document type, which could define entities, is refused.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Bytes of one record, and of anything between two.
const LONGEST: u64 = 64 << 20;
/// Elements of one record that are kept.
pub(super) const ELEMENTS: usize = 200_000;
/// How deep elements may stand in each other.
const DEEPEST: usize = 100;

/// Why a file can be read no further.
#[derive(Debug)]
pub(super) struct Broken {
    /// Counted from 1.
    pub(super) line: u64,
    pub(super) what: String,
    pub(super) mend: &'static str,
}

/// An element and all that is in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Its name without prefix.
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    /// The text in it, without that of its children.
    pub(super) text: String,
    pub(super) children: Vec<Element>,
    /// The line it begins on.
    pub(super) line: u64,
    /// Whether it has more elements than are kept.
    pub(super) is_cut: bool,
}

impl Element {
    /// The first child of this name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of this name, if it says something.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        let text = self.child(name)?.text.trim();
        (!text.is_empty()).then_some(text)
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(value)
    }
}

/// What comes next.
#[derive(Debug)]
pub(super) enum Step {
    /// An element begins; its text and children are still to come.
    Open(Element),
    /// An element ends.
    Close,
    /// The file ends.
    End,
}

/// Reads a file.
pub(super) struct Xml<R: Read> {
    reader: Reader<Counted<BufReader<R>>>,
    buffer: Vec<u8>,
    depth: usize,
    /// An element without content was opened, and is closed next.
    empty: bool,
}

impl<R: Read> Xml<R> {
    /// Reads `file`, which is UTF-8.
    pub(super) fn new(file: R) -> Self {
        let mut reader = Reader::from_reader(Counted::new(BufReader::with_capacity(1 << 16, file)));
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        Self {
            reader,
            buffer: Vec::new(),
            depth: 0,
            empty: false,
        }
    }

    /// The line that is read now.
    pub(super) fn line(&self) -> u64 {
        self.reader.get_ref().line
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    fn broken(&self, what: impl Into<String>, mend: &'static str) -> Broken {
        let line = self.line();
        let what = what.into();
        Broken { line, what, mend }
    }

    /// The next element that begins or ends; texts between are passed.
    pub(super) fn step(&mut self) -> Result<Step, Broken> {
        self.reader.get_mut().begin_record();
        loop {
            match self.event()? {
                Parsed::Open(element) => return Ok(Step::Open(element)),
                Parsed::Close => return Ok(Step::Close),
                Parsed::End => return Ok(Step::End),
                Parsed::Text(_) => self.reader.get_mut().begin_record(),
            }
        }
    }

    /// The rest of an element that was opened.
    pub(super) fn rest(&mut self, mut root: Element) -> Result<Element, Broken> {
        let mut open: Vec<Element> = Vec::new();
        let mut elements = 0;
        loop {
            match self.event()? {
                Parsed::Open(element) => {
                    elements += 1;
                    open.push(std::mem::take(&mut root));
                    root = element;
                }
                Parsed::Text(text) => root.text.push_str(&text),
                Parsed::Close => {
                    let Some(mut outer) = open.pop() else {
                        root.is_cut = elements > ELEMENTS;
                        return Ok(root);
                    };
                    if elements <= ELEMENTS {
                        outer.children.push(root);
                    }
                    root = outer;
                }
                Parsed::End => return Err(self.ends_early(&root.name)),
            }
        }
    }

    /// The fault of a file that ends inside an element.
    pub(super) fn ends_early(&self, name: &str) -> Broken {
        let what = format!("the file ends inside a {name}");
        self.broken(what, "it was cut short: fetch it again")
    }

    fn event(&mut self) -> Result<Parsed, Broken> {
        if std::mem::take(&mut self.empty) {
            self.depth -= 1;
            return Ok(Parsed::Close);
        }
        loop {
            // The line an element begins on, before it is read.
            let line = self.reader.get_ref().line;
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => {
                    let (what, mend) = told(&error);
                    let line = self.reader.get_ref().line;
                    return Err(Broken { line, what, mend });
                }
            };
            let parsed = match event {
                Event::Start(start) => Parsed::Open(opened(&start, line)),
                Event::Empty(start) => {
                    self.empty = true;
                    Parsed::Open(opened(&start, line))
                }
                Event::End(_) => Parsed::Close,
                Event::Text(text) => Parsed::Text(String::from_utf8_lossy(&text).into_owned()),
                Event::CData(text) => Parsed::Text(String::from_utf8_lossy(&text).into_owned()),
                Event::GeneralRef(reference) => Parsed::Text(meant(&reference)),
                Event::DocType(_) => {
                    let what = "it has a document type, whose definitions are not read";
                    return Err(self.broken(what, "take out its <!DOCTYPE …>"));
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
                Event::Eof => Parsed::End,
            };
            match parsed {
                Parsed::Open(_) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        let what =
                            format!("its elements stand more than {DEEPEST} deep in each other");
                        return Err(self.broken(what, "it is no file of places"));
                    }
                }
                Parsed::Close => self.depth = self.depth.saturating_sub(1),
                Parsed::Text(_) | Parsed::End => {}
            }
            return Ok(parsed);
        }
    }
}

/// An event of the parser, as far as it matters.
enum Parsed {
    Open(Element),
    Text(String),
    Close,
    End,
}

fn opened(start: &BytesStart<'_>, line: u64) -> Element {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    // An attribute that is broken says nothing; the element still does.
    let attributes = start.attributes().filter_map(Result::ok);
    let attributes = attributes.map(|attribute| {
        let name = text(attribute.key.local_name().as_ref());
        let value = text(&attribute.value);
        let value = quick_xml::escape::unescape(&value)
            .map_or_else(|_| value.clone(), std::borrow::Cow::into_owned);
        (name, value)
    });
    Element {
        name: text(start.local_name().as_ref()),
        attributes: attributes.collect(),
        text: String::new(),
        children: Vec::new(),
        line,
        is_cut: false,
    }
}

/// The letter a reference stands for; one that the file does not define stays as it is written.
fn meant(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    let name = String::from_utf8_lossy(reference);
    match quick_xml::escape::resolve_predefined_entity(&name) {
        Some(text) => text.to_owned(),
        None => format!("&{name};"),
    }
}

/// What the parser stumbled over.
fn told(error: &quick_xml::Error) -> (String, &'static str) {
    const CUT: &str = "it was cut short: fetch it again";
    match error {
        quick_xml::Error::Io(error) => match error.get_ref().and_then(|e| e.downcast_ref()) {
            Some(TooLong) => (
                format!(
                    "something in it is longer than the {} MB a record may have",
                    LONGEST >> 20
                ),
                "split it into several",
            ),
            None => (format!("the file cannot be read ({error})"), "try again"),
        },
        quick_xml::Error::Syntax(error) => (format!("the file breaks off here ({error})"), CUT),
        other => (
            format!("this is no sound XML ({other})"),
            "correct it there",
        ),
    }
}

/// A record is longer than it may be.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too long")]
struct TooLong;

/// Counts lines, and the bytes of a record.
struct Counted<B> {
    inner: B,
    line: u64,
    left: u64,
}

impl<B> Counted<B> {
    fn new(inner: B) -> Self {
        Self {
            inner,
            line: 1,
            left: LONGEST,
        }
    }

    fn begin_record(&mut self) {
        self.left = LONGEST;
    }
}

impl<B: BufRead> Read for Counted<B> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(into.len());
        if let (Some(to), Some(from)) = (into.get_mut(..count), available.get(..count)) {
            to.copy_from_slice(from);
        }
        self.consume(count);
        Ok(count)
    }
}

impl<B: BufRead> BufRead for Counted<B> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other(TooLong));
        }
        let available = self.inner.fill_buf()?;
        let count = available.len().min(self.left as usize);
        Ok(available.get(..count).unwrap_or_default())
    }

    fn consume(&mut self, count: usize) {
        if let Ok(available) = self.inner.fill_buf() {
            let passed = available.get(..count).unwrap_or(available);
            self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        }
        self.left = self.left.saturating_sub(count as u64);
        self.inner.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything in a text, as names, or why it breaks.
    fn steps(text: &str) -> (Vec<String>, Option<Broken>) {
        let mut xml = Xml::new(text.as_bytes());
        let mut names = Vec::new();
        loop {
            match xml.step() {
                Ok(Step::Open(element)) => names.push(format!("{}:{}", element.line, element.name)),
                Ok(Step::Close) => names.push("/".into()),
                Ok(Step::End) => return (names, None),
                Err(broken) => return (names, Some(broken)),
            }
        }
    }

    #[test]
    fn elements_know_their_lines() {
        let (names, broken) = steps("<?xml version='1.0'?>\n<a>\n <x:b/>text\n <c\n d=''/></a>");
        assert_eq!(names, ["2:a", "3:b", "/", "4:c", "/", "/"]);
        assert!(broken.is_none());
    }

    #[test]
    fn a_tree_has_texts_attributes_and_references() {
        let text = "<p k='&lt;&#65;'>a&amp;b<![CDATA[<i>&amp;]]>&nbsp;<q>z</q></p>";
        let mut xml = Xml::new(text.as_bytes());
        let Ok(Step::Open(element)) = xml.step() else {
            panic!("no element")
        };
        let tree = xml.rest(element).unwrap();
        assert_eq!(tree.attribute("k"), Some("<A"));
        assert_eq!(tree.text, "a&b<i>&amp;&nbsp;");
        assert_eq!(tree.text_of("q"), Some("z"));
    }

    #[test]
    fn entity_bombs_depth_and_length_are_refused() {
        let bomb = "<!DOCTYPE k [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><k>&b;</k>";
        assert!(steps(bomb).1.unwrap().what.contains("document type"));
        let deep = "<a>".repeat(1000);
        assert!(steps(&deep).1.unwrap().what.contains("100 deep"));
        let long = format!("<a b='{}'/>", "x".repeat(65 << 20));
        assert!(steps(&long).1.unwrap().what.contains("64 MB"));
        let wide = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS + 1));
        let mut xml = Xml::new(wide.as_bytes());
        let Ok(Step::Open(element)) = xml.step() else {
            panic!("no element")
        };
        let wide = xml.rest(element).unwrap();
        assert!(wide.is_cut && wide.children.len() == ELEMENTS);
    }

    #[test]
    fn what_is_cut_short_says_so() {
        for text in ["<a><b>", "<a", "<a b='", "<a><!-- ", "<a><![CDATA[ "] {
            let (_, broken) = steps(text);
            if let Some(broken) = broken {
                assert!(!broken.what.is_empty());
            }
        }
        assert_eq!(steps("<a>\n</b>").1.unwrap().line, 2);
    }
}
