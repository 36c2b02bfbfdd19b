//! What is in a folder, read by a thread: names first, then lengths and dates, so that a folder of
//! fifty thousand files is there at once and a slow one holds up nobody.

use std::ffi::OsString;
use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::SystemTime;

use egui::Context;

use crate::project::{Kind, Recent, kind_by_name};
use crate::session::is_unseen;

/// One file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its name, without its folder.
    pub name: OsString,
    /// Whether it is a folder, or leads to one.
    pub is_folder: bool,
    /// What its name says that it is.
    pub kind: Option<Kind>,
    /// How long it is, once that is known.
    pub bytes: Option<u64>,
    /// When it was written last, once that is known.
    pub modified: Option<SystemTime>,
}

impl Entry {
    /// Its name as it is shown: letters that cannot be seen, or that turn the order of others, have
    /// a sign in their place, so that no name looks like another.
    pub fn shown(&self) -> String {
        let seen = |letter: char| if is_unseen(letter) { '?' } else { letter };
        self.name.to_string_lossy().chars().map(seen).collect()
    }

    /// Whether it is hidden, as names that begin with a dot are.
    pub fn is_hidden(&self) -> bool {
        self.name.as_encoded_bytes().starts_with(b".")
    }

    fn of(entry: &DirEntry, with_details: bool) -> Self {
        let name = entry.file_name();
        let sort = entry.file_type().ok();
        let leads_on = sort.is_some_and(|sort| sort.is_symlink());
        let wanted = with_details || leads_on;
        // Of a link, what it leads to counts.
        let known = wanted.then(|| fs::metadata(entry.path()).ok()).flatten();
        let known = known.as_ref();
        let is_folder = match known {
            Some(known) => known.is_dir(),
            None => sort.is_some_and(|sort| FileType::is_dir(&sort)),
        };
        Self {
            kind: kind_by_name(Path::new(&name)).filter(|_| !is_folder),
            name,
            is_folder,
            bytes: known.filter(|_| !is_folder).map(fs::Metadata::len),
            modified: known.and_then(|known| known.modified().ok()),
        }
    }
}

/// More than anybody looks through; a folder that has more says so.
pub const MOST: usize = 100_000;

/// A folder and what is known of it so far.
#[derive(Default)]
pub struct Listing {
    /// The folder.
    pub folder: PathBuf,
    /// What is in it.
    pub entries: Vec<Entry>,
    /// Why it cannot be listed.
    pub failed: Option<String>,
    /// Whether it has more than [`MOST`] entries.
    pub is_cut: bool,
    news: Option<Receiver<News>>,
}

/// What the thread tells: entries, and whether there are more; or what the system says.
type News = io::Result<(Vec<Entry>, bool)>;

impl Listing {
    /// Begins to list `folder`; what was listed of another is gone.
    pub fn begin(folder: &Path, ctx: &Context) -> Self {
        let (sender, receiver) = channel();
        let (path, ctx) = (folder.to_owned(), ctx.clone());
        let teller = sender.clone();
        let spawned = thread::Builder::new()
            .name("folder".to_owned())
            .spawn(move || tell(&path, &teller, || ctx.request_repaint()));
        if spawned.is_err() {
            tell(folder, &sender, || ());
        }
        Self {
            folder: folder.to_owned(),
            news: Some(receiver),
            ..Self::default()
        }
    }

    /// Projects that were open last, as if they were the files of one folder.
    pub fn of_recent(recent: &Recent) -> Self {
        let entry = |path: &Path| {
            let known = fs::metadata(path).ok();
            Entry {
                name: path.as_os_str().to_owned(),
                is_folder: false,
                kind: Some(Kind::Project),
                bytes: known.as_ref().map(fs::Metadata::len),
                modified: known.and_then(|known| known.modified().ok()),
            }
        };
        Self {
            entries: recent.iter().map(entry).collect(),
            ..Self::default()
        }
    }

    /// Takes what has come since the last frame; whether anything has.
    pub fn take(&mut self) -> bool {
        let mut any = false;
        while let Some(news) = &self.news {
            match news.try_recv() {
                Ok(Ok((entries, is_cut))) => {
                    self.entries = entries;
                    self.is_cut = is_cut;
                    any = true;
                }
                Ok(Err(error)) => {
                    self.failed = Some(error.to_string());
                    any = true;
                }
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => self.news = None,
            }
        }
        any
    }

    /// Whether the thread is still at it.
    pub fn is_busy(&self) -> bool {
        self.news.is_some()
    }
}

/// Tells the names in `folder`, and then all of it again with lengths and dates. Whoever no longer
/// listens ends it.
fn tell(folder: &Path, to: &Sender<News>, woken: impl Fn()) {
    let found = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            let _ = to.send(Err(error));
            woken();
            return;
        }
    };
    // An entry that cannot be read while others can is one that is just being removed.
    let mut found: Vec<DirEntry> = found.flatten().take(MOST + 1).collect();
    let is_cut = found.len() > MOST;
    found.truncate(MOST);
    for with_details in [false, true] {
        let entries = found.iter().map(|entry| Entry::of(entry, with_details));
        let mut entries: Vec<Entry> = entries.collect();
        let lower = |entry: &Entry| entry.name.to_string_lossy().to_lowercase();
        entries.sort_by_cached_key(lower);
        entries.sort_by_key(|entry| !entry.is_folder);
        if to.send(Ok((entries, is_cut))).is_err() {
            return;
        }
        woken();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn whole(folder: &Path) -> Listing {
        let mut listing = Listing::begin(folder, &Context::default());
        let begun = Instant::now();
        while listing.is_busy() {
            listing.take();
            assert!(begun.elapsed() < Duration::from_mins(1));
            thread::sleep(Duration::from_millis(1));
        }
        listing
    }

    #[test]
    fn folders_stand_first_and_names_in_the_order_of_letters() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.csv", "A.geojson", "notes.docx", ".hidden.csv"] {
            fs::write(folder.path().join(name), "12345").unwrap();
        }
        fs::create_dir(folder.path().join("z")).unwrap();
        let listing = whole(folder.path());
        let shown: Vec<String> = listing.entries.iter().map(Entry::shown).collect();
        assert_eq!(
            shown,
            ["z", ".hidden.csv", "A.geojson", "b.csv", "notes.docx"]
        );
        let kinds: Vec<_> = listing.entries.iter().map(|entry| entry.kind).collect();
        assert_eq!(kinds[2..], [Some(Kind::Events), Some(Kind::Events), None]);
        assert_eq!(listing.entries[3].bytes, Some(5));
        assert!(listing.entries[3].modified.is_some() && listing.entries[1].is_hidden());
        assert_eq!(listing.entries[0].bytes, None);
    }

    #[test]
    fn a_folder_that_is_none_says_why() {
        let listing = whole(Path::new("/nowhere/at/all"));
        assert!(listing.failed.is_some() && listing.entries.is_empty());
    }

    #[test]
    fn a_large_folder_is_listed_whole() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..3000 {
            fs::write(folder.path().join(format!("{number}.csv")), "").unwrap();
        }
        assert_eq!(whole(folder.path()).entries.len(), 3000);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_is_a_folder_and_one_to_itself_is_none() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("real")).unwrap();
        symlink(folder.path().join("real"), folder.path().join("link")).unwrap();
        symlink(folder.path().join("loop"), folder.path().join("loop")).unwrap();
        let listing = whole(folder.path());
        let is_folder: Vec<bool> = listing
            .entries
            .iter()
            .map(|entry| entry.is_folder)
            .collect();
        assert_eq!(is_folder, [true, true, false]);
    }
}
