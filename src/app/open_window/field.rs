//! The path as it is typed: `~` for home, what stands before the last `/` is the folder that is
//! listed, what stands behind it narrows the list.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// A typed path, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The folder that is meant.
    pub folder: PathBuf,
    /// What stands behind the last separator.
    pub part: String,
}

fn is_separator(letter: char) -> bool {
    letter == '/' || letter == MAIN_SEPARATOR
}

/// Where the reader is at home.
pub fn home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

/// The path that `text` means: `~` is home, and what does not begin at the root begins at `from`.
pub fn meant(text: &str, from: &Path) -> PathBuf {
    let text = text.trim();
    let at_home = text.strip_prefix('~');
    let rest = at_home.filter(|rest| rest.is_empty() || rest.starts_with(is_separator));
    match rest.zip(home()) {
        Some((rest, home)) => home.join(rest.trim_start_matches(is_separator)),
        None => from.join(text),
    }
}

/// Takes `text` apart.
pub fn typed(text: &str, from: &Path) -> Typed {
    let text = text.trim();
    if text == "~" {
        let folder = meant(text, from);
        let part = String::new();
        return Typed { folder, part };
    }
    let cut = text.rfind(is_separator).map_or(0, |at| at + 1);
    let (before, part) = text.split_at(cut);
    Typed {
        folder: if before.is_empty() {
            from.to_owned()
        } else {
            meant(before, from)
        },
        part: part.to_owned(),
    }
}

/// What the field is to say after an edit, where that is something else than what stands there: a
/// path that begins at the root or at home begins anew, though it was typed or pasted behind a
/// folder; marks of quotation around it and `file://` before it are taken away.
pub fn after_edit(before: &str, after: &str) -> Option<String> {
    let letters = before.char_indices().zip(after.chars());
    let same = letters.take_while(|((_, one), other)| one == other);
    let same = same
        .last()
        .map_or(0, |((at, letter), _)| at + letter.len_utf8());
    // What was put in begins behind the last separator that was there before.
    let kept = before.get(..same).unwrap_or_default();
    let cut = kept.rfind(is_separator).map_or(0, |at| at + 1);
    let put_in = after.get(cut..).unwrap_or_default();
    let plain = plain(put_in);
    let is_anew = Path::new(&plain).is_absolute() || plain.starts_with("~/");
    let text = if is_anew {
        plain
    } else if plain != put_in {
        format!("{}{plain}", after.get(..cut).unwrap_or_default())
    } else {
        return None;
    };
    (text != after).then_some(text)
}

/// A path as other programs give it away, as it is written here.
fn plain(text: &str) -> String {
    let trimmed = text.trim();
    let unquoted = ['"', '\'', '`'].into_iter().find_map(|mark| {
        let inner = trimmed.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inner.is_empty()).then_some(inner)
    });
    let text = unquoted.unwrap_or(text);
    let address = text.trim().strip_prefix("file://");
    let path = address.map(|rest| rest.strip_prefix("localhost").unwrap_or(rest));
    match path.filter(|path| path.starts_with('/')) {
        Some(path) => decoded(path),
        None => text.to_owned(),
    }
}

/// Letters that an address writes as `%20`.
///
/// # Source
/// [RFC 3986 §2.1](https://www.rfc-editor.org/rfc/rfc3986#section-2.1).
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| byte == b'%');
        let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let digits = digits.filter(|two| two.bytes().all(|one| one.is_ascii_hexdigit()));
        let letter = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(letter.unwrap_or(byte));
        rest = match letter {
            Some(_) => after.get(2..).unwrap_or_default(),
            None => after,
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// How `path` stands in the field: with `~` for home; a folder ends with its separator.
pub fn shown(path: &Path, is_folder: bool) -> String {
    let at_home = home().and_then(|home| {
        let rest = path.strip_prefix(home).ok()?;
        Some(Path::new("~").join(rest))
    });
    let mut text = at_home.as_deref().unwrap_or(path).display().to_string();
    if is_folder && !text.ends_with(is_separator) {
        text.push(MAIN_SEPARATOR);
    }
    text
}

/// What all of `names` that begin with `part` have in common, if that is more than `part`; whether
/// the case of letters differs does not matter.
pub fn completed<'a>(part: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let begins = |name: &&str| common(name, part) == part.chars().count();
    let mut names = names.into_iter().filter(begins);
    let first = names.next()?;
    let shared = names.fold(first.chars().count(), |shared, name| {
        shared.min(common(first, name))
    });
    let text: String = first.chars().take(shared).collect();
    (shared > part.chars().count() || text != part && shared > 0).then_some(text)
}

/// How many letters two names have in common at their beginning.
fn common(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    let same = |(a, b): &(char, char)| a.to_lowercase().eq(b.to_lowercase());
    pairs.take_while(same).count()
}

/// Whether a name holds what was typed, whatever the case of its letters.
pub fn fits(name: &str, part: &str) -> bool {
    name.to_lowercase().contains(&part.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::fmt::Write as _;

    proptest! {
        #[test]
        fn whatever_is_edited_begins_anew_at_most_once(before in ".*", after in ".*") {
            if let Some(text) = after_edit(&before, &after) {
                prop_assert_ne!(&text, &after);
            }
        }

        #[test]
        fn an_address_of_a_path_is_that_path(path in "/[a-z éü%#?]{0,20}") {
            let mut written = String::new();
            for byte in path.bytes() {
                let _ = write!(written, "%{byte:02X}");
            }
            let address = format!("file:///{}", written.trim_start_matches("%2F"));
            let expected = format!("/{}", path.trim_start_matches('/'));
            prop_assert_eq!(plain(&address), expected);
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_path_from_the_root_or_from_home_begins_anew_behind_a_folder() {
        for (before, after, text) in [
            ("~/data/", "~/data//srv/a.csv", "/srv/a.csv"),
            ("~/data/", "~/data//", "/"),
            ("/data/", "/data/~/a.csv", "~/a.csv"),
            ("~/mine/story.durand", "~/mine//", "/"),
            ("/data/", "/data/\"/srv/my file.csv\"", "/srv/my file.csv"),
            ("/data/", "/data/'a.csv'", "/data/a.csv"),
            ("/data/", "\"/srv/a.csv\" ", "/srv/a.csv"),
            (
                "/data/",
                "/data/file:///srv/my%20file.csv",
                "/srv/my file.csv",
            ),
            ("", "file://localhost/srv/a%C3%A9.csv", "/srv/aé.csv"),
        ] {
            assert_eq!(after_edit(before, after).as_deref(), Some(text), "{after}");
        }
    }

    #[test]
    fn what_is_typed_as_usual_stays_as_it_is() {
        for (before, after) in [
            ("/data/", "/data/inc"),
            ("/data/inc", "/data/inc/"),
            ("/data/inc", "/data/"),
            ("/data/", "/data/~"),
            ("/data/", "/data/~old"),
            ("/data/", "/srv/a.csv"),
            ("/data/", "/data/\""),
            ("/data/", "/data/odd\".csv"),
            ("", "file:"),
        ] {
            assert_eq!(after_edit(before, after), None, "{after}");
        }
    }

    #[test]
    fn what_is_typed_is_a_folder_and_a_part_of_a_name() {
        let from = Path::new("/data");
        for (text, folder, part) in [
            ("", "/data", ""),
            ("inc", "/data", "inc"),
            ("2014/", "/data/2014", ""),
            ("2014/inc", "/data/2014", "inc"),
            ("/srv/inc", "/srv", "inc"),
            ("/", "/", ""),
        ] {
            let expected = Typed {
                folder: PathBuf::from(folder),
                part: part.to_owned(),
            };
            assert_eq!(typed(text, from), expected, "{text}");
        }
    }

    #[test]
    fn a_tilde_is_home_and_a_name_may_begin_with_one() {
        let Some(home) = home() else { return };
        let from = Path::new("/data");
        assert_eq!(meant("~/a.csv", from), home.join("a.csv"));
        assert_eq!(meant("~", from), home);
        assert_eq!(meant("~old.csv", from), Path::new("/data/~old.csv"));
        assert_eq!(shown(&home.join("a"), true), "~/a/");
        assert_eq!(shown(&home.join("a.csv"), false), "~/a.csv");
        assert_eq!(
            meant(&shown(&home.join("a.csv"), false), from),
            home.join("a.csv")
        );
    }

    #[test]
    fn a_part_is_completed_as_far_as_all_names_agree() {
        let names = ["incidents-2014.csv", "incidents-2015.csv", "Index.csv"];
        assert_eq!(completed("inc", names).as_deref(), Some("incidents-201"));
        assert_eq!(completed("INC", names).as_deref(), Some("incidents-201"));
        assert_eq!(completed("in", names), None);
        assert_eq!(completed("x", names), None);
        assert_eq!(completed("ind", names).as_deref(), Some("Index.csv"));
        assert_eq!(completed("Index.csv", names), None);
        assert_eq!(completed("", ["é.csv"]).as_deref(), Some("é.csv"));
    }
}
