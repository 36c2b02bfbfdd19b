//! How a layer of one's own is drawn.

use serde::{Deserialize, Serialize};

/// How a layer is drawn; by default as the events of the story are, by category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Style {}
