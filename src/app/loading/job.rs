//! The thread that reads: what is missing is read, and all of it put together into a data set.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use egui::Context;

use super::{Known, LayerKey, Wanted};
use crate::atlas::OwnPlaces;
use crate::document::Document;
use crate::events::read::OpenError;
use crate::events::{EventFile, FileBatches, FileReport, Watch, load_beside};
use crate::geometry::Viewport;
use crate::map::AtlasShapes;
use crate::session::{Dataset, Source, StoryChoice, own_places};
use crate::story::Story;

/// What the reading thread tells the window.
pub(super) enum News {
    /// What has come so far.
    SoFar(Box<Dataset>),
    /// All of it.
    Done(Box<Done>),
}

/// What a job came to.
pub(super) struct Done {
    /// What was wanted, as far as it could be had.
    pub(super) data: Dataset,
    /// Its atlas, prepared for drawing.
    pub(super) shapes: Arc<AtlasShapes>,
    /// The story without any file, to begin from the next time.
    pub(super) base: (StoryChoice, Dataset),
    /// What was read now.
    pub(super) read: Vec<Arc<Known>>,
    /// What could not be read, and why.
    pub(super) failed: Vec<(LayerKey, Failure)>,
    /// What else is to be said.
    pub(super) sentences: Vec<String>,
}

/// Why a layer has no events.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    /// The sentence.
    pub(super) why: String,
    /// Whether the file itself could not be had, so that it may come back.
    pub(super) is_missing: bool,
    /// Whether it is a table in which no columns are known to hold positions.
    pub(super) is_unplaced: bool,
}

/// What the thread needs.
pub(super) struct Job {
    pub(super) ctx: Context,
    /// The atlas and the story that the program began with, without files.
    pub(super) first: Dataset,
    /// The story that was last read, without files.
    pub(super) base: (StoryChoice, Dataset),
    pub(super) wanted: Wanted,
    /// What has been read before, of what is wanted.
    pub(super) known: Vec<Arc<Known>>,
    /// Files that are open already.
    pub(super) opened: Vec<Arc<EventFile>>,
    /// The atlas as it is drawn now, and the view in which it is.
    pub(super) shapes: Arc<AtlasShapes>,
    pub(super) view: Viewport,
    pub(super) watch: Arc<Watch>,
    pub(super) sender: Sender<News>,
}

impl Job {
    pub(super) fn run(self) {
        let mut sentences = Vec::new();
        let base = self.base(&mut sentences);
        let (mut opened, mut failed) = (Vec::new(), Vec::new());
        for key in self.missing() {
            match self.open(key) {
                Ok(file) => opened.push((key.clone(), file)),
                Err(failure) => failed.push((key.clone(), failure)),
            }
        }
        let files: Vec<Arc<EventFile>> = opened.iter().map(|(_, file)| Arc::clone(file)).collect();
        let all: Vec<Arc<EventFile>> = self
            .known
            .iter()
            .map(|known| Arc::clone(&known.file))
            .chain(files.iter().cloned())
            .collect();
        let known: Vec<FileBatches> = self
            .known
            .iter()
            .map(|known| known.batches.clone())
            .collect();
        let told = base.1.story.events();
        let mut own: Vec<Arc<OwnPlaces>> = self
            .known
            .iter()
            .map(|known| Arc::clone(&known.own))
            .collect();
        let shaped = base.1.with_own(&own);
        let mut so_far = |table| {
            let data = shaped.with_events(table, &all);
            self.tell(News::SoFar(Box::new(data)));
        };
        let loaded = load_beside(told, known, &files, &self.watch, &mut so_far);
        let mut read = Vec::new();
        let mut batches = loaded.batches.into_iter();
        let reports = loaded.files.into_iter().map(Some);
        // Files behind one at which the reading was stopped have not been begun.
        let reports = reports.chain(std::iter::repeat_with(|| None));
        for ((key, file), report) in opened.into_iter().zip(reports) {
            let batches = batches.next().unwrap_or_else(|| FileBatches {
                file: key.number,
                batches: Vec::new(),
            });
            let mut report = match report {
                Some(Ok(report)) => report,
                // What came before the fault is kept.
                Some(Err(error)) => {
                    sentences.push(error.to_string());
                    FileReport::default()
                }
                None => FileReport {
                    cancelled: true,
                    ..FileReport::default()
                },
            };
            let places = Arc::new(own_places(&file, &report.shapes));
            report.faults.add_errors(&places.faults);
            own.push(Arc::clone(&places));
            read.push(Arc::new(Known {
                key,
                file,
                batches,
                report,
                own: places,
            }));
        }
        // The atlas has them in the order of their numbers, whatever was read last.
        own.sort_by_key(|places| places.file());
        let data = base.1.with_events(loaded.table, &all).with_own(&own);
        let shapes = Arc::new(self.shapes.on(&data.atlas));
        shapes.band(&self.view);
        shapes.own(&self.view).for_each(drop);
        self.tell(News::Done(Box::new(Done {
            data: data.clone(),
            shapes,
            base,
            read,
            failed,
            sentences,
        })));
        // The window shows the regions' numbers as soon as they are there.
        data.region_counts();
        data.own_counts();
        self.ctx.request_repaint();
    }

    /// The atlas and the story that are wanted, read if they are other ones than before.
    fn base(&self, sentences: &mut Vec<String>) -> (StoryChoice, Dataset) {
        if self.base.0 == self.wanted.story {
            return self.base.clone();
        }
        let data = match &self.wanted.story {
            StoryChoice::First => self.first.clone(),
            StoryChoice::Text(path) => match Document::open(path) {
                Ok(text) => {
                    let story = Story::of_text(&text, path, &self.first.atlas);
                    self.first.with_story(story)
                }
                Err(error) => {
                    sentences.push(error.to_string());
                    self.base.1.clone()
                }
            },
            StoryChoice::Draft(draft) => self.first.with_story(draft.story(&self.first.atlas)),
            StoryChoice::Folder(folder) => match Story::read_dir(folder, &self.first.atlas) {
                Ok((story, report)) => {
                    sentences.extend(report.faults.iter().map(ToString::to_string));
                    self.first.with_story(story)
                }
                Err(error) => {
                    sentences.push(error.to_string());
                    self.base.1.clone()
                }
            },
        };
        (self.wanted.story.clone(), data)
    }

    /// What is wanted and has not been read.
    fn missing(&self) -> impl Iterator<Item = &LayerKey> {
        let is_known = |key: &LayerKey| self.known.iter().any(|known| known.key == *key);
        self.wanted.layers.iter().filter(move |key| !is_known(key))
    }

    fn open(&self, key: &LayerKey) -> Result<Arc<EventFile>, Failure> {
        let mut opened = self.opened.iter();
        if let Some(file) = opened.find(|file| {
            file.number() == key.number
                && key.source.path() == Some(file.path())
                && *file.asked() == key.import
        }) {
            return Ok(Arc::clone(file));
        }
        let file = match &key.source {
            Source::File(path) => {
                EventFile::open_watched(path, key.number, &key.import, &self.watch)
            }
            Source::Embedded { name, bytes } => {
                EventFile::embedded(name, bytes, key.number, &key.import)
            }
        };
        file.map(Arc::new).map_err(|error| Failure {
            // Of several columns somebody can say which hold positions.
            is_unplaced: matches!(error, OpenError::NoColumns { columns: 2.., .. }),
            is_missing: matches!(
                error,
                OpenError::Missing { .. } | OpenError::Forbidden { .. } | OpenError::NoFile { .. }
            ),
            why: error.to_string(),
        })
    }

    fn tell(&self, news: News) {
        // A window that is closed has nobody to tell.
        let _ = self.sender.send(news);
        self.ctx.request_repaint();
    }
}
