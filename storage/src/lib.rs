//! The registry on SQLite and PostgreSQL, and the folder of releases.
#![forbid(unsafe_code)]

pub mod registry;
pub mod releases;

pub use registry::{ImportCounts, ImportHeader, ImportSummary, Registry, StorageError};
