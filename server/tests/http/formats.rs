//! What each format says beside the numbers.

use std::io::Cursor;

use axum::http::{StatusCode, header};
use calamine::{Reader, Xlsx};
use domain::{
    label::Label,
    release::{self, Release},
};
use serde_json::{Value, json};

use crate::{
    readers::Table,
    support::{Answer, Dashboard, dashboard},
};

async fn answer(query: &str) -> Answer {
    let answer = dashboard().get(&format!("/api/v1/data?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}");
    answer
}

#[tokio::test]
async fn a_selection_is_answered_as_json_stat() {
    let answer = answer("by=period,province&measure=applications&format=json-stat").await;
    assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
    insta::assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn a_selection_is_answered_as_sdmx_csv() {
    let answer = answer("by=sex&province=1&period=2019-2021&lang=en&format=sdmx-csv").await;
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8"
    );
    insta::assert_snapshot!(answer.text().replace("\r\n", "\n"));
}

#[tokio::test]
async fn names_stand_beside_ids_as_the_reader_asks() {
    let query = "by=sex&format=sdmx-csv&lang=en";
    let ids = Table::read(&answer(query).await);
    let both = Table::read(&answer(&format!("{query}&labels=both")).await);
    let names = Table::read(&answer(&format!("{query}&labels=name")).await);
    assert_eq!(ids.header.len(), both.header.len());
    assert_eq!(both.rows[0][both.place("SEX: Sex")], "1: Male");
    assert_eq!(
        both.rows[0][both.place("OBS_STATUS: Observation status")],
        "A: Normal value"
    );
    let sex = names.place("SEX");
    assert_eq!(names.header[sex + 1], "Sex");
    assert_eq!(names.rows[0][sex..=sex + 1], ["1", "Male"]);
    assert_eq!(
        names.header[..4],
        ["STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"]
    );
}

#[tokio::test]
async fn the_metadata_of_a_table_is_found_from_its_answer() {
    let dashboard = dashboard();
    let csv = dashboard
        .get("/api/v1/data?by=sex,period&province=1&format=csv&bom=1")
        .await;
    let link = csv.header(header::LINK);
    let (address, rest) = link
        .strip_prefix('<')
        .and_then(|link| link.split_once('>'))
        .expect("a link");
    assert_eq!(
        rest,
        "; rel=\"describedby\"; type=\"application/csvm+json\""
    );
    let metadata = dashboard.get(address).await;
    assert_eq!(
        metadata.header(header::CONTENT_TYPE),
        "application/csvm+json"
    );
    insta::assert_json_snapshot!(metadata.json());
}

#[tokio::test]
async fn every_format_names_release_cut_off_selection_notes_and_citation() {
    let dashboard = dashboard();
    let query = "by=sex&province=1";
    let json = dashboard.get(&format!("/api/v1/data?{query}")).await.json();
    let text = |member: &str| json[member].as_str().expect("a text").to_owned();
    let notes: Vec<_> = json["notes"]
        .as_array()
        .expect("notes")
        .iter()
        .map(|note| note.as_str().expect("a note").to_owned())
        .collect();
    for format in ["csv", "json-stat", "sdmx-csv", "csvw"] {
        let answer = dashboard
            .get(&format!("/api/v1/data?{query}&format={format}"))
            .await;
        let body = answer.text();
        for said in [
            text("release"),
            text("cutoff"),
            text("selection"),
            text("citation"),
        ] {
            assert!(body.contains(&said), "{said} in {format}");
        }
        for note in &notes {
            assert!(body.contains(note), "{note} in {format}");
        }
        assert!(body.contains("inventados"), "{format}");
    }
}

/// A release without tables whose labels a spreadsheet would run.
fn hostile() -> Release {
    let sample = release::sample();
    let mut dimensions = sample.dimensions().to_vec();
    for (place, item) in dimensions
        .iter_mut()
        .flat_map(|it| &mut it.items)
        .enumerate()
    {
        let start = ["=", "+", "-", "@", "\t", "\r"][place % 6];
        item.label = Label::new(format!("{start}cmd|'/c calc'!A1"), format!("{start}1+1"));
    }
    for dimension in &mut dimensions {
        dimension.label = Label::new("=HYPERLINK(\"x\")", "@SUM(1)");
    }
    Release::new(
        sample.manifest().clone(),
        dimensions,
        Vec::new(),
        Vec::new(),
    )
    .expect("labels are free")
}

#[tokio::test]
async fn no_format_holds_a_formula() {
    let dashboard = Dashboard::with(&[]);
    dashboard.publish(&hostile());
    dashboard.state.refresh();
    let runs = |field: &str| field.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    for query in [
        "by=sex,province&format=csv",
        "by=sex&province=1&format=sdmx-csv&labels=name",
        "by=sex&format=sdmx-csv&labels=both&lang=en&bom=1",
    ] {
        let answer = dashboard.get(&format!("/api/v1/data?{query}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{query}");
        let table = Table::read(&answer);
        for field in table.header.iter().chain(table.rows.iter().flatten()) {
            assert!(!runs(field), "{query}: {field:?}");
        }
    }
    for address in [
        "/api/v1/classifications/sex?format=csv",
        "/api/v1/files/glotip.csv",
        "/api/v1/files/sdg-16-2-2.csv",
    ] {
        let table = Table::read(&dashboard.get(address).await);
        assert!(
            !table.rows.iter().flatten().any(|field| runs(field)),
            "{address}"
        );
    }
    for address in [
        "/api/v1/data?by=sex,province&format=xlsx",
        "/api/v1/files/glotip.xlsx",
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        let mut book = Xlsx::new(Cursor::new(answer.body.as_ref())).expect("a workbook");
        for sheet in book.sheet_names() {
            let formulas = book.worksheet_formula(&sheet).expect("a sheet");
            assert_eq!(formulas.cells().count(), 0, "{sheet} of {address}");
        }
    }
}

#[tokio::test]
async fn the_structure_of_a_release_describes_every_code_of_its_data() {
    let dashboard = dashboard();
    let structure = dashboard.get("/api/v1/releases/2022-06/structure").await;
    assert_eq!(
        structure.header(header::CONTENT_TYPE),
        "application/vnd.sdmx.structure+json; version=2.0.0"
    );
    let data = &structure.json()["data"];
    let flow = &data["dataflows"][0];
    let reference = format!(
        "{}:{}({})",
        flow["agencyID"].as_str().expect("an agency"),
        flow["id"].as_str().expect("an id"),
        flow["version"].as_str().expect("a version"),
    );
    let table = Table::read(
        &dashboard
            .get("/api/v1/data?by=period,nationality,sex&format=sdmx-csv")
            .await,
    );
    assert!(table.rows.iter().all(|row| row[1] == reference));
    let components = &data["dataStructures"][0]["dataStructureComponents"];
    let dimensions = components["dimensionList"]["dimensions"]
        .as_array()
        .expect("dimensions");
    let attributes = components["attributeList"]["attributes"]
        .as_array()
        .expect("attributes");
    for component in dimensions.iter().chain(attributes) {
        let id = component["id"].as_str().expect("an id");
        let column = table.place(id);
        let Some(list) = component["localRepresentation"]["enumeration"].as_str() else {
            continue;
        };
        let codes = codes_of(data, list);
        for row in &table.rows {
            assert!(codes.contains(&row[column]), "{} of {id}", row[column]);
        }
    }
}

/// The codes of the list that a reference names.
fn codes_of(data: &Value, reference: &str) -> Vec<String> {
    let lists = data["codelists"].as_array().expect("lists");
    let list = lists
        .iter()
        .find(|list| {
            let id = list["id"].as_str().expect("an id");
            reference.contains(&format!(":{id}("))
        })
        .unwrap_or_else(|| panic!("no list {reference}"));
    let codes = list["codes"].as_array().expect("codes").iter();
    codes
        .map(|code| code["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[tokio::test]
async fn the_codes_of_a_variable_are_a_file() {
    let dashboard = dashboard();
    let list = dashboard
        .get("/api/v1/classifications/age_group?release=2022-06")
        .await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.header(header::CACHE_CONTROL).contains("immutable"));
    let items = list.json()["items"].as_array().expect("items").len();
    let table = Table::read(
        &dashboard
            .get("/api/v1/classifications/age_group?format=csv&bom=1")
            .await,
    );
    assert_eq!(table.rows.len(), items);
    let sdmx = dashboard
        .get("/api/v1/classifications/age_group?format=sdmx-json")
        .await
        .json();
    // And the total.
    let codes = sdmx["data"]["codelists"][0]["codes"].as_array();
    assert_eq!(codes.expect("codes").len(), items + 1);
    let all = dashboard.get("/api/v1/classifications").await.json();
    for variable in all["variables"].as_array().expect("variables") {
        let href = variable["href"].as_str().expect("an address");
        assert_eq!(dashboard.get(href).await.status, StatusCode::OK, "{href}");
    }
}

#[tokio::test]
async fn what_is_no_code_list_is_a_problem() {
    let dashboard = dashboard();
    for (address, status) in [
        ("/api/v1/classifications/colour", 404),
        ("/api/v1/classifications/occupation", 404),
        ("/api/v1/classifications/sex?format=xml", 406),
        ("/api/v1/classifications?format=csv", 406),
        ("/api/v1/classifications/sex?province=1", 400),
        ("/api/v1/classifications/sex?lang=fr", 400),
        ("/api/v1/classifications/sex?bom=2", 400),
        ("/api/v1/classifications/sex?release=1999-01", 404),
        ("/api/v1/releases/1999-01/structure", 404),
        ("/api/v1/data?by=sex&format=sdmx-csv&labels=all", 400),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        answer.problem();
    }
    let latest = dashboard.get("/api/v1/releases/latest/structure").await;
    assert_eq!(latest.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(
        latest.header(header::LOCATION),
        "/api/v1/releases/2022-06/structure"
    );
}

#[tokio::test]
async fn every_format_of_a_code_list_says_how_a_code_stands_to_other_schemes() {
    let dashboard = dashboard();
    let address = "/api/v1/classifications/sex";
    let body = dashboard.get(address).await.json();
    let items = body["items"].as_array().expect("items");
    let woman = items.iter().find(|item| item["code"] == "2");
    let woman = woman.expect("a code of the sample");
    let exact = |scheme: &str, target: &str| json!({ "scheme": scheme, "target": target, "relation": "exact", "note": "" });
    let links = [exact("ICCS", "SV-2"), exact("GLOTIP", "Sex=Female")];
    assert_eq!(woman["correspondences"], json!(links));
    assert_eq!(woman["confidence"], "official");
    let whole = &body["correspondence"];
    assert_eq!(
        (&whole["ictip_unit"], &whole["iccs"]),
        (&json!("victim"), &json!("SV"))
    );

    let table = dashboard.get(&format!("{address}?format=csv")).await;
    let mut reader = csv::Reader::from_reader(table.text().as_bytes());
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let place = |name: &str| header.iter().position(|own| own == name).expect("a column");
    let woman = rows.iter().find(|row| &row[1] == "2").expect("a row");
    assert_eq!(&woman[place("iccs")], "exact:SV-2");
    assert_eq!(&woman[place("glotip")], "exact:Sex=Female");

    let list = dashboard.get(&format!("{address}?format=sdmx-json")).await;
    let codes = list.json()["data"]["codelists"][0]["codes"].clone();
    let woman = codes
        .as_array()
        .and_then(|codes| codes.iter().find(|code| code["id"] == "2").cloned());
    let annotation = &woman.expect("a code")["annotations"][0];
    assert_eq!(
        (&annotation["title"], &annotation["value"]),
        (&json!("ICCS"), &json!("SV-2"))
    );
}
