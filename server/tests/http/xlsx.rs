//! A selection as a workbook, read back cell by cell.

use std::io::Cursor;

use axum::http::{StatusCode, header};
use calamine::{Data, Range, Reader, Xlsx};
use serde_json::Value;

use crate::support::{Answer, dashboard};

/// Every sheet of a workbook with its name.
pub fn sheets(answer: &Answer) -> Vec<(String, Range<Data>)> {
    let mut book = Xlsx::new(Cursor::new(answer.body.as_ref())).expect("a workbook");
    book.worksheets()
}

/// A row of a sheet as texts.
pub fn texts(row: &[Data]) -> Vec<String> {
    row.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn a_workbook_holds_the_cells_of_the_json_answer() {
    let dashboard = dashboard();
    for query in [
        "by=sex,age_group&province=1",
        "by=period&measure=applications&lang=en",
        "by=age_group&sex=1&province=3",
    ] {
        let answer = dashboard
            .get(&format!("/api/v1/data?{query}&format=xlsx"))
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        let json = dashboard.get(&format!("/api/v1/data?{query}")).await.json();
        let sheets = sheets(&answer);
        let rows: Vec<_> = sheets[0].1.rows().collect();
        let heads = texts(rows[0]);
        let column = |name: &str| heads.iter().position(|head| head == name).expect(name);
        let cells = json["cells"].as_array().expect("cells");
        assert_eq!(rows.len(), cells.len() + 1);
        for (row, cell) in rows[1..].iter().zip(cells) {
            let value = &row[column("value")];
            match cell["value"].as_f64() {
                Some(number) => assert_eq!(*value, Data::Float(number)),
                None => assert!(matches!(value, Data::String(_)), "{value:?} for {cell}"),
            }
            assert_eq!(row[column("status")].to_string(), cell["status"]);
            let share = &row[column("share_percent")];
            match cell["share_percent"].as_f64() {
                Some(number) => assert_eq!(*share, Data::Float(number)),
                None => assert_eq!(*share, Data::Empty),
            }
        }
    }
}

#[tokio::test]
async fn a_withheld_cell_holds_its_symbol_and_never_a_number() {
    let answer = dashboard()
        .get("/api/v1/data?by=age_group&sex=1&province=3&format=xlsx")
        .await;
    let sheets = sheets(&answer);
    let withheld = sheets[0]
        .1
        .rows()
        .filter(|row| texts(row).contains(&"withheld".to_owned()));
    let mut found = 0;
    for row in withheld {
        assert!(texts(row).contains(&"<\u{a0}5".to_owned()), "{row:?}");
        found += 1;
    }
    assert!(found > 0);
}

#[tokio::test]
async fn notes_symbols_and_codes_stand_in_sheets_of_their_own() {
    let dashboard = dashboard();
    for (language, names) in [
        ("es", ["Datos", "Notas", "Códigos"]),
        ("en", ["Data", "Notes", "Codes"]),
    ] {
        let answer = dashboard
            .get(&format!(
                "/api/v1/data?by=sex&province=1&lang={language}&format=xlsx"
            ))
            .await;
        let sheets = sheets(&answer);
        assert_eq!(
            sheets
                .iter()
                .map(|(name, _)| name.as_str())
                .collect::<Vec<_>>(),
            names
        );
        let all: Vec<_> = sheets[1]
            .1
            .rows()
            .chain(sheets[2].1.rows())
            .flat_map(texts)
            .collect();
        let json = dashboard
            .get(&format!("/api/v1/data?by=sex&province=1&lang={language}"))
            .await
            .json();
        let said = |text: &Value| all.contains(&text.as_str().expect("a text").to_owned());
        assert!(said(&json["title"]) && said(&json["citation"]) && said(&json["selection"]));
        assert!(json["notes"].as_array().expect("notes").iter().all(said));
        for item in json["axes"][0]["items"].as_array().expect("items") {
            assert!(said(&item["code"]) && said(&item["label"]));
        }
    }
}

#[tokio::test]
async fn a_workbook_is_named_kept_and_asked_for_like_the_other_formats() {
    let dashboard = dashboard();
    let address = "/api/v1/data?by=sex&release=2022-06";
    let media_type = server::workbook::MEDIA_TYPE;
    let answer = dashboard
        .get_with(address, &[(header::ACCEPT, media_type)])
        .await;
    assert_eq!(answer.header(header::CONTENT_TYPE), media_type);
    assert_eq!(
        answer.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"atalaya_2022-06_accredited_sex.xlsx\""
    );
    assert!(answer.header(header::CACHE_CONTROL).contains("immutable"));
    let tag = answer.header(header::ETAG).to_owned();
    let headers = [
        (header::ACCEPT, media_type),
        (header::IF_NONE_MATCH, tag.as_str()),
    ];
    let again = dashboard.get_with(address, &headers).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
}
