use std::fs;

use axum::http::StatusCode;
use domain::release;

use crate::support::Dashboard;

#[tokio::test]
async fn while_the_folder_is_away_the_releases_read_before_are_served_on() {
    let dashboard = Dashboard::with(&[]);
    dashboard.write_site();
    dashboard.publish(&release::sample());
    dashboard.state.refresh();
    assert_eq!(dashboard.get("/ready").await.json()["store"], true);

    let (folder, away) = (
        dashboard.path().join("releases"),
        dashboard.path().join("away"),
    );
    fs::rename(&folder, &away).expect("taken away");
    dashboard.state.refresh();
    let ready = dashboard.get("/ready").await;
    assert_eq!(ready.status, StatusCode::OK, "it can serve");
    assert_eq!(ready.json()["store"], false);
    assert_eq!(
        dashboard.get("/api/v1/data?by=sex").await.status,
        StatusCode::OK
    );

    fs::rename(&away, &folder).expect("brought back");
    dashboard.state.refresh();
    assert_eq!(dashboard.get("/ready").await.json()["store"], true);
}
