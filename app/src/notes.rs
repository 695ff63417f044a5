//! What stands beneath a figure: symbols and notes.

use domain::table::Cell;

use crate::{
    content::Content,
    explorer::{MAX_BREAKDOWN, Shown},
    figure::{Drawing, Figure},
    rows::{Entry, Rows},
    state::State,
    text::{explorer, figure as words, place, site},
};

/// Every symbol of a figure with its meaning.
#[must_use]
pub fn symbols(content: &Content, figure: Figure, state: &State) -> Vec<(String, String)> {
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
pub fn notes(content: &Content, figure: Figure, state: &State) -> Vec<String> {
    let language = state.language;
    let fixed = |holds: bool, text: crate::text::Text| holds.then(|| text.get(language).to_owned());
    let exact = matches!(content, Content::Years(years) if years.exact);
    let pairs = content.cells().any(|cell| cell.persons().is_some());
    let shares = state.table.shown != Shown::Persons;
    let two_way = state.selection.by.len() == MAX_BREAKDOWN;
    let flow = figure.drawing == Drawing::Flow;
    [
        fixed(state.release.manifest().demonstration, site::DEMONSTRATION)
            .map(|text| format!("{text}.")),
        own_filter(figure, state),
        fixed(flow && pairs, words::OTHER_PAIRS),
        fixed(flow && !pairs, words::NO_PAIRS),
        fixed(figure.drawing == Drawing::Rate, words::NOTE_RATE),
        fixed(figure.drawing == Drawing::Pools, place::NOTE_POOLS),
        fixed(content.multiple(), words::NOTE_MULTIPLE),
        fixed(figure.drawing == Drawing::Stacked, explorer::NOTE_STACKED),
        fixed(shares, explorer::NOTE_SHARES),
        fixed(two_way, explorer::NOTE_TOTALS),
        fixed(exact, words::NOTE_EXACT),
        fixed(!exact, words::NOTE_PROTECTED),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The filters that a figure does not apply, since they are its own.
fn own_filter(figure: Figure, state: &State) -> Option<String> {
    let own: Vec<_> = figure
        .by
        .iter()
        .filter_map(|variable| {
            let code = state.chosen(variable)?;
            Some(state.filter_text(variable, code))
        })
        .collect();
    let text = words::NOTE_OWN_FILTER.get(state.language);
    (!own.is_empty()).then(|| format!("{text} ({}).", own.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        content::Answer,
        fixture::{figure, state},
        page::Page,
    };

    fn of(id: &str, query: &str) -> (Vec<(String, String)>, Vec<String>) {
        let state = state(Page::Accredited, query);
        let figure = figure(Page::Accredited, id);
        match Answer::of(&state, figure) {
            Answer::Shown(content) => (
                symbols(&content, figure, &state),
                notes(&content, figure, &state),
            ),
            other => panic!("{id}: {other:?}"),
        }
    }

    #[test]
    fn invented_data_are_called_so_first() {
        let (_, notes) = of("sex", "");
        assert_eq!(notes[0], "Datos inventados de demostración.");
    }

    #[test]
    fn a_symbol_is_explained_where_it_stands_and_only_there() {
        let (symbols, _) = of("age", "sex=1&province=3");
        assert!(symbols.iter().any(|(symbol, _)| symbol == "<\u{a0}5"));
        let (symbols, _) = of("sex", "");
        assert!(symbols.iter().all(|(symbol, _)| symbol != ".."));
    }

    #[test]
    fn a_figure_says_that_it_does_not_apply_its_own_filter() {
        let (_, notes) = of("sex", "sex=2");
        assert!(notes.iter().any(|note| note.ends_with("(Sexo: Mujer).")));
    }
}
