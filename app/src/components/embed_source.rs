//! Where the numbers of an embedded figure are from.

use leptos::prelude::*;

use crate::{
    embed::full_page,
    state::State,
    text::{embed as words, file},
};

/// Publisher, release and cut-off, and the way to the whole page.
#[component]
pub fn EmbedSource(state: Signal<State>) -> impl IntoView {
    let first = state.get_untracked();
    let manifest = first.release.manifest();
    let publisher = file::publisher(&manifest.id, manifest.cutoff, first.language);
    view! {
        <p class="embed__source">
            {words::SOURCE.get(first.language)} ": " {publisher} " "
            <a href=move || state.with(full_page) target="_blank" rel="noopener">
                {words::TO_PAGE.get(first.language)}
            </a>
        </p>
    }
    .into_any()
}
