//! Symbols and notes beneath a figure.

use leptos::prelude::*;

use super::figure_view::FigureView;
use crate::notes::{notes, symbols};

/// What each symbol means, and what a careful reader should know.
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
    view! {
        <footer class="figure__notes">
            <dl class="symbols">{symbols}</dl>
            <p>{notes}</p>
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
