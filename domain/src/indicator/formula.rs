//! How an indicator is computed, as data.

use crate::{
    code::{Code, reserved},
    decision_time,
    measure::Measure,
    selection::{Selection, SelectionError},
    variable::Variable,
};

/// Persons counted: a measure, kept to at most two categories or declared
/// groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    measure: Measure,
    filters: [Option<(Variable, &'static str)>; 2],
}

/// How an indicator is computed from the cells of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// Persons.
    Count(Part),
    /// A part in percent of the whole that holds it.
    Share {
        /// The part.
        part: Part,
        /// The whole.
        base: Part,
    },
    /// Persons in so many of others.
    Ratio {
        /// The persons.
        numerator: Part,
        /// The others.
        denominator: Part,
        /// How many of the others.
        scale: u32,
    },
    /// Persons a year per 100,000 inhabitants.
    Rate(Part),
    /// The median working days to decision of the decided ones, from the
    /// published bands of [`crate::decision_time`].
    Median(Part),
    /// Each category of a variable in percent of the persons with an answer.
    Distribution {
        /// What is counted.
        measure: Measure,
        /// The variable.
        variable: Variable,
    },
}

impl Part {
    /// All persons of a measure.
    #[must_use]
    pub const fn of(measure: Measure) -> Self {
        Self {
            measure,
            filters: [None; 2],
        }
    }

    /// The same, kept to one category or declared group more.
    ///
    /// # Panics
    ///
    /// On a third one: when the catalogue is compiled, not when it is read.
    #[must_use]
    pub const fn with(mut self, variable: Variable, code: &'static str) -> Self {
        let place = if self.filters[0].is_none() { 0 } else { 1 };
        assert!(self.filters[place].is_none(), "at most two filters");
        self.filters[place] = Some((variable, code));
        self
    }

    /// What is counted.
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.measure
    }

    /// The categories and groups that it is kept to.
    pub fn filters(&self) -> impl Iterator<Item = (Variable, &'static str)> {
        self.filters.into_iter().flatten()
    }

    /// The selection that counts it.
    #[must_use]
    pub fn selection(&self) -> Selection {
        self.filters().fold(
            Selection::of(self.measure),
            |selection, (variable, text)| selection.filter(variable, code(text)),
        )
    }

    /// The selection that counts it under a reader's filters.
    ///
    /// # Errors
    ///
    /// [`SelectionError::Repeated`] when a reader filters by a variable that
    /// the indicator itself is about.
    pub(super) fn under(&self, filters: &Selection) -> Result<Selection, SelectionError> {
        let mut selection = self.selection();
        selection.release.clone_from(&filters.release);
        for (&variable, code) in &filters.filters {
            if selection.filters.insert(variable, code.clone()).is_some() {
                return Err(SelectionError::Repeated {
                    name: variable.name().to_owned(),
                });
            }
        }
        Ok(selection)
    }
}

impl Formula {
    /// The share of an answer among the persons with any answer.
    pub(super) const fn share(measure: Measure, variable: Variable, code: &'static str) -> Self {
        let all = Part::of(measure);
        Self::Share {
            part: all.with(variable, code),
            base: all.with(variable, reserved::ANSWERED),
        }
    }

    /// The persons counted in it, the whole last.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        match *self {
            Self::Count(part) | Self::Rate(part) => vec![part],
            Self::Share { part, base } => vec![part, base],
            Self::Ratio {
                numerator,
                denominator,
                ..
            } => vec![numerator, denominator],
            Self::Median(part) => vec![part.with(Variable::DecisionTime, decision_time::DECIDED)],
            Self::Distribution { measure, variable } => {
                vec![Part::of(measure).with(variable, reserved::ANSWERED)]
            }
        }
    }

    /// The variables that it is about: a reader cannot filter by them, that of
    /// a distribution apart.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        let parts = self.parts();
        let mut variables: Vec<_> = parts
            .iter()
            .flat_map(Part::filters)
            .map(|(variable, _)| variable)
            .collect();
        variables.sort_unstable();
        variables.dedup();
        variables
    }
}

/// A code that is written in the catalogue.
pub(super) fn code(text: &str) -> Code {
    text.parse()
        .expect("the codes of the catalogue are well formed")
}
