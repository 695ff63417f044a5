//! What the shares of a table of two axes are taken of.

use domain::table::{Cell, PublishedTable};

use crate::{Style, number};

/// A base for each item of one of the two axes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bases {
    /// For each item of the first axis.
    OfRows(Vec<Cell>),
    /// For each item of the second.
    OfColumns(Vec<Cell>),
}

impl Bases {
    /// The base of the share in a row and a column.
    pub(crate) fn at(&self, row: usize, column: usize) -> Cell {
        let base = match self {
            Self::OfRows(bases) => bases.get(row),
            Self::OfColumns(bases) => bases.get(column),
        };
        base.copied().unwrap_or(Cell::NotPublished)
    }
}

/// A share in percent with its base in persons; none where either count is not
/// published.
pub(crate) fn share(cell: Cell, base: Cell) -> Option<(f64, u32)> {
    PublishedTable::share_percent(cell, base).zip(base.persons())
}

/// The share as it stands beside a mark, or nothing.
pub(crate) fn share_label(cell: Cell, base: Cell, style: &Style) -> String {
    share(cell, base)
        .map(|(share, base)| number::percent(share, base, style.language))
        .unwrap_or_default()
}
