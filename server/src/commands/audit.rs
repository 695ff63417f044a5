//! `atalaya release audit`

use chrono::NaiveDate;
use clap::Args;
use domain::{
    disclosure::audit::{Attack, AuditReport, audit},
    label::Language,
};
use storage::{Registry, releases::ReleaseStore};

use super::{
    CommandError,
    input::{load_snapshot, read_policy},
    print, tell,
};
use crate::{config::Config, secret};

/// Without noise the attacks must succeed in this share of their claims, or
/// they prove nothing about the noise.
const MIN_WITHOUT_NOISE: f64 = 0.9;

/// What to attack.
#[derive(Debug, Args)]
pub struct AuditArgs {
    /// The last day that the release covers; that of the newest release unless
    /// given.
    #[arg(long, value_name = "DATE")]
    cutoff: Option<NaiveDate>,
    /// The cut-off of a release before, to be compared with.
    #[arg(long, value_name = "DATE")]
    previous: Option<NaiveDate>,
    /// `standard`, `strict`, or a policy file.
    #[arg(long, value_name = "FILE", default_value = "standard")]
    policy: String,
    /// Language of the report: es or en.
    #[arg(long, default_value = "es", value_parser = ["es", "en"])]
    lang: String,
}

/// Attacks the release that the records would make, and prints the report.
///
/// # Errors
///
/// Settings, secret, policy or registry.
pub async fn run(config: &Config, arguments: &AuditArgs) -> Result<(), CommandError> {
    let policy = read_policy(&arguments.policy)?;
    let keys = secret::load(&config.secret_file)?;
    let cutoff = match arguments.cutoff {
        Some(cutoff) => cutoff,
        None => newest_cutoff(config)?,
    };
    let registry = Registry::open(&config.database).await?;
    let snapshot = load_snapshot(&registry, &keys, cutoff).await?;
    let previous = match arguments.previous {
        Some(cutoff) => Some(load_snapshot(&registry, &keys, cutoff).await?),
        None => None,
    };
    tell(&format!("Attacking by policy {}", policy.name()));
    let report = audit(&snapshot, previous.as_ref(), &policy, cutoff)?;
    let language = Language::from_code(&arguments.lang).unwrap_or_default();
    print(&report.to_text(language))?;
    warn_of_weak_attacks(&report);
    Ok(())
}

/// Says so when the attacks fail even where they should not: then the report
/// is no evidence.
fn warn_of_weak_attacks(report: &AuditReport) {
    for attack in [Attack::Subtraction, Attack::LinkedTables] {
        let rate = report.outcome_without_noise(attack).rate();
        if rate.is_none_or(|rate| rate < MIN_WITHOUT_NOISE) {
            tell(&format!(
                "{}: it does not succeed without noise either, so it proves nothing here; more records are needed",
                attack.label().en
            ));
        }
    }
}

fn newest_cutoff(config: &Config) -> Result<NaiveDate, CommandError> {
    let folder = ReleaseStore::open(&config.releases)?;
    let newest = match folder.list()?.pop() {
        Some(id) => folder.load(&id)?,
        None => None,
    };
    newest
        .map(|stored| stored.release.manifest().cutoff)
        .ok_or_else(|| {
            CommandError::NotFound("there is no release yet; say --cutoff DATE".to_owned())
        })
}
