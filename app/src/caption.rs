//! What stands under the title of a figure.

use domain::variable::Variable;

use crate::{
    content::Content,
    figure::{Drawing, Figure},
    state::State,
    text::figure as words,
    tiles::period_text,
};

/// Period, unit and base of a figure.
#[must_use]
pub fn subtitle(figure: Figure, state: &State, content: &Content) -> String {
    let unit = match figure.drawing {
        Drawing::Rate => words::RATE_UNIT,
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
