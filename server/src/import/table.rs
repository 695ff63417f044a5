//! Rows of a file, whatever its kind.

use std::path::Path;

use domain::intake::Layout;

use super::{
    csv_table,
    error::ImportError,
    scan::{Kind, Scan},
    xlsx,
};

/// A header of more columns is not one of a register.
pub(super) const MOST_COLUMNS: usize = 2_000;

/// The longest row, in bytes: a register has none of a hundredth of it.
pub(super) const LONGEST_ROW: u64 = 1024 * 1024;

/// How far a file was read, in bytes or rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Read so far.
    pub done: u64,
    /// Read in the end, as far as it is known.
    pub total: u64,
}

/// Takes the rows of a file as they are read.
pub(super) trait RowSink {
    /// How many of the columns that are needed a header has.
    fn recognised(&self, header: &[String]) -> usize;

    /// Takes the header; `delimiter` stands between its fields in a text.
    fn header(&mut self, header: Vec<String>, delimiter: Option<u8>) -> Result<(), ImportError>;

    /// Takes a row that is not blank; `number` is its line in the file.
    fn row(&mut self, number: u64, fields: &[&str], position: Position) -> Result<(), ImportError>;

    /// Takes note of a row without any text.
    fn blank(&mut self);
}

/// Hands header and rows of a file to `sink`.
pub(super) fn read(
    path: &Path,
    scan: &Scan,
    layout: &Layout,
    sink: &mut dyn RowSink,
) -> Result<(), ImportError> {
    match scan.kind {
        Kind::Workbook => xlsx::read(path, layout, sink),
        text => csv_table::read(path, text, scan.bytes, layout, sink),
    }
}

/// Whether a row has no text at all.
pub(super) fn is_blank<'field>(mut fields: impl Iterator<Item = &'field str>) -> bool {
    fields.all(|field| field.trim().is_empty())
}
