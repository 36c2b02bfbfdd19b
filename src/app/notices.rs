//! Sentences about what went wrong, above the map until they are put away.

use egui::{RichText, Ui};

use super::icons::{self, Icon};
use crate::words::Words;

/// Shows `notices`; those put away leave the list.
pub fn show(ui: &mut Ui, notices: &mut Vec<String>, words: Words) {
    let mut gone = None;
    for (index, notice) in notices.iter().enumerate() {
        ui.horizontal(|ui| {
            if icons::button(ui, Icon::Close, &words.say("notice-put-away"), true).clicked() {
                gone = Some(index);
            }
            ui.add(
                egui::Label::new(RichText::new(notice).color(ui.visuals().warn_fg_color)).wrap(),
            );
        });
    }
    if let Some(index) = gone {
        notices.remove(index);
    }
}
