//! The story's dates as columns: one for each distinct year, or span of years, that events have.
//!
//! An event dated within one calendar year stands in that year's column; one dated "early 2000s"
//! has a column of its own, because rounding it to a year would say more than the article does.

use crate::story::{Event, When};

/// One column of the timeline.
#[derive(Clone, Debug)]
pub struct Column {
    /// What its chip says: `1893`, `late 1990s`, `undated`.
    pub label: String,
    /// Days since 1970-01-01, half open; `None` for the undated column.
    pub span: Option<[i64; 2]>,
    /// Whether it is one calendar year.
    pub is_year: bool,
    /// Indices into the story's events, in order of time.
    pub events: Vec<usize>,
}

/// All columns, left to right.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    columns: Vec<Column>,
    of_event: Vec<usize>,
}

/// A span without a start or an end reaches this far: year 1 to 9999, in days since 1970-01-01.
const EVER: [i64; 2] = [-719_162, 2_932_897];

impl Columns {
    /// The columns of `events`, which are in order of time.
    pub fn of(events: &[Event]) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        for (index, event) in events.iter().enumerate() {
            let new = column_for(event);
            match columns
                .iter_mut()
                .find(|c| c.label == new.label && c.span == new.span)
            {
                Some(column) => column.events.push(index),
                None => columns.push(Column {
                    events: vec![index],
                    ..new
                }),
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
        Self { columns, of_event }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether the story has no events at all.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// Left to right.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Column> {
        self.columns.iter()
    }

    /// The column at `index`.
    pub fn get(&self, index: usize) -> Option<&Column> {
        self.columns.get(index)
    }

    /// The column that event number `event` stands in.
    pub fn of_event(&self, event: usize) -> Option<usize> {
        self.of_event.get(event).copied()
    }

    /// The column with this label.
    pub fn labelled(&self, label: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.label == label)
    }

    /// The columns whose span overlaps `span` (half open, in days).
    pub fn overlapping(&self, span: [i64; 2]) -> impl Iterator<Item = usize> + '_ {
        let overlaps = move |column: &Column| {
            column
                .span
                .is_some_and(|own| own[0] < span[1] && span[0] < own[1])
        };
        (0..self.columns.len()).filter(move |&index| self.columns.get(index).is_some_and(overlaps))
    }
}

/// By the middle of the span, so that "early 2000s" follows 2001; the undated come last.
fn sort_key(column: &Column) -> (bool, i64, i64) {
    let [start, end] = column.span.unwrap_or([0, 0]);
    (column.span.is_none(), start + end, start)
}

fn column_for(event: &Event) -> Column {
    let Some(when) = &event.when else {
        return Column {
            label: "undated".to_owned(),
            span: None,
            is_year: false,
            events: Vec::new(),
        };
    };
    let (first, last) = years_of(when);
    if first == last {
        let [start, end] = [day_of_new_year(first), day_of_new_year(first + 1)];
        return Column {
            label: first.to_string(),
            span: Some([start, end]),
            is_year: true,
            events: Vec::new(),
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
    let tail = if first / 100 == last / 100 {
        format!("{:02}", last % 100)
    } else {
        last.to_string()
    };
    match (when.start_day(), when.end_day()) {
        (Some(_), Some(_)) if first % 10 == 0 && last % 10 == 9 && last - first == 9 => {
            format!("{first}s")
        }
        (Some(_), Some(_)) if first % 10 == 0 && last % 10 == 9 => {
            format!("{first}s–{}s", (last - 9) % 100)
        }
        (Some(_), Some(_)) => format!("{first}–{tail}"),
        (Some(_), None) => format!("since {first}"),
        (None, _) => format!("until {last}"),
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
