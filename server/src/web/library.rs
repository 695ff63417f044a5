//! The releases that are served, kept in memory.
//!
//! Every release file is held as bytes; the newest release is held ready to be
//! read, older ones are decoded when asked for and a few of them kept. Readers
//! need no database, and no file after the start.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::SystemTime,
};

use app::source::{CantonShapes, ReleaseSource};
use axum::body::Bytes;
use domain::{
    release::{Manifest, Release},
    selection::ReleaseId,
};
use storage::{
    geography::GeographyFile,
    releases::{ReleaseFolder, StoredRelease},
};

use super::geography::GeographyShelf;

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
}

impl ReleaseFile {
    fn new(stored: StoredRelease) -> (Self, Release) {
        let file = Self {
            manifest: stored.release.manifest().clone(),
            hash: stored.hash,
            bytes: stored.bytes.into(),
            brotli: OnceLock::new(),
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

/// Length and time of a file: whether it is still the one that was read.
type Stamp = (u64, Option<SystemTime>);

/// A file of the folder, sound or not.
#[derive(Clone, Debug)]
struct Seen {
    stamp: Stamp,
    file: Option<Arc<ReleaseFile>>,
}

/// All that was read at one time.
#[derive(Debug, Default)]
struct Shelf {
    /// Oldest first.
    files: Vec<Arc<ReleaseFile>>,
    latest: Option<Arc<Release>>,
}

/// The releases of a folder.
#[derive(Debug)]
pub struct Library {
    folder: ReleaseFolder,
    geography: GeographyShelf,
    path: PathBuf,
    seen: Mutex<BTreeMap<ReleaseId, Seen>>,
    shelf: RwLock<Arc<Shelf>>,
    /// Rises with every change of the shelf.
    generation: AtomicU64,
    /// Whether the folder could be looked at the last time.
    reachable: AtomicBool,
    /// Most recently used last.
    decoded: Mutex<Vec<Arc<Release>>>,
}

impl Library {
    /// The releases of a folder; none before [`Self::refresh`].
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self {
            folder: ReleaseFolder::new(path),
            geography: GeographyShelf::new(GeographyFile::beside(path)),
            path: path.to_owned(),
            seen: Mutex::default(),
            shelf: RwLock::default(),
            generation: AtomicU64::new(0),
            reachable: AtomicBool::new(true),
            decoded: Mutex::default(),
        }
    }

    /// Reads the releases that are new in the folder and forgets those that
    /// are gone. One directory listing when nothing has changed. A file that
    /// is not sound is logged once and left out.
    pub fn refresh(&self) {
        if self.geography.refresh() {
            // Pictures of cantons are made anew.
            self.generation.fetch_add(1, Ordering::Release);
        }
        let mut seen = lock(&self.seen);
        let ids = match self.folder.list() {
            Ok(ids) => ids,
            Err(error) => {
                if self.reachable.swap(false, Ordering::Relaxed) {
                    tracing::error!(%error, "the releases cannot be looked at; those read before are served on");
                }
                return;
            }
        };
        if !self.reachable.swap(true, Ordering::Relaxed) {
            tracing::info!("the releases can be looked at again");
        }
        let now: Vec<_> = ids.into_iter().map(|id| (self.stamp(&id), id)).collect();
        let same = now.len() == seen.len()
            && now
                .iter()
                .all(|(stamp, id)| seen.get(id).is_some_and(|seen| seen.stamp == *stamp));
        if same {
            return;
        }
        let mut files = Vec::new();
        let mut fresh = BTreeMap::new();
        for (stamp, id) in now {
            let file = match seen.get(&id) {
                Some(known) if known.stamp == stamp => known.file.clone(),
                _ => self.read(&id),
            };
            files.extend(file.clone());
            fresh.insert(id, Seen { stamp, file });
        }
        *seen = fresh;
        self.show(files);
    }

    fn stamp(&self, id: &ReleaseId) -> Stamp {
        fs::metadata(self.path.join(format!("{id}.atalaya")))
            .map(|metadata| (metadata.len(), metadata.modified().ok()))
            .unwrap_or_default()
    }

    fn read(&self, id: &ReleaseId) -> Option<Arc<ReleaseFile>> {
        match self.folder.load(id) {
            Ok(stored) => {
                let (file, release) = ReleaseFile::new(stored?);
                tracing::info!(release = %id, hash = file.hash, "release read");
                self.keep(Arc::new(release));
                Some(Arc::new(file))
            }
            Err(error) => {
                tracing::error!(release = %id, %error, "release left out");
                None
            }
        }
    }

    fn show(&self, files: Vec<Arc<ReleaseFile>>) {
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

    /// Whether the releases could be looked at the last time.
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
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
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
