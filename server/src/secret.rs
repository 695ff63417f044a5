//! The file of the record-key secret.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use domain::disclosure::{RecordKeys, WeakSecret};

/// Bytes of a new secret.
const SECRET_BYTES: usize = 32;

/// Why the secret cannot be used or made.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// There is no file.
    #[error(
        "there is no record-key secret at {0}; make one, once for a registry, with `atalaya secret generate {0}`"
    )]
    Missing(String),
    /// A file of that name is there already.
    #[error("{} exists already; a registry keeps its secret", .0.display())]
    Exists(PathBuf),
    /// The file is open to other users of the machine.
    #[error("{path} can be changed by others; run `chmod 600 {path}`", path = .0.display())]
    Writable(PathBuf),
    /// The content is not hexadecimal.
    #[error("{}: expected hexadecimal digits, two for each byte", .0.display())]
    Malformed(PathBuf),
    /// The content is too short.
    #[error("{}: {source}", path.display())]
    Weak {
        /// The file.
        path: PathBuf,
        /// How long it must be.
        source: WeakSecret,
    },
    /// Reading or writing failed.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The operating system gives no random bytes.
    #[error("the operating system gives no random bytes: {0}")]
    Random(getrandom::Error),
}

/// Reads a secret.
///
/// # Errors
///
/// See [`SecretError`]; none of them repeats the content.
pub fn load(path: &Path) -> Result<RecordKeys, SecretError> {
    let text = fs::read_to_string(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => SecretError::Missing(path.display().to_string()),
        io::ErrorKind::InvalidData => SecretError::Malformed(path.to_owned()),
        _ => io_error(path)(source),
    })?;
    check_permissions(path)?;
    let bytes = from_hex(text.trim()).ok_or_else(|| SecretError::Malformed(path.to_owned()))?;
    RecordKeys::new(&bytes).map_err(|source| SecretError::Weak {
        path: path.to_owned(),
        source,
    })
}

/// Writes a new random secret that only its owner can read.
///
/// # Errors
///
/// The file exists, or cannot be written.
pub fn generate(path: &Path) -> Result<(), SecretError> {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(SecretError::Random)?;
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder).map_err(io_error(folder))?;
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|source| match source.kind() {
        io::ErrorKind::AlreadyExists => SecretError::Exists(path.to_owned()),
        _ => io_error(path)(source),
    })?;
    file.write_all(to_hex(&bytes).as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(io_error(path))
}

fn io_error(path: &Path) -> impl FnOnce(io::Error) -> SecretError {
    let path = path.to_owned();
    move |source| SecretError::Io { path, source }
}

/// Others may not exchange the secret, and had better not read it.
#[cfg(unix)]
fn check_permissions(path: &Path) -> Result<(), SecretError> {
    use std::os::unix::fs::PermissionsExt;

    let mode = fs::metadata(path)
        .map_err(io_error(path))?
        .permissions()
        .mode();
    if mode & 0o022 != 0 {
        return Err(SecretError::Writable(path.to_owned()));
    }
    // Container platforms mount secrets readable by all inside the container.
    if mode & 0o044 != 0 {
        tracing::warn!("other users of this machine can read the record-key secret");
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_permissions(_: &Path) -> Result<(), SecretError> {
    Ok(())
}

fn to_hex(bytes: &[u8]) -> String {
    let mut text: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    text.push('\n');
    text
}

fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| digit.to_digit(16).and_then(|digit| digit.try_into().ok()))
        .collect::<Option<_>>()?;
    let (pairs, rest) = digits.as_chunks::<2>();
    rest.is_empty()
        .then(|| pairs.iter().map(|[high, low]| high << 4 | low).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_secret_can_be_used_and_is_never_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join("secret");
        generate(&path).expect("a secret");
        let before = fs::read(&path).expect("written");
        load(&path).expect("usable");
        assert!(matches!(generate(&path), Err(SecretError::Exists(_))));
        assert_eq!(fs::read(&path).expect("still there"), before);
    }

    #[test]
    fn two_secrets_differ() {
        let folder = tempfile::tempdir().expect("a folder");
        let [one, other] = ["one", "other"].map(|name| {
            let path = folder.path().join(name);
            generate(&path).expect("a secret");
            fs::read(&path).expect("written")
        });
        assert_ne!(one, other);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_a_new_secret() {
        use std::os::unix::fs::PermissionsExt;

        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret");
        generate(&path).expect("a secret");
        let mode = fs::metadata(&path).expect("written").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);

        fs::set_permissions(&path, fs::Permissions::from_mode(0o620)).expect("changed");
        assert!(matches!(load(&path), Err(SecretError::Writable(_))));
    }

    #[test]
    fn an_unusable_secret_is_named_but_not_repeated() {
        let folder = tempfile::tempdir().expect("a folder");
        for content in ["hush hush", "abc", "0123456789abcdef", ""] {
            let path = folder.path().join("secret");
            fs::write(&path, content).expect("written");
            let message = load(&path).expect_err("unusable").to_string();
            assert!(message.contains("secret"), "{message}");
            assert!(
                content.is_empty() || !message.contains(content),
                "{message}"
            );
        }
    }

    #[test]
    fn a_missing_secret_says_how_to_make_one() {
        let message = load(Path::new("/nowhere/secret"))
            .expect_err("missing")
            .to_string();
        assert!(message.contains("atalaya secret generate /nowhere/secret"));
    }
}
