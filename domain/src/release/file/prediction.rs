//! What smaller tables let a reader expect of a larger one.
//!
//! A table of two or three variables is close to what its margins would give
//! if no variables depended on each other more than in pairs. A file holds
//! only how the table differs, which takes half the bytes.
//!
//! The arithmetic is that of IEEE 754, with each step written out in order:
//! every machine expects the same.

use super::super::stored::StoredTable;

/// Larger margins are not used: they would take too much memory.
const MAX_MARGIN_CELLS: usize = 1 << 20;

/// What is expected of one table.
pub(super) struct Prediction {
    /// None where nothing is: no smaller table says anything of this one.
    margins: Option<Margins>,
    /// How many rows the table has.
    pub(super) rows: usize,
    /// Cells of a row: items of the last dimension.
    pub(super) row_len: usize,
}

/// The margins of a table of the dimensions a, b (if there are three), c, as
/// persons in each cell, zero where withheld.
struct Margins {
    total: f64,
    /// The margin of each row: a, or a with b.
    rows: Vec<u32>,
    c: Vec<u32>,
    pairs: Option<Pairs>,
}

/// What a table of three dimensions has besides.
struct Pairs {
    a: Vec<u32>,
    b: Vec<u32>,
    ac: Vec<u32>,
    bc: Vec<u32>,
}

impl Prediction {
    /// What these tables, ascending by their set of dimensions, let expect of
    /// one; those that are not among its margins do not matter.
    pub(super) fn of(table: &StoredTable, known: &[StoredTable]) -> Self {
        let margins = Margins::of(table, known);
        let row_len = match table.strides.as_slice() {
            [.., row_len, _] if margins.is_some() => *row_len,
            _ => table.len,
        };
        Self {
            margins,
            rows: table.len / row_len,
            row_len,
        }
    }

    /// Writes the expected persons of a row, zero where none are; false, and
    /// nothing written, where that is all of the row.
    pub(super) fn write_row(&self, row: usize, expected: &mut Vec<u32>) -> bool {
        let Some(margins) = &self.margins else {
            return false;
        };
        let limit = margins.rows[row];
        if limit == 0 {
            return false;
        }
        expected.clear();
        match &margins.pairs {
            None => margins.write_row(limit, expected),
            Some(pairs) => pairs.write_row(margins, row, limit, expected),
        }
        true
    }
}

impl Margins {
    fn of(table: &StoredTable, known: &[StoredTable]) -> Option<Self> {
        let margin = |places: &[usize]| dense(places, known);
        let total = f64::from(*margin(&[])?.first()?);
        let (rows, c, pairs) = match *table.dimensions.as_slice() {
            [a, c] => (margin(&[a])?, c, None),
            [a, b, c] => {
                let pairs = Pairs {
                    a: margin(&[a])?,
                    b: margin(&[b])?,
                    ac: margin(&[a, c])?,
                    bc: margin(&[b, c])?,
                };
                (margin(&[a, b])?, c, Some(pairs))
            }
            _ => return None,
        };
        Some(Self {
            total,
            rows,
            c: margin(&[c])?,
            pairs,
        })
    }

    fn write_row(&self, limit: u32, expected: &mut Vec<u32>) {
        let factor = f64::from(limit) / self.total;
        let cells = self.c.iter().map(|&c| {
            let independent = factor * f64::from(c);
            rounded(independent).min(limit).min(c)
        });
        expected.extend(cells);
    }
}

impl Pairs {
    fn write_row(&self, margins: &Margins, row: usize, limit: u32, expected: &mut Vec<u32>) {
        let (a, b) = (row / self.b.len(), row % self.b.len());
        let alone = f64::from(self.a[a]) * f64::from(self.b[b]);
        let factor = f64::from(limit) * margins.total / alone;
        let row_len = margins.c.len();
        let with_a = &self.ac[a * row_len..][..row_len];
        let with_b = &self.bc[b * row_len..][..row_len];
        let cells = margins
            .c
            .iter()
            .zip(with_a)
            .zip(with_b)
            .map(|((&c, &ac), &bc)| {
                // With a margin withheld it can be infinite or not a number,
                // which become the smallest margin or zero.
                let in_pairs = factor * f64::from(ac) * f64::from(bc) / f64::from(c);
                rounded(in_pairs).min(limit).min(ac).min(bc)
            });
        expected.extend(cells);
    }
}

/// The cells of a table over these dimensions, if it is known.
fn dense(places: &[usize], known: &[StoredTable]) -> Option<Vec<u32>> {
    let set = places.iter().fold(0, |set, place| set | 1 << place);
    let found = known.binary_search_by_key(&set, |table| table.set).ok()?;
    let table = &known[found];
    if table.len > MAX_MARGIN_CELLS {
        return None;
    }
    let mut cells = vec![0; table.len];
    for (index, persons) in table.cells.iter() {
        cells[index] = persons;
    }
    Some(cells)
}

/// The nearest whole number; the greatest when it does not fit.
fn rounded(expected: f64) -> u32 {
    (expected + 0.5) as u32
}
