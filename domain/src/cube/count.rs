//! Counting records into tables of atoms, block by block.

use super::{
    axis::{Axis, atoms},
    rows::{BLOCK, Rows},
    tally::Tally,
};

/// Counts tables of atoms.
pub(super) struct Counter<'axes, T> {
    axes: &'axes [Axis<'axes>],
    tables: Vec<Counted<'axes, T>>,
    block: Block,
    scratch: Scratch,
}

/// A table under count.
struct Counted<'axes, T> {
    /// Dimensions in which a person stands in one atom.
    single: Vec<Strided<'axes>>,
    /// Dimensions in which a person stands in any number of atoms.
    multiple: Vec<Strided<'axes>>,
    cells: Vec<T>,
}

/// A dimension and the distance between two of its atoms in a table.
struct Strided<'axes> {
    dimension: usize,
    axis: &'axes Axis<'axes>,
    stride: usize,
}

/// The records of one block: key, and class in each dimension.
struct Block {
    keys: Vec<u64>,
    classes: Vec<Vec<u32>>,
}

/// Room that is used again for every table.
#[derive(Default)]
struct Scratch {
    /// For each record its cell in the dimensions of one atom a person.
    bases: Vec<u32>,
    /// The cells of one record in all dimensions but the last.
    cells: Vec<usize>,
}

impl<'axes, T: Tally> Counter<'axes, T> {
    /// Prepares empty tables, each given by its places in `axes`.
    pub(super) fn new<'tables>(
        axes: &'axes [Axis<'axes>],
        tables: impl IntoIterator<Item = &'tables [usize]>,
    ) -> Self {
        Self {
            axes,
            tables: tables
                .into_iter()
                .map(|dimensions| Counted::new(dimensions, axes))
                .collect(),
            block: Block {
                keys: Vec::with_capacity(BLOCK),
                classes: vec![Vec::with_capacity(BLOCK); axes.len()],
            },
            scratch: Scratch::default(),
        }
    }

    /// Counts the chosen records of a block.
    pub(super) fn count(&mut self, rows: &Rows, keys: &[u64]) {
        self.block.read::<T>(self.axes, rows, keys);
        for table in &mut self.tables {
            table.count(&self.block, &mut self.scratch);
        }
    }

    /// The cells of each table, by atoms.
    pub(super) fn into_tables(self) -> impl Iterator<Item = Vec<T>> {
        self.tables.into_iter().map(|counted| counted.cells)
    }
}

impl Block {
    fn read<T: Tally>(&mut self, axes: &[Axis<'_>], rows: &Rows, keys: &[u64]) {
        self.keys.clear();
        if T::KEYED {
            self.keys.extend(rows.of(keys));
        } else {
            self.keys.resize(rows.len(), 0);
        }
        for (classes, axis) in self.classes.iter_mut().zip(axes) {
            classes.clear();
            axis.read(rows, classes);
        }
    }
}

impl<'axes, T: Tally> Counted<'axes, T> {
    fn new(dimensions: &[usize], axes: &'axes [Axis<'axes>]) -> Self {
        let (single, multiple) = dimensions
            .iter()
            .enumerate()
            .map(|(place, &dimension)| Strided {
                dimension,
                axis: &axes[dimension],
                stride: atoms(&dimensions[place + 1..], axes),
            })
            .partition(|strided| strided.axis.is_partition());
        Self {
            single,
            multiple,
            cells: vec![T::default(); atoms(dimensions, axes)],
        }
    }

    fn count(&mut self, block: &Block, scratch: &mut Scratch) {
        self.read_bases(block, &mut scratch.bases);
        match self.multiple.split_last() {
            None => {
                for (&base, &key) in scratch.bases.iter().zip(&block.keys) {
                    self.cells[base as usize].add(T::person(key));
                }
            }
            Some((last, others)) => {
                count_multiple(&mut self.cells, last, others, block, scratch);
            }
        }
    }

    fn read_bases(&self, block: &Block, bases: &mut Vec<u32>) {
        bases.clear();
        bases.resize(block.keys.len(), 0);
        for strided in &self.single {
            // A table of 2^32 cells would not fit into memory.
            let stride = strided.stride as u32;
            let classes = &block.classes[strided.dimension];
            for (base, &class) in bases.iter_mut().zip(classes) {
                *base += class * stride;
            }
        }
    }
}

/// A person counts in every combination of the atoms she stands in.
fn count_multiple<T: Tally>(
    cells: &mut [T],
    last: &Strided<'_>,
    others: &[Strided<'_>],
    block: &Block,
    scratch: &mut Scratch,
) {
    for (record, (&base, &key)) in scratch.bases.iter().zip(&block.keys).enumerate() {
        scratch.cells.clear();
        scratch.cells.push(base as usize);
        for strided in others {
            let before = scratch.cells.len();
            for &hit in strided.hits(block, record) {
                let step = hit as usize * strided.stride;
                for place in 0..before {
                    scratch.cells.push(scratch.cells[place] + step);
                }
            }
            scratch.cells.drain(..before);
        }
        for &cell in &scratch.cells {
            for &hit in last.hits(block, record) {
                cells[cell + hit as usize * last.stride].add(T::person(key));
            }
        }
    }
}

impl Strided<'_> {
    fn hits(&self, block: &Block, record: usize) -> &[u32] {
        self.axis
            .hits(block.classes[self.dimension][record] as usize)
    }
}
