//! Records by the set of codes that they hold in one column.

use super::{axis::Axis, column::Ids, rows::Rows};

/// Neighbouring records are counted in turn into so many histograms: one that
/// repeats the set of its neighbour then need not wait for the sum before it
/// to be written.
const LANES: usize = 4;

/// Counts sets; their items follow once all records are counted.
pub(super) struct Histogram<'axes> {
    axis: &'axes Axis<'axes>,
    counts: Vec<u32>,
}

impl<'axes> Histogram<'axes> {
    pub(super) fn new(axis: &'axes Axis<'axes>) -> Self {
        Self {
            axis,
            counts: vec![0; axis.sets()],
        }
    }

    pub(super) fn count(&mut self, rows: &Rows) {
        match self.axis.ids() {
            Ids::Narrow(ids) => self.count_narrow(rows, rows.block(ids)),
            Ids::Wide(ids) => self.count_wide(rows.of(ids).map(usize::from)),
            Ids::Long(ids) => self.count_wide(rows.of(ids).map(|id| id as usize)),
        }
    }

    fn count_narrow(&mut self, rows: &Rows, ids: &[u8]) {
        let mut lanes = [[0_u32; 1 << 8]; LANES];
        if rows.is_whole() {
            count_in_lanes(&mut lanes, ids, |&id| id);
        } else {
            count_in_lanes(&mut lanes, rows.places(), |&place| ids[usize::from(place)]);
        }
        for lane in lanes {
            for (sum, count) in self.counts.iter_mut().zip(lane) {
                *sum += count;
            }
        }
    }

    fn count_wide(&mut self, ids: impl Iterator<Item = usize>) {
        for id in ids {
            self.counts[id] += 1;
        }
    }

    /// Persons by item.
    pub(super) fn into_items(self) -> Vec<u32> {
        let mut items = vec![0; self.axis.items()];
        for (set, &persons) in self.counts.iter().enumerate() {
            for &item in self.axis.hits_of_set(set) {
                items[item as usize] += persons;
            }
        }
        items
    }
}

fn count_in_lanes<T>(lanes: &mut [[u32; 1 << 8]; LANES], values: &[T], id: impl Fn(&T) -> u8) {
    let mut chunks = values.chunks_exact(LANES);
    for chunk in &mut chunks {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            lane[usize::from(id(value))] += 1;
        }
    }
    for value in chunks.remainder() {
        lanes[0][usize::from(id(value))] += 1;
    }
}
