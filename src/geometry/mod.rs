//! Pure `f64` maths on the globe and the plane; knows no place.
//!
//! Four spaces, each with its own type or unit in the name:
//!
//! | space | type | unit |
//! |---|---|---|
//! | geographic | `[lon, lat]`, [`GeoBounds`] | WGS 84 degrees |
//! | world | [`WorldPoint`], [`WorldRect`] | Web Mercator as a unit square, y southwards |
//! | screen | `[f32; 2]` | points from the top left of the map |
//! | ground | plain numbers of [`measure`] | kilometres on the ellipsoid |
//!
//! `atlas` measures with it, `map` prepares ([`Topology`], [`fill()`], [`PackedIndex`]) once
//! and then only transforms through a [`Viewport`].

pub mod bounds;
mod coordinates;
pub mod fill;
pub mod geodesic;
pub mod index;
pub mod measure;
pub mod mercator;
mod morton;
pub mod position;
mod prepared;
mod rect;
pub mod simplify;
pub mod stroke;
pub mod viewport;
mod zoom;

pub use bounds::{BoundsError, GeoBounds};
pub use coordinates::CoordinateForm;
pub use fill::{FilledPolygon, fill, outline};
pub use index::PackedIndex;
pub use mercator::{
    MAX_LATITUDE, WorldPoint, WorldRect, lonlat_from_world, metres_per_world_unit,
    world_from_lonlat,
};
pub use morton::{Cell, Morton};
pub use prepared::{Edge, PreparedArea};
pub use simplify::{Shape, SharedArc, Topology};
pub use stroke::{ClipPiece, LineChunks, LineRun, clip_pieces, clip_to_rect, dashes};
pub use viewport::{Viewport, Zoom, ZoomError};
