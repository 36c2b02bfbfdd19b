//! What the draft still wants, each a click from where it is mended.

use std::sync::Arc;

use egui::Ui;

use super::super::style;
use super::event_form::EventForm;
use super::{Field, Frame, Open, StoryEditor, fields};
use crate::story::draft::{DraftEdit, FaultAt};

impl StoryEditor {
    pub(super) fn mend_list(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let draft = Arc::clone(frame.draft);
        frame.teller.meet(&draft);
        let faults = draft.faults(frame.teller.atlas());
        let words = frame.view.words();
        let count = faults.len();
        fields::heading(ui, &words.with("write-mend", &[("count", count.into())]));
        if faults.is_empty() {
            fields::hint(ui, &words.say("write-mend-nothing"));
        }
        for fault in faults {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                let clicked = style::link(ui, fault.sentence(words)).clicked();
                match &fault.at {
                    FaultAt::Lost(number) => {
                        let name =
                            words.with("write-forget", &[("words", fault.name.clone().into())]);
                        if ui.small_button(name).clicked() {
                            let number = *number;
                            frame.edit(DraftEdit::ForgetLost { number });
                        }
                        let lost = draft.lost().get(*number);
                        let paragraph = lost.map(|lost| lost.paragraph);
                        let there = paragraph.filter(|key| draft.paragraph(*key).is_some());
                        if let Some(key) = there.filter(|_| clicked) {
                            self.want(Field::Paragraph(key), usize::MAX);
                        }
                    }
                    FaultAt::About if clicked => self.want(Field::Title, 0),
                    FaultAt::Paragraph(key) if clicked => {
                        self.want(Field::Paragraph(*key), usize::MAX);
                    }
                    FaultAt::Event(id) if clicked => {
                        if let Some(event) = draft.event(id) {
                            let form = EventForm::of(event, None);
                            self.open = Some(Open::Event(Box::new(form)));
                        }
                    }
                    _ => {}
                }
            });
        }
    }
}
