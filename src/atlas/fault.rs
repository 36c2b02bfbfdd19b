//! What is wrong with a file, in sentences a person can act on.
//!
//! Readers collect [`Fault`]s in a [`Report`] and go on with the sound part.

use std::fmt;
use std::path::{Path, PathBuf};

/// Whether a fault costs the reader something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Read all the same.
    Warning,
    /// The named part was left out.
    Error,
}

/// One thing wrong with one file: where it is, what it is, what mends it.
///
/// ```
/// use durand::atlas::Fault;
///
/// let fault = Fault::error("towns.geojson", "the geometry is null", "give it coordinates")
///     .at_line(7)
///     .in_feature("feature 3 (id \"kabul\")");
/// assert_eq!(
///     fault.to_string(),
///     "towns.geojson:7: feature 3 (id \"kabul\"): the geometry is null; give it coordinates"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file it is in.
    pub file: PathBuf,
    /// The line it is on, or where its feature begins, counted from 1.
    pub line: Option<usize>,
    /// Which feature, passage or event, such as `feature 3 (id "kabul")`.
    pub feature: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub mend: String,
    /// Whether something was left out.
    pub severity: Severity,
}

impl Fault {
    /// A fault that cost a part of the file.
    pub fn error(file: impl AsRef<Path>, what: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            file: file.as_ref().to_owned(),
            line: None,
            feature: None,
            what: what.into(),
            mend: mend.into(),
            severity: Severity::Error,
        }
    }

    /// A fault that was read over.
    pub fn warning(
        file: impl AsRef<Path>,
        what: impl Into<String>,
        mend: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(file, what, mend)
        }
    }

    /// The same fault, on `line` counted from 1.
    #[must_use]
    pub fn at_line(self, line: usize) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }

    /// The same fault, in the part called `feature`.
    #[must_use]
    pub fn in_feature(self, feature: impl Into<String>) -> Self {
        Self {
            feature: Some(feature.into()),
            ..self
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.file.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        if let Some(feature) = &self.feature {
            write!(f, " {feature}:")?;
        }
        write!(f, " {}; {}", self.what, self.mend)
    }
}

/// Every fault found while reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In the order they were found.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Adds a fault.
    pub fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// Adds all of another report.
    pub fn extend(&mut self, other: Self) {
        self.faults.extend(other.faults);
    }

    /// The faults that cost something.
    pub fn errors(&self) -> impl Iterator<Item = &Fault> {
        self.faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error)
    }

    /// The faults that were read over.
    pub fn warnings(&self) -> impl Iterator<Item = &Fault> {
        self.faults
            .iter()
            .filter(|fault| fault.severity == Severity::Warning)
    }

    /// Whether nothing at all is wrong.
    pub fn is_clean(&self) -> bool {
        self.faults.is_empty()
    }
}

impl fmt::Display for Report {
    /// One fault a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for fault in &self.faults {
            writeln!(f, "{fault}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_a_whole_file_names_no_line() {
        let fault = Fault::error("a.geojson", "the file is empty", "fetch it again");
        assert_eq!(
            fault.to_string(),
            "a.geojson: the file is empty; fetch it again"
        );
    }

    #[test]
    fn a_report_tells_errors_from_warnings() {
        let mut report = Report::default();
        assert!(report.is_clean());
        report.push(Fault::warning("a", "b", "c"));
        report.push(Fault::error("d", "e", "f").at_line(2));
        assert_eq!(report.errors().count(), 1);
        assert_eq!(report.warnings().count(), 1);
        assert_eq!(report.to_string(), "a: b; c\nd:2: e; f\n");
    }
}
