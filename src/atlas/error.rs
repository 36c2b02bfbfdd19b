//! Why there is no atlas at all.

use std::path::PathBuf;

use super::Fault;

/// Why an [`Atlas`](super::Atlas) could not be had.
///
/// Single bad files and features are no errors: they are told in the [`Report`](super::Report).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AtlasError {
    /// The folder cannot be listed.
    #[error("this folder of places cannot be listed; check its name and permissions: {path}")]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },

    /// The folder holds no data.
    #[error("there is no .geojson file in this folder; name one like geodata/: {path}")]
    Empty {
        /// The folder.
        path: PathBuf,
    },

    /// Files were there, but not one sound place in them.
    #[error("none of the files holds a sound place; the first fault: {first}")]
    Nothing {
        /// The fault found first.
        first: Box<Fault>,
    },

    /// The atlas inside the program is broken, which its tests should have told.
    #[error("the atlas inside the program is broken: {fault}")]
    Bundled {
        /// The fault found first.
        fault: Box<Fault>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_comes_last() {
        let error = AtlasError::Empty {
            path: "here".into(),
        };
        assert_eq!(
            error.to_string(),
            "there is no .geojson file in this folder; name one like geodata/: here"
        );
    }
}
