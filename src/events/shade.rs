//! [`Shade`]: a column of a file put into classes, which decide how its events are coloured, and
//! [`Sizes`]: a column of numbers as sizes. Both are made once, in the background, and then asked
//! by the place of an event in its file.

mod breaks;
mod number;

use std::collections::HashMap;

use rayon::prelude::*;

pub use number::told;

/// How numbers are put into classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum By {
    /// As many events in each class.
    EqualCounts,
    /// Equal steps between round numbers.
    RoundSteps,
}

/// A column in classes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shade {
    /// What there is, in the order of a legend: classes of numbers from few to many, values from
    /// frequent to rare, then what is left.
    pub classes: Vec<ShadeClass>,
    /// The class of each event, in the order of the file.
    class_of: Vec<u8>,
}

/// One class.
#[derive(Clone, Debug, PartialEq)]
pub struct ShadeClass {
    /// What is in it.
    pub what: Of,
    /// How many events.
    pub count: u64,
}

/// What is in a class.
#[derive(Clone, Debug, PartialEq)]
pub enum Of {
    /// Numbers from one to another, both included; step `step` of `steps`, from 0.
    Numbers {
        /// The least and the most.
        ends: [f64; 2],
        /// Whether the most is left out: it begins the next class.
        open: bool,
        /// Which of the steps.
        step: u8,
        /// How many there are.
        steps: u8,
    },
    /// One value; the most frequent has number 0.
    Value(String, u8),
    /// So many rarer values.
    Others(u64),
    /// No number, in a column of numbers.
    NoNumber,
    /// No value.
    Nothing,
}

/// Classes of numbers.
pub const STEPS: usize = 5;

/// Values that have a class of their own.
pub const VALUES: usize = 8;

impl Shade {
    /// The classes of a column of numbers, one for each event in the order of the file; not a number
    /// where there is none.
    pub fn of_numbers(numbers: &[f64], by: By) -> Self {
        let is_number = |number: &f64| number.is_finite();
        let sorted = numbers.par_iter().copied().filter(is_number);
        let mut sorted: Vec<f64> = sorted.collect();
        sorted.par_sort_unstable_by(f64::total_cmp);
        let steps = match by {
            By::RoundSteps => breaks::round(&sorted),
            By::EqualCounts => breaks::equal(&sorted),
        };
        let count = steps.len() as u8;
        let classes = steps.iter().zip(0_u8..).map(|(step, number)| Of::Numbers {
            ends: step.told,
            open: step.open,
            step: number,
            steps: count,
        });
        let classes = classes.chain([Of::NoNumber]).collect();
        let class = |number: &f64| {
            if !number.is_finite() {
                return count;
            }
            let after = steps.partition_point(|step| step.from <= *number);
            after.saturating_sub(1) as u8
        };
        Self::counted(classes, numbers.par_iter().map(class).collect())
    }

    /// The classes of a column of texts: `texts` are all there are, and `index` says for each event
    /// in the order of the file which of them it has.
    pub fn of_texts(texts: &[String], index: &[u32]) -> Self {
        let mut events = vec![0_u64; texts.len()];
        for &text in index {
            if let Some(count) = events.get_mut(text as usize) {
                *count += 1;
            }
        }
        // Texts that differ in spaces at their ends only are one.
        let mut counts: HashMap<&str, u64> = HashMap::new();
        for (text, count) in texts.iter().zip(events).filter(|(_, count)| *count > 0) {
            *counts.entry(text.trim()).or_default() += count;
        }
        counts.remove("");
        let distinct = counts.len();
        let mut frequent: Vec<(&str, u64)> = counts.into_iter().collect();
        frequent.sort_by(|(a, more), (b, most)| most.cmp(more).then(a.cmp(b)));
        frequent.truncate(VALUES);
        let frequent = frequent.iter().zip(0_u8..);
        let known: HashMap<&str, u8> = frequent
            .map(|((text, _), number)| (*text, number))
            .collect();
        let [others, nothing] = [known.len() as u8, known.len() as u8 + 1];
        let class_of_text = texts.iter().map(|text| match text.trim() {
            "" => nothing,
            text => known.get(text).copied().unwrap_or(others),
        });
        let class_of_text: Vec<u8> = class_of_text.collect();
        let class = |text: &u32| {
            class_of_text
                .get(*text as usize)
                .copied()
                .unwrap_or(nothing)
        };
        let mut values: Vec<(&str, u8)> = known.into_iter().collect();
        values.sort_by_key(|(_, number)| *number);
        let rarer = distinct.saturating_sub(values.len()) as u64;
        let values = values.into_iter();
        let values = values.map(|(text, number)| Of::Value(text.to_owned(), number));
        let classes = values.chain([Of::Others(rarer), Of::Nothing]).collect();
        Self::counted(classes, index.par_iter().map(class).collect())
    }

    /// The class of the event at `place` in its file.
    pub fn class_at(&self, place: usize) -> Option<&ShadeClass> {
        self.classes.get(self.number_at(place)?)
    }

    /// The number of that class, as in [`Shade::classes`].
    pub fn number_at(&self, place: usize) -> Option<usize> {
        self.class_of.get(place).map(|&class| usize::from(class))
    }

    /// How many events it knows of.
    pub fn len(&self) -> usize {
        self.class_of.len()
    }

    /// Whether it knows of none.
    pub fn is_empty(&self) -> bool {
        self.class_of.is_empty()
    }

    /// Whether its classes are steps of numbers.
    pub fn is_of_numbers(&self) -> bool {
        let first = self.classes.first();
        first.is_some_and(|class| matches!(class.what, Of::Numbers { .. }))
    }

    /// Counts every class; what is left over is only told where there is any.
    fn counted(classes: Vec<Of>, mut class_of: Vec<u8>) -> Self {
        let mut counts = vec![0_u64; classes.len()];
        for &class in &class_of {
            if let Some(count) = counts.get_mut(usize::from(class)) {
                *count += 1;
            }
        }
        let mut moved: Vec<u8> = Vec::new();
        let mut told = Vec::new();
        for (what, count) in classes.into_iter().zip(counts) {
            let leftover = matches!(what, Of::Others(_) | Of::NoNumber | Of::Nothing);
            moved.push(told.len() as u8);
            if count > 0 || !leftover {
                told.push(ShadeClass { what, count });
            }
        }
        for class in &mut class_of {
            *class = moved.get(usize::from(*class)).copied().unwrap_or_default();
        }
        Self {
            classes: told,
            class_of,
        }
    }
}

/// A column of numbers as sizes: the area of a mark is as large as its number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sizes {
    /// The largest number, which has the largest mark.
    pub most: f64,
    /// Events whose value is no number: how many.
    pub without: u64,
    /// The side of each, in 255ths of the largest; 0 for none.
    side_of: Vec<u8>,
}

impl Sizes {
    /// The sizes of a column of numbers, not a number where there is none; `None` if there is none
    /// above zero.
    pub fn of(numbers: &[f64]) -> Option<Self> {
        let finite = numbers.par_iter().copied().filter(|n| n.is_finite());
        let most = finite.reduce(|| f64::NEG_INFINITY, f64::max);
        if most <= 0.0 {
            return None;
        }
        let side = |number: &f64| {
            if !number.is_finite() {
                return 0;
            }
            let share = (number / most).clamp(0.0, 1.0).sqrt();
            1 + (share * 254.0).round() as u8
        };
        Some(Self {
            most,
            without: numbers.iter().filter(|number| !number.is_finite()).count() as u64,
            side_of: numbers.par_iter().map(side).collect(),
        })
    }

    /// The side of the mark of the event at `place` in its file, from 0 to 1; `None` where it has
    /// no number.
    pub fn side_at(&self, place: usize) -> Option<f32> {
        let side = self.side_of.get(place).filter(|side| **side > 0)?;
        Some(f32::from(side - 1) / 254.0)
    }
}

#[cfg(test)]
mod tests;
