//! Tables counted by hand: for each cell, all records.

use chrono::{Datelike, NaiveDate};
use proptest::{collection, prelude::*, sample};

use super::records::{VARIABLES, code, codes, cutoff, pool};
use crate::{
    calendar::working_days,
    classification::classification,
    code::Code,
    cube::{DimensionSpec, ExactCell, ItemSpec, Lattice, LatticeSpec},
    measure::Measure,
    record::Application,
    variable::Variable,
};

pub(super) fn lattice(records: &[(Application, u64)], spec: &LatticeSpec) -> Lattice {
    let tables = spec.tables.iter().map(|dimensions| {
        let cells = cells_of(dimensions, spec).into_iter().map(|items| {
            let mut cell = ExactCell::default();
            for (record, key) in records {
                if stands_in(record, spec.measure, &items) {
                    cell.persons += 1;
                    cell.key = cell.key.wrapping_add(*key);
                }
            }
            cell
        });
        crate::cube::ExactTable {
            dimensions: dimensions.clone(),
            cells: cells.collect(),
        }
    });
    Lattice {
        tables: tables.collect(),
    }
}

/// Every combination of one item of each dimension, the last running fastest.
fn cells_of<'a>(dimensions: &[usize], spec: &'a LatticeSpec) -> Vec<Vec<(Variable, &'a ItemSpec)>> {
    dimensions.iter().fold(vec![vec![]], |cells, &place| {
        let dimension = &spec.dimensions[place];
        cells
            .iter()
            .flat_map(|cell| {
                dimension.items.iter().map(|item| {
                    let mut cell = cell.clone();
                    cell.push((dimension.variable, item));
                    cell
                })
            })
            .collect()
    })
}

pub(super) fn stands_in(
    record: &Application,
    measure: Measure,
    items: &[(Variable, &ItemSpec)],
) -> bool {
    counts(record, measure)
        && items.iter().all(|(variable, item)| {
            let answers = answers(record, *variable, measure);
            answers.iter().any(|answer| item.members.contains(answer))
        })
}

fn counts(record: &Application, measure: Measure) -> bool {
    let in_time = |day: NaiveDate| day <= cutoff();
    let accredited = ["APP-30", "APP-80"].contains(&record.status.as_str());
    in_time(record.received)
        && match measure {
            Measure::Applications => true,
            Measure::Accredited => accredited && record.decided.is_none_or(in_time),
        }
}

fn answers(record: &Application, variable: Variable, measure: Measure) -> Vec<Code> {
    let year = |day: NaiveDate| vec![code(&day.year().to_string())];
    match (variable, measure) {
        (Variable::Period, Measure::Applications) => year(record.received),
        (Variable::Period, Measure::Accredited) => {
            record.decided.map_or_else(|| codes(&["_U"]), year)
        }
        (Variable::AgeGroup, _) => match record.age_years {
            Some(age) => vec![classification().age_group(age).clone()],
            None => codes(&["_U"]),
        },
        (Variable::DecisionTime, _) => codes(&[decision_time(record)]),
        _ => match record.answers.get(&variable) {
            Some(answers) => answers.clone(),
            None => codes(&["X-NA"]),
        },
    }
}

fn decision_time(record: &Application) -> &'static str {
    let open = record.status.as_str() == "APP-20";
    let decided = record.decided.filter(|day| !open && *day <= cutoff());
    if record.decided.is_none() && !open {
        return "_U";
    }
    let days = working_days(record.received, decided.unwrap_or_else(cutoff));
    match (decided, days) {
        (None, 0..=7) => "DTM-P7",
        (None, _) => "DTM-P8UP",
        (_, 0..=7) => "DTM-D7",
        (_, 8..=15) => "DTM-D15",
        (_, 16..=30) => "DTM-D30",
        (_, 31..=60) => "DTM-D60",
        (_, 61..=120) => "DTM-D120",
        (_, 121..) => "DTM-D121UP",
    }
}

/// Items of any members, overlapping or not, over up to three of the
/// variables at a time.
pub(super) fn any_spec() -> impl Strategy<Value = LatticeSpec> {
    let dimensions: Vec<_> = VARIABLES
        .into_iter()
        .map(|variable| any_dimension(variable).boxed())
        .collect();
    let places: Vec<usize> = (0..VARIABLES.len()).collect();
    let tables = collection::vec(sample::subsequence(places, 0..=3), 1..16);
    let measure = sample::select(Measure::ALL.to_vec());
    (measure, dimensions, tables).prop_map(|(measure, dimensions, tables)| LatticeSpec {
        measure,
        dimensions,
        tables,
    })
}

pub(super) fn any_dimension(variable: Variable) -> impl Strategy<Value = DimensionSpec> {
    let pool = pool(variable);
    let members = sample::subsequence(pool, 0..=pool.len());
    // Few items, so that there may be fewer than distinct answers.
    let groups = collection::vec(members, 1..6);
    (groups, any::<bool>()).prop_map(move |(groups, with_categories)| {
        let single = pool.iter().map(|&code| vec![code]);
        let categories = single.filter(|_| with_categories);
        DimensionSpec {
            variable,
            items: (0..)
                .zip(categories.chain(groups))
                .map(|(place, members)| ItemSpec {
                    code: code(&format!("G{place}")),
                    members: codes(&members),
                })
                .collect(),
        }
    })
}
