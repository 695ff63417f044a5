//! Disclosure control: the only door from exact cells to published ones.

use crate::{cube::Snapshot, label::Label, release::Release, selection::ReleaseId};
use chrono::NaiveDate;

/// Makes record keys from a secret.
pub struct RecordKeys {
    secret: Vec<u8>,
}

impl std::fmt::Debug for RecordKeys {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("RecordKeys(…)")
    }
}

/// The shortest secret that is accepted, in bytes.
pub const MIN_SECRET_BYTES: usize = 32;

/// The secret is too short.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the record-key secret needs at least {MIN_SECRET_BYTES} bytes")]
pub struct WeakSecret;

impl RecordKeys {
    /// # Errors
    ///
    /// A secret of fewer than [`MIN_SECRET_BYTES`].
    pub fn new(secret: &[u8]) -> Result<Self, WeakSecret> {
        if secret.len() < MIN_SECRET_BYTES {
            return Err(WeakSecret);
        }
        Ok(Self {
            secret: secret.to_vec(),
        })
    }

    /// The first 8 bytes of HMAC-SHA256(secret, stable id), big endian.
    #[must_use]
    pub fn key(&self, stable_id: &str) -> u64 {
        let _ = (stable_id, &self.secret);
        unimplemented!()
    }
}

/// What a release may show, read from a TOML file.
#[derive(Clone, Debug)]
pub struct Policy {}

/// The policy file cannot be used; the message names key and reason.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("policy: {0}")]
pub struct InvalidPolicy(pub String);

impl Policy {
    /// Reads a policy file and checks it against the classification.
    ///
    /// # Errors
    ///
    /// What is wrong, with its key.
    pub fn parse(toml: &str) -> Result<Self, InvalidPolicy> {
        let _ = toml;
        unimplemented!()
    }

    /// A built-in policy: `standard` or `strict`.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let _ = name;
        unimplemented!()
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        unimplemented!()
    }

    /// Two releases differ by at least so many changed records.
    #[must_use]
    pub fn min_changed_records(&self) -> u32 {
        unimplemented!()
    }
}

/// What a release is called and says, beside its numbers.
#[derive(Clone, Debug)]
pub struct ReleaseInfo {
    /// Its name.
    pub id: ReleaseId,
    /// The last day that it covers; the snapshot's cut-off.
    pub cutoff: NaiveDate,
    /// The version of the program.
    pub program_version: String,
    /// What readers should know.
    pub notes: Vec<Label>,
    /// What changed since the release before.
    pub revision_notes: Vec<Label>,
    /// The release before.
    pub previous: Option<ReleaseId>,
}

/// Why a snapshot cannot become a release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PublishError {
    /// The snapshot holds no record.
    #[error("there is no record up to the cut-off date")]
    Empty,
    /// The result broke a rule of the release format.
    #[error(transparent)]
    Invalid(#[from] crate::release::InvalidRelease),
}

/// Tabulates, perturbs, withholds: makes the release of a snapshot.
///
/// # Errors
///
/// See [`PublishError`].
pub fn publish(
    snapshot: &Snapshot,
    policy: &Policy,
    info: ReleaseInfo,
) -> Result<Release, PublishError> {
    let _ = (snapshot, policy, info);
    unimplemented!()
}

/// Records that were added, removed or changed between two releases, by
/// their fingerprints (see [`Snapshot::fingerprints`]).
#[must_use]
pub fn changed_records(before: &[(u64, u64)], after: &[(u64, u64)]) -> usize {
    let _ = (before, after);
    unimplemented!()
}
