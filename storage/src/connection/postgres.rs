//! PostgreSQL: a server.

use std::time::Duration;

use sea_orm::{
    DatabaseConnection, SqlxPostgresConnector,
    sqlx::{
        self, ConnectOptions, Connection,
        postgres::{PgConnectOptions, PgPoolOptions},
    },
};

use super::MAX_CONNECTIONS;
use crate::StorageError;

/// How long to wait for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

pub(super) async fn open(url: &str) -> Result<DatabaseConnection, StorageError> {
    let options: PgConnectOptions = url
        .parse()
        .map_err(|_: sqlx::Error| StorageError::MalformedAddress { scheme: "postgres" })?;
    let options = options
        .application_name("atalaya")
        .disable_statement_logging();
    // A connection of its own says why it fails; a pool only that it timed out.
    let trial = options.connect().await?;
    let pool = PgPoolOptions::new()
        .max_connections(MAX_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options)
        .await?;
    trial.close().await?;
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
}
