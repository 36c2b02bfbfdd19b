//! Saves what of a file could not be placed or dated, unchanged, from the list of faults: which of
//! it, the name of the file in a field, and what became of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::{Key, TextEdit, Ui};

use super::super::export_job::documents;
use super::super::style;
use crate::events::read::Format;
use crate::events::{EventFile, FileReport};
use crate::export::again::{self, Again};
use crate::export::{self, Saved, free_name};
use crate::map::text::grouped;
use crate::words::Words;

/// A file of which something could not be placed or dated.
#[derive(Clone)]
struct Left {
    file: Arc<EventFile>,
    /// How much of it gave no event, and how much has no date.
    counts: [u64; 2],
}

/// What became of a file that was written: how much it holds, or why there is none.
type Done = Result<(Saved, u64), String>;

/// The rows that offer to save it, and the field.
#[derive(Default)]
pub(super) struct SaveAgain {
    left: Vec<Left>,
    /// What is to be saved, once it was chosen.
    chosen: Option<(Left, Again)>,
    path: String,
    fresh: bool,
    coming: Option<Receiver<Done>>,
    done: Option<Done>,
}

impl SaveAgain {
    /// Learns what of the files that were read is left.
    pub(super) fn tell<'a>(
        &mut self,
        files: impl Iterator<Item = (&'a Arc<EventFile>, &'a FileReport)>,
    ) {
        self.left = files
            .map(|(file, report)| Left {
                file: Arc::clone(file),
                counts: [report.refused, report.undated],
            })
            .filter(|left| left.counts != [0, 0])
            .collect();
        let is_there = |(chosen, _): &(Left, Again)| {
            let mut left = self.left.iter();
            left.any(|left| Arc::ptr_eq(&left.file, &chosen.file))
        };
        self.chosen = self.chosen.take().filter(is_there);
    }

    /// Offers what of `file` can be saved.
    pub(super) fn offer(&mut self, ui: &mut Ui, file: &Arc<EventFile>, words: Words) {
        let mut left = self.left.iter();
        let Some(left) = left.find(|left| Arc::ptr_eq(&left.file, file)) else {
            return;
        };
        let mut chosen = None;
        ui.horizontal_wrapped(|ui| {
            for (which, count, key) in [
                (Again::Rejected, left.counts[0], "faults-save-rejected"),
                (Again::Undated, left.counts[1], "faults-save-undated"),
            ] {
                let values = [
                    ("name", left.file.name().into()),
                    ("count", count.into()),
                    ("grouped", grouped(count).into()),
                ];
                if count > 0 && ui.button(words.with(key, &values)).clicked() {
                    chosen = Some(which);
                }
            }
        });
        if let Some(which) = chosen {
            self.path = proposed(&left.file, which).display().to_string();
            self.chosen = Some((left.clone(), which));
            (self.done, self.fresh) = (None, true);
        }
    }

    /// The name of the file it is to be, and what became of that.
    pub(super) fn field(&mut self, ui: &mut Ui, words: Words) {
        self.hear();
        if self.chosen.is_none() {
            return;
        }
        ui.separator();
        let mut save = false;
        style::row(ui, |ui| {
            let label = ui.label(words.say("export-file"));
            let width = (ui.available_width() - 90.0).max(120.0);
            let field = TextEdit::singleline(&mut self.path).desired_width(width);
            let field = ui.add(field).labelled_by(label.id);
            if std::mem::take(&mut self.fresh) {
                field.request_focus();
            }
            save = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let ready = self.coming.is_none();
            let button = egui::Button::new(words.say("export-save"));
            save |= ui.add_enabled(ready, button).clicked();
        });
        if save && self.coming.is_none() {
            self.begin(ui.ctx(), words);
        }
        if self.coming.is_some() {
            ui.spinner();
        }
        match &self.done {
            Some(Ok((saved, count))) => {
                let values = [
                    ("path", saved.path.display().to_string().into()),
                    ("count", (*count).into()),
                    ("grouped", grouped(*count).into()),
                ];
                ui.label(words.with("faults-saved", &values));
            }
            Some(Err(why)) => {
                ui.label(words.with("export-failed", &[("why", why.as_str().into())]));
            }
            None => {}
        }
    }

    /// Begins to write; a file of millions takes some seconds, and the window goes on meanwhile.
    fn begin(&mut self, ctx: &egui::Context, words: Words) {
        let path = PathBuf::from(self.path.trim());
        let Some((left, which)) = self.chosen.clone() else {
            return;
        };
        if path.file_name().is_none() {
            self.done = Some(Err(words.say("export-no-file").into_owned()));
            return;
        }
        let (sender, coming) = channel();
        let ctx = ctx.clone();
        let write = move || {
            // A window that is closed meanwhile hears nothing of it.
            let _ = sender.send(written(&left.file, which, &path));
            ctx.request_repaint();
        };
        let started = thread::Builder::new()
            .name("export".to_owned())
            .spawn(write);
        self.done = None;
        self.coming = started.is_ok().then_some(coming);
    }

    fn hear(&mut self) {
        let Some(coming) = &self.coming else {
            return;
        };
        match coming.try_recv() {
            Ok(done) => self.done = Some(done),
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => {}
        }
        self.coming = None;
    }
}

fn written(file: &EventFile, which: Again, path: &std::path::Path) -> Done {
    let mut count = 0;
    let saved = export::save(&free_name(path), |out| {
        count = again::write(file, which, out)?;
        Ok(())
    });
    saved
        .map(|saved| (saved, count))
        .map_err(|error| error.to_string())
}

/// The name that is proposed: the file's own, with what is in it.
fn proposed(file: &EventFile, which: Again) -> PathBuf {
    let name = file.name();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    // What was translated is written as the features it became.
    let ending = match file.format() {
        Format::Csv { .. } if !ending.is_empty() => ending,
        Format::Csv { .. } => "csv",
        Format::FeatureCollection => "geojson",
        _ => "geojsonl",
    };
    let what = match which {
        Again::Rejected => "not-placed",
        Again::Undated => "undated",
    };
    documents().join(format!("{stem}-{what}.{ending}"))
}
