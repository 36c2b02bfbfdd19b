//! One paragraph: a field for its text, with what its words mean drawn below them, and its events.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, CharIndex, LayoutJob};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{Galley, Rect, Stroke, TextBuffer, TextEdit, TextFormat, Ui, vec2};

use super::super::roll::{self, Piece};
use super::super::{colour, font, icons, passage};
use super::event_form::EventForm;
use super::keys::{self, Edge};
use super::{Caret, Field, Frame, Open, StoryEditor};
use crate::map::fonts::Font;
use crate::map::marks::shape_of;
use crate::session::{Command, Target};
use crate::story::draft::{DraftEdit, DraftParagraph, Role, change_before, paragraphs_of};
use crate::story::{Mention, ParagraphId};

const MARGIN: f32 = 30.0;
const SIZE: f32 = 16.5;
const LINE: f32 = 25.0;

impl StoryEditor {
    /// Every paragraph, and what is open below one of them.
    pub(super) fn text(&mut self, ui: &mut Ui, frame: &mut Frame<'_>) {
        let numbers = frame.draft.numbers();
        let draft = Arc::clone(frame.draft);
        self.mentions.keep(&draft);
        let paragraphs = draft.paragraphs();
        let wanted = self.wanted.as_ref().map(|wanted| wanted.field);
        let is_wanted = |one: &Arc<DraftParagraph>| wanted == Some(Field::Paragraph(one.key()));
        let wanted = paragraphs.iter().position(is_wanted);
        let pieces = paragraphs.iter().map(|one| {
            let letters = one.text().len();
            Piece::new(one.key(), Arc::as_ptr(one), letters)
        });
        let language = frame.view.session.language;
        roll::show(ui, language, pieces, wanted, |ui, index| {
            let Some(paragraph) = paragraphs.get(index) else {
                return;
            };
            let number = numbers.get(index).copied().flatten();
            ui.push_id(paragraph.key(), |ui| {
                self.paragraph(ui, frame, index, paragraph, number);
            });
        });
        ui.add_space(2.0);
        if ui.button(frame.say("write-new-paragraph")).clicked() {
            let after = draft.paragraphs().last().map(|last| last.key());
            frame.edit(DraftEdit::Insert { after });
            self.want(Field::Paragraph(draft.next_key()), 0);
        }
    }

    fn paragraph(
        &mut self,
        ui: &mut Ui,
        frame: &mut Frame<'_>,
        index: usize,
        paragraph: &Arc<DraftParagraph>,
        number: Option<ParagraphId>,
    ) {
        let key = paragraph.key();
        let id = Field::Paragraph(key).id();
        if let Some(edge) = keys::edge(ui, id, paragraph) {
            self.at_edge(edge, index, frame);
        }
        let marking = keys::marking(ui, id);
        self.focus_wanted(ui, paragraph);
        let label = number.map(|number| number.label_in(frame.view.words()).into_owned());
        if paragraph.role() != Role::Body {
            fields_heading(ui, frame, label.as_deref());
        }
        let mentions = self.mentions.of(paragraph, frame.draft, frame.teller);
        let mut text = paragraph.text().to_owned();
        let output = edit(ui, id, &mut text, frame);
        self.bound.push(id);
        name(ui, id, label.as_deref(), frame);
        number_in_margin(ui, &output, label.as_deref(), paragraph.role());
        if text == paragraph.text() {
            meanings(ui, &output, paragraph, &mentions, frame);
        } else {
            self.typed(ui, frame, paragraph, &text, &output);
        }
        let has_focus = output.response.has_focus();
        if let Some(cursor) = output.cursor_range.filter(|_| has_focus) {
            let range = bytes(&text, cursor);
            self.caret = Some(Caret {
                paragraph: key,
                range,
            });
        }
        if let Some(marking) = marking {
            self.mark(marking, paragraph, &mentions, frame);
        }
        self.chips(ui, paragraph, frame);
        if self
            .caret
            .as_ref()
            .is_some_and(|caret| caret.paragraph == key)
        {
            self.bar(ui, frame, index, paragraph, &mentions);
        }
        self.open_below(ui, frame, paragraph);
        ui.add_space(8.0);
    }

    /// Gives the field the focus, if it is the one that is wanted, and puts the cursor into it.
    fn focus_wanted(&mut self, ui: &Ui, paragraph: &DraftParagraph) {
        let field = Field::Paragraph(paragraph.key());
        let wanted = self
            .wanted
            .take_if(|wanted| wanted.field == field && !wanted.fresh);
        let Some(wanted) = wanted else { return };
        let id = field.id();
        let last = paragraph.text().chars().count();
        let cursor = CCursor::new(CharIndex(wanted.at.min(last)));
        let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(cursor)));
        state.store(ui.ctx(), id);
        ui.memory_mut(|memory| memory.request_focus(id));
    }

    fn at_edge(&mut self, edge: Edge, index: usize, frame: &mut Frame<'_>) {
        let paragraphs = frame.draft.paragraphs();
        let before = index
            .checked_sub(1)
            .and_then(|before| paragraphs.get(before));
        let (own, next) = (paragraphs.get(index), paragraphs.get(index + 1));
        let end = |one: &Arc<DraftParagraph>| one.text().chars().count();
        match (edge, before, own, next) {
            (Edge::GoBefore, Some(before), ..) => {
                self.want(Field::Paragraph(before.key()), end(before));
            }
            (Edge::GoNext, .., Some(next)) => self.want(Field::Paragraph(next.key()), 0),
            (Edge::JoinBefore, Some(before), Some(own), _) => {
                self.want(Field::Paragraph(before.key()), end(before));
                let paragraph = own.key();
                frame.edit(DraftEdit::Merge { paragraph });
            }
            (Edge::JoinNext, _, Some(own), Some(next)) => {
                self.want(Field::Paragraph(own.key()), end(own));
                let paragraph = next.key();
                frame.edit(DraftEdit::Merge { paragraph });
            }
            _ => {}
        }
    }

    /// What was typed or pasted is an edit of the draft.
    fn typed(
        &mut self,
        ui: &Ui,
        frame: &mut Frame<'_>,
        paragraph: &DraftParagraph,
        text: &str,
        output: &TextEditOutput,
    ) {
        let cursor = output.cursor_range.map(|cursor| bytes(text, cursor).end);
        let (range, with) = change_before(paragraph.text(), text, cursor.unwrap_or(text.len()));
        let key = paragraph.key();
        if with == "\n" && range.is_empty() {
            let at = range.start;
            frame.edit(DraftEdit::Split { paragraph: key, at });
            self.want(Field::Paragraph(frame.draft.next_key()), 0);
            return;
        }
        let pieces = paragraphs_of(with);
        if let [_, .., last] = pieces.as_slice() {
            // The last of several paragraphs has the cursor after what was pasted.
            let field = Field::Paragraph(frame.draft.next_key());
            self.want(field, last.chars().count());
        }
        let time = ui.input(|input| input.time);
        let run = self.typing.of_text(key, &range, with, time);
        frame.edit(DraftEdit::Replace {
            paragraph: key,
            range,
            with: with.to_owned(),
            run,
        });
    }

    /// The events it tells of; a click opens one.
    fn chips(&mut self, ui: &mut Ui, paragraph: &DraftParagraph, frame: &mut Frame<'_>) {
        if paragraph.told().is_empty() {
            return;
        }
        let draft = Arc::clone(frame.draft);
        beside_margin(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 5.0);
                for event in paragraph
                    .told()
                    .iter()
                    .filter_map(|told| draft.event(&told.event))
                {
                    let view = frame.view;
                    let date = event.when.as_ref().map(|when| when.label_in(view.words()));
                    let short = if event.short.is_empty() {
                        &event.title
                    } else {
                        &event.short
                    };
                    let text = format!("{} {short}", date.unwrap_or_default());
                    let target = Target::Event(event.id.clone());
                    let lit = view.session.selected() == Some(&target);
                    let fill = colour(view.theme.category(event.category));
                    let shape = shape_of(event.category);
                    let chip = icons::chip(ui, shape, fill, text.trim(), &event.title, lit, view);
                    if chip.hovered() {
                        frame.commands.push(Command::Hover(Some(target.clone())));
                    }
                    if chip.clicked() {
                        let form = EventForm::of(event, Some(paragraph.key()));
                        self.open = Some(Open::Event(Box::new(form)));
                        frame.commands.push(Command::Select(Some(target)));
                    }
                }
            });
        });
    }
}

/// What is in the column of the text.
pub fn beside_margin<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = egui::Margin {
        left: MARGIN as i8,
        ..egui::Margin::ZERO
    };
    egui::Frame::new()
        .inner_margin(margin)
        .show(ui, contents)
        .inner
}

fn edit(ui: &mut Ui, id: egui::Id, text: &mut String, frame: &Frame<'_>) -> TextEditOutput {
    let ink = colour(frame.view.theme.window.ink);
    let format = TextFormat {
        font_id: font(Font::Serif, SIZE),
        color: ink,
        line_height: Some(LINE),
        ..Default::default()
    };
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
        let mut job = LayoutJob::default();
        job.append(text.as_str(), 0.0, format.clone());
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let hint = frame.say("write-paragraph-hint");
    beside_margin(ui, |ui| {
        TextEdit::multiline(text)
            .id(id)
            .frame(egui::Frame::NONE)
            .margin(egui::Margin::ZERO)
            .desired_rows(1)
            .desired_width(f32::INFINITY)
            .hint_text(hint)
            .layouter(&mut layouter)
            .show(ui)
    })
}

/// What a screen reader calls a paragraph.
fn name(ui: &Ui, id: egui::Id, label: Option<&str>, frame: &Frame<'_>) {
    let words = frame.view.words();
    let name = match label {
        Some(label) => words.with(
            "write-paragraph-name",
            &[("label", label.to_owned().into())],
        ),
        None => words.say("write-paragraph-empty").into_owned(),
    };
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(name));
}

/// What is no numbered paragraph has its name above it.
fn fields_heading(ui: &mut Ui, frame: &Frame<'_>, label: Option<&str>) {
    let Some(label) = label else { return };
    let mut letters = label.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let label: String = first.into_iter().chain(letters).collect();
    beside_margin(ui, |ui| {
        let weak = colour(frame.view.theme.window.ink_weak);
        ui.label(egui::RichText::new(label).size(12.5).color(weak));
    });
}

fn number_in_margin(ui: &Ui, output: &TextEditOutput, label: Option<&str>, role: Role) {
    let Some(label) = label.filter(|_| role == Role::Body) else {
        return;
    };
    let weak = ui.visuals().weak_text_color();
    let number = font(Font::Sans, 12.0);
    let number = ui.painter().layout_no_wrap(label.to_owned(), number, weak);
    let at = output.galley_pos - vec2(MARGIN, -3.0);
    ui.painter().galley(at, number, weak);
}

/// The lines below words: what they mean, found or marked.
fn meanings(
    ui: &Ui,
    output: &TextEditOutput,
    paragraph: &DraftParagraph,
    mentions: &Rc<[Mention]>,
    frame: &Frame<'_>,
) {
    let at = output.galley_pos.to_vec2();
    let rects = |range: &Range<usize>| -> Vec<Rect> {
        let rects = passage::rects(paragraph.text(), range, galley(output));
        rects.into_iter().map(|rect| rect.translate(at)).collect()
    };
    let view = frame.view;
    for told in paragraph.told() {
        let Some(event) = frame.draft.event(&told.event) else {
            continue;
        };
        let ink = colour(view.theme.category(event.category));
        for rect in told.range.as_ref().map(rects).unwrap_or_default() {
            ui.painter()
                .rect_filled(rect.shrink2(vec2(0.0, 2.0)), 3.0, ink.gamma_multiply(0.16));
        }
    }
    for mention in mentions.iter() {
        for rect in rects(&mention.range) {
            passage::underline(ui, rect, &mention.place, view);
        }
    }
    let weak = Stroke::new(1.2, ui.visuals().weak_text_color());
    for mark in paragraph.marks().iter().filter(|mark| mark.place.is_none()) {
        for rect in rects(&mark.range) {
            let y = rect.center().y + 1.0;
            let line = [egui::pos2(rect.left(), y), egui::pos2(rect.right(), y)];
            ui.painter()
                .extend(egui::Shape::dashed_line(&line, weak, 2.0, 3.0));
        }
    }
}

fn galley(output: &TextEditOutput) -> &Galley {
    &output.galley
}

/// The bytes of `text` between the two ends of a cursor.
fn bytes(text: &str, cursor: CCursorRange) -> Range<usize> {
    let byte = |cursor: CCursor| {
        let mut letters = text.char_indices();
        letters.nth(cursor.index.0).map_or(text.len(), |(at, _)| at)
    };
    let [from, to] = cursor.sorted_cursors();
    byte(from)..byte(to)
}
