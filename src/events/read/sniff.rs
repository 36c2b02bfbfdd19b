//! What sort of file it is, and where its events begin.

use std::collections::HashMap;
use std::path::Path;

use super::OpenError;
use super::doubt::Doubt;
use super::find::named_positions;
use super::import::{Delimiter, Import};
use super::lines::RECORD_SEPARATOR;
use super::row::{Row, cut};
use super::source::{Source, Window};
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
        /// What stands between two fields: a comma, a semicolon, a tab or a bar.
        delimiter: u8,
        /// The names in its first line, each of them once.
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
    /// What is not certain about the names of its columns.
    pub(super) doubts: Vec<Doubt>,
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
pub(super) fn sniff(source: &Source, import: &Import) -> Result<Sniffed, OpenError> {
    let path = source.path.as_path();
    let failed = |error| while_opening(path, error);
    let mut window = Window::new(source);
    window.lay(0, HEAD).map_err(failed)?;
    let head = window.bytes();
    if head.is_empty() {
        return Err(OpenError::Empty { path: path.into() });
    }
    let nul = memchr::memchr(0, head);
    let binary = |at: usize| OpenError::Binary {
        at: at + 1,
        path: path.into(),
    };
    if let Some(at) = nul.filter(|_| !is_nearly_text(head)) {
        return Err(binary(at));
    }
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
    // A stray NUL costs its row of a table a warning; JSON and XML have no place for it.
    if let (Some(at), Some(b'{' | b'[' | b'<' | RECORD_SEPARATOR)) = (nul, first) {
        return Err(binary(at));
    }
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
            table(&window, import, path)
        }
    }
}

/// Whether what holds NUL bytes is a text but for a few of them: UTF-8 without other letters that
/// only programs write.
fn is_nearly_text(head: &[u8]) -> bool {
    /// Letters of a text to one NUL, beyond the first.
    const SPARSE: usize = 32;
    let count = memchr::memchr_iter(0, head).count();
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        // The end of what is looked at may cut a letter in two.
        Err(error) => error.error_len().is_none(),
    };
    let odd = |byte: &u8| {
        byte.is_ascii_control() && !matches!(byte, 0 | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A)
    };
    is_utf8 && count <= 1 + head.len() / SPARSE && !head.iter().any(odd) && head.contains(&b'\n')
}

fn lines(begin: u64, separator: u8) -> Sniffed {
    Sniffed {
        format: Format::FeatureLines,
        begin,
        separator,
        typed: true,
        of_copy: false,
        doubts: Vec::new(),
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
                doubts: Vec::new(),
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
fn table(window: &Window<'_>, import: &Import, path: &Path) -> Result<Sniffed, OpenError> {
    let bytes = window.bytes();
    let blank = bytes.len() - bytes.trim_ascii_start().len();
    // Excel names its delimiter in a line of its own.
    let (said, passed) = match said_delimiter(bytes.get(blank..).unwrap_or_default()) {
        Some((delimiter, passed)) => (Some(delimiter), blank + passed),
        None => (None, blank),
    };
    let text = bytes.get(passed..).unwrap_or_default();
    let set = import.delimiter.map(Delimiter::byte).or(said);
    let candidates = match set {
        Some(delimiter) => vec![delimiter],
        None => Delimiter::ALL.map(Delimiter::byte).to_vec(),
    };
    let header_of = |text: &[u8]| {
        let headers = candidates
            .iter()
            .filter_map(|delimiter| Header::cut(text, *delimiter, window.at_end()));
        headers.max_by_key(Header::worth)
    };
    let Some(mut header) = header_of(text) else {
        let found = "more than 1 MB and no end".into();
        return Err(OpenError::NoColumns {
            found,
            columns: 0,
            path: path.into(),
        });
    };
    let (mut doubts, mut begin) = (Vec::new(), passed);
    if !named_positions(&header.columns)
        && let Some((below, at)) = header_below(text, header_of)
    {
        begin += at;
        let above = bytes.get(..begin).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', above).count() + 1;
        doubts.push(Doubt::HeaderBelow { line });
        header = below;
    }
    doubts.extend(header.doubt.take());
    Ok(Sniffed {
        format: Format::Csv {
            delimiter: header.delimiter,
            columns: header.columns,
        },
        begin: window.offset(begin + header.length),
        separator: b'\n',
        typed: true,
        of_copy: false,
        doubts,
    })
}

/// A header a few lines below the first line of a table, which names no positions, and where it
/// begins: the first line that names them and has more fields than any above it.
fn header_below(
    text: &[u8],
    header_of: impl Fn(&[u8]) -> Option<Header>,
) -> Option<(Header, usize)> {
    /// Lines that are looked at.
    const LINES: usize = 10;
    let starts = memchr::memchr_iter(b'\n', text).map(|end| end + 1);
    for at in starts.take(LINES - 1) {
        let below = header_of(text.get(at..)?)?;
        if !named_positions(&below.columns) {
            continue;
        }
        let above = text.get(..at)?.split(|byte| *byte == b'\n');
        let mut row = Row::default();
        let mut widths = above.map(|line| {
            let whole = cut(line, below.delimiter, true, &mut row);
            whole.map_or(0, |_| row.len())
        });
        return widths
            .all(|width| width < below.columns.len())
            .then_some((below, at));
    }
    None
}

/// The delimiter in a first line such as `sep=;`, and how long that line is.
fn said_delimiter(text: &[u8]) -> Option<(u8, usize)> {
    let [
        b's' | b'S',
        b'e' | b'E',
        b'p' | b'P',
        b'=',
        delimiter,
        rest @ ..,
    ] = text
    else {
        return None;
    };
    let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let ends = ends.count();
    let known = Delimiter::of_byte(*delimiter).is_some();
    (known && ends > 0).then_some((*delimiter, 5 + ends))
}

/// The first line of a table, cut at one delimiter.
struct Header {
    delimiter: u8,
    length: usize,
    columns: Vec<String>,
    /// Rows behind it that have as many fields.
    fitting: usize,
    /// What is to be said of names that several columns have.
    doubt: Option<Doubt>,
}

impl Header {
    fn cut(text: &[u8], delimiter: u8, at_end: bool) -> Option<Self> {
        let mut row = Row::default();
        let length = cut(text, delimiter, at_end, &mut row)?;
        let record = text.get(..length)?;
        let names = (0..row.len()).map(|index| {
            String::from_utf8_lossy(row.field(record, index))
                .trim()
                .to_owned()
        });
        let names: Vec<String> = names.collect();
        let doubt = same_name(&names);
        let columns = apart(names);
        Some(Self {
            doubt,
            fitting: fitting(text, length, delimiter, at_end, columns.len()),
            delimiter,
            length,
            columns,
        })
    }

    /// What speaks for this delimiter: names of positions, rows that fit, many columns.
    fn worth(&self) -> (bool, bool, usize, usize, std::cmp::Reverse<u8>) {
        let placed = named_positions(&self.columns);
        let several = self.columns.len() > 1;
        let fitting = if several { self.fitting } else { 0 };
        let width = self.columns.len();
        (
            placed,
            several,
            fitting,
            width,
            std::cmp::Reverse(self.delimiter),
        )
    }
}

/// How many of the first rows behind the header have `width` fields.
fn fitting(text: &[u8], header: usize, delimiter: u8, at_end: bool, width: usize) -> usize {
    const ROWS: usize = 20;
    let mut row = Row::default();
    let (mut at, mut fitting) = (header, 0);
    for _ in 0..ROWS {
        let rest = text.get(at..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let ends = ends.count();
        let rest = rest.get(ends..).unwrap_or_default();
        if rest.is_empty() {
            break;
        }
        let Some(length) = cut(rest, delimiter, at_end, &mut row) else {
            break;
        };
        fitting += usize::from(row.len() == width);
        at += ends + length;
    }
    fitting
}

/// What is to be said where more than one column has a name.
fn same_name(names: &[String]) -> Option<Doubt> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let named = || names.iter().filter(|name| !name.is_empty());
    for name in named() {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|_, columns| *columns > 1);
    let first = named().find(|name| counts.contains_key(name.as_str()))?;
    Some(Doubt::SameName {
        name: first.clone(),
        columns: counts.get(first.as_str()).copied()?,
        others: counts.len() - 1,
    })
}

/// The names so that each is there once: one without a name is called after its place, and of
/// equals all but the first get a number.
fn apart(mut names: Vec<String>) -> Vec<String> {
    let mut met: HashMap<String, u32> = HashMap::with_capacity(names.len());
    for (index, name) in names.iter_mut().enumerate() {
        if name.is_empty() {
            *name = format!("column {}", index + 1);
        }
        let plain = name.clone();
        let mut number = met.get(&plain).copied().unwrap_or_default();
        while number > 0 && met.contains_key(name) {
            number += 1;
            *name = format!("{plain} ({number})");
        }
        met.insert(plain, number.max(1));
        met.entry(name.clone()).or_insert(1);
    }
    names
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
