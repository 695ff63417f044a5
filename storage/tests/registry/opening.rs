//! An address that does not work gets an honest word, without its password.

use std::fs;

use storage::{Registry, StorageError};
use tempfile::TempDir;

use crate::{databases::Fresh, on_both_databases};

on_both_databases! {
    a_registry_opens_again_and_answers,
}

async fn a_registry_opens_again_and_answers(fresh: Fresh) {
    for _ in 0..2 {
        let registry = fresh.registry().await;
        registry.ping().await.unwrap();
        assert_eq!(registry.count_applications().await.unwrap(), 0);
    }
}

async fn refused(url: &str) -> StorageError {
    let error = Registry::open(url).await.unwrap_err();
    let mut everything = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        everything += &format!(" {error} {error:?}");
        cause = error.source();
    }
    assert!(!everything.contains("secreto"), "{everything}");
    error
}

#[tokio::test]
async fn an_unknown_scheme_is_refused() {
    for url in [
        "mysql://ana:secreto@host/db",
        "data/secreto.db",
        "",
        "ana:secreto@host",
    ] {
        assert!(matches!(refused(url).await, StorageError::UnknownScheme));
    }
}

#[tokio::test]
async fn a_malformed_address_is_refused_and_not_repeated() {
    for url in [
        "postgres://ana:secreto@[host/db",
        "sqlite://a.db?mode=secreto",
    ] {
        let error = refused(url).await;
        assert!(
            matches!(error, StorageError::MalformedAddress { .. }),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said_at_once() {
    let folder = TempDir::new().unwrap();
    let url = format!(
        "postgres://ana:secreto@localhost/db?host={}",
        folder.path().display()
    );
    assert!(matches!(refused(&url).await, StorageError::Database(_)));
}

#[tokio::test]
async fn a_database_that_is_not_on_the_server_is_said_by_its_name() {
    let there = Fresh::postgres().await.url;
    let missing = there.replace("/test_", "/missing_");
    let StorageError::Database(cause) = refused(&missing).await else {
        panic!("the server knows it better");
    };
    assert!(cause.to_string().contains("does not exist"), "{cause}");
}

#[tokio::test]
async fn an_open_registry_does_not_show_its_password() {
    let there = Fresh::postgres().await.url;
    let url = there.replace("atalaya@", "atalaya:secreto@");
    assert_ne!(url, there);
    let registry = Registry::open(&url).await.unwrap();
    assert!(!format!("{registry:?}").contains("secreto"));
}

#[tokio::test]
async fn a_missing_folder_is_named() {
    let folder = TempDir::new().unwrap().path().join("missing");
    let url = format!("sqlite://{}/registry.db?mode=rwc", folder.display());
    let error = refused(&url).await;
    assert!(
        matches!(&error, StorageError::FolderMissing(named) if *named == folder),
        "{error}"
    );
}

#[tokio::test]
async fn a_missing_file_is_made_only_when_asked_for() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("registry.db");
    let url = format!("sqlite://{}", file.display());
    let error = refused(&url).await;
    assert!(
        matches!(&error, StorageError::FileMissing(named) if *named == file),
        "{error}"
    );
    assert!(!file.exists());
    Registry::open(&format!("{url}?mode=rwc")).await.unwrap();
    Registry::open(&url).await.unwrap();
}

#[tokio::test]
async fn another_file_is_not_taken_for_a_database() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("carta.txt");
    let content = "no es una base de datos\n".repeat(100);
    fs::write(&file, &content).unwrap();
    let error = refused(&format!("sqlite://{}?mode=rwc", file.display())).await;
    assert!(
        matches!(&error, StorageError::NotADatabase(named) if *named == file),
        "{error}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), content);
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_readable_by_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().unwrap();
    let url = format!("sqlite://{}/registry.db?mode=rwc", folder.path().display());
    let _registry = Registry::open(&url).await.unwrap();
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{:?}", entry.path());
    }
}

#[tokio::test]
async fn a_registry_in_memory_lasts_as_long_as_it_is_open() {
    use crate::{
        databases::{case_codes, import},
        sample::bare,
    };

    let registry = Registry::open("sqlite::memory:").await.unwrap();
    import(&registry, 1, &[bare("A")]).await;
    assert_eq!(case_codes(&registry).await, ["A"]);
}
