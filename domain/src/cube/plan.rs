//! Which tables are counted from records and which are sums of others.

use rustc_hash::FxHashMap;

use super::{
    axis::{Axis, atoms},
    spec::LatticeSpec,
};

/// How one table comes about.
#[derive(Debug)]
pub(super) struct Plan {
    /// Counted from records, not a sum of another table.
    pub(super) counted: Vec<usize>,
    /// For each table those that are its sums along one place of its
    /// dimensions: the table and the place.
    pub(super) sums: Vec<Vec<(usize, usize)>>,
}

impl Plan {
    /// A table is the sum of a declared one with one dimension more, when each
    /// person stands in exactly one atom of that dimension. Adding cells pays
    /// only where they are fewer than the records.
    pub(super) fn new(spec: &LatticeSpec, axes: &[Axis<'_>], records: usize) -> Self {
        let places: FxHashMap<&[usize], usize> = (0..)
            .zip(&spec.tables)
            .map(|(table, dimensions)| (dimensions.as_slice(), table))
            .collect();
        let mut plan = Self {
            counted: Vec::new(),
            sums: vec![Vec::new(); spec.tables.len()],
        };
        for (table, dimensions) in spec.tables.iter().enumerate() {
            let source = (0..axes.len())
                .filter(|&extra| axes[extra].is_partition())
                .filter_map(|extra| {
                    let place = dimensions.binary_search(&extra).err()?;
                    let mut wider = dimensions.clone();
                    wider.insert(place, extra);
                    let source = *places.get(wider.as_slice())?;
                    Some((atoms(&wider, axes), source, place))
                })
                .min();
            match source {
                Some((cells, source, place)) if cells <= records => {
                    plan.sums[source].push((table, place));
                }
                _ => plan.counted.push(table),
            }
        }
        plan
    }
}
