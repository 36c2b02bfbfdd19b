//! One export on its way to the disk, on a thread of its own: a million events take some seconds,
//! and the window goes on meanwhile.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use egui::Context;

use crate::export::{
    self, EventForm, ExportError, MapForm, MapParts, PassageForm, Saved, choice, events, free_name,
    map_page, passages,
};
use crate::geometry::Viewport;
use crate::map::relief::ReliefImage;
use crate::map::{AtlasShapes, Theme};
use crate::session::{Dataset, Session};

/// What is written, and in which form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum What {
    /// The map as it is seen, as a page.
    Map(MapForm),
    /// Events; only those that show, or all; of one file, or of the story and all files.
    Events(EventForm, bool, Option<u16>),
    /// Passages; only those about the selection, or all.
    Passages(PassageForm, bool),
}

/// All that an export is made from.
pub struct Order {
    /// What is written.
    pub what: What,
    /// Where; another name is taken if there is such a file.
    pub path: PathBuf,
    /// What is read.
    pub data: Dataset,
    /// Where the reader is.
    pub session: Session,
    /// Colours.
    pub theme: Theme,
    /// The atlas, prepared.
    pub shapes: Arc<AtlasShapes>,
    /// The relief, where there is one.
    pub relief: Option<ReliefImage>,
}

/// What became of it: the file, or a sentence.
pub type Done = Result<Saved, String>;

/// An export that is being written.
pub struct Job(Receiver<Done>);

/// The least width and height of a map as a picture, in points: room for title and legend even if
/// the map in the window is small.
const LEAST: [f32; 2] = [1000.0, 700.0];

impl Job {
    /// Begins to write; without a thread it is written at once.
    pub fn start(ctx: &Context, order: Order) -> Self {
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        let order = Arc::new(order);
        let (on_thread, teller) = (Arc::clone(&order), sender.clone());
        let spawned = thread::Builder::new()
            .name("export".to_owned())
            .spawn(move || {
                // A window that is closed meanwhile hears nothing of it.
                let _ = teller.send(on_thread.carry_out());
                ctx.request_repaint();
            });
        if spawned.is_err() {
            let _ = sender.send(order.carry_out());
        }
        Self(receiver)
    }

    /// What became of it, once it is done.
    pub fn done(&self) -> Option<Done> {
        match self.0.try_recv() {
            Ok(done) => Some(done),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                Some(Err("the program stopped writing it".to_owned()))
            }
        }
    }
}

impl Order {
    fn carry_out(&self) -> Done {
        let path = free_name(&self.path);
        let saved = export::save(&path, |out| self.write(out));
        saved.map_err(|error| error.to_string())
    }

    fn write(&self, out: &mut dyn Write) -> Result<(), ExportError> {
        let (data, session) = (&self.data, &self.session);
        match self.what {
            What::Map(form) => {
                let mut session = session.clone();
                let [width, height] = session.view.size();
                let size = [width.max(LEAST[0]), height.max(LEAST[1])];
                session.view = Viewport::fit(session.view.geo_bounds(), size, 0.0);
                let parts = MapParts {
                    data,
                    session: &session,
                    theme: &self.theme,
                    shapes: &self.shapes,
                    relief: self.relief.as_ref(),
                };
                Ok(out.write_all(&map_page::bytes(form, &parts, map_page::now())?)?)
            }
            What::Events(form, only_shown, file) => {
                let rows = if only_shown {
                    choice::events_that_show(session, data)
                } else {
                    choice::all_events(data)
                };
                let shapes = choice::shapes_for(session, data, (only_shown, file));
                let rows = match file {
                    Some(file) => choice::of_file(rows, file, data),
                    None => rows,
                };
                events::write(form, (&rows, &shapes), data, out)
            }
            What::Passages(form, only_shown) => {
                let indices = if only_shown {
                    choice::passages_that_show(session, data)
                } else {
                    choice::all_passages(data)
                };
                passages::write(form, &indices, data, session.shows_own(data), out)
            }
        }
    }
}

impl What {
    /// How its files end.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Map(form) => form.ending(),
            Self::Events(form, ..) => form.ending(),
            Self::Passages(form, _) => form.ending(),
        }
    }

    /// The file that is proposed: in the folder that the system keeps for its sort, or at home.
    pub fn usual_file(self, data: &Dataset) -> PathBuf {
        let part = match self {
            Self::Map(_) => "map",
            Self::Events(..) => "events",
            Self::Passages(..) => "passages",
        };
        let of = match self {
            Self::Events(_, _, Some(file)) => stem_of(file, data),
            _ => None,
        };
        let of = of.unwrap_or_else(|| data.story.article().id.clone());
        let name = format!("{of}-{part}.{}", self.ending());
        let folder = match self {
            Self::Map(_) => folder(directories::UserDirs::picture_dir),
            Self::Events(..) | Self::Passages(..) => documents(),
        };
        folder.join(name)
    }
}

/// The name of a file that was read, without its ending.
fn stem_of(number: u16, data: &Dataset) -> Option<String> {
    let stem = data.file_of(number)?.path().file_stem()?;
    Some(stem.to_string_lossy().into_owned())
}

/// The folder that the system keeps for documents, or home.
pub fn documents() -> PathBuf {
    folder(directories::UserDirs::document_dir)
}

fn folder(own: impl Fn(&directories::UserDirs) -> Option<&Path>) -> PathBuf {
    let Some(dirs) = directories::UserDirs::new() else {
        return PathBuf::new();
    };
    let own = own(&dirs).filter(|folder| folder.is_dir());
    own.unwrap_or(dirs.home_dir()).to_owned()
}
