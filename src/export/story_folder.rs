//! Saves a story as a folder, whole or not at all.
//!
//! A folder that is new appears at once with all its files. In one that holds a story already, each
//! file is replaced whole, `story.json` last: whoever reads meanwhile finds files that are sound.
//! A folder that holds anything else is left alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::file::{SaveError, save};
use crate::atlas::read_text;
use crate::story::draft::StoryFiles;

/// The file that makes a folder a story.
const HEAD: &str = "story.json";

/// Whether a folder that holds a story may be written over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Only if it is the same story, by its id.
    SameStory,
    /// Whatever story it is: this one was saved there before, or was read from there.
    AnyStory,
}

/// Why a story could not be saved.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StorySaveError {
    /// No folder is named.
    #[error("name a folder for the story")]
    NoName,
    /// A file has that name.
    #[error("that is a file and no folder; name another: {}", .0.display())]
    IsFile(PathBuf),
    /// The folder holds something else than a story.
    #[error("that folder holds other files and no story, and is left as it is; name another: {}", .0.display())]
    NoStory(PathBuf),
    /// The folder holds another story.
    #[error("that folder holds another story, “{title}”, and is left as it is; name another: {}", path.display())]
    OtherStory {
        /// What that story is called.
        title: String,
        /// The folder.
        path: PathBuf,
    },
    /// The disk did not take it.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// The system has another reason.
    #[error("it could not be written ({source}): {}", path.display())]
    Failed {
        /// What the system says.
        source: io::Error,
        /// What was to be written.
        path: PathBuf,
    },
}

/// Writes the files of a story into `folder`, which is made if it is not there.
///
/// # Errors
/// [`StorySaveError`]. A folder that was not there is then not there, and one that was there holds a
/// story still; only if the disk failed between two files may some of them be newer than others.
pub fn save_story(
    files: &StoryFiles,
    folder: &Path,
    over: Over,
) -> Result<PathBuf, StorySaveError> {
    if folder.file_name().is_none() {
        return Err(StorySaveError::NoName);
    }
    match fs::metadata(folder) {
        Ok(known) if !known.is_dir() => return Err(StorySaveError::IsFile(folder.to_owned())),
        Ok(_) => save_over(files, folder, over)?,
        Err(_) => save_new(files, folder)?,
    }
    Ok(folder.to_owned())
}

fn failed(path: &Path) -> impl FnOnce(io::Error) -> StorySaveError + '_ {
    |source| StorySaveError::Failed {
        source,
        path: path.to_owned(),
    }
}

/// Makes the folder under a name that nobody has, and gives it its own when it is whole.
fn save_new(files: &StoryFiles, folder: &Path) -> Result<(), StorySaveError> {
    let parent = folder
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new("."));
    if !parent.is_dir() {
        let name = PathBuf::from(folder.file_name().unwrap_or_default());
        let folder = parent.to_owned();
        return Err(SaveError::NoFolder { folder, name }.into());
    }
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let beside = parent.join(format!(".{name}.{}.part", std::process::id()));
    fs::create_dir(&beside).map_err(failed(folder))?;
    let written = write_all(files, &beside).and_then(|()| {
        // A folder that came meanwhile is not written over.
        fs::rename(&beside, folder).map_err(failed(folder))
    });
    if written.is_err() {
        // Why it could not be written is said; that something stays says nothing more.
        let _ = fs::remove_dir_all(&beside);
    }
    written
}

fn save_over(files: &StoryFiles, folder: &Path, over: Over) -> Result<(), StorySaveError> {
    let head = folder.join(HEAD);
    let before = fs::symlink_metadata(&head).ok().map(|_| {
        let text = read_text(&head).unwrap_or_default();
        serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')).unwrap_or_default()
    });
    let member = |key: &str| before.as_ref().and_then(|head| head.get(key)?.as_str());
    if before.is_none() {
        let mut others = fs::read_dir(folder).map_err(failed(folder))?;
        if others.next().is_some() {
            return Err(StorySaveError::NoStory(folder.to_owned()));
        }
    } else if over == Over::SameStory && member("id") != Some(files.id.as_str()) {
        return Err(StorySaveError::OtherStory {
            title: member("title").unwrap_or(HEAD).to_owned(),
            path: folder.to_owned(),
        });
    }
    write_all(files, folder)?;
    // Places that the story had and has no more.
    let places = "places.geojson";
    let has = files.files.iter().any(|(name, _)| *name == places);
    if !has && member("places") == Some(places) {
        let file = folder.join(places);
        match fs::remove_file(&file) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                return Err(failed(&file)(source));
            }
            _ => {}
        }
    }
    Ok(())
}

fn write_all(files: &StoryFiles, folder: &Path) -> Result<(), StorySaveError> {
    for (name, text) in &files.files {
        save(
            &folder.join(name),
            |out| Ok(out.write_all(text.as_bytes())?),
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Atlas;
    use crate::story::Story;
    use crate::story::draft::{About, Draft, DraftEdit};

    fn files(title: &str, text: &str) -> StoryFiles {
        let draft = Draft::from_text(text, "2021".parse().unwrap()).unwrap();
        let title = title.to_owned();
        let about = About {
            title,
            ..draft.about().clone()
        };
        let about = Box::new(about);
        let draft = draft.edited(&DraftEdit::About { about, run: 0 }).unwrap();
        draft.files(&Atlas::default()).unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn title(folder: &Path) -> (String, String) {
        let (story, report) = Story::read_dir(folder, &Atlas::default()).unwrap();
        assert!(report.is_clean(), "{report}");
        (
            story.article().title.clone(),
            story.passages()[0].text.clone(),
        )
    }

    #[test]
    fn a_story_is_saved_into_a_new_folder_and_again_over_itself() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("mine");
        save_story(&files("Mine", "One."), &folder, Over::SameStory).unwrap();
        assert_eq!(title(&folder), ("Mine".to_owned(), "One.".to_owned()));
        save_story(&files("Mine", "Two."), &folder, Over::SameStory).unwrap();
        assert_eq!(title(&folder), ("Mine".to_owned(), "Two.".to_owned()));
        assert_eq!(names(home.path()), ["mine"]);
        assert_eq!(
            names(&folder),
            ["events.geojson", "passages.json", "story.json"]
        );
    }

    #[test]
    fn another_story_is_written_over_only_when_that_is_meant() {
        let home = tempfile::tempdir().unwrap();
        save_story(
            &files("Mine", "One."),
            &home.path().join("s"),
            Over::SameStory,
        )
        .unwrap();
        let other = files("Other", "Two.");
        let refused = save_story(&other, &home.path().join("s"), Over::SameStory).unwrap_err();
        assert!(
            refused.to_string().contains("another story, “Mine”"),
            "{refused}"
        );
        save_story(&other, &home.path().join("s"), Over::AnyStory).unwrap();
        assert_eq!(title(&home.path().join("s")).0, "Other");
    }

    #[test]
    fn what_is_no_story_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let one = files("Mine", "One.");
        let folder = home.path().join("letters");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("letter.txt"), "Dear").unwrap();
        let sentence = |path: &Path| {
            save_story(&one, path, Over::AnyStory)
                .unwrap_err()
                .to_string()
        };
        assert!(sentence(&folder).starts_with("that folder holds other files and no story"));
        assert_eq!(names(&folder), ["letter.txt"]);
        assert!(sentence(&folder.join("letter.txt")).starts_with("that is a file"));
        assert!(sentence(&home.path().join("no/mine")).starts_with("there is no folder"));
        assert!(sentence(Path::new("/")).starts_with("name a folder"));
        assert_eq!(names(home.path()), ["letters"]);
        let empty = home.path().join("empty");
        fs::create_dir(&empty).unwrap();
        save_story(&one, &empty, Over::SameStory).unwrap();
        assert_eq!(title(&empty).0, "Mine");
    }
}
