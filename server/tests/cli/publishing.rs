use std::fs;

use domain::release::Release;

use crate::support::{Place, names_in};

/// A registry of invented records, with its secret.
fn registry(records: usize) -> Place {
    let place = Place::new();
    place.ok("secret generate secret");
    place.import_demo(records, 1, "first.csv");
    place
}

const PUBLISH: &str = "release publish --cutoff 2025-12-31";

#[test]
fn from_records_to_a_release_that_can_be_listed_shown_and_verified() {
    let place = registry(300);
    let run = place.ok(&format!("{PUBLISH} --note Prueba --note-en Trial"));
    assert!(
        run.stdout
            .starts_with("Published 2025-12  cut-off 2025-12-31  policy standard")
    );
    assert_eq!(names_in(&place.releases()), ["2025-12.atalaya"]);

    let bytes = fs::read(place.releases().join("2025-12.atalaya")).expect("written");
    let release = Release::decode(&bytes).expect("sound");
    assert!(release.manifest().demonstration);
    let mut notes = release.manifest().notes.iter();
    assert!(notes.any(|note| note.en == "Trial"));

    let list = place.ok("release list").stdout;
    assert_eq!(list.lines().count(), 1);
    assert!(list.contains(&Release::hash_of(&bytes)));
    let show = place.ok("release show").stdout;
    assert!(show.contains("demonstration    true"), "{show}");
    assert!(show.contains("Prueba / Trial"), "{show}");
    assert_eq!(place.ok("release show 2025-12").stdout, show);
    let verify = place.ok("release verify").stdout;
    assert!(verify.starts_with("sound    2025-12  sha256 "));
    place.ok("release verify releases/2025-12.atalaya");
}

#[test]
fn the_strict_policy_is_built_in() {
    let place = registry(300);
    let run = place.ok(&format!("{PUBLISH} --policy strict"));
    assert!(run.stdout.contains("policy strict"), "{run:?}");
    let show = place.ok("release show").stdout;
    assert!(
        show.contains("withheld below 10, at most 2 variables together"),
        "{show}"
    );
}

#[test]
fn a_second_release_of_the_same_records_is_refused() {
    let place = registry(300);
    place.ok(PUBLISH);
    let run = place.fails(3, PUBLISH);
    assert_eq!(
        run.stderr.lines().last().expect("a sentence"),
        "atalaya: too few records changed since release 2025-12: a new release needs at least 50 records that were added, changed or removed"
    );
    assert_eq!(names_in(&place.releases()), ["2025-12.atalaya"]);
}

#[test]
fn the_refusal_does_not_say_how_many_records_changed() {
    let place = registry(300);
    place.ok(PUBLISH);
    let first = place.fails(3, PUBLISH).stderr;
    // Some more records, but not enough.
    let more = place.ok("demo --records 320 --seed 1").stdout;
    let lines: Vec<_> = more.lines().collect();
    let header_and_few = [&lines[..1], &lines[300..310]].concat().join("\n");
    place.import("few.csv", &renamed(&header_and_few));
    assert_eq!(place.fails(3, PUBLISH).stderr, first);
}

#[test]
fn with_enough_changes_a_second_release_stands_beside_the_first() {
    let place = registry(300);
    place.ok(PUBLISH);
    let more = place.ok("demo --records 200 --seed 9").stdout;
    place.import("more.csv", &renamed(&more));
    let before = fs::read(place.releases().join("2025-12.atalaya")).expect("written");
    let run = place.ok(&format!("{PUBLISH} --revision-note Ampliada"));
    assert!(run.stdout.starts_with("Published 2025-12.2"), "{run:?}");
    assert_eq!(
        names_in(&place.releases()),
        ["2025-12.2.atalaya", "2025-12.atalaya"]
    );
    let after = fs::read(place.releases().join("2025-12.atalaya")).expect("still there");
    assert_eq!(before, after);
    let show = place.ok("release show").stdout;
    assert!(show.contains("release          2025-12.2"), "{show}");
    assert!(show.contains("previous         2025-12"), "{show}");
    // Compared with both from now on.
    place.fails(3, PUBLISH);
}

/// Invented records under case codes of their own.
fn renamed(demo: &str) -> String {
    demo.replace("DEMO-", "MORE-")
}

#[test]
fn an_interruption_before_the_file_was_written_leaves_no_release_and_can_be_repeated() {
    let place = registry(300);
    // The folder cannot take the file: as if the program had been killed
    // between the two writes.
    fs::create_dir_all(place.releases().join("2025-12.atalaya")).expect("in the way");
    let run = place.run(PUBLISH.split(' '));
    assert_ne!(run.code, 0, "{run:?}");
    fs::remove_dir(place.releases().join("2025-12.atalaya")).expect("out of the way");

    let again = place.ok(PUBLISH);
    assert!(
        again
            .stderr
            .contains("a publication of 2025-12 that has no file"),
        "{again:?}"
    );
    place.ok("release verify");
    // The input is that of the release.
    place.fails(3, PUBLISH);
}

#[test]
fn a_release_of_unknown_origin_cannot_be_followed() {
    let place = registry(300);
    fs::create_dir_all(place.releases()).expect("created");
    let sample = domain::release::sample();
    fs::write(place.releases().join("2022-06.atalaya"), sample.encode()).expect("written");
    let run = place.fails(3, PUBLISH);
    assert!(
        run.stderr
            .contains("does not know what went into release 2022-06"),
        "{run:?}"
    );
}

#[test]
fn another_secret_is_refused() {
    let place = registry(300);
    place.ok(PUBLISH);
    fs::remove_file(place.path("secret")).expect("removed");
    place.ok("secret generate secret");
    let more = place.ok("demo --records 200 --seed 9").stdout;
    place.import("more.csv", &renamed(&more));
    let run = place.fails(3, PUBLISH);
    assert!(
        run.stderr.contains("the record-key secret is another one"),
        "{run:?}"
    );
}

#[test]
fn without_a_secret_the_reader_is_told_how_to_make_one() {
    let place = Place::new();
    let run = place.fails(1, PUBLISH);
    let secret = place.path("secret");
    let hint = format!("atalaya secret generate {}", secret.display());
    assert!(run.stderr.contains(&hint), "{run:?}");
}

#[test]
fn what_cannot_be_published_is_said_in_one_sentence() {
    let place = Place::new();
    place.ok("secret generate secret");
    for (arguments, code, words) in [
        ("release publish", 2, "--cutoff"),
        ("release publish --cutoff 31/12/2025", 2, "31/12/2025"),
        ("release publish --cutoff 2025-12-31", 1, "no record"),
        (
            "release publish --cutoff 2025-12-31 --policy loose",
            1,
            "loose",
        ),
        ("release publish --cutoff 2025-12-31 --id ../up", 1, "../up"),
        (
            "release publish --cutoff 2025-12-31 --note-en Only",
            3,
            "--note-en",
        ),
        ("release show", 1, "no release yet"),
        ("release show 2031-01", 1, "2031-01"),
        ("release show nonsense", 1, "nonsense"),
        ("release verify", 1, "no release yet"),
        ("release verify 2031-01", 1, "2031-01"),
        ("release verify nowhere.atalaya", 1, "nowhere.atalaya"),
        ("release audit", 1, "--cutoff"),
    ] {
        let run = place.fails(code, arguments);
        assert!(run.stderr.contains(words), "{arguments}: {run:?}");
        if code != 2 {
            let last = run.stderr.lines().last().expect("a sentence");
            assert!(last.starts_with("atalaya: "), "{arguments}: {run:?}");
        }
    }
    let empty = place.ok("release list");
    assert_eq!(empty.stdout, "");
}

#[test]
fn a_policy_file_that_is_not_sound_is_refused() {
    let place = registry(300);
    fs::write(place.path("policy.toml"), "threshold = \"some\"").expect("written");
    let run = place.fails(1, &format!("{PUBLISH} --policy policy.toml"));
    assert!(run.stderr.contains("policy"), "{run:?}");
    assert!(!place.releases().join("2025-12.atalaya").exists());
}

#[test]
fn verify_finds_a_changed_byte() {
    let place = registry(300);
    place.ok(PUBLISH);
    let path = place.releases().join("2025-12.atalaya");
    let bytes = fs::read(&path).expect("written");
    fs::remove_file(&path).expect("removed");
    let mut changed = bytes.clone();
    changed[bytes.len() / 2] ^= 1;
    fs::write(&path, changed).expect("written");
    let run = place.run(["release", "verify"]);
    assert_eq!(run.code, 3);
    assert!(run.stdout.starts_with("UNSOUND  2025-12"), "{run:?}");
    assert_eq!(run.stderr, "atalaya: not sound: 2025-12\n");
}

#[test]
fn the_audit_reports_rates_of_attacks() {
    let place = registry(300);
    let run = place.ok("release audit --cutoff 2025-12-31 --policy strict --lang en");
    assert!(run.stdout.starts_with("Attacks on "), "{run:?}");
    assert!(run.stdout.contains("Subtraction along a line"));
    // Nothing was published by it.
    assert!(!place.releases().join("2025-12.atalaya").exists());
}

#[test]
fn two_publications_at_once_are_not_possible() {
    let place = registry(300);
    fs::create_dir_all(place.releases()).expect("created");
    let lock = fs::File::create(place.releases().join(".publishing")).expect("created");
    lock.lock().expect("locked");
    let run = place.fails(3, PUBLISH);
    assert!(run.stderr.contains("under way"), "{run:?}");
    drop(lock);
    place.ok(PUBLISH);
}
