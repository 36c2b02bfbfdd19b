//! Positions as one integer: a 2³² × 2³² grid over the world, its digits interleaved.
//!
//! Sorted by this code, points that lie near each other stand near each other, and every square of
//! every zoom level is one unbroken run (Morton 1966, "Z-order"). A step of the grid is 9 mm at
//! the equator, so the code is also the position.

use serde::{Deserialize, Serialize};

use super::mercator::{WorldPoint, WorldRect};

/// A place on the world grid; ordered along the curve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Morton(pub u64);

/// Steps of the grid along one side of the world.
const STEPS: f64 = Morton::STEPS;

impl Morton {
    /// Steps of the grid along one side of the world.
    pub const STEPS: f64 = 4_294_967_296.0;

    /// The step of the grid that holds `point`, which is clamped into the world.
    pub fn from_world(point: WorldPoint) -> Self {
        let step = |v: f64| (v * STEPS).clamp(0.0, STEPS - 1.0) as u32;
        Self::from_steps([step(point.x), step(point.y)])
    }

    /// Interleaves a column (even bits) and a row (odd bits) of the grid.
    pub const fn from_steps([x, y]: [u32; 2]) -> Self {
        Self(spread(x) | spread(y) << 1)
    }

    /// Column and row of the grid.
    pub const fn steps(self) -> [u32; 2] {
        [gather(self.0), gather(self.0 >> 1)]
    }

    /// The middle of its step, in world units.
    pub fn to_world(self) -> WorldPoint {
        let [x, y] = self.steps();
        let middle = |step: u32| (f64::from(step) + 0.5) / STEPS;
        WorldPoint::new(middle(x), middle(y))
    }

    /// The square of `level` it lies in; level 0 is the world, each level halves the side.
    pub const fn cell(self, level: u8) -> Cell {
        Cell {
            level,
            code: shifted(self.0, level),
        }
    }
}

/// A square of the world: one of 4^level, numbered along the curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u8, u64)", into = "(u8, u64)")]
pub struct Cell {
    /// 0 for the whole world, up to [`Cell::DEEPEST`].
    pub level: u8,
    /// Its number among the cells of its level, along the curve.
    pub code: u64,
}

/// Why two numbers are no square of the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "there is no square {1} of level {0}: levels are 0 to 32, each with four times the squares"
)]
pub struct CellError(u8, u64);

impl TryFrom<(u8, u64)> for Cell {
    type Error = CellError;

    fn try_from((level, code): (u8, u64)) -> Result<Self, CellError> {
        let fits = u32::from(level) * 2 >= 64 - code.leading_zeros();
        if level <= Self::DEEPEST && fits {
            Ok(Self { level, code })
        } else {
            Err(CellError(level, code))
        }
    }
}

impl From<Cell> for (u8, u64) {
    fn from(cell: Cell) -> Self {
        (cell.level, cell.code)
    }
}

impl Cell {
    /// The level whose cells are single steps of the grid.
    pub const DEEPEST: u8 = 32;

    /// The cell of `level` at a column and a row, counted from the north-west.
    pub const fn at(level: u8, column_row: [u32; 2]) -> Self {
        Self {
            level,
            code: Morton::from_steps(column_row).0,
        }
    }

    /// Column and row among the cells of its level, from the north-west.
    pub const fn column_row(self) -> [u32; 2] {
        Morton(self.code).steps()
    }

    /// The codes of the points in it: first, and last included.
    pub const fn codes(self) -> [Morton; 2] {
        if self.level == 0 {
            return [Morton(0), Morton(u64::MAX)];
        }
        let bits = 64 - 2 * self.level as u32;
        let first = if bits == 64 { 0 } else { self.code << bits };
        let rest = if bits == 0 {
            0
        } else {
            u64::MAX >> (64 - bits)
        };
        [Morton(first), Morton(first | rest)]
    }

    /// Its four quarters, along the curve; `None` at the deepest level.
    pub fn quarters(self) -> Option<[Self; 4]> {
        (self.level < Self::DEEPEST).then(|| {
            [0, 1, 2, 3].map(|quarter| Self {
                level: self.level + 1,
                code: self.code << 2 | quarter,
            })
        })
    }

    /// Its square in world units.
    pub fn rect(self) -> WorldRect {
        let [column, row] = self.column_row();
        let side = 0.5_f64.powi(i32::from(self.level));
        let (left, top) = (f64::from(column) * side, f64::from(row) * side);
        WorldRect {
            min: WorldPoint::new(left, top),
            max: WorldPoint::new(left + side, top + side),
        }
    }
}

const fn shifted(code: u64, level: u8) -> u64 {
    if level == 0 {
        0
    } else {
        code >> (64 - 2 * level as u32)
    }
}

/// Puts a zero between every two bits.
const fn spread(bits: u32) -> u64 {
    let mut v = bits as u64;
    v = (v | v << 16) & 0x0000_ffff_0000_ffff;
    v = (v | v << 8) & 0x00ff_00ff_00ff_00ff;
    v = (v | v << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    v = (v | v << 2) & 0x3333_3333_3333_3333;
    (v | v << 1) & 0x5555_5555_5555_5555
}

/// Takes every second bit.
const fn gather(code: u64) -> u32 {
    let mut v = code & 0x5555_5555_5555_5555;
    v = (v | v >> 1) & 0x3333_3333_3333_3333;
    v = (v | v >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    v = (v | v >> 4) & 0x00ff_00ff_00ff_00ff;
    v = (v | v >> 8) & 0x0000_ffff_0000_ffff;
    (v | v >> 16) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_world_is_one_cell_and_a_step_another() {
        assert_eq!(Morton(7).cell(0).codes(), [Morton(0), Morton(u64::MAX)]);
        let deepest = Morton(7).cell(Cell::DEEPEST);
        assert_eq!(deepest.codes(), [Morton(7), Morton(7)]);
        assert_eq!(deepest.quarters(), None);
    }

    #[test]
    fn a_square_that_is_not_is_refused() {
        assert!(serde_json::from_str::<Cell>("[2, 15]").is_ok());
        for bad in ["[2, 16]", "[33, 0]", "[0, 1]", "[1]"] {
            assert!(serde_json::from_str::<Cell>(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_code_gives_its_column_and_row_back(x: u32, y: u32) {
            prop_assert_eq!(Morton::from_steps([x, y]).steps(), [x, y]);
        }

        #[test]
        fn a_position_comes_back_within_a_step(x in 0.0..1.0_f64, y in 0.0..1.0_f64) {
            let back = Morton::from_world(WorldPoint::new(x, y)).to_world();
            prop_assert!((back.x - x).abs() <= 1.0 / STEPS && (back.y - y).abs() <= 1.0 / STEPS);
        }

        #[test]
        fn a_cell_holds_just_the_codes_of_its_square(code: u64, other: u64, level in 0_u8..=32) {
            let cell = Morton(code).cell(level);
            let [first, last] = cell.codes();
            prop_assert!((first..=last).contains(&Morton(code)));
            let inside = Morton(other).cell(level) == cell;
            prop_assert_eq!((first..=last).contains(&Morton(other)), inside);
            prop_assert!(cell.rect().contains(Morton(code).to_world()));
        }

        #[test]
        fn quarters_part_a_cell_in_order(code: u64, level in 0_u8..32) {
            let cell = Morton(code).cell(level);
            let quarters = cell.quarters().unwrap();
            prop_assert_eq!(quarters[0].codes()[0], cell.codes()[0]);
            prop_assert_eq!(quarters[3].codes()[1], cell.codes()[1]);
            for pair in quarters.windows(2) {
                prop_assert_eq!(pair[0].codes()[1].0 + 1, pair[1].codes()[0].0);
            }
        }
    }
}
