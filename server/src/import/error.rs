//! Why a file was not imported. Whatever the reason, nothing was changed.

use std::{io, path::PathBuf};

use domain::intake::{InvalidHeader, InvalidMapping};
use storage::StorageError;

/// Why a file was not imported. Whatever the reason, nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file or the mapping cannot be read.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder, a device or the like.
    #[error("{} is not a file", .0.display())]
    NotAFile(PathBuf),
    /// There is nothing in it.
    #[error("{} is empty", .0.display())]
    Empty(PathBuf),
    /// Neither a text table nor an XLSX workbook.
    #[error("this is not a table: {0}")]
    NotATable(&'static str),
    /// A NUL byte, which no text has.
    #[error("line {line} holds a NUL byte: the file is damaged or not a text table")]
    NulByte {
        /// Line of the file.
        line: u64,
    },
    /// The bytes are not of one encoding.
    #[error(
        "line {line} is not UTF-8 although other lines are: the file mixes encodings; \
         save it as UTF-8, or set `encoding` under `[file]` in the mapping"
    )]
    MixedEncodings {
        /// Line of the file.
        line: u64,
    },
    /// The mapping says UTF-8, and it is not.
    #[error("line {line} is not UTF-8, as the mapping says it is")]
    NotUtf8 {
        /// Line of the file.
        line: u64,
    },
    /// A row is too long to be one.
    #[error(
        "the row on line {line} is longer than {limit} bytes: \
         a quotation mark may not be closed"
    )]
    RowTooLong {
        /// Line of the file.
        line: u64,
        /// The longest row accepted.
        limit: u64,
    },
    /// A header too wide to be one.
    #[error("the file has more than {limit} columns")]
    TooManyColumns {
        /// The most accepted.
        limit: usize,
    },
    /// There is no header row.
    #[error("the file has no header row")]
    NoHeader,
    /// There is a header and nothing under it.
    #[error("the file has a header but no rows")]
    NoRows,
    /// The text table cannot be read.
    #[error("the table cannot be read: {0}")]
    Csv(String),
    /// The workbook cannot be read.
    #[error("the workbook cannot be read: {0}")]
    Workbook(String),
    /// The workbook would fill the memory.
    #[error("the workbook is refused: {0}")]
    Oversized(String),
    /// The workbook has no such sheet.
    #[error("the workbook has no sheet {wanted:?}; it has {}", .present.join(", "))]
    NoSheet {
        /// The sheet of the mapping.
        wanted: String,
        /// The sheets of the workbook.
        present: Vec<String>,
    },
    /// The mapping cannot be used.
    #[error("{}: {source}", .path.display())]
    Mapping {
        /// The mapping file.
        path: PathBuf,
        /// Why.
        source: InvalidMapping,
    },
    /// The header does not fit the mapping.
    #[error("{source}{}", .hint.as_deref().unwrap_or_default())]
    Header {
        /// What does not fit.
        source: InvalidHeader,
        /// What may be the reason.
        hint: Option<String>,
    },
    /// There is no such reporting entity.
    #[error("there is no institution {text:?}{}", near(.candidates))]
    UnknownInstitution {
        /// What was given.
        text: String,
        /// Codes that may have been meant.
        candidates: Vec<String>,
    },
    /// Somebody's corrections might be in it.
    #[error("{} exists already; it is not overwritten", .0.display())]
    QuarantineExists(PathBuf),
    /// The rows were imported, but those in quarantine could not be written.
    #[error(
        "the rows were imported, but {} could not be written ({source}); \
         the same command writes it again",
        .path.display()
    )]
    QuarantineLost {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The registry.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// A reader of the file ended without a result.
    #[error("the file cannot be read: it makes its reader fail")]
    ReaderFailed,
}

fn near(candidates: &[String]) -> String {
    if candidates.is_empty() {
        String::new()
    } else {
        format!("; near are {}", candidates.join(", "))
    }
}

impl ImportError {
    /// An error of reading or writing a file.
    pub(super) fn io(path: &std::path::Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}
