//! Counting records into tables of atoms, block by block.

use super::{axis::Axis, lattice::ExactCell, plan::atoms, snapshot::Snapshot, spec::LatticeSpec};

/// Records that are counted into one table before the next takes its turn:
/// their numbers and the table then share the processor's nearest caches.
const BLOCK: usize = 1 << 13;

/// Counts the tables that are not sums of others.
pub(super) struct Counter<'axes> {
    axes: &'axes [Axis],
    spec: &'axes LatticeSpec,
    tables: Vec<Counted<'axes>>,
}

/// A table under count.
struct Counted<'axes> {
    table: usize,
    /// Dimensions in which a person stands in one atom.
    single: Vec<Strided<'axes>>,
    /// Dimensions in which a person stands in any number of atoms.
    multiple: Vec<Strided<'axes>>,
    cells: Vec<ExactCell>,
}

/// A dimension and the distance between two of its atoms in a table.
struct Strided<'axes> {
    dimension: usize,
    axis: &'axes Axis,
    stride: usize,
}

/// The records of one block: key, and class in each dimension.
struct Block {
    keys: Vec<u64>,
    classes: Vec<Vec<u32>>,
}

impl<'axes> Counter<'axes> {
    pub(super) fn new(spec: &'axes LatticeSpec, axes: &'axes [Axis], tables: &[usize]) -> Self {
        Self {
            axes,
            spec,
            tables: tables
                .iter()
                .map(|&table| Counted::new(table, &spec.tables[table], axes))
                .collect(),
        }
    }

    pub(super) fn count(&mut self, snapshot: &Snapshot) {
        let mut rows = Vec::with_capacity(BLOCK);
        let mut block = Block {
            keys: Vec::with_capacity(BLOCK),
            classes: vec![Vec::with_capacity(BLOCK); self.axes.len()],
        };
        let mut scratch = Scratch::default();
        for start in (0..snapshot.len()).step_by(BLOCK) {
            let end = snapshot.len().min(start + BLOCK);
            snapshot.select(self.spec.measure, start..end, &mut rows);
            block.read(snapshot, self.spec, self.axes, &rows);
            for table in &mut self.tables {
                table.count(&block, &mut scratch);
            }
        }
    }

    /// The tables counted, each with its place in the specification.
    pub(super) fn into_tables(self) -> impl Iterator<Item = (usize, Vec<ExactCell>)> {
        self.tables
            .into_iter()
            .map(|counted| (counted.table, counted.cells))
    }
}

impl Block {
    fn read(&mut self, snapshot: &Snapshot, spec: &LatticeSpec, axes: &[Axis], rows: &[usize]) {
        self.keys.clear();
        self.keys
            .extend(rows.iter().map(|&row| snapshot.keys()[row]));
        for ((classes, axis), dimension) in self.classes.iter_mut().zip(axes).zip(&spec.dimensions)
        {
            classes.clear();
            let ids = snapshot.column(dimension.variable, spec.measure).ids();
            ids.read(rows, |id| classes.push(axis.classes()[id]));
        }
    }
}

/// Room that is used again for every table.
#[derive(Default)]
struct Scratch {
    /// For each record its cell in the dimensions of one atom a person.
    bases: Vec<u32>,
    /// The cells of one record in all dimensions but the last.
    cells: Vec<usize>,
}

impl<'axes> Counted<'axes> {
    fn new(table: usize, dimensions: &[usize], axes: &'axes [Axis]) -> Self {
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
            table,
            single,
            multiple,
            cells: vec![ExactCell::default(); atoms(dimensions, axes)],
        }
    }

    fn count(&mut self, block: &Block, scratch: &mut Scratch) {
        self.read_bases(block, &mut scratch.bases);
        match self.multiple.split_last() {
            None => {
                for (&base, &key) in scratch.bases.iter().zip(&block.keys) {
                    self.cells[base as usize].add(ExactCell { persons: 1, key });
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
fn count_multiple(
    cells: &mut [ExactCell],
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
                cells[cell + hit as usize * last.stride].add(ExactCell { persons: 1, key });
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
