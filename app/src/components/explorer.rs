//! The table that a reader builds.

use leptos::prelude::*;

use super::{figure_card::FigureCard, table_builder::TableBuilder};
use crate::{
    explorer::questions,
    state::State,
    text::{explorer as words, figure},
};

/// The form, the figure that it makes, and questions to begin with: before
/// both while nothing is chosen, after them later.
#[component]
pub fn Explorer(state: Signal<State>) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let is_start = Memo::new(move |_| state.with(|state| state.table.is_start));
    // Another breakdown is another figure, with a chart of its own.
    let built = Memo::new(move |_| state.with(State::built_figure));
    let card = move || {
        let figure = built.get();
        figure.map(|figure| view! { <FigureCard figure state /> }.into_any())
    };
    view! {
        {move || is_start.get().then(|| state.with_untracked(question_list))}
        <TableBuilder state />
        <h2 class="visually-hidden">{figure::FIGURES.get(language)}</h2>
        <div class="figures">{card}</div>
        {move || (!is_start.get()).then(|| state.with_untracked(question_list))}
    }
    .into_any()
}

fn question_list(state: &State) -> AnyView {
    let items: Vec<_> = questions(state)
        .into_iter()
        .map(|question| {
            view! {
                <li>
                    <a class="questions__link" href=question.href data-noscroll>
                        {question.text}
                    </a>
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        return ().into_any();
    }
    let heading = words::QUESTIONS_HEADING.get(state.language);
    view! {
        <nav class="questions" aria-label=heading>
            <h2 class="questions__heading">{heading}</h2>
            <ul class="questions__list">{items}</ul>
        </nav>
    }
    .into_any()
}
