//! What a draft still wants before its story is sound.

use std::collections::BTreeSet;

use super::{Draft, Meaning, ParagraphKey};
use crate::atlas::{Atlas, PlaceId};
use crate::story::EventId;
use crate::words::Words;

/// Where in a draft something is to be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultAt {
    /// In the lines about it as a whole.
    About,
    /// In a paragraph.
    Paragraph(ParagraphKey),
    /// In an event.
    Event(EventId),
    /// In the marked words whose text is gone, by number.
    Lost(usize),
}

/// One thing that a draft still wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFault {
    /// Where.
    pub at: FaultAt,
    /// The key of its sentence in `assets/words`.
    pub key: &'static str,
    /// What the sentence names: words, an event, an id.
    pub name: String,
    /// Whether the draft cannot be saved as it is.
    pub bars_saving: bool,
}

impl DraftFault {
    /// The sentence in the language of `words`.
    pub fn sentence(&self, words: Words) -> String {
        words.with(self.key, &[("name", self.name.as_str().into())])
    }
}

impl Draft {
    /// All that it still wants, in the order of the text; `atlas` has also its own places.
    pub fn faults(&self, atlas: &Atlas) -> Vec<DraftFault> {
        let mut faults = Vec::new();
        let mut tell = |at: FaultAt, key: &'static str, name: &str| {
            faults.push(DraftFault {
                bars_saving: key == "draft-fault-no-title",
                at,
                key,
                name: name.to_owned(),
            });
        };
        if self.about.title.trim().is_empty() {
            tell(FaultAt::About, "draft-fault-no-title", "");
        }
        if self.paragraphs.iter().all(|one| one.is_blank()) {
            let first = self.paragraphs.first();
            let at = first.map_or(FaultAt::About, |one| FaultAt::Paragraph(one.key));
            tell(at, "draft-fault-no-text", "");
        }
        let unknown = |id: &PlaceId| atlas.get(id).is_none();
        let mut told: BTreeSet<&EventId> = BTreeSet::new();
        for paragraph in &self.paragraphs {
            for id in paragraph
                .marks
                .iter()
                .filter_map(|mark| mark.place.as_ref())
            {
                if unknown(id) {
                    let at = FaultAt::Paragraph(paragraph.key);
                    tell(at, "draft-fault-no-such-place", id.as_str());
                }
            }
            if !paragraph.is_blank() {
                told.extend(paragraph.told.iter().map(|told| &told.event));
            }
        }
        for event in &self.events {
            let at = || FaultAt::Event(event.id.clone());
            let place = event.place.as_ref().map(|id| (id, atlas.get(id)));
            match place {
                Some((id, None)) => tell(at(), "draft-fault-no-such-place", id.as_str()),
                Some((_, Some(place)))
                    if place.area_km2().is_some() && !place.contains(event.at.lonlat()) =>
                {
                    tell(at(), "draft-fault-off-place", &event.title);
                }
                _ => {}
            }
            if !told.contains(&event.id) {
                tell(at(), "draft-fault-untold", &event.title);
            }
        }
        for (number, lost) in self.lost.iter().enumerate() {
            let key = match lost.meaning {
                Meaning::Place(_) => "draft-fault-lost-place",
                Meaning::Event(_) => "draft-fault-lost-event",
            };
            tell(FaultAt::Lost(number), key, &lost.words);
        }
        let gone = |figure: &&super::DraftFigure| self.paragraph_index(figure.paragraph).is_none();
        for figure in self.figures.iter().filter(gone) {
            tell(FaultAt::About, "draft-fault-figure", &figure.text);
        }
        faults
    }
}
