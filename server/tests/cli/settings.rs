use std::fs;

use crate::support::{Place, Run};

#[test]
fn config_prints_each_setting_with_its_origin() {
    let place = Place::new();
    fs::write(place.path("atalaya.toml"), "request_timeout_ms = 5000\n").expect("written");
    let run = place.ok("config");
    assert!(run.stdout.contains("log = \"warn\"  # ATALAYA_LOG\n"));
    assert!(
        run.stdout
            .contains("request_timeout_ms = \"5000\"  # `request_timeout_ms` in atalaya.toml\n")
    );
    assert!(
        run.stdout
            .contains("address = \"127.0.0.1:3000\"  # default\n")
    );
}

#[test]
fn a_setting_that_is_not_valid_stops_every_command_with_one_sentence() {
    let place = Place::new();
    for arguments in ["serve", "release list", "config", "migrate"] {
        let output = place
            .command(arguments.split(' '))
            .env("ATALAYA_ADDRESS", "nowhere")
            .output()
            .expect("it starts");
        let run = Run::of(output);
        assert_eq!(run.code, 2);
        assert_eq!(
            run.stderr,
            "atalaya: ATALAYA_ADDRESS: expected an IP address and a port, such as 127.0.0.1:3000\n"
        );
    }
}

#[test]
fn a_configuration_file_that_was_asked_for_must_be_there() {
    let run = Place::new().fails(2, "--config nowhere.toml config");
    assert!(run.stderr.starts_with("atalaya: nowhere.toml: "), "{run:?}");
    assert_eq!(run.stderr.lines().count(), 1);
}

#[test]
fn a_secret_is_made_once() {
    let place = Place::new();
    place.ok("secret generate made/secret");
    let before = fs::read(place.path("made/secret")).expect("written");
    let run = place.fails(1, "secret generate made/secret");
    assert!(run.stderr.contains("exists already"), "{run:?}");
    assert_eq!(fs::read(place.path("made/secret")).expect("kept"), before);
}

#[test]
fn an_address_in_use_is_named() {
    let place = Place::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = place
        .command(["serve"])
        .env("ATALAYA_ADDRESS", &address)
        .output()
        .expect("it starts");
    let run = Run::of(output);
    assert_eq!(run.code, 1);
    let beginning = format!("atalaya: cannot listen on {address}: ");
    assert!(run.stderr.starts_with(&beginning), "{run:?}");
}
