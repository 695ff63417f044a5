//! SQLite: one file.

use std::{fs, io, path::Path, time::Duration};

use sea_orm::{
    DatabaseConnection, SqlxSqliteConnector,
    sqlx::{
        self, ConnectOptions, Connection,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
    },
};

use super::MAX_CONNECTIONS;
use crate::StorageError;

/// What SQLite says of a file that is something else.
const NOT_A_DATABASE: &str = "26";

pub(super) async fn open(
    url: &str,
    patience: Duration,
) -> Result<DatabaseConnection, StorageError> {
    let in_memory = url.contains(":memory:") || asks_for(url, "mode=memory");
    let options = options(url, patience)?;
    if !in_memory {
        prepare_file(options.get_filename(), asks_for(url, "mode=rwc"))?;
    }
    // A connection of its own says why it fails; a pool only that it timed out.
    let trial = options.connect().await.map_err(|error| {
        if error.as_database_error().and_then(|error| error.code()) == Some(NOT_A_DATABASE.into()) {
            StorageError::NotADatabase(options.get_filename().to_owned())
        } else {
            error.into()
        }
    })?;
    let pool = SqlitePoolOptions::new();
    let pool = if in_memory {
        // Such a database is gone with its last connection.
        pool.max_connections(1)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
    } else {
        pool.max_connections(MAX_CONNECTIONS)
    };
    let pool = pool.connect_with(options).await?;
    trial.close().await?;
    Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool))
}

fn options(url: &str, patience: Duration) -> Result<SqliteConnectOptions, StorageError> {
    let options: SqliteConnectOptions = url
        .parse()
        .map_err(|_: sqlx::Error| StorageError::MalformedAddress { scheme: "sqlite" })?;
    Ok(options
        // Readers go on while an import writes.
        .journal_mode(SqliteJournalMode::Wal)
        // With a write-ahead log a power cut loses no more than the last
        // commit, and never the database.
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .busy_timeout(patience)
        // In KiB: the inner pages of all indexes stay in memory.
        .pragma("cache_size", "-32768")
        // In bytes: the log of a large import does not stay on the disk.
        .pragma("journal_size_limit", "67108864")
        // In rows: SQLite finishes a page without waiting for its reader.
        .row_buffer_size(2_000)
        .disable_statement_logging())
}

fn asks_for(url: &str, parameter: &str) -> bool {
    url.split_once('?')
        .is_some_and(|(_, query)| query.split('&').any(|given| given == parameter))
}

/// Makes the file before SQLite does: its own would be readable by everybody.
fn prepare_file(path: &Path, create: bool) -> Result<(), StorageError> {
    if path.exists() {
        return Ok(());
    }
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(StorageError::FolderMissing(folder.to_owned()));
    }
    if !create {
        return Err(StorageError::FileMissing(path.to_owned()));
    }
    let mut file = fs::OpenOptions::new();
    file.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    match file.open(path) {
        Err(source) if source.kind() != io::ErrorKind::AlreadyExists => Err(StorageError::File {
            path: path.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}
