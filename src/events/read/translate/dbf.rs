//! The table of a Shapefile: dBASE III and IV, of which every record has the same length.
//!
//! Read here and not by the dbase crate, which passes over deleted records, so that all behind
//! them belong to the wrong shapes, and gives numbers in binary instead of as they are written.

use std::borrow::Cow;
use std::io::{self, Read};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use serde_json::{Number, Value};

/// Columns of the widest table.
const COLUMNS: usize = 4096;

/// A column.
#[derive(Debug, PartialEq, Eq)]
struct Column {
    name: String,
    kind: u8,
    width: usize,
}

/// A table, read record by record.
pub(super) struct Table<R> {
    file: R,
    encoding: &'static Encoding,
    columns: Vec<Column>,
    record: Vec<u8>,
    left: u64,
}

/// Why there is no table.
#[derive(Debug)]
pub(super) struct NoTable(pub(super) String);

impl<R: Read> Table<R> {
    /// Reads the names of the columns; `named` is the encoding a `.cpg` gives.
    pub(super) fn open(mut file: R, named: Option<&'static Encoding>) -> Result<Self, NoTable> {
        let cut = |_: io::Error| NoTable("its table (.dbf) ends too early".into());
        let mut head = [0; 32];
        file.read_exact(&mut head).map_err(cut)?;
        let number = |at: usize| {
            let bytes = head.get(at..at + 2).and_then(|two| two.try_into().ok());
            usize::from(u16::from_le_bytes(bytes.unwrap_or_default()))
        };
        let records = head.get(4..8).and_then(|four| four.try_into().ok());
        let records = u32::from_le_bytes(records.unwrap_or_default());
        let (begin, length) = (number(8), number(10));
        let mut taken = head.len();
        let mut raw = Vec::new();
        loop {
            let mut descriptor = [0; 32];
            file.read_exact(&mut descriptor[..1]).map_err(cut)?;
            taken += 1;
            if descriptor[0] == 0x0D {
                break;
            }
            if raw.len() == COLUMNS || taken > begin {
                return Err(NoTable(
                    "its table (.dbf) has no sound list of columns".into(),
                ));
            }
            file.read_exact(&mut descriptor[1..]).map_err(cut)?;
            taken += 31;
            raw.push(descriptor);
        }
        let widths: usize = raw.iter().map(|column| usize::from(column[16])).sum();
        if length != widths + 1 || begin < taken {
            return Err(NoTable(
                "its table (.dbf) has columns that do not fit its rows".into(),
            ));
        }
        // Visual FoxPro keeps a path behind the columns.
        io::copy(
            &mut (&mut file).take((begin - taken) as u64),
            &mut io::sink(),
        )
        .map_err(cut)?;
        let encoding = named.or_else(|| of_mark(head[29])).unwrap_or(WINDOWS_1252);
        let mut columns: Vec<Column> = Vec::with_capacity(raw.len());
        for descriptor in raw {
            let name = descriptor.get(..11).unwrap_or_default();
            let name = name.split(|byte| *byte == 0).next().unwrap_or_default();
            let name = text(name, encoding).trim().to_owned();
            let same = columns.iter().filter(|known| known.name == name).count();
            let name = match (name.is_empty(), same) {
                (false, 0) => name,
                _ => format!("{name} {}", columns.len() + 1),
            };
            columns.push(Column {
                name,
                kind: descriptor[11],
                width: usize::from(descriptor[16]),
            });
        }
        Ok(Self {
            file,
            encoding,
            columns,
            record: vec![0; length],
            left: u64::from(records),
        })
    }

    /// The next record's names and values; `None` behind the last. One that is marked as deleted
    /// is told by `false`.
    pub(super) fn next(&mut self) -> Option<(bool, Vec<(String, Value)>)> {
        self.left = self.left.checked_sub(1)?;
        self.file.read_exact(&mut self.record).ok()?;
        let (mark, mut rest) = self.record.split_first()?;
        let mut pairs = Vec::with_capacity(self.columns.len());
        for column in &self.columns {
            let (field, after) = rest.split_at_checked(column.width)?;
            rest = after;
            if let Some(value) = value(column.kind, field, self.encoding) {
                pairs.push((column.name.clone(), value));
            }
        }
        Some((*mark != b'*', pairs))
    }
}

/// What a field says; `None` for nothing.
fn value(kind: u8, field: &[u8], encoding: &'static Encoding) -> Option<Value> {
    let said = text(field, encoding);
    let said = said.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0');
    match kind {
        b'I' | b'+' if field.len() == 4 => {
            let bytes = field.try_into().ok()?;
            Some(Value::from(i32::from_le_bytes(bytes)))
        }
        b'B' | b'O' if field.len() == 8 => {
            let number = f64::from_le_bytes(field.try_into().ok()?);
            Some(Number::from_f64(number).map_or(Value::Null, Value::Number))
        }
        // Days since 4713 BC and milliseconds: the days alone are told.
        b'@' | b'T' if field.len() == 8 => {
            const JULIAN_OF_1970: i32 = 2_440_588;
            let days = i32::from_le_bytes(field.get(..4)?.try_into().ok()?);
            let days = days.checked_sub(JULIAN_OF_1970)?;
            super::time::day(i64::from(days)).map(Value::from)
        }
        _ if said.is_empty() || said.bytes().all(|byte| byte == b'*') => None,
        b'D' => match said.as_bytes() {
            b"00000000" => None,
            [y0, y1, y2, y3, m0, m1, d0, d1] if said.bytes().all(|byte| byte.is_ascii_digit()) => {
                let letters = [y0, y1, y2, y3, &b'-', m0, m1, &b'-', d0, d1];
                let letters = letters.map(|byte| char::from(*byte));
                Some(Value::from(letters.iter().collect::<String>()))
            }
            _ => Some(Value::from(said)),
        },
        b'L' => match said {
            "T" | "t" | "Y" | "y" => Some(Value::Bool(true)),
            "F" | "f" | "N" | "n" => Some(Value::Bool(false)),
            _ => None,
        },
        // As it is written, where that is a number of JSON.
        b'N' | b'F' => {
            let number: Option<Number> = serde_json::from_str(said).ok();
            let number = number.or_else(|| Number::from_f64(said.parse().ok()?));
            Some(number.map_or_else(|| Value::from(said), Value::Number))
        }
        _ => Some(Value::from(said)),
    }
}

fn text<'a>(bytes: &'a [u8], encoding: &'static Encoding) -> Cow<'a, str> {
    encoding.decode_without_bom_handling(bytes).0
}

/// The encoding that a `.cpg` names: a label, or the number of a code page.
pub(super) fn of_cpg(label: &[u8]) -> Option<&'static Encoding> {
    let label = String::from_utf8_lossy(label);
    let label = label.trim().trim_start_matches('\u{feff}');
    let plain = label.to_ascii_lowercase();
    let number = plain.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    match number {
        "65001" | "8" if !plain.contains("8859") => Some(UTF_8),
        "932" | "936" | "949" | "950" | "874" => of_page(number.parse().ok()?),
        _ => Encoding::for_label(plain.as_bytes())
            .or_else(|| of_page(number.parse().ok()?))
            .or_else(|| {
                // ESRI writes 88591 for ISO 8859-1.
                let part = number.strip_prefix("8859")?;
                let part = part.trim_start_matches(['-', '_']);
                Encoding::for_label(format!("iso-8859-{part}").as_bytes())
            }),
    }
}

fn of_page(page: u32) -> Option<&'static Encoding> {
    let label = match page {
        866 => "ibm866".to_owned(),
        874 => "windows-874".into(),
        932 => "shift_jis".into(),
        936 => "gbk".into(),
        949 => "euc-kr".into(),
        950 => "big5".into(),
        1250..=1258 => format!("windows-{page}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding that a table's own mark names.
///
/// # Source
/// ESRI, *dBASE language driver ids*.
fn of_mark(mark: u8) -> Option<&'static Encoding> {
    of_page(match mark {
        0x03 | 0x57..=0x59 => 1252,
        0x26 | 0x65 => 866,
        0x4D => 936,
        0x4E => 949,
        0x4F => 950,
        0x50 => 874,
        0x7B | 0x13 => 932,
        0xC8 => 1250,
        0xC9 => 1251,
        0xCA => 1254,
        0xCB => 1253,
        0xCC => 1257,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A table of one record.
    fn table(columns: &[(&str, u8, &str)]) -> Vec<u8> {
        let widths: usize = columns.iter().map(|(.., text)| text.len()).sum();
        let begin = (32 + columns.len() * 32 + 1) as u16;
        let mut bytes = vec![3, 100, 1, 1, 1, 0, 0, 0];
        bytes.extend(begin.to_le_bytes());
        bytes.extend((widths as u16 + 1).to_le_bytes());
        bytes.resize(32, 0);
        for (name, kind, text) in columns {
            let mut descriptor = [0; 32];
            descriptor[..name.len()].copy_from_slice(name.as_bytes());
            descriptor[11] = *kind;
            descriptor[16] = text.len() as u8;
            bytes.extend(descriptor);
        }
        bytes.push(0x0D);
        bytes.push(b' ');
        bytes.extend(columns.iter().flat_map(|(.., text)| text.bytes()));
        bytes.push(0x1A);
        bytes
    }

    #[test]
    fn every_sort_of_field_is_read() {
        let bytes = table(&[
            ("name", b'C', "Kabul   "),
            ("date", b'D', "20210815"),
            ("none", b'D', "        "),
            ("n", b'N', " 12345678901234567"),
            ("f", b'F', "1.50"),
            ("stars", b'N', "****"),
            ("yes", b'L', "T"),
            ("name", b'C', "x"),
        ]);
        let mut table = Table::open(bytes.as_slice(), None).unwrap();
        let (kept, pairs) = table.next().unwrap();
        let told = serde_json::to_string(&pairs).unwrap();
        assert_eq!(
            told,
            r#"[["name","Kabul"],["date","2021-08-15"],["n",12345678901234567],["f",1.5],["yes",true],["name 8","x"]]"#
        );
        assert!(kept && table.next().is_none());
    }

    #[test]
    fn encodings_are_found_by_label_number_and_mark() {
        for (label, name) in [
            ("UTF-8", "UTF-8"),
            ("utf8\n", "UTF-8"),
            ("65001", "UTF-8"),
            ("1256", "windows-1256"),
            ("CP1251", "windows-1251"),
            ("ISO-8859-1", "windows-1252"),
            ("88591", "windows-1252"),
            ("ISO88592", "ISO-8859-2"),
            ("ANSI 1252", "windows-1252"),
            ("936", "GBK"),
        ] {
            assert_eq!(
                of_cpg(label.as_bytes()).map(Encoding::name),
                Some(name),
                "{label}"
            );
        }
        assert_eq!(of_cpg(b"OEM"), None);
        assert_eq!(of_mark(0xC9).map(Encoding::name), Some("windows-1251"));
    }

    proptest! {
        #[test]
        fn bytes_of_any_sort_end(bytes: Vec<u8>, flips in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4)) {
            let mut sound = table(&[("name", b'C', "Kabul"), ("date", b'D', "20210815")]);
            for (at, byte) in flips {
                let at = at.index(sound.len());
                sound[at] = byte;
            }
            for bytes in [bytes, sound] {
                if let Ok(mut table) = Table::open(bytes.as_slice(), None) {
                    while table.next().is_some() {}
                }
            }
        }
    }
}
