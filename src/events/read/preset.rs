//! Tables that many people use, known by the names of their columns.

use serde::{Deserialize, Serialize};

use super::import::{DayOrder, Purpose};
use super::names::plain_name;
use crate::story::Precision;

/// Whose table it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Preset {
    /// A sheet of `TimeMap`, by Forensic Architecture and Bellingcat.
    TimeMap,
    /// The Armed Conflict Location & Event Data Project.
    Acled,
    /// The Georeferenced Event Dataset of the Uppsala Conflict Data Program.
    UcdpGed,
    /// The Global Terrorism Database.
    Gtd,
    /// A sheet of drone strikes as New America keeps it, with the dates of the United States.
    DroneStrikes,
    /// What QGIS and GDAL write: `X` and `Y`, or `WKT`, first.
    Qgis,
}

/// What the numbers of a column say about how exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateScale {
    /// ACLED's `time_precision`: 1 the day, 2 the week, 3 the month.
    Acled,
    /// UCDP's `date_prec`: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 the year.
    Ucdp,
}

impl Preset {
    /// Each of them, in the order in which a list offers them.
    pub const ALL: [Self; 6] = [
        Self::TimeMap,
        Self::Acled,
        Self::UcdpGed,
        Self::Gtd,
        Self::DroneStrikes,
        Self::Qgis,
    ];

    /// Its name in files and in keys of words: `time-map`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TimeMap => "time-map",
            Self::Acled => "acled",
            Self::UcdpGed => "ucdp-ged",
            Self::Gtd => "gtd",
            Self::DroneStrikes => "drone-strikes",
            Self::Qgis => "qgis",
        }
    }

    /// The preset whose columns these are.
    pub fn of_columns<S: AsRef<str>>(columns: &[S]) -> Option<Self> {
        let names: Vec<String> = columns
            .iter()
            .map(|name| plain_name(name.as_ref()))
            .collect();
        let has = |name: &str| names.iter().any(|known| known == name);
        let all = |wanted: &[&str]| wanted.iter().all(|name| has(name));
        let first = names.first().map(String::as_str);
        if all(&["event_id_cnty", "event_date", "latitude", "longitude"]) {
            Some(Self::Acled)
        } else if all(&["type_of_violence", "date_start", "latitude", "longitude"]) {
            Some(Self::UcdpGed)
        } else if all(&["iyear", "imonth", "iday"]) {
            Some(Self::Gtd)
        } else if all(&["date", "latitude", "longitude", "description", "location"])
            && ["sources", "source1", "associations", "association1", "time"]
                .iter()
                .any(|name| has(name))
        {
            Some(Self::TimeMap)
        } else if all(&["date", "latitude", "longitude"])
            && names.iter().any(|name| of_strikes(name))
        {
            Some(Self::DroneStrikes)
        } else if first == Some("wkt")
            || (first == Some("x") && names.get(1).is_some_and(|name| name == "y"))
        {
            Some(Self::Qgis)
        } else {
            None
        }
    }

    /// What its columns are read for; of one purpose the first that says something counts.
    pub(super) const fn columns(self) -> &'static [(&'static str, Purpose)] {
        use Purpose::{
            Category, Date, Day, Description, End, Id, Latitude, Longitude, Month, Place, Position,
            Title, Year,
        };
        match self {
            Self::TimeMap => &[
                ("longitude", Longitude),
                ("latitude", Latitude),
                ("date", Date),
                ("category", Category),
                ("type", Category),
                ("category1", Category),
                ("title", Title),
                ("location", Place),
                ("description", Description),
                ("id", Id),
            ],
            Self::Acled => &[
                ("longitude", Longitude),
                ("latitude", Latitude),
                ("event_date", Date),
                ("event_type", Category),
                ("sub_event_type", Title),
                ("location", Place),
                ("notes", Description),
                ("event_id_cnty", Id),
            ],
            Self::UcdpGed => &[
                ("longitude", Longitude),
                ("latitude", Latitude),
                ("date_start", Date),
                ("date_end", End),
                ("year", Year),
                ("type_of_violence", Category),
                ("dyad_name", Title),
                ("conflict_name", Title),
                ("where_coordinates", Place),
                ("where_description", Place),
                ("source_headline", Description),
                ("id", Id),
            ],
            Self::Gtd => &[
                ("longitude", Longitude),
                ("latitude", Latitude),
                ("iyear", Year),
                ("imonth", Month),
                ("iday", Day),
                ("attacktype1_txt", Category),
                ("target1", Title),
                ("targtype1_txt", Title),
                ("city", Place),
                ("provstate", Place),
                ("summary", Description),
                ("eventid", Id),
            ],
            Self::DroneStrikes => &[
                ("longitude", Longitude),
                ("latitude", Latitude),
                ("date", Date),
                ("type", Category),
                ("target", Title),
                ("location", Place),
                ("village", Place),
                ("district", Place),
                ("description", Description),
                ("notes", Description),
                ("summary", Description),
                ("id", Id),
            ],
            Self::Qgis => &[("wkt", Position), ("x", Longitude), ("y", Latitude)],
        }
    }

    /// The order of day and month where the column itself does not tell.
    pub(super) const fn day_order(self) -> Option<DayOrder> {
        match self {
            Self::TimeMap | Self::DroneStrikes => Some(DayOrder::MonthFirst),
            Self::Acled | Self::UcdpGed | Self::Gtd | Self::Qgis => None,
        }
    }

    /// The column that says how exactly the date is known.
    pub(super) const fn date_scale(self) -> Option<(&'static str, DateScale)> {
        match self {
            Self::Acled => Some(("time_precision", DateScale::Acled)),
            Self::UcdpGed => Some(("date_prec", DateScale::Ucdp)),
            Self::TimeMap | Self::Gtd | Self::DroneStrikes | Self::Qgis => None,
        }
    }

    /// The column in which a date stands in words, for the reader.
    pub(super) const fn date_words(self) -> Option<&'static str> {
        match self {
            Self::Gtd => Some("approxdate"),
            _ => None,
        }
    }

    /// How exactly the place is known, from the column that says so.
    pub(super) fn precision(self, value: impl Fn(&str) -> Option<String>) -> Option<Precision> {
        let number = |column: &str| value(column)?.trim().parse::<f64>().ok();
        let number = match self {
            Self::Acled => number("geo_precision")?,
            Self::UcdpGed => number("where_prec")?,
            Self::Gtd => number("specificity")?,
            Self::TimeMap | Self::DroneStrikes | Self::Qgis => return None,
        };
        Some(match (self, number as i64) {
            (Self::UcdpGed, 1) => Precision::Exact,
            (Self::UcdpGed, 2) | (Self::Acled | Self::Gtd, 1) => Precision::Town,
            (Self::UcdpGed, 6 | 7) => Precision::Country,
            (_, 2..=5) => Precision::Region,
            _ => return None,
        })
    }

    /// The words for a category that the table has as a number.
    pub(super) fn category(self, written: &str) -> Option<&'static str> {
        match (self, written) {
            (Self::UcdpGed, "1") => Some("state-based conflict"),
            (Self::UcdpGed, "2") => Some("non-state conflict"),
            (Self::UcdpGed, "3") => Some("one-sided violence"),
            _ => None,
        }
    }
}

/// Whether a column of this name stands in a sheet of drone strikes.
fn of_strikes(name: &str) -> bool {
    ["strike", "drone", "militant", "uav"]
        .iter()
        .any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_known_by_their_columns() {
        for (header, preset) in [
            (
                "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,latitude,longitude,geo_precision,notes,fatalities",
                Some(Preset::Acled),
            ),
            (
                "id,year,type_of_violence,conflict_name,where_prec,date_prec,date_start,date_end,latitude,longitude,best",
                Some(Preset::UcdpGed),
            ),
            (
                "eventid,iyear,imonth,iday,approxdate,city,latitude,longitude,specificity,attacktype1_txt,summary",
                Some(Preset::Gtd),
            ),
            (
                "date,time,latitude,longitude,location,description,sources,category",
                Some(Preset::TimeMap),
            ),
            (
                "Date,Location,Latitude,Longitude,Militants Low,Militants High,Civilians Low",
                Some(Preset::DroneStrikes),
            ),
            (
                "iyear,imonth,iday,latitude,longitude,summary",
                Some(Preset::Gtd),
            ),
            ("X,Y,fid,name", Some(Preset::Qgis)),
            ("WKT,fid,name", Some(Preset::Qgis)),
            ("date,latitude,longitude,title", None),
            ("", None),
        ] {
            let columns: Vec<&str> = header.split(',').collect();
            assert_eq!(Preset::of_columns(&columns), preset, "{header}");
        }
    }

    #[test]
    fn numbers_say_how_exactly_a_place_is_known() {
        let told = |preset: Preset, column: &'static str, number: &'static str| {
            preset.precision(|name| (name == column).then(|| number.to_owned()))
        };
        assert_eq!(
            told(Preset::Acled, "geo_precision", "1"),
            Some(Precision::Town)
        );
        assert_eq!(
            told(Preset::UcdpGed, "where_prec", "6"),
            Some(Precision::Country)
        );
        assert_eq!(
            told(Preset::Gtd, "specificity", "4.0"),
            Some(Precision::Region)
        );
        assert_eq!(told(Preset::Gtd, "specificity", ""), None);
        assert_eq!(told(Preset::Qgis, "specificity", "1"), None);
    }

    #[test]
    fn a_key_is_what_a_project_writes() {
        for preset in Preset::ALL {
            let key = serde_json::to_string(&preset).unwrap();
            assert_eq!(key, format!("{:?}", preset.key()));
        }
    }
}
