//! Exact tables of all declared combinations.

use super::{
    axis::Axis,
    count::Counter,
    plan::{Plan, atoms},
    snapshot::Snapshot,
    spec::LatticeSpec,
};

/// The exact content of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExactCell {
    /// Persons.
    pub persons: u32,
    /// Wrapping sum of their record keys.
    pub key: u64,
}

impl ExactCell {
    /// Adds other persons.
    pub(super) fn add(&mut self, other: Self) {
        self.persons = self.persons.wrapping_add(other.persons);
        self.key = self.key.wrapping_add(other.key);
    }
}

/// Exact cells of one combination.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExactTable {
    /// Places in the dimensions of its specification.
    pub dimensions: Vec<usize>,
    /// Row-major over all items, the last dimension running fastest.
    pub cells: Vec<ExactCell>,
}

/// Exact tables of all declared combinations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lattice {
    /// In the order of [`LatticeSpec::tables`].
    pub tables: Vec<ExactTable>,
}

impl Lattice {
    /// Counts all tables.
    ///
    /// Records are read once, in blocks that stay in the processor's cache.
    /// Tables of few dimensions are sums of wider ones where single answers
    /// allow it.
    ///
    /// # Panics
    ///
    /// When a table names a dimension that the specification does not have.
    #[must_use]
    pub fn build(snapshot: &Snapshot, spec: &LatticeSpec) -> Self {
        let axes: Vec<_> = spec
            .dimensions
            .iter()
            .map(|dimension| {
                let column = snapshot.column(dimension.variable, spec.measure);
                Axis::new(column, dimension)
            })
            .collect();
        let plan = Plan::new(spec, &axes, snapshot.len());
        let mut counter = Counter::new(spec, &axes, &plan.counted);
        counter.count(snapshot);

        let mut lattice = Self {
            tables: spec
                .tables
                .iter()
                .map(|dimensions| ExactTable {
                    dimensions: dimensions.clone(),
                    cells: Vec::new(),
                })
                .collect(),
        };
        for (table, cells) in counter.into_tables() {
            lattice.fill(table, cells, &plan, &axes);
        }
        lattice
    }

    /// Adds the cells of a lattice of other records, built by the same
    /// specification.
    ///
    /// # Panics
    ///
    /// When the specifications differ.
    pub fn merge(&mut self, other: &Self) {
        assert_eq!(self.tables.len(), other.tables.len(), "same specification");
        for (table, other) in self.tables.iter_mut().zip(&other.tables) {
            assert!(
                table.dimensions == other.dimensions && table.cells.len() == other.cells.len(),
                "same specification"
            );
            for (cell, &other) in table.cells.iter_mut().zip(&other.cells) {
                cell.add(other);
            }
        }
    }

    /// Sets a table, and those that are its sums, from its cells by atoms.
    fn fill(&mut self, table: usize, cells: Vec<ExactCell>, plan: &Plan, axes: &[Axis]) {
        let dimensions = self.tables[table].dimensions.clone();
        for &(sum, place) in &plan.sums[table] {
            let extra = axes[dimensions[place]].atoms();
            let inner = atoms(&dimensions[place + 1..], axes);
            self.fill(sum, sum_along(&cells, extra, inner), plan, axes);
        }
        self.tables[table].cells = to_items(cells, &dimensions, axes);
    }
}

/// Sums out a dimension of `extra` atoms; `inner` cells run faster than it.
fn sum_along(cells: &[ExactCell], extra: usize, inner: usize) -> Vec<ExactCell> {
    let mut sums = vec![ExactCell::default(); cells.len() / extra.max(1)];
    for (sums, rows) in sums
        .chunks_exact_mut(inner.max(1))
        .zip(cells.chunks_exact((extra * inner).max(1)))
    {
        for row in rows.chunks_exact(inner) {
            add_rows(sums, row);
        }
    }
    sums
}

/// From cells by atoms to cells by items, dimension by dimension. The last
/// goes first: the others then move whole rows.
fn to_items(mut cells: Vec<ExactCell>, dimensions: &[usize], axes: &[Axis]) -> Vec<ExactCell> {
    let mut inner = 1;
    for axis in dimensions.iter().rev().map(|&dimension| &axes[dimension]) {
        if axis.is_partition() {
            cells = items_along(&cells, axis, inner);
        }
        inner *= axis.items();
    }
    cells
}

fn items_along(cells: &[ExactCell], axis: &Axis, inner: usize) -> Vec<ExactCell> {
    let (from, to) = (axis.atoms() * inner, axis.items() * inner);
    if from == 0 || to == 0 {
        return Vec::new();
    }
    let outer = cells.len() / from;
    let mut items = vec![ExactCell::default(); outer * to];
    for (items, atoms) in items.chunks_exact_mut(to).zip(cells.chunks_exact(from)) {
        for (class, row) in atoms.chunks_exact(inner).enumerate() {
            // Most rows of a sparse table hold nobody.
            if row.iter().any(|cell| cell.persons != 0) {
                for &item in axis.hits(class) {
                    let start = item as usize * inner;
                    add_rows(&mut items[start..start + inner], row);
                }
            }
        }
    }
    items
}

fn add_rows(sums: &mut [ExactCell], row: &[ExactCell]) {
    for (sum, &cell) in sums.iter_mut().zip(row) {
        sum.add(cell);
    }
}
