//! What styles ask of columns, worked out by a thread while the window goes on.

use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Weak};
use std::thread;

use egui::Context;

use crate::events::{EventFile, EventTable, Watch};
use crate::session::{Asked, Dataset, Layer, Work};

/// The thread that works, while there is one.
#[derive(Default)]
pub struct Shading {
    running: Option<Running>,
    /// What is asked for and not there, as it was when `seen` was so.
    missing: Vec<(Arc<EventFile>, Asked)>,
    seen: Option<Seen>,
}

/// All that decides what is missing: while it stays the same, nothing is asked again.
struct Seen {
    layers: Vec<Arc<Layer>>,
    events: Weak<EventTable>,
    revision: u64,
}

impl Seen {
    fn of(data: &Dataset, work: &Work) -> Self {
        Self {
            layers: work.layers.clone(),
            events: Arc::downgrade(&data.events),
            revision: data.shades_revision(),
        }
    }

    fn is(&self, data: &Dataset, work: &Work) -> bool {
        let mut layers = self.layers.iter().zip(&work.layers);
        self.revision == data.shades_revision()
            && std::ptr::eq(self.events.as_ptr(), Arc::as_ptr(&data.events))
            && self.layers.len() == work.layers.len()
            && layers.all(|(seen, now)| Arc::ptr_eq(seen, now))
    }
}

struct Running {
    file: Arc<EventFile>,
    asked: Asked,
    watch: Arc<Watch>,
    done: Receiver<()>,
}

impl Shading {
    /// Begins what `work` asks for and is not there; asked every frame. What is no longer asked for
    /// is stopped.
    pub fn want(&mut self, data: &Dataset, work: &Work, ctx: &Context) {
        if !self.seen.as_ref().is_some_and(|seen| seen.is(data, work)) {
            self.seen = Some(Seen::of(data, work));
            self.missing = data.unmeasured(work);
        }
        if let Some(running) = &self.running {
            let same = |(file, asked): &(Arc<EventFile>, Asked)| {
                Arc::ptr_eq(file, &running.file) && *asked == running.asked
            };
            let wanted = self.missing.iter().any(same);
            if !wanted {
                running.watch.cancel();
            }
            // A thread that failed has hung up, too, and is not begun again before the next frame.
            if running.done.try_recv() != Err(std::sync::mpsc::TryRecvError::Empty) {
                self.running = None;
            }
            return;
        }
        let Some((file, asked)) = self.missing.first().cloned() else {
            return;
        };
        let (sender, done) = channel();
        let watch = Arc::new(Watch::default());
        let (ctx, data) = (ctx.clone(), data.clone());
        let job = {
            let (file, asked, watch) = (Arc::clone(&file), asked.clone(), Arc::clone(&watch));
            move || {
                data.measure(&file, &asked, &watch);
                // A window that is closed has nobody to tell.
                let _ = sender.send(());
                ctx.request_repaint();
            }
        };
        let started = thread::Builder::new().name("columns".to_owned()).spawn(job);
        self.running = started.is_ok().then_some(Running {
            file,
            asked,
            watch,
            done,
        });
    }

    /// Whether a column is being looked at.
    pub fn is_busy(&self) -> bool {
        self.running.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::session::Session;
    use crate::story::Story;

    fn reading() -> (Dataset, Session) {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        let data = Dataset::new(atlas, story);
        let session = Session::new(&data, [800.0, 600.0]);
        (data, session)
    }

    #[test]
    fn what_is_missing_is_asked_again_only_when_layers_events_or_answers_are_others() {
        let (data, session) = reading();
        let mut work = session.work.clone();
        let layer = Layer {
            number: 1,
            ..Layer::of_file("floods.csv".as_ref())
        };
        work.layers.push(Arc::new(layer));
        let seen = Seen::of(&data, &work);
        assert!(seen.is(&data, &work));
        assert!(seen.is(&data.clone(), &work.clone()));
        let mut others = work.clone();
        others.layers[0] = Arc::new(Layer::clone(&work.layers[0]));
        assert!(!seen.is(&data, &others), "another layer in its place");
        others.layers.clear();
        assert!(!seen.is(&data, &others), "no layer");
        let read = data.with_events(EventTable::default(), &[]);
        assert!(!seen.is(&read, &work), "other events");
    }

    #[test]
    fn a_window_without_layers_asks_for_nothing() {
        let (data, session) = reading();
        let mut shading = Shading::default();
        shading.want(&data, &session.work, &Context::default());
        assert!(!shading.is_busy() && shading.missing.is_empty());
    }
}
