//! The files that browsers load of a release.

use axum::http::{StatusCode, header};
use domain::{
    measure::Measure,
    release::{Part, PartialRelease, Release},
};

use crate::support::dashboard;

fn names() -> impl Iterator<Item = String> {
    let parts = Measure::ALL.into_iter().flat_map(Part::all);
    std::iter::once("head".to_owned()).chain(parts.map(|part| part.to_string()))
}

#[tokio::test]
async fn head_and_parts_together_are_the_release_file() {
    let dashboard = dashboard();
    let file = dashboard.get("/api/v1/releases/2022-06/file").await;
    let mut partial: Option<PartialRelease> = None;
    for name in names() {
        let answer = dashboard.get(&format!("/parts/2022-06/{name}")).await;
        assert_eq!(answer.status, StatusCode::OK, "{name}");
        match &mut partial {
            None => partial = Some(PartialRelease::begin(&answer.body).expect("a head")),
            Some(partial) => {
                partial.add(&answer.body).expect("a part");
            }
        }
    }
    let whole = Release::decode(&file.body).expect("a release");
    assert_eq!(**partial.expect("a head").release(), whole);
}

#[tokio::test]
async fn a_part_is_immutable_and_not_sent_twice() {
    let dashboard = dashboard();
    for name in names() {
        let address = format!("/parts/2022-06/{name}");
        let first = dashboard.get(&address).await;
        assert!(first.header(header::CACHE_CONTROL).contains("immutable"));
        let tag = first.header(header::ETAG).to_owned();
        let again = [(header::IF_NONE_MATCH, tag.as_str())];
        let second = dashboard.get_with(&address, &again).await;
        assert_eq!(second.status, StatusCode::NOT_MODIFIED, "{name}");
    }
}

#[tokio::test]
async fn what_is_no_part_of_a_release_is_not_found() {
    let dashboard = dashboard();
    for address in [
        "/parts/2022-06/accredited",
        "/parts/2022-06/HEAD",
        "/parts/1999-01/head",
        "/parts/no%20release/head",
        "/parts/2022-06/..%2Fhead",
        "/parts/2022-06/head%00",
        "/parts/2022-06/%FF",
        &format!("/parts/2022-06/{}", "a".repeat(4_000)),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
}
