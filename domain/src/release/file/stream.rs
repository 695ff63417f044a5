//! Cells as decisions: how they differ from what is expected of them.
//!
//! Reader and writer take the same steps; [`Cells::code`] describes them once.

use super::{
    super::{InvalidRelease, stored::StoredTable},
    coder::{Chance, Coder, Reader, Writer},
    prediction::{Expected, Prediction},
};

/// Differences up to here are counted out, larger ones written as numbers.
const COUNTED: usize = 24;
/// Bits of the longest difference.
const BITS: usize = u32::BITS as usize + 1;

/// The chances of all decisions about cells, by what was expected.
struct Cells {
    threshold: u32,
    /// That a table has a published cell where a margin is withheld.
    odd_table: Chance,
    /// That a row of such a table has one, without and with a margin.
    odd_row: [Chance; 2],
    odd_cell: Chance,
    published: [Chance; Expected::KINDS],
    differs: [Chance; Expected::KINDS],
    is_more: [Chance; Expected::KINDS],
    /// That a difference goes on, after so many persons.
    goes_on: Vec<[[Chance; COUNTED]; 2]>,
    length: [Chance; BITS],
}

/// Cells of tables, to be written.
pub(super) struct CellWriter {
    cells: Cells,
    writer: Writer,
}

/// Reads what [`CellWriter`] wrote.
pub(super) struct CellReader<'a> {
    cells: Cells,
    reader: Reader<'a>,
}

impl CellWriter {
    pub(super) fn new(threshold: u32) -> Self {
        Self {
            cells: Cells::new(threshold),
            writer: Writer::new(),
        }
    }

    /// Writes a table that is expected to look like this.
    pub(super) fn write(&mut self, table: &StoredTable, prediction: &Prediction) {
        let mut dense = vec![0; table.len];
        for (index, persons) in table.cells.iter() {
            dense[index] = persons;
        }
        let (cells, writer) = (&mut self.cells, &mut self.writer);
        let rows = || dense.chunks(prediction.row_len).enumerate();
        let mut expected = Vec::new();
        let is_odd = rows().any(|(row, persons)| {
            let has_margin = prediction.write_row(row, &mut expected);
            has_odd(persons, has_margin.then_some(&expected))
        });
        writer.decide(&mut cells.odd_table, is_odd);
        for (row, persons) in rows() {
            let has_margin = prediction.write_row(row, &mut expected);
            let odd = is_odd && {
                let odd = has_odd(persons, has_margin.then_some(&expected));
                writer.decide(&mut cells.odd_row[usize::from(has_margin)], odd)
            };
            if odd && !has_margin {
                expected.resize(persons.len(), Expected::WITHHELD);
            }
            if odd || has_margin {
                for (&persons, expected) in persons.iter().zip(&expected) {
                    cells.code(writer, persons, expected, odd);
                }
            }
        }
    }

    /// All that was written.
    pub(super) fn finish(self) -> Vec<u8> {
        self.writer.finish()
    }
}

impl<'a> CellReader<'a> {
    pub(super) fn new(bytes: &'a [u8], threshold: u32) -> Result<Self, InvalidRelease> {
        Ok(Self {
            cells: Cells::new(threshold),
            reader: Reader::new(bytes)?,
        })
    }

    /// Fills an empty table that is expected to look like this.
    pub(super) fn read(
        &mut self,
        table: &mut StoredTable,
        prediction: &Prediction,
    ) -> Result<(), InvalidRelease> {
        let (cells, reader) = (&mut self.cells, &mut self.reader);
        let is_odd = reader.decide(&mut cells.odd_table, false);
        let mut found_odd = false;
        let mut expected = Vec::new();
        for row in 0..prediction.rows {
            let has_margin = prediction.write_row(row, &mut expected);
            let odd = is_odd && reader.decide(&mut cells.odd_row[usize::from(has_margin)], false);
            if odd && !has_margin {
                expected.resize(prediction.row_len, Expected::WITHHELD);
            } else if !has_margin {
                continue;
            }
            let mut found_here = false;
            for (index, expected) in (row * prediction.row_len..).zip(&expected) {
                let persons = cells.code(reader, 0, expected, odd);
                if persons == 0 {
                    continue;
                }
                let persons = u32::try_from(persons)
                    .ok()
                    .filter(|persons| *persons >= cells.threshold)
                    .ok_or_else(misfit)?;
                found_here |= expected.is_withheld;
                table.cells.push(index, persons);
            }
            if odd != found_here {
                return Err(misfit());
            }
            found_odd |= odd;
            reader.check()?;
        }
        if is_odd != found_odd {
            return Err(misfit());
        }
        reader.check()
    }

    /// Refuses bytes that belong to no table.
    pub(super) fn finish(self) -> Result<(), InvalidRelease> {
        self.reader.finish()
    }
}

impl Cells {
    fn new(threshold: u32) -> Self {
        Self {
            threshold,
            odd_table: Chance::EVEN,
            odd_row: [Chance::EVEN; 2],
            odd_cell: Chance::EVEN,
            published: [Chance::EVEN; Expected::KINDS],
            differs: [Chance::EVEN; Expected::KINDS],
            is_more: [Chance::EVEN; Expected::KINDS],
            goes_on: vec![[[Chance::EVEN; COUNTED]; 2]; Expected::KINDS],
            length: [Chance::EVEN; BITS],
        }
    }

    /// Writes the persons of a cell, zero where withheld, or reads them: any
    /// number then. Where `odd` is not said, cells with a withheld margin are
    /// withheld too.
    fn code(
        &mut self,
        coder: &mut impl Coder,
        persons: u32,
        expected: &Expected,
        odd: bool,
    ) -> i64 {
        let published = match expected.is_withheld {
            false => &mut self.published[expected.kind],
            true if odd => &mut self.odd_cell,
            true => return 0,
        };
        if !coder.decide(published, persons != 0) {
            return 0;
        }
        let base = expected.persons.max(self.threshold);
        let difference = i64::from(persons) - i64::from(base);
        let kind = expected.kind;
        if !coder.decide(&mut self.differs[kind], difference != 0) {
            return i64::from(base);
        }
        // There is nothing below the threshold.
        let is_more =
            base == self.threshold || coder.decide(&mut self.is_more[kind], difference > 0);
        let beyond = difference.unsigned_abs().saturating_sub(1);
        let size = 1 + self.size(coder, kind, is_more, beyond);
        i64::from(base) + if is_more { size } else { -size }
    }

    /// How many persons a difference has beyond the first.
    fn size(&mut self, coder: &mut impl Coder, kind: usize, is_more: bool, beyond: u64) -> i64 {
        let goes_on = &mut self.goes_on[kind][usize::from(is_more)];
        for (counted, goes_on) in (0..).zip(goes_on) {
            if !coder.decide(goes_on, beyond > counted) {
                return counted as i64;
            }
        }
        let number = beyond.saturating_sub(COUNTED as u64) + 1;
        COUNTED as i64 + self.number(coder, number) - 1
    }

    /// A number of one or more: how many bits it has, then all but the first.
    fn number(&mut self, coder: &mut impl Coder, number: u64) -> i64 {
        let wanted = number.ilog2() as usize;
        let mut bits = 0;
        while bits + 1 < BITS && coder.decide(&mut self.length[bits], wanted > bits) {
            bits += 1;
        }
        (0..bits).rev().fold(1, |found, bit| {
            let set = coder.decide(&mut { Chance::EVEN }, number >> bit & 1 == 1);
            found << 1 | i64::from(set)
        })
    }
}

/// Whether a row has a published cell with a withheld margin; all cells of a
/// row of which nothing is expected have one.
fn has_odd(persons: &[u32], expected: Option<&Vec<Expected>>) -> bool {
    let published = || {
        persons
            .iter()
            .enumerate()
            .filter(|(_, persons)| **persons != 0)
    };
    match expected {
        None => published().next().is_some(),
        Some(expected) => published().any(|(place, _)| expected[place].is_withheld),
    }
}

fn misfit() -> InvalidRelease {
    InvalidRelease("its cells do not fit its tables".into())
}
