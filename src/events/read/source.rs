//! A file read by position, a window at a time.
//!
//! Nothing is mapped: a file that shrinks or changes while it is read gives fewer or other bytes,
//! never a signal; and as it stays open, deleting it does no harm.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::translate::Origin;
use super::{OpenError, ReadError, Watch};

/// How a file is read; tests make everything small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Bytes that one worker reads at a time.
    pub(super) chunk: usize,
    /// Bytes of the longest event.
    pub(super) record: usize,
    /// Workers; 0 for as many as there are processors.
    pub(super) workers: usize,
}

impl Limits {
    pub(super) const USUAL: Self = Self {
        chunk: 1 << 20,
        record: 16 << 20,
        workers: 0,
    };
}

/// An open file, and what it was like when it was opened.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) file: File,
    pub(super) path: PathBuf,
    pub(super) len: u64,
    pub(super) modified: Option<SystemTime>,
    /// Whether it was opened where `path` says, and not carried inside another file.
    pub(super) is_on_disk: bool,
    /// What it is the working copy of, if it is one.
    pub(super) origin: Option<Box<Origin>>,
    /// Hears how far a working copy of it has come, and may ask to stop.
    pub(super) watch: Option<Arc<Watch>>,
}

#[cfg(unix)]
fn read_at(file: &File, into: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, into, offset)
}

#[cfg(windows)]
fn read_at(file: &File, into: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, into, offset)
}

impl Source {
    /// Opens the file at `path`.
    pub(super) fn open(path: &Path) -> Result<Self, OpenError> {
        let failed = |source: io::Error| {
            let path = path.to_owned();
            match source.kind() {
                io::ErrorKind::NotFound => OpenError::Missing { path },
                io::ErrorKind::PermissionDenied => OpenError::Forbidden { path },
                _ => OpenError::Unreadable { path, source },
            }
        };
        // Asked before opening: a pipe would wait for someone to write.
        let metadata = fs::metadata(path).map_err(failed)?;
        if !metadata.is_file() {
            let what = if metadata.is_dir() {
                "a folder"
            } else {
                "no regular file"
            };
            let path = path.to_owned();
            return Err(OpenError::NoFile { what, path });
        }
        let source = File::open(path).and_then(|file| Self::of(file, path));
        Ok(Self {
            is_on_disk: true,
            ..source.map_err(failed)?
        })
    }

    /// An open file, which is called `path`, but may stand nowhere.
    pub(super) fn of(file: File, path: &Path) -> io::Result<Self> {
        let metadata = file.metadata()?;
        Ok(Self {
            file,
            path: path.to_owned(),
            len: metadata.len(),
            modified: metadata.modified().ok(),
            is_on_disk: false,
            origin: None,
            watch: None,
        })
    }

    /// Fills `into` from `offset`; gives how many bytes there were.
    pub(super) fn fill(&self, into: &mut [u8], offset: u64) -> Result<usize, ReadError> {
        let mut done = 0;
        while let Some(rest) = into.get_mut(done..).filter(|rest| !rest.is_empty()) {
            match read_at(&self.file, rest, offset + done as u64) {
                Ok(0) => break,
                Ok(count) => done += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(source) => {
                    let path = self.path.clone();
                    return Err(ReadError::Unreadable { path, source });
                }
            }
        }
        Ok(done)
    }

    /// Whether somebody has asked to stop making a working copy of it.
    pub(super) fn is_stopped(&self) -> bool {
        self.watch
            .as_ref()
            .is_some_and(|watch| watch.is_cancelled())
    }

    /// Whether the open file has another length or time of change than when it was opened. Of a
    /// working copy, that is a question about the file it was made from.
    pub(super) fn has_changed(&self) -> bool {
        let file = self
            .origin
            .as_ref()
            .map_or(&self.file, |origin| &origin.file);
        file.metadata()
            .is_ok_and(|metadata| self.differs(&metadata))
    }

    /// Whether `metadata` are of another file than the one that was opened.
    pub(super) fn differs(&self, metadata: &Metadata) -> bool {
        let (len, modified) = match &self.origin {
            Some(origin) => (origin.len, origin.modified),
            None => (self.len, self.modified),
        };
        metadata.len() != len || metadata.modified().ok() != modified
    }

    /// The error of having no memory left.
    pub(super) fn memory(&self) -> ReadError {
        ReadError::Memory {
            path: self.path.clone(),
        }
    }
}

/// A part of a file in memory: it can grow at its end, and be laid elsewhere.
pub(super) struct Window<'f> {
    source: &'f Source,
    /// The byte of the file that stands first.
    start: u64,
    buffer: Vec<u8>,
    filled: usize,
    /// Whether the file ends with it.
    at_end: bool,
}

impl<'f> Window<'f> {
    pub(super) fn new(source: &'f Source) -> Self {
        Self {
            source,
            start: 0,
            buffer: Vec::new(),
            filled: 0,
            at_end: false,
        }
    }

    /// Lays the window over `count` bytes from `start`.
    pub(super) fn lay(&mut self, start: u64, count: usize) -> Result<(), ReadError> {
        self.start = start;
        self.filled = 0;
        self.at_end = false;
        self.grow(count)
    }

    /// Reads on: as much again as is there, at least 64 KiB.
    pub(super) fn more(&mut self) -> Result<(), ReadError> {
        self.grow(self.filled.clamp(64 << 10, 4 << 20))
    }

    /// Forgets what stands before `offset`, then reads on.
    pub(super) fn more_from(&mut self, offset: u64) -> Result<(), ReadError> {
        let gone = self.index(offset).min(self.filled);
        self.buffer.copy_within(gone..self.filled, 0);
        self.filled -= gone;
        self.start += gone as u64;
        self.more()
    }

    fn grow(&mut self, count: usize) -> Result<(), ReadError> {
        let left = self.source.len.saturating_sub(self.end());
        let count = (count as u64).min(left) as usize;
        let wanted = self.filled + count;
        if self.buffer.len() < wanted {
            let missing = wanted - self.buffer.len();
            self.buffer
                .try_reserve_exact(missing)
                .map_err(|_| self.source.memory())?;
            self.buffer.resize(wanted, 0);
        }
        let at = self.end();
        let rest = self.buffer.get_mut(self.filled..wanted).unwrap_or_default();
        let got = self.source.fill(rest, at)?;
        self.filled += got;
        self.at_end = got < count || self.end() >= self.source.len;
        Ok(())
    }

    /// The bytes in it.
    pub(super) fn bytes(&self) -> &[u8] {
        self.buffer.get(..self.filled).unwrap_or_default()
    }

    /// The bytes from `offset` of the file on.
    pub(super) fn from(&self, offset: u64) -> &[u8] {
        self.bytes().get(self.index(offset)..).unwrap_or_default()
    }

    /// Where byte `offset` of the file stands in it.
    pub(super) fn index(&self, offset: u64) -> usize {
        offset.saturating_sub(self.start) as usize
    }

    /// Where in the file byte `index` of it stands.
    pub(super) fn offset(&self, index: usize) -> u64 {
        self.start + index as u64
    }

    /// The file it looks at.
    pub(super) fn source(&self) -> &'f Source {
        self.source
    }

    /// The byte of the file after its last.
    pub(super) fn end(&self) -> u64 {
        self.start + self.filled as u64
    }

    /// Whether the file ends with it.
    pub(super) fn at_end(&self) -> bool {
        self.at_end
    }
}
