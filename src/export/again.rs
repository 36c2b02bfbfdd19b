//! What of a file could not be placed or dated, as it stands there, to be mended and read again.

use std::io::Write;

use super::ExportError;
use crate::events::read::AgainError;
use crate::events::{EventFile, Watch};

/// Which records of a file are written again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Those that gave no event.
    Rejected,
    /// Events without a date, or with one that cannot be read.
    Undated,
}

/// Writes those records of `file` into `out`, unchanged; gives how many there are.
///
/// # Errors
/// [`ExportError`] when the file cannot be read, or `out` takes nothing; [`ExportError::Nothing`]
/// when there is no such record, so that no file is left behind.
pub fn write(file: &EventFile, which: Again, out: &mut dyn Write) -> Result<u64, ExportError> {
    let watch = Watch::default();
    let written = match which {
        Again::Rejected => file.rejected(&watch, out),
        Again::Undated => file.undated(&watch, out),
    };
    match written {
        Ok(0) => Err(ExportError::Nothing),
        Ok(count) => Ok(count),
        Err(AgainError::Write { source }) => Err(ExportError::Write(source)),
        Err(AgainError::Read(error)) => Err(ExportError::Unread(error)),
    }
}
