//! `atalaya release verify`

use std::{fmt::Write, fs, path::Path};

use domain::release::Release;
use storage::releases::{ReleaseStore, ReleaseStoreError};

use super::{CommandError, parse_id, print};
use crate::config::Config;

/// The extension of release files.
const EXTENSION: &str = "atalaya";

/// Checks one release, one file, or all releases that there are, and prints a
/// line for each.
///
/// # Errors
///
/// There is none, or at least one is not sound.
pub fn run(config: &Config, release: Option<&str>) -> Result<(), CommandError> {
    let store = ReleaseStore::open(&config.releases)?;
    let names = match release {
        Some(name) => vec![name.to_owned()],
        None => store.list()?.iter().map(ToString::to_string).collect(),
    };
    if names.is_empty() {
        return Err(CommandError::NotFound("there is no release yet".to_owned()));
    }
    let mut text = String::new();
    let mut unsound = Vec::new();
    for name in &names {
        match check(&store, name)? {
            Ok(hash) => {
                let _ = writeln!(text, "sound    {name}  sha256 {hash}");
            }
            Err(reason) => {
                let _ = writeln!(text, "UNSOUND  {name}  {reason}");
                unsound.push(name.as_str());
            }
        }
    }
    print(&text)?;
    if unsound.is_empty() {
        Ok(())
    } else {
        let names = unsound.join(", ");
        Err(CommandError::Refused(format!("not sound: {names}")))
    }
}

/// The hash of a sound release, or why it is not.
fn check(store: &ReleaseStore, name: &str) -> Result<Result<String, String>, CommandError> {
    let file = Path::new(name);
    if file.extension().is_some_and(|it| it == EXTENSION) || name.contains('/') {
        let bytes = fs::read(file).map_err(|source| CommandError::File {
            path: name.to_owned(),
            source,
        })?;
        return Ok(check_bytes(&bytes, file));
    }
    let id = parse_id(name)?;
    match store.load(&id) {
        Ok(Some(stored)) => {
            let file = format!("{id}.{EXTENSION}");
            Ok(check_bytes(&stored.bytes, Path::new(&file)))
        }
        Ok(None) => Err(CommandError::NotFound(format!("there is no release {id}"))),
        Err(ReleaseStoreError::Invalid { source, .. }) => Ok(Err(source.to_string())),
        Err(error) => Err(error.into()),
    }
}

/// A file is sound when it is a whole release that would be written with the
/// same bytes, under the name that it bears.
fn check_bytes(bytes: &[u8], path: &Path) -> Result<String, String> {
    let release = Release::decode(bytes).map_err(|error| error.to_string())?;
    if release.encode() != bytes {
        return Err("it is not written as it should be".to_owned());
    }
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    if stem != Some(release.id().as_str()) {
        return Err(format!("it is the release {}", release.id()));
    }
    Ok(Release::hash_of(bytes))
}

#[cfg(test)]
mod tests {
    use domain::release;

    use super::*;

    #[test]
    fn every_changed_byte_is_found() {
        let bytes = release::sample().encode();
        let path = Path::new("2022-06.atalaya");
        assert!(check_bytes(&bytes, path).is_ok());
        // A stride that is coprime to most structures, over the whole file.
        for place in (0..bytes.len()).step_by(97).chain([bytes.len() - 1]) {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            assert!(check_bytes(&changed, path).is_err(), "byte {place}");
        }
        assert!(check_bytes(&bytes[..bytes.len() - 1], path).is_err());
        assert!(check_bytes(&[], path).is_err());
    }

    #[test]
    fn a_release_under_another_name_is_found() {
        let bytes = release::sample().encode();
        let reason = check_bytes(&bytes, Path::new("2023-01.atalaya")).expect_err("renamed");
        assert_eq!(reason, "it is the release 2022-06");
    }
}
