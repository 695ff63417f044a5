//! Which records are counted, block by block.

use super::{
    builder::DECIDED,
    column::{Column, Ids},
    snapshot::Snapshot,
    spec::FilterSpec,
};
use crate::{code::reserved, measure::Measure};

/// Records that are counted into one table before the next takes its turn:
/// their numbers and the table then share the processor's nearest caches.
pub(super) const BLOCK: usize = 1 << 13;

/// The chosen records of one block.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// The first record of the block.
    start: usize,
    /// All its records, chosen or not.
    length: usize,
    /// Places of the chosen records within the block, ascending.
    places: Vec<u16>,
}

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether every record of the block is chosen.
    pub(super) fn is_whole(&self) -> bool {
        self.places.len() == self.length
    }

    pub(super) fn places(&self) -> &[u16] {
        &self.places
    }

    /// The part of a column, or of the keys, that lies in the block.
    pub(super) fn block<'a, T>(&self, values: &'a [T]) -> &'a [T] {
        &values[self.start..self.start + self.length]
    }

    /// The values of the chosen records, one after the other.
    pub(super) fn of<T: Copy>(&self, values: &[T]) -> impl Iterator<Item = T> {
        let block = self.block(values);
        self.places.iter().map(|&place| block[usize::from(place)])
    }
}

/// Chooses the records of a measure that pass all filters.
pub(super) struct Filters<'a> {
    records: usize,
    columns: Vec<Passing<'a>>,
    passed: Vec<bool>,
}

/// A column, and for each number of a set whether it passes.
struct Passing<'a> {
    ids: &'a Ids,
    passes: Vec<bool>,
}

impl<'a> Filters<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, measure: Measure, filters: &[FilterSpec]) -> Self {
        let mut columns: Vec<_> = filters
            .iter()
            .map(|filter| {
                let column = snapshot.column(filter.variable, measure);
                Passing::any_of(column, filter)
            })
            .collect();
        if measure == Measure::Accredited {
            columns.push(Passing::accredited(snapshot.column_at(DECIDED)));
        }
        Self {
            records: snapshot.len(),
            columns,
            passed: Vec::with_capacity(BLOCK),
        }
    }

    /// Hands over the chosen records of each block.
    pub(super) fn for_each_block(mut self, mut each: impl FnMut(&Rows)) {
        let mut rows = Rows::default();
        for start in (0..self.records).step_by(BLOCK) {
            rows.start = start;
            rows.length = BLOCK.min(self.records - start);
            self.choose(&mut rows);
            each(&rows);
        }
    }

    fn choose(&mut self, rows: &mut Rows) {
        self.passed.clear();
        self.passed.resize(rows.length, true);
        for column in &self.columns {
            column.pass(rows, &mut self.passed);
        }
        rows.places.resize(rows.length, 0);
        let mut chosen = 0;
        for (place, &passed) in (0..).zip(&self.passed) {
            // Written always, kept if it passed: no branch to mispredict.
            rows.places[chosen] = place;
            chosen += usize::from(passed);
        }
        rows.places.truncate(chosen);
    }
}

impl<'a> Passing<'a> {
    fn any_of(column: &'a Column, filter: &FilterSpec) -> Self {
        let mut passing_codes = vec![false; column.codes().len()];
        for place in filter.members.iter().filter_map(|code| column.place(code)) {
            passing_codes[place] = true;
        }
        let passes = column
            .sets()
            .map(|set| set.iter().any(|&code| passing_codes[code as usize]));
        Self {
            ids: column.ids(),
            passes: passes.collect(),
        }
    }

    /// Everybody whose accreditation has a year, or an unknown one.
    fn accredited(decided: &'a Column) -> Self {
        let not_accredited = decided.set_of(reserved::NOT_APPLICABLE);
        let passes = (0..decided.sets().len()).map(|set| Some(set) != not_accredited);
        Self {
            ids: decided.ids(),
            passes: passes.collect(),
        }
    }

    fn pass(&self, rows: &Rows, passed: &mut [bool]) {
        match self.ids {
            Ids::Narrow(ids) => {
                // An array of every possible number needs no check of bounds.
                let mut passes = [false; 1 << 8];
                passes[..self.passes.len()].copy_from_slice(&self.passes);
                keep(rows.block(ids), passed, |id| passes[usize::from(id)]);
            }
            Ids::Wide(ids) => keep(rows.block(ids), passed, |id| self.passes[usize::from(id)]),
            Ids::Long(ids) => keep(rows.block(ids), passed, |id| self.passes[id as usize]),
        }
    }
}

fn keep<T: Copy>(ids: &[T], passed: &mut [bool], passes: impl Fn(T) -> bool) {
    for (passed, &id) in passed.iter_mut().zip(ids) {
        *passed &= passes(id);
    }
}
