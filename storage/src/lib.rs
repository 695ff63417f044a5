//! The registry on SQLite and PostgreSQL, the folder of releases, and the shapes
//! of the cantons beside it.
//!
//! Only this room and `migrations` know the database: queries take and return
//! types of `domain`.
#![forbid(unsafe_code)]

mod applications;
mod columns;
mod connection;
mod entities;
mod error;
pub mod geography;
mod imports;
mod registry;
mod release_inputs;
pub mod releases;
mod rows;

pub use self::{
    error::StorageError,
    imports::{ImportCounts, ImportHeader, ImportSummary, ImportTransaction},
    registry::Registry,
};
