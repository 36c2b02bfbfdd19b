//! Atlas, story, session and viewport become a [`Scene`], and a scene becomes a picture.
//!
//! [`atlas_shapes::AtlasShapes`] is prepared once: projected, simplified for each zoom band, triangulated.
//! [`draw::draw`] is a pure function of what it is given; the window, the PNG and the tests
//! all see what it returns. A surface under [`surface`] paints a scene and decides nothing.

pub mod atlas_shapes;
pub mod density;
pub mod draw;
pub mod fonts;
pub mod furniture;
pub mod here;
pub mod label;
pub mod layers;
pub mod legend;
pub mod looks;
pub mod marks;
pub mod pick;
pub mod relief;
pub mod scene;
pub mod surface;
pub mod text;
pub mod theme;

pub use atlas_shapes::AtlasShapes;
pub use draw::{MapView, draw};
pub use scene::{Item, Scene};
pub use theme::{Rgba, Theme};
