//! `atalaya release publish`
//!
//! Two things are written: what went in (keys and fingerprints of the records,
//! into the registry), then the release file. In this order an interruption
//! leaves at worst an input without a release: nobody has seen such a release,
//! so the next publication replaces the input and says so. A release without
//! an input, which no later one could be compared with, cannot come about; if
//! one is brought in from elsewhere, publishing is refused.

use std::{
    collections::HashSet,
    fs::{self, File, TryLockError},
    path::Path,
};

use chrono::NaiveDate;
use clap::Args;
use domain::{
    disclosure::{self, Policy, ReleaseInfo},
    label::Label,
    selection::ReleaseId,
};
use storage::{
    Registry,
    releases::{ReleaseBucket, ReleaseStore},
};

use super::{
    CommandError,
    input::{load_snapshot, read_policy},
    parse_id, print, tell,
};
use crate::{config::Config, secret};

/// What to publish, and how.
#[derive(Debug, Args)]
pub struct PublishArgs {
    /// The last day that the release covers, such as 2025-12-31.
    #[arg(long, value_name = "DATE")]
    cutoff: NaiveDate,
    /// `standard`, `strict`, or a policy file.
    #[arg(long, value_name = "FILE", default_value = "standard")]
    policy: String,
    /// What readers should know, in Spanish; may be repeated.
    #[arg(long = "note", value_name = "TEXT")]
    notes: Vec<String>,
    /// The same in English, in the same order; the Spanish text when absent.
    #[arg(long = "note-en", value_name = "TEXT")]
    notes_en: Vec<String>,
    /// What changed since the release before, in Spanish; may be repeated.
    #[arg(long = "revision-note", value_name = "TEXT")]
    revision_notes: Vec<String>,
    /// The same in English, in the same order.
    #[arg(long = "revision-note-en", value_name = "TEXT")]
    revision_notes_en: Vec<String>,
    /// The name of the release; the month of the cut-off unless given.
    #[arg(long)]
    id: Option<String>,
}

/// Makes a release from the registry's records and adds it to the folder.
///
/// # Errors
///
/// Settings, secret, policy or registry; too few changed records.
pub async fn run(config: &Config, arguments: &PublishArgs) -> Result<(), CommandError> {
    let policy = read_policy(&arguments.policy)?;
    let keys = secret::load(&config.secret_file)?;
    let _alone = lock(lock_folder(config))?;
    let folder = ReleaseStore::open(&config.releases)?;
    let earlier = folder.list()?;
    let id = choose_id(arguments, &earlier)?;
    let info = info(arguments, id, earlier.last().cloned())?;
    let registry = Registry::open(&config.database).await?;

    let snapshot = load_snapshot(&registry, &keys, arguments.cutoff).await?;
    let fingerprints = snapshot.fingerprints();
    check_changes(&registry, &earlier, &fingerprints, &policy).await?;

    tell(&format!("Tabulating by policy {}", policy.name()));
    let id = info.id.clone();
    let release = disclosure::publish(&snapshot, &policy, info)?;
    if registry.release_input(&id).await?.is_some() {
        tell(&format!(
            "The registry remembers a publication of {id} that has no file: it was interrupted, or the file was taken away. It is replaced."
        ));
    }
    registry.save_release_input(&id, &fingerprints).await?;
    let stored = folder.add(&release)?;
    print(&format!(
        "Published {id}  cut-off {}  policy {}  sha256 {}\n",
        arguments.cutoff,
        policy.name(),
        stored.hash
    ))
}

/// Where the lock stands: in the folder of releases; for a bucket beside the
/// secret, of which a registry has one.
fn lock_folder(config: &Config) -> &Path {
    if !config.releases.starts_with(ReleaseBucket::SCHEME) {
        return Path::new(&config.releases);
    }
    match config.secret_file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// The lock of publications, held while one publication is under way:
/// another one would be compared with what is not there yet.
fn lock(releases: &Path) -> Result<File, CommandError> {
    let path = releases.join(".publishing");
    let failed = |source| CommandError::File {
        path: path.display().to_string(),
        source,
    };
    fs::create_dir_all(releases).map_err(failed)?;
    let file = File::create(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(CommandError::Refused(
            "another publication is under way".to_owned(),
        )),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// The name asked for, or the first free one of the cut-off's month.
fn choose_id(arguments: &PublishArgs, taken: &[ReleaseId]) -> Result<ReleaseId, CommandError> {
    if let Some(text) = &arguments.id {
        let id = parse_id(text)?;
        if taken.contains(&id) {
            return Err(CommandError::Refused(format!(
                "release {id} exists already; releases are never changed"
            )));
        }
        return Ok(id);
    }
    let month = arguments.cutoff.format("%Y-%m").to_string();
    let mut name = month.clone();
    let mut number = 1;
    while taken.iter().any(|id| id.as_str() == name) {
        number += 1;
        name = format!("{month}.{number}");
    }
    parse_id(&name)
}

fn info(
    arguments: &PublishArgs,
    id: ReleaseId,
    previous: Option<ReleaseId>,
) -> Result<ReleaseInfo, CommandError> {
    Ok(ReleaseInfo {
        id,
        cutoff: arguments.cutoff,
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        notes: pair(&arguments.notes, &arguments.notes_en, "--note-en")?,
        revision_notes: pair(
            &arguments.revision_notes,
            &arguments.revision_notes_en,
            "--revision-note-en",
        )?,
        previous,
    })
}

/// Notes in both languages.
fn pair(spanish: &[String], english: &[String], option: &str) -> Result<Vec<Label>, CommandError> {
    if english.len() > spanish.len() {
        return Err(CommandError::Refused(format!(
            "{option} is given more often than the note it translates"
        )));
    }
    let notes = spanish.iter().enumerate();
    Ok(notes
        .map(|(place, es)| Label::new(es.clone(), english.get(place).unwrap_or(es).clone()))
        .collect())
}

/// Two releases differ by enough records, or neither protects the other: what
/// one withholds could be had by subtraction. Compared with every earlier
/// release, for any two of them can be subtracted.
async fn check_changes(
    registry: &Registry,
    earlier: &[ReleaseId],
    fingerprints: &[(u64, u64)],
    policy: &Policy,
) -> Result<(), CommandError> {
    let needed = policy.min_changed_records();
    for id in earlier {
        let before = registry.release_input(id).await?.ok_or_else(|| {
            CommandError::Refused(format!(
                "this registry does not know what went into release {id}, so a new release cannot be compared with it; publish from the registry that made it, or into another folder"
            ))
        })?;
        if have_no_key_in_common(&before, fingerprints) {
            return Err(CommandError::Refused(format!(
                "no record has the key that it had in release {id}: the record-key secret is another one, or so is the registry; use the secret that made it, or another folder"
            )));
        }
        let changed = disclosure::changed_records(&before, fingerprints);
        if changed < usize::try_from(needed).unwrap_or(usize::MAX) {
            return Err(CommandError::Refused(format!(
                "too few records changed since release {id}: a new release needs at least {needed} records that were added, changed or removed"
            )));
        }
    }
    Ok(())
}

fn have_no_key_in_common(before: &[(u64, u64)], after: &[(u64, u64)]) -> bool {
    let keys: HashSet<_> = before.iter().map(|(key, _)| key).collect();
    !before.is_empty() && !after.is_empty() && !after.iter().any(|(key, _)| keys.contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(cutoff: &str, id: Option<&str>) -> PublishArgs {
        PublishArgs {
            cutoff: cutoff.parse().expect("a date"),
            policy: "standard".into(),
            notes: vec!["uno".into(), "dos".into()],
            notes_en: vec!["one".into()],
            revision_notes: Vec::new(),
            revision_notes_en: Vec::new(),
            id: id.map(Into::into),
        }
    }

    fn ids(names: &[&str]) -> Vec<ReleaseId> {
        names
            .iter()
            .map(|name| name.parse().expect("a release id"))
            .collect()
    }

    #[test]
    fn a_release_is_named_after_its_month_and_counted_when_that_is_taken() {
        let arguments = arguments("2025-12-31", None);
        let chosen = |taken: &[&str]| {
            choose_id(&arguments, &ids(taken))
                .expect("a name")
                .to_string()
        };
        assert_eq!(chosen(&[]), "2025-12");
        assert_eq!(chosen(&["2025-11"]), "2025-12");
        assert_eq!(chosen(&["2025-12"]), "2025-12.2");
        assert_eq!(chosen(&["2025-12", "2025-12.2"]), "2025-12.3");
    }

    #[test]
    fn a_taken_name_is_refused() {
        let asked = arguments("2025-12-31", Some("2025-12"));
        let error = choose_id(&asked, &ids(&["2025-12"])).expect_err("taken");
        assert_eq!(error.exit_code(), 3);
        let asked = arguments("2025-12-31", Some("../up"));
        assert!(choose_id(&asked, &[]).is_err());
    }

    #[test]
    fn a_note_without_translation_stays_in_spanish() {
        let asked = arguments("2025-12-31", None);
        let notes = pair(&asked.notes, &asked.notes_en, "--note-en").expect("notes");
        assert_eq!(notes, [Label::new("uno", "one"), Label::new("dos", "dos")]);
        assert!(pair(&asked.notes_en, &asked.notes, "--note-en").is_err());
    }

    #[test]
    fn another_secret_is_noticed() {
        assert!(have_no_key_in_common(&[(1, 1), (2, 2)], &[(3, 1), (4, 2)]));
        assert!(!have_no_key_in_common(&[(1, 1), (2, 2)], &[(2, 9)]));
        assert!(!have_no_key_in_common(&[], &[(2, 9)]));
    }
}
