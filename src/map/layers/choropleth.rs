//! Regions shaded by how many events they have: a choropleth of provinces and units.
//!
//! What is painted is what is counted: Khyber Pakhtunkhwa has the shade of its events outside
//! ex-FATA, because ex-FATA is painted over it with its own. Near enough to see them, the agencies
//! and Frontier Regions take the place of ex-FATA; one without events of its own leaves ex-FATA to
//! be seen, if there are events of which no more is known than that they were somewhere in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::regions::UNIT_NAMES_FROM;
use super::{land, own, regions};
use crate::atlas::{Atlas, Place, PlaceId, PlaceKind};
use crate::map::atlas_shapes::Area;
use crate::map::draw::{Frame, MapView};
use crate::map::fonts::Font;
use crate::map::label::{Candidate, Spot};
use crate::map::text::grouped;
use crate::map::theme::{MapColours, Rgba, SHADES};
use crate::session::{LayerId, Target};

/// Numbers of events sorted into classes with round limits, at most one for each shade.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// The least number of each class, and at the end the first beyond the last class.
    limits: Vec<u32>,
}

impl Scale {
    /// As many classes as there can be for the numbers from the least to the greatest of `counts`:
    /// steps of 1, 2, 5, 10, of 1, 3, 10, of 1, 10, 100, or of 1, 100, 10,000. Noughts are left out.
    pub fn of(counts: impl IntoIterator<Item = u32>) -> Self {
        let some = counts.into_iter().filter(|&count| count > 0);
        let wider = |[a, b]: [u32; 2], [c, d]: [u32; 2]| [a.min(c), b.max(d)];
        let ends = some.map(|count| [count; 2]).reduce(wider);
        let Some([least, most]) = ends else {
            return Self::default();
        };
        let series: [(&[u64], u64); 4] = [(&[1, 2, 5], 10), (&[1, 3], 10), (&[1], 10), (&[1], 100)];
        let scales = series.map(|(steps, times)| Self::between(least, most, steps, times));
        let fits = |scale: &Self| scale.len() <= SHADES;
        // Where the numbers reach over more tens than there are shades, the lowest class takes
        // what is below the others: that is where nobody looks for differences.
        let tens = |mut scale: Self| {
            let low = scale.len().saturating_sub(SHADES);
            scale.limits.drain(1..=low);
            scale
        };
        let [_, _, widest, _] = &scales;
        let widest = widest.clone();
        let found = scales.into_iter().take(3).find(fits);
        found.unwrap_or_else(|| tens(widest))
    }

    fn between(least: u32, most: u32, steps: &[u64], times: u64) -> Self {
        let mut limits = Vec::new();
        let mut unit = 1_u64;
        while limits.last().is_none_or(|&last| last <= u64::from(most)) {
            limits.extend(steps.iter().map(|step| step * unit));
            unit *= times;
        }
        let first = limits.partition_point(|&limit| limit <= u64::from(least));
        let end = limits.partition_point(|&limit| limit <= u64::from(most));
        let limits = limits.get(first.saturating_sub(1)..=end);
        let narrow = |&limit: &u64| u32::try_from(limit).unwrap_or(u32::MAX);
        Self {
            limits: limits.unwrap_or_default().iter().map(narrow).collect(),
        }
    }

    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.limits.len().saturating_sub(1)
    }

    /// Whether there is none, because there are no events.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The class of `count`; none of nought. What is off the scale belongs to its nearest end.
    pub fn class_of(&self, count: u32) -> Option<usize> {
        let above = self.limits.partition_point(|&limit| limit <= count);
        let class = above.clamp(1, self.len().max(1)) - 1;
        (count > 0 && !self.is_empty()).then_some(class)
    }

    /// What the classes are called, from few to many, such as `1–9`.
    pub fn names(&self) -> Vec<String> {
        let name = |pair: &[u32]| match *pair {
            [first, end] if end - first > 1 => {
                format!("{}–{}", grouped(first.into()), grouped((end - 1).into()))
            }
            [first, _] => grouped(first.into()),
            _ => String::new(),
        };
        self.limits.windows(2).map(name).collect()
    }

    /// The shades of the classes, from few to many: spread over all that the theme has.
    pub fn shades(&self, colours: &MapColours) -> Vec<Rgba> {
        let classes = self.len();
        let shade = |class: usize| {
            let steps = classes.saturating_sub(1);
            let number = (class * (SHADES - 1) + steps / 2).checked_div(steps);
            colours.choropleth.get(number.unwrap_or(SHADES / 2))
        };
        (0..classes).filter_map(shade).copied().collect()
    }
}

/// Shades every region by its events; `counts` has the events of each place and what lies in it,
/// as [`RegionCounts::totals`](crate::events::RegionCounts::totals) gives them.
pub fn draw(frame: &mut Frame<'_>, counts: &[(PlaceId, u32)], scale: &Scale) {
    if let Some(file) = frame.map.session.shaded_file(frame.map.data) {
        draw_own(frame, file, counts, scale);
        return;
    }
    let colours = &frame.map.theme.map;
    let (shades, atlas) = (scale.shades(colours), frame.map.data.atlas.clone());
    let regions = shaded(&atlas, counts, shades_units(&frame.map));
    let band = frame.band;
    for (place, own) in regions {
        let class = scale.class_of(own);
        let shade = class.and_then(|class| shades.get(class));
        let colour = *shade.unwrap_or(&colours.choropleth_none);
        for area in band.areas.iter().filter(|area| area.place == place.id) {
            land::push(frame, area, colour);
        }
        if own > 0
            && let Some(at) = regions::label_point(frame, place)
        {
            let spots = regions::around(at, NUMBER, frame, &place.id);
            number(frame, place, own, spots);
        }
    }
}

/// The regions of a file of the reader's own, which may lie on each other: the smaller on top.
fn draw_own(frame: &mut Frame<'_>, file: u16, counts: &[(PlaceId, u32)], scale: &Scale) {
    /// So wide a region must be for its number, in points.
    const WIDE: f64 = 20.0;
    let colours = &frame.map.theme.map;
    let (shades, atlas) = (scale.shades(colours), frame.map.data.atlas.clone());
    let Some(of_file) = frame.own.iter().find(|own| own.file == file).copied() else {
        return;
    };
    let points = frame.map.session.view.points_per_world_unit();
    let mut areas: BTreeMap<&PlaceId, Vec<&Area>> = BTreeMap::new();
    for area in &of_file.band.areas {
        areas.entry(&area.place).or_default().push(area);
    }
    let mut regions: Vec<(&Place, u32)> = counts
        .iter()
        .filter_map(|(id, count)| Some((atlas.get(id)?, *count)))
        .collect();
    regions.sort_by(|(a, _), (b, _)| b.extent().total_cmp(&a.extent()));
    for (place, count) in regions {
        let class = scale.class_of(count);
        let shade = class.and_then(|class| shades.get(class));
        let colour = *shade.unwrap_or(&colours.choropleth_none);
        let parts = areas.get(&place.id).map_or(&[][..], Vec::as_slice);
        for area in parts {
            land::push(frame, area, colour);
        }
        let wide = parts.iter().any(|area| area.bounds.width() * points > WIDE);
        if count > 0
            && wide
            && let Some(at) = regions::label_point(frame, place)
        {
            let spots = own::spots(frame, at, parts);
            number(frame, place, count, spots);
        }
    }
}

/// The size of numbers, in points.
const NUMBER: f32 = 12.0;

/// The number behind a shade: nobody has to tell one shade from another to read the map.
fn number(frame: &mut Frame<'_>, place: &Place, count: u32, spots: Vec<Spot>) {
    let colours = &frame.map.theme.map;
    let (colour, halo) = (colours.region_label, colours.halo);
    frame.labels.add(Candidate {
        lines: vec![grouped(count.into())],
        font: Font::SansBold,
        size: NUMBER,
        spacing: 0.0,
        colour,
        halo,
        // After the names of regions, before those of towns.
        priority: 10,
        spots,
        what: Some(Target::Place(place.id.clone())),
    });
}

/// Whether the view is near enough to shade each agency and Frontier Region.
pub fn shades_units(map: &MapView<'_>) -> bool {
    map.session.view.zoom().get() >= UNIT_NAMES_FROM
}

/// The regions that are painted, outer ones first, with the events that are in none painted over them.
fn shaded<'a>(atlas: &'a Atlas, counts: &[(PlaceId, u32)], units: bool) -> Vec<(&'a Place, u32)> {
    let is_painted = |place: &Place| {
        let kind = match place.kind {
            PlaceKind::Province | PlaceKind::Territory => true,
            kind => units && is_unit(kind),
        };
        kind && place.valid_to.is_none()
    };
    let painted = atlas.places().iter().filter(|place| is_painted(place));
    let mut lineages: Vec<Vec<&Place>> = painted.map(|place| atlas.lineage(&place.id)).collect();
    lineages.sort_by_key(Vec::len);
    let under = |lineage: &[&'a Place]| {
        let mut outer = lineage.iter().skip(1);
        outer.find(|place| is_painted(place)).map(|place| &place.id)
    };
    let counts: BTreeMap<&PlaceId, u32> = counts.iter().map(|(id, count)| (id, *count)).collect();
    let mut own = counts.clone();
    for lineage in &lineages {
        let count = lineage.first().and_then(|place| counts.get(&place.id));
        if let Some(rest) = under(lineage).and_then(|under| own.get_mut(under)) {
            *rest = rest.saturating_sub(count.copied().unwrap_or(0));
        }
    }
    let own = |id: &PlaceId| own.get(id).copied().unwrap_or(0);
    let painted = lineages.iter().filter_map(|lineage| {
        let place = *lineage.first()?;
        let count = own(&place.id);
        let left_out =
            count == 0 && is_unit(place.kind) && under(lineage).is_some_and(|under| own(under) > 0);
        (!left_out).then_some((place, count))
    });
    painted.collect()
}

fn is_unit(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Agency | PlaceKind::FrontierRegion)
}

/// The scale for all the events that `counts` speaks of, the same from near and from far.
pub fn scale_of(atlas: &Atlas, counts: &[(PlaceId, u32)]) -> Scale {
    let both = [false, true].map(|units| shaded(atlas, counts, units));
    Scale::of(both.into_iter().flatten().map(|(_, count)| count))
}

/// The scale of all events, which stays the same from year to year; `None` while regions are not
/// shaded, or not yet counted.
pub fn scale(map: &MapView<'_>) -> Option<Scale> {
    if !map.session.layers.is_on(&LayerId::RegionCounts) {
        return None;
    }
    if let Some(file) = map.session.shaded_file(map.data) {
        let counts = own_totals(map, file, |_| true)?;
        return Some(Scale::of(counts.into_iter().map(|(_, count)| count)));
    }
    let counts = map.data.region_counts_now()?;
    Some(scale_of(&map.data.atlas, &counts.totals(|_| true)))
}

/// The events of the classes that are `on` in each region of a file; `None` while they are not
/// counted.
fn own_totals(
    map: &MapView<'_>,
    file: u16,
    on: impl Fn(u16) -> bool,
) -> Option<Vec<(PlaceId, u32)>> {
    let counts = map.data.own_counts_now()?;
    let places = map.data.atlas.own_places();
    let places = places.filter(|place| place.file() == Some(file));
    let total = |place: &Arc<Place>| {
        let counts = counts.of(&place.id)?;
        Some((place.id.clone(), counts.total(&on)))
    };
    Some(places.filter_map(total).collect())
}

/// The events that are on, by place, and their [`scale`].
pub fn counted(map: &MapView<'_>) -> Option<(Vec<(PlaceId, u32)>, Scale)> {
    let scale = scale(map)?;
    let on = map.active.classes();
    let is_on = |class: u16| on.get(usize::from(class)) == Some(&true);
    if let Some(file) = map.session.shaded_file(map.data) {
        return Some((own_totals(map, file, is_on)?, scale));
    }
    let counts = map.data.region_counts_now()?;
    Some((counts.totals(is_on), scale))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn names(counts: &[u32]) -> Vec<String> {
        Scale::of(counts.iter().copied()).names()
    }

    #[test]
    fn limits_are_round_and_fit_the_numbers() {
        assert_eq!(names(&[1, 2, 8]), ["1", "2–4", "5–9"]);
        assert_eq!(names(&[3, 40]), ["2–4", "5–9", "10–19", "20–49"]);
        assert_eq!(names(&[1, 60]), ["1–2", "3–9", "10–29", "30–99"]);
        let thousands = ["1–9", "10–99", "100–999", "1,000–9,999", "10,000–99,999"];
        assert_eq!(names(&[1, 43_210]), thousands);
        assert_eq!(
            names(&[1, 10_000_000]),
            [
                "1–9,999",
                "10,000–99,999",
                "100,000–999,999",
                "1,000,000–9,999,999",
                "10,000,000–99,999,999"
            ]
        );
    }

    #[test]
    fn without_events_there_is_no_class() {
        let scale = Scale::of([0, 0]);
        assert!(scale.is_empty() && scale.names().is_empty());
        assert_eq!(scale.class_of(0), None);
        assert_eq!(scale.class_of(7), None);
    }

    #[test]
    fn few_classes_use_the_whole_range_of_shades() {
        let colours = crate::map::Theme::light().unwrap().map;
        let shades = |counts: &[u32]| Scale::of(counts.iter().copied()).shades(&colours);
        let all = colours.choropleth;
        assert_eq!(shades(&[4]), [all[2]]);
        assert_eq!(shades(&[1, 2]), [all[0], all[4]]);
        assert_eq!(shades(&[1, 2, 8]), [all[0], all[2], all[4]]);
        assert_eq!(shades(&[1, 43_210]), all);
    }

    proptest! {
        #[test]
        fn every_count_has_a_class_and_more_is_never_less(
            counts in prop::collection::vec(0..=u32::MAX, 1..20),
            exponents in prop::collection::vec(0..32_u32, 20),
        ) {
            // Numbers of all sizes, not only large ones.
            let sizes = counts.iter().zip(exponents).map(|(count, by)| count >> by);
            let mut counts: Vec<u32> = sizes.collect();
            counts.sort_unstable();
            let scale = Scale::of(counts.iter().copied());
            prop_assert!(scale.len() <= SHADES);
            prop_assert_eq!(scale.names().len(), scale.len());
            let classes: Vec<_> = counts.iter().map(|&count| scale.class_of(count)).collect();
            prop_assert!(classes.is_sorted());
            for (count, class) in counts.iter().zip(&classes) {
                prop_assert_eq!(class.is_none(), *count == 0);
                if let Some(class) = class {
                    prop_assert!(scale.limits[*class] <= *count && *class < scale.len());
                    prop_assert!(*count < scale.limits[class + 1] || scale.limits[class + 1] == u32::MAX);
                }
            }
            if let (Some(Some(first)), Some(Some(last))) =
                (classes.iter().find(|class| class.is_some()), classes.last())
            {
                // No class at either end is empty.
                prop_assert_eq!([*first, *last], [0, scale.len() - 1]);
            }
        }
    }
}
