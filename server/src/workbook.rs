//! Workbooks: XLSX files of what is shown, for those who go on in a spreadsheet.
//!
//! Numbers are numbers, a cell without one holds its symbol, and every text is
//! a text: none is ever run as a formula. The same content is the same file,
//! byte for byte.

mod about;
mod book;
mod codes;
mod page;
mod serve;

pub use about::{About, about, symbol};
pub use book::{Book, Field, Sheet, WorkbookError};
pub use codes::codes;
pub use serve::{routes, workbook};

/// The media type of an XLSX file.
pub const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
