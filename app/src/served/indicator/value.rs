//! Values of indicators as they are read.

use charts::{Amount, number, words};
use domain::{
    code::Code,
    indicator::{Indicator, IndicatorValue, Unit, ValueState, population},
    label::Language,
    selection::Selection,
    table::Cell,
    variable::Variable,
};

use crate::{
    rows::{Entry, Rows},
    state::State,
    text::{figure, indicator as texts},
    tiles::period_text,
};

/// A value as it stands in a table or beside a mark: without its unit, percent
/// apart.
pub(in crate::served) fn short_entry(
    value: &IndicatorValue,
    unit: Unit,
    threshold: u32,
    language: Language,
) -> Entry {
    let cell = match value.state {
        ValueState::Published { value, decimals } => {
            return Entry::text(with_percent(
                number::decimal(value, decimals, language),
                unit,
                language,
            ));
        }
        ValueState::Between { first, last } => {
            return Entry::text(texts::between_short(first, last, language));
        }
        ValueState::Withheld => Cell::Withheld,
        ValueState::NotPublished => Cell::NotPublished,
        ValueState::NotCollected => Cell::NotCollected,
        ValueState::StructuralZero => Cell::StructuralZero,
        ValueState::Undefined => {
            return Entry {
                text: texts::UNDEFINED_SYMBOL.to_owned(),
                state: Some(texts::UNDEFINED.get(language).to_owned()),
                ..Entry::default()
            };
        }
    };
    let entry = Entry::count(cell, threshold, language);
    if unit == Unit::Persons || cell != Cell::Withheld {
        return entry;
    }
    // The threshold is one of persons, not of this value.
    Entry {
        text: texts::WITHHELD_SHORT.get(language).to_owned(),
        state: Some(texts::WITHHELD.get(language).to_owned()),
        ..entry
    }
}

/// A value in words, with its unit.
pub(in crate::served) fn long_text(
    value: &IndicatorValue,
    unit: Unit,
    threshold: u32,
    language: Language,
) -> String {
    match value.state {
        ValueState::Published { .. } => {
            let entry = short_entry(value, unit, threshold, language);
            with_unit(entry.text, value.number(), unit, language)
        }
        ValueState::Between { first, last } => {
            let span = texts::between(first, last, language);
            with_unit(span, None, unit, language)
        }
        ValueState::Withheld if unit == Unit::Persons => words::withheld(threshold, language),
        _ => short_entry(value, unit, threshold, language)
            .state
            .unwrap_or_default(),
    }
}

fn with_percent(number: String, unit: Unit, language: Language) -> String {
    match (unit, language) {
        (Unit::Percent, Language::Es) => format!("{number}\u{a0}%"),
        (Unit::Percent, Language::En) => format!("{number}%"),
        _ => number,
    }
}

fn with_unit(text: String, number: Option<f64>, unit: Unit, language: Language) -> String {
    match unit {
        Unit::Percent => text,
        _ => format!("{text} {}", unit_after(number, unit, language)),
    }
}

/// The unit as it stands after a number.
pub(super) fn unit_after(number: Option<f64>, unit: Unit, language: Language) -> &'static str {
    let one = number == Some(1.0);
    match (unit, language) {
        (Unit::Persons, Language::Es) if one => "persona",
        (Unit::Persons, Language::En) if one => "person",
        (Unit::WorkingDays, Language::Es) if one => "día hábil",
        (Unit::WorkingDays, Language::En) if one => "working day",
        (unit, language) => unit.label().get(language),
    }
}

/// What of a value is drawn.
pub(super) fn amount(value: &IndicatorValue) -> Amount {
    match value.state {
        ValueState::Published { value, .. } => Amount::Number(value),
        ValueState::Between { first, last } => {
            Amount::Between(f64::from(first), last.map(f64::from))
        }
        ValueState::Withheld => Amount::Withheld,
        _ => Amount::Gap,
    }
}

/// The period that a value under these filters is of, in words.
pub(in crate::served) fn period_of_value(
    indicator: &Indicator,
    state: &State,
    selection: &Selection,
) -> String {
    match selection.filters.get(&Variable::Period) {
        Some(code) => state.label(Variable::Period, code),
        None if indicator.unit() == Unit::PerHundredThousand => population::YEAR.to_string(),
        None => period_text(state),
    }
}

/// The symbols of some values, and of the counts beside them, with their
/// meanings.
pub(super) fn symbols<'a>(
    values: impl Iterator<Item = &'a IndicatorValue>,
    rows: &Rows,
    unit: Unit,
    threshold: u32,
    language: Language,
) -> Vec<(String, String)> {
    let mut symbols = Vec::new();
    for value in values {
        let entry = short_entry(value, unit, threshold, language);
        let meaning = match (value.state, entry.gap) {
            (ValueState::Undefined, _) => texts::UNDEFINED_MEANING.get(language).to_owned(),
            (ValueState::Withheld, _) if unit != Unit::Persons => {
                texts::WITHHELD_MEANING.get(language).to_owned()
            }
            (_, Some(cell)) => figure::meaning(cell, threshold, language),
            _ => continue,
        };
        let symbol = (entry.text, meaning);
        if !symbols.contains(&symbol) {
            symbols.push(symbol);
        }
    }
    let withheld = Entry::count(Cell::Withheld, threshold, language).text;
    let is_there = |entry: &Entry| entry.text == withheld;
    let mut entries = rows
        .sections
        .iter()
        .flat_map(|section| &section.rows)
        .flat_map(|row| &row.cells);
    if unit != Unit::Persons && entries.any(is_there) {
        symbols.push((
            withheld,
            figure::meaning(Cell::Withheld, threshold, language),
        ));
    }
    symbols
}

/// The code of the last single year of a release.
pub(in crate::served) fn last_year(state: &State) -> Option<Code> {
    state.release.years().last().map(|year| year.code.clone())
}

#[cfg(test)]
mod tests {
    use domain::indicator::Denominator;

    use super::*;

    fn value(state: ValueState) -> IndicatorValue {
        IndicatorValue {
            state,
            numerator: None,
            denominator: Some(Denominator::Persons {
                cell: Cell::Published(40),
            }),
            notes: Vec::new(),
        }
    }

    fn long(state: ValueState, unit: Unit, language: Language) -> String {
        long_text(&value(state), unit, 5, language)
    }

    #[test]
    fn a_number_is_told_with_its_decimals_and_unit() {
        let rate = ValueState::Published {
            value: 0.496,
            decimals: 2,
        };
        assert_eq!(
            long(rate, Unit::PerHundredThousand, Language::Es),
            "0,50 por año por cada 100 000 habitantes"
        );
        let share = ValueState::Published {
            value: 72.04,
            decimals: 0,
        };
        assert_eq!(long(share, Unit::Percent, Language::Es), "72\u{a0}%");
        assert_eq!(long(share, Unit::Percent, Language::En), "72%");
        let one = ValueState::Published {
            value: 1.0,
            decimals: 0,
        };
        assert_eq!(long(one, Unit::WorkingDays, Language::Es), "1 día hábil");
    }

    #[test]
    fn a_median_that_is_not_known_exactly_is_told_as_a_span() {
        let span = ValueState::Between {
            first: 8,
            last: Some(14),
        };
        assert_eq!(
            long(span, Unit::WorkingDays, Language::Es),
            "entre 8 y 14 días hábiles"
        );
        assert_eq!(
            long(span, Unit::WorkingDays, Language::En),
            "between 8 and 14 working days"
        );
        let open = ValueState::Between {
            first: 121,
            last: None,
        };
        assert_eq!(
            long(open, Unit::WorkingDays, Language::Es),
            "121 o más días hábiles"
        );
    }

    #[test]
    fn the_threshold_of_persons_is_told_of_persons_only() {
        let withheld = ValueState::Withheld;
        assert_eq!(
            long(withheld, Unit::Persons, Language::Es),
            "dato reservado (menos de 5)"
        );
        assert_eq!(
            long(withheld, Unit::Percent, Language::Es),
            "dato reservado"
        );
        let entry = short_entry(&value(withheld), Unit::Percent, 5, Language::Es);
        assert_eq!(entry.text, "reservado");
    }

    #[test]
    fn a_symbol_is_explained_once() {
        let values = [value(ValueState::Withheld), value(ValueState::Withheld)];
        let symbols = symbols(
            values.iter(),
            &Rows::default(),
            Unit::Percent,
            5,
            Language::Es,
        );
        assert_eq!(symbols.len(), 1);
    }
}
