//! A draft → the story that its folder will be read as.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::own_place;
use super::{Draft, DraftParagraph, OwnPlace};
use crate::atlas::{Atlas, OwnFile, read_own};
use crate::story::{Mark, Mention, MentionFinder, ParagraphId, Passage, Story, ToldFigure};

/// What a story without a title is called while it is written.
const UNTITLED: &str = "Untitled";

/// Tells drafts on one atlas; what takes long is kept from one draft to the next.
pub struct Teller {
    bare: Arc<Atlas>,
    /// Places of the draft that was told last, and the atlas with them.
    places: Vec<Arc<OwnPlace>>,
    own: OwnFile,
    atlas: Arc<Atlas>,
    finder: MentionFinder,
}

impl Teller {
    /// A teller on the places of `atlas`.
    pub fn new(atlas: Arc<Atlas>) -> Self {
        Self {
            finder: MentionFinder::new(&atlas),
            bare: Arc::clone(&atlas),
            atlas,
            places: Vec::new(),
            own: OwnFile::default(),
        }
    }

    /// The atlas without the places that a draft brings.
    pub fn bare(&self) -> &Arc<Atlas> {
        &self.bare
    }

    /// The atlas with the places that the last draft brought.
    pub fn atlas(&self) -> &Arc<Atlas> {
        &self.atlas
    }

    /// Makes ready for a draft: its places join the atlas.
    pub fn meet(&mut self, draft: &Draft) {
        if self.places == draft.places {
            return;
        }
        self.own = own_file(draft, &self.bare);
        self.atlas = if self.own.places.is_empty() {
            Arc::clone(&self.bare)
        } else {
            Arc::new(self.bare.joined_by(&self.own.places))
        };
        self.finder = MentionFinder::new(&self.atlas);
        self.places.clone_from(&draft.places);
    }

    /// The places that a paragraph names, in its order.
    pub fn mentions(&mut self, paragraph: &DraftParagraph, draft: &Draft) -> Vec<Mention> {
        self.meet(draft);
        self.finder
            .find_marked(&paragraph.text, &[], &known(&paragraph.marks, &self.atlas))
    }

    /// The story of `draft`.
    pub fn story(&mut self, draft: &Draft) -> Story {
        self.meet(draft);
        tell(draft, &self.finder, &self.atlas, self.own.clone())
    }
}

impl Draft {
    /// The story that its folder will be read as on `atlas`: see [`Teller`] for one after the other.
    pub fn story(&self, atlas: &Atlas) -> Story {
        let own = own_file(self, atlas);
        let atlas = if own.places.is_empty() {
            Cow::Borrowed(atlas)
        } else {
            Cow::Owned(atlas.joined_by(&own.places))
        };
        tell(self, &MentionFinder::new(&atlas), &atlas, own)
    }

    /// The numbers it gives for places, as the story has them; those whose paragraph is gone are
    /// left out.
    pub(super) fn told_figures(&self, numbers: &[Option<ParagraphId>]) -> Vec<ToldFigure> {
        let figures = self.figures.iter().filter_map(|figure| {
            let at = self.paragraph_index(figure.paragraph)?;
            Some(ToldFigure {
                place: figure.place.clone(),
                text: figure.text.clone(),
                paragraph: (*numbers.get(at)?)?,
            })
        });
        figures.collect()
    }

    /// For each event the paragraphs that tell of it, in order.
    pub(super) fn told_in(&self, numbers: &[Option<ParagraphId>]) -> Vec<Vec<ParagraphId>> {
        let told = |event: &super::DraftEvent| {
            let paragraphs = self.paragraphs.iter().zip(numbers);
            let tells = |one: &DraftParagraph| one.told.iter().any(|told| told.event == event.id);
            let mut ids: Vec<ParagraphId> = paragraphs
                .filter(|(one, _)| tells(one))
                .filter_map(|(_, number)| *number)
                .collect();
            ids.sort_unstable();
            ids
        };
        self.events.iter().map(|event| told(event)).collect()
    }
}

/// The places that a draft brings, as they are read from the file it writes; those whose id the
/// atlas has are left out.
fn own_file(draft: &Draft, atlas: &Atlas) -> OwnFile {
    let places = draft.places.iter().map(AsRef::as_ref);
    let places: Vec<&OwnPlace> = places
        .filter(|place| atlas.get(&place.id).is_none())
        .collect();
    if places.is_empty() {
        return OwnFile::default();
    }
    let text = own_place::file(places.into_iter());
    read_own(Path::new(super::files::PLACES), &text).0
}

/// The marks that lead somewhere.
pub(super) fn known(marks: &[Mark], atlas: &Atlas) -> Vec<Mark> {
    let leads = |mark: &&Mark| mark.place.as_ref().is_none_or(|id| atlas.get(id).is_some());
    marks.iter().filter(leads).cloned().collect()
}

/// What its author says of words of a text as a story writes it: words that are no place wherever
/// they stand, and the marks of single words.
pub(super) fn said(text: &str, marks: &[Mark]) -> (Vec<String>, Vec<Mark>) {
    let words = |mark: &Mark| text.get(mark.range.clone()).unwrap_or_default().to_owned();
    let everywhere = |words: &str| {
        let mut starts = text.match_indices(words).map(|(start, _)| start);
        starts.all(|start| {
            let range = start..start + words.len();
            marks
                .iter()
                .any(|mark| mark.place.is_none() && mark.range == range)
        })
    };
    let (mut not_places, mut single): (Vec<String>, Vec<Mark>) = (Vec::new(), Vec::new());
    for mark in marks {
        let words = words(mark);
        if mark.place.is_some() || !everywhere(&words) {
            single.push(mark.clone());
        } else if !not_places.contains(&words) {
            not_places.push(words);
        }
    }
    (not_places, single)
}

fn tell(draft: &Draft, finder: &MentionFinder, atlas: &Atlas, own: OwnFile) -> Story {
    let numbers = draft.numbers();
    let passages = draft.paragraphs.iter().zip(&numbers);
    let passages = passages.filter_map(|(paragraph, number)| {
        let (not_places, marks) = said(&paragraph.text, &known(&paragraph.marks, atlas));
        Some(Passage {
            paragraph: (*number)?,
            mentions: finder.find_marked(&paragraph.text, &not_places, &marks),
            text: paragraph.text.clone(),
            not_places,
            marks,
            verbatim: false,
        })
    });
    let events = draft.events.iter().zip(draft.told_in(&numbers));
    let events = events.map(|(event, passages)| event.event(passages, atlas));
    let mut article = draft.about.article(draft.told_figures(&numbers));
    if article.title.trim().is_empty() {
        UNTITLED.clone_into(&mut article.title);
    }
    Story::of(article, passages.collect(), events.collect(), own, atlas)
}
