//! The file of rows that were kept out: their own columns and, beside them,
//! what is wrong. Corrected, it is imported with the same mapping.

use std::borrow::Cow;

/// Row of the original file.
pub const ROW: &str = "atalaya_fila";
/// Number of the row within its case, where the mapping numbers rows.
pub const NUMBER: &str = "atalaya_numero";
/// Columns with a value that cannot be used.
pub const COLUMNS: &str = "atalaya_columnas";
/// Why, one sentence each.
pub const REASONS: &str = "atalaya_motivos";
/// Nearest categories.
pub const CANDIDATES: &str = "atalaya_sugerencias";

/// The columns that are added to those of the file.
pub const ADDED: [&str; 5] = [ROW, NUMBER, COLUMNS, REASONS, CANDIDATES];

/// Whether a row is the header of such a file.
#[must_use]
pub fn is_header<'name>(mut names: impl Iterator<Item = &'name str>) -> bool {
    names.any(|name| name.trim() == ROW)
}

/// A cell that no spreadsheet takes for a formula.
///
/// # Examples
///
/// ```
/// use domain::intake::quarantine::{harmless, restored};
///
/// assert_eq!(harmless("=1+1"), "'=1+1");
/// assert_eq!(restored("'=1+1"), "=1+1");
/// assert_eq!(harmless("Limón"), "Limón");
/// ```
#[must_use]
pub fn harmless(cell: &str) -> Cow<'_, str> {
    if is_formula(cell) || is_guarded(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell that [`harmless`] was given.
#[must_use]
pub fn restored(cell: &str) -> &str {
    if is_guarded(cell) { &cell[1..] } else { cell }
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a cell begins with guards and, behind them, a formula.
fn is_guarded(cell: &str) -> bool {
    cell.starts_with('\'') && is_formula(cell.trim_start_matches('\''))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_cell_begins_a_formula_and_each_is_restored(cell in "['=+@\\-\t\ra1]{0,6}") {
            let guarded = harmless(&cell);
            prop_assert!(!is_formula(&guarded));
            prop_assert_eq!(restored(&guarded), cell.as_str());
        }
    }
}
