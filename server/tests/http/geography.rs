//! The cantons drawn from an operator's shapes.

use std::fs;

use axum::http::{StatusCode, header};
use serde_json::{Value, json};

use crate::support::{Dashboard, dashboard};

/// How many cantons there are in each province.
const CANTONS: [usize; 7] = [20, 16, 8, 10, 11, 13, 6];

/// An invented country: a square for each canton, this wide.
fn country(width: f64) -> Value {
    let mut features = Vec::new();
    for (province, &count) in CANTONS.iter().enumerate() {
        for canton in 0..count {
            let (west, south) = (-85.0 + canton as f64 / 10.0, 8.5 + province as f64 / 10.0);
            let (east, north) = (west + width, south + width);
            features.push(json!({
                "type": "Feature",
                "properties": {"code": format!("{}{:02}", province + 1, canton + 1)},
                "geometry": {"type": "Polygon", "coordinates": [
                    [[west, south], [east, south], [east, north], [west, north], [west, south]]
                ]},
            }));
        }
    }
    json!({"type": "FeatureCollection", "features": features})
}

fn load(dashboard: &Dashboard, width: f64) -> String {
    let file = dashboard.path().join("operator.json");
    fs::write(&file, country(width).to_string()).expect("written");
    let kept = dashboard.state.config.geography();
    let hash = kept.take(&file, None).expect("sound").hash;
    dashboard.state.refresh();
    hash
}

#[tokio::test]
async fn without_shapes_the_cantons_are_bars_and_no_page_names_a_file() {
    let dashboard = dashboard();
    let page = dashboard.get("/es/mapa/1").await;
    assert!(!page.text().contains("Mapa de los cantones"));
    assert!(!page.text().contains("atalaya-geography"));
}

#[tokio::test]
async fn a_running_server_draws_the_shapes_that_were_loaded_in_both_languages() {
    let dashboard = dashboard();
    let hash = load(&dashboard, 0.1);
    for (path, label, canton) in [
        ("/es/mapa/1", "Mapa de los cantones", "/es/mapa/1/101?sex=2"),
        ("/en/map/1", "Map of the cantons", "/en/map/1/101?sex=2"),
    ] {
        let page = dashboard.get(&format!("{path}?sex=2")).await;
        assert_eq!(page.status, StatusCode::OK);
        let html = page.text();
        assert!(html.contains(label), "{path}");
        assert!(
            html.contains(&format!("aria-label=\"{}", "San José: ")),
            "{path}"
        );
        // On the map, in the list and in the table, with scripts or without.
        assert_eq!(
            html.matches(&format!("href=\"{canton}\"")).count(),
            3,
            "{path}"
        );
        assert!(html.contains(&format!("/geography/{hash}.json")), "{path}");
    }
}

#[tokio::test]
async fn only_pages_of_the_map_load_the_file() {
    let dashboard = dashboard();
    let hash = load(&dashboard, 0.1);
    let file = format!("/geography/{hash}.json");
    for (path, loads) in [("/es", false), ("/es/eventos", false), ("/es/mapa", true)] {
        let page = dashboard.get(path).await;
        assert_eq!(page.text().contains(&file), loads, "{path}");
    }
}

#[tokio::test]
async fn the_file_stands_under_its_hash_for_ever_and_nowhere_else() {
    let dashboard = dashboard();
    let hash = load(&dashboard, 0.1);
    let file = dashboard.get(&format!("/geography/{hash}.json")).await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(file.header(header::CONTENT_TYPE), "application/json");
    assert!(file.header(header::CACHE_CONTROL).contains("immutable"));
    for name in ["0123.json", "geography.json", &hash, "..%2Fsecret"] {
        let other = dashboard.get(&format!("/geography/{name}")).await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn pictures_of_cantons_follow_the_shapes() {
    let dashboard = dashboard();
    let address = "/embed/cantons.svg?province=1";
    load(&dashboard, 0.1);
    let first = dashboard.get(address).await;
    assert_eq!(first.status, StatusCode::OK);
    assert!(first.text().contains("San José"));
    assert!(first.text().contains("<path d=\"M"));
    load(&dashboard, 0.08);
    let second = dashboard.get(address).await;
    assert_ne!(first.header(header::ETAG), second.header(header::ETAG));
    assert_ne!(first.body, second.body);
}

#[tokio::test]
async fn a_file_that_is_not_sound_draws_nothing_and_stops_nothing() {
    let dashboard = dashboard();
    load(&dashboard, 0.1);
    let kept = dashboard.state.config.geography();
    fs::write(kept.path(), "{}").expect("written");
    dashboard.state.refresh();
    let page = dashboard.get("/es/mapa/1").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("Mapa de los cantones"));
}

#[tokio::test]
async fn the_address_of_the_shapes_is_described_while_there_are_some() {
    const ADDRESS: &str = "/geography/{hash}.json";
    let dashboard = dashboard();
    let described = || async { dashboard.get("/api/v1/openapi.json").await.json() };
    assert_eq!(described().await["paths"][ADDRESS], Value::Null);
    let hash = load(&dashboard, 0.1);
    let operation = described().await["paths"][ADDRESS]["get"].clone();
    let names = &operation["parameters"][0]["schema"]["enum"];
    assert_eq!(names, &json!([hash]));
    for (name, status) in [(hash.as_str(), "200"), ("0", "404")] {
        let answer = dashboard.get(&ADDRESS.replace("{hash}", name)).await;
        assert_eq!(answer.status.as_str(), status);
        let content = &operation["responses"][status]["content"];
        let media_type = answer.header(header::CONTENT_TYPE).split(';').next();
        assert!(
            content.get(media_type.unwrap_or_default()).is_some(),
            "{name}"
        );
    }
    let page = dashboard.get("/es/datos").await;
    assert!(page.text().contains(ADDRESS));
}
