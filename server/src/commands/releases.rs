//! `atalaya release list` and `show`.

use std::fmt::Write;

use domain::{label::Label, measure::Measure, release::Release};
use storage::releases::{ReleaseStore, StoredRelease};

use super::{CommandError, parse_id, print};
use crate::config::Config;

/// Prints one line for each release.
///
/// # Errors
///
/// The folder cannot be read, or a release is not sound.
pub fn list(config: &Config) -> Result<(), CommandError> {
    let folder = ReleaseStore::open(&config.releases)?;
    let mut text = String::new();
    for id in folder.list()? {
        if let Some(stored) = folder.load(&id)? {
            text.push_str(&line(&stored));
        }
    }
    print(&text)
}

fn line(stored: &StoredRelease) -> String {
    let manifest = stored.release.manifest();
    let demonstration = if manifest.demonstration {
        "  demonstration"
    } else {
        ""
    };
    format!(
        "{:<12}  cut-off {}  policy {:<10}  sha256 {}{demonstration}\n",
        manifest.id.as_str(),
        manifest.cutoff,
        manifest.policy.name,
        stored.hash,
    )
}

/// Prints what a release says of itself.
///
/// # Errors
///
/// There is no such release, or it is not sound.
pub fn show(config: &Config, id: Option<&str>) -> Result<(), CommandError> {
    let folder = ReleaseStore::open(&config.releases)?;
    let id = match id {
        Some(text) => parse_id(text)?,
        None => folder
            .list()?
            .pop()
            .ok_or_else(|| CommandError::NotFound("there is no release yet".to_owned()))?,
    };
    let stored = folder
        .load(&id)?
        .ok_or_else(|| CommandError::NotFound(format!("there is no release {id}")))?;
    print(&describe(&stored))
}

fn describe(stored: &StoredRelease) -> String {
    let release = &stored.release;
    let manifest = release.manifest();
    let policy = &manifest.policy;
    let previous = manifest
        .previous
        .as_ref()
        .map_or("none", |previous| previous.as_str());
    let rows = [
        ("release", manifest.id.to_string()),
        ("cut-off", manifest.cutoff.to_string()),
        ("demonstration", manifest.demonstration.to_string()),
        ("previous", previous.to_owned()),
        (
            "policy",
            format!(
                "{} (withheld below {}, at most {} variables together, noise at most {}, no population below {}, at least {} changed records)",
                policy.name,
                policy.threshold,
                policy.max_dimensions,
                policy.max_noise,
                policy.min_population,
                policy.min_changed_records,
            ),
        ),
        ("policy sha256", policy.hash.clone()),
        ("input sha256", manifest.input_hash.clone()),
        ("classification", manifest.classification_version.clone()),
        ("program", manifest.program_version.clone()),
        ("file", format!("{} bytes", stored.bytes.len())),
        ("file sha256", stored.hash.clone()),
        ("variables", variables(release)),
        ("measures", measures(release)),
    ];
    let mut text = String::new();
    for (name, value) in rows {
        push_row(&mut text, name, &value);
    }
    push_notes(&mut text, "note", &manifest.notes);
    push_notes(&mut text, "revision note", &manifest.revision_notes);
    text
}

fn variables(release: &Release) -> String {
    let dimensions = release.dimensions().iter();
    let names: Vec<_> = dimensions
        .map(|dimension| dimension.variable.name())
        .collect();
    names.join(", ")
}

fn measures(release: &Release) -> String {
    Measure::ALL
        .map(|measure| {
            let tables = release.combinations(measure).count();
            format!("{measure} ({tables} tables)")
        })
        .join(", ")
}

fn push_notes(text: &mut String, name: &str, notes: &[Label]) {
    for note in notes {
        push_row(text, name, &format!("{} / {}", note.es, note.en));
    }
}

fn push_row(text: &mut String, name: &str, value: &str) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{name:<15}  {value}");
}
