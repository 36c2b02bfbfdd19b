//! Folders to go to at one press.

use std::path::{Path, PathBuf};

/// The key of what each place is called, and its folder; only such as are there.
pub fn all(project: Option<&Path>) -> Vec<(&'static str, PathBuf)> {
    let dirs = directories::UserDirs::new();
    let dirs = dirs.as_ref();
    let owned = |folder: &Path| folder.to_owned();
    let all = [
        ("open-home", dirs.map(|dirs| owned(dirs.home_dir()))),
        (
            "open-documents",
            dirs.and_then(|dirs| dirs.document_dir()).map(owned),
        ),
        (
            "open-downloads",
            dirs.and_then(|dirs| dirs.download_dir()).map(owned),
        ),
        (
            "open-project-folder",
            project.and_then(Path::parent).map(owned),
        ),
    ];
    let there = all
        .into_iter()
        .filter_map(|(key, folder)| Some((key, folder?)));
    there.filter(|(_, folder)| folder.is_dir()).collect()
}

/// Where the window opens at first: the folder of the project, or documents, or home.
pub fn first(project: Option<&Path>) -> PathBuf {
    let all = all(project);
    let wanted = ["open-project-folder", "open-documents", "open-home"];
    let found = wanted
        .iter()
        .find_map(|wanted| all.iter().find(|(key, _)| key == wanted));
    found.map_or_else(|| PathBuf::from("."), |(_, folder)| folder.clone())
}
