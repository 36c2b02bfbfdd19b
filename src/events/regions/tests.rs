use std::sync::LazyLock;

use geo::Geometry;
use proptest::prelude::*;

use super::testing::{id, land};
use super::*;
use crate::geometry::world_from_lonlat;

fn bundled() -> &'static (Atlas, Regions) {
    static BUNDLED: LazyLock<(Atlas, Regions)> = LazyLock::new(|| {
        let atlas = Atlas::bundled().unwrap();
        let regions = Regions::new(&atlas);
        (atlas, regions)
    });
    &BUNDLED
}

fn name_at(regions: &Regions, lonlat: [f64; 2]) -> Option<&str> {
    let number = regions.at(world_from_lonlat(lonlat));
    regions.place(number).map(PlaceId::as_str)
}

#[test]
fn the_deepest_area_is_the_region() {
    let regions = Regions::new(&land());
    for (lonlat, region) in [
        ([61.0, 33.0], Some("hills")),
        ([63.0, 33.0], Some("west")),
        ([61.0, 31.0], Some("west")),
        ([66.0, 31.0], Some("east")),
        ([69.0, 31.0], None),
    ] {
        assert_eq!(name_at(&regions, lonlat), region, "{lonlat:?}");
    }
}

#[test]
fn what_is_past_and_what_is_no_area_is_not_counted_by() {
    let regions = Regions::new(&land());
    assert_eq!(regions.len(), 4);
    assert_eq!(regions.within(&id("west")).len(), 2);
    assert!(regions.within(&id("town")).is_empty() && regions.within(&id("past")).is_empty());
}

#[test]
fn an_empty_atlas_puts_everything_nowhere() {
    let regions = Regions::new(&Atlas::default());
    assert!(regions.is_empty());
    assert_eq!(
        regions.assign(&[Morton(1), Morton(2)]),
        [Regions::NOWHERE; 2]
    );
    assert!(regions.assign(&[]).is_empty());
}

#[test]
fn towns_of_the_bundled_atlas_lie_where_they_belong() {
    let (_, regions) = bundled();
    for (lonlat, region) in [
        ([69.17, 34.53], Some("kabul-province")),
        ([71.58, 34.01], Some("khyber-pakhtunkhwa")),
        ([70.07, 33.0], Some("north-waziristan")),
        ([67.0, 30.2], Some("balochistan")),
        ([51.5, 25.3], Some("qatar")),
        ([64.0, 20.0], None),
    ] {
        assert_eq!(name_at(regions, lonlat), region, "{lonlat:?}");
    }
}

#[test]
fn the_bundled_atlas_has_its_provinces_and_the_thirteen_units_of_ex_fata() {
    let (atlas, regions) = bundled();
    assert_eq!(regions.within(&id("ex-fata")).len(), 14);
    let inside = |country: &str| regions.within(&id(country)).len();
    assert_eq!(inside("afghanistan"), 1 + 34);
    assert!(
        regions
            .within(&id("khyber-pakhtunkhwa-before-2018"))
            .is_empty()
    );
    let counted = atlas.places().iter().filter(|place| is_counted(place));
    assert_eq!(regions.len(), counted.count());
}

/// Those whose parent is the same, or that have none.
fn siblings_that_hold(regions: &Regions, atlas: &Atlas, point: WorldPoint) -> Vec<Vec<String>> {
    let holding = regions
        .areas
        .iter()
        .filter(|region| region.shape.contains(point));
    let mut families: std::collections::BTreeMap<Option<PlaceId>, Vec<String>> =
        std::collections::BTreeMap::new();
    for region in holding {
        let parent = atlas
            .get(&region.place)
            .and_then(|place| place.parent.clone());
        families
            .entry(parent)
            .or_default()
            .push(region.place.to_string());
    }
    families.into_values().collect()
}

fn vertices(geometry: &Geometry<f64>) -> Vec<[f64; 2]> {
    use geo::CoordsIter;
    geometry.coords_iter().map(|at| [at.x, at.y]).collect()
}

#[test]
fn no_point_of_a_border_lies_in_two_siblings() {
    let (atlas, regions) = bundled();
    let mut looked_at = 0;
    for region in &regions.areas {
        let vertices = vertices(&atlas.get(&region.place).unwrap().geometry);
        for pair in vertices.windows(2).step_by(3) {
            let [a, b] = [pair[0], pair[1]].map(world_from_lonlat);
            for share in [0.0, 0.25, 0.5, 1.0] {
                let on = WorldPoint::new(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
                for point in [on, Morton::from_world(on).to_world()] {
                    for family in siblings_that_hold(regions, atlas, point) {
                        assert!(family.len() == 1, "{family:?} share {point:?}");
                    }
                    looked_at += 1;
                }
            }
        }
    }
    assert!(looked_at > 50_000, "{looked_at}");
}

fn sorted(points: impl IntoIterator<Item = WorldPoint>) -> Vec<Morton> {
    let mut codes: Vec<Morton> = points.into_iter().map(Morton::from_world).collect();
    codes.sort_unstable();
    codes
}

fn assert_same(regions: &Regions, codes: &[Morton]) {
    let column = regions.assign(codes);
    assert_eq!(column.len(), codes.len());
    for (code, region) in codes.iter().zip(column) {
        assert_eq!(region, regions.at(code.to_world()), "{:?}", code.to_world());
    }
}

#[test]
fn points_along_every_border_get_the_answer_of_the_plain_test() {
    let (atlas, regions) = bundled();
    // The steps of the grid around each vertex and each middle of an edge.
    let spots = regions.areas.iter().flat_map(|region| {
        let at = vertices(&atlas.get(&region.place).unwrap().geometry);
        let middles: Vec<WorldPoint> = at
            .windows(2)
            .map(|pair| {
                let [a, b] = [pair[0], pair[1]].map(world_from_lonlat);
                WorldPoint::new(f64::midpoint(a.x, b.x), f64::midpoint(a.y, b.y))
            })
            .collect();
        at.into_iter().map(world_from_lonlat).chain(middles)
    });
    let step = 0.5_f64.powi(32);
    let around = spots.flat_map(|at| {
        [[0.0, 0.0], [step, 0.0], [-step, step], [0.0, -step]]
            .map(|[dx, dy]| WorldPoint::new(at.x + dx, at.y + dy))
    });
    assert_same(regions, &sorted(around));
}

#[test]
fn a_crowd_on_one_spot_is_one_answer() {
    let (_, regions) = bundled();
    let spot = Morton::from_world(world_from_lonlat([71.58, 34.01]));
    let column = regions.assign(&vec![spot; 100_000]);
    assert!(
        column
            .iter()
            .all(|&region| region == regions.at(spot.to_world()))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn clustered_points_get_the_answer_of_the_plain_test(
        towns in prop::collection::vec(([60.0..78.0_f64, 23.0..39.0_f64], 0.001..3.0_f64), 1..6),
        offsets in prop::collection::vec([-1.0..1.0_f64, -1.0..1.0_f64], 1..1500),
    ) {
        let (_, regions) = bundled();
        let points = offsets.iter().enumerate().map(|(number, [dx, dy])| {
            let ([lon, lat], spread) = towns[number % towns.len()];
            world_from_lonlat([lon + dx * dx.abs() * spread, lat + dy * dy.abs() * spread])
        });
        assert_same(regions, &sorted(points));
    }

    #[test]
    fn points_anywhere_in_the_world_get_the_answer_of_the_plain_test(
        codes in prop::collection::vec(any::<u64>(), 0..3000),
    ) {
        let (_, regions) = bundled();
        let mut codes: Vec<Morton> = codes.into_iter().map(Morton).collect();
        codes.sort_unstable();
        assert_same(regions, &codes);
    }
}
