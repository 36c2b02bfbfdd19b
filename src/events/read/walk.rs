//! Walks over the members of one JSON object of any length, without keeping what is long.
//!
//! A collection says on its way to its features, and after them, what it is; a `crs` may stand on
//! either side.

use std::path::Path;

use super::brackets::Brackets;
use super::source::{Source, Window};
use super::{OpenError, ReadError};
use crate::atlas::Severity;

use super::judge::Refused;
use super::piece::Piece;
use super::translate::Crs;

/// Bytes of a value that are kept.
const KEPT: usize = 64 << 10;
/// Bytes read at a time.
const STEP: usize = 64 << 10;

/// How a walk ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Walked {
    /// Behind the opening of the list of features.
    Features,
    /// Behind the object.
    Closed,
    /// At the end of the file.
    Ended,
    /// Before something that cannot stand there.
    Stray,
}

/// Stands somewhere in a file.
pub(super) struct Walker<'f> {
    window: Window<'f>,
    pub(super) at: u64,
    /// Names met, with their values as they are written, cut at some length.
    pub(super) members: Vec<(String, String)>,
}

impl<'f> Walker<'f> {
    pub(super) fn new(source: &'f Source, at: u64) -> Result<Self, ReadError> {
        let mut window = Window::new(source);
        window.lay(at, STEP)?;
        Ok(Self {
            window,
            at,
            members: Vec::new(),
        })
    }

    /// The file it walks in.
    pub(super) fn source(&self) -> &'f Source {
        self.window.source()
    }

    /// The next byte that is no white space.
    pub(super) fn token(&mut self) -> Result<Option<u8>, ReadError> {
        loop {
            for &byte in self.window.from(self.at) {
                if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                    return Ok(Some(byte));
                }
                self.at += 1;
            }
            if self.window.at_end() {
                return Ok(None);
            }
            self.window.more_from(self.at)?;
        }
    }

    /// Walks from inside an object, before a member, until the features or the object's end.
    pub(super) fn walk(&mut self) -> Result<Walked, ReadError> {
        loop {
            match self.token()? {
                Some(b'"') => {}
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Walked::Closed);
                }
                Some(_) => return Ok(Walked::Stray),
                None => return Ok(Walked::Ended),
            }
            let Some(key) = self.value()? else {
                return Ok(Walked::Ended);
            };
            let key: String = serde_json::from_str(&key).unwrap_or(key);
            match self.token()? {
                Some(b':') => self.at += 1,
                Some(_) => return Ok(Walked::Stray),
                None => return Ok(Walked::Ended),
            }
            if self.token()? == Some(b'[') && key == "features" {
                self.at += 1;
                return Ok(Walked::Features);
            }
            let Some(value) = self.value()? else {
                return Ok(Walked::Ended);
            };
            self.members.push((key, value));
            match self.token()? {
                Some(b',') => self.at += 1,
                Some(b'}') => {}
                Some(_) => return Ok(Walked::Stray),
                None => return Ok(Walked::Ended),
            }
        }
    }

    /// Passes a value; `None` when the file ends inside it.
    fn value(&mut self) -> Result<Option<String>, ReadError> {
        let mut kept = Vec::new();
        let mut brackets = Brackets::default();
        let first = self.token()?;
        loop {
            for &byte in self.window.from(self.at) {
                let scalar = !matches!(first, Some(b'"' | b'{' | b'['));
                if scalar && matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t') {
                    return Ok(Some(String::from_utf8_lossy(&kept).into_owned()));
                }
                self.at += 1;
                if kept.len() < KEPT {
                    kept.push(byte);
                }
                let closed = brackets.step(byte);
                if !scalar && (closed || (first == Some(b'"') && !brackets.is_in_string())) {
                    return Ok(Some(String::from_utf8_lossy(&kept).into_owned()));
                }
            }
            if self.window.at_end() {
                return Ok(None);
            }
            self.window.more_from(self.at)?;
        }
    }

    /// The text of a member.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let (_, value) = self.members.iter().find(|(key, _)| key == name)?;
        serde_json::from_str(value).ok()
    }

    /// The name of the `crs`, if there is one that is not WGS 84.
    pub(super) fn foreign_crs(&self) -> Option<String> {
        let (_, value) = self.members.iter().find(|(key, _)| key == "crs")?;
        let crs: serde_json::Value = serde_json::from_str(value).ok()?;
        let name = crs.get("properties")?.get("name")?.as_str()?;
        match Crs::of_name(name) {
            Crs::Degrees => None,
            Crs::WebMercator => Some("Web Mercator (EPSG:3857)".into()),
            Crs::Other(name) => Some(name),
        }
    }
}

/// Looks at what follows a list of features, from `after` on; `typed` when its type is known.
pub(super) fn look_at_tail(
    after: u64,
    source: &Source,
    typed: bool,
    piece: &mut Piece,
) -> Result<(), ReadError> {
    let mut walker = Walker::new(source, after)?;
    let mut note = |heading, what: &str, mend: &str, severity| {
        let refused = Refused::new(heading, what, mend);
        piece.notes.note_file(after, refused, severity);
    };
    let walked = match walker.token()? {
        Some(b',') => {
            walker.at += 1;
            walker.walk()?
        }
        Some(b'}') => walker.walk()?,
        Some(_) => Walked::Stray,
        None => Walked::Ended,
    };
    let heading = "its end is broken";
    match walked {
        Walked::Closed if walker.token()?.is_some() => {
            let what = "something follows the collection, and is not read";
            note(
                heading,
                what,
                "keep one collection in a file",
                Severity::Error,
            );
        }
        Walked::Closed => {}
        Walked::Features => {
            let what = "it has a second list of features, which is not read";
            note(heading, what, "put all features into one", Severity::Error);
        }
        Walked::Ended => {
            let what = "the file ends before the collection is closed";
            let mend = "it was cut short: fetch it again";
            note("the file ends too early", what, mend, Severity::Warning);
        }
        Walked::Stray => {
            let what = "the collection is not closed as JSON asks for";
            note(heading, what, "end it with ]}", Severity::Error);
        }
    }
    if !typed && walked == Walked::Closed && walker.text("type").is_none() {
        let what = "the collection has no type";
        let mend = "add \"type\": \"FeatureCollection\"";
        note("the collection has no type", what, mend, Severity::Warning);
    }
    if let Some(crs) = walker.foreign_crs() {
        let what = format!("its crs is {crs}, but it is read as degrees of WGS 84");
        let mend = "convert it first: ogr2ogr -t_srs EPSG:4326 new.geojson old";
        let refused = Refused::new("its crs is not WGS 84", what, mend);
        piece.notes.note_file(after, refused, Severity::Error);
    }
    Ok(())
}

/// Whether a list that ended before `after` stands inside a feature, because that one goes on
/// behind; `None` when what is behind is broken too.
pub(super) fn is_inner(after: u64, source: &Source) -> Result<Option<bool>, ReadError> {
    let mut walker = Walker::new(source, after)?;
    match walker.token()? {
        Some(b',') => walker.at += 1,
        Some(b'}') => {}
        Some(_) => return Ok(None),
        None => return Ok(Some(false)),
    }
    Ok(match walker.walk()? {
        Walked::Closed => match walker.token()? {
            None | Some(b'{') => Some(false),
            Some(b'}' | b',' | b']') => Some(true),
            Some(_) => None,
        },
        Walked::Stray => None,
        Walked::Features | Walked::Ended => Some(false),
    })
}

/// A failed read while opening, as the error that opening gives.
pub(super) fn while_opening(path: &Path, error: ReadError) -> OpenError {
    let path = path.to_owned();
    let source = match error {
        ReadError::Unreadable { source, .. } => source,
        ReadError::Memory { .. } => std::io::ErrorKind::OutOfMemory.into(),
    };
    OpenError::Unreadable { path, source }
}
