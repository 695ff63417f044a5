//! An import is one transaction.

use domain::variable::Variable;
use sea_orm::{ConnectionTrait, Statement};
use storage::{ImportCounts, ImportSummary, StorageError};

use crate::{
    databases::{Fresh, all, case_codes, codes, header, import},
    on_both_databases,
    sample::{bare, code, day, random},
};

on_both_databases! {
    an_import_is_found_by_institution_file_and_mapping,
    a_file_is_imported_once,
    a_record_delivered_again_is_replaced_and_keeps_its_place,
    a_replaced_record_keeps_none_of_its_old_answers,
    a_case_code_belongs_to_its_institution,
    of_several_rows_of_one_case_the_last_one_holds,
    the_history_holds_every_change_of_status,
    a_large_batch_is_stored_whole,
    a_record_that_breaks_a_rule_is_refused_without_naming_its_values,
    answers_without_a_place_are_refused,
}

const COUNTS: ImportCounts = ImportCounts {
    rows: 10,
    accepted: 6,
    quarantined: 3,
    filtered: 1,
};

async fn an_import_is_found_by_institution_file_and_mapping(fresh: Fresh) {
    let registry = fresh.registry().await;
    let begun = registry.begin_import(header(1)).await.unwrap();
    begun.commit(COUNTS).await.unwrap();

    let found = registry.find_import(&header(1)).await.unwrap();
    let summary = ImportSummary {
        header: header(1),
        counts: COUNTS,
    };
    assert_eq!(found, Some(summary));

    let mut renamed = header(1);
    renamed.file_name = "otra.csv".to_owned();
    assert!(registry.find_import(&renamed).await.unwrap().is_some());
    let mut other_mapping = header(1);
    other_mapping.mapping_hash = "0".repeat(64);
    let mut other_institution = header(1);
    other_institution.institution = code("ENT-2");
    for other in [header(2), other_mapping, other_institution] {
        assert_eq!(registry.find_import(&other).await.unwrap(), None);
    }
}

async fn a_file_is_imported_once(fresh: Fresh) {
    let registry = fresh.registry().await;
    import(&registry, 1, &[bare("A")]).await;
    let again = registry.begin_import(header(1)).await;
    assert!(matches!(again, Err(StorageError::AlreadyImported)));
    // The refused one is out of the way of others.
    import(&registry, 2, &[bare("B")]).await;
    assert_eq!(case_codes(&registry).await, ["A", "B"]);
}

async fn a_record_delivered_again_is_replaced_and_keeps_its_place(fresh: Fresh) {
    let registry = fresh.registry().await;
    import(&registry, 1, &[bare("A"), bare("B")]).await;
    let mut corrected = bare("A");
    corrected.age_years = Some(17);
    import(&registry, 2, &[bare("C"), corrected.clone()]).await;

    assert_eq!(all(&registry).await, [corrected, bare("B"), bare("C")]);
    assert_eq!(registry.count_applications().await.unwrap(), 3);
    let ids = strings(
        &fresh,
        "SELECT id || ' ' || case_code || ' ' || import_id FROM application ORDER BY id",
    );
    assert_eq!(ids.await, ["1 A 2", "2 B 1", "3 C 2"]);
}

async fn a_replaced_record_keeps_none_of_its_old_answers(fresh: Fresh) {
    let registry = fresh.registry().await;
    let mut before = bare("A");
    before.answers = [
        (Variable::Sex, codes(&["2"])),
        (Variable::Nationality, codes(&["CRI", "NIC"])),
        (Variable::MeansOfControl, codes(&["CTR-1"])),
    ]
    .into();
    import(&registry, 1, &[before, bare("B")]).await;
    let mut after = bare("A");
    after.answers = [(Variable::Nationality, codes(&["NIC", "PAN"]))].into();
    import(&registry, 2, std::slice::from_ref(&after)).await;
    assert_eq!(all(&registry).await, [after, bare("B")]);
}

async fn a_case_code_belongs_to_its_institution(fresh: Fresh) {
    let registry = fresh.registry().await;
    let mut other = bare("A");
    other.institution = code("ENT-2");
    import(&registry, 1, &[bare("A"), other.clone()]).await;
    assert_eq!(all(&registry).await, [bare("A"), other]);
}

async fn of_several_rows_of_one_case_the_last_one_holds(fresh: Fresh) {
    let registry = fresh.registry().await;
    let version = |age| {
        let mut record = bare("A");
        record.age_years = Some(age);
        record
    };
    let mut begun = registry.begin_import(header(1)).await.unwrap();
    begun
        .insert(&[version(1), bare("B"), version(2)])
        .await
        .unwrap();
    begun.insert(&[version(3)]).await.unwrap();
    begun.commit(COUNTS).await.unwrap();
    assert_eq!(all(&registry).await, [version(3), bare("B")]);
}

async fn the_history_holds_every_change_of_status(fresh: Fresh) {
    let registry = fresh.registry().await;
    let record = |status, decided: Option<&str>| {
        let mut record = bare("A");
        record.status = code(status);
        record.decided = decided.map(day);
        record
    };
    for (file, record) in [
        (1, record("APP-10", None)),
        (2, record("APP-20", None)),
        (3, record("APP-20", None)),
        (4, record("APP-30", Some("2024-06-01"))),
        (5, record("APP-30", Some("2024-06-15"))),
    ] {
        import(&registry, file, &[record, bare("B")]).await;
    }
    let history = strings(
        &fresh,
        "SELECT application_id || ' ' || import_id || ' ' || status
            || ' ' || coalesce(CAST(decided AS varchar(10)), '-')
         FROM status_change ORDER BY application_id, import_id",
    );
    assert_eq!(
        history.await,
        [
            "1 1 APP-10 -",
            "1 2 APP-20 -",
            "1 4 APP-30 2024-06-01",
            "1 5 APP-30 2024-06-15",
            "2 1 APP-10 -",
        ]
    );
}

async fn a_large_batch_is_stored_whole(fresh: Fresh) {
    let registry = fresh.registry().await;
    // More than the largest statement, and no multiple of any.
    let records = random(1, 437);
    import(&registry, 1, &records).await;
    assert_eq!(all(&registry).await, records);
    // And each is found again.
    import(&registry, 2, &records).await;
    assert_eq!(all(&registry).await, records);
}

async fn a_record_that_breaks_a_rule_is_refused_without_naming_its_values(fresh: Fresh) {
    let registry = fresh.registry().await;
    let mut wrong = bare("CASO-SECRETO");
    wrong.decided = Some(day("2024-02-28"));
    let mut begun = registry.begin_import(header(1)).await.unwrap();
    let error = begun.insert(&[bare("A"), wrong]).await.unwrap_err();
    let message = error.to_string();
    assert!(
        message.contains("decided_is_not_before_received"),
        "{message}"
    );
    let everything = format!("{error:?}");
    assert!(!everything.contains("SECRETO"), "{everything}");
    drop(begun);
    assert_eq!(registry.count_applications().await.unwrap(), 0);
}

async fn answers_without_a_place_are_refused(fresh: Fresh) {
    let registry = fresh.registry().await;
    for (variable, answers) in [
        (Variable::Sex, codes(&["1", "2"])),
        (Variable::Sex, vec![]),
        (Variable::Nationality, vec![]),
        (Variable::AgeGroup, codes(&["AGE-MIN"])),
        (Variable::Period, codes(&["2024"])),
        (Variable::DecisionTime, codes(&["DTM-D7"])),
    ] {
        let mut record = bare("A");
        record.answers.insert(variable, answers);
        let mut begun = registry.begin_import(header(1)).await.unwrap();
        let error = begun.insert(&[record]).await.unwrap_err();
        assert!(
            matches!(error, StorageError::UnfitAnswers { variable: named } if named == variable),
            "{error}"
        );
    }
}

async fn strings(fresh: &Fresh, query: &str) -> Vec<String> {
    let db = fresh.raw().await;
    db.query_all_raw(Statement::from_string(db.get_database_backend(), query))
        .await
        .unwrap()
        .iter()
        .map(|row| row.try_get_by(0).unwrap())
        .collect()
}
