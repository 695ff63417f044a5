//! Every indicator.

mod decisions;
mod exploitation;
mod persons;
mod population;
mod process;
mod profile;
mod recruitment;

use super::{
    Indicator, correspondence::Correspondence, formula::Formula, note::Note, text::Text,
    unit::Theme,
};
use crate::{
    measure::Measure::{self, Accredited, Applications},
    variable::{Response, Variable},
};

/// Every indicator, in the order in which the catalogue shows them.
pub fn all() -> impl Iterator<Item = &'static Indicator> {
    [
        process::INDICATORS,
        decisions::INDICATORS,
        persons::INDICATORS,
        profile::INDICATORS,
        recruitment::INDICATORS,
        exploitation::INDICATORS,
        population::INDICATORS,
    ]
    .into_iter()
    .flatten()
}

/// The indicator of an id; case does not matter.
///
/// # Examples
///
/// ```
/// use domain::indicator::by_id;
///
/// assert_eq!(by_id("acc-rate").map(|rate| rate.id), Some("ACC-RATE"));
/// assert!(by_id("ACC-XX").is_none());
/// ```
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Indicator> {
    all().find(|indicator| indicator.id.eq_ignore_ascii_case(id))
}

/// What most indicators are offered by.
const PROFILE: &[Variable] = &[
    Variable::Sex,
    Variable::AgeGroup,
    Variable::Nationality,
    Variable::MigrationStatus,
    Variable::Province,
    Variable::FormOfExploitation,
];

/// Definitions are one sentence each; more is in the notes.
impl Indicator {
    const fn new(
        id: &'static str,
        theme: Theme,
        name: Text,
        definition: Text,
        formula: Formula,
    ) -> Self {
        Self {
            id,
            version: "1.0",
            theme,
            name,
            definition,
            formula,
            correspondence: Correspondence::PERSONS,
            notes: &[],
            keywords: "",
            breakdowns: PROFILE,
        }
    }

    const fn keywords(self, keywords: &'static str) -> Self {
        Self { keywords, ..self }
    }

    const fn notes(self, notes: &'static [Note]) -> Self {
        Self { notes, ..self }
    }

    const fn offered_by(self, breakdowns: &'static [Variable]) -> Self {
        Self { breakdowns, ..self }
    }

    const fn corresponds(self, correspondence: Correspondence) -> Self {
        Self {
            correspondence,
            ..self
        }
    }

    const fn iccs(self, iccs: &'static [&'static str]) -> Self {
        let correspondence = self.correspondence.iccs(iccs);
        self.corresponds(correspondence)
    }

    const fn glotip(self, glotip: &'static [&'static str]) -> Self {
        let correspondence = self.correspondence.glotip(glotip);
        self.corresponds(correspondence)
    }
}

/// The share of an answer among the accredited persons with any answer.
const fn accredited(
    id: &'static str,
    theme: Theme,
    answer: (Variable, &'static str),
    name: Text,
    definition: Text,
) -> Indicator {
    share(Accredited, id, theme, answer, name, definition)
}

/// The share of an answer among the applications with any answer.
const fn applied(
    id: &'static str,
    theme: Theme,
    answer: (Variable, &'static str),
    name: Text,
    definition: Text,
) -> Indicator {
    share(Applications, id, theme, answer, name, definition)
}

const fn share(
    measure: Measure,
    id: &'static str,
    theme: Theme,
    (variable, code): (Variable, &'static str),
    name: Text,
    definition: Text,
) -> Indicator {
    let formula = Formula::share(measure, variable, code);
    Indicator::new(id, theme, name, definition, formula)
        .corresponds(Correspondence::of(variable))
        .notes(notes_of(variable))
}

/// All categories of a variable.
const fn distribution(
    measure: Measure,
    id: &'static str,
    theme: Theme,
    variable: Variable,
    name: Text,
    definition: Text,
) -> Indicator {
    let formula = Formula::Distribution { measure, variable };
    Indicator::new(id, theme, name, definition, formula)
        .corresponds(Correspondence::of(variable))
        .notes(notes_of(variable))
}

/// What has to be known of every indicator about a variable.
const fn notes_of(variable: Variable) -> &'static [Note] {
    match (variable, variable.response()) {
        (Variable::FormOfExploitation, _) => &[Note::SeveralAnswers, Note::PurposeCounts],
        (_, Response::Multiple) => &[Note::SeveralAnswers],
        (_, Response::Single) => &[],
    }
}
