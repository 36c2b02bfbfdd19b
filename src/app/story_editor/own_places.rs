//! The places that the story brings with it.

use std::sync::Arc;

use egui::Ui;

use super::super::style;
use super::own_form::{Filled, OwnForm};
use super::{Frame, StoryEditor, fields};
use crate::session::{Command, Target};
use crate::story::draft::{DraftEdit, OwnPlace};

impl StoryEditor {
    pub(super) fn own_places(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let draft = Arc::clone(frame.draft);
        if draft.places().is_empty() {
            self.own_form = None;
            return;
        }
        fields::heading(ui, &frame.say("write-places"));
        for place in draft.places() {
            self.own_place(ui, frame, place);
        }
    }

    fn own_place(&mut self, ui: &mut Ui, frame: &mut Frame<'_>, place: &OwnPlace) {
        let words = frame.view.words();
        let named = |key: &str| words.with(key, &[("name", place.name.clone().into())]);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let told = format!(
                "{} · {}",
                place.name,
                place.kind.label_in(words).to_lowercase()
            );
            if style::link(ui, told).clicked() {
                let target = Target::Place(place.id.clone());
                frame.commands.push(Command::Select(Some(target)));
            }
            // What its file says besides cannot be told in these fields.
            if place.feature.is_none() && ui.small_button(named("write-place-change")).clicked() {
                self.own_form = Some((place.id.clone(), OwnForm::of(place)));
            }
            if ui.small_button(named("write-place-remove")).clicked() {
                let place = place.id.clone();
                frame.edit(DraftEdit::RemovePlace { place });
            }
        });
        let open = self.own_form.as_mut().filter(|(id, _)| *id == place.id);
        let Some((_, form)) = open else { return };
        let done = fields::open_frame(ui, frame.view, |ui| form.show(ui, frame));
        let Some(done) = done else { return };
        self.own_form = None;
        if let Filled::Place(place) = done {
            frame.edit(DraftEdit::ChangePlace { place });
        }
    }
}
