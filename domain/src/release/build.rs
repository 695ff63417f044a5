//! Putting a release together: what must hold of every one.

use crate::{table::ItemKind, variable::Variable};

use super::{
    Dimension, ExactSeries, InvalidRelease, Manifest, MeasureTables, Release, TableCells,
    dimension::DimensionIndex,
    file::MAX_CELLS,
    packed::PackedCells,
    stored::{StoredMeasure, StoredTable},
};

impl Release {
    /// Puts a release together.
    ///
    /// # Errors
    ///
    /// Tables that do not fit the dimensions, values below the threshold,
    /// single years of a variable that is tabulated over pooled periods only.
    pub fn new(
        manifest: Manifest,
        dimensions: Vec<Dimension>,
        measures: Vec<MeasureTables>,
        series: Vec<ExactSeries>,
    ) -> Result<Self, InvalidRelease> {
        let threshold = manifest.policy.threshold;
        let mut release = Self::without_tables(manifest, dimensions, series)?;
        for MeasureTables {
            measure,
            mut tables,
        } in measures
        {
            // As numbers whose bits are places, without shifting by any yet.
            tables.sort_by_key(|table| table.dimensions.iter().rev().copied().collect::<Vec<_>>());
            let dimensions: Vec<_> = tables.iter().map(|table| &*table.dimensions).collect();
            let mut stored = release.shapes(&dimensions)?;
            for (table, TableCells { persons, .. }) in stored.iter_mut().zip(&tables) {
                fill(table, persons, threshold)?;
            }
            release.add(StoredMeasure::new(measure, stored))?;
        }
        Ok(release)
    }

    /// A release whose tables are still to be [added](Self::add).
    pub(super) fn without_tables(
        manifest: Manifest,
        dimensions: Vec<Dimension>,
        mut series: Vec<ExactSeries>,
    ) -> Result<Self, InvalidRelease> {
        if manifest.policy.threshold == 0 {
            return InvalidRelease::because("the threshold is zero");
        }
        if !dimensions.is_sorted_by(|one, next| one.variable < next.variable) {
            return InvalidRelease::because("the dimensions do not ascend by variable");
        }
        let period = dimensions
            .first()
            .filter(|dimension| dimension.variable == Variable::Period);
        let indexes = dimensions
            .iter()
            .map(|dimension| DimensionIndex::new(dimension, period))
            .collect::<Result<_, _>>()?;
        series.sort_by_key(|series| series.measure);
        check_series(&series)?;
        Ok(Self {
            manifest,
            dimensions,
            indexes,
            measures: Vec::new(),
            series,
        })
    }

    /// Empty tables of one measure over these sets of dimensions.
    pub(super) fn shapes(
        &self,
        tables: &[impl AsRef<[usize]>],
    ) -> Result<Vec<StoredTable>, InvalidRelease> {
        let held = self.measures.iter().flat_map(|stored| &stored.tables);
        let mut cells: usize = held.map(|table| table.len).sum();
        let mut shapes = Vec::with_capacity(tables.len());
        for dimensions in tables {
            let shape = self.shape(dimensions.as_ref())?;
            cells += shape.len;
            if cells > MAX_CELLS {
                return InvalidRelease::because("it has too many cells");
            }
            shapes.push(shape);
        }
        if !shapes.is_sorted_by(|one, next| one.set < next.set) {
            return InvalidRelease::because("its tables do not ascend, or one is given twice");
        }
        if shapes.first().is_some_and(|first| first.set != 0) {
            return InvalidRelease::because("a measure has no total");
        }
        Ok(shapes)
    }

    fn shape(&self, dimensions: &[usize]) -> Result<StoredTable, InvalidRelease> {
        let ascending = dimensions.is_sorted_by(|one, next| one < next);
        if !ascending || dimensions.iter().any(|&it| it >= self.dimensions.len()) {
            return InvalidRelease::because("a table of dimensions that do not exist or ascend");
        }
        let mut strides = vec![0; dimensions.len()];
        let mut len = 1usize;
        for (stride, &place) in strides.iter_mut().zip(dimensions).rev() {
            *stride = len;
            len = len
                .checked_mul(self.dimensions[place].items.len())
                .filter(|&len| len <= MAX_CELLS)
                .ok_or_else(|| InvalidRelease("a table is too large".into()))?;
        }
        Ok(StoredTable {
            set: dimensions.iter().fold(0, |set, place| set | 1 << place),
            dimensions: dimensions.to_vec(),
            strides,
            len,
            cells: PackedCells::default(),
        })
    }

    /// Adds the tables of a measure, made by [`Self::shapes`] and filled.
    pub(super) fn add(&mut self, stored: StoredMeasure) -> Result<(), InvalidRelease> {
        if self.is_tabulated(stored.measure) {
            return InvalidRelease::because(format!("{} is given twice", stored.measure));
        }
        if stored.tables.is_empty() {
            return Ok(());
        }
        for table in &stored.tables {
            self.check_pools(table)?;
        }
        self.measures.push(stored);
        self.measures.sort_by_key(|stored| stored.measure);
        Ok(())
    }

    /// No single year stands beside a variable of pooled periods only.
    pub(super) fn check_pools(&self, table: &StoredTable) -> Result<(), InvalidRelease> {
        // `period` is the first of all variables.
        let (Some(&place), Some(&stride)) = (table.dimensions.first(), table.strides.first())
        else {
            return Ok(());
        };
        let period = &self.dimensions[place];
        let pooled = table
            .dimensions
            .iter()
            .any(|&it| self.dimensions[it].pooled_only);
        if period.variable != Variable::Period || !pooled {
            return Ok(());
        }
        let single = |index: usize| period.items[index / stride].kind == ItemKind::Category;
        if table.cells.iter().any(|(index, _)| single(index)) {
            return InvalidRelease::because("a single year of a variable of pooled periods only");
        }
        Ok(())
    }
}

/// Fills an empty table with its published cells.
fn fill(table: &mut StoredTable, persons: &[u32], threshold: u32) -> Result<(), InvalidRelease> {
    if persons.len() != table.len {
        return InvalidRelease::because("a table does not have one cell for each combination");
    }
    for (index, &persons) in persons.iter().enumerate() {
        match persons {
            0 => {}
            persons if persons < threshold => {
                return InvalidRelease::because("a value below the threshold");
            }
            persons => table.cells.push(index, persons),
        }
    }
    Ok(())
}

fn check_series(series: &[ExactSeries]) -> Result<(), InvalidRelease> {
    if !series.is_sorted_by(|one, next| one.measure < next.measure) {
        return InvalidRelease::because("a measure has two exact series");
    }
    let complete = |series: &ExactSeries| {
        series
            .points
            .is_sorted_by(|one, next| one.year.checked_add(1) == Some(next.year))
    };
    if !series.iter().all(complete) {
        return InvalidRelease::because("the years of an exact series do not follow each other");
    }
    Ok(())
}
