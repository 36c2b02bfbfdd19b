//! What styles ask of columns, worked out by a thread while the window goes on.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use egui::Context;

use crate::events::{EventFile, Watch};
use crate::session::{Asked, Dataset, Work};

/// The thread that works, while there is one.
#[derive(Default)]
pub struct Shading {
    running: Option<Running>,
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
        let missing = data.unmeasured(work);
        if let Some(running) = &self.running {
            let same = |(file, asked): &(Arc<EventFile>, Asked)| {
                Arc::ptr_eq(file, &running.file) && *asked == running.asked
            };
            let wanted = missing.iter().any(same);
            if !wanted {
                running.watch.cancel();
            }
            // A thread that failed has hung up, too, and is not begun again before the next frame.
            if running.done.try_recv() != Err(std::sync::mpsc::TryRecvError::Empty) {
                self.running = None;
            }
            return;
        }
        let Some((file, asked)) = missing.into_iter().next() else {
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
