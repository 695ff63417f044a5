//! Release files in a folder: `ID.atalaya`.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use domain::{release::Release, selection::ReleaseId};

use super::{ENDING, ReleaseStoreError, StoredRelease, decode_as, named_release, natural_order};

/// Release files in a folder.
#[derive(Clone, Debug)]
pub struct ReleaseFolder {
    path: PathBuf,
}

impl ReleaseFolder {
    /// A folder, which is made at the first release.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The names of all releases, oldest first: the tenth revision of a month
    /// follows the ninth. Other files are passed over. A folder that is not
    /// there holds none.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn list(&self) -> Result<Vec<ReleaseId>, ReleaseStoreError> {
        match self.list_there() {
            Err(error) if error.is_no_folder() => Ok(Vec::new()),
            listed => listed,
        }
    }

    /// The same of a folder that must be there.
    pub(super) fn list_there(&self) -> Result<Vec<ReleaseId>, ReleaseStoreError> {
        let mut releases = Vec::new();
        for entry in fs::read_dir(&self.path).map_err(io_error(&self.path))? {
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
    pub fn load(&self, id: &ReleaseId) -> Result<Option<StoredRelease>, ReleaseStoreError> {
        let path = self.file(id);
        let bytes = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            bytes => bytes.map_err(io_error(&path))?,
        };
        decode_as(id, bytes, &path).map(Some)
    }

    /// What changes with the file of a release: its length and time.
    pub(super) fn stamp(&self, id: &ReleaseId) -> String {
        let metadata = fs::metadata(self.file(id));
        let known =
            |metadata: fs::Metadata| format!("{} {:?}", metadata.len(), metadata.modified());
        metadata.map(known).unwrap_or_default()
    }

    /// Adds a release: whole or not at all. Of two that add the same one, the
    /// second fails. Its file can only be read from then on.
    ///
    /// # Errors
    ///
    /// One of that name exists, or the file cannot be written.
    pub fn add(&self, release: &Release) -> Result<StoredRelease, ReleaseStoreError> {
        let path = self.file(release.id());
        let bytes = release.encode();
        fs::create_dir_all(&self.path).map_err(io_error(&self.path))?;
        match write_new(&self.path, &path, &bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(ReleaseStoreError::Exists(release.id().clone()))
            }
            Err(source) => Err(ReleaseStoreError::Io { path, source }),
            Ok(()) => Ok(StoredRelease::new(release.clone(), bytes)),
        }
    }

    fn file(&self, id: &ReleaseId) -> PathBuf {
        self.path.join(format!("{id}{ENDING}"))
    }
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> ReleaseStoreError {
    let path = path.to_owned();
    |source| ReleaseStoreError::Io { path, source }
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
