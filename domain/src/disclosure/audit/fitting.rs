//! Hidden cells fitted to the margins of their table.

use super::{
    baseline::Claim,
    equation::Equation,
    view::{Place, TableView, View},
};

/// Rounds of fitting; few values move after half as many.
const ROUNDS: usize = 20;

/// Claims on all hidden cells: what is left of each margin, spread over the
/// hidden cells of its line, margin after margin (iterative proportional
/// fitting).
pub(super) fn claims(view: &View<'_>, equations: &[Vec<Equation>]) -> Vec<Claim> {
    (0..view.tables.len())
        .flat_map(|table| {
            let fitted = fit(view, equations, table);
            fitted
                .into_iter()
                .filter_map(move |(cell, value)| Claim::of(view, Place { table, cell }, value))
        })
        .collect()
}

/// A dimension along which the cells of its least items add up to all.
struct Margin<'equations> {
    position: usize,
    parts: &'equations [usize],
    /// The table without the dimension.
    above: usize,
}

fn fit(view: &View<'_>, equations: &[Vec<Equation>], table: usize) -> Vec<(usize, f64)> {
    let seen = &view.tables[table];
    let margins: Vec<Margin<'_>> = seen
        .dimensions
        .iter()
        .enumerate()
        .filter_map(|(position, &dimension)| {
            let least = equations[dimension]
                .iter()
                .find(|equation| equation.adds_up && equation.is_of_all())?;
            Some(Margin {
                position,
                parts: &least.parts,
                above: view.without(table, position)?,
            })
        })
        .collect();
    if margins.is_empty() {
        return Vec::new();
    }
    let mut fitted: Vec<f64> = seen
        .sights
        .iter()
        .map(|sight| if sight.is_hidden() { 1.0 } else { 0.0 })
        .collect();
    for _ in 0..ROUNDS {
        for margin in &margins {
            fit_margin(view, seen, margin, &mut fitted);
        }
    }
    let is_least = |cell: usize| {
        margins
            .iter()
            .all(|margin| margin.parts.contains(&seen.item(cell, margin.position)))
    };
    fitted
        .into_iter()
        .enumerate()
        .filter(|&(cell, _)| is_least(cell) && seen.sights[cell].is_hidden())
        .collect()
}

fn fit_margin(view: &View<'_>, seen: &TableView, margin: &Margin<'_>, fitted: &mut [f64]) {
    for line in seen.lines(margin.position) {
        let Some((whole, _)) = view.tables[margin.above].sights[line.whole].value(0.0) else {
            continue;
        };
        let cells = margin.parts.iter().map(|&part| line.cell(part));
        let seen_part: f64 = cells
            .clone()
            .filter_map(|cell| seen.sights[cell].value(0.0))
            .map(|(value, _)| value)
            .sum();
        let hidden: f64 = cells.clone().map(|cell| fitted[cell]).sum();
        if hidden > 0.0 {
            let factor = (whole - seen_part).max(0.0) / hidden;
            cells.for_each(|cell| fitted[cell] *= factor);
        }
    }
}
