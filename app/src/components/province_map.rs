//! The provinces as a map, with the same as a ranked list.

use charts::map::{Choropleth, Region, choropleth, is_drawn};
use leptos::prelude::*;

use super::{
    figure_view::FigureView,
    map_drawing::MapDrawing,
    ranked_row::{Name, Ranked, RankedList, Value, ranked},
    region_shape::is_chosen,
};
use crate::{
    content::Content,
    page::Page,
    place::Place,
    rows::Entry,
    state::State,
    text::{figure as words, place},
};

/// Provinces that can be focused and chosen, each with a name and a value.
#[component]
pub fn ProvinceMap(view: FigureView) -> impl IntoView {
    view! {
        <div class="map">
            <MapDrawing view label=words::MAP />
            <div>
                <Ranking view />
                <ToPlace state=view.state />
            </div>
        </div>
    }
}

/// On pages that filter by province: the way to the page of the chosen one,
/// or to the map.
#[component]
fn ToPlace(state: Signal<State>) -> impl IntoView {
    move || state.with(to_place)
}

fn to_place(state: &State) -> Option<impl IntoView + use<>> {
    // An embedded figure has its one way to the dashboard below.
    let elsewhere = !matches!(state.page, Page::Map(_)) && state.embed.is_none();
    elsewhere.then(|| {
        let chosen = Place::of(&state.selection);
        let text = match chosen {
            Place::Country => place::TO_MAP.get(state.language).to_owned(),
            chosen => place::to_place(&state.place_name(chosen), state.language),
        };
        view! {
            <p class="map__to-place">
                <a href=state.href_at(chosen)>{text}</a>
            </p>
        }
    })
}

/// What the map of a figure shows; nothing for a figure of another shape.
pub(super) fn read_map<T>(view: FigureView, read: impl Fn(&Choropleth, &State) -> T) -> Option<T> {
    view.read(|content, state| match content {
        Content::Table(table) => {
            let frames = state.frames_of(view.figure);
            let map = choropleth(table, &|code| is_drawn(&frames, code))?;
            Some(read(&map, state))
        }
        Content::Years(_) => None,
    })
    .flatten()
}

/// The provinces from the largest published value; those without one last.
#[component]
fn Ranking(view: FigureView) -> impl IntoView {
    let rows = Memo::new(move |_| read_map(view, provinces).unwrap_or_default());
    let row = |row| {
        view! {
            <li class="map__rank">
                <span class="map__name">
                    <Name row />
                </span>
                <span class="map__value">
                    <Value row />
                </span>
            </li>
        }
        .into_any()
    };
    view! { <RankedList rows class="map__ranking" row /> }
}

fn provinces(map: &Choropleth, state: &State) -> Vec<Ranked> {
    let rows: Vec<_> = map.regions.iter().map(|it| rank(it, state)).collect();
    ranked(&rows)
}

fn rank(region: &Region, state: &State) -> Ranked {
    let mark = &region.mark;
    let can_be_chosen = state.can_choose(mark.variable, &mark.code);
    let toggled = state.toggled(mark);
    Ranked {
        name: region.label.in_language(state.language).to_owned(),
        href: can_be_chosen.then(|| state.href(&toggled)),
        stays: state.stays(&toggled),
        chosen: is_chosen(region, state),
        entry: Entry::count(region.cell, state.release.threshold(), state.language),
    }
}
