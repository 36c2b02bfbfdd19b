//! An atlas from a folder of the reader's own.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use super::bundled::gather_all;
use super::gather::gather;
use super::{Atlas, AtlasError, Care, FEATURED, Fault, Relief, Report, read_text};

impl Atlas {
    /// Reads every `.geojson` file in `folder` and its subfolders.
    ///
    /// The files of the featured places come first, the others in the order of their names.
    ///
    /// # Errors
    /// When the folder cannot be listed, has no such file, or not one sound place is in them;
    /// single bad files and features are told in the [`Report`].
    pub fn read_dir(folder: &Path) -> Result<(Self, Report), AtlasError> {
        let mut paths = Vec::new();
        list(folder, 0, &mut paths)?;
        if paths.is_empty() {
            return Err(AtlasError::Empty {
                path: folder.to_owned(),
            });
        }
        let name = |path: &PathBuf| {
            path.strip_prefix(folder)
                .unwrap_or(path)
                .to_string_lossy()
                .replace('\\', "/")
        };
        paths.sort_by_cached_key(|path| {
            let name = name(path);
            let place = FEATURED
                .iter()
                .position(|id| name.strip_suffix(".geojson") == Some(id));
            (place.unwrap_or(FEATURED.len()), name)
        });
        let mut report = Report::default();
        let mut files = Vec::new();
        for path in paths {
            match read_text(&path) {
                Ok(text) => files.push((path.clone(), name(&path), Cow::Owned(text))),
                Err(fault) => report.push(fault),
            }
        }
        let relief = read_relief(folder).unwrap_or_else(|fault| {
            report.push(fault);
            None
        });
        let (atlas, found) = Self::assemble(gather_all(&files, Care::Thorough), relief);
        report.extend(found);
        match report.faults.first() {
            Some(first) if atlas.places().is_empty() => Err(AtlasError::Nothing {
                first: Box::new(first.clone()),
            }),
            _ => Ok((atlas, report)),
        }
    }

    /// Every fault of one file of places: its form, its geometries, and what a place must have.
    pub fn check_file(file: &Path) -> Report {
        let text = match read_text(file) {
            Ok(text) => text,
            Err(fault) => {
                let mut report = Report::default();
                report.push(fault);
                return report;
            }
        };
        gather(file, "", &text, Care::Thorough).report
    }
}

/// Collects the `.geojson` files below `folder`; four levels are enough for anyone and end every loop of links.
fn list(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> Result<(), AtlasError> {
    let failed = |source| AtlasError::Folder {
        path: folder.to_owned(),
        source,
    };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        // A folder named like a file is taken for one, and told to be none.
        let named_like_a_file = path.extension().is_some_and(|ending| ending == "geojson");
        if path.is_dir() && !named_like_a_file {
            if depth < 4 {
                list(&path, depth + 1, paths)?;
            }
        } else if path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("geojson"))
        {
            paths.push(path);
        }
    }
    Ok(())
}

fn read_relief(folder: &Path) -> Result<Option<Relief>, Fault> {
    let places = ["context/relief.json", "relief.json"];
    let Some((name, json)) = places
        .map(|name| (name, folder.join(name)))
        .into_iter()
        .find(|(_, path)| path.exists())
    else {
        return Ok(None);
    };
    let jpeg = json.with_extension("jpg");
    let text = read_text(&json)?;
    let bytes = fs::read(&jpeg).map_err(|error| {
        Fault::error(
            &jpeg,
            format!("the relief cannot be read ({error})"),
            "put it beside relief.json",
        )
    })?;
    Relief::described(&json, name, &text, Cow::Owned(bytes)).map(Some)
}

#[cfg(test)]
mod tests {
    use super::super::testing::feature;
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn featured_files_come_first_and_subfolders_are_read() {
        let [a, b, c] = ["a", "ex-fata", "c"]
            .map(|id| feature(id, "town", r#"{"type":"Point","coordinates":[66,30]}"#));
        let folder = folder(&[
            ("a.geojson", &a),
            ("ex-fata.geojson", &b),
            ("context/c.GEOJSON", &c),
            ("notes.txt", "x"),
        ]);
        let (atlas, report) = Atlas::read_dir(folder.path()).unwrap();
        let ids: Vec<_> = atlas
            .places()
            .iter()
            .map(|place| place.id.as_str())
            .collect();
        assert_eq!(ids, ["ex-fata", "a", "c"]);
        assert!(report.is_clean(), "{report}");
    }

    #[test]
    fn a_missing_and_an_empty_folder_are_errors() {
        assert!(matches!(
            Atlas::read_dir(Path::new("/nowhere/at/all")),
            Err(AtlasError::Folder { .. })
        ));
        let empty = tempfile::tempdir().unwrap();
        assert!(matches!(
            Atlas::read_dir(empty.path()),
            Err(AtlasError::Empty { .. })
        ));
    }

    #[test]
    fn one_bad_file_does_not_spoil_the_others() {
        let good = feature("a", "town", r#"{"type":"Point","coordinates":[66,30]}"#);
        let folder = folder(&[
            ("good.geojson", &good),
            ("bad.geojson", ""),
            ("double.geojson", &good),
        ]);
        let (atlas, report) = Atlas::read_dir(folder.path()).unwrap();
        assert_eq!(atlas.places().len(), 1);
        assert_eq!(report.errors().count(), 2, "{report}");
    }

    #[test]
    fn nothing_but_faults_is_an_error_that_tells_the_first() {
        let folder = folder(&[("bad.geojson", "")]);
        let error = Atlas::read_dir(folder.path()).unwrap_err();
        assert!(
            error
                .to_string()
                .ends_with("bad.geojson: the file is empty; fetch it again"),
            "{error}"
        );
    }
}
