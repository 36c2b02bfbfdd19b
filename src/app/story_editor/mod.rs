//! Writing a story: the reader's place, where its text can be typed, and marked as places and
//! events.
//!
//! What is written is the session's [`Draft`]; here is only what a hand is doing: where the cursor
//! is, what is being chosen, and what has not yet been said. Every change is a command.

mod bar;
mod event_form;
mod event_list;
mod fields;
mod head;
mod keys;
mod mend_list;
mod mentions;
mod own_form;
mod own_places;
mod paragraph;
mod place_chooser;
mod saving;
mod typing;

use std::ops::Range;
use std::sync::Arc;

use egui::{Id, ScrollArea, Ui};

use super::map_panel::MapState;
use super::{View, focus};
use crate::atlas::PlaceId;
use crate::session::{Command, Session, StoryChoice};
use crate::story::draft::{Draft, DraftEdit, ParagraphKey, Position, Teller};
use event_form::EventForm;
use mentions::Mentions;
use own_form::OwnForm;
use place_chooser::{PlaceChooser, PlaceFinder};
use saving::Saving;
use typing::Typing;

/// What the editor is given of the rest of the window.
pub struct Desk<'a> {
    /// What is written.
    pub draft: &'a Arc<Draft>,
    /// Tells it as a story.
    pub teller: &'a mut Teller,
    /// The map, which may be asked for a spot.
    pub map: &'a mut MapState,
}

/// Where the cursor is, or was last: a paragraph and bytes of its text.
#[derive(Clone, Debug, PartialEq)]
struct Caret {
    paragraph: ParagraphKey,
    range: Range<usize>,
}

/// What is to have the focus.
#[derive(Clone, Debug)]
struct Wanted {
    field: Field,
    /// The cursor, in characters; at the end if there are fewer.
    at: usize,
    /// Whether it was asked for in this frame: what it names may be there in the next one only.
    fresh: bool,
}

/// A field that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Field {
    Title,
    Paragraph(ParagraphKey),
}

impl Field {
    fn id(self) -> Id {
        Id::unique(("field of the story", self))
    }
}

/// What is open below the text.
enum Open {
    /// Which place words mean.
    Place(Caret, Box<PlaceChooser>),
    /// An event.
    Event(Box<EventForm>),
}

/// What a hand is doing at the story.
#[derive(Default)]
pub struct StoryEditor {
    typing: Typing,
    mentions: Mentions,
    places: PlaceFinder,
    caret: Option<Caret>,
    wanted: Option<Wanted>,
    open: Option<Open>,
    /// A place of the story that is being changed.
    own_form: Option<(PlaceId, OwnForm)>,
    /// The date as it stands in its field, while that is no date.
    date: Option<String>,
    saving: Saving,
    /// Fields whose changes are steps of the session.
    bound: Vec<Id>,
    /// Whether the clipboard is to be put into the text.
    paste: bool,
    said: Option<String>,
}

/// What is shown in a frame, and what is asked for.
struct Frame<'a> {
    view: &'a View<'a>,
    draft: &'a Arc<Draft>,
    teller: &'a mut Teller,
    commands: Vec<Command>,
}

impl Frame<'_> {
    fn edit(&mut self, edit: DraftEdit) {
        self.commands.push(Command::EditDraft(Box::new(edit)));
    }

    fn say(&self, key: &str) -> String {
        self.view.words().say(key).into_owned()
    }
}

impl StoryEditor {
    /// Hears of a command before it is done.
    pub fn before(&mut self, command: &Command, session: &Session) {
        match command {
            Command::WriteFromClipboard => *self = Self::begun(None),
            Command::WriteStory => {
                *self = Self::begun(None);
                // What is typed now is the story's, and no command.
                self.want(Field::Title, 0);
            }
            Command::EditStory if session.draft().is_none() => {
                let from = match &session.work.story {
                    StoryChoice::Folder(folder) => Some(folder.clone()),
                    _ => None,
                };
                *self = Self::begun(from);
            }
            _ => {}
        }
    }

    fn begun(from: Option<std::path::PathBuf>) -> Self {
        Self {
            saving: Saving::of(from),
            ..Self::default()
        }
    }

    /// Puts the clipboard into the text as soon as there is one.
    pub fn paste(&mut self) {
        self.paste = true;
    }

    /// A sentence to be told, once.
    pub fn take_said(&mut self) -> Option<String> {
        self.said.take()
    }

    /// Whether what is written is not in its folder as it is.
    pub fn is_unsaved(&self, draft: &Arc<Draft>) -> bool {
        self.saving.is_unsaved(draft)
    }

    /// Shows the place of writing.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>, desk: Desk<'_>) -> Vec<Command> {
        let Desk { draft, teller, map } = desk;
        let mut frame = Frame {
            view,
            draft,
            teller,
            commands: Vec::new(),
        };
        if let Some(spot) = map.spot.take()
            && let Ok(spot) = Position::try_from(spot)
        {
            self.take_spot(spot);
        }
        self.forget_gone(draft);
        self.paste_clipboard(ui, draft);
        keys::undo(ui, &self.bound, &mut frame.commands);
        self.bound.clear();
        if let Some(wanted) = &mut self.wanted {
            wanted.fresh = false;
        }
        self.saving.hear(view.words());
        self.said = self.said.take().or_else(|| self.saving.take_said());
        self.top(ui, &mut frame);
        ui.add_space(4.0);
        ScrollArea::vertical()
            .auto_shrink(false)
            .id_salt("writing")
            .show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 4.0);
                self.head(ui, &mut frame);
                ui.add_space(10.0);
                self.text(ui, &mut frame);
                self.event_list(ui, &mut frame);
                self.own_places(ui, &mut frame);
                self.mend_list(ui, &mut frame);
                self.save_fields(ui, &mut frame);
                ui.add_space(24.0);
                focus::follow(ui);
            });
        map.asks_spot = self.asks_spot();
        map.marked = self.spot_of_form().map(Position::lonlat);
        frame.commands
    }

    /// Gives the focus to a field in the next frame.
    fn want(&mut self, field: Field, at: usize) {
        self.wanted = Some(Wanted {
            field,
            at,
            fresh: true,
        });
    }

    /// What names something that is no longer there, as after an undo.
    fn forget_gone(&mut self, draft: &Draft) {
        let fits = |caret: &Caret| {
            let paragraph = draft.paragraph(caret.paragraph);
            paragraph.is_some_and(|one| one.text().get(caret.range.clone()).is_some())
        };
        self.caret = self.caret.take().filter(&fits);
        self.open = self.open.take().filter(|open| match open {
            Open::Place(caret, _) => fits(caret),
            Open::Event(form) => form.is_of(draft),
        });
    }

    fn paste_clipboard(&mut self, ui: &Ui, draft: &Draft) {
        let Some(first) = draft.paragraphs().first().filter(|_| self.paste) else {
            return;
        };
        let field = Field::Paragraph(first.key());
        if ui.memory(|memory| memory.has_focus(field.id())) {
            self.paste = false;
            ui.ctx()
                .send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        } else {
            self.want(field, 0);
            ui.ctx().request_repaint();
        }
    }

    fn asks_spot(&self) -> bool {
        match &self.open {
            Some(Open::Place(_, chooser)) => chooser.asks_spot(),
            Some(Open::Event(form)) => form.asks_spot(),
            None => self.own_form.is_some(),
        }
    }

    /// The spot that what is open has now.
    fn spot_of_form(&self) -> Option<Position> {
        match &self.open {
            Some(Open::Place(_, chooser)) => chooser.spot(),
            Some(Open::Event(form)) => form.spot(),
            None => self.own_form.as_ref().and_then(|(_, form)| form.spot()),
        }
    }

    fn take_spot(&mut self, spot: Position) {
        match &mut self.open {
            Some(Open::Place(_, chooser)) => chooser.take_spot(spot),
            Some(Open::Event(form)) => form.take_spot(spot),
            None => {
                if let Some((_, form)) = &mut self.own_form {
                    form.take_spot(spot);
                }
            }
        }
    }
}
