//! What stands beneath a figure: symbols and notes.

use domain::{table::Cell, variable::Variable};

use crate::{
    content::Content,
    figure::{Drawing, Figure},
    rows::{Entry, Rows},
    state::State,
    text::{figure as words, site},
};

/// Every symbol of a figure with its meaning.
#[must_use]
pub fn symbols(content: &Content, figure: &Figure, state: &State) -> Vec<(String, String)> {
    let rows = Rows::of(content, figure, state);
    let threshold = state.release.threshold();
    [
        Cell::Withheld,
        Cell::NotPublished,
        Cell::NotCollected,
        Cell::StructuralZero,
    ]
    .into_iter()
    .filter(|&symbol| rows.gaps().any(|cell| cell == symbol))
    .map(|cell| {
        (
            Entry::count(cell, threshold, state.language).text,
            words::meaning(cell, threshold, state.language),
        )
    })
    .collect()
}

/// The notes of a figure, in the order in which they are read.
#[must_use]
pub fn notes(content: &Content, figure: &Figure, state: &State) -> Vec<String> {
    let language = state.language;
    let fixed = |holds: bool, text: crate::text::Text| holds.then(|| text.get(language).to_owned());
    let exact = matches!(content, Content::Years(years) if years.exact);
    let pairs = content.cells().any(|cell| cell.persons().is_some());
    let flow = figure.drawing == Drawing::Flow;
    [
        fixed(state.release.manifest().demonstration, site::DEMONSTRATION)
            .map(|text| format!("{text}.")),
        own_filter(figure, state),
        fixed(flow && pairs, words::OTHER_PAIRS),
        fixed(flow && !pairs, words::NO_PAIRS),
        fixed(figure.drawing == Drawing::Rate, words::NOTE_RATE),
        fixed(content.multiple(), words::NOTE_MULTIPLE),
        fixed(exact, words::NOTE_EXACT),
        fixed(!exact, words::NOTE_PROTECTED),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The filters that a figure does not apply, since they are its own.
fn own_filter(figure: &Figure, state: &State) -> Option<String> {
    let own: Vec<_> = figure
        .by
        .iter()
        .filter_map(|&variable: &Variable| {
            let code = state.chosen(variable)?;
            Some(state.filter_text(variable, code))
        })
        .collect();
    let text = words::NOTE_OWN_FILTER.get(state.language);
    (!own.is_empty()).then(|| format!("{text} ({}).", own.join("; ")))
}
