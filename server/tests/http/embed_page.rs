//! Figures as pages for frames of other sites, and how to embed them.

use axum::http::{StatusCode, header};

use crate::support::{Answer, Dashboard, dashboard};
use domain::release;

const LISTED: &str = "https://intranet.example.cr";

/// A dashboard that lists a site and knows its own address.
fn listing() -> Dashboard {
    let dashboard = Dashboard::with(&[
        ("ATALAYA_EMBED_HOSTS", LISTED),
        ("ATALAYA_PUBLIC_URL", "https://trata.example.cr"),
    ]);
    dashboard.write_site();
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    dashboard
}

fn policy(answer: &Answer) -> &str {
    answer.header(header::CONTENT_SECURITY_POLICY)
}

#[tokio::test]
async fn a_figure_is_a_page_alone_with_its_numbers_notes_and_source() {
    let dashboard = dashboard();
    let answer = dashboard.get("/embed/sex?lang=en&theme=dark").await;
    assert_eq!(answer.status, StatusCode::OK);
    let text = answer.text();
    assert!(text.contains("<html lang=\"en\" data-theme=\"dark\" data-embed"));
    assert!(text.contains("Invented demonstration data"));
    assert!(text.contains("<table"));
    assert!(text.contains("/en/accredited#sex\" target=\"_blank\""));
    assert!(text.contains("cut-off date"));
    for around in [
        "<header class=\"site-header",
        "<footer class=\"site-footer",
        "<nav",
    ] {
        assert!(!text.contains(around), "{around}");
    }
    assert_eq!(text.matches("<section").count(), 1);
    assert!(!answer.headers.contains_key(header::SET_COOKIE));
}

#[tokio::test]
async fn only_listed_sites_and_this_one_show_a_figure_in_a_frame() {
    let figure = |ancestors: &str| format!("frame-ancestors {ancestors}");
    let closed = dashboard().get("/embed/sex").await;
    assert!(policy(&closed).ends_with(&figure("'self'")));
    let open = listing();
    let answer = open.get("/embed/sex").await;
    assert!(policy(&answer).ends_with(&figure(&format!("'self' {LISTED}"))));
    assert_eq!(answer.header("x-frame-options"), "");
    // One that is not there too: it says so in the frame.
    let unknown = open.get("/embed/nothing").await;
    assert!(policy(&unknown).contains(LISTED));
    for address in [
        "/es",
        "/es/incrustar/sex",
        "/oembed",
        "/health",
        "/api/v1/data?by=sex",
    ] {
        let answer = open.get(address).await;
        assert!(
            policy(&answer).contains("frame-ancestors 'none'"),
            "{address}"
        );
        assert_eq!(answer.header("x-frame-options"), "DENY", "{address}");
    }
}

#[tokio::test]
async fn an_address_is_spelt_in_one_way_or_says_what_is_wrong() {
    let dashboard = dashboard();
    let answer = dashboard
        .get("/embed/sex?theme=auto&lang=en&measure=accredited")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header(header::LOCATION), "/embed/sex?lang=en");
    for (address, status) in [
        ("/embed/nothing", 404),
        ("/embed/%ff", 404),
        ("/embed/%3Cb%3E", 404),
        ("/embed/sex?theme=blue", 400),
        ("/embed/sex?by=age_group", 400),
        ("/embed/sex?sex=999", 404),
        ("/embed/sex?release=1999-01", 404),
        ("/embed/sex?%ff=%fe", 400),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        let text = answer.text();
        assert!(
            text.contains("Esta consulta no se puede responder"),
            "{address}"
        );
        // Nothing in it leads into the frame.
        assert!(text.contains("target=\"_blank\""), "{address}");
        assert!(!text.contains("<b>"), "{address}");
    }
    let long = format!("/embed/sex?sex={}", "9".repeat(3_000));
    assert_eq!(dashboard.get(&long).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_is_no_name_of_a_figure_is_a_problem_of_the_api() {
    let dashboard = dashboard();
    for address in ["/embed/%ff.svg", "/embed/sex.gif", "/embed/sex/more"] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        answer.problem();
    }
}

#[tokio::test]
async fn the_page_of_a_figure_offers_what_will_work() {
    let closed = dashboard().get("/es/incrustar/sex?sex=2").await;
    assert_eq!(closed.status, StatusCode::OK);
    let text = closed.text();
    assert!(text.contains("solo como imagen"));
    assert!(!text.contains("&lt;atalaya-figure"));
    assert!(text.contains("/embed/sex.svg?sex=2"));
    assert!(policy(&closed).contains("frame-src 'self';"));

    let open = listing().get("/en/embed/sex?sex=2&locked=1").await;
    let text = open.text();
    for said in [
        "&lt;atalaya-figure figure=\"sex\" filters=\"sex=2\" lang=\"en\" locked=\"1\"&gt;",
        "src=\"https://trata.example.cr/embed/sex?sex=2&amp;amp;lang=en&amp;amp;locked=1\"",
        "script-src https://trata.example.cr;",
        "frame-src https://trata.example.cr;",
        "img-src https://trata.example.cr;",
        LISTED,
    ] {
        assert!(text.contains(said), "{said}");
    }
}

#[tokio::test]
async fn the_page_of_a_figure_that_there_is_not_says_what_is_wrong() {
    let dashboard = dashboard();
    for (address, status) in [
        ("/es/incrustar/nada", 404),
        ("/es/incrustar", 404),
        ("/es/incrustar/sex?theme=blue", 400),
        ("/es/incrustar/sex?release=1999-01", 404),
        ("/es/incrustar/sex?locked=%3Cscript%3E", 400),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status.as_u16(), status, "{address}");
        assert!(!answer.text().contains("<script>"), "{address}");
    }
    let answer = dashboard
        .get("/en/embed/sex?lang=en&locked=0&theme=auto")
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header(header::LOCATION), "/en/embed/sex");
}
