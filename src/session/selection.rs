//! What is selected, and the way back to what was.

use serde::{Deserialize, Serialize};

use crate::atlas::PlaceId;
use crate::geometry::Cell;
use crate::story::{EventId, ParagraphId};

/// Something a reader can point at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Target {
    /// A region, a border, a crossing or a town.
    Place(PlaceId),
    /// A happening the article tells.
    Event(EventId),
    /// A paragraph of the article.
    Passage(ParagraphId),
    /// A square of the map, for the events that lie in it.
    Square(Cell),
}

/// What was selected, in order, with a cursor, like the pages of a browser.
///
/// The first entry is always "nothing selected": the whole article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    entries: Vec<Option<Target>>,
    cursor: usize,
}

impl Default for History {
    fn default() -> Self {
        Self {
            entries: vec![None],
            cursor: 0,
        }
    }
}

impl History {
    /// How many steps are kept; older ones are forgotten.
    pub const LIMIT: usize = 200;

    /// What is selected now.
    pub fn current(&self) -> Option<&Target> {
        self.entries.get(self.cursor).and_then(Option::as_ref)
    }

    /// What was selected before that: where [`History::back`] leads.
    pub fn previous(&self) -> Option<&Target> {
        let before = self.cursor.checked_sub(1)?;
        self.entries.get(before).and_then(Option::as_ref)
    }

    /// Selects `target` (or nothing) and forgets what lay ahead; selecting the same again is no step.
    pub fn visit(&mut self, target: Option<Target>) {
        if self.current() == target.as_ref() {
            return;
        }
        self.entries.truncate(self.cursor + 1);
        self.entries.push(target);
        if self.entries.len() > Self::LIMIT {
            self.entries.remove(0);
        }
        self.cursor = self.entries.len() - 1;
    }

    /// What was selected last, the newest first, each once; not what is selected now.
    pub fn recent(&self) -> Vec<&Target> {
        let mut recent: Vec<&Target> = Vec::new();
        for target in self.entries.iter().rev().flatten() {
            if self.current() != Some(target) && !recent.contains(&target) {
                recent.push(target);
            }
        }
        recent
    }

    /// One step back; false when there is none.
    pub fn back(&mut self) -> bool {
        let possible = self.can_go_back();
        self.cursor = self.cursor.saturating_sub(1);
        possible
    }

    /// One step forward; false when there is none.
    pub fn forward(&mut self) -> bool {
        let possible = self.can_go_forward();
        if possible {
            self.cursor += 1;
        }
        possible
    }

    /// Leaves out the steps that are `gone`.
    pub fn forget(&mut self, gone: impl Fn(&Target) -> bool) {
        let current = self.current().cloned();
        self.entries
            .retain(|entry| !entry.as_ref().is_some_and(&gone));
        self.entries.dedup();
        let last = self.entries.len().saturating_sub(1);
        let place = self.entries.iter().rposition(|entry| *entry == current);
        self.cursor = place.unwrap_or(self.cursor.min(last));
    }

    /// Whether [`History::back`] would move.
    pub fn can_go_back(&self) -> bool {
        self.cursor > 0
    }

    /// Whether [`History::forward`] would move.
    pub fn can_go_forward(&self) -> bool {
        self.cursor + 1 < self.entries.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(id: &str) -> Target {
        Target::Place(id.parse().unwrap())
    }

    #[test]
    fn a_new_history_has_nothing_selected_and_nowhere_to_go() {
        let history = History::default();
        assert_eq!(history.current(), None);
        assert!(!history.can_go_back() && !history.can_go_forward());
    }

    #[test]
    fn back_and_forward_walk_the_same_steps() {
        let mut history = History::default();
        history.visit(Some(place("ex-fata")));
        history.visit(Some(place("balochistan")));
        assert_eq!(history.previous(), Some(&place("ex-fata")));
        assert!(history.back());
        assert_eq!(history.current(), Some(&place("ex-fata")));
        assert_eq!(history.previous(), None);
        assert!(history.forward());
        assert_eq!(history.current(), Some(&place("balochistan")));
        assert!(!history.forward());
    }

    #[test]
    fn a_new_step_forgets_what_lay_ahead() {
        let mut history = History::default();
        history.visit(Some(place("ex-fata")));
        history.visit(Some(place("balochistan")));
        history.back();
        history.visit(Some(place("kabul")));
        assert!(!history.can_go_forward());
        assert!(history.back());
        assert_eq!(history.current(), Some(&place("ex-fata")));
    }

    #[test]
    fn selecting_the_same_again_is_no_step() {
        let mut history = History::default();
        history.visit(Some(place("ex-fata")));
        history.visit(Some(place("ex-fata")));
        assert!(history.back());
        assert!(!history.back());
    }

    #[test]
    fn what_is_gone_is_left_out_of_the_way_back() {
        let mut history = History::default();
        for id in ["ex-fata", "gone", "ex-fata", "kabul"] {
            history.visit(Some(place(id)));
        }
        history.forget(|target| *target == place("gone"));
        assert_eq!(history.current(), Some(&place("kabul")));
        assert!(history.back());
        assert_eq!(history.current(), Some(&place("ex-fata")));
        assert!(history.back() && !history.back());
    }

    #[test]
    fn old_steps_are_forgotten_beyond_the_limit() {
        let mut history = History::default();
        for number in 0..History::LIMIT * 2 {
            history.visit(Some(place(&format!("place-{number}"))));
        }
        let mut steps = 0;
        while history.back() {
            steps += 1;
        }
        assert_eq!(steps, History::LIMIT - 1);
    }
}
