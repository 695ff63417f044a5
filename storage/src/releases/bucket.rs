//! Release files in a bucket: `PREFIX/ID.atalaya`, written once.
//!
//! Many programs can read one bucket: readers of the same releases, without the
//! registry and without a common disk.

use std::{fmt, future::Future, path::PathBuf, sync::Arc};

use domain::{release::Release, selection::ReleaseId};
use object_store::{
    Error, ObjectMeta, ObjectStore, ObjectStoreExt, PutMode, PutOptions, Result, path::Path,
};

use super::{
    BucketAccess, ENDING, Listed, ReleaseStoreError, StoredRelease, decode_as, named_release,
    natural_order, reason::reason, worker::Worker,
};

/// Releases in a bucket of an object store, or in a part of one.
#[derive(Clone)]
pub struct ReleaseBucket {
    store: Arc<dyn ObjectStore>,
    /// What it is called in messages.
    name: String,
    prefix: Path,
    worker: Arc<Worker>,
}

impl fmt::Debug for ReleaseBucket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A store may show its credentials.
        formatter
            .debug_struct("ReleaseBucket")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

impl ReleaseBucket {
    /// What the address of a bucket begins with.
    pub const SCHEME: &str = "s3://";

    /// The bucket of `s3://BUCKET/PREFIX`. Nothing is asked yet.
    ///
    /// # Errors
    ///
    /// The bucket has no possible name, or the system gives no means of asking.
    pub fn open(address: &str, access: &BucketAccess) -> Result<Self, ReleaseStoreError> {
        let rest = address.strip_prefix(Self::SCHEME).unwrap_or(address);
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        Self::of(access.open(bucket)?, address, prefix)
    }

    /// The releases of a store below a prefix, which may be empty.
    ///
    /// # Errors
    ///
    /// The system gives no means of asking.
    pub fn of(
        store: Arc<dyn ObjectStore>,
        name: &str,
        prefix: &str,
    ) -> Result<Self, ReleaseStoreError> {
        let worker = Worker::new().map_err(|source| ReleaseStoreError::Io {
            path: name.into(),
            source,
        })?;
        Ok(Self {
            store,
            name: name.to_owned(),
            prefix: Path::from(prefix),
            worker: Arc::new(worker),
        })
    }

    /// All releases with their entity tags, oldest first. Other objects are
    /// passed over, and whatever is deeper than the prefix.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn listed(&self) -> Result<Vec<Listed>, ReleaseStoreError> {
        let (store, prefix) = (Arc::clone(&self.store), self.prefix.clone());
        let objects = self
            .wait(async move { store.list_with_delimiter(Some(&prefix)).await })?
            .map_err(|error| self.unreachable(None, &error))?
            .objects;
        let mut listed: Vec<_> = objects.iter().filter_map(release_of).collect();
        listed.sort_by_cached_key(|listed| (natural_order(&listed.id), listed.id.to_string()));
        Ok(listed)
    }

    /// Reads one release.
    ///
    /// # Errors
    ///
    /// The store cannot be read, or the object is not sound or holds another
    /// release.
    pub fn load(&self, id: &ReleaseId) -> Result<Option<StoredRelease>, ReleaseStoreError> {
        let (store, object) = (Arc::clone(&self.store), self.object(id));
        let read = self.wait(async move { store.get(&object).await?.bytes().await })?;
        match read {
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(self.unreachable(Some(id), &error)),
            Ok(bytes) => decode_as(id, bytes.into(), &PathBuf::from(self.named(id))).map(Some),
        }
    }

    /// Adds a release: an object is written whole, this one only where there is
    /// none of its name, and what was written is read again.
    ///
    /// # Errors
    ///
    /// One of that name exists, the store cannot be written, or it kept
    /// something else.
    pub fn add(&self, release: &Release) -> Result<StoredRelease, ReleaseStoreError> {
        let id = release.id();
        let bytes = release.encode();
        let written = self.write(id, bytes.clone())?;
        if let Err(Error::AlreadyExists { .. }) = written {
            return Err(ReleaseStoreError::Exists(id.clone()));
        }
        let kept = self.load(id);
        match (written, kept) {
            // Also where only the store's word that it has it was lost.
            (_, Ok(Some(kept))) if kept.bytes == bytes => Ok(kept),
            (Err(error), _) => Err(self.unreachable(Some(id), &error)),
            (Ok(()), Err(error)) if error.is_passing() => Err(error),
            (Ok(()), _) => Err(ReleaseStoreError::NotKept(id.clone())),
        }
    }

    fn write(&self, id: &ReleaseId, bytes: Vec<u8>) -> Result<Result<()>, ReleaseStoreError> {
        let (store, object) = (Arc::clone(&self.store), self.object(id));
        let options = PutOptions::from(PutMode::Create);
        self.wait(async move {
            let put = store.put_opts(&object, bytes.into(), options).await;
            put.map(drop)
        })
    }

    fn object(&self, id: &ReleaseId) -> Path {
        self.prefix.clone().join(format!("{id}{ENDING}"))
    }

    /// An object as messages name it.
    fn named(&self, id: &ReleaseId) -> String {
        format!("{}/{id}{ENDING}", self.name.trim_end_matches('/'))
    }

    fn unreachable(&self, id: Option<&ReleaseId>, error: &Error) -> ReleaseStoreError {
        ReleaseStoreError::Unreachable {
            place: id.map_or_else(|| self.name.clone(), |id| self.named(id)),
            reason: reason(error),
        }
    }

    fn wait<T: Send>(&self, work: impl Future<Output = T> + Send) -> Result<T, ReleaseStoreError> {
        self.worker
            .wait(work)
            .map_err(|source| ReleaseStoreError::Io {
                path: self.name.clone().into(),
                source,
            })
    }
}

/// The release that an object's name says.
fn release_of(object: &ObjectMeta) -> Option<Listed> {
    let name = object.location.filename()?;
    let stamp = match &object.e_tag {
        Some(tag) => tag.clone(),
        None => format!("{} {}", object.size, object.last_modified),
    };
    Some(Listed {
        id: named_release(name.as_ref())?,
        stamp,
    })
}
