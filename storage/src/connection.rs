//! Reaching the database.

mod postgres;
mod sqlite;

use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend,
    IsolationLevel, SqliteTransactionMode, TransactionOptions, TransactionTrait,
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
        let patience = patience.as_millis().max(1);
        transaction
            .execute_unprepared(&format!("SET LOCAL lock_timeout = {patience}"))
            .await?;
        transaction.execute_unprepared(FIND_BY_KEY).await?;
    }
    Ok(transaction)
}

/// Begins a transaction that sees the database as it is now, whoever writes.
pub(crate) async fn begin_reading(
    db: &DatabaseConnection,
) -> Result<DatabaseTransaction, StorageError> {
    if db.get_database_backend() != DbBackend::Postgres {
        // With a write-ahead log SQLite does so anyway.
        return Ok(db.begin().await?);
    }
    let transaction = db
        .begin_with_options(TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..Default::default()
        })
        .await?;
    transaction.execute_unprepared(FIND_BY_KEY).await?;
    Ok(transaction)
}

/// For PostgreSQL, whose knowledge of a table's size dates from before a large
/// import: every statement here looks for rows by their keys, and yet it would
/// read the whole table, or compile what ends in a millisecond.
const FIND_BY_KEY: &str = "SET LOCAL enable_seqscan = off; \
    SET LOCAL enable_bitmapscan = off; \
    SET LOCAL jit = off";
