//! Names and standing of a year, and whose view of the borders.

use durand::atlas::BoundaryView;
use durand::map::scene::{Item, Stroke};
use durand::map::{Scene, furniture};
use durand::session::{Command, LayerId, Session};

use super::common::{apply, data, map, place, place_id, scene, session};

/// The map of the borderland in `year`.
fn of_year(year: i32) -> Scene {
    let mut session = session();
    apply(&mut session, Command::GoToYear(year));
    scene(&session)
}

fn in_view(view: BoundaryView) -> Scene {
    let mut session = session();
    apply(&mut session, Command::SetBoundaryView(view));
    scene(&session)
}

/// The names on the map, the lines of one name joined.
fn names(scene: &Scene) -> String {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

fn strokes_of<'a>(scene: &'a Scene, id: &str) -> Vec<&'a Stroke> {
    let target = place(id);
    let strokes = scene.strokes();
    strokes
        .filter(|stroke| stroke.what.as_ref() == Some(&target))
        .collect()
}

#[test]
fn in_1893_balochistan_was_an_agency_of_british_india_and_there_was_no_khyber_pakhtunkhwa() {
    let names = names(&of_year(1893));
    assert!(names.contains("of British India"), "{names}");
    assert!(!names.contains("Pakhtunkhwa"), "{names}");
    assert!(!names.contains("PAKISTAN"), "{names}");
}

#[test]
fn from_1901_to_2009_the_province_was_the_north_west_frontier() {
    for year in [1901, 1947, 1972, 2009] {
        let names = names(&of_year(year));
        assert!(
            names.contains("North-West Frontier Province"),
            "{year}: {names}"
        );
        assert!(!names.contains("Pakhtunkhwa"), "{year}: {names}");
    }
    assert!(names(&of_year(1960)).contains("West Pakistan"));
    assert!(names(&of_year(2010)).contains("Khyber Pakhtunkhwa"));
}

#[test]
fn in_2014_the_tribal_areas_are_a_territory_beside_the_province() {
    let mut session = session();
    apply(&mut session, Command::GoToYear(2014));
    apply(
        &mut session,
        Command::SelectInPlace(place("khyber-pakhtunkhwa")),
    );
    let then = scene(&session);
    assert!(names(&then).contains("Federally Administered Tribal Areas"));
    apply(&mut session, Command::GoToYear(2018));
    let merged = scene(&session);
    assert!(names(&merged).contains("Khyber Pakhtunkhwa"));
    let west = |scene: &Scene| {
        let outline = strokes_of(scene, "khyber-pakhtunkhwa").into_iter();
        let points = outline.flat_map(|stroke| stroke.line.iter());
        points.map(|point| point[0]).fold(f32::MAX, f32::min)
    };
    // With South Waziristan the province reaches farther west.
    assert!(
        west(&merged) < west(&then) - 10.0,
        "{} {}",
        west(&merged),
        west(&then)
    );
}

#[test]
fn a_click_on_the_tribal_areas_leads_to_the_province_only_once_they_are_part_of_it() {
    let under = |year| {
        let mut session = session();
        apply(&mut session, Command::GoToYear(year));
        let map = map(&session);
        let scene = durand::map::draw(&map);
        // Miran Shah, in North Waziristan.
        let at = session.view.screen_from_lonlat([70.05, 32.85]);
        durand::map::pick::pick(at, &scene, &map).areas
    };
    let province = place("khyber-pakhtunkhwa");
    assert_eq!(under(2014).first(), Some(&place("ex-fata")));
    assert!(!under(2014).contains(&province));
    assert!(under(2021).contains(&province));
}

#[test]
fn with_all_years_on_names_and_shapes_are_todays() {
    let names = names(&scene(&session()));
    for name in [
        "ex-FATA",
        "Khyber Pakhtunkhwa",
        "Balochistan",
        "PAKISTAN",
        "Durand Line",
    ] {
        assert!(names.contains(name), "{name} is not on the map: {names}");
    }
}

#[test]
fn a_map_of_another_year_says_that_its_geometry_is_todays() {
    let mut session = session();
    let page = |session: &Session| names(&furniture::page(&map(session)));
    assert!(!page(&session).contains("Names and standing of"));
    apply(&mut session, Command::GoToYear(1901));
    let told = page(&session);
    assert!(
        told.contains("Names and standing of 1901 · modern geometry"),
        "{told}"
    );
}

#[test]
fn only_in_the_view_of_afghanistan_is_the_durand_line_dashed() {
    for view in BoundaryView::ALL {
        let scene = in_view(view);
        let line = strokes_of(&scene, "durand-line");
        assert!(!line.is_empty());
        let dashed = line.iter().all(|stroke| !stroke.dash.is_empty());
        assert_eq!(dashed, view == BoundaryView::Afghanistan, "{view:?}");
    }
}

#[test]
fn the_line_of_control_is_dashed_in_every_view() {
    for view in BoundaryView::ALL {
        let scene = in_view(view);
        let line = strokes_of(&scene, "line-of-control");
        assert!(!line.is_empty() && line.iter().all(|stroke| !stroke.dash.is_empty()));
    }
}

#[test]
fn each_view_calls_the_line_what_its_side_calls_it() {
    let line = data().atlas.get(&place_id("durand-line")).unwrap();
    for view in BoundaryView::ALL {
        let wording = line.wording(view).unwrap();
        assert!(!wording.wording.is_empty() && !wording.source.is_empty());
        let names = names(&in_view(view));
        assert!(names.contains(&wording.name), "{view:?}: {names}");
    }
}

#[test]
fn a_page_says_whose_view_it_shows_and_that_a_line_takes_no_position() {
    for (view, said) in [
        (BoundaryView::InFact, "Borders: in fact"),
        (BoundaryView::Pakistan, "Borders: as Pakistan sees them"),
        (
            BoundaryView::Afghanistan,
            "Borders: as Afghanistan sees them",
        ),
    ] {
        let mut session = session();
        apply(&mut session, Command::SetBoundaryView(view));
        let told = names(&furniture::page(&map(&session)));
        assert!(told.contains(said), "{told}");
        assert!(told.contains("takes no position"), "{told}");
    }
}

#[test]
fn the_limit_of_the_tribal_areas_stays_without_the_outlines_of_units() {
    let session = session();
    assert!(!session.layers.is_on(&LayerId::Units));
    let dashes = |scene: &Scene| {
        let dashed = scene.strokes().filter(|stroke| !stroke.dash.is_empty());
        dashed.count()
    };
    // Since the merger it is a dashed limit inside the province, before it a border.
    assert!(dashes(&of_year(2018)) > dashes(&of_year(2014)));
}

#[test]
fn the_line_of_control_stays_dashed_when_it_is_selected() {
    let mut session = session();
    apply(
        &mut session,
        Command::SelectInPlace(place("line-of-control")),
    );
    let scene = scene(&session);
    let line = strokes_of(&scene, "line-of-control");
    assert!(line.iter().any(|stroke| stroke.width > 2.0));
    assert!(line.iter().all(|stroke| !stroke.dash.is_empty()));
}

#[test]
fn a_page_calls_regions_in_legend_and_heading_as_they_were_called_then() {
    let mut session = session();
    apply(&mut session, Command::GoToYear(1893));
    apply(
        &mut session,
        Command::SelectInPlace(place("khyber-pakhtunkhwa")),
    );
    let page = furniture::page(&map(&session));
    let lines: Vec<&str> = page
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
        .collect();
    assert!(
        lines.contains(&"Frontier districts of the Punjab"),
        "{lines:?}"
    );
    assert!(lines.contains(&"Balochistan Agency of British India"));
    let heading = "Frontier districts of the Punjab (today Khyber Pakhtunkhwa)";
    assert!(lines.iter().any(|line| line.contains(heading)), "{lines:?}");
    assert!(!lines.contains(&"Khyber Pakhtunkhwa"), "{lines:?}");
}

#[test]
fn before_the_agreement_there_is_no_name_of_the_line_and_no_pakistan() {
    let scene = of_year(1800);
    let names = names(&scene);
    assert!(
        !names.contains("Durand Line") && !names.contains("PAKISTAN"),
        "{names}"
    );
    let line = strokes_of(&scene, "durand-line");
    assert!(
        line.iter()
            .all(|stroke| stroke.width < 1.0 && !stroke.dash.is_empty())
    );
}

#[test]
fn no_name_of_the_map_lies_under_the_boxes_of_a_page() {
    let session = session();
    let map = map(&session);
    let page = furniture::page(&map);
    let boxes: Vec<[f32; 4]> = page
        .fills()
        .filter(|fill| fill.what.is_none() && fill.colour == map.theme.window.paper)
        .filter_map(durand::map::scene::Fill::as_box)
        .collect();
    assert!(boxes.len() >= 2, "a heading and a legend");
    let named = page.items.iter().filter_map(|item| match item {
        Item::Text(text) if text.what.is_some() => Some(text),
        _ => None,
    });
    for text in named {
        let [x, y] = text.at;
        let under = |b: &&[f32; 4]| x > b[0] && x < b[2] && y > b[1] && y < b[3];
        assert!(!boxes.iter().any(|b| under(&b)), "{} is covered", text.text);
    }
}
