//! Saving a story as a folder, on a thread: a disk may be slow, or far away.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::{Context, Ui};

use super::{Frame, StoryEditor, fields};
use crate::atlas::{Atlas, Severity};
use crate::export::{Over, save_story};
use crate::story::Story;
use crate::story::draft::{Draft, StoryFiles};
use crate::words::Words;

/// What became of a saving: the folder and how many faults reading it again finds, or a sentence.
type Done = Result<(PathBuf, usize), String>;

/// Where a story is saved, and what became of it.
#[derive(Default)]
pub struct Saving {
    /// The folder as it stands in its field.
    folder: String,
    /// Whether a reader has written into the field.
    named: bool,
    /// Folders that this story was read from or saved in: it may be written over there.
    own: Vec<PathBuf>,
    running: Option<(Arc<Draft>, Receiver<Done>)>,
    saved: Option<Arc<Draft>>,
    last: Option<Done>,
    said: Option<String>,
}

impl Saving {
    /// For a story that was read from a folder.
    pub fn of(from: Option<PathBuf>) -> Self {
        Self {
            folder: from
                .as_ref()
                .map(|folder| folder.display().to_string())
                .unwrap_or_default(),
            named: from.is_some(),
            own: from.into_iter().collect(),
            ..Self::default()
        }
    }

    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Whether a draft is otherwise than it was saved.
    pub fn is_unsaved(&self, draft: &Arc<Draft>) -> bool {
        self.saved.as_ref().is_none_or(|saved| saved != draft)
    }

    pub fn take_said(&mut self) -> Option<String> {
        self.said.take()
    }

    /// Takes what became of the saving.
    pub fn hear(&mut self, words: Words) {
        let Some((draft, news)) = &self.running else {
            return;
        };
        let done = match news.try_recv() {
            Ok(done) => done,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => Err(words.say("write-save-stopped").into_owned()),
        };
        if let Ok((folder, _)) = &done {
            self.saved = Some(Arc::clone(draft));
            self.own.push(folder.clone());
            self.folder = folder.display().to_string();
            self.named = true;
        }
        self.said = Some(sentence(&done, words));
        self.last = Some(done);
        self.running = None;
    }

    fn begin(&mut self, ctx: &Context, files: StoryFiles, draft: &Arc<Draft>, atlas: &Arc<Atlas>) {
        let folder = PathBuf::from(self.folder.trim());
        let over = if self.own.contains(&folder) {
            Over::AnyStory
        } else {
            Over::SameStory
        };
        let (sender, news) = channel();
        let (ctx, teller) = (ctx.clone(), sender.clone());
        let order = Arc::new((files, folder));
        let on_thread = Arc::clone(&order);
        let on = Arc::clone(atlas);
        let spawned = thread::Builder::new()
            .name("save a story".to_owned())
            .spawn(move || {
                let (files, folder) = &*on_thread;
                // A window that is closed meanwhile hears nothing of it.
                let _ = teller.send(saved(files, folder, over, &on));
                ctx.request_repaint();
            });
        if spawned.is_err() {
            let (files, folder) = &*order;
            let _ = sender.send(saved(files, folder, over, atlas));
        }
        self.running = Some((Arc::clone(draft), news));
    }
}

fn saved(files: &StoryFiles, folder: &Path, over: Over, atlas: &Atlas) -> Done {
    let folder = save_story(files, folder, over).map_err(|error| error.to_string())?;
    let (_, report) = Story::read_dir(&folder, atlas).map_err(|error| error.to_string())?;
    let errors = report
        .faults
        .iter()
        .filter(|fault| fault.severity == Severity::Error);
    let faults = errors.count();
    Ok((folder, faults))
}

fn sentence(done: &Done, words: Words) -> String {
    match done {
        Ok((folder, faults)) => {
            let values = [
                ("folder", folder.display().to_string().into()),
                ("count", (*faults).into()),
            ];
            words.with("write-saved", &values)
        }
        Err(why) => words.with("write-save-failed", &[("why", why.as_str().into())]),
    }
}

/// The folder that is proposed: with the reader's documents, or at home.
fn usual_folder(id: &str) -> PathBuf {
    let dirs = directories::UserDirs::new();
    let folder = dirs.as_ref().map(|dirs| {
        let own = dirs.document_dir().filter(|folder| folder.is_dir());
        own.unwrap_or(dirs.home_dir())
    });
    folder.unwrap_or(Path::new("")).join(id)
}

impl StoryEditor {
    /// Saves what is written; without a title it says that one is wanted.
    pub(super) fn save(&mut self, ctx: &Context, frame: &mut Frame<'_>) {
        if self.saving.is_busy() {
            return;
        }
        let atlas = Arc::clone(frame.teller.bare());
        let Some(files) = frame.draft.files(&atlas) else {
            self.said = Some(frame.say("draft-fault-no-title"));
            self.want(super::Field::Title, 0);
            return;
        };
        if self.saving.folder.trim().is_empty() {
            self.saving.folder = usual_folder(&files.id).display().to_string();
        }
        self.saving.begin(ctx, files, frame.draft, &atlas);
    }

    /// The folder, and what became of the last saving.
    pub(super) fn save_fields(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let words = frame.view.words();
        fields::heading(ui, &words.say("write-save-title"));
        if !self.saving.named {
            let folder = usual_folder(&frame.draft.about().id_or_slug());
            self.saving.folder = folder.display().to_string();
        }
        let name = words.say("write-save-folder");
        let field = fields::field(ui, &name, &mut self.saving.folder, 1, None);
        self.saving.named |= field.changed();
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.horizontal(|ui| {
            let save = egui::Button::new(words.say("write-save-here"));
            let clicked = ui.add_enabled(!self.saving.is_busy(), save).clicked();
            if clicked || entered {
                self.save(ui.ctx(), frame);
            }
            if self.saving.is_busy() {
                ui.spinner();
            }
        });
        // It is told of what was saved, and not of what has changed since.
        let unsaved = self.is_unsaved(frame.draft);
        let last = self.saving.last.as_ref();
        if let Some(last) = last.filter(|last| last.is_err() || !unsaved) {
            let text = sentence(last, words);
            match last {
                Ok(_) => {
                    ui.label(text);
                }
                Err(_) => fields::warning(ui, &text, frame.view),
            }
        }
        fields::hint(ui, &words.say("write-save-help"));
    }
}
