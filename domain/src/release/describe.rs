//! What a release says of itself and of its variables.

mod day;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    label::Label,
    measure::Measure,
    selection::ReleaseId,
    table::{Cell, ItemKind},
    variable::Variable,
};

/// What a release says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Its name.
    pub id: ReleaseId,
    /// The last day that it covers: nothing received or decided later counts.
    #[serde(deserialize_with = "day::deserialize")]
    pub cutoff: NaiveDate,
    /// How its cells were protected.
    pub policy: PolicySummary,
    /// The version of the code lists.
    pub classification_version: String,
    /// SHA-256 of the records that went in, in hexadecimal.
    pub input_hash: String,
    /// The version of the program that made it.
    pub program_version: String,
    /// Whether it was made from invented records.
    pub demonstration: bool,
    /// What readers should know.
    pub notes: Vec<Label>,
    /// What changed since the release before.
    pub revision_notes: Vec<Label>,
    /// The release before.
    pub previous: Option<ReleaseId>,
}

/// The part of a policy that a reader may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicySummary {
    /// Its name, such as `standard`.
    pub name: String,
    /// SHA-256 of its file, in hexadecimal.
    pub hash: String,
    /// Cells below it are withheld, in persons.
    pub threshold: u32,
    /// The most variables that are combined.
    pub max_dimensions: usize,
    /// The largest change made to a count, in persons.
    pub max_noise: u32,
    /// A population of fewer persons is not tabulated.
    pub min_population: u32,
    /// Two releases differ by at least so many changed records.
    pub min_changed_records: u32,
}

/// A variable that the release tabulates, with all its items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dimension {
    /// The variable.
    pub variable: Variable,
    /// Its name for readers.
    pub label: Label,
    /// Whether one person can stand in several items.
    pub multiple: bool,
    /// Whether it is tabulated over pooled periods only: never together with
    /// a single year, which is a category of `period`.
    pub pooled_only: bool,
    /// Items of `period` in which it was not collected.
    pub not_collected: Vec<Code>,
    /// Categories, declared groups (with [`crate::code::reserved::ANSWERED`])
    /// and codes of missing answers, in the order in which they are shown.
    pub items: Vec<DimensionItem>,
}

/// One item of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DimensionItem {
    /// Its code.
    pub code: Code,
    /// Its label.
    pub label: Label,
    /// What it is.
    pub kind: ItemKind,
    /// The item one level up: the group that holds it, or the province of a
    /// canton (which is an item of another dimension).
    pub parent: Option<Code>,
}

/// One year of a declared exact series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesPoint {
    /// The year.
    pub year: i32,
    /// Persons: published unperturbed, zero included.
    pub value: Cell,
}

/// A headline series that the policy declares exact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExactSeries {
    /// What is counted, by year.
    pub measure: Measure,
    /// Ascending by year, without gaps.
    pub points: Vec<SeriesPoint>,
}
