//! The tables as an attacker sees them, with the truth beside for scoring.

use rustc_hash::FxHashMap;

use crate::{
    cube::{ExactTable, Snapshot},
    disclosure::{
        plan::Plan,
        policy::Policy,
        publish::{protect, tabulate},
    },
    measure::Measure,
    table::ItemKind,
};

/// What an attacker sees of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sight {
    /// Of a declared exact series.
    Certain(u32),
    /// Published, with noise.
    Noisy(u32),
    /// Withheld: below the threshold after noise.
    Withheld,
    /// Not published, whatever its value: a single year of a pooled variable.
    NotPublished,
}

impl Sight {
    /// Value and variance, if there is a value to see.
    pub(super) fn value(self, variance: f64) -> Option<(f64, f64)> {
        match self {
            Self::Certain(persons) => Some((f64::from(persons), 0.0)),
            Self::Noisy(persons) => Some((f64::from(persons), variance)),
            Self::Withheld | Self::NotPublished => None,
        }
    }

    pub(super) fn is_hidden(self) -> bool {
        matches!(self, Self::Withheld | Self::NotPublished)
    }
}

/// One table.
pub(super) struct TableView {
    pub(super) dimensions: Vec<usize>,
    /// Items of each dimension.
    pub(super) lengths: Vec<usize>,
    pub(super) sights: Vec<Sight>,
    /// The truth: for scoring only.
    pub(super) exact: Vec<u32>,
}

/// A cell of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) table: usize,
    pub(super) cell: usize,
}

/// All examined tables of a measure.
pub(super) struct View<'policy> {
    pub(super) policy: &'policy Policy,
    /// The variance of the noise of a published count.
    pub(super) variance: f64,
    pub(super) tables: Vec<TableView>,
    by_dimensions: FxHashMap<Vec<usize>, usize>,
}

impl<'policy> View<'policy> {
    pub(super) fn new(
        snapshot: &Snapshot,
        policy: &'policy Policy,
        plan: &Plan,
        measure: Measure,
        tables: &[Vec<usize>],
    ) -> Self {
        let lattice = tabulate(snapshot, plan, measure, tables.to_vec());
        let declared = policy.exact_series.contains(&measure);
        let tables: Vec<TableView> = lattice
            .tables
            .iter()
            .map(|table| table_view(table, policy, plan, declared))
            .collect();
        Self {
            policy,
            variance: policy.noise.variance(),
            by_dimensions: tables
                .iter()
                .enumerate()
                .map(|(place, table)| (table.dimensions.clone(), place))
                .collect(),
            tables,
        }
    }

    /// The table of these dimensions, if it is examined.
    pub(super) fn table(&self, dimensions: &[usize]) -> Option<usize> {
        self.by_dimensions.get(dimensions).copied()
    }

    /// The table without the dimension at a position of another.
    pub(super) fn without(&self, table: usize, position: usize) -> Option<usize> {
        let mut dimensions = self.tables[table].dimensions.clone();
        dimensions.remove(position);
        self.table(&dimensions)
    }

    /// Whether a value is below the threshold, but not zero.
    pub(super) fn is_small(&self, persons: u32) -> bool {
        (1..self.policy.threshold).contains(&persons)
    }

    /// True small counts that are not public anyway.
    pub(super) fn small_counts(&self) -> usize {
        self.tables
            .iter()
            .flat_map(|table| table.sights.iter().zip(&table.exact))
            .filter(|(sight, exact)| !matches!(sight, Sight::Certain(_)) && self.is_small(**exact))
            .count()
    }
}

impl TableView {
    /// The lines along a dimension: their first cells and, for each, the cell
    /// of the table without the dimension.
    pub(super) fn lines(&self, position: usize) -> impl Iterator<Item = Line> + use<> {
        let length = self.lengths[position];
        let inner: usize = self.lengths[position + 1..].iter().product();
        let outer: usize = self.lengths[..position].iter().product();
        (0..outer).flat_map(move |before| {
            (0..inner).map(move |after| Line {
                first: before * length * inner + after,
                step: inner,
                whole: before * inner + after,
            })
        })
    }

    /// The item of a cell along a dimension.
    pub(super) fn item(&self, cell: usize, position: usize) -> usize {
        let inner: usize = self.lengths[position + 1..].iter().product();
        cell / inner % self.lengths[position]
    }
}

/// The cells of a table that differ in one dimension only.
#[derive(Clone, Copy)]
pub(super) struct Line {
    first: usize,
    step: usize,
    /// The cell of the table without the dimension.
    pub(super) whole: usize,
}

impl Line {
    /// The cell of an item.
    pub(super) fn cell(self, item: usize) -> usize {
        self.first + item * self.step
    }
}

fn table_view(table: &ExactTable, policy: &Policy, plan: &Plan, declared: bool) -> TableView {
    let published = protect(table, policy, plan);
    let exact: Vec<u32> = table.cells.iter().map(|cell| cell.persons).collect();
    let mut sights: Vec<Sight> = published
        .persons
        .iter()
        .map(|&persons| match persons {
            0 => Sight::Withheld,
            persons => Sight::Noisy(persons),
        })
        .collect();
    if plan.pooled_only(&table.dimensions) {
        hide_single_years(&mut sights, plan);
    }
    if declared && table.dimensions == [Plan::PERIOD] {
        reveal_years(&mut sights, &exact, plan);
    }
    TableView {
        lengths: table
            .dimensions
            .iter()
            .map(|&place| plan.dimensions[place].counted.items.len())
            .collect(),
        dimensions: table.dimensions.clone(),
        sights,
        exact,
    }
}

fn hide_single_years(sights: &mut [Sight], plan: &Plan) {
    let periods = &plan.dimensions[Plan::PERIOD].published.items;
    let run = sights.len() / periods.len();
    for (cells, period) in sights.chunks_mut(run).zip(periods) {
        if period.kind != ItemKind::Group {
            cells.fill(Sight::NotPublished);
        }
    }
}

/// The declared series gives every year, and so every pool of its years.
fn reveal_years(sights: &mut [Sight], exact: &[u32], plan: &Plan) {
    let items = &plan.dimensions[Plan::PERIOD].counted.items;
    let shown = |code: &str| {
        code.parse()
            .is_ok_and(|year: i32| plan.years.contains(&year))
    };
    for ((sight, &exact), item) in sights.iter_mut().zip(exact).zip(items) {
        if item.members.iter().all(|code| shown(code.as_str())) {
            *sight = Sight::Certain(exact);
        }
    }
}
