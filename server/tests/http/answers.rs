use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use domain::release;
use server::{
    config::{Config, Sources},
    web::{AppState, guard},
};
use tower::ServiceExt;

use crate::support::{dashboard, renamed};

#[tokio::test]
async fn the_second_reader_is_given_what_was_made_for_the_first() {
    let dashboard = dashboard();
    for address in [
        "/api/v1/data?by=sex",
        "/api/v1/releases",
        "/api/v1/indicators/ACC-RATE",
        "/workbook/es/acreditadas.xlsx",
    ] {
        let before = dashboard.state.answers.hits();
        let first = dashboard.get(address).await;
        let second = dashboard.get(address).await;
        assert_eq!(first.status, StatusCode::OK, "{address}");
        assert_eq!(first.body, second.body, "{address}");
        assert_eq!(first.headers, second.headers, "{address}");
        assert_eq!(dashboard.state.answers.hits(), before + 1, "{address}");
    }
}

#[tokio::test]
async fn each_format_and_each_coding_is_its_own_answer() {
    let dashboard = dashboard();
    let ask = async |accept: &'static str, coding: &'static str| {
        let headers = [(header::ACCEPT, accept), (header::ACCEPT_ENCODING, coding)];
        let answer = dashboard
            .get_with("/api/v1/data?by=age_group", &headers)
            .await;
        (
            answer.header(header::CONTENT_TYPE).to_owned(),
            answer.header(header::CONTENT_ENCODING).to_owned(),
            answer.body.len(),
        )
    };
    for _ in 0..2 {
        let plain = ask("application/json", "identity").await;
        assert_eq!(
            (plain.0.as_str(), plain.1.as_str()),
            ("application/json", "")
        );
        let small = ask("application/json", "gzip, br").await;
        assert_eq!(
            (small.0.as_str(), small.1.as_str()),
            ("application/json", "br")
        );
        assert!(small.2 < plain.2);
        assert_eq!(ask("application/json", "gzip").await.1, "gzip");
        assert!(ask("text/csv", "identity").await.0.starts_with("text/csv"));
    }
}

#[tokio::test]
async fn a_reader_who_has_the_answer_is_told_so_from_memory() {
    let dashboard = dashboard();
    let address = "/api/v1/data?by=sex";
    let tag = dashboard.get(address).await.header(header::ETAG).to_owned();
    let known = [(header::IF_NONE_MATCH, tag.as_str())];
    let answer = dashboard.get_with(address, &known).await;
    assert_eq!(answer.status, StatusCode::NOT_MODIFIED);
    assert!(answer.body.is_empty());
    assert_eq!(answer.header(header::ETAG), tag);
    for name in [header::CONTENT_TYPE, header::CONTENT_ENCODING] {
        assert_eq!(answer.header(&name), "", "{name}");
    }
    // One who has something else asks first of all: it is made, and kept whole.
    let other = [(header::IF_NONE_MATCH, "\"other\"")];
    let first = dashboard.get_with("/api/v1/data?by=province", &other).await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(
        dashboard.get("/api/v1/data?by=province").await.body,
        first.body
    );
}

#[tokio::test]
async fn a_new_release_takes_the_place_of_what_was_kept() {
    let dashboard = dashboard();
    let latest = async || dashboard.get("/api/v1/releases").await.json()["latest"].clone();
    assert_eq!(latest().await, "2022-06");
    dashboard.publish(&renamed("2022-12"));
    assert_eq!(latest().await, "2022-06", "nobody has looked yet");
    dashboard.state.refresh();
    assert_eq!(latest().await, "2022-12");
}

#[tokio::test]
async fn pages_are_written_for_each_reader() {
    let dashboard = dashboard();
    let policy = async || {
        let page = dashboard.get("/es").await;
        page.header(header::CONTENT_SECURITY_POLICY).to_owned()
    };
    assert_ne!(policy().await, policy().await, "the nonce is good once");
}

/// Routes that count how often they are asked.
fn counted(
    answer: impl Fn() -> axum::response::Response + Clone + Send + Sync + 'static,
) -> (Router, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let handler = move || {
        let (count, answer) = (Arc::clone(&count), answer.clone());
        async move {
            count.fetch_add(1, Ordering::Relaxed);
            // The others come meanwhile.
            tokio::task::yield_now().await;
            answer()
        }
    };
    let config = Config::from_sources(Sources::default()).expect("the defaults are valid");
    let routes = Router::new().route("/api/v1/data", get(handler));
    (
        guard::protect(routes, &AppState::open(config).expect("a folder")),
        asked,
    )
}

async fn status(router: &Router) -> StatusCode {
    let request = Request::get("/api/v1/data")
        .body(Body::empty())
        .expect("a request");
    let response = router.clone().oneshot(request).await.expect("never fails");
    response.status()
}

#[tokio::test]
async fn many_who_ask_at_the_same_time_have_it_made_once() {
    let (router, asked) = counted(|| {
        let headers = [(header::CACHE_CONTROL, "public, max-age=60")];
        (headers, "cells").into_response()
    });
    let mut readers = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let router = router.clone();
        readers.spawn(async move { status(&router).await });
    }
    assert!(
        readers
            .join_all()
            .await
            .iter()
            .all(|status| *status == StatusCode::OK)
    );
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[tokio::test(start_paused = true)]
async fn what_went_wrong_is_soon_asked_for_again() {
    let (router, asked) = counted(|| StatusCode::SERVICE_UNAVAILABLE.into_response());
    for _ in 0..3 {
        assert_eq!(status(&router).await, StatusCode::SERVICE_UNAVAILABLE);
    }
    assert_eq!(
        asked.load(Ordering::Relaxed),
        1,
        "a moment ago it was the same"
    );
    tokio::time::advance(Duration::from_secs(2)).await;
    status(&router).await;
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn an_answer_that_depends_on_more_of_the_reader_is_not_shared() {
    let (router, asked) = counted(|| {
        let headers = [
            (header::CACHE_CONTROL, "public, max-age=60"),
            (header::VARY, "accept, accept-language"),
        ];
        (headers, "palabras").into_response()
    });
    status(&router).await;
    status(&router).await;
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn memory_is_bounded_whatever_is_asked() {
    let dashboard = crate::support::Dashboard::with(&[("ATALAYA_CACHE_BYTES", "200000")]);
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    for width in 0..300 {
        dashboard
            .get(&format!("/api/v1/data?by=sex&lang=es&nonsense={width}"))
            .await;
    }
    assert!(dashboard.state.answers.bytes() <= 200_000);
    assert!(dashboard.state.answers.len() < 300);
}
