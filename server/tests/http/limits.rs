use axum::{Router, body::Body, http::Request, http::StatusCode, routing::get};
use http_body_util::BodyExt;
use server::{
    config::{Config, Sources},
    web::{AppState, guard},
};
use tower::ServiceExt;

/// The guards before these routes.
fn guarded(routes: Router) -> Router {
    let config = Config::from_sources(Sources::default()).expect("the defaults are valid");
    guard::protect(routes, &AppState::open(config).expect("a folder"))
}

async fn status_and_body(router: Router, address: &str) -> (StatusCode, String) {
    let request = Request::get(address)
        .body(Body::empty())
        .expect("a sound request");
    let response = router.oneshot(request).await.expect("never fails");
    assert!(response.headers().contains_key("content-security-policy"));
    let status = response.status();
    let body = response.into_body().collect().await.expect("a body");
    let text = String::from_utf8(body.to_bytes().to_vec()).expect("UTF-8");
    (status, text)
}

// With the clock paused, time passes as soon as nothing else is left to do.
#[tokio::test(start_paused = true)]
async fn an_answer_that_takes_too_long_becomes_503() {
    let routes = Router::new()
        .route("/es", get(std::future::pending::<()>))
        .route("/api/v1/data", get(std::future::pending::<()>));
    let (status, body) = status_and_body(guarded(routes.clone()), "/es").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(body.contains("La respuesta tardó demasiado"), "{body}");
    let (status, body) = status_and_body(guarded(routes), "/api/v1/data?lang=en").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(body.contains("The answer took too long"), "{body}");
}

#[tokio::test]
async fn a_panic_becomes_500_and_says_nothing_of_its_message() {
    async fn panics() {
        panic!("a secret value");
    }
    let routes = Router::new()
        .route("/en", get(panics))
        .route("/api/v1/data", get(panics));
    for (address, said) in [
        ("/en", "<h1>The dashboard cannot answer</h1>"),
        ("/api/v1/data", "The service cannot answer now."),
    ] {
        let (status, body) = status_and_body(guarded(routes.clone()), address).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(body.contains(said), "{body}");
        assert!(!body.contains("secret"));
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused_as_a_problem() {
    let router = guarded(Router::new().route("/api/v1/data", get(|| async { "never" })));
    let request = Request::get("/api/v1/data?lang=en")
        .header("content-length", u64::MAX.to_string())
        .body(Body::empty())
        .expect("a sound request");
    let response = router.oneshot(request).await.expect("never fails");
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let kind = &response.headers()["content-type"];
    assert_eq!(kind, "application/problem+json");
    let body = response
        .into_body()
        .collect()
        .await
        .expect("a body")
        .to_bytes();
    let text = String::from_utf8(body.to_vec()).expect("UTF-8");
    assert!(
        text.contains("The request carries more than it may."),
        "{text}"
    );
}
