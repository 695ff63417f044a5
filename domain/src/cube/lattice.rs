//! Exact tables of all declared combinations.

use super::{
    axis::{Axis, atoms},
    count::Counter,
    expand::{sum_along, to_items},
    plan::Plan,
    rows::Filters,
    snapshot::Snapshot,
    spec::LatticeSpec,
    tally::Tally,
};

/// The exact content of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExactCell {
    /// Persons.
    pub persons: u32,
    /// Wrapping sum of their record keys.
    pub key: u64,
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
            .map(|dimension| snapshot.axis(dimension, spec.measure))
            .collect();
        let plan = Plan::new(spec, &axes, snapshot.len());
        let counted = plan.counted.iter().map(|&table| &*spec.tables[table]);
        let mut counter = Counter::new(&axes, counted);
        Filters::new(snapshot, spec.measure, &[])
            .for_each_block(|rows| counter.count(rows, snapshot.keys()));

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
        for (&table, cells) in plan.counted.iter().zip(counter.into_tables()) {
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
    fn fill(&mut self, table: usize, cells: Vec<ExactCell>, plan: &Plan, axes: &[Axis<'_>]) {
        let dimensions = self.tables[table].dimensions.clone();
        for &(sum, place) in &plan.sums[table] {
            let extra = axes[dimensions[place]].atoms();
            let inner = atoms(&dimensions[place + 1..], axes);
            self.fill(sum, sum_along(&cells, extra, inner), plan, axes);
        }
        self.tables[table].cells = to_items(cells, &dimensions, axes);
    }
}
