//! Exact records.

use chrono::NaiveDate;
use domain::{code::Code, record::Application, selection::ReleaseId};

/// Why the database could not answer.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database refused or could not be reached.
    #[error("the registry's database failed")]
    Database(#[from] sea_orm::DbErr),
    /// A stored value breaks a rule of the domain.
    #[error("{table} {row}: column `{column}` is not valid")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The row's key.
        row: i64,
        /// The column.
        column: &'static str,
    },
}

/// A connection to the registry, its schema up to date.
#[derive(Clone, Debug)]
pub struct Registry {
    db: sea_orm::DatabaseConnection,
}

/// What identifies an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportHeader {
    /// Who delivered the file.
    pub institution: Code,
    /// Its name, without folders.
    pub file_name: String,
    /// SHA-256 of the file, in hexadecimal: an import's key with institution and mapping.
    pub file_hash: String,
    /// SHA-256 of the mapping file, in hexadecimal.
    pub mapping_hash: String,
    /// When, as RFC 3339 in UTC.
    pub imported_at: String,
}

/// What became of a file's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Rows read, header aside.
    pub rows: u64,
    /// Rows that became records.
    pub accepted: u64,
    /// Rows in quarantine.
    pub quarantined: u64,
    /// Rows that the mapping leaves out.
    pub filtered: u64,
}

/// An import that was completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportSummary {
    /// What identifies it.
    pub header: ImportHeader,
    /// What became of its rows.
    pub counts: ImportCounts,
}

/// One import: one transaction. Dropped without [`Self::commit`], it never happened.
#[derive(Debug)]
pub struct ImportTransaction {}

impl ImportTransaction {
    /// Adds or, where institution and case code are known, replaces records.
    ///
    /// # Errors
    ///
    /// The database refused.
    pub async fn insert(&mut self, records: &[Application]) -> Result<(), StorageError> {
        let _ = records;
        unimplemented!()
    }

    /// Makes the import count.
    ///
    /// # Errors
    ///
    /// The database refused; then it never happened.
    pub async fn commit(self, counts: ImportCounts) -> Result<(), StorageError> {
        let _ = counts;
        unimplemented!()
    }
}

impl Registry {
    /// Connects and brings the schema up to date. URL: `sqlite://PATH?mode=rwc`
    /// or `postgres://…`.
    ///
    /// # Errors
    ///
    /// The database cannot be reached or migrated.
    pub async fn open(url: &str) -> Result<Self, StorageError> {
        let _ = url;
        unimplemented!()
    }

    /// Whether the database answers.
    ///
    /// # Errors
    ///
    /// It does not.
    pub async fn ping(&self) -> Result<(), StorageError> {
        let _ = &self.db;
        unimplemented!()
    }

    /// The completed import of the same institution, file and mapping.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn find_import(
        &self,
        header: &ImportHeader,
    ) -> Result<Option<ImportSummary>, StorageError> {
        let _ = header;
        unimplemented!()
    }

    /// Begins an import.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn begin_import(
        &self,
        header: ImportHeader,
    ) -> Result<ImportTransaction, StorageError> {
        let _ = header;
        unimplemented!()
    }

    /// Hands over every record received up to a day, one by one.
    ///
    /// # Errors
    ///
    /// The database failed or holds what it should not.
    pub async fn for_each_application(
        &self,
        received_until: NaiveDate,
        handle: impl FnMut(Application) + Send,
    ) -> Result<(), StorageError> {
        let _ = (received_until, handle);
        unimplemented!()
    }

    /// Number of records.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn count_applications(&self) -> Result<u64, StorageError> {
        unimplemented!()
    }

    /// Remembers which records a release was made of (key and fingerprint of
    /// each), so that the next one can be compared with it.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn save_release_input(
        &self,
        release: &ReleaseId,
        fingerprints: &[(u64, u64)],
    ) -> Result<(), StorageError> {
        let _ = (release, fingerprints);
        unimplemented!()
    }

    /// What [`Self::save_release_input`] remembered.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn release_input(
        &self,
        release: &ReleaseId,
    ) -> Result<Option<Vec<(u64, u64)>>, StorageError> {
        let _ = release;
        unimplemented!()
    }
}
