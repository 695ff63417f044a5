use super::*;
use crate::{demo, variable::Variable};

fn convert_all(count: u64, seed: u64) -> Vec<RowOutcome> {
    let mapping = Mapping::parse(demo::MAPPING).expect("a mapping");
    let mut binder = mapping
        .bind(&header(&demo::COLUMNS), &code("REN-41"))
        .expect("the columns of the table");
    demo::records(count, seed)
        .map(|row| binder.convert(&row.fields().collect::<Vec<_>>()))
        .collect()
}

#[test]
fn every_invented_row_is_accepted() {
    for outcome in convert_all(5_000, 11) {
        let RowOutcome::Accepted(record) = outcome else {
            panic!("{outcome:?}");
        };
        assert!(record.demonstration);
        assert_eq!(record.answers.len(), Variable::recorded().count());
    }
}

#[test]
fn the_same_file_gives_the_same_records() {
    assert_eq!(convert_all(300, 2), convert_all(300, 2));
}
