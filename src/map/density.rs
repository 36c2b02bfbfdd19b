//! Crowds of events as a picture: every small square of the world coloured by how many events it
//! holds, on a scale of doublings.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use rayon::prelude::*;

use super::draw::MapView;
use super::marks::SquareMark;
use super::scene::{Picture, Raster};
use super::theme::Rgba;
use crate::events::{Active, Level};
use crate::geometry::{Cell, Morton, WorldPoint};

/// Zoom levels from the map's to that of the picture's pixels: 2 to 4 points a side.
const FINE: u8 = 7;

/// Rows that are looked at one by one where squares of the picture's level are not kept: as many
/// as there are pixels, more or less.
const ROW_BY_ROW: u32 = 100_000;

/// Steps of colour to a doubling of the number.
const STEPS: u32 = 8;

/// The crowds of `squares` as one picture; surfaces keep one texture for each `key`.
pub fn picture(key: &str, squares: &[SquareMark], map: &MapView<'_>) -> Option<Picture> {
    let view = &map.session.view;
    let level = view.zoom().get().floor() as u8 + FINE;
    let frame = Window::around(squares, level, map)?;
    let (pixels, most) = coloured(squares, level, &frame, map);
    let corner = |column: u32, row: u32| {
        let side = 0.5_f64.powi(i32::from(level));
        let point = WorldPoint::new(f64::from(column) * side, f64::from(row) * side);
        view.screen_from_world(point)
    };
    let [left, top] = corner(frame.left, frame.top);
    let [right, bottom] = corner(frame.right, frame.bottom);
    Some(Picture {
        raster: Arc::new(Raster {
            key: key.to_owned(),
            revision: revision(&pixels, most, &map.theme.map.density),
            size: [frame.width() as u32, frame.height() as u32],
            palette: palette(&map.theme.map.density, most),
            pixels,
        }),
        rect: [left, top, right, bottom],
        opacity: 1.0,
    })
}

/// A number that tells this picture from others: surfaces that keep textures ask for it.
fn revision(pixels: &[u8], most: u8, ramp: &[Rgba]) -> u64 {
    let mut hasher = DefaultHasher::new();
    pixels.hash(&mut hasher);
    most.hash(&mut hasher);
    ramp.hash(&mut hasher);
    hasher.finish()
}

/// The step of colour of every pixel, and the highest of them.
fn coloured(squares: &[SquareMark], level: u8, frame: &Window, map: &MapView<'_>) -> (Vec<u8>, u8) {
    let levels = map.data.events.levels();
    let finest = levels.finest().unwrap_or_default().min(level);
    let kept = levels.level(finest);
    // Row by row only as far as the rows of all squares do not go beyond what a frame has time
    // for; the others are coloured from the finest squares there are.
    let mut left = ROW_BY_ROW;
    let ways = squares.iter().map(|square| {
        let few = finest < level && square.count <= left;
        left -= if few { square.count } else { 0 };
        (square, kept.filter(|_| !few && finest >= square.cell.level))
    });
    let ways: Vec<(&SquareMark, Option<&Level>)> = ways.collect();
    // A pixel lies in one square only, so nobody writes where another does.
    let count = frame.width() * frame.height();
    let pixels: Vec<AtomicU8> = std::iter::repeat_with(AtomicU8::default)
        .take(count)
        .collect();
    let put = |pixel: Option<usize>, count: u32| {
        let colour = step(count);
        if let Some(slot) = pixel.and_then(|pixel| pixels.get(pixel)) {
            slot.store(colour, Ordering::Relaxed);
        }
        colour
    };
    let most = ways.par_iter().map(|(square, kept)| match kept {
        Some(kept) => in_squares(kept, [finest, level], square, frame, map.active, &put),
        None => row_by_row(level, square, frame, map, &put),
    });
    let most = most.max().unwrap_or(0);
    (pixels.into_iter().map(AtomicU8::into_inner).collect(), most)
}

/// Colours the pixels of a square from the small squares that are kept, which may be larger than a
/// pixel; says the highest step.
fn in_squares(
    kept: &Level,
    [finest, level]: [u8; 2],
    square: &SquareMark,
    frame: &Window,
    active: &Active,
    put: &impl Fn(Option<usize>, u32) -> u8,
) -> u8 {
    let larger = u32::from(level - finest);
    let shift = u32::from(finest - square.cell.level);
    let [left, top] = square.cell.column_row().map(|side| side << shift);
    // One small square begins where the one before it ends.
    let mut before = active.before(square.rows.start);
    let mut most = 0;
    for ([column, row], rows) in kept.squares(finest, square.cell, square.rows.clone()) {
        let after = active.before(rows.end);
        let count = after - std::mem::replace(&mut before, after);
        if count == 0 {
            continue;
        }
        let (column, row) = ((left + column) << larger, (top + row) << larger);
        let share = (count >> (2 * larger)).max(1);
        for row in row..row + (1 << larger) {
            for column in column..column + (1 << larger) {
                most = most.max(put(frame.pixel(column, row), share));
            }
        }
    }
    most
}

/// Colours the pixels of a square by a look at each of its events; says the highest step.
fn row_by_row(
    level: u8,
    square: &SquareMark,
    frame: &Window,
    map: &MapView<'_>,
    put: &impl Fn(Option<usize>, u32) -> u8,
) -> u8 {
    let positions = map.data.events.positions();
    if square.count > ROW_BY_ROW {
        // So many in so small a square, and no smaller ones are kept: they are all at one spot.
        let middle = square.rows.start + (square.rows.end - square.rows.start) / 2;
        let cell = positions.get(middle as usize).map(|code| code.cell(level));
        let pixel = cell
            .map(Cell::column_row)
            .and_then(|[x, y]| frame.pixel(x, y));
        return put(pixel, square.count);
    }
    let (mut most, mut current, mut count) = (0, None, 0);
    let mut finish = |cell: Option<Cell>, count: u32| {
        if let Some([column, row]) = cell.map(Cell::column_row) {
            most = most.max(put(frame.pixel(column, row), count));
        }
    };
    // Along the curve the events of one pixel stand together.
    for row in map.active.rows(square.rows.clone()) {
        let cell = positions.get(row as usize).map(|code| code.cell(level));
        if cell != current {
            finish(current, count);
            (current, count) = (cell, 0);
        }
        count += 1;
    }
    finish(current, count);
    most
}

/// The pixels of a picture: columns and rows of a level, the last ones left out.
struct Window {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

impl Window {
    /// The part of the crowds' squares that can be seen, with a pixel around it.
    fn around(squares: &[SquareMark], level: u8, map: &MapView<'_>) -> Option<Self> {
        let own = |cell: Cell| {
            let [left, top] = cell.column_row();
            let shift = u32::from(level - cell.level);
            [
                left << shift,
                top << shift,
                (left + 1) << shift,
                (top + 1) << shift,
            ]
        };
        let all = squares.iter().map(|square| own(square.cell));
        let [left, top, right, bottom] = all.reduce(|a, b| {
            [
                a[0].min(b[0]),
                a[1].min(b[1]),
                a[2].max(b[2]),
                a[3].max(b[3]),
            ]
        })?;
        let seen = map.session.view.world_rect();
        let [first_column, first_row] = Morton::from_world(seen.min).cell(level).column_row();
        let [last_column, last_row] = Morton::from_world(seen.max).cell(level).column_row();
        let window = Self {
            left: left.max(first_column.saturating_sub(1)),
            top: top.max(first_row.saturating_sub(1)),
            right: right.min(last_column + 2),
            bottom: bottom.min(last_row + 2),
        };
        (window.left < window.right && window.top < window.bottom).then_some(window)
    }

    fn width(&self) -> usize {
        (self.right - self.left) as usize
    }

    fn height(&self) -> usize {
        (self.bottom - self.top) as usize
    }

    fn pixel(&self, column: u32, row: u32) -> Option<usize> {
        let inside =
            (self.left..self.right).contains(&column) && (self.top..self.bottom).contains(&row);
        inside.then(|| (row - self.top) as usize * self.width() + (column - self.left) as usize)
    }
}

/// The step of colour for a number: 0 for none, then eight to a doubling.
pub fn step(count: u32) -> u8 {
    let Some(doublings) = count.checked_ilog2() else {
        return 0;
    };
    let rest = if doublings >= 3 {
        count >> (doublings - 3) & (STEPS - 1)
    } else {
        count << (3 - doublings) & (STEPS - 1)
    };
    (doublings * STEPS + rest + 1).min(255) as u8
}

/// The least number that has this step of colour.
pub fn least(step: u8) -> u32 {
    let Some(step) = u32::from(step).checked_sub(1) else {
        return 0;
    };
    let (doublings, rest) = (step / STEPS, step % STEPS);
    let exact = u64::from(STEPS + rest) << doublings;
    u32::try_from(exact.div_ceil(u64::from(STEPS))).unwrap_or(u32::MAX)
}

/// Colours for the steps up to `most`, which is rounded up to whole doublings so that the scale
/// seldom changes while the map moves.
fn palette(ramp: &[Rgba], most: u8) -> Arc<[Rgba]> {
    let most = f32::from(most.max(1).div_ceil(16).saturating_mul(16));
    let colour = |step: u16| {
        if step == 0 {
            Rgba::TRANSPARENT
        } else {
            along(ramp, (f32::from(step) / most).min(1.0))
        }
    };
    (0..=255).map(colour).collect()
}

/// The colour at `share` of the way along `ramp`.
pub fn along(ramp: &[Rgba], share: f32) -> Rgba {
    let place = share.clamp(0.0, 1.0) * ramp.len().saturating_sub(1) as f32;
    let before = place.floor() as usize;
    match (ramp.get(before), ramp.get(before + 1)) {
        (Some(&from), Some(&to)) => from.mixed(to, place.fract()),
        (Some(&only), None) => only,
        _ => Rgba::TRANSPARENT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn none_is_clear_and_one_is_not() {
        let ramp = [Rgba([1, 2, 3, 100]), Rgba([9, 9, 9, 255])];
        let colours = palette(&ramp, step(1));
        assert_eq!(colours[0], Rgba::TRANSPARENT);
        assert_ne!(colours[usize::from(step(1))], Rgba::TRANSPARENT);
        assert_eq!(colours.len(), 256);
    }

    proptest! {
        #[test]
        fn more_events_are_never_paler(count in 0_u32..u32::MAX) {
            prop_assert!(step(count) <= step(count + 1));
            prop_assert!(least(step(count)) <= count);
            prop_assert!(count == 0 || step(least(step(count))) == step(count));
        }
    }
}
