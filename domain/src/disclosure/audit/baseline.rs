//! Claims, their truth, and what they are compared with.

use super::{
    report::Score,
    view::{Place, Sight, View},
};

/// A hidden cell and the small count that an attacker names for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    place: Place,
    value: u32,
}

impl Claim {
    /// A claim, if the cell is hidden and the estimate a small count.
    pub(super) fn of(view: &View<'_>, place: Place, estimate: f64) -> Option<Self> {
        let hidden = view.tables[place.table].sights[place.cell].is_hidden();
        let value = whole(estimate)?;
        (hidden && view.is_small(value)).then_some(Self { place, value })
    }
}

/// The nearest whole number, if it is not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "within the range of a count, as checked"
)]
pub(super) fn whole(estimate: f64) -> Option<u32> {
    let rounded = estimate.round();
    (0.0..=f64::from(u32::MAX))
        .contains(&rounded)
        .then_some(rounded as u32)
}

/// Compares claims with the truth, and with claims that need no attack.
pub(super) fn score(view: &View<'_>, claims: &[Claim]) -> Score {
    let truth = |claim: &Claim| view.tables[claim.place.table].exact[claim.place.cell];
    let hits = |value: &dyn Fn(&Claim) -> u32| {
        claims
            .iter()
            .filter(|claim| value(claim) == truth(claim))
            .count()
    };
    Score {
        attacked: claims.len(),
        exact: hits(&|claim| claim.value),
        by_guessing: most_frequent(claims.iter().map(truth).filter(|&n| view.is_small(n))),
        from_coarser: hits(&|claim| coarser(view, claim.place)),
    }
}

/// How often the most frequent value occurs.
pub(super) fn most_frequent(values: impl Iterator<Item = u32>) -> usize {
    let mut times = std::collections::BTreeMap::<u32, usize>::new();
    for value in values {
        *times.entry(value).or_default() += 1;
    }
    times.into_values().max().unwrap_or(0)
}

/// A small count estimated from coarser tables alone: along each dimension
/// the cell without it, times the share of its item in all persons.
fn coarser(view: &View<'_>, place: Place) -> u32 {
    let largest = view.policy.threshold - 1;
    let middle = f64::from(largest) / 2.0;
    let value = |sight: Sight| sight.value(0.0).map_or(middle, |(value, _)| value);
    let seen = &view.tables[place.table];
    let total = view
        .table(&[])
        .map_or(middle, |total| value(view.tables[total].sights[0]));
    let estimates: Vec<f64> = seen
        .dimensions
        .iter()
        .enumerate()
        .filter(|_| seen.dimensions.len() > 1)
        .filter_map(|(position, &dimension)| {
            let above = &view.tables[view.without(place.table, position)?];
            let alone = &view.tables[view.table(&[dimension])?];
            let inner: usize = seen.lengths[position + 1..].iter().product();
            let outer = place.cell / (inner * seen.lengths[position]);
            let without = above.sights[outer * inner + place.cell % inner];
            let share = value(alone.sights[seen.item(place.cell, position)]) / total;
            Some(value(without) * share)
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "the dimensions of a table")]
    let mean = estimates.iter().sum::<f64>() / estimates.len() as f64;
    let estimate = if estimates.is_empty() { middle } else { mean };
    whole(estimate).unwrap_or(largest).clamp(1, largest)
}
