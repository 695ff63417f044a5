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
        let mut items = self.first();
        let mut index = self.index(&items);
        let count = self.breakdown().iter().map(|slot| slot.len).product();
        let mut cells = Vec::with_capacity(count);
        cells.push(self.cell(index, &items));
        while self.advance(&mut items, &mut index) {
            cells.push(self.cell(index, &items));
        }
        cells
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
        let years = if period == Some(0) {
            breakdown[0].len
        } else {
            1
        };
        (0..years)
            .map(|year| {
                if years > 1 {
                    items[0] = year;
                }
                self.cell(self.index(&items), &items)
            })
            .collect()
    }

    /// The items of the first cell.
    fn first(&self) -> Vec<usize> {
        self.slots
            .iter()
            .map(|slot| slot.filter.unwrap_or(0))
            .collect()
    }

    /// Where the cell of one item of each slot stands in the table.
    fn index(&self, items: &[usize]) -> usize {
        let steps = self.slots.iter().zip(items);
        steps.map(|(slot, item)| slot.stride * item).sum()
    }

    /// Moves on to the next cell; false after the last.
    fn advance(&self, items: &mut [usize], index: &mut usize) -> bool {
        for (place, slot) in self.breakdown().iter().enumerate().rev() {
            if slot.filter.is_some() {
                continue;
            }
            items[place] += 1;
            *index += slot.stride;
            if items[place] < slot.len {
                return true;
            }
            *index -= slot.stride * slot.len;
            items[place] = 0;
        }
        false
    }

    /// The cell at an index, of one item of each slot.
    fn cell(&self, index: usize, items: &[usize]) -> Cell {
        let Some(table) = self.table else {
            return Cell::NotPublished;
        };
        match table.cells.get(index) {
            Some(persons) => Cell::Published(persons),
            None if self.pooled_only && self.is_single_year(items) => Cell::NotPublished,
            None if self.has_gaps && self.is_gap(items) => Cell::NotCollected,
            None => Cell::Withheld,
        }
    }

    fn is_single_year(&self, items: &[usize]) -> bool {
        self.period
            .is_some_and(|period| self.kind(period, items) == ItemKind::Category)
    }

    /// Whether one of the answers was not collected in the period.
    fn is_gap(&self, items: &[usize]) -> bool {
        let Some(year) = self.period.map(|period| items[period]) else {
            return false;
        };
        self.slots.iter().enumerate().any(|(place, slot)| {
            let gaps = &self.release.indexes[slot.place].gaps;
            gaps.get(year) == Some(&true) && self.kind(place, items) != ItemKind::Missing
        })
    }

    fn kind(&self, slot: usize, items: &[usize]) -> ItemKind {
        let index = &self.release.indexes[self.slots[slot].place];
        index.axis.items[items[slot]].kind
    }
}
