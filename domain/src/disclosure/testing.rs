//! Invented records for the tests of this room.

use chrono::NaiveDate;

use super::{Policy, RecordKeys, ReleaseInfo};
use crate::{
    code::Code,
    cube::{Snapshot, SnapshotBuilder},
    demo,
    intake::{Mapping, RowOutcome},
    record::Application,
};

pub(crate) type Keyed = (Application, u64);

pub(crate) fn cutoff() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()
}

/// Demonstration records, as the importer reads them, with their keys.
pub(crate) fn records(count: u64, seed: u64) -> Vec<Keyed> {
    let mapping = Mapping::parse(demo::MAPPING).unwrap();
    let institution: Code = "REN-01".parse().unwrap();
    let header: Vec<String> = demo::COLUMNS.map(str::to_owned).to_vec();
    let mut binder = mapping.bind(&header, &institution).unwrap();
    let keys = RecordKeys::new(&[7; 32]).unwrap();
    demo::records(count, seed)
        .map(|row| {
            let fields: Vec<&str> = row.fields().collect();
            match binder.convert(&fields) {
                RowOutcome::Accepted(record) => {
                    let key = keys.key(&record.stable_id());
                    (*record, key)
                }
                other => panic!("an invented row is refused: {other:?}"),
            }
        })
        .collect()
}

pub(crate) fn snapshot_until<'a>(
    cutoff: NaiveDate,
    records: impl IntoIterator<Item = &'a Keyed>,
) -> Snapshot {
    let mut builder = SnapshotBuilder::new(cutoff);
    for (record, key) in records {
        builder.push(record, *key);
    }
    builder.finish()
}

pub(crate) fn snapshot<'a>(records: impl IntoIterator<Item = &'a Keyed>) -> Snapshot {
    snapshot_until(cutoff(), records)
}

pub(crate) fn info() -> ReleaseInfo {
    ReleaseInfo {
        id: "2025-12".parse().unwrap(),
        cutoff: cutoff(),
        program_version: "0.1.0".into(),
        notes: Vec::new(),
        revision_notes: Vec::new(),
        previous: None,
    }
}

/// A policy of few variables, quick to tabulate.
pub(crate) fn small_policy() -> Policy {
    Policy::parse(SMALL).unwrap()
}

const SMALL: &str = r#"
name = "small"
threshold = 5
max_dimensions = 3
min_changed_records = 50
min_population = 30
exact_series = ["applications", "accredited"]
never_together = [["province", "gender_identity"]]
extra_tables = [["period", "canton", "sex"]]

[noise]
max = 3
variance = 1.0

[periods]
first_year = 2015
pools = ["2012-2014", "2018-2020", "2019-2021", "2025-2027"]

[dimension.age_group]
categories = ["AGE-0011", "AGE-1217", "AGE-1829", "AGE-3044", "AGE-4559", "AGE-60UP"]
groups = ["AGE-MIN", "AGE-ADU"]

[dimension.sex]
level = 1

[dimension.gender_identity]
pooled_only = true
categories = [{ code = "GEN-TD", members = ["GEN-3", "GEN-4", "GEN-5", "GEN-7"] }]

[dimension.province]
level = 1

[dimension.canton]
pooled_only = true
max_dimensions = 2
level = 2

[dimension.form_of_exploitation]
level = 1
"#;
