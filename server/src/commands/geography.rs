//! `atalaya geography load`, `show` and `remove`.

use std::path::PathBuf;

use clap::Subcommand;
use storage::geography::StoredGeography;

use super::{CommandError, print};
use crate::config::Config;

/// What can be done with the shapes of the cantons.
#[derive(Debug, Subcommand)]
pub enum GeographyCommand {
    /// Take the shapes of the cantons from a GeoJSON or TopoJSON file, in
    /// longitude and latitude and with the three-digit code of each canton. A
    /// running server shows them within a second.
    Load {
        /// The file.
        file: PathBuf,
        /// The property that holds the code; else the usual names are tried.
        #[arg(long, value_name = "NAME")]
        property: Option<String>,
    },
    /// Say which shapes are in use.
    Show,
    /// Draw the cantons as bars again.
    Remove,
}

/// Runs one of them.
///
/// # Errors
///
/// A file cannot be read or written, or is no sound map of the cantons: then
/// all that is wrong with it is listed, and the shapes in use stay.
pub fn run(config: &Config, command: &GeographyCommand) -> Result<(), CommandError> {
    let kept = config.geography();
    match command {
        GeographyCommand::Load { file, property } => {
            let stored = kept.take(file, property.as_deref())?;
            print(&format!("Loaded {}", describe(&stored)))
        }
        GeographyCommand::Show => match kept.load()? {
            Some(stored) => print(&describe(&stored)),
            None => print("There are no shapes of the cantons: they are drawn as bars.\n"),
        },
        GeographyCommand::Remove => {
            let text = if kept.remove()? {
                "Removed the shapes of the cantons: they are drawn as bars.\n"
            } else {
                "There were no shapes of the cantons.\n"
            };
            print(text)
        }
    }
}

fn describe(stored: &StoredGeography) -> String {
    let geography = &stored.geography;
    format!(
        "{} cantons  {} corners  grid {}°  {} bytes  sha256 {}\n",
        geography.codes().count(),
        geography.corners(),
        geography.step(),
        stored.bytes.len(),
        stored.hash,
    )
}
