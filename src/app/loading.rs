//! What a reader has brought on its way into the window: what the session wants is compared with
//! what is loaded, and what is missing is read by a thread and shown as it comes.
//!
//! What was read is kept, so that taking back an import, or bringing it again, reads nothing.

mod again;
mod fault_list;
mod fault_rows;
mod job;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use egui::{Context, ProgressBar, RichText, Ui};

use super::{View, colour, style};
use crate::atlas::OwnPlaces;
use crate::events::read::Doubt;
use crate::events::{EventFile, FileBatches, FileReport, Import, Watch};
use crate::geometry::Viewport;
use crate::map::AtlasShapes;
use crate::map::text::grouped;
use crate::session::{Dataset, Source, StoryChoice, Work};
use crate::story::draft::Teller;
pub use fault_list::FaultList;
use job::{Done, Failure, Job, News};

/// How often the line of progress moves.
const PROGRESS: Duration = Duration::from_millis(80);

/// Events that are kept though nobody wants them now: an undone import comes back at once.
const KEPT: usize = 2_000_000;

/// What makes a layer another one to read: its name and its style do not.
#[derive(Clone, Debug, PartialEq)]
struct LayerKey {
    number: u16,
    source: Source,
    import: Import,
}

/// What the session wants to have read.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wanted {
    story: StoryChoice,
    layers: Vec<LayerKey>,
}

impl Wanted {
    fn of(work: &Work) -> Self {
        let key = |layer: &Arc<crate::session::Layer>| LayerKey {
            number: layer.number,
            source: layer.source.clone(),
            import: layer.import.clone(),
        };
        let mut layers: Vec<LayerKey> = work.layers.iter().map(key).collect();
        // Order is a matter of drawing.
        layers.sort_by_key(|key| key.number);
        Self {
            story: work.story.clone(),
            layers,
        }
    }

    /// Whether this is just what `work` wants: asked every frame, so nothing is copied.
    fn is_of(&self, work: &Work) -> bool {
        let is_key = |layer: &Arc<crate::session::Layer>| {
            let place = self
                .layers
                .binary_search_by_key(&layer.number, |key| key.number);
            let key = place.ok().and_then(|place| self.layers.get(place));
            key.is_some_and(|key| key.source == layer.source && key.import == layer.import)
        };
        self.story == work.story
            && self.layers.len() == work.layers.len()
            && work.layers.iter().all(is_key)
    }
}

/// A layer that was read.
struct Known {
    key: LayerKey,
    file: Arc<EventFile>,
    batches: FileBatches,
    report: FileReport,
    /// The places that its lines and areas are.
    own: Arc<OwnPlaces>,
}

impl Known {
    fn events(&self) -> usize {
        self.batches.batches.iter().map(|batch| batch.len()).sum()
    }
}

/// A thread that reads.
struct Running {
    wanted: Wanted,
    names: Vec<String>,
    watch: Arc<Watch>,
    news: Receiver<News>,
    /// Whether what it reads is no longer wanted.
    abandoned: bool,
}

/// What came since the last frame.
#[derive(Default)]
pub struct Came {
    /// A data set with other things in it than before.
    pub data: Option<Dataset>,
    /// Its atlas, prepared for drawing, where that is another one.
    pub shapes: Option<Arc<AtlasShapes>>,
    /// What is to be said above the map.
    pub sentences: Vec<String>,
    /// Layers that were opened just now and are nothing that durand reads.
    pub refused: Vec<u16>,
    /// Layers that were read or opened just now, and somebody should say how they are to be read.
    pub doubtful: Vec<u16>,
}

/// Why a layer has no events.
#[derive(Clone, Debug)]
pub struct Unread<'a> {
    /// The sentence.
    pub why: &'a str,
    /// The name of its file, where that is not there.
    pub missing: Option<String>,
}

/// What is being read, and what was.
pub struct Loading {
    first: Dataset,
    base: (StoryChoice, Dataset),
    loaded: Wanted,
    known: Vec<Arc<Known>>,
    opened: Vec<Arc<EventFile>>,
    running: Option<Running>,
    failed: BTreeMap<u16, (LayerKey, Failure)>,
    /// What was told last, with everything that was read.
    now: Dataset,
    teller: Teller,
    /// What is wrong with single events.
    pub faults: FaultList,
}

impl Loading {
    /// Nothing brought yet: `data` is what the window began with, `opened` files that are open.
    pub fn new(data: &Dataset, opened: Vec<Arc<EventFile>>) -> Self {
        Self {
            first: data.clone(),
            base: (StoryChoice::default(), data.clone()),
            loaded: Wanted::default(),
            known: Vec::new(),
            opened,
            running: None,
            failed: BTreeMap::new(),
            now: data.clone(),
            teller: Teller::new(Arc::clone(&data.atlas)),
            faults: FaultList::default(),
        }
    }

    /// Whether something is being read.
    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }

    /// Why a layer could not be read, if it could not.
    pub fn why_failed(&self, number: u16) -> Option<Unread<'_>> {
        let (key, failure) = self.failed.get(&number)?;
        Some(Unread {
            why: &failure.why,
            missing: failure.is_missing.then(|| key.source.file_name()),
        })
    }

    /// Layers whose file is not where it was.
    pub fn lost(&self) -> Vec<u16> {
        let is_wanted = |key: &LayerKey| self.loaded.layers.contains(key);
        let failed = self.failed.iter();
        failed
            .filter(|(_, (key, failure))| failure.is_missing && is_wanted(key))
            .map(|(number, _)| *number)
            .collect()
    }

    /// What became of the file of a layer, once it is read.
    pub fn report(&self, number: u16) -> Option<&FileReport> {
        let mut wanted = self.known.iter().filter(|known| self.is_loaded(known));
        let known = wanted.find(|known| known.key.number == number)?;
        Some(&known.report)
    }

    fn is_loaded(&self, known: &Known) -> bool {
        self.loaded.layers.contains(&known.key)
    }

    /// What tells drafts on the atlas that the window began with.
    pub fn teller(&mut self) -> &mut Teller {
        &mut self.teller
    }

    /// What is written is told at once where only its words are others than before, or where no
    /// file has to be sorted in again; else a thread tells it.
    pub fn retell(&mut self, work: &Work) -> Option<Dataset> {
        let StoryChoice::Draft(draft) = &work.story else {
            return None;
        };
        if self.running.is_some() || self.loaded.story == work.story {
            return None;
        }
        let layers = Wanted::of(work).layers;
        if layers != self.loaded.layers {
            return None;
        }
        let story = Arc::new(self.teller.story(draft));
        let anew = |first: &Dataset, teller: &Teller| {
            first.with_story_on(Arc::clone(&story), Arc::clone(teller.atlas()))
        };
        let data = match self.now.retold(&story) {
            Some(data) => data,
            None if layers.is_empty() => anew(&self.first, &self.teller),
            None => return None,
        };
        let base = self.base.1.retold(&story);
        let base = base.unwrap_or_else(|| anew(&self.first, &self.teller));
        self.base = (work.story.clone(), base);
        self.loaded.story = work.story.clone();
        self.now = data.clone();
        Some(data)
    }

    /// Begins to read what `work` wants and is not there; asked every frame.
    ///
    /// `shapes` is the atlas as it is drawn now in `view`.
    pub fn want(&mut self, work: &Work, shapes: &Arc<AtlasShapes>, view: Viewport, ctx: &Context) {
        if let Some(running) = &mut self.running {
            if !running.abandoned && !running.wanted.is_of(work) {
                let wanted = Wanted::of(work);
                let gone = |key: &LayerKey| !wanted.layers.contains(key);
                // What is still wanted is read to its end first.
                if running.wanted.layers.iter().any(gone) {
                    running.abandoned = true;
                    running.watch.cancel();
                }
            }
            return;
        }
        if !self.loaded.is_of(work) {
            let wanted = Wanted::of(work);
            self.failed
                .retain(|_, (key, _)| wanted.layers.contains(key));
            self.start(wanted, (shapes, view), ctx);
        }
    }

    fn start(
        &mut self,
        wanted: Wanted,
        (shapes, view): (&Arc<AtlasShapes>, Viewport),
        ctx: &Context,
    ) {
        let is_wanted = |known: &&Arc<Known>| wanted.layers.contains(&known.key);
        let known: Vec<Arc<Known>> = self.known.iter().filter(is_wanted).cloned().collect();
        let is_new = |key: &&LayerKey| {
            let failed = self.failed.get(&key.number);
            !known.iter().any(|known| known.key == **key)
                && failed.is_none_or(|(failed, _)| failed != *key)
        };
        let names = wanted.layers.iter().filter(is_new);
        let names = names.map(|key| key.source.file_name()).collect();
        // What cannot be read is not tried again and again.
        let mut to_read = wanted.clone();
        to_read
            .layers
            .retain(|key| self.failed.get(&key.number).is_none_or(|(f, _)| f != key));
        let watch = Arc::new(Watch::default());
        let (sender, news) = channel();
        let job = Job {
            ctx: ctx.clone(),
            first: self.first.clone(),
            base: self.base.clone(),
            wanted: to_read,
            known,
            opened: std::mem::take(&mut self.opened),
            shapes: Arc::clone(shapes),
            view,
            watch: Arc::clone(&watch),
            sender,
        };
        let name = "what a reader brings".to_owned();
        let started = thread::Builder::new().name(name).spawn(move || job.run());
        self.running = started.is_ok().then_some(Running {
            wanted,
            names,
            watch,
            news,
            abandoned: false,
        });
    }

    /// Takes what has come since the last frame.
    pub fn take(&mut self) -> Came {
        let mut came = Came::default();
        let Some(running) = &self.running else {
            return came;
        };
        let mut done = None;
        loop {
            match running.news.try_recv() {
                Ok(News::SoFar(_)) if running.abandoned => {}
                Ok(News::SoFar(data)) => came.data = Some(*data),
                Ok(News::Done(last)) => done = Some(*last),
                Err(std::sync::mpsc::TryRecvError::Empty) => break,
                Err(std::sync::mpsc::TryRecvError::Disconnected) => {
                    if done.is_none() {
                        // A thread that died has read nothing; what it was to read is not tried again.
                        self.loaded = running.wanted.clone();
                        self.running = None;
                        return came;
                    }
                    break;
                }
            }
        }
        if let Some(done) = done
            && let Some(running) = self.running.take()
        {
            self.finish(&running, done, &mut came);
        }
        came
    }

    fn finish(&mut self, running: &Running, done: Done, came: &mut Came) {
        self.base = done.base;
        if running.abandoned {
            // What was cut short is not kept, what was whole is.
            let whole = done.read.into_iter().filter(|read| !read.report.cancelled);
            self.known.extend(whole);
            return;
        }
        if done.read.iter().any(|read| read.report.cancelled) {
            let count = grouped(running.watch.events());
            came.sentences.push(format!(
                "Reading was stopped: the {count} events read by then are shown, the rest of the files is not."
            ));
        }
        // Whoever has said how a file is to be read is not asked again.
        let doubtful = done.read.iter().filter(|read| {
            let asks = read.report.doubts.iter().any(Doubt::asks);
            asks && read.key.import == Import::default()
        });
        came.doubtful.extend(doubtful.map(|read| read.key.number));
        self.known.extend(done.read);
        for (key, failure) in done.failed {
            if failure.is_unplaced {
                // Its columns can be named yet.
                came.doubtful.push(key.number);
            } else if !failure.is_missing {
                // One that is missing is told for as long as it is, with a way to locate it.
                came.sentences.push(failure.why.clone());
                came.refused.push(key.number);
            }
            self.failed.insert(key.number, (key, failure));
        }
        came.sentences.extend(done.sentences);
        self.loaded = running.wanted.clone();
        self.forget();
        let known = self.known.iter().filter(|known| self.is_loaded(known));
        let known: Vec<Arc<Known>> = known.cloned().collect();
        self.faults.tell(
            known
                .iter()
                .map(|known| (known.key.number, &known.file, &known.report)),
        );
        self.now = done.data.clone();
        came.data = Some(done.data);
        came.shapes = Some(done.shapes);
    }

    /// Forgets what nobody wants, the oldest first, beyond what is worth keeping.
    fn forget(&mut self) {
        let mut unwanted: usize = self
            .known
            .iter()
            .filter(|known| !self.is_loaded(known))
            .map(|known| known.events())
            .sum();
        let loaded = &self.loaded;
        self.known.retain(|known| {
            let keep = loaded.layers.contains(&known.key) || unwanted <= KEPT;
            if !keep {
                unwanted -= known.events();
            }
            keep
        });
    }

    /// While files are read: how far, how much, and the way to stop it. It floats over the map, so
    /// that nothing moves when it comes and goes.
    pub fn show(&self, ctx: &Context, view: &View<'_>) {
        let Some(running) = self.running.as_ref().filter(|one| !one.names.is_empty()) else {
            return;
        };
        let strip = egui::Area::new(egui::Id::unique("reading"))
            .order(egui::Order::Foreground)
            .anchor(egui::Align2::CENTER_TOP, [0.0, 54.0]);
        // The line of progress moves though nobody does anything.
        ctx.request_repaint_after(PROGRESS);
        strip.show(ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| line(ui, running, view));
        });
    }
}

fn line(ui: &mut Ui, running: &Running, view: &View<'_>) {
    let watch = &running.watch;
    let (done, total) = (watch.bytes_done(), watch.bytes_total().max(1));
    style::row(ui, |ui| {
        let stopping = watch.is_cancelled();
        let words = view.words();
        let label = words.say(if stopping {
            "loading-stopping"
        } else {
            "loading-stop"
        });
        if ui
            .add_enabled(!stopping, egui::Button::new(label))
            .clicked()
        {
            watch.cancel();
        }
        let share = (done as f64 / total as f64) as f32;
        ui.add(
            ProgressBar::new(share)
                .desired_width(160.0)
                .show_percentage(),
        );
        let weak = colour(view.theme.window.ink_weak);
        let counted = |key: &str, count: u64| {
            let values = [
                ("files", running.names.join(", ").into()),
                ("count", count.into()),
                ("grouped", grouped(count).into()),
            ];
            words.with(key, &values)
        };
        let mut text = counted("loading-so-far", watch.events());
        if watch.faults() > 0 {
            let faults = counted("loading-faults", watch.faults());
            text = format!("{text} · {faults}");
        }
        ui.label(RichText::new(text).color(weak));
    });
}
