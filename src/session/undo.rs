//! Undo and redo: what a session was before each thing that changed the view or the data.
//!
//! A session is small, so a step keeps all of it. Commands of one kind in a row, such as the many
//! that a drag of the map sends, are one step.

use super::{Command, Dataset, Effect, Layer, Session, Style};

/// What can be taken back, and what can be done again.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    back: Vec<Step>,
    forward: Vec<Step>,
    /// The kind of the last command, while others of the same kind belong to the same step.
    going_on: Option<Kind>,
}

/// A session as it was, and what then changed it.
#[derive(Clone, Debug)]
struct Step {
    session: Session,
    /// The key of the command's label.
    what: &'static str,
}

/// Commands that are one step where they follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Drag,
    Zoom,
    Passages,
    Play,
    Guide,
    Cross,
    Typing(u32),
    Brush,
    Opacity(u16),
    Size(u16),
}

/// How many steps are kept; older ones are forgotten.
const LIMIT: usize = 200;

impl Steps {
    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether nothing but the map has been moved: nothing was chosen and nothing made.
    pub fn only_moved(&self) -> bool {
        const MOVES: [&str; 5] = [
            "do-pan",
            "do-zoom-about",
            "do-zoom-in",
            "do-zoom-out",
            "do-home",
        ];
        self.back.iter().all(|step| MOVES.contains(&step.what))
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.forward.is_empty()
    }
}

/// Whether `command` can be taken back at all: it is not if it only opens a window, points at
/// something or puts something on the clipboard.
fn is_step(command: &Command) -> bool {
    !matches!(
        command,
        Command::Hover(_)
            | Command::ResizeMap(_)
            | Command::CopyCitation(_)
            | Command::CopyCitationAs(..)
            | Command::CopyCurrentCitation
            | Command::CopyCoordinates(..)
            | Command::CopyFeature(_)
            | Command::CopyText(_)
            | Command::CopyLink
            | Command::MeasurePointer(_)
            | Command::MeasureCopy
            | Command::ShowView(_)
            | Command::FanOut(_)
            | Command::ToggleAbout
            | Command::ToggleKeys
            | Command::ToggleFind
            | Command::ShowTable(_)
            | Command::ShowStyle(_)
            | Command::ShowImport(_)
            | Command::ToggleExport
            | Command::ExportLayer(_)
            | Command::File(_)
            | Command::Quit
            | Command::Undo
            | Command::Redo
    )
}

/// The key of what `command` does, for whoever takes it back: of a layer what of it is changed.
fn what(command: &Command, session: &Session) -> &'static str {
    let Command::ChangeLayer(layer) = command else {
        return command.key();
    };
    match session.work.layer(layer.number) {
        Some(before) if before.import != layer.import => "step-read",
        Some(before) if before.style != layer.style => "step-style",
        Some(before) if before.name != layer.name => "step-name",
        _ => command.key(),
    }
}

fn kind(command: &Command, session: &Session) -> Option<Kind> {
    match command {
        Command::ChangeLayer(layer) => kind_of_change(layer, session),
        Command::Pan(_) => Some(Kind::Drag),
        Command::ZoomAbout(..) => Some(Kind::Zoom),
        Command::NextPassage | Command::PreviousPassage => Some(Kind::Passages),
        Command::TogglePlay | Command::PlayStep => Some(Kind::Play),
        Command::NextStop | Command::PreviousStop => Some(Kind::Guide),
        Command::MeasureMove(_) => Some(Kind::Cross),
        Command::EditDraft(edit) => edit.run().map(Kind::Typing),
        Command::BrushYears { .. } => Some(Kind::Brush),
        _ => None,
    }
}

/// A slider sends many commands on its way: those that change nothing but its own number are one
/// step.
fn kind_of_change(layer: &Layer, session: &Session) -> Option<Kind> {
    let before = session.work.layer(layer.number)?;
    let same = |style: Style| {
        let changed = Layer {
            style,
            ..layer.clone()
        };
        changed == **before
    };
    let old = &before.style;
    if old.opacity != layer.style.opacity {
        let style = Style {
            opacity: old.opacity,
            ..layer.style.clone()
        };
        return same(style).then_some(Kind::Opacity(layer.number));
    }
    if old.size != layer.style.size && layer.style.size_column().is_none() {
        let style = Style {
            size: old.size.clone(),
            ..layer.style.clone()
        };
        return same(style).then_some(Kind::Size(layer.number));
    }
    None
}

impl Session {
    /// Does what `command` says, keeping what was before if it is a step of its own.
    pub(super) fn do_step(&mut self, command: Command, data: &Dataset) -> Vec<Effect> {
        if !is_step(&command) {
            return self.change(command, data);
        }
        let (kind, what) = (kind(&command, self), what(&command, self));
        let begins = matches!(command, Command::BrushYears { begins: true, .. });
        if begins {
            self.steps.going_on = None;
        }
        if kind.is_some() && kind == self.steps.going_on {
            return self.change(command, data);
        }
        let steps = std::mem::take(&mut self.steps);
        let before = self.clone();
        self.steps = steps;
        let effects = self.change(command, data);
        if !self.reads_as(&before) {
            self.steps.going_on = kind;
            self.steps.forward.clear();
            self.steps.back.push(Step {
                session: before,
                what,
            });
            if self.steps.back.len() > LIMIT {
                self.steps.back.remove(0);
            }
        }
        effects
    }

    /// Whether nothing differs that undo would bring back.
    fn reads_as(&self, other: &Self) -> bool {
        self.history == other.history
            && self.years == other.years
            && self.layers == other.layers
            && self.shaded_by == other.shaded_by
            && self.view == other.view
            && self.step == other.step
            && self.in_article == other.in_article
            && self.theme == other.theme
            && self.comfort == other.comfort
            && self.folded == other.folded
            && self.boundary_view == other.boundary_view
            && self.language == other.language
            && self.work == other.work
            && self.editing == other.editing
            && self.measures_the_same(other)
    }

    /// The last step back.
    pub(super) fn undo(&mut self, data: &Dataset) -> Vec<Effect> {
        self.travel_steps(true, data)
    }

    /// The last step that was taken back, again.
    pub(super) fn redo(&mut self, data: &Dataset) -> Vec<Effect> {
        self.travel_steps(false, data)
    }

    /// A step back, or one of those that were taken back again; what is left behind can be come
    /// back to.
    fn travel_steps(&mut self, back: bool, data: &Dataset) -> Vec<Effect> {
        let mut steps = std::mem::take(&mut self.steps);
        let (from, to) = if back {
            (&mut steps.back, &mut steps.forward)
        } else {
            (&mut steps.forward, &mut steps.back)
        };
        let Some(Step { session, what }) = from.pop() else {
            self.steps = steps;
            let nothing = if back {
                "nothing-to-undo"
            } else {
                "nothing-to-redo"
            };
            return vec![Effect::Say(self.words().say(nothing).into_owned())];
        };
        to.push(Step {
            session: self.clone(),
            what,
        });
        self.become_again(session, steps);
        let how = if back { "undone" } else { "redone" };
        self.told(how, what, data)
    }

    /// What `then` was, in the window as it is now.
    fn become_again(&mut self, then: Self, steps: Steps) {
        let size = self.view.size();
        let open = (self.about_open, self.keys_open);
        let layers = (self.table, self.styling, self.importing);
        let others = (self.export_open, self.exporting, self.find_open);
        let last_layer = self.last_layer;
        *self = then;
        self.view = self.view.with_size(size);
        (self.about_open, self.keys_open) = open;
        (self.table, self.styling, self.importing) = layers;
        (self.export_open, self.exporting, self.find_open) = others;
        self.last_layer = last_layer;
        self.hover = None;
        self.playing = false;
        self.steps = Steps {
            going_on: None,
            ..steps
        };
    }

    /// Says what was undone or redone, and brings the reader to where it stood.
    fn told(&self, how: &str, what: &'static str, data: &Dataset) -> Vec<Effect> {
        let words = self.words();
        let said = words.with(how, &[("what", words.say(what).into_owned().into())]);
        let mut effects = self.scroll_to_step(data);
        effects.push(Effect::Say(said));
        effects
    }

    /// Changes every session that is kept.
    pub(super) fn each_step(&mut self, change: impl Fn(&mut Self)) {
        let Steps { back, forward, .. } = &mut self.steps;
        for step in back.iter_mut().chain(forward) {
            change(&mut step.session);
        }
    }

    /// Carries what was kept over to data that knows more.
    pub(super) fn carry_steps(&mut self, new: &Dataset, old: &Dataset) {
        self.each_step(|session| session.go_on_with(new, old));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::BoundaryView;
    use crate::session::testing::reading_of;
    use crate::session::{LayerId, Target};
    use crate::words::Language;

    fn reading() -> (Dataset, Session) {
        reading_of([800.0, 600.0])
    }

    fn place(id: &str) -> Target {
        Target::Place(id.parse().unwrap())
    }

    #[test]
    fn what_is_undone_is_as_it_was_and_redone_as_it_came_to_be() {
        let (data, mut session) = reading();
        let commands = [
            Command::Select(Some(place("ex-fata"))),
            Command::ToggleLayer(LayerId::Relief),
            Command::GoToYear(1893),
            Command::ZoomIn,
            Command::SetBoundaryView(BoundaryView::Pakistan),
            Command::SetLanguage(Language::Urdu),
        ];
        let mut states = vec![session.clone()];
        for command in commands {
            session.apply(command, &data);
            states.push(session.clone());
        }
        for state in states.iter().rev().skip(1) {
            session.apply(Command::Undo, &data);
            assert!(session.reads_as(state));
        }
        assert!(!session.steps.can_undo());
        for state in states.iter().skip(1) {
            session.apply(Command::Redo, &data);
            assert!(session.reads_as(state));
        }
        assert!(!session.steps.can_redo());
    }

    #[test]
    fn a_drag_of_the_map_is_one_step() {
        let (data, mut session) = reading();
        let home = session.view;
        for _ in 0..30 {
            session.apply(Command::Pan([3.0, 1.0]), &data);
        }
        session.apply(Command::Undo, &data);
        assert_eq!(session.view, home);
    }

    #[test]
    fn a_brush_over_the_years_is_one_step_and_the_next_one_another() {
        let (data, mut session) = reading();
        let brush = |ends, begins| Command::BrushYears { ends, begins };
        for (begins, last) in [(true, 3), (false, 4), (false, 5)] {
            session.apply(brush([3, last], begins), &data);
        }
        let first = session.years.clone();
        // The hand takes hold of what is there before it moves it.
        for (begins, last) in [(true, 5), (false, 7), (false, 8)] {
            session.apply(brush([3, last], begins), &data);
        }
        session.apply(Command::Undo, &data);
        assert_eq!(session.years, first);
        session.apply(Command::Undo, &data);
        assert!(session.years.is_all() && !session.steps.can_undo());
    }

    #[test]
    fn what_changes_nothing_is_no_step() {
        let (data, mut session) = reading();
        session.apply(Command::AllYears, &data);
        session.apply(Command::Home, &data);
        session.apply(Command::ToggleKeys, &data);
        assert!(!session.steps.can_undo());
    }

    #[test]
    fn something_new_after_an_undo_leaves_nothing_to_redo() {
        let (data, mut session) = reading();
        session.apply(Command::ZoomIn, &data);
        session.apply(Command::Undo, &data);
        session.apply(Command::ZoomOut, &data);
        assert!(!session.steps.can_redo());
    }

    #[test]
    fn undo_says_what_it_undid_or_that_there_is_nothing() {
        let (data, mut session) = reading();
        session.apply(Command::ZoomIn, &data);
        let said = session.apply(Command::Undo, &data);
        assert!(
            said.contains(&Effect::Say("Undone: Zoom in".to_owned())),
            "{said:?}"
        );
        let said = session.apply(Command::Undo, &data);
        assert_eq!(said, [Effect::Say("There is nothing to undo.".to_owned())]);
    }

    #[test]
    fn moving_the_map_is_told_from_all_else() {
        let (data, mut session) = reading();
        session.apply(Command::Pan([30.0, 10.0]), &data);
        session.apply(Command::ZoomIn, &data);
        assert!(session.steps.can_undo() && session.steps.only_moved());
        session.apply(Command::ToggleLayer(LayerId::Relief), &data);
        assert!(!session.steps.only_moved());
    }

    #[test]
    fn the_size_of_the_map_is_not_undone() {
        let (data, mut session) = reading();
        session.apply(Command::ZoomIn, &data);
        session.apply(Command::ResizeMap([500.0, 400.0]), &data);
        session.apply(Command::Undo, &data);
        assert!(
            session
                .view
                .size()
                .iter()
                .zip([500.0, 400.0])
                .all(|(a, b)| (a - b).abs() < 1e-3)
        );
    }
}
