//! The releases that are served, kept in memory.
//!
//! Every release file is held as bytes; the newest release is held ready to be
//! read, older ones are decoded when asked for and a few of them kept. Readers
//! need no database, and no file after the start.

mod look;

use std::{
    io, iter,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
};

use app::source::{CantonShapes, ReleaseSource};
use axum::body::Bytes;
use domain::{
    release::{Manifest, Release},
    selection::ReleaseId,
};
use storage::{
    geography::GeographyFile,
    releases::{Listed, ReleaseStore, ReleaseStoreError, StoredRelease},
};

use self::look::{Known, Look};
use super::{geography::GeographyShelf, parts::Made};

/// Older releases that stay decoded.
const KEPT_DECODED: usize = 4;

/// Brotli: a quality that takes a fraction of a second and comes close to the
/// best one.
const BROTLI_QUALITY: u32 = 9;
const BROTLI_WINDOW: u32 = 22;
const BROTLI_BUFFER: usize = 4096;

/// A release file that is served.
#[derive(Debug)]
pub struct ReleaseFile {
    /// What the release says of itself.
    pub manifest: Manifest,
    /// SHA-256 of the file, in hexadecimal.
    pub hash: String,
    /// The file.
    pub bytes: Bytes,
    brotli: OnceLock<Option<Bytes>>,
    /// What browsers load of it.
    pub(super) parts: Made,
}

impl ReleaseFile {
    fn new(stored: StoredRelease) -> (Self, Release) {
        let file = Self {
            manifest: stored.release.manifest().clone(),
            hash: stored.hash,
            bytes: stored.bytes.into(),
            brotli: OnceLock::new(),
            parts: Made::default(),
        };
        (file, stored.release)
    }

    /// The file compressed by Brotli, where that makes it smaller. Compressed
    /// at the first call, which takes a fraction of a second.
    pub fn brotli(&self) -> Option<Bytes> {
        self.brotli.get_or_init(|| compress(&self.bytes)).clone()
    }
}

/// Compressed by Brotli, where that makes it smaller.
pub(super) fn compress(bytes: &[u8]) -> Option<Bytes> {
    let mut compressed = Vec::new();
    io::Write::write_all(
        &mut brotli::CompressorWriter::new(
            &mut compressed,
            BROTLI_BUFFER,
            BROTLI_QUALITY,
            BROTLI_WINDOW,
        ),
        bytes,
    )
    .ok()?;
    (compressed.len() < bytes.len()).then(|| compressed.into())
}

/// All that was read at one time.
#[derive(Debug, Default)]
struct Shelf {
    /// Oldest first.
    files: Vec<Arc<ReleaseFile>>,
    latest: Option<Arc<Release>>,
}

/// The releases of a folder or a bucket.
#[derive(Debug)]
pub struct Library {
    store: ReleaseStore,
    geography: GeographyShelf,
    seen: Mutex<Known>,
    shelf: RwLock<Arc<Shelf>>,
    /// Rises with every change of the shelf.
    generation: AtomicU64,
    /// Whether the place could be read the last time.
    reachable: AtomicBool,
    /// Most recently used last.
    decoded: Mutex<Vec<Arc<Release>>>,
}

impl Library {
    /// The releases of this place and the shapes of this file; none before
    /// [`Self::refresh`].
    #[must_use]
    pub fn new(store: ReleaseStore, geography: GeographyFile) -> Self {
        Self {
            store,
            geography: GeographyShelf::new(geography),
            seen: Mutex::default(),
            shelf: RwLock::default(),
            generation: AtomicU64::new(0),
            reachable: AtomicBool::new(true),
            decoded: Mutex::default(),
        }
    }

    /// Reads the releases that are new and forgets those that are gone. One
    /// listing when nothing has changed. A file that is not sound is logged
    /// once and never served. While the place cannot be read, what was read
    /// before is served on.
    pub fn refresh(&self) {
        if self.geography.refresh() {
            // Pictures of cantons are made anew.
            self.generation.fetch_add(1, Ordering::Release);
        }
        let mut seen = lock(&self.seen);
        let missed = match self.listed(&seen) {
            Err(error) => Some(error),
            Ok(listed) => {
                let look = Look::at(listed, &seen, |id| self.read(id));
                *seen = look.seen;
                self.show(look.files);
                look.missed
            }
        };
        self.tell(missed, seen.len());
    }

    /// What there is. A folder that held releases and is gone as a whole is
    /// away, not empty.
    fn listed(&self, seen: &Known) -> Result<Vec<Listed>, ReleaseStoreError> {
        match self.store.listed() {
            Err(error) if seen.is_empty() && error.is_no_folder() => Ok(Vec::new()),
            listed => listed,
        }
    }

    /// A release; nothing where it is not sound.
    ///
    /// # Errors
    ///
    /// The place does not answer.
    fn read(&self, id: &ReleaseId) -> Result<Option<Arc<ReleaseFile>>, ReleaseStoreError> {
        match self.store.load(id) {
            Ok(None) => Ok(None),
            Ok(Some(stored)) => {
                let (file, release) = ReleaseFile::new(stored);
                tracing::info!(release = %id, hash = file.hash, "release read");
                self.keep(Arc::new(release));
                Ok(Some(Arc::new(file)))
            }
            Err(error) if error.is_passing() => Err(error),
            Err(error) => {
                tracing::error!(release = %id, %error, "release left out");
                Ok(None)
            }
        }
    }

    /// Remembers whether the place could be read, and says so when that changes.
    fn tell(&self, missed: Option<ReleaseStoreError>, held: usize) {
        let before = self.reachable.swap(missed.is_none(), Ordering::Relaxed);
        match missed {
            Some(error) if before => {
                tracing::error!(%error, held, "the releases cannot be read; those held are served on");
            }
            None if !before => tracing::info!("the releases can be read again"),
            _ => {}
        }
    }

    /// Shows these files, oldest first, unless they are shown already.
    fn show(&self, files: Vec<Arc<ReleaseFile>>) {
        let shown = self.shelf();
        let same = shown.files.len() == files.len()
            && iter::zip(&shown.files, &files).all(|(shown, file)| Arc::ptr_eq(shown, file));
        if same {
            return;
        }
        let latest = files.last().and_then(|file| self.decode(file));
        if let Some(newest) = files.last() {
            // Before a reader waits for it.
            let _ = newest.brotli();
        }
        lock(&self.decoded).retain(|release| {
            files
                .iter()
                .any(|file| file.manifest == *release.manifest())
        });
        let shelf = Arc::new(Shelf { files, latest });
        *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = shelf;
        // After the change: an answer of this number is of this shelf.
        self.generation.fetch_add(1, Ordering::Release);
    }

    /// A number for the releases that are shown: what was made under one is not
    /// of others.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Acquire)
    }

    /// Whether the place of the releases could be read the last time.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        self.reachable.load(Ordering::Relaxed)
    }

    fn shelf(&self) -> Arc<Shelf> {
        self.shelf
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// The shapes of the cantons.
    #[must_use]
    pub fn geography(&self) -> &GeographyShelf {
        &self.geography
    }

    /// The file of a release.
    pub fn file(&self, id: &ReleaseId) -> Option<Arc<ReleaseFile>> {
        self.shelf()
            .files
            .iter()
            .find(|file| file.manifest.id == *id)
            .cloned()
    }

    /// All files, newest first.
    pub fn files(&self) -> Vec<Arc<ReleaseFile>> {
        self.shelf().files.iter().rev().cloned().collect()
    }

    /// A release from its file, or as it was decoded before.
    fn decode(&self, file: &ReleaseFile) -> Option<Arc<Release>> {
        let known = lock(&self.decoded)
            .iter()
            .find(|release| *release.manifest() == file.manifest)
            .cloned();
        if let Some(release) = known {
            self.keep(release.clone());
            return Some(release);
        }
        match Release::decode(&file.bytes) {
            Ok(release) => {
                let release = Arc::new(release);
                self.keep(release.clone());
                Some(release)
            }
            Err(error) => {
                tracing::error!(release = %file.manifest.id, %error, "release cannot be read again");
                None
            }
        }
    }

    /// Keeps a decoded release as the most recently used one.
    fn keep(&self, release: Arc<Release>) {
        let mut decoded = lock(&self.decoded);
        decoded.retain(|kept| kept.id() != release.id());
        decoded.push(release);
        let excess = decoded.len().saturating_sub(KEPT_DECODED);
        decoded.drain(..excess);
    }
}

/// A panic elsewhere leaves these values whole: each is replaced in one step.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ReleaseSource for Library {
    fn latest(&self) -> Option<Arc<Release>> {
        self.shelf().latest.clone()
    }

    fn get(&self, id: &ReleaseId) -> Option<Arc<Release>> {
        let shelf = self.shelf();
        match &shelf.latest {
            Some(latest) if latest.id() == id => Some(latest.clone()),
            _ => shelf
                .files
                .iter()
                .find(|file| file.manifest.id == *id)
                .and_then(|file| self.decode(file)),
        }
    }

    fn cantons(&self) -> Option<Arc<CantonShapes>> {
        self.geography.shapes()
    }

    fn list(&self) -> Vec<Manifest> {
        self.files()
            .iter()
            .map(|file| file.manifest.clone())
            .collect()
    }
}
