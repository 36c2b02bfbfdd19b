//! The scene as SVG and as PNG.

use std::collections::BTreeMap;

use durand::map::fonts::Font;
use durand::map::surface::{png, svg};
use durand::map::{MapView, Scene, furniture};
use durand::session::{Command, Session};
use durand::story::Category;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, roxmltree::Document};

use super::common::{apply, dark, data, light, looking_at, map, place, relief, scene, session};

#[test]
fn the_svg_can_be_parsed_and_holds_every_text() {
    let mut session = session();
    apply(&mut session, Command::Select(Some(place("ex-fata"))));
    let page = furniture::page(&map(&session));
    let title = &data().story.article().title;
    let text = svg::document(&page, title).unwrap();
    let document = Document::parse(&text).unwrap();
    let root = document.root_element();
    assert_eq!(root.tag_name().name(), "svg");
    assert_eq!(root.attribute("width"), Some("1600"));
    assert_eq!(root.attribute("viewBox"), Some("0 0 1600 1000"));
    let named = root
        .children()
        .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title")));
    assert_eq!(named.unwrap().text(), Some(title.as_str()));
    let mut written: BTreeMap<String, usize> = BTreeMap::new();
    for node in root.descendants().filter(|n| n.tag_name().name() == "text") {
        *written.entry(node.text().unwrap().to_owned()).or_default() += 1;
    }
    let mut meant: BTreeMap<String, usize> = BTreeMap::new();
    for text in page.texts() {
        *meant.entry(text.text.clone()).or_default() += 1;
    }
    assert_eq!(written, meant);
    for word in ["ex-FATA", "AFGHANISTAN", title] {
        assert!(written.contains_key(word), "{word}");
    }
}

#[test]
fn the_svg_needs_nothing_from_elsewhere() {
    let relief = relief(light());
    let session = session();
    let page = furniture::page(&MapView {
        relief: Some(&relief),
        ..map(&session)
    });
    let text = svg::document(&page, "map").unwrap();
    let document = Document::parse(&text).unwrap();
    for node in document.descendants() {
        for attribute in node.attributes() {
            let value = attribute.value();
            if attribute.name() == "href" {
                assert!(value.starts_with("data:image/png;base64,"));
            } else {
                assert!(!value.contains("NaN") && !value.contains("inf"), "{value}");
            }
        }
    }
}

#[test]
fn the_png_has_the_size_that_was_asked_for() {
    for (size, scale, pixels) in [
        ([640.0, 400.0], 1.0, [640, 400]),
        ([320.0, 200.0], 2.0, [640, 400]),
        ([300.0, 200.0], 0.5, [150, 100]),
    ] {
        let session = Session::new(data(), size);
        let scene = furniture::page(&map(&session));
        let bytes = png::bytes(&scene, scale).unwrap();
        let picture = image::load_from_memory(&bytes).unwrap();
        assert_eq!([picture.width(), picture.height()], pixels);
    }
}

#[test]
fn a_png_beyond_all_measure_is_refused_in_words() {
    let scene = Scene::new([16_384.0, 16_384.0]);
    let error = png::bytes(&scene, 8.0).unwrap_err().to_string();
    assert!(
        error.contains("131072") && error.contains("16384"),
        "{error}"
    );
}

#[test]
fn the_bounds_that_were_asked_for_are_in_the_picture() {
    let session = looking_at("66,30.5,67,31.5");
    let seen = session.view.geo_bounds();
    for corner in [[66.01, 30.51], [66.99, 31.49]] {
        assert!(seen.contains(corner), "{corner:?} is not in {seen}");
    }
    let close = seen.north() - seen.south();
    assert!(close < 1.2, "{seen} is too wide");
    let scene = scene(&session);
    let crossing = place("chaman-crossing");
    assert!(scene.hits.iter().any(|hit| hit.targets.contains(&crossing)));
}

#[test]
fn the_page_carries_title_legend_scale_and_attribution() {
    let session = session();
    let page = furniture::page(&map(&session));
    let texts: Vec<&str> = page.texts().map(|text| text.text.as_str()).collect();
    let has = |part: &str| texts.iter().any(|text| text.contains(part));
    for part in [
        data().story.article().title.as_str(),
        "Foreign Policy",
        " km",
        "modern geometry",
        "Natural Earth",
        "All years: 43 of 43 events",
    ] {
        assert!(has(part), "no “{part}” among {texts:?}");
    }
    for category in Category::ALL {
        assert!(has(category.label()), "{category:?}");
    }
}

/// What another program would show of an SVG, with the faces that come with this one.
fn as_shown(svg: &str, scale: f32) -> image::RgbaImage {
    let mut options = usvg::Options::default();
    for font in Font::ALL {
        let face = std::sync::Arc::new(font.bytes());
        let fonts = options.fontdb_mut();
        fonts.load_font_source(usvg::fontdb::Source::Binary(face));
    }
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let size = tree.size().to_int_size().scale_by(scale).unwrap();
    let mut pixels = Pixmap::new(size.width(), size.height()).unwrap();
    let transform = Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let [width, height] = [pixels.width(), pixels.height()];
    image::RgbaImage::from_raw(width, height, pixels.take_demultiplied()).unwrap()
}

#[test]
fn the_png_is_what_its_svg_shows() {
    let faded = {
        let mut session = looking_at("66,30.5,70,34");
        apply(&mut session, Command::Select(Some(place("ex-fata"))));
        session
    };
    for (session, scale) in [(session(), 1.0), (session(), 0.5), (faded, 1.5)] {
        for theme in [light(), dark()] {
            let relief = relief(theme);
            let page = furniture::page(&MapView {
                relief: Some(&relief),
                theme,
                ..map(&session)
            });
            let shown = as_shown(&svg::document(&page, "map").unwrap(), scale);
            let painted = png::bytes(&page, scale).unwrap();
            let painted = image::load_from_memory(&painted).unwrap().to_rgba8();
            assert_eq!(painted.dimensions(), shown.dimensions());
            let far = painted.pixels().zip(shown.pixels());
            let far = far.filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 8));
            let share = far.count() as f64 / painted.pixels().len() as f64;
            assert!(share < 5e-4, "{} at {scale}: {share} differ", theme.name);
        }
    }
}
