//! Many events from a seed: crowds round the towns of the atlas, 1893 to 2021.

#![allow(dead_code, reason = "each test program takes what it needs")]

use std::sync::{Arc, LazyLock};

use durand::atlas::PlaceKind;
use durand::events::{Batch, Days, EventTable, FileBatches, day_of_new_year};
use durand::geometry::{Morton, world_from_lonlat};
use durand::session::Dataset;

use super::data;

/// A dataset of the story and 5,000 more events.
pub fn thousands() -> &'static Dataset {
    static THOUSANDS: LazyLock<Dataset> = LazyLock::new(|| crowded(5_000, 1893, &[]));
    &THOUSANDS
}

/// A generator of the same numbers every time.
///
/// Source: Steele, Lea and Flood, *Fast splittable pseudorandom number generators*, 2014.
pub struct Seeded(pub u64);

impl Seeded {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Below `count`.
    pub fn below(&mut self, count: usize) -> usize {
        (self.share() * count as f64) as usize
    }
}

/// A dataset of the story and `count` more events since `first`, with `own` categories besides the
/// article's. One event in 50 has no date, one in 30 lasts some years.
pub fn crowded(count: usize, first: i16, own: &[&str]) -> Dataset {
    let told = data();
    let mut seeded = Seeded(42);
    let towns: Vec<[f64; 2]> = told
        .atlas
        .by_kind(PlaceKind::Town)
        .map(durand::atlas::Place::position)
        .collect();
    let named = ["border", "politics", "military", "militancy", "attack"];
    let mut batch = Batch {
        categories: named.iter().chain(own).map(|&key| key.to_owned()).collect(),
        ..Batch::default()
    };
    for number in 0..count {
        let town = towns[(seeded.share().powi(2) * towns.len() as f64) as usize];
        let spread = 0.02 + seeded.share().powi(3) * 1.2;
        let [lon, lat] = town.map(|v| v + (seeded.share() + seeded.share() - 1.0) * spread);
        let age = seeded.share().powf(1.7) * f64::from(2021 - first + 1);
        let year = 2021 - age as i16;
        let day = |year: i16| day_of_new_year(i32::from(year)) as i32;
        let (years, days) = match number % 150 {
            0 | 50 | 100 => ([0, 0], Days::UNDATED),
            7 | 37 | 67 | 97 | 127 => {
                let start = year.div_euclid(10) * 10;
                let days = Days {
                    start: day(start),
                    end: day(start + 10),
                };
                ([start, start + 9], days)
            }
            _ => {
                let start = day(year) + (seeded.share() * 365.0) as i32;
                let end = start + 1;
                ([year, year], Days { start, end })
            }
        };
        batch
            .positions
            .push(Morton::from_world(world_from_lonlat([lon, lat])));
        batch.days.push(days);
        batch.years.push(years);
        batch
            .category
            .push(seeded.below(batch.categories.len()) as u8);
        batch.offsets.push(number as u64 * 100);
    }
    with(vec![batch])
}

/// The bundled dataset with the events of one more file.
pub fn with(batches: Vec<Batch>) -> Dataset {
    let batches = batches.into_iter().map(Arc::new).collect();
    let file = FileBatches { file: 1, batches };
    data().with_events(EventTable::build(data().story.events(), vec![file]), &[])
}
