//! The provinces as a map, with the same as a ranked list.

use std::sync::Arc;

use charts::{Mark, map::provinces};
use domain::{label::Language, table::Cell, variable::Variable};
use leptos::{ev, prelude::*};

use super::data_table::EntryText;
use crate::{
    content::Content,
    interaction::{Interaction, use_toggle},
    regions::{Fill, Region, class_bounds, regions},
    rows::Entry,
    state::State,
    text::figure as words,
};

/// Size of the numbers on the map, in units of the drawing.
const NUMBER_SIZE: &str = "30";

/// Provinces that can be focused and chosen, each with a name and a value.
#[component]
pub fn ProvinceMap(state: Signal<State>, content: Memo<Arc<Content>>) -> impl IntoView {
    let shown = Memo::new(move |_| {
        content.with(|content| match &**content {
            Content::Table(table) => state.with(|state| regions(table, state)),
            Content::Years(_) => Vec::new(),
        })
    });
    let pointed = RwSignal::new(None::<String>);
    let toggle = use_toggle(state);
    let language = state.with_untracked(|state| state.language);
    view! {
        <div class="map">
            <div class="map__drawing">
                <Drawing shown state pointed toggle />
                <p class="map__readout" aria-hidden="true">
                    {move || pointed.get().unwrap_or_else(|| words::MAP_HINT.get(language).to_owned())}
                </p>
                <Legend shown state />
            </div>
            <Ranking shown state />
        </div>
    }
}

#[component]
fn Drawing(
    shown: Memo<Vec<Region>>,
    state: Signal<State>,
    /// Name and value of the province under the pointer or with the focus.
    pointed: RwSignal<Option<String>>,
    toggle: Callback<Mark>,
) -> impl IntoView {
    let map = provinces();
    let (left, top, width, height) = map.inset_box;
    let label = state.with_untracked(|state| words::MAP.get(state.language));
    let shapes = move || {
        let regions = shown.get();
        let shapes = regions.into_iter();
        shapes
            .map(|region| view! { <RegionShape region state pointed toggle /> })
            .collect_view()
    };
    view! {
        <svg class="map__svg" viewBox=map.view_box() role="group" aria-label=label>
            <defs>
                <pattern id="map-withheld" width="14" height="14" patternUnits="userSpaceOnUse">
                    <path class="map__pattern" d="M0 14 14 0M-4 4 4-4M10 18 18 10" />
                </pattern>
                <pattern id="map-not-published" width="14" height="14" patternUnits="userSpaceOnUse">
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

#[component]
fn RegionShape(
    region: Region,
    state: Signal<State>,
    pointed: RwSignal<Option<String>>,
    toggle: Callback<Mark>,
) -> impl IntoView {
    let live = Interaction::get().live;
    let spoken = state.with_untracked(|state| region.spoken(state));
    let point = {
        let spoken = spoken.clone();
        move || pointed.set(Some(spoken.clone()))
    };
    let (enter, focus) = (point.clone(), point);
    let choose = move || {
        if let Ok(code) = region.shape.code.parse() {
            toggle.run(Mark::new(Variable::Province, &code));
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            choose();
        }
    };
    let (x, y) = region.shape.label_point;
    let chosen = region.chosen;
    view! {
        <g
            class=format!("map__region map__region--{}", region.fill.name())
            class:map__region--chosen=chosen
            role=move || if live.get() { "button" } else { "img" }
            tabindex=move || live.get().then_some("0")
            aria-pressed=move || live.get().then(|| chosen.to_string())
            aria-label=spoken
            on:click=move |_| choose()
            on:keydown=on_key
            on:mouseenter=move |_| enter()
            on:focus=move |_| focus()
            on:mouseleave=move |_| pointed.set(None)
            on:blur=move |_| pointed.set(None)
        >
            <path d=region.shape.path.as_str() />
            {region.shape.inset.as_deref().map(|island| view! { <path d=island /> })}
            <text class="map__number" x=x y=y font-size=NUMBER_SIZE text-anchor="middle" dominant-baseline="central">
                {region.entry.text}
            </text>
        </g>
    }
}

/// What each filling means.
#[component]
fn Legend(shown: Memo<Vec<Region>>, state: Signal<State>) -> impl IntoView {
    let keys = move || {
        let (threshold, language) = state.with(|state| (state.release.threshold(), state.language));
        let regions = shown.get();
        let classes = class_bounds(&regions)
            .into_iter()
            .map(|(least, most, fill)| (fill, words::between(least, most, language)));
        classes
            .chain(states(&regions, threshold, language))
            .map(|(fill, text)| view! { <Key fill text /> })
            .collect_view()
    };
    view! { <ul class="map__legend">{keys}</ul> }.into_any()
}

/// The fillings without a value that the map shows.
fn states(
    regions: &[Region],
    threshold: u32,
    language: Language,
) -> impl Iterator<Item = (Fill, String)> + use<> {
    let all = [
        (Fill::Zero, Cell::StructuralZero),
        (Fill::Withheld, Cell::Withheld),
        (Fill::NotPublished, Cell::NotPublished),
        (Fill::NoData, Cell::NotCollected),
    ];
    let present: Vec<_> = all
        .into_iter()
        .filter(|(fill, _)| regions.iter().any(|region| region.fill == *fill))
        .map(|(fill, cell)| {
            let text = match fill {
                Fill::Zero => Some(words::ZERO.get(language).to_owned()),
                _ => words::state(cell, threshold, language),
            };
            (fill, text.unwrap_or_default())
        })
        .collect();
    present.into_iter()
}

#[component]
fn Key(fill: Fill, text: String) -> impl IntoView {
    view! {
        <li class="map__key">
            <svg class="map__swatch" viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
                <g class=format!("map__region map__region--{}", fill.name())>
                    <rect x="1" y="1" width="26" height="16" rx="2" />
                </g>
            </svg>
            {text}
        </li>
    }
}

/// The provinces from the largest published value; those without one last.
#[component]
fn Ranking(shown: Memo<Vec<Region>>, state: Signal<State>) -> impl IntoView {
    let items = move || {
        let mut regions = shown.get();
        // Stable: provinces without a value keep the order of their codes.
        regions.sort_by_key(|region| std::cmp::Reverse(region.cell.persons()));
        regions
            .into_iter()
            .map(|region| state.with(|state| rank(region, state)))
            .collect_view()
    };
    view! { <ol class="map__ranking">{items}</ol> }.into_any()
}

fn rank(region: Region, state: &State) -> impl IntoView + use<> {
    let mark = region
        .shape
        .code
        .parse()
        .map(|code| Mark::new(Variable::Province, &code))
        .ok()
        .filter(|mark| region.chosen || state.check_filter(mark.variable, &mark.code).is_ok());
    let entry: Entry = region.entry;
    let name = match mark {
        None => region.name.into_any(),
        Some(mark) => {
            let href = state.href(&state.toggled(&mark));
            let current = region.chosen.then_some("true");
            view! {
                <a href=href data-noscroll aria-current=current>
                    {region.name}
                </a>
            }
            .into_any()
        }
    };
    view! {
        <li class="map__rank">
            <span class="map__name">{name}</span>
            <span class="map__value">
                <EntryText entry />
            </span>
        </li>
    }
}
