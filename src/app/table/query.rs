//! Which rows of a layer a table shows, and in which order: asked in the background, because a file
//! may have millions.

use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;

use super::filter::Test;
use crate::events::read::{ColumnInfo, ColumnKind, ColumnValues, ReadError};
use crate::events::{EventFile, EventTable, Watch};
use crate::geometry::{Morton, WorldRect};

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// What values must answer, and in which column: in any if `None`.
    pub filter: Option<(Option<String>, Test)>,
    /// The column that the rows are ordered by, and whether the largest come first.
    pub order: Option<(String, bool)>,
    /// Whether each class of the table shows, if only rows that show are asked for.
    pub shown: Option<Vec<bool>>,
    /// The part of the world that is seen, if only rows that lie in it are asked for.
    pub seen: Option<WorldRect>,
}

/// Rows of a table: places of events in their file.
#[derive(Clone, Debug)]
pub enum Rows {
    /// All of them, in the order of the file.
    All(usize),
    /// These, in this order.
    These(Arc<[u32]>),
}

impl Default for Rows {
    fn default() -> Self {
        Self::All(0)
    }
}

impl Rows {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::These(places) => places.len(),
        }
    }

    /// The place in the file of the row at `index`.
    pub fn at(&self, index: usize) -> Option<usize> {
        match self {
            Self::All(count) => (index < *count).then_some(index),
            Self::These(places) => places.get(index).map(|&place| place as usize),
        }
    }

    /// Where the event at `place` in the file stands.
    pub fn index_of(&self, place: usize) -> Option<usize> {
        match self {
            Self::All(count) => (place < *count).then_some(place),
            Self::These(places) => {
                let place = u32::try_from(place).ok()?;
                places.par_iter().position_first(|&other| other == place)
            }
        }
    }
}

impl Query {
    /// Whether it asks for all rows as they are.
    pub fn is_plain(&self) -> bool {
        self.filter.is_none() && self.order.is_none() && self.shown.is_none() && self.seen.is_none()
    }

    /// How many columns must be read for it.
    pub fn columns_to_read(&self, columns: &[ColumnInfo]) -> usize {
        let filter = self.filter.as_ref();
        let filter = filter.map_or(0, |(column, test)| {
            asked(column.as_ref(), test, columns).count()
        });
        filter + usize::from(self.order.is_some())
    }

    /// The rows of `file`, whose events are those of `table` with its number.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rows(
        &self,
        file: &EventFile,
        columns: &[ColumnInfo],
        table: &EventTable,
        watch: &Watch,
    ) -> Result<Rows, ReadError> {
        let all = table.rows_of_file(file.number());
        if self.is_plain() {
            return Ok(Rows::All(all.len()));
        }
        let class_on = |row: u32| match &self.shown {
            None => true,
            Some(on) => {
                let class = table.class_of().get(row as usize);
                class.is_some_and(|&class| on.get(usize::from(class)) == Some(&true))
            }
        };
        let corners = self
            .seen
            .map(|seen| [seen.min, seen.max].map(|point| Morton::from_world(point).steps()));
        let inside = |row: u32| match corners {
            None => true,
            Some([[left, top], [right, bottom]]) => {
                let code = table.positions().get(row as usize);
                code.is_some_and(|code| {
                    let [x, y] = code.steps();
                    (left..=right).contains(&x) && (top..=bottom).contains(&y)
                })
            }
        };
        let answers = self.answers(file, columns, watch)?;
        let passes = |place: usize| match &answers {
            None => true,
            Some(answers) => answers.get(place) == Some(&true),
        };
        let places = (0_u32..).zip(all).collect::<Vec<_>>();
        let places = places
            .into_par_iter()
            .filter(|(place, row)| class_on(**row) && inside(**row) && passes(*place as usize));
        let mut places: Vec<u32> = places.map(|(place, _)| place).collect();
        if let Some((name, descending)) = &self.order {
            let kind = columns.iter().find(|column| column.name == *name);
            let kind = kind.map_or(ColumnKind::Text, |column| column.kind);
            let values = file.column_as(name, kind, watch)?;
            sort(&mut places, &values, *descending);
        }
        Ok(Rows::These(places.into()))
    }

    /// For each event whether it answers the filter; `None` without one.
    fn answers(
        &self,
        file: &EventFile,
        columns: &[ColumnInfo],
        watch: &Watch,
    ) -> Result<Option<Vec<bool>>, ReadError> {
        let Some((column, test)) = &self.filter else {
            return Ok(None);
        };
        let mut answers: Vec<bool> = Vec::new();
        for column in asked(column.as_ref(), test, columns) {
            if watch.is_cancelled() {
                break;
            }
            // Letters are found in what is written, be it a number or a date.
            let kind = if test.asks_texts() {
                ColumnKind::Text
            } else {
                column.kind
            };
            let own = test.of(&file.column_as(&column.name, kind, watch)?);
            if answers.is_empty() {
                answers = own;
            } else {
                for (answer, own) in answers.iter_mut().zip(own) {
                    *answer |= own;
                }
            }
        }
        Ok(Some(answers))
    }
}

/// The columns that a filter asks: the one that was chosen, or all that can answer.
fn asked<'c>(
    column: Option<&String>,
    test: &Test,
    columns: &'c [ColumnInfo],
) -> impl Iterator<Item = &'c ColumnInfo> {
    let chosen = column.cloned();
    let texts = test.asks_texts();
    columns.iter().filter(move |column| {
        let can = texts || column.kind != ColumnKind::Text;
        can && chosen.as_ref().is_none_or(|chosen| *chosen == column.name)
    })
}

/// Orders places by their values; those without one come last either way, and equal ones stay as
/// they are in the file.
fn sort(places: &mut [u32], values: &ColumnValues, descending: bool) {
    match values {
        ColumnValues::Numbers(numbers) => {
            let number = |place: u32| numbers.get(place as usize).copied().unwrap_or(f64::NAN);
            by(places, descending, |a, b| {
                let (a, b) = (number(a), number(b));
                (a.is_nan(), b.is_nan(), a.total_cmp(&b))
            });
        }
        ColumnValues::Dates(days) => {
            let days = |place: u32| days.get(place as usize).copied();
            by(places, descending, |a, b| {
                let (a, b) = (days(a), days(b));
                let key =
                    |days: Option<crate::events::Days>| days.map(|days| (days.start, days.end));
                let undated = |days: Option<crate::events::Days>| {
                    days.is_none_or(crate::events::Days::is_undated)
                };
                (undated(a), undated(b), key(a).cmp(&key(b)))
            });
        }
        ColumnValues::Texts(texts) => {
            let ranks = ranks(&texts.distinct);
            let rank = |place: u32| {
                let text = texts.index.get(place as usize)?;
                ranks.get(*text as usize).copied()
            };
            by(places, descending, |a, b| {
                let (a, b) = (rank(a), rank(b));
                let empty = |rank: Option<u32>| rank.is_none_or(|rank| rank == 0);
                (empty(a), empty(b), a.cmp(&b))
            });
        }
    }
}

/// Sorts by an order that also says what has no value at all.
fn by(
    places: &mut [u32],
    descending: bool,
    order: impl Fn(u32, u32) -> (bool, bool, Ordering) + Sync,
) {
    places.par_sort_by(|&a, &b| {
        let (none, other_none, order) = order(a, b);
        match (none, other_none) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Greater,
            (false, true) => Ordering::Less,
            (false, false) if descending => order.reverse(),
            (false, false) => order,
        }
    });
}

/// The place of each text among all, without regard to large and small letters; 0 for what says
/// nothing.
fn ranks(texts: &[String]) -> Vec<u32> {
    let mut order: Vec<(String, usize)> = texts
        .par_iter()
        .enumerate()
        .map(|(number, text)| (text.trim().to_lowercase(), number))
        .collect();
    order.par_sort();
    let mut ranks = vec![0; texts.len()];
    let mut rank = 0;
    let mut before = "";
    for (text, number) in &order {
        if text != before {
            rank += 1;
            before = text;
        }
        if let Some(slot) = ranks.get_mut(*number) {
            *slot = rank;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::read::Texts;
    use proptest::prelude::*;

    fn texts(values: &[String]) -> ColumnValues {
        let mut distinct = values.to_vec();
        distinct.push(String::new());
        distinct.sort();
        distinct.dedup();
        let index = values
            .iter()
            .map(|value| distinct.binary_search(value).unwrap() as u32);
        let index = index.collect();
        let mut texts = Texts::default();
        (texts.distinct, texts.index) = (distinct, index);
        ColumnValues::Texts(texts)
    }

    fn sorted(values: &ColumnValues, count: usize, descending: bool) -> Vec<u32> {
        let mut places: Vec<u32> = (0..count as u32).collect();
        sort(&mut places, values, descending);
        places
    }

    proptest! {
        #[test]
        fn texts_are_in_order_and_nothing_comes_last(
            values in prop::collection::vec("[a-cA-C]{0,2}", 0..60),
            descending in any::<bool>(),
        ) {
            let places = sorted(&texts(&values), values.len(), descending);
            let said: Vec<String> = places.iter().map(|&place| values[place as usize].to_lowercase()).collect();
            let empty = said.iter().position(String::is_empty).unwrap_or(said.len());
            prop_assert!(said[empty..].iter().all(String::is_empty));
            let mut words = said[..empty].to_vec();
            if descending {
                words.reverse();
            }
            prop_assert!(words.is_sorted());
            for pair in places.windows(2) {
                let same = values[pair[0] as usize].eq_ignore_ascii_case(&values[pair[1] as usize]);
                prop_assert!(!same || pair[0] < pair[1], "equal ones stay as they are");
            }
        }

        #[test]
        fn numbers_are_in_order_and_none_comes_last(
            numbers in prop::collection::vec(prop_oneof![3 => -5.0_f64..5.0, 1 => Just(f64::NAN)], 0..60),
            descending in any::<bool>(),
        ) {
            let places = sorted(&ColumnValues::Numbers(numbers.clone()), numbers.len(), descending);
            let said: Vec<f64> = places.iter().map(|&place| numbers[place as usize]).collect();
            let none = said.iter().position(|number| number.is_nan()).unwrap_or(said.len());
            prop_assert!(said[none..].iter().all(|number| number.is_nan()));
            let right = |a: &f64, b: &f64| if descending { a >= b } else { a <= b };
            prop_assert!(said[..none].is_sorted_by(right));
        }
    }

    #[test]
    fn a_row_is_found_where_it_stands() {
        let rows = Rows::These(vec![4, 0, 2].into());
        assert_eq!((rows.len(), rows.at(1), rows.at(3)), (3, Some(0), None));
        assert_eq!((rows.index_of(2), rows.index_of(1)), (Some(2), None));
        assert_eq!(Rows::All(3).index_of(2), Some(2));
    }
}
