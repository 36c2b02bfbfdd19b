//! The window that shows how a file is read, before it is and at any time after: its first rows as
//! a table, and above each column what it is read for, to be changed.
//!
//! Nothing is changed until somebody says so; then the layer gets another
//! [`Import`], is read again, and the step can be taken back.

mod look;
mod table;

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use egui::accesskit::Live;
use egui::{ComboBox, Context, RichText, Ui};

use self::look::Looking;
use super::{View, direction, style};
use crate::events::Import;
use crate::events::read::{DayOrder, Delimiter, Doubt, Preset, Preview};
use crate::map::text::grouped;
use crate::session::{Command, Layer, Source};
use crate::words::Words;

/// The window, open or not.
#[derive(Default)]
pub struct ImportWindow {
    open: Option<Open>,
    /// Layers of which it is not certain how they are read, and that wait until somebody looks.
    waiting: VecDeque<u16>,
    /// The layer for which the window has opened by itself.
    asks: Option<u16>,
    /// Those for which it has done so, and where their bytes were: one that is taken away and comes
    /// back by undo is not asked about twice.
    asked: HashMap<u16, Source>,
}

/// A layer whose reading is being looked at.
struct Open {
    number: u16,
    /// How it is read now.
    before: Import,
    /// How it would be read.
    import: Import,
    /// How it was read when somebody last looked.
    looking: Looking,
    /// The beginning of the file, or why there is none.
    shown: Option<Result<Preview, String>>,
    /// Letters by which columns are looked for, where there are many.
    wanted: String,
    /// Whether it has just been opened.
    fresh: bool,
}

/// Encodings that are offered, by their labels in the Encoding Standard.
const ENCODINGS: [&str; 9] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "windows-1250",
    "windows-1251",
    "windows-1254",
    "windows-1256",
    "gb18030",
];

impl ImportWindow {
    /// Has somebody look at these layers, one after the other, as soon as nothing else is looked at.
    pub fn ask(&mut self, layers: Vec<u16>) {
        for number in layers {
            if self.asks != Some(number) && !self.waiting.contains(&number) {
                self.waiting.push_back(number);
            }
        }
    }

    /// The next layer that waits and is still there, as it was when it was doubted.
    fn next(&mut self, view: &View<'_>) -> Option<u16> {
        let asked = &self.asked;
        let is_open = |number: &u16| {
            let layer = view.session.work.layer(*number);
            layer.is_some_and(|layer| {
                layer.import == Import::default() && asked.get(number) != Some(&layer.source)
            })
        };
        self.waiting.retain(is_open);
        let number = self.waiting.pop_front()?;
        let layer = view.session.work.layer(number)?;
        self.asked.insert(number, layer.source.clone());
        Some(number)
    }

    /// Has a layer wait that was about to be looked at.
    fn wait(&mut self, number: u16, comes_next: bool) {
        self.asked.remove(&number);
        if comes_next {
            self.waiting.push_front(number);
        } else {
            self.waiting.push_back(number);
        }
    }

    /// When the window was closed: its question is left open, and the next layer follows.
    fn closed(&mut self, view: &View<'_>) -> Vec<Command> {
        let open = self.open.take();
        let asked = self.asks.take();
        let left = open.filter(|open| asked == Some(open.number));
        let left = left.and_then(|open| open.left_open(view.session.work.layer(open.number)?));
        self.asks = self.next(view);
        let next = self.asks.map(|number| Command::ShowImport(Some(number)));
        left.into_iter().chain(next).collect()
    }

    /// Shows the window while the session says of which layer.
    pub fn show(&mut self, ctx: &Context, view: &View<'_>) -> Vec<Command> {
        let Some(number) = view.session.importing else {
            return self.closed(view);
        };
        let Some(layer) = view.session.work.layer(number) else {
            self.open = None;
            return vec![Command::ShowImport(None)];
        };
        // It begins anew when something else, such as undo, has changed how the layer is read.
        let is_of = |open: &Open| open.number == number && open.before == layer.import;
        if !self.open.as_ref().is_some_and(is_of) {
            // Whoever looks at another layer is asked about this one afterwards.
            if let Some(asked) = self.asks.take_if(|asked| *asked != number) {
                self.wait(asked, true);
            }
            self.open = Some(Open::new(ctx, layer));
        }
        self.waiting.retain(|waiting| *waiting != number);
        let others = self.waiting.len();
        let Some(open) = &mut self.open else {
            return Vec::new();
        };
        open.hear(ctx, layer);
        let words = view.words();
        let title = words.with("import-title", &[("name", layer.name.as_str().into())]);
        let room = ctx.content_rect();
        let width = (room.width() - 40.0).min(1080.0);
        let (mut stays, mut foot) = (true, None);
        egui::Window::new(title)
            .id(egui::Id::unique("how a layer is read"))
            .open(&mut stays)
            .collapsible(false)
            .resizable(false)
            .pivot(egui::Align2::CENTER_CENTER)
            .default_pos(room.center())
            .default_width(width)
            .show(ctx, |ui| {
                ui.set_width(width - 24.0);
                direction::column(ui, view.is_right_to_left(), |ui| {
                    open.choices(ui, words);
                    open.doubts(ui, words);
                    open.table(
                        ui,
                        words,
                        room.height() - if others > 0 { 28.0 } else { 0.0 },
                    );
                    ui.add_space(6.0);
                    foot = open.foot(ui, words, others);
                });
            });
        open.looks_again(ctx, layer);
        match foot {
            Some(Foot::Next) => {
                self.wait(number, false);
                let next = self.next(view);
                (self.asks, self.open) = (next, None);
                return vec![Command::ShowImport(next)];
            }
            Some(Foot::LeaveOthers) => {
                self.waiting.clear();
                return Vec::new();
            }
            _ => {}
        }
        if let Some(Foot::Done) = foot {
            let changed = Layer {
                import: open.import.clone(),
                ..layer.as_ref().clone()
            };
            // It is answered, so nothing of it is left open.
            self.open = None;
            let mut commands = vec![Command::ShowImport(None)];
            if changed.import != layer.import {
                commands.push(Command::ChangeLayer(Arc::new(changed)));
            }
            return commands;
        }
        if !stays || foot.is_some() {
            return vec![Command::ShowImport(None)];
        }
        Vec::new()
    }
}

/// What was pressed at the foot of the window.
enum Foot {
    Done,
    Cancel,
    Next,
    LeaveOthers,
}

impl Open {
    fn new(ctx: &Context, layer: &Arc<Layer>) -> Self {
        Self {
            number: layer.number,
            before: layer.import.clone(),
            import: layer.import.clone(),
            looking: Looking::start(ctx, &layer.source, &layer.import),
            shown: None,
            wanted: String::new(),
            fresh: true,
        }
    }

    /// What is done when somebody leaves the window that asked for the order of day and month: that
    /// nobody can tell it is an answer as well, and kept like any other.
    fn left_open(&self, layer: &Arc<Layer>) -> Option<Command> {
        let asks = |doubt: &Doubt| matches!(doubt, Doubt::DayOrder { .. });
        let asks = self.preview()?.doubts.iter().any(asks);
        let is_free = layer.import.day_order.is_none();
        (asks && is_free).then(|| {
            let import = Import {
                day_order: Some(DayOrder::Ambiguous),
                ..layer.import.clone()
            };
            Command::ChangeLayer(Arc::new(Layer {
                import,
                ..layer.as_ref().clone()
            }))
        })
    }

    /// Takes what was found at the beginning of the file.
    fn hear(&mut self, ctx: &Context, layer: &Arc<Layer>) {
        let Some(seen) = self.looking.done() else {
            return;
        };
        // What was found is what is changed from now on; what was changed meanwhile stays.
        if let Ok(preview) = &seen
            && self.looking.import() == &self.import
        {
            let order = self.import.day_order;
            self.import = preview.import.clone();
            if order.is_none() {
                // The order of the whole file may be another than that of its beginning.
                self.import.day_order = None;
            }
            self.looking.settle(&self.import);
        }
        self.shown = Some(seen);
        self.looks_again(ctx, layer);
    }

    /// Looks at the file again if something has been changed.
    fn looks_again(&mut self, ctx: &Context, layer: &Arc<Layer>) {
        if !self.looking.is_busy() && self.looking.import() != &self.import {
            self.looking = Looking::start(ctx, &layer.source, &self.import);
            ctx.request_repaint();
        }
    }

    /// Begins to find everything anew, because the fields are other ones than before.
    fn find_anew(&mut self) {
        self.import.columns.clear();
        self.import.only = false;
        self.import.preset = None;
    }

    fn preview(&self) -> Option<&Preview> {
        self.shown.as_ref()?.as_ref().ok()
    }

    /// What concerns the whole file.
    fn choices(&mut self, ui: &mut Ui, words: Words) {
        let is_table = self.preview().is_none_or(|preview| preview.is_table);
        let is_text = self.preview().is_none_or(|preview| preview.is_text);
        style::rows(ui, |ui| {
            self.preset(ui, words);
            if is_table {
                self.delimiter(ui, words);
            }
            if is_text {
                self.encoding(ui, words);
            }
            self.day_order(ui, words);
        });
        style::rows(ui, |ui| {
            direction::tick(ui, &mut self.import.swapped, &words.say("import-swapped"));
            direction::tick(
                ui,
                &mut self.import.serial_dates,
                &words.say("import-serial"),
            );
        });
        ui.add_space(4.0);
    }

    fn preset(&mut self, ui: &mut Ui, words: Words) {
        let name = |preset: Option<Preset>| match preset {
            Some(preset) => words.say(&format!("preset-{}", preset.key())),
            None => words.say("import-no-preset"),
        };
        let mut chosen = self.import.preset;
        let first = combo(ui, &words.say("import-preset"), &name(chosen), |ui| {
            for preset in std::iter::once(None).chain(Preset::ALL.map(Some)) {
                ui.selectable_value(&mut chosen, preset, name(preset));
            }
        });
        // Whoever opened the window by a key goes on in it by keys.
        if std::mem::take(&mut self.fresh) {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        if chosen != self.import.preset
            && let Some(preview) = self.preview()
        {
            self.import = Import {
                day_order: self.import.day_order,
                ..preview.with_preset(chosen)
            };
        }
    }

    fn delimiter(&mut self, ui: &mut Ui, words: Words) {
        let name = |delimiter: Option<Delimiter>| match delimiter {
            Some(delimiter) => words.say(&format!("delimiter-{}", delimiter.key())),
            None => words.say("import-found"),
        };
        let mut chosen = self.import.delimiter;
        combo(ui, &words.say("import-delimiter"), &name(chosen), |ui| {
            for delimiter in Delimiter::ALL.map(Some) {
                ui.selectable_value(&mut chosen, delimiter, name(delimiter));
            }
        });
        if chosen != self.import.delimiter {
            self.import.delimiter = chosen;
            self.find_anew();
        }
    }

    fn encoding(&mut self, ui: &mut Ui, words: Words) {
        let found = words.say("import-found");
        let mut chosen = self.import.encoding.clone();
        let shown = chosen.clone().unwrap_or_else(|| found.clone().into_owned());
        combo(ui, &words.say("import-encoding"), &shown, |ui| {
            ui.selectable_value(&mut chosen, None, found.as_ref());
            for label in ENCODINGS {
                ui.selectable_value(&mut chosen, Some(label.to_owned()), label);
            }
        });
        if chosen != self.import.encoding {
            self.import.encoding = chosen;
            self.import.delimiter = None;
            self.find_anew();
        }
    }

    fn day_order(&mut self, ui: &mut Ui, words: Words) {
        let told = self.preview().and_then(|preview| preview.import.day_order);
        let name = |order: Option<DayOrder>| match order {
            Some(DayOrder::DayFirst) => words.say("import-day-first"),
            Some(DayOrder::MonthFirst) => words.say("import-month-first"),
            Some(DayOrder::Ambiguous) => words.say("import-left-open"),
            None => words.say("import-found"),
        };
        let told = told.filter(|order| *order != DayOrder::Ambiguous);
        // What the column tells is shown until somebody sets another.
        let shown = name(self.import.day_order.or(told));
        let chosen = &mut self.import.day_order;
        combo(ui, &words.say("import-day-order"), &shown, |ui| {
            for order in [
                None,
                Some(DayOrder::DayFirst),
                Some(DayOrder::MonthFirst),
                Some(DayOrder::Ambiguous),
            ] {
                ui.selectable_value(chosen, order, name(order));
            }
        });
    }

    /// What is not certain, each with what settles it.
    fn doubts(&mut self, ui: &mut Ui, words: Words) {
        let doubts = match &self.shown {
            Some(Ok(preview)) => preview.doubts.clone(),
            Some(Err(why)) => {
                let text = RichText::new(why).color(ui.visuals().warn_fg_color);
                ui.label(text);
                return;
            }
            None => Vec::new(),
        };
        for doubt in doubts {
            style::rows(ui, |ui| {
                let text = doubt_words(&doubt, words);
                ui.label(RichText::new(text).color(ui.visuals().warn_fg_color));
                match doubt {
                    Doubt::Swapped { .. } => {
                        let swap = ui.button(words.say("import-swap")).clicked();
                        self.import.swapped |= swap;
                    }
                    Doubt::DayOrder { .. } => {
                        for (order, key) in [
                            (DayOrder::DayFirst, "import-day-first"),
                            (DayOrder::MonthFirst, "import-month-first"),
                            (DayOrder::Ambiguous, "import-leave-open"),
                        ] {
                            if ui.button(words.say(key)).clicked() {
                                self.import.day_order = Some(order);
                            }
                        }
                    }
                    _ => {}
                }
            });
        }
    }

    fn table(&mut self, ui: &mut Ui, words: Words, room: f32) {
        let Some(Ok(preview)) = &self.shown else {
            if self.looking.is_busy() {
                ui.spinner();
            }
            return;
        };
        // Each doubt has a line or two of its own.
        let doubts = preview.doubts.len().saturating_sub(1) as f32 * 24.0;
        let height = (room - 350.0 - doubts).clamp(140.0, 420.0);
        // What stands in a file runs from left to right, as its columns do.
        let asked = direction::english(ui, |ui| {
            table::show(ui, preview, &self.import, &mut self.wanted, (words, height))
        });
        if let Some((column, purpose)) = asked {
            self.import.set(&column, purpose);
            self.import.preset = self.import.preset.filter(|_| self.import.only);
        }
    }

    /// How many rows are placed, and the buttons.
    fn foot(&mut self, ui: &mut Ui, words: Words, others: usize) -> Option<Foot> {
        if let Some(preview) = self.preview() {
            let count = |count: u64| grouped(count);
            let values = [
                ("placed", count(preview.placed).into()),
                ("unplaced", count(preview.unplaced).into()),
                ("undated", count(preview.undated).into()),
            ];
            let key = if preview.is_whole {
                "import-counts"
            } else {
                "import-counts-first"
            };
            let told = ui.label(words.with(key, &values));
            ui.ctx().accesskit_node_builder(told.id, |node| {
                node.set_live(Live::Polite);
            });
        }
        let mut foot = None;
        if others > 0 {
            style::rows(ui, |ui| {
                let values = [
                    ("count", others.into()),
                    ("grouped", grouped(others as u64).into()),
                ];
                ui.label(words.with("import-others", &values));
                if ui.button(words.say("import-next")).clicked() {
                    foot = Some(Foot::Next);
                }
                if ui.button(words.say("import-leave-others")).clicked() {
                    foot = Some(Foot::LeaveOthers);
                }
            });
        }
        ui.horizontal(|ui| {
            let ready = self.preview().is_some();
            let read = egui::Button::new(words.say("import-read"));
            if ui.add_enabled(ready, read).clicked() {
                foot = Some(Foot::Done);
            }
            if ui.button(words.say("import-cancel")).clicked() {
                foot = Some(Foot::Cancel);
            }
            if self.looking.is_busy() {
                ui.spinner();
            }
        });
        foot
    }
}

/// What is not certain, for the reader.
pub(super) fn doubt_words(doubt: &Doubt, words: Words) -> String {
    match doubt {
        Doubt::NoPositions => words.say("import-no-positions").into_owned(),
        Doubt::NoDates { .. } => {
            let names = Doubt::names_of_dates();
            words.with("import-no-dates", &[("names", names.into())])
        }
        Doubt::HeaderBelow { line } => {
            words.with("import-header-below", &[("line", (*line).into())])
        }
        Doubt::SameName { name, columns, .. } => {
            let values = [("name", name.clone().into()), ("count", (*columns).into())];
            words.with("import-same-name", &values)
        }
        Doubt::PositionsGuessed => words.say("import-guessed").into_owned(),
        Doubt::Swapped { events } => {
            let grouped = grouped(*events);
            let values = [("count", (*events).into()), ("grouped", grouped.into())];
            words.with("import-seem-swapped", &values)
        }
        Doubt::DayOrder { example, .. } if example.is_empty() => {
            words.say("import-orders-mixed").into_owned()
        }
        Doubt::DayOrder { example, .. } => {
            words.with("import-orders-both", &[("date", example.as_str().into())])
        }
    }
}

/// A list to choose from behind its name; what has the focus when it is chosen from.
fn combo(ui: &mut Ui, name: &str, shown: &str, list: impl FnOnce(&mut Ui)) -> egui::Id {
    let label = ui.label(name);
    let shown = ComboBox::from_id_salt(name)
        .selected_text(shown)
        .show_ui(ui, list);
    shown.response.labelled_by(label.id).id
}
