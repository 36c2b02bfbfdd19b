//! How a file is to be read.

use serde::{Deserialize, Serialize};

/// How a file is to be read; by default durand finds out by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Import {}
