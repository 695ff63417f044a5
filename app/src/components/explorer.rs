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
    #[cfg(feature = "hydrate")]
    browser::keep_focus(built);
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

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;

    use crate::{explorer::FIGURE, figure::Figure};

    /// When the figure that had the focus gives way to another one, the focus
    /// moves to that one's table.
    pub(super) fn keep_focus(built: Memo<Option<Figure>>) {
        Effect::new(move |before: Option<()>| {
            built.track();
            if before.is_some() {
                // By then the figure before is gone from the document.
                request_animation_frame(focus_table_if_lost);
            }
        });
    }

    fn focus_table_if_lost() {
        let is_lost = document()
            .active_element()
            .is_none_or(|active| active.tag_name() == "BODY");
        let table = document()
            .query_selector(&format!("#{FIGURE} .data-table__scroll"))
            .ok()
            .flatten()
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(table) = table.filter(|_| is_lost) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // An element that cannot take the focus leaves it where it is.
            let _ = table.focus_with_options(&options);
        }
    }
}
