//! The provinces as a map, with the same as a ranked list.

use std::borrow::Cow;

use charts::map::{Choropleth, Region, choropleth, provinces};
use domain::order::largest_first;
use leptos::prelude::*;

use super::{
    data_table::EntryText,
    figure_view::FigureView,
    map_legend::Legend,
    region_shape::{FillPatterns, RegionShape, ShownRegion, is_chosen},
};
use crate::{
    content::Content,
    interaction::use_toggle,
    page::Page,
    place::Place,
    rows::Entry,
    state::State,
    text::{figure as words, place},
};

/// Provinces that can be focused and chosen, each with a name and a value.
#[component]
pub fn ProvinceMap(view: FigureView) -> impl IntoView {
    let pointed = RwSignal::new(None::<String>);
    let hint = words::MAP_HINT.get(view.language());
    view! {
        <div class="map">
            <div class="map__drawing">
                <Drawing view pointed />
                <p class="map__readout" aria-hidden="true">
                    {move || pointed.get().unwrap_or_else(|| hint.to_owned())}
                </p>
                <Legend view />
            </div>
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
        Content::Table(table) => choropleth(table).map(|map| read(&map, state)),
        Content::Years(_) => None,
    })
    .flatten()
}

#[component]
fn Drawing(
    view: FigureView,
    /// Name and value of the province under the pointer or with the focus.
    pointed: RwSignal<Option<String>>,
) -> impl IntoView {
    let frame = provinces();
    let (left, top, width, height) = frame.inset_box;
    let label = words::MAP.get(view.language());
    let toggle = use_toggle(view.state);
    let shapes = move || {
        let shapes = read_map(view, drawn).unwrap_or_default().into_iter();
        shapes
            .map(|shown| view! { <RegionShape shown pointed toggle /> })
            .collect_view()
    };
    view! {
        <svg class="map__svg" viewBox=frame.view_box() role="group" aria-label=label>
            <FillPatterns />
            <rect class="map__inset" x=left y=top width=width height=height rx="6" />
            {shapes}
        </svg>
    }
    .into_any()
}

fn drawn(map: &Choropleth, state: &State) -> Vec<ShownRegion> {
    let shown = |region: &Region| {
        let shape = provinces().province(region.mark.code.as_str())?;
        let paths = std::iter::once(shape.path.as_str()).chain(shape.inset.as_deref());
        let paths = paths.map(Cow::Borrowed).collect();
        Some(ShownRegion::new(
            region,
            map,
            state,
            paths,
            shape.label_point,
        ))
    };
    map.regions.iter().filter_map(shown).collect()
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
