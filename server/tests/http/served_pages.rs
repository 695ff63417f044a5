//! Catalogue, indicators, method and releases: what their addresses may hold.

use axum::http::{StatusCode, header};

use crate::support::dashboard;

/// Pages that apply no filter of their own, and one that does.
const PAGES: [&str; 4] = [
    "/es/indicadores",
    "/es/indicadores/ACC-N",
    "/es/metodologia",
    "/es/publicaciones",
];

#[tokio::test]
async fn what_no_page_can_show_is_refused_with_the_way_out_and_travels_no_further() {
    let dashboard = dashboard();
    for page in PAGES {
        for (query, status, nearest) in [
            ("sex=99", StatusCode::NOT_FOUND, ""),
            ("sex=99&province=1", StatusCode::NOT_FOUND, "?province=1"),
            ("color=blue", StatusCode::BAD_REQUEST, ""),
            ("sex=1&sex=2", StatusCode::BAD_REQUEST, "?sex=1"),
            ("sex=%FF", StatusCode::BAD_REQUEST, ""),
            ("measure=applications", StatusCode::BAD_REQUEST, ""),
            ("release=2001-01&sex=2", StatusCode::NOT_FOUND, "?sex=2"),
            ("release=x/y", StatusCode::BAD_REQUEST, ""),
            (
                "period=2020&canton=101",
                StatusCode::UNPROCESSABLE_ENTITY,
                "?period=2020",
            ),
        ] {
            let address = format!("{page}?{query}");
            let answer = dashboard.get(&address).await;
            assert_eq!(answer.status, status, "{address}");
            let html = answer.text();
            assert!(
                html.contains("Esta consulta no se puede responder"),
                "{address}"
            );
            let way_out = format!("href=\"{page}{nearest}\"");
            assert!(html.contains(&way_out), "{address}: {way_out}");
            for wrong in ["=99", "color=", "release=2001-01", "period=2020&amp;canton"] {
                let links = html.split("href=\"").skip(1);
                let mut links = links.filter_map(|link| link.split('"').next());
                assert!(
                    !links.any(|link| link.contains(wrong)),
                    "{address}: {wrong}"
                );
            }
        }
    }
}

#[tokio::test]
async fn filters_and_release_travel_through_pages_that_do_not_apply_them() {
    let dashboard = dashboard();
    for page in PAGES {
        let answer = dashboard
            .get(&format!("{page}?sex=2&release=2022-06"))
            .await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        let on = "href=\"/es/acreditadas?sex=2&amp;release=2022-06\"";
        assert!(answer.text().contains(on), "{page}");
    }
}

#[tokio::test]
async fn a_page_has_one_address() {
    let dashboard = dashboard();
    for (address, target) in [
        ("/es/indicadores/", "/es/indicadores"),
        ("/en/indicators/", "/en/indicators"),
        (
            "/es/indicadores?sex=&province=1",
            "/es/indicadores?province=1",
        ),
        (
            "/es/indicadores/acc-n?by=sex",
            "/es/indicadores/ACC-N?by=sex",
        ),
        (
            "/es/metodologia?province=1&sex=2",
            "/es/metodologia?sex=2&province=1",
        ),
        ("/en/releases?sex=", "/en/releases"),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
        assert_eq!(answer.header(header::LOCATION), target, "{address}");
    }
}

#[tokio::test]
async fn quotation_marks_are_those_of_the_language() {
    let dashboard = dashboard();
    let both = |es: &str, en: &str| [(es.to_owned(), ['“', '”']), (en.to_owned(), ['«', '»'])];
    let mut addresses = Vec::new();
    for page in app::page::Page::ALL {
        use domain::label::Language::{En, Es};
        addresses.extend(both(&page.path(Es), &page.path(En)));
    }
    for (es, en) in [
        ("/es/indicadores/ACC-RATE", "/en/indicators/ACC-RATE"),
        ("/es/indicadores?q=tasa", "/en/indicators?q=rate"),
        (
            "/es/indicadores/ACC-S-F?sex=1",
            "/en/indicators/ACC-S-F?sex=1",
        ),
        ("/es?color=blue", "/en?color=blue"),
        ("/es?sex=99", "/en?sex=99"),
        ("/es?by=sex", "/en?by=sex"),
        ("/es/explorar?show=x", "/en/explore?show=x"),
        ("/es/nada", "/en/nothing"),
    ] {
        addresses.extend(both(es, en));
    }
    for (address, foreign) in addresses {
        let answer = dashboard.get(&address).await;
        assert!(!answer.text().contains(foreign), "{address}");
    }
}
