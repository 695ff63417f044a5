//! The registry of exact records.

use std::time::Duration;

use sea_orm::DatabaseConnection;

use crate::{StorageError, connection};

/// How long a writer waits for another one before it gives up.
const PATIENCE: Duration = Duration::from_secs(5);

/// A connection to the registry, its schema up to date.
///
/// Cloning is cheap: clones share the connections.
///
/// # Examples
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use storage::{ImportCounts, ImportHeader, Registry};
///
/// let registry = Registry::open("sqlite::memory:").await?;
/// let import = registry
///     .begin_import(ImportHeader {
///         institution: "CONATT".parse()?,
///         file_name: "solicitudes.csv".to_owned(),
///         file_hash: "0".repeat(64),
///         mapping_hash: "0".repeat(64),
///         imported_at: "2025-12-31T23:59:59Z".to_owned(),
///     })
///     .await?;
/// // Here come the calls of `import.insert(&records)`.
/// import.commit(ImportCounts::default()).await?;
/// assert_eq!(registry.count_applications().await?, 0);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Registry {
    pub(crate) db: DatabaseConnection,
    pub(crate) patience: Duration,
}

impl Registry {
    /// Connects and brings the schema up to date.
    ///
    /// The URL is `sqlite://PATH?mode=rwc` (without `mode=rwc` the file must
    /// exist; its folder must exist in any case) or
    /// `postgres://USER:PASSWORD@HOST/DATABASE`. A new SQLite file can be read
    /// by its owner only.
    ///
    /// # Errors
    ///
    /// The address is unusable, or the database cannot be reached or migrated.
    pub async fn open(url: &str) -> Result<Self, StorageError> {
        Self::open_with_patience(url, PATIENCE).await
    }

    /// As [`Self::open`], with a time that a writer waits for another one
    /// before it gives up with [`StorageError::Busy`].
    ///
    /// # Errors
    ///
    /// As [`Self::open`].
    pub async fn open_with_patience(url: &str, patience: Duration) -> Result<Self, StorageError> {
        let db = connection::open(url, patience).await?;
        connection::migrate(&db, patience).await?;
        Ok(Self { db, patience })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    ///
    /// It does not.
    pub async fn ping(&self) -> Result<(), StorageError> {
        Ok(self.db.ping().await?)
    }
}
