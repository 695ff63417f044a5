//! From the rows of an institution's file to records.

use crate::{classification::Candidate, code::Code, record::Application};

/// How the columns of a file become variables, read from a TOML file.
#[derive(Clone, Debug)]
pub struct Mapping {}

/// The mapping file cannot be used; the message names key and reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("mapping: {0}")]
pub struct InvalidMapping(pub String);

impl Mapping {
    /// Reads a mapping file.
    ///
    /// # Errors
    ///
    /// What is wrong, with its key: an unknown variable, code or option.
    pub fn parse(toml: &str) -> Result<Self, InvalidMapping> {
        let _ = toml;
        unimplemented!()
    }

    /// Finds the mapped columns in a file's header.
    ///
    /// # Errors
    ///
    /// Mapped columns that the file does not have, and the ones it has.
    pub fn bind(
        &self,
        header: &[String],
        institution: &Code,
    ) -> Result<Binder<'_>, MissingColumns> {
        let _ = (header, institution);
        unimplemented!()
    }
}

/// Mapped columns are not in the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file has no column {}; it has {}", .missing.join(", "), .present.join(", "))]
pub struct MissingColumns {
    /// Mapped, but not in the file.
    pub missing: Vec<String>,
    /// The columns of the file, each shortened.
    pub present: Vec<String>,
}

/// A mapping with the places of its columns in one file.
#[derive(Clone, Debug)]
pub struct Binder<'mapping> {
    mapping: &'mapping Mapping,
}

/// One value that keeps a row out, with what might have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// The column's name in the file.
    pub column: String,
    /// The value as found, shortened.
    pub value: String,
    /// Why it cannot be used, in Spanish, one sentence.
    pub reason: String,
    /// Nearest categories.
    pub candidates: Vec<Candidate>,
}

/// What became of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    /// It is a record.
    Accepted(Box<Application>),
    /// The mapping's row filter leaves it out.
    Filtered,
    /// It goes to quarantine; every unusable value is listed.
    Quarantined(Vec<Rejection>),
}

impl Binder<'_> {
    /// Converts one row.
    #[must_use]
    pub fn convert(&self, fields: &[&str]) -> RowOutcome {
        let _ = (fields, &self.mapping);
        unimplemented!()
    }
}
