//! A line or an area that a file of the reader's own holds: no event, but something on the map.

use geo::{CoordsIter as _, Geometry};

/// A line or an area of a file, as it was read.
///
/// The window draws it with its file's layer; an area is also a region that can be asked for the
/// events in it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnShape {
    /// The number of its file, as in [`EventKey::file`](super::EventKey::file).
    pub file: u16,
    /// Where its record begins, in bytes, as in [`EventKey::offset`](super::EventKey::offset).
    pub offset: u64,
    /// Which record of its file it is, counted from 1.
    pub number: u64,
    /// What the file calls it; empty where it says nothing.
    pub name: String,
    /// Degrees of WGS 84, longitude first. Lines, polygons, several of them, or a collection of
    /// both; never a point, and every coordinate is finite and on the globe.
    pub geometry: Geometry<f64>,
    /// Everything that the file says of it, in its order: texts as they are, all else as JSON.
    pub properties: Vec<(String, String)>,
}

impl OwnShape {
    /// How many positions its lines and rings have.
    pub fn vertices(&self) -> usize {
        self.geometry.coords_count()
    }

    /// Bytes of its texts.
    pub(super) fn text_bytes(&self) -> usize {
        let pairs = self.properties.iter();
        self.name.len()
            + pairs
                .map(|(name, text)| name.len() + text.len())
                .sum::<usize>()
    }

    /// Whether a part of it encloses something.
    pub fn is_area(&self) -> bool {
        fn encloses(geometry: &Geometry<f64>) -> bool {
            match geometry {
                Geometry::Polygon(_) | Geometry::MultiPolygon(_) => true,
                Geometry::GeometryCollection(parts) => parts.iter().any(encloses),
                _ => false,
            }
        }
        encloses(&self.geometry)
    }
}
