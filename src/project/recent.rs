//! The projects that were open last.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Projects that were open, the last one first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Recent(Vec<PathBuf>);

impl Recent {
    /// How many are remembered.
    pub const MOST: usize = 10;

    /// Puts `path` first. A name that is not Unicode is not remembered, as no list could show it.
    pub fn add(&mut self, path: &Path) {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        if whole.to_str().is_none() {
            return;
        }
        self.remove(&whole);
        self.0.insert(0, whole);
        self.0.truncate(Self::MOST);
    }

    /// Forgets `path`.
    pub fn remove(&mut self, path: &Path) {
        self.0.retain(|known| known != path);
    }

    /// Whether `path` is among them.
    pub fn has(&self, path: &Path) -> bool {
        let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        self.0.contains(&whole)
    }

    /// Each of them, the last one first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Path> {
        self.0.iter().map(PathBuf::as_path)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(recent: &Recent) -> Vec<String> {
        let names = recent.iter().filter_map(Path::file_name);
        names
            .map(|name| name.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn the_last_one_stands_first_and_none_stands_twice() {
        let mut recent = Recent::default();
        for name in ["/a", "/b", "/a"] {
            recent.add(Path::new(name));
        }
        assert_eq!(names(&recent), ["a", "b"]);
        recent.remove(Path::new("/a"));
        assert_eq!(names(&recent), ["b"]);
        assert!(recent.has(Path::new("/b")) && !recent.has(Path::new("/a")));
    }

    #[test]
    fn ten_are_remembered() {
        let mut recent = Recent::default();
        for number in 0..25 {
            recent.add(Path::new(&format!("/{number}")));
        }
        assert_eq!(recent.iter().len(), Recent::MOST);
        assert_eq!(names(&recent).first().map(String::as_str), Some("24"));
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_text_does_not_spoil_the_list() {
        use std::os::unix::ffi::OsStrExt as _;
        let mut recent = Recent::default();
        recent.add(Path::new("/a"));
        recent.add(Path::new(std::ffi::OsStr::from_bytes(b"/b\xff")));
        assert_eq!(serde_json::to_string(&recent).unwrap(), "[\"/a\"]");
    }
}
