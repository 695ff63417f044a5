//! Symbols, notes and words beneath a figure.

use leptos::prelude::*;

use super::{figure_view::FigureView, term::Terms};
use crate::{
    notes::{notes, symbols},
    text::glossary,
};

/// What each symbol means, what a careful reader should know, and the words of
/// both.
#[component]
pub fn FigureNotes(view: FigureView) -> impl IntoView {
    let figure = view.figure;
    let symbols = move || {
        let symbols = view.read(|content, state| symbols(content, figure, state));
        symbols
            .unwrap_or_default()
            .into_iter()
            .map(symbol)
            .collect_view()
    };
    let notes = move || view.read(|content, state| notes(content, figure, state).join(" "));
    let state = view.state;
    let selection = Signal::derive(move || state.with(|state| state.selection.clone()));
    view! {
        <footer class="figure__notes">
            <dl class="symbols">{symbols}</dl>
            <p>{notes}</p>
            <Terms
                terms=glossary::of_figure(figure.drawing)
                language=view.language()
                selection
                label=glossary::FIGURE_WORDS
                opens=view.target()
            />
        </footer>
    }
    .into_any()
}

fn symbol((symbol, meaning): (String, String)) -> impl IntoView {
    view! {
        <div class="symbols__item">
            <dt>{symbol}</dt>
            <dd>{meaning}</dd>
        </div>
    }
}
