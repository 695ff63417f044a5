//! Tables that others ask for, ready to hand in: the rows of the GLOTIP
//! questionnaire of the UNODC, and indicator 16.2.2 of the Sustainable
//! Development Goals.
//!
//! Nothing is computed that a release does not hold: totals are its own
//! totals, groups its declared groups, and a crossing that it does not combine
//! is said not to be published. What has no equivalent here stands as a row of
//! its own, without a number and with the reason.

mod glotip;
mod sdg;
mod table;

use domain::{
    label::{Label, Language},
    release::Release,
};

pub use table::{Field, Mapping, ReadyTable, csv, xlsx};

/// The state of a row that has no equivalent in a release.
pub const NOT_MAPPED: &str = "not_mapped";

/// A table that is made of any release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadyFile {
    /// Rows of the GLOTIP questionnaire: detected victims.
    Glotip,
    /// SDG 16.2.2: victims per 100,000 population.
    Sdg,
}

impl ReadyFile {
    /// Every table.
    pub const ALL: [Self; 2] = [Self::Glotip, Self::Sdg];

    /// The name in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Glotip => "glotip",
            Self::Sdg => "sdg-16-2-2",
        }
    }

    /// The table of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|file| file.name() == name)
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> Label {
        match self {
            Self::Glotip => Label::new(
                "Cuestionario GLOTIP de la UNODC: víctimas detectadas",
                "GLOTIP questionnaire of the UNODC: detected victims",
            ),
            Self::Sdg => Label::new(
                "ODS 16.2.2: víctimas de trata por cada 100 000 habitantes",
                "SDG 16.2.2: victims of trafficking per 100,000 population",
            ),
        }
    }

    /// What it holds, in one sentence or two.
    #[must_use]
    pub fn about(self) -> Label {
        match self {
            Self::Glotip => Label::new(
                "Personas acreditadas por año: por sexo y edad, por fin de explotación con sexo o edad, y por nacionalidad, con los textos en inglés de la base de datos de la UNODC.",
                "Persons accredited by year: by sex and age, by form of exploitation with sex or age, and by citizenship, in the English words of the UNODC dataset.",
            ),
            Self::Sdg => Label::new(
                "La parte detectada del indicador por año: total, por sexo, por edad y por fin de explotación, con su numerador y su denominador.",
                "The detected part of the indicator by year: total, by sex, by age and by form of exploitation, with numerator and denominator.",
            ),
        }
    }

    /// The table, made of a release.
    #[must_use]
    pub fn table(self, release: &Release, language: Language) -> ReadyTable {
        match self {
            Self::Glotip => glotip::table(release, language),
            Self::Sdg => sdg::table(release, language),
        }
    }
}
