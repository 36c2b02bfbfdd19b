//! Which region every event lies in: one column beside the others, computed once.
//!
//! Events are counted by the countries, provinces, territories, agencies and Frontier Regions of
//! the atlas. Sorted positions make it quick: where no border touches a square of the map, one
//! look at its middle answers for all its events at once, and only what lies near a border is
//! looked at one by one.

use std::collections::HashMap;

use crate::atlas::{Atlas, Place, PlaceId, PlaceKind};
use crate::geometry::{Cell, Morton, PreparedArea, WorldPoint};

/// The areas that events are counted by, ready to be asked.
#[derive(Debug, Default)]
pub struct Regions {
    /// The deepest first, so that of all that hold a point the first is its region.
    areas: Vec<Region>,
    /// Of each place that is an area: the numbers of all regions in it, its own among them.
    within: HashMap<PlaceId, Vec<u16>>,
}

#[derive(Debug)]
struct Region {
    place: PlaceId,
    shape: PreparedArea,
}

/// An edge that touches the square in question, by the number of its region and its own.
#[derive(Clone, Copy)]
struct Near {
    region: u16,
    edge: u32,
}

/// Added around a square, so that rounding in the last digit cannot part a point from its square:
/// a quarter of a step of the grid.
pub(super) const PADDING: f64 = 1.0 / (Morton::STEPS * 4.0);

/// So few rows are looked at one by one.
pub(super) const FEW: usize = 32;

/// So many rows are worth a task of their own.
const TASK: usize = 8192;

impl Regions {
    /// What stands in the column for an event that lies in no region.
    pub const NOWHERE: u16 = u16::MAX;

    /// Prepares the areas of `atlas` that hold today; the rest, such as rivers, are not counted by.
    pub fn new(atlas: &Atlas) -> Self {
        let counted = atlas.places().iter().filter(|place| is_counted(place));
        let mut areas: Vec<(usize, Region)> = counted
            .filter_map(|place| {
                let region = Region {
                    place: place.id.clone(),
                    shape: PreparedArea::new(&place.geometry)?,
                };
                Some((atlas.lineage(&place.id).len(), region))
            })
            .collect();
        areas.sort_by_key(|(depth, _)| std::cmp::Reverse(*depth));
        areas.truncate(usize::from(Self::NOWHERE));
        let areas: Vec<Region> = areas.into_iter().map(|(_, region)| region).collect();
        let mut within: HashMap<PlaceId, Vec<u16>> = HashMap::new();
        for (number, region) in (0..).zip(&areas) {
            for place in atlas.lineage(&region.place) {
                within.entry(place.id.clone()).or_default().push(number);
            }
        }
        within.retain(|id, _| atlas.get(id).is_some_and(is_counted));
        Self { areas, within }
    }

    /// How many regions there are.
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The place that region `number` is.
    pub fn place(&self, number: u16) -> Option<&PlaceId> {
        self.areas.get(number as usize).map(|region| &region.place)
    }

    /// The places of all regions, in the order of their numbers.
    pub fn places(&self) -> impl Iterator<Item = &PlaceId> {
        self.areas.iter().map(|region| &region.place)
    }

    /// The numbers of the regions in `place`, its own among them; none if it is no area.
    pub fn within(&self, place: &PlaceId) -> &[u16] {
        self.within.get(place).map_or(&[], Vec::as_slice)
    }

    /// The number of the region that `place` is.
    pub fn number_of(&self, place: &PlaceId) -> Option<u16> {
        (0..)
            .zip(self.places())
            .find(|(_, known)| *known == place)
            .map(|(number, _)| number)
    }

    /// The number of the deepest region that holds `point`, or [`Regions::NOWHERE`].
    pub fn at(&self, point: WorldPoint) -> u16 {
        (0..)
            .zip(&self.areas)
            .find(|(_, region)| region.shape.contains(point))
            .map_or(Self::NOWHERE, |(number, _)| number)
    }

    /// The region of each of `positions`, which must ascend, as [`Regions::at`] would tell it.
    ///
    /// Uses all processors.
    pub fn assign(&self, positions: &[Morton]) -> Vec<u16> {
        debug_assert!(positions.is_sorted(), "positions must ascend");
        let mut column = vec![Self::NOWHERE; positions.len()];
        let all: Vec<Near> = (0..)
            .zip(&self.areas)
            .flat_map(|(region, area)| {
                (0..area.shape.edges().len() as u32).map(move |edge| Near { region, edge })
            })
            .collect();
        self.descend(positions, &mut column, &all, Self::NOWHERE);
        column
    }

    /// Fills `column` for `rows`, of which it is known that they lie in region `known` if in none
    /// that has an edge in `near`. Edges stand in the order of their regions.
    fn descend(&self, rows: &[Morton], column: &mut [u16], near: &[Near], known: u16) {
        let Some(square) = smallest_cell(rows) else {
            return;
        };
        let (near, known) = self.narrowed(near, known, square);
        if near.is_empty() {
            column.fill(known);
            return;
        }
        // To sort the edges into quarters takes about as long as to look at an eighth of them.
        let quarters = square
            .quarters()
            .filter(|_| rows.len() > FEW + near.len() / 8);
        let Some([_, second, third, fourth]) = quarters else {
            self.one_by_one(rows, column, &near, known);
            return;
        };
        let begin = |cell: Cell| rows.partition_point(|row| *row < cell.codes()[0]);
        let cuts = [begin(second), begin(third), begin(fourth)];
        let parted = rows
            .split_at_checked(cuts[1])
            .zip(column.split_at_mut_checked(cuts[1]));
        let Some(((north, south), (north_column, south_column))) = parted else {
            return;
        };
        let half = |rows: &[Morton], column: &mut [u16], cut: usize| {
            let parted = rows
                .split_at_checked(cut)
                .zip(column.split_at_mut_checked(cut));
            if let Some(((west, east), (west_column, east_column))) = parted {
                either_or_both(
                    rows.len(),
                    || self.descend(west, west_column, &near, known),
                    || self.descend(east, east_column, &near, known),
                );
            }
        };
        either_or_both(
            rows.len(),
            || half(north, north_column, cuts[0]),
            || half(south, south_column, cuts[2].saturating_sub(cuts[1])),
        );
    }

    /// The edges that touch `square`, and what is known of all points in it besides.
    fn narrowed(&self, near: &[Near], mut known: u16, square: Cell) -> (Vec<Near>, u16) {
        let rect = square.rect().padded(PADDING);
        let mut kept = Vec::new();
        for edges in near.chunk_by(|a, b| a.region == b.region) {
            let Some((number, region)) = edges.first().and_then(|first| {
                let region = self.areas.get(first.region as usize)?;
                (first.region < known).then_some((first.region, region))
            }) else {
                break;
            };
            let before = kept.len();
            if region.shape.bounds().intersects(&rect) {
                kept.extend(edges.iter().copied().filter(|near| {
                    let edge = region.shape.edges().get(near.edge as usize);
                    edge.is_some_and(|edge| edge.touches(&rect))
                }));
            }
            if kept.len() == before && region.shape.contains(rect.center()) {
                // All that follow are less deep: nothing of them matters in this square.
                known = number;
                break;
            }
        }
        (kept, known)
    }

    fn one_by_one(&self, rows: &[Morton], column: &mut [u16], near: &[Near], known: u16) {
        let mut asked: Vec<u16> = near.iter().map(|near| near.region).collect();
        asked.dedup();
        let mut before: Option<(Morton, u16)> = None;
        for (row, slot) in rows.iter().zip(column) {
            // Events of one town often stand on one spot.
            let region = match before {
                Some((position, region)) if position == *row => region,
                _ => {
                    let point = row.to_world();
                    let holds = |number: &u16| {
                        let region = self.areas.get(*number as usize);
                        region.is_some_and(|region| region.shape.contains(point))
                    };
                    asked.iter().copied().find(holds).unwrap_or(known)
                }
            };
            *slot = region;
            before = Some((*row, region));
        }
    }
}

/// The smallest square that holds all of `rows`, which ascend; `None` without any.
pub(super) fn smallest_cell(rows: &[Morton]) -> Option<Cell> {
    let (first, last) = (rows.first()?, rows.last()?);
    let same_bits = (first.0 ^ last.0).leading_zeros();
    Some(first.cell((same_bits / 2) as u8))
}

/// Both, at the same time where there are `rows` enough to make it worth while.
fn either_or_both(rows: usize, one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    if rows >= TASK {
        rayon::join(one, other);
    } else {
        one();
        other();
    }
}

/// Whether events are counted by `place`: it is an area people govern, and it holds today.
fn is_counted(place: &Place) -> bool {
    place.valid_to.is_none()
        && matches!(
            place.kind,
            PlaceKind::Country
                | PlaceKind::Province
                | PlaceKind::Territory
                | PlaceKind::Agency
                | PlaceKind::FrontierRegion
        )
}

#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;
