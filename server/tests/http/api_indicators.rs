use axum::http::{StatusCode, header};
use serde_json::json;

use crate::support::{Dashboard, dashboard};

#[tokio::test]
async fn the_catalogue_lists_every_indicator() {
    let dashboard = dashboard();
    let body = dashboard.get("/api/v1/indicators?lang=en").await.json();
    let indicators = body["indicators"].as_array().expect("a list");
    assert_eq!(indicators.len(), domain::indicator::all().count());
    assert_eq!(indicators[0]["id"], "APP-N");
    assert_eq!(indicators[0]["name"], "Applications received");
    assert_eq!(indicators[0]["in_release"], true);
    assert_eq!(body["release"], "2022-06");

    let table = dashboard.get("/api/v1/indicators?format=csv").await;
    assert_eq!(table.text().lines().count(), indicators.len() + 1);
    assert!(table.text().starts_with("indicator,version,name,"));
}

#[tokio::test]
async fn an_indicator_tells_what_it_is_and_its_value() {
    let body = dashboard().get("/api/v1/indicators/acc-rate").await.json();
    assert_eq!(body["id"], "ACC-RATE");
    assert_eq!(
        body["formula"],
        "100 × personas acreditadas ÷ solicitudes recibidas"
    );
    assert_eq!(body["value"]["state"]["status"], "published");
    // 185 accredited for 304 applications.
    assert_eq!(body["value"]["numerator"]["value"], 185);
    assert_eq!(body["value"]["denominator"]["cell"]["value"], 304);
    assert_eq!(body["by"], json!(null));
    assert_eq!(body["reference_dates"], json!(["RDT-2", "RDT-1"]));
}

#[tokio::test]
async fn values_by_a_variable_are_a_table() {
    let dashboard = dashboard();
    let address = "/api/v1/indicators/ACC-S-F?by=period&province=1";
    let answer = dashboard.get(&format!("{address}&format=csv")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(
        answer.header(header::CONTENT_DISPOSITION),
        "attachment; filename=\"atalaya_2022-06_ACC-S-F_period_es.csv\""
    );
    let mut lines = answer.text().lines();
    assert_eq!(
        lines.next(),
        Some(
            "period,period_label,value,first,last,status,numerator,denominator,remarks,\
             province,province_label,indicator,version,name,unit,release,cutoff,note"
        )
    );
    assert!(lines.all(|line| line.contains(",1,San José,ACC-S-F,1.0,")));

    let body = dashboard.get(address).await.json();
    assert_eq!(body["by"], "period");
    let points = body["points"].as_array().expect("a list");
    assert_eq!(points.len(), answer.text().lines().count() - 1);
}

#[tokio::test]
async fn a_number_that_no_table_tells_is_told_by_no_indicator() {
    let dashboard = dashboard();
    let address = "/api/v1/indicators/ACC-S-F?by=period&province=3";
    let body = dashboard.get(address).await.json();
    let points = body["points"].as_array().expect("a list");
    let withheld = points.iter().filter(|point| {
        let value = &point["value"];
        value["state"]["status"] == "withheld" && value["state"]["value"].is_null()
    });
    assert!(withheld.count() > 0, "{points:?}");
    for point in points {
        for part in [
            &point["value"]["numerator"],
            &point["value"]["denominator"]["cell"],
        ] {
            let persons = part["value"].as_u64();
            assert!(persons.is_none_or(|persons| persons >= 5), "{point}");
        }
    }
}

#[tokio::test]
async fn a_pinned_answer_never_changes_and_another_is_asked_for_again() {
    let dashboard = dashboard();
    let pinned = dashboard
        .get("/api/v1/indicators/ACC-N?release=2022-06")
        .await;
    assert!(pinned.header(header::CACHE_CONTROL).contains("immutable"));
    let latest = dashboard.get("/api/v1/indicators/ACC-N").await;
    assert!(!latest.header(header::CACHE_CONTROL).contains("immutable"));
    let tag = latest.header(header::ETAG).to_owned();
    let again = dashboard
        .get_with("/api/v1/indicators/ACC-N", &[(header::IF_NONE_MATCH, &tag)])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert_eq!(latest.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
}

#[tokio::test]
async fn what_cannot_be_had_is_told_with_what_would_work() {
    let dashboard = dashboard();
    for (query, status, kind) in [
        ("ACC-XX", 404, "unknown-indicator"),
        ("ACC-S-F?sex=1", 422, "own-variable"),
        ("ACC-S-F?by=sex", 422, "own-variable"),
        ("ACC-N?by=sex,province", 422, "too-many-variables"),
        ("ACC-N?sex=9", 400, "unknown-code"),
        ("ACC-N?color=blue", 400, "unknown-variable"),
        ("ACC-N?measure=applications", 400, "malformed-query"),
        ("ACC-N?period=2020&canton=101", 422, "pooled-only"),
        ("ACC-N?by=trafficking_scope", 422, "not-tabulated"),
        ("ACC-N?release=2001-01", 404, "unknown-release"),
        ("ACC-N?format=xml", 406, "not-acceptable"),
        ("ACC-N?format=jsonstat", 406, "not-acceptable"),
    ] {
        let answer = dashboard.get(&format!("/api/v1/indicators/{query}")).await;
        assert_eq!(answer.status.as_u16(), status, "{query}");
        let kind = format!("/api/v1/problems#{kind}");
        assert_eq!(answer.problem()["type"], kind, "{query}");
    }
    let own = dashboard.get("/api/v1/indicators/ACC-S-F?sex=1").await;
    assert_eq!(own.problem()["parameter"], "sex");
    let unknown = dashboard.get("/api/v1/indicators/mujeres").await;
    let candidates = unknown.problem()["candidates"].clone();
    assert_eq!(candidates[0]["id"], "ACC-S-F");
    let catalogue = dashboard.get("/api/v1/indicators?sex=1").await;
    assert_eq!(catalogue.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn without_a_release_indicators_say_so() {
    let dashboard = Dashboard::with(&[]);
    dashboard.state.refresh();
    for address in ["/api/v1/indicators", "/api/v1/indicators/ACC-N"] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    }
}
