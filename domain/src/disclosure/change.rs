//! How far two releases are apart.

use std::collections::BTreeMap;

/// Records that were added, removed or changed between two releases, by
/// their fingerprints (see [`crate::cube::Snapshot::fingerprints`]).
///
/// # Examples
///
/// ```
/// use domain::disclosure::changed_records;
///
/// let before = [(1, 10), (2, 20), (3, 30)];
/// let after = [(2, 20), (3, 31), (4, 40)];
/// // One removed, one changed, one added.
/// assert_eq!(changed_records(&before, &after), 3);
/// ```
#[must_use]
pub fn changed_records(before: &[(u64, u64)], after: &[(u64, u64)]) -> usize {
    let mut left: BTreeMap<u64, u64> = before.iter().copied().collect();
    let added_or_changed = after
        .iter()
        .filter(|&&(key, fingerprint)| left.remove(&key) != Some(fingerprint))
        .count();
    added_or_changed + left.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_records_in_any_order_differ_in_nothing() {
        assert_eq!(changed_records(&[(1, 1), (2, 2)], &[(2, 2), (1, 1)]), 0);
        assert_eq!(changed_records(&[], &[]), 0);
    }

    #[test]
    fn every_record_of_a_first_release_is_new() {
        assert_eq!(changed_records(&[], &[(1, 1), (2, 2)]), 2);
        assert_eq!(changed_records(&[(1, 1), (2, 2)], &[]), 2);
    }
}
