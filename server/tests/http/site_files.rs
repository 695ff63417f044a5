use axum::http::{StatusCode, header};

use crate::support::{STYLE, STYLE_BROTLI, dashboard};

#[tokio::test]
async fn a_file_is_asked_for_again_each_time_and_sent_when_it_changed() {
    let dashboard = dashboard();
    let first = dashboard.get("/pkg/main.css").await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.text(), STYLE);
    assert_eq!(first.header(header::CACHE_CONTROL), "no-cache");
    assert_eq!(
        first.header(header::CONTENT_TYPE),
        "text/css; charset=utf-8"
    );
    let tag = first.header(header::ETAG).to_owned();
    let again = dashboard
        .get_with("/pkg/main.css", &[(header::IF_NONE_MATCH, &tag)])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.body.is_empty());
    let other = dashboard
        .get_with("/pkg/frontend_bg.wasm", &[(header::IF_NONE_MATCH, &tag)])
        .await;
    assert_eq!(other.status, StatusCode::OK);
    assert_eq!(other.header(header::CONTENT_TYPE), "application/wasm");
}

#[tokio::test]
async fn the_compressed_form_is_sent_as_it_is_stored() {
    let answer = dashboard()
        .get_with("/pkg/main.css", &[(header::ACCEPT_ENCODING, "gzip, br")])
        .await;
    assert_eq!(answer.header(header::CONTENT_ENCODING), "br");
    assert_eq!(answer.body, STYLE_BROTLI);
    assert!(answer.header(header::ETAG).ends_with("-br\""));
}

#[tokio::test]
async fn files_of_two_builds_are_never_mixed() {
    let dashboard = dashboard();
    let site = dashboard.path().join("site");
    std::fs::write(site.join("main.css"), "/* the next build */").expect("written");
    std::fs::write(site.join("new.js"), "").expect("written");
    dashboard.state.refresh();
    assert_eq!(dashboard.get("/pkg/main.css").await.text(), STYLE);
    assert_eq!(
        dashboard.get("/pkg/new.js").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn pages_have_their_fonts_fetched_at_once_by_the_names_that_they_have() {
    let answer = dashboard().get("/es").await;
    assert_eq!(
        answer.header(header::LINK),
        "</pkg/Sans-ABCD2345.woff2>; rel=preload; as=font; type=\"font/woff2\"; crossorigin"
    );
    assert_eq!(
        dashboard().get("/pkg/Sans-ABCD2345.woff2").await.status,
        StatusCode::OK
    );
}
