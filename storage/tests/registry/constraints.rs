//! What must hold for every row is held by the database, whoever writes.

use sea_orm::{ConnectionTrait, DatabaseConnection};

use crate::{
    databases::{Fresh, import},
    on_both_databases,
    sample::{bare, code},
};

on_both_databases! {
    a_sound_row_is_taken,
    a_broken_rule_is_refused_by_its_name,
    a_case_is_one_record,
    an_answer_is_given_once,
    answers_and_history_need_their_record,
    answers_and_history_go_with_their_record,
    an_import_with_records_stays,
    half_a_pair_of_a_release_is_refused,
}

/// A second row of `application` with one value of its own.
async fn insert(db: &DatabaseConnection, column: &str, value: &str) -> Result<(), String> {
    let mut columns = vec![
        ("id", "2"),
        ("import_id", "1"),
        ("institution", "'ENT-1'"),
        ("case_code", "'B'"),
        ("received", "'2024-01-02'"),
        ("status", "'APP-10'"),
        ("demonstration", "true"),
    ];
    columns.retain(|&(name, _)| name != column);
    columns.push((column, value));
    let (names, values): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    let sql = format!(
        "INSERT INTO application ({}) VALUES ({})",
        names.join(", "),
        values.join(", ")
    );
    execute(db, &sql).await
}

async fn execute(db: &DatabaseConnection, sql: &str) -> Result<(), String> {
    match db.execute_unprepared(sql).await {
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}

/// A registry with one record, A, and one answer of it.
async fn with_one_record(fresh: &Fresh) -> DatabaseConnection {
    let mut record = bare("A");
    record
        .answers
        .insert(domain::variable::Variable::Nationality, vec![code("CRI")]);
    import(&fresh.registry().await, 1, &[record]).await;
    fresh.raw().await
}

async fn count(db: &DatabaseConnection, table: &str) -> i64 {
    let query = format!("SELECT count(*) FROM {table}");
    let row = db
        .query_one_raw(sea_orm::Statement::from_string(
            db.get_database_backend(),
            query,
        ))
        .await
        .unwrap()
        .unwrap();
    row.try_get_by(0).unwrap()
}

async fn a_sound_row_is_taken(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    // So that the refusals below are about the one value and nothing else.
    insert(&db, "decided", "'2024-01-02'").await.unwrap();
    assert_eq!(count(&db, "application").await, 2);
}

async fn a_broken_rule_is_refused_by_its_name(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    let long_case = format!("'{}'", "9".repeat(65));
    let short_token = format!("'{}'", "a".repeat(31));
    let name_as_token = format!("'{:_<40}'", "Nombre Apellido");
    let cases = [
        ("decided", "'2024-01-01'", "decided_is_not_before_received"),
        ("received", "'10000-01-01'", "received_is_a_day"),
        ("age_years", "-1", "age_years_is_an_age"),
        ("age_years", "121", "age_years_is_an_age"),
        ("dependents", "-1", "dependents_is_a_number"),
        ("status", "''", "status_is_a_code"),
        ("status", "'APP 10'", "status_is_a_code"),
        ("sex", "'dos palabras'", "sex_is_a_code"),
        ("sex", "'é'", "sex_is_a_code"),
        ("institution", "'ENT;1'", "institution_is_a_code"),
        ("case_code", "''", "case_code_is_an_identity"),
        ("case_code", "'A\u{1f}B'", "case_code_is_an_identity"),
        ("linkage_token", &short_token, "linkage_token_is_a_hash"),
        ("linkage_token", &name_as_token, "linkage_token_is_a_hash"),
    ];
    for (column, value, rule) in cases {
        let error = insert(&db, column, value).await.expect_err(rule);
        assert!(error.contains(rule), "{column} = {value}: {error}");
    }
    // PostgreSQL measures these by the type of the column.
    let long_code = format!("'{}'", "X".repeat(25));
    for (column, value) in [("case_code", &long_case), ("canton", &long_code)] {
        insert(&db, column, value).await.expect_err(column);
    }
    // And this is no day in either's eyes.
    insert(&db, "received", "'2023-02-29'")
        .await
        .expect_err("31/02");
    for column in [
        "received",
        "status",
        "institution",
        "case_code",
        "demonstration",
    ] {
        insert(&db, column, "NULL").await.expect_err(column);
    }
    insert(&db, "import_id", "99").await.expect_err("import_id");
    assert_eq!(count(&db, "application").await, 1);
}

async fn a_case_is_one_record(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    insert(&db, "case_code", "'A'").await.expect_err("twice");
    // Another institution may use the same code.
    execute(
        &db,
        "INSERT INTO application
            (id, import_id, institution, case_code, received, status, demonstration)
         VALUES (2, 1, 'ENT-2', 'A', '2024-01-02', 'APP-10', true)",
    )
    .await
    .unwrap();
}

async fn an_answer_is_given_once(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    let twice = "INSERT INTO answer (application_id, variable_id, code) VALUES (1, 1, 'CRI')";
    execute(&db, twice).await.expect_err("twice");
}

async fn answers_and_history_need_their_record(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    for orphan in [
        "INSERT INTO answer (application_id, variable_id, code) VALUES (9, 1, 'CRI')",
        "INSERT INTO answer (application_id, variable_id, code) VALUES (1, 99, 'CRI')",
        "INSERT INTO status_change (application_id, import_id, status) VALUES (9, 1, 'APP-10')",
        "INSERT INTO status_change (application_id, import_id, status) VALUES (1, 9, 'APP-10')",
    ] {
        execute(&db, orphan).await.expect_err(orphan);
    }
}

async fn answers_and_history_go_with_their_record(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    assert_eq!(
        (
            count(&db, "answer").await,
            count(&db, "status_change").await
        ),
        (1, 1)
    );
    execute(&db, "DELETE FROM application").await.unwrap();
    assert_eq!(
        (
            count(&db, "answer").await,
            count(&db, "status_change").await
        ),
        (0, 0)
    );
}

async fn an_import_with_records_stays(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    execute(&db, "DELETE FROM import")
        .await
        .expect_err("it has a record");
}

async fn half_a_pair_of_a_release_is_refused(fresh: Fresh) {
    let db = with_one_record(&fresh).await;
    let literal = if fresh.is_sqlite() {
        "x'0102'"
    } else {
        "'\\x0102'::bytea"
    };
    let half =
        format!("INSERT INTO release_input (release, fingerprints) VALUES ('2025-12', {literal})");
    let error = execute(&db, &half).await.expect_err("two bytes");
    assert!(error.contains("fingerprints_are_whole_pairs"), "{error}");
}
