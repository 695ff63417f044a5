//! Rules of snapshots and lattices, against a recount by hand.

mod lattice;
mod member;
mod naive;
mod records;
mod snapshot;

pub(super) use records::accredited;
