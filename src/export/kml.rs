//! KML 2.2, for Google Earth, QGIS and whoever reads no `GeoJSON`: events in a folder for each
//! category, each with its time; passages at the places they name.
//!
//! KML knows a day, a month and a year as a `TimeStamp`, and everything else as a `TimeSpan`, whose
//! end is the last day and not the first one after. What KML cannot say, such as "about 1995",
//! stands in the extended data as EDTF.

use std::borrow::Cow;
use std::io::{self, Write};

use jiff::Span;
use jiff::civil::{Date, date};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::ExportError;
use super::events::each;
use super::passages::Told;
use super::record::Record;
use crate::events::Row;
use crate::session::Dataset;
use crate::story::{Category, DatePrecision, When};

/// What writes the elements.
type Xml<'a> = Writer<&'a mut dyn Write>;

/// Fields of a record that stand in elements of their own.
const ELSEWHERE: [&str; 2] = ["title", "description"];

/// What extended data call a field, where that is not what tables call it.
const NAMES: [(&str, &str); 3] = [
    ("date", "edtf"),
    ("location_precision", "precision"),
    ("passages", "paragraphs"),
];

/// Writes the events of `rows`.
///
/// # Source
/// [OGC 07-147r2, KML 2.2](https://www.ogc.org/standards/kml/): §9.1 for the order of elements, §15.1
/// for times.
///
/// # Errors
/// When `out` does not take it, or a file that events came from has changed.
pub fn write(rows: &[Row], data: &Dataset, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    begin(&mut xml, data, "events")?;
    for &category in data.events.categories() {
        let of_category = |row: &&Row| data.events.category_of(**row) == Some(category);
        let rows: Vec<Row> = rows.iter().filter(of_category).copied().collect();
        if rows.is_empty() {
            continue;
        }
        open(&mut xml, "Folder", None)?;
        text(&mut xml, "name", category.label())?;
        each(&rows, data, |record| {
            Ok(placemark(&mut xml, &record, category)?)
        })?;
        close(&mut xml, "Folder")?;
    }
    end(xml)
}

/// Writes passages, each at the places it names.
///
/// # Errors
/// When `out` does not take it.
pub(super) fn write_passages(
    passages: &[Told<'_>],
    data: &Dataset,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut xml = Writer::new_with_indent(out, b' ', 1);
    begin(&mut xml, data, "passages")?;
    open(&mut xml, "Folder", None)?;
    text(&mut xml, "name", "Passages")?;
    for told in passages {
        let paragraph = told.passage.paragraph;
        open(&mut xml, "Placemark", Some(&format!("passage-{paragraph}")))?;
        text(&mut xml, "name", &paragraph.label())?;
        text(&mut xml, "description", &told.passage.text)?;
        open(&mut xml, "ExtendedData", None)?;
        for (name, value) in told.fields() {
            extended(&mut xml, name, &value)?;
        }
        close(&mut xml, "ExtendedData")?;
        match told.points.as_slice() {
            [] => {}
            [one] => point(&mut xml, *one)?,
            many => {
                open(&mut xml, "MultiGeometry", None)?;
                many.iter().try_for_each(|one| point(&mut xml, *one))?;
                close(&mut xml, "MultiGeometry")?;
            }
        }
        close(&mut xml, "Placemark")?;
    }
    close(&mut xml, "Folder")?;
    end(xml)
}

fn begin(xml: &mut Xml<'_>, data: &Dataset, what: &str) -> io::Result<()> {
    let article = data.story.article();
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new("kml");
    let root = root.with_attributes([("xmlns", "http://www.opengis.net/kml/2.2")]);
    xml.write_event(Event::Start(root))?;
    open(xml, "Document", Some(&format!("{}-{what}", article.id)))?;
    text(xml, "name", &article.title)?;
    text(xml, "description", &article.reference(None))
}

fn end(mut xml: Xml<'_>) -> Result<(), ExportError> {
    close(&mut xml, "Document")?;
    close(&mut xml, "kml")?;
    let out = xml.into_inner();
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

fn placemark(xml: &mut Xml<'_>, record: &Record, category: Category) -> io::Result<()> {
    open(xml, "Placemark", None)?;
    text(xml, "name", &record.get("title").text())?;
    let description = record.get("description").text();
    if !description.is_empty() {
        text(xml, "description", &description)?;
    }
    if let Some(when) = &record.when {
        time(xml, when)?;
    }
    open(xml, "ExtendedData", None)?;
    for (name, cell) in record.all().filter(|(name, _)| !ELSEWHERE.contains(name)) {
        let known = NAMES.iter().find(|(own, _)| *own == name);
        let name = known.map_or(name, |(_, called)| called);
        let value = if name == "category" {
            category.key().into()
        } else {
            cell.text()
        };
        extended(xml, name, &value)?;
    }
    close(xml, "ExtendedData")?;
    point(xml, record.position)?;
    close(xml, "Placemark")
}

fn time(xml: &mut Xml<'_>, when: &When) -> io::Result<()> {
    let [first, last] = days(when);
    let stamp = first.and_then(|first| stamp(when.precision(), first));
    if let Some(stamp) = stamp {
        open(xml, "TimeStamp", None)?;
        text(xml, "when", &stamp)?;
        return close(xml, "TimeStamp");
    }
    if first.is_none() && last.is_none() {
        return Ok(());
    }
    open(xml, "TimeSpan", None)?;
    for (name, day) in [("begin", first), ("end", last)] {
        if let Some(day) = day {
            text(xml, name, &spelled(day))?;
        }
    }
    close(xml, "TimeSpan")
}

/// The first and the last day of a time; `None` where it is open.
fn days(when: &When) -> [Option<Date>; 2] {
    let calendar = |day: i64| {
        date(1970, 1, 1)
            .checked_add(Span::new().try_days(day).ok()?)
            .ok()
    };
    let first = when.start_day().and_then(calendar);
    [first, when.end_day().and_then(|end| calendar(end - 1))]
}

/// A day, a month or a year in one word.
fn stamp(precision: DatePrecision, first: Date) -> Option<String> {
    let whole = spelled(first);
    let shorter = |parts: usize| {
        let mut cut = whole.as_str();
        for _ in 0..parts {
            cut = cut.rsplit_once('-').map_or(cut, |(left, _)| left);
        }
        cut.to_owned()
    };
    match precision {
        DatePrecision::Day => Some(whole),
        DatePrecision::Month => Some(shorter(1)),
        DatePrecision::Year => Some(shorter(2)),
        _ => None,
    }
}

/// A day as XML Schema writes it: four digits for the year, with a sign before the common era.
fn spelled(day: Date) -> String {
    let (sign, year) = if day.year() < 0 {
        ("-", -day.year())
    } else {
        ("", day.year())
    };
    format!("{sign}{year:04}-{:02}-{:02}", day.month(), day.day())
}

fn point(xml: &mut Xml<'_>, [lon, lat]: [f64; 2]) -> io::Result<()> {
    open(xml, "Point", None)?;
    text(xml, "coordinates", &format!("{lon},{lat}"))?;
    close(xml, "Point")
}

fn extended(xml: &mut Xml<'_>, name: &str, value: &str) -> io::Result<()> {
    if value.is_empty() {
        return Ok(());
    }
    let data = BytesStart::new("Data").with_attributes([("name", allowed(name).as_ref())]);
    xml.write_event(Event::Start(data))?;
    text(xml, "value", value)?;
    close(xml, "Data")
}

fn open(xml: &mut Xml<'_>, name: &str, id: Option<&str>) -> io::Result<()> {
    let start = BytesStart::new(name);
    let start = match id {
        Some(id) => start.with_attributes([("id", id)]),
        None => start,
    };
    xml.write_event(Event::Start(start))
}

fn close(xml: &mut Xml<'_>, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn text(xml: &mut Xml<'_>, name: &str, value: &str) -> io::Result<()> {
    let element = xml.create_element(name);
    element.write_text_content(BytesText::new(&allowed(value)))?;
    Ok(())
}

/// `text` without the characters that XML 1.0 has no way to write.
fn allowed(text: &str) -> Cow<'_, str> {
    let barred = |letter: char| {
        let control =
            letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{7f}'..='\u{9f}');
        control || matches!(letter, '\u{fffe}' | '\u{ffff}')
    };
    if text.contains(barred) {
        Cow::Owned(text.replace(barred, " "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(edtf: &str) -> String {
        let mut out: Vec<u8> = Vec::new();
        {
            let out: &mut dyn Write = &mut out;
            time(&mut Writer::new(out), &edtf.parse().unwrap()).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_day_a_month_and_a_year_are_stamps() {
        for (edtf, when) in [
            ("2014-12-16", "2014-12-16"),
            ("2014-12", "2014-12"),
            ("1893", "1893"),
            ("1995~", "1995"),
            ("-0044-03-15", "-0044-03-15"),
            ("-0044", "-0044"),
        ] {
            let stamp = format!("<TimeStamp><when>{when}</when></TimeStamp>");
            assert_eq!(written(edtf), stamp);
        }
    }

    #[test]
    fn everything_longer_is_a_span_with_its_last_day_at_the_end() {
        for (edtf, begin, end) in [
            ("1995~/1999~", "1995-01-01", "1999-12-31"),
            ("196X", "1960-01-01", "1969-12-31"),
            ("2020-24", "2020-12-01", "2021-02-28"),
            ("2014-06-15/2014-06-17", "2014-06-15", "2014-06-17"),
        ] {
            let span = format!("<TimeSpan><begin>{begin}</begin><end>{end}</end></TimeSpan>");
            assert_eq!(written(edtf), span);
        }
    }

    #[test]
    fn an_open_end_is_left_out() {
        assert_eq!(
            written("2001/.."),
            "<TimeSpan><begin>2001-01-01</begin></TimeSpan>"
        );
        assert_eq!(
            written("../2001"),
            "<TimeSpan><end>2001-12-31</end></TimeSpan>"
        );
    }

    #[test]
    fn what_xml_cannot_write_becomes_a_space() {
        assert_eq!(allowed("a\u{0}b\u{7}c\nd"), "a b c\nd");
        assert!(matches!(allowed("plain"), Cow::Borrowed(_)));
    }
}
