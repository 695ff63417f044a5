//! Where in the country a page is, and the way up.

use leptos::prelude::*;

use crate::{place::Place, state::State, text::place as words};

/// The places above the page's, each with a link that keeps the filters, and
/// the page's own at the end.
#[component]
pub fn Breadcrumb(place: Place, state: Signal<State>) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let name = move |place| state.with_untracked(|state| state.place_name(place));
    let step = move |step: Place| {
        if step == place {
            return view! {
                <li class="breadcrumb__step" aria-current="page">
                    {name(step)}
                </li>
            }
            .into_any();
        }
        let href = move || state.with(|state| state.href_at(step));
        view! {
            <li class="breadcrumb__step">
                <a href=href>{name(step)}</a>
            </li>
        }
        .into_any()
    };
    let steps: Vec<_> = place.way().into_iter().map(step).collect();
    view! {
        <nav class="breadcrumb" aria-label=words::WAY.get(language)>
            <ol class="breadcrumb__steps">{steps}</ol>
        </nav>
    }
    .into_any()
}
