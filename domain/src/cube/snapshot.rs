//! All records that a release may count.

use sha2::{Digest, Sha256};

use super::{
    axis::Axis,
    builder::DECIDED,
    column::{Column, Ids},
    spec::DimensionSpec,
};
use crate::{code::reserved, measure::Measure, variable::Variable};

/// All records that a release may count, as columns of codes.
#[derive(Debug)]
pub struct Snapshot {
    /// Record keys, ascending.
    keys: Vec<u64>,
    columns: Vec<Column>,
    demonstration: bool,
}

impl Snapshot {
    pub(super) fn new(keys: Vec<u64>, columns: Vec<Column>, demonstration: bool) -> Self {
        Self {
            keys,
            columns,
            demonstration,
        }
    }

    /// Records held.
    #[must_use]
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether any record was invented for demonstration.
    #[must_use]
    pub fn demonstration(&self) -> bool {
        self.demonstration
    }

    /// Bytes that its records take in memory, keys and dictionaries included.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.keys.capacity() * size_of::<u64>()
            + self.columns.iter().map(Column::bytes).sum::<usize>()
    }

    /// SHA-256 over all records in the order of their keys, in hexadecimal.
    ///
    /// It covers all that is counted: keys, years of receipt and
    /// accreditation, and the codes of every variable.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update([u8::from(self.demonstration)]);
        for key in &self.keys {
            hash.update(key.to_le_bytes());
        }
        for (place, column) in self.columns.iter().enumerate() {
            hash.update(column_name(place));
            for set in set_texts(column) {
                hash.update(set);
                hash.update(b";");
            }
            match column.ids() {
                Ids::Narrow(ids) => hash.update(ids),
                Ids::Wide(ids) => ids.iter().for_each(|id| hash.update(id.to_le_bytes())),
                Ids::Long(ids) => ids.iter().for_each(|id| hash.update(id.to_le_bytes())),
            }
        }
        let digest = hash.finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// For each record its key and a fingerprint of all that is counted of
    /// it, ascending by key: what two releases are compared by.
    ///
    /// The same content has the same fingerprint in every snapshot. A variable
    /// that was not collected adds nothing to it, so that a variable new to
    /// the product does not change the records that lack it. Nor does the time
    /// to decision, which changes by the mere passing of days: records that
    /// only waited longer do not make up for changed ones.
    #[must_use]
    pub fn fingerprints(&self) -> Vec<(u64, u64)> {
        let mut fingerprints: Vec<_> = self.keys.iter().map(|&key| (key, 0_u64)).collect();
        let passing = Variable::DecisionTime.index();
        let columns = self.columns.iter().enumerate();
        for (place, column) in columns.filter(|(place, _)| *place != passing) {
            let of_sets: Vec<u64> = set_texts(column)
                .map(|set| fingerprint(column_name(place), &set))
                .collect();
            for (row, (_, fingerprint)) in fingerprints.iter_mut().enumerate() {
                *fingerprint = fingerprint.wrapping_add(of_sets[column.ids().get(row)]);
            }
        }
        fingerprints
    }

    /// Least and greatest year of a measure's reference date.
    ///
    /// `None` when no person counted has a date.
    #[must_use]
    pub fn years(&self, measure: Measure) -> Option<(i32, i32)> {
        let years = self
            .column(Variable::Period, measure)
            .codes()
            .iter()
            .filter_map(|code| code.as_str().parse().ok());
        years.fold(None, |bounds, year| match bounds {
            None => Some((year, year)),
            Some((least, greatest)) => Some((year.min(least), year.max(greatest))),
        })
    }

    /// The column of a variable; that of `period` depends on the measure.
    pub(super) fn column(&self, variable: Variable, measure: Measure) -> &Column {
        match (variable, measure) {
            (Variable::Period, Measure::Accredited) => &self.columns[DECIDED],
            _ => &self.columns[variable.index()],
        }
    }

    pub(super) fn keys(&self) -> &[u64] {
        &self.keys
    }

    /// The year of accreditation stands at [`DECIDED`].
    pub(super) fn column_at(&self, place: usize) -> &Column {
        &self.columns[place]
    }

    pub(super) fn axis(&self, dimension: &DimensionSpec, measure: Measure) -> Axis<'_> {
        Axis::new(self.column(dimension.variable, measure), dimension)
    }
}

fn column_name(place: usize) -> &'static str {
    Variable::ALL
        .get(place)
        .map_or("accredited", |variable| variable.name())
}

/// The sets of a column as text: codes hold no comma.
fn set_texts(column: &Column) -> impl Iterator<Item = String> {
    column.sets().map(|set| {
        let codes: Vec<_> = set
            .iter()
            .map(|&place| column.codes()[place as usize].as_str())
            .collect();
        codes.join(",")
    })
}

fn fingerprint(column: &str, set: &str) -> u64 {
    if set == reserved::NOT_COLLECTED {
        return 0;
    }
    let digest = Sha256::digest(format!("{column}={set}"));
    digest[..8]
        .iter()
        .fold(0, |number, &byte| number << 8 | u64::from(byte))
}
