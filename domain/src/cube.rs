//! Snapshots of the registry in memory, and exact tables of them.
//!
//! A [`Snapshot`] holds for each record one small number a variable: the place
//! of its set of codes in the column's dictionary. A [`Lattice`] is counted
//! from it in one pass: see [`Lattice::build`].
//!
//! Nothing in here can be serialised: exact counts leave only through
//! [`crate::disclosure`].
//!
//! ```compile_fail,E0277
//! fn leave(cell: &impl serde::Serialize) {}
//! leave(&domain::cube::ExactCell::default());
//! ```
//!
//! What was published leaves by the same way:
//!
//! ```
//! fn leave(cell: &impl serde::Serialize) {}
//! leave(&domain::table::Cell::Published(12));
//! ```

mod axis;
mod builder;
mod column;
mod count;
mod decision_time;
mod expand;
mod histogram;
mod lattice;
mod member;
mod plan;
mod rows;
mod snapshot;
mod spec;
mod tally;
#[cfg(test)]
mod tests;

pub use self::{
    builder::SnapshotBuilder,
    lattice::{ExactCell, ExactTable, Lattice},
    member::MemberTable,
    snapshot::Snapshot,
    spec::{DimensionSpec, FilterSpec, ItemSpec, LatticeSpec},
};
