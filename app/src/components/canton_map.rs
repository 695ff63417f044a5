//! The cantons of a province: from the one of most persons, each with a link
//! to its page; beside a map where the operator loaded their shapes.

use charts::map::{Choropleth, Region};
use leptos::prelude::*;

use super::{
    figure_view::FigureView,
    map_drawing::MapDrawing,
    province_map::read_map,
    ranked_row::{Ranked, RankedList, ranked, row_with_bar},
};
use crate::{
    place::Place,
    rows::Entry,
    state::State,
    text::{figure, list, place as words},
};

/// The cantons as a ranked list, and as a map where there are shapes of them.
#[component]
pub fn CantonMap(view: FigureView) -> impl IntoView {
    let rows = Memo::new(move |_| read_map(view, cantons).unwrap_or_default());
    let most = Memo::new(move |_| rows.with(|rows| rows.first().and_then(Ranked::persons)));
    let has_shapes = Memo::new(move |_| {
        view.state
            .with(|state| state.shapes_of(view.figure).is_some())
    });
    let class = move || {
        if has_shapes.get() {
            "map map--cantons"
        } else {
            ""
        }
    };
    let map = move || {
        has_shapes
            .get()
            .then(|| view! { <MapDrawing view label=figure::CANTON_MAP /> })
    };
    view! {
        <LeftBehind state=view.state />
        <div class=class>
            {map} <RankedList rows class="ranked" row=move |row| row_with_bar(row, most) />
        </div>
    }
    .into_any()
}

/// The filters that a canton's page cannot take.
#[component]
fn LeftBehind(state: Signal<State>) -> impl IntoView {
    move || {
        state.with(|state| {
            let canton = state.cantons().into_iter().next()?;
            let left = state.left_behind(canton);
            let text = words::left_behind(&list(&left, state.language), state.language);
            (!left.is_empty()).then(|| view! { <p class="ranked__hint">{text}</p> })
        })
    }
}

fn cantons(map: &Choropleth, state: &State) -> Vec<Ranked> {
    let rows: Vec<_> = map.regions.iter().map(|it| rank(it, state)).collect();
    ranked(&rows)
}

fn rank(region: &Region, state: &State) -> Ranked {
    let toggled = state.toggled(&region.mark);
    // Nobody leaves an embedded figure for the page of a canton.
    let leads = !state.is_locked(region.mark.variable);
    Ranked {
        name: region.label.in_language(state.language).to_owned(),
        href: leads.then(|| state.href(&toggled)),
        stays: false,
        chosen: false,
        entry: Entry::count(region.cell, state.release.threshold(), state.language),
    }
}

/// The cantons by name alone, where the release has no numbers of them under
/// the filters.
#[component]
pub fn CantonLinks(state: Signal<State>) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let link = |canton: Place, state: &State| {
        view! {
            <li>
                <a href=state.href_at(canton)>{state.place_name(canton)}</a>
            </li>
        }
    };
    let links = move || {
        state.with(|state| {
            let cantons = state.cantons().into_iter();
            cantons.map(|canton| link(canton, state)).collect_view()
        })
    };
    view! {
        <nav class="canton-links" aria-label=words::CANTONS.get(language)>
            <LeftBehind state />
            <ul class="canton-links__list">{links}</ul>
        </nav>
    }
    .into_any()
}
