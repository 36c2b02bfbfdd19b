//! Pages of Parquet whose texts are stored by differences (DELTA), looked at before they are decoded.
//!
//! What such a page claims stands inside it, behind the packing, and a text may repeat all of the
//! one before it: a page of some kilobytes can claim terabytes. So each is unpacked, its lengths are
//! added up, and only then is it handed on.
//!
//! # Source
//! [Parquet encodings](https://github.com/apache/parquet-format/blob/master/Encodings.md):
//! `DELTA_BINARY_PACKED`, `DELTA_LENGTH_BYTE_ARRAY`, `DELTA_BYTE_ARRAY`.

use parquet::basic::Encoding;
use parquet::bloom_filter::Sbbf;
use parquet::column::page::{Page, PageMetadata, PageReader};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::RowGroupReader;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;

use super::thrift::{varint, zigzag};

/// Texts of one page.
const VALUES: usize = 4_000_000;
/// Bytes of all texts of one page, written out.
const BYTES: u64 = 256 << 20;

/// A group of rows whose pages are looked at.
pub(super) struct Checked<'g>(pub(super) Box<dyn RowGroupReader + 'g>);

impl RowGroupReader for Checked<'_> {
    fn metadata(&self) -> &RowGroupMetaData {
        self.0.metadata()
    }

    fn num_columns(&self) -> usize {
        self.0.num_columns()
    }

    fn get_column_page_reader(&self, column: usize) -> Result<Box<dyn PageReader>> {
        let inner = self.0.get_column_page_reader(column)?;
        let schema = self.metadata().schema_descr();
        if column >= schema.num_columns() {
            return Err(claim("has no such column"));
        }
        let column = schema.column(column);
        let levels = [column.max_rep_level(), column.max_def_level()];
        Ok(Box::new(CheckedPages { inner, levels }))
    }

    fn get_column_bloom_filter(&self, column: usize) -> Option<&Sbbf> {
        self.0.get_column_bloom_filter(column)
    }

    fn get_row_iter(&self, projection: Option<Type>) -> Result<RowIter<'_>> {
        RowIter::from_row_group(projection, self)
    }
}

/// The pages of a column.
struct CheckedPages {
    inner: Box<dyn PageReader>,
    /// The highest levels of repetition and of definition: 0 where a page has none.
    levels: [i16; 2],
}

impl PageReader for CheckedPages {
    fn get_next_page(&mut self) -> Result<Option<Page>> {
        let page = self.inner.get_next_page()?;
        if let Some(page) = &page {
            check(page, self.levels).ok_or_else(|| claim("claims more than a page may have"))?;
        }
        Ok(page)
    }

    fn peek_next_page(&mut self) -> Result<Option<PageMetadata>> {
        self.inner.peek_next_page()
    }

    fn skip_next_page(&mut self) -> Result<()> {
        self.inner.skip_next_page()
    }

    fn at_record_boundary(&mut self) -> Result<bool> {
        self.inner.at_record_boundary()
    }
}

impl Iterator for CheckedPages {
    type Item = Result<Page>;

    fn next(&mut self) -> Option<Result<Page>> {
        self.get_next_page().transpose()
    }
}

fn claim(what: &str) -> ParquetError {
    ParquetError::General(format!("a page {what}"))
}

/// Whether the texts of a page come to no more than they may; `None` when they do not.
fn check(page: &Page, levels: [i16; 2]) -> Option<()> {
    let encoding = page.encoding();
    let with_prefixes = match encoding {
        Encoding::DELTA_BYTE_ARRAY => true,
        Encoding::DELTA_LENGTH_BYTE_ARRAY => false,
        _ => return Some(()),
    };
    let most = VALUES.min(page.num_values() as usize);
    let mut bytes = match page {
        Page::DataPage {
            buf,
            num_values,
            rep_level_encoding,
            def_level_encoding,
            ..
        } => {
            let mut rest = buf.as_ref();
            let encodings = [rep_level_encoding, def_level_encoding];
            for (level, encoding) in levels.into_iter().zip(encodings) {
                rest = behind_levels(rest, level, *encoding, *num_values as usize)?;
            }
            rest
        }
        Page::DataPageV2 {
            buf,
            def_levels_byte_len,
            rep_levels_byte_len,
            ..
        } => {
            let levels = (*def_levels_byte_len as usize).checked_add(*rep_levels_byte_len as usize);
            buf.get(levels?..)?
        }
        Page::DictionaryPage { .. } => return None,
    };
    let mut total = 0_u64;
    if with_prefixes {
        let (sum, rest) = added_up(bytes, most)?;
        total = sum;
        bytes = rest;
    }
    let (sum, rest) = added_up(bytes, most)?;
    (sum <= rest.len() as u64 && total.checked_add(sum)? <= BYTES).then_some(())
}

/// What stands behind the levels of a page of the first sort.
fn behind_levels(bytes: &[u8], level: i16, encoding: Encoding, values: usize) -> Option<&[u8]> {
    if level == 0 {
        return Some(bytes);
    }
    #[allow(deprecated, reason = "old files have it")]
    if encoding == Encoding::BIT_PACKED {
        let bits = 16 - level.leading_zeros() as usize;
        return bytes.get(values.checked_mul(bits)?.div_ceil(8)..);
    }
    let (length, rest) = bytes.split_first_chunk()?;
    rest.get(u32::from_le_bytes(*length) as usize..)
}

/// The sum of whole numbers that are stored by their differences, none of them negative, and what
/// stands behind them; `None` when they are more than `most`, or no such numbers.
fn added_up(bytes: &[u8], most: usize) -> Option<(u64, &[u8])> {
    let mut reader = Reader { bytes };
    let block = usize::try_from(varint(&mut reader.bytes)?).ok()?;
    let parts = usize::try_from(varint(&mut reader.bytes)?).ok()?;
    let count = usize::try_from(varint(&mut reader.bytes)?).ok()?;
    let first = zigzag(&mut reader.bytes)?;
    let in_part = block.checked_div(parts)?;
    let is_sound = block % 128 == 0 && block % parts == 0 && in_part % 32 == 0 && in_part > 0;
    if !is_sound || count > most || block > VALUES {
        return None;
    }
    let mut value = i32::try_from(first).ok()?;
    let mut sum = 0_u64;
    let mut left = count;
    if left > 0 {
        sum = u64::try_from(value).ok()?;
        left -= 1;
    }
    while left > 0 {
        let least = zigzag(&mut reader.bytes)? as i32;
        let widths = reader.take(parts)?;
        for width in widths {
            if left == 0 {
                break;
            }
            let width = usize::from(*width);
            if width > 32 {
                return None;
            }
            let packed = reader.take_at_most(in_part / 8 * width);
            for index in 0..in_part.min(left) {
                let difference = bits(packed, index * width, width)?;
                value = value
                    .wrapping_add(least)
                    .wrapping_add(difference.cast_signed());
                sum += u64::try_from(value).ok()?;
            }
            left -= in_part.min(left);
        }
    }
    Some((sum, reader.bytes))
}

/// So many bits from a place on, the lowest first.
fn bits(bytes: &[u8], from: usize, width: usize) -> Option<u32> {
    let mut eight = [0; 8];
    let begin = from / 8;
    let end = (from + width).div_ceil(8);
    for (to, byte) in eight.iter_mut().zip(bytes.get(begin..end)?) {
        *to = *byte;
    }
    let number = u64::from_le_bytes(eight) >> (from % 8);
    Some((number & ((1 << width) - 1)) as u32)
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (first, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(first)
    }

    /// The last part may be cut where its values end.
    fn take_at_most(&mut self, count: usize) -> &'a [u8] {
        let (first, rest) = self.bytes.split_at(count.min(self.bytes.len()));
        self.bytes = rest;
        first
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::sync::Arc;

    use parquet::column::writer::ColumnWriter;
    use parquet::data_type::ByteArray;
    use parquet::file::properties::{WriterProperties, WriterVersion};
    use parquet::file::reader::{FileReader as _, SerializedFileReader};
    use parquet::file::writer::SerializedFileWriter;
    use parquet::record::RowAccessor as _;
    use parquet::schema::parser::parse_message_type;
    use proptest::prelude::*;

    use super::*;

    /// A file with one column of texts, some of them null.
    fn written(texts: &[Option<String>], encoding: Encoding, version: WriterVersion) -> Vec<u8> {
        let schema = parse_message_type("message a { optional binary t (UTF8); }").unwrap();
        let properties = WriterProperties::builder()
            .set_writer_version(version)
            .set_dictionary_enabled(false)
            .set_encoding(encoding)
            .set_data_page_row_count_limit(50)
            .set_write_batch_size(10)
            .build();
        let mut bytes = Vec::new();
        let mut writer =
            SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::new(properties)).unwrap();
        let mut group = writer.next_row_group().unwrap();
        let mut column = group.next_column().unwrap().unwrap();
        let levels: Vec<i16> = texts.iter().map(|text| i16::from(text.is_some())).collect();
        let values: Vec<ByteArray> = texts
            .iter()
            .flatten()
            .map(|text| text.as_str().into())
            .collect();
        let ColumnWriter::ByteArrayColumnWriter(typed) = column.untyped() else {
            panic!("no texts");
        };
        typed.write_batch(&values, Some(&levels), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
        writer.close().unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Vec<Option<String>>> {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(bytes).unwrap();
        let reader = SerializedFileReader::new(file)?;
        let group = Checked(reader.get_row_group(0)?);
        let rows = RowIter::from_row_group(None, &group)?;
        rows.map(|row| Ok(row?.get_string(0).ok().cloned()))
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn texts_that_are_stored_by_differences_come_back(
            texts in proptest::collection::vec(proptest::option::of("[a-c]{0,40}"), 1..400),
            prefixes: bool,
            second: bool,
        ) {
            let encoding = if prefixes { Encoding::DELTA_BYTE_ARRAY } else { Encoding::DELTA_LENGTH_BYTE_ARRAY };
            let version = if second { WriterVersion::PARQUET_2_0 } else { WriterVersion::PARQUET_1_0 };
            prop_assert_eq!(read(&written(&texts, encoding, version)).unwrap(), texts);
        }

        #[test]
        fn bytes_of_any_sort_end(bytes: Vec<u8>) {
            if let Some((sum, rest)) = added_up(&bytes, 100_000) {
                prop_assert!(rest.len() <= bytes.len() && sum < 1 << 48);
            }
        }
    }

    fn varint(mut number: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        while number >= 0x80 {
            bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        bytes.push(number as u8);
        bytes
    }

    /// So many numbers, all of them `number`.
    fn equal(count: u64, number: u64) -> Vec<u8> {
        let mut bytes = [
            varint(1 << 20),
            varint(4),
            varint(count),
            varint(number * 2),
        ]
        .concat();
        for _ in 0..count.div_ceil(1 << 20) {
            bytes.extend([0; 5]);
        }
        bytes
    }

    fn page(buf: Vec<u8>, num_values: u32, encoding: Encoding) -> Page {
        Page::DataPage {
            buf: buf.into(),
            num_values,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        }
    }

    #[test]
    fn a_page_that_claims_more_than_it_may_is_refused_before_it_is_decoded() {
        // A million values that each repeat the sixty kilobytes before them.
        let long = 60_000;
        let lengths = [
            varint(1 << 20),
            varint(4),
            varint(1_000_000),
            varint(2 * long),
        ]
        .concat();
        // Then the suffixes: the first has all letters, the others have none.
        let suffixes = [
            lengths.as_slice(),
            &varint(long * 2 - 1),
            &[0, 0, 0, 0],
            &vec![b'x'; long as usize],
        ]
        .concat();
        let bomb = [equal(1_000_000, long), suffixes].concat();
        let bomb = page(bomb, 1_000_000, Encoding::DELTA_BYTE_ARRAY);
        assert_eq!(check(&bomb, [0, 0]), None);
        // More numbers than the page has values, or than any page may have.
        let lengths =
            |count, values| page(equal(count, 0), values, Encoding::DELTA_LENGTH_BYTE_ARRAY);
        assert_eq!(check(&lengths(100, 100), [0, 0]), Some(()));
        assert_eq!(check(&lengths(101, 100), [0, 0]), None);
        assert_eq!(check(&lengths(1 << 40, u32::MAX), [0, 0]), None);
        // Lengths that lead out of the page, and negative ones.
        let short = page(equal(3, 7), 3, Encoding::DELTA_LENGTH_BYTE_ARRAY);
        assert_eq!(check(&short, [0, 0]), None);
        let negative = [varint(128), varint(4), varint(1), varint(1)].concat();
        assert_eq!(added_up(&negative, 10), None);
        // What is stored in another way is none of its business.
        let plain = page(Vec::new(), 9, Encoding::PLAIN);
        assert_eq!(check(&plain, [0, 0]), Some(()));
    }

    #[test]
    fn levels_are_passed_in_both_of_their_forms() {
        let rle = [&[2, 0, 0, 0, 9, 9][..], &equal(1, 0)].concat();
        assert_eq!(
            behind_levels(&rle, 1, Encoding::RLE, 3).unwrap().len(),
            rle.len() - 6
        );
        #[allow(deprecated)]
        let packed = Encoding::BIT_PACKED;
        assert_eq!(behind_levels(&[0; 9], 3, packed, 9).unwrap().len(), 6);
        assert_eq!(
            behind_levels(&[255, 255, 255, 255], 1, Encoding::RLE, 3),
            None
        );
    }
}
