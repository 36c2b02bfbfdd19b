//! The `when` of [Linked Places](https://github.com/LinkedPasts/linked-places-format) and
//! [GeoJSON-T](https://github.com/kgeographer/geojson-t), as EDTF.
//!
//! A timespan has a start and perhaps an end, each `in` a date, or `earliest` and `latest`; several
//! timespans are one from the first start to the last end. What cannot be told so, such as the name
//! of a period, stays among the properties.

use serde_json::Value;

use super::date::edtf;

/// The date that a `when` gives; `None` when it gives none.
pub(super) fn date(when: &Value) -> Option<String> {
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
        .map(|span| &span.start)
        .min_by(|one, next| in_time(one, next))?;
    let open = spans.iter().any(|span| span.end.as_deref() == Some(OPEN));
    let ends = spans
        .iter()
        .map(|span| span.end.as_ref().unwrap_or(&span.start));
    let end = ends.max_by(|one, next| in_time(one, next))?;
    Some(match end {
        _ if open => format!("{start}/{OPEN}"),
        end if end == start => start.clone(),
        end => format!("{start}/{end}"),
    })
}

/// What stands for an end that has not come.
const OPEN: &str = "..";

struct Span {
    start: String,
    end: Option<String>,
}

fn span(span: &Value) -> Option<Span> {
    match span {
        Value::Object(members) => Some(Span {
            start: moment(members.get("start")?, ["in", "earliest", "latest"])?,
            end: members
                .get("end")
                .and_then(|end| moment(end, ["in", "latest", "earliest"])),
        }),
        // An older form: start, its latest, the earliest end, the end, and a label.
        Value::Array(parts) => {
            let part = |index: usize| text(parts.get(index)?);
            Some(Span {
                start: part(0).or_else(|| part(1))?,
                end: part(3).or_else(|| part(2)),
            })
        }
        _ => None,
    }
}

fn moment(moment: &Value, names: [&str; 3]) -> Option<String> {
    match moment {
        Value::Object(members) => names.iter().find_map(|name| text(members.get(*name)?)),
        other => text(other),
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
        date(&serde_json::from_str(text).unwrap())
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
