//! What becomes of the files that institutions deliver: every test imports
//! into a database of its own.

mod accepted;
mod linea145;
mod program;
mod quarantine;
mod refused;
mod support;
mod workbook;
