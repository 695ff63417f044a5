//! Release files: `ID.atalaya`, written once, never changed, in a folder or in
//! a bucket of an object store (`docs/decisions/0019-release-store.md`).

mod access;
mod bucket;
mod folder;
mod reason;
mod store;
mod worker;

use std::{
    io,
    path::{Path, PathBuf},
};

use domain::{
    release::{InvalidRelease, Release},
    selection::ReleaseId,
};

pub use self::{
    access::BucketAccess,
    bucket::ReleaseBucket,
    folder::ReleaseFolder,
    store::{Listed, ReleaseStore},
};

/// What the name of a release file ends in.
const ENDING: &str = ".atalaya";

/// Why a place of releases could not answer.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseStoreError {
    /// Reading or writing failed.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file is not the release that its name says.
    #[error("{}: {source}", .path.display())]
    Invalid {
        /// The file.
        path: PathBuf,
        /// Why.
        source: InvalidRelease,
    },
    /// The object store does not answer, or refuses.
    #[error("{place}: {reason}")]
    Unreachable {
        /// The bucket, or the object in it.
        place: String,
        /// Why, in words that hold nothing of the request or the answer.
        reason: String,
    },
    /// The variables that say how a bucket is asked are not sound.
    #[error("{variable}: {expected}")]
    Access {
        /// The one that is wrong.
        variable: &'static str,
        /// What is expected of it.
        expected: &'static str,
    },
    /// A release of this name is there already.
    #[error("release {0} exists already; releases are never changed")]
    Exists(ReleaseId),
    /// What was written reads otherwise.
    #[error(
        "the store did not keep release {0} as it was written; take the object away before publishing it again"
    )]
    NotKept(ReleaseId),
}

impl ReleaseStoreError {
    /// Whether the place gave no answer, so that it may give one later; else
    /// the answer is known and will not be another one.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Io { .. } | Self::Unreachable { .. })
    }

    /// Whether the folder is not there.
    #[must_use]
    pub fn is_no_folder(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }
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

impl StoredRelease {
    fn new(release: Release, bytes: Vec<u8>) -> Self {
        let hash = Release::hash_of(&bytes);
        Self {
            release,
            bytes,
            hash,
        }
    }
}

/// The release of a file, which must be the one of its name.
fn decode_as(
    id: &ReleaseId,
    bytes: Vec<u8>,
    path: &Path,
) -> Result<StoredRelease, ReleaseStoreError> {
    let release = Release::decode(&bytes).and_then(|release| {
        if release.id() == id {
            Ok(release)
        } else {
            Err(InvalidRelease(format!("it is release {}", release.id())))
        }
    });
    match release {
        Ok(release) => Ok(StoredRelease::new(release, bytes)),
        Err(source) => Err(ReleaseStoreError::Invalid {
            path: path.to_owned(),
            source,
        }),
    }
}

/// The release that a file's name says.
fn named_release(path: &Path) -> Option<ReleaseId> {
    path.file_name()?
        .to_str()?
        .strip_suffix(ENDING)?
        .parse()
        .ok()
}

/// The numbers of a name: `2025-12.10` comes after `2025-12.2`, `2026-01`
/// after both.
fn natural_order(id: &ReleaseId) -> Vec<u128> {
    // A name has at most 24 characters, its numbers fit; an empty part is 0.
    id.as_str()
        .split(['-', '.'])
        .map(|number| number.parse().unwrap_or(0))
        .collect()
}
