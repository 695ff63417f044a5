//! A total minus its parts.

use super::{
    baseline::Claim,
    equation::Equation,
    view::{Line, Place, Sight, View},
};

/// Claims on all cells that are the only hidden one of an equation; of several
/// equations through a cell the one with the least noise counts.
pub(super) fn claims(view: &View<'_>, equations: &[Vec<Equation>]) -> Vec<Claim> {
    let mut claims = Vec::new();
    for table in 0..view.tables.len() {
        let mut best = vec![(0.0, f64::INFINITY); view.tables[table].sights.len()];
        for_each_difference(
            view,
            equations,
            table,
            sight_of(view),
            |cell, value, variance| {
                if variance < best[cell].1 {
                    best[cell] = (value, variance);
                }
            },
        );
        claims.extend(
            best.iter()
                .enumerate()
                .filter(|(_, (_, variance))| variance.is_finite())
                .filter_map(|(cell, &(value, _))| Claim::of(view, Place { table, cell }, value)),
        );
    }
    claims
}

/// Value and variance of a cell as published.
fn sight_of<'view>(view: &'view View<'_>) -> impl Fn(Place) -> Option<(f64, f64)> + 'view {
    |place| view.tables[place.table].sights[place.cell].value(view.variance)
}

/// Calls back for every equation of a table with a single hidden part: its
/// cell, the value that the others leave for it, and the variance of that.
pub(super) fn for_each_difference(
    view: &View<'_>,
    equations: &[Vec<Equation>],
    table: usize,
    known: impl Fn(Place) -> Option<(f64, f64)>,
    mut found: impl FnMut(usize, f64, f64),
) {
    let seen = &view.tables[table];
    for (position, &dimension) in seen.dimensions.iter().enumerate() {
        let above = view.without(table, position);
        for line in seen.lines(position) {
            for equation in equations[dimension].iter().filter(|it| it.adds_up) {
                let whole = match (equation.whole, above) {
                    (Some(item), _) => known(Place {
                        table,
                        cell: line.cell(item),
                    }),
                    (None, Some(above)) => known(Place {
                        table: above,
                        cell: line.whole,
                    }),
                    (None, None) => None,
                };
                let hidden = only_hidden(&seen.sights, line, equation);
                let (Some(mut left), Some(target)) = (whole, hidden) else {
                    continue;
                };
                for &part in &equation.parts {
                    let cell = line.cell(part);
                    if let (true, Some(part)) = (cell != target, known(Place { table, cell })) {
                        left = (left.0 - part.0, left.1 + part.1);
                    }
                }
                found(target, left.0, left.1);
            }
        }
    }
}

/// The hidden part of an equation, if there is exactly one.
fn only_hidden(sights: &[Sight], line: Line, equation: &Equation) -> Option<usize> {
    let mut hidden = equation
        .parts
        .iter()
        .map(|&part| line.cell(part))
        .filter(|&cell| sights[cell].is_hidden());
    let first = hidden.next()?;
    hidden.next().is_none().then_some(first)
}
