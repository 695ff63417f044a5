//! What a page of the map says beneath its figures.

use domain::{letters::lowercase, variable::Variable};
use leptos::prelude::*;

use crate::{
    page::Page,
    place::Place,
    state::{State, href},
    text::{filter, list, place as words},
};

/// The way from a place to its indicators; filters travel along.
#[component]
pub fn ToIndicators(place: Place, state: Signal<State>) -> impl IntoView {
    let text = state
        .with_untracked(|state| words::to_indicators(&state.place_name(place), state.language));
    let address =
        move || state.with(|state| href(Page::Indicators, state.language, &state.selection));
    view! {
        <p class="page__onward">
            <a class="page__onward-link" href=address rel="external">
                {text}
            </a>
        </p>
    }
    .into_any()
}

/// Beneath the figures of a canton: what the release does not combine with it.
#[component]
pub fn PlaceNotes(place: Place, state: Signal<State>) -> impl IntoView {
    let is_canton = matches!(place, Place::Canton(_));
    let note = move || state.with(not_combined);
    is_canton.then(|| view! { <p class="page__remark">{note}</p> })
}

fn not_combined(state: &State) -> Option<String> {
    let language = state.language;
    let cantons = state.release.dimension(Variable::Canton);
    let pooled = cantons.is_some_and(|cantons| cantons.pooled_only);
    let years = pooled.then(|| words::SINGLE_YEARS.get(language).to_owned());
    let variables = state.not_combined();
    let names = variables
        .into_iter()
        .map(|variable| lowercase(filter::variable(variable).get(language)));
    let names: Vec<_> = years.into_iter().chain(names).collect();
    (!names.is_empty()).then(|| words::not_combined(&list(&names, language), language))
}
