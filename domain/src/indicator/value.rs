//! What an indicator says.

use serde::Serialize;

use super::{median::Median, note::Note};
use crate::{code::Code, label::Label, table::Cell, table::ItemKind};

/// The smallest base whose shares bear one decimal, in persons.
const BASE_FOR_DECIMAL: u32 = 1_000;

/// A smaller base is told as small, in persons.
const SMALL_BASE: u32 = 30;

/// What an indicator says under some filters, made of published cells only.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorValue {
    /// The number, or why there is none.
    pub state: ValueState,
    /// The persons counted; absent where the formula counts none by itself.
    pub numerator: Option<Cell>,
    /// What they are related to; absent where they stand alone.
    pub denominator: Option<Denominator>,
    /// Remarks on this value; those on the indicator as such are its own.
    pub notes: Vec<Note>,
}

/// The number of an indicator, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum ValueState {
    /// A number in the indicator's unit.
    Published {
        /// The number, not rounded.
        value: f64,
        /// Decimals that it bears: those to show.
        decimals: u8,
    },
    /// A whole number in this span, and no more can be told.
    Between {
        /// The least number.
        first: u32,
        /// The greatest number; none where it is open.
        last: Option<u32>,
    },
    /// One of the counts that it is made of is withheld.
    Withheld,
    /// Outside what the release tabulates.
    NotPublished,
    /// The variable was not collected in this period.
    NotCollected,
    /// Cannot occur, by definition of the categories.
    StructuralZero,
    /// There is nothing to relate the persons to: a base of nobody, no
    /// population, or a missing answer, which is no part of the base.
    Undefined,
}

/// What the persons of an indicator are related to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Denominator {
    /// Other persons counted.
    Persons {
        /// The cell that counts them.
        cell: Cell,
    },
    /// The resident population.
    Inhabitants {
        /// Persons, of the year [`super::population::YEAR`].
        persons: u64,
        /// Over so many years.
        years: u32,
    },
}

/// The value of an indicator for one item of a variable.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorPoint {
    /// The item.
    pub code: Code,
    /// Its label.
    pub label: Label,
    /// What it is.
    pub kind: ItemKind,
    /// What the indicator says of it.
    pub value: IndicatorValue,
}

impl IndicatorValue {
    /// A median of the persons in a base.
    pub(super) fn median(median: Option<Median>, base: Cell) -> Self {
        let state = match (median, base) {
            (Some(Median { first, last }), Cell::Published(_)) if last == Some(first) => {
                ValueState::Published {
                    value: f64::from(first),
                    decimals: 0,
                }
            }
            (Some(Median { first, last }), Cell::Published(_)) => {
                ValueState::Between { first, last }
            }
            (None, Cell::Published(_)) => ValueState::Withheld,
            (_, base) => of_cell(base),
        };
        Self {
            state,
            denominator: Some(Denominator::Persons { cell: base }),
            ..Self::not_published()
        }
    }

    /// The number, if there is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self.state {
            ValueState::Published { value, .. } => Some(value),
            _ => None,
        }
    }

    /// What no table of the release can tell.
    pub(super) fn not_published() -> Self {
        Self {
            state: ValueState::NotPublished,
            numerator: None,
            denominator: None,
            notes: Vec::new(),
        }
    }

    /// Persons by themselves.
    pub(super) fn count(cell: Cell) -> Self {
        Self {
            state: of_cell(cell),
            numerator: Some(cell),
            ..Self::not_published()
        }
    }

    /// Persons in so many of others, without remarks.
    pub(super) fn ratio(part: Cell, whole: Cell, scale: u32) -> Self {
        let state = match both(part, whole) {
            Err(state) => state,
            Ok((_, 0)) => ValueState::Undefined,
            Ok((part, whole)) => ValueState::Published {
                value: f64::from(part) * f64::from(scale) / f64::from(whole),
                decimals: u8::from(whole >= BASE_FOR_DECIMAL),
            },
        };
        Self {
            state,
            numerator: Some(part),
            denominator: Some(Denominator::Persons { cell: whole }),
            notes: Vec::new(),
        }
    }

    /// A part in percent of its whole, with remarks on the base.
    ///
    /// A value above a hundred can only be noise. It is told, not cut off: it
    /// is what the two published counts give, here as in every table.
    pub(super) fn share(part: Cell, whole: Cell) -> Self {
        let mut share = Self::ratio(part, whole, 100);
        if let Some(percent) = share.number() {
            if percent > 100.0 {
                share.notes.push(Note::AboveHundred);
            }
            if whole.persons().is_some_and(|base| base < SMALL_BASE) {
                share.notes.push(Note::SmallBase);
            }
        }
        share
    }
}

/// Both numbers of persons, or what keeps one of them from being told: what
/// lies outside the release comes before what is hidden in it.
fn both(one: Cell, other: Cell) -> Result<(u32, u32), ValueState> {
    if let (Some(one), Some(other)) = (one.persons(), other.persons()) {
        return Ok((one, other));
    }
    let reasons = [Cell::NotPublished, Cell::NotCollected, Cell::Withheld];
    let reason = reasons
        .into_iter()
        .find(|reason| *reason == one || *reason == other)
        .unwrap_or(Cell::StructuralZero);
    Err(of_cell(reason))
}

fn of_cell(cell: Cell) -> ValueState {
    match cell {
        Cell::Published(persons) => ValueState::Published {
            value: f64::from(persons),
            decimals: 0,
        },
        Cell::Withheld => ValueState::Withheld,
        Cell::NotPublished => ValueState::NotPublished,
        Cell::NotCollected => ValueState::NotCollected,
        Cell::StructuralZero => ValueState::StructuralZero,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(part: Cell, whole: Cell) -> ValueState {
        IndicatorValue::share(part, whole).state
    }

    #[test]
    fn a_withheld_part_withholds_the_share() {
        let counted = Cell::Published(50);
        assert_eq!(state(Cell::Withheld, counted), ValueState::Withheld);
        assert_eq!(state(counted, Cell::Withheld), ValueState::Withheld);
        assert_eq!(
            state(Cell::Withheld, Cell::NotPublished),
            ValueState::NotPublished
        );
        assert_eq!(
            state(Cell::NotCollected, Cell::Withheld),
            ValueState::NotCollected
        );
        assert_eq!(
            state(Cell::StructuralZero, counted),
            ValueState::StructuralZero
        );
    }

    #[test]
    fn a_share_of_nobody_is_undefined() {
        assert_eq!(
            state(Cell::Published(0), Cell::Published(0)),
            ValueState::Undefined
        );
    }

    #[test]
    fn decimals_follow_the_base() {
        let decimals = |base| match state(Cell::Published(40), Cell::Published(base)) {
            ValueState::Published { decimals, .. } => decimals,
            other => panic!("{other:?}"),
        };
        assert_eq!((decimals(999), decimals(1_000)), (0, 1));
    }

    #[test]
    fn a_part_above_its_whole_is_told_and_not_cut_off() {
        let share = IndicatorValue::share(Cell::Published(41), Cell::Published(40));
        assert_eq!(share.number(), Some(102.5));
        assert_eq!(share.notes, [Note::AboveHundred]);
        let small = IndicatorValue::share(Cell::Published(20), Cell::Published(20));
        assert_eq!(small.notes, [Note::SmallBase]);
    }
}
