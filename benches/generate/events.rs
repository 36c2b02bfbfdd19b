//! Invented events: clustered round the towns of the atlas, from 1893 to August 2021.

use anyhow::{Context as _, Result};
use durand::atlas::{Atlas, PlaceKind};
use durand::story::Category;
use jiff::civil::{Date, date};

use super::Random;

/// West, south, east and north of the bundled atlas, in millionths of a degree.
const WINDOW: [i32; 4] = [56_000_000, 20_000_000, 82_000_000, 42_000_000];

/// The first day and the last.
const SPAN: [Date; 2] = [date(1893, 1, 1), date(2021, 8, 31)];

/// How often an event lies out in the country, and how much further out.
const STRAY: (f64, f64) = (0.12, 9.0);

/// The parts of events before 1979, before 2001 and since, by category in the order of the legend.
const PARTS: [(i16, [u8; 5]); 3] = [
    (1979, [30, 40, 18, 7, 5]),
    (2001, [16, 34, 20, 20, 10]),
    (i16::MAX, [12, 18, 22, 18, 30]),
];

/// What happened, by category in the order of the legend; the name of a town follows.
const HAPPENED: [[&str; 6]; 5] = [
    [
        "Crossing closed for three days near",
        "Survey party sets up pillars around",
        "Traders wait at the barrier outside",
        "Fence reaches the hills north of",
        "Border post handed over close to",
        "Families cross with permits at",
    ],
    [
        "Elders meet the governor's envoy in",
        "Agreement on grazing rights read out in",
        "Delegation returns from the capital to",
        "Polling stations open late across",
        "Allowances debated at a gathering in",
        "Protest over a new regulation fills",
    ],
    [
        "Column of infantry marches out from",
        "Garrison relieved after weeks around",
        "Operation announced in valleys around",
        "Outpost built on the ridge above",
        "Road cleared by engineers beyond",
        "Aircraft patrol the passes west of",
    ],
    [
        "New faction declares itself outside",
        "Recruits gather in a seminary near",
        "Commanders quarrel and part ways near",
        "Leaflets warn shopkeepers all over",
        "Fighters withdraw to the hills behind",
        "Truce between rival groups holds around",
    ],
    [
        "Convoy comes under fire on the road to",
        "Explosion damages a bridge south of",
        "Police station attacked at night in",
        "Telegraph line cut at several points near",
        "Raid on a checkpoint reported from",
        "Rockets land in fields on the edge of",
    ],
];

struct Town {
    name: String,
    /// Millionths of a degree, longitude first.
    at: [f64; 2],
    /// Of the cluster around it, millionths of a degree.
    deviation: f64,
    /// The weights of all towns up to this one.
    weight_so_far: u64,
}

struct Day {
    text: String,
    number: i32,
    year: i16,
}

/// One event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invented<'a> {
    /// Its number, counted from 0.
    pub number: u64,
    /// Longitude and latitude in millionths of a degree.
    pub at: [i32; 2],
    /// The day as `YYYY-MM-DD`.
    pub date: &'a str,
    /// That day, counted from 1970-01-01.
    pub day: i32,
    /// The year of that day.
    pub year: i16,
    /// What sort.
    pub category: Category,
    /// The first words of its title; the town's name is the last.
    pub happened: &'static str,
    /// The town it lies nearest to, or is told of.
    pub place: &'a str,
    /// How many reports tell of it, where that is known.
    pub reports: Option<u8>,
}

/// As many events as are asked for: each is a pure function of seed and number.
pub struct Events {
    seed: u64,
    towns: Vec<Town>,
    days: Vec<Day>,
}

impl Events {
    /// Events around the towns of `atlas`, all others for another `seed`.
    ///
    /// # Errors
    /// When the atlas has no town.
    pub fn new(atlas: &Atlas, seed: u64) -> Result<Self> {
        let mut towns = Vec::new();
        let mut weight_so_far = 0;
        for (stream, town) in atlas.by_kind(PlaceKind::Town).enumerate() {
            // The writers set names down as they are.
            if town.names.english.contains(['"', '\\', ',', '\n', '\r']) {
                continue;
            }
            let mut random = Random::new(!seed, stream as u64);
            // A few towns of a thousand stand out, as they do in any record of events.
            let luck = random.unit();
            let rank = u64::from(town.rank.clamp(1, 10));
            weight_so_far +=
                40 + 2000 / (rank * rank) + (1200.0 * luck * luck * luck * luck) as u64;
            let [lon, lat] = town.position();
            towns.push(Town {
                name: town.names.english.clone(),
                at: [lon * 1e6, lat * 1e6],
                deviation: random.between(15_000.0, 160_000.0),
                weight_so_far,
            });
        }
        towns
            .last()
            .context("the atlas has no town to invent events around")?;
        let days = SPAN[0].series(jiff::Span::new().days(1));
        let days = days.take_while(|day| *day <= SPAN[1]);
        let days = days.map(|day| Day {
            text: day.to_string(),
            number: day.duration_since(date(1970, 1, 1)).as_hours() as i32 / 24,
            year: day.year(),
        });
        Ok(Self {
            seed,
            towns,
            days: days.collect(),
        })
    }

    /// Event `number`, counted from 0.
    pub fn get(&self, number: u64) -> Option<Invented<'_>> {
        let mut random = Random::new(self.seed, number);
        let weights = self.towns.last()?.weight_so_far;
        let drawn = random.below(weights);
        let town = self.towns.get(
            self.towns
                .partition_point(|town| town.weight_so_far <= drawn),
        )?;
        let stray = if random.unit() < STRAY.0 {
            STRAY.1
        } else {
            1.0
        };
        let reach = town.deviation * stray;
        // A degree of longitude is shorter than one of latitude here, by a sixth.
        let lon = town.at[0] + random.normal() * reach * 1.2;
        let lat = town.at[1] + random.normal() * reach;
        let at = [
            turned_back(lon, WINDOW[0], WINDOW[2]),
            turned_back(lat, WINDOW[1], WINDOW[3]),
        ];
        // The latest of three days is late; one event in eight comes at any time.
        let mut through = random.unit();
        if random.below(8) != 0 {
            through = through.max(random.unit()).max(random.unit());
        }
        let day = self.days.get((through * self.days.len() as f64) as usize)?;
        let category = category(day.year, random.below(100) as u8);
        let happened = HAPPENED
            .get(Category::ALL.iter().position(|&known| known == category)?)?
            .get(random.below(6) as usize)?;
        let reports = random.bits();
        Some(Invented {
            number,
            at,
            date: &day.text,
            day: day.number,
            year: day.year,
            category,
            happened,
            place: &town.name,
            reports: (reports & 1 == 1).then_some((1 + (reports >> 8) % 9) as u8),
        })
    }
}

/// What lies beyond an end of the window comes as far inside it, so that nothing piles up at its edge.
fn turned_back(at: f64, low: i32, high: i32) -> i32 {
    let at = at.round() as i32;
    let at = if at < low { 2 * low - at } else { at };
    let at = if at > high { 2 * high - at } else { at };
    at.clamp(low, high)
}

/// The category that the hundredth `drawn` of the year's events has.
fn category(year: i16, drawn: u8) -> Category {
    let parts = PARTS.iter().find(|(until, _)| year < *until);
    let mut left = drawn;
    for (category, part) in Category::ALL
        .iter()
        .zip(parts.map_or([20; 5], |(_, parts)| *parts))
    {
        if left < part {
            return *category;
        }
        left -= part;
    }
    Category::Attack
}
