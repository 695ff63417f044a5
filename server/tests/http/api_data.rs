use axum::http::{Method, StatusCode, header};
use domain::{release, selection::Selection};
use serde_json::{Value, json};

use crate::support::{Answer, Dashboard, dashboard};

#[tokio::test]
async fn a_selection_is_answered_as_json() {
    let answer = dashboard()
        .get("/api/v1/data?province=1&by=sex&period=2019-2021")
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
    assert_eq!(answer.header(header::CONTENT_LANGUAGE), "es");
    insta::assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn labels_and_words_follow_the_language() {
    let answer = dashboard()
        .get("/api/v1/data?by=period,sex&measure=applications&lang=en")
        .await;
    assert_eq!(answer.header(header::CONTENT_LANGUAGE), "en");
    insta::assert_json_snapshot!(answer.json());
}

#[tokio::test]
async fn a_selection_is_answered_as_csv() {
    let answer = dashboard()
        .get("/api/v1/data?by=sex,age_group&province=1&format=csv")
        .await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "text/csv; charset=utf-8; header=present"
    );
    assert_eq!(
        answer.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"atalaya_2022-06_accredited_sex_age_group.csv\""
    );
    insta::assert_snapshot!(answer.text().replace("\r\n", "\n"));
}

#[tokio::test]
async fn a_table_in_english_keeps_its_column_names() {
    let dashboard = dashboard();
    let header_of = |answer: &Answer| {
        let line = answer.text().lines().next();
        line.expect("a header").to_owned()
    };
    let spanish = dashboard.get("/api/v1/data?by=sex&format=csv").await;
    let english = dashboard
        .get("/api/v1/data?by=sex&format=csv&lang=en")
        .await;
    assert_eq!(header_of(&spanish), header_of(&english));
    assert!(english.text().contains("2,Female,"));
    assert!(spanish.text().contains("2,Mujer,"));
}

#[tokio::test]
async fn a_byte_order_mark_comes_only_when_asked_for() {
    let dashboard = dashboard();
    let plain = dashboard.get("/api/v1/data?by=sex&format=csv").await;
    let marked = dashboard.get("/api/v1/data?by=sex&format=csv&bom=1").await;
    assert!(plain.body.starts_with(b"sex,"));
    assert_eq!(
        marked.body.strip_prefix(b"\xef\xbb\xbf"),
        Some(&plain.body[..])
    );
}

#[tokio::test]
async fn the_accept_header_chooses_the_format_and_the_key_goes_before_it() {
    let dashboard = dashboard();
    let type_of = async |address: &str, accept: &str| {
        let answer = dashboard
            .get_with(address, &[(header::ACCEPT, accept)])
            .await;
        assert!(answer.header(header::VARY).contains("accept"));
        answer.header(header::CONTENT_TYPE).to_owned()
    };
    let address = "/api/v1/data?by=sex";
    assert!(type_of(address, "text/csv").await.starts_with("text/csv"));
    assert_eq!(type_of(address, "*/*").await, "application/json");
    assert_eq!(
        type_of("/api/v1/data?by=sex&format=json", "text/csv").await,
        "application/json"
    );
}

#[tokio::test]
async fn the_same_selection_written_otherwise_gives_the_same_bytes() {
    let dashboard = dashboard();
    let one = dashboard
        .get("/api/v1/data?period=2019-2021&by=sex&measure=accredited")
        .await;
    let other = dashboard.get("/api/v1/data?by=sex&period=2019-2021").await;
    assert_eq!(one.body, other.body);
    assert_eq!(one.header(header::ETAG), other.header(header::ETAG));
}

#[tokio::test]
async fn what_the_reader_has_is_not_sent_again() {
    let dashboard = dashboard();
    let address = "/api/v1/data?by=sex";
    let first = dashboard.get(address).await;
    let tag = first.header(header::ETAG).to_owned();
    assert!(tag.starts_with("W/\""));
    let again = dashboard
        .get_with(address, &[(header::IF_NONE_MATCH, &tag)])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
    assert_eq!(again.header(header::ETAG), tag);
    for other in [
        "/api/v1/data?by=age_group",
        "/api/v1/data?by=sex&lang=en",
        "/api/v1/data?by=sex&format=csv",
        "/api/v1/data?by=sex&format=csv&bom=1",
    ] {
        let answer = dashboard
            .get_with(other, &[(header::IF_NONE_MATCH, &tag)])
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{other}");
    }
}

#[tokio::test]
async fn only_a_pinned_selection_is_kept_for_ever() {
    let dashboard = dashboard();
    let lifetime = async |address: &str| {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.header(header::CACHE_CONTROL).to_owned()
    };
    assert_eq!(
        lifetime("/api/v1/data?by=sex&release=2022-06").await,
        "public, max-age=31536000, immutable"
    );
    for address in ["/api/v1/data?by=sex", "/api/v1/data?by=sex&release=latest"] {
        assert_eq!(lifetime(address).await, "public, max-age=60");
    }
}

#[tokio::test]
async fn head_has_the_headers_of_get_and_no_body() {
    let dashboard = dashboard();
    let address = "/api/v1/data?by=sex";
    let get = dashboard.get(address).await;
    let head = dashboard.method(Method::HEAD, address).await;
    assert_eq!(head.status, StatusCode::OK);
    assert!(head.body.is_empty());
    assert_eq!(head.header(header::ETAG), get.header(header::ETAG));
    assert_eq!(
        head.header(header::CONTENT_TYPE),
        get.header(header::CONTENT_TYPE)
    );
}

#[tokio::test]
async fn links_lead_to_answers() {
    let dashboard = dashboard();
    let body = dashboard.get("/api/v1/data?by=sex&province=1").await.json();
    for (name, link) in body["links"].as_object().expect("links") {
        let link = link.as_str().expect("an address");
        let answer = dashboard.get(link).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}: {link}");
    }
    let itself = body["links"]["self"].as_str().expect("an address");
    assert_eq!(dashboard.get(itself).await.json(), body);
}

#[tokio::test]
async fn links_are_absolute_where_the_public_address_is_known() {
    let dashboard = Dashboard::with(&[("ATALAYA_PUBLIC_URL", "https://trata.example.cr")]);
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    let body = dashboard.get("/api/v1/data?by=sex").await.json();
    assert_eq!(
        body["links"]["pinned"],
        "https://trata.example.cr/api/v1/data?by=sex&release=2022-06&lang=es"
    );
}

#[tokio::test]
async fn cells_are_those_of_the_release_in_its_order() {
    let dashboard = dashboard();
    let release = release::sample();
    for query in [
        "",
        "by=period",
        "by=sex,age_group",
        "by=period,nationality&measure=applications",
        "by=country_of_exploitation,period",
        "by=canton&period=2019-2021",
        "by=sex&sex=2&province=7",
    ] {
        let body = dashboard.get(&format!("/api/v1/data?{query}")).await.json();
        let selection: Selection = query.parse().expect("a selection");
        let cells = release.cells(&selection).expect("answered");
        let given: Vec<_> = body["cells"]
            .as_array()
            .expect("cells")
            .iter()
            .map(without_share)
            .collect();
        let expected: Vec<_> = cells.iter().map(|cell| json!(cell)).collect();
        assert_eq!(given, expected, "{query}");
    }
}

fn without_share(cell: &Value) -> Value {
    let mut cell = cell.clone();
    if let Some(cell) = cell.as_object_mut() {
        cell.remove("share_percent");
    }
    cell
}

#[tokio::test]
async fn a_withheld_cell_has_neither_value_nor_share() {
    let body = dashboard()
        .get("/api/v1/data?by=province,nationality&sex=1")
        .await
        .json();
    let cells = body["cells"].as_array().expect("cells");
    let withheld: Vec<_> = cells
        .iter()
        .filter(|cell| cell["status"] == "withheld")
        .collect();
    assert!(!withheld.is_empty());
    for cell in withheld {
        assert_eq!(*cell, json!({ "status": "withheld" }));
    }
}

#[tokio::test]
async fn every_file_of_invented_numbers_says_so() {
    let dashboard = dashboard();
    let json = dashboard.get("/api/v1/data?by=sex").await.json();
    assert_eq!(json["demonstration"], true);
    assert!(
        json["citation"]
            .as_str()
            .expect("text")
            .contains("inventados")
    );
    let csv = dashboard
        .get("/api/v1/data?by=sex&format=csv&lang=en")
        .await;
    for row in csv.text().lines().skip(1) {
        assert!(row.contains("Invented demonstration data"), "{row}");
    }
}
