//! A file that was imported.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Who delivered the file.
    pub institution: String,
    /// Its name, without folders.
    pub file_name: String,
    /// SHA-256 of the file.
    pub file_hash: String,
    /// SHA-256 of the mapping file.
    pub mapping_hash: String,
    /// RFC 3339 in UTC.
    pub imported_at: String,
    /// Rows read, header aside.
    pub rows: i64,
    /// Rows that became records.
    pub accepted: i64,
    /// Rows in quarantine.
    pub quarantined: i64,
    /// Rows that the mapping leaves out.
    pub filtered: i64,
    #[sea_orm(has_many)]
    pub applications: HasMany<super::application::Entity>,
    #[sea_orm(has_many)]
    pub status_changes: HasMany<super::status_change::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
