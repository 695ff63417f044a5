//! Symbols and notes beneath a figure.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    content::Content,
    figure::Figure,
    notes::{notes, symbols},
    state::State,
};

/// What each symbol means, and what a careful reader should know.
#[component]
pub fn FigureNotes(
    figure: &'static Figure,
    state: Signal<State>,
    content: Memo<Arc<Content>>,
) -> impl IntoView {
    let symbols = Memo::new(move |_| {
        content.with(|content| state.with(|state| symbols(content, figure, state)))
    });
    let notes = Memo::new(move |_| {
        content.with(|content| state.with(|state| notes(content, figure, state)))
    });
    view! {
        <footer class="figure__notes">
            <dl class="symbols">{move || symbols.get().into_iter().map(symbol).collect_view()}</dl>
            <p>{move || notes.with(|notes| notes.join(" "))}</p>
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
