//! The file that keeps a session between starts.
//!
//! It is written whole or not at all, as exports are, so that a crash leaves the old one.
//! A file that cannot be read is moved aside, said so in one sentence, and never overwritten.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::export::file::{SaveError, save_bytes};
use crate::project::Recent;
use crate::session::{SavedSession, saved};

/// What is kept: the session, and the sizes that only a window has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SavedWindow {
    /// Where the reader was.
    pub session: SavedSession,
    /// Width and height of the window, in points.
    #[serde(default)]
    pub window: Option<[f32; 2]>,
    /// Width of the layer list, width of the reader, height of the timeline, in points.
    #[serde(default)]
    pub panels: Option<[f32; 3]>,
    /// How often each command was chosen from the palette.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub used: BTreeMap<String, u32>,
    /// Projects that were open last.
    #[serde(default, skip_serializing_if = "Recent::is_empty")]
    pub recent: Recent,
}

/// The usual place for the file on this system, if the system has one.
pub fn default_path() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "durand")?;
    let folder = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir());
    Some(folder.join("state.json"))
}

/// Reads the file at `path`. The sentence says what was wrong with it, if something was.
pub fn load(path: &Path) -> (Option<SavedWindow>, Option<String>) {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (None, None),
        Err(error) => return (None, Some(set_aside(path, &error.to_string()))),
    };
    match serde_json::from_str::<SavedWindow>(&text) {
        Ok(saved) if saved.session.version == saved::VERSION => (Some(saved), None),
        Ok(saved) => {
            let what = format!(
                "it is of version {}, this program writes version {}",
                saved.session.version,
                saved::VERSION
            );
            (None, Some(set_aside(path, &what)))
        }
        Err(error) => (None, Some(set_aside(path, &error.to_string()))),
    }
}

/// Moves an unreadable file out of the way, and says what happened.
fn set_aside(path: &Path, what: &str) -> String {
    let aside = path.with_extension("json.bad");
    let kept = match fs::rename(path, &aside) {
        Ok(()) => format!("durand started afresh and kept it as {}", aside.display()),
        Err(error) => format!(
            "durand started afresh and could not move it aside ({error}); remove it by hand"
        ),
    };
    format!(
        "The saved state could not be read: {what}; {kept}: {}",
        path.display()
    )
}

/// Writes the file at `path`.
///
/// # Errors
/// When the folder cannot be made or the file not written; it is then as it was before.
pub fn save(path: &Path, saved: &SavedWindow) -> Result<(), SaveError> {
    let failed = |source: io::Error| SaveError::Failed {
        source,
        path: path.to_owned(),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let text = serde_json::to_string_pretty(saved).map_err(|error| failed(error.into()))?;
    save_bytes(path, text.as_bytes()).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::ThemeChoice;

    fn sample() -> SavedWindow {
        let session = SavedSession {
            version: saved::VERSION,
            story: "a-story".to_owned(),
            selected: None,
            years_off: vec!["1893".to_owned()],
            year: Some(1901),
            layers_off: crate::session::Layers::default(),
            center: [68.0, 33.0],
            zoom: 6.25,
            boundary_view: crate::atlas::BoundaryView::Afghanistan,
            language: crate::words::Language::Urdu,
            theme: ThemeChoice::Dark,
            comfort: crate::session::Comfort::default(),
            stop: None,
            folded: Vec::new(),
        };
        SavedWindow {
            session,
            window: Some([1280.0, 800.0]),
            panels: None,
            used: BTreeMap::from([("do-home".to_owned(), 2)]),
            recent: Recent::default(),
        }
    }

    #[test]
    fn what_is_saved_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep/state.json");
        save(&path, &sample()).unwrap();
        assert_eq!(load(&path), (Some(sample()), None));
    }

    #[test]
    fn no_file_is_no_fault() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(load(&folder.path().join("state.json")), (None, None));
    }

    #[test]
    fn a_broken_file_is_kept_aside_and_named() {
        for broken in [
            "",
            "{",
            "[1, 2]",
            "{\"session\": {\"version\": 1}}",
            "\u{0}\u{0}",
        ] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("state.json");
            fs::write(&path, broken).unwrap();
            let (saved, sentence) = load(&path);
            assert_eq!(saved, None);
            let sentence = sentence.unwrap();
            assert!(sentence.contains("state.json.bad"), "{sentence}");
            assert_eq!(
                fs::read_to_string(path.with_extension("json.bad")).unwrap(),
                broken
            );
        }
    }

    #[test]
    fn a_file_from_the_future_is_not_guessed_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        let mut future = sample();
        future.session.version = 99;
        save(&path, &future).unwrap();
        let (saved, sentence) = load(&path);
        assert!(saved.is_none() && sentence.unwrap().contains("version 99"));
    }

    #[test]
    fn a_directory_in_its_place_is_no_panic() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state.json");
        fs::create_dir(&path).unwrap();
        let (saved, sentence) = load(&path);
        assert!(saved.is_none() && sentence.is_some());
    }
}
