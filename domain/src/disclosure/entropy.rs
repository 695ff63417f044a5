//! Noise distributions of maximum entropy.
//!
//! For a count `i` the generator looks for the probabilities `p(v)` of each
//! change `v` that are as even as possible (largest entropy) while the change
//! is zero on average and its variance is bounded. Targets are `j = i + v`
//! with `|v| <= D`, `j >= 0` and `j` not in `1..=js`. Towards `v = 0` the
//! probabilities do not fall. Giessing, S. (2016), "Computational Issues in
//! the Design of Transition Probabilities and Disclosure Risk Estimation for
//! Additive Noise", PSD 2016.
//!
//! The dual of that problem has one multiplier a constraint and is smooth and
//! convex: Newton's method solves it for the constraints that bind.

use super::linear::solve;

/// What a p-table is generated from.
#[derive(Clone, Debug, PartialEq)]
pub struct NoiseParameters {
    /// `D`: the largest change of a count, in persons.
    pub max: u32,
    /// `V`: the largest variance of the change.
    pub variance: f64,
    /// `js`: no count is changed to `1..=js`; zero for no such limit.
    pub unreachable: u32,
    /// The least probability that a count stays as it is.
    pub stay: Option<f64>,
    /// Counts whose probabilities may fall towards `v = 0`.
    pub unordered: Vec<u32>,
}

impl NoiseParameters {
    /// Largest change and variance, without further limits.
    #[must_use]
    pub fn new(max: u32, variance: f64) -> Self {
        Self {
            max,
            variance,
            unreachable: 0,
            stay: None,
            unordered: Vec::new(),
        }
    }

    /// The count from which on every count shares one, symmetric row.
    #[must_use]
    pub fn last_row(&self) -> u32 {
        if self.unreachable == 0 {
            self.max
        } else {
            self.max + self.unreachable + 1
        }
    }

    /// The changes that a count can meet, ascending.
    fn changes(&self, count: u32) -> Vec<i32> {
        let (count, max) = (i64::from(count), i64::from(self.max));
        (-max..=max)
            .filter(|change| {
                let target = count + change;
                target == 0 || target > i64::from(self.unreachable)
            })
            .filter_map(|change| i32::try_from(change).ok())
            .collect()
    }
}

/// The distribution of the change of one count.
#[derive(Clone, Debug, PartialEq)]
pub struct NoiseRow {
    /// The count, in persons.
    pub count: u32,
    /// Changes, ascending, and their probabilities.
    pub changes: Vec<(i32, f64)>,
    /// The variance that was reached. It stays below the one asked for where
    /// the other rules allow no more.
    pub variance: f64,
}

/// No distribution meets the parameters for this count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no distribution of the noise of a count of {count} meets these parameters")]
pub struct NoDistribution {
    /// The count, in persons.
    pub count: u32,
}

/// A constraint: the expectation of `feature` is at least `least`, or equals
/// it where `equal`.
struct Constraint {
    feature: Vec<f64>,
    least: f64,
    equal: bool,
}

/// The distribution of the change of one count; a count of zero stays zero.
///
/// # Errors
///
/// The parameters contradict each other for this count.
pub fn row(parameters: &NoiseParameters, count: u32) -> Result<NoiseRow, NoDistribution> {
    let changes = if count == 0 {
        vec![0]
    } else {
        parameters.changes(count)
    };
    if changes.is_empty() {
        return Err(NoDistribution { count });
    }
    let constraints = constraints(parameters, count, &changes);
    let probabilities = maximise(changes.len(), &constraints).ok_or(NoDistribution { count })?;
    let changes: Vec<_> = changes.into_iter().zip(probabilities).collect();
    let variance = changes
        .iter()
        .map(|&(change, probability)| f64::from(change).powi(2) * probability)
        .sum();
    Ok(NoiseRow {
        count,
        changes,
        variance,
    })
}

fn constraints(parameters: &NoiseParameters, count: u32, changes: &[i32]) -> Vec<Constraint> {
    let at_least = |feature, least| Constraint {
        feature,
        least,
        equal: false,
    };
    let single = |place: usize, weight: f64| {
        let mut feature = vec![0.0; changes.len()];
        feature[place] = weight;
        feature
    };
    let mean = Constraint {
        feature: changes.iter().map(|&change| f64::from(change)).collect(),
        least: 0.0,
        equal: true,
    };
    let squares = changes.iter().map(|&change| -f64::from(change).powi(2));
    let mut constraints = vec![mean, at_least(squares.collect(), -parameters.variance)];
    let Some(zero) = changes.iter().position(|&change| change == 0) else {
        return constraints;
    };
    if let Some(stay) = parameters.stay {
        constraints.push(at_least(single(zero, 1.0), stay));
    }
    if !parameters.unordered.contains(&count) {
        for place in 0..zero {
            let mut rise = single(place, -1.0);
            rise[place + 1] = 1.0;
            constraints.push(at_least(rise, 0.0));
        }
    }
    constraints
}

/// How far a constraint may be missed, in probability.
const TOLERANCE: f64 = 1e-11;

/// More changes of the set of binding constraints than any sound problem of
/// this size needs.
const MAX_ROUNDS: usize = 300;

/// The probabilities of largest entropy under the constraints: an active-set
/// search over those that bind.
fn maximise(size: usize, constraints: &[Constraint]) -> Option<Vec<f64>> {
    let mut multipliers = vec![0.0; constraints.len()];
    let mut binding: Vec<usize> = (0..constraints.len())
        .filter(|&place| constraints[place].equal)
        .collect();
    for _ in 0..MAX_ROUNDS {
        newton(size, constraints, &binding, &mut multipliers)?;
        let wrong_way = binding
            .iter()
            .copied()
            .filter(|&place| !constraints[place].equal && multipliers[place] < 0.0)
            .min_by(|&a, &b| multipliers[a].total_cmp(&multipliers[b]));
        if let Some(place) = wrong_way {
            binding.retain(|&bound| bound != place);
            multipliers[place] = 0.0;
            continue;
        }
        let probabilities = distribution(size, constraints, &multipliers);
        let excess = |place: usize| {
            expectation(&constraints[place], &probabilities) - constraints[place].least
        };
        let violated = (0..constraints.len())
            .filter(|place| !binding.contains(place))
            .map(|place| (place, excess(place)))
            .filter(|&(_, excess)| excess < -TOLERANCE)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match violated {
            Some((place, _)) => binding.push(place),
            None => return Some(probabilities),
        }
    }
    None
}

fn expectation(constraint: &Constraint, probabilities: &[f64]) -> f64 {
    constraint
        .feature
        .iter()
        .zip(probabilities)
        .map(|(feature, probability)| feature * probability)
        .sum()
}

/// Exponents of the distribution that belongs to the multipliers.
fn exponents(size: usize, constraints: &[Constraint], multipliers: &[f64]) -> Vec<f64> {
    (0..size)
        .map(|place| {
            constraints
                .iter()
                .zip(multipliers)
                .map(|(constraint, multiplier)| constraint.feature[place] * multiplier)
                .sum()
        })
        .collect()
}

fn distribution(size: usize, constraints: &[Constraint], multipliers: &[f64]) -> Vec<f64> {
    let exponents = exponents(size, constraints, multipliers);
    let log_sum = log_sum_exp(&exponents);
    exponents.iter().map(|x| (x - log_sum).exp()).collect()
}

fn log_sum_exp(exponents: &[f64]) -> f64 {
    let largest = exponents.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    largest
        + exponents
            .iter()
            .map(|x| (x - largest).exp())
            .sum::<f64>()
            .ln()
}

/// The dual function, which the right multipliers make as small as possible.
fn dual(size: usize, constraints: &[Constraint], multipliers: &[f64]) -> f64 {
    let linear: f64 = constraints
        .iter()
        .zip(multipliers)
        .map(|(constraint, multiplier)| constraint.least * multiplier)
        .sum();
    log_sum_exp(&exponents(size, constraints, multipliers)) - linear
}

/// Steps within which Newton's method ends if there is a solution.
const MAX_STEPS: usize = 200;

/// A multiplier beyond this means that there is no solution.
const RUNAWAY: f64 = 1e5;

/// Makes the binding constraints hold with equality; the other multipliers
/// stay at zero.
fn newton(
    size: usize,
    constraints: &[Constraint],
    binding: &[usize],
    multipliers: &mut [f64],
) -> Option<()> {
    for _ in 0..MAX_STEPS {
        let probabilities = distribution(size, constraints, multipliers);
        let means: Vec<f64> = binding
            .iter()
            .map(|&place| expectation(&constraints[place], &probabilities))
            .collect();
        let gradient: Vec<f64> = binding
            .iter()
            .zip(&means)
            .map(|(&place, mean)| mean - constraints[place].least)
            .collect();
        if gradient.iter().all(|slope| slope.abs() < TOLERANCE / 10.0) {
            return Some(());
        }
        let step = solve(
            covariance(constraints, binding, &means, &probabilities),
            gradient.clone(),
        )?;
        descend(size, constraints, binding, multipliers, &step, &gradient);
        if multipliers.iter().any(|value| value.abs() > RUNAWAY) {
            return None;
        }
    }
    None
}

fn covariance(
    constraints: &[Constraint],
    binding: &[usize],
    means: &[f64],
    probabilities: &[f64],
) -> Vec<Vec<f64>> {
    let entry = |row: usize, column: usize| {
        let (a, b) = (&constraints[binding[row]], &constraints[binding[column]]);
        let moment: f64 = probabilities
            .iter()
            .enumerate()
            .map(|(place, probability)| probability * a.feature[place] * b.feature[place])
            .sum();
        moment - means[row] * means[column]
    };
    (0..binding.len())
        .map(|row| {
            (0..binding.len())
                .map(|column| entry(row, column))
                .collect()
        })
        .collect()
}

/// One step, halved until the dual function falls enough.
fn descend(
    size: usize,
    constraints: &[Constraint],
    binding: &[usize],
    multipliers: &mut [f64],
    step: &[f64],
    gradient: &[f64],
) {
    let before = dual(size, constraints, multipliers);
    let slope: f64 = step
        .iter()
        .zip(gradient)
        .map(|(step, slope)| step * slope)
        .sum();
    let start = multipliers.to_vec();
    let mut length = 1.0;
    loop {
        for (&place, step) in binding.iter().zip(step) {
            multipliers[place] = start[place] - length * step;
        }
        let fallen = before - dual(size, constraints, multipliers);
        // Near the solution the fall drowns in rounding: the full step is right.
        if fallen >= 1e-4 * length * slope || slope < 1e-13 || length < 1e-6 {
            return;
        }
        length /= 2.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variance_that_cannot_be_met_is_told() {
        let noise = NoiseParameters::new(2, 1.0);
        let first = row(&noise, 1).unwrap();
        assert!((first.variance - 0.931_884).abs() < 1e-5);
        assert!((row(&noise, 2).unwrap().variance - 1.0).abs() < 1e-8);
    }

    #[test]
    fn every_row_is_a_distribution_without_drift() {
        for max in 1..=8 {
            for unreachable in 0..=3 {
                let noise = NoiseParameters {
                    unreachable,
                    ..NoiseParameters::new(max, f64::from(max * max) / 5.0)
                };
                for count in 1..=noise.last_row() {
                    let Ok(row) = row(&noise, count) else {
                        continue;
                    };
                    let sum: f64 = row.changes.iter().map(|change| change.1).sum();
                    let mean: f64 = row
                        .changes
                        .iter()
                        .map(|&(change, probability)| f64::from(change) * probability)
                        .sum();
                    assert!((sum - 1.0).abs() < 1e-9, "{noise:?} {count}");
                    assert!(mean.abs() < 1e-9, "{noise:?} {count}");
                    assert!(row.variance <= noise.variance + 1e-9, "{noise:?} {count}");
                }
                assert!(row(&noise, noise.last_row()).is_ok(), "{noise:?}");
            }
        }
    }

    #[test]
    fn parameters_that_contradict_each_other_are_refused() {
        // A count of 1 that may become 0 or 5 only has a variance of at least 4.
        let narrow = NoiseParameters {
            unreachable: 4,
            ..NoiseParameters::new(6, 2.0)
        };
        assert_eq!(row(&narrow, 1), Err(NoDistribution { count: 1 }));
        // Staying almost for certain leaves no room for drift of nothing.
        let stuck = NoiseParameters {
            unreachable: 3,
            ..NoiseParameters::new(2, 1.0)
        };
        assert_eq!(row(&stuck, 1), Err(NoDistribution { count: 1 }));
    }
}
