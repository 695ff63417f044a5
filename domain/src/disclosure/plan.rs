//! From a policy and the years of a snapshot to the tables of its release.

use std::ops::RangeInclusive;

use super::policy::{OTHER, Policy, PolicyItem, closing_items, excluded, fixed_code};
use crate::{
    code::Code,
    cube::{DimensionSpec, ItemSpec, LatticeSpec},
    label::Label,
    measure::Measure,
    release::{Dimension, DimensionItem},
    table::ItemKind,
    variable::{Response, Variable},
};

/// What is tabulated, the same for both measures.
pub(super) struct Plan {
    /// Ascending by variable.
    pub(super) dimensions: Vec<PlannedDimension>,
    /// Ascending places in `dimensions`, smaller tables first.
    pub(super) tables: Vec<Vec<usize>>,
    /// The years that are shown by themselves.
    pub(super) years: RangeInclusive<i32>,
}

pub(super) struct PlannedDimension {
    pub(super) published: Dimension,
    pub(super) counted: DimensionSpec,
    max_dimensions: usize,
}

impl Plan {
    /// `data` are the first and last year of any record, `cutoff_year` that
    /// of the cut-off date.
    pub(super) fn new(policy: &Policy, data: (i32, i32), cutoff_year: i32) -> Self {
        let first = policy.first_year.map_or(data.0, |first| first.max(data.0));
        let years = first..=cutoff_year;
        let mut dimensions = vec![period(policy, data, &years)];
        dimensions.extend(policy.dimensions.iter().map(|dimension| {
            planned(
                dimension.variable,
                dimension.label.clone(),
                dimension.pooled_only,
                dimension.max_dimensions,
                dimension.items.clone(),
            )
        }));
        let tables = tables(policy, &dimensions);
        Self {
            dimensions,
            tables,
            years,
        }
    }

    /// What to count for a measure.
    pub(super) fn specification(&self, measure: Measure, tables: Vec<Vec<usize>>) -> LatticeSpec {
        LatticeSpec {
            measure,
            dimensions: self
                .dimensions
                .iter()
                .map(|dimension| dimension.counted.clone())
                .collect(),
            tables,
        }
    }

    /// The place of `period`, which every plan has.
    pub(super) const PERIOD: usize = 0;

    /// Whether a table may show no single year.
    pub(super) fn pooled_only(&self, table: &[usize]) -> bool {
        table.contains(&Self::PERIOD)
            && table
                .iter()
                .any(|&place| self.dimensions[place].published.pooled_only)
    }
}

fn planned(
    variable: Variable,
    label: Label,
    pooled_only: bool,
    max_dimensions: usize,
    items: Vec<PolicyItem>,
) -> PlannedDimension {
    let (published, counted) = items
        .into_iter()
        .map(|item| {
            let counted = ItemSpec {
                code: item.code.clone(),
                members: item.members,
            };
            let published = DimensionItem {
                code: item.code,
                label: item.label,
                kind: item.kind,
                parent: item.parent,
            };
            (published, counted)
        })
        .unzip();
    PlannedDimension {
        published: Dimension {
            variable,
            label,
            multiple: variable.response() == Response::Multiple,
            pooled_only,
            not_collected: Vec::new(),
            items: published,
        },
        counted: DimensionSpec {
            variable,
            items: counted,
        },
        max_dimensions,
    }
}

/// Single years, what lies before them, the pools within them.
fn period(policy: &Policy, data: (i32, i32), years: &RangeInclusive<i32>) -> PlannedDimension {
    let item = |code: Code, label: Label, kind, members| PolicyItem {
        code,
        label,
        kind,
        parent: None,
        members,
    };
    let single = years.clone().map(|year| {
        let text = year.to_string();
        let label = Label::new(text.clone(), text);
        item(
            year_code(year),
            label,
            ItemKind::Category,
            vec![year_code(year)],
        )
    });
    let pools = policy
        .pools
        .iter()
        .filter(|pool| years.contains(&pool.first) && years.contains(&pool.last))
        .map(|pool| {
            let text = pool.code.to_string();
            let members = (pool.first..=pool.last).map(year_code).collect();
            item(
                pool.code.clone(),
                Label::new(text.clone(), text),
                ItemKind::Group,
                members,
            )
        });
    let before: Vec<Code> = (data.0..*years.start()).map(year_code).collect();
    let earlier = (!before.is_empty()).then(|| {
        let first = years.start();
        let label = Label::new(format!("Antes de {first}"), format!("Before {first}"));
        item(fixed_code(OTHER), label, ItemKind::Group, before)
    });
    let every = (data.0..=*years.end().max(&data.1))
        .map(year_code)
        .collect();
    let items = single
        .chain(earlier)
        .chain(pools)
        .chain(closing_items(every))
        .collect();
    planned(
        Variable::Period,
        Label::new("Período", "Period"),
        false,
        policy.max_dimensions,
        items,
    )
}

fn year_code(year: i32) -> Code {
    fixed_code(&year.to_string())
}

/// Every combination of at most `k` variables that nothing forbids, then the
/// extra ones.
fn tables(policy: &Policy, dimensions: &[PlannedDimension]) -> Vec<Vec<usize>> {
    let mut tables = vec![vec![]];
    let mut begin = 0;
    for size in 1..=policy.max_dimensions {
        let end = tables.len();
        for smaller in begin..end {
            let next = tables[smaller].last().map_or(0, |last| last + 1);
            for place in next..dimensions.len() {
                let mut table: Vec<usize> = tables[smaller].clone();
                table.push(place);
                // Whatever a table may not hold, a larger one may not either.
                if is_allowed(policy, dimensions, &table, size) {
                    tables.push(table);
                }
            }
        }
        begin = end;
    }
    let place = |variable: &Variable| {
        dimensions
            .iter()
            .position(|dimension| dimension.published.variable == *variable)
    };
    tables.extend(
        policy
            .extra_tables
            .iter()
            .filter_map(|table| table.iter().map(place).collect::<Option<Vec<_>>>()),
    );
    tables.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    tables.dedup();
    tables
}

fn is_allowed(
    policy: &Policy,
    dimensions: &[PlannedDimension],
    table: &[usize],
    size: usize,
) -> bool {
    let variables: Vec<Variable> = table
        .iter()
        .map(|&place| dimensions[place].published.variable)
        .collect();
    !excluded(&variables, &policy.never_together)
        && table
            .iter()
            .all(|&place| size <= dimensions[place].max_dimensions)
}
