//! How many events each region has, class by class: for cards, and for the map of events by region.

use std::sync::Arc;

use rayon::prelude::*;

use super::Regions;
use crate::atlas::PlaceId;

/// Events counted by region and class, once for all; which classes are on is asked for later.
#[derive(Clone, Debug)]
pub struct RegionCounts {
    regions: Arc<Regions>,
    classes: usize,
    /// A row of classes for each region, in the order of their numbers.
    counts: Vec<u32>,
}

impl RegionCounts {
    /// Counts the rows of two columns: `region_of` as [`Regions::assign`] made it, and `class_of`,
    /// numbers below `class_count`. Rows that lie nowhere are left out.
    ///
    /// Uses all processors.
    pub fn new(
        regions: &Arc<Regions>,
        region_of: &[u16],
        class_of: &[u16],
        class_count: usize,
    ) -> Self {
        /// Rows that are worth a table of their own.
        const TASK: usize = 1 << 18;
        let room = regions.len() * class_count;
        let table = |rows: &[u16], classes: &[u16]| {
            let mut counts = vec![0_u32; room];
            for (&region, &class) in rows.iter().zip(classes) {
                let (region, class) = (usize::from(region), usize::from(class));
                if class < class_count
                    && let Some(count) = counts.get_mut(region * class_count + class)
                {
                    *count += 1;
                }
            }
            counts
        };
        let chunk = (region_of.len() / rayon::current_num_threads()).max(TASK);
        let counts = region_of
            .par_chunks(chunk)
            .zip(class_of.par_chunks(chunk))
            .map(|(rows, classes)| table(rows, classes))
            .reduce_with(|mut all, more| {
                for (sum, count) in all.iter_mut().zip(more) {
                    *sum += count;
                }
                all
            });
        Self {
            regions: Arc::clone(regions),
            classes: class_count,
            counts: counts.unwrap_or_else(|| vec![0; room]),
        }
    }

    /// The events of the classes that are `on` in `place`, or in what lies in it; none in a place
    /// that is no area.
    pub fn total(&self, place: &PlaceId, on: impl Fn(u16) -> bool) -> u32 {
        let regions = self.regions.within(place).iter();
        regions.map(|&region| self.in_region(region, &on)).sum()
    }

    /// The events of each class in `place`, or in what lies in it.
    pub fn by_class(&self, place: &PlaceId) -> Vec<u32> {
        let mut sums = vec![0; self.classes];
        for &region in self.regions.within(place) {
            for (sum, count) in sums.iter_mut().zip(self.row(region)) {
                *sum += count;
            }
        }
        sums
    }

    /// [`RegionCounts::total`] of every area, in the order of [`Regions::places`].
    pub fn totals(&self, on: impl Fn(u16) -> bool) -> Vec<(PlaceId, u32)> {
        let numbers = 0..self.regions.len() as u16;
        let own: Vec<u32> = numbers.map(|region| self.in_region(region, &on)).collect();
        let sum = |place: &PlaceId| {
            let regions = self.regions.within(place).iter();
            regions
                .filter_map(|&region| own.get(usize::from(region)))
                .sum()
        };
        self.regions
            .places()
            .map(|place| (place.clone(), sum(place)))
            .collect()
    }

    /// The areas that were counted by.
    pub fn regions(&self) -> &Arc<Regions> {
        &self.regions
    }

    fn row(&self, region: u16) -> &[u32] {
        let start = usize::from(region) * self.classes;
        self.counts
            .get(start..start + self.classes)
            .unwrap_or_default()
    }

    fn in_region(&self, region: u16, on: &impl Fn(u16) -> bool) -> u32 {
        let counts = (0..).zip(self.row(region));
        counts
            .filter(|(class, _)| on(*class))
            .map(|(_, count)| count)
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::super::regions::testing::{id, land};
    use super::*;

    /// Three classes; the regions are those of [`land`], and one row lies nowhere.
    fn counted() -> RegionCounts {
        let regions = Arc::new(Regions::new(&land()));
        let number = |place: &str| regions.number_of(&id(place)).unwrap();
        let rows = [
            number("west"),
            number("west"),
            number("hills"),
            number("hills"),
            number("east"),
            number("country"),
            Regions::NOWHERE,
        ];
        RegionCounts::new(&regions, &rows, &[0, 1, 1, 2, 0, 2, 1], 3)
    }

    #[test]
    fn a_place_counts_what_lies_in_it_and_what_lies_in_that() {
        let counts = counted();
        let total = |place: &str| counts.total(&id(place), |_| true);
        assert_eq!(total("hills"), 2);
        assert_eq!(total("west"), 4);
        assert_eq!(total("east"), 1);
        assert_eq!(total("country"), 6);
    }

    #[test]
    fn only_classes_that_are_on_are_counted() {
        let counts = counted();
        assert_eq!(counts.total(&id("west"), |class| class == 1), 2);
        assert_eq!(counts.total(&id("west"), |_| false), 0);
        assert_eq!(counts.by_class(&id("country")), [2, 2, 2]);
        assert_eq!(counts.by_class(&id("west")), [1, 2, 1]);
    }

    #[test]
    fn a_place_that_is_no_area_has_no_events() {
        let counts = counted();
        for place in ["town", "nobody-knows-it"] {
            assert_eq!(counts.total(&id(place), |_| true), 0);
            assert_eq!(counts.by_class(&id(place)), [0, 0, 0]);
        }
    }

    #[test]
    fn totals_are_the_total_of_each_area() {
        let counts = counted();
        let all = counts.totals(|class| class != 0);
        assert_eq!(all.len(), counts.regions().len());
        for (place, total) in all {
            assert_eq!(total, counts.total(&place, |class| class != 0), "{place}");
        }
    }

    #[test]
    fn many_rows_are_counted_in_parts_and_none_is_lost() {
        let regions = Arc::new(Regions::new(&land()));
        let many = 1_000_000;
        let rows: Vec<u16> = (0..many).map(|row| (row % regions.len()) as u16).collect();
        let classes: Vec<u16> = (0..many).map(|row| (row % 7) as u16).collect();
        let counts = RegionCounts::new(&regions, &rows, &classes, 7);
        assert_eq!(counts.total(&id("country"), |_| true), many as u32);
    }
}
