//! Releases: immutable files of published cells.
//!
//! A release describes itself: a reader needs nothing else to make every table
//! that it holds. Reading one needs no database and no clock.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    code::Code,
    label::Label,
    measure::Measure,
    selection::{ReleaseId, Selection, SelectionError},
    table::{Cell, ItemKind, PublishedTable},
    variable::Variable,
};

/// What a release says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Its name.
    pub id: ReleaseId,
    /// The last day that it covers: nothing received or decided later counts.
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
    /// Whether it is tabulated over pooled periods only.
    pub pooled_only: bool,
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

/// The published cells of one combination of variables, for one measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableCells {
    /// Places in [`Release::dimensions`], ascending; empty for the total.
    pub dimensions: Vec<usize>,
    /// Persons, row-major over all items of each dimension, the last running
    /// fastest; zero where withheld. Never 1 to threshold - 1.
    pub persons: Vec<u32>,
}

/// All tables of one measure; none when the population is below the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureTables {
    /// What is counted.
    pub measure: Measure,
    /// One for each declared combination.
    pub tables: Vec<TableCells>,
}

/// An immutable set of published tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    manifest: Manifest,
    dimensions: Vec<Dimension>,
    measures: Vec<MeasureTables>,
    series: Vec<ExactSeries>,
}

/// The bytes are not a release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a release: {0}")]
pub struct InvalidRelease(pub String);

impl Release {
    /// Puts a release together.
    ///
    /// # Errors
    ///
    /// Tables that do not fit the dimensions, or values below the threshold.
    pub fn new(
        manifest: Manifest,
        dimensions: Vec<Dimension>,
        measures: Vec<MeasureTables>,
        series: Vec<ExactSeries>,
    ) -> Result<Self, InvalidRelease> {
        Ok(Self {
            manifest,
            dimensions,
            measures,
            series,
        })
    }

    /// Reads the bytes of a release file.
    ///
    /// # Errors
    ///
    /// Anything but the whole of a sound release file.
    pub fn decode(bytes: &[u8]) -> Result<Self, InvalidRelease> {
        let _ = bytes;
        unimplemented!()
    }

    /// The bytes of its file: the same release has the same bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        unimplemented!()
    }

    /// SHA-256 of a release file, in hexadecimal.
    #[must_use]
    pub fn hash_of(bytes: &[u8]) -> String {
        let _ = bytes;
        unimplemented!()
    }

    /// What it says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Its name.
    #[must_use]
    pub fn id(&self) -> &ReleaseId {
        &self.manifest.id
    }

    /// Below it a cell is withheld, in persons.
    #[must_use]
    pub fn threshold(&self) -> u32 {
        self.manifest.policy.threshold
    }

    /// The variables that it tabulates, ascending.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// One of its variables.
    #[must_use]
    pub fn dimension(&self, variable: Variable) -> Option<&Dimension> {
        self.dimensions
            .iter()
            .find(|dimension| dimension.variable == variable)
    }

    /// The exact series of a measure, if the policy declares one.
    #[must_use]
    pub fn exact_series(&self, measure: Measure) -> Option<&[SeriesPoint]> {
        self.series
            .iter()
            .find(|series| series.measure == measure)
            .map(|series| series.points.as_slice())
    }

    /// Whether the population of a measure is large enough to be tabulated.
    #[must_use]
    pub fn is_tabulated(&self, measure: Measure) -> bool {
        self.measures
            .iter()
            .any(|held| held.measure == measure && !held.tables.is_empty())
    }

    /// Whether [`Self::table`] can answer.
    ///
    /// # Errors
    ///
    /// The same as [`Self::table`].
    pub fn check(&self, selection: &Selection) -> Result<(), SelectionError> {
        self.table(selection).map(|_| ())
    }

    /// The published cells that a selection asks for.
    ///
    /// A filter on a variable of the breakdown keeps one item of its axis.
    /// When the population of the measure is below the floor every cell is
    /// [`Cell::NotPublished`].
    ///
    /// # Errors
    ///
    /// What the release does not hold, with what would work.
    pub fn table(&self, selection: &Selection) -> Result<PublishedTable, SelectionError> {
        let _ = selection;
        unimplemented!()
    }
}

/// A release made for tests: small, fixed, of invented numbers.
#[must_use]
pub fn sample() -> Release {
    unimplemented!()
}
