use axum::http::{Method, StatusCode, header};

use crate::support::{Dashboard, dashboard};

#[tokio::test]
async fn a_problem_says_why_and_what_would_work() {
    let dashboard = dashboard();
    for (query, status, kind, member) in [
        ("sexx=1", 400, "unknown-variable", "available"),
        ("by=sex,shoe_size", 400, "unknown-variable", "available"),
        ("sex=9", 400, "unknown-code", "candidates"),
        ("sex=two%20words", 400, "malformed-query", "parameter"),
        ("sex=1&sex=2", 400, "malformed-query", "parameter"),
        ("by=sex,sex", 400, "malformed-query", "parameter"),
        ("lang=fr", 400, "malformed-query", "parameter"),
        ("bom=maybe", 400, "malformed-query", "parameter"),
        ("release=../../etc", 400, "malformed-query", "parameter"),
        ("measure=suspects", 400, "unknown-measure", "available"),
        ("release=2031-01", 404, "unknown-release", "releases"),
        ("by=occupation", 422, "not-tabulated", "available"),
        ("by=canton&period=2020", 422, "pooled-only", "candidates"),
        (
            "by=sex,age_group,province,period",
            422,
            "too-many-variables",
            "limit",
        ),
        (
            "by=canton,nationality",
            422,
            "table-not-published",
            "variables",
        ),
        ("format=xml", 406, "not-acceptable", "available"),
        ("%ff=1", 400, "malformed-query", "title"),
    ] {
        let answer = dashboard.get(&format!("/api/v1/data?{query}")).await;
        assert_eq!(answer.status.as_u16(), status, "{query}");
        let problem = answer.problem();
        assert_eq!(
            problem["type"],
            format!("/api/v1/problems#{kind}"),
            "{query}"
        );
        assert!(!problem[member].is_null(), "{query}: {problem}");
    }
}

#[tokio::test]
async fn the_example_of_a_problem_works() {
    let dashboard = dashboard();
    for query in [
        "sexx=1",
        "sex=9&by=province",
        "by=occupation,sex",
        "by=canton&period=2020",
        "by=sex,age_group,province,period",
        "by=canton,nationality&measure=applications",
        "release=2031-01&by=province",
        "measure=suspects",
    ] {
        let problem = dashboard
            .get(&format!("/api/v1/data?{query}"))
            .await
            .problem();
        let example = problem["example"].as_str().expect("an example");
        assert_eq!(
            dashboard.get(example).await.status,
            StatusCode::OK,
            "{example}"
        );
    }
}

#[tokio::test]
async fn problems_are_told_in_the_reader_s_language() {
    let dashboard = dashboard();
    let address = "/api/v1/data?by=sex,age_group,province,period";
    let spanish = dashboard.get(address).await.problem();
    let english = dashboard.get(&format!("{address}&lang=en")).await.problem();
    assert_eq!(
        spanish["detail"],
        "Se cruzan 4 variables; esta publicación cruza como máximo 3."
    );
    assert_eq!(
        english["detail"],
        "4 variables are combined; this release combines at most 3."
    );
    assert_eq!(spanish["type"], english["type"]);
}

#[tokio::test]
async fn a_format_that_there_is_not_is_refused() {
    let answer = dashboard()
        .get_with("/api/v1/data", &[(header::ACCEPT, "application/xml")])
        .await;
    assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(answer.problem()["available"][1], "text/csv");
}

#[tokio::test]
async fn a_query_that_is_too_long_is_refused() {
    let query = format!("by={}", "sex,".repeat(2_500));
    let answer = dashboard().get(&format!("/api/v1/data?{query}")).await;
    assert_eq!(answer.status, StatusCode::URI_TOO_LONG);
    answer.problem();
}

#[tokio::test]
async fn an_address_that_there_is_not_is_a_problem_too() {
    let dashboard = dashboard();
    for address in ["/api", "/api/", "/api/v1", "/api/v2/data", "/api/v1/data/x"] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(answer.problem()["type"], "/api/v1/problems#unknown-path");
    }
}

#[tokio::test]
async fn nothing_can_be_changed() {
    let dashboard = dashboard();
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        for address in [
            "/api/v1/data",
            "/api/v1/releases",
            "/api/v1/releases/2022-06",
        ] {
            let answer = dashboard.method(method.clone(), address).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{address}");
            assert_eq!(answer.header(header::ALLOW), "GET, HEAD, OPTIONS");
            answer.problem();
        }
    }
}

#[tokio::test]
async fn before_the_first_release_the_api_says_so() {
    let dashboard = Dashboard::with(&[]);
    dashboard.state.refresh();
    for address in [
        "/api/v1/data?by=sex",
        "/api/v1/releases/latest",
        "/api/v1/releases/latest/file",
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
        assert_eq!(answer.problem()["type"], "/api/v1/problems#no-release");
    }
    let list = dashboard.get("/api/v1/releases").await;
    assert_eq!(list.status, StatusCode::OK);
    assert_eq!(list.json()["releases"], serde_json::json!([]));
}

#[tokio::test]
async fn every_type_of_problem_is_explained() {
    let dashboard = dashboard();
    let list = dashboard.get("/api/v1/problems?lang=en").await;
    insta::assert_json_snapshot!(list.json());
}
