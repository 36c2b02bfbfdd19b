//! A file on disk → its text, or the sentence that says why not.

use std::fs;
use std::io;
use std::path::Path;

use super::Fault;

/// No file this program reads comes near; larger ones are turned down before they fill the memory.
pub const MAX_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Reads a UTF-8 file.
///
/// # Errors
/// A [`Fault`] when `path` is missing, a folder, unreadable, over 256 MB, or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Fault> {
    let metadata = fs::metadata(path).map_err(|error| io_fault(path, &error))?;
    if metadata.is_dir() {
        return Err(Fault::error(
            path,
            "this is a folder, not a file",
            "name a file inside it",
        ));
    }
    if !metadata.is_file() {
        return Err(Fault::error(
            path,
            "this is no regular file",
            "name a file on a disk",
        ));
    }
    if metadata.len() > MAX_FILE_BYTES {
        let what = format!(
            "the file has {} MB, more than the 256 MB this program reads",
            metadata.len() >> 20
        );
        return Err(Fault::error(path, what, "split or simplify it"));
    }
    text_of(
        path,
        fs::read(path).map_err(|error| io_fault(path, &error))?,
    )
}

fn io_fault(path: &Path, error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::NotFound => Fault::error(
            path,
            "there is no such file",
            "check the spelling of its name",
        ),
        io::ErrorKind::PermissionDenied => Fault::error(
            path,
            "the file may not be read",
            "ask for permission to read it",
        ),
        _ => Fault::error(
            path,
            format!("the file cannot be read ({error})"),
            "check the disk it is on",
        ),
    }
}

/// The text in `bytes`, which were read from `path`.
///
/// # Errors
/// A [`Fault`] when they are not UTF-8; UTF-16 is told by its byte order mark or its zero bytes.
pub(crate) fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, Fault> {
    let wide = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [first, second, ..] => (*first == 0) != (*second == 0),
        _ => false,
    };
    if wide {
        return Err(Fault::error(
            path,
            "the file is in UTF-16",
            "save it as UTF-8",
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let line = 1 + bytes
            .iter()
            .take(good)
            .filter(|&&byte| byte == b'\n')
            .count();
        let byte = bytes.get(good).copied().unwrap_or_default();
        Fault::error(
            path,
            format!("byte 0x{byte:02X} is not UTF-8"),
            "save the file as UTF-8",
        )
        .at_line(line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(bytes: &[u8]) -> String {
        text_of(Path::new("a.json"), bytes.to_vec())
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn utf_16_is_known_with_and_without_its_mark() {
        for bytes in [&b"\xFF\xFE{\0"[..], b"\xFE\xFF\0{", b"{\0}\0", b"\0{\0}"] {
            assert_eq!(
                sentence(bytes),
                "a.json: the file is in UTF-16; save it as UTF-8"
            );
        }
    }

    #[test]
    fn a_latin_1_byte_is_told_with_its_line() {
        assert_eq!(
            sentence(b"{\n\"caf\xE9\"}"),
            "a.json:2: byte 0xE9 is not UTF-8; save the file as UTF-8"
        );
    }

    #[test]
    fn folders_and_missing_files_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let what = |path: &Path| read_text(path).unwrap_err().what;
        assert_eq!(what(folder.path()), "this is a folder, not a file");
        assert_eq!(
            what(&folder.path().join("none.json")),
            "there is no such file"
        );
    }

    #[test]
    fn a_sound_file_is_read_as_it_is() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "{\"a\": \"کابل\"}").unwrap();
        assert_eq!(read_text(file.path()).unwrap(), "{\"a\": \"کابل\"}");
    }
}
