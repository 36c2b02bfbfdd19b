//! One file a layer, bottom to top: land, choropleth, relief, waters, borders, regions, towns, events, measure.

pub mod borders;
pub mod choropleth;
pub mod events;
pub mod land;
pub mod measure;
pub mod own;
pub mod regions;
pub mod relief;
pub mod towns;
pub mod waters;
