//! Page, API and every file say the same of each cell.

use domain::{
    release::{self, Release},
    selection::Selection,
    table::{Cell, PublishedTable},
};
use proptest::{
    prelude::ProptestConfig,
    test_runner::{RngAlgorithm, TestRng, TestRunner},
};
use serde_json::Value;

use crate::{
    canary::selections,
    page_reader::of_page,
    readers::{self, Cells, ReadCell, check_csvw, of_csv, of_json, of_json_stat, of_sdmx, of_xlsx},
    support::{Answer, Dashboard, dashboard},
};

/// Reads the cells of an answer beside that in JSON.
type Read = fn(&Answer, &Value) -> Cells;

const FORMATS: [&str; 5] = ["csv", "xlsx", "json-stat", "sdmx-csv", "csvw"];

/// The cells of a table by the codes of its breakdown.
pub fn of_table(table: &PublishedTable) -> Cells {
    let mut keys = vec![Vec::new()];
    for axis in table.axes() {
        keys = keys
            .iter()
            .flat_map(|key: &Vec<String>| {
                let items = axis.items.iter();
                items.map(|item| [&key[..], &[item.code.to_string()]].concat())
            })
            .collect();
    }
    let cell = |cell: &Cell| ReadCell {
        value: cell.persons().map(u64::from),
        status: cell.status().to_owned(),
    };
    keys.into_iter()
        .zip(table.cells().iter().map(cell))
        .collect()
}

async fn ask(dashboard: &Dashboard, selection: &str, format: &str) -> Answer {
    let address = format!("/api/v1/data?{selection}&format={format}");
    dashboard.get(&address).await
}

/// Asks every format and compares it with the table.
async fn check(dashboard: &Dashboard, selection: &str, table: &PublishedTable) {
    let json = ask(dashboard, selection, "json").await.json();
    let expected = of_table(table);
    assert_eq!(of_json(&json), expected, "json of {selection}");
    let csv = ask(dashboard, selection, "csv").await;
    assert_eq!(of_csv(&csv, &json), expected, "csv of {selection}");
    let readers: [(&str, Read); 3] = [
        ("xlsx", of_xlsx),
        ("json-stat", of_json_stat),
        ("sdmx-csv", of_sdmx),
    ];
    for (format, read) in readers {
        let answer = ask(dashboard, selection, format).await;
        assert_eq!(read(&answer, &json), expected, "{format} of {selection}");
    }
    let metadata = ask(dashboard, selection, "csvw").await.json();
    check_csvw(&csv, &metadata);
    let described = dashboard
        .get(metadata["url"].as_str().expect("an address"))
        .await;
    assert_eq!(described.body, csv.body, "csvw of {selection}");
    check_page(dashboard, table.selection(), &json, &expected).await;
}

/// Compares the page on which a reader builds the same table. It takes one or
/// two variables, and lists them whole.
async fn check_page(dashboard: &Dashboard, selection: &Selection, json: &Value, expected: &Cells) {
    let on_breakdown = selection
        .by
        .iter()
        .any(|by| selection.filters.contains_key(by));
    if !(1..=2).contains(&selection.by.len()) || on_breakdown {
        return;
    }
    let page = dashboard.get(&format!("/es/explorar?{selection}")).await;
    assert_eq!(page.status, 200, "page of {selection}");
    let shown = of_page(&page, json);
    for (key, cell) in &shown {
        assert_eq!(
            Some(cell),
            expected.get(key),
            "{key:?} on the page of {selection}"
        );
    }
    // Of the periods the page lists years or pools, whichever are published.
    let least_of = |axis: &Value| {
        if axis["variable"] == "period" {
            return 1;
        }
        let items = axis["items"].as_array().expect("items").iter();
        items
            .filter(|item| item["kind"] != "missing" && item["code"] != "_A")
            .count()
    };
    let axes = json["axes"].as_array().expect("axes");
    let least: usize = axes.iter().map(least_of).product();
    assert!(
        shown.len() >= least,
        "{} cells on the page of {selection}",
        shown.len()
    );
}

#[test]
fn page_and_every_format_hold_the_cells_of_the_release() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .expect("a runtime");
    let dashboard = dashboard();
    let release = release::sample();
    let config = ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let answered = std::cell::Cell::new(0);
    TestRunner::new_with_rng(config, seed)
        .run(&selections(), |selection| {
            let query = selection.to_string();
            match release.table(&selection) {
                Ok(table) => {
                    runtime.block_on(check(&dashboard, &query, &table));
                    answered.set(answered.get() + 1);
                }
                Err(_) => {
                    for format in FORMATS {
                        let answer = runtime.block_on(ask(&dashboard, &query, format));
                        assert!(answer.status.is_client_error(), "{format} of {query}");
                    }
                }
            }
            Ok(())
        })
        .expect("every selection agrees");
    assert!(answered.get() >= 200, "{} were answered", answered.get());
}

#[tokio::test]
async fn edges_agree_too() {
    let dashboard = dashboard();
    let release = release::sample();
    for (query, what) in [
        ("", "a single cell"),
        ("sex=2&period=2020", "a single cell that is withheld"),
        ("by=age_group,sex,province", "three variables and no period"),
        (
            "by=period,country_of_exploitation",
            "a year that was not collected",
        ),
        ("by=period,canton", "years that are outside of the release"),
        ("by=sex&sex=2", "a filter on the breakdown"),
        ("by=period&measure=applications", "the exact series"),
    ] {
        let selection: Selection = query.parse().expect(what);
        let table = release.table(&selection).expect(what);
        check(&dashboard, query, &table).await;
    }
}

#[tokio::test]
async fn a_table_of_withheld_cells_has_no_number_in_any_format() {
    let dashboard = dashboard();
    let query = "by=age_group&sex=1&period=2020&measure=accredited";
    let table = release::sample()
        .table(&query.parse().expect("a selection"))
        .expect("it is published");
    assert!(table.cells().iter().all(|cell| cell.persons().is_none()));
    check(&dashboard, query, &table).await;
    let json = ask(&dashboard, query, "json").await.json();
    for cell in readers::of_json(&json).values() {
        assert_eq!(cell.value, None);
    }
}

#[tokio::test]
async fn a_measure_below_the_floor_is_not_published_in_any_format() {
    let sample = release::sample();
    let dimensions = sample.dimensions().to_vec();
    let release = Release::new(
        sample.manifest().clone(),
        dimensions,
        Vec::new(),
        Vec::new(),
    )
    .expect("a release without tables");
    let dashboard = Dashboard::with(&[]);
    dashboard.publish(&release);
    dashboard.state.refresh();
    for query in ["", "by=sex,age_group,province"] {
        let table = release
            .table(&query.parse().expect("a selection"))
            .expect("its cells are not published");
        assert!(table.cells().iter().all(|cell| *cell == Cell::NotPublished));
        check(&dashboard, query, &table).await;
    }
}
