//! Policies: what a release may show.

mod error;
mod file;
mod fixed;
mod items;
mod noise;
mod read;
#[cfg(test)]
mod tests;

pub use self::error::InvalidPolicy;
pub(super) use self::{
    fixed::{OTHER, closing_items, fixed_code},
    read::excluded,
};

use super::ptable::PTable;
use crate::{code::Code, label::Label, measure::Measure, table::ItemKind, variable::Variable};

/// What a release may show, read from a TOML file.
///
/// The file declares noise, threshold, the most variables that are combined,
/// and for each variable its published categories and groups; the comments in
/// `data/policy/standard.toml` describe every key.
///
/// # Examples
///
/// ```
/// use domain::disclosure::Policy;
///
/// let policy = Policy::parse(r#"
///     extends = "standard"
///     name = "cautious"
///     threshold = 10
/// "#)?;
/// assert_eq!(policy.name(), "cautious");
/// assert_eq!(policy.threshold(), 10);
/// assert_eq!(policy.max_dimensions(), 3);
///
/// let error = Policy::parse("extends = \"standard\"\nthreshhold = 3").unwrap_err();
/// assert!(error.to_string().contains("threshhold"));
/// # Ok::<(), domain::disclosure::InvalidPolicy>(())
/// ```
#[derive(Clone, Debug)]
pub struct Policy {
    name: String,
    hash: String,
    pub(super) noise: PTable,
    pub(super) threshold: u32,
    pub(super) max_dimensions: usize,
    min_changed_records: u32,
    pub(super) min_population: u32,
    pub(super) exact_series: Vec<Measure>,
    pub(super) first_year: Option<i32>,
    pub(super) pools: Vec<Pool>,
    pub(super) dimensions: Vec<PolicyDimension>,
    pub(super) never_together: Vec<Vec<Variable>>,
    pub(super) extra_tables: Vec<Vec<Variable>>,
}

/// A declared period of several years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pool {
    pub(super) code: Code,
    pub(super) first: i32,
    pub(super) last: i32,
}

/// How a variable other than `period` is published.
#[derive(Clone, Debug)]
pub(super) struct PolicyDimension {
    pub(super) variable: Variable,
    pub(super) label: Label,
    pub(super) pooled_only: bool,
    /// It takes part in no larger table, the extra ones apart.
    pub(super) max_dimensions: usize,
    pub(super) items: Vec<PolicyItem>,
}

/// A published item and the codes of records that count in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PolicyItem {
    pub(super) code: Code,
    pub(super) label: Label,
    pub(super) kind: ItemKind,
    pub(super) parent: Option<Code>,
    pub(super) members: Vec<Code>,
}

/// The policies of the product: name and file.
const BUILT_IN: [(&str, &str); 2] = [
    ("standard", include_str!("../../data/policy/standard.toml")),
    ("strict", include_str!("../../data/policy/strict.toml")),
];

fn built_in_text(name: &str) -> Option<&'static str> {
    BUILT_IN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|&(_, text)| text)
}

impl Policy {
    /// Reads a policy file and checks it against the classification.
    ///
    /// # Errors
    ///
    /// What is wrong, with its key.
    pub fn parse(toml: &str) -> Result<Self, InvalidPolicy> {
        read::read(toml)
    }

    /// A built-in policy: `standard` or `strict`.
    ///
    /// # Panics
    ///
    /// Never: the tests read the files that are compiled in.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        built_in_text(name)
            .map(|text| Self::parse(text).expect("the files are compiled in and read by the tests"))
    }

    /// The names of the built-in policies.
    pub fn built_in_names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|&(name, _)| name)
    }

    /// The same policy without noise, for attacks to prove themselves on.
    pub(super) fn without_noise(&self) -> Self {
        Self {
            noise: PTable::unchanged(),
            ..self.clone()
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// SHA-256 of its file, in hexadecimal; with `extends`, of both files.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Cells below it are withheld, in persons.
    #[must_use]
    pub fn threshold(&self) -> u32 {
        self.threshold
    }

    /// The most variables that are combined, extra tables apart.
    #[must_use]
    pub fn max_dimensions(&self) -> usize {
        self.max_dimensions
    }

    /// Two releases differ by at least so many changed records.
    #[must_use]
    pub fn min_changed_records(&self) -> u32 {
        self.min_changed_records
    }
}
