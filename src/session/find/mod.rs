//! Finding: one question over places, passages, events, dates, positions and commands.
//!
//! An [`Index`] is built once for a dataset and a language; [`Index::find`] answers what was typed
//! so far. Places are looked for by every name they have or had, in every language, folded as
//! [`fold`] says, and near misses count.
//!
//! Titles of events in files are not searched: they stay in their files, and there may be ten
//! million of them. The story's events are.

mod coming;
pub mod date;
pub mod fold;
mod hit;
pub mod matching;
mod places;
mod question;
pub mod spoken;
mod tell;
pub mod typo;

use std::cell::RefCell;

use fold::Folded;
use matching::{Closeness, Found, Name, Needle, Scatter, in_name, in_text};
use places::PlaceNames;

pub use hit::{Hit, HitKind};
pub use question::{Question, Scope};

use super::offer::Offer;
use super::{Command, Dataset, Session, Target};
use crate::story::When;
use crate::words::{Language, Words};

/// No more hits than anybody scrolls through.
pub const MOST: usize = 200;

/// What is looked through, folded.
pub struct Index {
    words: Words,
    places: Vec<PlaceNames>,
    passages: Vec<Folded>,
    /// For each event its title, its short title, and all that is said of it.
    events: Vec<[Name; 3]>,
    columns: Vec<Name>,
    scatter: RefCell<Scatter>,
}

/// What was found, best first.
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// At most [`MOST`].
    pub best: Vec<Hit>,
    /// How many there were.
    pub all: usize,
}

/// A hit before it is told in words: how good, of which sort, and which one.
struct Raw {
    score: u32,
    what: What,
    found: Found,
}

/// What was found, by its number; a place with the number of the name it was found by.
enum What {
    Place(usize, usize),
    Passage(usize),
    Event(usize),
    Column(usize),
    Offer(Box<Offer>),
}

/// The step from one closeness to the next; what else counts stays below it.
const STEP: u32 = 1000;

/// How much a command and an event weigh among the equally near; places weigh from 0 to 400.
const COMMAND: u32 = 200;
const EVENT: u32 = 120;

impl Index {
    /// Folds all that can be found in `data`; commands are called as `words` call them, and
    /// passages are those of the digest.
    pub fn build(data: &Dataset, words: Words) -> Self {
        Self::build_of(data, words, false)
    }

    /// The same for what `session` shows: its language, and the reader's own copy if that is shown.
    pub fn of(session: &Session, data: &Dataset) -> Self {
        Self::build_of(data, session.words(), session.shows_own(data))
    }

    fn build_of(data: &Dataset, words: Words, own: bool) -> Self {
        let story = &data.story;
        let events = story.events().iter().map(|event| {
            let all = format!(
                "{} {} {} {} {}",
                event.title,
                event.short,
                event.place_text,
                event.category.label(),
                event.date_label()
            );
            [&event.title, &event.short, &all].map(|text| Name::of(text))
        });
        Self {
            words,
            places: places::names(data),
            passages: data
                .passages(own)
                .map(|one| Folded::of(&one.text))
                .collect(),
            events: events.collect(),
            columns: data
                .columns
                .iter()
                .map(|column| Name::of(&column.label))
                .collect(),
            scatter: RefCell::default(),
        }
    }

    /// Answers what was typed; `data` is what the index was built of.
    ///
    /// Exact names come before beginnings, those before words within, those before near misses;
    /// places and commands before passages; what the atlas is about, and larger places, first.
    pub fn find(&self, typed: &str, session: &Session, data: &Dataset) -> Hits {
        let question = Question::of(typed);
        if question.is_link() {
            let best = vec![tell::Teller::new(self.words, session, data).link(question.text)];
            return Hits { best, all: 1 };
        }
        let needle = Needle::of(question.text);
        let mut raw = Vec::new();
        if needle.is_empty() {
            if question.scope.is_none() {
                return Hits::default();
            }
            self.everything(&question, session, data, &mut raw);
        } else {
            self.search(&question, &needle, session, data, &mut raw);
        }
        raw.sort_by_key(|one| std::cmp::Reverse(one.score));
        let teller = tell::Teller::new(self.words, session, data);
        let mut best = Self::sayings(&question, data, &teller);
        let all = best.len() + raw.len();
        let room = MOST.saturating_sub(best.len());
        best.extend(
            raw.into_iter()
                .take(room)
                .filter_map(|one| self.told(one, &teller)),
        );
        Hits { best, all }
    }

    fn search(
        &self,
        question: &Question<'_>,
        needle: &Needle,
        session: &Session,
        data: &Dataset,
        raw: &mut Vec<Raw>,
    ) {
        let scatter = &mut *self.scatter.borrow_mut();
        if question.asks_for(Scope::Places) {
            raw.extend(
                self.places
                    .iter()
                    .enumerate()
                    .filter_map(|(number, place)| {
                        let (name, found) = place.best(needle, scatter)?;
                        let penalty = place.penalty(name);
                        let score = score(&found, place.weight).saturating_sub(penalty);
                        let what = What::Place(number, name);
                        Some(Raw { score, what, found })
                    }),
            );
        }
        if question.asks_for(Scope::Commands) {
            raw.extend(
                self.offers(session, data)
                    .into_iter()
                    .filter_map(|(offer, english)| {
                        let own = in_name(&Name::of(&offer.label), needle, scatter);
                        let other = english.as_deref().and_then(|label| {
                            let found = in_name(&Name::of(label), needle, scatter)?;
                            Some(Found {
                                ranges: Vec::new(),
                                ..found
                            })
                        });
                        let found = own
                            .into_iter()
                            .chain(other)
                            .max_by_key(|found| found.closeness)?;
                        // What cannot be done now stands below what can.
                        let weight = if offer.why_not.is_some() { 0 } else { COMMAND };
                        let score = score(&found, weight);
                        let what = What::Offer(Box::new(offer));
                        Some(Raw { score, what, found })
                    }),
            );
        }
        if question.asks_for(Scope::Events) {
            self.search_events(question, needle, data, scatter, raw);
        }
        if question.asks_for(Scope::Passages) {
            raw.extend(
                self.passages
                    .iter()
                    .enumerate()
                    .filter_map(|(index, text)| {
                        let found = in_text(text, needle)?;
                        // Below every name that was meant, above letters that are only scattered.
                        let score = match found.closeness {
                            Closeness::WordBegins => STEP + 990,
                            Closeness::Words => STEP + 980,
                            _ => STEP + 10,
                        };
                        Some(Raw {
                            score: score - passage_order(index),
                            what: What::Passage(index),
                            found,
                        })
                    }),
            );
        }
        if question.asks_for(Scope::Dates) {
            raw.extend(
                self.columns
                    .iter()
                    .enumerate()
                    .filter_map(|(index, label)| {
                        let found = in_name(label, needle, scatter)?;
                        let near = found.closeness >= Closeness::WordBegins;
                        // The year itself is a hit of its own.
                        let is_year = data.columns.get(index).is_some_and(|column| column.is_year);
                        let known = is_year && question.date.is_some();
                        let score = score(&found, 300);
                        (near && !known).then_some(Raw {
                            score,
                            what: What::Column(index),
                            found,
                        })
                    }),
            );
        }
    }

    fn search_events(
        &self,
        question: &Question<'_>,
        needle: &Needle,
        data: &Dataset,
        scatter: &mut Scatter,
        raw: &mut Vec<Raw>,
    ) {
        for (index, (event, [title, short, all])) in
            data.story.events().iter().zip(&self.events).enumerate()
        {
            let asked = question.date.as_ref().zip(event.when.as_ref());
            let on_date = asked.and_then(|(date, when)| by_date(date, when));
            let quiet = |found: Found| Found {
                ranges: Vec::new(),
                ..found
            };
            let by_title = in_name(title, needle, scatter);
            let by_short = in_name(short, needle, scatter).map(quiet);
            // All that is said of an event is looked through word for word only.
            let by_all = in_name(all, needle, scatter).map(quiet);
            let by_all = by_all.filter(|found| found.closeness >= Closeness::Words);
            let by_all = by_all.map(|found| Found {
                closeness: Closeness::Words,
                ..found
            });
            // Of equals the last counts, which is the title and has its letters marked.
            let found = by_all
                .into_iter()
                .chain(by_short)
                .chain(on_date)
                .chain(by_title);
            if let Some(found) = found.max_by_key(|found| found.closeness) {
                let score = score(&found, EVENT);
                raw.push(Raw {
                    score,
                    what: What::Event(index),
                    found,
                });
            }
        }
    }

    /// All that a prefix alone asks for.
    fn everything(
        &self,
        question: &Question<'_>,
        session: &Session,
        data: &Dataset,
        raw: &mut Vec<Raw>,
    ) {
        let found = || Found {
            closeness: Closeness::Words,
            tidiness: 0,
            ranges: Vec::new(),
        };
        let mut push = |score: u32, what| {
            raw.push(Raw {
                score,
                what,
                found: found(),
            });
        };
        if question.asks_for(Scope::Places) {
            for (number, place) in self.places.iter().enumerate() {
                push(place.weight, What::Place(number, 0));
            }
        }
        if question.asks_for(Scope::Commands) {
            for (offer, _) in self.offers(session, data) {
                push(
                    u32::from(offer.why_not.is_none()),
                    What::Offer(Box::new(offer)),
                );
            }
        }
        if question.asks_for(Scope::Events) {
            for index in 0..self.events.len() {
                push(0, What::Event(index));
            }
        }
        if question.asks_for(Scope::Passages) {
            for index in 0..self.passages.len() {
                push(0, What::Passage(index));
            }
        }
    }

    /// Every command, and what English calls it where the window speaks another language.
    fn offers(&self, session: &Session, data: &Dataset) -> Vec<(Offer, Option<String>)> {
        let own = Command::every(session, data, self.words);
        if self.words.language() == Language::English {
            return own.into_iter().map(|offer| (offer, None)).collect();
        }
        let english = Command::every(session, data, Words::of(Language::English));
        let english = english
            .into_iter()
            .map(|offer| Some(offer.label.into_owned()));
        own.into_iter().zip(english).collect()
    }

    /// What was typed taken at its word: a date, a position, the number of a paragraph.
    fn sayings(question: &Question<'_>, data: &Dataset, teller: &tell::Teller<'_>) -> Vec<Hit> {
        let mut hits = Vec::new();
        if let Some(paragraph) = question.paragraph
            && let Some(index) = data.story.passage_index(&paragraph)
        {
            hits.extend(teller.passage(index, &[]));
        }
        if question.asks_for(Scope::Dates) {
            hits.extend(question.date.as_ref().and_then(|date| teller.year(date)));
            hits.extend(teller.positions(&question.positions));
        }
        hits
    }

    fn told(&self, raw: Raw, teller: &tell::Teller<'_>) -> Option<Hit> {
        let Raw { what, found, .. } = raw;
        match what {
            What::Place(number, name) => {
                let names = self.places.get(number)?;
                teller.place(names.index, names.name(name), found.ranges)
            }
            What::Passage(index) => teller.passage(index, &found.ranges),
            What::Event(index) => teller.event(index, found.ranges),
            What::Column(index) => teller.column(index, found.ranges),
            What::Offer(offer) => Some(teller.offer(*offer, found.ranges)),
        }
    }

    /// What a reader may want who has not typed anything: what was selected last, what comes next,
    /// and the commands that are chosen most (`used` counts them by [`Offer::id`]).
    pub fn useful(
        &self,
        session: &Session,
        data: &Dataset,
        used: &std::collections::BTreeMap<String, u32>,
    ) -> Vec<Hit> {
        let teller = tell::Teller::new(self.words, session, data);
        coming::useful(&teller, session, data, self.words, used)
    }
}

/// Closeness first, then weight, then how little is left over.
fn score(found: &Found, weight: u32) -> u32 {
    // Passages stand between the scattered and what was meant.
    let band = match found.closeness {
        Closeness::Scattered => 0,
        meant => meant as u32 + 1,
    };
    band * STEP + weight.min(400) * 2 + found.tidiness.min(99)
}

/// Passages equally near stand as in the article.
fn passage_order(index: usize) -> u32 {
    index.min(900) as u32 / 100
}

/// How an event answers a date: inside of it, or only touching it.
fn by_date(date: &When, when: &When) -> Option<Found> {
    let closeness = if date.contains(when) {
        Closeness::Begins
    } else if date.overlaps(when) {
        Closeness::Words
    } else {
        return None;
    };
    Some(Found {
        closeness,
        tidiness: 0,
        ranges: Vec::new(),
    })
}

/// What a target is called where it is only listed.
fn is_listed(target: &Target) -> bool {
    !matches!(target, Target::Square(_))
}

#[cfg(test)]
mod tests;
