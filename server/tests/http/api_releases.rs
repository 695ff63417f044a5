use axum::http::{StatusCode, header};
use domain::release::{self, Release};

use crate::support::{Dashboard, dashboard, renamed};

#[tokio::test]
async fn releases_are_listed_newest_first() {
    let dashboard = dashboard();
    dashboard.publish(&renamed("2022-12"));
    dashboard.state.refresh();
    let list = dashboard.get("/api/v1/releases").await.json();
    assert_eq!(list["latest"], "2022-12");
    let ids: Vec<_> = list["releases"]
        .as_array()
        .expect("releases")
        .iter()
        .map(|release| release["id"].clone())
        .collect();
    assert_eq!(ids, ["2022-12", "2022-06"]);
}

#[tokio::test]
async fn a_release_says_what_it_holds() {
    let dashboard = dashboard();
    let list = dashboard.get("/api/v1/releases").await.json();
    let mut listed = list["releases"][0].clone();
    listed["file"]["bytes"] = "…".into();
    listed["file"]["sha256"] = "…".into();
    insta::assert_json_snapshot!("listed", listed);

    let mut shown = dashboard
        .get("/api/v1/releases/2022-06?lang=en")
        .await
        .json();
    shown["file"]["bytes"] = "…".into();
    shown["file"]["sha256"] = "…".into();
    insta::assert_json_snapshot!("shown", shown);
}

#[tokio::test]
async fn the_file_is_the_release_byte_for_byte() {
    let dashboard = dashboard();
    let answer = dashboard.get("/api/v1/releases/2022-06/file").await;
    let bytes = release::sample().encode();
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.body, bytes);
    assert_eq!(
        answer.header(header::CONTENT_TYPE),
        "application/vnd.atalaya.release"
    );
    assert_eq!(
        answer.header(header::CACHE_CONTROL),
        "public, max-age=31536000, immutable"
    );
    let hash = Release::hash_of(&bytes);
    assert_eq!(answer.header(header::ETAG), format!("\"{hash}\""));
}

#[tokio::test]
async fn the_file_is_sent_compressed_to_those_who_can_read_it() {
    let dashboard = dashboard();
    let address = "/api/v1/releases/2022-06/file";
    let accept = (header::ACCEPT_ENCODING, "gzip, br");
    let answer = dashboard
        .get_with(address, std::slice::from_ref(&accept))
        .await;
    assert_eq!(answer.header(header::CONTENT_ENCODING), "br");
    assert!(answer.header(header::VARY).contains("accept-encoding"));
    let mut plain = Vec::new();
    brotli::BrotliDecompress(&mut &answer.body[..], &mut plain).expect("Brotli");
    assert_eq!(plain, release::sample().encode());

    let tag = answer.header(header::ETAG).to_owned();
    assert!(tag.ends_with("-br\""));
    let again = dashboard
        .get_with(address, &[accept, (header::IF_NONE_MATCH, &tag)])
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    // The plain form is another representation.
    let plain = dashboard
        .get_with(address, &[(header::IF_NONE_MATCH, &tag)])
        .await;
    assert_eq!(plain.status, StatusCode::OK);
    assert_eq!(plain.header(header::CONTENT_ENCODING), "");
}

#[tokio::test]
async fn the_file_is_never_compressed_twice_or_by_the_way() {
    let answer = dashboard()
        .get_with(
            "/api/v1/releases/2022-06/file",
            &[(header::ACCEPT_ENCODING, "gzip")],
        )
        .await;
    assert_eq!(answer.header(header::CONTENT_ENCODING), "");
    assert_eq!(answer.body, release::sample().encode());
}

#[tokio::test]
async fn latest_leads_to_the_newest_release() {
    let dashboard = dashboard();
    for (address, target) in [
        ("/api/v1/releases/latest", "/api/v1/releases/2022-06"),
        (
            "/api/v1/releases/latest/file",
            "/api/v1/releases/2022-06/file",
        ),
        (
            "/api/v1/releases/latest?lang=en",
            "/api/v1/releases/2022-06?lang=en",
        ),
    ] {
        let answer = dashboard.get(address).await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
        assert_eq!(answer.header(header::LOCATION), target);
    }
}

#[tokio::test]
async fn a_release_that_there_is_not_is_a_problem() {
    let dashboard = dashboard();
    for id in [
        "2031-01",
        "nonsense",
        "..%2F..%2Fetc%2Fpasswd",
        "%00",
        "2022-06.atalaya",
    ] {
        for rest in ["", "/file"] {
            let answer = dashboard.get(&format!("/api/v1/releases/{id}{rest}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}{rest}");
            assert_eq!(answer.problem()["type"], "/api/v1/problems#unknown-release");
        }
    }
}

#[tokio::test]
async fn a_new_release_is_served_without_restart_and_the_old_one_stays() {
    let dashboard = Dashboard::with(&[]);
    dashboard.state.refresh();
    assert_eq!(
        dashboard.get("/ready").await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    let first = dashboard.get("/api/v1/data?by=sex").await.json();
    dashboard.publish(&renamed("2022-12"));
    dashboard.state.refresh();
    let second = dashboard.get("/api/v1/data?by=sex").await.json();
    assert_eq!(first["release"], "2022-06");
    assert_eq!(second["release"], "2022-12");
    let pinned = dashboard
        .get("/api/v1/data?by=sex&release=2022-06")
        .await
        .json();
    assert_eq!(pinned["cells"], first["cells"]);
}

#[tokio::test]
async fn a_damaged_release_is_left_out_and_the_others_are_served() {
    let dashboard = dashboard();
    let releases = dashboard.path().join("releases");
    std::fs::write(releases.join("2023-01.atalaya"), b"not a release").expect("written");
    dashboard.state.refresh();
    let list = dashboard.get("/api/v1/releases").await.json();
    assert_eq!(list["latest"], "2022-06");
    assert_eq!(
        dashboard.get("/api/v1/releases/2023-01").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_release_taken_from_the_folder_is_no_longer_served() {
    let dashboard = dashboard();
    dashboard.publish(&renamed("2022-12"));
    dashboard.state.refresh();
    let releases = dashboard.path().join("releases");
    std::fs::remove_file(releases.join("2022-12.atalaya")).expect("removed");
    dashboard.state.refresh();
    let list = dashboard.get("/api/v1/releases").await.json();
    assert_eq!(list["latest"], "2022-06");
    assert_eq!(
        dashboard.get("/api/v1/data?release=2022-12").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn many_old_releases_are_answered_each_from_itself() {
    let dashboard = dashboard();
    let years: Vec<_> = (2010..2018).map(|year| format!("{year}-01")).collect();
    for id in &years {
        dashboard.publish(&renamed(id));
    }
    dashboard.state.refresh();
    for _ in 0..2 {
        for id in &years {
            let body = dashboard
                .get(&format!("/api/v1/data?by=sex&release={id}"))
                .await
                .json();
            assert_eq!(body["release"], *id);
        }
    }
}
