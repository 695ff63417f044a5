//! What each command does.

pub mod audit;
pub mod demo;
pub mod geography;
mod input;
pub mod publish;
pub mod releases;
pub mod serve;
pub mod verify;

use std::{
    io::{self, Write},
    path::Path,
};

use domain::{
    disclosure::{InvalidPolicy, PublishError},
    selection::ReleaseId,
};
use storage::{Registry, StorageError, geography::GeographyError, releases::ReleaseStoreError};

use crate::{
    config::{Config, ConfigError},
    import::{self, ImportArgs, ImportError},
    secret::{self, SecretError},
};

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The settings.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The registry.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// The place of the releases.
    #[error(transparent)]
    Releases(#[from] ReleaseStoreError),
    /// The shapes of the cantons.
    #[error(transparent)]
    Geography(#[from] GeographyError),
    /// The secret.
    #[error(transparent)]
    Secret(#[from] SecretError),
    /// The policy.
    #[error(transparent)]
    Policy(#[from] InvalidPolicy),
    /// The release.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// The import.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// A file cannot be read.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: io::Error,
    },
    /// Something was asked for that is not there.
    #[error("{0}")]
    NotFound(String),
    /// A rule forbids it.
    #[error("{0}")]
    Refused(String),
    /// Listening failed.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Where.
        address: std::net::SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The system refused threads or signals.
    #[error("the system refused: {0}")]
    Runtime(io::Error),
    /// Standard output cannot be written.
    #[error("standard output: {0}")]
    Output(io::Error),
}

impl CommandError {
    /// The exit code: 2 for wrong settings, 3 for a refusal by rule, else 1.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Config(_) | Self::Releases(ReleaseStoreError::Access { .. }) => 2,
            Self::Refused(_)
            | Self::Geography(GeographyError::Invalid { .. } | GeographyError::TooLarge { .. }) => {
                3
            }
            _ => 1,
        }
    }
}

/// Prints on standard output.
///
/// # Errors
///
/// It cannot be written.
pub fn print(text: &str) -> Result<(), CommandError> {
    let mut output = io::stdout().lock();
    output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
        .map_err(CommandError::Output)
}

/// Says what is going on, on standard error.
pub(crate) fn tell(text: &str) {
    // A closed standard error is no reason to stop.
    let _ = writeln!(io::stderr(), "{text}");
}

/// `atalaya secret generate`
///
/// # Errors
///
/// The file exists or cannot be written.
pub fn generate_secret(file: &Path) -> Result<(), CommandError> {
    secret::generate(file)?;
    tell(&format!(
        "Wrote a new secret to {}. Keep a copy apart from the database.",
        file.display()
    ));
    Ok(())
}

/// `atalaya migrate`
///
/// # Errors
///
/// The database cannot be reached or migrated.
pub async fn migrate(config: &Config) -> Result<(), CommandError> {
    Registry::open(&config.database).await?;
    tell("The registry's database is up to date.");
    Ok(())
}

/// `atalaya import`
///
/// # Errors
///
/// The file, its mapping or the registry; then nothing was changed.
pub async fn import(config: &Config, arguments: &ImportArgs) -> Result<(), CommandError> {
    let registry = Registry::open(&config.database).await?;
    import::run(arguments, &registry, &mut io::stdout().lock()).await?;
    Ok(())
}

/// A release id as typed.
fn parse_id(text: &str) -> Result<ReleaseId, CommandError> {
    text.parse().map_err(|_| {
        CommandError::NotFound(format!(
            "{text:?} is not the name of a release, such as 2025-12 or 2025-12.2"
        ))
    })
}
