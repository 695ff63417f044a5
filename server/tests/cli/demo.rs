use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

use crate::support::Place;

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let place = Place::new();
    let one = place.ok("demo --records 50 --seed 7");
    let again = place.ok("demo --records 50 --seed 7");
    let other = place.ok("demo --records 50 --seed 8");
    assert_eq!(one.stdout, again.stdout);
    assert_ne!(one.stdout, other.stdout);
    assert_eq!(one.stdout.lines().count(), 51);
    assert_eq!(one.stderr, "");
}

#[test]
fn a_reader_who_leaves_early_ends_it_quietly() {
    let place = Place::new();
    let mut child = place
        .command(["demo", "--records", "10000000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let output = child.stdout.take().expect("piped");
    BufReader::new(output).read_line(&mut line).expect("a line");
    assert!(line.starts_with("codigo_caso,"));
    let ended = child.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(0));
    assert!(ended.stderr.is_empty());
}

#[test]
fn more_than_ten_million_are_refused() {
    let run = Place::new().fails(2, "demo --records 10000001");
    assert!(run.stderr.contains("10000000"), "{run:?}");
}
