//! How to embed what an address shows, as oEmbed says it.

use axum::http::{StatusCode, header};
use domain::release;

use crate::support::{Answer, Dashboard};

const ORIGIN: &str = "https://trata.example.cr";

fn listing(hosts: &str) -> Dashboard {
    let dashboard = Dashboard::with(&[
        ("ATALAYA_EMBED_HOSTS", hosts),
        ("ATALAYA_PUBLIC_URL", ORIGIN),
    ]);
    dashboard.write_site();
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    dashboard
}

async fn asked(dashboard: &Dashboard, url: &str, rest: &str) -> Answer {
    let url = url.replace('#', "%23").replace('&', "%26");
    dashboard.get(&format!("/oembed?url={url}{rest}")).await
}

#[tokio::test]
async fn a_page_a_place_in_it_and_a_figure_are_embedded() {
    let dashboard = listing("https://a.example");
    for (path, embedded, title) in [
        (
            "/es/acreditadas?sex=2#age",
            "/embed/age?sex=2",
            "Personas acreditadas por grupo de edad",
        ),
        (
            "/en/applications",
            "/embed/years?measure=applications&amp;lang=en",
            "Applications received by year",
        ),
        (
            "/embed/sex?lang=en&theme=dark",
            "/embed/sex?lang=en&amp;theme=dark",
            "Accredited persons by sex",
        ),
    ] {
        let answer = asked(&dashboard, &format!("{ORIGIN}{path}"), "").await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let json = answer.json();
        assert_eq!(json["type"], "rich");
        assert_eq!(json["version"], "1.0");
        assert_eq!(json["title"], title);
        let html = json["html"].as_str().expect("HTML");
        assert!(
            html.contains(&format!("src=\"{ORIGIN}{embedded}\"")),
            "{html}"
        );
        assert_eq!(json["width"], 800);
    }
}

#[tokio::test]
async fn a_consumer_says_how_large_it_may_be_and_in_which_format() {
    let dashboard = listing("https://a.example");
    let url = format!("{ORIGIN}/embed/sex");
    let small = asked(&dashboard, &url, "&maxwidth=400&maxheight=300")
        .await
        .json();
    assert_eq!(
        (small["width"].as_u64(), small["height"].as_u64()),
        (Some(400), Some(300))
    );
    let xml = asked(&dashboard, &url, "&format=xml").await;
    assert_eq!(xml.header(header::CONTENT_TYPE), "text/xml; charset=utf-8");
    assert!(xml.text().starts_with("<?xml "));
    assert!(xml.text().contains("<type>rich</type>"));
    assert!(xml.text().contains("<html>&lt;iframe src=&quot;"));
    let unknown = asked(&dashboard, &url, "&format=yaml").await;
    assert_eq!(unknown.status, StatusCode::NOT_IMPLEMENTED);
}

#[tokio::test]
async fn what_shows_no_figure_is_not_found() {
    let dashboard = listing("https://a.example");
    for url in [
        "https://elsewhere.example/es",
        "https://trata.example.cr.elsewhere.example/es",
        "https://trata.example.cr/es/metodologia",
        "https://trata.example.cr/es/acreditadas#nothing",
        "https://trata.example.cr/es?color=blue",
        "https://trata.example.cr/embed/nothing",
        "https://trata.example.cr/embed/sex.svg",
        "nonsense",
    ] {
        let answer = asked(&dashboard, url, "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{url}");
        answer.problem();
    }
    for query in ["", "?url=", "?url=a&url=b", "?url=a&maxwidth=x", "?url=%ff"] {
        let answer = dashboard.get(&format!("/oembed{query}")).await;
        assert!(answer.status.is_client_error(), "{query}");
        answer.problem();
    }
}

#[tokio::test]
async fn where_no_site_is_listed_there_is_a_link_alone() {
    let dashboard = listing("");
    let json = asked(&dashboard, &format!("{ORIGIN}/es"), "").await.json();
    assert_eq!(json["type"], "link");
    assert!(json.get("html").is_none());
}

#[tokio::test]
async fn pages_of_figures_say_where_that_is() {
    let dashboard = listing("");
    let link = "type=\"application/json+oembed\" href=\"https://trata.example.cr/oembed?url=https%3A%2F%2Ftrata.example.cr%2F";
    for (address, there) in [
        ("/es/acreditadas?sex=2", true),
        ("/embed/sex", true),
        ("/es/metodologia", false),
        ("/es/explorar", false),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.text().contains(link), there, "{address}");
    }
}
