//! Units and themes of indicators.

use serde::Serialize;

use super::text::Text;

/// What the number of an indicator is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Persons.
    Persons,
    /// Persons in a hundred persons with an answer.
    Percent,
    /// Persons accredited per hundred applications.
    PerHundredApplications,
    /// Persons a year per hundred thousand inhabitants.
    PerHundredThousand,
    /// Working days.
    WorkingDays,
}

impl Unit {
    /// The unit in words.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::Persons => Text::new("personas", "persons"),
            Self::Percent => Text::new("porcentaje", "percent"),
            Self::PerHundredApplications => {
                Text::new("por cada 100 solicitudes", "per 100 applications")
            }
            Self::PerHundredThousand => Text::new(
                "por año por cada 100 000 habitantes",
                "a year per 100,000 inhabitants",
            ),
            Self::WorkingDays => Text::new("días hábiles", "working days"),
        }
    }
}

/// What an indicator is about: the parts of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Applications and what became of them.
    Process,
    /// Who the persons are.
    Persons,
    /// How they were recruited and controlled.
    Recruitment,
    /// What they were exploited for, and where.
    Exploitation,
    /// Rates in the population, SDG 16.2.2 among them.
    Population,
}

impl Theme {
    /// Every theme, in the order of the catalogue.
    pub const ALL: [Self; 5] = [
        Self::Process,
        Self::Persons,
        Self::Recruitment,
        Self::Exploitation,
        Self::Population,
    ];

    /// The theme in words.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::Process => Text::new("Solicitudes y resoluciones", "Applications and decisions"),
            Self::Persons => Text::new("Personas", "Persons"),
            Self::Recruitment => Text::new("Captación y control", "Recruitment and control"),
            Self::Exploitation => Text::new("Explotación", "Exploitation"),
            Self::Population => Text::new(
                "Tasas de población y ODS 16.2.2",
                "Population rates and SDG 16.2.2",
            ),
        }
    }
}
