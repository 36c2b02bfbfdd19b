//! A page saved from a browser: the text of its article, without the furniture around it.
//!
//! Only the tokenizer of `html5ever` is used and no tree is built, so that time and memory grow with
//! the file and with nothing else. Blocks are cut where an element stands that browsers show as a
//! block. Furniture (navigation, asides, forms, footers, what is hidden) is marked and not thrown
//! away at once: a page that has its whole text in a form still has it in the end.

mod choose;
mod elements;
mod guard;

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use self::choose::{Piece, Region};
use self::elements::Role;
use super::blocks::on_one_line;
use super::{BlockKind, Document, Reason};

/// A new line in a block, which a browser shows: a character that no text has.
const BREAK: &str = "\u{b}";

/// Reads a page.
pub(super) fn read(text: &str) -> Result<Document, Reason> {
    tokenized(text)?.document()
}

/// The words of a piece of a page, without its tags.
pub(super) fn words_of(markup: &str) -> Result<String, Reason> {
    let pieces = tokenized(markup)?.pieces;
    let texts: Vec<String> = pieces.into_iter().map(|piece| piece.text).collect();
    Ok(texts.join("\n"))
}

fn tokenized(text: &str) -> Result<Page, Reason> {
    guard::look_through(text)?;
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(text));
    let tokenizer = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&queue);
    tokenizer.end();
    let mut page = tokenizer.sink.page.into_inner();
    page.flush();
    page.close_regions();
    Ok(page)
}

#[derive(Default)]
struct Sink {
    page: RefCell<Page>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        match token {
            Token::TagToken(tag) => return page.tag(&tag, line as usize),
            Token::CharacterTokens(words) => page.add(&words, line as usize),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// An element whose words are none of the text, and how often one of its name was opened in it.
struct Dropped {
    name: String,
    depth: usize,
}

/// A page as far as it is read.
#[derive(Default)]
struct Page {
    pieces: Vec<Piece>,
    text: String,
    line: usize,
    kinds: Kinds,
    /// Open `pre`: in them a new line is one.
    pre: usize,
    /// Scripts, menus of choice: gone for good.
    gone: Option<Dropped>,
    /// Furniture: kept apart.
    furniture: Option<Dropped>,
    /// `article` and `main`, as they were opened, and those that are open, innermost last.
    regions: Vec<Region>,
    open: Vec<usize>,
    title: Option<String>,
    /// What a page tells others it is called.
    shared_title: Option<String>,
    in_title: bool,
}

/// What a block is for being inside something.
#[derive(Default)]
struct Kinds {
    heading: Option<u8>,
    item: usize,
    quote: usize,
    caption: usize,
}

impl Kinds {
    fn kind(&self) -> BlockKind {
        match self.heading {
            Some(level) => BlockKind::Heading(level),
            None if self.caption > 0 => BlockKind::Caption,
            None if self.quote > 0 => BlockKind::Quote,
            None if self.item > 0 => BlockKind::Item,
            None => BlockKind::Paragraph,
        }
    }
}

impl Page {
    fn add(&mut self, words: &str, line: usize) {
        if self.gone.is_some() {
            return;
        }
        if self.in_title {
            self.title.get_or_insert_default().push_str(words);
            return;
        }
        if self.text.trim_start().is_empty() {
            self.text.clear();
            self.line = line;
        }
        if self.pre > 0 {
            self.text.push_str(&words.replace('\n', BREAK));
        } else {
            self.text.push_str(words);
        }
    }

    fn tag(&mut self, tag: &Tag, line: usize) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let opens = tag.kind == TagKind::StartTag;
        let role = elements::role(name);
        if name == "title" && (self.title.is_none() || self.in_title) {
            // A picture in a page may have a title too, and it is no title of the page.
            self.in_title = opens && self.gone.is_none();
        }
        if name == "meta" {
            self.meta(tag);
        }
        match role {
            Role::Inline => {}
            Role::Break => self.add(BREAK, line),
            Role::Cell => self.add(" ", line),
            Role::Block | Role::Gone | Role::Furniture => self.flush(),
        }
        let is_void = elements::is_void(name) || tag.self_closing && role == Role::Gone;
        if opens && !is_void {
            self.open(tag, role);
        } else if !opens {
            self.close(name, role);
        }
        match name {
            _ if !opens => TokenSinkResult::Continue,
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                TokenSinkResult::RawData(RawKind::Rawtext)
            }
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn open(&mut self, tag: &Tag, role: Role) {
        let name = &*tag.name;
        if let Some(gone) = &mut self.gone {
            gone.depth += usize::from(gone.name == name);
            return;
        }
        let dropped = || {
            Some(Dropped {
                name: name.to_owned(),
                depth: 1,
            })
        };
        if role == Role::Gone {
            self.gone = dropped();
            return;
        }
        if let Some(furniture) = &mut self.furniture {
            furniture.depth += usize::from(furniture.name == name);
        } else if role == Role::Furniture || elements::is_furniture(tag) {
            self.furniture = dropped();
        }
        match name {
            "article" | "main" => {
                self.open.push(self.regions.len());
                self.regions.push(Region::from(self.pieces.len(), name));
            }
            "li" | "dd" | "dt" | "tr" => self.kinds.item += 1,
            "blockquote" => self.kinds.quote += 1,
            "figcaption" | "caption" => self.kinds.caption += 1,
            "pre" => self.pre += 1,
            "p" | "section" => self.kinds.heading = None,
            _ => self.kinds.heading = elements::level(name).or(self.kinds.heading),
        }
    }

    fn close(&mut self, name: &str, role: Role) {
        fn ended(dropped: &mut Option<Dropped>, name: &str) {
            if let Some(one) = dropped.as_mut().filter(|one| one.name == name) {
                one.depth -= 1;
                if one.depth == 0 {
                    *dropped = None;
                }
            }
        }
        if self.gone.is_some() {
            ended(&mut self.gone, name);
            return;
        }
        if role != Role::Gone {
            ended(&mut self.furniture, name);
        }
        match name {
            "article" | "main" => {
                let same = |index: &usize| self.regions.get(*index).is_some_and(|r| r.name == name);
                if let Some(place) = self.open.iter().rposition(same) {
                    let end = self.pieces.len();
                    for index in self.open.drain(place..) {
                        if let Some(region) = self.regions.get_mut(index) {
                            region.end = end;
                        }
                    }
                }
            }
            "li" | "dd" | "dt" | "tr" => self.kinds.item = self.kinds.item.saturating_sub(1),
            "ul" | "ol" | "dl" | "table" => self.kinds.item = 0,
            "blockquote" => self.kinds.quote = self.kinds.quote.saturating_sub(1),
            "figcaption" | "caption" => {
                self.kinds.caption = self.kinds.caption.saturating_sub(1);
            }
            "pre" => self.pre = self.pre.saturating_sub(1),
            _ if elements::level(name).is_some() => self.kinds.heading = None,
            _ => {}
        }
    }

    fn close_regions(&mut self) {
        let end = self.pieces.len();
        for index in self.open.drain(..) {
            if let Some(region) = self.regions.get_mut(index) {
                region.end = end;
            }
        }
    }

    fn meta(&mut self, tag: &Tag) {
        let value = |wanted: &str| elements::attribute(tag, wanted);
        if value("property").is_some_and(|name| name == "og:title") {
            self.shared_title = value("content").map(str::to_owned);
        }
    }

    /// Ends a block; two breaks in a row part it in two.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let (mut part, mut began, mut line) = (String::new(), self.line, self.line);
        for row in text.split(BREAK) {
            if row.trim().is_empty() {
                self.end_piece(&std::mem::take(&mut part), began);
                began = line;
            }
            part.push_str(row);
            part.push(' ');
            line += row.matches('\n').count() + usize::from(self.pre > 0);
        }
        self.end_piece(&part, began);
    }

    fn end_piece(&mut self, text: &str, line: usize) {
        let text = on_one_line(text);
        if !text.is_empty() {
            self.pieces.push(Piece {
                kind: self.kinds.kind(),
                text,
                line,
                is_furniture: self.furniture.is_some(),
            });
        }
    }

    fn document(self) -> Result<Document, Reason> {
        let heading = |piece: &&Piece| piece.kind == BlockKind::Heading(1);
        let kept = choose::kept(&self.pieces, &self.regions);
        let mut headings = kept.iter().copied().filter(heading);
        let first = headings.next().map(|piece| piece.text.clone());
        // Two headings of the first level are parts of a text, and none of them is its title.
        let own = first.filter(|_| headings.next().is_none());
        let title = own.or_else(|| self.shared_title.clone());
        let title = title.or_else(|| self.title.clone());
        choose::document(&kept, title)
    }
}
