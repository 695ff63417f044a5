//! The perturbation table: from a count and its cell key to its noise.

#[cfg(test)]
mod tests;

use super::entropy::{self, NoDistribution, NoiseParameters, NoiseRow};
use crate::cube::ExactCell;

/// One interval of cell keys that share a change of the count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The change, in persons.
    pub noise: i32,
    /// The end of the interval, excluded, as a share of all keys: in (0, 1].
    /// It begins where the interval before it ends.
    pub upper: f64,
}

/// For each count, the changes by interval of the cell key.
///
/// Bounds are held as integers, scaled to 2^64: looking up compares integers
/// only, so every machine answers the same.
///
/// # Examples
///
/// ```
/// use domain::disclosure::{NoiseParameters, PTable};
///
/// let table = PTable::generate(&NoiseParameters::new(3, 1.0))?;
/// // Nobody is never made somebody.
/// assert_eq!(table.noise(0, u64::MAX), 0);
/// // The least keys lower a count, the greatest raise it.
/// assert_eq!(table.noise(40, 0), -3);
/// assert_eq!(table.noise(40, u64::MAX), 3);
/// # Ok::<(), domain::disclosure::InvalidPTable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PTable {
    rows: Vec<Row>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    /// Changes and the ends of their intervals, excluded, ascending.
    steps: Vec<(u64, i32)>,
    /// The change of the keys beyond.
    last: i32,
}

/// Why a p-table cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InvalidPTable {
    /// The parameters contradict each other.
    #[error(transparent)]
    NoDistribution(#[from] NoDistribution),
    /// The parameters are not numbers that make sense.
    #[error("the noise needs max of 1 to 100, a variance above 0 and stay within 0 and 1")]
    Parameters,
    /// There is no row beyond that of zero.
    #[error("the p-table needs rows for counts of 0 and 1 at least")]
    NoRow,
    /// The row of zero changes something.
    #[error("a count of 0 must stay 0")]
    ZeroChanged,
    /// A row has no interval, or its bounds do not rise to 1.
    #[error("the bounds of row {count} do not rise from 0 to 1")]
    Bounds {
        /// The count of the row.
        count: usize,
    },
    /// A count would be made negative.
    #[error("row {count} makes a count negative")]
    Negative {
        /// The count of the row.
        count: usize,
    },
}

/// Decimals of the bounds of a generated table: far above what rounding on
/// different machines can touch.
const DECIMALS: f64 = 1e8;

/// How far from 1 a row may end, for tables with rounded bounds.
const END_TOLERANCE: f64 = 1e-6;

impl PTable {
    /// The table of maximum entropy of these parameters.
    ///
    /// # Errors
    ///
    /// Parameters out of range or in contradiction.
    pub fn generate(parameters: &NoiseParameters) -> Result<Self, InvalidPTable> {
        let sound = (1..=100).contains(&parameters.max)
            && parameters.unreachable <= 100
            && parameters.variance.is_finite()
            && parameters.variance > 0.0
            && parameters
                .stay
                .is_none_or(|stay| (0.0..=1.0).contains(&stay));
        if !sound {
            return Err(InvalidPTable::Parameters);
        }
        let rows = (0..=parameters.last_row())
            .map(|count| entropy::row(parameters, count).map(|row| intervals(&row)))
            .collect::<Result<Vec<_>, _>>()?;
        Self::from_rows(&rows)
    }

    /// A given table: for each count from zero its intervals, in any order of
    /// changes and split at will; the last row serves every greater count.
    ///
    /// # Errors
    ///
    /// Rows that are not a p-table.
    pub fn from_rows(rows: &[Vec<Interval>]) -> Result<Self, InvalidPTable> {
        match rows.first() {
            Some(zero) if rows.len() > 1 => {
                if zero.iter().any(|interval| interval.noise != 0) {
                    return Err(InvalidPTable::ZeroChanged);
                }
            }
            _ => return Err(InvalidPTable::NoRow),
        }
        let rows = rows
            .iter()
            .enumerate()
            .map(|(count, intervals)| Row::new(count, intervals))
            .collect::<Result<_, _>>()?;
        Ok(Self { rows })
    }

    /// The change of a count whose cell has this key.
    #[must_use]
    pub fn noise(&self, persons: u32, key: u64) -> i32 {
        let row = &self.rows[self.row_of(persons)];
        row.steps
            .iter()
            .find(|&&(upper, _)| key < upper)
            .map_or(row.last, |&(_, noise)| noise)
    }

    /// The perturbed count of a cell, in persons; not yet held to any
    /// threshold.
    #[must_use]
    pub fn perturb(&self, cell: ExactCell) -> u32 {
        cell.persons
            .saturating_add_signed(self.noise(cell.persons, cell.key))
    }

    /// The largest change, in persons.
    #[must_use]
    pub fn max_noise(&self) -> u32 {
        self.rows
            .iter()
            .flat_map(Row::changes)
            .map(i32::unsigned_abs)
            .max()
            .unwrap_or(0)
    }

    /// The least and the greatest count that can be shown as this one.
    pub(super) fn counts_behind(&self, shown: u32) -> (u32, u32) {
        let spread = self.max_noise();
        let mut counts = (shown.saturating_sub(spread)..=shown.saturating_add(spread))
            .filter(|&count| self.can_show(count, shown));
        let least = counts.next().unwrap_or(shown);
        (least, counts.next_back().unwrap_or(least))
    }

    fn can_show(&self, count: u32, shown: u32) -> bool {
        self.rows[self.row_of(count)]
            .changes()
            .any(|change| count.checked_add_signed(change) == Some(shown))
    }

    /// The variance of the change of large counts.
    #[expect(clippy::cast_precision_loss, reason = "an estimate of an attacker")]
    pub(super) fn variance(&self) -> f64 {
        let Some(row) = self.rows.last() else {
            return 0.0;
        };
        let mut lower = 0;
        let mut variance = 0.0;
        for &(upper, noise) in row.steps.iter().chain(&[(u64::MAX, row.last)]) {
            variance += f64::from(noise).powi(2) * (upper - lower) as f64;
            lower = upper;
        }
        variance / u64::MAX as f64
    }

    /// A table that changes nothing: what protection would be without noise.
    pub(super) fn unchanged() -> Self {
        let row = Row {
            steps: Vec::new(),
            last: 0,
        };
        Self {
            rows: vec![row.clone(), row],
        }
    }

    fn row_of(&self, persons: u32) -> usize {
        usize::try_from(persons).map_or(self.rows.len() - 1, |row| row.min(self.rows.len() - 1))
    }
}

impl Row {
    fn new(count: usize, intervals: &[Interval]) -> Result<Self, InvalidPTable> {
        let bounds = InvalidPTable::Bounds { count };
        let (last, steps) = intervals.split_last().ok_or(bounds)?;
        let rising = intervals
            .iter()
            .scan(0.0, |lower, interval| {
                Some(interval.upper > std::mem::replace(lower, interval.upper))
            })
            .all(|rises| rises);
        if !rising || (last.upper - 1.0).abs() > END_TOLERANCE {
            return Err(bounds);
        }
        let row = Self {
            steps: steps
                .iter()
                .map(|step| (scaled(step.upper), step.noise))
                .collect(),
            last: last.noise,
        };
        let least = i64::try_from(count).map_or(i64::MIN, |count| -count);
        if row.changes().any(|change| i64::from(change) < least) {
            return Err(InvalidPTable::Negative { count });
        }
        Ok(row)
    }

    fn changes(&self) -> impl Iterator<Item = i32> {
        self.steps
            .iter()
            .map(|&(_, noise)| noise)
            .chain(std::iter::once(self.last))
    }
}

/// The intervals of a generated row, least change first; changes whose
/// probability vanishes in rounding are left out.
fn intervals(row: &NoiseRow) -> Vec<Interval> {
    let mut cumulated = 0.0;
    let mut intervals: Vec<Interval> = Vec::with_capacity(row.changes.len());
    for &(noise, probability) in &row.changes {
        cumulated += probability;
        let upper = (cumulated * DECIMALS).round() / DECIMALS;
        if intervals.last().map_or(0.0, |before| before.upper) < upper {
            intervals.push(Interval { noise, upper });
        }
    }
    intervals
}

/// A share of all keys as a key: exact, because 2^64 is a power of two.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share within 0 and 1, saturating at the greatest key"
)]
fn scaled(share: f64) -> u64 {
    (share * 18_446_744_073_709_551_616.0) as u64
}
