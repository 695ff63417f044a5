//! Bounds of every cell, carried from table to table.

use super::{
    baseline::Claim,
    bounds::{Bounds, narrow_cover, narrow_sum},
    equation::Equation,
    view::{Line, Place, Sight, View},
};

/// Rounds over all tables; few problems move after half as many.
const MAX_ROUNDS: usize = 12;

/// Claims on the hidden cells whose bounds leave one small value: they are
/// certain.
pub(super) fn claims(view: &View<'_>, equations: &[Vec<Equation>]) -> Vec<Claim> {
    let bounds = bounds(view, equations);
    let mut claims = Vec::new();
    for (table, bounds) in bounds.iter().enumerate() {
        claims.extend(bounds.iter().enumerate().filter_map(|(cell, bounds)| {
            let value = bounds.value()?;
            Claim::of(view, Place { table, cell }, f64::from(value))
        }));
    }
    claims
}

/// The bounds of all cells after all tables have narrowed each other.
pub(super) fn bounds(view: &View<'_>, equations: &[Vec<Equation>]) -> Vec<Vec<Bounds>> {
    let mut bounds = first_bounds(view);
    for _ in 0..MAX_ROUNDS {
        let mut moved = false;
        for table in 0..view.tables.len() {
            moved |= narrow_table(view, equations, table, &mut bounds);
        }
        if !moved {
            break;
        }
    }
    bounds
}

/// What each cell says by itself.
fn first_bounds(view: &View<'_>) -> Vec<Vec<Bounds>> {
    let noise = &view.policy.noise;
    let below = (0..view.policy.threshold).map(|shown| noise.counts_behind(shown).1);
    let withheld = Bounds::new(0, below.max().unwrap_or(0));
    let first = |sight: &Sight| match *sight {
        Sight::Certain(persons) => Bounds::new(persons, persons),
        Sight::Noisy(persons) => {
            let (least, most) = noise.counts_behind(persons);
            Bounds::new(least, most)
        }
        Sight::Withheld => withheld,
        Sight::NotPublished => Bounds::new(0, u32::MAX),
    };
    view.tables
        .iter()
        .map(|table| table.sights.iter().map(first).collect())
        .collect()
}

fn narrow_table(
    view: &View<'_>,
    equations: &[Vec<Equation>],
    table: usize,
    bounds: &mut [Vec<Bounds>],
) -> bool {
    let seen = &view.tables[table];
    let mut moved = false;
    for (position, &dimension) in seen.dimensions.iter().enumerate() {
        let above = view.without(table, position);
        for line in seen.lines(position) {
            for equation in &equations[dimension] {
                let whole = match (equation.whole, above) {
                    (Some(item), _) => Place {
                        table,
                        cell: line.cell(item),
                    },
                    (None, Some(above)) => Place {
                        table: above,
                        cell: line.whole,
                    },
                    (None, None) => continue,
                };
                moved |= narrow(bounds, equation, line, table, whole);
            }
        }
    }
    moved
}

fn narrow(
    bounds: &mut [Vec<Bounds>],
    equation: &Equation,
    line: Line,
    table: usize,
    whole: Place,
) -> bool {
    let mut whole_bounds = bounds[whole.table][whole.cell];
    let mut parts: Vec<Bounds> = equation
        .parts
        .iter()
        .map(|&part| bounds[table][line.cell(part)])
        .collect();
    let moved = if equation.adds_up {
        narrow_sum(&mut whole_bounds, &mut parts)
    } else {
        narrow_cover(&mut whole_bounds, &mut parts)
    };
    if moved {
        bounds[whole.table][whole.cell] = whole_bounds;
        for (&part, narrowed) in equation.parts.iter().zip(parts) {
            bounds[table][line.cell(part)] = narrowed;
        }
    }
    moved
}
