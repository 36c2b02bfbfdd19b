//! [`Session`]: where a reader is, and the one place where that changes.

use serde::{Deserialize, Serialize};

use crate::atlas::BoundaryView;
use crate::geometry::{GeoBounds, Viewport, lonlat_from_world};
use crate::story::{CitationStyle, EventId};
use crate::words::{Language, Words};

use super::comfort::{Comfort, Scale};
use super::command::{Command, Effect};
use super::dataset::Dataset;
use super::layers::{LayerId, Layers};
use super::measuring::Measuring;
use super::selection::{History, Target};
use super::undo::Steps;
use super::work::Work;
use super::years::YearFilter;

/// Light, dark, or as the desktop says; or with the strongest contrast, light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
    HighContrast,
    HighContrastDark,
}

impl ThemeChoice {
    /// All, in the order of the menu.
    pub const ALL: [Self; 5] = [
        Self::System,
        Self::Light,
        Self::Dark,
        Self::HighContrast,
        Self::HighContrastDark,
    ];

    /// From light to dark or back, and the contrast stays as it is.
    #[must_use]
    pub fn switched(self, dark_now: bool) -> Self {
        match (self, dark_now) {
            (Self::HighContrast, _) => Self::HighContrastDark,
            (Self::HighContrastDark, _) => Self::HighContrast,
            (_, true) => Self::Light,
            (_, false) => Self::Dark,
        }
    }
}

/// A panel that folds away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Panel {
    Layers,
    Reader,
    Years,
}

/// Where a reader is in a [`Dataset`].
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Session {
    /// What is selected, and was.
    pub history: History,
    /// What the pointer is on.
    pub hover: Option<Target>,
    /// Which years are on.
    pub years: YearFilter,
    /// Whether the years step by themselves.
    pub playing: bool,
    /// Which layers are off.
    pub layers: Layers,
    /// The map's centre, zoom and size.
    pub view: Viewport,
    /// The number of the passage about the selection that the reader stands at, from 0.
    pub step: usize,
    /// Whether the reader shows the whole article though something is selected.
    pub in_article: bool,
    /// The first event of the mark that is spread out.
    pub fan: Option<EventId>,
    /// The file of the reader's own whose regions are shaded by their events, in place of the
    /// atlas's; as long as it is there.
    pub shaded_by: Option<u16>,
    /// What is measured on the map, while a reader measures.
    pub measuring: Option<Measuring>,
    /// The stop of the guided reading where the reader last was, from 0.
    pub stop: Option<usize>,
    /// As whom the borders are told.
    pub boundary_view: BoundaryView,
    /// The language of the window.
    pub language: Language,
    /// Light, dark, or as the desktop says.
    pub theme: ThemeChoice,
    /// How large everything is, and how much may move.
    pub comfort: Comfort,
    /// Panels that are folded away.
    pub folded: Vec<Panel>,
    /// The layer whose table is open.
    pub table: Option<u16>,
    /// The layer whose style is open.
    pub styling: Option<u16>,
    /// The layer of which it is shown how it is read.
    pub importing: Option<u16>,
    /// Whether the list of sources is open.
    pub about_open: bool,
    /// Whether the list of keys is open.
    pub keys_open: bool,
    /// Whether the field that finds everything is open.
    pub find_open: bool,
    /// Whether the window that writes files is open.
    pub export_open: bool,
    /// The layer whose events it was opened for.
    pub exporting: Option<u16>,
    /// What the reader has brought.
    pub work: Work,
    /// Whether the reader's place is that of writing, while a story is written.
    pub editing: bool,
    /// The last number that was given to a layer.
    pub(super) last_layer: u16,
    /// What can be undone and redone.
    pub steps: Steps,
}

/// The borderland: what Home shows, in degrees.
pub const HOME: [f64; 4] = [59.0, 26.8, 77.2, 38.6];

/// Points kept free around what is fitted into view.
const FIT_PADDING: f32 = 48.0;

impl Session {
    /// A reading that has just begun: nothing selected, everything on, the whole borderland.
    pub fn new(data: &Dataset, size: [f32; 2]) -> Self {
        Self {
            history: History::default(),
            hover: None,
            years: YearFilter::all(data.columns.len()),
            playing: false,
            layers: Layers::default(),
            view: home(size),
            step: 0,
            in_article: false,
            fan: None,
            shaded_by: None,
            measuring: None,
            stop: None,
            boundary_view: BoundaryView::default(),
            language: Language::default(),
            theme: ThemeChoice::default(),
            comfort: Comfort::default(),
            folded: Vec::new(),
            table: None,
            styling: None,
            importing: None,
            about_open: false,
            keys_open: false,
            find_open: false,
            export_open: false,
            exporting: None,
            work: Work::default(),
            editing: false,
            last_layer: 0,
            steps: Steps::default(),
        }
    }

    /// What is selected.
    pub fn selected(&self) -> Option<&Target> {
        self.history.current()
    }

    /// The strings of the window in the language that was chosen.
    pub fn words(&self) -> Words {
        Words::of(self.language)
    }

    /// Whether a panel is unfolded.
    pub fn shows(&self, panel: Panel) -> bool {
        !self.folded.contains(&panel)
    }

    /// Goes on with `new`, which knows more than `old` did: columns that were on stay on.
    pub fn go_on_with(&mut self, new: &Dataset, old: &Dataset) {
        self.years = self.years.carried(&old.columns, &new.columns);
        self.history.forget(|target| !new.knows(target));
        self.carry_steps(new, old);
    }

    /// The paragraphs about the selection, in reading order.
    pub fn passages(&self, data: &Dataset) -> Vec<usize> {
        self.selected()
            .map_or_else(Vec::new, |target| data.passages_about(target))
    }

    /// Does what `command` says, and says what is left for the window to do.
    pub fn apply(&mut self, command: Command, data: &Dataset) -> Vec<Effect> {
        match command {
            Command::Undo => self.undo(data),
            Command::Redo => self.redo(data),
            command => self.do_step(command, data),
        }
    }

    /// Does what `command` says; what was before is kept by who calls this.
    pub(super) fn change(&mut self, command: Command, data: &Dataset) -> Vec<Effect> {
        match command {
            Command::Select(target) => {
                if let Some(target) = &target {
                    self.bring_into_view(target, data);
                }
                return self.select(target, data);
            }
            Command::SelectInPlace(target) => return self.select(Some(target), data),
            Command::Hover(target) => self.hover = target,
            Command::Back => return self.travel(History::back, data),
            Command::Forward => return self.travel(History::forward, data),
            Command::Escape => return self.escape(data),
            Command::FanOut(event) => self.fan = event,
            Command::NextPassage => return self.step_passage(true, data),
            Command::PreviousPassage => return self.step_passage(false, data),
            Command::ShowInArticle(paragraph) => {
                self.in_article = true;
                return vec![Effect::ScrollTo(paragraph)];
            }
            Command::ShowSelection => {
                self.in_article = false;
                return self.scroll_to_step(data);
            }
            Command::CopyCitation(paragraph) => {
                return super::copying::citation(paragraph, CitationStyle::Plain, self, data);
            }
            Command::CopyCitationAs(paragraph, style) => {
                return super::copying::citation(paragraph, style, self, data);
            }
            Command::CopyCurrentCitation => return self.copy_current_citation(data),
            Command::CopyCoordinates(at, form) => return self.copy_coordinates(at, form),
            Command::CopyFeature(target) => return self.copy_feature(&target, data),
            Command::CopyText(text) => return vec![Effect::Copy(text)],
            Command::CopyLink => return self.copy_link(data),
            Command::OpenLink(text) => return self.open_link_text(&text, data),
            Command::NextStop => return self.walk(true, data),
            Command::PreviousStop => return self.walk(false, data),
            measure @ (Command::ToggleMeasure
            | Command::MeasureFrom(_)
            | Command::MeasurePoint(_)
            | Command::MeasurePointer(_)
            | Command::MeasureMove(_)
            | Command::MeasureEnter
            | Command::MeasureClose
            | Command::MeasureTakeBack
            | Command::MeasureCopy) => return self.apply_to_measuring(&measure),
            work @ (Command::AddLayers(_)
            | Command::RemoveLayer(_)
            | Command::MoveLayer(..)
            | Command::ChangeLayer(_)
            | Command::ChangeLayers(_)
            | Command::SetArticle(_)
            | Command::ToggleOwnArticle
            | Command::SetStory(_)) => return self.apply_to_work(work),
            draft @ (Command::WriteStory
            | Command::WriteFromClipboard
            | Command::EditStory
            | Command::ReadStory
            | Command::EditDraft(_)) => return self.apply_to_draft(&draft, data),
            Command::Reveal(event) => self.reveal(&event, data),
            Command::ToggleLayer(layer) => self.layers.toggle(layer),
            Command::ShowTable(layer) => self.table = layer,
            Command::ShowStyle(layer) => self.styling = layer,
            Command::ShowImport(layer) => self.importing = layer,
            Command::ShadeBy(file) => self.shade_by(file),
            Command::SetBoundaryView(view) => self.boundary_view = view,
            Command::SetLanguage(language) => self.language = language,
            Command::SetTheme(theme) => self.theme = theme,
            Command::SwitchTheme { dark_now } => {
                self.theme = self.theme.switched(dark_now);
            }
            Command::Larger => self.comfort.scale = self.comfort.scale.larger(),
            Command::Smaller => self.comfort.scale = self.comfort.scale.smaller(),
            Command::UsualSize => self.comfort.scale = Scale::default(),
            Command::ToggleStill => self.comfort.still = !self.comfort.still,
            Command::TogglePanel(panel) => self.toggle_panel(panel),
            Command::ToggleAbout => self.about_open = !self.about_open,
            Command::ToggleKeys => self.keys_open = !self.keys_open,
            Command::ToggleFind => self.find_open = !self.find_open,
            Command::ToggleExport => self.export(!self.export_open, None),
            Command::ExportLayer(number) => self.export(true, Some(number)),
            Command::Quit => return vec![Effect::Quit],
            Command::File(act) => return vec![Effect::File(act)],
            years @ (Command::ToggleColumn(_)
            | Command::SoloColumn(_)
            | Command::SpanToColumn(_)
            | Command::BrushYears { .. }
            | Command::AllYears
            | Command::NoYears
            | Command::NextYear
            | Command::PreviousYear
            | Command::GoToYear(_)
            | Command::TogglePlay
            | Command::PlayStep) => self.apply_to_years(&years, data),
            view => self.apply_to_view(&view, data),
        }
        Vec::new()
    }

    fn apply_to_years(&mut self, command: &Command, data: &Dataset) {
        let columns = &data.columns;
        if !matches!(command, Command::TogglePlay | Command::PlayStep) {
            self.playing = false;
        }
        match command {
            Command::ToggleColumn(index) => self.years.toggle(*index),
            Command::SoloColumn(index) => self.years.solo(*index, columns),
            Command::SpanToColumn(index) => self.years.span_to(*index, columns),
            Command::BrushYears { ends, .. } => self.years.brush(*ends, columns),
            Command::AllYears => self.years.set_all(true),
            Command::NoYears => self.years.set_all(false),
            Command::NextYear => self.years.step(true, columns),
            Command::PreviousYear => self.years.step(false, columns),
            Command::GoToYear(year) => self.years.only_year(*year, columns),
            Command::TogglePlay => self.toggle_play(data),
            Command::PlayStep if self.playing => {
                if self.at_last_column(data) {
                    self.playing = false;
                } else {
                    self.years.step(true, columns);
                }
            }
            _ => {}
        }
    }

    fn apply_to_view(&mut self, command: &Command, data: &Dataset) {
        let size = self.view.size();
        let middle = [size[0] / 2.0, size[1] / 2.0];
        match command {
            Command::Pan(delta) => self.view = self.view.panned(*delta),
            Command::ZoomAbout(anchor, steps) => {
                self.view = self.view.zoomed_about(*anchor, *steps);
            }
            Command::ZoomIn => self.view = self.view.zoomed_about(middle, 1.0),
            Command::CentreOn(at) => self.view = self.view.centered_on(*at),
            Command::ZoomInAt(at) => {
                self.view = self.view.centered_on(*at).zoomed_about(middle, 1.0);
            }
            Command::ShowView(view) => self.view = view.with_size(size),
            Command::ZoomOut => self.view = self.view.zoomed_about(middle, -1.0),
            Command::Home => self.view = home(size),
            // Whoever looks at the whole borderland goes on doing so in a window of another size.
            Command::ResizeMap(size) => {
                let whole = self.view == home(self.view.size());
                self.view = if whole {
                    home(*size)
                } else {
                    self.view.with_size(*size)
                };
            }
            Command::FitLayer(number) => {
                if let Some(bounds) = data.bounds_of_layer(*number) {
                    self.fit_bounds(bounds);
                }
            }
            Command::FitSelection => {
                if let Some(target) = self.selected().cloned() {
                    self.fit(&target, data);
                }
            }
            _ => {}
        }
    }

    pub(super) fn select(&mut self, target: Option<Target>, data: &Dataset) -> Vec<Effect> {
        if !target.as_ref().is_none_or(|target| data.knows(target)) {
            return Vec::new();
        }
        self.history.visit(target);
        self.arrive(data)
    }

    /// Selects what a link names, or nothing, as if it had just been come to.
    pub(super) fn arrive_at(&mut self, target: Option<Target>, data: &Dataset) {
        self.history.visit(target);
        self.arrive(data);
    }

    fn travel(&mut self, step: fn(&mut History) -> bool, data: &Dataset) -> Vec<Effect> {
        if !step(&mut self.history) {
            return Vec::new();
        }
        if let Some(target) = self.selected().cloned() {
            self.bring_into_view(&target, data);
        }
        self.arrive(data)
    }

    fn arrive(&mut self, data: &Dataset) -> Vec<Effect> {
        self.step = 0;
        self.in_article = false;
        if !matches!(self.selected(), Some(Target::Event(_))) {
            self.fan = None;
        }
        self.scroll_to_step(data)
    }

    /// Opens or closes the window that writes files, for one layer or for all.
    fn export(&mut self, open: bool, layer: Option<u16>) {
        (self.export_open, self.exporting) = (open, layer);
    }

    fn escape(&mut self, data: &Dataset) -> Vec<Effect> {
        if self.find_open {
            self.find_open = false;
        } else if self.export_open {
            self.export_open = false;
        } else if self.about_open || self.keys_open {
            (self.about_open, self.keys_open) = (false, false);
        } else if self.importing.is_some() {
            self.importing = None;
        } else if self.styling.is_some() {
            self.styling = None;
        } else if self.table.is_some() {
            self.table = None;
        } else if self.measuring.is_some() {
            return self.apply_to_measuring(&Command::ToggleMeasure);
        } else if self.fan.is_some() {
            self.fan = None;
        } else {
            return self.select(None, data);
        }
        Vec::new()
    }

    fn step_passage(&mut self, forward: bool, data: &Dataset) -> Vec<Effect> {
        let count = self.passages(data).len();
        if count == 0 {
            return Vec::new();
        }
        self.step = if forward {
            (self.step + 1).min(count - 1)
        } else {
            self.step.saturating_sub(1)
        };
        self.scroll_to_step(data)
    }

    pub(super) fn scroll_to_step(&self, data: &Dataset) -> Vec<Effect> {
        let index = self.passages(data).get(self.step).copied();
        let passage = index.and_then(|index| data.story.passages().get(index));
        passage
            .map(|passage| Effect::ScrollTo(passage.paragraph))
            .into_iter()
            .collect()
    }

    fn reveal(&mut self, event: &EventId, data: &Dataset) {
        let Some(row) = data.row_of(event) else {
            return;
        };
        if let Some(column) = data.events.column_of(row)
            && !self.years.is_on(column)
        {
            self.years.toggle(column);
        }
        if let Some(class) = data.events.class_at(row) {
            self.layers.show(&LayerId::File(class.file));
        }
        if let Some(category) = data.events.category_of(row) {
            self.layers.show(&LayerId::Events(category));
        }
    }

    fn toggle_play(&mut self, data: &Dataset) {
        self.playing = !self.playing;
        if self.playing && (self.years.single().is_none() || self.at_last_column(data)) {
            self.years.solo(0, &data.columns);
        }
    }

    fn at_last_column(&self, data: &Dataset) -> bool {
        self.years
            .single()
            .is_none_or(|index| index + 1 >= data.columns.len())
    }

    fn toggle_panel(&mut self, panel: Panel) {
        match self.folded.iter().position(|&folded| folded == panel) {
            Some(index) => drop(self.folded.remove(index)),
            None => self.folded.push(panel),
        }
    }

    /// Moves the map only if `target` lies outside of it.
    pub(super) fn bring_into_view(&mut self, target: &Target, data: &Dataset) {
        let seen = self.view.geo_bounds();
        let Some(bounds) = bounds_of(target, data) else {
            return;
        };
        if !seen.contains(bounds.center()) || !seen.intersects(&bounds) {
            let position = bounds.center();
            if bounds.east() - bounds.west() > seen.east() - seen.west() {
                self.fit(target, data);
            } else {
                self.view = self.view.centered_on(position);
            }
        }
    }

    fn fit(&mut self, target: &Target, data: &Dataset) {
        if let Some(bounds) = bounds_of(target, data) {
            self.fit_bounds(bounds);
        }
    }

    fn fit_bounds(&mut self, bounds: GeoBounds) {
        /// Degrees kept around a point, so that fitting a town shows its district.
        const AROUND_A_POINT: f64 = 0.6;
        let small = |side: f64| side < 0.01;
        let is_point =
            small(bounds.east() - bounds.west()) && small(bounds.north() - bounds.south());
        let bounds = if is_point {
            bounds.padded(AROUND_A_POINT)
        } else {
            bounds
        };
        self.view = Viewport::fit(bounds, self.view.size(), FIT_PADDING);
    }
}

/// The view that shows the whole borderland in a map of `size` points.
pub fn home(size: [f32; 2]) -> Viewport {
    let [west, south, east, north] = HOME;
    let bounds = GeoBounds::new(west, south, east, north);
    Viewport::fit(bounds.unwrap_or_else(|_| GeoBounds::globe()), size, 0.0)
}

fn bounds_of(target: &Target, data: &Dataset) -> Option<GeoBounds> {
    match target {
        Target::Place(id) => data.atlas.get(id).map(crate::atlas::Place::bounds),
        Target::Event(id) => {
            let position = if let Some(event) = data.story.event(id) {
                event.position
            } else {
                let row = data.row_of(id)?;
                lonlat_from_world(data.events.positions().get(row as usize)?.to_world())
            };
            GeoBounds::around([position]).ok()
        }
        Target::Square(cell) => {
            let rect = cell.rect();
            GeoBounds::around([rect.min, rect.max].map(lonlat_from_world)).ok()
        }
        Target::Passage(_) => None,
    }
}

#[cfg(test)]
mod tests;
