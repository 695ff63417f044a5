//! Files that come in, one transaction each.

mod known;
mod transaction;
mod values;

use domain::code::Code;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, QueryFilter, SqlErr,
};

pub use self::transaction::ImportTransaction;
use crate::{Registry, StorageError, connection, entities::import};

/// What identifies an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportHeader {
    /// Who delivered the file.
    pub institution: Code,
    /// Its name, without folders.
    pub file_name: String,
    /// SHA-256 of the file, in lower-case hexadecimal: an import's key with
    /// institution and mapping.
    pub file_hash: String,
    /// SHA-256 of the mapping file, in lower-case hexadecimal.
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

impl Registry {
    /// The completed import of the same institution, file and mapping.
    ///
    /// # Errors
    ///
    /// The database failed.
    pub async fn find_import(
        &self,
        header: &ImportHeader,
    ) -> Result<Option<ImportSummary>, StorageError> {
        import::Entity::find()
            .filter(import::Column::Institution.eq(header.institution.as_str()))
            .filter(import::Column::FileHash.eq(header.file_hash.as_str()))
            .filter(import::Column::MappingHash.eq(header.mapping_hash.as_str()))
            .one(&self.db)
            .await?
            .map(ImportSummary::try_from)
            .transpose()
    }

    /// Begins an import. There is one at a time: a second one waits for the
    /// first, but not for ever.
    ///
    /// # Errors
    ///
    /// [`StorageError::Busy`] when the other import takes long,
    /// [`StorageError::AlreadyImported`] when it was of the same file; or the
    /// database failed.
    pub async fn begin_import(
        &self,
        header: ImportHeader,
    ) -> Result<ImportTransaction, StorageError> {
        let transaction = connection::begin_writing(&self.db, self.patience).await?;
        if self.db.get_database_backend() == DbBackend::Postgres {
            transaction
                .execute_unprepared("LOCK TABLE import IN SHARE ROW EXCLUSIVE MODE")
                .await?;
        }
        let inserted = import::Entity::insert(active(header, ImportCounts::default())?)
            .exec(&transaction)
            .await;
        let import_id = match inserted {
            Ok(inserted) => inserted.last_insert_id,
            Err(error) => {
                return Err(match error.sql_err() {
                    Some(SqlErr::UniqueConstraintViolation(_)) => StorageError::AlreadyImported,
                    _ => error.into(),
                });
            }
        };
        ImportTransaction::begin(transaction, import_id).await
    }
}

fn active(header: ImportHeader, counts: ImportCounts) -> Result<import::ActiveModel, StorageError> {
    Ok(import::ActiveModel {
        institution: Set(header.institution.into()),
        file_name: Set(header.file_name),
        file_hash: Set(header.file_hash),
        mapping_hash: Set(header.mapping_hash),
        imported_at: Set(header.imported_at),
        rows: Set(stored(counts.rows)?),
        accepted: Set(stored(counts.accepted)?),
        quarantined: Set(stored(counts.quarantined)?),
        filtered: Set(stored(counts.filtered)?),
        ..Default::default()
    })
}

/// A number of rows as the database holds it.
fn stored(rows: u64) -> Result<i64, StorageError> {
    i64::try_from(rows).map_err(|_| StorageError::Full)
}

impl TryFrom<import::Model> for ImportSummary {
    type Error = StorageError;

    fn try_from(row: import::Model) -> Result<Self, StorageError> {
        let inconsistent = |column| StorageError::Inconsistent {
            table: "import",
            row: row.id,
            column,
        };
        let count = |rows: i64, column| u64::try_from(rows).map_err(|_| inconsistent(column));
        Ok(Self {
            counts: ImportCounts {
                rows: count(row.rows, "rows")?,
                accepted: count(row.accepted, "accepted")?,
                quarantined: count(row.quarantined, "quarantined")?,
                filtered: count(row.filtered, "filtered")?,
            },
            header: ImportHeader {
                institution: row
                    .institution
                    .parse()
                    .map_err(|_| inconsistent("institution"))?,
                file_name: row.file_name,
                file_hash: row.file_hash,
                mapping_hash: row.mapping_hash,
                imported_at: row.imported_at,
            },
        })
    }
}
