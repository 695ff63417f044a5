//! No number leaves that is not in the release.

use std::collections::HashSet;

use domain::{
    measure::Measure,
    release::{self, Release},
    selection::Selection,
    table::{Cell, PublishedTable},
    variable::Variable,
};
use proptest::{
    prelude::*,
    sample,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use serde_json::Value;

use crate::support::dashboard;

/// Every published value of a release.
pub fn published(release: &Release) -> HashSet<u64> {
    let mut values = HashSet::new();
    for measure in Measure::ALL {
        for variables in release.combinations(measure) {
            let selection = Selection::of(measure).by(variables);
            let cells = release.cells(&selection).expect("a table of the release");
            values.extend(
                cells
                    .iter()
                    .filter_map(|cell| cell.persons())
                    .map(u64::from),
            );
        }
    }
    values
}

/// Selections of the release's variables and codes, answerable or not.
pub fn selections() -> impl Strategy<Value = Selection> {
    let dimensions = release::sample().dimensions().to_vec();
    let variables: Vec<_> = dimensions.iter().map(|it| it.variable).collect();
    let filters: Vec<_> = dimensions
        .iter()
        .flat_map(|it| it.items.iter().map(|item| (it.variable, item.code.clone())))
        .collect();
    (
        sample::select(Measure::ALL.to_vec()),
        sample::subsequence(variables, 0..=3).prop_shuffle(),
        proptest::collection::btree_map(
            sample::select(dimensions.iter().map(|it| it.variable).collect::<Vec<_>>()),
            Just(()),
            0..=2,
        ),
        sample::subsequence(filters, 0..=3),
    )
        .prop_map(|(measure, by, _, filters)| {
            let selection = Selection::of(measure).by(by);
            filters
                .into_iter()
                .fold(selection, |selection, (variable, code)| {
                    selection.filter(variable, code)
                })
        })
}

/// The numbers of a JSON value, with the key that they stand under.
fn numbers(key: &str, value: &Value, found: &mut Vec<(String, f64)>) {
    match value {
        Value::Number(number) => {
            found.push((key.to_owned(), number.as_f64().expect("a number")));
        }
        Value::Array(values) => {
            for value in values {
                numbers(key, value, found);
            }
        }
        Value::Object(members) => {
            for (key, value) in members {
                numbers(key, value, found);
            }
        }
        _ => {}
    }
}

fn check_json(body: &Value, known: &HashSet<u64>) {
    let mut found = Vec::new();
    numbers("", body, &mut found);
    for (key, number) in found {
        match key.as_str() {
            "value" => {
                assert!(
                    number.fract() == 0.0 && known.contains(&(number as u64)),
                    "{number}"
                );
            }
            "threshold" | "status" | "limit" | "asked" => {}
            // Checked against its cell and base below.
            "share_percent" => {}
            other => panic!("a number under {other}: {number}"),
        }
    }
}

/// Shares follow from published cells alone.
fn check_shares(body: &Value, table: &PublishedTable) {
    let by_period = table
        .axes()
        .first()
        .is_some_and(|axis| axis.variable == Variable::Period);
    let row = match table.axes().first() {
        Some(axis) => table.cells().len() / axis.items.len(),
        None => 1,
    };
    for (flat, cell) in table.cells().iter().enumerate() {
        let base: Cell = if by_period {
            table.base_at(flat / row)
        } else {
            table.base()
        };
        if let Some(share) = body["cells"][flat]["share_percent"].as_f64() {
            let exact = PublishedTable::share_percent(*cell, base).expect("both are published");
            assert!((share - exact).abs() <= 0.05 + 1e-9);
        }
    }
}

fn check_csv(text: &str, body: &Value) {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let place = |name: &str| {
        header
            .iter()
            .position(|column| column == name)
            .expect("there")
    };
    let (value, status, share, base) = (
        place("value"),
        place("status"),
        place("share_percent"),
        place("base"),
    );
    let cells = body["cells"].as_array().expect("cells");
    let bases: HashSet<String> = body["bases"]
        .as_array()
        .expect("bases")
        .iter()
        .map(|base| {
            base["value"]
                .as_u64()
                .map_or(String::new(), |it| it.to_string())
        })
        .collect();
    let mut rows = 0;
    for (row, cell) in reader.records().zip(cells) {
        let row = row.expect("a row");
        let expected = cell["value"]
            .as_u64()
            .map_or(String::new(), |it| it.to_string());
        assert_eq!(row[value], expected);
        assert_eq!(row[status], *cell["status"].as_str().expect("a status"));
        let expected = cell["share_percent"]
            .as_f64()
            .map_or(String::new(), |it| format!("{it:.1}"));
        assert_eq!(row[share], expected);
        assert!(bases.contains(&row[base]));
        rows += 1;
    }
    assert_eq!(rows, cells.len());
}

#[test]
fn no_answer_holds_a_number_that_is_not_in_the_release() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let (dashboard, release) = (dashboard(), release::sample());
    let known = published(&release);
    let config = ProptestConfig {
        cases: 2_400,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    // Every run asks the same.
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    TestRunner::new_with_rng(config, seed)
        .run(&selections(), |selection| {
            let address = format!("/api/v1/data?{selection}");
            let csv_address = format!("/api/v1/data?format=csv&{selection}");
            let (answer, csv) = runtime.block_on(async {
                (
                    dashboard.get(&address).await,
                    dashboard.get(&csv_address).await,
                )
            });
            let body = answer.json();
            check_json(&body, &known);
            prop_assert_eq!(answer.status, csv.status);
            match release.table(&selection) {
                Ok(table) => {
                    prop_assert_eq!(answer.status.as_u16(), 200);
                    check_shares(&body, &table);
                    check_csv(csv.text(), &body);
                }
                Err(_) => prop_assert!(answer.status.is_client_error()),
            }
            Ok(())
        })
        .expect("numbers of the release alone");
}
