//! Readers of a bucket, asked over HTTP.

use std::time::Duration;

use axum::{
    Router,
    body::{Body, Bytes},
    http::{Request, StatusCode},
};
use domain::release;
use http_body_util::BodyExt;
use serde_json::Value;
use server::{
    config::{Config, Sources},
    web::{self, AppState},
};
use storage::releases::{BucketAccess, ReleaseBucket, ReleaseStore, ReleaseStoreError};
use tower::ServiceExt;

use crate::{
    s3::{Mood, SECRET, Store, TELLTALE},
    support::renamed,
};

const PLACE: &str = "s3://conatt/releases";

/// How long a store that never answers is waited for.
const PATIENCE: Duration = Duration::from_millis(250);

fn access(store: &Store) -> BucketAccess {
    let variables = store.variables();
    let find = |name: &str| {
        let found = variables.iter().find(|(variable, _)| *variable == name);
        found.map(|(_, value)| value.clone())
    };
    BucketAccess::from_variables(find).expect("sound variables")
}

fn bucket(store: &Store) -> ReleaseBucket {
    ReleaseBucket::open(PLACE, &access(store)).expect("a bucket")
}

/// A program that reads a bucket and has no registry.
struct Reader {
    state: AppState,
    router: Router,
}

impl Reader {
    fn of(bucket: ReleaseBucket) -> Self {
        let config = Config::from_sources(Sources::default()).expect("the defaults are valid");
        let state = AppState::with_releases(config, ReleaseStore::Bucket(bucket));
        state.library.refresh();
        let router = web::router(state.clone());
        Self { state, router }
    }

    async fn get(&self, address: &str) -> (StatusCode, Bytes) {
        let request = Request::get(address).body(Body::empty());
        let answer = self.router.clone().oneshot(request.expect("a request"));
        let answer = answer.await.expect("the router never fails");
        let status = answer.status();
        let body = answer.into_body().collect().await.expect("a whole body");
        (status, body.to_bytes())
    }

    fn look(&self) {
        self.state.library.refresh();
    }

    fn releases(&self) -> Vec<String> {
        let files = self.state.library.files();
        files
            .iter()
            .map(|file| file.manifest.id.to_string())
            .collect()
    }

    async fn reaches_its_store(&self) -> bool {
        let (_, body) = self.get("/ready").await;
        let ready: Value = serde_json::from_slice(&body).expect("JSON");
        ready["store"].as_bool().expect("a boolean")
    }
}

#[tokio::test]
async fn readers_of_one_bucket_answer_byte_for_byte_the_same_without_a_registry() {
    let store = Store::start();
    let registry = bucket(&store);
    registry.add(&release::sample()).expect("published");
    registry.add(&renamed("2022-12")).expect("published");
    drop(registry);
    let (one, other) = (Reader::of(bucket(&store)), Reader::of(bucket(&store)));
    for address in [
        "/api/v1/releases",
        "/api/v1/releases/2022-06/file",
        "/api/v1/data?by=sex,age_group&release=2022-06",
        "/api/v1/data?by=sex&release=2022-06&format=csv",
        "/api/v1/data?by=sex&release=2022-06&format=xlsx",
        "/workbook/es/acreditadas.xlsx?release=2022-06",
    ] {
        let first = one.get(address).await;
        assert_eq!(first.0, StatusCode::OK, "{address}");
        assert_eq!(first, other.get(address).await, "{address}");
    }
}

#[test]
fn a_release_appears_and_is_withdrawn_in_every_reader() {
    let store = Store::start();
    let reader = Reader::of(bucket(&store));
    assert_eq!(reader.releases(), [""; 0]);
    bucket(&store).add(&release::sample()).expect("published");
    reader.look();
    assert_eq!(reader.releases(), ["2022-06"]);
    store.take_away("releases/2022-06.atalaya");
    reader.look();
    assert_eq!(reader.releases(), [""; 0]);
}

#[test]
fn a_look_at_unchanged_releases_is_one_request() {
    let store = Store::start();
    bucket(&store).add(&release::sample()).expect("published");
    let reader = Reader::of(bucket(&store));
    let before = store.asked();
    reader.look();
    assert_eq!(store.asked(), before + 1);
}

#[test]
fn a_release_is_never_written_over_another() {
    let store = Store::start();
    bucket(&store).add(&release::sample()).expect("published");
    let again = bucket(&store).add(&release::sample());
    assert!(matches!(again, Err(ReleaseStoreError::Exists(id)) if id.as_str() == "2022-06"));
}

#[test]
fn a_publisher_hears_of_a_store_that_does_not_keep_what_it_took() {
    let store = Store::start();
    store.is(Mood::Forgetful);
    let added = bucket(&store).add(&release::sample());
    assert!(
        matches!(added, Err(ReleaseStoreError::NotKept(_))),
        "{added:?}"
    );
}

#[test]
fn a_broken_or_half_written_object_is_never_served() {
    let store = Store::start();
    bucket(&store).add(&release::sample()).expect("published");
    let whole = release::sample().encode();
    let mut changed = whole.clone();
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    for (name, bytes) in [
        ("2023-01.atalaya", whole[..whole.len() / 2].to_vec()),
        ("2023-02.atalaya", changed),
        ("2023-03.atalaya", Vec::new()),
        // Whole, under the name of another.
        ("2023-04.atalaya", whole.clone()),
        // No release of this place.
        ("notes.txt", b"x".to_vec()),
        ("old/2021-01.atalaya", whole),
    ] {
        store.put(&format!("releases/{name}"), bytes);
    }
    let reader = Reader::of(bucket(&store));
    assert_eq!(reader.releases(), ["2022-06"]);
}

#[test]
fn a_release_whose_object_breaks_later_is_served_as_it_was() {
    let store = Store::start();
    bucket(&store).add(&release::sample()).expect("published");
    let reader = Reader::of(bucket(&store));
    store.put("releases/2022-06.atalaya", b"half a".to_vec());
    reader.look();
    assert_eq!(reader.releases(), ["2022-06"]);
}

#[tokio::test]
async fn while_a_store_fails_what_was_read_is_served_and_readiness_says_so() {
    let store = Store::start();
    bucket(&store).add(&release::sample()).expect("published");
    let access = access(&store).with_patience(PATIENCE);
    let reader = Reader::of(ReleaseBucket::open(PLACE, &access).expect("a bucket"));
    assert!(reader.reaches_its_store().await);
    for mood in [
        Mood::Silent,
        Mood::Failing(StatusCode::INTERNAL_SERVER_ERROR),
        Mood::Failing(StatusCode::FORBIDDEN),
        Mood::Failing(StatusCode::NOT_FOUND),
    ] {
        store.is(mood);
        reader.look();
        assert!(!reader.reaches_its_store().await);
        assert_eq!(reader.releases(), ["2022-06"]);
        let (status, _) = reader.get("/api/v1/data?by=sex").await;
        assert_eq!(status, StatusCode::OK);

        store.is(Mood::Well);
        // A busy machine may answer later than the reader waits.
        let mut looks = 0;
        while !reader.reaches_its_store().await {
            assert!(looks < 20, "never reached again");
            looks += 1;
            reader.look();
        }
    }
}

#[test]
fn a_release_that_cannot_be_read_yet_is_read_at_a_later_look() {
    let store = Store::start();
    bucket(&store).add(&release::sample()).expect("published");
    let reader = Reader::of(bucket(&store));
    bucket(&store).add(&renamed("2022-12")).expect("published");
    store.is(Mood::Failing(StatusCode::SERVICE_UNAVAILABLE));
    reader.look();
    assert_eq!(reader.releases(), ["2022-06"]);
    store.is(Mood::Well);
    reader.look();
    assert_eq!(reader.releases(), ["2022-12", "2022-06"]);
}

#[test]
fn what_is_wrong_with_a_store_is_said_without_its_words() {
    let store = Store::start();
    let access = access(&store).with_patience(PATIENCE);
    let said = |place: &str, access: &BucketAccess| {
        let bucket = ReleaseBucket::open(place, access).expect("a bucket");
        let text = bucket.listed().expect_err("refused").to_string();
        for hidden in [TELLTALE, SECRET, "Authorization", "list-type"] {
            assert!(!text.contains(hidden), "{text}");
        }
        text
    };
    assert_eq!(
        said("s3://another/releases", &access),
        "s3://another/releases: there is no such bucket (status 404)"
    );
    let stranger = [
        ("AWS_ACCESS_KEY_ID", "stranger"),
        ("AWS_SECRET_ACCESS_KEY", "guess"),
    ];
    let variables = store.variables();
    let unsigned = |name: &str| {
        let found = variables[..2]
            .iter()
            .find(|(variable, _)| *variable == name);
        found.map(|(_, value)| value.clone())
    };
    let wrong = |name: &str| {
        let found = stranger.iter().find(|(variable, _)| *variable == name);
        found
            .map(|(_, value)| (*value).to_owned())
            .or_else(|| unsigned(name))
    };
    for access in [
        BucketAccess::from_variables(unsigned),
        BucketAccess::from_variables(wrong),
    ] {
        assert_eq!(
            said(PLACE, &access.expect("sound")),
            "s3://conatt/releases: the store refuses: these credentials are wrong or may not do this (status 403)"
        );
    }
    store.is(Mood::Failing(StatusCode::INTERNAL_SERVER_ERROR));
    assert_eq!(
        said(PLACE, &access),
        "s3://conatt/releases: the store has a fault (status 500)"
    );
    store.is(Mood::Silent);
    assert_eq!(
        said(PLACE, &access),
        "s3://conatt/releases: the store does not answer in time"
    );
}

#[test]
fn a_store_that_is_gone_cannot_be_reached() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("bound"));
    drop(listener);
    let access = BucketAccess::from_variables(|name| match name {
        "AWS_ENDPOINT_URL" => Some(address.clone()),
        "AWS_ALLOW_HTTP" => Some("true".to_owned()),
        _ => None,
    });
    let bucket = ReleaseBucket::open(PLACE, &access.expect("sound")).expect("a bucket");
    let text = bucket.listed().expect_err("gone").to_string();
    let said = "s3://conatt/releases: the store cannot be reached: ";
    assert!(text.starts_with(said), "{text}");
}
