//! A place that no atlas has: its name, what it is, and where, by a click on the map or in numbers.

use egui::Ui;

use super::{Frame, fields};
use crate::atlas::{PlaceId, PlaceKind};
use crate::geometry::position;
use crate::story::draft::{Draft, OwnPlace, Position, slug};

/// What became of a form.
pub enum Filled {
    /// A place, as it stands in the fields.
    Place(Box<OwnPlace>),
    /// It was left.
    Left,
}

/// The fields of a place.
pub struct OwnForm {
    id: Option<PlaceId>,
    name: String,
    kind: PlaceKind,
    summary: String,
    aliases: String,
    at: String,
    /// Where it was before, which the field tells in fewer digits.
    before: Option<Position>,
    fresh: bool,
}

impl OwnForm {
    /// A new place, called as the marked words are.
    pub fn new(words: &str) -> Self {
        Self {
            id: None,
            name: words.trim().to_owned(),
            kind: PlaceKind::Town,
            summary: String::new(),
            aliases: String::new(),
            at: String::new(),
            before: None,
            fresh: true,
        }
    }

    /// A place that there is.
    pub fn of(place: &OwnPlace) -> Self {
        Self {
            id: Some(place.id.clone()),
            name: place.name.clone(),
            kind: place.kind,
            summary: place.summary.clone(),
            aliases: place.aliases.join(", "),
            at: written(place.at),
            before: Some(place.at),
            fresh: true,
        }
    }

    /// Where it is, if that is known.
    pub fn spot(&self) -> Option<Position> {
        position_in(&self.at, self.before)
    }

    /// A spot of the map was named.
    pub fn take_spot(&mut self, spot: Position) {
        self.at = written(spot);
    }

    /// Shows it until it is filled in or left.
    pub fn show(&mut self, ui: &mut Ui, frame: &Frame<'_>) -> Option<Filled> {
        let say = |key: &str| frame.say(key);
        let name = fields::field(ui, &say("write-own-name"), &mut self.name, 1, None);
        if std::mem::take(&mut self.fresh) {
            name.request_focus();
        }
        let words = frame.view.words();
        let kinds = OwnPlace::KINDS.map(|kind| (kind, kind.label_in(words).into_owned()));
        fields::choice(
            ui,
            &say("write-own-kind"),
            kinds.into_iter(),
            &mut self.kind,
        );
        fields::field(ui, &say("write-own-at"), &mut self.at, 1, None);
        let at = position_in(&self.at, self.before);
        if self.at.trim().is_empty() {
            fields::hint(ui, &say("write-own-at-help"));
        } else if at.is_none() {
            fields::warning(ui, &say("write-own-at-wrong"), frame.view);
        }
        fields::field(ui, &say("write-own-aliases"), &mut self.aliases, 1, None);
        fields::field(ui, &say("write-own-summary"), &mut self.summary, 2, None);
        let place = at.and_then(|at| self.place(at, frame));
        let mut done = None;
        ui.horizontal_wrapped(|ui| {
            let put = egui::Button::new(say("write-own-put"));
            if ui.add_enabled(place.is_some(), put).clicked() {
                done = place.map(|place| Filled::Place(Box::new(place)));
            }
            if ui.button(say("write-cancel")).clicked() {
                done = Some(Filled::Left);
            }
        });
        done
    }

    fn place(&self, at: Position, frame: &Frame<'_>) -> Option<OwnPlace> {
        let name = self.name.trim();
        if name.is_empty() {
            return None;
        }
        let fresh = || free_place_id(name, frame.draft, frame);
        let aliases = self.aliases.split(',').map(str::trim);
        let aliases = aliases.filter(|alias| !alias.is_empty());
        Some(OwnPlace {
            id: self.id.clone().or_else(fresh)?,
            name: name.to_owned(),
            kind: self.kind,
            at,
            aliases: aliases.map(str::to_owned).collect(),
            summary: self.summary.trim().to_owned(),
            feature: None,
        })
    }
}

/// An id that no place has.
fn free_place_id(name: &str, draft: &Draft, frame: &Frame<'_>) -> Option<PlaceId> {
    let wanted = slug(name, "place");
    let numbered = (2_u32..1_000_000).map(|number| format!("{wanted}-{number}"));
    let names = std::iter::once(wanted.clone()).chain(numbered);
    let mut ids = names.filter_map(|name| PlaceId::try_from(name).ok());
    ids.find(|id| {
        let own = draft.places().iter().any(|place| place.id == *id);
        !own && frame.view.data.atlas.get(id).is_none()
    })
}

/// The likelier of the positions that a text may be; the one it was made of where it is unchanged.
pub fn position_in(text: &str, before: Option<Position>) -> Option<Position> {
    if let Some(before) = before.filter(|before| written(*before) == text) {
        return Some(before);
    }
    let at = position::read(text).into_iter().next()?;
    Position::try_from(at).ok()
}

/// A position as it stands in a field: latitude first, as people write it.
pub fn written(at: Position) -> String {
    let [lon, lat] = at.lonlat();
    format!("{lat:.5}, {lon:.5}")
}
