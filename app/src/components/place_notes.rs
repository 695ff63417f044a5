//! What a page of the map says beneath its figures.

use domain::{letters::lowercase, selection::Selection, variable::Variable};
use leptos::prelude::*;

use crate::{
    explorer::{Order, TableView},
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

/// Beneath the figures of a canton: what the release does not combine with it;
/// beneath those of the country: the way to all cantons.
#[component]
pub fn PlaceNotes(place: Place, state: Signal<State>) -> impl IntoView {
    match place {
        Place::Country => (move || state.with(to_cantons)).into_any(),
        Place::Province(_) => ().into_any(),
        Place::Canton(_) => {
            let note = move || state.with(not_combined);
            view! { <p class="page__remark">{note}</p> }.into_any()
        }
    }
}

/// The table of all cantons, under the filters of the page where the release
/// combines them.
fn to_cantons(state: &State) -> Option<AnyView> {
    let all = |selection: Selection| {
        let by_canton = selection.by([Variable::Canton]);
        state.release.check(&by_canton).is_ok().then_some(by_canton)
    };
    let selection = all(state.selection.clone()).or_else(|| all(state.cleared()))?;
    let explorer = State {
        page: Page::Explore,
        ..state.clone()
    };
    let largest_first = TableView {
        order: Order::Size,
        ..TableView::default()
    };
    let href = explorer.href_as(&selection, largest_first);
    let view = view! {
        <p class="page__remark">
            <a href=href>{words::ALL_CANTONS.get(state.language)}</a>
        </p>
    };
    Some(view.into_any())
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
