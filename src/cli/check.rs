//! `durand check`

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;

use super::args::AskCheck;
use super::{Arguments, WrongUse, output};
use crate::atlas::{
    Atlas, Care, Fault, Report, Severity, judge_geometry, read_features, read_text,
};
use crate::events::read::{Format, OpenError};
use crate::events::{EventFile, FileReport, Import, Watch};
use crate::export::again::{self, Again};
use crate::export::file::SaveError;
use crate::export::{self, ExportError};
use crate::project::{self, Kind, kind_of};
use crate::story::Story;

/// Says of every file whether it is sound, and every fault with its place.
pub(super) fn run(arguments: &Arguments, ask: &AskCheck) -> Result<ExitCode> {
    let atlas = Atlas::bundled()?;
    let story = Story::bundled(&atlas)?;
    let import = arguments.import();
    let writes = ask.rejected.is_some() || ask.undated.is_some();
    if writes && ask.files.len() > 1 {
        let what =
            "--rejected and --undated write what comes from one file; check the files one by one";
        return Err(WrongUse(what.to_owned()).into());
    }
    if let (Some(rejected), Some(undated)) = (&ask.rejected, &ask.undated)
        && (rejected == undated || same_file(rejected, undated))
    {
        let what = "--rejected and --undated write into files of their own; name two";
        return Err(WrongUse(format!("{what}: {}", undated.display())).into());
    }
    let (mut text, mut sound) = (String::new(), true);
    for file in &ask.files {
        let lines = check(file, &import, &atlas, &story);
        sound &= lines.sound;
        text.push_str(&lines.text);
        for (which, out) in [
            (Again::Rejected, &ask.rejected),
            (Again::Undated, &ask.undated),
        ] {
            if let Some(out) = out {
                text.push_str(&write_again(file, &import, which, out)?);
            }
        }
    }
    output::print(&text)?;
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// Writes what of `file` could not be placed or dated into `out`; says how much it is.
fn write_again(file: &Path, import: &Import, which: Again, out: &Path) -> Result<String> {
    if same_file(file, out) {
        let what = "what is written would take the place of the file it comes from";
        return Err(WrongUse(format!("{what}; name another: {}", out.display())).into());
    }
    let events = EventFile::open_as(file, 1, import)?;
    let mut written = 0;
    let saved = export::save(out, |out| {
        written = again::write(&events, which, out)?;
        Ok(())
    });
    let what = match which {
        Again::Rejected => "that could not be placed",
        Again::Undated => "without a date",
    };
    match saved {
        Ok(_) => {}
        Err(SaveError::Made(ExportError::Nothing)) => {
            let there = if out.is_file() {
                "the file that is there is of an earlier time, and stays as it is"
            } else {
                "no file is written"
            };
            return Ok(format!("{}: no record {what}, so {there}\n", out.display()));
        }
        Err(error) => return Err(error.into()),
    }
    let written = count(written as usize, "record");
    Ok(format!("{}: {written} {what}\n", out.display()))
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// A folder that holds this file is a story; any other is a folder of places.
const STORY: &str = "story.json";

struct Verdict {
    text: String,
    sound: bool,
}

fn check(file: &Path, import: &Import, atlas: &Atlas, story: &Story) -> Verdict {
    let beside = file.parent().filter(|folder| folder.join(STORY).exists());
    let mut held = String::new();
    let read = if let Some(folder) = beside {
        Story::read_dir(folder, atlas)
            .map(|(_, mut report)| {
                report.faults.retain(|fault| fault.file == *file);
                report
            })
            .map_err(anyhow::Error::from)
    } else if kind_of(file) == Kind::Project {
        project::open(file)
            .map(|opened| {
                let mut report = opened.report;
                report.extend(opened.sources);
                report.extend(project::outside(&opened.project, file));
                report
            })
            .map_err(anyhow::Error::from)
    } else if file.join(STORY).exists() {
        Story::read_dir(file, atlas)
            .map(|(_, report)| report)
            .map_err(anyhow::Error::from)
    } else if kind_of(file) == Kind::Text {
        match super::article::checked(file, story, atlas) {
            Ok(text) => return Verdict { text, sound: true },
            Err(error) => Err(error),
        }
    } else if file.is_dir() {
        Atlas::read_dir(file)
            .map(|(_, report)| report)
            .map_err(anyhow::Error::from)
    } else {
        match as_events(file, import) {
            Events::Only(Ok(events)) => return check_events(&events),
            Events::Only(Err(error)) => Err(error.into()),
            Events::Besides => {
                let (report, found) = check_geojson(file, import);
                held = found;
                Ok(report)
            }
        }
    };
    let report = match read {
        Ok(report) => report,
        Err(error) => {
            let text = format!("{error}\n");
            return Verdict { text, sound: false };
        }
    };
    let errors = report
        .faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error)
        .count();
    let warnings = report.faults.len() - errors;
    let faults = report.faults.iter().map(ToString::to_string);
    let verdict = verdict(errors, warnings);
    let verdict = format!("{}: {held}{verdict}\n", file.display());
    let text = faults.chain([verdict]).collect::<Vec<_>>().join("\n");
    Verdict {
        text,
        sound: errors == 0,
    }
}

/// What a file comes to, by how much is wrong with it.
fn verdict(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "sound".to_owned(),
        (0, warnings) => format!("sound, with {}", count(warnings, "warning")),
        (errors, 0) => count(errors, "fault"),
        (errors, warnings) => format!(
            "{} and {}",
            count(errors, "fault"),
            count(warnings, "warning")
        ),
    }
}

/// Whether a file is looked at as events alone.
enum Events {
    /// Lines of features, a table, another format, or more than is read in one piece.
    Only(Result<Box<EventFile>, OpenError>),
    /// GeoJSON that may hold events besides other things.
    Besides,
}

/// A GeoJSON file longer than this is read as events, piece by piece.
const IN_ONE_PIECE: u64 = 64 << 20;

fn as_events(file: &Path, import: &Import) -> Events {
    let ending = file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let is_json = ["json", "geojson"].contains(&ending.as_str());
    match EventFile::open_as(file, 1, import) {
        Ok(events) if !is_collection(&events) || events.len_bytes() > IN_ONE_PIECE => {
            Events::Only(Ok(Box::new(events)))
        }
        Err(error @ (OpenError::ForeignCrs { .. } | OpenError::Unusable { .. })) => {
            Events::Only(Err(error))
        }
        Err(error) if !is_json && !matches!(error, OpenError::NoFeatures { .. }) => {
            Events::Only(Err(error))
        }
        _ => Events::Besides,
    }
}

fn is_collection(file: &EventFile) -> bool {
    matches!(file.format(), Format::FeatureCollection | Format::Feature)
}

/// What is wrong with the points of `file` as events, on lines where nothing else is wrong: dates.
/// Tells how many events and shapes there are.
fn faults_of_dates(file: &Path, import: &Import, report: &mut Report) -> String {
    let Ok(events) = EventFile::open_as(file, 1, import) else {
        return String::new();
    };
    let read = events.read(&Watch::default(), &mut |_| ControlFlow::Continue(()));
    let Ok(read) = read else {
        return String::new();
    };
    let held = held(&read);
    for fault in read.faults.listed {
        let known = report.faults.iter().any(|other| other.line == fault.line);
        if !known && fault.severity == Severity::Warning {
            report.push(fault);
        }
    }
    report.faults.sort_by_key(|fault| fault.line);
    held.map_or_else(String::new, |held| held + ", ")
}

/// The events and shapes of a file, counted; `None` where it has neither.
fn held(report: &FileReport) -> Option<String> {
    let (events, shapes) = (report.events as usize, report.shapes.len());
    let parts = [(events, "event"), (shapes, "shape")];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts.map(|(number, what)| count(number, what)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Every event of a file, read as the window reads it.
fn check_events(file: &EventFile) -> Verdict {
    let name = file.path().display();
    let report = match file.read(&Watch::default(), &mut |_| ControlFlow::Continue(())) {
        Ok(report) => report,
        Err(error) => {
            let text = format!("{error}\n");
            return Verdict { text, sound: false };
        }
    };
    let faults = &report.faults;
    let mut text = String::new();
    for fault in &faults.listed {
        let _ = writeln!(text, "{fault}");
    }
    if faults.total > faults.listed.len() as u64 {
        for (reason, count) in &faults.by_reason {
            let _ = writeln!(text, "{name}: {count} in all: {reason}");
        }
    }
    let events = held(&report).unwrap_or_else(|| count(0, "event"));
    let [errors, warnings] = report.errors_and_warnings();
    let sound = errors == 0;
    let verdict = verdict(errors as usize, warnings as usize);
    let _ = writeln!(text, "{name}: {events}, {verdict}");
    Verdict { text, sound }
}

/// Any GeoJSON: its form, and every geometry of it.
fn check_geojson(file: &Path, import: &Import) -> (Report, String) {
    let mut report = Report::default();
    let text = match read_text(file) {
        Ok(text) => text,
        Err(fault) => {
            report.push(fault);
            return (report, String::new());
        }
    };
    let features = read_features(file, &text, &mut report).features;
    let says = |key: &str| {
        features
            .iter()
            .any(|one| one.feature.property(key).is_some())
    };
    if says("kind") {
        return (Atlas::check_file(file), String::new());
    }
    for located in features {
        let name = located.name();
        let Some(geometry) = &located.feature.geometry else {
            let fault = Fault::warning(
                file,
                "its geometry is null",
                "give it a geometry to have it on the map",
            );
            report.push(fault.at_line(located.line).in_feature(name));
            continue;
        };
        for finding in judge_geometry(geometry, Care::Thorough) {
            report.push(
                finding
                    .in_file(file)
                    .at_line(located.line)
                    .in_feature(name.as_str()),
            );
        }
    }
    let held = faults_of_dates(file, import, &mut report);
    (report, held)
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
