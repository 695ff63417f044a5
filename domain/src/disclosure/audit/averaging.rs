//! Averages over everything that says something of a cell.

use super::{
    baseline::Claim,
    equation::Equation,
    subtraction::for_each_difference,
    view::{Place, Sight, View},
};

/// Sums of estimates, each weighed by its precision.
#[derive(Clone, Copy, Default)]
struct Average {
    weighed: f64,
    weight: f64,
}

impl Average {
    /// Stands in for the infinite weight of an estimate without noise.
    const CERTAIN: f64 = 1e12;

    fn add(&mut self, value: f64, variance: f64) {
        let weight = if variance > 0.0 {
            1.0 / variance
        } else {
            Self::CERTAIN
        };
        self.weighed += value * weight;
        self.weight += weight;
    }

    fn value(self) -> Option<(f64, f64)> {
        (self.weight > 0.0).then(|| {
            let variance = if self.weight >= Self::CERTAIN {
                0.0
            } else {
                1.0 / self.weight
            };
            (self.weighed / self.weight, variance)
        })
    }
}

/// The estimates of a cell that carry about the least noise. Noisier ones are
/// many, but they share terms, so averaging them in makes nothing better.
#[derive(Clone, Copy)]
struct Best {
    average: Average,
    variance: f64,
}

impl Best {
    /// So much noisier than the best an estimate may be.
    const SLACK: f64 = 1.25;

    const NONE: Self = Self {
        average: Average {
            weighed: 0.0,
            weight: 0.0,
        },
        variance: f64::INFINITY,
    };

    fn add(&mut self, value: f64, variance: f64) {
        if variance * Self::SLACK < self.variance {
            *self = Self {
                variance,
                ..Self::NONE
            };
        }
        if variance <= self.variance * Self::SLACK {
            self.average.add(value, variance);
        }
    }
}

/// Claims on all cells that some equation leaves as the only hidden one: the
/// best such equations averaged, over numbers that are averages themselves.
pub(super) fn claims(view: &View<'_>, equations: &[Vec<Equation>]) -> Vec<Claim> {
    let refined = refine(view, equations);
    let known = |place: Place| refined[place.table][place.cell].value();
    let mut claims = Vec::new();
    for table in 0..view.tables.len() {
        let mut averages = vec![Best::NONE; view.tables[table].sights.len()];
        for_each_difference(view, equations, table, known, |cell, value, variance| {
            averages[cell].add(value, variance);
        });
        claims.extend(averages.iter().enumerate().filter_map(|(cell, best)| {
            Claim::of(view, Place { table, cell }, best.average.value()?.0)
        }));
    }
    claims
}

/// Every published number averaged with the sums of finer tables over each
/// further dimension.
fn refine(view: &View<'_>, equations: &[Vec<Equation>]) -> Vec<Vec<Average>> {
    let mut refined: Vec<Vec<Average>> = view
        .tables
        .iter()
        .map(|table| {
            table
                .sights
                .iter()
                .map(|sight| {
                    let mut average = Average::default();
                    if let Some((value, variance)) = sight.value(view.variance) {
                        average.add(value, variance);
                    }
                    average
                })
                .collect()
        })
        .collect();
    for (finer, seen) in view.tables.iter().enumerate() {
        for (position, dimension) in seen.dimensions.iter().enumerate() {
            let Some(coarser) = view.without(finer, position) else {
                continue;
            };
            let of_all = equations[*dimension]
                .iter()
                .filter(|it| it.adds_up && it.is_of_all());
            for equation in of_all {
                for line in seen.lines(position) {
                    let sight = view.tables[coarser].sights[line.whole];
                    let parts = equation
                        .parts
                        .iter()
                        .map(|&part| seen.sights[line.cell(part)]);
                    let sum = sum(parts, view.variance);
                    if let (Sight::Noisy(_), Some((value, variance))) = (sight, sum) {
                        refined[coarser][line.whole].add(value, variance);
                    }
                }
            }
        }
    }
    refined
}

/// Sum and variance, if every part is seen.
fn sum(mut parts: impl Iterator<Item = Sight>, variance: f64) -> Option<(f64, f64)> {
    parts.try_fold((0.0, 0.0), |sum, part| {
        let part = part.value(variance)?;
        Some((sum.0 + part.0, sum.1 + part.1))
    })
}
