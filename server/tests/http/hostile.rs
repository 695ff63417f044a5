use axum::{
    body::Body,
    http::{Request, StatusCode},
};

use crate::support::dashboard;

#[tokio::test]
async fn no_path_leaves_the_site_folder() {
    let dashboard = dashboard();
    std::fs::write(dashboard.path().join("secret.txt"), "hush").expect("written");
    for address in [
        "/pkg/../secret.txt",
        "/pkg/..%2Fsecret.txt",
        "/pkg/%2e%2e/secret.txt",
        "/pkg/%2e%2e%2fsecret.txt",
        "/pkg/..%5Csecret.txt",
        "/pkg/%2Fetc%2Fpasswd",
        "/pkg//etc/passwd",
        "/pkg/main.css%00",
        "/pkg/",
        "/pkg",
        "/../secret.txt",
        "/api/v1/releases/..%2F..%2Fsecret.txt/file",
        "/api/v1/releases/%2e%2e/file",
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert!(!answer.text().contains("hush"), "{address}");
        assert!(!answer.text().contains("root:"), "{address}");
    }
}

#[tokio::test]
async fn no_query_makes_the_server_fail() {
    let dashboard = dashboard();
    let long = format!("by={}", "x".repeat(10_000));
    let many = vec!["sex=1"; 300].join("&");
    let deep = format!("by={}", vec!["sex"; 400].join(","));
    for query in [
        long.as_str(),
        &many,
        &deep,
        "sex=1&sex=2&sex=3",
        "by=%",
        "by=%zz",
        "by=%c3%28",
        "%ff%fe=%00",
        "by=sex%00",
        "release=..%2F..%2Fetc%2Fpasswd",
        "release=2022-06%00",
        "%3Cscript%3Ealert(1)%3C/script%3E=1",
        "by=%3Csvg/onload=alert(1)%3E",
        "release='%3E%3Cb%3E",
        "sex='%20OR%201=1--",
        "&&&&=&=&==",
        "format=json&format=csv",
        "lang=es&lang=es",
        "by=+sex+",
        "period=99999999999999999999",
        "province=-1",
        "measure=",
        "=",
    ] {
        for path in [
            "/api/v1/data",
            "/es",
            "/es/acreditadas",
            "/",
            "/api/v1/releases",
        ] {
            let answer = dashboard.get(&format!("{path}?{query}")).await;
            assert!(
                !answer.status.is_server_error(),
                "{path}?{query}: {}",
                answer.status
            );
            // Nothing that was sent comes back as markup.
            if answer.header("content-type").starts_with("text/html") {
                assert!(!answer.text().contains("<script>alert"), "{path}?{query}");
                assert!(!answer.text().contains("<svg/onload"), "{path}?{query}");
            }
        }
        let answer = dashboard.get(&format!("/api/v1/data?{query}")).await;
        if answer.status != StatusCode::OK {
            answer.problem();
        }
    }
}

#[tokio::test]
async fn a_hostile_first_address_does_not_redirect_elsewhere() {
    let dashboard = dashboard();
    for address in [
        "/?next=//evil.example",
        "//evil.example",
        "/%2F%2Fevil.example",
    ] {
        let answer = dashboard.get(address).await;
        let target = answer.header("location");
        assert!(
            target.is_empty() || target.starts_with("/es"),
            "{address}: {target}"
        );
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let dashboard = dashboard();
    let limit = dashboard.state.config.max_body_bytes;
    let request = Request::post("/api/v1/data")
        .header("content-length", limit + 1)
        .body(Body::from(vec![b'x'; limit + 1]))
        .expect("a sound request");
    assert_eq!(
        dashboard.send(request).await.status,
        StatusCode::PAYLOAD_TOO_LARGE
    );
}
