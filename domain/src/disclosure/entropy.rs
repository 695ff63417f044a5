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
//! See [`maximise`] for the method.

use super::dual::{Constraint, maximise};

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
