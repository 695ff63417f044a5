//! Where releases are kept: a folder, or a bucket of an object store.

use std::env;

use domain::{release::Release, selection::ReleaseId};

use super::{BucketAccess, ReleaseBucket, ReleaseFolder, ReleaseStoreError, StoredRelease};

/// A release that is listed, with what tells whether it is still the same file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub id: ReleaseId,
    /// Changes with the file: its length and time, or its entity tag.
    pub stamp: String,
}

/// Releases in one of the places where they can be kept.
#[derive(Clone, Debug)]
pub enum ReleaseStore {
    /// A folder.
    Folder(ReleaseFolder),
    /// A bucket of an object store, or a part of one.
    Bucket(ReleaseBucket),
}

impl ReleaseStore {
    /// The place that a setting names: `s3://BUCKET/PREFIX`, asked as the
    /// environment says ([`BucketAccess`]), else a folder. Nothing is read yet.
    ///
    /// # Errors
    ///
    /// The address of a bucket or a variable is not sound.
    pub fn open(place: &str) -> Result<Self, ReleaseStoreError> {
        if place.starts_with(ReleaseBucket::SCHEME) {
            let access = BucketAccess::from_variables(|name| env::var(name).ok())?;
            ReleaseBucket::open(place, &access).map(Self::Bucket)
        } else {
            Ok(Self::Folder(ReleaseFolder::new(place)))
        }
    }

    /// The names of all releases, oldest first.
    ///
    /// # Errors
    ///
    /// The place cannot be read.
    pub fn list(&self) -> Result<Vec<ReleaseId>, ReleaseStoreError> {
        match self {
            Self::Folder(folder) => folder.list(),
            Self::Bucket(_) => Ok(self.listed()?.into_iter().map(|listed| listed.id).collect()),
        }
    }

    /// The same with what tells whether a file has changed.
    ///
    /// # Errors
    ///
    /// The place cannot be read. A folder that is not there is an error here:
    /// it may be away for a while.
    pub fn listed(&self) -> Result<Vec<Listed>, ReleaseStoreError> {
        match self {
            Self::Folder(folder) => Ok(folder
                .list_there()?
                .into_iter()
                .map(|id| Listed {
                    stamp: folder.stamp(&id),
                    id,
                })
                .collect()),
            Self::Bucket(bucket) => bucket.listed(),
        }
    }

    /// Reads one release.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is not sound, or holds another release.
    pub fn load(&self, id: &ReleaseId) -> Result<Option<StoredRelease>, ReleaseStoreError> {
        match self {
            Self::Folder(folder) => folder.load(id),
            Self::Bucket(bucket) => bucket.load(id),
        }
    }

    /// Adds a release: whole or not at all, and never over another one.
    ///
    /// # Errors
    ///
    /// One of that name exists, or the file cannot be written.
    pub fn add(&self, release: &Release) -> Result<StoredRelease, ReleaseStoreError> {
        match self {
            Self::Folder(folder) => folder.add(release),
            Self::Bucket(bucket) => bucket.add(release),
        }
    }
}
