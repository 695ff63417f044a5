//! The folder of release files: `ID.atalaya`, written once, never changed.

use std::path::PathBuf;

use domain::{release::Release, selection::ReleaseId};

/// Release files in a folder.
#[derive(Clone, Debug)]
pub struct ReleaseFolder {
    path: PathBuf,
}

/// Why the folder could not answer.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseFolderError {
    /// Reading or writing failed.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not the release that its name says.
    #[error("{path}: {source}")]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Why.
        source: domain::release::InvalidRelease,
    },
    /// A release of this name is there already.
    #[error("release {0} exists already; releases are never changed")]
    Exists(ReleaseId),
}

/// A release with the bytes of its file.
#[derive(Clone, Debug)]
pub struct StoredRelease {
    /// The release.
    pub release: Release,
    /// Its file.
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
}

impl ReleaseFolder {
    /// A folder, which is made at the first release.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The names of all releases, oldest first.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn list(&self) -> Result<Vec<ReleaseId>, ReleaseFolderError> {
        let _ = &self.path;
        unimplemented!()
    }

    /// Reads one release.
    ///
    /// # Errors
    ///
    /// The file cannot be read or is not sound.
    pub fn load(&self, id: &ReleaseId) -> Result<Option<StoredRelease>, ReleaseFolderError> {
        let _ = id;
        unimplemented!()
    }

    /// Adds a release: whole or not at all.
    ///
    /// # Errors
    ///
    /// One of that name exists, or the file cannot be written.
    pub fn add(&self, release: &Release) -> Result<StoredRelease, ReleaseFolderError> {
        let _ = release;
        unimplemented!()
    }
}
