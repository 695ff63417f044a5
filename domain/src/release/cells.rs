//! The cells that a plan leads to.

use crate::table::{Cell, ItemKind};

use super::plan::{Plan, Slot};

impl Plan<'_> {
    /// The variables of the breakdown, outermost first.
    pub(super) fn breakdown(&self) -> &[Slot] {
        &self.slots[..self.breakdown]
    }

    /// The cells, row-major over the breakdown.
    pub(super) fn cells(&self) -> Vec<Cell> {
        let lengths: Vec<usize> = self.breakdown().iter().map(|slot| self.len(slot)).collect();
        let mut items = self.first();
        let mut cells = Vec::with_capacity(lengths.iter().product());
        loop {
            cells.push(self.cell(&items));
            if !self.advance(&mut items, &lengths) {
                return cells;
            }
        }
    }

    /// The base of the shares; one for each item of a leading `period`.
    pub(super) fn bases(&self) -> Vec<Cell> {
        let breakdown = self.breakdown();
        let period = self.period.filter(|&slot| slot < self.breakdown);
        let others = breakdown.len() - usize::from(period.is_some());
        // One base stands for the whole table: it cannot when the period
        // changes within a row.
        let varies = |slot: usize| slot > 0 && breakdown[slot].filter.is_none();
        if others == 0 || period.is_some_and(varies) {
            return vec![Cell::NotPublished];
        }
        let mut items = self.first();
        for (slot, item) in items[..self.breakdown].iter_mut().enumerate() {
            if Some(slot) == period {
                continue;
            }
            let Some(answered) = self.release.indexes[breakdown[slot].place].answered else {
                return vec![Cell::NotPublished];
            };
            *item = answered;
        }
        if period != Some(0) || breakdown[0].filter.is_some() {
            return vec![self.cell(&items)];
        }
        (0..self.len(&breakdown[0]))
            .map(|year| {
                items[0] = year;
                self.cell(&items)
            })
            .collect()
    }

    /// How many items of a variable are kept.
    fn len(&self, slot: &Slot) -> usize {
        match slot.filter {
            Some(_) => 1,
            None => self.release.dimensions[slot.place].items.len(),
        }
    }

    /// The items of the first cell.
    fn first(&self) -> Vec<usize> {
        self.slots
            .iter()
            .map(|slot| slot.filter.unwrap_or(0))
            .collect()
    }

    /// Moves on to the items of the next cell; false after the last.
    fn advance(&self, items: &mut [usize], lengths: &[usize]) -> bool {
        for slot in (0..self.breakdown).rev() {
            if self.slots[slot].filter.is_some() {
                continue;
            }
            items[slot] += 1;
            if items[slot] < lengths[slot] {
                return true;
            }
            items[slot] = 0;
        }
        false
    }

    /// The cell of one item of each slot.
    fn cell(&self, items: &[usize]) -> Cell {
        let Some(table) = self.table else {
            return Cell::NotPublished;
        };
        if self.pooled_only && self.is_single_year(items) {
            return Cell::NotPublished;
        }
        let index = self
            .slots
            .iter()
            .zip(items)
            .map(|(slot, item)| slot.stride * item)
            .sum();
        match table.cells.get(index) {
            Some(persons) => Cell::Published(persons),
            None if self.has_gaps && self.is_gap(items) => Cell::NotCollected,
            None => Cell::Withheld,
        }
    }

    fn is_single_year(&self, items: &[usize]) -> bool {
        self.period.is_some_and(|slot| {
            let period = &self.release.dimensions[self.slots[slot].place];
            period.items[items[slot]].kind == ItemKind::Category
        })
    }

    /// Whether one of the answers was not collected in the period.
    fn is_gap(&self, items: &[usize]) -> bool {
        let dimension = |slot: usize| &self.release.dimensions[self.slots[slot].place];
        self.period.is_some_and(|period| {
            let year = &dimension(period).items[items[period]].code;
            (0..self.slots.len()).any(|slot| {
                let dimension = dimension(slot);
                dimension.items[items[slot]].kind != ItemKind::Missing
                    && dimension.not_collected.contains(year)
            })
        })
    }
}
