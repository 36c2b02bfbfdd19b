//! From a story and the batches of files to a sorted [`EventTable`].

use std::sync::Arc;

use rayon::prelude::*;

use super::batch::{Batch, Days, EventKey};
use super::classes::{self, Kinds};
use super::columns::{Columns, ReadYears};
use super::levels::Levels;
use super::table::{EventTable, FileBatches, Row};
use crate::geometry::{Morton, world_from_lonlat};
use crate::story::{Category, Event};

/// Batches of all sources, one after the other.
struct Gathered {
    batches: Vec<Arc<Batch>>,
    /// The number of the file of each batch.
    files: Vec<u16>,
    /// For each batch the table's number of each of its categories.
    categories: Vec<Vec<u8>>,
}

/// Where an event stands before it is sorted: batch and number in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    batch: u32,
    number: u32,
}

/// Sorts all events along the curve.
pub(super) fn table(told: &[Event], files: Vec<FileBatches>) -> EventTable {
    let mut names: Vec<Category> = Category::ALL.to_vec();
    let gathered = gather(told, files, &mut names);
    let mut columns = Columns::with(told, &years(&gathered));
    let (order, positions) = sorted(&gathered);
    let column_of = gathered.columns_of(&columns);
    let kinds = Kinds::new(names.len(), &gathered.files);
    let mut kind_of: Vec<u32> = Vec::new();
    order
        .par_iter()
        .map(|place| gathered.kind(*place, &kinds, &column_of))
        .collect_into_vec(&mut kind_of);
    drop(column_of);
    let (classes, class_of) = classes::numbered(kind_of, &kinds, &mut names);
    let mut days = Vec::new();
    order
        .par_iter()
        .map(|place| gathered.days(*place))
        .collect_into_vec(&mut days);
    let mut keys = Vec::new();
    order
        .par_iter()
        .map(|place| gathered.key(*place))
        .collect_into_vec(&mut keys);
    let by_key = gathered.rows_by_key(&order);
    drop((order, gathered));
    let (by_class, class_starts) = rows_by_class(&class_of, classes.len());
    let levels = Levels::of(&positions);
    let mut counts = vec![0; columns.len()];
    for (class, bounds) in classes.iter().zip(class_starts.windows(2)) {
        if let (Some(count), [start, end]) = (counts.get_mut(usize::from(class.column)), bounds) {
            *count += end - start;
        }
    }
    columns.set_counts(&counts);
    EventTable {
        positions,
        days,
        keys,
        class_of,
        classes,
        by_class,
        class_starts,
        by_key,
        columns: Arc::new(columns),
        categories: names,
        levels,
    }
}

/// The story's events as the first batch, then those of the files.
fn gather(told: &[Event], mut files: Vec<FileBatches>, names: &mut Vec<Category>) -> Gathered {
    // Keys are found by halving, so the sources stand in their order.
    files.sort_by_key(|file| file.file);
    let mut gathered = Gathered {
        batches: vec![Arc::new(batch_of(told))],
        files: vec![0],
        categories: Vec::new(),
    };
    for file in files {
        for batch in file.batches {
            gathered.batches.push(batch);
            gathered.files.push(file.file);
        }
    }
    for batch in &gathered.batches {
        let number = |key: &String| {
            let category = Category::named(key);
            let known = names.iter().position(|&name| name == category);
            let number = known.unwrap_or_else(|| {
                // The last number is for all that a byte cannot tell apart.
                let name = if names.len() < 255 {
                    category
                } else {
                    Category::named(Category::OTHER)
                };
                names
                    .iter()
                    .position(|&known| known == name)
                    .unwrap_or_else(|| {
                        names.push(name);
                        names.len() - 1
                    })
            });
            number as u8
        };
        gathered
            .categories
            .push(batch.categories.iter().map(number).collect());
    }
    gathered
}

fn batch_of(told: &[Event]) -> Batch {
    let mut batch = Batch {
        categories: Category::ALL
            .iter()
            .map(|category| category.key().to_owned())
            .collect(),
        ..Batch::default()
    };
    for (index, event) in told.iter().enumerate() {
        batch
            .positions
            .push(Morton::from_world(world_from_lonlat(event.position)));
        let years = event.when.as_ref().map(crate::story::When::years);
        let year = |year: i32| year.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        batch
            .days
            .push(event.when.as_ref().map_or(Days::UNDATED, Days::from));
        batch
            .years
            .push(years.map_or([0, 0], |years| [year(*years.start()), year(*years.end())]));
        let category = Category::ALL
            .iter()
            .position(|&category| category == event.category);
        batch.category.push(category.unwrap_or_default() as u8);
        batch.offsets.push(index as u64);
    }
    batch
}

/// Years that an `i16` can be.
const YEARS: usize = 1 << 16;

/// The place of a single year among all of them; `None` for a span.
fn single_year([first, last]: [i16; 2]) -> Option<usize> {
    (first == last).then(|| (i32::from(first) - i32::from(i16::MIN)) as usize)
}

/// The years that files bring.
fn years(gathered: &Gathered) -> ReadYears {
    let of_batch = |batch: &Arc<Batch>| {
        let mut read = ReadYears::default();
        // Nearly all events lie within a year: those are ticked off, only spans are searched for.
        let mut single = vec![false; YEARS];
        for (days, &years) in batch.days.iter().zip(&batch.years) {
            if days.is_undated() {
                read.undated = true;
                continue;
            }
            read.add_date([days.start, days.end]);
            if let Some(seen) = single_year(years).and_then(|year| single.get_mut(year)) {
                *seen = true;
            } else {
                read.pairs.insert(years);
            }
        }
        let seen = single
            .iter()
            .zip(i16::MIN..=i16::MAX)
            .filter(|(seen, _)| **seen);
        read.pairs.extend(seen.map(|(_, year)| [year; 2]));
        read
    };
    let read = gathered.batches.par_iter().skip(1).map(of_batch);
    read.reduce(ReadYears::default, |mut all, one| {
        all.pairs.extend(one.pairs);
        all.undated |= one.undated;
        one.dates.into_iter().for_each(|date| all.add_date(date));
        all
    })
}

/// All events in the order of the curve; those at one spot as their sources have them.
fn sorted(gathered: &Gathered) -> (Vec<Place>, Vec<Morton>) {
    let mut pairs: Vec<(Morton, Place)> = Vec::with_capacity(gathered.len());
    for (batch, number) in gathered.batches.iter().zip(0_u32..) {
        let events = batch.positions.iter().zip(0_u32..);
        pairs.extend(events.map(|(&code, event)| {
            let place = Place {
                batch: number,
                number: event,
            };
            (code, place)
        }));
    }
    sort(&mut pairs);
    let order = pairs.par_iter().map(|(_, place)| *place).collect();
    let positions = pairs.par_iter().map(|(code, _)| *code).collect();
    (order, positions)
}

/// Sorts by code and keeps the order of equal codes: parted once at codes drawn by sample, so that
/// every processor has a part of its own, then digit by digit.
fn sort(pairs: &mut Vec<(Morton, Place)>) {
    /// Below this a plain sort is done before the parting has begun.
    const FEW: usize = 1 << 16;
    const SAMPLES: usize = 1 << 12;
    if pairs.len() < FEW {
        pairs.sort_by_key(|(code, _)| *code);
        return;
    }
    let parts = rayon::current_num_threads() * 4;
    let step = pairs.len() / SAMPLES;
    let mut samples: Vec<Morton> = pairs.iter().step_by(step).map(|(code, _)| *code).collect();
    samples.sort_unstable();
    let bounds = (1..parts).filter_map(|part| samples.get(part * samples.len() / parts));
    let bounds: Vec<Morton> = bounds.copied().collect();
    let part_of = |code: Morton| bounds.partition_point(|&bound| bound <= code);
    let mut sizes = vec![0_usize; parts];
    for (code, _) in pairs.iter() {
        if let Some(size) = sizes.get_mut(part_of(*code)) {
            *size += 1;
        }
    }
    let mut parted: Vec<Vec<(Morton, Place)>> = sizes.into_iter().map(Vec::with_capacity).collect();
    for pair in pairs.drain(..) {
        if let Some(part) = parted.get_mut(part_of(pair.0)) {
            part.push(pair);
        }
    }
    parted
        .par_iter_mut()
        .for_each(|part| radsort::sort_by_key(part, |(code, _)| code.0));
    for part in parted {
        pairs.extend(part);
    }
}

impl Gathered {
    fn len(&self) -> usize {
        self.batches.iter().map(|batch| batch.len()).sum()
    }

    fn batch(&self, place: Place) -> Option<&Batch> {
        self.batches.get(place.batch as usize).map(Arc::as_ref)
    }

    fn days(&self, place: Place) -> Days {
        let days = self
            .batch(place)
            .and_then(|batch| batch.days.get(place.number as usize));
        days.copied().unwrap_or(Days::UNDATED)
    }

    fn key(&self, place: Place) -> EventKey {
        let offset = self
            .batch(place)
            .and_then(|batch| batch.offsets.get(place.number as usize));
        let file = self
            .files
            .get(place.batch as usize)
            .copied()
            .unwrap_or_default();
        EventKey::new(file, offset.copied().unwrap_or_default())
    }

    fn category(&self, place: Place) -> u8 {
        let category = self
            .batch(place)
            .and_then(|batch| batch.category.get(place.number as usize));
        let numbers = self.categories.get(place.batch as usize);
        let number = category.and_then(|&category| numbers?.get(usize::from(category)));
        number.copied().unwrap_or_default()
    }

    /// What sort of event this is: its column, its file and its category as one number.
    fn kind(&self, place: Place, kinds: &Kinds, columns: &[Vec<u16>]) -> u32 {
        let (batch, number) = (place.batch as usize, place.number as usize);
        let column = columns.get(batch).and_then(|columns| columns.get(number));
        let file = self.files.get(batch).copied().unwrap_or_default();
        kinds.of(
            column.copied().unwrap_or_default(),
            file,
            self.category(place),
        )
    }

    /// The column of the timeline of every event, batch by batch.
    fn columns_of(&self, columns: &Columns) -> Vec<Vec<u16>> {
        let told = self.batches.first().map_or(0, |batch| batch.len());
        let told = (0..told).map(|index| columns.of_event(index).unwrap_or_default() as u16);
        let mut of_year: Vec<Option<u16>> = vec![None; YEARS];
        for (years, column) in columns.known_years() {
            if let Some(slot) = single_year(years).and_then(|year| of_year.get_mut(year)) {
                *slot = Some(column);
            }
        }
        let undated = columns.of_years(None);
        let column = |(days, &years): (&Days, &[i16; 2])| {
            let column = match single_year(years) {
                _ if days.is_undated() => undated,
                Some(year) => of_year.get(year).copied().flatten(),
                None => columns.of_years(Some(years)),
            };
            column.unwrap_or_default()
        };
        let read = self.batches.par_iter().skip(1).map(|batch| {
            batch
                .days
                .iter()
                .zip(&batch.years)
                .map(column)
                .collect::<Vec<u16>>()
        });
        let mut all = vec![told.collect()];
        all.extend(read.collect::<Vec<_>>());
        all
    }

    /// Rows in the order of their keys, which is the order in which the sources have them.
    fn rows_by_key(&self, order: &[Place]) -> Vec<Row> {
        let starts: Vec<usize> = self
            .batches
            .iter()
            .scan(0, |start, batch| {
                let own = *start;
                *start += batch.len();
                Some(own)
            })
            .collect();
        let mut rows = vec![0; order.len()];
        for (place, row) in order.iter().zip(0..) {
            let start = starts
                .get(place.batch as usize)
                .copied()
                .unwrap_or_default();
            if let Some(slot) = rows.get_mut(start + place.number as usize) {
                *slot = row;
            }
        }
        rows
    }
}

/// The rows of every class, ascending, and where each class begins.
fn rows_by_class(class_of: &[u16], classes: usize) -> (Vec<Row>, Vec<u32>) {
    let mut starts = vec![0_u32; classes + 1];
    for &class in class_of {
        if let Some(count) = starts.get_mut(usize::from(class) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut rows = vec![0; class_of.len()];
    for (&class, row) in class_of.iter().zip(0..) {
        if let Some(slot) = next.get_mut(usize::from(class)) {
            if let Some(place) = rows.get_mut(*slot as usize) {
                *place = row;
            }
            *slot += 1;
        }
    }
    (rows, starts)
}
