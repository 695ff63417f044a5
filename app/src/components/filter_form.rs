//! The form of filters, as the bar and the explorer have it.

use leptos::{ev, prelude::*};

use super::chips::Chips;
use crate::{state::State, text::Text};

/// Where it stands why no further filter is offered.
pub(super) const LIMIT_ID: &str = "filters-limit";

/// A plain form that works without scripts: in the browser each choice takes
/// effect at once. Beneath it stands what is chosen.
#[component]
pub(super) fn FilterForm(
    state: Signal<State>,
    class: &'static str,
    /// What the form is called.
    label: Text,
    /// What the button says that sends it, without scripts.
    apply: Text,
    /// What it sends unseen. The page's address does the same once scripts run,
    /// so it need not follow later changes.
    carried: Vec<(&'static str, String)>,
    /// What the release combines, where that is to be said.
    limit: Signal<Option<String>>,
    /// Its controls.
    children: Children,
) -> impl IntoView {
    let (action, language) = state.with_untracked(|state| (state.path(), state.language));
    let field = |(name, value)| view! { <input type="hidden" name=name value=value /> };
    let carried = carried.into_iter().map(field).collect_view();
    let submit = |event: ev::SubmitEvent| event.prevent_default();
    view! {
        <section class=class aria-label=label.get(language)>
            <form
                class="filters__form"
                method="get"
                action=action
                autocomplete="off"
                on:submit=submit
            >
                {carried}
                {children()}
                <button class="filters__apply" type="submit">
                    {apply.get(language)}
                </button>
            </form>
            <p class="filters__limit" id=LIMIT_ID>
                {move || limit.get()}
            </p>
            <Chips state />
        </section>
    }
    .into_any()
}
