//! Writing a file whole or not at all, and finding it a name that is free. Exports, projects and
//! the window's state are written by it.
//!
//! What is written goes to a neighbour first, which takes the file's name when all of it is on the
//! disk. So a full disk, a fault on the way or a lost current leaves what was there before.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::ExportError;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where it is.
    pub path: PathBuf,
    /// How long it is.
    pub bytes: u64,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SaveError {
    /// The folder is not there.
    #[error("there is no folder {}; make it, or name another place for {}", folder.display(), name.display())]
    NoFolder {
        /// The folder that was named.
        folder: PathBuf,
        /// The file that was to be written there.
        name: PathBuf,
    },
    /// What is named is a folder, or no name at all.
    #[error("that is a folder; name a file in it: {}", .0.display())]
    IsFolder(PathBuf),
    /// The folder or the file may not be written.
    #[error("nothing may be written there; choose another folder: {}", .0.display())]
    Forbidden(PathBuf),
    /// The disk is full.
    #[error("there is no room left on the disk, and nothing was kept of it: {}", .0.display())]
    Full(PathBuf),
    /// The system has another reason.
    #[error("it could not be written ({source}): {}", path.display())]
    Failed {
        /// What the system says.
        source: io::Error,
        /// The file that was to be written.
        path: PathBuf,
    },
    /// What was to be written could not be made.
    #[error(transparent)]
    Made(ExportError),
}

/// Writes what `make` makes into the file at `path`, in the place of what was there.
///
/// # Errors
/// [`SaveError`]; the file is then as it was before, and nothing stands beside it.
pub fn save(
    path: &Path,
    make: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
) -> Result<Saved, SaveError> {
    let told = |source: io::Error| told(source, path);
    // A pipe or a device is written as it is; a name that leads to another file keeps leading there.
    let known = fs::metadata(path).ok();
    if known.as_ref().is_some_and(fs::Metadata::is_dir) || path.file_name().is_none() {
        return Err(SaveError::IsFolder(path.to_owned()));
    }
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        let file = OpenOptions::new().write(true).open(path).map_err(told)?;
        let (_, bytes) = written(file, make).map_err(|error| error.said_of(path))?;
        return Ok(Saved {
            path: path.to_owned(),
            bytes,
        });
    }
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (neighbour, file) = neighbour(&real).map_err(told)?;
    let done = written(file, make).map_err(|error| error.said_of(path));
    let done = done.and_then(|(file, bytes)| {
        file.sync_all().map_err(told)?;
        if let Some(known) = &known {
            fs::set_permissions(&neighbour, known.permissions()).map_err(told)?;
        }
        fs::rename(&neighbour, &real).map_err(told)?;
        sync_folder(&real);
        Ok(bytes)
    });
    if done.is_err() {
        // Whatever went wrong is said; that half a file could not be removed says nothing more.
        let _ = fs::remove_file(&neighbour);
    }
    Ok(Saved {
        path: path.to_owned(),
        bytes: done?,
    })
}

/// The same for what is in memory already.
///
/// # Errors
/// [`SaveError`]; the file is then as it was before, and nothing stands beside it.
pub fn save_bytes(path: &Path, bytes: &[u8]) -> Result<Saved, SaveError> {
    save(path, |out| Ok(out.write_all(bytes)?))
}

/// Puts the new name of a file on the disk as well. Systems that cannot do that for a folder do it
/// by themselves, and the file is there already, so nothing is said where it fails.
fn sync_folder(file: &Path) {
    if cfg!(unix)
        && let Some(folder) = file.parent()
    {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// `path`, or if there is such a file already, `map-2.pdf` instead of `map.pdf`, and so on.
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let numbered = |number: u32| {
        let ending = ending
            .as_ref()
            .map_or(String::new(), |ending| format!(".{ending}"));
        path.with_file_name(format!("{stem}-{number}{ending}"))
    };
    let is_free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
    let names = std::iter::once(path.to_owned()).chain((2..10_000).map(numbered));
    let mut names = names.filter(is_free);
    names.next().unwrap_or_else(|| path.to_owned())
}

/// Counts what passes through.
struct Counted<W>(W, u64);

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.0.write(bytes)?;
        self.1 += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

fn written(
    file: File,
    make: impl FnOnce(&mut dyn Write) -> Result<(), ExportError>,
) -> Result<(File, u64), ExportError> {
    let mut out = Counted(BufWriter::with_capacity(1 << 16, file), 0);
    make(&mut out)?;
    let Counted(out, bytes) = out;
    let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok((file, bytes))
}

impl ExportError {
    /// A fault of the disk named after the file, any other as it is.
    fn said_of(self, path: &Path) -> SaveError {
        match self {
            Self::Write(source) => told(source, path),
            other => SaveError::Made(other),
        }
    }
}

fn told(source: io::Error, path: &Path) -> SaveError {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let owned = path.to_owned();
    let is_there = folder.unwrap_or(Path::new(".")).is_dir();
    match source.kind() {
        // Some folders, such as those of a system's own, take no new name and say that it is missing.
        io::ErrorKind::NotFound if is_there => SaveError::Forbidden(owned),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SaveError::NoFolder {
            folder: folder.unwrap_or(Path::new(".")).to_owned(),
            name: path.file_name().unwrap_or_default().into(),
        },
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            SaveError::Forbidden(owned)
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SaveError::Full(owned),
        io::ErrorKind::IsADirectory => SaveError::IsFolder(owned),
        _ => SaveError::Failed {
            source,
            path: owned,
        },
    }
}

/// A new file beside `path`, under a name that nobody has.
fn neighbour(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for number in 0..100 {
        let beside = path.with_file_name(format!(".{name}.{}-{number}.part", std::process::id()));
        match OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside)
        {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_whole_and_its_length_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let saved = save(&path, |out| Ok(out.write_all(b"id\n1\n")?)).unwrap();
        assert_eq!(
            saved,
            Saved {
                path: path.clone(),
                bytes: 5
            }
        );
        assert_eq!(fs::read(&path).unwrap(), b"id\n1\n");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_takes_no_new_file_is_told_as_such_and_not_as_missing() {
        let failed = save_bytes(Path::new("/proc/durand.csv"), b"id\n").unwrap_err();
        assert!(matches!(failed, SaveError::Forbidden(_)), "{failed}");
        let failed = save_bytes(Path::new("/proc/none/durand.csv"), b"id\n").unwrap_err();
        assert!(matches!(failed, SaveError::NoFolder { .. }), "{failed}");
    }

    #[test]
    fn a_fault_on_the_way_leaves_what_was_there_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "before").unwrap();
        let failed = save(&path, |out| {
            out.write_all(b"half of it")?;
            Err(io::Error::from(io::ErrorKind::StorageFull).into())
        });
        let sentence = failed.unwrap_err().to_string();
        assert!(
            sentence.contains("no room left") && sentence.contains("a.csv"),
            "{sentence}"
        );
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = save(&folder.path().join("no/a.csv"), |_| Ok(()));
        let sentence = missing.unwrap_err().to_string();
        assert!(sentence.starts_with("there is no folder") && sentence.ends_with("for a.csv"));
        let is_folder = save(folder.path(), |_| Ok(()));
        assert!(matches!(is_folder, Err(SaveError::IsFolder(_))));
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.pdf");
        assert_eq!(free_name(&path), path);
        fs::write(&path, "").unwrap();
        assert_eq!(free_name(&path), folder.path().join("map-2.pdf"));
        fs::write(folder.path().join("map-2.pdf"), "").unwrap();
        assert_eq!(free_name(&path), folder.path().join("map-3.pdf"));
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_leads_to_another_file_keeps_leading_there() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (
            folder.path().join("real.csv"),
            folder.path().join("link.csv"),
        );
        fs::write(&real, "before").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        save(&link, |out| Ok(out.write_all(b"after")?)).unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"after");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
