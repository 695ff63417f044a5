//! Exact tables for signed-in members of the institutions.

use super::{
    axis::Axis,
    count::Counter,
    expand::to_items,
    histogram::Histogram,
    rows::{Filters, Rows},
    snapshot::Snapshot,
    spec::{DimensionSpec, FilterSpec},
};
use crate::measure::Measure;

/// An exact table: for members whose role allows it, and for nobody else.
///
/// Like every exact count it cannot be serialised.
///
/// ```compile_fail,E0277
/// fn leave(table: impl serde::Serialize) {}
/// fn answer(table: domain::cube::MemberTable) {
///     leave(table);
/// }
/// ```
#[derive(Clone, Debug)]
pub struct MemberTable {
    dimensions: Vec<DimensionSpec>,
    persons: Vec<u32>,
}

impl MemberTable {
    /// The breakdown, outermost first. Without one there is a single cell.
    #[must_use]
    pub fn dimensions(&self) -> &[DimensionSpec] {
        &self.dimensions
    }

    /// Persons, row-major over all items: the last dimension runs fastest.
    #[must_use]
    pub fn persons(&self) -> &[u32] {
        &self.persons
    }
}

impl Snapshot {
    /// Counts the persons who pass all filters, broken down by up to a few
    /// variables.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{cube::SnapshotBuilder, measure::Measure};
    ///
    /// let cutoff = "2025-12-31".parse()?;
    /// let snapshot = SnapshotBuilder::new(cutoff).finish();
    /// let total = snapshot.exact_table(Measure::Accredited, &[], &[]);
    /// assert_eq!(total.persons(), [0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn exact_table(
        &self,
        measure: Measure,
        filters: &[FilterSpec],
        by: &[DimensionSpec],
    ) -> MemberTable {
        MemberTable {
            dimensions: by.to_vec(),
            persons: self
                .exact_cells(measure, filters, &[by])
                .pop()
                .unwrap_or_default(),
        }
    }

    /// Counts several tables under the same filters in one scan.
    #[must_use]
    pub fn exact_tables(
        &self,
        measure: Measure,
        filters: &[FilterSpec],
        breakdowns: &[&[DimensionSpec]],
    ) -> Vec<MemberTable> {
        self.exact_cells(measure, filters, breakdowns)
            .into_iter()
            .zip(breakdowns)
            .map(|(persons, dimensions)| MemberTable {
                dimensions: dimensions.to_vec(),
                persons,
            })
            .collect()
    }

    fn exact_cells(
        &self,
        measure: Measure,
        filters: &[FilterSpec],
        breakdowns: &[&[DimensionSpec]],
    ) -> Vec<Vec<u32>> {
        let axes: Vec<Vec<_>> = breakdowns
            .iter()
            .map(|by| {
                by.iter()
                    .map(|dimension| self.axis(dimension, measure))
                    .collect()
            })
            .collect();
        let mut scans: Vec<_> = axes.iter().map(|axes| Scan::new(axes)).collect();
        Filters::new(self, measure, filters).for_each_block(|rows| {
            for scan in &mut scans {
                scan.count(rows, self.keys());
            }
        });
        scans.into_iter().map(Scan::into_persons).collect()
    }
}

/// A table under count.
enum Scan<'axes> {
    /// Of one variable: sets are counted first, their items after.
    Histogram(Histogram<'axes>),
    /// Of any number of variables.
    Table(Counter<'axes, u32>, &'axes [Axis<'axes>]),
}

impl<'axes> Scan<'axes> {
    fn new(axes: &'axes [Axis<'axes>]) -> Self {
        match axes {
            [axis] => Self::Histogram(Histogram::new(axis)),
            _ => {
                let places: Vec<_> = (0..axes.len()).collect();
                Self::Table(Counter::new(axes, [places.as_slice()]), axes)
            }
        }
    }

    fn count(&mut self, rows: &Rows, keys: &[u64]) {
        match self {
            Self::Histogram(histogram) => histogram.count(rows),
            Self::Table(counter, _) => counter.count(rows, keys),
        }
    }

    fn into_persons(self) -> Vec<u32> {
        match self {
            Self::Histogram(histogram) => histogram.into_items(),
            Self::Table(counter, axes) => {
                let places: Vec<_> = (0..axes.len()).collect();
                let cells = counter.into_tables().next().unwrap_or_default();
                to_items(cells, &places, axes)
            }
        }
    }
}
