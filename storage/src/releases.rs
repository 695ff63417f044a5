//! The folder of release files: `ID.atalaya`, written once, never changed.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use domain::{
    release::{InvalidRelease, Release},
    selection::ReleaseId,
};

/// What the name of a release file ends in.
const ENDING: &str = ".atalaya";

/// Release files in a folder.
#[derive(Clone, Debug)]
pub struct ReleaseFolder {
    path: PathBuf,
}

/// Why the folder could not answer.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseFolderError {
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

    /// The names of all releases, oldest first: the tenth revision of a month
    /// follows the ninth. Other files are passed over.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn list(&self) -> Result<Vec<ReleaseId>, ReleaseFolderError> {
        let entries = match fs::read_dir(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(io_error(&self.path))?,
        };
        let mut releases = Vec::new();
        for entry in entries {
            let path = entry.map_err(io_error(&self.path))?.path();
            if let Some(id) = named_release(&path).filter(|_| path.is_file()) {
                releases.push(id);
            }
        }
        releases.sort_by_cached_key(|id| (natural_order(id), id.to_string()));
        Ok(releases)
    }

    /// Reads one release.
    ///
    /// # Errors
    ///
    /// The file cannot be read, is not sound, or holds another release.
    pub fn load(&self, id: &ReleaseId) -> Result<Option<StoredRelease>, ReleaseFolderError> {
        let path = self.file(id);
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(io_error(&path))?,
        };
        let release = Release::decode(&bytes).and_then(|release| {
            if release.id() == id {
                Ok(release)
            } else {
                Err(InvalidRelease(format!("it is release {}", release.id())))
            }
        });
        match release {
            Ok(release) => Ok(Some(StoredRelease::new(release, bytes))),
            Err(source) => Err(ReleaseFolderError::Invalid { path, source }),
        }
    }

    /// Adds a release: whole or not at all. Of two that add the same one, the
    /// second fails. Its file can only be read from then on.
    ///
    /// # Errors
    ///
    /// One of that name exists, or the file cannot be written.
    pub fn add(&self, release: &Release) -> Result<StoredRelease, ReleaseFolderError> {
        let path = self.file(release.id());
        let bytes = release.encode();
        fs::create_dir_all(&self.path).map_err(io_error(&self.path))?;
        match write_new(&self.path, &path, &bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(ReleaseFolderError::Exists(release.id().clone()))
            }
            Err(source) => Err(ReleaseFolderError::Io { path, source }),
            Ok(()) => Ok(StoredRelease::new(release.clone(), bytes)),
        }
    }

    fn file(&self, id: &ReleaseId) -> PathBuf {
        self.path.join(format!("{id}{ENDING}"))
    }
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

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> ReleaseFolderError {
    let path = path.to_owned();
    |source| ReleaseFolderError::Io { path, source }
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

/// Writes a file that must not be there yet, so that nobody ever sees a part
/// of it: neither a reader nor whoever starts again after a power cut.
fn write_new(folder: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut draft = tempfile::Builder::new()
        .prefix(".draft-")
        .tempfile_in(folder)?;
    draft.write_all(bytes)?;
    let mut permissions = draft.as_file().metadata()?.permissions();
    permissions.set_readonly(true);
    #[cfg(unix)]
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o444);
    draft.as_file().set_permissions(permissions)?;
    draft.as_file().sync_all()?;
    draft.persist_noclobber(path).map_err(|error| error.error)?;
    // Only now is the name itself as lasting as the content.
    File::open(folder)?.sync_all()
}
