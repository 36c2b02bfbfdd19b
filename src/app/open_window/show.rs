//! The parts of the window that asks for files: path, places, list, buttons.

use egui::accesskit::{Live, Role};
use egui::{Context, Id, RichText, ScrollArea, TextEdit, Ui, UiBuilder, vec2};

use super::super::{View, direction};
use super::listing::{Listing, MOST};
use super::{Answer, Around, OpenWindow, PATH, Purpose, field, row};
use crate::map::text::grouped;
use crate::words::Words;

/// Rows that are seen at once.
const SEEN: f32 = 11.0;

/// Which button was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    Go,
    Cancel,
}

impl OpenWindow {
    pub(super) fn field(&mut self, ui: &mut Ui, words: Words) {
        let id = Id::unique(PATH);
        let before = self.text.clone();
        let edit = TextEdit::singleline(&mut self.text)
            .id(id)
            .font(egui::FontId::proportional(15.0))
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(f32::INFINITY)
            .char_limit(8000)
            .lock_focus(self.completes);
        let mut output = edit.show(ui);
        let response = output.response.response;
        let name = words.say("open-path");
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_label(&*name));
        let opened = std::mem::take(&mut self.just_opened);
        self.wants_focus |= opened;
        if self.wants_focus {
            // The click that opened the window takes the focus from what is shown first in its frame.
            self.wants_focus = opened || !response.has_focus();
            response.request_focus();
            ui.ctx().request_repaint();
        }
        if response.changed()
            && let Some(text) = field::after_edit(&before, &self.text)
        {
            self.text = text;
            self.to_end = true;
        }
        if std::mem::take(&mut self.to_end) {
            let end = egui::text::CCursor::new(self.text.chars().count());
            // A name that is proposed is replaced by what is typed; its folder stays.
            let name = field::typed(&self.text, &self.base).part.chars().count();
            let start = end - if opened { name } else { 0 };
            let range = egui::text::CCursorRange::two(start, end);
            output.state.cursor.set_char_range(Some(range));
            output.state.store(ui.ctx(), id);
            ui.ctx().request_repaint();
        }
        if response.changed() {
            self.edited();
        }
    }

    pub(super) fn places(&mut self, ui: &mut Ui, words: Words, around: Around<'_>) {
        ui.horizontal_wrapped(|ui| {
            if ui.button(words.say("open-up")).clicked() {
                self.up();
            }
            let mut gone_to = None;
            for (key, folder) in &self.places {
                if ui.button(words.say(key)).clicked() {
                    gone_to = Some(folder.clone());
                }
            }
            if let Some(folder) = gone_to {
                self.go_into(&folder);
            }
            let opens = self.purpose == Some(Purpose::Open);
            if opens && !around.recent.is_empty() && ui.button(words.say("open-recent")).clicked() {
                self.edited();
                self.shows_recent = true;
                self.listing = Listing::of_recent(around.recent);
                self.marked.clear();
            }
        });
    }

    pub(super) fn list(&mut self, ui: &mut Ui, view: &View<'_>) -> Option<Answer> {
        let words = view.words();
        let room = (ui.ctx().content_rect().height() - 330.0).max(3.0 * row::HEIGHT);
        let tall = (SEEN * row::HEIGHT).min(room);
        let (count, field) = (self.rows.len(), Id::unique(PATH));
        if count == 0 {
            ui.allocate_ui(vec2(ui.available_width(), tall), |ui| {
                ui.set_min_height(tall);
                ui.add_space(10.0);
                let said = match &self.listing.failed {
                    Some(why) => words.with("open-unlisted", &[("why", why.clone().into())]),
                    None if self.listing.is_busy() => words.say("open-listing").into_owned(),
                    None => words.say("open-nothing").into_owned(),
                };
                let label = ui.label(RichText::new(said).weak());
                let id = label.id;
                ui.ctx()
                    .accesskit_node_builder(id, |node| node.set_live(Live::Polite));
            });
            return None;
        }
        let mut scroll = ScrollArea::vertical()
            .id_salt("open window list")
            .max_height(tall)
            .min_scrolled_height(tall)
            .auto_shrink(false);
        if std::mem::take(&mut self.follow)
            && let Some(row) = self.chosen
        {
            let top = row as f32 * row::HEIGHT;
            let offset = self.offset.min(top).max(top + row::HEIGHT - tall);
            scroll = scroll.vertical_scroll_offset(offset.max(0.0));
        }
        let mut clicked = None;
        let name = words.say("open-files");
        let listed = UiBuilder::new().accessibility_role(Role::ListBox);
        let shown = ui.scope_builder(listed, |ui| {
            let id = ui.unique_id();
            ui.ctx()
                .accesskit_node_builder(id, |node| node.set_label(&*name));
            ui.spacing_mut().item_spacing.y = 0.0;
            scroll.show_rows(ui, row::HEIGHT, count, |ui, seen| {
                for number in seen {
                    let Some(entry) = self.entry(number) else {
                        continue;
                    };
                    let lit = self.chosen == Some(number);
                    let marked = self.marked.contains(&entry.name);
                    let place = row::Place {
                        number,
                        count,
                        lit,
                        marked,
                    };
                    let response = row::show(ui, entry, &place, view);
                    if response.clicked() {
                        clicked = Some((number, response.double_clicked()));
                    }
                    if lit {
                        let active = response.id.accesskit_id();
                        ui.ctx().accesskit_node_builder(field, |node| {
                            node.set_active_descendant(active);
                        });
                    }
                }
            })
        });
        self.offset = shown.inner.state.clamped_offset().y;
        let (row, twice) = clicked?;
        self.clicked(row, ui.ctx());
        // A double click is a click and Enter; the first click has gone into a folder.
        let answer = twice.then(|| self.go_by_button(words));
        answer.flatten()
    }

    /// A click on a row: into a folder; a file is marked alone, or with others by Ctrl and Shift.
    fn clicked(&mut self, row: usize, ctx: &Context) {
        let modifiers = ctx.input(|input| input.modifiers);
        ctx.request_repaint();
        self.chosen = Some(row);
        self.led = true;
        let Some(entry) = self.entry(row) else { return };
        let (is_folder, path) = (entry.is_folder, self.path_of(entry));
        if is_folder {
            self.go_into(&path);
        } else if self.purpose != Some(Purpose::Open) {
            self.type_in(field::shown(&path, false));
        } else if modifiers.command {
            self.mark(row);
        } else if let Some(from) = self.last_clicked.filter(|_| modifiers.shift) {
            self.marked.clear();
            for row in from.min(row)..=from.max(row) {
                self.mark(row);
            }
            return;
        } else {
            self.marked.clear();
            self.mark(row);
        }
        self.last_clicked = Some(row);
    }

    pub(super) fn foot(&mut self, ui: &mut Ui, words: Words, purpose: &Purpose) -> Option<Pressed> {
        ui.add_space(2.0);
        if let Some(sentence) = &self.sentence {
            let ink = ui.visuals().warn_fg_color;
            let label = ui.add(egui::Label::new(RichText::new(sentence).color(ink)).wrap());
            let id = label.id;
            ui.ctx()
                .accesskit_node_builder(id, |node| node.set_live(Live::Polite));
        }
        let mut pressed = None;
        ui.horizontal_wrapped(|ui| {
            if direction::tick(ui, &mut self.all, &words.say("open-all")).changed() {
                self.rows_of = None;
                ui.ctx().request_repaint();
            }
            if *purpose == Purpose::SaveAs {
                direction::tick(ui, &mut self.embed, &words.say("open-embed"));
            }
            if self.listing.is_cut {
                let most = grouped(MOST as u64);
                ui.label(words.with("open-cut", &[("count", most.into())]));
            }
        });
        ui.horizontal(|ui| {
            let go = match purpose {
                Purpose::Open if self.marked.len() > 1 => {
                    let count = self.marked.len();
                    words.with("open-many", &[("count", count.into())])
                }
                Purpose::Open => words.say("open-go").into_owned(),
                Purpose::SaveAs if self.replace.is_some() => words.say("open-replace").into_owned(),
                Purpose::SaveAs => words.say("open-save").into_owned(),
                Purpose::Locate(_) => words.say("open-locate").into_owned(),
            };
            if ui.button(go).clicked() {
                pressed = Some(Pressed::Go);
            }
            if ui.button(words.say("open-cancel")).clicked() {
                pressed = Some(Pressed::Cancel);
            }
            let key = match purpose {
                Purpose::Open => "open-keys",
                Purpose::SaveAs | Purpose::Locate(_) => "open-keys-one",
            };
            let keys = RichText::new(words.say(key)).size(12.0).weak();
            ui.add(egui::Label::new(keys).truncate());
        });
        pressed
    }
}
