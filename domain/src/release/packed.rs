//! Cells of a table in memory.

const BITS: usize = u64::BITS as usize;

/// Published cells by their index: one bit for each cell says whether it is
/// published, a running count where its value stands.
///
/// Reading a cell takes the same few steps in any table, and withheld cells,
/// by far the most in large tables, take 1.5 bits each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PackedCells {
    /// One bit for each cell; cut after the last published one.
    published: Vec<u64>,
    /// Published cells before each word of `published`.
    before: Vec<u32>,
    /// Values of the published cells, ascending by index.
    persons: Vec<u32>,
}

impl PackedCells {
    /// The published number of persons; `None` when withheld.
    pub(super) fn get(&self, index: usize) -> Option<u32> {
        let word = *self.published.get(index / BITS)?;
        let bit = 1 << (index % BITS);
        if word & bit == 0 {
            return None;
        }
        let within = (word & (bit - 1)).count_ones();
        let place = self.before[index / BITS] + within;
        self.persons.get(place as usize).copied()
    }

    /// Adds a published cell after all others.
    pub(super) fn push(&mut self, index: usize, persons: u32) {
        let word = index / BITS;
        if self.published.len() <= word {
            let count = u32::try_from(self.persons.len()).unwrap_or(u32::MAX);
            self.published.resize(word + 1, 0);
            self.before.resize(word + 1, count);
        }
        self.published[word] |= 1 << (index % BITS);
        self.persons.push(persons);
    }

    /// Published cells with their index, ascending.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, u32)> {
        let indices = self.published.iter().enumerate().flat_map(|(word, &bits)| {
            // Takes the lowest bit away at each step.
            let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|bits| *bits != 0);
            std::iter::successors(Some(bits).filter(|bits| *bits != 0), rest)
                .map(move |bits| word * BITS + bits.trailing_zeros() as usize)
        });
        indices.zip(self.persons.iter().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pushed_is_read_and_all_else_is_withheld() {
        let cells = [(0, 7), (5, 9), (63, 8), (64, 5), (300, 6)];
        let mut packed = PackedCells::default();
        for (index, persons) in cells {
            packed.push(index, persons);
        }
        for index in 0..400 {
            let pushed = cells.iter().find(|(at, _)| *at == index);
            assert_eq!(packed.get(index), pushed.map(|(_, persons)| *persons));
        }
        assert_eq!(packed.iter().collect::<Vec<_>>(), cells);
    }
}
