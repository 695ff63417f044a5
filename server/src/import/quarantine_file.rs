//! The file of rows that were kept out.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

use csv::{Writer, WriterBuilder};
use domain::intake::{
    Quarantined,
    quarantine::{ADDED, harmless, restored},
};
use tempfile::NamedTempFile;

use super::error::ImportError;

/// So that spreadsheets read accents as they are.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();
/// Between the reasons of one row.
const BETWEEN_REASONS: &str = " ";
const BETWEEN_COLUMNS: &str = " | ";

/// Writes the rows that were kept out, beside the place where they will be
/// found once the others are in.
pub(super) struct QuarantineFile {
    path: PathBuf,
    rows: Writer<NamedTempFile>,
    /// Places of the file's own columns.
    own: Vec<usize>,
    /// The cells were guarded when they came.
    guarded: bool,
}

impl QuarantineFile {
    /// Refuses a file that exists.
    pub(super) fn check(path: &Path) -> Result<(), ImportError> {
        if path.exists() {
            Err(ImportError::QuarantineExists(path.to_owned()))
        } else {
            Ok(())
        }
    }

    pub(super) fn begin(
        path: &Path,
        header: &[String],
        delimiter: u8,
        guarded: bool,
    ) -> Result<Self, ImportError> {
        Self::new(path, header, delimiter, guarded).map_err(ImportError::io(path))
    }

    fn new(path: &Path, header: &[String], delimiter: u8, guarded: bool) -> io::Result<Self> {
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        let mut file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(BYTE_ORDER_MARK)?;
        let added = |name: &String| ADDED.contains(&name.trim());
        let own: Vec<usize> = (0..header.len())
            .filter(|place| !added(&header[*place]))
            .collect();
        let mut quarantine = Self {
            path: path.to_owned(),
            rows: WriterBuilder::new().delimiter(delimiter).from_writer(file),
            own,
            guarded,
        };
        let names: Vec<&str> = header.iter().map(String::as_str).collect();
        quarantine.write(&names, &ADDED.map(str::to_owned))?;
        Ok(quarantine)
    }

    /// Adds a row with what is wrong with it.
    pub(super) fn add(
        &mut self,
        number: u64,
        fields: &[&str],
        quarantined: &Quarantined,
    ) -> Result<(), ImportError> {
        let added = [
            number.to_string(),
            quarantined
                .number
                .map(|number| number.to_string())
                .unwrap_or_default(),
            joined(quarantined, BETWEEN_COLUMNS, |one| one.column.clone()),
            joined(quarantined, BETWEEN_REASONS, |one| one.reason.clone()),
            joined(quarantined, BETWEEN_COLUMNS, super::report::candidates),
        ];
        let path = self.path.clone();
        self.write(fields, &added).map_err(ImportError::io(&path))
    }

    fn write(&mut self, fields: &[&str], added: &[String; ADDED.len()]) -> io::Result<()> {
        for place in &self.own {
            let cell = fields.get(*place).copied().unwrap_or_default();
            let cell = if self.guarded { restored(cell) } else { cell };
            self.rows.write_field(harmless(cell).as_bytes())?;
        }
        for cell in added {
            self.rows.write_field(harmless(cell).as_bytes())?;
        }
        self.rows.write_record(None::<&[u8]>)?;
        Ok(())
    }

    /// Ends the file; it is not in its place yet.
    pub(super) fn finish(self) -> Result<Finished, ImportError> {
        let path = self.path;
        let file = self
            .rows
            .into_inner()
            .map_err(|error| ImportError::io(&path)(error.into_error()))?;
        Ok(Finished { path, file })
    }
}

/// A file that was written but is not in its place.
pub(super) struct Finished {
    path: PathBuf,
    file: NamedTempFile,
}

impl Finished {
    /// Puts the file in its place, unless another one is there by now.
    pub(super) fn keep(self) -> Result<PathBuf, ImportError> {
        let lost = |source| ImportError::QuarantineLost {
            path: self.path.clone(),
            source,
        };
        let file = match self.file.persist_noclobber(&self.path) {
            Ok(file) => file,
            Err(error) => return Err(lost(error.error)),
        };
        // On the disk, not only on its way there.
        file.sync_all().map_err(lost)?;
        Ok(self.path)
    }
}

fn joined(
    quarantined: &Quarantined,
    between: &str,
    text: impl Fn(&domain::intake::Rejection) -> String,
) -> String {
    let texts: Vec<String> = quarantined.rejections.iter().map(text).collect();
    texts.join(between)
}
