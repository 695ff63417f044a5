//! The ways from the first page into the dashboard.

use domain::{label::Language, selection::Selection};
use leptos::prelude::*;

use crate::{
    page::Page,
    place::Place,
    state::{State, href},
    text::{Text, site},
};

/// The pages that the first one leads to, with what each is for and the lines
/// of its sign.
const DOORS: [(Page, Text, &str); 5] = [
    (
        Page::Accredited,
        site::DOOR_ACCREDITED,
        "M10 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM4 17c0-4 2.5-6 6-6s6 2 6 6",
    ),
    (
        Page::Map(Place::Country),
        site::DOOR_MAP,
        "M10 17.5S4 12 4 7.8a6 6 0 0 1 12 0C16 12 10 17.5 10 17.5ZM10 10a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z",
    ),
    (
        Page::Indicators,
        site::DOOR_INDICATORS,
        "M4 5h12M4 10h12M4 15h7M13.5 15.5l1.5 1.5 3-3.5",
    ),
    (
        Page::Explore,
        site::DOOR_EXPLORE,
        "M3 4h14v12H3ZM3 8h14M8 8v8M3 12h14",
    ),
    (
        Page::Method,
        site::DOOR_METHOD,
        "M10 3 4 5.5v4c0 4 2.5 6.5 6 7.5 3.5-1 6-3.5 6-7.5v-4ZM7.5 10l2 2 3.5-4",
    ),
];

/// A row of links, each with a sentence. Filters travel along.
#[component]
pub fn Doors(state: Signal<State>) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let selection = Memo::new(move |_| state.with(|state| state.selection.clone()));
    let doors = DOORS.map(|door| card(door, language, selection));
    view! {
        <nav class="doors" aria-label=site::DOORS.get(language)>
            <ul class="doors__list">{doors.into_iter().collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn card(
    (page, purpose, sign): (Page, Text, &'static str),
    language: Language,
    selection: Memo<Selection>,
) -> impl IntoView {
    view! {
        <li>
            <a
                class="door"
                rel=page.is_served().then_some("external")
                href=move || selection.with(|selection| href(page, language, selection))
            >
                <svg class="door__sign" viewBox="0 0 20 20" width="28" height="28" aria-hidden="true">
                    <path d=sign />
                </svg>
                <span class="door__name">{site::page(page).get(language)}</span>
                <span class="door__purpose">{purpose.get(language)}</span>
            </a>
        </li>
    }
}
