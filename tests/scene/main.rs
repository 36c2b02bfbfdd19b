//! The map of the bundled data, read as a scene: what stands where, without looking at a pixel.

#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot read its data should stop

mod choropleth;
#[path = "../common/mod.rs"]
mod common;
mod contrast;
mod crowds;
mod events;
mod labels;
mod land;
mod measuring;
mod own_regions;
mod pictures;
mod pointing;
mod purity;
mod styles;
mod times;

use durand::map::Scene;
use durand::map::scene::{Item, Mark};
use durand::session::Target;

/// A box that holds every event of the story, Doha and Karachi too.
const EVERYWHERE: &str = "50,22,78,39";

/// Zooms at which the map is looked at, from all of the borderland to a crossing.
const ZOOMS: [f64; 6] = [4.5, 5.7, 7.0, 8.5, 10.3, 12.6];

/// Spots along the Durand Line, and one on the Arabian Sea's shore.
const SPOTS: [[f64; 2]; 4] = [[66.43, 30.95], [69.5, 32.4], [71.1, 34.12], [67.0, 25.0]];

/// The marks that stand for events, as they are painted: the coloured symbol on top of its edge.
fn symbols(scene: &Scene) -> Vec<&Mark> {
    let marks = scene.marks();
    marks
        .filter(|mark| matches!(mark.what, Some(Target::Event(_))))
        .collect()
}

/// A scene as text, without its colours where `coloured` is false; the relief by its size.
fn told(scene: &Scene, coloured: bool) -> Vec<String> {
    let tell = |item: &Item| match item {
        Item::Picture(picture) => {
            let Scene { size, .. } = scene;
            format!("{size:?} {:?} {:?}", picture.raster.size, picture.rect)
        }
        Item::Fill(fill) => format!("{fill:?}"),
        Item::Stroke(stroke) => format!("{stroke:?}"),
        Item::Mark(mark) => format!("{mark:?}"),
        Item::Text(text) => format!("{text:?}"),
    };
    let items = scene.items.iter().map(tell);
    items
        .map(|item| if coloured { item } else { uncoloured(&item) })
        .chain(scene.hits.iter().map(|hit| format!("{hit:?}")))
        .collect()
}

fn uncoloured(item: &str) -> String {
    let mut parts = item.split("Rgba([");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| {
        all + part.split_once("])").map_or(part, |(_, rest)| rest)
    })
}

fn fingerprint(scene: &Scene) -> Vec<String> {
    told(scene, true)
}
