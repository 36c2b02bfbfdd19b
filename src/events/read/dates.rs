//! The dates of one file: the order of day and month in them, found once for the whole column.

use std::fmt;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::Watch;
use super::date::{self, Dated};
use super::doubt::Doubt;
use super::import::{DayOrder, Import};
use super::preset::{DateScale, Preset};
use super::written::{self, Hint, Written, short};

/// What the dates of a file say about the order of day and month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hints {
    /// Dates whose first number can only be a day.
    pub(super) day_first: u64,
    /// Dates whose second number can only be a day.
    pub(super) month_first: u64,
    /// Dates that can be read both ways.
    pub(super) either: u64,
    /// The first of those.
    pub(super) example: Option<String>,
}

impl Hints {
    /// Takes in one date.
    pub(super) fn take(&mut self, text: &str) {
        match written::hint(text) {
            Hint::None => {}
            Hint::DayFirst => self.day_first += 1,
            Hint::MonthFirst => self.month_first += 1,
            Hint::Either => {
                self.either += 1;
                self.example.get_or_insert_with(|| short(text.trim()));
            }
        }
    }

    /// Adds those of the next part of a file.
    pub(super) fn extend(&mut self, next: Self) {
        self.day_first += next.day_first;
        self.month_first += next.month_first;
        self.either += next.either;
        self.example = self.example.take().or(next.example);
    }

    /// The order that the column itself tells; `None` when no date asks for one.
    pub(super) fn order(&self) -> Option<DayOrder> {
        if self.day_first + self.month_first + self.either == 0 {
            return None;
        }
        Some(match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => DayOrder::DayFirst,
            std::cmp::Ordering::Less => DayOrder::MonthFirst,
            std::cmp::Ordering::Equal => DayOrder::Ambiguous,
        })
    }
}

/// Goes through a whole file for the hints of its dates; `None` when it was stopped.
type Finder = dyn Fn(&Watch) -> Option<Hints> + Send + Sync;

/// How the dates of a file are read.
#[derive(Default)]
pub(super) struct Dates {
    /// What somebody has said of the order; that nobody can tell it leaves it to the column, and is
    /// then no doubt any more.
    said: Option<DayOrder>,
    /// The order of a preset, for columns that do not tell.
    usual: Option<DayOrder>,
    finder: Option<Box<Finder>>,
    found: OnceLock<Hints>,
    /// Held while somebody looks, so that nobody else does.
    looking: Mutex<()>,
    serial: bool,
    /// How exactly dates are known, where a column says so.
    pub(super) scale: Option<DateScale>,
    /// Whether every record should have a date, because there is a column for it.
    pub(super) due: bool,
    /// Whether somebody has said what the columns are read for: that none is a date is then no news.
    pub(super) chosen: bool,
}

impl fmt::Debug for Dates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Dates")
            .field("said", &self.said)
            .field("usual", &self.usual)
            .field("found", &self.found)
            .field("serial", &self.serial)
            .field("scale", &self.scale)
            .finish_non_exhaustive()
    }
}

impl Dates {
    /// As `import` says; `finder` is asked for what it leaves open, once and as late as can be.
    pub(super) fn new(
        import: &Import,
        preset: Option<Preset>,
        finder: Option<Box<Finder>>,
    ) -> Self {
        Self {
            said: import.day_order,
            usual: preset.and_then(Preset::day_order),
            finder,
            found: OnceLock::new(),
            looking: Mutex::new(()),
            serial: import.serial_dates,
            scale: None,
            due: false,
            chosen: false,
        }
    }

    /// The order, if it is set.
    fn set(&self) -> Option<DayOrder> {
        self.said.filter(|order| *order != DayOrder::Ambiguous)
    }

    /// The hints of the whole column, which are looked for now if they were not before; `None`
    /// when the order is set, or the looking was stopped.
    pub(super) fn hints(&self, watch: &Watch) -> Option<&Hints> {
        if self.set().is_some() {
            return None;
        }
        if self.found.get().is_none() {
            let _looking = self.looking.lock().unwrap_or_else(PoisonError::into_inner);
            if self.found.get().is_some() {
                return self.found.get();
            }
            let found = match &self.finder {
                Some(finder) => finder(watch)?,
                None => Hints::default(),
            };
            let _ = self.found.set(found);
        }
        self.found.get()
    }

    /// Takes hints from the beginning of a file for those of the whole.
    pub(super) fn tell(&self, hints: Hints) -> &Hints {
        self.found.get_or_init(|| hints)
    }

    /// The order of day and month; `None` when no date asks for one.
    pub(super) fn order(&self, watch: &Watch) -> Option<DayOrder> {
        if let Some(order) = self.set() {
            return Some(order);
        }
        let hints = self.hints(watch)?;
        self.judged(hints)
    }

    /// The order after what the column and the preset say.
    pub(super) fn judged(&self, hints: &Hints) -> Option<DayOrder> {
        match hints.order()? {
            DayOrder::Ambiguous if hints.day_first == 0 => {
                Some(self.usual.unwrap_or(DayOrder::Ambiguous))
            }
            order => Some(order),
        }
    }

    /// What is not certain about the dates of the whole file, as far as that was asked.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        let hints = self.found.get()?;
        let unsure = self.said.is_none() && self.judged(hints) == Some(DayOrder::Ambiguous);
        unsure.then(|| Doubt::DayOrder {
            dates: hints.either,
            contrary: hints.day_first + hints.month_first,
            example: hints.example.clone().unwrap_or_default(),
        })
    }

    /// Reads a date of a form that tables have; `None` when it has another.
    fn written(&self, text: &str) -> Result<Option<Written>, String> {
        let order = match self.set() {
            Some(order) => order,
            // Only what can be read in two ways makes anybody look through the file.
            None if written::hint(text) == Hint::None => DayOrder::Ambiguous,
            None => self.order(&Watch::default()).unwrap_or(DayOrder::Ambiguous),
        };
        if let Some(found) = written::read(text, order)? {
            return Ok(Some(found));
        }
        match serial(text) {
            Some(day) if self.serial => Ok(Some(day)),
            Some(day) => Err(format!(
                "the number {} may be a date of a spreadsheet, {}: save it as a text there, or have numbers read as such days",
                short(text.trim()),
                day.edtf()
            )),
            None => Ok(None),
        }
    }

    /// Reads a text that stands for one date.
    pub(super) fn read(&self, text: &str) -> Result<Dated, String> {
        let iso = date::edtf(text);
        if let Some(dated) = date::plain(iso.as_bytes()) {
            return Ok(dated);
        }
        match self.written(text)?.and_then(Written::dated) {
            Some(dated) => Ok(dated),
            None => date::read_text(iso),
        }
    }

    /// The text as EDTF, as far as it can be.
    pub(super) fn edtf(&self, text: &str) -> Result<String, String> {
        let iso = date::edtf(text);
        if date::plain(iso.as_bytes()).is_some() {
            return Ok(iso.to_owned());
        }
        Ok(match self.written(text)? {
            Some(written) => written.edtf(),
            None => iso.to_owned(),
        })
    }
}

/// The day that a number of a spreadsheet stands for: counted from the end of 1899, from 1927 on,
/// before which a number may as well be a year.
fn serial(text: &str) -> Option<Written> {
    const FIRST: f64 = 10_000.0;
    const LAST: f64 = 110_000.0;
    /// Days from the end of 1899 to 1970-01-01.
    const EPOCH: i32 = 25_569;
    let text = text.trim();
    if text.len() > 20 || !text.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    if !(FIRST..LAST).contains(&number) {
        return None;
    }
    let day = date::day(number as i32 - EPOCH)?;
    Some(Written {
        year: day.year() as u16,
        month: day.month() as u8,
        day: day.day() as u8,
        about: false,
        decade: false,
    })
}

/// As much of a day as is known, in EDTF: a week, a month, a year; `None` when it is known to the
/// day, or the scale has no such number.
pub(super) fn coarser(scale: DateScale, grade: &str, day: &str) -> Option<String> {
    let grade: f64 = grade.trim().parse().ok()?;
    let (month, year) = (day.get(..7)?, day.get(..4)?);
    if day.len() != 10 {
        return None;
    }
    match (scale, grade as i64) {
        (DateScale::Acled, 2) | (DateScale::Ucdp, 2 | 3) => {
            let [from, to] = date::around(day, 3)?;
            Some(format!("{from}~/{to}~"))
        }
        (DateScale::Acled, 3) | (DateScale::Ucdp, 4) => Some(month.to_owned()),
        (DateScale::Ucdp, 5) => Some(year.to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(order: Option<DayOrder>, serial: bool) -> Dates {
        let import = Import {
            day_order: order,
            serial_dates: serial,
            ..Import::default()
        };
        Dates::new(&import, None, None)
    }

    #[test]
    fn the_column_tells_the_order_and_most_of_it_decides() {
        let order = |texts: &[&str]| {
            let mut hints = Hints::default();
            for text in texts {
                hints.take(text);
            }
            hints.order()
        };
        assert_eq!(order(&["2014-01-02", "x"]), None);
        assert_eq!(order(&["1/2/2014"]), Some(DayOrder::Ambiguous));
        assert_eq!(order(&["1/2/2014", "13/2/2014"]), Some(DayOrder::DayFirst));
        assert_eq!(
            order(&["1/2/2014", "2/13/2014"]),
            Some(DayOrder::MonthFirst)
        );
        let mixed = ["13/2/2014", "2/13/2014", "14/2/2014"];
        assert_eq!(order(&mixed), Some(DayOrder::DayFirst));
        assert_eq!(order(&mixed[..2]), Some(DayOrder::Ambiguous));
    }

    #[test]
    fn a_preset_decides_what_the_column_leaves_open_and_nothing_else() {
        let dates = Dates::new(&Import::default(), Some(Preset::TimeMap), None);
        let hints = |texts: &[&str]| {
            let mut hints = Hints::default();
            for text in texts {
                hints.take(text);
            }
            hints
        };
        assert_eq!(
            dates.judged(&hints(&["1/2/2014"])),
            Some(DayOrder::MonthFirst)
        );
        assert_eq!(
            dates.judged(&hints(&["1/2/2014", "13/2/2014"])),
            Some(DayOrder::DayFirst)
        );
        assert_eq!(
            dates.judged(&hints(&["2/13/2014", "13/2/2014"])),
            Some(DayOrder::Ambiguous)
        );
    }

    #[test]
    fn numbers_of_spreadsheets_are_told_and_read_only_when_asked() {
        let why = dates(None, false).read("41640").unwrap_err();
        assert_eq!(
            why,
            "the number 41640 may be a date of a spreadsheet, 2014-01-01: save it as a text there, or have numbers read as such days"
        );
        let read = dates(None, true);
        assert_eq!(read.edtf("41640"), Ok("2014-01-01".to_owned()));
        assert_eq!(read.edtf("41640.75"), Ok("2014-01-01".to_owned()));
        assert_eq!(read.edtf("2014"), Ok("2014".to_owned()));
        assert!(read.read("9999999").is_err());
    }

    #[test]
    fn grades_of_projects_make_a_day_as_coarse_as_it_is_known() {
        let acled = |grade| coarser(DateScale::Acled, grade, "2021-01-02");
        assert_eq!(acled("1"), None);
        assert_eq!(acled("2").as_deref(), Some("2020-12-30~/2021-01-05~"));
        assert_eq!(acled("3").as_deref(), Some("2021-01"));
        let ucdp = |grade| coarser(DateScale::Ucdp, grade, "2021-01-02");
        assert_eq!(ucdp("4.0").as_deref(), Some("2021-01"));
        assert_eq!(ucdp("5").as_deref(), Some("2021"));
        assert_eq!(ucdp("?"), None);
        assert_eq!(coarser(DateScale::Ucdp, "5", "2021"), None);
    }
}
