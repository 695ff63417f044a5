//! Where an indicator stands in other schemes.

use serde::Serialize;

use super::text::Text;
use crate::variable::Variable;

/// A unit of observation of the IC-TIP (ICS-TIP 2023).
///
/// The placement of an indicator under a unit is this project's, never an
/// official code: the code tables of the IC-TIP are not public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IctipUnit {
    /// How it happened.
    Event,
    /// The person victim.
    Victim,
    /// The person who traffics.
    Perpetrator,
    /// The institution that reports.
    ReportingEntity,
}

impl IctipUnit {
    /// The unit in words.
    #[must_use]
    pub const fn label(self) -> Text {
        match self {
            Self::Event => Text::new("hecho", "event"),
            Self::Victim => Text::new("persona víctima", "victim"),
            Self::Perpetrator => Text::new("persona autora", "perpetrator"),
            Self::ReportingEntity => Text::new("entidad que reporta", "reporting entity"),
        }
    }
}

/// The nearest equivalents of an indicator in other schemes. They say what it
/// can be compared with, not that it is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Correspondence {
    /// Units of the IC-TIP: placement by this project.
    pub ictip_units: &'static [IctipUnit],
    /// ICCS 1.0: offences and tags of disaggregation, such as `0204`, `SV-2`.
    pub iccs: &'static [&'static str],
    /// Fields of the HTCDS 2.0.
    pub htcds: &'static [&'static str],
    /// Indicators of GLOTIP, codes of the list `glotip_indicator`.
    pub glotip: &'static [&'static str],
    /// Indicator of the Sustainable Development Goals.
    pub sdg: Option<&'static str>,
}

const VICTIM: &[IctipUnit] = &[IctipUnit::Victim];
const EVENT: &[IctipUnit] = &[IctipUnit::Event];

impl Correspondence {
    /// Of persons counted as victims, or asking to be.
    pub(super) const PERSONS: Self = Self {
        ictip_units: VICTIM,
        iccs: &["0204"],
        htcds: &["vic_TraffickingStatus"],
        glotip: &[],
        sdg: None,
    };

    /// Of a variable's answers.
    pub(super) const fn of(variable: Variable) -> Self {
        let none = Self {
            htcds: &[],
            iccs: &[],
            ..Self::PERSONS
        };
        let event = Self {
            ictip_units: EVENT,
            ..none
        };
        match variable {
            Variable::Period => Self {
                iccs: &["DaT"],
                ..event
            },
            Variable::Sex => Self {
                iccs: &["SV"],
                glotip: &["GLO-V"],
                ..none
            },
            Variable::AgeGroup => Self {
                iccs: &["AV", "STV"],
                htcds: &["prs_Birthdate"],
                glotip: &["GLO-V"],
                ..none
            },
            Variable::GenderIdentity => Self {
                htcds: &["prs_Gender"],
                ..none
            },
            Variable::Nationality => Self {
                iccs: &["Cit"],
                htcds: &["prs_Citizenship"],
                glotip: &["GLO-V-CIT"],
                ..none
            },
            Variable::EducationLevel => Self {
                htcds: &["prs_HighestLevelOfEducation"],
                ..none
            },
            Variable::Occupation => Self {
                iccs: &["EASt"],
                ..none
            },
            Variable::Province | Variable::Canton => Self {
                iccs: &["Geo"],
                ..none
            },
            Variable::MotherTongue => Self {
                htcds: &["prs_PrimaryLanguage"],
                ..none
            },
            Variable::MeansOfRecruitment => Self {
                iccs: &["Cy"],
                htcds: &["vic_MethodOfRecruitment"],
                ..event
            },
            Variable::PlaceOfRecruitment => Self {
                iccs: &["Lo"],
                htcds: &["vic_LocationOfRecruitment"],
                ..event
            },
            Variable::RelationshipToRecruiter => Self {
                ictip_units: &[IctipUnit::Victim, IctipUnit::Perpetrator],
                iccs: &["ViP"],
                htcds: &["vic_RelationshipToTrafficker"],
                ..none
            },
            Variable::MeansOfControl => Self {
                htcds: &["vic_MethodsOfControl"],
                ..event
            },
            Variable::CountryOfExploitation => Self {
                iccs: &["Geo"],
                htcds: &["hte_Country", "vic_LocationOfExploitation"],
                ..event
            },
            Variable::FormOfExploitation => Self {
                iccs: &["0204"],
                htcds: &["vic_TypeOfExploitation"],
                glotip: &["GLO-V-EXP"],
                ..event
            },
            Variable::EconomicSector => Self {
                iccs: &["ES"],
                htcds: &["vic_ForcedLabourIndustry"],
                ..event
            },
            Variable::FormOfRecruitment
            | Variable::RecruitmentLure
            | Variable::TraffickingScope => event,
            Variable::MigrationStatus => none,
            Variable::DecisionTime => Self {
                ictip_units: &[IctipUnit::Victim, IctipUnit::ReportingEntity],
                iccs: &["DaT"],
                ..none
            },
        }
    }

    /// The same with these codes of the ICCS.
    pub(super) const fn iccs(self, iccs: &'static [&'static str]) -> Self {
        Self { iccs, ..self }
    }

    /// The same with these indicators of GLOTIP.
    pub(super) const fn glotip(self, glotip: &'static [&'static str]) -> Self {
        Self { glotip, ..self }
    }

    /// The same with an indicator of the Sustainable Development Goals.
    pub(super) const fn sdg(self, sdg: &'static str) -> Self {
        Self {
            sdg: Some(sdg),
            ..self
        }
    }
}
