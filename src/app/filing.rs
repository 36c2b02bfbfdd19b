//! What the window knows of its project: where it is, whether it is saved, and what is kept of it
//! until it is.

mod keeping;

use std::path::{Path, PathBuf};

use egui::{RichText, Ui};

use super::style;
use crate::atlas::BoundaryView;
use crate::project::recovery::{self, Left, Origin};
use crate::project::{self, Fingerprint, Kept, Project, Reading, Recent};
use crate::session::{
    Command, Dataset, FileAct, Layers, Lost, Session, StoryChoice, Work, YearFilter,
};
use crate::words::{Words, short};
use keeping::Keeping;

/// Seconds between two keepings of what is not saved.
const KEEP_EVERY: f64 = 20.0;

/// What was left unsaved, and is offered at once.
const OFFERED: usize = 3;

/// What of a session makes it unsaved when it changes: what was made, and not where one looks.
#[derive(Clone, Debug, PartialEq)]
struct Point {
    work: Work,
    layers: Layers,
    boundary_view: BoundaryView,
    measured: Option<(Vec<[f64; 2]>, bool)>,
}

impl Point {
    fn of(session: &Session) -> Self {
        let measuring = session.measuring.as_ref();
        Self {
            work: session.work.clone(),
            layers: session.layers.clone(),
            boundary_view: session.boundary_view,
            measured: measuring.map(|one| (one.points().to_vec(), one.is_closed())),
        }
    }

    /// Whether `session` has all of it still, told without a copy: it is asked every frame.
    fn is(&self, session: &Session) -> bool {
        let measuring = session.measuring.as_ref();
        let measured = match (&self.measured, measuring) {
            (None, None) => true,
            (Some((points, closed)), Some(now)) => {
                points == now.points() && *closed == now.is_closed()
            }
            _ => false,
        };
        measured
            && self.work == session.work
            && self.layers == session.layers
            && self.boundary_view == session.boundary_view
    }
}

/// The project of a window.
#[derive(Default)]
pub struct Filing {
    path: Option<PathBuf>,
    kept: Kept,
    /// What the file was like when this window last read or wrote it.
    seen: Option<Fingerprint>,
    /// Whether a part of the file could not be read, so that it must not be written over.
    damaged: bool,
    /// The point at which nothing was unsaved; none if there never was one.
    clean: Option<Point>,
    /// Projects that were open last.
    pub recent: Recent,
    /// Where unsaved work is kept; nowhere if `None`.
    folder: Option<PathBuf>,
    keeping: Keeping,
    last_kept: Option<Project>,
    next_keep: Option<f64>,
    /// What other windows left unsaved.
    left: Vec<Left>,
    /// What is put away of it for this window.
    put_away: bool,
    /// Where the reader was in a project whose files are being read.
    pub pending: Option<Reading>,
    /// Where the reader was in the project that is open, and the years as they were brought: files
    /// that are located later may have more of them.
    pub brought: Option<(Reading, YearFilter)>,
    /// The story that the window began with, if that is not the one inside the program.
    first_story: StoryChoice,
    title: String,
}

impl Filing {
    /// The files of a window whose state is kept in `state_file`, with sentences about what was
    /// left and cannot be read.
    pub fn new(state_file: Option<&Path>, recent: Recent) -> (Self, Vec<String>) {
        let folder = state_file
            .and_then(Path::parent)
            .map(|folder| folder.join("recovery"));
        let (left, sentences) = folder.as_deref().map(recovery::left).unwrap_or_default();
        let filing = Self {
            recent,
            folder,
            left,
            ..Self::default()
        };
        (filing, sentences)
    }

    /// Says which story [`StoryChoice::First`] is, where the command line names one.
    pub fn begins_with(&mut self, story: StoryChoice) {
        self.first_story = story;
    }

    /// The file of the project, if it has one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Where the project can be saved without asking: not over what another program has put there.
    pub fn save_path(&self) -> Option<&Path> {
        self.path().filter(|_| !self.damaged && !self.is_changed())
    }

    /// Whether somebody else has written the project's file meanwhile.
    pub fn is_changed(&self) -> bool {
        let path = self.path.as_deref();
        path.zip(self.seen.as_ref())
            .is_some_and(|(path, seen)| seen.differs(path))
    }

    /// Whether a part of the project's file could not be read.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Whether something was made that no project has.
    pub fn is_unsaved(&self, session: &Session) -> bool {
        match &self.clean {
            // Who has brought nothing has nothing to lose.
            Some(clean) => {
                !clean.is(session) && (self.path.is_some() || session.work != Work::default())
            }
            None => true,
        }
    }

    /// Whether the layer of that number belongs to what was opened or saved.
    pub fn is_of_project(&self, number: u16) -> bool {
        let clean = self.clean.as_ref();
        self.path.is_some() && clean.is_some_and(|clean| clean.work.layer(number).is_some())
    }

    /// What the project is called, if it is one.
    pub fn name(&self, session: &Session, words: Words) -> Option<String> {
        match &self.path {
            Some(path) => Some(project::name_of(path)),
            None if self.is_unsaved(session) => Some(words.say("file-untitled").into_owned()),
            None => None,
        }
    }

    /// The title of the window: the project and whether it is saved, else the article.
    pub fn title(&self, session: &Session, data: &Dataset) -> String {
        let words = session.words();
        let what = self.name(session, words).unwrap_or_else(|| {
            let article = data.story.article();
            short::line(&article.title, short::NAME).into_owned()
        });
        if self.is_unsaved(session) {
            words.with("file-title-unsaved", &[("name", what.into())])
        } else {
            words.with("file-title", &[("name", what.into())])
        }
    }

    /// The title, if it is another one than it was.
    pub fn new_title(&mut self, session: &Session, data: &Dataset) -> Option<&str> {
        let title = self.title(session, data);
        if title == self.title {
            return None;
        }
        self.title = title;
        Some(&self.title)
    }

    /// All that a project of `session` would hold.
    fn project(&self, session: &Session, data: &Dataset) -> Project {
        let mut project = Project {
            work: session.work.clone(),
            reading: Reading::of(session, data),
            kept: self.kept.clone(),
            recovery: None,
        };
        if project.work.story == StoryChoice::First {
            project.work.story = self.first_story.clone();
        }
        let has = |number: &u16| session.work.layer(*number).is_some();
        project.kept.layers.retain(|number, _| has(number));
        project
    }

    /// From now on nothing is unsaved.
    pub fn is_clean(&mut self, session: &Session) {
        self.clean = Some(Point::of(session));
    }

    /// The project at `path` was opened; `damaged` says that a part of it could not be read.
    pub fn opened(&mut self, path: &Path, kept: Kept, damaged: bool) {
        self.path = Some(path.to_owned());
        self.seen = Fingerprint::of(path).ok();
        self.kept = kept;
        self.damaged = damaged;
        self.recent.add(path);
    }

    /// Nothing is open any more.
    pub fn closed(&mut self) {
        self.path = None;
        self.seen = None;
        self.kept = Kept::default();
        self.damaged = false;
        self.pending = None;
        self.brought = None;
    }

    /// What was left unsaved is open again, and saved nowhere.
    pub fn brought_back(&mut self, path: Option<PathBuf>, kept: Kept) {
        self.seen = path.as_deref().and_then(|path| Fingerprint::of(path).ok());
        self.path = path;
        self.kept = kept;
        self.damaged = false;
        self.clean = None;
    }

    /// Writes the project to `path`.
    ///
    /// # Errors
    /// A sentence; the file is then as it was.
    pub fn save(&mut self, path: &Path, session: &Session, data: &Dataset) -> Result<(), String> {
        let mut project = self.project(session, data);
        project::save(&mut project, path).map_err(|error| error.to_string())?;
        self.opened(path, project.kept, false);
        self.is_clean(session);
        self.forget_kept();
        Ok(())
    }

    /// Throws away what is kept of this window.
    fn forget_kept(&mut self) {
        self.keeping.clear();
        self.last_kept = None;
        self.next_keep = None;
    }

    /// Keeps what is not saved if its time has come, and says when that is next. A sentence says
    /// that it cannot be kept.
    pub fn keep_in_time(&mut self, session: &Session, data: &Dataset, now: f64) -> Option<String> {
        if !self.is_unsaved(session) {
            if self.last_kept.is_some() {
                self.forget_kept();
            }
            self.next_keep = None;
            return None;
        }
        if let Err(why) = self.keeping.hear() {
            return Some(self.cannot_keep(&why, session));
        }
        let due = *self.next_keep.get_or_insert(now + KEEP_EVERY);
        if now < due {
            return None;
        }
        self.next_keep = Some(now + KEEP_EVERY);
        self.keep(session, data)
    }

    /// Seconds from `now` until what is not saved is kept; nothing while all is saved.
    pub fn keeps_in(&self, now: f64) -> Option<f64> {
        self.next_keep.map(|due| (due - now).max(0.0))
    }

    /// Keeps what is not saved, if it is not what was kept last.
    fn keep(&mut self, session: &Session, data: &Dataset) -> Option<String> {
        let folder = self.folder.clone()?;
        let project = self.project(session, data);
        if self.last_kept.as_ref() == Some(&project) {
            return None;
        }
        let begun = self.keeping.begin(
            &folder,
            Project {
                recovery: Some(Origin::now(self.path())),
                ..project.clone()
            },
        );
        self.last_kept = Some(project);
        Some(self.cannot_keep(&begun.err()?, session))
    }

    /// Nothing is kept any more: it would fail again every time.
    fn cannot_keep(&mut self, why: &str, session: &Session) -> String {
        self.folder = None;
        let words = session.words();
        words.with("file-not-kept", &[("why", why.into())])
    }

    /// Keeps what is not saved at once; whether it is kept now.
    pub fn keep_now(&mut self, session: &Session, data: &Dataset) -> bool {
        let failed = self.keep(session, data).is_some() || self.keeping.wait().is_err();
        !failed && self.keeping.has_kept()
    }

    /// Before something else is opened, or the window closes: leaves what is not saved for whoever
    /// asks next, and nothing else.
    pub fn leave(&mut self, session: &Session, data: &Dataset) -> Option<String> {
        if !self.is_unsaved(session) {
            self.forget_kept();
            self.keeping.end();
            return None;
        }
        let mut sentence = self.keep(session, data);
        if let Err(why) = self.keeping.wait() {
            sentence = Some(self.cannot_keep(&why, session));
        }
        self.keeping.leave();
        self.last_kept = None;
        self.next_keep = None;
        sentence
    }

    /// Looks anew for what was left unsaved.
    pub fn look_for_left(&mut self) -> Vec<String> {
        let Some(folder) = self.folder.clone() else {
            return Vec::new();
        };
        // Locks are given back before they are asked for again.
        self.left.clear();
        let (left, sentences) = recovery::left(&folder);
        self.left = left;
        self.put_away = false;
        sentences
    }

    /// What was left unsaved, by its number in the list that is offered.
    pub fn take_left(&mut self, number: usize) -> Option<Left> {
        (number < self.left.len()).then(|| self.left.remove(number))
    }

    /// Whether something is said above the map.
    pub fn is_news(&self) -> bool {
        !self.left.is_empty() && !self.put_away
    }

    /// A line for each piece of work that was left unsaved.
    pub fn show(&mut self, ui: &mut Ui, words: Words) -> Vec<Command> {
        let mut asked = Vec::new();
        for (number, left) in self.left.iter().enumerate().take(OFFERED) {
            let origin = left.origin();
            let name = origin.name();
            let name = name.unwrap_or_else(|| words.say("file-untitled").into_owned());
            let at = wall_clock(&origin.at);
            let values = [("name", name.as_str().into()), ("at", at.into())];
            let said = words.with("file-recovered", &values);
            ui.horizontal_wrapped(|ui| {
                ui.label(said);
                let values = [("name", name.as_str().into())];
                for (key, named, act) in [
                    ("file-keep", "file-keep-named", FileAct::BringBack(number)),
                    (
                        "file-discard",
                        "file-discard-named",
                        FileAct::ThrowAway(number),
                    ),
                ] {
                    let response = style::link(ui, words.say(key));
                    let named = words.with(named, &values);
                    response.widget_info(|| {
                        egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, &named)
                    });
                    if response.clicked() {
                        asked.push(Command::File(act));
                    }
                }
                if number == 0 && style::link(ui, words.say("file-later")).clicked() {
                    self.put_away = true;
                }
            });
        }
        asked
    }
}

/// How many layers have lost their file, with a way to say where one of them is: the others are
/// looked for beside it. Which they are is told by their rows in the list of layers.
pub fn show_lost(ui: &mut Ui, lost: &[u16], words: Words) -> Option<Command> {
    let first = *lost.first()?;
    let shown = ui.horizontal_wrapped(|ui| {
        let said = words.with("file-lost", &[("count", lost.len().into())]);
        ui.label(RichText::new(said).color(ui.visuals().warn_fg_color));
        style::link(ui, words.say("file-locate")).clicked()
    });
    let locate = FileAct::Locate(Lost::Layer(first));
    shown.inner.then_some(Command::File(locate))
}

/// That the reader's own copy of the article is not where it was, with a way to say where it is
/// and one to do without it.
pub fn show_lost_copy(
    ui: &mut Ui,
    (path, why): (&Path, &str),
    words: Words,
    commands: &mut Vec<Command>,
) {
    let file = path.file_name().unwrap_or(path.as_os_str());
    let file = short::line(&file.to_string_lossy(), short::NAME).into_owned();
    let file = [("file", file.into())];
    ui.horizontal_wrapped(|ui| {
        let said = words.with("own-lost", &file);
        let said = ui.label(RichText::new(said).color(ui.visuals().warn_fg_color));
        said.on_hover_text(short::cut(why, short::NAME * 4));
        let locate = style::link(ui, words.say("file-locate"));
        let name = words.with("own-locate", &file);
        locate.widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::Link, true, &name));
        if locate.clicked() {
            commands.push(Command::File(FileAct::Locate(Lost::Article)));
        }
        if style::link(ui, words.say("own-close")).clicked() {
            commands.push(Command::SetArticle(None));
        }
    });
}

/// A time as the clock on the wall says it: the day and the minute.
fn wall_clock(at: &str) -> String {
    let Ok(time) = at.parse::<jiff::Timestamp>() else {
        return at.to_owned();
    };
    let here = time.to_zoned(jiff::tz::TimeZone::system());
    here.strftime("%Y-%m-%d %H:%M").to_string()
}
