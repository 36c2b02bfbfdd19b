//! The reader's own copy of the article on its way into the window: a thread reads it and lays it
//! beside the story. What was read is kept, so that undoing and redoing read nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::Context;

use crate::atlas::Atlas;
use crate::document::Document;
use crate::session::{Dataset, StoryChoice, Work};
use crate::story::{NotThisArticle, OwnCopy, Story};

/// Copies that are kept though they are not wanted now.
const KEPT: usize = 4;

/// What is to be done with a text that was read.
pub enum Came {
    /// The data with the copy, or without one that is no longer wanted.
    Data(Dataset),
    /// The text is a copy of the article that the window began with, and another story is read.
    OfFirst,
    /// It is no copy of any article that is known here: it is to be read for itself.
    Unknown(PathBuf),
    /// It could not be read, and this sentence says why.
    Failed(String),
}

/// What a text turned out to be.
#[derive(Clone)]
enum Found {
    Copy(Arc<OwnCopy>),
    OfFirst,
    Unknown,
    Failed(Failure),
}

/// Why a text could not be read.
#[derive(Clone)]
struct Failure {
    sentence: String,
    /// Whether it is not where it was, so that it may be located.
    is_missing: bool,
}

/// A text that was laid beside a story.
struct Known {
    path: PathBuf,
    story: Arc<Story>,
    found: Found,
}

impl Known {
    fn is(&self, path: &Path, story: &Arc<Story>) -> bool {
        self.path == path && Arc::ptr_eq(&self.story, story)
    }
}

struct Running {
    path: PathBuf,
    story: Arc<Story>,
    news: Receiver<Found>,
}

/// The copies that were read, the last one first.
pub struct OwnCopies {
    /// The story that the window began with.
    first: Arc<Story>,
    known: Vec<Known>,
    running: Option<Running>,
}

impl OwnCopies {
    /// None yet; the window begins with `data`.
    pub fn new(data: &Dataset) -> Self {
        Self {
            first: Arc::clone(&data.story),
            known: Vec::new(),
            running: None,
        }
    }

    /// Brings `data` to what `work` wants of a copy, as far as it is read; asked every frame.
    pub fn want(&mut self, work: &Work, data: &Dataset, ctx: &Context) -> Option<Came> {
        // What is being written is nobody's copy yet.
        let article = work.article.as_ref();
        let article = article.filter(|_| !matches!(work.story, StoryChoice::Draft(_)));
        let Some(path) = article.map(|article| article.path.as_path()) else {
            return data
                .copy
                .is_some()
                .then(|| Came::Data(data.with_copy(None)));
        };
        let told = self.hear();
        let known = self.known.iter().find(|known| known.is(path, &data.story));
        let Some(known) = known else {
            self.begin(path, data, ctx);
            return None;
        };
        match known.found.clone() {
            Found::Copy(copy) => {
                let has = data
                    .copy
                    .as_ref()
                    .is_some_and(|own| Arc::ptr_eq(own, &copy));
                (!has).then(|| Came::Data(data.with_copy(Some(copy))))
            }
            Found::OfFirst => Some(Came::OfFirst),
            Found::Unknown => Some(Came::Unknown(path.to_owned())),
            // Said once, when it is heard; a copy that is shown is another one.
            Found::Failed(_) if data.copy.is_some() => Some(Came::Data(data.with_copy(None))),
            // It stays a line above the map, with the way to locate it.
            Found::Failed(failure) if failure.is_missing => None,
            Found::Failed(failure) => told.then_some(Came::Failed(failure.sentence)),
        }
    }

    /// The copy that `work` wants and that is not where it was, with the sentence that says so.
    pub fn lost<'a>(&'a self, work: &'a Work, data: &Dataset) -> Option<(&'a Path, &'a str)> {
        let path = work.article.as_ref()?.path.as_path();
        if matches!(work.story, StoryChoice::Draft(_)) {
            return None;
        }
        let known = self
            .known
            .iter()
            .find(|known| known.is(path, &data.story))?;
        match &known.found {
            Found::Failed(failure) if failure.is_missing => Some((path, &failure.sentence)),
            _ => None,
        }
    }

    /// What could not be read is read again when it is wanted: it may be there now.
    pub fn try_again(&mut self) {
        let failed = |known: &Known| matches!(known.found, Found::Failed(_));
        self.known.retain(|known| !failed(known));
    }

    /// Whether a text is being read.
    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Takes what the thread has found; whether it has just found it.
    fn hear(&mut self) -> bool {
        let Some(running) = &self.running else {
            return false;
        };
        let found = match running.news.try_recv() {
            Ok(found) => found,
            Err(TryRecvError::Empty) => return false,
            Err(TryRecvError::Disconnected) => {
                let path = running.path.display();
                Found::Failed(Failure {
                    sentence: format!("{path}: reading it failed; try a plain text"),
                    is_missing: false,
                })
            }
        };
        if let Some(Running { path, story, .. }) = self.running.take() {
            self.known.insert(0, Known { path, story, found });
            self.known.truncate(KEPT);
        }
        true
    }

    fn begin(&mut self, path: &Path, data: &Dataset, ctx: &Context) {
        if self.running.is_some() {
            return;
        }
        let (sender, news) = channel();
        let (story, first) = (Arc::clone(&data.story), Arc::clone(&self.first));
        let (path, atlas, ctx) = (path.to_owned(), Arc::clone(&data.atlas), ctx.clone());
        let running = Running {
            path: path.clone(),
            story: Arc::clone(&story),
            news,
        };
        let read = move || {
            // A window that is closed has nobody to tell.
            let _ = sender.send(found(&path, &story, &first, &atlas));
            ctx.request_repaint();
        };
        let name = "the copy of the article".to_owned();
        let started = thread::Builder::new().name(name).spawn(read);
        self.running = started.is_ok().then_some(running);
    }
}

fn found(path: &Path, story: &Arc<Story>, first: &Arc<Story>, atlas: &Atlas) -> Found {
    let document = match Document::open(path) {
        Ok(document) => document,
        Err(error) => {
            return Found::Failed(Failure {
                sentence: error.to_string(),
                is_missing: path.try_exists().is_ok_and(|there| !there),
            });
        }
    };
    let beside = |story: &Story| OwnCopy::align(&document, path, story, atlas);
    match beside(story) {
        Ok(copy) => Found::Copy(Arc::new(copy)),
        Err(NotThisArticle::Other | NotThisArticle::NoFingerprints) => {
            let other = !Arc::ptr_eq(story, first);
            if other && beside(first).is_ok() {
                Found::OfFirst
            } else {
                Found::Unknown
            }
        }
    }
}
