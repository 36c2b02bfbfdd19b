//! `durand render`: pictures without a display.

use std::path::{Path, PathBuf};

use resvg::usvg::roxmltree::Document;

use super::common::data;
use super::{Run, durand};

/// Runs `durand render` with `words`, into a file of this name in `folder`.
fn render(folder: &Path, name: &str, words: &str) -> PathBuf {
    let file = folder.join(name);
    let mut arguments: Vec<std::ffi::OsString> = vec!["render".into(), "--output".into()];
    arguments.push(file.clone().into_os_string());
    arguments.extend(words.split_whitespace().map(Into::into));
    let Run { status, out, err } = durand(arguments);
    assert_eq!((status, out.as_str(), err.as_str()), (0, "", ""), "{words}");
    file
}

fn svg(folder: &Path, words: &str) -> String {
    std::fs::read_to_string(render(folder, "map.svg", words)).unwrap()
}

fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let nodes = document
        .descendants()
        .filter(|node| node.tag_name().name() == "text");
    nodes
        .filter_map(|node| node.text().map(str::to_owned))
        .collect()
}

#[test]
fn a_png_has_the_size_and_the_scale_that_were_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    for (words, pixels) in [
        ("--size 320x200", (320, 200)),
        ("--size 320x200 --scale 2", (640, 400)),
        ("--size 400x300 --theme dark", (400, 300)),
    ] {
        let file = render(folder.path(), "map.png", words);
        assert_eq!(image::image_dimensions(file).unwrap(), pixels, "{words}");
    }
}

#[test]
fn an_svg_holds_title_names_and_attribution_as_text() {
    let folder = tempfile::tempdir().unwrap();
    let svg = svg(folder.path(), "--size 1600x1000");
    let texts = texts(&svg);
    let article = data().story.article();
    for part in [
        article.title.as_str(),
        "ex-FATA",
        "Kabul",
        "Natural Earth",
        "km",
    ] {
        assert!(texts.iter().any(|text| text.contains(part)), "no {part}");
    }
}

#[test]
fn a_selection_is_named_in_the_picture_and_outlined() {
    let folder = tempfile::tempdir().unwrap();
    let plain = svg(folder.path(), "--size 800x500");
    let chosen = svg(folder.path(), "--size 800x500 --select ex-fata");
    assert!(
        texts(&chosen)
            .iter()
            .any(|text| text.starts_with("ex-FATA · "))
    );
    assert_ne!(plain, chosen);
    let event = svg(
        folder.path(),
        "--size 800x500 --select peshawar-school-2014",
    );
    assert!(
        texts(&event)
            .iter()
            .any(|text| text.starts_with("Massacre at a Peshawar school · "))
    );
}

#[test]
fn a_year_alone_is_said_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let texts = texts(&svg(folder.path(), "--size 900x600 --year 2014"));
    let count = data().story.events().iter().filter(|event| {
        let when = event.when.as_ref();
        when.is_some_and(|when| when.overlaps_years(2014, 2014))
    });
    let told = format!("2014: {} of 43 events", count.count());
    assert!(
        texts.iter().any(|text| text.contains(&told)),
        "{told} in {texts:?}"
    );
}

#[test]
fn bounds_show_that_part_of_the_world() {
    let folder = tempfile::tempdir().unwrap();
    let near = texts(&svg(
        folder.path(),
        "--size 800x800 --bounds 66,30.5,67,31.5",
    ));
    assert!(near.iter().any(|text| text == "Spin Boldak"), "{near:?}");
    assert!(!near.iter().any(|text| text == "Kabul"), "{near:?}");
    let west = texts(&svg(folder.path(), "--size 800x800 --bounds -10,35,10,45"));
    assert!(!west.iter().any(|text| text == "AFGHANISTAN"));
}

#[test]
fn light_and_dark_have_the_same_words_in_other_colours() {
    let folder = tempfile::tempdir().unwrap();
    let day = svg(folder.path(), "--size 800x500 --theme light");
    let night = svg(folder.path(), "--size 800x500 --theme dark");
    assert_eq!(texts(&day), texts(&night));
    assert_ne!(day, night);
}

#[test]
fn the_same_words_make_the_same_picture_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = ["a.png", "b.png"].map(|name| {
        let file = render(folder.path(), name, "--size 500x320 --select balochistan");
        std::fs::read(file).unwrap()
    });
    assert!(first == second);
}
