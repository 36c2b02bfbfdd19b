//! Dates as columns: one for each distinct year, or span of years, that events have.
//!
//! An event dated within one calendar year stands in that year's column; one dated "early 2000s"
//! has a column of its own, because rounding it to a year would say more than the article does.
//! Only where files bring more spans than a timeline can tell apart are spans gathered in decades.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::story::{Event, When};
use crate::words::{Language, Words};

/// One column of the timeline.
#[derive(Clone, Debug)]
pub struct Column {
    /// What its chip says: `1893`, `late 1990s`, `undated`.
    pub label: String,
    /// Days since 1970-01-01, half open; `None` for the undated column.
    pub span: Option<[i64; 2]>,
    /// Whether it is one calendar year.
    pub is_year: bool,
    /// Those of the story: indices into its events, in order of time.
    pub events: Vec<usize>,
    /// How many events stand in it, the story's and those of files.
    pub count: u32,
}

/// All columns, left to right.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    all: Vec<Column>,
    of_event: Vec<usize>,
    of_years: HashMap<[i16; 2], u16>,
    undated: Option<u16>,
    spans: Spans,
    dates_read: usize,
}

/// How finely spans of several years are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Spans {
    #[default]
    Years,
    Decades,
    Centuries,
}

/// Spans of files that a timeline can still tell apart.
const MOST_SPANS: usize = 60;

impl Spans {
    fn gathered(self, [first, last]: [i16; 2]) -> [i16; 2] {
        let step = match self {
            _ if first == last => return [first, last],
            Self::Years => return [first, last],
            Self::Decades => 10,
            Self::Centuries => 100,
        };
        let first = first.div_euclid(step).saturating_mul(step);
        let last = last
            .div_euclid(step)
            .saturating_mul(step)
            .saturating_add(step - 1);
        let bounded = |year: i16| year.clamp(When::FIRST_YEAR as i16, When::LAST_YEAR as i16);
        [bounded(first), bounded(last)]
    }

    /// The finest that leaves no more than [`MOST_SPANS`].
    fn for_pairs(pairs: &BTreeSet<[i16; 2]>) -> Self {
        let few = |spans: Self| {
            let gathered = pairs
                .iter()
                .filter(|[a, b]| a != b)
                .map(|&pair| spans.gathered(pair));
            gathered.collect::<BTreeSet<_>>().len() <= MOST_SPANS
        };
        [Self::Years, Self::Decades]
            .into_iter()
            .find(|&spans| few(spans))
            .unwrap_or(Self::Centuries)
    }
}

/// The dates that files bring: distinct first and last years, and whether some have no date.
#[derive(Clone, Debug, Default)]
pub struct ReadYears {
    /// First and last year, each pair once.
    pub pairs: BTreeSet<[i16; 2]>,
    /// Whether an event has no date.
    pub undated: bool,
    /// Distinct dates, each once, as long as there are no more than [`ReadYears::DATES`].
    pub dates: BTreeSet<[i32; 2]>,
}

impl ReadYears {
    /// Distinct dates that are counted; whoever asks wants to know whether there are many.
    pub const DATES: usize = 64;

    /// Takes a date into account; both in days since 1970-01-01, half open.
    pub fn add_date(&mut self, date: [i32; 2]) {
        if self.dates.len() < Self::DATES {
            self.dates.insert(date);
        }
    }
}

/// A span without a start or an end reaches this far: year 1 to 9999, in days since 1970-01-01.
const EVER: [i64; 2] = [-719_162, 2_932_897];

impl Columns {
    /// The columns of the story's `events`, which are in order of time.
    pub fn of(events: &[Event]) -> Self {
        Self::with(events, &ReadYears::default())
    }

    /// The columns of the story's `events` and of those that files bring.
    pub fn with(events: &[Event], read: &ReadYears) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        let same = |a: &Column, b: &Column| a.label == b.label && a.span == b.span;
        for (index, event) in events.iter().enumerate() {
            let new = column_for(event);
            match columns.iter_mut().find(|column| same(column, &new)) {
                Some(column) => column.events.push(index),
                None => columns.push(Column {
                    events: vec![index],
                    ..new
                }),
            }
        }
        let spans = Spans::for_pairs(&read.pairs);
        let gathered: BTreeSet<[i16; 2]> = read.pairs.iter().map(|&p| spans.gathered(p)).collect();
        let mut known: HashSet<(String, Option<[i64; 2]>)> = columns
            .iter()
            .map(|column| (column.label.clone(), column.span))
            .collect();
        let undated = read.undated.then(Column::undated);
        for new in gathered
            .iter()
            .map(|&pair| column_of_years(pair))
            .chain(undated)
        {
            if known.insert((new.label.clone(), new.span)) {
                columns.push(new);
            }
        }
        columns.sort_by_key(sort_key);
        let mut of_event = vec![0; events.len()];
        for (number, column) in columns.iter().enumerate() {
            for &event in &column.events {
                if let Some(slot) = of_event.get_mut(event) {
                    *slot = number;
                }
            }
        }
        let numbers: HashMap<(&str, Option<[i64; 2]>), u16> = columns
            .iter()
            .zip(0_u16..)
            .map(|(column, number)| ((column.label.as_str(), column.span), number))
            .collect();
        let of_years = gathered
            .iter()
            .filter_map(|&pair| {
                let column = column_of_years(pair);
                let number = numbers.get(&(column.label.as_str(), column.span))?;
                Some((pair, *number))
            })
            .collect();
        let undated = numbers.get(&(UNDATED, None)).copied();
        for column in &mut columns {
            column.count = column.events.len() as u32;
        }
        Self {
            all: columns,
            of_event,
            of_years,
            undated,
            spans,
            dates_read: read.dates.len(),
        }
    }

    /// How many distinct dates the events of files have, counted no further than
    /// [`ReadYears::DATES`].
    pub fn dates_read(&self) -> usize {
        self.dates_read
    }

    /// The column of events of files that touch the years `[first, last]`; `None` asks for the undated.
    pub fn of_years(&self, years: Option<[i16; 2]>) -> Option<u16> {
        match years {
            Some(years) => self.of_years.get(&self.spans.gathered(years)).copied(),
            None => self.undated,
        }
    }

    /// Every pair of years that files bring, with its column.
    pub(super) fn known_years(&self) -> impl Iterator<Item = ([i16; 2], u16)> + '_ {
        self.of_years
            .iter()
            .map(|(&years, &column)| (years, column))
    }

    /// Writes down how many events stand in each column, left to right.
    pub(super) fn set_counts(&mut self, counts: &[u32]) {
        for (column, &count) in self.all.iter_mut().zip(counts) {
            column.count = count;
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether the story has no events at all.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Left to right.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Column> {
        self.all.iter()
    }

    /// The column at `index`.
    pub fn get(&self, index: usize) -> Option<&Column> {
        self.all.get(index)
    }

    /// The column that event number `event` stands in.
    pub fn of_event(&self, event: usize) -> Option<usize> {
        self.of_event.get(event).copied()
    }

    /// The column with this label.
    pub fn labelled(&self, label: &str) -> Option<usize> {
        self.all.iter().position(|column| column.label == label)
    }

    /// The columns whose span overlaps `span` (half open, in days).
    pub fn overlapping(&self, span: [i64; 2]) -> impl Iterator<Item = usize> + '_ {
        let overlaps = move |column: &Column| {
            column
                .span
                .is_some_and(|own| own[0] < span[1] && span[0] < own[1])
        };
        (0..self.all.len()).filter(move |&index| self.all.get(index).is_some_and(overlaps))
    }
}

/// One of the labels that this file makes, in another language.
fn told(label: &str, words: Words) -> String {
    if label == UNDATED {
        return words.say("when-undated").into_owned();
    }
    let (first, rest) = label.split_once(' ').unwrap_or(("", label));
    let key = match first {
        "since" => "when-since",
        "until" => "when-until",
        "early" => "when-early",
        "mid" => "when-mid",
        "late" => "when-late",
        _ => "",
    };
    let rest = match rest.split_once('–') {
        Some((from, to)) if from.ends_with('s') && to.ends_with('s') => {
            let years = [from, to].map(|end| end.trim_end_matches('s').to_owned());
            let [from, to] = years;
            let years = words.with("when-years", &[("from", from.into()), ("to", to.into())]);
            words.with("when-decades", &[("years", years.into())])
        }
        None if rest.ends_with('s') => {
            let year = rest.trim_end_matches('s');
            words.with("when-decade", &[("year", year.into())])
        }
        _ => rest.to_owned(),
    };
    if key.is_empty() {
        return rest;
    }
    let values = [("date", rest.clone().into()), ("years", rest.into())];
    words.with(key, &values)
}

/// What the column of events without a date is called.
const UNDATED: &str = "undated";

impl Column {
    /// What its chip says in the language of `words`.
    pub fn label_in(&self, words: Words) -> Cow<'_, str> {
        if self.is_year || words.language() == Language::English {
            return Cow::Borrowed(&self.label);
        }
        Cow::Owned(told(&self.label, words))
    }

    fn undated() -> Self {
        Self {
            label: UNDATED.to_owned(),
            span: None,
            is_year: false,
            events: Vec::new(),
            count: 0,
        }
    }
}

/// The column of a first and a last year.
fn column_of_years([first, last]: [i16; 2]) -> Column {
    let (first, last) = (i32::from(first), i32::from(last));
    let open = [first <= When::FIRST_YEAR, last >= When::LAST_YEAR];
    let start = if open[0] {
        EVER[0].min(day_of_new_year(first))
    } else {
        day_of_new_year(first)
    };
    Column {
        label: if first == last {
            first.to_string()
        } else {
            span_of_years(first, last, open)
        },
        span: Some([
            start,
            if open[1] {
                EVER[1]
            } else {
                day_of_new_year(last + 1)
            },
        ]),
        is_year: first == last,
        events: Vec::new(),
        count: 0,
    }
}

/// By the middle of the span, so that "early 2000s" follows 2001; the undated come last.
fn sort_key(column: &Column) -> (bool, i64, i64) {
    let [start, end] = column.span.unwrap_or([0, 0]);
    (column.span.is_none(), start + end, start)
}

fn column_for(event: &Event) -> Column {
    let Some(when) = &event.when else {
        return Column::undated();
    };
    let (first, last) = years_of(when);
    if first == last {
        let [start, end] = [day_of_new_year(first), day_of_new_year(first + 1)];
        return Column {
            label: first.to_string(),
            span: Some([start, end]),
            is_year: true,
            events: Vec::new(),
            count: 0,
        };
    }
    let span = [
        when.start_day().unwrap_or(EVER[0]),
        when.end_day().unwrap_or(EVER[1]),
    ];
    Column {
        label: span_label(event, when),
        span: Some(span),
        is_year: false,
        events: Vec::new(),
        count: 0,
    }
}

fn years_of(when: &When) -> (i32, i32) {
    let years = when.years();
    (*years.start(), *years.end())
}

/// The article's words where they place a span in its decade ("late 1990s"), else our own.
fn span_label(event: &Event, when: &When) -> String {
    let words = event.date_text.as_deref().unwrap_or_default();
    let part = ["early", "mid", "late"]
        .iter()
        .find_map(|part| words.find(part));
    match part.and_then(|start| words.get(start..)) {
        Some(words) if words.chars().count() <= 14 => words.to_owned(),
        _ => short_span(when),
    }
}

fn short_span(when: &When) -> String {
    let (first, last) = years_of(when);
    let open = [when.start_day().is_none(), when.end_day().is_none()];
    span_of_years(first, last, open)
}

/// From one year to another; `open` says which ends have no bound.
fn span_of_years(first: i32, last: i32, open: [bool; 2]) -> String {
    let tail = if first / 100 == last / 100 {
        format!("{:02}", last % 100)
    } else {
        last.to_string()
    };
    match open {
        [false, false] if first % 10 == 0 && last % 10 == 9 && last - first == 9 => {
            format!("{first}s")
        }
        [false, false] if first % 10 == 0 && last % 10 == 9 => {
            format!("{first}s–{}s", (last - 9) % 100)
        }
        [false, false] => format!("{first}–{tail}"),
        [false, true] => format!("since {first}"),
        [true, _] => format!("until {last}"),
    }
}

/// Days since 1970-01-01 of 1 January of `year`.
pub fn day_of_new_year(year: i32) -> i64 {
    let year = i64::from(year) - 1;
    year * 365 + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) - 719_162
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_year_is_counted_in_days_from_1970() {
        for year in 1..=2100 {
            let when: When = format!("{year:04}").parse().unwrap();
            assert_eq!(Some(day_of_new_year(year)), when.start_day(), "{year}");
        }
        assert_eq!(day_of_new_year(1), EVER[0]);
    }

    #[test]
    fn spans_are_short_enough_for_a_chip() {
        let label = |edtf: &str| short_span(&edtf.parse().unwrap());
        assert_eq!(label("196X/197X"), "1960s–70s");
        assert_eq!(label("199X"), "1990s");
        assert_eq!(label("2019/2021"), "2019–21");
        assert_eq!(label("1893/2021"), "1893–2021");
        assert_eq!(label("2001/.."), "since 2001");
    }
}
