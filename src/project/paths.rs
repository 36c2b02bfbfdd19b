//! How a project names files: by their way from its own folder, with `/` between, so that folder
//! and project can be moved together; by the whole path only where the two have nothing in common.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

/// Why a text in a project names no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PathError {
    /// Nothing is written there.
    #[error("the path is empty")]
    Empty,
    /// A zero byte or another control character stands in it.
    #[error("the path holds a control character")]
    Control,
    /// It begins with a scheme.
    #[error("that is an address, and a project reads files alone")]
    Address,
    /// It names a share of the network.
    #[error("that is on another machine, and a project reads files of this one alone")]
    Elsewhere,
}

/// Whether `text` begins as an address does, such as `https://` or `file:`.
fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    // A single letter is a drive.
    let is_scheme = scheme.len() > 1
        && scheme
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
    is_scheme && (rest.starts_with("//") || scheme.eq_ignore_ascii_case("file"))
}

/// The file that `text` names in a project that lies in `folder`.
///
/// Nothing is looked up on the disk: what is there is the reader's business.
///
/// # Errors
/// [`PathError`] when it can be no local file.
pub fn resolved(text: &str, folder: &Path) -> Result<PathBuf, PathError> {
    if text.is_empty() {
        return Err(PathError::Empty);
    }
    if text.chars().any(char::is_control) {
        return Err(PathError::Control);
    }
    if text.starts_with("//") || text.starts_with("\\\\") {
        return Err(PathError::Elsewhere);
    }
    if is_address(text) {
        return Err(PathError::Address);
    }
    let path = Path::new(text);
    if path.is_absolute() {
        return Ok(path.to_owned());
    }
    // Steps that lead out of the folder are taken off its end: a way that has no `..` left reads
    // better in a sentence, and `folder` is known without links.
    let (mut whole, mut steps) = (folder.to_owned(), path.components().peekable());
    while let Some(Component::ParentDir | Component::CurDir) = steps.peek() {
        if steps.next() != Some(Component::ParentDir) {
            continue;
        }
        match whole.components().next_back() {
            Some(Component::Normal(_)) => {
                whole.pop();
            }
            // Above the root there is nothing but the root.
            Some(Component::RootDir | Component::Prefix(_)) => {}
            _ => whole.push(".."),
        }
    }
    whole.extend(steps);
    Ok(whole)
}

/// How a project in `folder` names the file at `path`; none if its name is not Unicode.
pub fn written(path: &Path, folder: &Path) -> Option<String> {
    let path = real(path);
    let way = way(&path, &real_folder(folder)).map_or(Cow::Borrowed(path.as_path()), Cow::Owned);
    if way.is_absolute() {
        return way.to_str().map(str::to_owned);
    }
    let steps: Option<Vec<&str>> = way
        .components()
        .map(|step| step.as_os_str().to_str())
        .collect();
    let text = steps?.join("/");
    // A name that would be read as something else is said to lie here.
    let odd = text.starts_with('\\') || is_address(&text);
    Some(if odd { format!("./{text}") } else { text })
}

/// Whether the file at `path` lies in `folder` or a folder in it.
pub fn is_inside(path: &Path, folder: &Path) -> bool {
    real(path).starts_with(real_folder(folder))
}

/// The way from `folder` to `path`, if both begin alike beyond the root.
fn way(path: &Path, folder: &Path) -> Option<PathBuf> {
    let is_name = |step: &Component<'_>| matches!(step, Component::Normal(_));
    let (mut to, mut from) = (path.components().peekable(), folder.components().peekable());
    let mut in_common = 0;
    while let (Some(one), Some(other)) = (to.peek(), from.peek())
        && one == other
    {
        in_common += usize::from(is_name(one));
        to.next();
        from.next();
    }
    let lies_at_root = folder.components().filter(is_name).count() == 0;
    if in_common == 0 && !lies_at_root {
        return None;
    }
    let up = from.map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to).collect();
    (!way.as_os_str().is_empty()).then_some(way)
}

/// The path without links in its folders: the file itself may be a link, which stays one.
pub(super) fn real(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (whole.parent(), whole.file_name()) {
        (Some(folder), Some(name)) => real_folder(folder).join(name),
        _ => whole,
    }
}

/// The folder without links. Windows says such a path in a form that people do not read.
pub(super) fn real_folder(folder: &Path) -> PathBuf {
    let whole = || std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    if cfg!(windows) {
        return whole();
    }
    folder.canonicalize().unwrap_or_else(|_| whole())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_file_beside_the_project_is_named_by_its_way_from_there() {
        let folder = Path::new("/home/me/work");
        for (path, text) in [
            ("/home/me/work/a.csv", "a.csv"),
            ("/home/me/work/data/2014/a.csv", "data/2014/a.csv"),
            ("/home/me/Downloads/a.csv", "../Downloads/a.csv"),
            ("/srv/data/a.csv", "/srv/data/a.csv"),
            ("/home/me/work/file:a.csv", "./file:a.csv"),
        ] {
            assert_eq!(written(Path::new(path), folder).as_deref(), Some(text));
            assert_eq!(resolved(text, folder), Ok(PathBuf::from(path)), "{text}");
        }
    }

    #[test]
    fn what_can_be_no_local_file_is_turned_down() {
        let folder = Path::new("/home/me");
        for (text, why) in [
            ("", PathError::Empty),
            ("a\0b", PathError::Control),
            ("a\nb", PathError::Control),
            ("file:///etc/passwd", PathError::Address),
            ("FILE:/etc/passwd", PathError::Address),
            ("https://example.org/a.csv", PathError::Address),
            ("//server/share/a.csv", PathError::Elsewhere),
            ("\\\\server\\share\\a.csv", PathError::Elsewhere),
        ] {
            assert_eq!(resolved(text, folder), Err(why), "{text:?}");
        }
        assert!(resolved("Attacks: 2014.csv", folder).is_ok());
    }

    #[test]
    fn a_way_out_of_the_root_stays_there() {
        let path = resolved("../../../../../etc/passwd", Path::new("/home/me")).unwrap();
        assert_eq!(path, Path::new("/etc/passwd"));
        let path = resolved("../../../a.csv", Path::new("mine"));
        assert_eq!(path, Ok(PathBuf::from("../../a.csv")));
        assert!(!is_inside(Path::new("/etc/passwd"), Path::new("/home/me")));
        assert!(is_inside(
            Path::new("/home/me/a/b.csv"),
            Path::new("/home/me")
        ));
    }

    proptest! {
        #[test]
        fn what_is_written_leads_back(
            path in proptest::collection::vec("[a-c .:~é-]{1,3}[a-z]", 1..5),
            folder in proptest::collection::vec("[a-c]{1,2}", 0..4),
        ) {
            let path: PathBuf = std::iter::once("/").chain(path.iter().map(String::as_str)).collect();
            let folder: PathBuf = std::iter::once("/").chain(folder.iter().map(String::as_str)).collect();
            let text = written(&path, &folder).unwrap();
            prop_assert_eq!(resolved(&text, &folder), Ok(path));
        }
    }
}
