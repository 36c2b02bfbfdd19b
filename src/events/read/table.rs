//! The rows of a table: CSV, or with semicolons or tabs.

use std::sync::Arc;

use super::ReadError;
use super::collection::too_long;
use super::feature::Feature;
use super::fields::{Fields, Value};
use super::gather::Gather;
use super::geometry::meant;
use super::import::{Import, Purpose};
use super::judge::{Judged, Refused, Shaped};
use super::lines::pass_line;
use super::names::Role;
use super::piece::{Form, Job, Next, Piece};
use super::position::{degrees, pair};
use super::reading::Reading;
use super::row::{Row, cut, is_misquoted};
use super::source::{Limits, Window};
use super::well_known;
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
    /// The names of all columns, where a row may be a line or an area, which keeps what they say.
    names: Vec<String>,
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
            names: match place {
                PlaceColumns::One(_) => columns.to_vec(),
                PlaceColumns::Two(_) => Vec::new(),
            },
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

    /// What a row is; `Err` says why it is nothing.
    pub(super) fn given<'a>(&self, record: &'a [u8], row: &'a Row) -> Result<Given<'a>, Refused> {
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
        let position = match self.place {
            PlaceColumns::Two([longitude, latitude]) => [
                coordinate(row.field(record, longitude), "longitude")?,
                coordinate(row.field(record, latitude), "latitude")?,
            ],
            PlaceColumns::One(column) => {
                let text = std::str::from_utf8(row.field(record, column)).unwrap_or_default();
                match pair(text) {
                    Some(position) => position,
                    None if well_known::begins(text) => {
                        let judged = self.geometry(text, record, row)?;
                        return Ok(Given::Geometry(Box::new(judged)));
                    }
                    None => return Err(unplaced(text)),
                }
            }
        };
        Ok(Given::Event(Feature {
            position: Some(position),
            fields: self.fields(record, row),
        }))
    }

    /// What a row with a geometry in well-known text is: a line, an area, an event at a point.
    fn geometry<'a>(
        &self,
        text: &str,
        record: &'a [u8],
        row: &'a Row,
    ) -> Result<Judged<'a>, Refused> {
        let Some(geometry) = well_known::read(text)? else {
            let mend = "give it the position where it happened";
            return Err(Refused::new(
                "it has no geometry",
                "its geometry is empty",
                mend,
            ));
        };
        let sorted = meant(&geometry)?;
        let shape = sorted.shape.map(|geometry| {
            Box::new(Shaped {
                geometry,
                name: self.title(record, row),
                properties: self.properties(record, row),
                doubt: sorted.doubt,
            })
        });
        Ok(Judged {
            feature: Feature {
                position: sorted.position,
                fields: self.fields(record, row),
            },
            points: sorted.points,
            shape,
            linked: None,
        })
    }

    /// The best title that a row has; empty without one.
    fn title(&self, record: &[u8], row: &Row) -> String {
        let named = self.names.iter().enumerate().filter_map(|(index, name)| {
            let text = Value::Plain(row.field(record, index)).text()?;
            Some((self.reading.rank(Purpose::Title, name)?, text))
        });
        let best = named.min_by_key(|(rank, _)| *rank);
        best.map(|(_, text)| text.into_owned()).unwrap_or_default()
    }

    /// All that a row says besides its geometry.
    fn properties(&self, record: &[u8], row: &Row) -> Vec<(String, String)> {
        let place = self.place.columns();
        let names = self.names.iter().enumerate();
        let names = names.filter(|(index, _)| !place.contains(index));
        let told = names.filter_map(|(index, name)| {
            let text = Value::Plain(row.field(record, index)).text()?;
            Some((name.clone(), text.into_owned()))
        });
        told.collect()
    }
}

/// What a row of a table is.
#[derive(Debug)]
#[allow(
    clippy::large_enum_variant,
    reason = "most rows are events, and none is kept"
)]
pub(super) enum Given<'a> {
    /// An event at a position.
    Event(Feature<'a>),
    /// What its geometry says: a line, an area, an event at a point.
    Geometry(Box<Judged<'a>>),
}

impl<'a> Given<'a> {
    /// Its position and what becomes columns, and whether it is a line or an area.
    pub(super) fn parts(self) -> (Feature<'a>, bool) {
        match self {
            Self::Event(feature) => (feature, false),
            Self::Geometry(judged) => (judged.feature, judged.shape.is_some()),
        }
    }
}

/// The degrees in a field.
#[inline]
fn coordinate(field: &[u8], name: &str) -> Result<f64, Refused> {
    degrees(field).ok_or_else(|| {
        if field.trim_ascii().is_empty() {
            return blank(name);
        }
        let what = format!("the {name} {:?} is not a number", told(field));
        let mend = "write it in degrees, such as 71.52";
        Refused::new("its position is not a number", what, mend)
    })
}

/// Why a text is no position.
fn unplaced(text: &str) -> Refused {
    if text.trim().is_empty() {
        return blank("position");
    }
    let what = format!("the position {:?} cannot be read", short(text));
    let mend = "write latitude and longitude, such as 34.52, 69.18";
    Refused::new("its position cannot be read", what, mend)
}

fn blank(name: &str) -> Refused {
    let what = format!("it has no {name}");
    Refused::new("it has no position", what, "write it in degrees")
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
                && self.given(record, &row).is_ok()
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
            let given = if length > self.limits.record {
                Err(too_long(self.limits.record))
            } else {
                self.given(record, &row)
            };
            if row.held_nul() && given.is_ok() {
                let what = || "it holds a NUL byte, which is no letter and is left out".into();
                let mend = "take it out, and look at what stands there";
                piece.warn(at, "it holds a NUL byte", what, mend);
            }
            at += match given {
                Ok(Given::Event(feature)) => {
                    piece.take(source, at, &feature)?;
                    length
                }
                Ok(Given::Geometry(judged)) => {
                    piece.take_judged(source, at, *judged)?;
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
