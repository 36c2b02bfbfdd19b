//! A look at the beginning of a file, on a thread of its own: a file of another form is translated
//! first, and the window goes on meanwhile.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::Context;

use crate::events::Import;
use crate::events::read::Preview;
use crate::session::Source;

/// What was seen, or why nothing was.
pub(super) type Seen = Result<Preview, String>;

/// A look at a file.
pub(super) struct Looking {
    import: Import,
    coming: Option<Receiver<Seen>>,
}

impl Looking {
    /// Begins to look at a file as `import` says.
    pub(super) fn start(ctx: &Context, source: &Source, import: &Import) -> Self {
        let (sender, coming) = channel();
        let (source, ctx) = (source.clone(), ctx.clone());
        let given = import.clone();
        let look = move || {
            // A window that is closed meanwhile sees nothing of it.
            let _ = sender.send(seen(&source, &given));
            ctx.request_repaint();
        };
        let name = "look at a file".to_owned();
        let started = thread::Builder::new().name(name).spawn(look);
        Self {
            import: import.clone(),
            coming: started.is_ok().then_some(coming),
        }
    }

    /// How the file was looked at.
    pub(super) fn import(&self) -> &Import {
        &self.import
    }

    /// What was found is what was asked for, in full.
    pub(super) fn settle(&mut self, import: &Import) {
        self.import = import.clone();
    }

    /// Whether somebody still looks.
    pub(super) fn is_busy(&self) -> bool {
        self.coming.is_some()
    }

    /// What was seen, once.
    pub(super) fn done(&mut self) -> Option<Seen> {
        let seen = match self.coming.as_ref()?.try_recv() {
            Ok(seen) => Some(seen),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        self.coming = None;
        seen
    }
}

fn seen(source: &Source, import: &Import) -> Seen {
    let seen = match source {
        Source::File(path) => Preview::open(path, import),
        Source::Embedded { name, bytes } => Preview::embedded(name, bytes, import),
    };
    seen.map_err(|error| error.to_string())
}
