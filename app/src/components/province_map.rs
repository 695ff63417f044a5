//! The provinces as a map, with the same as a ranked list.

use charts::map::{Choropleth, Region, choropleth, is_drawn};
use domain::order::largest_first;
use leptos::prelude::*;

use super::{
    data_table::EntryText, figure_view::FigureView, map_drawing::MapDrawing,
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
    let items = move || read_map(view, ranked).map(|items| items.into_iter().collect_view());
    view! { <ol class="map__ranking">{items}</ol> }.into_any()
}

fn ranked(map: &Choropleth, state: &State) -> Vec<impl IntoView + use<>> {
    let order = largest_first(map.regions.len(), &|region| {
        map.regions[region].cell.persons()
    });
    order
        .into_iter()
        .map(|region| rank(&map.regions[region], state))
        .collect()
}

fn rank(region: &Region, state: &State) -> impl IntoView + use<> {
    let chosen = is_chosen(region, state);
    let mark = &region.mark;
    let can_be_chosen = state.can_choose(mark.variable, &mark.code);
    let name = region.label.in_language(state.language).to_owned();
    let name = if can_be_chosen {
        let toggled = state.toggled(mark);
        let href = state.href(&toggled);
        let stays = state.stays(&toggled);
        view! {
            <a href=href data-noscroll=stays aria-current=chosen.then_some("true")>
                {name}
            </a>
        }
        .into_any()
    } else {
        name.into_any()
    };
    let entry = Entry::count(region.cell, state.release.threshold(), state.language);
    view! {
        <li class="map__rank">
            <span class="map__name">{name}</span>
            <span class="map__value">
                <EntryText entry />
            </span>
        </li>
    }
}
