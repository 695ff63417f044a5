//! The name of a release.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{SelectionError, error::clip};

/// The name of a release: `2025-06` or `2025-06.2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReleaseId(String);

impl ReleaseId {
    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ReleaseId {
    type Err = SelectionError;

    fn from_str(text: &str) -> Result<Self, SelectionError> {
        let well_formed = (4..=24).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_digit())
            && !text.contains("..")
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
        if well_formed {
            Ok(Self(text.to_owned()))
        } else {
            Err(SelectionError::MalformedRelease { value: clip(text) })
        }
    }
}

impl TryFrom<String> for ReleaseId {
    type Error = SelectionError;

    fn try_from(text: String) -> Result<Self, SelectionError> {
        text.parse()
    }
}

impl From<ReleaseId> for String {
    fn from(id: ReleaseId) -> Self {
        id.0
    }
}

impl fmt::Display for ReleaseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
