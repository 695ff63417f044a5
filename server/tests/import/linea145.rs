//! Real input: see `examples/linea145.toml`.

use std::{collections::BTreeMap, path::PathBuf};

use domain::variable::Variable;
use storage::ImportCounts;

use super::support::Desk;

const MAPPING: &str = include_str!("../../../examples/linea145.toml");

/// The file is not part of the repository.
fn file() -> Option<PathBuf> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../shared/data/linea145/referidos-2020.csv");
    if path.exists() {
        Some(path)
    } else {
        eprintln!("skipped: ../shared/data/linea145/referidos-2020.csv is not there");
        None
    }
}

#[test]
fn the_victims_of_2020_are_imported() {
    let Some(file) = file() else { return };
    let desk = Desk::new();
    let report = desk.import(MAPPING, &file);
    assert_eq!(
        report.counts,
        ImportCounts {
            rows: 1_250,
            accepted: 540,
            quarantined: 1,
            filtered: 709,
        }
    );
    let reasons: Vec<&str> = report
        .rejected
        .first
        .iter()
        .map(|(_, rejection)| rejection.value.as_str())
        .collect();
    assert_eq!(reasons, ["Datos falsos"]);
}

#[test]
fn nothing_is_claimed_that_the_file_does_not_say() {
    let Some(file) = file() else { return };
    let desk = Desk::new();
    desk.import(MAPPING, &file);
    let records = desk.records();
    let mut answers: BTreeMap<(Variable, String), usize> = BTreeMap::new();
    for record in &records {
        assert_eq!(record.status.as_str(), "APP-10");
        assert_eq!(record.decided, None);
        for (variable, codes) in &record.answers {
            for code in codes {
                *answers.entry((*variable, code.to_string())).or_default() += 1;
            }
        }
    }
    let persons = |variable| -> Vec<(&str, usize)> {
        let of_variable = answers.iter().filter(|((known, _), _)| *known == variable);
        of_variable
            .map(|((_, code), persons)| (code.as_str(), *persons))
            .collect()
    };
    assert_eq!(persons(Variable::Sex), [("1", 127), ("2", 390), ("_U", 23)]);
    assert_eq!(
        persons(Variable::GenderIdentity),
        [("GEN-7", 6), ("_U", 534)]
    );
    assert_eq!(persons(Variable::Province), [("X-FOR", 271), ("_U", 269)]);
    assert_eq!(
        persons(Variable::FormOfExploitation),
        [
            ("EXP-L", 103),
            ("EXP-L2", 3),
            ("EXP-L4", 17),
            ("EXP-L6", 15),
            ("EXP-O1", 1),
            ("EXP-O2", 6),
            ("EXP-S", 190),
            ("EXP-S2", 6),
            ("_U", 206),
        ]
    );
    assert_eq!(
        persons(Variable::FormOfRecruitment),
        [("RFO-1", 10), ("RFO-31", 1), ("_U", 529)]
    );
    assert_eq!(persons(Variable::CountryOfExploitation), []);
    let ages = records.iter().filter(|record| record.age_years.is_some());
    assert_eq!(ages.count(), 241);
}
