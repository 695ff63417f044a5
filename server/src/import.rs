//! `atalaya import`: reads an institution's file into the registry.
//!
//! One thread reads and converts rows while another stores the records that
//! came before; a handful of batches is in memory at a time, however large
//! the file. All of it is one transaction: an import that does not end, for
//! whatever reason, never happened.

mod command;
mod csv_table;
mod error;
mod progress;
mod quarantine_file;
mod reading;
mod report;
mod scan;
mod table;
mod xlsx;

use std::path::PathBuf;

use chrono::NaiveDate;
use domain::{code::Code, intake::Mapping};
use storage::{ImportHeader, ImportTransaction, Registry, StorageError};
use tokio::{sync::mpsc::Receiver, task::spawn_blocking};

pub use self::{
    command::{ImportArgs, run},
    error::ImportError,
    progress::{Progress, Silent, on_standard_error},
    report::{ImportReport, Outcome, Rejected},
    table::Position,
};
use self::{
    quarantine_file::QuarantineFile,
    reading::{Batch, Job},
};

/// Batches that wait to be stored.
const WAITING: usize = 2;
/// The longest file name that is kept, in characters.
const LONGEST_NAME: usize = 255;

/// What to import.
#[derive(Clone, Debug)]
pub struct ImportRequest {
    /// Table with a header: CSV or XLSX.
    pub file: PathBuf,
    /// What its columns mean.
    pub mapping: Mapping,
    /// SHA-256 of the mapping file, in hexadecimal.
    pub mapping_hash: String,
    /// Who delivered the file, a code of `reporting_entity`.
    pub institution: Code,
    /// Where to write the rows that cannot be used; must not exist.
    pub quarantine: Option<PathBuf>,
    /// Only look at the file.
    pub check: bool,
    /// When, as RFC 3339 in UTC.
    pub imported_at: String,
    /// Days after this one are mistakes.
    pub today: NaiveDate,
}

/// Imports a file: its good rows become records, the others are reported.
///
/// The same file, institution and mapping a second time change nothing; the
/// report is the same but for its outcome.
///
/// # Errors
///
/// Why the file was not imported. Nothing was changed then, with the one
/// exception of [`ImportError::QuarantineLost`], which says so.
pub async fn import(
    registry: &Registry,
    request: ImportRequest,
    progress: &mut dyn Progress,
) -> Result<ImportReport, ImportError> {
    if let Some(path) = &request.quarantine {
        QuarantineFile::check(path)?;
    }
    let (path, encoding) = (request.file.clone(), request.mapping.layout().encoding);
    let scan = blocking(move || scan::scan(&path, encoding)).await?;
    let header = ImportHeader {
        institution: request.institution.clone(),
        file_name: file_name(&request),
        file_hash: scan.hash.clone(),
        mapping_hash: request.mapping_hash,
        imported_at: request.imported_at,
    };
    let known = registry.find_import(&header).await?.is_some();
    let mut store = match (request.check, known) {
        (true, _) => Store::Nowhere(Outcome::Checked),
        (false, true) => Store::Nowhere(Outcome::AlreadyImported),
        (false, false) => Store::Later(registry, header),
    };
    let job = Job {
        path: request.file,
        scan,
        mapping: request.mapping,
        institution: request.institution,
        latest: request.today,
        quarantine: request.quarantine,
    };
    let (sender, receiver) = tokio::sync::mpsc::channel(WAITING);
    let reader = spawn_blocking(move || reading::read(job, sender));
    store.all(receiver, progress).await?;
    let remains = reader.await.map_err(|_| ImportError::ReaderFailed)??;
    let outcome = store.commit(remains.counts).await?;
    let quarantine = remains.quarantine.map(quarantine_file::Finished::keep);
    Ok(ImportReport {
        counts: remains.counts,
        blank: remains.blank,
        rejected: remains.rejected,
        outcome,
        quarantine: quarantine.transpose()?,
    })
}

/// Where accepted records go.
enum Store<'registry> {
    /// They are only counted.
    Nowhere(Outcome),
    /// Into a transaction that begins with the first of them: nobody else has
    /// to wait while a file is refused.
    Later(&'registry Registry, ImportHeader),
    Open(Box<ImportTransaction>),
}

impl Store<'_> {
    async fn all(
        &mut self,
        mut batches: Receiver<Batch>,
        progress: &mut dyn Progress,
    ) -> Result<(), ImportError> {
        while let Some(batch) = batches.recv().await {
            if let Some(transaction) = self.transaction().await? {
                transaction.insert(&batch.records).await?;
            }
            progress.advance(batch.position, batch.counts);
        }
        Ok(())
    }

    async fn transaction(&mut self) -> Result<Option<&mut ImportTransaction>, ImportError> {
        if let Self::Later(registry, header) = self {
            match registry.begin_import(header.clone()).await {
                Ok(transaction) => *self = Self::Open(Box::new(transaction)),
                // Another program was quicker.
                Err(StorageError::AlreadyImported) => {
                    *self = Self::Nowhere(Outcome::AlreadyImported);
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(match self {
            Self::Open(transaction) => Some(transaction),
            Self::Nowhere(_) | Self::Later(..) => None,
        })
    }

    async fn commit(mut self, counts: storage::ImportCounts) -> Result<Outcome, ImportError> {
        self.transaction().await?;
        match self {
            Self::Nowhere(outcome) => Ok(outcome),
            Self::Open(transaction) => {
                transaction.commit(counts).await?;
                Ok(Outcome::Imported)
            }
            Self::Later(..) => Err(ImportError::ReaderFailed),
        }
    }
}

/// The file's name without folders, short enough to be kept.
fn file_name(request: &ImportRequest) -> String {
    let name = request.file.file_name().unwrap_or_default();
    let name = name.to_string_lossy();
    name.chars().take(LONGEST_NAME).collect()
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, ImportError> + Send + 'static,
) -> Result<T, ImportError> {
    spawn_blocking(work)
        .await
        .map_err(|_| ImportError::ReaderFailed)?
}
