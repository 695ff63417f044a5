//! Where a page of indicators stands: below the catalogue, or below the place
//! that it is filtered by.

use leptos::prelude::*;

use crate::{
    page::Page,
    place::Place,
    state::{State, href},
    text::{indicator as words, site},
};

/// The pages above, each with a link that keeps the filters, and the page's own
/// name at the end.
pub(super) fn view(state: &State, own: &str) -> impl IntoView + use<> {
    let above: Vec<_> = above(state)
        .into_iter()
        .map(|(text, href)| {
            view! {
                <li class="breadcrumb__step">
                    <a href=href rel="external">
                        {text}
                    </a>
                </li>
            }
        })
        .collect();
    let own = own.to_owned();
    view! {
        <nav class="breadcrumb" aria-label=words::PATH.get(state.language)>
            <ol class="breadcrumb__steps">
                {above} <li class="breadcrumb__step" aria-current="page">
                    {own}
                </li>
            </ol>
        </nav>
    }
}

/// Names and addresses: the country, the province, the canton, and above one
/// indicator the catalogue.
fn above(state: &State) -> Vec<(String, String)> {
    let language = state.language;
    let places = match Place::of(&state.selection) {
        Place::Country => Vec::new(),
        place => place.way(),
    };
    let places = places
        .into_iter()
        .map(|place| (state.place_name(place), state.href_at(place)));
    let catalogue = matches!(state.page, Page::Indicator(_)).then(|| {
        let address = href(Page::Indicators, language, &state.selection);
        let name = site::page(Page::Indicators).get(language);
        (name.to_owned(), address)
    });
    places.chain(catalogue).collect()
}
