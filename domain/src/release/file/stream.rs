//! Cells as bytes: how they differ from what is expected of them.

use super::{
    super::{InvalidRelease, stored::StoredTable, varint},
    prediction::Prediction,
};

/// Cells of tables as two sequences of bytes, which compress better apart.
pub(super) struct CellWriter {
    threshold: u32,
    /// For each table how many cells are published against expectation, or
    /// withheld against it, then for each of them how many were skipped.
    surprises: Vec<u8>,
    /// For each published cell how much it differs from what is expected, or
    /// from the threshold if that is more.
    differences: Vec<u8>,
}

impl CellWriter {
    pub(super) fn new(threshold: u32) -> Self {
        Self {
            threshold,
            surprises: Vec::new(),
            differences: Vec::new(),
        }
    }

    /// Writes a table that is expected to look like this.
    pub(super) fn write(&mut self, table: &StoredTable, expected: &Prediction) {
        let mut surprises = Vec::new();
        let mut next = 0;
        let mut published = table.cells.iter().peekable();
        let mut row = Vec::new();
        for number in 0..expected.rows {
            let start = number * expected.row_len;
            if !expected.write_row(number, &mut row) {
                row.clear();
                row.resize(expected.row_len, 0);
            }
            for (index, &expected) in (start..).zip(&row) {
                let cell = published.next_if(|(at, _)| *at == index);
                if cell.is_some() != (expected >= self.threshold) {
                    surprises.push(index - next);
                    next = index + 1;
                }
                if let Some((_, persons)) = cell {
                    let difference = i64::from(persons) - i64::from(expected.max(self.threshold));
                    varint::write(&mut self.differences, folded(difference));
                }
            }
        }
        varint::write(&mut self.surprises, surprises.len() as u64);
        for skipped in surprises {
            varint::write(&mut self.surprises, skipped as u64);
        }
    }

    /// Both sequences, the length of the first before them.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.surprises.len() + self.differences.len() + 8);
        varint::write(&mut bytes, self.surprises.len() as u64);
        bytes.extend(self.surprises);
        bytes.extend(self.differences);
        bytes
    }
}

/// Reads what [`CellWriter`] wrote.
pub(super) struct CellReader<'a> {
    threshold: u32,
    surprises: &'a [u8],
    differences: &'a [u8],
}

impl<'a> CellReader<'a> {
    pub(super) fn new(mut bytes: &'a [u8], threshold: u32) -> Result<Self, InvalidRelease> {
        let (surprises, differences) = varint::read(&mut bytes)
            .and_then(|length| bytes.split_at_checked(usize::try_from(length).ok()?))
            .ok_or_else(misfit)?;
        Ok(Self {
            threshold,
            surprises,
            differences,
        })
    }

    /// Fills an empty table that is expected to look like this.
    pub(super) fn read(
        &mut self,
        table: &mut StoredTable,
        expected: &Prediction,
    ) -> Result<(), InvalidRelease> {
        let mut left = varint::read(&mut self.surprises).ok_or_else(misfit)?;
        let mut surprise = self.next_surprise(&mut left, 0)?;
        let mut row = Vec::new();
        for number in 0..expected.rows {
            let start = number * expected.row_len;
            if !expected.write_row(number, &mut row) {
                // Nothing is expected: what is published is a surprise.
                while let Some(index) = surprise.filter(|it| *it < start + expected.row_len) {
                    table.cells.push(index, self.persons(0)?);
                    surprise = self.next_surprise(&mut left, index + 1)?;
                }
                continue;
            }
            for (index, &expected) in (start..).zip(&row) {
                let surprising = surprise == Some(index);
                if surprising {
                    surprise = self.next_surprise(&mut left, index + 1)?;
                }
                if surprising != (expected >= self.threshold) {
                    table.cells.push(index, self.persons(expected)?);
                }
            }
        }
        // One beyond the last cell would be left.
        if surprise.is_none() {
            Ok(())
        } else {
            Err(misfit())
        }
    }

    /// Where the next surprise is, from an index on.
    fn next_surprise(
        &mut self,
        left: &mut u64,
        from: usize,
    ) -> Result<Option<usize>, InvalidRelease> {
        if *left == 0 {
            return Ok(None);
        }
        *left -= 1;
        varint::read(&mut self.surprises)
            .and_then(|skipped| from.checked_add(usize::try_from(skipped).ok()?))
            .map(Some)
            .ok_or_else(misfit)
    }

    /// The value of the next published cell.
    fn persons(&mut self, expected: u32) -> Result<u32, InvalidRelease> {
        let difference = varint::read(&mut self.differences).ok_or_else(misfit)?;
        i64::from(expected.max(self.threshold))
            .checked_add(unfolded(difference))
            .and_then(|persons| u32::try_from(persons).ok())
            .filter(|persons| *persons >= self.threshold)
            .ok_or_else(misfit)
    }

    /// Refuses bytes that belong to no table.
    pub(super) fn finish(self) -> Result<(), InvalidRelease> {
        if self.surprises.is_empty() && self.differences.is_empty() {
            Ok(())
        } else {
            InvalidRelease::because("there are bytes after its last cell")
        }
    }
}

fn misfit() -> InvalidRelease {
    InvalidRelease("its cells do not fit its tables".into())
}

/// Small numbers of either sign as small numbers: 0, -1, 1, -2, …
fn folded(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unfolded(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_of_either_sign_are_folded_to_small_numbers() {
        let order = [0, -1, 1, -2, 2];
        assert_eq!(order.map(folded), [0, 1, 2, 3, 4]);
        for number in [0, 1, -1, i64::MAX, i64::MIN, -4_294_967_295] {
            assert_eq!(unfolded(folded(number)), number);
        }
    }
}
