//! Tables as they are held in memory.

use crate::measure::Measure;

use super::{InvalidRelease, packed::PackedCells, part::Block};

/// All tables of a measure, ascending by their set of dimensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StoredMeasure {
    pub(super) measure: Measure,
    pub(super) tables: Vec<StoredTable>,
    /// One bit for each dimension of any table.
    dimensions: u32,
    /// Blocks whose cells are there; the tables of others only look empty.
    held: [bool; Block::ALL.len()],
}

/// A table in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StoredTable {
    /// One bit for each place of a dimension.
    pub(super) set: u32,
    /// Places of its dimensions, ascending.
    pub(super) dimensions: Vec<usize>,
    /// How far apart neighbouring items of each dimension are.
    pub(super) strides: Vec<usize>,
    /// How many cells it has, withheld ones too.
    pub(super) len: usize,
    pub(super) cells: PackedCells,
}

impl StoredMeasure {
    /// The tables of a measure, which ascend by their set of dimensions.
    pub(super) fn new(measure: Measure, tables: Vec<StoredTable>) -> Self {
        let dimensions = tables.iter().fold(0, |all, table| all | table.set);
        Self {
            measure,
            tables,
            dimensions,
            held: [true; Block::ALL.len()],
        }
    }

    /// The same of tables whose cells are still to come, block by block.
    pub(super) fn empty(measure: Measure, tables: Vec<StoredTable>) -> Self {
        Self {
            held: [false; Block::ALL.len()],
            ..Self::new(measure, tables)
        }
    }

    /// Whether the cells of a block are there.
    pub(super) fn has(&self, block: Block) -> bool {
        self.held[block as usize]
    }

    /// Takes note of a block whose cells are about to come.
    pub(super) fn begin(&mut self, block: Block) -> Result<(), InvalidRelease> {
        if self.has(block) {
            return InvalidRelease::because("a part is given twice");
        }
        if block != Block::Base && !self.has(Block::Base) {
            return InvalidRelease::because("the small tables of its measure are not there yet");
        }
        self.held[block as usize] = true;
        Ok(())
    }

    /// Whether any table has the dimension at this place.
    pub(super) fn holds(&self, place: usize) -> bool {
        self.dimensions & 1 << place != 0
    }

    /// The table of a set of dimensions.
    pub(super) fn table(&self, set: u32) -> Option<&StoredTable> {
        self.tables
            .binary_search_by_key(&set, |table| table.set)
            .ok()
            .map(|position| &self.tables[position])
    }
}

impl StoredTable {
    /// How far apart neighbouring items of a dimension are.
    pub(super) fn stride(&self, place: usize) -> usize {
        let below = self.set & ((1 << place) - 1);
        self.strides[below.count_ones() as usize]
    }
}
