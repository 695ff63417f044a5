//! A fresh database for each test.

use std::time::Duration;

use domain::{code::Code, record::Application};
use sea_orm::{Database, DatabaseConnection};
use storage::{ImportCounts, ImportHeader, Registry};
use tempfile::TempDir;

use crate::{
    postgres,
    sample::{code, day},
};

/// An empty database, gone with the test.
pub struct Fresh {
    pub url: String,
    /// Holds the file as long as the test runs.
    folder: Option<TempDir>,
}

impl Fresh {
    pub fn sqlite() -> Self {
        let folder = TempDir::new().unwrap();
        Self {
            url: format!("sqlite://{}/registry.db?mode=rwc", folder.path().display()),
            folder: Some(folder),
        }
    }

    pub async fn postgres() -> Self {
        Self {
            url: postgres::new_database().await,
            folder: None,
        }
    }

    pub fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }

    pub async fn registry(&self) -> Registry {
        Registry::open(&self.url).await.unwrap()
    }

    /// A registry whose writers give up soon.
    pub async fn impatient_registry(&self) -> Registry {
        Registry::open_with_patience(&self.url, Duration::from_millis(50))
            .await
            .unwrap()
    }

    /// The database itself, past all rules of this room.
    pub async fn raw(&self) -> DatabaseConnection {
        Database::connect(&self.url).await.unwrap()
    }
}

/// Some import; the number stands for the file.
pub fn header(file: u64) -> ImportHeader {
    ImportHeader {
        institution: code("ENT-1"),
        file_name: format!("solicitudes-{file}.csv"),
        file_hash: format!("{file:064x}"),
        mapping_hash: format!("{:064x}", 7),
        imported_at: "2025-12-31T23:59:59Z".to_owned(),
    }
}

/// Imports records as one file.
pub async fn import(registry: &Registry, file: u64, records: &[Application]) {
    let mut import = registry.begin_import(header(file)).await.unwrap();
    import.insert(records).await.unwrap();
    import.commit(ImportCounts::default()).await.unwrap();
}

/// Everything in the registry, in its order.
pub async fn all(registry: &Registry) -> Vec<Application> {
    let mut records = Vec::new();
    registry
        .for_each_application(day("9999-12-31"), |record| records.push(record))
        .await
        .unwrap();
    records
}

/// The case codes in the registry, in its order.
pub async fn case_codes(registry: &Registry) -> Vec<String> {
    let records = all(registry).await;
    records.into_iter().map(|record| record.case_code).collect()
}

/// Codes written in a test.
pub fn codes(texts: &[&str]) -> Vec<Code> {
    texts.iter().map(|text| code(text)).collect()
}
