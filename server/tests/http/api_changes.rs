//! What changed between two releases, as programs ask for it.

use axum::http::{StatusCode, header};
use domain::{
    measure::Measure,
    release::{self, ExactSeries, Manifest, Release, SeriesPoint},
    table::Cell,
};
use serde_json::{Value, json};

use crate::support::{Dashboard, dashboard};

const ADDRESS: &str = "/api/v1/releases/2023-06/changes";

/// The exact series of the applications, with one more in 2021 and a year that
/// is withheld.
fn later() -> Release {
    let sample = release::sample();
    let manifest = Manifest {
        id: "2023-06".parse().expect("a name"),
        previous: Some(sample.id().clone()),
        revision_notes: vec![domain::label::Label::new(
            "Se agregó una solicitud de 2021.",
            "An application of 2021 was added.",
        )],
        ..sample.manifest().clone()
    };
    let point = |year, value| SeriesPoint { year, value };
    let series = vec![ExactSeries {
        measure: Measure::Applications,
        points: vec![
            point(2019, Cell::Published(174)),
            point(2020, Cell::Withheld),
            point(2021, Cell::Published(128)),
        ],
    }];
    Release::new(manifest, sample.dimensions().to_vec(), Vec::new(), series).expect("sound")
}

fn two_releases() -> Dashboard {
    let dashboard = dashboard();
    dashboard.publish(&later());
    dashboard.state.refresh();
    dashboard
}

async fn changes(dashboard: &Dashboard, query: &str) -> Value {
    let answer = dashboard.get(&format!("{ADDRESS}?{query}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{query}");
    answer.json()
}

#[tokio::test]
async fn a_release_says_which_years_were_revised_and_by_how_much() {
    let dashboard = two_releases();
    let body = changes(&dashboard, "measure=applications&lang=en").await;
    assert_eq!(
        (&body["release"], &body["from"]),
        (&json!("2023-06"), &json!("2022-06"))
    );
    assert_eq!(body["notes"], json!(["An application of 2021 was added."]));
    let year = |code: &str| {
        let cells = body["cells"].as_array().expect("cells");
        let found = cells.iter().find(|cell| cell["items"][0]["code"] == code);
        found.cloned().unwrap_or_default()
    };
    assert_eq!(year("2019"), Value::Null);
    assert_eq!(
        year("2021"),
        json!({
            "measure": "applications",
            "items": [{ "variable": "period", "code": "2021", "label": "2021" }],
            "change": "revised",
            "before": { "status": "published", "value": 127 },
            "now": { "status": "published", "value": 128 },
            "difference": 1,
        })
    );
    // A year that is withheld now has no difference that would give it away.
    assert_eq!(year("2020")["change"], "number_removed");
    assert_eq!(year("2020")["now"], json!({ "status": "withheld" }));
    assert_eq!(year("2020")["difference"], Value::Null);
}

#[tokio::test]
async fn tables_that_are_gone_are_told_and_their_cells_are_not_published() {
    let dashboard = two_releases();
    let body = changes(&dashboard, "by=sex&measure=accredited").await;
    let cells = body["cells"].as_array().expect("cells");
    assert!(!cells.is_empty());
    assert!(
        cells
            .iter()
            .all(|cell| cell["now"]["status"] == "not_published")
    );
    assert!(body["tables"].as_array().is_some_and(|tables| {
        tables.contains(&json!({ "measure": "accredited", "by": ["sex"], "change": "removed" }))
    }));
    assert_eq!(body["policy"], json!([]));
}

#[tokio::test]
async fn changes_come_in_parts_and_as_a_table() {
    let dashboard = two_releases();
    let whole = changes(&dashboard, "by=age_group,sex").await;
    let total = whole["total"].as_u64().expect("a number");
    assert!(total > 20);
    let part = dashboard
        .get(&format!("{ADDRESS}?by=age_group,sex&limit=5&offset=5"))
        .await;
    assert_eq!(part.json()["cells"].as_array().map(Vec::len), Some(5));
    assert_eq!(part.json()["cells"][0], whole["cells"][5]);
    let links: Vec<_> = part.headers.get_all(header::LINK).iter().collect();
    assert_eq!(links.len(), 2);
    let next = links[1].to_str().expect("ASCII");
    assert!(
        next.contains("from=2022-06&by=age_group,sex&limit=5&offset=10"),
        "{next}"
    );
    let table = dashboard
        .get(&format!("{ADDRESS}?by=age_group,sex&format=csv&limit=500"))
        .await;
    assert_eq!(table.text().lines().count() as u64, total + 1);
    assert!(
        table
            .text()
            .starts_with("measure,age_group,age_group_label,sex,sex_label,change,before,")
    );
}

#[tokio::test]
async fn what_did_not_change_is_said_to_be_the_same() {
    let dashboard = two_releases();
    let body = changes(&dashboard, "from=2023-06").await;
    assert_eq!((&body["total"], &body["cells"]), (&json!(0), &json!([])));
    assert!(body["compared"].as_u64().is_some_and(|cells| cells > 0));
    // The first release has none before it.
    let first = dashboard
        .get("/api/v1/releases/2022-06/changes")
        .await
        .json();
    assert_eq!((&first["from"], &first["total"]), (&Value::Null, &json!(0)));
}

#[tokio::test]
async fn what_cannot_be_compared_is_refused_with_the_reason() {
    let dashboard = two_releases();
    for (query, status) in [
        ("from=2001-01", StatusCode::NOT_FOUND),
        ("from=x", StatusCode::BAD_REQUEST),
        ("release=2022-06", StatusCode::BAD_REQUEST),
        ("by=mother_tongue", StatusCode::UNPROCESSABLE_ENTITY),
        ("by=sex,sex", StatusCode::BAD_REQUEST),
        ("sex=9", StatusCode::BAD_REQUEST),
        ("format=xlsx", StatusCode::NOT_ACCEPTABLE),
        ("limit=501", StatusCode::BAD_REQUEST),
        ("color=blue", StatusCode::BAD_REQUEST),
    ] {
        let answer = dashboard.get(&format!("{ADDRESS}?{query}")).await;
        assert_eq!(answer.status, status, "{query}");
        answer.problem();
    }
    let newest = dashboard
        .get("/api/v1/releases/latest/changes?by=sex")
        .await;
    assert_eq!(newest.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(newest.header(header::LOCATION), format!("{ADDRESS}?by=sex"));
}
