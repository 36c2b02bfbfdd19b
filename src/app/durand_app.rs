//! The program behind the window: it shows panels, hands their commands to the session, and
//! does what the session leaves to a window.

mod files;
mod keeping;
mod links;
mod panels;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui};

use super::bidi::Bidi;
use super::export_window::ExportWindow;
use super::filing::Filing;
use super::filtered::Filtered;
use super::focus::Focus;
use super::glide::Glide;
use super::import_window::ImportWindow;
use super::keyboard::Led;
use super::loading::Loading;
use super::map_panel::MapState;
use super::open_window::OpenWindow;
use super::own_copies::{Came, OwnCopies};
use super::palette::Palette;
use super::room::Room;
use super::said::Said;
use super::shading::Shading;
use super::square_list::SquareList;
use super::storage::SavedWindow;
use super::story_editor::StoryEditor;
use super::style_panel::StylePanel;
use super::table::TableView;
use super::tally::Tally;
use super::{View, announce, keyboard, style};
use crate::events::EventFile;
use crate::map::relief::{GreyRelief, ReliefImage};
use crate::map::text::TextMeasure;
use crate::map::theme::ThemeError;
use crate::map::{AtlasShapes, Theme};
use crate::session::{
    Command, Dataset, Effect, Layer, Panel, Session, Steps, StoryChoice, ThemeChoice, Work,
};
use crate::story::ParagraphId;

/// What a window starts with.
pub struct Start {
    /// What is read.
    pub data: Dataset,
    /// The atlas, prepared.
    pub shapes: Arc<AtlasShapes>,
    /// What the last window kept.
    pub saved: Option<SavedWindow>,
    /// Where to keep this one's state; nowhere if `None`.
    pub state_file: Option<PathBuf>,
    /// Sentences about what went wrong so far.
    pub notices: Vec<String>,
    /// Files of events to be read beside the story.
    pub files: Vec<Arc<EventFile>>,
}

/// One open window.
pub struct DurandApp {
    data: Dataset,
    session: Session,
    shapes: Arc<AtlasShapes>,
    themes: [Look; 4],
    dressed: Option<usize>,
    measure: TextMeasure,
    map: MapState,
    active: Filtered,
    loading: Loading,
    copies: OwnCopies,
    shading: Shading,
    styling: StylePanel,
    table: TableView,
    importing: ImportWindow,
    tally: Tally,
    square: SquareList,
    export: ExportWindow,
    writing: StoryEditor,
    scroll_to: Option<ParagraphId>,
    notices: Vec<String>,
    state_file: Option<PathBuf>,
    saved: Option<SavedWindow>,
    panels: [f32; 3],
    room: Room,
    focus: Focus,
    glide: Glide,
    /// A link that is to be opened as soon as the size of the map is known.
    link: Option<String>,
    said: Said,
    /// The copy of the article that the reader was last told of.
    told_copy: Option<PathBuf>,
    over_years: bool,
    next_step: Option<f64>,
    next_keep: f64,
    levels_prepared: bool,
    palette: Palette,
    filing: Filing,
    open_window: OpenWindow,
}

/// A theme, and the relief in its colours.
struct Look {
    theme: Theme,
    relief: Option<ReliefImage>,
}

/// Seconds that a year stays while the years play.
const PLAY_STEP: f64 = 1.1;

/// Seconds between two writings of the state, while there is something to draw.
const KEEP_EVERY: f64 = 5.0;

/// Width of the layer list, width of the reader, height of the timeline, in points.
const PANELS: [f32; 3] = [230.0, 400.0, 130.0];

impl DurandApp {
    /// A window that goes on where the last one stopped.
    ///
    /// # Errors
    /// When a theme inside the program is not sound.
    pub fn new(ctx: &Context, start: Start) -> Result<Self, ThemeError> {
        style::install(ctx);
        let Start {
            data,
            shapes,
            saved,
            state_file,
            mut notices,
            files,
        } = start;
        let loading = Loading::new(&data, files.clone());
        let copies = OwnCopies::new(&data);
        let size = [970.0, 820.0];
        let kept = saved
            .clone()
            .map(|saved| saved.session.restore(&data, size));
        let mut session = kept.unwrap_or_else(|| Session::new(&data, size));
        session.adopt(named(&files));
        let panels = saved
            .as_ref()
            .and_then(|saved| saved.panels)
            .unwrap_or(PANELS);
        let used = saved.as_ref().map(|saved| saved.used.clone());
        let used = used.unwrap_or_default();
        let recent = saved.as_ref().map(|saved| saved.recent.clone());
        let (mut filing, sentences) =
            Filing::new(state_file.as_deref(), recent.unwrap_or_default());
        notices.extend(sentences);
        filing.is_clean(&session);
        let mut looks = Theme::all()?.map(|theme| Look {
            theme,
            relief: None,
        });
        if let Some(relief) = data.atlas.relief() {
            match GreyRelief::read(relief) {
                Ok(grey) => {
                    for look in looks.iter_mut().filter(|look| look.theme.has_relief()) {
                        look.relief = Some(grey.coloured(&look.theme));
                    }
                }
                Err(error) => notices.push(error.to_string()),
            }
        }
        Ok(Self {
            data,
            session,
            shapes,
            themes: looks,
            dressed: None,
            measure: TextMeasure::new(),
            map: MapState::default(),
            active: Filtered::default(),
            loading,
            copies,
            shading: Shading::default(),
            styling: StylePanel::default(),
            table: TableView::default(),
            importing: ImportWindow::default(),
            tally: Tally::default(),
            square: SquareList::default(),
            export: ExportWindow::default(),
            writing: StoryEditor::default(),
            scroll_to: None,
            notices,
            state_file,
            saved,
            panels,
            room: Room::default(),
            focus: Focus::default(),
            glide: Glide::default(),
            link: None,
            said: Said::default(),
            told_copy: None,
            over_years: false,
            next_step: None,
            next_keep: KEEP_EVERY,
            levels_prepared: false,
            palette: Palette::new(used),
            filing,
            open_window: OpenWindow::default(),
        })
    }

    /// Where the reader is.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// What became of the last command, as it was told.
    pub fn said(&self) -> &str {
        self.said.text()
    }

    /// What is read.
    pub fn data(&self) -> &Dataset {
        &self.data
    }

    /// Does what `command` says, as if a panel had asked for it.
    pub fn apply(&mut self, command: Command, ctx: &Context) {
        let done_by_window = match command {
            Command::TogglePanel(panel) => self.room.toggle(panel),
            Command::Escape => !self.has_open() && self.room.uncover(),
            _ => false,
        };
        if done_by_window {
            if let Command::TogglePanel(panel) = command {
                self.say_panel(panel, ctx);
            }
            ctx.request_repaint();
            return;
        }
        let (done, before) = (command.clone(), self.session.selected().cloned());
        self.writing.before(&command, &self.session);
        let seen = self.session.view;
        for effect in self.session.apply(command, &self.data) {
            match effect {
                Effect::Copy(text) => ctx.copy_text(text),
                Effect::ScrollTo(paragraph) => self.scroll_to = Some(paragraph),
                Effect::Say(text) => self.said.say(text, ctx),
                Effect::Paste => self.writing.paste(),
                Effect::File(act) => self.file(act, ctx),
                Effect::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            }
        }
        if matches!(done, Command::NextStop | Command::PreviousStop) {
            self.glide.begin(seen, &self.session, ctx);
        }
        let look = self.look(ctx);
        if let Some(look) = self.themes.get(look) {
            let view = View {
                data: &self.data,
                session: &self.session,
                theme: &look.theme,
            };
            let selected = before.as_ref() != self.session.selected();
            if let Some(sentence) = announce::after(&done, selected, &view) {
                self.said.say(sentence, ctx);
            }
        }
    }

    fn say_panel(&mut self, panel: Panel, ctx: &Context) {
        let open = self.room.shows(panel, &self.session);
        let sentence = announce::panel(panel, open, self.session.words());
        self.said.say(sentence, ctx);
    }

    /// What the arrows lead while the map has the focus.
    fn led(&self) -> Led {
        if self.map.asks_spot {
            Led::Spot
        } else if self.session.measuring.is_some() {
            Led::Cross
        } else {
            Led::Map
        }
    }

    /// Whether something is open over the map, which Esc closes first.
    fn has_open(&self) -> bool {
        let session = &self.session;
        let measures = session.measuring.is_some();
        session.about_open || session.keys_open || session.fan.is_some() || measures
    }

    /// Shows one frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let look = self.look(&ctx);
        if self.dressed != Some(look) {
            if let Some(look) = self.themes.get(look) {
                style::apply(&ctx, &look.theme);
            }
            self.dressed = Some(look);
        }
        style::ease(&ctx, self.session.comfort);
        let right_to_left = self.session.language.is_right_to_left();
        ctx.with_plugin(|bidi: &mut Bidi| bidi.set_right_to_left(right_to_left));
        self.take_news(&ctx);
        self.focus.begin(&ctx);
        // Keys are obeyed before the panels are shown, so that this frame shows what they did.
        let listed = self.map.chooser.is_some()
            || self.map.menu.is_some()
            || super::layer_list::own::is_renaming(&ctx);
        let asks = self.open_window.is_open();
        let keys = if listed || asks || self.loading.faults.open || self.session.find_open {
            Vec::new()
        } else {
            keyboard::commands(&ctx, self.over_years, self.map.id, self.led())
        };
        for command in keys.into_iter().chain(self.play(&ctx)) {
            self.apply(command, &ctx);
        }
        if let Some(command) = self.glide.next(&self.session, &ctx) {
            self.apply(command, &ctx);
        }
        let size = ui.available_size();
        self.room.measure([size.x, size.y], &self.session);
        let before = self.session.hover.clone();
        let mut hovered = None;
        for command in self.panels(ui, look) {
            match command {
                Command::Hover(target) => hovered = hovered.or(target),
                other => {
                    self.apply(other, &ctx);
                    ctx.request_repaint();
                }
            }
        }
        self.show_files(&ctx, look);
        self.keep_unsaved(&ctx);
        self.open_waiting_link(&ctx);
        if let Some(said) = self.writing.take_said() {
            self.said.say(said, &ctx);
        }
        if let Some(said) = self.export.take_said() {
            self.said.say(said, &ctx);
        }
        if hovered != before {
            self.apply(Command::Hover(hovered), &ctx);
            ctx.request_repaint();
        }
        if let Some(look) = self.themes.get(look) {
            self.focus.end(&ctx, &look.theme);
        }
    }

    /// Goes on with what has been read since the last frame; nothing that is selected is lost.
    fn take_news(&mut self, ctx: &Context) {
        let came = self.loading.take();
        self.notices.extend(came.sentences);
        for number in came.refused {
            // What a project names stays in it, whatever its file has become.
            if !self.filing.is_of_project(number) {
                self.session.forget_layer(number);
            }
        }
        self.importing.ask(came.doubtful);
        if let Some(data) = came.data {
            self.go_on_with(&data);
        }
        if let Some(shapes) = came.shapes {
            self.shapes = shapes;
            self.levels_prepared = false;
        }
        if let Some(data) = self.loading.retell(&self.session.work) {
            if !Arc::ptr_eq(&data.atlas, &self.data.atlas) {
                self.shapes = Arc::new(self.shapes.on(&data.atlas));
                self.levels_prepared = false;
            }
            self.go_on_with(&data);
        }
        let (work, view) = (&self.session.work, self.session.view);
        self.loading.want(work, &self.shapes, view, ctx);
        if !self.loading.is_busy()
            && let Some(reading) = self.filing.pending.take()
            && self.session.steps.only_moved()
        {
            // Who has looked around meanwhile stays where they are.
            let moved = self.session.steps.can_undo().then_some(self.session.view);
            reading.bring(&mut self.session, &self.data);
            self.session.view = moved.unwrap_or(self.session.view);
            self.session.steps = Steps::default();
            self.filing.brought = Some((reading, self.session.years.clone()));
        }
        self.shading.want(&self.data, &self.session.work, ctx);
        // Only the story that is wanted tells whether a text is a copy of its article.
        if !self.loading.is_busy() {
            self.lay_beside(ctx);
        }
    }

    fn go_on_with(&mut self, data: &Dataset) {
        // Who has touched the years since the project was opened has them as they are.
        let brought = self.filing.brought.take();
        let brought = brought.filter(|(_, years)| *years == self.session.years);
        self.session.go_on_with(data, &self.data);
        if let Some((reading, _)) = brought {
            reading.bring_again(&mut self.session, data);
            self.filing.brought = Some((reading, self.session.years.clone()));
        }
        let same_story = Arc::ptr_eq(&data.story, &self.data.story);
        let own = self.data.copy.clone().filter(|_| same_story);
        self.data = data.with_copy(own);
    }

    /// Brings the reader's own copy of the article beside the story, or reads a text that is no copy
    /// of it for itself.
    fn lay_beside(&mut self, ctx: &Context) {
        let came = self.copies.want(&self.session.work, &self.data, ctx);
        let words = self.session.words();
        match came {
            None => {}
            Some(Came::Data(data)) => {
                let copy = data.copy.as_ref().map(|own| own.passages().len());
                let path = self.session.work.article.as_ref().map(|own| &own.path);
                // It is laid beside each new set of data, and told of once.
                if let Some(found) = copy.filter(|_| self.told_copy.as_ref() != path) {
                    self.told_copy = path.cloned();
                    let all = data.story.passages().len();
                    let values = [("found", found.into()), ("all", all.into())];
                    self.said.say(words.with("own-found", &values), ctx);
                }
                self.data = data;
            }
            Some(Came::OfFirst) => self.session.tell_copy_of(StoryChoice::First),
            Some(Came::Unknown(path)) => {
                let name = path.file_name().unwrap_or(path.as_os_str());
                let name = name.to_string_lossy().into_owned();
                let said = words.with("own-unknown", &[("file", name.into())]);
                self.notices.push(said);
                self.session.read_for_itself(&path);
            }
            Some(Came::Failed(sentence)) => self.notices.push(sentence),
        }
    }

    /// The number of the theme that is chosen, in the order of [`Theme::all`].
    fn look(&self, ctx: &Context) -> usize {
        match self.session.theme {
            ThemeChoice::System => usize::from(ctx.system_theme() == Some(egui::Theme::Dark)),
            ThemeChoice::Light => 0,
            ThemeChoice::Dark => 1,
            ThemeChoice::HighContrast => 2,
            ThemeChoice::HighContrastDark => 3,
        }
    }

    /// The next step of playing, when its time has come; asks for a frame at that time.
    fn play(&mut self, ctx: &Context) -> Option<Command> {
        if !self.session.playing {
            self.next_step = None;
            return None;
        }
        let now = ctx.input(|input| input.time);
        let due = *self.next_step.get_or_insert(now + PLAY_STEP);
        if now < due {
            ctx.request_repaint_after(Duration::from_secs_f64(due - now));
            return None;
        }
        self.next_step = Some(now + PLAY_STEP);
        ctx.request_repaint_after(Duration::from_secs_f64(PLAY_STEP));
        Some(Command::PlayStep)
    }
}

/// The work of a window that begins with `files`: the first of them at the top.
fn named(files: &[Arc<EventFile>]) -> Work {
    let layer = |file: &Arc<EventFile>| Layer {
        number: file.number(),
        import: file.asked().clone(),
        ..Layer::of_file(file.path())
    };
    Work {
        layers: files.iter().map(|file| Arc::new(layer(file))).collect(),
        ..Work::default()
    }
}

impl eframe::App for DurandApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
        let ctx = ui.ctx();
        self.prepare_levels(ctx);
        let size = ctx.content_rect().size();
        let (closing, now) = ctx.input(|input| (input.viewport().close_requested(), input.time));
        // A crash loses a few seconds at most; a frame that nothing asked for is never drawn.
        if closing || now >= self.next_keep {
            self.next_keep = now + KEEP_EVERY;
            self.keep(Some([size.x, size.y]));
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep(None);
        self.leave();
    }
}
