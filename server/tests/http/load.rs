use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
    routing::get,
};
use domain::release;
use server::{
    config::{Config, Sources},
    web::{AppState, doors::Doors, guard, serving, serving::Patience},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::Notify,
};
use tower::ServiceExt;

use crate::support::{Answer, Dashboard};

/// One request at once and one a second; asked at most so often, a client is
/// refused however slow the machine is.
const ATTEMPTS: usize = 200;

fn strict(more: &[(&'static str, &str)]) -> Dashboard {
    let mut variables = vec![
        ("ATALAYA_RATE_LIMIT_PER_SECOND", "1"),
        ("ATALAYA_RATE_LIMIT_BURST", "1"),
    ];
    variables.extend(more);
    let dashboard = Dashboard::with(&variables);
    dashboard.write_site();
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    dashboard
}

async fn until_refused(
    dashboard: &Dashboard,
    client: &str,
    address: &str,
    headers: &[(&str, &str)],
) -> Option<Answer> {
    for _ in 0..ATTEMPTS {
        let answer = dashboard.get_from(client, address, headers).await;
        if answer.status == StatusCode::TOO_MANY_REQUESTS {
            return Some(answer);
        }
    }
    None
}

#[tokio::test]
async fn a_client_that_asks_too_often_is_told_when_to_come_back() {
    let dashboard = strict(&[]);
    let refused = until_refused(&dashboard, "203.0.113.9", "/api/v1/problems?lang=en", &[]).await;
    let refused = refused.expect("it is refused");
    let problem = refused.problem();
    assert_eq!(problem["type"], "/api/v1/problems#too-many-requests");
    let wait: u64 = refused
        .header(header::RETRY_AFTER)
        .parse()
        .expect("seconds");
    assert!((1..=2).contains(&wait));
    assert_eq!(refused.header(header::CACHE_CONTROL), "no-store");
    // Nobody else pays for it.
    let other = dashboard
        .get_from("203.0.113.10", "/api/v1/problems", &[])
        .await;
    assert_eq!(other.status, StatusCode::OK);
}

#[tokio::test]
async fn a_reader_is_refused_in_words() {
    let dashboard = strict(&[]);
    let refused = until_refused(&dashboard, "203.0.113.9", "/es", &[]).await;
    let refused = refused.expect("it is refused");
    assert!(
        refused
            .header(header::CONTENT_TYPE)
            .starts_with("text/html")
    );
    assert!(refused.text().contains("Demasiadas solicitudes seguidas"));
    let wait = refused.header(header::RETRY_AFTER);
    let told = match wait {
        "1" => "Espere un segundo".to_owned(),
        _ => format!("Espere {wait} segundos"),
    };
    assert!(refused.text().contains(&told), "{wait}");
    assert_eq!(refused.header(header::CACHE_CONTROL), "no-store");
    let policy = refused.header(header::CONTENT_SECURITY_POLICY);
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
}

#[tokio::test]
async fn a_refusal_is_in_the_language_and_in_the_form_that_its_reader_reads() {
    let browser = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    let english = ("accept-language", "en-GB,en;q=0.9");
    for (address, headers, page, language) in [
        ("/en/events", &[browser][..], true, "en"),
        ("/es/eventos", &[browser, english], true, "es"),
        ("/nada", &[browser, english], true, "en"),
        ("/embed/sex?lang=en", &[browser], true, "en"),
        (
            "/embed/sex.png?lang=en",
            &[("accept", "image/*")],
            false,
            "en",
        ),
        ("/workbook/en/events.xlsx", &[browser], true, "en"),
        ("/workbook/en/events.xlsx", &[], false, "en"),
        // The API is for programs, whatever they accept.
        ("/api/v1/data?lang=en", &[browser], false, "en"),
    ] {
        let dashboard = strict(&[("ATALAYA_EMBED_HOSTS", "https://a.example")]);
        let refused = until_refused(&dashboard, "203.0.113.9", address, headers).await;
        let refused = refused.expect("it is refused");
        let kind = refused.header(header::CONTENT_TYPE);
        assert_eq!(kind.starts_with("text/html"), page, "{address}: {kind}");
        let said = refused.header(header::CONTENT_LANGUAGE);
        assert_eq!(said, language, "{address}");
        let policy = refused.header(header::CONTENT_SECURITY_POLICY);
        let framed = policy.contains("https://a.example");
        assert_eq!(framed, page && address.starts_with("/embed/"), "{policy}");
    }
}

#[tokio::test]
async fn a_machine_has_one_rate_however_many_ipv6_addresses_it_takes() {
    let dashboard = strict(&[]);
    let mut refused = false;
    for host in 0..ATTEMPTS {
        let client = format!("2001:db8:1:2::{host:x}");
        let answer = dashboard.get_from(&client, "/api/v1/problems", &[]).await;
        refused |= answer.status == StatusCode::TOO_MANY_REQUESTS;
    }
    assert!(refused);
    let neighbour = dashboard
        .get_from("2001:db8:1:3::1", "/api/v1/problems", &[])
        .await;
    assert_eq!(neighbour.status, StatusCode::OK);
}

#[tokio::test]
async fn forwarded_addresses_count_only_behind_a_trusted_proxy() {
    let address = "/api/v1/problems";
    let forged = [("x-forwarded-for", "198.51.100.7")];
    let open = strict(&[]);
    until_refused(&open, "203.0.113.9", address, &[])
        .await
        .expect("refused");
    // Another name for the same client.
    let again = until_refused(&open, "203.0.113.9", address, &forged).await;
    assert!(again.is_some());

    let behind = strict(&[("ATALAYA_TRUSTED_PROXIES", "1")]);
    let first = [("x-forwarded-for", "6.6.6.6, 198.51.100.7")];
    until_refused(&behind, "10.0.0.1", address, &first)
        .await
        .expect("refused");
    let second = [("x-forwarded-for", "198.51.100.7, 198.51.100.8")];
    let answer = behind.get_from("10.0.0.1", address, &second).await;
    assert_eq!(
        answer.status,
        StatusCode::OK,
        "another client of the same proxy"
    );
}

#[tokio::test]
async fn files_of_the_site_and_probes_are_not_counted() {
    let dashboard = strict(&[]);
    for address in ["/pkg/main.css", "/health", "/ready"] {
        let refused = until_refused(&dashboard, "203.0.113.9", address, &[]).await;
        assert!(refused.is_none(), "{address}");
    }
}

#[tokio::test]
async fn without_a_limit_nobody_is_refused() {
    let dashboard = strict(&[("ATALAYA_RATE_LIMIT_PER_SECOND", "0")]);
    let refused = until_refused(&dashboard, "203.0.113.9", "/api/v1/problems", &[]).await;
    assert!(refused.is_none());
}

#[tokio::test]
async fn more_requests_than_places_are_refused_at_once_and_taken_again_later() {
    let sources = Sources::default().with_variable("ATALAYA_MAX_REQUESTS", "1");
    let state =
        AppState::open(Config::from_sources(sources).expect("valid settings")).expect("a folder");
    let (began, finish) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let slow = {
        let (began, finish) = (Arc::clone(&began), Arc::clone(&finish));
        move || async move {
            began.notify_one();
            finish.notified().await;
        }
    };
    let routes = Router::new()
        .route("/es", get(slow))
        .route("/api/v1/data", get(|| async { "cells" }))
        .route("/health", get(|| async { "ok" }));
    let router = guard::protect(routes, &state);
    let ask = |address: &str| {
        let request = Request::get(address)
            .body(Body::empty())
            .expect("a request");
        let router = router.clone();
        async move { router.oneshot(request).await.expect("never fails") }
    };

    let first = tokio::spawn(ask("/es"));
    began.notified().await;
    let refused = ask("/api/v1/data").await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        refused.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(refused.headers()["retry-after"], "1");
    assert_eq!(ask("/health").await.status(), StatusCode::OK);

    finish.notify_one();
    assert_eq!(first.await.expect("it ends").status(), StatusCode::OK);
    assert_eq!(ask("/api/v1/data").await.status(), StatusCode::OK);
}

/// The first line of the answer to a request on this connection.
async fn ask(connection: &mut TcpStream) -> String {
    let request = b"GET /health HTTP/1.1\r\nhost: a\r\n\r\n";
    connection.write_all(request).await.expect("sent");
    let mut answer = [0; 512];
    let length = connection.read(&mut answer).await.expect("an answer");
    let text = String::from_utf8_lossy(&answer[..length]);
    text.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_connection_beyond_the_last_place_is_told_so_and_places_become_free() {
    let state = Dashboard::with(&[]).state;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let doors = Doors::new(1, Arc::clone(&state.metrics));
    let router = Router::new().route("/health", get(|| async { "ok" }));
    let stop = Arc::new(Notify::new());
    let stopped = Arc::clone(&stop);
    let server = tokio::spawn(async move {
        let [client, finish] = [Duration::from_secs(5); 2];
        let patience = Patience { client, finish };
        serving::serve(listener, router, doors, stopped.notified(), patience).await;
    });
    let connect = || async { TcpStream::connect(address).await.expect("connected") };

    let mut inside = connect().await;
    assert_eq!(ask(&mut inside).await, "HTTP/1.1 200 OK");
    assert_eq!(
        ask(&mut connect().await).await,
        "HTTP/1.1 503 Service Unavailable"
    );
    assert_eq!(ask(&mut inside).await, "HTTP/1.1 200 OK");
    drop(inside);
    // The server sees the end of the first one when it next looks.
    while ask(&mut connect().await).await != "HTTP/1.1 200 OK" {}
    stop.notify_one();
    server.await.expect("it stops");
}
