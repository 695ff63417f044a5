//! What to tabulate.

use crate::{code::Code, measure::Measure, variable::Variable};

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

/// Keeps the persons with at least one of some codes.
#[derive(Clone, Debug)]
pub struct FilterSpec {
    /// The variable.
    pub variable: Variable,
    /// Codes as records hold them (years for `period`).
    pub members: Vec<Code>,
}
