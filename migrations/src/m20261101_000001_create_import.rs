//! Files that were imported.

use sea_orm_migration::{prelude::*, schema::*};

use crate::rules::{code, length, only, rule};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        let table = Table::create()
            .table("import")
            .col(big_pk_auto("id"))
            .col(code("institution", backend).not_null())
            .col(text_of("file_name", 1, 255))
            .col(hash("file_hash"))
            .col(hash("mapping_hash"))
            .col(text_of("imported_at", 20, 35))
            .col(count("rows"))
            .col(count("accepted"))
            .col(count("quarantined"))
            .col(count("filtered"))
            .take();
        manager.create_table(table).await?;

        // The same file through the same mapping says nothing new: importing
        // it again must fail, even when two programs try at once.
        let once = Index::create()
            .name("import_happens_once")
            .table("import")
            .col("institution")
            .col("file_hash")
            .col("mapping_hash")
            .unique()
            .take();
        manager.create_index(once).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("import").take())
            .await
    }
}

/// A text of bounded length, on SQLite too, which ignores the type's own.
fn text_of(column: &'static str, least: u32, most: u32) -> ColumnDef {
    string_len(column, most)
        .check(rule(
            format!("{column}_has_a_sound_length"),
            length(column, least, most),
        ))
        .take()
}

/// SHA-256: two spellings of one hash would let a file in twice.
fn hash(column: &'static str) -> ColumnDef {
    string_len(column, 64)
        .check(rule(
            format!("{column}_is_sha_256"),
            length(column, 64, 64).and(only("0123456789abcdef", column)),
        ))
        .take()
}

/// Rows of a file; fewer than none would be an arithmetic mistake.
fn count(column: &'static str) -> ColumnDef {
    big_integer(column)
        .check(rule(
            format!("{column}_is_a_count"),
            Expr::col(column).gte(0),
        ))
        .take()
}
