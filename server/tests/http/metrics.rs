use axum::{body::Body, http::Request, http::StatusCode};
use http_body_util::BodyExt;
use server::web::metrics;
use tower::ServiceExt;

use crate::support::{Dashboard, dashboard};

async fn text(dashboard: &Dashboard) -> String {
    let router = metrics::router(dashboard.state.clone());
    let request = Request::get("/metrics")
        .body(Body::empty())
        .expect("a request");
    let response = router.oneshot(request).await.expect("never fails");
    let body = response.into_body().collect().await.expect("a body");
    String::from_utf8(body.to_bytes().to_vec()).expect("UTF-8")
}

#[tokio::test]
async fn requests_are_counted_by_method_route_and_status_and_nothing_else() {
    let dashboard = dashboard();
    dashboard.get("/api/v1/data?by=sex&province=7").await;
    dashboard.get("/api/v1/data?by=nobody").await;
    dashboard.get("/es/mapa/7").await;
    dashboard.get("/who/is/vargas").await;
    let text = text(&dashboard).await;
    for line in [
        "atalaya_requests_total{method=\"GET\",route=\"/api/v1/data\",status=\"200\"} 1",
        "atalaya_requests_total{method=\"GET\",route=\"/api/v1/data\",status=\"400\"} 1",
        "atalaya_requests_total{method=\"GET\",route=\"unmatched\",status=\"404\"} 1",
        "atalaya_releases 1",
        "atalaya_release_store_up 1",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.contains("route=\"/es/mapa/{province}\""), "{text}");
    for never in ["sex", "province=", "nobody", "vargas", "/who"] {
        assert!(!text.contains(never), "{never} in {text}");
    }
}

#[tokio::test]
async fn refusals_and_kept_answers_are_told() {
    let dashboard = Dashboard::with(&[
        ("ATALAYA_RATE_LIMIT_PER_SECOND", "1"),
        ("ATALAYA_RATE_LIMIT_BURST", "1"),
    ]);
    for _ in 0..50 {
        dashboard
            .get_from("203.0.113.9", "/api/v1/problems", &[])
            .await;
    }
    let text = text(&dashboard).await;
    let refused = text
        .lines()
        .find(|line| line.starts_with("atalaya_refused_total{reason=\"rate\"}"));
    assert!(refused.is_some_and(|line| !line.ends_with(" 0")), "{text}");
    assert!(text.contains("atalaya_kept_answers 1"), "{text}");
    assert!(!text.contains("203.0.113.9"));
}

#[tokio::test]
async fn the_public_address_has_no_metrics() {
    assert_eq!(
        dashboard().get("/metrics").await.status,
        StatusCode::NOT_FOUND
    );
}
