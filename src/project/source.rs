//! Where the bytes of a layer are, as a project says it: the way to a file, or the bytes themselves,
//! text as text and all else in base64.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use super::fingerprint::Fingerprint;
use super::form::{PathForm, PlaceForm};
use super::object::Object;
use super::{MOST_EMBEDDED, paths};
use crate::atlas::Report;
use crate::session::Source;

/// How a project in `folder` names `path`; the whole path without a folder.
pub(super) fn path_form(path: &Path, folder: Option<&Path>) -> PathForm {
    let whole = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let text = match folder {
        Some(folder) => paths::written(path, folder),
        None => whole().to_str().map(str::to_owned),
    };
    match text {
        Some(path) => PathForm {
            path,
            path_bytes: None,
        },
        None => PathForm {
            path: whole().to_string_lossy().into_owned(),
            path_bytes: Some(BASE64.encode(whole().as_os_str().as_encoded_bytes())),
        },
    }
}

/// The file that `object` names by its members `path` and `path-bytes`; a fault if it names none.
pub(super) fn path_in(
    object: &mut Object<'_>,
    folder: &Path,
    report: &mut Report,
) -> Option<PathBuf> {
    file_in(object, "path", folder, report)
}

/// The same for a file that the member `key` names.
pub(super) fn file_in(
    object: &mut Object<'_>,
    key: &str,
    folder: &Path,
    report: &mut Report,
) -> Option<PathBuf> {
    const MEND: &str = "write the way from the project's folder to the file, as text";
    let bytes: Option<String> = object.take("path-bytes", MEND, report);
    let text: String = object.take(key, MEND, report)?;
    if let Some(path) = bytes.and_then(|bytes| from_bytes(&bytes)) {
        return Some(path);
    }
    paths::resolved(&text, folder)
        .map_err(|error| {
            let shown: String = text.chars().take(200).collect();
            report.push(object.fault(format!("{error}: {shown:?}"), MEND));
        })
        .ok()
}

/// A whole path whose name is not Unicode, which only Unix has.
fn from_bytes(base64: &str) -> Option<PathBuf> {
    let bytes = BASE64.decode(base64).ok()?;
    let path = PathBuf::from(of_system(bytes)?);
    (path.is_absolute() && !path.as_os_str().as_encoded_bytes().contains(&0)).then_some(path)
}

#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
fn of_system(bytes: Vec<u8>) -> Option<OsString> {
    use std::os::unix::ffi::OsStringExt as _;
    Some(OsString::from_vec(bytes))
}

#[cfg(not(unix))]
fn of_system(bytes: Vec<u8>) -> Option<OsString> {
    String::from_utf8(bytes).ok().map(OsString::from)
}

/// How `source` is written.
pub(super) fn place_form<'a>(
    source: &'a Source,
    folder: Option<&Path>,
    fingerprint: Option<&'a Fingerprint>,
) -> PlaceForm<'a> {
    match source {
        Source::File(path) => PlaceForm::File {
            path: path_form(path, folder),
            fingerprint,
        },
        Source::Embedded { name, bytes } => match std::str::from_utf8(bytes) {
            Ok(text) => PlaceForm::Text { name, text },
            Err(_) => PlaceForm::Binary {
                name,
                base64: BASE64.encode(bytes),
            },
        },
    }
}

/// The source that `object` says, and what its file was like.
pub(super) fn source_in(
    object: &mut Object<'_>,
    folder: &Path,
    report: &mut Report,
) -> Option<(Source, Option<Fingerprint>)> {
    let text: Option<String> = object.take("text", "write what the file held", report);
    let base64: Option<String> = object.take("base64", "write bytes in base64", report);
    let print = object.take(
        "fingerprint",
        "take it out, and the project is saved with a new one",
        report,
    );
    if text.is_none() && base64.is_none() {
        if !object.has("path") {
            let mend = "write {\"path\": \"…\"} there";
            report.push(object.fault("it names no file, and its layer is left out", mend));
        }
        let path = path_in(object, folder, report)?;
        return Some((Source::File(path), print));
    }
    let name: Option<String> = object.take("name", "write the file's name", report);
    let Some(name) = name.as_deref().and_then(plain_name) else {
        let mend = "write a name with its ending, and no folder";
        report.push(object.fault("what is kept in the project has no file's name", mend));
        return None;
    };
    let bytes = match (text, base64) {
        (Some(text), _) => text.into_bytes(),
        (None, Some(base64)) => match BASE64.decode(base64) {
            Ok(bytes) => bytes,
            Err(error) => {
                let what = format!("what is kept in the project is not base64 ({error})");
                report.push(object.fault(what, "take the bytes from the file again"));
                return None;
            }
        },
        (None, None) => Vec::new(),
    };
    if bytes.len() > MOST_EMBEDDED {
        let what = format!(
            "{} MB are kept in the project, and {} MB are the most",
            bytes.len() >> 20,
            MOST_EMBEDDED >> 20
        );
        report.push(object.fault(what, "put them into a file beside it, and name that"));
        return None;
    }
    let bytes = Arc::from(bytes);
    Some((Source::Embedded { name, bytes }, None))
}

/// A file's name, if it is nothing but that: what is kept in a project never names a folder.
fn plain_name(name: &str) -> Option<String> {
    const LONGEST: usize = 255;
    let is_plain = !name.is_empty()
        && name.len() <= LONGEST
        && ![".", ".."].contains(&name)
        && !name
            .chars()
            .any(|letter| letter.is_control() || "/\\".contains(letter));
    is_plain.then(|| name.to_owned())
}
