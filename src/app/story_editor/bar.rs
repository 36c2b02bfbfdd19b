//! The bar below the paragraph that has the cursor: what the words there can be made to mean, and
//! what can be done with the paragraph.

use egui::{Popup, RichText, Ui};

use super::super::{direction, passage};
use super::event_form::EventForm;
use super::keys::Marking;
use super::paragraph::beside_margin;
use super::place_chooser::{Chosen, PlaceChooser};
use super::{Caret, Field, Frame, Open, StoryEditor, fields};
use crate::session::Target;
use crate::story::Mention;
use crate::story::draft::{DraftEdit, DraftParagraph, Role, whole_words};

impl StoryEditor {
    pub(super) fn bar(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        index: usize,
        paragraph: &DraftParagraph,
        mentions: &[Mention],
    ) {
        let spot = self.spot(paragraph, mentions);
        let can_mark = spot.as_ref().is_some_and(|spot| !spot.range.is_empty());
        let marked = spot.as_ref().is_some_and(|spot| {
            let touches = |range: &std::ops::Range<usize>| {
                range.start < spot.range.end && spot.range.start < range.end
            };
            paragraph.marks().iter().any(|mark| touches(&mark.range))
        });
        let names_place = spot.as_ref().and_then(|spot| named(spot, mentions));
        beside_margin(ui, |ui| {
            if let Some(mention) = names_place {
                let target = Target::Place(mention.place.clone());
                let name = passage::told(&target, frame.view);
                fields::hint(ui, &name);
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 5.0;
                let mut asked = None;
                let buttons = [
                    (
                        "write-mark-place",
                        "write-mark-place-help",
                        Marking::Place,
                        can_mark,
                    ),
                    (
                        "write-mark-event",
                        "write-mark-event-help",
                        Marking::Event,
                        true,
                    ),
                    (
                        "write-mark-none",
                        "write-mark-none-help",
                        Marking::NoPlace,
                        can_mark,
                    ),
                ];
                for (key, help, marking, can) in buttons {
                    let words = frame.view.words();
                    let button = egui::Button::new(words.say(key)).small();
                    let button = ui.add_enabled(can, button);
                    let why = words.say("write-select-first");
                    let button = button.on_disabled_hover_text(why);
                    if button.on_hover_text(words.say(help)).clicked() {
                        asked = Some(marking);
                    }
                }
                if let Some(marking) = asked {
                    self.mark(marking, paragraph, mentions, frame);
                }
                if marked {
                    let unmark = egui::Button::new(frame.say("write-unmark")).small();
                    if ui.add(unmark).clicked()
                        && let Some(spot) = &spot
                    {
                        frame.edit(DraftEdit::Unmark {
                            paragraph: paragraph.key(),
                            range: spot.range.clone(),
                        });
                    }
                }
                self.paragraph_menu(ui, frame, index, paragraph);
            });
        });
    }

    /// The words that the cursor speaks of: what is selected, or what a place is named by.
    fn spot(&self, paragraph: &DraftParagraph, mentions: &[Mention]) -> Option<Caret> {
        let caret = self.caret.as_ref()?;
        let mut range = caret.range.clone();
        if range.is_empty() {
            let at = range.start;
            let own = paragraph.marks().iter().map(|mark| &mark.range);
            let mut all = own.chain(mentions.iter().map(|mention| &mention.range));
            if let Some(around) = all.find(|range| range.start <= at && at <= range.end) {
                range = around.clone();
            }
        } else {
            range = whole_words(paragraph.text(), range);
        }
        Some(Caret {
            paragraph: paragraph.key(),
            range,
        })
    }

    /// Does what a button or a key asks of the words at the cursor.
    pub(super) fn mark(
        &mut self,
        marking: Marking,
        paragraph: &DraftParagraph,
        mentions: &[Mention],
        frame: &mut Frame<'_>,
    ) {
        let Some(spot) = self.spot(paragraph, mentions) else {
            return;
        };
        let words = paragraph.text().get(spot.range.clone()).unwrap_or_default();
        if words.is_empty() && marking != Marking::Event {
            self.said = Some(frame.say("write-select-first"));
            return;
        }
        match marking {
            Marking::Place => {
                self.open = Some(Open::Place(
                    spot.clone(),
                    Box::new(PlaceChooser::new(words)),
                ));
            }
            Marking::Event => {
                let form = EventForm::new(paragraph, &spot, mentions, frame);
                self.open = Some(Open::Event(Box::new(form)));
            }
            Marking::NoPlace => frame.edit(DraftEdit::Mark {
                paragraph: spot.paragraph,
                range: spot.range,
                place: None,
            }),
        }
    }

    fn paragraph_menu(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        index: usize,
        paragraph: &DraftParagraph,
    ) {
        let button = egui::Button::new(frame.say("write-paragraph-menu")).small();
        let button = ui.add(button);
        let key = paragraph.key();
        let last = frame.draft.paragraphs().len().saturating_sub(1);
        let at = self.caret.as_ref().map_or(0, |caret| caret.range.start);
        let inside = at > 0 && at < paragraph.text().len();
        let mirrored = frame.view.is_right_to_left();
        Popup::menu(&button).show(|ui| {
            direction::menu(ui, mirrored, |ui| {
                let entries = [
                    (
                        "write-move-up",
                        index > 0,
                        DraftEdit::Move {
                            paragraph: key,
                            up: true,
                        },
                    ),
                    (
                        "write-move-down",
                        index < last,
                        DraftEdit::Move {
                            paragraph: key,
                            up: false,
                        },
                    ),
                    (
                        "write-split",
                        inside,
                        DraftEdit::Split { paragraph: key, at },
                    ),
                    (
                        "write-merge",
                        index > 0,
                        DraftEdit::Merge { paragraph: key },
                    ),
                    (
                        "write-insert-below",
                        true,
                        DraftEdit::Insert { after: Some(key) },
                    ),
                    ("write-remove", true, DraftEdit::Remove { paragraph: key }),
                ];
                for (name, can, edit) in entries {
                    let entry = egui::Button::new(frame.say(name)).frame_when_inactive(false);
                    if ui.add_enabled(can, entry).clicked() {
                        self.after_menu(&edit, index, frame);
                        frame.edit(edit);
                        ui.close();
                    }
                }
                ui.separator();
                for role in Role::ALL {
                    let name = frame.say(role_key(role));
                    if direction::radio(ui, paragraph.role() == role, &name).clicked() {
                        frame.edit(DraftEdit::SetRole {
                            paragraph: key,
                            role,
                        });
                        ui.close();
                    }
                }
            });
        });
    }

    /// Where the cursor goes after an entry of the menu.
    fn after_menu(&mut self, edit: &DraftEdit, index: usize, frame: &Frame<'_>) {
        let paragraphs = frame.draft.paragraphs();
        let before = index
            .checked_sub(1)
            .and_then(|before| paragraphs.get(before));
        match edit {
            DraftEdit::Move { paragraph, .. } => self.want(Field::Paragraph(*paragraph), 0),
            DraftEdit::Split { .. } | DraftEdit::Insert { .. } => {
                self.want(Field::Paragraph(frame.draft.next_key()), 0);
            }
            DraftEdit::Merge { .. } => {
                if let Some(before) = before {
                    let end = before.text().chars().count();
                    self.want(Field::Paragraph(before.key()), end);
                }
            }
            DraftEdit::Remove { .. } => {
                if let Some(other) = paragraphs.get(index + 1).or(before) {
                    self.want(Field::Paragraph(other.key()), 0);
                }
            }
            _ => {}
        }
    }

    /// What is open below this paragraph.
    pub(super) fn open_below(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        paragraph: &DraftParagraph,
    ) {
        let key = paragraph.key();
        match &mut self.open {
            Some(Open::Place(caret, chooser)) if caret.paragraph == key => {
                let caret = caret.clone();
                let words = paragraph
                    .text()
                    .get(caret.range.clone())
                    .unwrap_or_default();
                let title = frame
                    .view
                    .words()
                    .with("write-which-place", &[("words", words.into())]);
                let chosen = beside_margin(ui, |ui| {
                    fields::open_frame(ui, frame.view, |ui| {
                        ui.label(RichText::new(title).strong());
                        chooser.show(ui, frame, &mut self.places)
                    })
                });
                if let Some(chosen) = chosen {
                    self.open = None;
                    self.mean(chosen, caret, frame);
                }
            }
            Some(Open::Event(form)) if form.is_below(key) => self.event_form(ui, frame),
            _ => {}
        }
    }

    /// The words at `caret` mean what was chosen.
    fn mean(&mut self, chosen: Chosen, caret: Caret, frame: &mut Frame<'_>) {
        let Caret { paragraph, range } = caret;
        let text = frame.draft.paragraph(paragraph);
        let end = text.and_then(|one| one.text().get(..range.end));
        let end = end.map_or(0, |text| text.chars().count());
        self.want(Field::Paragraph(paragraph), end);
        match chosen {
            Chosen::Nothing => {}
            Chosen::Place(place) => frame.edit(DraftEdit::Mark {
                paragraph,
                range,
                place: Some(place),
            }),
            Chosen::Own(place) => frame.edit(DraftEdit::MarkOwn {
                paragraph,
                range,
                place,
            }),
        }
    }
}

/// The mention at the words of `spot`.
fn named<'m>(spot: &Caret, mentions: &'m [Mention]) -> Option<&'m Mention> {
    let mut mentions = mentions.iter();
    mentions.find(|mention| mention.range == spot.range)
}

fn role_key(role: Role) -> &'static str {
    match role {
        Role::Headline => "write-role-headline",
        Role::Standfirst => "write-role-standfirst",
        Role::Caption => "write-role-caption",
        Role::Body => "write-role-body",
    }
}
