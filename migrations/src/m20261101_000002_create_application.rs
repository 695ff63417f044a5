//! One person's request for accreditation.

use sea_orm_migration::{prelude::*, schema::*};

use crate::rules::{code, day, length, only, rule};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The variables with at most one answer: `NULL` where nobody collected it.
const SINGLE_ANSWER: [&str; 11] = [
    "sex",
    "gender_identity",
    "migration_status",
    "education_level",
    "occupation",
    "province",
    "canton",
    "mother_tongue",
    "form_of_recruitment",
    "place_of_recruitment",
    "trafficking_scope",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let backend = manager.get_database_backend();
        let mut table = Table::create()
            .table("application")
            // Given by the import, which alone may write while it runs.
            .col(big_integer("id").primary_key())
            .col(big_integer("import_id"))
            .col(code("institution", backend).not_null())
            .col(case_code())
            .col(day("received", backend).not_null())
            .col(day("decided", backend))
            .col(day("event_date", backend))
            .col(code("status", backend).not_null())
            .col(age_years())
            .col(code("age_reference", backend))
            .col(dependents())
            .col(linkage_token())
            .col(boolean("demonstration"))
            .check(decided_after_received())
            .foreign_key(&mut came_with_an_import())
            .take();
        for variable in SINGLE_ANSWER {
            table.col(code(variable, backend));
        }
        manager.create_table(table).await?;

        // A person's request is one record: delivered again, it replaces what
        // was there and is not counted twice. The case code stands first: by
        // it alone a record is nearly found.
        let one_record_a_case = Index::create()
            .name("application_is_one_a_case")
            .table("application")
            .col("case_code")
            .col("institution")
            .unique()
            .take();
        manager.create_index(one_record_a_case).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("application").take())
            .await
    }
}

/// An empty code would merge cases that have none. The unit separator stands
/// between institution and case code where the record's key is made: inside a
/// case code, two cases could share a key.
fn case_code() -> ColumnDef {
    string_len("case_code", 64)
        .check(rule(
            "case_code_is_an_identity",
            length("case_code", 1, 64).and(Expr::col("case_code").not_like("%\u{1f}%")),
        ))
        .take()
}

/// Completed years; whoever is older was written down wrongly.
fn age_years() -> ColumnDef {
    small_integer_null("age_years")
        .check(rule(
            "age_years_is_an_age",
            Expr::col("age_years").between(0, 120),
        ))
        .take()
}

/// Persons who depend on this one; the domain counts them in one byte.
fn dependents() -> ColumnDef {
    small_integer_null("dependents")
        .check(rule(
            "dependents_is_a_number",
            Expr::col("dependents").between(0, 255),
        ))
        .take()
}

/// A keyed hash and nothing else: a name or a document number must not fit.
fn linkage_token() -> ColumnDef {
    string_len_null("linkage_token", 64)
        .check(rule(
            "linkage_token_is_a_hash",
            length("linkage_token", 32, 64).and(only("0123456789abcdefABCDEF", "linkage_token")),
        ))
        .take()
}

/// A decision before the request is a mistake in one of the two dates, and
/// would put the person into the wrong year.
fn decided_after_received() -> sea_query::Check {
    rule(
        "decided_is_not_before_received",
        Expr::col("decided").gte(Expr::col("received")),
    )
}

/// Every record can be traced to the file it came in. An import with records
/// cannot be deleted: that would lose them, or what they replaced.
fn came_with_an_import() -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name("application_came_with_an_import")
        .from("application", "import_id")
        .to("import", "id")
        .on_delete(ForeignKeyAction::Restrict)
        .take()
}
