//! The provinces as a map, with the same as a ranked list.

use charts::{
    Mark,
    map::{Choropleth, ProvinceShape, Region, RegionState, choropleth, provinces},
};
use leptos::{ev, prelude::*};

use super::{data_table::EntryText, figure_view::FigureView, map_legend::Legend};
use crate::{
    content::Content,
    interaction::{Interaction, use_toggle},
    rows::{Entry, largest_first},
    state::State,
    text::figure as words,
};

/// Size of the numbers on the map, in units of the drawing.
const NUMBER_SIZE: &str = "30";

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
            <Ranking view />
        </div>
    }
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
            .map(|shown| view! { <Shape shown pointed toggle /> })
            .collect_view()
    };
    view! {
        <svg class="map__svg" viewBox=frame.view_box() role="group" aria-label=label>
            <defs>
                <pattern id="map-withheld" width="14" height="14" patternUnits="userSpaceOnUse">
                    <path class="map__pattern" d="M0 14 14 0M-4 4 4-4M10 18 18 10" />
                </pattern>
                <pattern
                    id="map-not-published"
                    width="14"
                    height="14"
                    patternUnits="userSpaceOnUse"
                >
                    <circle class="map__dot" cx="7" cy="7" r="2.2" />
                </pattern>
                <pattern id="map-no-data" width="16" height="16" patternUnits="userSpaceOnUse">
                    <path class="map__pattern" d="M0 0 16 16M16 0 0 16" />
                </pattern>
            </defs>
            <rect class="map__inset" x=left y=top width=width height=height rx="6" />
            {shapes}
        </svg>
    }
    .into_any()
}

/// A province as it is drawn.
struct Shown {
    shape: &'static ProvinceShape,
    mark: Mark,
    state: RegionState,
    number: String,
    spoken: String,
    chosen: bool,
}

fn drawn(map: &Choropleth, state: &State) -> Vec<Shown> {
    let (threshold, language) = (state.release.threshold(), state.language);
    let shown = |region: &Region| {
        Some(Shown {
            shape: provinces().province(region.mark.code.as_str())?,
            mark: region.mark.clone(),
            state: region.state,
            number: Entry::count(region.cell, threshold, language).text,
            spoken: map.describe(region, threshold, language),
            chosen: is_chosen(region, state),
        })
    };
    map.regions.iter().filter_map(shown).collect()
}

fn is_chosen(region: &Region, state: &State) -> bool {
    state.chosen(region.mark.variable) == Some(&region.mark.code)
}

/// The class of a filling in the style sheet.
pub(super) fn fill_class(state: RegionState) -> String {
    let name = state.name();
    match state {
        RegionState::Value(class) => format!("map__region map__region--{name}-{}", class + 1),
        _ => format!("map__region map__region--{name}"),
    }
}

/// The pattern of a filling that is told apart by one.
pub(super) fn fill_pattern(state: RegionState) -> Option<&'static str> {
    match state {
        RegionState::Value(_) | RegionState::Zero => None,
        RegionState::Withheld => Some("url(#map-withheld)"),
        RegionState::NotPublished => Some("url(#map-not-published)"),
        RegionState::NoData => Some("url(#map-no-data)"),
    }
}

#[component]
fn Shape(shown: Shown, pointed: RwSignal<Option<String>>, toggle: Callback<Mark>) -> impl IntoView {
    let live = Interaction::get().live;
    let chosen = shown.chosen;
    let (x, y) = shown.shape.label_point;
    let spoken = StoredValue::new(shown.spoken.clone());
    let point = move || pointed.set(Some(spoken.get_value()));
    let mark = shown.mark;
    let choose = move || toggle.run(mark.clone());
    let on_click = choose.clone();
    let on_key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            choose();
        }
    };
    view! {
        <g
            class=fill_class(shown.state)
            fill=fill_pattern(shown.state)
            class:map__region--chosen=chosen
            role=move || if live.get() { "button" } else { "img" }
            tabindex=move || live.get().then_some("0")
            aria-pressed=move || live.get().then(|| chosen.to_string())
            aria-label=shown.spoken
            on:click=move |_| on_click()
            on:keydown=on_key
            on:mouseenter=move |_| point()
            on:focus=move |_| point()
            on:mouseleave=move |_| pointed.set(None)
            on:blur=move |_| pointed.set(None)
        >
            <path d=shown.shape.path.as_str() />
            {shown.shape.inset.as_deref().map(|island| view! { <path d=island /> })}
            <text
                class="map__number"
                x=x
                y=y
                font-size=NUMBER_SIZE
                text-anchor="middle"
                dominant-baseline="central"
            >
                {shown.number}
            </text>
        </g>
    }
}

/// The provinces from the largest published value; those without one last.
#[component]
fn Ranking(view: FigureView) -> impl IntoView {
    let items = move || read_map(view, ranked).map(|items| items.into_iter().collect_view());
    view! { <ol class="map__ranking">{items}</ol> }.into_any()
}

fn ranked(map: &Choropleth, state: &State) -> Vec<impl IntoView + use<>> {
    let order = largest_first(map.regions.len(), |region| {
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
    let can_be_chosen = chosen || state.check_filter(mark.variable, &mark.code).is_ok();
    let name = region.label.in_language(state.language).to_owned();
    let name = if can_be_chosen {
        let href = state.href(&state.toggled(mark));
        view! {
            <a href=href data-noscroll aria-current=chosen.then_some("true")>
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
