//! The rows of a table: CSV, or with semicolons or tabs.

use std::sync::Arc;

use super::ReadError;
use super::collection::too_long;
use super::feature::Feature;
use super::fields::{Fields, Value};
use super::gather::Gather;
use super::import::{Import, Purpose};
use super::judge::Refused;
use super::lines::pass_line;
use super::names::Role;
use super::piece::{Form, Job, Next, Piece};
use super::position::{degrees, pair};
use super::reading::Reading;
use super::row::{Row, cut, is_misquoted};
use super::source::{Limits, Window};
use super::written::short;

/// A table whose first line names its columns.
#[derive(Debug)]
pub(super) struct TableForm {
    pub(super) limits: Limits,
    pub(super) delimiter: u8,
    /// How many columns there are.
    pub(super) width: usize,
    /// Where positions stand.
    pub(super) place: PlaceColumns,
    /// The columns that are read, with what they are read for.
    roles: Vec<(usize, Role)>,
    reading: Arc<Reading>,
}

/// Where positions stand in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlaceColumns {
    /// In two columns, longitude first.
    Two([usize; 2]),
    /// In one.
    One(usize),
}

impl PlaceColumns {
    /// Where `import` says that positions stand; `None` when it does not.
    pub(super) fn of(import: &Import, columns: &[String]) -> Option<Self> {
        let index = |purpose| {
            let name = import.column_for(purpose)?;
            columns.iter().position(|column| column == name)
        };
        if let Some(column) = index(Purpose::Position) {
            return Some(Self::One(column));
        }
        Some(Self::Two([
            index(Purpose::Longitude)?,
            index(Purpose::Latitude)?,
        ]))
    }

    /// The columns themselves.
    pub(super) fn columns(self) -> Vec<usize> {
        match self {
            Self::Two(columns) => columns.to_vec(),
            Self::One(column) => vec![column],
        }
    }
}

impl TableForm {
    /// The form of a table with these columns.
    pub(super) fn new(
        limits: Limits,
        delimiter: u8,
        columns: &[String],
        place: PlaceColumns,
        reading: Arc<Reading>,
    ) -> Self {
        let roles = columns.iter().map(|name| reading.role_of(name)).enumerate();
        Self {
            limits,
            delimiter,
            width: columns.len(),
            place,
            roles: roles.filter(|(_, role)| *role != Role::Other).collect(),
            reading,
        }
    }

    /// What the fields of a row say that become columns of events.
    fn fields<'a>(&self, record: &'a [u8], row: &'a Row) -> Fields<'a> {
        let mut fields = Fields::default();
        for &(column, role) in &self.roles {
            fields.offer(role, Value::Plain(row.field(record, column)));
        }
        fields
    }

    /// Where the event of a row is.
    fn position(&self, record: &[u8], row: &Row) -> Result<[f64; 2], Refused> {
        let blank = |name: &str| {
            let what = format!("it has no {name}");
            Refused::new("it has no position", what, "write it in degrees")
        };
        let coordinate = |column: usize, name: &str| {
            let field = row.field(record, column);
            degrees(field).ok_or_else(|| {
                if field.trim_ascii().is_empty() {
                    return blank(name);
                }
                let what = format!("the {name} {:?} is not a number", told(field));
                let mend = "write it in degrees, such as 71.52";
                Refused::new("its position is not a number", what, mend)
            })
        };
        match self.place {
            PlaceColumns::Two([longitude, latitude]) => Ok([
                coordinate(longitude, "longitude")?,
                coordinate(latitude, "latitude")?,
            ]),
            PlaceColumns::One(column) => {
                let field = row.field(record, column);
                let text = String::from_utf8_lossy(field);
                pair(&text).ok_or_else(|| {
                    if text.trim().is_empty() {
                        return blank("position");
                    }
                    let what = format!("the position {:?} cannot be read", told(field));
                    let mend = "write latitude and longitude, such as 34.52, 69.18";
                    Refused::new("its position cannot be read", what, mend)
                })
            }
        }
    }

    /// The event in a row; `Err` says why there is none.
    pub(super) fn event<'a>(&self, record: &'a [u8], row: &'a Row) -> Result<Feature<'a>, Refused> {
        // Over several lines a stray mark may have swallowed other events.
        if row.is_odd() && record.contains(&b'\n') && is_misquoted(record, self.delimiter) {
            let what = "a quotation mark is not closed where its field ends";
            let mend = "close it; inside a field write two for one";
            return Err(Refused::new("a quotation mark is not closed", what, mend));
        }
        if row.len() != self.width {
            let what = format!(
                "it has {} fields, but the first line names {} columns",
                row.len(),
                self.width
            );
            let mend = "put what holds a delimiter or a line end in quotation marks";
            return Err(Refused::new(
                "its fields do not fit the columns",
                what,
                mend,
            ));
        }
        if let Err(error) = std::str::from_utf8(record) {
            let byte = record.get(error.valid_up_to()).copied().unwrap_or_default();
            let what = format!("byte 0x{byte:02X} is not UTF-8");
            let mend = "save the file as UTF-8";
            return Err(Refused::new("it is not UTF-8", what, mend));
        }
        Ok(Feature {
            position: Some(self.position(record, row)?),
            fields: self.fields(record, row),
        })
    }
}

/// The first letters of a field, for a sentence.
fn told(field: &[u8]) -> String {
    short(&String::from_utf8_lossy(field))
}

impl Form for TableForm {
    fn reading(&self) -> &Arc<Reading> {
        &self.reading
    }

    fn guess(&self, job: Job, window: &mut Window<'_>) -> Result<Option<u64>, ReadError> {
        const TRIES: usize = 32;
        // A line end may stand in quotation marks: the first behind which a row fits is taken.
        let bytes = window.bytes();
        let end = window.index(job.end).min(bytes.len());
        let mut row = Row::default();
        let mut first = None;
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes.get(..end).unwrap_or_default());
        for at in ends.take(TRIES) {
            let at = past_line_ends(bytes, at);
            let rest = bytes.get(at..).unwrap_or_default();
            if let Some(length) = cut(rest, self.delimiter, window.at_end(), &mut row)
                && let Some(record) = rest.get(..length)
                && self.event(record, &row).is_ok()
            {
                return Ok(Some(window.offset(at)));
            }
            first.get_or_insert(at);
        }
        Ok(first.map(|at| window.offset(at)))
    }

    fn read(
        &self,
        begin: u64,
        end: u64,
        window: &mut Window<'_>,
        piece: &mut Piece,
    ) -> Result<Next, ReadError> {
        let mut row = Row::default();
        let mut at = begin;
        loop {
            let source = window.source();
            let rest = window.from(at);
            let ends = past_line_ends(rest, 0);
            if ends == rest.len() && !window.at_end() {
                at += ends as u64;
                window.more_from(at)?;
                continue;
            }
            at += ends as u64;
            if at >= end {
                return Ok(Next::At(at));
            }
            let rest = rest.get(ends..).unwrap_or_default();
            let Some(length) = cut(rest, self.delimiter, window.at_end(), &mut row) else {
                if window.at_end() {
                    return Ok(Next::End);
                }
                if rest.len() < self.limits.record {
                    window.more_from(at)?;
                    continue;
                }
                piece.refuse(at, too_long(self.limits.record));
                match pass_line(b'\n', at, window, self.limits)? {
                    Some(next) => at = next,
                    None => return Ok(Next::End),
                }
                continue;
            };
            let record = rest.get(..length).unwrap_or_default();
            if self.reading.gather == Gather::Hints {
                // A date tells its order also where there is no position.
                piece.hint(&self.fields(record, &row));
                at += length as u64;
                continue;
            }
            let event = if length > self.limits.record {
                Err(too_long(self.limits.record))
            } else {
                self.event(record, &row)
            };
            at += match event {
                Ok(feature) => {
                    piece.take(source, at, &feature)?;
                    length
                }
                Err(refused) => {
                    piece.refuse(at, refused);
                    // A mark that was not closed took the next lines along: they are tried again.
                    let whole = row.len() == self.width && !is_misquoted(record, self.delimiter);
                    let first_line = || memchr::memchr(b'\n', record).unwrap_or(length);
                    if whole { length } else { first_line() }
                }
            } as u64;
        }
    }
}

/// The first byte from `at` on that ends no line.
fn past_line_ends(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let ends = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    at + ends.count()
}
