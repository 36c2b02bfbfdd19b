//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use crate::atlas::BoundaryView;
use crate::events::Import;
use crate::events::read::DayOrder;
use crate::geometry::GeoBounds;
use crate::session::Link;
use crate::words::Language;

/// Read an article on its map.
///
/// Without a command durand opens its window: the Durand Line, the former tribal areas, Khyber
/// Pakhtunkhwa, Balochistan and the Chaman crossing, with what an article of August 2021 says
/// of each. The commands give the same answers without a window.
#[derive(Debug, Parser)]
#[command(
    name = "durand",
    version,
    max_term_width = 100,
    propagate_version = true
)]
#[command(after_help = "Examples:
  durand                                           open the window
  durand events --year 2014                        what the article tells of 2014
  durand passages --place ex-fata                  what it says of the former tribal areas
  durand render --output map.png --select ex-fata  the map as a picture
  durand render --output map.pdf --landscape       the map as a page to print
  durand events --output events.kml                the events for another program
  durand passages --article article.txt            the same in the words of your own copy of it
  durand check my.geojson                          every fault of a file, with its place
  durand incidents.csv                             the window, with events of your own
  durand check table.csv --rejected bad.csv        the rows that cannot be placed, unchanged
  durand mine.durand                               the window, with a project you saved
  durand \"durand://view?v=1&place=quetta\"          the window where a link leads")]
#[command(
    args_conflicts_with_subcommands = false,
    subcommand_precedence_over_arg = true
)]
pub struct Arguments {
    /// A project, a story's folder, a text, or files of events to show beside the story, in any
    /// order: GeoJSON, CSV, KML, KMZ, GPX, Parquet, a zipped Shapefile and others
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,

    /// The `durand://` link among the files, once they have been looked through.
    #[arg(skip)]
    pub link: Option<String>,

    /// What to do; without it, the window opens
    #[command(subcommand)]
    pub task: Option<Task>,

    /// Read places and borders from this folder instead of the ones inside the program
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, global = true)]
    pub geodata: Option<PathBuf>,

    /// Read the story from this folder instead of the one inside the program
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, global = true)]
    pub story: Option<PathBuf>,

    /// Whether day or month stands first in dates such as 3/4/2014 of files; needed where the whole
    /// column fits both
    #[arg(long, value_enum, value_name = "ORDER", global = true)]
    pub dates: Option<DayOrderName>,

    /// Take latitude for longitude in files, and longitude for latitude
    #[arg(long, global = true)]
    pub swap: bool,

    /// How the window draws: wgpu, or glow for older graphics drivers; if neither is named, glow
    /// where Linux knows no graphics card, else wgpu
    #[arg(long, value_enum)]
    pub renderer: Option<RendererName>,
}

impl Arguments {
    /// How files are to be read, as far as it was said.
    pub fn import(&self) -> Import {
        let day_order = self.dates.map(|order| match order {
            DayOrderName::DayFirst => DayOrder::DayFirst,
            DayOrderName::MonthFirst => DayOrder::MonthFirst,
        });
        Import {
            swapped: self.swap,
            day_order,
            ..Import::default()
        }
    }
}

/// Which of two numbers of a date is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DayOrderName {
    /// 3/4/2014 is the third of April
    DayFirst,
    /// 3/4/2014 is the fourth of March
    MonthFirst,
}

/// A way for the window to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum RendererName {
    Wgpu,
    Glow,
}

/// Everything that needs no window.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// List the places, with their ids
    Places(AskPlaces),
    /// List the events, or those of a year, a place, a category
    Events(AskEvents),
    /// Print the passages, or those about a place or an event
    Passages(AskPassages),
    /// Draw the map into a PNG, SVG or PDF file; needs no display and no graphics card
    Render(Box<AskRender>),
    /// Say whether files are sound: events in any format, a project, a story, a geodata folder; every fault with its place
    Check(AskCheck),
    /// Print the script by which a shell completes commands, options and files
    Completions(AskCompletions),
    /// Print the manual page, or write one for each command into a folder
    Man(AskManual),
}

impl Task {
    /// The files that are named after the command.
    pub fn files(&self) -> &[PathBuf] {
        match self {
            Self::Events(ask) => &ask.files,
            Self::Render(ask) => &ask.files,
            Self::Check(ask) => &ask.files,
            Self::Places(ask) => &ask.files,
            Self::Passages(ask) => &ask.files,
            Self::Completions(_) | Self::Man(_) => &[],
        }
    }
}

/// `durand places`
#[derive(Args, Debug)]
pub struct AskPlaces {
    /// Files whose lines and areas to list beside the atlas's places
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Only this kind: country, province, territory, agency, border, crossing, town, river …
    #[arg(long, value_name = "KIND", value_hint = ValueHint::Other)]
    pub kind: Option<String>,
    /// How to print them
    #[arg(long, value_enum, default_value_t = TableFormat::Table)]
    pub format: TableFormat,
}

/// `durand events`
#[derive(Args, Debug)]
pub struct AskEvents {
    /// Files of events, or a project that names them; the story's own events are listed, counted and
    /// written with theirs, unless --only-files is given
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Only events of files: leave those of the story out
    #[arg(long)]
    pub only_files: bool,
    /// Print only how many there are
    #[arg(long, conflicts_with = "format")]
    pub count: bool,
    /// Only events in this part of the world, in degrees
    #[arg(long, value_name = "W,S,E,N", value_hint = ValueHint::Other, allow_hyphen_values = true)]
    pub bounds: Option<GeoBounds>,
    /// Only events of this year; "late 1990s" answers to 1997
    #[arg(long, value_name = "YEAR", value_hint = ValueHint::Other, conflicts_with_all = ["from", "to"], allow_negative_numbers = true, value_parser = year)]
    pub year: Option<i32>,
    /// Only events of this year and later
    #[arg(long, value_name = "YEAR", value_hint = ValueHint::Other, allow_negative_numbers = true, value_parser = year)]
    pub from: Option<i32>,
    /// Only events of this year and earlier
    #[arg(long, value_name = "YEAR", value_hint = ValueHint::Other, allow_negative_numbers = true, value_parser = year)]
    pub to: Option<i32>,
    /// Only events that belong to this place, or whose file names it or a place in it by its id;
    /// `durand places` lists the ids, `durand places FILE` also those of a file's lines and areas
    #[arg(long, value_name = "ID", value_hint = ValueHint::Other)]
    pub place: Option<String>,
    /// Only events of this category
    #[arg(long, value_name = "CATEGORY", value_hint = ValueHint::Other)]
    pub category: Option<String>,
    /// How to write them [default: as the ending of --output says, else a table to look at]
    #[arg(long, value_enum)]
    pub format: Option<EventFormat>,
    /// Write them into this file, whole or not at all, instead of printing them
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "count")]
    pub output: Option<PathBuf>,
}

/// `durand passages`
#[derive(Args, Debug)]
pub struct AskPassages {
    /// A project, the folder of a story, or files whose lines and areas can be asked for with --place
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Your own copy of the article, in plain text, Markdown or HTML: its words are printed in place
    /// of the digest; any other text is read for itself
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub article: Option<PathBuf>,
    /// Only passages that speak of this place; `durand places` lists the ids
    #[arg(long, value_name = "ID", value_hint = ValueHint::Other)]
    pub place: Option<String>,
    /// Only passages that tell this event; `durand events` lists the ids
    #[arg(long, value_name = "ID", value_hint = ValueHint::Other)]
    pub event: Option<String>,
    /// How to write them; jsonld: W3C Web Annotations [default: as the ending of --output says, else
    /// text]
    #[arg(long, value_enum)]
    pub format: Option<PassageFormat>,
    /// Write them into this file, whole or not at all, instead of printing them
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

/// `durand render`
#[derive(Args, Debug)]
pub struct AskRender {
    /// Files of events to draw beside the story's, or a project, which is drawn as it was left
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// The file to write; its ending says which kind: .png, .svg or .pdf
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// Draw what this durand:// link shows; --select, --year, --view, --bounds and --theme change it
    #[arg(long, value_name = "LINK", value_hint = ValueHint::Other, value_parser = link)]
    pub link: Option<Link>,
    /// Width and height of a PNG or SVG in points, each 200 to 16384 [default: 1600x1000]
    #[arg(long, value_name = "WxH", value_hint = ValueHint::Other, value_parser = size)]
    pub size: Option<[f32; 2]>,
    /// The paper of a PDF [default: a4]
    #[arg(long, value_enum)]
    pub paper: Option<PaperName>,
    /// Lay the long side of a PDF's paper at the bottom
    #[arg(long)]
    pub landscape: bool,
    /// Pixels to a point, for a sharper PNG, 0.25 to 8 [default: 1]
    #[arg(long, value_name = "FACTOR", value_hint = ValueHint::Other, value_parser = scale)]
    pub scale: Option<f32>,
    /// Colours [default: light]
    #[arg(long, value_enum)]
    pub theme: Option<ThemeName>,
    /// A place or an event to stand out
    #[arg(long, value_name = "ID", value_hint = ValueHint::Other)]
    pub select: Option<String>,
    /// Only events of this year; names and standing of places are told as they were then
    #[arg(long, value_name = "YEAR", value_hint = ValueHint::Other, allow_negative_numbers = true, value_parser = year)]
    pub year: Option<i32>,
    /// As whom the borders are told; the picture says which it is [default: in-fact]
    #[arg(long, value_enum)]
    pub view: Option<ViewName>,
    /// The language of names, legend and title; the article stays in English [default: en]
    #[arg(long, value_enum)]
    pub language: Option<LanguageName>,
    /// The part of the world to show, in degrees
    #[arg(long, value_name = "W,S,E,N", value_hint = ValueHint::Other, allow_hyphen_values = true)]
    pub bounds: Option<GeoBounds>,
}

/// `durand check`
#[derive(Args, Debug)]
pub struct AskCheck {
    /// Files of events in any format, any other GeoJSON, projects, story folders, folders of places like
    /// geodata/, or texts, of which it says what durand knows
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub files: Vec<PathBuf>,
    /// Write what cannot be placed into this file, unchanged: rows under the table's own first line,
    /// or features; where all can be placed no file is written
    #[arg(long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub rejected: Option<PathBuf>,
    /// Write the events that have no date, or none that can be read, into this file, unchanged
    #[arg(long, value_name = "OUT", value_hint = ValueHint::FilePath)]
    pub undated: Option<PathBuf>,
}

/// `durand completions`
#[derive(Args, Debug)]
#[command(after_help = "Where to put it:
  bash        durand completions bash > ~/.local/share/bash-completion/completions/durand
  zsh         durand completions zsh > \"${fpath[1]}/_durand\"
  fish        durand completions fish > ~/.config/fish/completions/durand.fish
  PowerShell  durand completions powershell >> $PROFILE
  elvish      durand completions elvish >> ~/.config/elvish/rc.elv

The Debian package brings the first three.")]
pub struct AskCompletions {
    /// The shell that is to read it
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// `durand man`
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  durand man | man -l -                    read the page
  durand man --output /usr/share/man/man1  put a page for each command where man looks")]
pub struct AskManual {
    /// Write a page for durand and one for each command into this folder
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<PathBuf>,
}

/// How a list of places is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum TableFormat {
    Table,
    Csv,
}

/// How a list of events is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum EventFormat {
    Table,
    Csv,
    Geojson,
    Kml,
}

/// Sizes of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum PaperName {
    A4,
    Letter,
}

/// How passages are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum PassageFormat {
    Text,
    Json,
    Csv,
    Geojson,
    Kml,
    Jsonld,
}

/// Colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ThemeName {
    Light,
    Dark,
    HighContrast,
    HighContrastDark,
}

/// As whom the borders are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "the names say it")]
pub enum ViewName {
    InFact,
    Pakistan,
    Afghanistan,
}

/// Languages of a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    /// English
    En,
    /// Urdu, begun
    Ur,
}

impl From<LanguageName> for Language {
    fn from(name: LanguageName) -> Self {
        match name {
            LanguageName::En => Self::English,
            LanguageName::Ur => Self::Urdu,
        }
    }
}

impl From<ViewName> for BoundaryView {
    fn from(name: ViewName) -> Self {
        match name {
            ViewName::InFact => Self::InFact,
            ViewName::Pakistan => Self::Pakistan,
            ViewName::Afghanistan => Self::Afghanistan,
        }
    }
}

fn link(text: &str) -> Result<Link, String> {
    Link::parse(text).map_err(|error| error.to_string())
}

fn year(text: &str) -> Result<i32, String> {
    let year = text
        .parse::<i32>()
        .ok()
        .filter(|year| (-9999..=9999).contains(year));
    year.ok_or_else(|| format!("“{text}” is no year; write a number like 2014"))
}

fn size(text: &str) -> Result<[f32; 2], String> {
    let wrong = || format!("“{text}” is no size; write width x height in points, like 1600x1000");
    let (width, height) = text.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let side = |text: &str| {
        text.trim()
            .parse::<u16>()
            .ok()
            .filter(|side| (200..=16_384).contains(side))
    };
    match (side(width), side(height)) {
        (Some(width), Some(height)) => Ok([f32::from(width), f32::from(height)]),
        _ => Err(format!("{}; each side from 200 to 16384", wrong())),
    }
}

fn scale(text: &str) -> Result<f32, String> {
    let scale = text
        .parse::<f32>()
        .ok()
        .filter(|scale| (0.25..=8.0).contains(scale));
    scale.ok_or_else(|| format!("“{text}” is no scale; write a number from 0.25 to 8"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn sizes_are_read_and_bad_ones_named() {
        assert_eq!(size("1600x1000"), Ok([1600.0, 1000.0]));
        for bad in ["", "1600", "0x0", "-1x5", "1e9x2", "99999x10"] {
            assert!(size(bad).unwrap_err().contains("1600x1000"), "{bad}");
        }
    }

    #[test]
    fn scales_have_bounds() {
        assert_eq!(scale("2"), Ok(2.0));
        for bad in ["0", "nan", "inf", "99", "two"] {
            assert!(scale(bad).is_err(), "{bad}");
        }
    }
}
