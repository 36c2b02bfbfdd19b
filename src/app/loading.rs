//! Files of events on their way into the window: read by a thread, shown as they come.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use egui::{Context, ProgressBar, RichText, Ui};

use super::icons::{self, Icon};
use super::{View, colour};
use crate::atlas::Fault;
use crate::events::read::ReadError;
use crate::events::{self, EventFile, FileReport, Watch};
use crate::map::text::grouped;
use crate::session::Dataset;
use crate::words::Words;

/// How often the line of progress moves.
const PROGRESS: Duration = Duration::from_millis(80);

/// What the reading thread tells the window.
enum News {
    /// What has come so far, or all of it.
    Read(Box<Dataset>),
    /// What became of each file.
    Finished(Vec<Result<FileReport, ReadError>>),
}

/// Files that are being read, or were.
#[derive(Default)]
pub struct Loading {
    files: Vec<Arc<EventFile>>,
    watch: Arc<Watch>,
    news: Option<Receiver<News>>,
    /// What was wrong with single events.
    pub faults: FaultList,
}

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
}

impl Loading {
    /// Begins to read `files` beside what `data` has.
    pub fn start(ctx: &Context, data: &Dataset, files: Vec<Arc<EventFile>>) -> Self {
        if files.is_empty() {
            return Self::default();
        }
        let watch = Arc::new(Watch::default());
        let (sender, receiver) = channel();
        let job = Job {
            ctx: ctx.clone(),
            data: data.clone(),
            files: files.clone(),
            watch: Arc::clone(&watch),
            sender,
        };
        let name = "files of events".to_owned();
        let started = thread::Builder::new().name(name).spawn(move || job.run());
        Self {
            files,
            watch,
            news: started.is_ok().then_some(receiver),
            faults: FaultList::default(),
        }
    }

    /// Whether files are still being read.
    pub fn is_busy(&self) -> bool {
        self.news.is_some()
    }

    /// Takes what has come since the last frame: a data set with more in it than before, and
    /// sentences about files that could not be read to their end.
    pub fn take(&mut self) -> (Option<Dataset>, Vec<String>) {
        let (mut latest, mut sentences) = (None, Vec::new());
        let Some(news) = &self.news else {
            return (None, sentences);
        };
        let mut finished = None;
        for one in news.try_iter() {
            match one {
                News::Read(data) => latest = Some(*data),
                News::Finished(reports) => finished = Some(reports),
            }
        }
        if let Some(reports) = finished {
            self.news = None;
            let mut stopped = false;
            for report in reports {
                match report {
                    Ok(report) => {
                        stopped |= report.cancelled;
                        self.faults.add(report);
                    }
                    Err(error) => sentences.push(error.to_string()),
                }
            }
            if stopped {
                let done = grouped(self.watch.events());
                sentences.push(format!(
                    "Reading was stopped: the {done} events read by then are shown, the rest of the files is not."
                ));
            }
        }
        (latest, sentences)
    }

    /// While files are read: how far, how much, and the way to stop it. It floats over the map, so
    /// that nothing moves when it comes and goes.
    pub fn show(&self, ctx: &Context, view: &View<'_>) {
        let strip = egui::Area::new(egui::Id::unique("reading"))
            .order(egui::Order::Foreground)
            .anchor(egui::Align2::CENTER_TOP, [0.0, 54.0]);
        // The line of progress moves though nobody does anything.
        ctx.request_repaint_after(PROGRESS);
        strip.show(ctx, |ui| {
            egui::Frame::popup(ui.style()).show(ui, |ui| self.line(ui, view));
        });
    }

    fn line(&self, ui: &mut Ui, view: &View<'_>) {
        let (done, total) = (self.watch.bytes_done(), self.watch.bytes_total().max(1));
        let names: Vec<String> = self.files.iter().map(|file| file.name()).collect();
        ui.horizontal(|ui| {
            let stopping = self.watch.is_cancelled();
            let words = view.words();
            let label = words.say(if stopping {
                "loading-stopping"
            } else {
                "loading-stop"
            });
            if ui
                .add_enabled(!stopping, egui::Button::new(label))
                .clicked()
            {
                self.watch.cancel();
            }
            let share = (done as f64 / total as f64) as f32;
            ui.add(
                ProgressBar::new(share)
                    .desired_width(160.0)
                    .show_percentage(),
            );
            let weak = colour(view.theme.window.ink_weak);
            let counted = |key: &str, count: u64| {
                let values = [
                    ("files", names.join(", ").into()),
                    ("count", count.into()),
                    ("grouped", grouped(count).into()),
                ];
                words.with(key, &values)
            };
            let mut text = counted("loading-so-far", self.watch.events());
            if self.watch.faults() > 0 {
                let faults = counted("loading-faults", self.watch.faults());
                text = format!("{text} · {faults}");
            }
            ui.label(RichText::new(text).color(weak));
        });
    }
}

impl FaultList {
    fn add(&mut self, report: FileReport) {
        let faults = report.faults;
        self.total += faults.total;
        self.listed.extend(faults.listed);
        for (reason, count) in faults.by_reason {
            match self
                .by_reason
                .iter_mut()
                .find(|(known, _)| *known == reason)
            {
                Some((_, sum)) => *sum += count,
                None => self.by_reason.push((reason, count)),
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
            if super::style::link(ui, words.say("faults-show")).clicked() {
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

/// What the thread needs.
struct Job {
    ctx: Context,
    data: Dataset,
    files: Vec<Arc<EventFile>>,
    watch: Arc<Watch>,
    sender: Sender<News>,
}

impl Job {
    fn run(self) {
        let told = self.data.story.events();
        let mut so_far = |table| {
            let data = self.data.with_events(table, &self.files);
            self.tell(News::Read(Box::new(data)));
        };
        let loaded = events::load(told, &self.files, &self.watch, &mut so_far);
        let data = self.data.with_events(loaded.table, &self.files);
        self.tell(News::Read(Box::new(data.clone())));
        self.tell(News::Finished(loaded.files));
        // The window shows the regions' numbers as soon as they are there.
        data.region_counts();
        self.ctx.request_repaint();
    }

    fn tell(&self, news: News) {
        // A window that is closed has nobody to tell.
        let _ = self.sender.send(news);
        self.ctx.request_repaint();
    }
}
