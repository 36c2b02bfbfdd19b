//! Every event of the draft, in its author's order: to be opened, moved and taken away.

use std::sync::Arc;

use egui::Ui;

use super::super::style;
use super::event_form::{self, EventForm};
use super::{Frame, Open, StoryEditor, fields};
use crate::session::{Command, Target};
use crate::story::draft::DraftEdit;

impl StoryEditor {
    pub(super) fn event_list(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let draft = Arc::clone(frame.draft);
        let events = draft.events();
        let words = frame.view.words();
        let count = events.len();
        fields::heading(ui, &words.with("write-events", &[("count", count.into())]));
        if events.is_empty() {
            fields::hint(ui, &words.say("write-events-none"));
        }
        for (number, event) in events.iter().enumerate() {
            let title = event.title.clone();
            let named = |key: &str| words.with(key, &[("title", title.clone().into())]);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                if style::link(ui, event_form::line(event, frame)).clicked() {
                    let form = EventForm::of(event, None);
                    self.open = Some(Open::Event(Box::new(form)));
                    let target = Target::Event(event.id.clone());
                    frame.commands.push(Command::Select(Some(target)));
                }
                let buttons = [
                    ("↑", "write-event-up", number > 0, true),
                    ("↓", "write-event-down", number + 1 < count, false),
                ];
                for (sign, key, can, up) in buttons {
                    let button = ui.add_enabled(can, egui::Button::new(sign).small());
                    button.widget_info(|| {
                        let role = egui::accesskit::Role::Button;
                        egui::WidgetInfo::labeled(role, can, named(key))
                    });
                    if button.on_hover_text(named(key)).clicked() {
                        let event = event.id.clone();
                        frame.edit(DraftEdit::MoveEvent { event, up });
                    }
                }
                let remove = ui.add(egui::Button::new("×").small());
                let name = named("write-event-away");
                remove.widget_info(|| {
                    egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name)
                });
                if remove.on_hover_text(&name).clicked() {
                    let event = event.id.clone();
                    frame.edit(DraftEdit::RemoveEvent { event });
                }
            });
        }
        if matches!(&self.open, Some(Open::Event(form)) if form.is_in_list()) {
            self.event_form(ui, frame);
        }
    }
}
