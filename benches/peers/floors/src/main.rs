//! Floors: the least that the tasks of `benches/RESULTS.md` could take, and plain crates at the same.
//!
//! ```text
//! floors read FILE              the bytes, read once
//! floors typed FILE.geojson     mapped; one typed serde_json pass into columns, one core
//! floors typed-all FILE.geojson the same line by line on all cores
//! floors geojson FILE.geojson   the geojson crate
//! floors rings FILE.geojson     polygons into vectors of positions
//! floors nearest FILE.csv       kiddo and rstar: the nearest of the events to 10,000 positions
//! ```

use std::borrow::Cow;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::Read as _;
use std::time::Instant;

use rayon::prelude::*;
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

#[path = "../../../generate/pointers.rs"]
mod pointers;
#[path = "../../../generate/random.rs"]
#[allow(dead_code, reason = "a part of it is used here")]
mod random;

use random::Random;

type Failure = Box<dyn std::error::Error>;

/// One year and a box, as `question.py` asks.
const YEAR: &str = "2015-";
const BOX: [f64; 4] = [69.0, 33.0, 72.0, 35.0];

#[derive(Deserialize)]
struct Properties<'a> {
    #[serde(borrow)]
    date: Cow<'a, str>,
    #[serde(borrow)]
    category: Cow<'a, str>,
}

#[derive(Deserialize)]
struct Point {
    coordinates: [f64; 2],
}

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(borrow)]
    properties: Properties<'a>,
    geometry: Point,
}

#[derive(Default)]
struct Columns {
    positions: Vec<[f64; 2]>,
    days: Vec<[u8; 10]>,
    categories: Vec<u8>,
}

impl Columns {
    fn push(&mut self, feature: &Feature<'_>) {
        self.positions.push(feature.geometry.coordinates);
        let mut day = [0; 10];
        day.iter_mut()
            .zip(feature.properties.date.bytes())
            .for_each(|(to, from)| *to = from);
        self.days.push(day);
        self.categories
            .push(feature.properties.category.len() as u8);
    }

    fn answer(&self) -> usize {
        let both = self.positions.iter().zip(&self.days);
        both.filter(|(at, day)| day.starts_with(YEAR.as_bytes()) && inside(**at))
            .count()
    }
}

fn inside([lon, lat]: [f64; 2]) -> bool {
    let [west, south, east, north] = BOX;
    (west..=east).contains(&lon) && (south..=north).contains(&lat)
}

/// A `FeatureCollection` whose features go straight into columns.
#[derive(Deserialize)]
struct Collection {
    #[serde(deserialize_with = "into_columns")]
    features: Columns,
}

fn into_columns<'de, D: Deserializer<'de>>(from: D) -> Result<Columns, D::Error> {
    struct Features;
    impl<'de> Visitor<'de> for Features {
        type Value = Columns;
        fn expecting(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            to.write_str("features")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Columns, A::Error> {
            let mut columns = Columns::default();
            while let Some(feature) = from.next_element::<Feature<'de>>()? {
                columns.push(&feature);
            }
            Ok(columns)
        }
    }
    from.deserialize_seq(Features)
}

fn mapped(path: &str) -> Result<memmap2::Mmap, Failure> {
    // The generator's file lies still while it is measured.
    Ok(unsafe { memmap2::Mmap::map(&File::open(path)?)? })
}

/// Cuts `text` into about `parts`, each of whole lines.
fn parts(text: &[u8], parts: usize) -> Vec<&[u8]> {
    let mut cut = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let near = (text.len() / parts + 1).min(rest.len());
        let line = rest[near..].iter().position(|byte| *byte == b'\n');
        let (part, after) = rest.split_at(line.map_or(rest.len(), |more| near + more + 1));
        cut.push(part);
        rest = after;
    }
    cut
}

fn typed_lines(part: &[u8]) -> serde_json::Result<Columns> {
    let mut columns = Columns::default();
    for line in part.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b",").unwrap_or(line);
        // The first line opens the collection, the last closes it.
        if line.starts_with(b"{\"type\":\"Feature\"") {
            columns.push(&serde_json::from_slice(line)?);
        }
    }
    Ok(columns)
}

#[derive(Deserialize)]
struct Regions {
    features: Vec<Region>,
}

#[derive(Deserialize)]
struct Region {
    geometry: Rings,
}

#[derive(Deserialize)]
struct Rings {
    coordinates: Vec<Vec<[f64; 2]>>,
}

/// The events of a CSV with longitude and latitude second and third.
fn positions(path: &str) -> Result<Vec<[f64; 2]>, Failure> {
    let text = fs::read_to_string(path)?;
    let mut found = Vec::new();
    for line in text.lines().skip(1) {
        let mut fields = line.split(',').skip(1);
        let mut next = || fields.next().unwrap_or_default().parse::<f64>();
        found.push([next()?, next()?]);
    }
    Ok(found)
}

fn say(name: &str, mut each: impl FnMut([f64; 2])) {
    let asked = pointers::pointers(10_000);
    asked.iter().for_each(|at| each(*at));
    let mut times: Vec<f64> = asked
        .iter()
        .map(|at| {
            let start = Instant::now();
            each(*at);
            start.elapsed().as_secs_f64() * 1e6
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!(
        "result\t{name}-nearest-median\t{:.3}\tµs",
        times[times.len() / 2]
    );
    println!(
        "result\t{name}-nearest-p95\t{:.3}\tµs",
        times[times.len() * 95 / 100]
    );
}

fn nearest(path: &str) -> Result<(), Failure> {
    let events = positions(path)?;
    let tree = kiddo::ImmutableKdTree::<f64, 2>::new_from_slice(&events);
    say("kiddo", |at| {
        black_box(tree.nearest_one::<kiddo::SquaredEuclidean>(&at));
    });
    drop(tree);
    let tree = rstar::RTree::bulk_load(events);
    say("rstar", |at| {
        black_box(tree.nearest_neighbor(&at));
    });
    Ok(())
}

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, task, path] = arguments.as_slice() else {
        return Err("floors TASK FILE".into());
    };
    match task.as_str() {
        "read" => {
            let mut block = vec![0; 1 << 20];
            let mut file = File::open(path)?;
            let mut total = 0;
            loop {
                match file.read(&mut block)? {
                    0 => break,
                    read => total += read,
                }
            }
            println!("{total}");
        }
        "typed" => {
            let text = mapped(path)?;
            println!(
                "{}",
                serde_json::from_slice::<Collection>(&text)?
                    .features
                    .answer()
            );
        }
        "typed-all" => {
            let text = mapped(path)?;
            let columns: Result<Vec<Columns>, _> =
                parts(&text, 64).into_par_iter().map(typed_lines).collect();
            println!("{}", columns?.iter().map(Columns::answer).sum::<usize>());
        }
        "geojson" => {
            let text = fs::read_to_string(path)?;
            let collection: geojson::FeatureCollection = text.parse()?;
            let wanted = collection.features.iter().filter(|feature| {
                let date = feature.property("date").and_then(|date| date.as_str());
                let at = feature.geometry.as_ref().map(|geometry| &geometry.value);
                let Some(geojson::GeometryValue::Point { coordinates }) = at else {
                    return false;
                };
                date.is_some_and(|date| date.starts_with(YEAR))
                    && inside([coordinates[0], coordinates[1]])
            });
            println!("{}", wanted.count());
        }
        "rings" => {
            let text = fs::read(path)?;
            let regions: Regions = serde_json::from_slice(&text)?;
            let rings = regions
                .features
                .iter()
                .flat_map(|region| &region.geometry.coordinates);
            println!("{}", rings.map(|ring| ring.len() - 1).sum::<usize>());
        }
        "nearest" => nearest(path)?,
        other => return Err(format!("there is no task {other}").into()),
    }
    Ok(())
}
