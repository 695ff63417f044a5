//! What each release was made of.

use sea_orm_migration::{prelude::*, schema::*};

use crate::rules::{length, rule};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("release_input")
            .col(big_pk_auto("id"))
            .col(
                string_len("release", 24)
                    .unique_key()
                    .check(rule("release_is_a_name", length("release", 4, 24))),
            )
            // Pairs of key and fingerprint, sixteen bytes each: half a pair
            // would shift all that follow.
            .col(
                blob("fingerprints").check(rule(
                    "fingerprints_are_whole_pairs",
                    Expr::from(Func::cust("length").arg(Expr::col("fingerprints")))
                        .modulo(16)
                        .eq(0),
                )),
            )
            .take();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("release_input").take())
            .await
    }
}
