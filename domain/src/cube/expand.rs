//! From cells by atoms to sums of them and to cells by items.

use super::{axis::Axis, tally::Tally};

/// Sums out a dimension of `extra` atoms; `inner` cells run faster than it.
pub(super) fn sum_along<T: Tally>(cells: &[T], extra: usize, inner: usize) -> Vec<T> {
    if cells.is_empty() {
        return Vec::new();
    }
    let mut sums = vec![T::default(); cells.len() / extra];
    for (sums, rows) in sums
        .chunks_exact_mut(inner)
        .zip(cells.chunks_exact(extra * inner))
    {
        for row in rows.chunks_exact(inner) {
            add_rows(sums, row);
        }
    }
    sums
}

/// Replaces atoms by items, dimension by dimension. The last goes first: the
/// others then move whole rows.
pub(super) fn to_items<T: Tally>(
    mut cells: Vec<T>,
    dimensions: &[usize],
    axes: &[Axis<'_>],
) -> Vec<T> {
    let mut inner = 1;
    for axis in dimensions.iter().rev().map(|&dimension| &axes[dimension]) {
        if axis.is_partition() {
            cells = items_along(&cells, axis, inner);
        }
        inner *= axis.items();
    }
    cells
}

fn items_along<T: Tally>(cells: &[T], axis: &Axis<'_>, inner: usize) -> Vec<T> {
    if cells.is_empty() {
        return Vec::new();
    }
    let (from, to) = (axis.atoms() * inner, axis.items() * inner);
    let mut items = vec![T::default(); cells.len() / from * to];
    for (items, atoms) in items.chunks_exact_mut(to).zip(cells.chunks_exact(from)) {
        for (class, row) in atoms.chunks_exact(inner).enumerate() {
            // Most rows of a sparse table hold nobody.
            if row.iter().any(|cell| !cell.is_empty()) {
                for &item in axis.hits(class) {
                    let start = item as usize * inner;
                    add_rows(&mut items[start..start + inner], row);
                }
            }
        }
    }
    items
}

fn add_rows<T: Tally>(sums: &mut [T], row: &[T]) {
    for (sum, &cell) in sums.iter_mut().zip(row) {
        sum.add(cell);
    }
}
