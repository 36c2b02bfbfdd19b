//! How a file is to be read: what a reader has set, or what the file was found to be.
//!
//! [`Import::default`] leaves all to durand. What it found comes back, complete, from
//! [`EventFile::import`](super::EventFile::import); a preview shows that, lets a reader change it,
//! and hands it to [`EventFile::open_as`](super::EventFile::open_as). It is small, and a project
//! keeps it as it is.

use serde::{Deserialize, Serialize};

use super::preset::Preset;

/// How a file of events is to be read; what is not set is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
#[non_exhaustive]
pub struct Import {
    /// Whose table it is; `None` to tell it from the names of the columns.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preset: Option<Preset>,
    /// What stands between two fields of a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<Delimiter>,
    /// The encoding of a text, by its label in the
    /// [Encoding Standard](https://encoding.spec.whatwg.org/#names-and-labels), such as `windows-1252`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// What columns, or properties of features, are read for. Where several have one purpose, the
    /// first that says something in a row counts there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnUse>,
    /// Whether columns that `columns` does not name are left alone. Otherwise the purposes that it
    /// does not give are found among them.
    #[serde(skip_serializing_if = "is_false")]
    pub only: bool,
    /// Whether day or month stands first in dates such as 3/4/2014.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_order: Option<DayOrder>,
    /// Whether a bare number where a date is due counts days as spreadsheets do, from 1900.
    #[serde(skip_serializing_if = "is_false")]
    pub serial_dates: bool,
    /// Whether latitude and longitude change places.
    #[serde(skip_serializing_if = "is_false")]
    pub swapped: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // so serde asks
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// What one column is read for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ColumnUse {
    /// The column's name.
    pub column: String,
    /// What it is read for.
    pub purpose: Purpose,
}

/// What a column, or a property of features, is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Purpose {
    /// Degrees east.
    Longitude,
    /// Degrees north.
    Latitude,
    /// Both in one text: `34.52, 69.18`, `34°31′N 69°11′E` or `POINT (69.18 34.52)`; also a line or
    /// an area in well-known text: `POLYGON ((…))`.
    Position,
    /// When it happened, or when it began.
    Date,
    /// When it ended.
    End,
    /// The year; 0 says that it is unknown.
    Year,
    /// The month of the year, 1 to 12 or its name; 0 says that it is unknown.
    Month,
    /// The day of the month; 0 says that it is unknown.
    Day,
    /// The sort of event.
    Category,
    /// What happened, in a line.
    Title,
    /// Where, in words.
    Place,
    /// What happened, at length.
    Description,
    /// What the file calls it.
    Id,
    /// Nothing: it is shown as it is.
    Nothing,
}

impl Purpose {
    /// Each of them, in the order in which a list offers them.
    pub const ALL: [Self; 14] = [
        Self::Longitude,
        Self::Latitude,
        Self::Position,
        Self::Date,
        Self::End,
        Self::Year,
        Self::Month,
        Self::Day,
        Self::Category,
        Self::Title,
        Self::Place,
        Self::Description,
        Self::Id,
        Self::Nothing,
    ];

    /// Its name in files and in keys of words: `longitude`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Longitude => "longitude",
            Self::Latitude => "latitude",
            Self::Position => "position",
            Self::Date => "date",
            Self::End => "end",
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Category => "category",
            Self::Title => "title",
            Self::Place => "place",
            Self::Description => "description",
            Self::Id => "id",
            Self::Nothing => "nothing",
        }
    }
}

/// What stands between two fields of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`, as spreadsheets write where the comma is for decimals.
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// Each of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The byte.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }

    /// The delimiter that is this byte.
    pub fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.byte() == byte)
    }

    /// Its name in files and in keys of words: `comma`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
        }
    }
}

/// Whether day or month stands first in dates such as 3/4/2014.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum DayOrder {
    /// 3 April.
    DayFirst,
    /// 4 March.
    MonthFirst,
    /// Both fit in the whole column, or neither: such dates are read as their year alone until
    /// somebody says which. Where it is set, somebody has been asked and leaves it so.
    Ambiguous,
}

impl Import {
    /// What `column` is read for, as far as it is set.
    pub fn purpose_of(&self, column: &str) -> Option<Purpose> {
        let mut uses = self.columns.iter();
        uses.find(|one| one.column == column)
            .map(|one| one.purpose)
            .or(self.only.then_some(Purpose::Nothing))
    }

    /// The first column that is set for `purpose`.
    pub fn column_for(&self, purpose: Purpose) -> Option<&str> {
        let mut uses = self.columns.iter();
        uses.find(|one| one.purpose == purpose)
            .map(|one| one.column.as_str())
    }

    /// Sets what `column` is read for. Of purposes that one column serves, the column takes the
    /// place of the others; latitude and longitude give way to a position in one column, and that
    /// to them.
    pub fn set(&mut self, column: &str, purpose: Purpose) {
        let rivals: &[Purpose] = match purpose {
            Purpose::Nothing => &[],
            Purpose::Position => &[Purpose::Position, Purpose::Longitude, Purpose::Latitude],
            Purpose::Longitude => &[Purpose::Longitude, Purpose::Position],
            Purpose::Latitude => &[Purpose::Latitude, Purpose::Position],
            Purpose::Date => &[Purpose::Date, Purpose::Year, Purpose::Month, Purpose::Day],
            Purpose::Year => &[Purpose::Year, Purpose::Date],
            Purpose::Month => &[Purpose::Month, Purpose::Date],
            Purpose::Day => &[Purpose::Day, Purpose::Date],
            Purpose::End => &[Purpose::End],
            Purpose::Category => &[Purpose::Category],
            Purpose::Title => &[Purpose::Title],
            Purpose::Place => &[Purpose::Place],
            Purpose::Description => &[Purpose::Description],
            Purpose::Id => &[Purpose::Id],
        };
        self.columns
            .retain(|one| one.column != column && !rivals.contains(&one.purpose));
        if purpose != Purpose::Nothing || !self.only {
            self.columns.push(ColumnUse {
                column: column.to_owned(),
                purpose,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_set_is_an_empty_object() {
        let import = Import::default();
        assert_eq!(serde_json::to_string(&import).unwrap(), "{}");
        assert_eq!(serde_json::from_str::<Import>("{}").unwrap(), import);
    }

    #[test]
    fn all_that_is_set_comes_back_from_a_project() {
        let mut import = Import {
            preset: Some(Preset::UcdpGed),
            delimiter: Some(Delimiter::Pipe),
            encoding: Some("windows-1252".into()),
            only: true,
            day_order: Some(DayOrder::MonthFirst),
            serial_dates: true,
            swapped: true,
            ..Import::default()
        };
        import.set("Wo", Purpose::Position);
        import.set("Wann", Purpose::Date);
        let text = serde_json::to_string(&import).unwrap();
        assert_eq!(serde_json::from_str::<Import>(&text).unwrap(), import);
        for purpose in Purpose::ALL {
            let key = serde_json::to_string(&purpose).unwrap();
            assert_eq!(key, format!("{:?}", purpose.key()));
        }
        for one in Delimiter::ALL {
            assert_eq!(Delimiter::of_byte(one.byte()), Some(one));
            let key = serde_json::to_string(&one).unwrap();
            assert_eq!(key, format!("{:?}", one.key()));
        }
    }

    #[test]
    fn a_column_takes_the_place_of_its_rivals() {
        let mut import = Import {
            only: true,
            ..Import::default()
        };
        import.set("x", Purpose::Longitude);
        import.set("y", Purpose::Latitude);
        import.set("lon", Purpose::Longitude);
        assert_eq!(import.column_for(Purpose::Longitude), Some("lon"));
        assert_eq!(import.purpose_of("x"), Some(Purpose::Nothing));
        import.set("wkt", Purpose::Position);
        assert_eq!(import.column_for(Purpose::Longitude), None);
        assert_eq!(import.column_for(Purpose::Latitude), None);
        import.set("wkt", Purpose::Nothing);
        assert!(import.columns.is_empty());
    }
}
