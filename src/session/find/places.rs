//! Every name a place has or had, folded.

use super::matching::{Found, Name, Needle, Scatter, in_name};
use crate::atlas::{BoundaryView, Place, PlaceKind};
use crate::session::Dataset;

/// What sort of name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// The name it is shown by.
    Own,
    /// Another name of today, in any language.
    Other,
    /// What it was called once.
    Old,
}

/// One name of a place.
pub struct PlaceName {
    /// As it is written.
    pub text: String,
    /// What sort of name it is.
    pub kind: NameKind,
    folded: Name,
}

/// All names of one place.
pub struct PlaceNames {
    /// Its place in the atlas's list.
    pub index: usize,
    /// How much it matters, from 0 to 400.
    pub weight: u32,
    names: Vec<PlaceName>,
}

impl PlaceNames {
    /// The name that answers best, by its number.
    pub fn best(&self, needle: &Needle, scatter: &mut Scatter) -> Option<(usize, Found)> {
        let names = self.names.iter().enumerate();
        let found = names.filter_map(|(number, name)| {
            let found = in_name(&name.folded, needle, scatter)?;
            Some((number, found))
        });
        // Of equals the first, which is the name it is shown by.
        found.reduce(|best, other| {
            if other.1.closeness > best.1.closeness {
                other
            } else {
                best
            }
        })
    }

    /// Name number `number`.
    pub fn name(&self, number: usize) -> Option<&PlaceName> {
        self.names.get(number)
    }

    /// What an answer by another name than its own costs.
    pub fn penalty(&self, number: usize) -> u32 {
        match self.names.get(number).map(|name| name.kind) {
            Some(NameKind::Own) | None => 0,
            Some(NameKind::Other) => 40,
            Some(NameKind::Old) => 60,
        }
    }
}

/// The names of every place that has one, in the order of the atlas. A shape of the past is no place
/// of its own: what it was called is in the chronicle of the place that had it.
pub fn names(data: &Dataset) -> Vec<PlaceNames> {
    let places = data.atlas.places().iter().enumerate();
    let named = places.filter(|(_, place)| {
        let today = place.valid_to.is_none();
        today && !place.names.english.is_empty()
    });
    named
        .map(|(index, place)| PlaceNames {
            index,
            weight: weight(place, data),
            names: names_of(place),
        })
        .collect()
}

fn names_of(place: &Place) -> Vec<PlaceName> {
    let own = &place.names;
    let statuses = place.chronicle.statuses();
    let is_old = |name: &str| {
        let bears = statuses.iter().any(|status| status.name == name);
        let bears_now = place
            .chronicle
            .latest()
            .is_some_and(|latest| latest.name == name);
        bears && !bears_now
    };
    let languages = [&own.urdu, &own.pashto].into_iter().flatten();
    let wordings = BoundaryView::ALL.into_iter();
    let wordings = wordings.filter_map(|view| place.wording(view).map(|wording| &wording.name));
    let others = languages.chain(&own.aliases).chain(wordings);
    let others = others.map(|name| {
        let kind = if is_old(name) {
            NameKind::Old
        } else {
            NameKind::Other
        };
        (name, kind)
    });
    let old = statuses.iter().map(|status| {
        let name = &status.name;
        let kind = if is_old(name) {
            NameKind::Old
        } else {
            NameKind::Other
        };
        (name, kind)
    });
    let mut names: Vec<PlaceName> = Vec::new();
    for (text, kind) in std::iter::once((&own.english, NameKind::Own))
        .chain(others)
        .chain(old)
    {
        if !text.is_empty() && !names.iter().any(|name| name.text == *text) {
            names.push(PlaceName {
                text: text.clone(),
                kind,
                folded: Name::of(text),
            });
        }
    }
    names
}

/// What the atlas is about matters most, then what its rank and its people say.
fn weight(place: &Place, data: &Dataset) -> u32 {
    if data.atlas.featured().contains(&place.id) {
        return 400;
    }
    let rank = 300_u32.saturating_sub(25 * u32::from(place.rank.min(12)));
    let people = place.population.filter(|&people| people > 0);
    let people = people.map_or(0, |people| 5 * people.ilog10());
    match place.kind {
        PlaceKind::Country | PlaceKind::Border => rank + people + 40,
        // Parts of what has a name of its own.
        PlaceKind::BorderStretch | PlaceKind::UrbanArea => rank.midpoint(people),
        _ => rank + people + 20,
    }
}
