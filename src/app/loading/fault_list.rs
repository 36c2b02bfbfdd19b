//! What is wrong with single events of the files that are open: a line above the map, and the list.

use std::sync::Arc;

use egui::{Context, RichText, Ui};

use super::super::icons::{self, Icon};
use super::super::style;
use super::again::SaveAgain;
use crate::atlas::Fault;
use crate::events::{EventFile, FileReport};
use crate::map::text::grouped;
use crate::words::Words;

/// What was wrong with single events of all files.
#[derive(Default)]
pub struct FaultList {
    /// How many there are.
    pub total: u64,
    /// Those that are listed.
    pub listed: Vec<Fault>,
    /// How many of each kind.
    pub by_reason: Vec<(String, u64)>,
    /// Whether the list is open.
    pub open: bool,
    /// Whether somebody has seen it and put the notice away.
    pub put_away: bool,
    /// What saves the records that are meant.
    again: SaveAgain,
}

impl FaultList {
    /// What is wrong with these files; a notice that was put away comes back with faults that are
    /// new.
    pub(super) fn tell<'a>(
        &mut self,
        files: impl Iterator<Item = (&'a Arc<EventFile>, &'a FileReport)> + Clone,
    ) {
        let mut all = Self {
            open: self.open,
            put_away: self.put_away,
            again: std::mem::take(&mut self.again),
            ..Self::default()
        };
        all.again.tell(files.clone());
        for (_, report) in files {
            all.add(report);
        }
        all.put_away &= all.total <= self.total;
        all.open &= all.total > 0;
        *self = all;
    }

    fn add(&mut self, report: &FileReport) {
        let faults = &report.faults;
        self.total += faults.total;
        self.listed.extend(faults.listed.iter().cloned());
        for (reason, count) in &faults.by_reason {
            let mut known = self.by_reason.iter_mut();
            match known.find(|(known, _)| known == reason) {
                Some((_, sum)) => *sum += count,
                None => self.by_reason.push((reason.clone(), *count)),
            }
        }
    }

    /// Whether there is something to be said above the map.
    pub fn is_news(&self) -> bool {
        self.total > 0 && !self.put_away
    }

    /// One line above the map.
    pub fn show(&mut self, ui: &mut Ui, words: Words) {
        ui.horizontal(|ui| {
            if icons::button(ui, Icon::Close, &words.say("notice-put-away"), true).clicked() {
                self.put_away = true;
            }
            let grouped = grouped(self.total);
            let values = [("count", self.total.into()), ("grouped", grouped.into())];
            let text = words.with("faults-found", &values);
            ui.label(RichText::new(text).color(ui.visuals().warn_fg_color));
            if style::link(ui, words.say("faults-show")).clicked() {
                self.open = !self.open;
            }
        });
    }

    /// The list, while it is open; only the rows in view are laid out.
    pub fn show_list(&mut self, ctx: &Context, words: Words) {
        let escape = |input: &mut egui::InputState| {
            input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)
        };
        if self.open && ctx.input_mut(escape) {
            self.open = false;
        }
        let mut open = self.open;
        let again = &mut self.again;
        egui::Window::new(words.say("faults-title"))
            .id(egui::Id::unique("faults"))
            .open(&mut open)
            .default_size([ctx.content_rect().width().min(980.0) * 0.9, 380.0])
            .pivot(egui::Align2::CENTER_CENTER)
            .default_pos(ctx.content_rect().center())
            .show(ctx, |ui| {
                for (reason, count) in &self.by_reason {
                    ui.label(format!("{} × {reason}", grouped(*count)));
                }
                ui.separator();
                again.show(ui, words);
                if (self.listed.len() as u64) < self.total {
                    let count = grouped(self.listed.len() as u64);
                    ui.label(words.with("faults-first", &[("count", count.into())]));
                }
                let height = ui.text_style_height(&egui::TextStyle::Body);
                egui::ScrollArea::both().auto_shrink(false).show_rows(
                    ui,
                    height,
                    self.listed.len(),
                    |ui, rows| {
                        for fault in self.listed.get(rows).into_iter().flatten() {
                            let text = fault.to_string();
                            ui.add(egui::Label::new(&text).extend())
                                .on_hover_text(&text);
                        }
                    },
                );
            });
        self.open = open;
    }
}
