//! What a Parquet file claims, looked at before memory is taken for it.

use parquet::file::metadata::ParquetMetaData;

use super::super::source::Source;
use super::thrift::{self, Value};

/// A claim that is not believed, as a sentence.
#[derive(Debug)]
pub(super) struct Claim(pub(super) String);

/// Bytes of the longest foot.
const FOOT: u64 = 64 << 20;
/// Bytes of the longest head of a page.
const HEAD: usize = 1 << 20;
/// Bytes that a page may unpack to.
const PAGE: i64 = 64 << 20;
/// Rows of a group, and values of a page.
const VALUES: i64 = 1 << 30;
/// Pages of all columns.
const PAGES: usize = 4_000_000;

/// The bytes of a file from `at` on, at most `count`.
fn bytes(source: &Source, at: u64, count: usize) -> Result<Vec<u8>, Claim> {
    let count = (count as u64).min(source.len.saturating_sub(at)) as usize;
    let mut bytes = vec![0; count];
    let got = source
        .fill(&mut bytes, at)
        .map_err(|error| Claim(error.to_string()))?;
    bytes.truncate(got);
    Ok(bytes)
}

/// Looks at the foot: its length, and the tree of columns.
pub(super) fn footer(source: &Source) -> Result<(), Claim> {
    let cut = || Claim("the file ends too early: its foot is missing".into());
    let end = source
        .len
        .checked_sub(8)
        .filter(|end| *end >= 4)
        .ok_or_else(cut)?;
    let tail = bytes(source, end, 8)?;
    if tail.ends_with(b"PARE") {
        return Err(Claim("it is encrypted, and cannot be read".into()));
    }
    if !tail.ends_with(b"PAR1") {
        return Err(cut());
    }
    let length = tail.first_chunk().map(|four| u32::from_le_bytes(*four));
    let length = u64::from(length.unwrap_or_default());
    if length > FOOT || length > end {
        return Err(Claim(format!(
            "its foot claims {length} bytes, more than it has"
        )));
    }
    let foot = bytes(source, end - length, length as usize)?;
    let broken = || Claim("its foot cannot be read".into());
    let (foot, _) = thrift::read(&foot).ok_or_else(broken)?;
    // Each column of the tree says how many it has below; there cannot be more than there are.
    let columns = foot.list(2);
    let below: i64 = columns
        .iter()
        .filter_map(|column| column.whole(5))
        .map(|count| count.max(0))
        .fold(0, i64::saturating_add);
    let has_negative = columns
        .iter()
        .any(|column| column.whole(5).is_some_and(|count| count < 0));
    let fits = usize::try_from(below).is_ok_and(|below| below <= columns.len());
    if columns.is_empty() || has_negative || !fits {
        return Err(broken());
    }
    if depth(columns) > DEEPEST {
        return Err(Claim("its columns stand too deep in each other".into()));
    }
    Ok(())
}

/// How deep columns may stand in each other; the decoder follows them on the stack.
const DEEPEST: usize = 64;

/// How deep the tree of columns is, which stands in the order of a walk.
fn depth(columns: &[Value]) -> usize {
    let mut open: Vec<i64> = Vec::new();
    let mut deepest = 0;
    for column in columns {
        while open.last() == Some(&0) {
            open.pop();
        }
        if let Some(left) = open.last_mut() {
            *left -= 1;
        }
        if let Some(count) = column.whole(5).filter(|count| *count > 0) {
            open.push(count);
        }
        deepest = deepest.max(open.len());
    }
    deepest
}

/// Looks at the head of every page.
pub(super) fn pages(source: &Source, metadata: &ParquetMetaData) -> Result<(), Claim> {
    let mut count = 0;
    for group in metadata.row_groups() {
        if !(0..=VALUES).contains(&group.num_rows()) {
            return Err(Claim(format!("a group claims {} rows", group.num_rows())));
        }
        for column in group.columns() {
            let broken = |what: &str| {
                let name = column.column_path().string();
                let name: String = name.chars().take(60).collect();
                Claim(format!("its column {name:?} {what}"))
            };
            let (begin, length) = {
                let data = column.data_page_offset();
                let begin = column
                    .dictionary_page_offset()
                    .filter(|at| *at < data)
                    .unwrap_or(data);
                (begin, column.compressed_size())
            };
            let (Ok(begin), Ok(length)) = (u64::try_from(begin), u64::try_from(length)) else {
                return Err(broken("stands at no place of the file"));
            };
            let end = begin.checked_add(length).filter(|end| *end <= source.len);
            let end = end.ok_or_else(|| broken("is longer than the file"))?;
            let mut at = begin;
            while at < end {
                count += 1;
                if count > PAGES {
                    return Err(broken("has more pages than are read"));
                }
                at = page(source, at, end).map_err(|what| match what {
                    Ok(claim) => claim,
                    Err(what) => broken(what),
                })?;
            }
        }
    }
    Ok(())
}

/// Looks at the page that begins at `at`; where the next one does.
fn page(source: &Source, at: u64, end: u64) -> Result<u64, Result<Claim, &'static str>> {
    /// Bytes of most heads.
    const USUAL: usize = 256;
    let read = |count: usize| -> Result<Option<(Value, usize)>, Result<Claim, &'static str>> {
        let count = count.min((end - at) as usize);
        Ok(thrift::read(&bytes(source, at, count).map_err(Ok)?))
    };
    let read = match read(USUAL)? {
        Some(found) => Some(found),
        None => read(HEAD)?,
    };
    let (head, length) = read.ok_or(Err("has a page that cannot be read"))?;
    let unpacked = head.whole(2).unwrap_or(-1);
    let packed = head.whole(3).unwrap_or(-1);
    if !(0..=PAGE).contains(&unpacked) || packed < 0 {
        return Err(Err("has a page that claims more than a page may have"));
    }
    for (field, is_dictionary) in [(5, false), (7, true), (8, false)] {
        let Some(inner) = head.field(field) else {
            continue;
        };
        let values = inner.whole(1).unwrap_or(-1);
        // A value of a dictionary takes a byte or more.
        let most = if is_dictionary { unpacked } else { VALUES };
        if !(0..=most).contains(&values) {
            return Err(Err("has a page that claims more values than it has"));
        }
    }
    let next = at + length as u64 + packed as u64;
    if next > end {
        return Err(Err("ends inside a page"));
    }
    Ok(next)
}
