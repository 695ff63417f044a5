//! Distributions of maximum entropy under linear constraints.
//!
//! The dual of the problem has one multiplier a constraint and is smooth and
//! convex: Newton's method solves it for the constraints that bind.

use super::linear::solve;

/// A constraint: the expectation of `feature` is at least `least`, or equals
/// it where `equal`.
pub(super) struct Constraint {
    pub(super) feature: Vec<f64>,
    pub(super) least: f64,
    pub(super) equal: bool,
}

/// How far a constraint may be missed, in probability.
const TOLERANCE: f64 = 1e-11;

/// More changes of the set of binding constraints than any sound problem of
/// this size needs.
const MAX_ROUNDS: usize = 300;

/// The probabilities of largest entropy under the constraints: an active-set
/// search over those that bind.
pub(super) fn maximise(size: usize, constraints: &[Constraint]) -> Option<Vec<f64>> {
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
