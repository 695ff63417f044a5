//! Reaching the database.

mod postgres;
mod sqlite;

use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

use crate::StorageError;

/// Readers and the one writer.
const MAX_CONNECTIONS: u32 = 8;

/// Connects to what the address says.
pub(crate) async fn open(
    url: &str,
    patience: Duration,
) -> Result<DatabaseConnection, StorageError> {
    match url.split_once(':') {
        Some(("sqlite", _)) => sqlite::open(url, patience).await,
        Some(("postgres" | "postgresql", _)) => postgres::open(url).await,
        _ => Err(StorageError::UnknownScheme),
    }
}

/// Takes all steps that the schema lacks, or none: of several programs that
/// start at once, one takes them and the others find them taken.
pub(crate) async fn migrate(
    db: &DatabaseConnection,
    patience: Duration,
) -> Result<(), StorageError> {
    // A program that starts while an import runs need not wait for it.
    if Migrator::get_pending_migrations_read_only(db)
        .await?
        .is_empty()
    {
        return Ok(());
    }
    let transaction = begin_writing(db, patience).await?;
    if db.get_database_backend() == DbBackend::Postgres {
        // There may be no table yet that could be locked.
        transaction
            .execute_unprepared("SELECT pg_advisory_xact_lock(hashtext('atalaya.migrations'))")
            .await?;
    }
    Migrator::up(&transaction, None).await?;
    Ok(transaction.commit().await?)
}

/// Begins a transaction that will write and waits for a lock no longer than
/// it has patience.
pub(crate) async fn begin_writing(
    db: &DatabaseConnection,
    patience: Duration,
) -> Result<DatabaseTransaction, StorageError> {
    // SQLite waits at the beginning: a transaction that read first could not
    // wait any more.
    let transaction = db
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        })
        .await?;
    if db.get_database_backend() == DbBackend::Postgres {
        transaction
            .execute_unprepared(&format!(
                "SET LOCAL lock_timeout = {}",
                patience.as_millis().max(1)
            ))
            .await?;
    }
    Ok(transaction)
}
