//! The window that writes the map, the events or the passages into a file.
//!
//! There is no dialogue of the system for it: a portal may be missing or never answer. The file is
//! named in a field, which begins with a folder that the system keeps for its sort. Nothing is ever
//! written over: a name that is taken gets a number, and that is said.

use std::path::{Path, PathBuf};

use egui::{Context, Key, Role, TextEdit, Ui, WidgetInfo};

use super::export_job::{Done, Job, Order, What};
use super::{View, direction, style};
use crate::events::Class;
use crate::export::{EventForm, MapForm, Paper, PassageForm, Saved, Sheet, choice};
use crate::map::AtlasShapes;
use crate::map::relief::ReliefImage;
use crate::map::text::grouped;
use crate::session::Command;
use crate::words::Words;
use std::sync::Arc;

/// What of the data is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Map,
    Events,
    Passages,
}

/// In which form a map is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Picture {
    #[default]
    Png,
    Svg,
    Pdf,
}

/// What is chosen, and what became of the last export.
pub struct ExportWindow {
    part: Part,
    picture: Picture,
    /// Pixels to a point of a PNG.
    scale: u8,
    sheet: Sheet,
    events: EventForm,
    passages: PassageForm,
    only_shown: bool,
    /// The file whose events are written; the story and all files if `None`.
    of: Option<u16>,
    /// The layer it was last opened for.
    asked: Option<u16>,
    /// The file as it stands in the field.
    file: String,
    /// The ending of the form that is chosen.
    ending: &'static str,
    /// Whether a reader has written into the field.
    named: bool,
    was_open: bool,
    job: Option<Job>,
    /// What the last one was to be called, and what became of it.
    last: Option<(PathBuf, Done)>,
    said: Option<String>,
}

impl Default for ExportWindow {
    fn default() -> Self {
        Self {
            part: Part::default(),
            picture: Picture::default(),
            scale: 2,
            sheet: Sheet::default(),
            events: EventForm::Csv,
            passages: PassageForm::Text,
            only_shown: true,
            of: None,
            asked: None,
            file: String::new(),
            ending: "",
            named: false,
            was_open: false,
            job: None,
            last: None,
            said: None,
        }
    }
}

impl ExportWindow {
    /// Shows the window while it is open; the map is drawn from `mapped`.
    pub fn show(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        mapped: (&Arc<AtlasShapes>, Option<&ReliefImage>),
    ) -> Vec<Command> {
        self.hear(view.session.words());
        let mut open = view.session.export_open;
        if !open {
            self.was_open = false;
            return Vec::new();
        }
        let asked = view.session.exporting;
        if !self.was_open || self.asked != asked {
            self.named &= self.of == asked;
            if let Some(layer) = asked {
                self.part = Part::Events;
                if !has_events(layer, view) {
                    // The one form that holds what it has.
                    self.events = EventForm::GeoJson;
                }
            }
            (self.of, self.asked) = (asked, asked);
        }
        self.of = self.of.filter(|number| can_be_written(*number, view));
        let words = view.session.words();
        let (mut save, mut close) = (false, false);
        let before = self.what();
        let widest = (ctx.content_rect().width() - 40.0).min(560.0);
        egui::Window::new(words.say("export-title"))
            .id(egui::Id::unique("export"))
            .open(&mut open)
            .collapsible(false)
            .resizable(false)
            // Its top stays where it is when what was saved is told below.
            .pivot(egui::Align2::CENTER_TOP)
            .default_pos(upper_middle(ctx))
            .default_width(widest)
            .show(ctx, |ui| {
                ui.set_width(widest - 24.0);
                direction::column(ui, view.is_right_to_left(), |ui| {
                    self.choices(ui, view);
                    save = self.file_field(ui, view);
                    ui.add_space(6.0);
                    style::row(ui, |ui| {
                        let ready = self.job.is_none();
                        let button = egui::Button::new(words.say("export-save"));
                        save |= ui.add_enabled(ready, button).clicked();
                        close = ui.button(words.say("export-close")).clicked();
                        if !ready {
                            ui.spinner();
                            ui.label(words.say("export-working"));
                        }
                    });
                    self.outcome(ui, words);
                });
            });
        self.was_open = true;
        if self.what() != before {
            // What was drawn before the choice shows it in the next frame.
            ctx.request_repaint();
        }
        if save && self.job.is_none() {
            self.begin(ctx, view, mapped);
        }
        if open && !close {
            Vec::new()
        } else {
            vec![Command::ToggleExport]
        }
    }

    /// A sentence to be told, once.
    pub fn take_said(&mut self) -> Option<String> {
        self.said.take()
    }

    fn what(&self) -> What {
        match self.part {
            Part::Map => What::Map(match self.picture {
                Picture::Png => MapForm::Png(f32::from(self.scale)),
                Picture::Svg => MapForm::Svg,
                Picture::Pdf => MapForm::Pdf(self.sheet),
            }),
            Part::Events => What::Events(self.events, self.only_shown, self.of),
            Part::Passages => What::Passages(self.passages, self.only_shown),
        }
    }

    fn choices(&mut self, ui: &mut Ui, view: &View<'_>) {
        let words = view.session.words();
        let parts = [
            (Part::Map, "export-map"),
            (Part::Events, "export-events"),
            (Part::Passages, "export-passages"),
        ];
        let first = row(ui, words, "export-what", &parts, &mut self.part);
        // Whoever opened the window by a key goes on in it by keys.
        if !self.was_open
            && let Some(first) = first
        {
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        match self.part {
            Part::Map => self.map_choices(ui, words),
            Part::Events => {
                let forms = EventForm::ALL.map(|form| (form, event_form(form)));
                row(ui, words, "export-form", &forms, &mut self.events);
                self.layers(ui, view);
                let shown = match self.of {
                    Some(file) => {
                        let is_of = |class: &Class| class.file == file;
                        view.session.count_events_of(view.data, is_of)
                    }
                    None => view.session.count_events(view.data),
                };
                self.only(ui, words, "export-only-events", shown);
                self.left_out(ui, view);
            }
            Part::Passages => {
                let forms = PassageForm::ALL.map(|form| (form, passage_form(form)));
                row(ui, words, "export-form", &forms, &mut self.passages);
                if view.session.selected().is_some() {
                    let shown = view.session.passages(view.data).len();
                    let shown = [shown, view.data.story.passages().len()];
                    self.only(ui, words, "export-only-passages", shown);
                }
            }
        }
    }

    /// Whose events are written, where there are layers.
    fn layers(&mut self, ui: &mut Ui, view: &View<'_>) {
        let words = view.words();
        let layers = view.session.work.layers.iter();
        let layers = layers.filter(|layer| can_be_written(layer.number, view));
        let layers: Vec<(u16, &str)> = layers
            .map(|layer| (layer.number, layer.name.as_str()))
            .collect();
        if layers.is_empty() {
            return;
        }
        let all = words.say("export-of-all");
        let chosen = layers.iter().find(|(number, _)| Some(*number) == self.of);
        let chosen = chosen.map_or(&*all, |(_, name)| name);
        style::rows(ui, |ui| {
            let label = ui.label(words.say("export-of"));
            let list = egui::ComboBox::from_id_salt("events of").selected_text(chosen);
            let list = list.width(240.0).truncate();
            let shown = list.show_ui(ui, |ui| {
                ui.selectable_value(&mut self.of, None, &*all);
                for (number, name) in layers {
                    ui.selectable_value(&mut self.of, Some(number), name);
                }
            });
            shown.response.labelled_by(label.id);
        });
    }

    /// Says that a form holds events alone, where there are lines and areas.
    fn left_out(&self, ui: &mut Ui, view: &View<'_>) {
        if self.events.holds_shapes() {
            return;
        }
        let asked = (self.only_shown, self.of);
        let count = choice::shapes_for(view.session, view.data, asked).len();
        if count > 0 {
            let form = view.words().say(event_form(self.events));
            let said = [("count", count.into()), ("form", form.into_owned().into())];
            ui.label(view.words().with("export-shapes-left-out", &said));
        }
    }

    fn map_choices(&mut self, ui: &mut Ui, words: Words) {
        let pictures = [
            (Picture::Png, "export-form-png"),
            (Picture::Svg, "export-form-svg"),
            (Picture::Pdf, "export-form-pdf"),
        ];
        row(ui, words, "export-form", &pictures, &mut self.picture);
        match self.picture {
            Picture::Png => {
                style::rows(ui, |ui| {
                    ui.label(words.say("export-scale"));
                    for scale in 1..=4_u8 {
                        let name = words.with("export-times", &[("times", scale.into())]);
                        direction::radio_value(ui, &mut self.scale, scale, &name);
                    }
                });
            }
            Picture::Svg => {}
            Picture::Pdf => {
                let papers = [
                    (Paper::A4, "export-paper-a4"),
                    (Paper::Letter, "export-paper-letter"),
                ];
                row(ui, words, "export-paper", &papers, &mut self.sheet.paper);
                ui.horizontal_wrapped(|ui| {
                    for (landscape, name) in
                        [(false, "export-portrait"), (true, "export-landscape")]
                    {
                        direction::radio_value(
                            ui,
                            &mut self.sheet.landscape,
                            landscape,
                            &words.say(name),
                        );
                    }
                });
            }
        }
    }

    fn only(&mut self, ui: &mut Ui, words: Words, key: &str, shown: [usize; 2]) {
        let [shown, all] = shown.map(|count| grouped(count as u64).into());
        let name = words.with(key, &[("shown", shown), ("count", all)]);
        direction::tick(ui, &mut self.only_shown, &name);
    }

    /// The field of the file; whether Enter was pressed in it.
    fn file_field(&mut self, ui: &mut Ui, view: &View<'_>) -> bool {
        let what = self.what();
        let chosen = self.ending != what.ending();
        self.ending = what.ending();
        if self.named && chosen {
            // Another form needs another ending, whatever else the name is.
            let named = Path::new(&self.file);
            if [
                "png", "svg", "pdf", "csv", "geojson", "kml", "txt", "json", "jsonld",
            ]
            .iter()
            .any(|known| named.extension().is_some_and(|ending| ending == *known))
            {
                self.file = named.with_extension(what.ending()).display().to_string();
            }
        } else if !self.named {
            self.file = what.usual_file(view.data).display().to_string();
        }
        ui.add_space(4.0);
        let label = ui.label(view.session.words().say("export-file"));
        let field = TextEdit::singleline(&mut self.file).desired_width(f32::INFINITY);
        let field = ui.add(field).labelled_by(label.id);
        self.named |= field.changed();
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if field.lost_focus() {
            self.choose_by_ending();
        }
        entered
    }

    /// Whoever ends the name like another form of the same thing means that form.
    fn choose_by_ending(&mut self) {
        let ending = Path::new(self.file.trim()).extension();
        let Some(ending) = ending.and_then(|ending| ending.to_str()) else {
            return;
        };
        match self.part {
            Part::Map => {
                let forms = [Picture::Png, Picture::Svg, Picture::Pdf];
                let mut forms = forms.into_iter().zip(["png", "svg", "pdf"]);
                let meant = forms.find(|(_, known)| *known == ending);
                self.picture = meant.map_or(self.picture, |(form, _)| form);
            }
            Part::Events => {
                let mut forms = EventForm::ALL.into_iter();
                let meant = forms.find(|form| form.ending() == ending);
                self.events = meant.unwrap_or(self.events);
            }
            Part::Passages => {
                let mut forms = PassageForm::ALL.into_iter();
                let meant = forms.find(|form| form.ending() == ending);
                self.passages = meant.unwrap_or(self.passages);
            }
        }
    }

    fn begin(
        &mut self,
        ctx: &Context,
        view: &View<'_>,
        (shapes, relief): (&Arc<AtlasShapes>, Option<&ReliefImage>),
    ) {
        self.choose_by_ending();
        let path = PathBuf::from(self.file.trim());
        if path.file_name().is_none() {
            let words = view.session.words();
            self.last = Some((path, Err(words.say("export-no-file").into_owned())));
            return;
        }
        let order = Order {
            what: self.what(),
            path: path.clone(),
            data: view.data.clone(),
            session: view.session.clone(),
            theme: view.theme.clone(),
            shapes: Arc::clone(shapes),
            relief: relief.cloned(),
        };
        self.last = Some((path, Err(String::new())));
        self.job = Some(Job::start(ctx, order));
    }

    /// Takes what became of the export that was being written.
    fn hear(&mut self, words: Words) {
        let Some(done) = self.job.as_ref().and_then(Job::done) else {
            return;
        };
        self.job = None;
        if let Some((_, last)) = &mut self.last {
            self.said = Some(sentence(&done, words));
            *last = done;
        }
    }

    fn outcome(&self, ui: &mut Ui, words: Words) {
        let Some((wanted, done)) = self.last.as_ref().filter(|_| self.job.is_none()) else {
            return;
        };
        ui.separator();
        ui.label(sentence(done, words));
        if let Ok(saved) = done {
            if saved.path != *wanted {
                let name = wanted.file_name().unwrap_or_default().to_string_lossy();
                let name = name.into_owned().into();
                ui.label(words.with("export-kept", &[("name", name)]));
            }
            if ui.button(words.say("export-copy-path")).clicked() {
                ui.ctx().copy_text(saved.path.display().to_string());
            }
        }
    }
}

/// A row of things of which one is chosen, after its name; the first of them.
fn row<T: Copy + PartialEq>(
    ui: &mut Ui,
    words: Words,
    name: &str,
    choices: &[(T, &str)],
    chosen: &mut T,
) -> Option<egui::Id> {
    style::rows(ui, |ui| {
        ui.label(words.say(name));
        let mut first = None;
        for (choice, key) in choices {
            let button = direction::radio_value(ui, chosen, *choice, &words.say(key));
            let (is_on, label) = (*chosen == *choice, words.say(key));
            // A reader who hears only the button hears also what is chosen by it.
            let whole = format!("{}: {label}", words.say(name));
            button.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_on, &whole));
            first.get_or_insert(button.id);
        }
        first
    })
}

/// Whether a layer has something that can be written: events, lines or areas.
fn can_be_written(number: u16, view: &View<'_>) -> bool {
    has_events(number, view) || view.data.files_with_shapes().contains(&number)
}

/// Whether a layer has events.
fn has_events(number: u16, view: &View<'_>) -> bool {
    !view.data.events.rows_of_file(number).is_empty()
}

fn event_form(form: EventForm) -> &'static str {
    match form {
        EventForm::Csv => "export-form-csv",
        EventForm::GeoJson => "export-form-geojson",
        EventForm::Kml => "export-form-kml",
    }
}

fn passage_form(form: PassageForm) -> &'static str {
    match form {
        PassageForm::Text => "export-form-text",
        PassageForm::Json => "export-form-json",
        PassageForm::Csv => "export-form-csv",
        PassageForm::GeoJson => "export-form-geojson",
        PassageForm::Kml => "export-form-kml",
        PassageForm::JsonLd => "export-form-jsonld",
    }
}

fn sentence(done: &Done, words: Words) -> String {
    match done {
        Ok(Saved { path, bytes }) => {
            let path = path.display().to_string();
            let size = size(*bytes, words);
            words.with(
                "export-saved",
                &[("path", path.into()), ("size", size.into())],
            )
        }
        Err(why) => words.with("export-failed", &[("why", why.as_str().into())]),
    }
}

/// A length of a file as people say it, in thousands of bytes.
pub(super) fn size(bytes: u64, words: Words) -> String {
    match bytes {
        0..1_000 => words.with("export-bytes", &[("count", bytes.into())]),
        1_000..1_000_000 => words.with(
            "export-kilobytes",
            &[("count", bytes.div_ceil(1_000).into())],
        ),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            let count = format!("{}.{}", tenths / 10, tenths % 10);
            words.with("export-megabytes", &[("count", count.into())])
        }
    }
}

/// Where the top of the window stands at first: above the middle, however low the screen.
fn upper_middle(ctx: &Context) -> egui::Pos2 {
    let room = ctx.content_rect();
    egui::pos2(room.center().x, room.top() + room.height() * 0.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    #[test]
    fn sizes_are_said_in_thousands_and_never_too_small() {
        let words = Words::of(Language::English);
        let said = |bytes| size(bytes, words);
        assert_eq!(said(1), "1 byte");
        assert_eq!(said(999), "999 bytes");
        assert_eq!(said(213_100), "214 KB");
        assert_eq!(said(1_250_000), "1.3 MB");
    }
}
