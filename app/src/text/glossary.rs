//! The words of official statistics, each with its one definition for readers.

use domain::{label::Language, letters};

use super::Text;
use crate::{figure::Drawing, page::Page};

/// A word that opens its definition in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// A request for accreditation.
    Application,
    /// A person recognised as a victim.
    Accredited,
    /// Accredited per hundred applications.
    AccreditationRate,
    /// Form or purpose of the exploitation.
    FormOfExploitation,
    /// How it happened.
    Event,
    /// A number below the threshold.
    Withheld,
    /// The last day that a release covers.
    CutOff,
    /// What shares are taken of.
    Base,
    /// The small change of each number.
    Noise,
    /// A union of categories.
    Group,
    /// Years taken together.
    Pool,
    /// An immutable file of numbers.
    Release,
    /// Nobody knows.
    NotKnown,
    /// The middle of a distribution.
    Median,
    /// Persons per 100,000 inhabitants.
    PopulationRate,
}

impl Term {
    /// Every word, in the order of the glossary.
    #[cfg(any(feature = "ssr", test))]
    pub const ALL: [Self; 15] = [
        Self::Application,
        Self::Accredited,
        Self::AccreditationRate,
        Self::Event,
        Self::FormOfExploitation,
        Self::Release,
        Self::CutOff,
        Self::Withheld,
        Self::Noise,
        Self::Base,
        Self::NotKnown,
        Self::Group,
        Self::Pool,
        Self::Median,
        Self::PopulationRate,
    ];

    /// Its anchor in the glossary of the method page, the same in both
    /// languages.
    pub const fn anchor(self) -> &'static str {
        match self {
            Self::Application => "term-application",
            Self::Accredited => "term-accredited",
            Self::AccreditationRate => "term-accreditation-rate",
            Self::FormOfExploitation => "term-form-of-exploitation",
            Self::Event => "term-event",
            Self::Withheld => "term-withheld",
            Self::CutOff => "term-cut-off",
            Self::Base => "term-base",
            Self::Noise => "term-noise",
            Self::Group => "term-group",
            Self::Pool => "term-pool",
            Self::Release => "term-release",
            Self::NotKnown => "term-not-known",
            Self::Median => "term-median",
            Self::PopulationRate => "term-population-rate",
        }
    }

    /// The word.
    pub const fn name(self) -> Text {
        match self {
            Self::Application => Text::new("solicitud recibida", "application received"),
            Self::Accredited => Text::new("persona acreditada", "accredited person"),
            Self::AccreditationRate => Text::new("tasa de acreditación", "accreditation rate"),
            Self::FormOfExploitation => Text::new("fin de explotación", "form of exploitation"),
            Self::Event => Text::new("hecho", "event"),
            Self::Withheld => Text::new("dato reservado", "withheld figure"),
            Self::CutOff => Text::new("fecha de corte", "cut-off date"),
            Self::Base => Text::new("base", "base"),
            Self::Noise => Text::new("alteración de protección", "protective change"),
            Self::Group => Text::new("grupo declarado", "declared group"),
            Self::Pool => Text::new("período agrupado", "pooled period"),
            Self::Release => Text::new("publicación", "release"),
            Self::NotKnown => Text::new("sin dato", "not known"),
            Self::Median => Text::new("mediana", "median"),
            Self::PopulationRate => Text::new("tasa de población", "population rate"),
        }
    }

    /// What it means, in a sentence or two.
    pub const fn definition(self) -> Text {
        match self {
            Self::Application => Text::new(
                "La petición de una persona para que se la acredite como víctima de trata, recibida por una institución competente. Cada una es de una persona y cuenta en el año en que se recibió.",
                "One person’s request to be accredited as a victim of trafficking, received by a competent institution. Each is one person’s and counts in the year of its receipt.",
            ),
            Self::Accredited => Text::new(
                "Una persona a quien la autoridad acreditó como víctima de trata. Cuenta en el año de la resolución, también si su acreditación finalizó después.",
                "A person whom the authority accredited as a victim of trafficking. She counts in the year of the decision, also if her accreditation ended later.",
            ),
            Self::AccreditationRate => Text::new(
                "Personas acreditadas en un período por cada 100 solicitudes recibidas en el mismo período. No son necesariamente las mismas personas; puede pasar de 100.",
                "Persons accredited in a period per 100 applications received in the same period. They need not be the same persons; it can exceed 100.",
            ),
            Self::FormOfExploitation => Text::new(
                "Para qué se explotó a la persona o se la quiso explotar, haya llegado a ocurrir o no. Una persona puede tener varios.",
                "What the person was exploited for, or meant to be, whether or not it came about. One person can have several.",
            ),
            Self::Event => Text::new(
                "Cómo ocurrió: captación, control y explotación de una persona.",
                "How it happened: recruitment, control and exploitation of a person.",
            ),
            Self::Withheld => Text::new(
                "Una cifra menor que el umbral de la publicación, o cero. No se muestra, para que nadie pueda ser identificado, y nunca debe leerse como cero.",
                "A figure below the threshold of the release, or zero. It is not shown, so that nobody can be identified, and must never be read as zero.",
            ),
            Self::CutOff => Text::new(
                "El último día que cubre una publicación: nada recibido o resuelto después cuenta en ella.",
                "The last day that a release covers: nothing received or decided later counts in it.",
            ),
            Self::Base => Text::new(
                "Las personas de las que se toma un porcentaje: las que tienen alguna respuesta a la variable, bajo los mismos filtros. Se escribe n.",
                "The persons of whom a share is taken: those with any answer to the variable, under the same filters. It is written n.",
            ),
            Self::Noise => Text::new(
                "Un cambio de unas pocas personas que cada cifra lleva antes de publicarse, siempre el mismo para la misma cifra. Por él las partes pueden no sumar el total.",
                "A change of a few persons that each figure carries before it is published, always the same for the same figure. Because of it parts may not add up to the total.",
            ),
            Self::Group => Text::new(
                "Categorías que se publican juntas, como «menores de edad». En un grupo cada persona cuenta una sola vez.",
                "Categories that are published together, such as “under 18”. In a group each person counts once.",
            ),
            Self::Pool => Text::new(
                "Varios años juntos. Lo que en un año sería de muy pocas personas se publica así.",
                "Several years together. What would be very few persons in one year is published so.",
            ),
            Self::Release => Text::new(
                "Un archivo de cifras protegidas que no cambia nunca, con su fecha de corte. Una publicación nueva no reemplaza a la anterior, que se puede seguir leyendo.",
                "A file of protected figures that never changes, with its cut-off date. A new release does not replace the one before, which can still be read.",
            ),
            Self::NotKnown => Text::new(
                "Nadie lo sabe, o no se anotó. No es lo mismo que «no aplica», que «se niega a responder» ni que cero.",
                "Nobody knows, or it was not recorded. It is neither “not applicable” nor “declines to answer” nor zero.",
            ),
            Self::Median => Text::new(
                "El valor que deja a la mitad de las personas por debajo. Se lee de franjas publicadas: si alguna está reservada, se dan los dos valores entre los que queda.",
                "The value that half of the persons lie below. It is read from published bands: where some are withheld, the two values between which it lies are given.",
            ),
            Self::PopulationRate => Text::new(
                "Personas por año por cada 100 000 habitantes, con la población residente de 2022 (INEC), la única disponible por provincia.",
                "Persons a year per 100,000 inhabitants, with the resident population of 2022 (INEC), the only one available by province.",
            ),
        }
    }
}

/// The words that the head of a page explains.
pub const fn of(page: Page) -> &'static [Term] {
    match page {
        Page::Persons => &[
            Term::Application,
            Term::Accredited,
            Term::AccreditationRate,
            Term::CutOff,
            Term::Withheld,
        ],
        Page::Applications => &[
            Term::Application,
            Term::Base,
            Term::NotKnown,
            Term::Withheld,
            Term::CutOff,
        ],
        Page::Accredited => &[
            Term::Accredited,
            Term::Base,
            Term::Group,
            Term::NotKnown,
            Term::Withheld,
            Term::CutOff,
        ],
        Page::Events => &[
            Term::Event,
            Term::FormOfExploitation,
            Term::Base,
            Term::Withheld,
        ],
        Page::Indicators => &[
            Term::Median,
            Term::PopulationRate,
            Term::Withheld,
            Term::CutOff,
        ],
        Page::Releases => &[Term::Release, Term::CutOff, Term::Withheld, Term::Noise],
        _ => &[Term::Accredited, Term::Base, Term::Withheld, Term::Pool],
    }
}

/// The words that an indicator's page explains.
#[cfg(feature = "ssr")]
pub const fn of_indicator(formula: &domain::indicator::Formula) -> &'static [Term] {
    use domain::indicator::Formula;
    match formula {
        Formula::Count(_) => &[
            Term::Application,
            Term::Accredited,
            Term::Withheld,
            Term::Noise,
            Term::CutOff,
        ],
        Formula::Share { .. } | Formula::Distribution { .. } => {
            &[Term::Base, Term::NotKnown, Term::Withheld, Term::Noise]
        }
        Formula::Ratio { .. } => &[
            Term::AccreditationRate,
            Term::Application,
            Term::Accredited,
            Term::Withheld,
        ],
        Formula::Rate(_) => &[Term::PopulationRate, Term::Withheld, Term::Noise],
        Formula::Median(_) => &[
            Term::Median,
            Term::Application,
            Term::Withheld,
            Term::CutOff,
        ],
    }
}

/// The words that stand beneath a figure.
pub const fn of_figure(drawing: Drawing) -> &'static [Term] {
    match drawing {
        Drawing::Years => &[Term::Withheld, Term::CutOff],
        Drawing::Rate => &[Term::AccreditationRate, Term::Withheld],
        Drawing::Pools => &[Term::Pool, Term::Withheld, Term::Noise],
        _ => &[Term::Withheld, Term::Base, Term::Noise],
    }
}

#[cfg(feature = "ssr")]
pub const HEADING: Text = Text::new("Glosario", "Glossary");
pub const WORDS: Text = Text::new("Términos de esta página", "Terms of this page");
pub const FIGURE_WORDS: Text = Text::new("Términos de esta figura", "Terms of this figure");
pub const MORE: Text = Text::new("Ver en el glosario", "See in the glossary");

/// The name of a term at the beginning of a line.
pub fn capital(term: Term, language: Language) -> String {
    letters::first(letters::upper, term.name().get(language))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_term_has_its_own_anchor_name_and_definition() {
        let anchors: BTreeSet<_> = Term::ALL.iter().map(|term| term.anchor()).collect();
        assert_eq!(anchors.len(), Term::ALL.len());
        for term in Term::ALL {
            for language in [Language::Es, Language::En] {
                assert!(term.definition().get(language).ends_with('.'), "{term:?}");
                assert!(!term.name().get(language).is_empty());
            }
            assert_ne!(
                term.definition().get(Language::Es),
                term.definition().get(Language::En)
            );
        }
    }
}
