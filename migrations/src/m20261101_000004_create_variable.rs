//! The variables that take several answers, by number.
//!
//! An answer names its variable by a small number instead of a name of up to
//! twenty-four letters: there are some ten answers a record. The table says what
//! the numbers mean to whoever reads the database without the program.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Numbers are never given twice.
const VARIABLES: [(i32, &str); 8] = [
    (1, "nationality"),
    (2, "recruitment_lure"),
    (3, "means_of_recruitment"),
    (4, "relationship_to_recruiter"),
    (5, "means_of_control"),
    (6, "country_of_exploitation"),
    (7, "form_of_exploitation"),
    (8, "economic_sector"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("variable")
            // Not a small integer: SQLite finds rows at once by this type only.
            .col(integer("id").primary_key())
            // Two numbers of one name would split its answers.
            .col(string_len("name", 40).unique_key())
            .take();
        manager.create_table(table).await?;

        let mut rows = Query::insert()
            .into_table("variable")
            .columns(["id", "name"])
            .take();
        for (id, name) in VARIABLES {
            rows.values_panic([id.into(), name.into()]);
        }
        manager.execute(rows).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("variable").take())
            .await
    }
}
