//! From records to a snapshot.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

use super::{column::ColumnBuilder, decision_time::DecisionTimes, snapshot::Snapshot};
use crate::{
    classification::{Classification, classification},
    code::{Code, reserved},
    record::Application,
    variable::Variable,
};

/// Status "Accredited as victim".
const ACCREDITED_AS_VICTIM: &str = "APP-30";
/// Status "Accreditation ended": it was given once, and still counts.
const ACCREDITATION_ENDED: &str = "APP-80";

/// The column of the year of decision; those of the variables stand at
/// [`Variable::index`], with the year of receipt as `period`.
pub(super) const DECIDED: usize = Variable::ALL.len();

/// Takes records one by one, in any order.
#[derive(Debug)]
pub struct SnapshotBuilder {
    cutoff: NaiveDate,
    keys: Vec<u64>,
    columns: Vec<ColumnBuilder>,
    demonstration: bool,
    years: FxHashMap<i32, Code>,
    words: Words,
    decision_times: DecisionTimes,
    classification: &'static Classification,
}

/// Codes that stand in for answers.
#[derive(Debug)]
struct Words {
    not_known: Code,
    not_applicable: Code,
    not_collected: Code,
}

impl SnapshotBuilder {
    /// Records received later than the cut-off are left out, decisions made
    /// later are not yet made.
    #[must_use]
    pub fn new(cutoff: NaiveDate) -> Self {
        Self {
            cutoff,
            keys: Vec::new(),
            columns: (0..=DECIDED).map(|_| ColumnBuilder::new()).collect(),
            demonstration: false,
            years: FxHashMap::default(),
            words: Words {
                not_known: word(reserved::NOT_KNOWN),
                not_applicable: word(reserved::NOT_APPLICABLE),
                not_collected: word(reserved::NOT_COLLECTED),
            },
            decision_times: DecisionTimes::new(cutoff),
            classification: classification(),
        }
    }

    /// Adds a record with its record key.
    ///
    /// A variable without an answer was not collected (`X-NA`); an unknown age
    /// is of the age group `_U`. Pushing the same record once more changes
    /// nothing.
    pub fn push(&mut self, record: &Application, record_key: u64) {
        if record.received > self.cutoff {
            return;
        }
        self.keys.push(record_key);
        self.demonstration |= record.demonstration;
        let received = self.year(record.received);
        let decided = self.year_of_accreditation(record);
        let age_group = self.age_group(record);
        self.columns[Variable::Period.index()].push(&[received]);
        self.columns[DECIDED].push(&[decided]);
        self.columns[Variable::AgeGroup.index()].push(&[age_group]);
        let decision_time = self.decision_times.of(record);
        self.columns[Variable::DecisionTime.index()].push(std::slice::from_ref(decision_time));
        for variable in Variable::recorded() {
            let column = &mut self.columns[variable.index()];
            match record.answers.get(&variable).map(Vec::as_slice) {
                None | Some([]) => column.push(std::slice::from_ref(&self.words.not_collected)),
                Some(codes) if codes.is_sorted_by(|one, next| one < next) => column.push(codes),
                Some(codes) => {
                    let mut codes = codes.to_vec();
                    codes.sort_unstable();
                    codes.dedup();
                    column.push(&codes);
                }
            }
        }
    }

    /// All records, in an order that does not depend on that of arrival.
    #[must_use]
    pub fn finish(mut self) -> Snapshot {
        for column in &mut self.columns {
            column.sort();
        }
        let rows = self.rows();
        let keys = rows.iter().map(|&row| self.keys[row]).collect();
        let columns = self.columns.into_iter().map(|column| column.finish(&rows));
        Snapshot::new(keys, columns.collect(), self.demonstration)
    }

    /// Rows by key. Two records of one key stand in the order of what is
    /// counted of them; when that is the same, they are one record.
    fn rows(&self) -> Vec<usize> {
        let compare = |&(key, row): &(u64, usize), &(other_key, other_row): &(u64, usize)| {
            key.cmp(&other_key)
                .then_with(|| self.compare(row, other_row))
        };
        let mut rows: Vec<_> = self.keys.iter().copied().zip(0..).collect();
        rows.sort_unstable_by(compare);
        rows.dedup_by(|one, other| compare(one, other).is_eq());
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn compare(&self, row: usize, other: usize) -> Ordering {
        self.columns
            .iter()
            .map(|column| column.id(row).cmp(&column.id(other)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }

    /// The year in which a person was accredited: `_U` when the decision has
    /// no date, `_Z` when there is none up to the cut-off.
    fn year_of_accreditation(&mut self, record: &Application) -> Code {
        let accredited = matches!(
            record.status.as_str(),
            ACCREDITED_AS_VICTIM | ACCREDITATION_ENDED
        );
        match record.decided {
            Some(day) if accredited && day <= self.cutoff => self.year(day),
            None if accredited => self.words.not_known.clone(),
            _ => self.words.not_applicable.clone(),
        }
    }

    fn age_group(&self, record: &Application) -> Code {
        match record.age_years {
            Some(years) => self.classification.age_group(years).clone(),
            None => self.words.not_known.clone(),
        }
    }

    fn year(&mut self, day: NaiveDate) -> Code {
        self.years
            .entry(day.year())
            .or_insert_with_key(|year| word(&year.to_string()))
            .clone()
    }
}

pub(super) fn word(text: &str) -> Code {
    text.parse()
        .expect("reserved words, years and codes of the program are well formed")
}
