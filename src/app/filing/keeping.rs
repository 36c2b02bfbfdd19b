//! Keeping what is not saved, in a thread: a disk may take its time, and the window does not wait.

use std::path::Path;
use std::thread::{self, JoinHandle};

use crate::project::Project;
use crate::project::recovery::Keeper;

/// Whoever keeps, or the thread that has it until it is done.
#[derive(Default)]
pub struct Keeping {
    keeper: Option<Keeper>,
    running: Option<JoinHandle<(Keeper, Result<(), String>)>>,
}

impl Keeping {
    /// Begins to keep `project` in `folder`, in the place of what was kept before.
    ///
    /// # Errors
    /// A sentence, of this keeping or of the one before, which is waited for.
    pub fn begin(&mut self, folder: &Path, project: Project) -> Result<(), String> {
        self.wait()?;
        let keeper = match self.keeper.take() {
            Some(keeper) => keeper,
            None => Keeper::new(folder).map_err(|error| error.to_string())?,
        };
        let keep = move || {
            let kept = keeper.keep(&project);
            (keeper, kept.map_err(|error| error.to_string()))
        };
        let thread = thread::Builder::new().name("keep".to_owned()).spawn(keep);
        self.running = Some(thread.map_err(|error| error.to_string())?);
        Ok(())
    }

    /// Hears how it went, if it is done.
    ///
    /// # Errors
    /// A sentence that says why nothing could be kept.
    pub fn hear(&mut self) -> Result<(), String> {
        if self.running.as_ref().is_some_and(JoinHandle::is_finished) {
            self.wait()?;
        }
        Ok(())
    }

    /// Waits until it is done.
    ///
    /// # Errors
    /// A sentence that says why nothing could be kept.
    pub fn wait(&mut self) -> Result<(), String> {
        let Some(Ok((keeper, kept))) = self.running.take().map(JoinHandle::join) else {
            return Ok(());
        };
        self.keeper = Some(keeper);
        kept
    }

    /// Whether something is kept.
    pub fn has_kept(&self) -> bool {
        self.keeper.as_ref().is_some_and(Keeper::has_kept)
    }

    /// Throws away what is kept.
    pub fn clear(&mut self) {
        // What could not be kept need not be thrown away.
        let _ = self.wait();
        if let Some(keeper) = &self.keeper {
            keeper.clear();
        }
    }

    /// Leaves what is kept for whoever asks next.
    pub fn leave(&mut self) {
        let _ = self.wait();
        if let Some(keeper) = self.keeper.take() {
            keeper.leave();
        }
    }

    /// Gives up the name under which this window keeps.
    pub fn end(&mut self) {
        let _ = self.wait();
        self.keeper = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::recovery::left;

    #[test]
    fn what_is_kept_is_left_whole_and_what_is_cleared_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeping = Keeping::default();
        for _ in 0..3 {
            keeping.begin(folder.path(), Project::default()).unwrap();
        }
        keeping.wait().unwrap();
        assert!(keeping.has_kept());
        keeping.leave();
        let (found, sentences) = left(folder.path());
        assert_eq!((found.len(), sentences.len()), (1, 0));
        drop(found);

        let mut again = Keeping::default();
        again.begin(folder.path(), Project::default()).unwrap();
        again.clear();
        assert!(!again.has_kept());
    }

    #[test]
    fn a_folder_that_is_none_is_said() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut keeping = Keeping::default();
        let error = keeping.begin(file.path(), Project::default()).unwrap_err();
        assert!(!error.is_empty());
    }
}
