//! All rows of a layer of one's own, as a table at the foot of the window: ordered by any column,
//! filtered, and linked with the map both ways.
//!
//! Values are read when they are looked at. Ordering and filtering go through the file in the
//! background (`query`); meanwhile the rows stay as they were.

mod body;
mod filter;
mod job;
mod query;

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use egui::{ComboBox, ProgressBar, RichText, TextEdit, Ui};

use super::icons::{self, Icon};
use super::{View, direction, font, style};
use crate::events::read::ColumnInfo;
use crate::events::{EventFile, EventTable};
use crate::map::fonts::Font;
use crate::map::text::grouped;
use crate::session::{Command, Target};
use filter::Test;
use job::Job;
use query::{Query, Rows};

/// Columns that are shown; a file may have thousands.
const COLUMNS: usize = 100;

/// Rows of one page: beyond some hundred thousand a scroll bar can no longer tell neighbours apart.
const PAGE: usize = 100_000;

/// Rows whose values are kept.
const KEPT: usize = 600;

/// The table, and what it was made of.
#[derive(Default)]
pub struct TableView {
    layer: u16,
    file: Weak<EventFile>,
    columns: Vec<ColumnInfo>,
    /// What was typed, and the column it is about.
    typed: String,
    column: Option<String>,
    order: Option<(String, bool)>,
    only_shown: bool,
    only_seen: bool,
    rows: Rows,
    /// What the rows answer, and of which table.
    answered: Option<(Query, Weak<EventTable>)>,
    job: Option<Job>,
    /// Why the last question has no answer.
    failed: Option<String>,
    page: usize,
    /// The row that keys start from, as a place in `rows`.
    cursor: Option<usize>,
    /// A row to be brought into view.
    scroll_to: Option<usize>,
    /// The event that was selected when the table last looked.
    selected: Option<Target>,
    values: HashMap<usize, Arc<Vec<String>>>,
}

impl TableView {
    /// Whether there is a table to be shown.
    pub fn is_open(view: &View<'_>) -> bool {
        let number = view.session.table;
        number.is_some_and(|number| view.session.work.layer(number).is_some())
    }

    /// Shows the table of the layer that is asked for.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) -> Vec<Command> {
        let mut commands = Vec::new();
        let Some(number) = view.session.table else {
            return commands;
        };
        let Some(file) = view.data.file_of(number).cloned() else {
            self.head(ui, view, number, &mut commands);
            ui.label(RichText::new(view.words().say("table-not-read")).weak());
            return commands;
        };
        self.turn_to(number, &file, view);
        self.ask(ui, &file, view);
        self.follow_selection(view);
        self.head(ui, view, number, &mut commands);
        self.tools(ui, view);
        self.pages(ui, view);
        body::show(self, ui, &file, view, &mut commands);
        commands
    }

    /// Turns to another layer, or to the same one read anew.
    fn turn_to(&mut self, number: u16, file: &Arc<EventFile>, view: &View<'_>) {
        let weak = Arc::downgrade(file);
        if self.layer == number && self.file.ptr_eq(&weak) {
            return;
        }
        let columns = file.columns();
        let same_layer = self.layer == number;
        let kept = |name: &String| columns.iter().any(|column| column.name == *name);
        *self = Self {
            layer: number,
            file: weak,
            // What was asked of a layer is asked again of the same one.
            typed: if same_layer {
                std::mem::take(&mut self.typed)
            } else {
                String::new()
            },
            column: self.column.take().filter(|name| same_layer && kept(name)),
            order: self
                .order
                .take()
                .filter(|(name, _)| same_layer && kept(name)),
            only_shown: self.only_shown,
            only_seen: self.only_seen,
            rows: Rows::All(view.data.events.rows_of_file(number).len()),
            columns,
            ..Self::default()
        };
    }

    /// What is asked for now.
    fn query(&self, view: &View<'_>) -> Query {
        let test = Test::read(&self.typed);
        Query {
            filter: test.map(|test| (self.column.clone(), test)),
            order: self.order.clone(),
            shown: self.only_shown.then(|| view.session.passing(view.data)),
            seen: self.only_seen.then(|| view.session.view.world_rect()),
        }
    }

    /// Takes an answer that has come, and asks anew if the question is another one.
    fn ask(&mut self, ui: &Ui, file: &Arc<EventFile>, view: &View<'_>) {
        let query = self.query(view);
        let table = Arc::downgrade(&view.data.events);
        if let Some(job) = &mut self.job
            && let Some(answer) = job.answer()
        {
            match answer {
                Ok(rows) => {
                    self.rows = rows;
                    self.failed = None;
                }
                Err(why) => self.failed = Some(why),
            }
            self.answered = Some((job.query.clone(), job.table.clone()));
            self.job = None;
            self.page = 0;
            self.cursor = None;
            self.scroll_to = self.index_of_selected(view);
            if let Some(index) = self.scroll_to {
                self.page = index / PAGE;
            }
        }
        let same = |asked: &Query, of: &Weak<EventTable>| *asked == query && of.ptr_eq(&table);
        if let Some(job) = &self.job {
            if same(&job.query, &job.table) {
                return;
            }
            // What is no longer asked is not answered.
            job.stop();
            self.job = None;
        }
        let answered = self.answered.as_ref();
        if answered.is_some_and(|(asked, of)| same(asked, of)) {
            return;
        }
        if query.is_plain() {
            self.rows = Rows::All(view.data.events.rows_of_file(self.layer).len());
            self.answered = Some((query, table));
            self.failed = None;
            self.scroll_to = self.index_of_selected(view);
            self.page = self.scroll_to.unwrap_or_default() / PAGE;
            return;
        }
        let job = Job::start(ui.ctx(), query, file, &self.columns, &view.data.events);
        self.job = job;
    }

    /// The selected event as a row, if it is one of this layer.
    fn index_of_selected(&self, view: &View<'_>) -> Option<usize> {
        let Some(Target::Event(id)) = view.session.selected() else {
            return None;
        };
        let row = view.data.row_of(id)?;
        let class = view.data.events.class_at(row)?;
        if class.file != self.layer {
            return None;
        }
        self.rows.index_of(view.data.events.place_in_file(row)?)
    }

    /// What is selected on the map comes into view here.
    fn follow_selection(&mut self, view: &View<'_>) {
        let selected = view.session.selected();
        if self.selected.as_ref() == selected {
            return;
        }
        self.selected = selected.cloned();
        let index = self.index_of_selected(view);
        if let Some(index) = index.filter(|index| self.cursor != Some(*index)) {
            self.page = index / PAGE;
            self.cursor = Some(index);
            self.scroll_to = Some(index);
        }
    }

    fn head(&self, ui: &mut Ui, view: &View<'_>, number: u16, commands: &mut Vec<Command>) {
        let words = view.words();
        style::row(ui, |ui| {
            let name = view.session.layer_name(number, view.data);
            let title = ui.label(RichText::new(name).font(font(Font::SansBold, 15.0)));
            style::heading(&title, 2);
            let all = view.data.events.rows_of_file(number).len();
            let values = [
                ("shown", grouped(self.rows.len() as u64).into()),
                ("all", grouped(all as u64).into()),
                ("count", all.into()),
            ];
            ui.label(RichText::new(words.with("table-count", &values)).weak());
            if self.columns.len() > COLUMNS {
                let values = [
                    ("shown", COLUMNS.into()),
                    ("all", self.columns.len().into()),
                ];
                ui.label(RichText::new(words.with("table-columns", &values)).weak());
            }
            if let Some(job) = &self.job {
                ui.add(ProgressBar::new(job.share()).desired_width(90.0));
                ui.label(RichText::new(words.say("table-asking")).weak());
                ui.ctx()
                    .request_repaint_after(std::time::Duration::from_millis(80));
            }
            let mirrored = view.is_right_to_left();
            ui.with_layout(direction::from_end(mirrored), |ui| {
                if icons::button(ui, Icon::Close, &words.say("table-close"), true).clicked() {
                    commands.push(Command::ShowTable(None));
                }
            });
        });
        if let Some(why) = &self.failed {
            ui.label(RichText::new(why).color(ui.visuals().warn_fg_color));
        }
    }

    fn tools(&mut self, ui: &mut Ui, view: &View<'_>) {
        let words = view.words();
        style::rows(ui, |ui| {
            let label = ui.label(words.say("table-filter"));
            let field = TextEdit::singleline(&mut self.typed)
                .hint_text(words.say("table-filter-hint"))
                .desired_width(190.0);
            ui.add(field).labelled_by(label.id);
            let label = ui.label(words.say("table-in"));
            let every = words.say("table-any-column");
            let chosen = self.column.clone().unwrap_or_else(|| every.to_string());
            let list = ComboBox::from_id_salt("column to filter by").selected_text(chosen);
            let list = list.width(130.0).show_ui(ui, |ui| {
                ui.selectable_value(&mut self.column, None, &*every);
                for column in &self.columns {
                    let own = Some(column.name.clone());
                    ui.selectable_value(&mut self.column, own, &column.name);
                }
            });
            list.response.labelled_by(label.id);
            direction::tick(ui, &mut self.only_seen, &words.say("table-only-seen"));
            direction::tick(ui, &mut self.only_shown, &words.say("table-only-shown"));
        });
    }

    /// Which part of a very long table this is, and the way to its neighbours.
    fn pages(&mut self, ui: &mut Ui, view: &View<'_>) {
        let all = self.rows.len();
        let last = all.saturating_sub(1) / PAGE;
        self.page = self.page.min(last);
        if last == 0 {
            return;
        }
        let words = view.words();
        style::row(ui, |ui| {
            let first = self.page * PAGE + 1;
            let numbers = [first, (first + PAGE - 1).min(all), all];
            let [first, to, all] = numbers.map(|number| grouped(number as u64));
            let values = [
                ("first", first.into()),
                ("last", to.into()),
                ("all", all.into()),
            ];
            ui.label(words.with("table-page", &values));
            let back = ui.add_enabled(self.page > 0, egui::Button::new(words.say("table-back")));
            if back.clicked() {
                self.page -= 1;
            }
            let on = ui.add_enabled(self.page < last, egui::Button::new(words.say("table-on")));
            if on.clicked() {
                self.page += 1;
            }
        });
    }

    /// The values of the event at `place` in its file, column by column; read now if they were not
    /// in view before.
    fn values(&mut self, place: usize, file: &EventFile, view: &View<'_>) -> Arc<Vec<String>> {
        if let Some(known) = self.values.get(&place) {
            return Arc::clone(known);
        }
        if self.values.len() >= KEPT {
            self.values.clear();
        }
        let row = view.data.events.rows_of_file(self.layer).get(place);
        let key = row.and_then(|&row| view.data.events.keys().get(row as usize));
        let said = key.map(|key| file.values(key.offset()));
        let values = match said {
            Some(Ok(pairs)) => {
                let mut pairs: HashMap<String, String> = pairs.into_iter().collect();
                let columns = self.columns.iter().take(COLUMNS);
                columns
                    .map(|column| pairs.remove(&column.name).unwrap_or_default())
                    .collect()
            }
            Some(Err(why)) => vec![why.to_string()],
            None => Vec::new(),
        };
        let values = Arc::new(values);
        self.values.insert(place, Arc::clone(&values));
        values
    }

    /// What sessions call the event at `place` in its file.
    fn target(&self, place: usize, view: &View<'_>) -> Option<Target> {
        let row = view.data.events.rows_of_file(self.layer).get(place)?;
        Some(Target::Event(view.data.id_of(*row)?))
    }
}
