//! Markdown: its paragraphs, headings, entries and quotations; marks, links and code fences are gone,
//! their words are not.

use pulldown_cmark::{Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::blocks::Blocks;
use super::{BlockKind, Document, MOST_TEXT, Reason, html};

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Document, Reason> {
    // Marks and links make a file longer than its words, but not this much.
    if text.len() > 2 * MOST_TEXT {
        return Err(Reason::TooLong);
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader::default();
    let mut line = Lines::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, line.at(range.start))?;
    }
    reader.flush()?;
    let title = reader.title.or(reader.first_heading);
    Ok(reader.blocks.into_document(title))
}

/// Lines of offsets that mostly ascend.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            line: 1,
        }
    }

    /// The line of byte `offset`, counted from 1; of one before the last asked for, the last one's.
    fn at(&mut self, offset: usize) -> usize {
        if let Some(passed) = self.text.as_bytes().get(self.at..offset) {
            self.line += memchr::memchr_iter(b'\n', passed).count();
            self.at = offset;
        }
        self.line
    }
}

#[derive(Default)]
struct Reader {
    blocks: Blocks,
    text: String,
    began: usize,
    heading: Option<u8>,
    quotes: usize,
    items: usize,
    in_metadata: bool,
    title: Option<String>,
    first_heading: Option<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, line: usize) -> Result<(), Reason> {
        match event {
            Event::Start(tag) => self.start(&tag, line)?,
            Event::End(tag) => self.end(tag)?,
            Event::Text(words) if self.in_metadata => self.metadata(&words),
            Event::Text(words)
            | Event::Code(words)
            | Event::InlineMath(words)
            | Event::DisplayMath(words) => self.add(&words, line),
            Event::InlineHtml(markup) if is_break(&markup) => self.add("\n", line),
            Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            // A block of HTML is read as a page is, in the place where it stands.
            Event::Html(markup) => self.add(&html::words_of(&markup)?, line),
            Event::SoftBreak | Event::HardBreak => self.add("\n", line),
            Event::Rule => self.flush()?,
        }
        Ok(())
    }

    fn add(&mut self, words: &str, line: usize) {
        if self.text.is_empty() {
            self.began = line;
        }
        self.text.push_str(words);
    }

    fn start(&mut self, tag: &Tag<'_>, line: usize) -> Result<(), Reason> {
        match tag {
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => return Ok(()),
            Tag::TableCell => {
                self.add(" ", line);
                return Ok(());
            }
            _ => self.flush()?,
        }
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(*level as u8),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::Item | Tag::TableRow | Tag::TableHead => self.items += 1,
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.in_metadata = true,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Reason> {
        match tag {
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::TableCell => return Ok(()),
            TagEnd::Heading(level) => {
                if level as u8 == 1 && self.first_heading.is_none() {
                    self.first_heading = Some(self.text.clone());
                }
                self.flush()?;
                self.heading = None;
            }
            _ => self.flush()?,
        }
        match tag {
            TagEnd::BlockQuote(_) => self.quotes = self.quotes.saturating_sub(1),
            TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead => {
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.in_metadata = false,
            _ => {}
        }
        Ok(())
    }

    /// Of what is written above the text, only its title.
    fn metadata(&mut self, words: &str) {
        let title = words.lines().find_map(|line| line.strip_prefix("title:"));
        if let Some(title) = title.filter(|_| self.title.is_none()) {
            self.title = Some(title.trim().trim_matches(['"', '\'']).to_owned());
        }
    }

    fn flush(&mut self) -> Result<(), Reason> {
        let kind = match self.heading {
            Some(level) => BlockKind::Heading(level),
            None if self.items > 0 => BlockKind::Item,
            None if self.quotes > 0 => BlockKind::Quote,
            None => BlockKind::Paragraph,
        };
        self.blocks.push(kind, &self.text, self.began)?;
        self.text.clear();
        Ok(())
    }
}

fn is_break(markup: &str) -> bool {
    let markup = markup.trim_start_matches('<').to_ascii_lowercase();
    markup.starts_with("br")
}
