//! One row of a table: cut by hand where its form is plain, by the csv crate's core where it is not.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The fields of a row.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Where the fields of a plain row are in the record, or those of another in `copy`.
    ends: Vec<[usize; 2]>,
    copy: Vec<u8>,
    copied: bool,
    /// Whether NUL bytes were left out of its fields.
    bare: bool,
    core: Option<Box<Reader>>,
    core_ends: Vec<usize>,
}

impl Row {
    /// How many fields.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it was not of the plain form.
    pub(super) fn is_odd(&self) -> bool {
        self.copied
    }

    /// Whether it held NUL bytes, which are no letters and stand in none of its fields.
    pub(super) fn held_nul(&self) -> bool {
        self.bare
    }

    /// Copies the fields without their NUL bytes.
    #[cold]
    fn leave_out_nul(&mut self, record: &[u8]) {
        let mut copy = Vec::with_capacity(record.len());
        let ends = (0..self.len()).map(|index| {
            let start = copy.len();
            let letters = self.field(record, index).iter().filter(|byte| **byte != 0);
            copy.extend(letters);
            [start, copy.len()]
        });
        self.ends = ends.collect();
        self.copy = copy;
        (self.copied, self.bare) = (true, true);
    }

    /// The `index`-th field of `record`, without quotation marks; empty when there is none.
    #[inline]
    pub(super) fn field<'a>(&'a self, record: &'a [u8], index: usize) -> &'a [u8] {
        let [start, end] = self.ends.get(index).copied().unwrap_or_default();
        let text = if self.copied { &self.copy } else { record };
        text.get(start..end).unwrap_or_default()
    }
}

/// Cuts the row at the start of `bytes` into fields, and gives its length without its line end;
/// `None` when the bytes end before it does. At the end of a file a row needs no line end.
#[inline]
pub(super) fn cut(bytes: &[u8], delimiter: u8, at_end: bool, row: &mut Row) -> Option<usize> {
    row.bare = false;
    let length = fields(bytes, delimiter, at_end, row)?;
    let record = bytes.get(..length).unwrap_or_default();
    if memchr::memchr(0, record).is_some() {
        row.leave_out_nul(record);
    }
    Some(length)
}

#[inline]
fn fields(bytes: &[u8], delimiter: u8, at_end: bool, row: &mut Row) -> Option<usize> {
    row.ends.clear();
    row.copied = false;
    let mut at = 0;
    loop {
        let start = at;
        let (first, end) = if bytes.get(at) == Some(&b'"') {
            let inside = bytes.get(at + 1..).unwrap_or_default();
            let Some(length) = memchr::memchr(b'"', inside) else {
                return by_the_core(bytes, delimiter, at_end, row);
            };
            at += length + 2;
            (start + 1, at - 1)
        } else {
            let rest = bytes.get(at..).unwrap_or_default();
            let plain = |&&byte: &&u8| byte != delimiter && byte != b'\n' && byte != b'\r';
            at += rest.iter().take_while(plain).count();
            (start, at)
        };
        row.ends.push([first, end]);
        match bytes.get(at) {
            Some(&byte) if byte == delimiter => at += 1,
            Some(b'\n' | b'\r') => break,
            None if at_end => break,
            None => return None,
            // More stands behind the closing mark.
            Some(_) => return by_the_core(bytes, delimiter, at_end, row),
        }
    }
    Some(at)
}

fn by_the_core(bytes: &[u8], delimiter: u8, at_end: bool, row: &mut Row) -> Option<usize> {
    let core = row
        .core
        .get_or_insert_with(|| Box::new(ReaderBuilder::new().delimiter(delimiter).build()));
    core.reset();
    let (mut read, mut written, mut ended) = (0, 0, 0);
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        if rest.is_empty() && !at_end {
            return None;
        }
        let room = row.copy.get_mut(written..).unwrap_or_default();
        let ends = row.core_ends.get_mut(ended..).unwrap_or_default();
        let (result, taken, put, found) = core.read_record(rest, room, ends);
        read += taken;
        written += put;
        ended += found;
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => row.copy.resize((row.copy.len() * 2).max(1 << 10), 0),
            ReadRecordResult::OutputEndsFull => {
                row.core_ends.resize((row.core_ends.len() * 2).max(32), 0);
            }
            ReadRecordResult::Record => break,
            ReadRecordResult::End => return None,
        }
    }
    row.ends.clear();
    let mut start = 0;
    for &end in row.core_ends.get(..ended).unwrap_or_default() {
        row.ends.push([start, end]);
        start = end;
    }
    row.copied = true;
    // The core takes the line end along.
    let record = bytes.get(..read).unwrap_or_default();
    let record = record.strip_suffix(b"\n").unwrap_or(record);
    let record = record.strip_suffix(b"\r").unwrap_or(record);
    Some(record.len())
}

/// Whether a quotation mark of the row is not closed, or closed in the middle of a field.
pub(super) fn is_misquoted(record: &[u8], delimiter: u8) -> bool {
    let mut rest = record;
    loop {
        if let [b'"', inside @ ..] = rest {
            rest = inside;
            loop {
                let Some(mark) = memchr::memchr(b'"', rest) else {
                    return true;
                };
                rest = rest.get(mark + 1..).unwrap_or_default();
                match rest.first() {
                    Some(b'"') => rest = rest.get(1..).unwrap_or_default(),
                    Some(&byte) if byte != delimiter => return true,
                    _ => break,
                }
            }
        }
        let Some(end) = memchr::memchr(delimiter, rest) else {
            return false;
        };
        rest = rest.get(end + 1..).unwrap_or_default();
    }
}
