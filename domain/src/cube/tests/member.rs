use std::slice;

use proptest::{collection, prelude::*, sample};

use super::{
    naive::{any_dimension, stands_in},
    records::{VARIABLES, accredited, any_records, codes, cutoff, pool, snapshot},
};
use crate::{
    cube::{DimensionSpec, FilterSpec, ItemSpec, Lattice, LatticeSpec, Snapshot, SnapshotBuilder},
    measure::Measure,
    record::Application,
    variable::Variable,
};

fn any_filter() -> impl Strategy<Value = FilterSpec> {
    sample::select(VARIABLES.to_vec()).prop_flat_map(|variable| {
        let pool = pool(variable);
        sample::subsequence(pool, 1..=pool.len()).prop_map(move |members| FilterSpec {
            variable,
            members: codes(&members),
        })
    })
}

fn any_breakdown() -> impl Strategy<Value = Vec<DimensionSpec>> {
    let variables = sample::subsequence(VARIABLES.to_vec(), 0..=3);
    variables.prop_flat_map(|variables| {
        variables
            .into_iter()
            .map(|variable| any_dimension(variable).boxed())
            .collect::<Vec<_>>()
    })
}

/// Persons in each cell, counted by hand.
fn recount(
    records: &[(Application, u64)],
    measure: Measure,
    filters: &[FilterSpec],
    by: &[DimensionSpec],
) -> Vec<u32> {
    let filters: Vec<_> = filters
        .iter()
        .map(|filter| {
            let item = ItemSpec {
                code: "F".parse().unwrap(),
                members: filter.members.clone(),
            };
            (filter.variable, item)
        })
        .collect();
    let filters: Vec<_> = filters
        .iter()
        .map(|(variable, item)| (*variable, item))
        .collect();
    let cells = by.iter().fold(vec![filters], |cells, dimension| {
        cells
            .iter()
            .flat_map(|cell| {
                dimension
                    .items
                    .iter()
                    .map(|item| [cell.as_slice(), &[(dimension.variable, item)]].concat())
            })
            .collect()
    });
    let persons = |items: &[(Variable, &ItemSpec)]| {
        let in_cell = records
            .iter()
            .filter(|(record, _)| stands_in(record, measure, items));
        in_cell.count() as u32
    };
    cells.iter().map(|items| persons(items)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_exact_table_equals_a_recount_by_hand(
        records in any_records(),
        measure in sample::select(Measure::ALL.to_vec()),
        filters in collection::vec(any_filter(), 0..=2),
        breakdowns in collection::vec(any_breakdown(), 1..4),
    ) {
        let snapshot = snapshot(&records);
        let all: Vec<_> = breakdowns.iter().map(Vec::as_slice).collect();
        let tables = snapshot.exact_tables(measure, &filters, &all);
        prop_assert_eq!(tables.len(), breakdowns.len());
        for (table, by) in tables.iter().zip(&breakdowns) {
            let persons = recount(&records, measure, &filters, by);
            prop_assert_eq!(table.persons(), &persons);
            let alone = snapshot.exact_table(measure, &filters, by);
            prop_assert_eq!(alone.persons(), &persons);
            prop_assert_eq!(alone.dimensions().len(), by.len());
        }
    }
}

/// Three blocks of accredited persons, with few distinct answers.
fn long_snapshot() -> Snapshot {
    let mut builder = SnapshotBuilder::new(cutoff());
    let mut record = accredited("1");
    let forms = [&["EXP-S1"][..], &["EXP-L1", "EXP-S1"], &["EXP-L1"]];
    for key in 0..18_000_u64 {
        let sex = if key % 3 == 0 { "1" } else { "2" };
        record.answers.insert(Variable::Sex, codes(&[sex]));
        let forms = codes(forms[key as usize % 5 % 3]);
        record.answers.insert(Variable::FormOfExploitation, forms);
        record.age_years = (key % 7 != 0).then_some(20);
        builder.push(&record, key);
    }
    builder.finish()
}

fn by(variable: Variable, names: &[&str]) -> DimensionSpec {
    DimensionSpec {
        variable,
        items: names
            .iter()
            .map(|name| ItemSpec {
                code: name.parse().unwrap(),
                members: codes(&[name]),
            })
            .collect(),
    }
}

#[test]
fn every_block_of_a_long_snapshot_is_counted() {
    let snapshot = long_snapshot();
    let sex = by(Variable::Sex, &["1", "2"]);
    let form = by(Variable::FormOfExploitation, &["EXP-S1", "EXP-L1"]);
    let table = |filters: &[FilterSpec], by: &[DimensionSpec]| {
        let table = snapshot.exact_table(Measure::Accredited, filters, by);
        table.persons().to_vec()
    };
    assert_eq!(table(&[], slice::from_ref(&sex)), [6_000, 12_000]);
    assert_eq!(table(&[], slice::from_ref(&form)), [14_400, 10_800]);
    let women = FilterSpec {
        variable: Variable::Sex,
        members: codes(&["2"]),
    };
    assert_eq!(table(&[women], slice::from_ref(&form)), [9_600, 7_200]);
    assert_eq!(table(&[], &[sex, form]), [4_800, 3_600, 9_600, 7_200]);
}

#[test]
fn a_lattice_counts_the_persons_of_the_exact_tables() {
    let snapshot = long_snapshot();
    let dimensions = vec![
        by(Variable::AgeGroup, &["AGE-1824", "_U"]),
        by(Variable::Sex, &["1", "2", "_U"]),
        // Fewer items than distinct answers.
        by(Variable::FormOfExploitation, &["EXP-S1", "EXP-L1"]),
    ];
    let spec = LatticeSpec {
        measure: Measure::Accredited,
        tables: vec![
            vec![],
            vec![0],
            vec![1],
            vec![2],
            vec![0, 1],
            vec![0, 2],
            vec![1, 2],
            vec![0, 1, 2],
        ],
        dimensions,
    };
    for table in Lattice::build(&snapshot, &spec).tables {
        let by: Vec<_> = table
            .dimensions
            .iter()
            .map(|&place| spec.dimensions[place].clone())
            .collect();
        let exact = snapshot.exact_table(Measure::Accredited, &[], &by);
        let persons: Vec<_> = table.cells.iter().map(|cell| cell.persons).collect();
        assert_eq!(persons, exact.persons(), "{:?}", table.dimensions);
    }
}
