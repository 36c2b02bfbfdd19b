//! durand lets a person read an article on its map.
//!
//! A click on a region shows the passages about it, the article's events stand at their places,
//! and years switch on and off. The program is this library and a thin binary.
//!
//! # The rooms
//!
//! | room | what it answers |
//! |---|---|
//! | [`words`] | every string of window and map, in the languages it speaks |
//! | [`geometry`] | pure `f64` maths on the globe and the plane; knows no place |
//! | [`atlas`] | WHERE: places and borders, read from `geodata/` |
//! | [`document`] | a reader's own text file as blocks of text |
//! | [`story`] | WHAT and WHEN: the article's passages and events, read from `assets/stories/` |
//! | [`events`] | what happened, as columns: thirty or ten million answer alike |
//! | [`session`] | where a reader is in them, and every way to change that |
//! | [`map`] | all of it as a [`map::Scene`], and the scene as a picture |
//! | [`export`](mod@export) | maps, events and passages as files for others |
//! | [`project`] | a reader's work as one file, and what sort of file a path is |
//! | [`app`] | the window |
//! | [`cli`] | the same house without a window |
//!
//! A room uses only those above it; [`app`] and [`cli`] do not know each other.
//! Atlas and story never change once they are read. State lives in [`session::Session`] and changes
//! only through [`session::Session::apply`]. Drawing is a pure function, [`map::draw()`].
//!
//! # A first look
//!
//! ```
//! use durand::atlas::{Atlas, PlaceId};
//! use durand::story::Story;
//!
//! let atlas = Atlas::bundled()?;
//! let story = Story::bundled(&atlas)?;
//! let ex_fata: PlaceId = "ex-fata".parse()?;
//! for index in story.passages_of_place(&ex_fata) {
//!     let passage = &story.passages()[index];
//!     println!("{} {}", passage.paragraph.label(), passage.text);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `ARCHITECTURE.md` walks through the house, `geodata/README.md` through its data.

pub mod app;
pub mod atlas;
pub mod cli;
pub mod document;
pub mod events;
pub mod export;
pub mod geometry;
pub mod map;
pub mod project;
pub mod session;
pub mod story;
pub mod words;
