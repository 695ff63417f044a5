//! What was stored comes back, or a clear word about the row that cannot.

use std::thread;

use domain::{
    code::reserved,
    variable::{Response, Variable},
};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use storage::{Registry, StorageError};

use crate::{
    databases::{Fresh, all, case_codes, codes, import},
    interruptions::block_on,
    on_both_databases,
    sample::{bare, day, random},
};

on_both_databases! {
    every_field_and_every_variable_comes_back,
    the_four_kinds_of_missing_answers_stay_apart,
    records_received_later_are_left_out,
    records_come_in_the_order_of_their_first_import,
    a_reader_sees_one_moment_while_an_import_ends,
    a_row_that_breaks_a_rule_is_named,
}

async fn every_field_and_every_variable_comes_back(fresh: Fresh) {
    let registry = fresh.registry().await;
    let records = random(2, 300);
    import(&registry, 1, &records).await;
    let read = all(&registry).await;
    for (read, stored) in read.iter().zip(&records) {
        assert_eq!(read, stored);
    }
    assert_eq!(read.len(), records.len());
    // The sample is not poorer than the type.
    for variable in Variable::recorded() {
        assert!(
            records
                .iter()
                .any(|record| record.answers.contains_key(&variable))
        );
        assert!(
            records
                .iter()
                .any(|record| !record.answers.contains_key(&variable))
        );
    }
}

async fn the_four_kinds_of_missing_answers_stay_apart(fresh: Fresh) {
    let registry = fresh.registry().await;
    let mut records = vec![bare("none")];
    for missing in reserved::MISSING {
        let mut record = bare(missing);
        record.answers = Variable::recorded()
            .map(|variable| (variable, codes(&[missing])))
            .collect();
        records.push(record);
    }
    import(&registry, 1, &records).await;
    assert_eq!(all(&registry).await, records);
}

async fn records_received_later_are_left_out(fresh: Fresh) {
    let registry = fresh.registry().await;
    let received = |case_code, on| {
        let mut record = bare(case_code);
        record.received = day(on);
        record
    };
    let records = [
        received("A", "2025-12-31"),
        received("B", "2026-01-01"),
        received("C", "2012-01-01"),
    ];
    import(&registry, 1, &records).await;
    let mut read = Vec::new();
    registry
        .for_each_application(day("2025-12-31"), |record| read.push(record.case_code))
        .await
        .unwrap();
    assert_eq!(read, ["A", "C"]);
}

/// More than one page, so that the seam between two pages is crossed.
const MANY: usize = 2_345;

async fn records_come_in_the_order_of_their_first_import(fresh: Fresh) {
    let registry = fresh.registry().await;
    let records: Vec<_> = (0..MANY)
        .map(|number| bare(&(MANY - number).to_string()))
        .collect();
    import(&registry, 1, &records).await;
    assert!(all(&registry).await == records);
}

async fn a_reader_sees_one_moment_while_an_import_ends(fresh: Fresh) {
    let registry = fresh.registry().await;
    let records: Vec<_> = (0..MANY).map(|number| bare(&number.to_string())).collect();
    import(&registry, 1, &records).await;

    let url = fresh.url.clone();
    let mut read = Vec::new();
    registry
        .for_each_application(day("9999-12-31"), |record| {
            if read.is_empty() {
                // On the first page; the last record is on the second.
                replace(url.clone(), &records[MANY - 1].case_code);
            }
            read.push(record);
        })
        .await
        .unwrap();
    assert!(read == records);
    assert_eq!(all(&registry).await[MANY - 1].age_years, Some(33));
}

/// Imports one record anew, in another program's way.
fn replace(url: String, case_code: &str) {
    let mut changed = bare(case_code);
    changed.age_years = Some(33);
    thread::spawn(move || {
        block_on(async {
            let registry = Registry::open(&url).await.unwrap();
            import(&registry, 2, &[changed, bare("another")]).await;
        });
    })
    .join()
    .unwrap();
}

async fn a_row_that_breaks_a_rule_is_named(fresh: Fresh) {
    let registry = fresh.registry().await;
    let mut record = bare("B");
    record.answers = [(Variable::Nationality, codes(&["CRI"]))].into();
    import(&registry, 1, &[bare("A"), record]).await;
    let db = without_rules(&fresh).await;

    let single = Variable::recorded().filter(|variable| variable.response() == Response::Single);
    let mut cases = vec![
        ("application", "institution", "'dos palabras'", "'ENT-1'"),
        ("application", "status", "''", "'APP-10'"),
        ("application", "age_reference", "'dos palabras'", "NULL"),
        ("application", "age_years", "300", "NULL"),
        ("application", "dependents", "-1", "NULL"),
        ("answer", "code", "'dos palabras'", "'CRI'"),
        ("answer", "variable_id", "77", "1"),
    ];
    cases.extend(single.map(|variable| ("application", variable.name(), "'é'", "NULL")));
    for (table, column, bad, good) in cases {
        let key = if table == "answer" {
            "application_id"
        } else {
            "id"
        };
        let set = |value| format!("UPDATE {table} SET {column} = {value} WHERE {key} = 2");
        db.execute_unprepared(&set(bad)).await.unwrap();
        let error = registry
            .for_each_application(day("9999-12-31"), |_| {})
            .await
            .unwrap_err();
        let said = format!("{table} 2: column `{column}` is not valid");
        assert_eq!(error.to_string(), said);
        assert!(matches!(error, StorageError::Inconsistent { .. }));
        db.execute_unprepared(&set(good)).await.unwrap();
    }
    assert_eq!(case_codes(&registry).await, ["A", "B"]);
}

/// The database, which now takes whatever it is given.
async fn without_rules(fresh: &Fresh) -> DatabaseConnection {
    let db = fresh.raw().await;
    let switches = if fresh.is_sqlite() {
        [
            "PRAGMA foreign_keys = OFF",
            "PRAGMA ignore_check_constraints = ON",
        ]
    } else {
        [
            "DO $$ DECLARE rule record; BEGIN
                FOR rule IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
                    WHERE contype IN ('c', 'f')
                        AND conrelid IN ('application'::regclass, 'answer'::regclass)
                LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.name, rule.conname);
                END LOOP;
            END $$",
            "SELECT 1",
        ]
    };
    for switch in switches {
        db.execute_unprepared(switch).await.unwrap();
    }
    db
}
