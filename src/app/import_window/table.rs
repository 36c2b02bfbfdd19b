//! The first rows of a file as a table, with what each column is read for above it.

use egui::{ComboBox, RichText, TextEdit, Ui};
use egui_extras::{Column, TableBuilder};

use super::super::style;
use crate::events::Import;
use crate::events::read::{Preview, Purpose};
use crate::map::text::grouped;
use crate::words::Words;

/// Columns that are shown at once.
const MOST: usize = 60;
/// The height of a row, in points.
const ROW: f32 = 20.0;
/// The width of a column at first, in points.
const WIDTH: f32 = 128.0;

/// Shows the table `height` points high; gives a column and what it is to be read for, if somebody
/// has chosen that.
pub(super) fn show(
    ui: &mut Ui,
    preview: &Preview,
    import: &Import,
    wanted: &mut String,
    (words, height): (Words, f32),
) -> Option<(String, Purpose)> {
    if preview.columns.len() > MOST {
        search(ui, preview.columns.len(), wanted, words);
    }
    let columns = shown(preview, import, wanted);
    let mut asked = None;
    egui::ScrollArea::horizontal()
        .id_salt("columns of a file")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            TableBuilder::new(ui)
                .id_salt(("rows of a file", columns.len()))
                .striped(true)
                .resizable(true)
                .vscroll(true)
                .min_scrolled_height(height)
                .max_scroll_height(height)
                .auto_shrink([false, true])
                .column(Column::exact(48.0))
                .columns(
                    Column::initial(WIDTH).at_least(60.0).clip(true),
                    columns.len(),
                )
                .header(56.0, |mut header| {
                    header.col(|ui| {
                        ui.weak(words.say("import-line"));
                    });
                    for &index in &columns {
                        header.col(|ui| {
                            let chosen = head(ui, preview, import, index, words);
                            asked = asked.take().or(chosen);
                        });
                    }
                })
                .body(|body| {
                    body.rows(ROW, preview.rows.len(), |mut line| {
                        let Some(row) = preview.rows.get(line.index()) else {
                            return;
                        };
                        let is_faulty = row.fault.is_some();
                        line.col(|ui| {
                            let number = RichText::new(row.line.to_string()).weak();
                            if let Some(fault) = &row.fault {
                                let warn = ui.visuals().warn_fg_color;
                                ui.label(number.color(warn)).on_hover_text(fault);
                            } else {
                                ui.label(number);
                            }
                        });
                        for &index in &columns {
                            line.col(|ui| {
                                let text = row.cells.get(index).map_or("", String::as_str);
                                let mut text = RichText::new(text);
                                if is_faulty {
                                    text = text.weak();
                                }
                                let cell = ui.add(egui::Label::new(text).truncate());
                                if let Some(fault) = &row.fault {
                                    cell.on_hover_text(fault);
                                }
                            });
                        }
                    });
                });
        });
    asked
}

/// The name of a column, and the list of what it may be read for.
fn head(
    ui: &mut Ui,
    preview: &Preview,
    import: &Import,
    index: usize,
    words: Words,
) -> Option<(String, Purpose)> {
    let name = &preview.columns.get(index)?.name;
    let now = import.purpose_of(name).unwrap_or(Purpose::Nothing);
    let mut chosen = now;
    let told = |purpose: Purpose| words.say(&format!("purpose-{}", purpose.key()));
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let label = egui::Label::new(RichText::new(name).strong()).truncate();
        ui.add(label).on_hover_text(name);
        let list = ComboBox::from_id_salt(("read as", index))
            .selected_text(told(now))
            .width(ui.available_width().min(150.0))
            .height(360.0)
            .show_ui(ui, |ui| {
                for purpose in Purpose::ALL {
                    let has_place = matches!(
                        purpose,
                        Purpose::Longitude | Purpose::Latitude | Purpose::Position
                    );
                    // Features have their positions elsewhere.
                    if preview.is_table || !has_place {
                        ui.selectable_value(&mut chosen, purpose, told(purpose));
                    }
                }
            });
        let spoken = words.with("import-read-as", &[("column", name.as_str().into())]);
        ui.ctx().accesskit_node_builder(list.response.id, |node| {
            node.set_label(spoken);
        });
    });
    (chosen != now).then(|| (name.clone(), chosen))
}

/// The field by which a column is looked for, and how many there are.
fn search(ui: &mut Ui, count: usize, wanted: &mut String, words: Words) {
    style::row(ui, |ui| {
        let values = [
            ("shown", MOST.to_string().into()),
            ("count", grouped(count as u64).into()),
        ];
        let label = ui.label(words.with("import-many-columns", &values));
        ui.add(TextEdit::singleline(wanted).desired_width(180.0))
            .labelled_by(label.id);
    });
}

/// The columns that are shown: those that are read for something first, of very many not all.
fn shown(preview: &Preview, import: &Import, wanted: &str) -> Vec<usize> {
    let columns = preview.columns.iter().enumerate();
    if preview.columns.len() <= MOST {
        return columns.map(|(index, _)| index).collect();
    }
    let wanted = wanted.trim().to_lowercase();
    let is_used = |name: &str| import.columns.iter().any(|one| one.column == name);
    let used = columns.clone().filter(|(_, one)| is_used(&one.name));
    let others = columns.filter(|(_, one)| {
        !is_used(&one.name) && (wanted.is_empty() || one.name.to_lowercase().contains(&wanted))
    });
    let shown = used.chain(others).map(|(index, _)| index);
    shown.take(MOST).collect()
}
