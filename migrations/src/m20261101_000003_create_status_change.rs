//! The states that a request went through.

use sea_orm_migration::{prelude::*, schema::*};

use crate::rules::{code, day};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        let table = Table::create()
            .table("status_change")
            .col(big_integer("application_id"))
            .col(big_integer("import_id"))
            .col(code("status", backend).not_null())
            .col(day("decided", backend))
            // An import tells of one state of each request.
            .primary_key(
                Index::create()
                    .name("status_change_is_one_an_import")
                    .col("application_id")
                    .col("import_id"),
            )
            // The history goes with its request and cannot stand without one.
            .foreign_key(
                ForeignKey::create()
                    .name("status_change_belongs_to_an_application")
                    .from("status_change", "application_id")
                    .to("application", "id")
                    .on_delete(ForeignKeyAction::Cascade),
            )
            // Who said so can always be traced.
            .foreign_key(
                ForeignKey::create()
                    .name("status_change_came_with_an_import")
                    .from("status_change", "import_id")
                    .to("import", "id")
                    .on_delete(ForeignKeyAction::Restrict),
            )
            .take();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("status_change").take())
            .await
    }
}
