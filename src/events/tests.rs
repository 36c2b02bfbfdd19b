//! What holds of every table, whatever is in it.

use proptest::prelude::*;

use super::*;
use crate::geometry::{Cell, Morton, WorldPoint};
use crate::story::Category;

const CATEGORIES: [&str; 3] = ["attack", "floods", "border"];

/// An event: where, in which year or none, of which of [`CATEGORIES`].
type Told = ([f64; 2], Option<i16>, u8);

fn batch(events: &[Told], from: u64) -> Batch {
    let mut batch = Batch {
        categories: CATEGORIES.map(str::to_owned).to_vec(),
        ..Batch::default()
    };
    for (&([x, y], year, category), offset) in events.iter().zip(from..) {
        batch
            .positions
            .push(Morton::from_world(WorldPoint::new(x, y)));
        let days = year.map(|year| Days {
            start: day_of_new_year(i32::from(year)) as i32 + 100,
            end: day_of_new_year(i32::from(year)) as i32 + 101,
        });
        batch.days.push(days.unwrap_or(Days::UNDATED));
        batch.years.push([year.unwrap_or_default(); 2]);
        batch.category.push(category);
        batch.offsets.push(offset);
    }
    batch
}

fn table(events: &[Told]) -> EventTable {
    let (first, second) = events.split_at(events.len() / 2);
    let files = vec![FileBatches {
        file: 1,
        batches: vec![
            batch(first, 0).into(),
            batch(second, first.len() as u64).into(),
        ],
    }];
    EventTable::build(&[], files)
}

/// Few spots, so that events share them.
fn events() -> impl Strategy<Value = Vec<Told>> {
    let spot = prop_oneof![
        (0.0..1.0_f64, 0.0..1.0_f64),
        (0..4_u8, 0..4_u8)
            .prop_map(|(x, y)| (0.4 + f64::from(x) * 1e-6, 0.5 + f64::from(y) * 1e-6)),
    ];
    let event = (spot, prop::option::of(1890..1900_i16), 0..3_u8);
    prop::collection::vec(
        event.prop_map(|((x, y), year, kind)| ([x, y], year, kind)),
        0..300,
    )
}

fn of_year(table: &EventTable, year: &str) -> Vec<bool> {
    let wanted = table.columns().labelled(year);
    table.passing(|class, _| Some(usize::from(class.column)) == wanted)
}

proptest! {
    #[test]
    fn every_event_is_in_the_table_once_and_found_by_its_key(events in events()) {
        let table = table(&events);
        prop_assert_eq!(table.len(), events.len());
        prop_assert!(table.positions().is_sorted());
        for (&([x, y], year, category), offset) in events.iter().zip(0..) {
            let row = table.row_of(EventKey::new(1, offset)).unwrap();
            let code = Morton::from_world(WorldPoint::new(x, y));
            prop_assert_eq!(table.positions()[row as usize], code);
            let name = Category::named(CATEGORIES[usize::from(category)]);
            prop_assert_eq!(table.category_of(row), Some(name));
            let label = year.map_or("undated".to_owned(), |year| year.to_string());
            let column = table.column_of(row).and_then(|column| table.columns().get(column));
            prop_assert_eq!(&column.unwrap().label, &label);
        }
        prop_assert_eq!(table.row_of(EventKey::new(2, 0)), None);
        let counted: u32 = table.columns().iter().map(|column| column.count).sum();
        prop_assert_eq!(counted as usize, events.len());
    }

    #[test]
    fn a_filter_counts_what_a_look_at_every_event_counts(
        events in events(),
        years in prop::collection::vec(any::<bool>(), 11),
        off in 0..3_usize,
        level in 0_u8..20,
        [x, y] in [0.0..1.0_f64, 0.0..1.0],
    ) {
        let table = table(&events);
        let on = table.passing(|class, category| {
            years.get(usize::from(class.column)) == Some(&true) && category.key() != CATEGORIES[off]
        });
        let mut active = Active::new(&table, vec![false; on.len()]);
        active.change(&table, of_year(&table, "1895"));
        active.change(&table, on.clone());
        prop_assert_eq!(active.total(), Active::new(&table, on.clone()).total());
        let mut whole = active.clone();
        whole.change(&table, vec![true; on.len()]);
        prop_assert_eq!(whole.total() as usize, table.len());
        prop_assert_eq!(whole.rows(0..table.len() as Row).count(), table.len());
        let passes = |row: Row| on[usize::from(table.class_of()[row as usize])];
        for spot in [[x, y], [0.4, 0.5]] {
            let cell = Morton::from_world(WorldPoint::new(spot[0], spot[1])).cell(level);
            let rows = table.rows_in(cell);
            let inside = |row: &Row| table.positions()[*row as usize].cell(level) == cell;
            let all: Vec<Row> = (0..table.len() as Row).filter(inside).collect();
            prop_assert_eq!(rows.clone().collect::<Vec<_>>(), all.clone());
            let passing: Vec<Row> = all.into_iter().filter(|&row| passes(row)).collect();
            prop_assert_eq!(active.count(&rows) as usize, passing.len());
            prop_assert_eq!(active.rows(rows.clone()).collect::<Vec<_>>(), passing.clone());
            let corners = cell.codes().map(Morton::steps);
            prop_assert_eq!(table.count_in(corners, &on), passing.len());

            let mut list = EventList::of(&table, &rows, &on);
            prop_assert_eq!(list.len(), passing.len());
            let listed: Vec<Row> = (0..list.len()).map(|i| list.at(i, &table).unwrap()).collect();
            let mut sorted = listed.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, passing);
            let start = |row: &Row| table.days()[*row as usize].start;
            prop_assert!(listed.is_sorted_by_key(start), "undated come last");
        }
    }

    #[test]
    fn the_nearest_event_is_the_one_a_look_at_all_finds(
        events in events(),
        [x, y] in [0.0..1.0_f64, 0.0..1.0],
        reach in 0.0..1.5_f64,
        whole: bool,
    ) {
        let table = table(&events);
        let on = if whole { vec![true; table.classes().len()] } else { of_year(&table, "1893") };
        let active = Active::new(&table, on);
        for spot in [WorldPoint::new(x, y), WorldPoint::new(0.4, 0.5)] {
            let distance = |row: Row| {
                let [ax, ay] = table.positions()[row as usize].steps().map(f64::from);
                let [bx, by] = Morton::from_world(spot).steps().map(f64::from);
                (ax - bx).hypot(ay - by) / Morton::STEPS
            };
            let passing = (0..table.len() as Row).filter(|&row| active.is_on(row));
            let least = passing.map(distance).filter(|&d| d <= reach).fold(f64::INFINITY, f64::min);
            match table.nearest(spot, reach, &active) {
                Some(found) => {
                    prop_assert!((found.distance - least).abs() <= least * 1e-9 + 1e-12);
                    prop_assert!((distance(found.row) - found.distance).abs() <= 1e-12);
                }
                // At the very edge of the reach both answers are right.
                None => prop_assert!(least >= reach * (1.0 - 1e-9)),
            }
        }
    }

    #[test]
    fn the_squares_of_a_level_part_its_rows(events in events()) {
        let table = table(&events);
        let Some(finest) = table.levels().finest() else { return Ok(()) };
        for level in 6..=finest {
            let outer = table.positions()[0].cell(level.saturating_sub(8).max(4));
            let rows = table.rows_in(outer);
            let squares = table.levels().level(level).unwrap();
            let mut next = rows.start;
            for ([column, row], part) in squares.squares(level, outer, rows.clone()) {
                prop_assert_eq!(part.start, next);
                next = part.end;
                let [left, top] = outer.column_row();
                let shift = u32::from(level - outer.level);
                let cell = Cell::at(level, [(left << shift) + column, (top << shift) + row]);
                prop_assert_eq!(table.rows_in(cell), part);
            }
            prop_assert_eq!(next, rows.end);
        }
    }
}

#[test]
fn a_table_of_nothing_answers_nothing() {
    let table = EventTable::build(&[], Vec::new());
    let active = Active::new(&table, Vec::new());
    assert_eq!((table.len(), active.total()), (0, 0));
    assert_eq!(table.nearest(WorldPoint::new(0.5, 0.5), 1.0, &active), None);
    assert!(EventList::of(&table, &(0..0), &[]).is_empty());
}

#[test]
fn the_events_of_the_story_keep_their_columns() {
    let atlas = crate::atlas::Atlas::bundled().unwrap();
    let story = crate::story::Story::bundled(&atlas).unwrap();
    let table = EventTable::build(story.events(), Vec::new());
    assert_eq!(table.len(), story.events().len());
    for (index, event) in story.events().iter().enumerate() {
        let row = table.row_of(EventKey::new(0, index as u64)).unwrap();
        assert_eq!(table.category_of(row), Some(event.category));
        assert_eq!(table.column_of(row), table.columns().of_event(index));
    }
}

#[test]
fn spans_beyond_counting_are_gathered_in_decades() {
    let mut pairs = std::collections::BTreeSet::new();
    for first in 1900..1990_i16 {
        pairs.insert([first, first + 7]);
    }
    let read = ReadYears {
        pairs,
        undated: true,
        ..ReadYears::default()
    };
    let columns = Columns::with(&[], &read);
    assert!(columns.len() < 30, "{}", columns.len());
    let column = columns
        .of_years(Some([1941, 1948]))
        .and_then(|n| columns.get(n.into()))
        .unwrap();
    assert_eq!(column.label, "1940s");
    assert_eq!(columns.of_years(None), Some(columns.len() as u16 - 1));
}
