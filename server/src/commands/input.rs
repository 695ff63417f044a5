//! What releases are made of: a policy, and the registry's records.

use std::{fs, path::Path};

use chrono::NaiveDate;
use domain::{
    cube::{Snapshot, SnapshotBuilder},
    disclosure::{Policy, RecordKeys},
};
use indicatif::{ProgressBar, ProgressStyle};
use storage::Registry;

use super::CommandError;

/// A built-in policy, or one from a file.
pub(super) fn read_policy(name: &str) -> Result<Policy, CommandError> {
    if let Some(policy) = Policy::built_in(name) {
        return Ok(policy);
    }
    let text = fs::read_to_string(Path::new(name)).map_err(|source| CommandError::File {
        path: format!("policy {name:?} (neither standard nor strict nor a file)"),
        source,
    })?;
    Ok(Policy::parse(&text)?)
}

/// All records up to the cut-off, with their keys.
pub(super) async fn load_snapshot(
    registry: &Registry,
    keys: &RecordKeys,
    cutoff: NaiveDate,
) -> Result<Snapshot, CommandError> {
    // The bar shows a proportion: how many records there are is not for the
    // terminal's history.
    let style = ProgressStyle::with_template("Reading records {bar:40} {percent:>3} %")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::new(registry.count_applications().await?).with_style(style);
    let mut builder = SnapshotBuilder::new(cutoff);
    registry
        .for_each_application(cutoff, |record| {
            builder.push(&record, keys.key(&record.stable_id()));
            bar.inc(1);
        })
        .await?;
    bar.finish_and_clear();
    Ok(builder.finish())
}
