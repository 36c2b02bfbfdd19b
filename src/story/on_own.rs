//! A story on an atlas that has the shapes of the reader's own files: they are looked for in its
//! passages, and asked which passages concern them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use geo::{CoordsIter as _, Geometry};

use super::fold::fold;
use super::where_told::passages_by_place;
use super::{Mention, MentionFinder, Passage, Story};
use crate::atlas::{Atlas, Place, PlaceId, PlaceKind};

impl Story {
    /// This story on `atlas`, the one it was told on with the shapes of the reader's own files.
    ///
    /// Their names are found in the passages beside the names that were found before, or in place
    /// of shorter ones. An own region concerns a passage that names it, calls another place the
    /// same, or names a place that lies in it. Costs a look at each passage and no copy of a shape.
    #[must_use]
    pub fn on(&self, atlas: &Atlas) -> Self {
        if atlas.own_places().next().is_none() {
            return self.clone();
        }
        let finder = MentionFinder::of_own(atlas);
        let passages: Vec<Passage> = self
            .passages
            .iter()
            .map(|passage| found_again(passage, &finder, atlas))
            .collect();
        let mut told_of = passages_by_place(&passages, atlas);
        add_own(&passages, atlas, &mut told_of);
        Self {
            passages,
            told_of,
            ..self.clone()
        }
    }
}

/// The passage with the names of own shapes that its text has.
fn found_again(passage: &Passage, finder: &MentionFinder, atlas: &Atlas) -> Passage {
    let found = finder.find_marked(&passage.text, &passage.not_places, &passage.marks);
    let is_own = |id: &PlaceId| atlas.get(id).is_some_and(|place| place.own.is_some());
    let mut mentions = passage.mentions.clone();
    for own in found.into_iter().filter(|mention| is_own(&mention.place)) {
        let touches = |other: &Mention| {
            other.range.start < own.range.end && own.range.start < other.range.end
        };
        // What the author marked is never given up: the finder has left it out already.
        let longer = mentions
            .iter()
            .filter(|other| touches(other))
            .all(|other| other.range.len() < own.range.len());
        if longer {
            mentions.retain(|other| !touches(other));
            mentions.push(own);
        }
    }
    mentions.sort_by_key(|mention| mention.range.start);
    Passage {
        mentions,
        ..passage.clone()
    }
}

/// Adds to `told_of` what concerns own places besides the passages where they are underlined.
fn add_own(passages: &[Passage], atlas: &Atlas, told_of: &mut BTreeMap<PlaceId, Vec<usize>>) {
    let mut more: BTreeMap<&PlaceId, BTreeSet<usize>> = BTreeMap::new();
    let namesakes = namesakes(atlas);
    let mut where_named: BTreeMap<&PlaceId, BTreeSet<usize>> = BTreeMap::new();
    for (index, passage) in passages.iter().enumerate() {
        for mention in &passage.mentions {
            let text = passage.text.get(mention.range.clone()).unwrap_or_default();
            for id in namesakes.get(&fold(text).text).into_iter().flatten() {
                more.entry(*id).or_default().insert(index);
            }
            where_named.entry(&mention.place).or_default().insert(index);
        }
    }
    let named: Vec<(&Place, &BTreeSet<usize>)> = where_named
        .iter()
        .filter_map(|(id, indices)| Some((atlas.get(id)?, indices)))
        .collect();
    for region in atlas
        .own_places()
        .filter(|place| place.kind == PlaceKind::Region)
    {
        for (place, indices) in &named {
            if place.id != region.id && lies_in(place, region) {
                more.entry(&region.id).or_default().extend(*indices);
            }
        }
    }
    for (id, indices) in more {
        let told = told_of.entry(id.clone()).or_default();
        told.extend(indices);
        told.sort_unstable();
        told.dedup();
    }
}

/// Own places by each of their names: another place may be called the same, and then it is that
/// one which is underlined.
fn namesakes(atlas: &Atlas) -> HashMap<String, Vec<&PlaceId>> {
    let mut namesakes: HashMap<String, Vec<&PlaceId>> = HashMap::new();
    for place in atlas.own_places().filter(|place| place.is_named()) {
        for name in std::iter::once(&place.names.english).chain(&place.names.aliases) {
            namesakes
                .entry(fold(name).text)
                .or_default()
                .push(&place.id);
        }
    }
    namesakes
}

/// Whether `place` lies in `region` as a whole. Borders that were drawn twice never agree, so what
/// is beyond the edge by little counts as inside.
fn lies_in(place: &Place, region: &Place) -> bool {
    /// How far a box may stand over another, in degrees.
    const OVER: f64 = 0.05;
    /// How far towards its middle a position is moved before it is asked for.
    const INWARDS: f64 = 0.03;
    /// Positions of a shape that are asked for.
    const ASKED: usize = 200;
    let (inner, outer) = (place.bounds(), region.bounds().padded(OVER));
    let [middle_lon, middle_lat] = place.position();
    let fits = outer.contains([inner.west(), inner.south()])
        && outer.contains([inner.east(), inner.north()]);
    if !fits || !region.contains([middle_lon, middle_lat]) {
        return false;
    }
    if matches!(place.geometry, Geometry::Point(_)) {
        return true;
    }
    let step = place.geometry.coords_count().div_ceil(ASKED).max(1);
    let asked = place.geometry.coords_iter().step_by(step);
    let inside = asked.map(|at| {
        let inwards = [
            at.x + (middle_lon - at.x) * INWARDS,
            at.y + (middle_lat - at.y) * INWARDS,
        ];
        region.contains(inwards)
    });
    let (mut all, mut inside_of) = (0_usize, 0_usize);
    for is_inside in inside {
        all += 1;
        inside_of += usize::from(is_inside);
    }
    // All but a twentieth.
    inside_of * 20 >= all * 19
}

#[cfg(test)]
mod tests;
