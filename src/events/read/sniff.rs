//! What sort of file it is, and where its events begin.

use std::path::Path;

use super::OpenError;
use super::lines::RECORD_SEPARATOR;
use super::row::{Row, cut};
use super::source::{Limits, Source, Window};
use super::table::TableForm;
use super::walk::{Walked, Walker, while_opening};

/// What sort of file it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A GeoJSON `FeatureCollection`.
    FeatureCollection,
    /// A single GeoJSON Feature.
    Feature,
    /// GeoJSON Features one on a line, or one behind each record separator
    /// ([RFC 8142](https://www.rfc-editor.org/rfc/rfc8142)).
    FeatureLines,
    /// A table.
    Csv {
        /// What stands between two fields: a comma, a semicolon or a tab.
        delimiter: u8,
        /// The names in its first line.
        columns: Vec<String>,
    },
    /// [KML](https://www.ogc.org/standards/kml/).
    Kml,
    /// KML in an archive.
    Kmz,
    /// [GPX](https://www.topografix.com/gpx.asp).
    Gpx,
    /// [FlatGeobuf](https://flatgeobuf.org).
    FlatGeobuf,
    /// [GeoParquet](https://geoparquet.org), or Parquet with columns of positions.
    GeoParquet,
    /// A Shapefile, in an archive or with its files side by side.
    Shapefile,
}

/// What was found out about a file.
#[derive(Debug)]
pub(super) struct Sniffed {
    pub(super) format: Format,
    /// Where its events begin.
    pub(super) begin: u64,
    /// What stands between features that do not stand in a list.
    pub(super) separator: u8,
    /// Whether the type of a collection is known.
    pub(super) typed: bool,
    /// Whether it is the working copy of a file in another format.
    pub(super) of_copy: bool,
}

impl Sniffed {
    /// The working copy of a file in another format: a feature a line.
    pub(super) fn of_copy() -> Self {
        Self {
            of_copy: true,
            ..lines(0, b'\n')
        }
    }
}

/// Bytes of which a file's sort is told.
const HEAD: usize = 64 << 10;
/// Bytes of the longest first line of a table.
const HEADER: usize = 1 << 20;

/// Tells the sort of a file.
pub(super) fn sniff(source: &Source) -> Result<Sniffed, OpenError> {
    let path = source.path.as_path();
    let failed = |error| while_opening(path, error);
    let mut window = Window::new(source);
    window.lay(0, HEAD).map_err(failed)?;
    let head = window.bytes();
    if head.is_empty() {
        return Err(OpenError::Empty { path: path.into() });
    }
    check_text(head, path)?;
    let start = if head.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let mut walker = Walker::new(source, start).map_err(failed)?;
    let first = walker.token().map_err(failed)?;
    let no_features = |what: &str, mend| OpenError::NoFeatures {
        what: what.into(),
        mend,
        path: path.into(),
    };
    match first {
        None => Err(OpenError::Empty { path: path.into() }),
        Some(RECORD_SEPARATOR) => Ok(lines(walker.at, RECORD_SEPARATOR)),
        Some(_) if holds_lines(path) => Ok(lines(walker.at, b'\n')),
        Some(b'{') => json(walker, path),
        Some(b'[') => Err(no_features(
            "this is a JSON array, not a GeoJSON object",
            "put its features into a FeatureCollection",
        )),
        Some(b'<') => Err(no_features(
            "this is XML or HTML, not GeoJSON or CSV",
            "convert it first",
        )),
        Some(_) => {
            window.lay(start, HEADER).map_err(failed)?;
            table(&window, path)
        }
    }
}

/// Turns down what is no text.
fn check_text(head: &[u8], path: &Path) -> Result<(), OpenError> {
    match memchr::memchr(0, head) {
        Some(_) => Err(OpenError::Binary { path: path.into() }),
        None => Ok(()),
    }
}

fn lines(begin: u64, separator: u8) -> Sniffed {
    Sniffed {
        format: Format::FeatureLines,
        begin,
        separator,
        typed: true,
        of_copy: false,
    }
}

/// Whether the file's name says that it holds one feature a line.
fn holds_lines(path: &Path) -> bool {
    const ENDINGS: [&str; 6] = [
        "ndjson",
        "jsonl",
        "geojsonl",
        "geojsons",
        "geojsonseq",
        "nljson",
    ];
    let ending = path.extension().unwrap_or_default();
    ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// A file that begins with an object.
fn json(mut walker: Walker<'_>, path: &Path) -> Result<Sniffed, OpenError> {
    let failed = |error| while_opening(path, error);
    let begin = walker.at;
    walker.at += 1;
    let no_features = |what: String, mend| OpenError::NoFeatures {
        what,
        mend,
        path: path.into(),
    };
    let walked = walker.walk().map_err(failed)?;
    let kind = walker.text("type");
    match (walked, kind.as_deref()) {
        (Walked::Features, None | Some("FeatureCollection")) => {
            walker.token().map_err(failed)?;
            if let Some(crs) = walker.foreign_crs() {
                let path = path.into();
                return Err(OpenError::ForeignCrs { crs, path });
            }
            Ok(Sniffed {
                format: Format::FeatureCollection,
                begin: walker.at,
                separator: b'\n',
                typed: kind.is_some(),
                of_copy: false,
            })
        }
        (Walked::Closed, Some("Feature")) => {
            Ok(match walker.token().map_err(failed)? {
                // Behind one feature stands another.
                Some(_) => lines(begin, b'\n'),
                None => Sniffed {
                    format: Format::Feature,
                    ..lines(begin, RECORD_SEPARATOR)
                },
            })
        }
        // A first line that is broken does not make the others so.
        (Walked::Stray | Walked::Ended, _) if many_lines(&walker, begin)? => {
            Ok(lines(begin, b'\n'))
        }
        (Walked::Closed, Some("FeatureCollection")) => Err(no_features(
            "the collection has no list of features".into(),
            "add \"features\": [ … ]",
        )),
        (Walked::Closed | Walked::Features, Some(kind)) => {
            let kind: String = kind.chars().take(40).collect();
            Err(no_features(
                format!("its type is {kind:?}, not FeatureCollection"),
                "put its points into the features of a FeatureCollection",
            ))
        }
        (Walked::Closed, None) => Err(no_features(
            "this JSON has no type, so it is no GeoJSON".into(),
            "name a FeatureCollection",
        )),
        (Walked::Ended, _) => Err(no_features(
            "the file ends before its features".into(),
            "it was cut short: fetch it again",
        )),
        (Walked::Stray, _) => Err(no_features(
            "this is not JSON".into(),
            "name a GeoJSON or CSV file",
        )),
    }
}

/// Whether the second line begins with an object, as the first does.
fn many_lines(walker: &Walker<'_>, begin: u64) -> Result<bool, OpenError> {
    let source = walker.source();
    let mut window = Window::new(source);
    let failed = |error| while_opening(&source.path, error);
    window.lay(begin, HEADER).map_err(failed)?;
    let bytes = window.bytes();
    let Some(newline) = memchr::memchr(b'\n', bytes) else {
        return Ok(false);
    };
    let (one, rest) = bytes.split_at(newline);
    let second = rest.trim_ascii_start();
    Ok(one.len() > 2
        && second.starts_with(b"{")
        && one.windows(9).any(|part| part == b"\"Feature\""))
}

/// A file that is no JSON: its first line must name the columns.
fn table(window: &Window<'_>, path: &Path) -> Result<Sniffed, OpenError> {
    let bytes = window.bytes();
    let blank = bytes.len() - bytes.trim_ascii_start().len();
    let text = bytes.get(blank..).unwrap_or_default();
    let columns_with = |delimiter: u8| {
        let mut row = Row::default();
        let length = cut(text, delimiter, window.at_end(), &mut row)?;
        let record = text.get(..length)?;
        let name = |index| {
            String::from_utf8_lossy(row.field(record, index))
                .trim()
                .to_owned()
        };
        Some((length, (0..row.len()).map(name).collect::<Vec<_>>()))
    };
    let best = *b",;\t";
    let best = best.into_iter().filter_map(|delimiter| {
        let (length, columns) = columns_with(delimiter)?;
        let placed = TableForm::new(Limits::USUAL, delimiter, &columns).is_some();
        Some((placed, columns.len(), delimiter, length, columns))
    });
    let Some((placed, _, delimiter, length, columns)) =
        best.max_by_key(|(placed, width, delimiter, ..)| {
            (*placed, *width, std::cmp::Reverse(*delimiter))
        })
    else {
        let found = "more than 1 MB and no end".into();
        return Err(OpenError::NoColumns {
            found,
            path: path.into(),
        });
    };
    if !placed {
        return Err(OpenError::NoColumns {
            found: listed(&columns),
            path: path.into(),
        });
    }
    Ok(Sniffed {
        format: Format::Csv { delimiter, columns },
        begin: window.offset(blank + length),
        separator: b'\n',
        typed: true,
        of_copy: false,
    })
}

/// The names of columns, at most a dozen and none too long.
pub(super) fn listed(columns: &[String]) -> String {
    const MANY: usize = 12;
    let short = |name: &String| {
        let name: String = name
            .chars()
            .filter(|letter| !letter.is_control())
            .take(30)
            .collect();
        format!("{name:?}")
    };
    let mut names: Vec<String> = columns.iter().take(MANY).map(short).collect();
    if columns.len() > MANY {
        names.push(format!("{} more", columns.len() - MANY));
    }
    names.join(", ")
}
