//! The schema of the registry, one step a file.
//!
//! A step is never edited once it has been released: a change is a new step.
//! Each can be undone, and each builds the same tables on SQLite and on
//! PostgreSQL.
#![forbid(unsafe_code)]

mod m20261101_000001_create_import;
mod m20261101_000002_create_application;
mod m20261101_000003_create_status_change;
mod m20261101_000004_create_variable;
mod m20261101_000005_create_answer;
mod m20261101_000006_create_release_input;
mod rules;

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

/// Brings a database from one version of the schema to another.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261101_000001_create_import::Migration),
            Box::new(m20261101_000002_create_application::Migration),
            Box::new(m20261101_000003_create_status_change::Migration),
            Box::new(m20261101_000004_create_variable::Migration),
            Box::new(m20261101_000005_create_answer::Migration),
            Box::new(m20261101_000006_create_release_input::Migration),
        ]
    }
}
