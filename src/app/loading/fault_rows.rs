//! The rows of the list of faults: whole sentences, as many lines as they take. However many there
//! are, only those in view are laid out; of the others a height is assumed until they are seen.

use egui::{Align, Label, Layout, RichText, ScrollArea, Ui, UiBuilder, vec2};

use super::super::direction;
use crate::atlas::{Fault, Severity};
use crate::words::Words;

/// Between two rows, in points.
const GAP: f32 = 6.0;

/// Heights of the rows at the width they were laid out for.
#[derive(Default)]
pub(super) struct FaultRows {
    width: f32,
    heights: Vec<f32>,
}

impl FaultRows {
    /// Shows those of `faults` that are in view, in all the room that is left.
    pub(super) fn show(&mut self, ui: &mut Ui, faults: &[&Fault], words: Words) {
        ScrollArea::vertical()
            .id_salt("faults")
            .auto_shrink([false, false])
            .show_viewport(ui, |ui, seen| {
                let line = ui.text_style_height(&egui::TextStyle::Body);
                self.fit(ui.available_width(), line, faults.len());
                let all: f32 = self.heights.iter().sum();
                ui.set_height(all);
                let area = ui.max_rect();
                let mut top = 0.0;
                let mut changed = false;
                for (fault, height) in faults.iter().zip(&mut self.heights) {
                    if top > seen.bottom() {
                        break;
                    }
                    if top + *height >= seen.top() {
                        let at = egui::Rect::from_min_size(
                            area.min + vec2(0.0, top),
                            vec2(area.width(), *height - GAP),
                        );
                        let taken = row(ui, at, fault, words) + GAP;
                        changed |= (taken - *height).abs() > 0.5;
                        *height = taken;
                    }
                    top += *height;
                }
                if changed {
                    ui.ctx().request_repaint();
                }
            });
    }

    /// Begins anew where the width or the number of rows is another.
    fn fit(&mut self, width: f32, line: f32, count: usize) {
        if (self.width - width).abs() > 0.5 || self.heights.len() != count {
            self.width = width;
            self.heights.clear();
            self.heights.resize(count, line + GAP);
        }
    }
}

/// One fault in `at`, which may turn out too low; the height it takes.
fn row(ui: &mut Ui, at: egui::Rect, fault: &Fault, words: Words) -> f32 {
    /// Where the sentences begin, behind what sort of fault it is.
    const INDENT: f32 = 74.0;
    let mirrored = ui.layout().prefer_right_to_left();
    let (key, ink) = match fault.severity {
        Severity::Error => ("faults-fault", ui.visuals().warn_fg_color),
        Severity::Warning => ("faults-warning", ui.visuals().weak_text_color()),
    };
    let sort = RichText::new(words.say(key)).color(ink).size(12.5);
    // The sentences are English, whatever the language of the window.
    let english = Layout::top_down(Align::Min);
    let own = *ui.layout();
    let put = |ui: &mut Ui, (start, width): (f32, f32), layout: Layout, text: RichText| {
        let place = direction::part(at, start, width, mirrored);
        let place = egui::Rect::from_min_size(place.min, vec2(width, f32::INFINITY));
        let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
        child.add(Label::new(text).wrap()).rect.height()
    };
    put(ui, (0.0, INDENT - 6.0), own, sort);
    let rest = (INDENT, at.width() - INDENT);
    put(ui, rest, english, RichText::new(sentence(fault)))
}

/// The fault as it is told in the list: with the name of its file, and not all the way to it.
fn sentence(fault: &Fault) -> String {
    let name = fault.file.file_name().unwrap_or(fault.file.as_os_str());
    Fault {
        file: name.into(),
        ..fault.clone()
    }
    .to_string()
}
