use std::{cell::RefCell, io};

use axum::http::{Method, header};

use crate::support::dashboard;

thread_local! {
    /// What was logged on this thread.
    static LINES: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Writes into [`LINES`]: the other tests of the process log as well.
struct Writer;

impl io::Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES.with_borrow_mut(|lines| lines.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn logged() -> String {
    LINES.with_borrow(|lines| String::from_utf8(lines.clone()).expect("UTF-8"))
}

#[tokio::test]
async fn a_log_line_holds_method_route_status_and_duration_and_nothing_of_the_reader() {
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_max_level(tracing::Level::TRACE)
        .with_writer(|| Writer)
        .init();

    let dashboard = dashboard();
    let reader = [
        (header::USER_AGENT, "curious-browser"),
        (header::REFERER, "https://intranet.example/case/77"),
        (header::COOKIE, "session=hush"),
    ];
    dashboard
        .get_with("/api/v1/data?by=sex&province=7&lang=en", &reader)
        .await;
    dashboard
        .get_with("/api/v1/data?nationality=two%20words", &reader)
        .await;
    dashboard
        .get_with("/es/acreditadas?province=7", &reader)
        .await;
    dashboard.get_with("/who/is/7-0123-0456?x=1", &reader).await;
    let text = logged();
    for never in [
        "province",
        "nationality",
        "lang=en",
        "two",
        "curious",
        "intranet",
        "hush",
        "0123",
        "who/is",
    ] {
        assert!(!text.contains(never), "{never} in {text}");
    }

    let requests: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .filter(|line: &serde_json::Value| line["target"] == "atalaya::request")
        .collect();
    let of = |place: usize| {
        let line = &requests[place];
        assert!(line["duration_ms"].is_f64());
        (
            line["method"].as_str().expect("a method").to_owned(),
            line["route"].as_str().expect("a route").to_owned(),
            line["status"].as_u64().expect("a status"),
        )
    };
    assert_eq!(of(0), ("GET".into(), "/api/v1/data".into(), 200));
    assert_eq!(of(1), ("GET".into(), "/api/v1/data".into(), 400));
    assert_eq!(of(2).0, "GET");
    assert_eq!(of(3), ("GET".into(), "unmatched".into(), 404));

    let odd = Method::from_bytes(b"HUSH").expect("a method");
    dashboard.method(odd, "/es").await;
    assert!(!logged().contains("HUSH"));
}
