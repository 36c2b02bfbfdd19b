//! An [`Import`], made ready for millions of records.

use std::collections::HashMap;
use std::sync::Arc;

use super::dates::Dates;
use super::gather::Gather;
use super::import::{Import, Purpose};
use super::names::{
    self, CATEGORIES, DATES, DESCRIPTIONS, DateKind, DateRole, ENDS, IDS, LATITUDES, LONGITUDES,
    MONTH_DAYS, MONTHS, PLACES, Role, TITLES, rank,
};
use super::preset::Preset;

/// How the records of one file are read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    names: Names,
    /// How its dates are read.
    pub(super) dates: Arc<Dates>,
    /// Whether latitude and longitude change places.
    pub(super) swapped: bool,
    /// Whose table it is.
    pub(super) preset: Option<Preset>,
    /// What is gathered on the way.
    pub(super) gather: Gather,
}

/// What properties are read for.
#[derive(Debug, Default)]
enum Names {
    /// Whatever their usual names say.
    #[default]
    Usual,
    /// What is set.
    Set(Box<Set>),
    /// Nothing but the one of this name.
    One(String),
}

#[derive(Debug)]
struct Set {
    /// For each name, what it is read for and its place among those of one purpose.
    by_name: HashMap<String, Vec<(Purpose, u8)>>,
    given: Vec<Purpose>,
    only: bool,
    /// Whether an end is among them.
    ends: bool,
    /// The column that says how exactly the date is known.
    grade: Option<String>,
}

/// The ranks of years, behind those of whole dates.
const YEARS: u8 = 128;

impl Reading {
    /// As `import` says; `usual` when it says what the usual names of properties say as well.
    pub(super) fn new(import: &Import, usual: bool, mut dates: Dates) -> Self {
        let names = if usual {
            Names::Usual
        } else {
            let mut by_name: HashMap<String, Vec<(Purpose, u8)>> = HashMap::new();
            let mut met: HashMap<Purpose, u8> = HashMap::new();
            for one in &import.columns {
                let rank = met.entry(one.purpose).or_default();
                let name = one.column.trim().to_owned();
                by_name.entry(name).or_default().push((one.purpose, *rank));
                *rank = (*rank + 1).min(YEARS - 1);
            }
            let scale = import.preset.and_then(Preset::date_scale);
            dates.scale = scale.map(|(_, scale)| scale);
            let given: Vec<Purpose> = met.into_keys().collect();
            Names::Set(Box::new(Set {
                ends: given.contains(&Purpose::End),
                by_name,
                given,
                only: import.only,
                grade: scale.map(|(name, _)| name.to_owned()),
            }))
        };
        Self {
            names,
            dates: Arc::new(dates),
            swapped: import.swapped,
            preset: import.preset,
            gather: Gather::Events,
        }
    }

    /// The same places, and of each record only the property called `name`.
    pub(super) fn only(&self, name: &str, gather: Gather) -> Self {
        Self {
            names: Names::One(name.trim().to_owned()),
            dates: Arc::clone(&self.dates),
            swapped: self.swapped,
            preset: None,
            gather,
        }
    }

    /// A position, with latitude and longitude where they belong.
    #[inline]
    pub(super) fn turned(&self, [one, other]: [f64; 2]) -> [f64; 2] {
        if self.swapped {
            [other, one]
        } else {
            [one, other]
        }
    }

    /// What the property called `name` is read for while the file is gone through.
    pub(super) fn role_of(&self, name: &str) -> Role {
        let set = match &self.names {
            Names::Usual => return names::role_of(name),
            Names::One(wanted) => {
                return if name.trim() == wanted {
                    Role::Wanted
                } else {
                    Role::Other
                };
            }
            Names::Set(set) => set,
        };
        let name = name.trim();
        if let Some(grade) = &set.grade
            && names::plain_name(name) == *grade
        {
            return Role::Grade;
        }
        let Some(uses) = set.by_name.get(name) else {
            return set.rest(name);
        };
        let role = |&(purpose, rank): &(Purpose, u8)| {
            Some(match purpose {
                Purpose::Date => Role::Date(DateRole {
                    rank,
                    kind: match names::date_kind(name) {
                        DateKind::Partial => DateKind::Partial,
                        _ if set.ends => DateKind::Start,
                        _ => DateKind::Whole,
                    },
                }),
                Purpose::Year => Role::Date(DateRole {
                    rank: YEARS | rank,
                    kind: DateKind::Year,
                }),
                Purpose::Month => Role::Month,
                Purpose::Day => Role::Day(YEARS - 1),
                Purpose::End => Role::End(rank),
                Purpose::Category => Role::Category(rank),
                _ => return None,
            })
        };
        uses.iter().find_map(role).unwrap_or(Role::Other)
    }

    /// The place of `name` among those that are read for `purpose`; the lower, the sooner it
    /// counts.
    pub(super) fn rank(&self, purpose: Purpose, name: &str) -> Option<u8> {
        let set = match &self.names {
            Names::Usual => return rank(usual(purpose), name),
            Names::One(_) => return None,
            Names::Set(set) => set,
        };
        match set.by_name.get(name.trim()) {
            Some(uses) => {
                let mut uses = uses.iter().filter(|(known, _)| *known == purpose);
                uses.next().map(|(_, rank)| *rank)
            }
            None if set.finds(purpose) => rank(usual(purpose), name),
            None => None,
        }
    }
}

impl Set {
    /// Whether properties that are not set are read for `purpose` by their usual names.
    fn finds(&self, purpose: Purpose) -> bool {
        let dates = [Purpose::Date, Purpose::Year];
        let given = |purpose: &Purpose| self.given.contains(purpose);
        !self.only
            && match purpose {
                Purpose::Date | Purpose::Year | Purpose::Month | Purpose::Day => {
                    !dates.iter().any(given)
                }
                purpose => !given(&purpose),
            }
    }

    /// What a property is read for that is not set.
    fn rest(&self, name: &str) -> Role {
        let role = names::role_of(name);
        let found = match role {
            Role::Date(_) | Role::Month | Role::Day(_) => self.finds(Purpose::Date),
            Role::End(_) => self.finds(Purpose::End),
            Role::Category(_) => self.finds(Purpose::Category),
            Role::Grade | Role::Wanted | Role::Other => false,
        };
        if found { role } else { Role::Other }
    }
}

/// The names under which files usually keep what is read for `purpose`, the likelier first.
pub(super) fn usual(purpose: Purpose) -> &'static [&'static str] {
    match purpose {
        Purpose::Longitude => &LONGITUDES,
        Purpose::Latitude => &LATITUDES,
        Purpose::Date => &DATES,
        Purpose::End => &ENDS,
        Purpose::Month => &MONTHS,
        Purpose::Day => &MONTH_DAYS,
        Purpose::Category => &CATEGORIES,
        Purpose::Title => &TITLES,
        Purpose::Place => &PLACES,
        Purpose::Description => &DESCRIPTIONS,
        Purpose::Id => &IDS,
        Purpose::Position | Purpose::Year | Purpose::Nothing => &[],
    }
}
