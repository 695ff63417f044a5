//! A dimension applied to a column of a snapshot.

use rustc_hash::FxHashMap;

use super::{
    column::{Column, Ids},
    rows::Rows,
    spec::DimensionSpec,
};

/// Sorts the sets of a column into classes that are counted alike: all sets
/// of a class stand in the same items.
///
/// Tables are first counted by *atoms*. Where classes are few, as with single
/// answers, they are the atoms: each person stands in exactly one, and items,
/// groups among them, are sums of atoms. Where they are many, as with
/// multiple answers, the items are the atoms, and a person stands in several.
#[derive(Debug)]
pub(super) struct Axis<'column> {
    ids: &'column Ids,
    class_of_set: Vec<u32>,
    /// The items of each class, ascending.
    hits: Vec<Vec<u32>>,
    items: usize,
}

impl<'column> Axis<'column> {
    pub(super) fn new(column: &'column Column, dimension: &DimensionSpec) -> Self {
        let items_of_code = items_of_codes(column, dimension);
        let mut class_of_hits: FxHashMap<Vec<u32>, u32> = FxHashMap::default();
        let mut class_of_set = Vec::with_capacity(column.sets().len());
        let mut hits = Vec::new();
        let mut items = Vec::new();
        for set in column.sets() {
            items.clear();
            items.extend(set.iter().flat_map(|&code| &items_of_code[code as usize]));
            items.sort_unstable();
            items.dedup();
            let class = class_of_hits.get(&items).copied().unwrap_or_else(|| {
                let class = hits.len() as u32;
                class_of_hits.insert(items.clone(), class);
                hits.push(items.clone());
                class
            });
            class_of_set.push(class);
        }
        if hits.is_empty() {
            // Without records too, a table has all its cells.
            hits.push(Vec::new());
        }
        Self {
            ids: column.ids(),
            class_of_set,
            hits,
            items: dimension.items.len(),
        }
    }

    /// Appends the classes of some records.
    pub(super) fn read(&self, rows: &Rows, classes: &mut Vec<u32>) {
        let class = |id: usize| self.class_of_set[id];
        match self.ids {
            Ids::Narrow(ids) => classes.extend(rows.of(ids).map(|id| class(id.into()))),
            Ids::Wide(ids) => classes.extend(rows.of(ids).map(|id| class(id.into()))),
            Ids::Long(ids) => classes.extend(rows.of(ids).map(|id| class(id as usize))),
        }
    }

    pub(super) fn ids(&self) -> &'column Ids {
        self.ids
    }

    /// How many distinct sets the column holds.
    pub(super) fn sets(&self) -> usize {
        self.class_of_set.len()
    }

    /// The items of a set.
    pub(super) fn hits_of_set(&self, set: usize) -> &[u32] {
        self.hits(self.class_of_set[set] as usize)
    }

    /// Whether each person stands in exactly one atom.
    pub(super) fn is_partition(&self) -> bool {
        self.hits.len() <= self.items
    }

    /// How many atoms there are.
    pub(super) fn atoms(&self) -> usize {
        self.hits.len().min(self.items)
    }

    /// How many items there are.
    pub(super) fn items(&self) -> usize {
        self.items
    }

    /// The items of a class.
    pub(super) fn hits(&self, class: usize) -> &[u32] {
        &self.hits[class]
    }
}

/// Cells of a table of atoms.
pub(super) fn atoms(dimensions: &[usize], axes: &[Axis<'_>]) -> usize {
    dimensions
        .iter()
        .map(|&dimension| axes[dimension].atoms())
        .product()
}

/// For each code of the column the items that count it.
fn items_of_codes(column: &Column, dimension: &DimensionSpec) -> Vec<Vec<u32>> {
    let mut items_of_code = vec![Vec::new(); column.codes().len()];
    for (item, spec) in (0..).zip(&dimension.items) {
        for place in spec.members.iter().filter_map(|code| column.place(code)) {
            items_of_code[place].push(item);
        }
    }
    items_of_code
}
