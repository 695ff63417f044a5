//! The filters of a page.

use domain::variable::Variable;
use leptos::{html, prelude::*};

use super::{filter_form::FilterForm, filter_select::FilterSelect};
use crate::{
    filters::{is_full, limit_text, variables},
    interaction::use_select,
    state::State,
    text::filter as words,
};

/// A control for each variable of the release, and what is chosen.
#[component]
pub fn FilterBar(state: Signal<State>) -> impl IntoView {
    let carried = state.with_untracked(State::carried);
    let full = Memo::new(move |_| state.with(is_full));
    let limit = Signal::derive(move || full.get().then(|| state.with(limit_text)));
    view! {
        <FilterForm
            state
            class="filters"
            label=words::HEADING
            apply=words::APPLY
            carried
            limit
        >
            <FilterControls state full />
        </FilterForm>
    }
    .into_any()
}

/// A control for each variable of the release: some always there, the others
/// in a second part.
#[component]
pub fn FilterControls(
    state: Signal<State>,
    /// Whether there is room for no further filter.
    full: Memo<bool>,
) -> impl IntoView {
    let select = use_select(state);
    let first = state.get_untracked();
    let language = first.language;
    let (main, more) = variables(&first);
    let controls = move |variables: Vec<Variable>| {
        variables
            .into_iter()
            .map(|variable| view! { <FilterSelect variable state full on_select=select /> })
            .collect_view()
    };
    // What was chosen is never hidden.
    let open = more
        .iter()
        .any(|&variable| first.chosen(variable).is_some());
    let is_any_more = !more.is_empty();
    let more = move || controls(more.clone()).into_any();
    view! {
        <div class="filters__main">{controls(main)}</div>
        {is_any_more.then(|| view! { <More name=words::MORE.get(language) open content=more /> })}
    }
    .into_any()
}

/// A part that opens and closes without scripts. Once the browser half has taken
/// over it holds its content while it is open only: what nobody sees would cost
/// every choice of the reader the time to follow.
#[component]
fn More(
    name: &'static str,
    /// Whether it is open at first.
    open: bool,
    content: impl Fn() -> AnyView + Send + 'static,
) -> impl IntoView {
    let details = NodeRef::<html::Details>::new();
    let is_open = RwSignal::new(true);
    // The reader may have opened it before scripts came.
    Effect::new(move |_| {
        if let Some(details) = details.get() {
            is_open.set(details.open());
        }
    });
    view! {
        <details
            class="filters__more"
            open=open
            node_ref=details
            on:toggle:target=move |event| is_open.set(event.target().open())
        >
            // The content is there before the browser shows it.
            <summary on:click=move |_| is_open.set(true)>{name}</summary>
            <div class="filters__grid">{move || is_open.get().then(&content)}</div>
        </details>
    }
    .into_any()
}
