//! The schema goes up, down and up again.

use std::thread;

use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use storage::Registry;

use crate::{databases::Fresh, interruptions::block_on, on_both_databases};

on_both_databases! {
    the_schema_goes_up_down_and_up_again,
    every_step_can_be_undone_alone,
    the_numbers_of_variables_stand_in_the_database,
    programs_that_start_at_once_find_one_schema,
}

const TABLES: [&str; 6] = [
    "answer",
    "application",
    "import",
    "release_input",
    "status_change",
    "variable",
];

async fn the_schema_goes_up_down_and_up_again(fresh: Fresh) {
    let db = fresh.raw().await;
    Migrator::up(&db, None).await.unwrap();
    let first = schema(&db).await;
    for table in TABLES {
        assert!(
            first
                .iter()
                .any(|line| line.starts_with(&format!("{table} "))),
            "{table}"
        );
    }

    Migrator::down(&db, None).await.unwrap();
    assert_eq!(schema(&db).await, [""; 0]);

    Migrator::up(&db, None).await.unwrap();
    assert_eq!(schema(&db).await, first);
}

async fn every_step_can_be_undone_alone(fresh: Fresh) {
    let db = fresh.raw().await;
    let mut before = Vec::new();
    for _ in Migrator::migrations() {
        before.push(schema(&db).await);
        Migrator::up(&db, Some(1)).await.unwrap();
    }
    while let Some(expected) = before.pop() {
        Migrator::down(&db, Some(1)).await.unwrap();
        assert_eq!(schema(&db).await, expected);
    }
}

async fn the_numbers_of_variables_stand_in_the_database(fresh: Fresh) {
    fresh.registry().await;
    let query = "SELECT id || ' ' || name FROM variable ORDER BY id";
    assert_eq!(
        strings(&fresh.raw().await, query).await,
        [
            "1 nationality",
            "2 recruitment_lure",
            "3 means_of_recruitment",
            "4 relationship_to_recruiter",
            "5 means_of_control",
            "6 country_of_exploitation",
            "7 form_of_exploitation",
            "8 economic_sector",
        ]
    );
}

async fn programs_that_start_at_once_find_one_schema(fresh: Fresh) {
    let open = || block_on(Registry::open(&fresh.url)).map(drop);
    thread::scope(|scope| {
        let programs: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
        for program in programs {
            program.join().unwrap().unwrap();
        }
    });
    let registry = fresh.registry().await;
    assert_eq!(registry.count_applications().await.unwrap(), 0);
}

/// Tables with columns, rules and indexes, a line each; what SeaORM keeps for
/// itself is left out.
async fn schema(db: &DatabaseConnection) -> Vec<String> {
    let query = match db.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT line FROM (
                SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || is_nullable
                    AS line FROM information_schema.columns WHERE table_schema = 'public'
                UNION ALL SELECT tablename || ' ' || indexdef FROM pg_indexes
                    WHERE schemaname = 'public'
                UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid)
                    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            ) AS lines ORDER BY line"
        }
        _ => "SELECT tbl_name || ' ' || coalesce(sql, name) FROM sqlite_schema ORDER BY 1",
    };
    let mut lines = strings(db, query).await;
    lines.retain(|line| !line.starts_with("seaql_") && !line.starts_with("sqlite_"));
    lines
}

async fn strings(db: &DatabaseConnection, query: &str) -> Vec<String> {
    db.query_all_raw(Statement::from_string(db.get_database_backend(), query))
        .await
        .unwrap()
        .iter()
        .map(|row| row.try_get_by(0).unwrap())
        .collect()
}
