//! The lines about a story as a whole, and the bar above them.

use egui::{RichText, Ui};

use super::super::{colour, direction, font, icons, style};
use super::typing::Place;
use super::{Field, Frame, StoryEditor, fields};
use crate::map::fonts::Font;
use crate::session::Command;
use crate::story::draft::{About, DraftEdit, Line};

/// Lines that are seldom wanted, with how many rows each takes.
const MORE: [(Line, &str, usize); 7] = [
    (Line::Kind, "write-kind", 1),
    (Line::Language, "write-language", 1),
    (Line::Summary, "write-summary", 3),
    (Line::AuthorNote, "write-author-note", 1),
    (Line::Note, "write-note", 2),
    (Line::Rights, "write-rights", 2),
    (Line::Id, "write-id", 1),
];

impl StoryEditor {
    /// Always in view: whether all is saved, the way to save it and the way to read it.
    pub(super) fn top(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let words = frame.view.words();
        let unsaved = self.is_unsaved(frame.draft);
        style::row(ui, |ui| {
            let title = RichText::new(words.say("write-title")).font(font(Font::SansBold, 15.0));
            let title = ui.label(title);
            style::heading(&title, 1);
            let state = words.say(if unsaved {
                "write-unsaved"
            } else {
                "write-saved-state"
            });
            let ink = if unsaved {
                colour(frame.view.theme.window.warning)
            } else {
                ui.visuals().weak_text_color()
            };
            ui.label(RichText::new(state).size(12.5).color(ink));
            ui.with_layout(direction::from_end(frame.view.is_right_to_left()), |ui| {
                if ui.button(Command::ReadStory.label(words)).clicked() {
                    frame.commands.push(Command::ReadStory);
                }
                let ready = unsaved && !self.saving.is_busy();
                let save = egui::Button::new(words.say("write-save"));
                if ui.add_enabled(ready, save).clicked() {
                    self.save(ui.ctx(), frame);
                }
            });
        });
    }

    /// Title, author, outlet, date, and the rest behind a line to click.
    pub(super) fn head(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let title = Field::Title.id();
        if self
            .wanted
            .as_ref()
            .is_some_and(|wanted| wanted.field == Field::Title && !wanted.fresh)
        {
            self.wanted = None;
            ui.memory_mut(|memory| memory.request_focus(title));
        }
        self.line(ui, frame, Line::Title, "write-story-title", 1, Some(title));
        self.line(ui, frame, Line::Author, "write-author", 1, None);
        self.line(ui, frame, Line::Outlet, "write-outlet", 1, None);
        self.date(ui, frame);
        let more = egui::CollapsingHeader::new(frame.say("write-more"));
        more.id_salt("more about the story").show(ui, |ui| {
            for (line, key, rows) in MORE {
                self.line(ui, frame, line, key, rows, None);
            }
            let id = frame.draft.about().id_or_slug();
            let help = frame
                .view
                .words()
                .with("write-id-help", &[("id", id.into())]);
            fields::hint(ui, &help);
        });
    }

    fn line(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        line: Line,
        key: &str,
        rows: usize,
        id: Option<egui::Id>,
    ) {
        let about = frame.draft.about();
        let mut text = about.line(line).to_owned();
        let response = fields::field(ui, &frame.say(key), &mut text, rows, id);
        self.bound.push(response.id);
        if response.changed() && text != about.line(line) {
            let mut about = About::clone(about);
            *about.line_mut(line) = text;
            let time = ui.input(|input| input.time);
            let run = self.typing.of_field(Place::About(line), time);
            let about = Box::new(about);
            frame.edit(DraftEdit::About { about, run });
        }
    }

    /// The date: what is no date stays in its field until it is one.
    fn date(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let about = frame.draft.about();
        let mut kept = self.date.clone();
        let text = kept.get_or_insert_with(|| about.date.as_str().to_owned());
        let before = text.clone();
        let response = fields::field(ui, &frame.say("write-date"), text, 1, None);
        fields::date_help(ui, text, None, frame.view);
        let date = text.trim().parse::<crate::story::When>().ok();
        if *text == before {
            // A date that was taken is shown as the draft has it, also after an undo.
            if !response.has_focus() && date.is_some() {
                self.date = None;
            }
            return;
        }
        self.date = Some(text.clone());
        if let Some(date) = date.filter(|date| *date != about.date) {
            let about = Box::new(About {
                date,
                ..About::clone(about)
            });
            let time = ui.input(|input| input.time);
            let run = self.typing.of_field(Place::Date, time);
            frame.edit(DraftEdit::About { about, run });
        }
    }

    /// The close button of something that is open below the text; whether it was pressed, or Esc.
    pub(super) fn closes(ui: &mut Ui, name: &str) -> bool {
        let button = icons::button(ui, icons::Icon::Close, name, true);
        let escape = |input: &mut egui::InputState| {
            input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
        };
        button.clicked() || ui.ctx().input_mut(escape)
    }
}
