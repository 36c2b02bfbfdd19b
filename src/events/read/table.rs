//! The rows of a table: CSV, or with semicolons or tabs.

use super::ReadError;
use super::collection::too_long;
use super::feature::Feature;
use super::fields::{Fields, Value};
use super::judge::Refused;
use super::lines::pass_line;
use super::names::{LATITUDES, LONGITUDES, Role, rank, role_of};
use super::piece::{Form, Job, Next, Piece};
use super::row::{Row, cut, is_misquoted};
use super::scan::float;
use super::source::{Limits, Window};

/// A table whose first line names its columns.
#[derive(Debug)]
pub(super) struct TableForm {
    pub(super) limits: Limits,
    pub(super) delimiter: u8,
    /// How many columns there are.
    pub(super) width: usize,
    pub(super) longitude: usize,
    pub(super) latitude: usize,
    /// The columns that are read, with what they are read for.
    roles: Vec<(usize, Role)>,
}

impl TableForm {
    /// The form of a table with these columns; `None` when two of them hold no positions.
    pub(super) fn new(limits: Limits, delimiter: u8, columns: &[String]) -> Option<Self> {
        let best = |names: &[&str]| {
            let ranked = columns.iter().enumerate();
            let ranked = ranked.filter_map(|(index, name)| Some((rank(names, name)?, index)));
            ranked.min().map(|(_, index)| index)
        };
        let roles = columns.iter().map(|name| role_of(name)).enumerate();
        Some(Self {
            limits,
            delimiter,
            width: columns.len(),
            longitude: best(&LONGITUDES)?,
            latitude: best(&LATITUDES)?,
            roles: roles.filter(|(_, role)| *role != Role::Other).collect(),
        })
    }

    fn number(&self, field: &[u8]) -> Option<f64> {
        let field = field.trim_ascii();
        if self.delimiter == b';' && field.contains(&b',') {
            let text = std::str::from_utf8(field).ok()?;
            return text.replacen(',', ".", 1).parse().ok();
        }
        float(field)
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
        let coordinate = |column: usize, name: &str| {
            let field = row.field(record, column);
            if field.trim_ascii().is_empty() {
                let what = format!("it has no {name}");
                return Err(Refused::new(
                    "it has no position",
                    what,
                    "write it in degrees",
                ));
            }
            self.number(field).ok_or_else(|| {
                let field: String = String::from_utf8_lossy(field).chars().take(30).collect();
                let what = format!("the {name} {field:?} is not a number");
                let mend = "write it in degrees, such as 71.52";
                Refused::new("its position is not a number", what, mend)
            })
        };
        let position = [
            coordinate(self.longitude, "longitude")?,
            coordinate(self.latitude, "latitude")?,
        ];
        let mut fields = Fields::default();
        for &(column, role) in &self.roles {
            fields.offer(role, Value::Plain(row.field(record, column)));
        }
        Ok(Feature {
            position: Some(position),
            fields,
        })
    }
}

impl Form for TableForm {
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
                    memchr::memchr(b'\n', record).unwrap_or(length)
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
