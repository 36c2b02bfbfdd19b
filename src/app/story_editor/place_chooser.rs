//! Which place is meant: a field that finds the atlas's places, the best match of the marked words
//! first, or a place of one's own, put on the map by a click.

use std::sync::Arc;

use egui::{Id, Key, Modifiers, RichText, TextEdit, Ui};

use super::own_form::{Filled, OwnForm};
use super::{Frame, fields};
use crate::atlas::{Atlas, PlaceId};
use crate::session::Dataset;
use crate::session::find::{Hit, HitKind, Index};
use crate::story::draft::{OwnPlace, Position};
use crate::words::Language;

/// So many places are listed.
const LISTED: usize = 8;

/// Finds places; folds the atlas once.
#[derive(Default)]
pub struct PlaceFinder(Option<(Arc<Atlas>, Language, Index)>);

impl PlaceFinder {
    fn find(&mut self, typed: &str, frame: &Frame<'_>) -> Vec<Hit> {
        let Dataset { atlas, .. } = frame.view.data;
        let language = frame.view.session.language;
        let known = self
            .0
            .take()
            .filter(|(of, spoken, _)| Arc::ptr_eq(of, atlas) && *spoken == language);
        let (.., index) = self.0.insert(known.unwrap_or_else(|| {
            let index = Index::build(frame.view.data, frame.view.words());
            (Arc::clone(atlas), language, index)
        }));
        let question = format!("@{typed}");
        let hits = index.find(&question, frame.view.session, frame.view.data);
        let places = hits.best.into_iter();
        let mut places: Vec<Hit> = places
            .filter(|hit| matches!(hit.kind, HitKind::Place(..)))
            .collect();
        places.truncate(LISTED);
        places
    }
}

/// What was chosen.
pub enum Chosen {
    /// Nothing: it was closed.
    Nothing,
    /// A place that there is.
    Place(PlaceId),
    /// A new one.
    Own(Box<OwnPlace>),
}

/// The field and its list.
pub struct PlaceChooser {
    text: String,
    asked: Option<String>,
    hits: Vec<Hit>,
    lit: usize,
    fresh: bool,
    own: Option<OwnForm>,
}

impl PlaceChooser {
    /// A chooser that begins with `words`.
    pub fn new(words: &str) -> Self {
        Self {
            text: words.to_owned(),
            asked: None,
            hits: Vec::new(),
            lit: 0,
            fresh: true,
            own: None,
        }
    }

    /// Whether a click on the map is waited for.
    pub fn asks_spot(&self) -> bool {
        self.own.is_some()
    }

    /// The spot that it has.
    pub fn spot(&self) -> Option<Position> {
        self.own.as_ref().and_then(OwnForm::spot)
    }

    /// A spot of the map was named.
    pub fn take_spot(&mut self, spot: Position) {
        if let Some(own) = &mut self.own {
            own.take_spot(spot);
        }
    }

    /// Shows it, until something is chosen.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        frame: &Frame<'_>,
        finder: &mut PlaceFinder,
    ) -> Option<Chosen> {
        if let Some(own) = &mut self.own {
            return match own.show(ui, frame)? {
                Filled::Place(place) => Some(Chosen::Own(place)),
                Filled::Left => {
                    (self.own, self.fresh) = (None, true);
                    None
                }
            };
        }
        if self.asked.as_ref() != Some(&self.text) {
            self.hits = finder.find(&self.text, frame);
            self.asked = Some(self.text.clone());
            self.lit = 0;
        }
        let field = Id::unique("place of the words");
        let has_focus = ui.memory(|memory| memory.has_focus(field));
        let mut chosen = self.keys(ui, has_focus);
        let edit = TextEdit::singleline(&mut self.text)
            .id(field)
            .hint_text(frame.say("write-place-hint"))
            .desired_width(f32::INFINITY)
            .char_limit(500);
        let response = ui.add(edit);
        let name = frame.say("write-place-field");
        ui.ctx()
            .accesskit_node_builder(field, |node| node.set_label(name));
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
            response.scroll_to_me(Some(egui::Align::Center));
        }
        for (number, hit) in self.hits.iter().enumerate() {
            let HitKind::Place(id, _) = &hit.kind else {
                continue;
            };
            let text = RichText::new(format!("{} · {}", hit.title, hit.detail));
            if ui
                .selectable_label(number == self.lit && has_focus, text)
                .clicked()
            {
                chosen = Some(Chosen::Place(id.clone()));
            }
        }
        if self.hits.is_empty() {
            fields::hint(ui, &frame.say("write-place-none"));
        }
        ui.add_space(4.0);
        ui.horizontal_wrapped(|ui| {
            if ui.button(frame.say("write-place-own")).clicked() {
                self.own = Some(OwnForm::new(&self.text));
            }
            if ui.button(frame.say("write-cancel")).clicked() {
                chosen = Some(Chosen::Nothing);
            }
        });
        chosen
    }

    fn keys(&mut self, ui: &Ui, has_focus: bool) -> Option<Chosen> {
        let last = self.hits.len().saturating_sub(1);
        ui.ctx().input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::Escape) {
                return Some(Chosen::Nothing);
            }
            if !has_focus {
                return None;
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowDown) {
                self.lit = (self.lit + 1).min(last);
            }
            if input.consume_key(Modifiers::NONE, Key::ArrowUp) {
                self.lit = self.lit.saturating_sub(1);
            }
            let enter = input.consume_key(Modifiers::NONE, Key::Enter);
            match &self.hits.get(self.lit).filter(|_| enter)?.kind {
                HitKind::Place(id, _) => Some(Chosen::Place(id.clone())),
                _ => None,
            }
        })
    }
}
