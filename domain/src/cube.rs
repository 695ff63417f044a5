//! Snapshots of the registry in memory, and exact tables of them.
//!
//! Nothing in here can be serialised: exact counts leave only through
//! [`crate::disclosure`].

use chrono::NaiveDate;

use crate::{code::Code, measure::Measure, record::Application, variable::Variable};

/// All records that a release may count, as columns of codes.
#[derive(Debug)]
pub struct Snapshot {
    records: usize,
}

/// Takes records one by one, in any order.
#[derive(Debug)]
pub struct SnapshotBuilder {
    cutoff: NaiveDate,
}

impl SnapshotBuilder {
    /// Records received later than the cut-off are left out, decisions made
    /// later are not yet made.
    #[must_use]
    pub fn new(cutoff: NaiveDate) -> Self {
        Self { cutoff }
    }

    /// Adds a record with its record key.
    pub fn push(&mut self, record: &Application, record_key: u64) {
        let _ = (record, record_key, self.cutoff);
        unimplemented!()
    }

    /// All records, in an order that does not depend on that of arrival.
    #[must_use]
    pub fn finish(self) -> Snapshot {
        unimplemented!()
    }
}

impl Snapshot {
    /// Records held.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether any record was invented for demonstration.
    #[must_use]
    pub fn demonstration(&self) -> bool {
        unimplemented!()
    }

    /// SHA-256 over all records in the order of their keys, in hexadecimal.
    #[must_use]
    pub fn hash(&self) -> String {
        unimplemented!()
    }

    /// For each record its key and a fingerprint of all that is counted of
    /// it, ascending by key: what two releases are compared by.
    #[must_use]
    pub fn fingerprints(&self) -> Vec<(u64, u64)> {
        unimplemented!()
    }

    /// Least and greatest year of a measure's reference date.
    #[must_use]
    pub fn years(&self, measure: Measure) -> Option<(i32, i32)> {
        let _ = measure;
        unimplemented!()
    }
}

/// What to tabulate.
#[derive(Clone, Debug)]
pub struct LatticeSpec {
    /// What is counted.
    pub measure: Measure,
    /// The dimensions.
    pub dimensions: Vec<DimensionSpec>,
    /// Combinations: ascending places in `dimensions`; empty for the total.
    pub tables: Vec<Vec<usize>>,
}

/// A variable with the items that it is tabulated by.
#[derive(Clone, Debug)]
pub struct DimensionSpec {
    /// The variable.
    pub variable: Variable,
    /// Its items: categories, groups and missing answers alike.
    pub items: Vec<ItemSpec>,
}

/// An item and what it counts: persons with at least one of its codes.
#[derive(Clone, Debug)]
pub struct ItemSpec {
    /// The item.
    pub code: Code,
    /// Codes as records hold them (years for `period`).
    pub members: Vec<Code>,
}

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
    #[must_use]
    pub fn build(snapshot: &Snapshot, spec: &LatticeSpec) -> Self {
        let _ = (snapshot, spec);
        unimplemented!()
    }

    /// Adds the cells of a lattice of other records, built by the same
    /// specification.
    pub fn merge(&mut self, other: &Self) {
        let _ = other;
        unimplemented!()
    }
}
