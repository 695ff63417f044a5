//! What a cell adds up.

use super::lattice::ExactCell;

/// The content of a cell while it is counted.
pub(super) trait Tally: Copy + Default {
    /// Whether it needs the records' keys.
    const KEYED: bool;

    /// One person.
    fn person(key: u64) -> Self;

    /// Adds other persons.
    fn add(&mut self, other: Self);

    /// Whether it counts nobody.
    fn is_empty(self) -> bool;
}

impl Tally for ExactCell {
    const KEYED: bool = true;

    fn person(key: u64) -> Self {
        Self { persons: 1, key }
    }

    fn add(&mut self, other: Self) {
        self.persons = self.persons.wrapping_add(other.persons);
        self.key = self.key.wrapping_add(other.key);
    }

    fn is_empty(self) -> bool {
        self.persons == 0
    }
}

/// Persons alone.
impl Tally for u32 {
    const KEYED: bool = false;

    fn person(_: u64) -> Self {
        1
    }

    fn add(&mut self, other: Self) {
        *self = self.wrapping_add(other);
    }

    fn is_empty(self) -> bool {
        self == 0
    }
}
