//! Reading the tables of a release.

use std::sync::Arc;

use crate::{
    code::Code,
    selection::{Selection, SelectionError},
    table::{Axis, Cell, PublishedTable},
    variable::Variable,
};

use super::{
    Part, Release,
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
    /// A breakdown by canton alone takes a filter on the province, although no
    /// table combines the two: a canton says its province itself.
    ///
    /// # Errors
    ///
    /// What the release does not hold, with what would work.
    pub fn table(&self, selection: &Selection) -> Result<PublishedTable, SelectionError> {
        if let Some(country) = self.cantons_of_country(selection) {
            let table = self.table(&country)?;
            let cantons = table.part(|item| self.lies_within(&item.code, selection));
            return Ok(PublishedTable {
                selection: selection.clone(),
                ..cantons
            });
        }
        let plan = self.plan_at_hand(selection)?;
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
        if self.cantons_of_country(selection).is_some() {
            return self.table(selection).map(|table| table.cells);
        }
        let plan = self.plan_at_hand(selection)?;
        Ok(self.cells_of(&plan, selection))
    }

    /// The plan of a selection whose cells are there.
    fn plan_at_hand(&self, selection: &Selection) -> Result<Plan<'_>, SelectionError> {
        let plan = self.plan(selection)?;
        let part = Part::of(selection.measure, &selection.variables());
        if self.holds(part) {
            Ok(plan)
        } else {
            Err(SelectionError::NotLoaded { part })
        }
    }

    /// For a breakdown by canton alone under a filter on a province that holds
    /// some: the same without that filter.
    pub(super) fn cantons_of_country(&self, selection: &Selection) -> Option<Selection> {
        let is_asked = selection.by == [Variable::Canton]
            && !selection.filters.contains_key(&Variable::Canton);
        let province = selection.filters.get(&Variable::Province)?;
        let mut cantons = self.dimension(Variable::Canton)?.items.iter();
        (is_asked && cantons.any(|item| item.parent.as_ref() == Some(province)))
            .then(|| selection.clone().without(Variable::Province))
    }

    /// Whether a canton lies in the province that a selection is filtered by.
    fn lies_within(&self, canton: &Code, selection: &Selection) -> bool {
        let cantons = self.dimension(Variable::Canton);
        let item = cantons.and_then(|cantons| cantons.items.iter().find(|it| it.code == *canton));
        item.is_some_and(|item| item.parent.as_ref() == selection.filters.get(&Variable::Province))
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
