//! The filters of a page: a plain form that works without scripts.

use domain::variable::Variable;
use leptos::{ev, html, prelude::*};

use super::{chips::Chips, filter_select::FilterSelect};
use crate::{
    filters::{is_full, limit_text, variables},
    interaction::use_select,
    state::State,
    text::filter as words,
};

/// Where it stands why no further filter is offered.
pub(super) const LIMIT_ID: &str = "filters-limit";

/// A control for each variable of the release, and what is chosen. In the
/// browser each choice takes effect at once.
#[component]
pub fn FilterBar(state: Signal<State>) -> impl IntoView {
    let first = state.get_untracked();
    let language = first.language;
    let full = Memo::new(move |_| state.with(is_full));
    let submit = |event: ev::SubmitEvent| event.prevent_default();

    view! {
        <section class="filters" aria-label=words::HEADING.get(language)>
            <form
                class="filters__form"
                method="get"
                action=first.path()
                autocomplete="off"
                on:submit=submit
            >
                <Carried carried=first.carried() />
                <FilterControls state full />
                <button class="filters__apply" type="submit">
                    {words::APPLY.get(language)}
                </button>
            </form>
            <p class="filters__limit" id=LIMIT_ID>
                {move || full.get().then(|| state.with(limit_text))}
            </p>
            <Chips state />
        </section>
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

/// What the form carries along unseen. The page's address does the same once
/// scripts run, so it need not follow later changes.
#[component]
fn Carried(carried: Vec<(&'static str, String)>) -> impl IntoView {
    let field = |(name, value)| view! { <input type="hidden" name=name value=value /> };
    carried.into_iter().map(field).collect_view()
}
