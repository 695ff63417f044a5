//! The file of canton shapes, kept beside the folder of releases.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::SystemTime,
};

use domain::{
    geography::{Fault, Geography},
    release::Release,
};

/// Its name.
const NAME: &str = "geography.json";

/// The largest boundary file that is read, in bytes.
pub const LARGEST_BYTES: u64 = 32 << 20;

/// Length and time of the file: whether it is still the one that was read.
pub type Stamp = (u64, Option<SystemTime>);

/// The file of canton shapes of an installation.
#[derive(Clone, Debug)]
pub struct GeographyFile {
    path: PathBuf,
}

/// Shapes with the bytes of their file.
#[derive(Clone, Debug)]
pub struct StoredGeography {
    /// The shapes.
    pub geography: Geography,
    /// Their file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
}

/// Why shapes cannot be had or kept.
#[derive(Debug, thiserror::Error)]
pub enum GeographyError {
    /// Reading or writing failed.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is larger than [`LARGEST_BYTES`].
    #[error(
        "{}: the file is larger than {} MiB; simplify it",
        .path.display(),
        LARGEST_BYTES >> 20
    )]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// A file holds no shapes of the cantons.
    #[error("{}: {}", .path.display(), listed(.faults))]
    Invalid {
        /// The file.
        path: PathBuf,
        /// All that is wrong.
        faults: Vec<Fault>,
    },
}

fn listed(faults: &[Fault]) -> String {
    let lines = faults.iter().map(|fault| format!("\n  - {fault}"));
    let what = match faults.len() {
        1 => "1 fault".to_owned(),
        count => format!("{count} faults"),
    };
    format!(
        "not a map of the cantons, {what}:{}",
        lines.collect::<String>()
    )
}

impl GeographyFile {
    /// The file of an installation with this folder of releases; it need not
    /// be there.
    #[must_use]
    pub fn beside(releases: &Path) -> Self {
        Self {
            path: releases.with_file_name(NAME),
        }
    }

    /// This file; it need not be there.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is still the one that was read; none where there is none.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        let metadata = fs::metadata(&self.path).ok()?;
        Some((metadata.len(), metadata.modified().ok()))
    }

    /// Reads the shapes; nothing where there are none.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is not sound.
    pub fn load(&self) -> Result<Option<StoredGeography>, GeographyError> {
        if self.stamp().is_none() {
            return Ok(None);
        }
        let bytes = read_limited(&self.path)?;
        let geography = parse(&self.path, &bytes, None)?;
        Ok(Some(StoredGeography::new(geography, bytes)))
    }

    /// Takes the shapes of an operator's file in place of those that are kept:
    /// all of them or none, and a reader sees the old file or the new one.
    ///
    /// # Errors
    ///
    /// The operator's file cannot be read or is not sound, or the shapes cannot
    /// be written. Those that are kept stay as they are.
    pub fn take(
        &self,
        file: &Path,
        property: Option<&str>,
    ) -> Result<StoredGeography, GeographyError> {
        let geography = parse(file, &read_limited(file)?, property)?;
        let bytes = geography.to_topojson().into_bytes();
        write_whole(&self.path, &bytes).map_err(io_error(&self.path))?;
        Ok(StoredGeography::new(geography, bytes))
    }

    /// Removes the shapes; says whether there were any.
    ///
    /// # Errors
    ///
    /// The file cannot be removed.
    pub fn remove(&self) -> Result<bool, GeographyError> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            removed => removed.map(|()| true).map_err(io_error(&self.path)),
        }
    }
}

impl StoredGeography {
    fn new(geography: Geography, bytes: Vec<u8>) -> Self {
        Self {
            geography,
            hash: Release::hash_of(&bytes),
            bytes,
        }
    }
}

fn parse(path: &Path, bytes: &[u8], property: Option<&str>) -> Result<Geography, GeographyError> {
    Geography::read(bytes, property).map_err(|faults| GeographyError::Invalid {
        path: path.to_owned(),
        faults,
    })
}

/// A whole file, but never more than the limit of it.
fn read_limited(path: &Path) -> Result<Vec<u8>, GeographyError> {
    let file = File::open(path).map_err(io_error(path))?;
    let length = file.metadata().map_err(io_error(path))?.len();
    let mut bytes = Vec::new();
    // A pipe has no length before it is read.
    if length <= LARGEST_BYTES {
        file.take(LARGEST_BYTES + 1)
            .read_to_end(&mut bytes)
            .map_err(io_error(path))?;
    }
    if length.max(bytes.len() as u64) > LARGEST_BYTES {
        return Err(GeographyError::TooLarge {
            path: path.to_owned(),
        });
    }
    Ok(bytes)
}

/// Writes a file beside the old one and puts it in its place.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut draft = tempfile::Builder::new()
        .prefix(".draft-")
        .tempfile_in(folder)?;
    draft.write_all(bytes)?;
    #[cfg(unix)]
    draft
        .as_file()
        .set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|error| error.error)?;
    // Only now is the name itself as lasting as the content.
    File::open(folder)?.sync_all()
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> GeographyError {
    let path = path.to_owned();
    |source| GeographyError::Io { path, source }
}
