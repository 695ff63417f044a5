//! What the values of one row must satisfy together.

use chrono::NaiveDate;

use super::{
    Rejection,
    mapping::{Answered, Dated, Mapping, Source},
    question::is_missing,
    reason::says,
    row::Row,
    values::written,
};
use crate::{code::Code, record::Application, variable::Variable};

/// Checks a record that is whole otherwise.
///
/// An accredited person without a day of decision is no contradiction: old
/// registers did not always keep it.
pub(super) fn check(
    mapping: &Mapping,
    row: Row<'_>,
    record: &Application,
    rejections: &mut Vec<Rejection>,
) {
    rejections.extend(order_of_days(mapping, row, record));
    for (variable, answered) in &mapping.variables {
        if let Some(codes) = record.answers.get(variable) {
            rejections.extend(validity(row, answered, codes, record.received));
        }
    }
    rejections.extend(place(mapping, row, record));
}

fn order_of_days<'row>(
    mapping: &'row Mapping,
    row: Row<'row>,
    record: &'row Application,
) -> impl Iterator<Item = Rejection> {
    let received = record.received;
    let reject = move |dated: &Option<Dated>, rest: &str| {
        dated.as_ref().map(|dated| {
            let rest = format!(", {rest} ({})", written(received));
            says(row.name(dated.column), row.cell(dated.column), &rest)
        })
    };
    let decided = record
        .decided
        .filter(|decided| *decided < received)
        .and_then(|_| reject(&mapping.decided, "una resolución anterior a la recepción"));
    let happened = record
        .event_date
        .filter(|happened| *happened > received)
        .and_then(|_| reject(&mapping.event_date, "un hecho posterior a la recepción"));
    decided.into_iter().chain(happened)
}

fn validity<'row>(
    row: Row<'row>,
    answered: &'row Answered,
    codes: &'row [Code],
    day: NaiveDate,
) -> impl Iterator<Item = Rejection> {
    let codes = if answered.dated { codes } else { &[] };
    codes.iter().filter_map(move |code| {
        let category = answered.question.list.get(code.as_str())?;
        (!category.is_valid_on(day)).then(|| {
            let label = &category.label.es;
            let rest = format!(": «{label}» no existía el {}", written(day));
            about(row, answered, codes, &rest)
        })
    })
}

/// A canton lies in its province; who lives abroad or nowhere has no canton.
fn place(mapping: &Mapping, row: Row<'_>, record: &Application) -> Option<Rejection> {
    let province = record.answers.get(&Variable::Province)?.first()?;
    let canton = record.answers.get(&Variable::Canton)?.first()?;
    if is_missing(province) || is_missing(canton) {
        return None;
    }
    let answered = |variable| {
        let found = mapping
            .variables
            .iter()
            .find(|(known, _)| *known == variable);
        found.map(|(_, answered)| answered)
    };
    let cantons = answered(Variable::Canton)?;
    let provinces = answered(Variable::Province)?;
    let category = cantons.question.list.get(canton.as_str())?;
    let wanted = category.parent.as_ref().unwrap_or(&category.code);
    (wanted != province).then(|| {
        let province = provinces.question.list.get(province.as_str());
        let province = province.map_or("", |province| province.label.es.as_str());
        let rest = format!(", que no pertenece a la provincia «{province}»");
        about(row, cantons, std::slice::from_ref(canton), &rest)
    })
}

/// A rejection of the answers to one question.
fn about(row: Row<'_>, answered: &Answered, codes: &[Code], rest: &str) -> Rejection {
    match &answered.source {
        Source::Columns(columns) => says(row.name(columns[0]), row.cell(columns[0]), rest),
        Source::Constant(_) => {
            let codes: Vec<&str> = codes.iter().map(Code::as_str).collect();
            says(answered.question.label, &codes.join(" "), rest)
        }
    }
}
