//! What is wrong with single events of the files that are open: a line above the map, and the list,
//! with what settles the doubts about whole files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use egui::{ComboBox, Context, Key, Modifiers, RichText, ScrollArea, Ui};

use super::super::icons::{self, Icon};
use super::super::import_window::doubt_words;
use super::super::{View, direction, style};
use super::again::SaveAgain;
use super::fault_rows::FaultRows;
use crate::atlas::Fault;
use crate::events::read::{DayOrder, Doubt};
use crate::events::{EventFile, FileReport, Import};
use crate::map::text::grouped;
use crate::session::{Command, Layer};
use crate::words::Words;

/// What was wrong with single events of all files.
#[derive(Default)]
pub struct FaultList {
    files: Vec<OfFile>,
    /// Whether the list is open.
    pub open: bool,
    /// Whether somebody has seen it and put the notice away.
    pub put_away: bool,
    /// The file whose faults are listed; all of them if `None`.
    only: Option<u16>,
    rows: FaultRows,
    /// What saves the records that are meant.
    again: SaveAgain,
}

/// What is wrong with one file.
struct OfFile {
    number: u16,
    file: Arc<EventFile>,
    errors: u64,
    warnings: u64,
    by_reason: BTreeMap<String, u64>,
    listed: Vec<Fault>,
    doubts: Vec<Doubt>,
}

impl OfFile {
    fn of(number: u16, file: &Arc<EventFile>, report: &FileReport) -> Option<Self> {
        let [errors, warnings] = report.errors_and_warnings();
        (errors + warnings > 0).then(|| Self {
            number,
            file: Arc::clone(file),
            errors,
            warnings,
            by_reason: report.faults.by_reason.clone(),
            listed: report.faults.listed.clone(),
            doubts: report.doubts.clone(),
        })
    }
}

impl FaultList {
    /// What is wrong with these files, each with the number of its layer; a notice that was put away
    /// comes back with faults that are new.
    pub(super) fn tell<'a>(
        &mut self,
        files: impl Iterator<Item = (u16, &'a Arc<EventFile>, &'a FileReport)> + Clone,
    ) {
        let before = self.total();
        self.again
            .tell(files.clone().map(|(_, file, report)| (file, report)));
        let files = files.filter_map(|(number, file, report)| OfFile::of(number, file, report));
        self.files = files.collect();
        let has = |number: &u16| self.files.iter().any(|file| file.number == *number);
        self.only = self.only.filter(has);
        self.rows = FaultRows::default();
        self.put_away &= self.total() <= before;
        self.open &= !self.files.is_empty();
    }

    /// How many there are, warnings among them.
    pub fn total(&self) -> u64 {
        let totals = self.files.iter().map(|file| file.errors + file.warnings);
        totals.sum()
    }

    /// Whether there is something to be said above the map.
    pub fn is_news(&self) -> bool {
        !self.files.is_empty() && !self.put_away
    }

    /// The files whose faults are listed.
    fn seen(&self) -> impl Iterator<Item = &OfFile> {
        let is_seen = |file: &&OfFile| self.only.is_none_or(|only| only == file.number);
        self.files.iter().filter(is_seen)
    }

    /// One line above the map.
    pub fn show(&mut self, ui: &mut Ui, words: Words) {
        let counted = counted(&self.files, words);
        style::row(ui, |ui| {
            if icons::button(ui, Icon::Close, &words.say("notice-put-away"), true).clicked() {
                self.put_away = true;
            }
            let text = words.with("faults-found", &[("what", counted.into())]);
            ui.label(RichText::new(text).color(ui.visuals().warn_fg_color));
            if style::link(ui, words.say("faults-show")).clicked() {
                self.open = !self.open;
            }
        });
    }

    /// The list, while it is open; only the rows in view are laid out.
    pub fn show_list(&mut self, ctx: &Context, view: &View<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        if !self.open {
            return commands;
        }
        let escape = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Escape);
        if !egui::Popup::is_any_open(ctx) && ctx.input_mut(escape) {
            self.open = false;
            return commands;
        }
        let (words, room) = (view.words(), ctx.content_rect());
        let mut open = true;
        let size = egui::vec2(
            (room.width() - 40.0).min(880.0),
            (room.height() - 120.0).min(560.0),
        );
        egui::Window::new(words.say("faults-title"))
            .id(egui::Id::unique("faults"))
            .open(&mut open)
            .collapsible(false)
            .default_size(size)
            .max_width(room.width() - 40.0)
            .max_height(room.height() - 60.0)
            .pivot(egui::Align2::CENTER_CENTER)
            .default_pos(room.center())
            .show(ctx, |ui| {
                direction::column(ui, view.is_right_to_left(), |ui| {
                    self.head(ui, words, &mut commands);
                    self.files_of_list(ui, view, &mut commands);
                    self.again.field(ui, words);
                    ui.separator();
                    let faults: Vec<&Fault> = self
                        .files
                        .iter()
                        .filter(|file| self.only.is_none_or(|only| only == file.number))
                        .flat_map(|file| &file.listed)
                        .collect();
                    self.rows.show(ui, &faults, words);
                });
            });
        // What leads to another window makes room for it.
        let leaves = |command: &Command| matches!(command, Command::ShowImport(_));
        self.open = open && !commands.iter().any(leaves);
        commands
    }

    /// What all of it comes to, which file is listed, and the list for the clipboard.
    fn head(&mut self, ui: &mut Ui, words: Words, commands: &mut Vec<Command>) {
        style::rows(ui, |ui| {
            let counted = counted(self.seen(), words);
            ui.label(RichText::new(counted).strong());
            if self.files.len() > 1 {
                let all = words.say("faults-all-files");
                let name_of = |only: Option<u16>| {
                    let mut files = self.files.iter();
                    let file = files.find(|file| Some(file.number) == only);
                    file.map_or_else(|| all.to_string(), |file| file.file.name())
                };
                let mut only = self.only;
                let label = ui.label(words.say("faults-of-file"));
                let list = ComboBox::from_id_salt("file of faults").selected_text(name_of(only));
                let shown = list.show_ui(ui, |ui| {
                    ui.selectable_value(&mut only, None, name_of(None));
                    for file in &self.files {
                        let number = Some(file.number);
                        ui.selectable_value(&mut only, number, name_of(number));
                    }
                });
                shown.response.labelled_by(label.id);
                if only != self.only {
                    self.only = only;
                    self.rows = FaultRows::default();
                }
            }
            let copy = ui.button(words.say("faults-copy"));
            if copy.clicked() {
                commands.push(Command::CopyText(self.text()));
            }
        });
        let (listed, total) = self.seen().fold((0, 0), |(listed, total), file| {
            (
                listed + file.listed.len() as u64,
                total + file.errors + file.warnings,
            )
        });
        if listed < total {
            let count = grouped(listed).into();
            ui.label(words.with("faults-first", &[("count", count)]));
            let mut reasons: BTreeMap<&str, u64> = BTreeMap::new();
            for (reason, count) in self.seen().flat_map(|file| &file.by_reason) {
                *reasons.entry(reason).or_default() += count;
            }
            let reasons = reasons.into_iter();
            let reasons = reasons.map(|(reason, count)| format!("{} × {reason}", grouped(count)));
            let reasons = reasons.collect::<Vec<_>>().join(" · ");
            let weak = ui.visuals().weak_text_color();
            ui.add(egui::Label::new(RichText::new(reasons).color(weak)).wrap());
        }
    }

    /// The list as text, a fault a line.
    fn text(&self) -> String {
        let mut text = String::new();
        for fault in self.seen().flat_map(|file| &file.listed) {
            // Writing into a string does not fail.
            let _ = writeln!(text, "{fault}");
        }
        text
    }

    /// A line for each file: what is doubtful about all of it and what settles that, how it is read,
    /// and what of it can be saved.
    fn files_of_list(&mut self, ui: &mut Ui, view: &View<'_>, commands: &mut Vec<Command>) {
        let words = view.words();
        let tallest = (ui.available_height() * 0.45).max(80.0);
        ScrollArea::vertical()
            .id_salt("files with faults")
            .max_height(tallest)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                let only = self.only;
                let is_seen = |file: &&OfFile| only.is_none_or(|only| only == file.number);
                for file in self.files.iter().filter(is_seen) {
                    ui.separator();
                    ui.push_id(("file with faults", file.number), |ui| {
                        if let Some(layer) = view.session.work.layer(file.number) {
                            about(ui, file, layer, words, commands);
                        }
                        self.again.offer(ui, &file.file, words);
                    });
                }
            });
    }
}

/// How many faults and how many warnings these files have.
fn counted<'a>(files: impl IntoIterator<Item = &'a OfFile>, words: Words) -> String {
    let files = files.into_iter();
    let [errors, warnings] = files.fold([0, 0], |[errors, warnings], file| {
        [errors + file.errors, warnings + file.warnings]
    });
    let parts = [
        (errors, "faults-count"),
        (warnings, "faults-count-warnings"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    let parts = parts.map(|(count, key)| {
        let values = [("count", count.into()), ("grouped", grouped(count).into())];
        words.with(key, &values)
    });
    parts.collect::<Vec<_>>().join(&words.say("faults-and"))
}

/// The doubts about one file, each with what settles it.
fn about(
    ui: &mut Ui,
    file: &OfFile,
    layer: &Arc<Layer>,
    words: Words,
    commands: &mut Vec<Command>,
) {
    let name = file.file.name();
    style::rows(ui, |ui| {
        ui.label(RichText::new(&name).strong());
        ui.label(RichText::new(counted([file], words)).weak());
        if named(ui, "faults-how-read", &name, words).clicked() {
            commands.push(Command::ShowImport(Some(file.number)));
        }
    });
    let mut read_as = |import: Import| {
        let layer = Layer {
            import,
            ..layer.as_ref().clone()
        };
        commands.push(Command::ChangeLayer(Arc::new(layer)));
    };
    // What somebody has left open can be settled here all the same.
    let is_open = layer.import.day_order == Some(DayOrder::Ambiguous);
    let left_open = is_open.then(|| (words.say("faults-left-open").into_owned(), Settle::Order));
    let doubts = file.doubts.iter().map(|doubt| {
        let settle = match doubt {
            Doubt::Swapped { .. } => Settle::Swap,
            Doubt::DayOrder { .. } => Settle::Order,
            _ => Settle::Nothing,
        };
        (doubt_words(doubt, words), settle)
    });
    for (text, settle) in doubts.chain(left_open) {
        style::rows(ui, |ui| {
            ui.label(RichText::new(text).color(ui.visuals().warn_fg_color));
            if settle == Settle::Swap && named(ui, "import-swapped", &name, words).clicked() {
                read_as(Import {
                    swapped: !layer.import.swapped,
                    ..layer.import.clone()
                });
            }
            let orders = [
                (DayOrder::DayFirst, "import-day-first"),
                (DayOrder::MonthFirst, "import-month-first"),
            ];
            for (order, key) in orders {
                if settle == Settle::Order && named(ui, key, &name, words).clicked() {
                    read_as(Import {
                        day_order: Some(order),
                        ..layer.import.clone()
                    });
                }
            }
        });
    }
}

/// What settles a doubt here.
#[derive(Clone, Copy, PartialEq)]
enum Settle {
    /// Which of day and month stands first.
    Order,
    /// That latitude and longitude change places.
    Swap,
    /// Only the window that shows how the file is read.
    Nothing,
}

/// A button that a screen reader tells with the file it is about.
fn named(ui: &mut Ui, key: &str, file: &str, words: Words) -> egui::Response {
    let label = words.say(key);
    let button = ui.button(label.as_ref());
    let values = [("name", file.into()), ("text", label.as_ref().into())];
    let full = words.with("card-labelled", &values);
    let role = egui::accesskit::Role::Button;
    button.widget_info(|| egui::WidgetInfo::labeled(role, true, &full));
    button
}
