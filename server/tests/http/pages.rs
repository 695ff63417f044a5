use axum::http::{Method, StatusCode, header};

use crate::support::{Dashboard, dashboard};

#[tokio::test]
async fn the_first_page_comes_in_the_browser_s_language() {
    let dashboard = dashboard();
    for (accept, target) in [
        ("es-CR,es;q=0.9", "/es?by=sex"),
        ("en-GB,en;q=0.9,es;q=0.1", "/en?by=sex"),
        ("de", "/es?by=sex"),
    ] {
        let answer = dashboard
            .get_with("/?by=sex", &[(header::ACCEPT_LANGUAGE, accept)])
            .await;
        assert_eq!(answer.status, StatusCode::FOUND);
        assert_eq!(answer.header(header::LOCATION), target);
        assert!(answer.header(header::VARY).contains("accept-language"));
    }
    let answer = dashboard.get("/").await;
    assert_eq!(answer.header(header::LOCATION), "/es");
}

#[tokio::test]
async fn pages_come_whole_in_their_language() {
    let dashboard = dashboard();
    for language in ["es", "en"] {
        let answer = dashboard.get(&format!("/{language}")).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(
            answer.header(header::CONTENT_TYPE),
            "text/html; charset=utf-8"
        );
        assert_eq!(answer.header(header::CACHE_CONTROL), "no-cache");
        let text = answer.text();
        assert!(text.contains(&format!("<html lang=\"{language}\"")));
        assert!(text.contains("/pkg/main.css"));
        assert!(text.contains("/api/v1/releases/2022-06/file"));
        assert!(text.contains("</html>"));
    }
}

#[tokio::test]
async fn a_page_tells_search_engines_its_one_address_and_its_other_language() {
    let dashboard = Dashboard::with(&[("ATALAYA_PUBLIC_URL", "https://trata.example.cr")]);
    dashboard.write_site();
    dashboard.publish(&domain::release::sample());
    dashboard.state.refresh();
    for (address, es, en) in [
        ("/en", "/es", "/en"),
        (
            "/en/accredited?sex=2",
            "/es/acreditadas?sex=2",
            "/en/accredited?sex=2",
        ),
        (
            "/en/indicators/ACC-N",
            "/es/indicadores/ACC-N",
            "/en/indicators/ACC-N",
        ),
    ] {
        let answer = dashboard.get(address).await;
        let html = answer.text();
        let link = |rel: &str, to: &str| {
            format!("<link rel=\"{rel} href=\"https://trata.example.cr{to}\"")
        };
        for element in [
            link("canonical\"", en),
            link("alternate\" hreflang=\"es\"", es),
            link("alternate\" hreflang=\"en\"", en),
            link("alternate\" hreflang=\"x-default\"", es),
        ] {
            assert!(html.contains(&element), "{address}: {element}");
        }
        assert_eq!(html.matches("name=\"description\"").count(), 1, "{address}");
        let picture = "property=\"og:image\" content=\"https://trata.example.cr/embed/";
        assert_eq!(
            html.contains(picture),
            !address.contains("indicators"),
            "{address}"
        );
    }
    // What is no page has no address of its own.
    let none = dashboard.get("/en/nothing").await;
    assert!(!none.text().contains("canonical"));
}

#[tokio::test]
async fn an_address_without_a_page_answers_404_in_the_reader_s_language() {
    let dashboard = dashboard();
    for (address, language) in [
        ("/es/nada", "es"),
        ("/en/nothing/at/all", "en"),
        ("/nada", "es"),
        ("/favicon.ico", "es"),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        let html = format!("<html lang=\"{language}\"");
        assert!(answer.text().contains(&html), "{address}");
    }
}

#[tokio::test]
async fn pages_are_only_read() {
    let dashboard = dashboard();
    for address in ["/es", "/es/nada", "/"] {
        for method in [Method::POST, Method::DELETE] {
            let answer = dashboard.method(method, address).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{address}");
            assert!(answer.header(header::ALLOW).contains("GET"), "{address}");
        }
    }
}

#[tokio::test]
async fn without_a_release_pages_say_so_and_the_process_lives() {
    let dashboard = Dashboard::with(&[]);
    dashboard.state.refresh();
    let page = dashboard.get("/es").await;
    assert!(page.status == StatusCode::SERVICE_UNAVAILABLE || page.status == StatusCode::OK);
    assert_eq!(dashboard.get("/health").await.status, StatusCode::OK);
    let ready = dashboard.get("/ready").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        ready.json(),
        serde_json::json!({ "release": false, "site": false, "store": true })
    );
    dashboard.write_site();
    dashboard.publish(&domain::release::sample());
    dashboard.state.refresh();
    assert_eq!(dashboard.get("/ready").await.status, StatusCode::OK);
}
