//! What the columns of a file are read for, where nobody has said it: by a preset, by their usual
//! names, by names that say the same in other words, by what stands in them.

use std::collections::HashSet;

use super::gather::is_home;
use super::import::{ColumnUse, Import, Purpose};
use super::names::{self, DateKind, date_kind, plain_name, rank};
use super::position::{degrees, pair};
use super::preset::Preset;
use super::reading::usual;
use super::sample::{Sample, looks_like_date, share};
use super::well_known;

/// How a file is to be read, found out.
#[derive(Debug)]
pub(super) struct Found {
    /// All that is known.
    pub(super) import: Import,
    /// Whether it says nothing but what the usual names of properties say.
    pub(super) is_usual: bool,
    /// Whether the columns of positions were told by what stands in them.
    pub(super) guessed: bool,
}

/// Completes what is set by what the columns say. Features have their positions elsewhere.
pub(super) fn complete(sample: &Sample, import: &Import, is_table: bool) -> Found {
    let mut finder = Finder {
        sample,
        import: import.clone(),
        taken: import
            .columns
            .iter()
            .map(|one| one.column.clone())
            .collect(),
        is_usual: *import
            == Import {
                delimiter: import.delimiter,
                encoding: import.encoding.clone(),
                day_order: import.day_order,
                serial_dates: import.serial_dates,
                swapped: import.swapped,
                ..Import::default()
            },
        guessed: false,
    };
    finder
        .import
        .columns
        .retain(|one| one.purpose != Purpose::Nothing);
    if !import.only {
        finder.preset();
        if is_table {
            finder.positions();
        }
        finder.dates();
        for purpose in [
            Purpose::Category,
            Purpose::Title,
            Purpose::Place,
            Purpose::Description,
            Purpose::Id,
        ] {
            finder.by_name(purpose);
        }
        finder.import.only = is_table;
        if !is_table {
            // What is not named later on is still found by its usual name, except these.
            let nothing = import.columns.iter();
            let nothing = nothing.filter(|one| one.purpose == Purpose::Nothing);
            finder.import.columns.extend(nothing.cloned());
        }
    }
    Found {
        import: finder.import,
        is_usual: finder.is_usual && !is_table,
        guessed: finder.guessed,
    }
}

/// Whether columns of positions can be told by their names.
pub(super) fn named_positions(columns: &[String]) -> bool {
    let named = |purpose: Purpose| {
        columns
            .iter()
            .any(|name| rank(usual(purpose), name).is_some() || axis(name) == Some(purpose))
    };
    named(Purpose::Longitude) && named(Purpose::Latitude)
}

struct Finder<'a> {
    sample: &'a Sample,
    import: Import,
    /// Columns that are set, be it for nothing.
    taken: HashSet<String>,
    is_usual: bool,
    guessed: bool,
}

impl Finder<'_> {
    fn has(&self, purpose: Purpose) -> bool {
        self.import.column_for(purpose).is_some()
    }

    fn has_position(&self) -> bool {
        let two = self.has(Purpose::Longitude) && self.has(Purpose::Latitude);
        two || self.has(Purpose::Position)
    }

    fn has_date(&self) -> bool {
        self.has(Purpose::Date) || self.has(Purpose::Year)
    }

    fn push(&mut self, index: usize, purpose: Purpose) {
        if let Some(name) = self.sample.names.get(index) {
            self.taken.insert(name.clone());
            self.import.columns.push(ColumnUse {
                column: name.clone(),
                purpose,
            });
        }
    }

    /// Columns that are not read for anything yet.
    fn free(&self) -> Vec<(usize, &str)> {
        let names = self.sample.names.iter().enumerate();
        let free = names.filter(|(_, name)| !self.taken.contains(*name));
        free.map(|(index, name)| (index, name.as_str())).collect()
    }

    /// What the preset says of purposes that nobody has set.
    fn preset(&mut self) {
        let preset = self.import.preset;
        let Some(preset) = preset.or_else(|| Preset::of_columns(&self.sample.names)) else {
            return;
        };
        self.import.preset = Some(preset);
        self.is_usual = false;
        let set: HashSet<Purpose> = self.import.columns.iter().map(|one| one.purpose).collect();
        let placed = self.has_position();
        let dated = self.has_date();
        let plain: Vec<String> = self
            .sample
            .names
            .iter()
            .map(|name| plain_name(name))
            .collect();
        for &(wanted, purpose) in preset.columns() {
            use Purpose::{Date, Day, Latitude, Longitude, Month, Position, Year};
            let given = match purpose {
                Longitude | Latitude | Position => placed,
                Date | Year | Month | Day => dated,
                purpose => set.contains(&purpose),
            };
            let column = plain.iter().position(|name| name == wanted);
            let Some(column) = column.filter(|_| !given) else {
                continue;
            };
            if self
                .sample
                .names
                .get(column)
                .is_some_and(|name| !self.taken.contains(name))
            {
                self.push(column, purpose);
            }
        }
        // Whoever has a position in one text and in two numbers is asked for one of them.
        if self.has(Purpose::Position) && self.has(Purpose::Longitude) {
            self.import
                .columns
                .retain(|one| one.purpose != Purpose::Position);
        }
    }

    /// All columns with a usual name for `purpose`, the likelier first; else the first that has
    /// one of them in another spelling.
    fn by_name(&mut self, purpose: Purpose) {
        if self.has(purpose) {
            return;
        }
        let mut ranked: Vec<(u8, usize)> = self
            .free()
            .into_iter()
            .filter_map(|(index, name)| Some((rank(usual(purpose), name)?, index)))
            .collect();
        ranked.sort_unstable();
        if ranked.is_empty() {
            let others = self.free().into_iter();
            let others = others.filter_map(|(index, name)| {
                let rank = rank(usual(purpose), &plain_name(name))?;
                Some((rank, index))
            });
            ranked.extend(others.min());
            self.is_usual &= ranked.is_empty();
        }
        for (_, index) in ranked {
            self.push(index, purpose);
        }
    }

    fn positions(&mut self) {
        if self.has_position() {
            return;
        }
        for purpose in [Purpose::Longitude, Purpose::Latitude] {
            if self.has(purpose) {
                continue;
            }
            let free = self.free();
            let usual = free
                .iter()
                .filter_map(|(index, name)| Some((rank(usual(purpose), name)?, *index)))
                .min()
                .map(|(_, index)| index);
            let said = || free.iter().find(|(_, name)| axis(name) == Some(purpose));
            let found = usual.or_else(|| said().map(|(index, _)| *index));
            if let Some(index) = found {
                self.push(index, purpose);
            }
        }
        if self.has_position() {
            return;
        }
        // Half a position is none.
        let set: Vec<ColumnUse> = self.import.columns.clone();
        let half = |one: &ColumnUse| matches!(one.purpose, Purpose::Longitude | Purpose::Latitude);
        self.import.columns.retain(|one| !half(one));
        for one in set.iter().filter(|one| half(one)) {
            self.taken.remove(&one.column);
        }
        if !self.has_header() {
            // The first row would be lost as names.
            return;
        }
        if let Some(index) = self.position_in_one() {
            self.push(index, Purpose::Position);
        } else if let Some([longitude, latitude]) = self.numbers() {
            self.guessed = true;
            self.push(longitude, Purpose::Longitude);
            self.push(latitude, Purpose::Latitude);
        }
    }

    /// Whether the first line names the columns: names are no numbers.
    fn has_header(&self) -> bool {
        let mut names = self.sample.names.iter();
        !names.any(|name| {
            name.parse::<f64>()
                .is_ok_and(|number| number.fract() != 0.0)
        })
    }

    /// A column that holds both degrees in one text, or a geometry.
    fn position_in_one(&self) -> Option<usize> {
        const NAMES: [&str; 6] = [
            "wkt", "wkt_geom", "the_geom", "geom", "geometry", "geom_wkt",
        ];
        let free = self.free();
        let told = free.iter().find(|(index, _)| {
            let values = self.sample.values(*index);
            share(values, |text| {
                well_known::begins(text) || pair(text).is_some()
            }) >= 0.5
        });
        let named = || {
            free.iter().find(|(index, name)| {
                let name = plain_name(name);
                self.sample.values(*index).is_empty() && NAMES.contains(&name.as_str())
            })
        };
        told.or_else(named).map(|(index, _)| *index)
    }

    /// Two columns of numbers that can only be degrees.
    fn numbers(&self) -> Option<[usize; 2]> {
        let degrees_of = |index: usize| -> Option<Vec<f64>> {
            let values = self.sample.values(index);
            let read: Option<Vec<f64>> = values
                .iter()
                .map(|text| degrees(text.as_bytes()).filter(|degrees| degrees.abs() <= 180.0))
                .collect();
            let read = read.filter(|read| !read.is_empty())?;
            let broken = read.iter().filter(|degrees| degrees.fract() != 0.0);
            (broken.count() * 2 >= read.len()).then_some(read)
        };
        let found: Vec<(usize, Vec<f64>)> = self
            .free()
            .into_iter()
            .filter_map(|(index, _)| Some((index, degrees_of(index)?)))
            .collect();
        let is_latitude = |values: &[f64]| values.iter().all(|degrees| degrees.abs() <= 90.0);
        let home = |lons: &[f64], lats: &[f64]| {
            let pairs = lons.iter().zip(lats);
            let home = pairs.filter(|(lon, lat)| is_home([**lon, **lat])).count();
            home * 10 >= lons.len().max(1) * 8
        };
        for ends in found.windows(2) {
            if let [(first, one), (second, other)] = ends {
                if home(one, other) {
                    return Some([*first, *second]);
                }
                if home(other, one) {
                    return Some([*second, *first]);
                }
            }
        }
        match found.as_slice() {
            [(first, one), (second, other)] => match (is_latitude(one), is_latitude(other)) {
                // People write the latitude first.
                (true, _) => Some([*second, *first]),
                (false, true) => Some([*first, *second]),
                (false, false) => None,
            },
            _ => None,
        }
    }

    fn dates(&mut self) {
        if self.has_date() {
            if !self.has(Purpose::End) && self.import.columns.iter().any(begins) {
                self.by_name(Purpose::End);
            }
            return;
        }
        let mut ranked: Vec<(u8, usize)> = self
            .free()
            .into_iter()
            .filter_map(|(index, name)| Some((rank(&names::DATES, name)?, index)))
            .collect();
        ranked.sort_unstable();
        if ranked.is_empty() {
            self.dates_in_other_words();
            return;
        }
        for (_, index) in ranked {
            let name = self.sample.names.get(index).cloned().unwrap_or_default();
            let purpose = if date_kind(&name) == DateKind::Year {
                Purpose::Year
            } else if rank(&names::MONTH_DAYS, &name).is_some() {
                Purpose::Day
            } else {
                Purpose::Date
            };
            self.push(index, purpose);
        }
        if self.has(Purpose::Year) {
            self.by_name(Purpose::Month);
        }
        let first = self.import.columns.iter();
        let first = first.clone().find(|one| one.purpose == Purpose::Date);
        if first.is_some_and(begins) {
            self.by_name(Purpose::End);
        }
    }

    /// A column that says "date" and holds such, or one that holds nothing else; else a year.
    fn dates_in_other_words(&mut self) {
        let free: Vec<(usize, Vec<String>)> = self
            .free()
            .into_iter()
            .map(|(index, name)| (index, words(name)))
            .collect();
        let says = |names: &[String], known: &[&str]| {
            names.iter().any(|word| known.contains(&word.as_str()))
        };
        let dated = |index: usize| share(self.sample.values(index), looks_like_date);
        let named = free.iter().filter(|(index, names)| {
            says(names, &["date", "datum", "fecha", "datetime", "timestamp"])
                && dated(*index) >= 0.5
        });
        let (ends, starts): (Vec<_>, Vec<_>) = named.partition(|(_, names)| {
            says(
                names,
                &[
                    "end", "ended", "to", "until", "finish", "finished", "closed",
                ],
            )
        });
        let by_content = || free.iter().find(|(index, _)| dated(*index) >= 0.8);
        let start = starts.first().copied().or_else(by_content);
        let year = || {
            free.iter().find(|(index, names)| {
                let is_year = |text: &str| {
                    text.parse::<f64>()
                        .is_ok_and(|year| year.fract() == 0.0 && (1000.0..2200.0).contains(&year))
                };
                says(names, &["year", "yr", "jahr", "annee"])
                    && share(self.sample.values(*index), is_year) >= 0.9
            })
        };
        let (start, year) = match start {
            Some((index, names)) => (Some((*index, names.clone())), None),
            None => (None, year().map(|(index, _)| *index)),
        };
        let end = ends.first().map(|(index, _)| *index);
        self.is_usual &= start.is_none() && year.is_none();
        if let Some((index, names)) = start {
            self.push(index, Purpose::Date);
            if let Some(end) = end
                && says(&names, &["start", "started", "begin", "from", "beginning"])
            {
                self.push(end, Purpose::End);
            }
        }
        if let Some(index) = year {
            self.push(index, Purpose::Year);
        }
    }
}

/// Whether a column is read for when something began, by its name.
fn begins(one: &ColumnUse) -> bool {
    one.purpose == Purpose::Date && date_kind(&one.column) == DateKind::Start
}

/// The words of a name.
fn words(name: &str) -> Vec<String> {
    plain_name(name).split('_').map(str::to_owned).collect()
}

/// Whether a name says longitude or latitude in other words: `Latitude (WGS84)`, `Y_coord`,
/// `GPS Longitude`, `decimalLatitude`.
fn axis(name: &str) -> Option<Purpose> {
    const BESIDE: [&str; 30] = [
        "wgs84",
        "wgs",
        "84",
        "4326",
        "epsg",
        "deg",
        "degree",
        "degrees",
        "decimal",
        "dd",
        "gps",
        "geo",
        "coord",
        "coords",
        "coordinate",
        "coordinates",
        "point",
        "centroid",
        "event",
        "incident",
        "site",
        "loc",
        "location",
        "approx",
        "approximate",
        "est",
        "n",
        "e",
        "in",
        "of",
    ];
    const LATITUDE: [&str; 8] = [
        "latitude",
        "lat",
        "y",
        "ycoord",
        "latitud",
        "breite",
        "breitengrad",
        "lattitude",
    ];
    const LONGITUDE: [&str; 10] = [
        "longitude",
        "lon",
        "lng",
        "long",
        "x",
        "xcoord",
        "longitud",
        "länge",
        "längengrad",
        "longtitude",
    ];
    let mut found = None;
    for word in words(name) {
        let word = word.as_str();
        let axis = if LATITUDE.contains(&word) {
            Purpose::Latitude
        } else if LONGITUDE.contains(&word) {
            Purpose::Longitude
        } else if BESIDE.contains(&word) {
            continue;
        } else {
            return None;
        };
        if found.is_some_and(|found| found != axis) {
            return None;
        }
        found = Some(axis);
    }
    found
}

#[cfg(test)]
mod tests;
