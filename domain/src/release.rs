//! Releases: immutable files of published cells.
//!
//! A release describes itself: a reader needs nothing else to make every table
//! that it holds. Reading one needs no database and no clock.

mod build;
mod cells;
mod changes;
mod describe;
mod dimension;
mod exact;
mod file;
mod nearest;
mod packed;
mod part;
mod plan;
mod read;
mod sample;
mod similar;
mod stored;
#[cfg(test)]
mod tests;
mod total;

use crate::{measure::Measure, selection::ReleaseId, table::ItemKind, variable::Variable};

pub use self::{
    changes::{
        CellChange, CellChanges, Change, FrameChanges, ItemChange, PolicyChange, Revision,
        TableChange, changed_cells,
    },
    describe::{Dimension, DimensionItem, ExactSeries, Manifest, PolicySummary, SeriesPoint},
    file::{MAX_CELLS, PartialRelease},
    nearest::Dropped,
    part::{Block, Part, UnknownPart},
    sample::sample,
};
use self::{dimension::DimensionIndex, stored::StoredMeasure};

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
    /// One for each declared combination, the total among them; in any order.
    pub tables: Vec<TableCells>,
}

/// An immutable set of published tables.
///
/// # Examples
///
/// ```
/// use domain::{release, selection::Selection, table::Cell};
///
/// let release = release::sample();
/// let table = release.table(&Selection::parse("by=sex&province=1")?)?;
/// assert_eq!(table.axes()[0].items[0].label.es, "Hombre");
/// assert!(matches!(table.cells()[0], Cell::Published(_)));
/// # Ok::<(), domain::selection::SelectionError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    manifest: Manifest,
    dimensions: Vec<Dimension>,
    /// For each dimension what reading needs beside its description.
    indexes: Vec<DimensionIndex>,
    /// Ascending by measure; those below the floor are absent.
    measures: Vec<StoredMeasure>,
    /// Ascending by measure.
    series: Vec<ExactSeries>,
}

/// The bytes are not a release.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a release: {0}")]
pub struct InvalidRelease(pub String);

impl InvalidRelease {
    fn because<T>(reason: impl Into<String>) -> Result<T, Self> {
        Err(Self(reason.into()))
    }
}

impl Release {
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
        self.place(variable).map(|place| &self.dimensions[place])
    }

    /// The single years that it tabulates, ascending as in `period`.
    pub fn years(&self) -> impl Iterator<Item = &DimensionItem> {
        self.period_items(ItemKind::Category)
    }

    /// The pooled periods that it tabulates.
    pub fn pools(&self) -> impl Iterator<Item = &DimensionItem> {
        self.period_items(ItemKind::Group)
            .filter(|item| item.code.as_str() != crate::code::reserved::ANSWERED)
    }

    fn period_items(&self, kind: ItemKind) -> impl Iterator<Item = &DimensionItem> {
        self.dimension(Variable::Period)
            .into_iter()
            .flat_map(|period| &period.items)
            .filter(move |item| item.kind == kind)
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
        self.stored(measure).is_some()
    }

    /// The combinations of variables that it tabulates for a measure, each
    /// ascending; the empty one is the total.
    pub fn combinations(&self, measure: Measure) -> impl Iterator<Item = Vec<Variable>> {
        self.stored(measure)
            .into_iter()
            .flat_map(|stored| &stored.tables)
            .map(|table| {
                table
                    .dimensions
                    .iter()
                    .map(|&place| self.dimensions[place].variable)
                    .collect()
            })
    }

    /// Whether the cells of a part are there: always, but for a
    /// [`PartialRelease`].
    #[must_use]
    pub fn holds(&self, part: Part) -> bool {
        self.stored(part.measure)
            .is_none_or(|stored| stored.has(part.block))
    }

    /// The parts that are there.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        let all = self.measures.iter().flat_map(|it| Part::all(it.measure));
        all.filter(|part| self.holds(*part))
    }

    fn stored(&self, measure: Measure) -> Option<&StoredMeasure> {
        self.measures.iter().find(|held| held.measure == measure)
    }

    /// The place of a variable among the dimensions.
    fn place(&self, variable: Variable) -> Option<usize> {
        self.dimensions
            .binary_search_by_key(&variable, |dimension| dimension.variable)
            .ok()
    }
}
