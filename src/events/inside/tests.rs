use geo::{Contains as _, LineString, Point, Polygon};
use proptest::prelude::*;

use super::*;
use crate::events::{Batch, Days, FileBatches};
use crate::geometry::WorldPoint;

/// Events at these positions of the world, each in its year.
fn table(spots: &[([f64; 2], i16)]) -> EventTable {
    let mut batch = Batch {
        categories: vec!["floods".to_owned()],
        ..Batch::default()
    };
    for (&([x, y], year), offset) in spots.iter().zip(0..) {
        batch
            .positions
            .push(Morton::from_world(WorldPoint::new(x, y)));
        let start = crate::events::day_of_new_year(i32::from(year)) as i32;
        batch.days.push(Days {
            start,
            end: start + 1,
        });
        batch.years.push([year; 2]);
        batch.category.push(0);
        batch.offsets.push(offset);
    }
    let files = vec![FileBatches {
        file: 1,
        batches: vec![batch.into()],
    }];
    EventTable::build(&[], files)
}

fn inside(table: &EventTable, area: &PreparedArea) -> Vec<Row> {
    let mut rows = Vec::new();
    table.rows_inside(area, &mut |run: Range<Row>| {
        assert!(!run.is_empty());
        rows.extend(run);
    });
    rows
}

/// A star of these radii around a middle, which never crosses itself, and a hole in it.
fn star(middle: [f64; 2], radii: &[f64]) -> (Vec<WorldPoint>, Vec<WorldPoint>) {
    let around = |scale: f64| {
        let corner = |(index, radius): (usize, &f64)| {
            let angle = index as f64 / radii.len() as f64 * std::f64::consts::TAU;
            let [x, y] = middle;
            WorldPoint::new(
                x + angle.cos() * radius * scale,
                y + angle.sin() * radius * scale,
            )
        };
        radii.iter().enumerate().map(corner).collect()
    };
    (around(1.0), around(0.4))
}

fn polygon(outer: &[WorldPoint], hole: &[WorldPoint]) -> Polygon<f64> {
    let ring = |points: &[WorldPoint]| {
        LineString::from(points.iter().map(|at| (at.x, at.y)).collect::<Vec<_>>())
    };
    Polygon::new(ring(outer), vec![ring(hole)])
}

proptest! {
    #[test]
    fn the_rows_inside_are_those_that_geo_finds_one_by_one(
        spots in prop::collection::vec(((0.3..0.7_f64, 0.3..0.7_f64), 1990..1996_i16), 0..400),
        crowd in prop::collection::vec((0..40_u8, 0..40_u8), 0..200),
        middle in (0.4..0.6_f64, 0.4..0.6_f64),
        radii in prop::collection::vec(0.02..0.2_f64, 3..12),
    ) {
        let crowd = crowd.into_iter().map(|(x, y)| {
            ([middle.0 + f64::from(x) * 1e-4, middle.1 + f64::from(y) * 1e-4], 1993)
        });
        let spots = spots.into_iter().map(|((x, y), year)| ([x, y], year));
        let spots: Vec<([f64; 2], i16)> = spots.chain(crowd).collect();
        let table = table(&spots);
        let (outer, hole) = star([middle.0, middle.1], &radii);
        let area = PreparedArea::from_rings([outer.as_slice(), hole.as_slice()]).unwrap();
        let polygon = polygon(&outer, &hole);
        let rows = inside(&table, &area);
        prop_assert!(rows.is_sorted());
        // Nothing of a random table lies on an edge, where the two may differ.
        let one_by_one: Vec<Row> = (0..table.len() as Row)
            .filter(|&row| {
                let at = table.positions()[row as usize].to_world();
                polygon.contains(&Point::new(at.x, at.y))
            })
            .collect();
        prop_assert_eq!(&rows, &one_by_one);

        let areas = [Some(area), None];
        let counts = table.count_inside(&areas, &[], |_, _| false);
        prop_assert_eq!(counts[0].total(|_| true) as usize, rows.len());
        prop_assert_eq!(&counts[1], &ClassCounts::default());
        for (class, &count) in counts[0].by_class(table.classes().len()).iter().enumerate() {
            let of_class = rows.iter().filter(|&&row| usize::from(table.class_of()[row as usize]) == class);
            prop_assert_eq!(count as usize, of_class.count());
        }
    }
}

#[test]
fn long_runs_are_counted_class_by_class() {
    let spots: Vec<([f64; 2], i16)> = (0..20_000_u32)
        .map(|index| {
            let [x, y] = [index % 141, index / 141].map(f64::from);
            ([0.4 + x * 1e-3, 0.4 + y * 1e-3], 1990 + (index % 5) as i16)
        })
        .collect();
    let table = table(&spots);
    let corners = [[0.39, 0.39], [0.6, 0.39], [0.6, 0.6], [0.39, 0.6]];
    let all = corners.map(|[x, y]| WorldPoint::new(x, y));
    let area = PreparedArea::from_rings([all.as_slice()]);
    let counts = table.count_inside(&[area], &[], |_, _| false);
    assert_eq!(counts[0].by_class(table.classes().len()), [4_000; 5]);
}

#[test]
fn what_the_story_tells_is_counted_where_it_belongs_and_not_where_it_lies() {
    let table = table(&[([0.5, 0.5], 1990), ([0.5, 0.5], 1991)]);
    let corners = [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]];
    let all = corners.map(|[x, y]| WorldPoint::new(x, y));
    let around = || PreparedArea::from_rings([all.as_slice()]);
    let elsewhere = corners.map(|[x, y]| WorldPoint::new(x / 2.0, y));
    let areas = [around(), PreparedArea::from_rings([elsewhere.as_slice()])];
    let counts = table.count_inside(&areas, &[0], |area, row| area == 1 && row == 0);
    assert_eq!(counts[0].total(|_| true), 1);
    assert_eq!(counts[1].total(|_| true), 1);
    let mut runs = 0;
    table.rows_inside(areas[0].as_ref().unwrap(), &mut |_| runs += 1);
    assert_eq!(runs, 1);
}
