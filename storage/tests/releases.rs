//! The folder of releases: written once, whole or not at all.
#![expect(
    clippy::unwrap_used,
    reason = "where a test cannot go on, it should stop and say where"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use domain::{
    release::{Release, sample},
    selection::ReleaseId,
};
use storage::releases::{ReleaseFolder, ReleaseStoreError};
use tempfile::TempDir;

fn names(folder: &ReleaseFolder) -> Vec<String> {
    let releases = folder.list().unwrap();
    releases.iter().map(ToString::to_string).collect()
}

fn id(text: &str) -> ReleaseId {
    text.parse().unwrap()
}

fn file_of(folder: &Path, release: &Release) -> PathBuf {
    folder.join(format!("{}.atalaya", release.id()))
}

/// Files of a folder, hidden ones included.
fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_release_comes_back_as_it_was_added() {
    let temporary = TempDir::new().unwrap();
    let folder = ReleaseFolder::new(temporary.path().join("made/when/needed"));
    let release = sample();
    let added = folder.add(&release).unwrap();
    let loaded = folder.load(release.id()).unwrap().unwrap();

    assert_eq!(loaded.release, release);
    assert_eq!(loaded.bytes, release.encode());
    assert_eq!(loaded.hash, Release::hash_of(&loaded.bytes));
    assert_eq!((added.bytes, added.hash), (loaded.bytes, loaded.hash));
    assert_eq!(names(&folder), [release.id().as_str()]);
}

#[test]
fn a_folder_that_is_not_there_holds_no_release() {
    let temporary = TempDir::new().unwrap();
    let folder = ReleaseFolder::new(temporary.path().join("missing"));
    assert_eq!(names(&folder), [""; 0]);
    assert!(folder.load(&id("2025-12")).unwrap().is_none());
    assert!(!temporary.path().join("missing").exists());
}

#[test]
fn releases_stand_in_the_order_of_their_numbers() {
    let temporary = TempDir::new().unwrap();
    for name in ["2026-01", "2025-12.10", "2025-12", "2025-2", "2025-12.2"] {
        fs::write(temporary.path().join(format!("{name}.atalaya")), "").unwrap();
    }
    let folder = ReleaseFolder::new(temporary.path());
    let in_order = ["2025-2", "2025-12", "2025-12.2", "2025-12.10", "2026-01"];
    assert_eq!(names(&folder), in_order);
}

#[test]
fn other_files_are_passed_over() {
    let temporary = TempDir::new().unwrap();
    for name in [
        "LEAME.txt",
        "2025-12",
        "2025-12.atalaya.br",
        "2025-12.atalaya~",
        "copia de 2025-12.atalaya",
        ".atalaya",
        ".draft-2025-12.atalaya",
    ] {
        fs::write(temporary.path().join(name), "").unwrap();
    }
    fs::create_dir(temporary.path().join("2025-11.atalaya")).unwrap();
    assert_eq!(names(&ReleaseFolder::new(temporary.path())), [""; 0]);
}

#[test]
fn a_folder_that_is_a_file_is_an_error() {
    let temporary = TempDir::new().unwrap();
    let path = temporary.path().join("file");
    fs::write(&path, "").unwrap();
    let folder = ReleaseFolder::new(&path);
    assert!(matches!(folder.list(), Err(ReleaseStoreError::Io { .. })));
    let added = folder.add(&sample());
    assert!(matches!(added, Err(ReleaseStoreError::Io { .. })));
}

#[test]
fn a_release_is_never_changed() {
    let temporary = TempDir::new().unwrap();
    let folder = ReleaseFolder::new(temporary.path());
    let release = sample();
    let first = folder.add(&release).unwrap();
    let second = folder.add(&release);
    assert!(matches!(second, Err(ReleaseStoreError::Exists(named)) if named == *release.id()));

    let file = file_of(temporary.path(), &release);
    assert_eq!(fs::read(&file).unwrap(), first.bytes);
    assert!(fs::metadata(&file).unwrap().permissions().readonly());
    // Nothing is left of the second.
    assert_eq!(files(temporary.path()), 1);
}

#[test]
fn of_publishers_at_once_one_wins() {
    let temporary = TempDir::new().unwrap();
    let folder = ReleaseFolder::new(temporary.path());
    let release = sample();
    let publish = || folder.add(&release).is_ok();
    let won = thread::scope(|scope| {
        let publishers: Vec<_> = (0..8).map(|_| scope.spawn(publish)).collect();
        publishers
            .into_iter()
            .map(|publisher| publisher.join().unwrap())
            .filter(|&won| won)
            .count()
    });
    assert_eq!(won, 1);
    assert_eq!(files(temporary.path()), 1);
    assert!(folder.load(release.id()).unwrap().is_some());
}

#[test]
fn a_truncated_or_altered_file_is_refused() {
    let temporary = TempDir::new().unwrap();
    let folder = ReleaseFolder::new(temporary.path());
    let release = sample();
    let file = file_of(temporary.path(), &release);
    let sound = release.encode();
    let mut altered = sound.clone();
    altered[sound.len() / 2] ^= 1;
    let mut longer = sound.clone();
    longer.push(0);
    for bytes in [
        &sound[..sound.len() - 1],
        &sound[..20],
        &[],
        &altered,
        &longer,
    ] {
        fs::write(&file, bytes).unwrap();
        let error = folder.load(release.id()).unwrap_err();
        assert!(matches!(&error, ReleaseStoreError::Invalid { path, .. } if *path == file));
        assert!(error.to_string().contains("not a release"), "{error}");
    }
}

#[test]
fn a_file_that_holds_another_release_is_refused() {
    let temporary = TempDir::new().unwrap();
    let folder = ReleaseFolder::new(temporary.path());
    let release = sample();
    folder.add(&release).unwrap();
    let other = id("1999-01");
    fs::copy(
        file_of(temporary.path(), &release),
        temporary.path().join("1999-01.atalaya"),
    )
    .unwrap();
    let error = folder.load(&other).unwrap_err();
    assert!(error.to_string().contains(release.id().as_str()), "{error}");
}
