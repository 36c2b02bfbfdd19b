//! Sentences about what went wrong, above the map until they are put away: a few at once, so that
//! the map is not buried, and all of them when they are asked for.

use egui::{Id, Label, RichText, ScrollArea, Ui};

use super::icons::{self, Icon};
use super::style;
use crate::words::{Words, short};

/// Notices that are seen at once.
const SEEN: usize = 3;

/// Letters of one that are laid out.
const LETTERS: usize = 2000;

/// The share of the window that all of them take at most.
const SHARE: f32 = 0.3;

/// Shows `notices`; those put away leave the list.
pub fn show(ui: &mut Ui, notices: &mut Vec<String>, words: Words) {
    let id = Id::unique("all notices are shown");
    let many = notices.len() > SEEN;
    let all = many && ui.data(|data| data.get_temp::<bool>(id).unwrap_or_default());
    let gone = if all {
        let room = ui.ctx().content_rect().height() * SHARE;
        let scroll = ScrollArea::vertical().id_salt("notices").max_height(room);
        let scroll = scroll.auto_shrink([false, true]);
        scroll.show(ui, |ui| rows(ui, notices, false, words)).inner
    } else {
        let seen = notices.get(..SEEN).unwrap_or(notices);
        rows(ui, seen, many, words)
    };
    if many {
        style::row(ui, |ui| {
            let key = if all {
                "notice-show-fewer"
            } else {
                let more = [("count", (notices.len() - SEEN).into())];
                let more = words.with("notice-more", &more);
                ui.label(RichText::new(more).color(ui.visuals().warn_fg_color));
                "notice-show-all"
            };
            if style::link(ui, words.say(key)).clicked() {
                ui.data_mut(|data| data.insert_temp(id, !all));
            }
            if style::link(ui, words.say("notice-close-all")).clicked() {
                notices.clear();
            }
        });
    }
    if let Some(index) = gone.filter(|index| *index < notices.len()) {
        notices.remove(index);
    }
    if notices.len() <= SEEN {
        ui.data_mut(|data| data.remove::<bool>(id));
    }
}

/// One row for each notice, in a single line each if `brief`; the number of the one put away.
fn rows(ui: &mut Ui, notices: &[String], brief: bool, words: Words) -> Option<usize> {
    let mut gone = None;
    for (index, notice) in notices.iter().enumerate() {
        ui.horizontal(|ui| {
            if icons::button(ui, Icon::Close, &words.say("notice-put-away"), true).clicked() {
                gone = Some(index);
            }
            let text = short::cut(notice, LETTERS);
            let text = RichText::new(text).color(ui.visuals().warn_fg_color);
            let label = Label::new(text);
            ui.add(if brief {
                label.truncate()
            } else {
                label.wrap()
            });
        });
    }
    gone
}
