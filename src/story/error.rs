//! Why there is no story at all.

use crate::atlas::Fault;

/// Why a [`Story`](super::Story) could not be had.
///
/// Single bad passages and events are no errors: they are told in the [`Report`](crate::atlas::Report).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoryError {
    /// A file that the story cannot do without is missing or broken.
    #[error("{0}")]
    File(Box<Fault>),

    /// The story inside the program is broken, which its tests should have told.
    #[error("the story inside the program is broken: {0}")]
    Bundled(Box<Fault>),
}

impl From<Fault> for StoryError {
    fn from(fault: Fault) -> Self {
        Self::File(Box::new(fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_a_file_is_told_as_it_is() {
        let error = StoryError::from(Fault::error("story.json", "it has no title", "give it one"));
        assert_eq!(
            error.to_string(),
            "story.json: it has no title; give it one"
        );
    }
}
