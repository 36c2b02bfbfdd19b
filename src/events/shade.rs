//! [`Shade`]: a column of a file put into classes, which decide how its events are coloured, and
//! [`Sizes`]: a column of numbers as sizes. Both are made once, in the background, and then asked
//! by the place of an event in its file.

mod breaks;
mod number;

use std::collections::HashMap;

use rayon::prelude::*;

pub use number::{number_of, told};

/// How the values of a column are put into classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum By {
    /// Numbers, as many events in each class; texts each for themselves.
    EqualCounts,
    /// Numbers, between round steps; texts each for themselves.
    RoundSteps,
    /// Each value for itself, numbers too.
    Values,
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
    /// What is no number, though the column is one of numbers.
    NoNumber,
    /// No value.
    Nothing,
}

/// Classes of numbers.
pub const STEPS: usize = 5;

/// Values that have a class of their own.
pub const VALUES: usize = 8;

/// Of so many values one at most may be no number in a column of numbers.
const ONE_IN: usize = 10;

impl Shade {
    /// The classes of a column; `values` are those of each event in the order of the file, empty
    /// where it has none.
    pub fn of(values: &[&str], by: By) -> Self {
        let numbers = (by != By::Values).then(|| numbers_of(values)).flatten();
        match numbers {
            Some(numbers) => Self::of_numbers(values, &numbers, by),
            None => Self::of_values(values),
        }
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

    fn of_numbers(values: &[&str], numbers: &[f64], by: By) -> Self {
        let mut sorted: Vec<f64> = numbers
            .par_iter()
            .copied()
            .filter(|n| !n.is_nan())
            .collect();
        sorted.par_sort_unstable_by(f64::total_cmp);
        let steps = match by {
            By::RoundSteps => breaks::round(&sorted),
            By::EqualCounts | By::Values => breaks::equal(&sorted),
        };
        let count = steps.len() as u8;
        let mut classes: Vec<ShadeClass> = steps
            .iter()
            .zip(0_u8..)
            .map(|(step, number)| ShadeClass {
                what: Of::Numbers {
                    ends: step.told,
                    open: step.open,
                    step: number,
                    steps: count,
                },
                count: 0,
            })
            .collect();
        let [no_number, nothing] = [count, count + 1];
        classes.push(ShadeClass {
            what: Of::NoNumber,
            count: 0,
        });
        classes.push(ShadeClass {
            what: Of::Nothing,
            count: 0,
        });
        let class = |(value, number): (&&str, &f64)| {
            if number.is_nan() {
                return if value.trim().is_empty() {
                    nothing
                } else {
                    no_number
                };
            }
            let after = steps.partition_point(|step| step.from <= *number);
            after.saturating_sub(1) as u8
        };
        let class_of = values.par_iter().zip(numbers).map(class).collect();
        Self { classes, class_of }.counted()
    }

    fn of_values(values: &[&str]) -> Self {
        let frequent = most_frequent(values);
        let mut known: HashMap<&str, u8> = HashMap::new();
        let mut classes = Vec::new();
        for (&value, number) in frequent.iter().zip(0_u8..) {
            known.insert(value, number);
            classes.push(ShadeClass {
                what: Of::Value(value.to_owned(), number),
                count: 0,
            });
        }
        let [others, nothing] = [classes.len() as u8, classes.len() as u8 + 1];
        let class = |value: &&str| match value.trim() {
            "" => nothing,
            value => known.get(value).copied().unwrap_or(others),
        };
        let class_of: Vec<u8> = values.par_iter().map(class).collect();
        let distinct = distinct(values).saturating_sub(frequent.len());
        for what in [Of::Others(distinct as u64), Of::Nothing] {
            classes.push(ShadeClass { what, count: 0 });
        }
        Self { classes, class_of }.counted()
    }

    /// Counts every class; what is left over is only told where there is any.
    fn counted(mut self) -> Self {
        for &class in &self.class_of {
            if let Some(class) = self.classes.get_mut(usize::from(class)) {
                class.count += 1;
            }
        }
        // Leftovers stand last, so no number changes but those of the leftovers themselves.
        let mut moved: Vec<Option<u8>> = Vec::new();
        let mut kept = 0;
        for class in &self.classes {
            let leftover = matches!(class.what, Of::Others(_) | Of::NoNumber | Of::Nothing);
            let stays = class.count > 0 || !leftover;
            moved.push(stays.then_some(kept));
            kept += u8::from(stays);
        }
        let mut stays = moved.iter().map(Option::is_some);
        self.classes.retain(|_| stays.next() == Some(true));
        for class in &mut self.class_of {
            let moved = moved.get(usize::from(*class)).copied().flatten();
            *class = moved.unwrap_or_default();
        }
        self
    }
}

/// Every value as a number, none where it has none; `None` for a column that is no column of
/// numbers.
fn numbers_of(values: &[&str]) -> Option<Vec<f64>> {
    let numbers: Vec<f64> = values
        .par_iter()
        .map(|value| number_of(value).unwrap_or(f64::NAN))
        .collect();
    let said = values.par_iter().filter(|value| !value.trim().is_empty());
    let said = said.count();
    let read = numbers.par_iter().filter(|number| !number.is_nan()).count();
    (read > 0 && (said - read) * ONE_IN <= said).then_some(numbers)
}

/// Different values that are told apart while they are counted.
const DISTINCT: usize = 1 << 16;

/// How often values occur; a value that comes after 65,536 others is not told apart any more.
fn counts<'a>(values: &[&'a str]) -> HashMap<&'a str, u64> {
    let mut counts: HashMap<&str, u64> = HashMap::new();
    for value in values.iter().map(|value| value.trim()) {
        if value.is_empty() {
            continue;
        }
        if let Some(count) = counts.get_mut(value) {
            *count += 1;
        } else if counts.len() < DISTINCT {
            counts.insert(value, 1);
        }
    }
    counts
}

/// The most frequent values, the most frequent one first; those that are as frequent by the letters.
fn most_frequent<'a>(values: &[&'a str]) -> Vec<&'a str> {
    let mut counts: Vec<(&str, u64)> = counts(values).into_iter().collect();
    counts.sort_by(|(a, more), (b, most)| most.cmp(more).then(a.cmp(b)));
    counts.truncate(VALUES);
    counts.into_iter().map(|(value, _)| value).collect()
}

/// How many different values there are, as far as they are told apart.
fn distinct(values: &[&str]) -> usize {
    counts(values).len()
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
    /// The sizes of a column; `None` if it has no number above zero.
    pub fn of(values: &[&str]) -> Option<Self> {
        let numbers: Vec<f64> = values
            .par_iter()
            .map(|value| number_of(value).unwrap_or(f64::NAN))
            .collect();
        let most = numbers
            .par_iter()
            .copied()
            .reduce(|| f64::NEG_INFINITY, f64::max);
        if !(most > 0.0 && most.is_finite()) {
            return None;
        }
        let side = |number: &f64| {
            if number.is_nan() {
                return 0;
            }
            let share = (number / most).clamp(0.0, 1.0).sqrt();
            1 + (share * 254.0).round() as u8
        };
        Some(Self {
            most,
            without: numbers.iter().filter(|number| number.is_nan()).count() as u64,
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
