//! The `when` of [Linked Places](https://github.com/LinkedPasts/linked-places-format) and
//! [GeoJSON-T](https://github.com/kgeographer/geojson-t), as EDTF.
//!
//! A timespan has a start and perhaps an end, each `in` a date, or `earliest` and `latest`; several
//! timespans are one from the first start to the last end. Such a date is the widest span it can
//! mean, and what it says stands beside it in words. What cannot be told so, such as the name
//! of a period, stays among the properties.

use serde_json::Value;

use super::date::edtf;

/// A time of Linked Places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Time {
    /// The widest span it can mean, as EDTF.
    pub(super) edtf: String,
    /// What it says, in words, where the span says less.
    pub(super) words: Option<String>,
}

/// The time that a `when` gives; `None` when it gives none.
pub(super) fn time(when: &Value) -> Option<Time> {
    let spans = match when {
        Value::Object(members) => match members.get("timespans") {
            Some(Value::Array(spans)) => spans.clone(),
            // GeoJSON-T lets a single one stand by itself.
            _ if members.contains_key("start") => vec![when.clone()],
            _ => return None,
        },
        _ => return None,
    };
    let spans: Vec<Span> = spans.iter().filter_map(span).collect();
    let start = spans
        .iter()
        .map(|span| span.start.first())
        .min_by(|one, next| in_time(one, next))?;
    let open = spans.iter().any(Span::is_open);
    let ends = spans.iter().map(Span::last);
    let end = ends.max_by(|one, next| in_time(one, next))?;
    let edtf = match end {
        _ if open => format!("{start}/{OPEN}"),
        end if end == start => start.to_owned(),
        end => format!("{start}/{end}"),
    };
    let plain = matches!(spans.as_slice(), [one] if one.is_plain());
    let words = (!plain).then(|| {
        let words: Vec<String> = spans.iter().map(Span::words).collect();
        words.join("; ")
    });
    Some(Time { edtf, words })
}

/// What stands for an end that has not come.
const OPEN: &str = "..";

/// From a moment on, and perhaps to another.
struct Span {
    start: Moment,
    end: Option<Moment>,
}

impl Span {
    /// The last day it can reach.
    fn last(&self) -> &str {
        self.end.as_ref().unwrap_or(&self.start).last()
    }

    fn is_open(&self) -> bool {
        self.end.as_ref().is_some_and(|end| end.last() == OPEN)
    }

    /// Whether EDTF says all of it.
    fn is_plain(&self) -> bool {
        let moments = [Some(&self.start), self.end.as_ref()];
        let mut moments = moments.into_iter().flatten();
        moments.all(|moment| matches!(moment, Moment::In(_)))
    }

    fn words(&self) -> String {
        let start = self.start.words();
        match &self.end {
            Some(_) if self.is_open() => format!("from {start} on"),
            Some(end) => format!("from {start} to {}", end.words()),
            None => start,
        }
    }
}

/// When a span begins or ends.
enum Moment {
    /// Then.
    In(String),
    /// Some time between these.
    Between(String, String),
    /// Then or later; nothing says by when.
    After(String),
    /// Then or earlier; nothing says since when.
    Before(String),
}

impl Moment {
    fn of([known, earliest, latest]: [Option<String>; 3]) -> Option<Self> {
        Some(match (known, earliest, latest) {
            (Some(known), ..) => Self::In(known),
            (None, Some(earliest), Some(latest)) if earliest == latest => Self::In(latest),
            (None, Some(earliest), Some(latest)) => Self::Between(earliest, latest),
            (None, Some(earliest), None) => Self::After(earliest),
            (None, None, Some(latest)) => Self::Before(latest),
            (None, None, None) => return None,
        })
    }

    fn first(&self) -> &str {
        match self {
            Self::In(at) | Self::Between(at, _) | Self::After(at) | Self::Before(at) => at,
        }
    }

    fn last(&self) -> &str {
        match self {
            Self::In(at) | Self::Between(_, at) | Self::After(at) | Self::Before(at) => at,
        }
    }

    fn words(&self) -> String {
        match self {
            Self::In(at) => at.clone(),
            Self::Between(one, other) => format!("between {one} and {other}"),
            Self::After(at) => format!("{at} at the earliest"),
            Self::Before(at) => format!("{at} at the latest"),
        }
    }
}

fn span(span: &Value) -> Option<Span> {
    match span {
        Value::Object(members) => Some(Span {
            start: moment(members.get("start")?)?,
            end: members.get("end").and_then(moment),
        }),
        // An older form: start, its latest, the earliest end, the end, and a label.
        Value::Array(parts) => {
            let part = |index: usize| text(parts.get(index)?);
            // One of two alone is the moment itself.
            let moment = |earliest: Option<String>, latest: Option<String>| {
                let known = earliest.clone().xor(latest.clone());
                Moment::of([known, earliest, latest])
            };
            Some(Span {
                start: moment(part(0), part(1))?,
                end: moment(part(2), part(3)),
            })
        }
        _ => None,
    }
}

fn moment(moment: &Value) -> Option<Moment> {
    match moment {
        Value::Object(members) => {
            let names = ["in", "earliest", "latest"];
            Moment::of(names.map(|name| text(members.get(name)?)))
        }
        other => text(other).map(Moment::In),
    }
}

/// A date as EDTF; a year of less than four digits is filled up, and one after 9999 let be.
fn text(value: &Value) -> Option<String> {
    let written = match value {
        Value::String(text) => edtf(text).to_owned(),
        Value::Number(year) => year.as_i64()?.to_string(),
        _ => return None,
    };
    if matches!(written.as_str(), "present" | "now") {
        return Some(OPEN.into());
    }
    if let Some(year) = super::date::year_text(&written) {
        return Some(year);
    }
    (!written.is_empty()).then_some(written)
}

/// Orders dates as they follow each other, as far as their years tell.
fn in_time(one: &str, next: &str) -> std::cmp::Ordering {
    let key = |text: &str| {
        let (sign, rest) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let digits = rest.find(|letter: char| !letter.is_ascii_digit());
        let year = rest.get(..digits.unwrap_or(rest.len())).unwrap_or_default();
        (
            sign * year.parse::<i64>().unwrap_or_default(),
            text.to_owned(),
        )
    };
    key(one).cmp(&key(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(text: &str) -> Option<String> {
        Some(time(&serde_json::from_str(text).unwrap())?.edtf)
    }

    #[test]
    fn a_start_between_two_dates_is_the_span_of_both_and_says_so() {
        for (when, edtf, words) in [
            (
                r#"{"timespans":[{"start":{"earliest":"2010-01","latest":"2010-06"}}]}"#,
                "2010-01/2010-06",
                Some("between 2010-01 and 2010-06"),
            ),
            (
                r#"{"timespans":[{"start":{"earliest":"1890","latest":"1895"},"end":{"earliest":"1900","latest":"1910"}}]}"#,
                "1890/1910",
                Some("from between 1890 and 1895 to between 1900 and 1910"),
            ),
            (
                r#"{"timespans":[{"start":{"latest":"1895"},"end":{"earliest":"1900"}}]}"#,
                "1895/1900",
                Some("from 1895 at the latest to 1900 at the earliest"),
            ),
            (
                r#"{"timespans":[{"start":{"in":"1901"},"end":{"in":"1902"}},{"start":{"in":"1890"}}]}"#,
                "1890/1902",
                Some("from 1901 to 1902; 1890"),
            ),
            (
                r#"{"timespans":[{"start":{"earliest":"1890","latest":"1890"}}]}"#,
                "1890",
                None,
            ),
            (
                r#"{"timespans":[["1890","1895","","now","a label"]]}"#,
                "1890/..",
                Some("from between 1890 and 1895 on"),
            ),
            (
                r#"{"timespans":[{"start":{"in":"1893"},"end":{"in":"1947"}}]}"#,
                "1893/1947",
                None,
            ),
        ] {
            let time = time(&serde_json::from_str(when).unwrap()).unwrap();
            assert_eq!(
                (time.edtf.as_str(), time.words.as_deref()),
                (edtf, words),
                "{when}"
            );
        }
    }

    #[test]
    fn timespans_are_edtf() {
        for (when, expected) in [
            (
                r#"{"timespans":[{"start":{"in":"1893"},"end":{"in":"1947-08-14"}}]}"#,
                "1893/1947-08-14",
            ),
            (r#"{"timespans":[{"start":{"in":"1893"}}]}"#, "1893"),
            (
                r#"{"timespans":[{"start":{"earliest":"1890","latest":"1895"},"end":{"earliest":"1900","latest":"1910"}}]}"#,
                "1890/1910",
            ),
            (
                r#"{"timespans":[{"start":{"in":"-44-03-15"}}]}"#,
                "-44-03-15",
            ),
            (
                r#"{"timespans":[{"start":{"in":-44},"end":{"in":476}}],"periods":[{"name":"Rome"}]}"#,
                "-0044/0476",
            ),
            (
                r#"{"timespans":[{"start":{"in":"1901"},"end":{"in":"1902"}},{"start":{"in":"1890"},"end":{"in":"1895"}}]}"#,
                "1890/1902",
            ),
            (
                r#"{"timespans":[{"start":{"in":"2001"},"end":{"in":"present"}}]}"#,
                "2001/..",
            ),
            (
                r#"{"timespans":[["-0200","","","0100","a label"]]}"#,
                "-0200/0100",
            ),
            (
                r#"{"start":"2001-05-01T00:00:00Z","end":"2002"}"#,
                "2001-05-01/2002",
            ),
        ] {
            assert_eq!(of(when).as_deref(), Some(expected), "{when}");
        }
        for nothing in [
            r#"{"periods":[{"name":"Ottoman"}]}"#,
            r#"{"timespans":[]}"#,
            "[]",
            "7",
            "{}",
        ] {
            assert_eq!(of(nothing), None, "{nothing}");
        }
    }

    proptest! {
        #[test]
        fn a_start_and_an_end_of_years_come_back(start in -9999_i32..9999, more in 1_i32..500) {
            let end = (start + more).min(9999);
            let when = format!(r#"{{"timespans":[{{"start":{{"in":"{start}"}},"end":{{"in":"{end}"}}}}]}}"#);
            let text = of(&when).unwrap();
            let read: crate::story::When = text.parse().unwrap();
            prop_assert_eq!(read.years(), start..=end);
        }
    }
}
