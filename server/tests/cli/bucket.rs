//! A registry that publishes into a bucket, and readers that have nothing else.

use std::{fs, process::Command};

use crate::{
    s3::{KEY_ID, SECRET, Store},
    serving::Served,
    support::{Place, Run},
};

const PUBLISH: &str = "release publish --cutoff";

/// The program with releases in the bucket of this store.
fn command(place: &Place, store: &Store, arguments: &str) -> Command {
    let mut command = place.command(arguments.split(' '));
    command
        .env("ATALAYA_RELEASES", "s3://conatt/releases")
        .envs(store.variables());
    command
}

fn run(place: &Place, store: &Store, arguments: &str) -> Run {
    Run::of(
        command(place, store, arguments)
            .output()
            .expect("it starts"),
    )
}

fn ok(place: &Place, store: &Store, arguments: &str) -> String {
    let run = run(place, store, arguments);
    assert_eq!(run.code, 0, "{arguments}: {run:?}");
    run.stdout
}

/// A reader in a folder of its own, which looks often.
fn reader(place: &Place, store: &Store) -> Served {
    let mut command = command(place, store, "serve");
    command
        .env("ATALAYA_REFRESH_INTERVAL_MS", "10")
        .env("ATALAYA_RATE_LIMIT_PER_SECOND", "0");
    Served::of(command)
}

/// Without the head, which holds the time.
fn body(answer: &str) -> &str {
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    answer.split_once("\r\n\r\n").expect("a head").1
}

/// Asks until an answer holds this.
fn wait_for(reader: &Served, path: &str, text: &str) {
    let found = (0..20_000).any(|_| reader.get(path).contains(text));
    assert!(found, "{path} never held {text}");
}

#[test]
fn two_readers_serve_the_same_while_the_registry_is_gone() {
    let store = Store::start();
    let registry = Place::new();
    registry.ok("secret generate secret");
    registry.import_demo(300, 1, "first.csv");
    ok(&registry, &store, &format!("{PUBLISH} 2024-12-31"));
    assert_eq!(store.keys(), ["releases/2024-12.atalaya"]);
    assert!(!registry.releases().exists(), "nothing stands in a folder");
    assert!(ok(&registry, &store, "release verify").starts_with("sound    2024-12 "));

    let places = [Place::new(), Place::new()];
    let readers: Vec<_> = places.iter().map(|place| reader(place, &store)).collect();
    // A later release appears in both without a restart.
    let more = registry.ok("demo --records 200 --seed 9").stdout;
    registry.import("more.csv", &more.replace("DEMO-", "MORE-"));
    ok(&registry, &store, &format!("{PUBLISH} 2025-12-31"));
    for reader in &readers {
        wait_for(reader, "/api/v1/releases", "\"2025-12\"");
    }
    assert!(ok(&registry, &store, "release list").contains("2025-12"));
    // The registry is gone, with all that it has.
    drop(registry);
    for path in [
        "/api/v1/releases",
        "/api/v1/data?by=sex",
        "/api/v1/data?by=sex&format=csv&release=2024-12",
        "/api/v1/indicators",
    ] {
        let answers: Vec<_> = readers.iter().map(|reader| reader.get(path)).collect();
        assert_eq!(body(&answers[0]), body(&answers[1]), "{path}");
    }
    // One that is withdrawn is forgotten by both.
    store.take_away("releases/2025-12.atalaya");
    for reader in &readers {
        wait_for(reader, "/api/v1/data?by=sex", "\"release\":\"2024-12\"");
    }
    for reader in readers {
        let (code, log) = reader.end("-TERM");
        assert_eq!(code, Some(0), "{log}");
        assert!(!log.contains(SECRET) && !log.contains(KEY_ID), "{log}");
    }
    for place in places {
        let left = fs::read_dir(place.path("")).expect("a folder").count();
        assert_eq!(left, 0, "a reader writes nothing");
    }
}

#[test]
fn a_publication_that_a_store_refuses_can_be_made_again() {
    let store = Store::start();
    let registry = Place::new();
    registry.ok("secret generate secret");
    registry.import_demo(300, 1, "first.csv");
    let publish = format!("{PUBLISH} 2025-12-31");
    let mut stranger = command(&registry, &store, &publish);
    stranger.env("AWS_ACCESS_KEY_ID", "stranger");
    let refused = Run::of(stranger.output().expect("it starts"));
    assert_eq!(refused.code, 1);
    assert_eq!(
        refused.stderr.lines().last(),
        Some(
            "atalaya: s3://conatt/releases: the store refuses: these credentials are wrong or may not do this (status 403)"
        )
    );
    assert!(!refused.stderr.contains(SECRET), "{refused:?}");
    ok(&registry, &store, &publish);
}

#[test]
fn a_program_that_cannot_know_how_to_ask_says_so_and_does_not_start() {
    let (store, place) = (Store::start(), Place::new());
    for (variable, value, named) in [
        ("AWS_SECRET_ACCESS_KEY", "", "AWS_SECRET_ACCESS_KEY"),
        ("AWS_ACCESS_KEY_ID", "", "AWS_ACCESS_KEY_ID"),
        ("AWS_ALLOW_HTTP", "", "AWS_ENDPOINT_URL"),
        (
            "AWS_ENDPOINT_URL",
            "objects.example.go.cr",
            "AWS_ENDPOINT_URL",
        ),
        ("ATALAYA_RELEASES", "s3://", "ATALAYA_RELEASES"),
    ] {
        for arguments in ["serve", "release list"] {
            let mut command = command(&place, &store, arguments);
            command.env(variable, value);
            let run = Run::of(command.output().expect("it ends"));
            assert_eq!(run.code, 2, "{variable}: {run:?}");
            assert!(
                run.stderr.starts_with(&format!("atalaya: {named}: ")),
                "{run:?}"
            );
            assert_eq!(run.stderr.lines().count(), 1, "{run:?}");
        }
    }
}

#[test]
fn a_reader_whose_store_refuses_starts_and_says_why() {
    let (store, place) = (Store::start(), Place::new());
    let mut serve = command(&place, &store, "serve");
    serve.env("AWS_ACCESS_KEY_ID", "stranger");
    let reader = Served::of(serve);
    assert!(reader.get("/health").starts_with("HTTP/1.1 200"));
    let ready = reader.get("/ready");
    assert!(ready.starts_with("HTTP/1.1 503"), "{ready}");
    assert!(ready.contains("\"store\":false"), "{ready}");
    let (code, log) = reader.end("-TERM");
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("the store refuses"), "{log}");
    for hidden in [SECRET, "stranger", "Signature"] {
        assert!(!log.contains(hidden), "{log}");
    }
}
