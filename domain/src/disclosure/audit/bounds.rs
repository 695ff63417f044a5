//! Bounds of counts that must add up.

/// The least and the greatest value that a count can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    pub(super) least: i64,
    pub(super) most: i64,
}

impl Bounds {
    pub(super) fn new(least: u32, most: u32) -> Self {
        Self {
            least: least.into(),
            most: most.into(),
        }
    }

    /// The value, if only one is possible.
    pub(super) fn value(self) -> Option<u32> {
        (self.least == self.most)
            .then_some(self.least)
            .and_then(|value| u32::try_from(value).ok())
    }

    /// Raises the lower and lowers the upper bound; tells whether either moved.
    fn narrow(&mut self, least: i64, most: i64) -> bool {
        let before = *self;
        self.least = self.least.max(least);
        self.most = self.most.min(most);
        *self != before
    }
}

/// Narrows a whole and its parts, which add up to it; tells whether anything
/// moved.
pub(super) fn narrow_sum(whole: &mut Bounds, parts: &mut [Bounds]) -> bool {
    let least: i64 = parts.iter().map(|part| part.least).sum();
    let most: i64 = parts.iter().map(|part| part.most).sum();
    let mut moved = whole.narrow(least, most);
    for part in parts {
        let others = (least - part.least, most - part.most);
        moved |= part.narrow(whole.least - others.1, whole.most - others.0);
    }
    moved
}

/// Narrows a whole and the parts that cover it: a person of the whole is in
/// one of the parts or in several.
pub(super) fn narrow_cover(whole: &mut Bounds, parts: &mut [Bounds]) -> bool {
    let least = parts.iter().map(|part| part.least).max().unwrap_or(0);
    let most: i64 = parts.iter().map(|part| part.most).sum();
    let mut moved = whole.narrow(least, most);
    for part in parts {
        moved |= part.narrow(whole.least - (most - part.most), whole.most);
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_and_its_parts_narrow_each_other() {
        let mut whole = Bounds::new(10, 10);
        let mut parts = [Bounds::new(7, 7), Bounds::new(0, 4)];
        assert!(narrow_sum(&mut whole, &mut parts));
        assert_eq!(parts[1].value(), Some(3));
        assert!(!narrow_sum(&mut whole, &mut parts));
    }

    #[test]
    fn parts_that_overlap_are_bounded_by_the_whole_only() {
        let mut whole = Bounds::new(3, 6);
        let mut parts = [Bounds::new(0, 9), Bounds::new(0, 1)];
        assert!(narrow_cover(&mut whole, &mut parts));
        assert_eq!(parts, [Bounds::new(2, 6), Bounds::new(0, 1)]);
        assert_eq!(whole, Bounds::new(3, 6));
    }
}
