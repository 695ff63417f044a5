//! Reading the tables of a release.

use std::sync::Arc;

use crate::{
    selection::{Selection, SelectionError},
    table::{Axis, Cell, PublishedTable},
};

use super::{
    Release,
    plan::{Plan, Slot},
};

impl Release {
    /// The published cells that a selection asks for.
    ///
    /// A filter on a variable of the breakdown keeps one item of its axis.
    /// When the population of the measure is below the floor every cell is
    /// [`Cell::NotPublished`]; so are single years beside a variable that is
    /// tabulated over pooled periods only.
    ///
    /// Where nothing but the period is asked and the policy declares the
    /// measure's yearly series exact, single years are those of the series,
    /// zero included, and the total is their sum where they hold everybody.
    ///
    /// # Errors
    ///
    /// What the release does not hold, with what would work.
    pub fn table(&self, selection: &Selection) -> Result<PublishedTable, SelectionError> {
        let plan = self.plan(selection)?;
        let axes = plan.breakdown().iter().map(|slot| self.axis(slot));
        Ok(PublishedTable {
            selection: selection.clone(),
            measure: selection.measure,
            axes: axes.collect(),
            cells: self.cells_of(&plan, selection),
            bases: plan.bases(),
        })
    }

    /// The cells of [`Self::table`] alone, without its axes and bases.
    ///
    /// # Errors
    ///
    /// The same as [`Self::table`].
    pub fn cells(&self, selection: &Selection) -> Result<Vec<Cell>, SelectionError> {
        let plan = self.plan(selection)?;
        Ok(self.cells_of(&plan, selection))
    }

    fn cells_of(&self, plan: &Plan<'_>, selection: &Selection) -> Vec<Cell> {
        let mut cells = plan.cells();
        if let Some(points) = self.exact_series(selection.measure) {
            plan.put_exact(selection.measure, points, &mut cells);
        }
        cells
    }

    fn axis(&self, slot: &Slot) -> Axis {
        let axis = self.indexes[slot.place].axis.clone();
        match slot.filter {
            None => axis,
            Some(item) => Axis {
                items: Arc::from([axis.items[item].clone()]),
                ..axis
            },
        }
    }
}
