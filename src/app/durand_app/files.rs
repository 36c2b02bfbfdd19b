//! What the window does with files: opens, saves, locates, and keeps what is not saved.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Context, ViewportCommand};

use super::super::import_window::ImportWindow;
use super::super::open_window::places::first as first_place;
use super::super::open_window::{Answer, Around, Purpose};
use super::super::story_editor::StoryEditor;
use super::super::{View, drop};
use super::DurandApp;
use crate::events::Import;
use crate::project::{self, ENDING, Kept, MOST_EMBEDDED, Opened, Project, gathered};
use crate::session::{
    Command, FileAct, Layer, Lost, OwnArticle, Session, Source, StoryChoice, Work,
};
use crate::words::short;

/// Faults of a project that are told one by one; `durand check` tells all.
const TOLD: usize = 50;

/// Bytes of all that is put into one project.
const MOST_TOGETHER: u64 = 96 << 20;

/// What a file is called, without its folder.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    short::line(&name.to_string_lossy(), short::NAME).into_owned()
}

impl DurandApp {
    /// The title of the window.
    pub fn title(&self) -> String {
        self.filing.title(&self.session, &self.data)
    }

    /// The file of the project that is open, if it has one.
    pub fn project(&self) -> Option<&Path> {
        self.filing.path()
    }

    /// Opens files of any kind, as if they had been let go over the window.
    pub fn open_paths(&mut self, paths: &[PathBuf], ctx: &Context) {
        self.open_paths_as(paths, &Import::default(), ctx);
    }

    /// The same; those that hold events are read as `import` says. The layers of a project among
    /// them are read as the project says.
    pub fn open_paths_as(&mut self, paths: &[PathBuf], import: &Import, ctx: &Context) {
        let found = gathered(paths);
        self.notices.extend(found.sentences);
        if let Some(path) = found.project
            && !self.open_project(&path, ctx)
        {
            return;
        }
        if let Some(story) = found.story {
            self.apply(Command::SetStory(StoryChoice::Folder(story)), ctx);
        }
        if let Some(path) = found.text {
            let article = OwnArticle { path, shown: true };
            self.apply(Command::SetArticle(Some(article)), ctx);
        }
        self.add_layers(&found.layers, import, ctx);
        ctx.request_repaint();
    }

    /// Says which story the command line named, which is then what the window begins with.
    pub fn begins_with(&mut self, story: StoryChoice) {
        self.filing.begins_with(story);
    }

    /// Lays files beside the story; one that is there already is not laid there twice.
    fn add_layers(&mut self, files: &[PathBuf], import: &Import, ctx: &Context) {
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let layers = self.session.work.layers.iter();
        let there: Vec<PathBuf> = layers
            .filter_map(|layer| layer.source.path().map(whole))
            .collect();
        let (known, new): (Vec<&PathBuf>, Vec<&PathBuf>) =
            files.iter().partition(|path| there.contains(&whole(path)));
        if !new.is_empty() {
            let layers = new.into_iter().map(|path| Layer {
                import: import.clone(),
                ..Layer::of_file(path)
            });
            self.apply(Command::AddLayers(layers.collect()), ctx);
        }
        if let Some(path) = known.first() {
            let name = file_name(path).into();
            let said = self.session.words().with("file-there", &[("name", name)]);
            self.said.say(said, ctx);
        }
    }

    /// Does what a reader does with files.
    pub(super) fn file(&mut self, act: FileAct, ctx: &Context) {
        match act {
            FileAct::New | FileAct::Close => self.begin_anew(ctx),
            FileAct::Open => self.ask(Purpose::Open, None, ctx),
            FileAct::OpenPaths(paths) => self.open_paths(&paths, ctx),
            FileAct::Save => match self.filing.save_path().map(Path::to_owned) {
                Some(path) => self.save(&path, ctx),
                None => self.ask(Purpose::SaveAs, None, ctx),
            },
            FileAct::SaveAs => self.ask(Purpose::SaveAs, None, ctx),
            FileAct::Locate(lost) => {
                let folder = self
                    .was_at(lost)
                    .and_then(|path| path.parent().map(Path::to_owned));
                self.ask(Purpose::Locate(lost), folder, ctx);
            }
            FileAct::Forget(path) => self.filing.recent.remove(&path),
            FileAct::BringBack(number) => self.bring_back(number, ctx),
            FileAct::ThrowAway(number) => {
                if let Some(left) = self.filing.take_left(number) {
                    left.discard();
                    let said = self.session.words().say("file-thrown-away");
                    self.said.say(said.into_owned(), ctx);
                }
            }
        }
        ctx.request_repaint();
    }

    /// Opens the window that asks for a file.
    fn ask(&mut self, purpose: Purpose, folder: Option<PathBuf>, ctx: &Context) {
        if self.session.find_open {
            self.session.apply(Command::ToggleFind, &self.data);
        }
        let around = Around {
            recent: &self.filing.recent,
            project: self.filing.path(),
        };
        let last = self.open_window.folder().filter(|folder| folder.is_dir());
        let folder = folder.filter(|folder| folder.is_dir());
        let folder = folder.or_else(|| last.map(Path::to_owned));
        let folder = folder.unwrap_or_else(|| first_place(around.project));
        let name = if purpose == Purpose::SaveAs {
            let named = around.project.and_then(Path::file_stem);
            let stem = named.map_or_else(
                || self.data.story.article().id.clone(),
                |name| name.to_string_lossy().into_owned(),
            );
            let stem = if self.filing.is_damaged() {
                format!("{stem}-2")
            } else {
                stem
            };
            format!("{stem}.{ENDING}")
        } else {
            String::new()
        };
        let lost = match purpose {
            Purpose::Locate(lost) => self.was_at(lost),
            Purpose::Open | Purpose::SaveAs => None,
        };
        let folder = match around.project.and_then(Path::parent) {
            Some(own) if purpose == Purpose::SaveAs => own.to_owned(),
            _ => folder,
        };
        self.open_window.open(purpose, &folder, &name, around, ctx);
        self.open_window.asks_for(lost.as_deref().map(file_name));
        if self.open_window.saves() {
            let own = self.filing.save_path().map(Path::to_owned);
            let in_the_way = match (self.filing.is_damaged(), self.filing.is_changed()) {
                (true, _) => Some("file-damaged"),
                (false, true) => Some("file-changed"),
                (false, false) => None,
            };
            self.open_window.may_write(own);
            if let Some(key) = in_the_way {
                let said = self.session.words().say(key).into_owned();
                self.open_window.say(said);
            }
        }
    }

    /// Shows the window that asks for a file while it is open, and does what was chosen in it; takes
    /// what was let go over the window.
    pub(super) fn show_files(&mut self, ctx: &Context, look: usize) {
        let Some(look) = self.themes.get(look) else {
            return;
        };
        let view = View {
            data: &self.data,
            session: &self.session,
            theme: &look.theme,
        };
        drop::show(ctx, &view);
        let around = Around {
            recent: &self.filing.recent,
            project: self.filing.path(),
        };
        let answer = self.open_window.show(ctx, &view, around);
        match answer {
            Some(Answer::Open(paths)) => self.open_paths(&paths, ctx),
            Some(Answer::SaveAs { path, embed }) => {
                if embed {
                    self.embed(ctx);
                }
                self.save(&path, ctx);
            }
            Some(Answer::Locate(lost, path)) => self.located(lost, &path, ctx),
            None => {}
        }
        let dropped = drop::dropped(ctx);
        if !dropped.is_empty() {
            self.open_paths(&dropped, ctx);
        }
        if let Some(title) = self.filing.new_title(&self.session, &self.data) {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.to_owned()));
        }
    }

    /// Keeps what is not saved, when its time has come.
    pub(super) fn keep_unsaved(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let kept = self.filing.keep_in_time(&self.session, &self.data, now);
        self.notices.extend(kept);
        if let Some(rest) = self.filing.keeps_in(now) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(rest));
        }
    }

    /// When the window closes: leaves what is not saved to the next one.
    pub fn leave(&mut self) {
        // Nobody is left to be told that it cannot be kept.
        let _ = self.filing.leave(&self.session, &self.data);
    }

    /// Before something else takes the place of what is open: what is not saved is offered.
    fn set_aside(&mut self) {
        let unsaved = self.filing.is_unsaved(&self.session);
        let sentence = self.filing.leave(&self.session, &self.data);
        self.notices.extend(sentence);
        if unsaved {
            self.notices.extend(self.filing.look_for_left());
        }
    }

    /// A session in the place of the present one, of the same reader; nothing of before is undone.
    fn become_session(&mut self, work: Work) {
        let old = &self.session;
        let mut session = Session::new(&self.data, old.view.size());
        session.language = old.language;
        session.theme = old.theme;
        session.comfort = old.comfort;
        session.folded.clone_from(&old.folded);
        session.adopt(work);
        self.session = session;
        self.map.chooser = None;
        self.map.menu = None;
        // Its layers have numbers that others had before.
        self.importing = ImportWindow::default();
        // What a hand was doing was about another story.
        self.writing = StoryEditor::default();
    }

    fn begin_anew(&mut self, ctx: &Context) {
        self.set_aside();
        self.become_session(Work::default());
        self.filing.closed();
        self.filing.is_clean(&self.session);
        let said = self.session.words().say("file-begun").into_owned();
        self.said.say(said, ctx);
    }

    /// Opens a project; whether it could be.
    fn open_project(&mut self, path: &Path, ctx: &Context) -> bool {
        let opened = match project::open(path) {
            Ok(opened) => opened,
            Err(error) => {
                self.notices.push(error.to_string());
                return false;
            }
        };
        self.set_aside();
        self.tell(&opened, path);
        let Opened {
            project, damaged, ..
        } = opened;
        let kept = self.adopt(project);
        self.filing.opened(path, kept, damaged);
        self.filing.is_clean(&self.session);
        let name = project::name_of(path).into();
        let said = self.session.words().with("file-opened", &[("name", name)]);
        self.said.say(said, ctx);
        true
    }

    /// Goes on with the work of `project`, and gives back what is carried beside it.
    fn adopt(&mut self, project: Project) -> Kept {
        let Project {
            work,
            reading,
            kept,
            ..
        } = project;
        self.become_session(work);
        reading.bring(&mut self.session, &self.data);
        // Years and events of its files are known when those are read.
        self.filing.pending = Some(reading);
        self.filing.brought = None;
        kept
    }

    /// Says what is wrong with a project, and which files outside its folder it reads if it has
    /// never been open before.
    fn tell(&mut self, opened: &Opened, path: &Path) {
        let is_read = |feature: &Option<String>| {
            let name = feature.as_deref().unwrap_or_default();
            name == "article" || name.starts_with("layer")
        };
        let outside = if self.filing.recent.has(path) {
            Vec::new()
        } else {
            project::outside(&opened.project, path).faults
        };
        let sources = opened.sources.warnings();
        // A layer or a copy of the article that is missing is told by who reads it.
        let others = opened.sources.errors();
        let others = others.filter(|fault| !is_read(&fault.feature));
        let all = opened.report.faults.iter().chain(sources).chain(others);
        let all = all.chain(&outside);
        let sentences: Vec<String> = all.map(ToString::to_string).collect();
        let more = sentences.len().saturating_sub(TOLD);
        self.notices.extend(sentences.into_iter().take(TOLD));
        if more > 0 {
            let path = path.display().to_string().into();
            let values = [("count", more.into()), ("path", path)];
            let said = self.session.words().with("file-more-faults", &values);
            self.notices.push(said);
        }
    }

    fn save(&mut self, path: &Path, ctx: &Context) {
        let words = self.session.words();
        match self.filing.save(path, &self.session, &self.data) {
            Ok(()) => {
                let path = path.display().to_string().into();
                self.said
                    .say(words.with("file-saved", &[("path", path)]), ctx);
            }
            Err(why) => {
                self.notices
                    .push(words.with("file-not-saved", &[("why", why.into())]));
            }
        }
    }

    /// Puts the files of all layers into the project, as far as they have room there.
    fn embed(&mut self, ctx: &Context) {
        let (mut embedded, mut together) = (Vec::new(), 0);
        for layer in &self.session.work.layers {
            let Source::File(path) = &layer.source else {
                continue;
            };
            let known = fs::metadata(path);
            let length = known.map_or(u64::MAX, |known| known.len());
            let has_room = length <= MOST_EMBEDDED as u64 && together + length <= MOST_TOGETHER;
            let bytes = if has_room { fs::read(path).ok() } else { None };
            let Some(bytes) = bytes else {
                let name = layer.name.clone().into();
                let said = self
                    .session
                    .words()
                    .with("file-not-embedded", &[("name", name)]);
                self.notices.push(said);
                continue;
            };
            together += length;
            embedded.push(Arc::new(Layer {
                source: Source::Embedded {
                    name: layer.source.file_name(),
                    bytes: Arc::from(bytes),
                },
                ..Layer::clone(layer)
            }));
        }
        if !embedded.is_empty() {
            self.apply(Command::ChangeLayers(embedded), ctx);
        }
    }

    fn bring_back(&mut self, number: usize, ctx: &Context) {
        let Some(left) = self.filing.take_left(number) else {
            return;
        };
        let unsaved = self.filing.is_unsaved(&self.session);
        let sentence = self.filing.leave(&self.session, &self.data);
        self.notices.extend(sentence);
        let origin = left.origin();
        let kept = self.adopt(left.opened.project.clone());
        self.filing.brought_back(origin.project, kept);
        // Who was writing goes on with it.
        if self.session.draft().is_some() {
            self.apply(Command::EditStory, ctx);
        }
        // It is kept by this window before it is thrown away where it was.
        if self.filing.keep_now(&self.session, &self.data) {
            left.discard();
        }
        if unsaved {
            self.notices.extend(self.filing.look_for_left());
        }
        let said = self.session.words().say("file-brought-back").into_owned();
        self.said.say(said, ctx);
    }

    /// Where a source was.
    fn was_at(&self, lost: Lost) -> Option<PathBuf> {
        let work = &self.session.work;
        match lost {
            Lost::Layer(number) => {
                let layer = work.layer(number)?;
                layer.source.path().map(Path::to_owned)
            }
            Lost::Article => work.article.as_ref().map(|article| article.path.clone()),
            Lost::Story => match &work.story {
                StoryChoice::Folder(folder) => Some(folder.clone()),
                _ => None,
            },
        }
    }

    /// A source is at `path` now, and others that were in its folder are looked for beside it.
    fn located(&mut self, lost: Lost, path: &Path, ctx: &Context) {
        match lost {
            Lost::Layer(number) => self.locate_layer(number, path, ctx),
            Lost::Article => {
                self.copies.try_again();
                let shown = self.session.work.article.as_ref();
                let article = OwnArticle {
                    path: path.to_owned(),
                    shown: shown.is_none_or(|article| article.shown),
                };
                self.apply(Command::SetArticle(Some(article)), ctx);
            }
            Lost::Story => {
                let story = StoryChoice::Folder(path.to_owned());
                self.apply(Command::SetStory(story), ctx);
            }
        }
    }

    fn locate_layer(&mut self, number: u16, path: &Path, ctx: &Context) {
        let was = self.was_at(Lost::Layer(number));
        let (from, to) = (was.as_deref().and_then(Path::parent), path.parent());
        let found = |layer: &Arc<Layer>| {
            if layer.number == number {
                return Some(path.to_owned());
            }
            let old = layer.source.path().filter(|old| !old.exists())?;
            let beside = to?.join(old.file_name()?);
            (old.parent() == from && beside.is_file()).then_some(beside)
        };
        let layers = self.session.work.layers.iter();
        let changed: Vec<Arc<Layer>> = layers
            .filter_map(|layer| {
                Some(Arc::new(Layer {
                    source: Source::File(found(layer)?),
                    ..Layer::clone(layer)
                }))
            })
            .collect();
        let count = changed.len().into();
        self.apply(Command::ChangeLayers(changed), ctx);
        let said = self
            .session
            .words()
            .with("file-located", &[("count", count)]);
        self.said.say(said, ctx);
    }
}
