//! Places made for tests.

use std::path::{Path, PathBuf};

use super::gather::gather;
use super::{Atlas, Care, Place};

/// A feature of this id, kind and geometry as GeoJSON; its name is its id.
pub(crate) fn feature(id: &str, kind: &str, geometry: &str) -> String {
    named(id, kind, geometry, "")
}

/// The same with more properties, such as `,"rank":3`.
pub(crate) fn named(id: &str, kind: &str, geometry: &str, more: &str) -> String {
    format!(
        r#"{{"type":"Feature","id":"{id}","properties":{{"name":"{id}","kind":"{kind}"{more}}},"geometry":{geometry}}}"#
    )
}

/// One place.
pub(crate) fn place(id: &str, kind: &str, geometry: &str) -> Place {
    let mut found = gather(
        Path::new("test"),
        "test",
        &feature(id, kind, geometry),
        Care::Quick,
    );
    assert!(found.report.is_clean(), "{}", found.report);
    found.places.remove(0)
}

/// An atlas of these features.
pub(crate) fn atlas(features: &[String]) -> Atlas {
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{}]}}"#,
        features.join(",\n")
    );
    let (atlas, report) = Atlas::assemble(
        vec![(
            PathBuf::from("test"),
            gather(Path::new("test"), "test", &text, Care::Quick),
        )],
        None,
    );
    assert!(report.errors().next().is_none(), "{report}");
    atlas
}
