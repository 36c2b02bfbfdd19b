//! Which years are on.

use std::borrow::Cow;

use crate::events::{Column, Columns, day_of_new_year};
use crate::words::{Language, Words};

/// A switch for each column of the timeline.
///
/// Chips toggle their own column. To ask for a year (a solo, a span, a step, `--year`) turns on
/// every column that overlaps it: "late 1990s" answers to 1997. Those columns are marked as
/// answering by overlap, so that the window can show them as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearFilter {
    on: Vec<bool>,
    asked: Vec<bool>,
    anchor: Option<usize>,
    /// The calendar year that was gone to, until something else is asked for.
    year: Option<i32>,
}

impl YearFilter {
    /// Everything on.
    pub fn all(columns: usize) -> Self {
        Self {
            on: vec![true; columns],
            asked: vec![true; columns],
            anchor: None,
            year: None,
        }
    }

    /// Whether column `index` is on.
    pub fn is_on(&self, index: usize) -> bool {
        self.on.get(index).copied().unwrap_or(false)
    }

    /// Whether column `index` is on only because its span overlaps what was asked for.
    pub fn by_overlap(&self, index: usize) -> bool {
        self.is_on(index) && !self.asked.get(index).copied().unwrap_or(false)
    }

    /// The calendar year that was gone to, whether or not it has a column.
    pub fn year(&self) -> Option<i32> {
        self.year
    }

    /// Whether all is on.
    pub fn is_all(&self) -> bool {
        self.on.iter().all(|&on| on)
    }

    /// Whether nothing is on.
    pub fn is_none(&self) -> bool {
        !self.on.iter().any(|&on| on)
    }

    /// Columns that were asked for, left to right.
    pub fn asked(&self) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.on.len()).filter(|&index| self.is_asked(index))
    }

    /// All on, or all off.
    pub fn set_all(&mut self, on: bool) {
        self.on.fill(on);
        self.asked.fill(on);
        (self.anchor, self.year) = (None, None);
    }

    /// Column `index` on or off; a column that answers by overlap goes off.
    pub fn toggle(&mut self, index: usize) {
        if let (Some(on), Some(asked)) = (self.on.get_mut(index), self.asked.get_mut(index)) {
            *on = !*on;
            *asked = *on;
            (self.anchor, self.year) = (Some(index), None);
        }
    }

    /// Column `index` on: because it was asked for, or only because it overlaps what was.
    pub fn put(&mut self, index: usize, asked_for: bool) {
        if let (Some(on), Some(asked)) = (self.on.get_mut(index), self.asked.get_mut(index)) {
            (*on, *asked) = (true, asked_for);
            (self.anchor, self.year) = (None, None);
        }
    }

    /// Column `index` alone, with what overlaps it.
    pub fn solo(&mut self, index: usize, columns: &Columns) {
        self.ask_for(index, index, columns);
        self.anchor = Some(index);
    }

    /// Every column that overlaps a calendar year, whether or not the year has a column of its own.
    pub fn only_year(&mut self, year: i32, columns: &Columns) {
        self.set_all(false);
        self.year = Some(year);
        for index in columns.overlapping([day_of_new_year(year), day_of_new_year(year + 1)]) {
            let is_year = columns.get(index).is_some_and(|column| column.is_year);
            if let (Some(on), Some(asked)) = (self.on.get_mut(index), self.asked.get_mut(index)) {
                (*on, *asked) = (true, is_year);
            }
        }
    }

    /// From the last chip that was touched through column `index`, with what overlaps.
    pub fn span_to(&mut self, index: usize, columns: &Columns) {
        let anchor = self.anchor.unwrap_or(index);
        self.ask_for(anchor.min(index), anchor.max(index), columns);
        self.anchor = Some(anchor);
    }

    /// From one column through another, with what overlaps; all, if no year is left out.
    pub fn brush(&mut self, [from, to]: [usize; 2], columns: &Columns) {
        let (first, last) = (from.min(to), from.max(to));
        let is_year = |index: &usize| columns.get(*index).is_some_and(|column| column.is_year);
        let mut outside = (0..columns.len()).filter(|index| !(first..=last).contains(index));
        if outside.any(|index| is_year(&index)) {
            self.ask_for(first, last, columns);
            self.anchor = Some(from);
        } else {
            self.set_all(true);
        }
    }

    /// The first and the last calendar year that were asked for, as columns: where a brush stands.
    pub fn brushed(&self, columns: &Columns) -> Option<[usize; 2]> {
        let is_year = |index: &usize| columns.get(*index).is_some_and(|column| column.is_year);
        let mut years = self.asked().filter(is_year);
        let first = years.next()?;
        Some([first, years.next_back().unwrap_or(first)])
    }

    /// The single column that was asked for, if it is one.
    pub fn single(&self) -> Option<usize> {
        let mut asked = self.asked();
        match (asked.next(), asked.next()) {
            (Some(index), None) => Some(index),
            _ => None,
        }
    }

    /// The next single column to the left or right; from "all", the first or last one.
    pub fn step(&mut self, forward: bool, columns: &Columns) {
        let count = self.on.len();
        let Some(last) = count.checked_sub(1) else {
            return;
        };
        let next = match (self.single(), forward) {
            (Some(index), true) => (index + 1).min(last),
            (Some(index), false) => index.saturating_sub(1),
            (None, true) => self.asked().next().unwrap_or(0),
            (None, false) => self.asked().last().unwrap_or(last),
        };
        self.solo(next, columns);
    }

    /// What is on, in words: `All years`, `2014`, `1893–1996`, `2007, 2014`, `5 of 17 dates`.
    pub fn describe(&self, columns: &Columns) -> String {
        self.describe_in(columns, Words::of(Language::English))
    }

    /// What is on, in the language of `words`.
    pub fn describe_in(&self, columns: &Columns, words: Words) -> String {
        if let Some(year) = self.year {
            return year.to_string();
        }
        if self.is_all() {
            return words.say("years-all").into_owned();
        }
        let asked: Vec<usize> = self.asked().collect();
        let label = |index: usize| {
            let column = columns.get(index);
            column.map_or(Cow::Borrowed(""), |column| column.label_in(words))
        };
        match asked.as_slice() {
            [] => words.say("years-none").into_owned(),
            [only] => label(*only).into_owned(),
            [first, .., last] if last - first + 1 == asked.len() => words.with(
                "years-range",
                &[("from", label(*first).into()), ("to", label(*last).into())],
            ),
            few if few.len() <= 3 => few
                .iter()
                .map(|&index| label(index))
                .collect::<Vec<_>>()
                .join(", "),
            many => words.with(
                "years-some",
                &[("count", many.len().into()), ("all", columns.len().into())],
            ),
        }
    }

    /// The same switches over other columns: a column of the same name and span stays as it was. A
    /// new year is as the years beside it are; where these differ it is off at the ends of a single
    /// span, else as most are. A new span is on where it overlaps a year that was asked for.
    #[must_use]
    pub fn carried(&self, old: &Columns, new: &Columns) -> Self {
        if self.is_all() && self.year.is_none() {
            return Self::all(new.len());
        }
        let place = |index: usize| {
            let wanted = new.get(index)?;
            let same = |column: &Column| column.label == wanted.label && column.span == wanted.span;
            old.iter().position(same)
        };
        let places: Vec<Option<usize>> = (0..new.len()).map(place).collect();
        let carry = |switches: &[bool]| -> Vec<bool> {
            let switch = |old: &Option<usize>| old.and_then(|old| switches.get(old)).copied();
            let switches = places.iter().map(switch);
            switches.map(Option::unwrap_or_default).collect()
        };
        let mut carried = Self {
            on: carry(&self.on),
            asked: carry(&self.asked),
            anchor: None,
            year: None,
        };
        let is_year = |index: &usize| new.get(*index).is_some_and(|column| column.is_year);
        let is_new = |index: &usize| places.get(*index).is_some_and(Option::is_none);
        let known: Vec<(usize, bool)> = (0..new.len())
            .filter(|index| is_year(index) && !is_new(index))
            .map(|index| (index, carried.is_asked(index)))
            .collect();
        let lit = known.iter().filter(|(_, on)| *on).count();
        let most = self.year.is_none() && 2 * lit > known.len();
        let spans = known.chunk_by(|(_, a), (_, b)| a == b);
        let spans = spans.filter(|span| span.iter().any(|(_, on)| *on)).count();
        for index in (0..new.len()).filter(is_new).filter(is_year) {
            let after = known.partition_point(|(known, _)| *known < index);
            let beside = |at: Option<usize>| at.and_then(|at| known.get(at)).map(|(_, on)| *on);
            let on = match (beside(after.checked_sub(1)), beside(Some(after))) {
                (Some(before), Some(after)) if before == after => before && self.year.is_none(),
                // At an end of the only span that is on.
                (Some(_), Some(_)) => most && spans > 1,
                // Beyond all years there were, nothing was asked for.
                _ => most && lit == known.len(),
            };
            if on {
                carried.put(index, true);
            }
        }
        for index in (0..new.len()).filter(is_new) {
            let Some(column) = new.get(index).filter(|column| !column.is_year) else {
                continue;
            };
            match column.span {
                None if most => carried.put(index, true),
                Some(span) => {
                    let mut over = new.overlapping(span);
                    if over.any(|year| is_year(&year) && carried.is_asked(year)) {
                        carried.put(index, false);
                    }
                }
                None => {}
            }
        }
        carried.year = self.year;
        carried
    }

    /// Whether column `index` is on because it was asked for.
    fn is_asked(&self, index: usize) -> bool {
        self.is_on(index) && !self.by_overlap(index)
    }

    fn ask_for(&mut self, first: usize, last: usize, columns: &Columns) {
        self.on.fill(false);
        self.asked.fill(false);
        self.year = None;
        for index in first..=last.min(self.on.len().saturating_sub(1)) {
            if let (Some(on), Some(asked)) = (self.on.get_mut(index), self.asked.get_mut(index)) {
                (*on, *asked) = (true, true);
            }
            // What stands between the ends and spans more than a year does not widen what was asked.
            let is_end = index == first || index == last;
            let column = columns.get(index).filter(|column| is_end || column.is_year);
            let Some(span) = column.and_then(|column| column.span) else {
                continue;
            };
            for other in columns.overlapping(span) {
                if let Some(on) = self.on.get_mut(other) {
                    *on = true;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::story::Story;

    fn columns() -> Columns {
        let story = Story::bundled(&Atlas::bundled().unwrap()).unwrap();
        Columns::of(story.events())
    }

    fn on(years: &YearFilter, columns: &Columns) -> Vec<String> {
        let lit = columns
            .iter()
            .enumerate()
            .filter(|(index, _)| years.is_on(*index));
        lit.map(|(_, column)| column.label.clone()).collect()
    }

    fn with_files(years: std::ops::RangeInclusive<i16>, spans: &[[i16; 2]]) -> Columns {
        let story = Story::bundled(&Atlas::bundled().unwrap()).unwrap();
        let pairs = years.map(|year| [year, year]).chain(spans.iter().copied());
        let read = crate::events::ReadYears {
            pairs: pairs.collect(),
            ..Default::default()
        };
        Columns::with(story.events(), &read)
    }

    #[test]
    fn years_that_files_bring_are_on_inside_a_span_that_is_on_and_off_outside_of_it() {
        let (old, new) = (
            columns(),
            with_files(1999..=2023, &[[2010, 2012], [1980, 1985]]),
        );
        let mut years = YearFilter::all(old.len());
        years.brush(["2007", "2021"].map(|label| labelled(&old, label)), &old);
        let carried = years.carried(&old, &new);
        let lit = on(&carried, &new);
        for year in 2007..=2021 {
            assert!(lit.contains(&year.to_string()), "{year} in {lit:?}");
        }
        for label in ["1999", "2003", "2022", "1893"] {
            assert!(!lit.contains(&label.to_owned()), "{label} in {lit:?}");
        }
        let span = |from: i16, to: i16| new.of_years(Some([from, to])).map(usize::from).unwrap();
        assert!(carried.is_on(span(2010, 2012)) && carried.by_overlap(span(2010, 2012)));
        assert!(!carried.is_on(span(1980, 1985)));
    }

    #[test]
    fn where_one_year_is_off_new_years_are_on_and_where_one_is_on_they_are_off() {
        let (old, new) = (columns(), with_files(1999..=2023, &[]));
        let mut but_one = YearFilter::all(old.len());
        but_one.toggle(labelled(&old, "2014"));
        let lit = on(&but_one.carried(&old, &new), &new);
        assert!(lit.contains(&"2012".to_owned()) && !lit.contains(&"2014".to_owned()));
        let mut only_one = YearFilter::all(old.len());
        only_one.solo(labelled(&old, "2014"), &old);
        let carried = only_one.carried(&old, &new);
        assert!(!on(&carried, &new).contains(&"2012".to_owned()));
        assert_eq!(carried.single(), Some(labelled(&new, "2014")));
    }

    fn labelled(columns: &Columns, label: &str) -> usize {
        columns.labelled(label).unwrap()
    }

    #[test]
    fn a_solo_turns_on_what_overlaps_and_marks_it_as_such() {
        let columns = columns();
        let mut years = YearFilter::all(columns.len());
        let year = labelled(&columns, "2001");
        years.solo(year, &columns);
        assert_eq!(on(&years, &columns), ["2001", "early 2000s", "2001–21"]);
        assert!(!years.by_overlap(year));
        assert!(years.by_overlap(labelled(&columns, "early 2000s")));
        assert_eq!(years.describe(&columns), "2001");
    }

    #[test]
    fn late_1990s_answers_to_1997_but_the_chip_stays_its_own() {
        let columns = columns();
        let mut years = YearFilter::all(columns.len());
        years.only_year(1998, &columns);
        assert_eq!(on(&years, &columns), ["late 1990s"]);
        let mut years = YearFilter::all(columns.len());
        years.toggle(labelled(&columns, "1997"));
        assert!(years.is_on(labelled(&columns, "late 1990s")));
    }

    #[test]
    fn a_span_runs_from_the_last_chip_touched_in_either_direction() {
        let columns = columns();
        let mut years = YearFilter::all(columns.len());
        years.solo(labelled(&columns, "2014"), &columns);
        years.span_to(labelled(&columns, "2007"), &columns);
        assert_eq!(years.describe(&columns), "2007–2014");
        years.span_to(labelled(&columns, "2016"), &columns);
        assert_eq!(years.describe(&columns), "2014–2016");
    }

    #[test]
    fn a_brush_takes_what_lies_between_its_ends_and_all_when_no_year_is_left_out() {
        let columns = columns();
        let mut years = YearFilter::all(columns.len());
        let ends = ["2014", "2007"].map(|label| labelled(&columns, label));
        years.brush(ends, &columns);
        assert_eq!(years.describe(&columns), "2007–2014");
        assert_eq!(years.brushed(&columns), Some([ends[1], ends[0]]));
        assert!(!years.is_on(labelled(&columns, "undated")));
        // "2001–21" stands between its ends, and does not turn on what it overlaps beyond them.
        let beyond = ["2001", "2018"].map(|label| labelled(&columns, label));
        assert!(beyond.iter().all(|&index| !years.is_on(index)));
        let is_year = |index: &usize| columns.get(*index).unwrap().is_year;
        let first = (0..columns.len()).find(is_year).unwrap();
        let last = (0..columns.len()).rfind(is_year).unwrap();
        years.brush([first, last], &columns);
        assert!(years.is_all());
        years.set_all(false);
        assert_eq!(years.brushed(&columns), None);
    }

    #[test]
    fn stepping_walks_every_column_and_stops_at_the_ends() {
        let columns = columns();
        let mut years = YearFilter::all(columns.len());
        for index in 0..columns.len() {
            years.step(true, &columns);
            assert_eq!(years.single(), Some(index));
        }
        years.step(true, &columns);
        assert_eq!(years.single(), Some(columns.len() - 1));
        years.set_all(true);
        years.step(false, &columns);
        assert_eq!(years.single(), Some(columns.len() - 1));
    }

    #[test]
    fn undated_events_answer_to_no_year_but_have_their_chip() {
        let columns = columns();
        let undated = labelled(&columns, "undated");
        let mut years = YearFilter::all(columns.len());
        for year in 1800..2100 {
            years.only_year(year, &columns);
            assert!(!years.is_on(undated), "{year}");
        }
        years.toggle(undated);
        assert!(years.is_on(undated));
    }

    #[test]
    fn what_is_on_is_told_in_words() {
        let columns = columns();
        let mut years = YearFilter::all(columns.len());
        assert_eq!(years.describe(&columns), "All years");
        years.set_all(false);
        assert_eq!(years.describe(&columns), "No years");
        for label in ["1893", "2007", "2014"] {
            years.toggle(labelled(&columns, label));
        }
        assert_eq!(years.describe(&columns), "1893, 2007, 2014");
        years.toggle(labelled(&columns, "2020"));
        assert_eq!(
            years.describe(&columns),
            format!("4 of {} dates", columns.len())
        );
    }

    #[test]
    fn a_column_that_is_not_there_changes_nothing() {
        let columns = columns();
        let mut years = YearFilter::all(columns.len());
        years.toggle(9999);
        assert!(years.is_all() && !years.is_on(9999));
    }
}
