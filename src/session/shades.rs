//! What columns of files make of the events of a layer: their colours and sizes, worked out once,
//! in the background, and kept beside the data.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use rayon::prelude::*;

use super::style::{Classes, ColourBy, SizeBy, Style};
use super::{Dataset, Layer, Work};
use crate::events::read::{ColumnKind, ColumnValues};
use crate::events::shade::By;
use crate::events::{EventFile, EventTable, Row, Shade, Sizes, Watch};

/// What a style asks of a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// Classes, for colours.
    Classes(String, Classes),
    /// Sizes.
    Sizes(String),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Classes, for colours.
    Shade(Shade),
    /// Sizes.
    Sizes(Sizes),
    /// Why there are none, in a sentence.
    Failed(String),
}

/// Answers that are kept; the oldest goes when there are more.
const KEPT: usize = 48;

/// All that has been worked out so far; clones share it.
#[derive(Clone, Default)]
pub(super) struct Shades {
    all: Arc<Mutex<Vec<Entry>>>,
    revision: Arc<AtomicU64>,
}

struct Entry {
    file: Weak<EventFile>,
    asked: Asked,
    answer: Arc<Answer>,
    /// How many events of each class of a table have each class of the column.
    tally: Option<Arc<ShadeTally>>,
}

/// How many events of each class of a table, which is what is switched on and off, have each class
/// of a column.
#[derive(Debug)]
pub struct ShadeTally {
    table: Weak<EventTable>,
    by_class: HashMap<u16, Vec<u32>>,
}

impl ShadeTally {
    /// The numbers of one class of the table, by the classes of the column.
    pub fn of_class(&self, class: usize) -> Option<&[u32]> {
        let class = u16::try_from(class).ok()?;
        self.by_class.get(&class).map(Vec::as_slice)
    }

    fn count(table: &Arc<EventTable>, file: u16, shade: &Shade) -> Self {
        /// Events that are worth more than one processor.
        const MANY: usize = 1 << 15;
        type Counts = HashMap<u16, Vec<u32>>;
        let some = |(number, rows): (usize, &[Row])| {
            let mut counts = Counts::new();
            for (&row, place) in rows.iter().zip(number * MANY..) {
                let class = table.class_of().get(row as usize);
                let (Some(&class), Some(shade_class)) = (class, shade.number_at(place)) else {
                    continue;
                };
                let own = counts
                    .entry(class)
                    .or_insert_with(|| vec![0; shade.classes.len()]);
                if let Some(count) = own.get_mut(shade_class) {
                    *count += 1;
                }
            }
            counts
        };
        let both = |mut all: Counts, one: Counts| {
            for (class, counts) in one {
                let own = all.entry(class).or_insert_with(|| vec![0; counts.len()]);
                for (sum, count) in own.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
            all
        };
        let rows = table.rows_of_file(file).par_chunks(MANY).enumerate();
        Self {
            table: Arc::downgrade(table),
            by_class: rows.map(some).reduce(Counts::new, both),
        }
    }
}

impl Shades {
    fn get(&self, file: &Arc<EventFile>, asked: &Asked) -> Option<Arc<Answer>> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let file = Arc::downgrade(file);
        let mut known = all.iter();
        let known = known.find(|entry| entry.asked == *asked && entry.file.ptr_eq(&file))?;
        Some(Arc::clone(&known.answer))
    }

    fn put(&self, file: &Arc<EventFile>, asked: Asked, answer: Answer) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|entry| entry.file.strong_count() > 0);
        if all.len() >= KEPT {
            all.remove(0);
        }
        all.push(Entry {
            file: Arc::downgrade(file),
            asked,
            answer: Arc::new(answer),
            tally: None,
        });
        self.revision.fetch_add(1, Ordering::Relaxed);
    }

    fn tally(&self, answer: &Arc<Answer>, table: &Arc<EventTable>) -> Option<Arc<ShadeTally>> {
        let all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all
            .iter()
            .find(|entry| Arc::ptr_eq(&entry.answer, answer))?;
        let tally = known.tally.as_ref()?;
        let same = tally.table.ptr_eq(&Arc::downgrade(table));
        same.then(|| Arc::clone(tally))
    }

    fn put_tally(&self, answer: &Arc<Answer>, tally: ShadeTally) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        let mut known = all.iter_mut();
        if let Some(entry) = known.find(|entry| Arc::ptr_eq(&entry.answer, answer)) {
            entry.tally = Some(Arc::new(tally));
            self.revision.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Style {
    /// What it asks of columns, for colours and for sizes.
    pub fn asks(&self) -> [Option<Asked>; 2] {
        let colour = match &self.colour {
            ColourBy::Column(column) => Some(Asked::Classes(column.name.clone(), column.classes)),
            ColourBy::Category | ColourBy::One(_) => None,
        };
        let size = match &self.size {
            SizeBy::Column { name } => Some(Asked::Sizes(name.clone())),
            SizeBy::Usual | SizeBy::Factor(_) => None,
        };
        [colour, size]
    }
}

impl Dataset {
    /// The open file of a layer.
    pub fn file_of(&self, number: u16) -> Option<&Arc<EventFile>> {
        self.files().iter().find(|file| file.number() == number)
    }

    /// What the style of `layer` makes of its columns, as far as it has been worked out: colours,
    /// then sizes.
    pub fn measured(&self, layer: &Layer) -> [Option<Arc<Answer>>; 2] {
        let Some(file) = self.file_of(layer.number) else {
            return [None, None];
        };
        let asked = layer.style.asks();
        asked.map(|asked| self.shades.get(file, &asked?))
    }

    /// What styles ask for and nobody has worked out yet, for the map and for the timeline.
    pub fn unmeasured(&self, work: &Work) -> Vec<(Arc<EventFile>, Asked)> {
        let mut missing = Vec::new();
        for layer in &work.layers {
            let Some(file) = self.file_of(layer.number) else {
                continue;
            };
            let asked = layer.style.asks().into_iter().flatten();
            let new = asked.filter(|asked| match self.shades.get(file, asked) {
                None => true,
                Some(answer) => {
                    let is_shade = matches!(*answer, Answer::Shade(_));
                    is_shade && self.shades.tally(&answer, &self.events).is_none()
                }
            });
            missing.extend(new.map(|asked| (Arc::clone(file), asked)));
        }
        missing
    }

    /// How many events of what can be switched have each colour of `layer`, once it has been
    /// worked out.
    pub fn shade_tally(&self, layer: &Layer) -> Option<Arc<ShadeTally>> {
        let [colours, _] = self.measured(layer);
        self.shades.tally(&colours?, &self.events)
    }

    /// Works out what a style asks of a file, and keeps it; nothing is kept if it was stopped.
    pub fn measure(&self, file: &Arc<EventFile>, asked: &Asked, watch: &Watch) {
        if self.shades.get(file, asked).is_none() {
            let answer = answer(file, asked, watch);
            if watch.is_cancelled() {
                return;
            }
            self.shades.put(file, asked.clone(), answer);
        }
        if let Some(answer) = self.shades.get(file, asked)
            && let Answer::Shade(shade) = answer.as_ref()
            && self.shades.tally(&answer, &self.events).is_none()
        {
            let tally = ShadeTally::count(&self.events, file.number(), shade);
            self.shades.put_tally(&answer, tally);
        }
    }

    /// Works out all that the styles of `work` ask for: for pictures that are made at once.
    pub fn measure_all(&self, work: &Work) {
        for (file, asked) in self.unmeasured(work) {
            self.measure(&file, &asked, &Watch::default());
        }
    }

    /// Another number whenever something more has been worked out.
    pub fn shades_revision(&self) -> u64 {
        self.shades.revision.load(Ordering::Relaxed)
    }
}

fn answer(file: &EventFile, asked: &Asked, watch: &Watch) -> Answer {
    let (name, kind) = match asked {
        Asked::Classes(name, Classes::Values) => (name, Some(ColumnKind::Text)),
        Asked::Classes(name, _) => (name, None),
        Asked::Sizes(name) => (name, Some(ColumnKind::Number)),
    };
    let columns = file.columns();
    let Some(column) = columns.iter().find(|column| column.name == *name) else {
        let file = file.name();
        return Answer::Failed(format!("{file} has no column “{name}”; choose another one"));
    };
    // Days are told as the file writes them.
    let own = match column.kind {
        ColumnKind::Number => ColumnKind::Number,
        _ => ColumnKind::Text,
    };
    let values = match file.column_as(name, kind.unwrap_or(own), watch) {
        Ok(values) => values,
        Err(error) => return Answer::Failed(error.to_string()),
    };
    match (asked, values) {
        (Asked::Classes(_, classes), ColumnValues::Numbers(numbers)) => {
            let by = match classes {
                Classes::RoundSteps => By::RoundSteps,
                Classes::EqualCounts | Classes::Values => By::EqualCounts,
            };
            Answer::Shade(Shade::of_numbers(&numbers, by))
        }
        (Asked::Classes(..), ColumnValues::Texts(texts)) => {
            Answer::Shade(Shade::of_texts(&texts.distinct, &texts.index))
        }
        (Asked::Sizes(_), ColumnValues::Numbers(numbers)) => {
            let none = || {
                let file = file.name();
                let what = format!("“{name}” in {file} has no number above zero");
                Answer::Failed(format!("{what}; choose another column for sizes"))
            };
            Sizes::of(&numbers).map_or_else(none, Answer::Sizes)
        }
        (_, _) => Answer::Failed(format!("“{name}” cannot be read as numbers")),
    }
}
