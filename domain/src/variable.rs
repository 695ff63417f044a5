//! The classified properties of an application and its event.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// How many answers one person can give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Response {
    /// At most one category a person.
    Single,
    /// Any number of categories a person: shares may pass 100 %.
    Multiple,
}

/// Declares the variables once: variant, name, code list, response.
macro_rules! variables {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $list:literal, $response:ident;)+) => {
        /// A classified property, named as its code list (`age_group`), or the
        /// time dimension `period`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub enum Variable { $($(#[$doc])* $variant,)+ }

        impl Variable {
            /// Every variable, in the order in which selections print them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in selections, files and mappings.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The name of the code list that holds its categories.
            #[must_use]
            pub fn code_list(self) -> &'static str {
                match self { $(Self::$variant => $list,)+ }
            }

            /// Whether one person can give several answers.
            #[must_use]
            pub const fn response(self) -> Response {
                match self { $(Self::$variant => Response::$response,)+ }
            }
        }

        impl FromStr for Variable {
            type Err = UnknownVariable;

            fn from_str(name: &str) -> Result<Self, UnknownVariable> {
                match name {
                    $($name => Ok(Self::$variant),)+
                    _ => Err(UnknownVariable(name.chars().take(40).collect())),
                }
            }
        }
    };
}

variables! {
    /// Year of the measure's reference date, or a declared pool of years.
    Period = "period", "year", Single;
    /// Age group at the reference date, derived from age in completed years.
    AgeGroup = "age_group", "age_group", Single;
    /// Registered sex.
    Sex = "sex", "sex", Single;
    /// Self-declared gender identity, never inferred.
    GenderIdentity = "gender_identity", "gender_identity", Single;
    /// Nationalities held.
    Nationality = "nationality", "nationality", Multiple;
    /// Migration status at identification.
    MigrationStatus = "migration_status", "migration_status", Single;
    /// Education attained (ISCED 2011).
    EducationLevel = "education_level", "education_level", Single;
    /// Occupation before trafficking (ISCO-08).
    Occupation = "occupation", "occupation", Single;
    /// Province of residence.
    Province = "province", "geo_province", Single;
    /// Canton of residence.
    Canton = "canton", "geo_canton", Single;
    /// Mother tongue (ISO 639-3).
    MotherTongue = "mother_tongue", "mother_tongue", Single;
    /// Form of recruitment.
    FormOfRecruitment = "form_of_recruitment", "form_of_recruitment", Single;
    /// What was offered.
    RecruitmentLure = "recruitment_lure", "recruitment_lure", Multiple;
    /// Channels of the first contact.
    MeansOfRecruitment = "means_of_recruitment", "means_of_recruitment", Multiple;
    /// Place of recruitment.
    PlaceOfRecruitment = "place_of_recruitment", "place_of_recruitment", Single;
    /// Relationship to the recruiter or recruiters.
    RelationshipToRecruiter = "relationship_to_recruiter", "relationship_to_recruiter", Multiple;
    /// How control was kept.
    MeansOfControl = "means_of_control", "means_of_control", Multiple;
    /// Countries in which the exploitation took place or was meant to.
    CountryOfExploitation = "country_of_exploitation", "country_of_exploitation", Multiple;
    /// Forms or purposes of exploitation.
    FormOfExploitation = "form_of_exploitation", "form_of_exploitation", Multiple;
    /// Economic sectors of labour exploitation (ISIC Rev. 4).
    EconomicSector = "economic_sector", "economic_sector", Multiple;
    /// Internal or cross-border trafficking.
    TraffickingScope = "trafficking_scope", "trafficking_scope", Single;
    /// Working days from receipt to decision, or to the cut-off date while
    /// pending; derived from dates and status.
    DecisionTime = "decision_time", "decision_time", Single;
}

impl Variable {
    /// The variables that a record holds as codes: all that are not
    /// [derived](Self::is_derived).
    pub fn recorded() -> impl Iterator<Item = Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|variable| !variable.is_derived())
    }

    /// Whether it follows from other properties of a record: `period` and
    /// `decision_time` from dates and status, `age_group` from the age.
    #[must_use]
    pub fn is_derived(self) -> bool {
        matches!(self, Self::Period | Self::AgeGroup | Self::DecisionTime)
    }

    /// Position in [`Variable::ALL`].
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Variable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl From<Variable> for String {
    fn from(variable: Variable) -> Self {
        variable.name().to_owned()
    }
}

impl TryFrom<String> for Variable {
    type Error = UnknownVariable;

    fn try_from(name: String) -> Result<Self, UnknownVariable> {
        name.parse()
    }
}

/// The product has no variable of this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown variable {0:?}")]
pub struct UnknownVariable(pub String);
