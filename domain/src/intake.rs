//! From the rows of an institution's file to records.
//!
//! A [`Mapping`] says which column holds what; [`Mapping::bind`] finds those
//! columns in one file and [`Binder::convert`] makes a record of each row, or
//! lists everything that keeps the row out. Nothing is guessed and nothing is
//! dropped: a text that means no category, an impossible day or an unlikely
//! age sends its row to quarantine.

mod answers;
mod bind;
mod build;
mod case_code;
mod check;
mod convert;
mod day;
mod error;
mod mapping;
pub mod quarantine;
mod question;
mod reason;
mod row;
mod rules;
mod spec;
#[cfg(test)]
mod tests;
mod texts;
mod values;

use serde::Deserialize;

pub use self::{
    bind::Binder,
    error::{InvalidHeader, InvalidMapping},
    mapping::Mapping,
};
use crate::{classification::Candidate, record::Application};

/// How a file is written, as far as its mapping says it; the rest is found
/// out by whoever reads the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Stands between fields: `,`, `;`, tab or `|`.
    pub delimiter: Option<u8>,
    /// How characters are encoded.
    pub encoding: Option<Encoding>,
    /// Name of the sheet of a workbook.
    pub sheet: Option<String>,
    /// Row of the header, counted from 1.
    pub header_row: Option<u32>,
}

/// How the characters of a text file are encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, of which Latin-1 is a part.
    #[serde(rename = "windows-1252")]
    Windows1252,
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
    /// It goes to quarantine.
    Quarantined(Quarantined),
}

/// A row that is kept out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarantined {
    /// Every value that cannot be used; never empty.
    pub rejections: Vec<Rejection>,
    /// The row's number within its case, where the mapping numbers rows. It
    /// has to come back with the corrected row: numbered anew, the row would
    /// replace another person's record.
    pub number: Option<u32>,
}
