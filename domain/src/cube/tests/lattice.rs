use proptest::{collection, prelude::*};

use super::{
    naive::{self, any_spec},
    records::{accredited, any_records, code, codes, snapshot},
};
use crate::{
    cube::{DimensionSpec, ExactCell, ItemSpec, Lattice, LatticeSpec},
    measure::Measure,
    record::Application,
    variable::Variable,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_cell_equals_a_recount_by_hand(records in any_records(), spec in any_spec()) {
        let lattice = Lattice::build(&snapshot(&records), &spec);
        prop_assert_eq!(lattice, naive::lattice(&records, &spec));
    }

    #[test]
    fn shards_merged_equal_the_whole(
        records in any_records(),
        shards in collection::vec(0..3_usize, 60),
        spec in any_spec(),
    ) {
        let mut merged = Lattice::build(&snapshot(&[]), &spec);
        for shard in 0..3 {
            let part = records.iter().zip(&shards).filter(|(_, at)| **at == shard);
            let part = snapshot(part.map(|(record, _)| record));
            merged.merge(&Lattice::build(&part, &spec));
        }
        prop_assert_eq!(merged, Lattice::build(&snapshot(&records), &spec));
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (records, shuffled) in any_records().prop_flat_map(|records| {
            (Just(records.clone()), Just(records).prop_shuffle())
        }),
        spec in any_spec(),
    ) {
        let (one, other) = (snapshot(&records), snapshot(&shuffled));
        prop_assert_eq!(one.hash(), other.hash());
        prop_assert_eq!(one.fingerprints(), other.fingerprints());
        prop_assert_eq!(Lattice::build(&one, &spec), Lattice::build(&other, &spec));
    }
}

fn forms(records: &[(Application, u64)]) -> Vec<u32> {
    let item = |name: &str, members: &[&str]| ItemSpec {
        code: code(name),
        members: codes(members),
    };
    let spec = LatticeSpec {
        measure: Measure::Accredited,
        dimensions: vec![DimensionSpec {
            variable: Variable::FormOfExploitation,
            items: vec![
                item("EXP-S1", &["EXP-S1"]),
                item("EXP-S2", &["EXP-S2"]),
                item("EXP-S", &["EXP-S1", "EXP-S2"]),
                item("X-NA", &["X-NA"]),
            ],
        }],
        tables: vec![vec![0]],
    };
    let lattice = Lattice::build(&snapshot(records), &spec);
    let cells = &lattice.tables[0].cells;
    cells.iter().map(|cell| cell.persons).collect()
}

fn with_forms(case: &str, forms: &[&str]) -> Application {
    let mut record = accredited(case);
    record
        .answers
        .insert(Variable::FormOfExploitation, codes(forms));
    record
}

#[test]
fn a_person_counts_once_in_each_of_her_answers_and_once_in_their_group() {
    let both = with_forms("1", &["EXP-S1", "EXP-S2"]);
    assert_eq!(forms(&[(both, 1)]), [1, 1, 1, 0]);
}

#[test]
fn a_variable_without_an_answer_was_not_collected() {
    assert_eq!(forms(&[(accredited("1"), 1)]), [0, 0, 0, 1]);
}

#[test]
fn the_key_of_a_cell_is_the_wrapping_sum_of_its_records_keys() {
    let records = [(accredited("1"), u64::MAX), (accredited("2"), 3)];
    let spec = LatticeSpec {
        measure: Measure::Accredited,
        dimensions: vec![],
        tables: vec![vec![]],
    };
    let lattice = Lattice::build(&snapshot(&records), &spec);
    let total = ExactCell { persons: 2, key: 2 };
    assert_eq!(lattice.tables[0].cells, [total]);
}

#[test]
fn without_records_every_cell_is_there_and_zero() {
    assert_eq!(forms(&[]), [0, 0, 0, 0]);
}

#[test]
fn an_answer_outside_all_items_still_counts_in_the_total() {
    let spec = LatticeSpec {
        measure: Measure::Accredited,
        dimensions: vec![DimensionSpec {
            variable: Variable::FormOfExploitation,
            items: vec![],
        }],
        tables: vec![vec![], vec![0]],
    };
    let records = [(with_forms("1", &["EXP-L1"]), 5)];
    let lattice = Lattice::build(&snapshot(&records), &spec);
    assert_eq!(lattice.tables[0].cells, [ExactCell { persons: 1, key: 5 }]);
    assert_eq!(lattice.tables[1].cells, []);
}

#[test]
#[should_panic(expected = "same specification")]
fn lattices_of_different_specifications_do_not_merge() {
    let spec = |tables| LatticeSpec {
        measure: Measure::Accredited,
        dimensions: vec![],
        tables,
    };
    let empty = snapshot(&[]);
    let mut one = Lattice::build(&empty, &spec(vec![vec![]]));
    one.merge(&Lattice::build(&empty, &spec(vec![])));
}
