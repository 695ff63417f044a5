//! What is counted.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// What a table counts. The unit is always persons.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Applications received (solicitudes recibidas): one person's request
    /// each, by the year it was received.
    Applications,
    /// Persons accredited as victims (personas acreditadas), by the year of
    /// the decision.
    #[default]
    Accredited,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 2] = [Self::Applications, Self::Accredited];

    /// The name in selections and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Applications => "applications",
            Self::Accredited => "accredited",
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// No measure has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown measure {0:?}")]
pub struct UnknownMeasure(pub String);

impl FromStr for Measure {
    type Err = UnknownMeasure;

    fn from_str(name: &str) -> Result<Self, UnknownMeasure> {
        Self::ALL
            .into_iter()
            .find(|measure| measure.name() == name)
            .ok_or_else(|| UnknownMeasure(name.chars().take(40).collect()))
    }
}
