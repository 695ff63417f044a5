//! Small records with few codes, so that cells are shared.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use proptest::{collection, option, prelude::*};

use crate::{
    code::Code,
    cube::{Snapshot, SnapshotBuilder},
    record::Application,
    variable::Variable,
};

pub(super) fn code(text: &str) -> Code {
    text.parse().unwrap()
}

pub(super) fn codes(texts: &[&str]) -> Vec<Code> {
    texts.iter().map(|text| code(text)).collect()
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(super) fn cutoff() -> NaiveDate {
    day("2021-12-31")
}

/// An accredited person's request, without any answer.
pub(in crate::cube) fn accredited(case: &str) -> Application {
    Application {
        institution: code("PANI"),
        case_code: case.to_owned(),
        received: day("2019-03-01"),
        decided: Some(day("2020-06-30")),
        event_date: None,
        status: code("APP-30"),
        age_years: Some(17),
        age_reference: None,
        dependents: None,
        linkage_token: None,
        answers: BTreeMap::new(),
        demonstration: false,
    }
}

pub(super) fn snapshot<'a>(records: impl IntoIterator<Item = &'a (Application, u64)>) -> Snapshot {
    let mut builder = SnapshotBuilder::new(cutoff());
    for (record, key) in records {
        builder.push(record, *key);
    }
    builder.finish()
}

/// Codes that the records below give to a variable.
pub(super) fn pool(variable: Variable) -> &'static [&'static str] {
    match variable {
        Variable::Period => &["2018", "2019", "2020", "2021", "_U"],
        Variable::AgeGroup => &["AGE-0611", "AGE-1517", "AGE-1824", "_U"],
        Variable::Sex => &["1", "2", "_U", "X-NA"],
        Variable::Province => &["1", "2", "3", "7", "X-NA"],
        Variable::DecisionTime => &["DTM-D7", "DTM-D120", "DTM-D121UP", "DTM-P8UP", "_U"],
        Variable::FormOfExploitation => &["EXP-S1", "EXP-S2", "EXP-L1", "EXP-L2", "_U", "X-NA"],
        _ => &["A", "B", "C", "D", "E", "F", "X-NA"],
    }
}

pub(super) const VARIABLES: [Variable; 7] = [
    Variable::Period,
    Variable::AgeGroup,
    Variable::Sex,
    Variable::Province,
    Variable::FormOfExploitation,
    Variable::RecruitmentLure,
    Variable::DecisionTime,
];

/// Up to sixty records with keys of their own.
pub(super) fn any_records() -> impl Strategy<Value = Vec<(Application, u64)>> {
    let keys = collection::btree_set(any::<u64>(), 0..60);
    keys.prop_flat_map(|keys| {
        let count = keys.len();
        (Just(keys), collection::vec(any_record(), count))
    })
    .prop_map(|(keys, records)| records.into_iter().zip(keys).collect())
}

fn any_record() -> impl Strategy<Value = Application> {
    let day = || {
        (2018..=2022, 1..=365_u32)
            .prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day).unwrap())
    };
    let status = prop::sample::select(vec!["APP-20", "APP-30", "APP-40", "APP-80"]);
    let age = option::of(prop::sample::select(vec![7, 16, 20]));
    let answers = (
        answer(Variable::Sex, 1),
        answer(Variable::Province, 1),
        answer(Variable::FormOfExploitation, 4),
        answer(Variable::RecruitmentLure, 5),
    );
    let parts = (day(), option::of(day()), status, age, answers);
    parts.prop_map(|(received, decided, status, age_years, answers)| {
        let answers = <[_; 4]>::from(answers);
        Application {
            received,
            decided,
            status: code(status),
            age_years,
            answers: answers
                .into_iter()
                .filter(|(_, codes)| !codes.is_empty())
                .collect(),
            ..accredited("1")
        }
    })
}

fn answer(variable: Variable, most: usize) -> impl Strategy<Value = (Variable, Vec<Code>)> {
    let pool = pool(variable);
    let codes = collection::btree_set(prop::sample::select(pool), 0..=most);
    codes.prop_map(move |codes: BTreeSet<&str>| (variable, codes.into_iter().map(code).collect()))
}
