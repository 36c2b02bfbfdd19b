//! The window that opens files, says where a project is saved, and finds a source that has moved.
//!
//! A dialogue of the system may be missing or never answer, so this one is our own: a path with
//! completion, the folder it names, and places to go to. All of it is done by keys alone: the focus
//! stays in the path, and arrows walk the list.

mod field;
mod keys;
mod listing;
pub mod places;
mod row;
mod show;

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Align2, Color32, Context, Id, Modal, RichText, vec2};

use self::keys::Act;
use self::listing::{Entry, Listing};
use self::show::Pressed;
use super::{View, direction};
use crate::project::{ENDING, Kind, Recent, kind_of};
use crate::session::Lost;
use crate::words::Words;

/// What the window is open for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To open files of any kind, several at once.
    Open,
    /// To say where the project is saved.
    SaveAs,
    /// To say where a source is now.
    Locate(Lost),
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Open these.
    Open(Vec<PathBuf>),
    /// Save the project there; a project that is there already may be written over.
    SaveAs {
        /// The file.
        path: PathBuf,
        /// Whether the files of its layers are put into it.
        embed: bool,
    },
    /// The source is there.
    Locate(Lost, PathBuf),
}

/// What the window knows of the rest while it is shown.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Projects that were open last.
    pub recent: &'a Recent,
    /// The project that is open.
    pub project: Option<&'a Path>,
}

/// The window, open or not.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct OpenWindow {
    purpose: Option<Purpose>,
    /// The path as it is typed.
    text: String,
    /// The folder from which a path is counted that begins nowhere.
    base: PathBuf,
    listing: Listing,
    /// Whether the list shows projects that were open last.
    shows_recent: bool,
    /// Entries that are shown, by their number in the listing, and what they were chosen for.
    rows: Vec<usize>,
    rows_of: Option<(String, bool)>,
    /// The row at which the arrow keys stand.
    chosen: Option<usize>,
    /// Whether an arrow has led there, and not what was typed.
    led: bool,
    /// Names of those that will be opened together.
    marked: BTreeSet<OsString>,
    last_clicked: Option<usize>,
    all: bool,
    embed: bool,
    /// How far the list is scrolled, in points.
    offset: f32,
    follow: bool,
    sentence: Option<String>,
    /// The project's own file, if it may be written over without a word.
    own: Option<PathBuf>,
    /// The project that may be written over, if that is said once more.
    replace: Option<PathBuf>,
    places: Vec<(&'static str, PathBuf)>,
    just_opened: bool,
    /// Whether the path is still to be given the focus.
    wants_focus: bool,
    /// Whether Tab has something to complete, and does not go on to the next control.
    completes: bool,
    /// Whether the path was set by something else than typing: the cursor goes to its end.
    to_end: bool,
    /// The file that is looked for.
    asked: Option<String>,
    /// What had the focus before.
    before: Option<Id>,
}

/// What the path is known by.
const PATH: &str = "open window path";

impl OpenWindow {
    /// Opens the window in `folder`, with `name` as the name of the file.
    pub fn open(
        &mut self,
        purpose: Purpose,
        folder: &Path,
        name: &str,
        around: Around<'_>,
        ctx: &Context,
    ) {
        let before = self.before.or_else(|| ctx.memory(egui::Memory::focused));
        let mut text = field::shown(folder, true);
        text.push_str(name);
        *self = Self {
            purpose: Some(purpose),
            text,
            base: folder.to_owned(),
            listing: Listing::begin(folder, ctx),
            places: places::all(around.project),
            just_opened: true,
            to_end: true,
            before,
            all: self.all,
            embed: self.embed,
            ..Self::default()
        };
        ctx.request_repaint();
    }

    /// Says which file is looked for, to be named in the title.
    pub fn asks_for(&mut self, file: Option<String>) {
        self.asked = file;
    }

    /// Whether it is open: keys are its own then.
    pub fn is_open(&self) -> bool {
        self.purpose.is_some()
    }

    /// Whether it asks where to save.
    pub fn saves(&self) -> bool {
        self.purpose == Some(Purpose::SaveAs)
    }

    /// Says which file is written over without a word: the project's own.
    pub fn may_write(&mut self, own: Option<PathBuf>) {
        self.own = own;
    }

    /// Says something at the foot of the window, until something is done in it.
    pub fn say(&mut self, sentence: String) {
        self.sentence = Some(sentence);
    }

    /// The folder that was listed last; nothing if none was.
    pub fn folder(&self) -> Option<&Path> {
        let folder = self.listing.folder.as_path();
        (!folder.as_os_str().is_empty()).then_some(folder)
    }

    /// Shows the window while it is open, and answers with what was chosen.
    pub fn show(&mut self, ctx: &Context, view: &View<'_>, around: Around<'_>) -> Option<Answer> {
        let purpose = self.purpose.clone()?;
        let words = view.words();
        let focus = ctx.memory(egui::Memory::focused);
        let in_path = focus.is_none_or(|id| id == Id::unique(PATH));
        let acts = keys::acts(ctx, in_path, self.completes);
        let (mut answer, mut close) = (None, false);
        let width = (ctx.content_rect().width() - 40.0).min(760.0);
        let id = Id::unique("open window");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, 48.0));
        let dim = Color32::BLACK.gamma_multiply(if view.theme.dark { 0.35 } else { 0.16 });
        let modal = Modal::new(id).area(area).backdrop_color(dim);
        let title = self.title(&purpose, words);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(width);
            ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
                node.set_role(Role::Dialog);
                node.set_label(&*title);
            });
            direction::column(ui, view.is_right_to_left(), |ui| {
                let heading = ui.label(RichText::new(&*title).size(17.0).strong());
                super::style::heading(&heading, 2);
                self.field(ui, words);
                // Keys come after what was typed in the same frame.
                self.look(ctx);
                for act in acts {
                    close |= act == Act::Close;
                    answer = answer.take().or_else(|| self.act(act, words));
                }
                self.look(ctx);
                self.places(ui, words, around);
                answer = answer.take().or(self.list(ui, view));
                let pressed = self.foot(ui, words, &purpose);
                close |= pressed == Some(Pressed::Cancel);
                if pressed == Some(Pressed::Go) {
                    answer = answer.take().or(self.go_by_button(words));
                }
            });
        });
        close |= shown.backdrop_response.clicked();
        if close || answer.is_some() {
            self.close(ctx);
        }
        answer
    }

    fn title(&self, purpose: &Purpose, words: Words) -> String {
        match (purpose, &self.asked) {
            (Purpose::Open, _) => words.say("open-title").into_owned(),
            (Purpose::SaveAs, _) => words.say("open-title-save").into_owned(),
            (Purpose::Locate(_), Some(file)) => {
                words.with("open-title-locate-file", &[("file", file.as_str().into())])
            }
            (Purpose::Locate(_), None) => words.say("open-title-locate").into_owned(),
        }
    }

    fn act(&mut self, act: Act, words: Words) -> Option<Answer> {
        match act {
            Act::Close => {}
            Act::Go => return self.go(words),
            Act::Move(by) => self.walk(by),
            Act::Mark => self.mark_chosen(),
            Act::Up => self.up(),
            Act::Complete => {
                if let Some(text) = self.completion(&self.text) {
                    self.type_in(text);
                }
            }
        }
        None
    }

    /// Brings the list to what is typed, and to what has come of the folder.
    fn look(&mut self, ctx: &Context) {
        if self.listing.take() {
            self.rows_of = None;
        }
        self.list_what_is_typed(ctx);
        self.choose_rows();
        self.completes = self.completion(&self.text).is_some();
    }

    fn close(&mut self, ctx: &Context) {
        self.purpose = None;
        if let Some(before) = self.before.take() {
            ctx.memory_mut(|memory| memory.request_focus(before));
        }
        ctx.request_repaint();
    }

    /// Lists the folder that the path names, if that is another than is listed.
    fn list_what_is_typed(&mut self, ctx: &Context) {
        let typed = field::typed(&self.text, &self.base);
        if !self.shows_recent && typed.folder != self.listing.folder {
            self.listing = Listing::begin(&typed.folder, ctx);
            self.listing.take();
            self.marked.clear();
            self.rows_of = None;
        }
    }

    /// Which entries are shown: of the kinds durand reads, if not all, and such as fit what is typed.
    fn choose_rows(&mut self) {
        let saves = self.purpose == Some(Purpose::SaveAs);
        let part = field::typed(&self.text, &self.base).part;
        let part = if saves || self.shows_recent {
            String::new()
        } else {
            part
        };
        let wanted = Some((part, self.all));
        if self.rows_of == wanted {
            return;
        }
        let part = wanted.as_ref().map_or("", |(part, _)| part.as_str());
        let shows = |entry: &Entry| {
            let kind = if saves {
                entry.kind == Some(Kind::Project)
            } else {
                entry.kind.is_some()
            };
            let hidden = entry.is_hidden() && !part.starts_with('.');
            (self.all || (entry.is_folder || kind) && !hidden) && field::fits(&entry.shown(), part)
        };
        let entries = self.listing.entries.iter().enumerate();
        self.rows = entries
            .filter(|(_, entry)| shows(entry))
            .map(|(number, _)| number)
            .collect();
        // What begins as it was typed stands before what holds it elsewhere.
        let lower = part.to_lowercase();
        let begins = |number: &usize| {
            let entry = self.listing.entries.get(*number);
            entry.is_some_and(|entry| entry.shown().to_lowercase().starts_with(&lower))
        };
        if !part.is_empty() {
            self.rows.sort_by_key(|number| !begins(number));
        }
        self.chosen = if part.is_empty() {
            self.chosen.filter(|_| self.led)
        } else {
            Some(0)
        };
        let last = self.rows.len().checked_sub(1);
        self.chosen = self.chosen.zip(last).map(|(row, last)| row.min(last));
        self.rows_of = wanted;
    }

    fn entry(&self, row: usize) -> Option<&Entry> {
        self.listing.entries.get(*self.rows.get(row)?)
    }

    fn path_of(&self, entry: &Entry) -> PathBuf {
        self.listing.folder.join(&entry.name)
    }

    /// The whole text that completes what is typed, if names have more in common.
    fn completion(&self, text: &str) -> Option<String> {
        let part = field::typed(text, &self.base).part;
        let entries = self.rows.iter();
        let entries = entries.filter_map(|number| self.listing.entries.get(*number));
        let names: Vec<&str> = entries
            .clone()
            .filter_map(|entry| entry.name.to_str())
            .collect();
        let done = field::completed(&part, names)?;
        let before = text.strip_suffix(&part)?;
        let is_folder = entries
            .into_iter()
            .any(|entry| entry.is_folder && entry.name.to_str() == Some(&done));
        let end = if is_folder {
            std::path::MAIN_SEPARATOR_STR
        } else {
            ""
        };
        Some(format!("{before}{done}{end}"))
    }

    /// Puts `text` into the field.
    fn type_in(&mut self, text: String) {
        self.text = text;
        self.to_end = true;
        self.edited();
    }

    fn edited(&mut self) {
        self.rows_of = None;
        self.led = false;
        self.sentence = None;
        self.replace = None;
        self.offset = 0.0;
        self.shows_recent = false;
    }

    /// Goes into `folder`; the name of a file that is to be saved stays.
    fn go_into(&mut self, folder: &Path) {
        let mut text = field::shown(folder, true);
        if self.purpose == Some(Purpose::SaveAs) {
            text.push_str(&field::typed(&self.text, &self.base).part);
        }
        folder.clone_into(&mut self.base);
        self.chosen = None;
        self.marked.clear();
        self.type_in(text);
    }

    fn up(&mut self) {
        let folder = field::typed(&self.text, &self.base).folder;
        if let Some(above) = folder.parent() {
            self.go_into(above);
        }
    }

    fn walk(&mut self, by: isize) {
        let Some(last) = self.rows.len().checked_sub(1) else {
            return;
        };
        let next = match self.chosen {
            None => 0,
            Some(row) => row.saturating_add_signed(by).min(last),
        };
        self.chosen = Some(next);
        self.led = true;
        self.follow = true;
    }

    fn mark_chosen(&mut self) {
        if let Some(row) = self.chosen {
            self.mark(row);
        }
    }

    /// Marks the file of that row, or takes its mark away.
    fn mark(&mut self, row: usize) {
        let several = self.purpose == Some(Purpose::Open);
        let Some(name) = self.entry(row).filter(|e| several && !e.is_folder) else {
            return;
        };
        let name = name.name.clone();
        if !self.marked.remove(&name) {
            self.marked.insert(name);
        }
    }

    /// What Enter comes to.
    fn go(&mut self, words: Words) -> Option<Answer> {
        self.sentence = None;
        if self.purpose == Some(Purpose::SaveAs) {
            if self.led
                && let Some(row) = self.chosen
            {
                return self.take(row);
            }
            return self.save_as(words);
        }
        if !self.marked.is_empty() {
            return Some(Answer::Open(self.all_marked()));
        }
        let path = field::meant(&self.text, &self.base);
        let part = field::typed(&self.text, &self.base).part;
        if !self.led && !part.is_empty() && path.exists() {
            return self.choose(path);
        }
        match self.chosen {
            Some(row) => self.take(row),
            None if part.is_empty() => {
                self.sentence = Some(words.say("open-choose").into_owned());
                None
            }
            None => {
                let shown = path.display().to_string();
                self.sentence = Some(words.with("open-missing", &[("path", shown.into())]));
                None
            }
        }
    }

    /// What the button comes to: what is marked, else what Enter does.
    fn go_by_button(&mut self, words: Words) -> Option<Answer> {
        if self.purpose == Some(Purpose::SaveAs) {
            return self.save_as(words);
        }
        self.go(words)
    }

    /// Marked files in the order of the list.
    fn all_marked(&self) -> Vec<PathBuf> {
        let entries = self.listing.entries.iter();
        entries
            .filter(|entry| self.marked.contains(&entry.name))
            .map(|entry| self.path_of(entry))
            .collect()
    }

    /// Takes what stands in that row.
    fn take(&mut self, row: usize) -> Option<Answer> {
        let entry = self.entry(row)?;
        let path = self.path_of(entry);
        if entry.is_folder {
            return self.choose(path);
        }
        if self.purpose == Some(Purpose::SaveAs) {
            self.type_in(field::shown(&path, false));
            return None;
        }
        self.choose(path)
    }

    /// Goes into a folder, or answers with a file. A folder that holds a story is opened as one.
    fn choose(&mut self, path: PathBuf) -> Option<Answer> {
        let purpose = self.purpose.clone()?;
        let takes_story = matches!(purpose, Purpose::Open | Purpose::Locate(Lost::Story));
        if path.is_dir() && !(takes_story && kind_of(&path) == Kind::Story) {
            self.go_into(&path);
            return None;
        }
        Some(match purpose {
            Purpose::Locate(lost) => Answer::Locate(lost, path),
            Purpose::Open | Purpose::SaveAs => Answer::Open(vec![path]),
        })
    }

    /// Where the project is to be saved, if it may be; else a sentence says what is in the way.
    fn save_as(&mut self, words: Words) -> Option<Answer> {
        let named = field::meant(&self.text, &self.base);
        if named.is_dir() {
            self.go_into(&named);
            self.sentence = Some(words.say("open-name").into_owned());
            return None;
        }
        let mut path = named;
        if path.extension().is_none_or(|ending| ending != ENDING) {
            let mut name = path.into_os_string();
            name.push(".");
            name.push(ENDING);
            path = PathBuf::from(name);
        }
        let shown = || path.display().to_string().into();
        if !path.parent().is_some_and(Path::is_dir) {
            self.sentence = Some(words.with("open-no-folder", &[("path", shown())]));
            return None;
        }
        let is_there = path.exists() && self.own.as_ref() != Some(&path);
        if is_there && kind_of(&path) != Kind::Project {
            self.sentence = Some(words.with("open-no-project", &[("path", shown())]));
            return None;
        }
        if is_there && self.replace.as_ref() != Some(&path) {
            self.sentence = Some(words.with("open-is-there", &[("path", shown())]));
            self.replace = Some(path);
            return None;
        }
        let embed = self.embed;
        Some(Answer::SaveAs { path, embed })
    }
}
