//! Work that was not saved, kept beside the window's state until somebody says what becomes of it.
//!
//! Each window keeps its own file, held by a lock for as long as the window lives: what nobody
//! holds was left by a crash, or by a window that was closed with unsaved work. The system gives a
//! lock back when a program ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::NamedTempFile;

use super::{ENDING, Opened, Project, name_of, open, text};
use crate::export::file::{SaveError, save_bytes};

/// Whose work it is that was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The project, if it has ever been saved.
    pub project: Option<PathBuf>,
    /// When it was kept, such as `2026-05-03T14:07:00Z`.
    pub at: String,
}

impl Origin {
    /// Work on `project` as it is now.
    pub fn now(project: Option<&Path>) -> Self {
        Self {
            project: project.map(Path::to_owned),
            at: jiff::Timestamp::now()
                .strftime("%Y-%m-%dT%H:%M:%SZ")
                .to_string(),
        }
    }

    /// What the project is called, if it has ever been saved.
    pub fn name(&self) -> Option<String> {
        self.project.as_deref().map(name_of)
    }
}

/// Where the ending of a file that says that its neighbour is held.
const LOCK: &str = "lock";

/// Files of at most this many windows are offered at one start.
const MOST: usize = 20;

/// Where locks are not to be had, work counts as left when it is older than this.
const LEFT: Duration = Duration::from_hours(24);

/// The file into which one window keeps what is not saved.
#[derive(Debug)]
pub struct Keeper {
    lock: NamedTempFile,
    file: PathBuf,
}

impl Keeper {
    /// Takes a name in `folder` that no other window has.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn new(folder: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let process = format!("{}-", std::process::id());
        let lock = tempfile::Builder::new()
            .prefix(&process)
            .suffix(&format!(".{LOCK}"))
            .tempfile_in(folder)?;
        // Where there are no locks, age tells instead.
        let _ = lock.as_file().try_lock();
        let file = lock.path().with_extension(ENDING);
        Ok(Self { lock, file })
    }

    /// Keeps `project` in the place of what was kept before.
    ///
    /// # Errors
    /// [`SaveError`]; what was kept before is then still there.
    pub fn keep(&self, project: &Project) -> Result<(), SaveError> {
        save_bytes(&self.file, text(project, None).as_bytes()).map(drop)
    }

    /// Whether something is kept.
    pub fn has_kept(&self) -> bool {
        self.file.exists()
    }

    /// Throws away what is kept.
    pub fn clear(&self) {
        // What is not there need not be thrown away, and what cannot be is offered once more.
        let _ = fs::remove_file(&self.file);
    }

    /// Leaves what is kept for whoever asks next, this program among them.
    pub fn leave(self) {
        drop(self.lock);
    }
}

/// Work that a window has left unsaved.
#[derive(Debug)]
pub struct Left {
    /// What it was.
    pub opened: Opened,
    file: PathBuf,
    lock: Option<File>,
}

impl Left {
    /// Whose work it is.
    pub fn origin(&self) -> Origin {
        self.opened.project.recovery.clone().unwrap_or_default()
    }

    /// Throws it away.
    pub fn discard(self) {
        let _ = fs::remove_file(&self.file);
        if self.lock.is_some() {
            let _ = fs::remove_file(self.file.with_extension(LOCK));
        }
    }
}

/// What windows have left unsaved in `folder`, the latest first, and a sentence for each file that
/// cannot be read. Nobody else is offered the same while the answer lives.
pub fn left(folder: &Path) -> (Vec<Left>, Vec<String>) {
    let (mut found, mut sentences) = (Vec::new(), Vec::new());
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.sort();
    for file in files {
        if file.extension().is_none_or(|ending| ending != ENDING) {
            sweep(&file);
            continue;
        }
        if found.len() >= MOST {
            break;
        }
        let lock = match claimed(&file) {
            Claim::Locked(lock) => Some(lock),
            Claim::Old => None,
            Claim::Held => continue,
        };
        match open(&file) {
            Ok(opened) => found.push(Left { opened, file, lock }),
            // Whoever held it has thrown it away just now.
            Err(_) if !file.exists() => {}
            Err(error) => sentences.push(set_aside(&file, &error.to_string())),
        }
    }
    found.sort_by_key(|left| std::cmp::Reverse(left.origin().at));
    (found, sentences)
}

/// Whose a file is.
enum Claim {
    /// Ours now.
    Locked(File),
    /// Nobody's, as it is old; there are no locks here.
    Old,
    /// That of a window that lives.
    Held,
}

/// Takes the lock of `file` if no window holds it.
fn claimed(file: &Path) -> Claim {
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(file.with_extension(LOCK));
    match lock.map(|lock| (lock.try_lock(), lock)) {
        Ok((Ok(()), lock)) => Claim::Locked(lock),
        Ok((Err(TryLockError::WouldBlock), _)) => Claim::Held,
        Ok((Err(TryLockError::Error(_)), _)) | Err(_) => {
            let written = fs::metadata(file).and_then(|known| known.modified());
            let age = written.map(|written| SystemTime::now().duration_since(written));
            if matches!(age, Ok(Ok(age)) if age > LEFT) {
                Claim::Old
            } else {
                Claim::Held
            }
        }
    }
}

/// Removes what a crash in the midst of writing has left: half a file, or a lock of nothing.
fn sweep(file: &Path) {
    let ending = file.extension().unwrap_or_default();
    let is_old = || {
        let written = fs::metadata(file).and_then(|known| known.modified());
        written.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > LEFT))
    };
    let is_half = ending == "part";
    let is_lock = ending == LOCK && !file.with_extension(ENDING).exists();
    let is_free = || File::open(file).is_ok_and(|lock| lock.try_lock().is_ok());
    if is_old() && (is_half || is_lock && is_free()) {
        let _ = fs::remove_file(file);
    }
}

/// Puts a file that cannot be read out of the way, and says so.
fn set_aside(file: &Path, why: &str) -> String {
    let aside = file.with_extension("durand.bad");
    let kept = match fs::rename(file, &aside) {
        Ok(()) => format!("it is kept as {}", aside.display()),
        Err(error) => format!("it could not be moved aside ({error})"),
    };
    format!("Work that was not saved could not be read: {why}; {kept}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(name: &str) -> Project {
        let mut project = Project {
            recovery: Some(Origin {
                project: Some(PathBuf::from(format!("/home/me/{name}.durand"))),
                at: format!("2026-01-01T00:00:0{}Z", name.len()),
            }),
            ..Project::default()
        };
        project.reading.years_off.push(name.to_owned());
        project
    }

    fn names(left: &[Left]) -> Vec<String> {
        left.iter()
            .filter_map(|left| left.origin().name())
            .collect()
    }

    #[test]
    fn what_a_living_window_keeps_is_offered_to_nobody() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path()).unwrap();
        keeper.keep(&work("mine")).unwrap();
        assert!(left(folder.path()).0.is_empty());
        assert!(keeper.has_kept());
    }

    #[test]
    fn what_was_left_is_offered_once_and_comes_back_whole() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["one", "three"] {
            let keeper = Keeper::new(folder.path()).unwrap();
            keeper.keep(&work(name)).unwrap();
            keeper.leave();
        }
        let (found, said) = left(folder.path());
        assert!(said.is_empty(), "{said:?}");
        assert_eq!(names(&found), ["three", "one"]);
        assert!(left(folder.path()).0.is_empty());
        assert_eq!(found[0].opened.project, work("three"));
        for left in found {
            left.discard();
        }
        assert!(left(folder.path()).0.is_empty());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_nobody_answered_is_offered_again() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path()).unwrap();
        keeper.keep(&work("mine")).unwrap();
        keeper.leave();
        drop(left(folder.path()));
        assert_eq!(names(&left(folder.path()).0), ["mine"]);
    }

    #[test]
    fn what_is_cleared_is_gone_and_nothing_stays_of_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let keeper = Keeper::new(folder.path()).unwrap();
        keeper.keep(&work("mine")).unwrap();
        keeper.clear();
        keeper.leave();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_cannot_be_read_is_kept_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("1-x.durand"), "{").unwrap();
        let (found, said) = left(folder.path());
        assert!(found.is_empty());
        assert!(said[0].contains("1-x.durand.bad"), "{said:?}");
        assert!(left(folder.path()).1.is_empty());
    }

    #[test]
    fn no_folder_is_nothing_left() {
        let (found, said) = left(Path::new("/nowhere/at/all"));
        assert!(found.is_empty() && said.is_empty());
    }
}
