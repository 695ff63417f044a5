//! The reader's half of an import: from the file to batches of records.

use std::path::PathBuf;

use chrono::NaiveDate;
use domain::{
    code::Code,
    intake::{Binder, Mapping, RowOutcome},
    record::Application,
};
use storage::ImportCounts;
use tokio::sync::mpsc::Sender;

use super::{
    error::ImportError,
    quarantine_file::{Finished, QuarantineFile},
    report::Rejected,
    scan::Scan,
    table::{self, Position, RowSink},
};

/// Records that are handed over at once.
const BATCH: usize = 2_000;
/// Between the fields of a quarantine file where the source has no delimiter.
const DELIMITER: u8 = b',';

/// What is read, and how.
pub(super) struct Job {
    pub(super) path: PathBuf,
    pub(super) scan: Scan,
    pub(super) mapping: Mapping,
    pub(super) institution: Code,
    /// Days after this one are mistakes.
    pub(super) latest: NaiveDate,
    pub(super) quarantine: Option<PathBuf>,
}

/// Records and how far they bring the import.
pub(super) struct Batch {
    pub(super) records: Vec<Application>,
    pub(super) position: Position,
    pub(super) counts: ImportCounts,
}

/// What remains when all records were handed over.
#[derive(Default)]
pub(super) struct Remains {
    pub(super) counts: ImportCounts,
    pub(super) blank: u64,
    pub(super) rejected: Rejected,
    pub(super) quarantine: Option<Finished>,
}

/// Reads the whole file; blocks while nobody takes the batches, and ends
/// early when nobody will.
pub(super) fn read(job: Job, batches: Sender<Batch>) -> Result<Remains, ImportError> {
    let mut converter = Converter {
        job: &job,
        batches,
        binder: None,
        file: None,
        records: Vec::with_capacity(BATCH),
        position: Position::default(),
        remains: Remains::default(),
    };
    table::read(&job.path, &job.scan, job.mapping.layout(), &mut converter)?;
    converter.finish()
}

struct Converter<'job> {
    job: &'job Job,
    batches: Sender<Batch>,
    binder: Option<Binder<'job>>,
    file: Option<QuarantineFile>,
    records: Vec<Application>,
    position: Position,
    remains: Remains,
}

impl RowSink for Converter<'_> {
    fn recognised(&self, header: &[String]) -> usize {
        self.job.mapping.recognised(header)
    }

    fn header(&mut self, header: Vec<String>, delimiter: Option<u8>) -> Result<(), ImportError> {
        let binder = self
            .job
            .mapping
            .bind(&header, &self.job.institution)
            .map_err(|source| ImportError::Header { source, hint: None })?
            .with_latest_day(self.job.latest);
        if let Some(path) = &self.job.quarantine {
            let wanted = self.job.mapping.layout().delimiter;
            let delimiter = delimiter.or(wanted).unwrap_or(DELIMITER);
            let guarded = binder.is_corrected();
            self.file = Some(QuarantineFile::begin(path, &header, delimiter, guarded)?);
        }
        self.binder = Some(binder);
        Ok(())
    }

    fn row(&mut self, number: u64, fields: &[&str], position: Position) -> Result<(), ImportError> {
        let Some(binder) = &mut self.binder else {
            return Err(ImportError::NoHeader);
        };
        self.position = position;
        let counts = &mut self.remains.counts;
        counts.rows += 1;
        match binder.convert(fields) {
            RowOutcome::Accepted(record) => {
                counts.accepted += 1;
                self.records.push(*record);
                if self.records.len() >= BATCH {
                    self.hand_over()?;
                }
            }
            RowOutcome::Filtered => counts.filtered += 1,
            RowOutcome::Quarantined(quarantined) => {
                counts.quarantined += 1;
                self.remains.rejected.add(number, &quarantined);
                if let Some(file) = &mut self.file {
                    file.add(number, fields, &quarantined)?;
                }
            }
        }
        Ok(())
    }

    fn blank(&mut self) {
        self.remains.blank += 1;
    }
}

impl Converter<'_> {
    fn hand_over(&mut self) -> Result<(), ImportError> {
        let batch = Batch {
            records: std::mem::replace(&mut self.records, Vec::with_capacity(BATCH)),
            position: self.position,
            counts: self.remains.counts,
        };
        // Whoever takes the batches has ended, and knows why.
        self.batches
            .blocking_send(batch)
            .map_err(|_| ImportError::ReaderFailed)
    }

    fn finish(mut self) -> Result<Remains, ImportError> {
        if self.remains.counts.rows == 0 {
            return Err(ImportError::NoRows);
        }
        self.hand_over()?;
        if self.remains.counts.quarantined > 0 {
            self.remains.quarantine = self.file.map(QuarantineFile::finish).transpose()?;
        }
        Ok(self.remains)
    }
}
