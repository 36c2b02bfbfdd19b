//! The beginning of a file as it would be read: what a reader looks at before it is.

use std::path::Path;

use super::dates::Hints;
use super::feature::Feature;
use super::find::complete;
use super::gather::{Dating, Nowhere, SwapSigns};
use super::judge::{Pairs, Refused, Written, judge};
use super::piece::NOWHERE;
use super::place::{Misplaced, placed};
use super::row::{Row, cut};
use super::source::Window;
use super::table::{Given, TableForm};
use super::walk::while_opening;
use super::{ColumnInfo, Doubt, EventFile, Format, Import, OpenError, Watch};

/// The beginning of a file as it would be read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Preview {
    /// How it would be read, complete.
    pub import: Import,
    /// Whether it is a table, whose columns may hold positions; features have theirs elsewhere.
    pub is_table: bool,
    /// Whether it is a text, which may be in another encoding than it seems to be.
    pub is_text: bool,
    /// Its columns, or the properties that its first features have.
    pub columns: Vec<ColumnInfo>,
    /// Its first rows, as many as are shown.
    pub rows: Vec<PreviewRow>,
    /// What is not certain about it, as far as its beginning tells.
    pub doubts: Vec<Doubt>,
    /// Of the rows that were looked at: those with a position.
    pub placed: u64,
    /// Those without one.
    pub unplaced: u64,
    /// Those with a position and without a date.
    pub undated: u64,
    /// Whether the whole file was looked at.
    pub is_whole: bool,
}

/// One row of the beginning of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRow {
    /// Its line, counted from 1.
    pub line: usize,
    /// For each column what stands there, cut, without signs that turn the order of reading.
    pub cells: Vec<String>,
    /// Why it is no event, or why it has no date.
    pub fault: Option<String>,
}

/// Bytes that are looked at.
const BYTES: usize = 256 << 10;
/// Rows that are looked at.
const LOOKED_AT: usize = 1000;
/// Rows that are shown.
const SHOWN: usize = 50;
/// Cells that are shown, of tables with very many columns.
const CELLS: usize = 100_000;
/// Bytes of a file that is gone through for the order of day and month.
const GONE_THROUGH: u64 = 32 << 20;

impl Preview {
    /// Looks at the beginning of the file at `path`, to be read as `import` says.
    ///
    /// # Errors
    /// [`OpenError`] when it cannot be read, or is neither a table nor holds features. That no
    /// column of a table is known to hold positions is a doubt here, and no error.
    pub fn open(path: &Path, import: &Import) -> Result<Self, OpenError> {
        Self::of(&EventFile::open_any(path, 1, import)?)
    }

    /// The same of a file that has been carried inside another.
    ///
    /// # Errors
    /// As [`Preview::open`].
    pub fn embedded(name: &str, bytes: &[u8], import: &Import) -> Result<Self, OpenError> {
        Self::of(&EventFile::embedded_any(name, bytes, 1, import)?)
    }

    fn of(file: &EventFile) -> Result<Self, OpenError> {
        let path = file.path();
        let hints = if file.len_bytes() <= GONE_THROUGH {
            file.reading.dates.hints(&Watch::default()).cloned()
        } else {
            let mut hints = Hints::default();
            let named = file.sample.names.iter().enumerate();
            for (index, _) in named.filter(|(_, name)| file.is_date(name)) {
                for text in file.sample.values(index) {
                    hints.take(text);
                }
            }
            Some(file.reading.dates.tell(hints).clone())
        };
        let mut seen = Seen::default();
        let failed = |error| while_opening(path, error);
        let mut window = Window::new(&file.source);
        window.lay(0, file.sniffed.begin as usize).map_err(failed)?;
        seen.line = 1 + lines(window.bytes());
        window.lay(file.sniffed.begin, BYTES).map_err(failed)?;
        match &file.sniffed.format {
            Format::Csv { delimiter, columns } => seen.table(file, *delimiter, columns, &window),
            _ => seen.features(file, &window),
        }
        let mut doubts = file.doubts.clone();
        if seen.dates_are_missing(file) {
            doubts.push(Doubt::NoDates {
                events: seen.undated,
            });
        }
        if !file.reading.swapped
            && let Some(events) = seen.swap.swapped()
        {
            doubts.push(Doubt::Swapped { events });
        }
        doubts.extend(file.reading.dates.doubt());
        let mut import = file.import.clone();
        if import.day_order.is_none() {
            import.day_order = hints.and_then(|hints| file.reading.dates.judged(&hints));
        }
        Ok(Self {
            import,
            is_table: matches!(file.format(), Format::Csv { .. }),
            is_text: matches!(
                file.format(),
                Format::Csv { .. }
                    | Format::FeatureCollection
                    | Format::Feature
                    | Format::FeatureLines
            ),
            columns: file.columns(),
            rows: seen.rows(),
            doubts,
            placed: seen.placed,
            unplaced: seen.unplaced,
            undated: seen.undated,
            is_whole: seen.is_whole,
        })
    }

    /// Whether somebody should look at it before it is read.
    pub fn is_certain(&self) -> bool {
        !self.doubts.iter().any(Doubt::asks)
    }

    /// What a preset would find in these columns, what else is set staying as it is.
    pub fn with_preset(&self, preset: Option<super::Preset>) -> Import {
        let import = Import {
            preset,
            columns: Vec::new(),
            only: false,
            ..self.import.clone()
        };
        let sample = super::Sample {
            names: self.columns.iter().map(|one| one.name.clone()).collect(),
            values: self
                .columns
                .iter()
                .map(|one| vec![one.example.clone()])
                .collect(),
        };
        complete(&sample, &import, self.is_table).import
    }
}

/// What was seen so far.
#[derive(Default)]
struct Seen {
    rows: Vec<PreviewRow>,
    line: usize,
    looked_at: usize,
    placed: u64,
    unplaced: u64,
    undated: u64,
    swap: SwapSigns,
    nowhere: Nowhere,
    /// Which of the rows that are shown lie at 0° 0°.
    at_nought: Vec<usize>,
    dating: Dating,
    is_whole: bool,
}

impl Seen {
    /// Whether nothing is taken as the date. Of a table its columns tell, also where somebody has
    /// chosen them: what is shown is what is chosen.
    fn dates_are_missing(&self, file: &EventFile) -> bool {
        if matches!(file.sniffed.format, Format::Csv { .. }) {
            return !file.reading.dates.due && self.dating.bare >= self.dating.shapes;
        }
        self.dating.is_missing()
    }

    /// The rows that are shown, those at 0° 0° doubted if all others are far from it.
    fn rows(&mut self) -> Vec<PreviewRow> {
        let mut rows = std::mem::take(&mut self.rows);
        for &index in self
            .at_nought
            .iter()
            .filter(|_| self.nowhere.far().is_some())
        {
            if let Some(row) = rows.get_mut(index) {
                row.fault.get_or_insert_with(|| NOWHERE.to_owned());
            }
        }
        rows
    }

    fn table(&mut self, file: &EventFile, delimiter: u8, columns: &[String], window: &Window<'_>) {
        let form = file.place.map(|place| {
            let reading = std::sync::Arc::clone(&file.reading);
            TableForm::new(file.limits, delimiter, columns, place, reading)
        });
        let shown = SHOWN.min(CELLS / columns.len().max(1)).max(5);
        let bytes = window.bytes();
        let mut row = Row::default();
        let mut at = 0;
        while self.looked_at < LOOKED_AT {
            let rest = bytes.get(at..).unwrap_or_default();
            let ends = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
            let ends = ends.count();
            self.line += lines(rest.get(..ends).unwrap_or_default());
            let rest = rest.get(ends..).unwrap_or_default();
            if rest.is_empty() {
                self.is_whole = window.at_end();
                break;
            }
            let Some(length) = cut(rest, delimiter, window.at_end(), &mut row) else {
                break;
            };
            at += ends + length;
            let record = rest.get(..length).unwrap_or_default();
            let judged = form.as_ref().map(|form| form.given(record, &row));
            let nowhere = || Err(Doubt::NoPositions.refused());
            let judged = judged.unwrap_or_else(nowhere);
            let fault = self.judge(file, judged.map(Given::parts), false);
            if self.rows.len() < shown {
                let cells = (0..columns.len()).map(|index| {
                    let field = row.field(record, index);
                    shown_text(&String::from_utf8_lossy(field))
                });
                self.rows.push(PreviewRow {
                    line: self.line,
                    cells: cells.collect(),
                    fault,
                });
            }
            self.line += lines(record);
        }
    }

    fn features(&mut self, file: &EventFile, window: &Window<'_>) {
        let names = &file.sample.names;
        let shown = SHOWN.min(CELLS / names.len().max(1)).max(5);
        let mut rest = window.bytes();
        while self.looked_at < LOOKED_AT {
            let between = |byte: &&u8| matches!(**byte, b',' | 0x1E) || byte.is_ascii_whitespace();
            let passed = rest.iter().take_while(between).count();
            self.line += lines(rest.get(..passed).unwrap_or_default());
            rest = rest.get(passed..).unwrap_or_default();
            let mut features =
                serde_json::Deserializer::from_slice(rest).into_iter::<Written<'_>>();
            let Some(Ok(feature)) = features.next() else {
                self.is_whole = window.at_end();
                break;
            };
            let record = rest.get(..features.byte_offset()).unwrap_or_default();
            let judged = judge(record, &file.reading);
            let linked = judged.as_ref().is_ok_and(|judged| judged.linked.is_some());
            let judged = judged.map(|judged| (judged.feature, judged.shape.is_some()));
            let fault = self.judge(file, judged, linked);
            if self.rows.len() < shown {
                let pairs = feature.properties.unwrap_or_default();
                let cells = names.iter().map(|name| cell(&pairs, name));
                self.rows.push(PreviewRow {
                    line: self.line,
                    cells: cells.collect(),
                    fault,
                });
            }
            self.line += lines(record);
            rest = rest.get(record.len()..).unwrap_or_default();
        }
    }

    /// Counts a record, which may be a line or an area, or have its time as Linked Places does; gives
    /// what is wrong with it.
    fn judge(
        &mut self,
        file: &EventFile,
        judged: Result<(Feature<'_>, bool), Refused>,
        linked: bool,
    ) -> Option<String> {
        self.looked_at += 1;
        let reading = &file.reading;
        let (feature, is_shape) = match judged {
            Ok(judged) => judged,
            Err(refused) => {
                self.unplaced += 1;
                return Some(refused.what);
            }
        };
        let Some(position) = feature.position else {
            if is_shape {
                self.placed += 1;
                self.dating.shapes += 1;
                return None;
            }
            self.unplaced += 1;
            return Some("it has no geometry".into());
        };
        let position = reading.turned(position);
        if let Err(misplaced) = placed(position) {
            let otherwise = matches!(misplaced, Misplaced::Swapped(_));
            self.swap.unsound(otherwise);
            self.unplaced += 1;
            return Some(misplaced.what());
        }
        self.swap.sound(position);
        self.placed += 1;
        if self.nowhere.take(position) {
            self.at_nought.push(self.rows.len());
        }
        self.dating.shapes += u64::from(is_shape);
        self.dating.bare += u64::from(!is_shape);
        self.dating.said += u64::from(feature.fields.says_when() || linked);
        match feature.fields.dated(&reading.dates) {
            Ok(dated) if !dated.days.is_undated() => None,
            Ok(_) => {
                self.undated += 1;
                let due = reading.dates.due;
                due.then(|| "it has no date".into())
            }
            Err(why) => {
                self.undated += 1;
                Some(why)
            }
        }
    }
}

fn lines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// What a property says, as it is shown.
fn cell(pairs: &Pairs<'_>, name: &str) -> String {
    let json = pairs.0.iter().rev().find(|(known, _)| known == name);
    let json = json.map_or("", |(_, json)| *json);
    if json.starts_with('"') {
        return shown_text(&serde_json::from_str::<String>(json).unwrap_or_default());
    }
    shown_text(if json == "null" { "" } else { json })
}

/// A text as one short line, without signs that are not seen or turn the order of reading.
fn shown_text(text: &str) -> String {
    const LETTERS: usize = 120;
    let mut letters = text.trim().chars();
    let mut shown: String = letters
        .by_ref()
        .take(LETTERS)
        .filter_map(|letter| match letter {
            '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => None,
            letter if letter.is_control() => Some(' '),
            letter => Some(letter),
        })
        .collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}
