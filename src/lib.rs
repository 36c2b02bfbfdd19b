//! durand lets a person read an article on its map.

pub mod app;
pub mod atlas;
pub mod cli;
pub mod geometry;
pub mod map;
pub mod session;
pub mod story;
