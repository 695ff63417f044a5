//! What stands above a page and under the title of a figure.

use domain::variable::Variable;

use crate::{
    content::Content,
    explorer::Shown,
    figure::{Drawing, Figure},
    state::State,
    text::{explorer, figure as words, place, site},
    tiles::period_text,
};

/// The heading of a page; on the map the name of its place.
#[must_use]
pub fn heading(state: &State) -> String {
    match state.page.place() {
        Some(own) => place::heading(own, &state.place_name(own), state.language),
        None => site::heading(state.page).get(state.language).to_owned(),
    }
}

/// Period, unit and base of a figure.
#[must_use]
pub fn subtitle(figure: Figure, state: &State, content: &Content) -> String {
    let unit = match (figure.drawing, state.table.shown) {
        (Drawing::Rate, _) => words::RATE_UNIT,
        (_, Shown::RowShare) => explorer::ROW_UNIT,
        (_, Shown::ColumnShare) => explorer::COLUMN_UNIT,
        _ => words::PERSONS,
    };
    let own_period = figure.by.contains(Variable::Period);
    let period = (!own_period).then(|| period_text(state));
    let base = words::base(content.base(), state.release.threshold(), state.language);
    let filters = state
        .selection
        .filters
        .iter()
        .filter(|(variable, _)| !figure.by.contains(**variable))
        .filter(|(variable, _)| **variable != Variable::Period)
        .map(|(&variable, code)| state.label(variable, code));
    std::iter::once(unit.get(state.language).to_owned())
        .chain(period)
        .chain(filters)
        .chain(base)
        .collect::<Vec<_>>()
        .join(" · ")
}
