//! What a walk through a file may bring besides events: hints of dates, one column, places of
//! records that are to be written out again.

use super::ReadError;
use super::dates::{Dates, Hints};
use super::faults::{LISTED, Noted};
use super::fields::Value;
use super::source::Source;
use super::values::{Cells, ColumnKind};

/// What is gathered on a walk through a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Gather {
    /// Events, and nothing besides.
    #[default]
    Events,
    /// What dates say about the order of day and month.
    Hints,
    /// The values of one column.
    Values(ColumnKind),
    /// Where records lie that gave no event.
    Refused,
    /// Where events lie that have no date.
    Undated,
}

/// What was gathered in a part of a file.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    pub(super) hints: Hints,
    pub(super) cells: Cells,
    pub(super) spans: Spans,
    pub(super) swap: SwapSigns,
    pub(super) nowhere: Nowhere,
    pub(super) dating: Dating,
    /// Records that gave no event.
    pub(super) refused: u64,
    /// Events without a date.
    pub(super) undated: u64,
}

impl Gathered {
    /// Takes in the value of one record.
    pub(super) fn value(
        &mut self,
        value: Option<Value<'_>>,
        kind: ColumnKind,
        dates: &Dates,
        source: &Source,
    ) -> Result<(), ReadError> {
        self.cells.push(value, kind, dates, source)
    }
}

/// Whether a file says of anything in it when it was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dating {
    /// Events of which something is said about when they were, be it that nobody knows.
    pub(super) said: u64,
    /// Events at points that are no part of a line or an area.
    pub(super) bare: u64,
    /// Lines and areas, which need no date.
    pub(super) shapes: u64,
}

impl Dating {
    /// Adds that of the next part of a file.
    pub(super) fn extend(&mut self, next: Self) {
        self.said += next.said;
        self.bare += next.bare;
        self.shapes += next.shapes;
    }

    /// Whether dates are due, and there are none: not in a file of regions or borders, which may
    /// have points for their names.
    pub(super) fn is_missing(self) -> bool {
        self.said == 0 && self.bare > self.shapes
    }
}

/// Events at 0° 0°, where those come to lie whose position nobody knew.
#[derive(Debug, Default)]
pub(super) struct Nowhere {
    /// The first of them, as what is wrong with them.
    pub(super) noted: Vec<Noted>,
    /// How many.
    count: u64,
    /// Events that lie so near to it that it may be a place like any other.
    near: u64,
    /// All other events.
    others: u64,
}

impl Nowhere {
    /// Degrees around it within which some other event makes it a place like any other.
    const NEAR: f64 = 10.0;

    /// Takes in a position; whether it is 0° 0°.
    #[inline]
    pub(super) fn take(&mut self, [lon, lat]: [f64; 2]) -> bool {
        if lon == 0.0 && lat == 0.0 {
            self.count += 1;
            return true;
        }
        self.others += 1;
        self.near += u64::from(lon.abs() <= Self::NEAR && lat.abs() <= Self::NEAR);
        false
    }

    /// Adds that of the next part of a file, before which there were `records` records.
    pub(super) fn extend(&mut self, next: Self, records: u64) {
        self.count += next.count;
        self.near += next.near;
        self.others += next.others;
        let room = LISTED.saturating_sub(self.noted.len());
        let noted = next.noted.into_iter().take(room);
        self.noted.extend(noted.map(|one| one.behind(records)));
    }

    /// How many there are, if they lie far outside everything else.
    pub(super) fn far(&self) -> Option<u64> {
        (self.count > 0 && self.others > 0 && self.near == 0).then_some(self.count)
    }
}

/// Where records lie in a file: half open, in bytes.
#[derive(Debug, Default)]
pub(super) struct Spans {
    all: Vec<[u64; 2]>,
    /// Where the one begins whose end is not known yet.
    open: Option<u64>,
}

impl Spans {
    /// A record begins at `offset`, and the one before it ends there; `wanted` says whether it
    /// counts.
    pub(super) fn begin(&mut self, offset: u64, wanted: bool) {
        self.end(offset);
        self.open = wanted.then_some(offset);
    }

    /// The last record ends at `offset`.
    pub(super) fn end(&mut self, offset: u64) {
        if let Some(begin) = self.open.take() {
            self.all.push([begin, offset]);
        }
    }

    /// All of them, in the order of the file.
    pub(super) fn all(&self) -> &[[u64; 2]] {
        &self.all
    }
}

/// What positions say about whether latitude and longitude stand the wrong way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct SwapSigns {
    /// Positions that only the other way round are on the globe.
    only_swapped: u64,
    /// Positions in the borderland.
    home: u64,
    /// Positions that are in the borderland the other way round.
    home_swapped: u64,
    /// All positions.
    all: u64,
}

/// The borderland of the bundled atlas, west, south, east, north.
const BORDERLAND: [f64; 4] = [60.0, 23.0, 78.0, 39.0];

/// Whether a position is in the borderland.
pub(super) fn is_home([lon, lat]: [f64; 2]) -> bool {
    let [west, south, east, north] = BORDERLAND;
    (west..=east).contains(&lon) && (south..=north).contains(&lat)
}

impl SwapSigns {
    /// Takes in a position that is on the globe.
    #[inline]
    pub(super) fn sound(&mut self, [lon, lat]: [f64; 2]) {
        self.all += 1;
        self.home += u64::from(is_home([lon, lat]));
        self.home_swapped += u64::from(is_home([lat, lon]));
    }

    /// Takes in a position that is not; `otherwise` when the other way round it would be.
    pub(super) fn unsound(&mut self, otherwise: bool) {
        self.all += 1;
        self.only_swapped += u64::from(otherwise);
    }

    /// Adds those of the next part of a file.
    pub(super) fn extend(&mut self, next: Self) {
        self.only_swapped += next.only_swapped;
        self.home += next.home;
        self.home_swapped += next.home_swapped;
        self.all += next.all;
    }

    /// How many positions make sense only the other way round, if it is nearly all of them.
    pub(super) fn swapped(self) -> Option<u64> {
        let telling = self.only_swapped + self.home_swapped;
        (self.home == 0 && telling > 0 && telling * 10 >= self.all * 9).then_some(telling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Atlas, PlaceKind};

    #[test]
    fn the_borderland_is_that_of_the_atlas() {
        let atlas = Atlas::bundled().unwrap();
        for place in atlas.places() {
            if place.kind == PlaceKind::Crossing {
                assert!(is_home(place.position()), "{}", place.id);
            }
        }
    }

    #[test]
    fn positions_are_told_to_be_swapped_only_when_nearly_all_say_so() {
        let signs = |positions: &[[f64; 2]]| {
            let mut signs = SwapSigns::default();
            for at in positions {
                signs.sound(*at);
            }
            signs
        };
        assert_eq!(signs(&[[34.5, 69.2], [31.6, 65.7]]).swapped(), Some(2));
        assert_eq!(signs(&[[69.2, 34.5], [34.5, 69.2]]).swapped(), None);
        assert_eq!(signs(&[[2.3, 48.9], [34.5, 69.2]]).swapped(), None);
        assert_eq!(signs(&[]).swapped(), None);
        let mut far = SwapSigns::default();
        far.unsound(true);
        assert_eq!(far.swapped(), Some(1));
        far.unsound(false);
        assert_eq!(far.swapped(), None);
    }

    #[test]
    fn a_span_ends_where_the_next_record_begins() {
        let mut spans = Spans::default();
        spans.begin(0, true);
        spans.begin(10, false);
        spans.begin(20, true);
        spans.begin(30, true);
        spans.end(40);
        assert_eq!(spans.all(), [[0, 10], [20, 30], [30, 40]]);
    }
}
