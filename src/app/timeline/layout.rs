//! Where the columns of the histogram stand: as chips while their names fit, else as narrow
//! columns that share the width, with names where these do not touch.

use egui::{Color32, Stroke, Ui, pos2, vec2};

use crate::session::{Column, Columns};

/// One column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// Its number.
    pub column: usize,
    /// Where it begins, in points from the left.
    pub left: f32,
    /// How wide it is, in points.
    pub width: f32,
    /// Whether its name is written below it.
    pub named: bool,
}

/// All columns, left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Where each stands.
    pub slots: Vec<Slot>,
    /// How wide all are together, in points.
    pub width: f32,
    /// Whether each has a chip with its name.
    pub chips: bool,
    /// Points between neighbours.
    pub gap: f32,
    /// Where what is no single year begins, if it stands apart.
    pub apart: Option<f32>,
    /// Where years without events are left out of a row of years: the middle of each break.
    pub breaks: Vec<f32>,
    /// The middle of the spans, and how wide they are together, where they have no names of
    /// their own.
    pub spans: Option<[f32; 2]>,
}

/// The height of letters on chips and below narrow columns, in points.
pub const LETTERS: f32 = 11.5;

/// The narrowest column that a pointer can hit, in points.
const NARROWEST: f32 = 5.0;

/// The widest column that still reads as one of a row, in points.
const WIDEST: f32 = 76.0;

/// Points between the years and what is no single year.
const APART: f32 = 22.0;

/// Points where years are left out, and the share of the room that all these may take.
const BREAK: f32 = 11.0;
const BREAKS: f32 = 0.2;

fn width_of(label: &str) -> f32 {
    label.chars().count() as f32 * LETTERS * 0.57
}

/// The columns in a room of so many points.
pub fn plan(columns: &Columns, room: f32) -> Plan {
    chips(columns, room).unwrap_or_else(|| narrow(columns, room, NARROWEST))
}

/// The columns as bars in a room of so many points that is all there is.
pub fn small(columns: &Columns, room: f32) -> Plan {
    narrow(columns, room, room / 2000.0)
}

/// Every column with a chip, if that fits.
fn chips(columns: &Columns, room: f32) -> Option<Plan> {
    const GAP: f32 = 3.0;
    const PADDING: f32 = 12.0;
    if super::has_many_dates(columns) {
        return None;
    }
    let own = |label: &str| (width_of(label) + PADDING).max(26.0);
    let needed: f32 = columns.iter().map(|column| own(&column.label) + GAP).sum();
    let spare = room - needed + GAP;
    if spare < 0.0 {
        return None;
    }
    let share = spare / columns.len().max(1) as f32;
    let mut left = 0.0;
    let slots = columns.iter().enumerate().map(|(column, about)| {
        let own = own(&about.label);
        let width = (own + share).min(own.max(WIDEST));
        let slot = Slot {
            column,
            left,
            width,
            named: true,
        };
        left += width + GAP;
        slot
    });
    let slots = slots.collect();
    Some(Plan {
        slots,
        width: (left - GAP).max(0.0),
        chips: true,
        gap: GAP,
        apart: None,
        breaks: Vec::new(),
        spans: None,
    })
}

/// Years side by side, the rest apart at their right.
fn narrow(columns: &Columns, room: f32, narrowest: f32) -> Plan {
    /// Share of the room that the names of what is no single year may take.
    const NAMES: f32 = 0.4;
    let numbered = || columns.iter().enumerate();
    let years: Vec<usize> = numbered()
        .filter(|(_, column)| column.is_year)
        .map(|(number, _)| number)
        .collect();
    let others: Vec<(usize, f32)> = numbered()
        .filter(|(_, column)| !column.is_year)
        .map(|(number, column)| (number, width_of(&column.label) + 8.0))
        .collect();
    let widths = others.iter().map(|(_, width)| width);
    let all_named = widths.sum::<f32>() <= room * NAMES;
    // Events without a date are told by name even where spans are not.
    let is_named = |number: usize| {
        all_named
            || columns
                .get(number)
                .is_some_and(|column| column.span.is_none())
    };
    let apart = if years.is_empty() || others.is_empty() {
        0.0
    } else {
        APART
    };
    let named = others.iter().filter(|(number, _)| is_named(*number));
    let taken: f32 = named.clone().map(|(_, width)| width).sum();
    let count = columns.len() - named.count();
    let broken = after_a_break(&years, columns);
    let between = BREAK.min(room * BREAKS / broken.len().max(1) as f32);
    let broken_off = between * broken.len() as f32;
    let free = room - taken - apart - broken_off;
    let shared = (free / count.max(1) as f32).clamp(narrowest, WIDEST);
    let end = years.len() as f32 * shared + broken_off;
    let first_other = years.len();
    let years = years.into_iter().map(|column| (column, shared, false));
    let others = others.into_iter();
    let others = others.map(|(column, width)| {
        let named = is_named(column);
        (column, if named { width } else { shared }, named)
    });
    let mut left = 0.0;
    let mut breaks = Vec::new();
    let slots = years.chain(others).enumerate();
    let slots = slots.map(|(number, (column, width, named))| {
        if broken.binary_search(&number).is_ok() {
            breaks.push(left + between / 2.0);
            left += between;
        }
        // What is no single year begins behind a space.
        if number == first_other {
            left += apart;
        }
        let slot = Slot {
            column,
            left,
            width,
            named,
        };
        left += width;
        slot
    });
    let mut slots: Vec<Slot> = slots.collect();
    let nameless = slots.iter().skip(first_other).filter(|slot| !slot.named);
    let spans = nameless.clone().count() as f32 * shared;
    let spans = nameless.map(|slot| [slot.left + spans / 2.0, spans]).next();
    name_years(&mut slots, columns);
    Plan {
        spans,
        width: left,
        slots,
        chips: false,
        gap: if shared >= 7.0 { 1.0 } else { 0.0 },
        breaks,
        apart: (apart > 0.0).then_some(end + apart / 2.0),
    }
}

/// The calendar year that a column is, if it is one.
fn year_of(column: &Column) -> Option<i32> {
    let is_year = column.is_year.then_some(&column.label);
    is_year.and_then(|label| label.parse().ok())
}

/// The places among `years`, which are numbers of columns, that do not follow the year before.
fn after_a_break(years: &[usize], columns: &Columns) -> Vec<usize> {
    let year = |place: usize| {
        years
            .get(place)
            .and_then(|&number| year_of(columns.get(number)?))
    };
    let follows = |place: usize| {
        year(place - 1)
            .zip(year(place))
            .is_none_or(|(a, b)| b == a + 1)
    };
    (1..years.len()).filter(|&place| !follows(place)).collect()
}

/// Names the years of the finest step whose names do not touch.
fn name_years(slots: &mut [Slot], columns: &Columns) {
    const BETWEEN: f32 = 8.0;
    let year = |slot: &Slot| {
        let column = columns.get(slot.column)?;
        Some((year_of(column)?, width_of(&column.label)))
    };
    let named = |slots: &[Slot], step: i32| -> Vec<(usize, f32)> {
        let slots = slots.iter().enumerate();
        slots
            .filter_map(|(number, slot)| Some((number, slot, year(slot)?)))
            .filter(|(_, _, (year, _))| year.rem_euclid(step) == 0)
            .map(|(number, slot, (_, width))| (number, slot.left + (slot.width - width) / 2.0))
            .collect()
    };
    let apart = |names: &[(usize, f32)], slots: &[Slot]| {
        names.windows(2).all(|pair| match pair {
            [(first, left), (_, right)] => {
                let width = slots
                    .get(*first)
                    .and_then(year)
                    .map_or(0.0, |(_, width)| width);
                left + width + BETWEEN <= *right
            }
            _ => true,
        })
    };
    let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
    let names = steps.into_iter().map(|step| named(slots, step));
    let fitting = names.into_iter().find(|names| apart(names, slots));
    for (number, _) in fitting.unwrap_or_default() {
        if let Some(slot) = slots.get_mut(number) {
            slot.named = true;
        }
    }
}

impl Plan {
    /// Two strokes at `y` wherever years are left out, as a broken axis is drawn; the columns begin
    /// at `left`.
    pub fn paint_breaks(&self, ui: &Ui, left: f32, y: f32, ink: Color32) {
        let pen = Stroke::new(1.0, ink);
        for x in &self.breaks {
            for dx in [-1.5, 1.5] {
                let middle = pos2(left + x + dx, y);
                let half = vec2(1.5, -4.0);
                ui.painter()
                    .line_segment([middle - half, middle + half], pen);
            }
        }
    }

    /// The column at `x`, or the nearest one, for a pointer that drags across.
    pub fn column_at(&self, x: f32) -> Option<usize> {
        let away = |slot: &Slot| (slot.left - x).max(x - slot.left - slot.width).max(0.0);
        let nearest = self.slots.iter().min_by(|a, b| away(a).total_cmp(&away(b)));
        nearest.map(|slot| slot.column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::ReadYears;

    fn columns(years: std::ops::RangeInclusive<i16>, spans: &[[i16; 2]], undated: bool) -> Columns {
        let pairs = years.map(|year| [year, year]).chain(spans.iter().copied());
        let read = ReadYears {
            pairs: pairs.collect(),
            undated,
            ..ReadYears::default()
        };
        Columns::with(&[], &read)
    }

    fn years_of(plan: &Plan, columns: &Columns) -> Vec<String> {
        let named = plan.slots.iter().filter(|slot| slot.named);
        let columns = named.filter_map(|slot| columns.get(slot.column));
        columns
            .filter(|column| column.is_year)
            .map(|column| column.label.clone())
            .collect()
    }

    #[test]
    fn a_few_years_have_chips_and_129_have_not() {
        let few = columns(2001..=2010, &[], true);
        let plan = plan(&few, 1200.0);
        assert!(plan.chips && plan.slots.iter().all(|slot| slot.named));
        let many = columns(1893..=2021, &[], false);
        assert!(!super::plan(&many, 1200.0).chips);
    }

    #[test]
    fn columns_never_overlap_and_fill_the_width_or_more() {
        for room in [300.0, 800.0, 1200.0, 1570.0] {
            for count in [3, 12, 40, 129, 400] {
                let columns = columns(1600..=1599 + count, &[[1990, 1999]], true);
                let plan = plan(&columns, room);
                assert_eq!(plan.slots.len(), columns.len());
                for pair in plan.slots.windows(2) {
                    assert!(pair[0].left + pair[0].width <= pair[1].left + 0.01);
                }
                assert!(plan.slots.iter().all(|slot| slot.width >= NARROWEST));
                let last = plan.slots.last().unwrap();
                assert!((last.left + last.width - plan.width).abs() < 0.01);
                assert!(plan.width <= room + 0.1 || count as f32 * NARROWEST > room * 0.5);
            }
        }
    }

    #[test]
    fn hundreds_of_days_within_a_few_years_are_a_histogram() {
        let mut read = ReadYears::default();
        read.pairs.extend((2004..=2020).map(|year| [year, year]));
        for day in 0..200 {
            read.add_date([12_500 + day, 12_501 + day]);
        }
        let plan = plan(&Columns::with(&[], &read), 1200.0);
        assert!(!plan.chips);
        assert!(
            plan.slots
                .iter()
                .all(|slot| slot.named && slot.width > 60.0)
        );
    }

    #[test]
    fn a_small_plan_has_room_for_every_column() {
        for count in [2, 17, 129, 400] {
            let columns = columns(1600..=1599 + count, &[[1990, 1999]], true);
            let plan = small(&columns, 330.0);
            assert_eq!(plan.slots.len(), columns.len());
            assert!(plan.width <= 330.1, "{count}: {}", plan.width);
        }
    }

    #[test]
    fn years_that_are_left_out_are_a_break_in_the_row() {
        let mut read = ReadYears::default();
        let years = [1893, 1947, 1948, 1960].into_iter().chain(1990..=2021);
        read.pairs.extend(years.map(|year| [year, year]));
        let columns = Columns::with(&[], &read);
        let plan = plan(&columns, 900.0);
        assert_eq!(plan.breaks.len(), 3);
        let parted = |pair: &[Slot]| pair[1].left - pair[0].left - pair[0].width > 2.0;
        let parted: Vec<bool> = plan.slots.windows(2).map(parted).collect();
        assert_eq!(parted[..4], [true, false, true, true]);
        assert!(!parted[4..].contains(&true));
        assert!(plan.width <= 900.1);
    }

    #[test]
    fn names_of_narrow_years_stand_at_round_ones_and_never_touch() {
        let columns = columns(1893..=2021, &[], false);
        let plan = plan(&columns, 1200.0);
        let names = years_of(&plan, &columns);
        assert_eq!(names.first().map(String::as_str), Some("1895"));
        assert!(names.len() > 12, "{names:?}");
        let named: Vec<&Slot> = plan.slots.iter().filter(|slot| slot.named).collect();
        for pair in named.windows(2) {
            assert!(pair[1].left - pair[0].left >= width_of("1900"), "{pair:?}");
        }
    }

    #[test]
    fn spans_and_the_undated_stand_apart_at_the_right() {
        let columns = columns(1893..=2021, &[[1990, 1999], [1893, 2021]], true);
        let plan = plan(&columns, 1200.0);
        let apart = plan.apart.unwrap();
        for slot in &plan.slots {
            let is_year = columns.get(slot.column).unwrap().is_year;
            assert_eq!(slot.left + slot.width <= apart, is_year, "{slot:?}");
        }
        assert_eq!(plan.slots.last().unwrap().column, columns.len() - 1);
    }

    #[test]
    fn a_pointer_beside_the_row_is_at_its_nearest_column() {
        let columns = columns(1893..=2021, &[], false);
        let plan = plan(&columns, 1200.0);
        assert_eq!(plan.column_at(-50.0), Some(0));
        assert_eq!(plan.column_at(5000.0), Some(columns.len() - 1));
        let third = plan.slots[2];
        assert_eq!(plan.column_at(third.left + third.width / 2.0), Some(2));
    }
}
