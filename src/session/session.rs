//! [`Session`]: where a reader is, and the one place where that changes.

use serde::{Deserialize, Serialize};

use crate::geometry::{GeoBounds, Viewport};
use crate::story::{EventId, ParagraphId};

use super::command::{Command, Effect};
use super::dataset::Dataset;
use super::layers::{LayerId, Layers};
use super::selection::{History, Target};
use super::years::YearFilter;

/// Light, dark, or as the desktop says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum ThemeChoice {
    #[default]
    System,
    Light,
    Dark,
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
    /// Light, dark, or as the desktop says.
    pub theme: ThemeChoice,
    /// Panels that are folded away.
    pub folded: Vec<Panel>,
    /// Whether the list of sources is open.
    pub about_open: bool,
    /// Whether the list of keys is open.
    pub keys_open: bool,
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
            theme: ThemeChoice::default(),
            folded: Vec::new(),
            about_open: false,
            keys_open: false,
        }
    }

    /// What is selected.
    pub fn selected(&self) -> Option<&Target> {
        self.history.current()
    }

    /// Whether a panel is unfolded.
    pub fn shows(&self, panel: Panel) -> bool {
        !self.folded.contains(&panel)
    }

    /// Whether event number `index` passes the years and the categories that are on.
    pub fn shows_event(&self, index: usize, data: &Dataset) -> bool {
        self.hidden_by(index, data).is_none()
    }

    /// What hides event number `index`, in words ("2014 only", "Attack is off"); `None` if it shows.
    pub fn hidden_by(&self, index: usize, data: &Dataset) -> Option<String> {
        let column = data.columns.of_event(index)?;
        if !self.years.is_on(column) {
            let on = self.years.describe(&data.columns);
            return Some(if self.years.is_none() {
                "all years off".to_owned()
            } else {
                format!("{on} only")
            });
        }
        let category = data.story.events().get(index)?.category;
        let off = !self.layers.is_on(&LayerId::Events(category));
        off.then(|| format!("“{}” is off", category.label()))
    }

    /// How many events show, and how many there are.
    pub fn count_events(&self, data: &Dataset) -> [usize; 2] {
        let total = data.story.events().len();
        let shown = (0..total)
            .filter(|&index| self.shows_event(index, data))
            .count();
        [shown, total]
    }

    /// The paragraphs about the selection, in reading order.
    pub fn passages(&self, data: &Dataset) -> Vec<usize> {
        self.selected()
            .map_or_else(Vec::new, |target| data.passages_about(target))
    }

    /// Does what `command` says, and says what is left for the window to do.
    pub fn apply(&mut self, command: Command, data: &Dataset) -> Vec<Effect> {
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
            Command::CopyCitation(paragraph) => return copy_citation(paragraph, data),
            Command::Reveal(event) => self.reveal(&event, data),
            Command::ToggleLayer(layer) => self.layers.toggle(layer),
            Command::SetTheme(theme) => self.theme = theme,
            Command::SwitchTheme { dark_now } => {
                self.theme = if dark_now {
                    ThemeChoice::Light
                } else {
                    ThemeChoice::Dark
                };
            }
            Command::TogglePanel(panel) => self.toggle_panel(panel),
            Command::ToggleAbout => self.about_open = !self.about_open,
            Command::ToggleKeys => self.keys_open = !self.keys_open,
            Command::Quit => return vec![Effect::Quit],
            years @ (Command::ToggleColumn(_)
            | Command::SoloColumn(_)
            | Command::SpanToColumn(_)
            | Command::AllYears
            | Command::NoYears
            | Command::NextYear
            | Command::PreviousYear
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
            Command::AllYears => self.years.set_all(true),
            Command::NoYears => self.years.set_all(false),
            Command::NextYear => self.years.step(true, columns),
            Command::PreviousYear => self.years.step(false, columns),
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
            Command::FitSelection => {
                if let Some(target) = self.selected().cloned() {
                    self.fit(&target, data);
                }
            }
            _ => {}
        }
    }

    fn select(&mut self, target: Option<Target>, data: &Dataset) -> Vec<Effect> {
        if !target.as_ref().is_none_or(|target| data.knows(target)) {
            return Vec::new();
        }
        self.history.visit(target);
        self.arrive(data)
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

    fn escape(&mut self, data: &Dataset) -> Vec<Effect> {
        if self.about_open || self.keys_open {
            (self.about_open, self.keys_open) = (false, false);
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

    fn scroll_to_step(&self, data: &Dataset) -> Vec<Effect> {
        let index = self.passages(data).get(self.step).copied();
        let passage = index.and_then(|index| data.story.passages().get(index));
        passage
            .map(|passage| Effect::ScrollTo(passage.paragraph))
            .into_iter()
            .collect()
    }

    fn reveal(&mut self, event: &EventId, data: &Dataset) {
        let Some(index) = data.story.events().iter().position(|e| e.id == *event) else {
            return;
        };
        if let Some(column) = data.columns.of_event(index)
            && !self.years.is_on(column)
        {
            self.years.toggle(column);
        }
        if let Some(event) = data.story.events().get(index) {
            self.layers.show(&LayerId::Events(event.category));
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
    fn bring_into_view(&mut self, target: &Target, data: &Dataset) {
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
        /// Degrees kept around a point, so that fitting a town shows its district.
        const AROUND_A_POINT: f64 = 0.6;
        if let Some(bounds) = bounds_of(target, data) {
            let is_point = bounds.east() - bounds.west() < 0.01;
            let bounds = if is_point {
                bounds.padded(AROUND_A_POINT)
            } else {
                bounds
            };
            self.view = Viewport::fit(bounds, self.view.size(), FIT_PADDING);
        }
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
        Target::Event(id) => data
            .story
            .event(id)
            .and_then(|event| GeoBounds::around([event.position]).ok()),
        Target::Passage(_) => None,
    }
}

fn copy_citation(paragraph: ParagraphId, data: &Dataset) -> Vec<Effect> {
    let Some(passage) = data.story.passage(&paragraph) else {
        return Vec::new();
    };
    vec![Effect::Copy(
        data.story
            .article()
            .citation(Some(&paragraph), &passage.text),
    )]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::session::Panel;
    use crate::story::Story;

    const SIZE: [f32; 2] = [960.0, 720.0];

    fn dataset() -> Dataset {
        let atlas = Atlas::bundled().unwrap();
        let story = Story::bundled(&atlas).unwrap();
        Dataset::new(atlas, story)
    }

    fn place(id: &str) -> Target {
        Target::Place(id.parse().unwrap())
    }

    fn event(id: &str, data: &Dataset) -> Target {
        let events = data.story.events().iter();
        let found = events
            .map(|event| &event.id)
            .find(|event| event.told() == Some(id));
        Target::Event(found.unwrap().clone())
    }

    #[test]
    fn passages_are_stepped_through_and_stop_at_both_ends() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        session.apply(Command::Select(Some(place("ex-fata"))), &data);
        let count = session.passages(&data).len();
        assert_eq!(count, 3);
        for _ in 0..10 {
            session.apply(Command::NextPassage, &data);
        }
        assert_eq!(session.step, count - 1);
        for _ in 0..10 {
            session.apply(Command::PreviousPassage, &data);
        }
        assert_eq!(session.step, 0);
    }

    #[test]
    fn a_filter_says_what_it_hides_and_keeps_the_selection() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        let school = event("peshawar-school-2014", &data);
        session.apply(Command::Select(Some(school.clone())), &data);
        session.apply(
            Command::SoloColumn(data.columns.labelled("2007").unwrap()),
            &data,
        );
        assert_eq!(session.selected(), Some(&school));
        let Target::Event(id) = &school else {
            unreachable!()
        };
        let index = data.story.event_index(id).unwrap();
        assert_eq!(
            session.hidden_by(index, &data).as_deref(),
            Some("2007 only")
        );
        session.apply(Command::Reveal(id.clone()), &data);
        assert!(session.shows_event(index, &data));
    }

    #[test]
    fn a_category_that_is_off_says_so() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        let category = crate::story::Category::Attack;
        session.apply(Command::ToggleLayer(LayerId::Events(category)), &data);
        let events = data.story.events().iter();
        let attack = events
            .into_iter()
            .position(|event| event.category == category)
            .unwrap();
        assert_eq!(
            session.hidden_by(attack, &data).as_deref(),
            Some("“Attack” is off")
        );
    }

    #[test]
    fn esc_closes_what_is_open_before_it_clears_the_selection() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        session.apply(Command::Select(Some(place("balochistan"))), &data);
        session.apply(Command::ToggleAbout, &data);
        session.apply(Command::Escape, &data);
        assert!(!session.about_open && session.selected().is_some());
        session.apply(Command::Escape, &data);
        assert_eq!(session.selected(), None);
    }

    #[test]
    fn what_lies_outside_is_brought_into_view_and_what_is_seen_stays() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        let before = session.view;
        session.apply(Command::Select(Some(place("kabul"))), &data);
        assert_eq!(session.view, before);
        session.apply(Command::Select(Some(place("doha"))), &data);
        assert!(session.view.geo_bounds().contains([51.53, 25.29]));
    }

    #[test]
    fn the_whole_borderland_stays_whole_when_the_window_changes() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        session.apply(Command::ResizeMap([500.0, 400.0]), &data);
        assert_eq!(session.view, home([500.0, 400.0]));
        session.apply(Command::ZoomIn, &data);
        let zoom = session.view.zoom();
        session.apply(Command::ResizeMap(SIZE), &data);
        assert_eq!(session.view.zoom(), zoom);
    }

    #[test]
    fn playing_walks_to_the_last_year_and_stops() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        session.apply(Command::TogglePlay, &data);
        assert_eq!(session.years.single(), Some(0));
        for _ in 0..=data.columns.len() {
            session.apply(Command::PlayStep, &data);
        }
        assert!(!session.playing);
        assert_eq!(session.years.single(), Some(data.columns.len() - 1));
    }

    #[test]
    fn a_target_nobody_knows_is_not_selected() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        session.apply(Command::Select(Some(place("atlantis"))), &data);
        assert_eq!(session.selected(), None);
    }

    #[test]
    fn a_saved_session_goes_on_where_it_stopped() {
        let data = dataset();
        let mut session = Session::new(&data, SIZE);
        session.apply(Command::Select(Some(place("khyber-pakhtunkhwa"))), &data);
        session.apply(Command::ToggleColumn(0), &data);
        session.apply(Command::ZoomIn, &data);
        session.apply(Command::TogglePanel(Panel::Layers), &data);
        session.apply(Command::SetTheme(ThemeChoice::Dark), &data);
        let saved = crate::session::SavedSession::of(&session, &data);
        let again = saved.clone().restore(&data, SIZE);
        assert_eq!(crate::session::SavedSession::of(&again, &data), saved);
        assert_eq!(again.selected(), session.selected());
        assert!(!again.years.is_on(0) && again.years.is_on(1));
        assert!(!again.shows(Panel::Layers));
    }

    #[test]
    fn a_saved_session_forgets_what_the_data_no_longer_has() {
        let data = dataset();
        let session = Session::new(&data, SIZE);
        let mut saved = crate::session::SavedSession::of(&session, &data);
        saved.selected = Some(place("atlantis"));
        saved.years_off = vec!["1066".to_owned()];
        saved.zoom = 1e9;
        saved.center = [f64::MAX, 0.0];
        let again = saved.restore(&data, SIZE);
        assert_eq!(again.selected(), None);
        assert!(again.years.is_all());
        assert!(again.view.zoom() <= crate::geometry::Zoom::clamped(14.0));
    }
}
