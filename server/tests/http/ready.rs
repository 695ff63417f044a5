//! Tables ready to hand in, compared with the answers that they are made of.

use std::io::Cursor;

use axum::http::{StatusCode, header};
use calamine::{Data, Reader, Xlsx};

use crate::{
    readers::Table,
    support::{Answer, dashboard},
};

/// What stands in a column of a row.
fn at<'a>(table: &'a Table, row: &'a [String], column: &str) -> &'a str {
    &row[table.place(column)]
}

#[tokio::test]
async fn every_row_of_the_questionnaire_is_the_answer_to_its_selection() {
    let dashboard = dashboard();
    let file = dashboard.get("/api/v1/files/glotip.csv?lang=en").await;
    assert_eq!(file.status, StatusCode::OK);
    let table = Table::read(&file);
    let mut compared = 0;
    for row in &table.rows {
        let status = at(&table, row, "status");
        if status == "not_mapped" {
            assert_eq!(at(&table, row, "value"), "");
            assert!(!at(&table, row, "remark").is_empty());
            continue;
        }
        let selection = at(&table, row, "selection");
        let answer = dashboard.get(&format!("/api/v1/data?{selection}")).await;
        if answer.status != StatusCode::OK {
            assert_eq!(status, "not_published", "{selection}");
            assert!(at(&table, row, "remark").contains("not computed"));
            continue;
        }
        let cell = &answer.json()["cells"][0];
        let value = cell["value"]
            .as_u64()
            .map_or(String::new(), |it| it.to_string());
        assert_eq!(at(&table, row, "value"), value, "{selection}");
        assert_eq!(status, cell["status"], "{selection}");
        if status == "withheld" {
            assert_eq!(at(&table, row, "value_text"), "<5");
        }
        compared += 1;
    }
    assert!(compared > 60, "{compared}");
}

#[tokio::test]
async fn the_questionnaire_is_asked_in_its_own_words() {
    let table = Table::read(&dashboard().get("/api/v1/files/glotip.csv").await);
    let has = |dimension: &str, category: &str, sex: &str, age: &str, year: &str| {
        table.rows.iter().any(|row| {
            at(&table, row, "dimension") == dimension
                && at(&table, row, "category") == category
                && at(&table, row, "sex") == sex
                && at(&table, row, "age") == age
                && at(&table, row, "year") == year
                && at(&table, row, "indicator") == "Detected trafficking victims"
        })
    };
    assert!(has("Total", "Total", "Female", "0 to 17 years", "2021"));
    assert!(has("Total", "Total", "Unknown", "Unknown", "Total"));
    assert!(has(
        "by form of exploitation",
        "Forced labour",
        "Male",
        "18 years or over",
        "2019"
    ));
    assert!(has("by citizenship", "Nicaragua", "Total", "Total", "2020"));
    for asked in ["Persons prosecuted", "Persons convicted"] {
        let row = table
            .rows
            .iter()
            .find(|row| at(&table, row, "indicator") == asked);
        assert_eq!(at(&table, row.expect(asked), "status"), "not_mapped");
    }
}

#[tokio::test]
async fn every_rate_is_that_of_the_catalogue() {
    let dashboard = dashboard();
    let table = Table::read(&dashboard.get("/api/v1/files/sdg-16-2-2.csv?lang=en").await);
    let mut compared = 0;
    for row in &table.rows {
        let indicator = at(&table, row, "indicator");
        if indicator.is_empty() {
            assert_eq!(at(&table, row, "status"), "not_mapped");
            continue;
        }
        let year = at(&table, row, "year");
        let answer = dashboard
            .get(&format!("/api/v1/indicators/{indicator}?by=period"))
            .await
            .json();
        let points = answer["points"].as_array().expect("points");
        let point = points
            .iter()
            .find(|point| point["code"] == year)
            .expect(year);
        let state = &point["value"]["state"];
        assert_eq!(
            at(&table, row, "status"),
            state["status"],
            "{indicator} {year}"
        );
        let value = at(&table, row, "value");
        match state["value"].as_f64() {
            None => assert_eq!(value, ""),
            Some(exact) => {
                let decimals = state["decimals"].as_i64().expect("decimals");
                let half = 0.5 * 10f64.powi(-i32::try_from(decimals).expect("few"));
                let shown: f64 = value.parse().expect("a number");
                assert!((shown - exact).abs() <= half + 1e-12, "{shown} for {exact}");
            }
        }
        compared += 1;
    }
    assert!(compared >= 8, "{compared}");
}

fn sheets(answer: &Answer) -> Vec<(String, calamine::Range<Data>)> {
    let mut book = Xlsx::new(Cursor::new(answer.body.as_ref())).expect("a workbook");
    book.worksheets()
}

#[tokio::test]
async fn the_workbook_holds_the_rows_of_the_table() {
    let dashboard = dashboard();
    for name in ["glotip", "sdg-16-2-2"] {
        let csv = dashboard.get(&format!("/api/v1/files/{name}.csv")).await;
        let xlsx = dashboard.get(&format!("/api/v1/files/{name}.xlsx")).await;
        assert_eq!(
            xlsx.header(header::CONTENT_DISPOSITION),
            format!("attachment; filename=\"atalaya_2022-06_{name}.xlsx\"")
        );
        let table = Table::read(&csv);
        let sheets = sheets(&xlsx);
        let names: Vec<_> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Datos", "Correspondencia", "Notas", "Códigos"]);
        let rows: Vec<_> = sheets[0].1.rows().collect();
        assert_eq!(rows.len(), table.rows.len() + 1);
        let value = table.place("value");
        for (row, written) in rows[1..].iter().zip(&table.rows) {
            match &row[value] {
                Data::Float(number) => {
                    let of_table: f64 = written[value].parse().expect("a number");
                    assert_eq!(*number, of_table);
                }
                Data::String(symbol) => {
                    assert_eq!(written[value], "");
                    assert!(symbol.starts_with(['<', '.', '…', '–']), "{symbol}");
                }
                Data::Empty => assert_eq!(written[table.place("status")], "not_mapped"),
                other => panic!("{other:?}"),
            }
        }
        let said: Vec<_> = sheets[1..]
            .iter()
            .flat_map(|(_, sheet)| sheet.rows())
            .flatten()
            .map(ToString::to_string)
            .collect();
        let all = said.join("\n");
        for part in [
            "2022-06",
            "Datos inventados",
            "narrower",
            "none",
            "dato reservado",
        ] {
            assert!(all.contains(part), "{part} in {name}");
        }
    }
}

#[tokio::test]
async fn each_file_says_what_it_is_of_and_stays_what_it_was() {
    let dashboard = dashboard();
    let list = dashboard.get("/api/v1/files?lang=en").await.json();
    let files = list["files"].as_array().expect("files");
    assert_eq!(files.len(), 2);
    for file in files {
        let correspondence = file["correspondence"].as_array().expect("mappings");
        assert!(correspondence.iter().any(|it| it["relation"] == "none"));
        for link in file["files"].as_array().expect("links") {
            let href = link["href"].as_str().expect("an address");
            let answer = dashboard.get(href).await;
            assert_eq!(answer.status, StatusCode::OK, "{href}");
            assert!(answer.header(header::CACHE_CONTROL).contains("immutable"));
        }
    }
    let csv = dashboard.get("/api/v1/files/glotip.csv?bom=1").await;
    assert!(csv.body.starts_with(b"\xef\xbb\xbf"));
    let table = Table::read(&csv);
    for row in &table.rows {
        assert_eq!(at(&table, row, "release"), "2022-06");
        assert!(at(&table, row, "note").contains("inventados"));
        assert!(at(&table, row, "citation").contains("publicación 2022-06"));
    }
}

#[tokio::test]
async fn what_is_no_such_file_is_a_problem() {
    let dashboard = dashboard();
    for (address, status) in [
        ("/api/v1/files/glotip", 404),
        ("/api/v1/files/glotip.json", 404),
        ("/api/v1/files/..%2Fglotip.csv", 404),
        ("/api/v1/files/glotip.csv?province=1", 400),
        ("/api/v1/files/glotip.csv?lang=fr", 400),
        ("/api/v1/files/glotip.csv?release=1999-01", 404),
        ("/api/v1/files?format=csv", 400),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        answer.problem();
    }
}
