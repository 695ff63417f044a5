//! From a selection to the cells that answer it.

use crate::{
    code::Code,
    order,
    selection::{Selection, SelectionError},
    table::ItemKind,
    variable::Variable,
};

use super::{
    Release, similar,
    stored::{StoredMeasure, StoredTable},
};

/// Where the cells of a selection stand: found once, then each is one index.
#[derive(Clone, Debug)]
pub(super) struct Plan<'a> {
    pub(super) release: &'a Release,
    /// None when the measure is below the floor.
    pub(super) table: Option<&'a StoredTable>,
    /// The variables of the breakdown, outermost first, then those that are
    /// filtered only.
    pub(super) slots: Vec<Slot>,
    /// How many slots belong to the breakdown.
    pub(super) breakdown: usize,
    /// The slot of `period`.
    pub(super) period: Option<usize>,
    /// Whether single years are outside what the release tabulates.
    pub(super) pooled_only: bool,
    /// Whether some variable was not collected in some period that is read.
    pub(super) has_gaps: bool,
}

/// A variable of a selection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// Its place among the dimensions of the release.
    pub(super) place: usize,
    /// The one item that a filter keeps.
    pub(super) filter: Option<usize>,
    /// How many items are kept.
    pub(super) len: usize,
    /// How far apart neighbouring items are in the table.
    pub(super) stride: usize,
}

impl Release {
    /// Whether [`Self::table`] can answer; makes no cell.
    ///
    /// # Errors
    ///
    /// The same as [`Self::table`].
    pub fn check(&self, selection: &Selection) -> Result<(), SelectionError> {
        match self.cantons_of_country(selection) {
            Some(country) => self.check(&country),
            None => self.plan(selection).map(|_| ()),
        }
    }

    pub(super) fn plan(&self, selection: &Selection) -> Result<Plan<'_>, SelectionError> {
        if let Some(id) = selection.release.as_ref().filter(|id| *id != self.id()) {
            return Err(SelectionError::UnknownRelease { id: id.clone() });
        }
        let stored = self.stored(selection.measure);
        let mut slots = self.slots(selection, stored)?;
        let dimension = |slot: &Slot| &self.dimensions[slot.place];
        let period = slots
            .iter()
            .position(|slot| dimension(slot).variable == Variable::Period);
        self.refuse_single_year(&slots, period)?;
        let table = self.table_of(&slots, stored)?;
        if let Some(table) = table {
            for slot in &mut slots {
                slot.stride = table.stride(slot.place);
            }
        }
        Ok(Plan {
            release: self,
            table,
            period,
            pooled_only: slots.iter().any(|slot| dimension(slot).pooled_only),
            has_gaps: period.is_some_and(|period| self.has_gaps(&slots, slots[period].filter)),
            breakdown: selection.by.len(),
            slots,
        })
    }

    fn slots(
        &self,
        selection: &Selection,
        stored: Option<&StoredMeasure>,
    ) -> Result<Vec<Slot>, SelectionError> {
        let filtered_only = selection
            .filters
            .keys()
            .filter(|variable| !selection.by.contains(variable));
        let mut slots = Vec::with_capacity(selection.by.len() + selection.filters.len());
        let mut set = 0u32;
        for &variable in selection.by.iter().chain(filtered_only) {
            let place = self
                .tabulated_place(variable, stored)
                .ok_or_else(|| self.not_tabulated(variable, selection, stored))?;
            if set & 1 << place != 0 {
                return Err(SelectionError::Repeated {
                    name: variable.name().to_owned(),
                });
            }
            set |= 1 << place;
            let filter = match selection.filters.get(&variable) {
                None => None,
                Some(code) => Some(self.item(place, code)?),
            };
            slots.push(Slot {
                place,
                filter,
                len: filter.map_or(self.dimensions[place].items.len(), |_| 1),
                stride: 0,
            });
        }
        Ok(slots)
    }

    /// The place of a variable that some table of the measure has, or that the
    /// release describes when the measure is below the floor.
    pub(super) fn tabulated_place(
        &self,
        variable: Variable,
        stored: Option<&StoredMeasure>,
    ) -> Option<usize> {
        self.place(variable)
            .filter(|&place| stored.is_none_or(|stored| stored.holds(place)))
    }

    pub(super) fn item(&self, place: usize, code: &Code) -> Result<usize, SelectionError> {
        self.indexes[place].item(code).ok_or_else(|| {
            let dimension = &self.dimensions[place];
            SelectionError::UnknownCode {
                variable: dimension.variable,
                code: code.clone(),
                candidates: similar::candidates(code, &dimension.items),
            }
        })
    }

    fn not_tabulated(
        &self,
        variable: Variable,
        selection: &Selection,
        stored: Option<&StoredMeasure>,
    ) -> SelectionError {
        let available = self
            .dimensions
            .iter()
            .map(|dimension| dimension.variable)
            .filter(|&variable| self.tabulated_place(variable, stored).is_some())
            .collect();
        SelectionError::NotTabulated {
            variable,
            measure: selection.measure,
            available,
        }
    }

    fn refuse_single_year(
        &self,
        slots: &[Slot],
        period: Option<usize>,
    ) -> Result<(), SelectionError> {
        let Some(Slot {
            place,
            filter: Some(item),
            ..
        }) = period.map(|slot| slots[slot])
        else {
            return Ok(());
        };
        let single = self.dimensions[place].items[item].kind == ItemKind::Category;
        let pooled = slots
            .iter()
            .map(|slot| &self.dimensions[slot.place])
            .find(|dimension| dimension.pooled_only);
        match pooled {
            Some(dimension) if single => Err(SelectionError::PooledOnly {
                variable: dimension.variable,
                periods: self.pools().map(|item| item.code.clone()).collect(),
            }),
            _ => Ok(()),
        }
    }

    /// Whether a variable was not collected in this period, or in any.
    fn has_gaps(&self, slots: &[Slot], period: Option<usize>) -> bool {
        slots.iter().any(|slot| {
            let gaps = &self.indexes[slot.place].gaps;
            match period {
                Some(item) => gaps.get(item) == Some(&true),
                None => !gaps.is_empty(),
            }
        })
    }

    fn table_of<'a>(
        &self,
        slots: &[Slot],
        stored: Option<&'a StoredMeasure>,
    ) -> Result<Option<&'a StoredTable>, SelectionError> {
        let set = slots.iter().fold(0, |set, slot| set | 1 << slot.place);
        let table = stored.and_then(|stored| stored.table(set));
        let limit = self.manifest.policy.max_dimensions;
        if table.is_some() {
            Ok(table)
        } else if slots.len() > limit {
            Err(SelectionError::TooManyDimensions {
                asked: slots.len(),
                limit,
            })
        } else if stored.is_some() {
            let asked = slots
                .iter()
                .map(|slot| self.dimensions[slot.place].variable);
            let variables = order::distinct(asked);
            Err(SelectionError::TableNotPublished { variables })
        } else {
            Ok(None)
        }
    }
}
