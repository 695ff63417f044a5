//! Disclosure control: the only door from exact cells to published ones.
//!
//! Every count is changed by a little noise that depends on the secret keys
//! of the records behind it (the cell-key method), then held to a threshold:
//! the same records give the same noise in every table. See
//! `docs/decisions/0003-disclosure.md`.
//!
//! # The wall
//!
//! Published cells can be serialised:
//!
//! ```
//! use domain::table::Cell;
//!
//! assert!(serde_json::to_string(&Cell::Published(12)).is_ok());
//! ```
//!
//! Exact ones cannot, so no page, file or message can hold one by mistake:
//!
//! ```compile_fail,E0277
//! use domain::cube::ExactCell;
//!
//! assert!(serde_json::to_string(&ExactCell::default()).is_ok());
//! ```
//!
//! ```compile_fail,E0277
//! use domain::cube::Lattice;
//!
//! fn send(lattice: &Lattice) -> String {
//!     serde_json::to_string(lattice).unwrap_or_default()
//! }
//! ```
//!
//! ```compile_fail,E0277
//! use domain::record::Application;
//!
//! fn send(record: &Application) -> String {
//!     serde_json::to_string(record).unwrap_or_default()
//! }
//! ```
//!
//! Nor can they be printed for a reader, as a published count can:
//!
//! ```
//! use domain::table::Cell;
//!
//! assert_eq!(Cell::Published(12).persons().map(|persons| persons.to_string()), Some("12".into()));
//! ```
//!
//! ```compile_fail,E0277
//! use domain::cube::ExactCell;
//!
//! assert!(!format!("{}", ExactCell::default()).is_empty());
//! ```

pub mod audit;
mod change;
mod collection;
mod dual;
mod entropy;
mod key;
mod linear;
mod plan;
mod policy;
mod ptable;
mod publish;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use self::{
    change::changed_records,
    entropy::{NoDistribution, NoiseParameters, NoiseRow, row as noise_row},
    key::{MIN_SECRET_BYTES, RecordKeys, WeakSecret},
    policy::{InvalidPolicy, Policy},
    ptable::{Interval, InvalidPTable, PTable},
    publish::{PublishError, ReleaseInfo, publish},
};
