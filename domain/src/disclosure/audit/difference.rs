//! A cell of one release minus the same cell of the release before.

use super::{
    baseline::{most_frequent, whole},
    report::Score,
    view::{Sight, View},
};

/// What the differences of published numbers tell of the persons who came or
/// went: small ones only, since a change by many is no secret.
pub(super) fn score(before: &View<'_>, after: &View<'_>) -> Score {
    let growth = total(after) / total(before) - 1.0;
    let mut score = Score::default();
    let mut truths = Vec::new();
    for (old, new) in before.tables.iter().zip(&after.tables) {
        let sights = old.sights.iter().zip(&new.sights);
        let exact = old.exact.iter().zip(&new.exact);
        for ((&old, &new), (&was, &is)) in sights.zip(exact) {
            let (Sight::Noisy(old), Sight::Noisy(new)) = (old, new) else {
                continue;
            };
            let claim = new.abs_diff(old);
            if !after.is_small(claim) {
                continue;
            }
            let truth = i64::from(is) - i64::from(was);
            let expected = whole((f64::from(old) * growth).abs()).unwrap_or(0);
            let largest = after.policy.threshold - 1;
            score.attacked += 1;
            score.exact += usize::from(truth == i64::from(new) - i64::from(old));
            score.from_coarser += usize::from(truth == i64::from(expected.clamp(1, largest)));
            truths.extend(
                u32::try_from(truth)
                    .ok()
                    .filter(|&truth| after.is_small(truth)),
            );
        }
    }
    score.by_guessing = most_frequent(truths.into_iter());
    score
}

fn total(view: &View<'_>) -> f64 {
    view.table(&[])
        .and_then(|total| view.tables[total].sights[0].value(0.0))
        .map_or(1.0, |(value, _)| value)
}
