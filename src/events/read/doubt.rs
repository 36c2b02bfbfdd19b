//! What is not certain about the reading of a whole file, and somebody has to say.

use super::judge::Refused;
use super::names::DATES;
use super::written::short;

/// What is not certain about the reading of a whole file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Doubt {
    /// No columns are known to hold positions.
    NoPositions,
    /// The columns of positions were told by what stands in them and not by their names.
    PositionsGuessed,
    /// The line that names the columns is not the first of a table.
    HeaderBelow {
        /// Which line it is, counted from 1.
        line: usize,
    },
    /// Several columns have one name, and the first of them is read under it.
    SameName {
        /// The first such name.
        name: String,
        /// How many columns have it.
        columns: usize,
        /// How many other names several columns have.
        others: usize,
    },
    /// Nothing in it is taken as the date of its events.
    NoDates {
        /// How many events there are, all of them undated.
        events: u64,
    },
    /// Nearly all positions make sense only with latitude and longitude the other way round.
    Swapped {
        /// How many.
        events: u64,
    },
    /// Day and month of dates such as 3/4/2014 can be read both ways.
    DayOrder {
        /// How many such dates there are.
        dates: u64,
        /// How many others there are that contradict each other.
        contrary: u64,
        /// The first of them; empty when there are only contrary ones.
        example: String,
    },
}

impl Doubt {
    /// Whether somebody should say how the file is to be read. That nothing says when its events
    /// happened, and how its header was found, is only told: there may be nothing to choose.
    pub fn asks(&self) -> bool {
        !matches!(
            self,
            Self::NoDates { .. } | Self::HeaderBelow { .. } | Self::SameName { .. }
        )
    }

    /// The names that a column of dates is known by.
    pub fn names_of_dates() -> String {
        DATES.join(", ")
    }

    /// The same as what is wrong with the file.
    pub(super) fn refused(&self) -> Refused {
        match self {
            Self::NoPositions => Refused::new(
                "no column holds positions",
                "no column is known to hold positions",
                "say which hold longitude and latitude",
            ),
            Self::PositionsGuessed => Refused::new(
                "the columns of positions were guessed",
                "the columns of positions were told by their numbers, not by their names",
                "name them longitude and latitude, or set them",
            ),
            Self::HeaderBelow { line } => Refused::new(
                "its header is not its first line",
                format!("line {line} names its columns, and what stands above is passed over"),
                "take out what stands above, if that is wrong",
            ),
            Self::SameName {
                name,
                columns,
                others,
            } => {
                let name = short(name);
                let others = match others {
                    0 => String::new(),
                    1 => "; so it is with another name".to_owned(),
                    many => format!("; so it is with {many} other names"),
                };
                let what = format!(
                    "{columns} columns are called {name:?}, and the first of them is read as that{others}"
                );
                Refused::new("several columns have one name", what, "name them apart")
            }
            Self::NoDates { events } => {
                let names = Self::names_of_dates();
                let events = match events {
                    1 => "its one event is undated".into(),
                    many => format!("its {many} events are undated"),
                };
                let what = format!(
                    "no column is taken as the date, so {events}: none is called {names}, and none holds dates"
                );
                let mend = "name one of them date, or choose it in the window by the file's menu, How it is read";
                Refused::new("no column is taken as the date", what, mend)
            }
            Self::Swapped { events } => {
                let what = match events {
                    1 => "the position makes sense only with latitude and longitude swapped".into(),
                    many => format!(
                        "{many} positions make sense only with latitude and longitude swapped"
                    ),
                };
                let mend = "swap them: in the window by the file's menu, in the shell with --swap";
                Refused::new("latitude and longitude seem swapped", what, mend)
            }
            Self::DayOrder {
                dates,
                contrary,
                example,
            } => {
                let what = if *contrary > 0 {
                    format!(
                        "of its dates as many have the day first as the month ({contrary} tell)"
                    )
                } else {
                    let dates = match dates {
                        1 => "1 date, ".into(),
                        many => format!("{many} dates, such as "),
                    };
                    format!("{dates}{example:?}, may have the day first or the month")
                };
                let mend = "say which: in the window by the file's menu, in the shell with --dates day-first or --dates month-first; until then only the year counts";
                Refused::new("day and month can be read both ways", what, mend)
            }
        }
    }
}
