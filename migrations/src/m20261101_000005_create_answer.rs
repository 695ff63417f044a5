//! Answers to the variables that take several.

use sea_orm_migration::{prelude::*, schema::*, sea_orm::DbBackend};

use crate::rules::code;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        let mut table = Table::create()
            .table("answer")
            .col(big_integer("application_id"))
            .col(integer("variable_id"))
            .col(code("code", backend).not_null())
            // A person gives an answer once, however often it is written down.
            .primary_key(
                Index::create()
                    .name("answer_is_given_once")
                    .col("application_id")
                    .col("variable_id")
                    .col("code"),
            )
            // Answers go with their request and cannot stand without one.
            .foreign_key(
                ForeignKey::create()
                    .name("answer_belongs_to_an_application")
                    .from("answer", "application_id")
                    .to("application", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            // An answer to a question that nobody knows cannot be read.
            .foreign_key(
                ForeignKey::create()
                    .name("answer_is_to_a_variable")
                    .from("answer", "variable_id")
                    .to("variable", "id")
                    .on_delete(ForeignKeyAction::Restrict),
            )
            .take();
        if backend == DbBackend::Sqlite {
            // The key is the whole row: without a row id it is stored once,
            // and the answers of a record lie side by side.
            table.extra("WITHOUT ROWID");
        }
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("answer").take())
            .await
    }
}
