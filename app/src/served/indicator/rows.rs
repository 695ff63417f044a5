//! The values of an indicator as a table.

use charts::{Mark, number};
use domain::{
    code::reserved,
    indicator::{Denominator, Formula, IndicatorPoint},
    table::{Cell, ItemKind},
    variable::Variable,
};

use super::{reading::Reading, value::short_entry};
use crate::{
    rows::{Entry, Row, Rows, Section},
    text::{figure, filter, indicator as texts},
};

/// The values for the items of a variable: categories, groups, missing
/// answers.
pub(super) fn rows(points: &[IndicatorPoint], variable: Variable, reading: &Reading) -> Rows {
    let language = reading.language();
    let of_kind = |kind: ItemKind, heading| {
        let rows = points
            .iter()
            .filter(|point| point.kind == kind && is_told(point))
            .map(|point| row(point, variable, reading));
        Section {
            heading,
            rows: rows.collect(),
        }
    };
    let mut sections = vec![
        of_kind(ItemKind::Category, None),
        of_kind(ItemKind::Group, Some(figure::GROUPS.get(language))),
        of_kind(ItemKind::Missing, Some(figure::MISSING.get(language))),
    ];
    sections.retain(|section| !section.rows.is_empty());
    let first = match variable {
        Variable::Period => figure::YEAR,
        variable => filter::variable(variable),
    };
    let heads = std::iter::once(first).chain(texts::columns(reading.indicator));
    Rows {
        heads: heads.map(|head| head.get(language).to_owned()).collect(),
        pairs: false,
        spans: Vec::new(),
        sections,
    }
}

/// "Not known" always; the rarer codes only where they say something.
fn is_told(point: &IndicatorPoint) -> bool {
    point.kind != ItemKind::Missing
        || point.code.as_str() == reserved::NOT_KNOWN
        || point
            .value
            .numerator
            .is_some_and(|cell| cell.persons().is_some())
}

fn row(point: &IndicatorPoint, variable: Variable, reading: &Reading) -> Row {
    let state = &reading.state;
    let (threshold, language) = (reading.release().threshold(), reading.language());
    let chosen = state.chosen(variable) == Some(&point.code);
    let can_be_chosen = chosen || reading.check(variable, &point.code).is_ok();
    let unit = reading.indicator.unit();
    let mut cells = vec![short_entry(&point.value, unit, threshold, language)];
    let count = |cell| Entry::count(cell, threshold, language);
    let numerator = point.value.numerator.unwrap_or(Cell::NotPublished);
    let denominator = match point.value.denominator {
        Some(Denominator::Persons { cell }) => count(cell),
        Some(Denominator::Inhabitants { persons, years }) => {
            Entry::text(inhabitants(persons, years, language))
        }
        None => Entry::text(String::new()),
    };
    match reading.indicator.formula {
        Formula::Count(_) => {}
        Formula::Median(_) => cells.push(denominator),
        _ => cells.extend([count(numerator), denominator]),
    }
    Row {
        head: point.label.in_language(language).to_owned(),
        mark: can_be_chosen.then(|| Mark::new(variable, &point.code)),
        chosen,
        cells,
    }
}

/// Inhabitants, over the years of the period where they are several.
pub(super) fn inhabitants(persons: u64, years: u32, language: domain::label::Language) -> String {
    // A country's inhabitants can be counted exactly.
    let persons = number::decimal(persons as f64, 0, language);
    if years == 1 {
        persons
    } else {
        format!("{persons} × {years}")
    }
}
