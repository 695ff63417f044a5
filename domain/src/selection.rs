//! The query grammar: one text for page, API, embed and file name.
//!
//! ```text
//! measure=accredited&by=sex,age_group&period=2019-2021&province=1&release=2025-06
//! ```
//!
//! Keys are variables, values are codes: a category or a declared group. The
//! canonical order is measure, by, period, filters in the order of
//! [`Variable::ALL`], release; defaults are left out.

mod error;
mod grammar;
mod release_id;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{code::Code, measure::Measure, order, variable::Variable};

pub use self::{error::SelectionError, release_id::ReleaseId};

/// The longest query string that is parsed, in bytes.
pub const MAX_QUERY_LENGTH: usize = 2_000;

/// What is asked: a measure, its breakdown, filters and a release.
///
/// # Examples
///
/// ```
/// use domain::selection::Selection;
///
/// let selection: Selection = "province=1&by=sex&period=2019-2021".parse()?;
/// // Printed in canonical order; the default measure is left out.
/// assert_eq!(selection.to_string(), "by=sex&period=2019-2021&province=1");
/// # Ok::<(), domain::selection::SelectionError>(())
/// ```
///
/// Serialised as its canonical text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Selection {
    /// What is counted.
    pub measure: Measure,
    /// The breakdown, outermost first, without repetition.
    pub by: Vec<Variable>,
    /// One category or declared group for each filtered variable.
    pub filters: BTreeMap<Variable, Code>,
    /// A pinned release; the latest when absent.
    pub release: Option<ReleaseId>,
}

impl Selection {
    /// A selection of one measure without breakdown or filter.
    #[must_use]
    pub fn of(measure: Measure) -> Self {
        Self {
            measure,
            ..Self::default()
        }
    }

    /// The same with this breakdown.
    #[must_use]
    pub fn by(mut self, variables: impl IntoIterator<Item = Variable>) -> Self {
        self.by = variables.into_iter().collect();
        self
    }

    /// The same with one filter more, or replaced.
    #[must_use]
    pub fn filter(mut self, variable: Variable, code: Code) -> Self {
        self.filters.insert(variable, code);
        self
    }

    /// The same without a filter on this variable.
    #[must_use]
    pub fn without(mut self, variable: Variable) -> Self {
        self.filters.remove(&variable);
        self
    }

    /// The distinct variables of breakdown and filters, ascending.
    #[must_use]
    pub fn variables(&self) -> Vec<Variable> {
        order::distinct(self.by.iter().chain(self.filters.keys()).copied())
    }
}
