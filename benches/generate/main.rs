//! Writes invented events or regions to measure with.
//!
//! `cargo run --release --example generate -- events --count 1000000 --format geojson --output events.geojson`

#[path = "mod.rs"]
mod generate;

use std::fs::File;
use std::io::{BufWriter, Write as _, stderr};
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use durand::atlas::Atlas;
use generate::{Events, Format, write_events, write_regions};

/// Invented events and regions to measure with; the same seed gives the same bytes
#[derive(Parser, Debug)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand, Debug)]
enum What {
    /// Events clustered round the towns of the bundled atlas, 1893–2021
    Events {
        /// How many
        #[arg(long, value_name = "NUMBER")]
        count: u64,
        /// How they are written
        #[arg(long, value_enum)]
        format: Format,
        /// The file to write
        #[arg(long, value_name = "FILE")]
        output: PathBuf,
        /// Other events for another number
        #[arg(long, value_name = "NUMBER", default_value_t = 1893)]
        seed: u64,
    },
    /// A folder for --geodata: regions with ragged edges that fit together
    Polygons {
        /// Vertices of all regions together, about
        #[arg(long, value_name = "NUMBER")]
        vertices: usize,
        /// The folder to write
        #[arg(long, value_name = "DIR")]
        output: PathBuf,
        /// Other regions for another number
        #[arg(long, value_name = "NUMBER", default_value_t = 1893)]
        seed: u64,
    },
}

fn main() -> Result<()> {
    let said = match Arguments::parse().what {
        What::Events {
            count,
            format,
            output,
            seed,
        } => {
            let failed = || format!("{} cannot be written", output.display());
            let events = Events::new(&Atlas::bundled()?, seed)?;
            let mut out = BufWriter::new(File::create(&output).with_context(failed)?);
            write_events(&events, count, format, &mut out).with_context(failed)?;
            format!("{count} events in {}", output.display())
        }
        What::Polygons {
            vertices,
            output,
            seed,
        } => {
            let failed = || format!("{} cannot be written", output.display());
            let written = write_regions(&output, vertices, seed).with_context(failed)?;
            format!("{written} vertices in {}", output.display())
        }
    };
    writeln!(stderr(), "{said}")?;
    Ok(())
}
