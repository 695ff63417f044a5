//! The site under a path of its host, behind a reverse proxy that takes the
//! path away and behind one that does not.

#[allow(dead_code, reason = "shared with the other tests of requests")]
#[path = "http/support.rs"]
mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Cursor,
};

use app::page::Page;
use axum::http::{StatusCode, header};
use calamine::{Reader, Xlsx};
use domain::{label::Language, release};
use serde_json::Value;

use support::Dashboard;

const URL: &str = "https://www.example.go.cr/trata";
const BASE: &str = "/trata";

/// One base for all tests here: a process serves one site.
fn dashboard() -> Dashboard {
    let dashboard = Dashboard::with(&[("ATALAYA_PUBLIC_URL", &format!("{URL}/"))]);
    dashboard.write_site();
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    dashboard
}

/// The addresses in a document: all attributes that a browser follows.
fn addresses(html: &str) -> BTreeSet<String> {
    let attributes = ["href", "src", "action", "data-src", "srcset", "poster"];
    let starts = attributes.map(|name| format!(" {name}=\""));
    let mut found = BTreeSet::new();
    for start in starts {
        for (place, _) in html.match_indices(&start) {
            let rest = &html[place + start.len()..];
            let value = rest.split('"').next().unwrap_or_default();
            found.insert(value.replace("&amp;", "&"));
        }
    }
    found
}

/// What an address of the site is inside it; none for a place in the same
/// document and for data.
fn inside(address: &str) -> Option<&str> {
    if address.starts_with('#') || address.starts_with("data:") || address.starts_with('?') {
        return None;
    }
    let local = address
        .strip_prefix("https://www.example.go.cr")
        .unwrap_or(address);
    let path = local.split('#').next().unwrap_or_default();
    match path.strip_prefix(BASE) {
        Some(rest) if rest.is_empty() || rest.starts_with(['/', '?']) => Some(rest),
        _ => panic!("{address} leads out of the site"),
    }
}

#[tokio::test]
async fn every_address_of_every_page_stays_under_the_base_and_leads_somewhere() {
    let dashboard = dashboard();
    let mut starts: Vec<String> = Page::ALL
        .into_iter()
        .flat_map(|page| [Language::Es, Language::En].map(|language| page.route(language)))
        .collect();
    starts.extend(
        [
            "/es/mapa/1",
            "/es/acreditadas?sex=2",
            "/es/indicadores/ACC-RATE",
            "/es/explorar?by=sex,age_group",
            "/es/acreditadas?sex=x",
            "/es/nada",
        ]
        .map(str::to_owned),
    );
    // One address of each path.
    let mut paths = BTreeMap::new();
    for start in starts {
        let page = dashboard.get(&format!("{BASE}{start}")).await;
        let stripped = dashboard.get(&start).await;
        assert_eq!(page.status, stripped.status, "{start}");
        let found = addresses(page.text());
        assert_eq!(found, addresses(stripped.text()), "{start}");
        assert!(found.len() > 5, "{start} has links");
        for address in &found {
            if let Some(inner) = inside(address) {
                let path = inner.split('?').next().unwrap_or_default().to_owned();
                paths.entry(path).or_insert_with(|| inner.to_owned());
            }
        }
    }
    assert!(paths.len() > 30, "{paths:?}");
    paths.retain(|path, _| !path.starts_with("/pkg/"));
    for address in paths.values() {
        let status = dashboard.get(&format!("{BASE}{address}")).await.status;
        assert_ne!(status, StatusCode::NOT_FOUND, "{address}");
        assert_ne!(status, StatusCode::METHOD_NOT_ALLOWED, "{address}");
    }
}

#[tokio::test]
async fn the_browser_learns_the_base_from_the_page() {
    let page = dashboard().get("/es").await;
    let meta = format!("<meta name=\"atalaya-base\" content=\"{BASE}\"");
    assert!(page.text().contains(&meta));
    let fonts = page.header(header::LINK);
    assert!(fonts.starts_with("</trata/pkg/Sans-"), "{fonts}");
}

#[tokio::test]
async fn redirects_stay_under_the_base() {
    let dashboard = dashboard();
    for (from, to) in [
        ("", "/trata/es"),
        ("/", "/trata/es"),
        ("/?sex=2", "/trata/es?sex=2"),
        // A plain form sends its empty controls too.
        (
            "/es/acreditadas?sex=&province=1",
            "/trata/es/acreditadas?province=1",
        ),
        ("/es/indicadores/acc-rate", "/trata/es/indicadores/ACC-RATE"),
        ("/es/indicadores?q=", "/trata/es/indicadores"),
    ] {
        let under = dashboard.get(&format!("{BASE}{from}")).await;
        assert!(under.status.is_redirection(), "{from}: {}", under.status);
        assert_eq!(under.header(header::LOCATION), to);
        if from.starts_with('/') {
            let stripped = dashboard.get(from).await;
            assert_eq!(stripped.header(header::LOCATION), to);
        }
    }
}

#[tokio::test]
async fn a_settled_address_is_not_redirected_again() {
    let dashboard = dashboard();
    for address in [
        "/es/acreditadas?sex=2",
        "/es/mapa/1",
        "/es/indicadores/ACC-RATE",
    ] {
        for base in ["", BASE] {
            let status = dashboard.get(&format!("{base}{address}")).await.status;
            assert_eq!(status, StatusCode::OK, "{base}{address}");
        }
    }
}

#[tokio::test]
async fn every_address_in_the_api_is_public() {
    let dashboard = dashboard();
    for address in [
        "/api/v1/releases",
        "/api/v1/releases/latest",
        "/api/v1/data?by=sex",
        "/api/v1/data?by=nothing",
        "/api/v1/indicators",
        "/api/v1/indicators/ACC-RATE",
        "/api/v1/problems",
        "/api/v1/nothing",
    ] {
        let under = dashboard.get(&format!("{BASE}{address}")).await;
        let stripped = dashboard.get(address).await;
        assert_eq!(under.body, stripped.body, "{address}");
        let location = under.header(header::LOCATION);
        assert!(
            location.is_empty() || location.starts_with(URL),
            "{location}"
        );
        if !under.body.is_empty() {
            check_links(&under.json());
        }
    }
}

/// Every text with the path of the API in it begins with the public address;
/// the types of problems are relative to the host.
fn check_links(value: &Value) {
    match value {
        Value::String(text) if text.contains("/api/v1/") => {
            assert!(
                text.starts_with(URL) || text.starts_with("/trata/api/v1/problems#"),
                "{text}"
            );
        }
        Value::Array(values) => values.iter().for_each(check_links),
        Value::Object(members) => members.values().for_each(check_links),
        _ => {}
    }
}

#[tokio::test]
async fn a_workbook_names_its_page_once_under_the_base() {
    let dashboard = dashboard();
    let answer = dashboard.get("/trata/workbook/es/acreditadas.xlsx").await;
    assert_eq!(answer.status, StatusCode::OK);
    let name = answer.header(header::CONTENT_DISPOSITION);
    assert!(name.contains("_es-acreditadas.xlsx"), "{name}");
    let workbook = Xlsx::new(Cursor::new(answer.body.to_vec()));
    let mut workbook = workbook.expect("a workbook");
    let sheets = workbook.worksheets();
    let link = sheets
        .iter()
        .flat_map(|(_, sheet)| sheet.rows().flatten())
        .map(ToString::to_string)
        .find(|text| text.starts_with("https://"));
    let link = link.expect("the address of the page");
    assert!(
        link.starts_with(&format!("{URL}/es/acreditadas?release=")),
        "{link}"
    );
}

#[tokio::test]
async fn a_neighbour_of_the_base_is_another_path() {
    let dashboard = dashboard();
    for address in ["/tratado/es", "/trata.es", "/otro/es"] {
        assert_eq!(
            dashboard.get(address).await.status,
            StatusCode::NOT_FOUND,
            "{address}"
        );
    }
}

#[tokio::test]
async fn only_figures_under_the_base_are_read_by_other_sites() {
    let dashboard = dashboard();
    let policy = header::HeaderName::from_static("cross-origin-resource-policy");
    for (address, expected) in [
        ("/trata/api/v1/releases", "cross-origin"),
        ("/trata/es", "same-origin"),
    ] {
        assert_eq!(
            dashboard.get(address).await.header(&policy),
            expected,
            "{address}"
        );
    }
}
