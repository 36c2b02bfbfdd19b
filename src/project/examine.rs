//! The sources of a project on this machine: which are missing, are no files, or have changed.

use std::fs;
use std::io;
use std::path::Path;

use super::{Project, folder_of, is_inside};
use crate::atlas::{Fault, Report, Severity};
use crate::session::{Source, StoryChoice};

/// What a source is to a project.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    File,
    Folder,
}

/// What is wrong with the sources of `project`, which lies at `path`. Their first and last bytes
/// are looked at, and nothing is written.
pub fn examined(project: &Project, path: &Path) -> Report {
    let mut report = Report::default();
    for (name, source, wanted) in sources(project) {
        if let Err((what, mend)) = look(source, wanted) {
            report.push(Fault::error(path, what, mend).in_feature(name));
        }
    }
    for layer in &project.work.layers {
        let kept = project.kept.layers.get(&layer.number);
        let print = kept.and_then(|kept| kept.fingerprint.as_ref());
        if let (Source::File(file), Some(print)) = (&layer.source, print)
            && print.differs(file)
        {
            let what = format!(
                "its file has changed since the project was saved: {}",
                file.display()
            );
            let mend = "look whether it is still the one that is meant, and save the project";
            let fault = Fault::warning(path, what, mend);
            report.push(fault.in_feature(called(&layer.name)));
        }
    }
    report
}

/// The sources that lie outside the folder of the project at `path`: a stranger's project may name
/// any file, so a reader is told which are read.
pub fn outside(project: &Project, path: &Path) -> Report {
    let folder = folder_of(path);
    let mut report = Report::default();
    let sources = sources(project).into_iter();
    for (name, source, _) in sources.filter(|(_, source, _)| !is_inside(source, &folder)) {
        let what = format!("it lies outside the project's folder: {}", source.display());
        let mend =
            "durand reads it and never writes to it; move it beside the project to send both";
        report.push(Fault {
            severity: Severity::Warning,
            ..Fault::error(path, what, mend).in_feature(name)
        });
    }
    report
}

/// Every file and folder that a project names, with what it is called in a sentence.
fn sources(project: &Project) -> Vec<(String, &Path, Wanted)> {
    let mut sources = Vec::new();
    match &project.work.story {
        StoryChoice::First | StoryChoice::Draft(_) => {}
        StoryChoice::Folder(folder) => {
            sources.push(("story".to_owned(), folder.as_path(), Wanted::Folder));
        }
        StoryChoice::Text(text) => {
            sources.push(("text".to_owned(), text.as_path(), Wanted::File));
        }
    }
    if let Some(article) = &project.work.article {
        sources.push(("article".to_owned(), article.path.as_path(), Wanted::File));
    }
    for layer in &project.work.layers {
        if let Some(path) = layer.source.path() {
            sources.push((called(&layer.name), path, Wanted::File));
        }
    }
    sources
}

fn called(layer: &str) -> String {
    let short: String = layer
        .chars()
        .filter(|letter| !letter.is_control())
        .take(60)
        .collect();
    format!("layer “{short}”")
}

/// What is wrong with a source, and what mends it.
fn look(path: &Path, wanted: Wanted) -> Result<(), (String, &'static str)> {
    let shown = path.display();
    let known = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => (
            format!("there is no such file any more: {shown}"),
            "put it back, or locate it in the window",
        ),
        io::ErrorKind::PermissionDenied => (
            format!("it may not be read: {shown}"),
            "ask for permission to read it",
        ),
        _ => (
            format!("it cannot be reached ({error}): {shown}"),
            "mend that, or locate it in the window",
        ),
    })?;
    match wanted {
        Wanted::Folder if !known.is_dir() => Err((
            format!("that is no folder: {shown}"),
            "name the folder that holds story.json",
        )),
        Wanted::File if known.is_dir() => {
            Err((format!("that is a folder: {shown}"), "name a file in it"))
        }
        Wanted::File if !known.is_file() => Err((
            format!("that is no regular file, and is not read: {shown}"),
            "name a file on a disk",
        )),
        Wanted::File | Wanted::Folder => Ok(()),
    }
}
