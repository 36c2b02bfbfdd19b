//! What a reader has brought: a story, a copy of the article, files of events and shapes.
//!
//! [`Work`] says what is wanted, and nothing of what was read: whoever shows a session compares it
//! with what is loaded and reads what is missing. As it is part of the [`Session`], an import is
//! undone like everything else.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::style::Style;
use super::{Command, Effect, LayerId, Session};
use crate::events::Import;
use crate::events::read::DayOrder;
use crate::story::Draft;
use crate::words::short;

/// All that a reader has brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// What is read.
    pub story: StoryChoice,
    /// The reader's own copy of the article.
    pub article: Option<OwnArticle>,
    /// Files of events and shapes, as the list shows them: the first is drawn above the others.
    pub layers: Vec<Arc<Layer>>,
}

/// Which story is read.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub enum StoryChoice {
    /// The one the program began with: that inside it, or that of `--story`.
    #[default]
    First,
    /// The one in this folder.
    Folder(PathBuf),
    /// The text in this file, of which no story tells: its own paragraphs, and no events.
    Text(PathBuf),
    /// The one that is being written.
    Draft(Arc<Draft>),
}

/// A reader's own copy of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnArticle {
    /// Where it is; nothing of its text is kept.
    pub path: PathBuf,
    /// Whether it is what the reader shows, or the digest.
    pub shown: bool,
}

/// A file of events or shapes, and how it is read and drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// What [`EventKey::file`](crate::events::EventKey::file) calls it: from 1, and never the same
    /// twice in a session; 0 until the session has given it one.
    pub number: u16,
    /// Where its bytes are.
    pub source: Source,
    /// What the reader calls it.
    pub name: String,
    /// How it is read.
    pub import: Import,
    /// How it is drawn.
    pub style: Style,
}

/// Where the bytes of a layer are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// In a file.
    File(PathBuf),
    /// In the project itself.
    Embedded {
        /// What the file was called, with its ending.
        name: String,
        /// What it held.
        bytes: Arc<[u8]>,
    },
}

impl Source {
    /// The name of the file, without its folder.
    pub fn file_name(&self) -> String {
        match self {
            Self::File(path) => path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned(),
            Self::Embedded { name, .. } => name.clone(),
        }
    }

    /// The file, if it is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Embedded { .. } => None,
        }
    }
}

impl Layer {
    /// A layer of a file, called as the file is, read and drawn as durand thinks best.
    pub fn of_file(path: &Path) -> Self {
        let stem = path.file_stem().unwrap_or(path.as_os_str());
        Self {
            number: 0,
            name: stem.to_string_lossy().into_owned(),
            source: Source::File(path.to_owned()),
            import: Import::default(),
            style: Style::default(),
        }
    }
}

impl Work {
    /// The layer of that number.
    pub fn layer(&self, number: u16) -> Option<&Arc<Layer>> {
        self.layers.iter().find(|layer| layer.number == number)
    }

    /// Where in the list the layer of that number stands.
    pub fn place_of(&self, number: u16) -> Option<usize> {
        self.layers.iter().position(|layer| layer.number == number)
    }
}

impl Session {
    /// Begins with what somebody has brought, whose layers have their numbers already.
    pub fn adopt(&mut self, work: Work) {
        let numbers = work.layers.iter().map(|layer| layer.number);
        self.last_layer = numbers.fold(self.last_layer, u16::max);
        self.work = work;
    }

    /// Does what a command about what a reader has brought says.
    pub(super) fn apply_to_work(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::AddLayers(layers) => return self.add_layers(layers),
            Command::RemoveLayer(number) => return self.take_away(number),
            Command::MoveLayer(number, place) => self.move_layer(number, place),
            Command::ChangeLayer(changed) => {
                let said = self.told_of_reading(&changed);
                self.change_layer(changed);
                return said.into_iter().collect();
            }
            Command::ChangeLayers(all) => all.into_iter().for_each(|one| self.change_layer(one)),
            Command::SetArticle(article) => self.work.article = article,
            Command::ToggleOwnArticle => {
                if let Some(article) = &mut self.work.article {
                    article.shown = !article.shown;
                }
            }
            Command::SetStory(story) => {
                // A copy is one of the article of the story that is read.
                if self.work.story != story {
                    self.work.article = None;
                }
                self.work.story = story;
            }
            _ => {}
        }
        Vec::new()
    }

    fn add_layers(&mut self, layers: Vec<Layer>) -> Vec<Effect> {
        let mut refused = Vec::new();
        for (place, layer) in layers.into_iter().enumerate() {
            let Some(number) = self.last_layer.checked_add(1) else {
                let said = self.words().say("work-too-many-layers").into_owned();
                refused.push(Effect::Say(said));
                break;
            };
            self.last_layer = number;
            let layer = Arc::new(Layer { number, ..layer });
            self.work
                .layers
                .insert(place.min(self.work.layers.len()), layer);
        }
        refused
    }

    fn change_layer(&mut self, changed: Arc<Layer>) {
        let mut layers = self.work.layers.iter_mut();
        if let Some(layer) = layers.find(|layer| layer.number == changed.number) {
            *layer = changed;
        }
    }

    /// What is said of a layer that is to be read in another way than before.
    fn told_of_reading(&self, changed: &Layer) -> Option<Effect> {
        let before = self.work.layer(changed.number)?;
        if before.import == changed.import {
            return None;
        }
        let left_open = Import {
            day_order: Some(DayOrder::Ambiguous),
            ..before.import.clone()
        };
        let key = if changed.import == left_open {
            "work-left-open"
        } else {
            "work-read-anew"
        };
        let name = short::line(&changed.name, short::NAME).into_owned().into();
        Some(Effect::Say(self.words().with(key, &[("name", name)])))
    }

    fn take_away(&mut self, number: u16) -> Vec<Effect> {
        let name = self
            .work
            .layer(number)
            .map(|layer| short::line(&layer.name, short::NAME).into_owned());
        self.remove_layer(number);
        let said = name.map(|name| self.words().with("work-removed", &[("name", name.into())]));
        said.map(Effect::Say).into_iter().collect()
    }

    fn remove_layer(&mut self, number: u16) {
        self.work.layers.retain(|layer| layer.number != number);
        self.layers.show(&LayerId::File(number));
    }

    fn move_layer(&mut self, number: u16, place: usize) {
        let Some(from) = self.work.place_of(number) else {
            return;
        };
        let layer = self.work.layers.remove(from);
        let place = place.min(self.work.layers.len());
        self.work.layers.insert(place, layer);
    }

    /// A text that was opened as a copy of the article is none: it is read as a story of its own, also
    /// in every step that is kept, as if it had been opened so.
    pub fn read_for_itself(&mut self, path: &Path) {
        let turn = |session: &mut Self| {
            let own = session.work.article.as_ref();
            if own.is_some_and(|own| own.path == path) {
                session.work.article = None;
                session.work.story = StoryChoice::Text(path.to_owned());
            }
        };
        turn(self);
        self.each_step(turn);
    }

    /// The copy of the article that was opened is one of the article of `story`, which is read.
    pub fn tell_copy_of(&mut self, story: StoryChoice) {
        self.work.story = story;
    }

    /// Takes a layer out of this session and of all its steps, as if it had never been opened.
    pub fn forget_layer(&mut self, number: u16) {
        self.remove_layer(number);
        self.each_step(|session| session.remove_layer(number));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::testing::reading_of;

    fn layer(name: &str) -> Layer {
        Layer::of_file(Path::new(name))
    }

    fn names(session: &Session) -> Vec<&str> {
        let layers = session.work.layers.iter();
        layers.map(|layer| layer.name.as_str()).collect()
    }

    #[test]
    fn layers_that_are_added_stand_at_the_top_in_the_order_they_were_named() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::AddLayers(vec![layer("a.csv")]), &data);
        session.apply(
            Command::AddLayers(vec![layer("b.csv"), layer("c.kml")]),
            &data,
        );
        assert_eq!(names(&session), ["b", "c", "a"]);
        let numbers: Vec<u16> = session.work.layers.iter().map(|l| l.number).collect();
        assert_eq!(numbers, [2, 3, 1]);
    }

    #[test]
    fn an_import_is_undone_and_done_again_under_the_same_number() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::AddLayers(vec![layer("a.csv")]), &data);
        session.apply(Command::Undo, &data);
        assert!(session.work.layers.is_empty());
        session.apply(Command::Redo, &data);
        assert_eq!(
            session.work.layer(1).map(|layer| layer.name.as_str()),
            Some("a")
        );
    }

    #[test]
    fn a_number_is_never_given_twice() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::AddLayers(vec![layer("a.csv")]), &data);
        session.apply(Command::Undo, &data);
        session.apply(Command::AddLayers(vec![layer("b.csv")]), &data);
        assert_eq!(session.work.place_of(2), Some(0));
        assert!(session.work.layer(1).is_none());
    }

    #[test]
    fn a_layer_moves_removes_and_changes_by_its_number() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        let three = vec![layer("a.csv"), layer("b.csv"), layer("c.csv")];
        session.apply(Command::AddLayers(three), &data);
        session.apply(Command::MoveLayer(1, 2), &data);
        assert_eq!(names(&session), ["b", "c", "a"]);
        session.apply(Command::MoveLayer(1, 99), &data);
        assert_eq!(names(&session), ["b", "c", "a"]);
        session.apply(Command::RemoveLayer(3), &data);
        assert_eq!(names(&session), ["b", "a"]);
        let renamed = Layer {
            number: 2,
            ..layer("Bombs.csv")
        };
        session.apply(Command::ChangeLayer(Arc::new(renamed)), &data);
        assert_eq!(names(&session), ["Bombs", "a"]);
    }

    #[test]
    fn what_becomes_of_a_layer_is_said_by_its_name_and_undone_by_what_it_was() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::AddLayers(vec![layer("Raids.csv")]), &data);
        let mut said = |command: Command| match session.apply(command, &data).as_slice() {
            [Effect::Say(text)] => text.clone(),
            [] => String::new(),
            other => panic!("{other:?}"),
        };
        let with = |import: Import| {
            Command::ChangeLayer(Arc::new(Layer {
                number: 1,
                import,
                ..layer("Raids.csv")
            }))
        };
        let swapped = Import {
            swapped: true,
            ..Import::default()
        };
        let open = Import {
            day_order: Some(DayOrder::Ambiguous),
            ..swapped.clone()
        };
        assert_eq!(said(with(swapped)), "“Raids” is read anew");
        assert_eq!(
            said(with(open)),
            "In “Raids” it is left open whether day or month comes first"
        );
        assert_eq!(said(Command::Undo), "Undone: How a layer is read");
        let renamed = Layer {
            number: 1,
            name: "Bombs".into(),
            import: Import {
                swapped: true,
                ..Import::default()
            },
            ..layer("Raids.csv")
        };
        assert_eq!(said(Command::ChangeLayer(Arc::new(renamed))), "");
        assert_eq!(said(Command::RemoveLayer(1)), "“Bombs” is taken away");
        assert_eq!(said(Command::Undo), "Undone: Take a layer away");
        assert_eq!(said(Command::Undo), "Undone: Name of a layer");
    }

    #[test]
    fn a_layer_that_is_forgotten_does_not_come_back_by_undo() {
        let (data, mut session) = reading_of([800.0, 600.0]);
        session.apply(Command::AddLayers(vec![layer("a.docx")]), &data);
        session.apply(Command::ZoomIn, &data);
        session.forget_layer(1);
        session.apply(Command::Undo, &data);
        session.apply(Command::Redo, &data);
        assert!(session.work.layers.is_empty());
    }
}
