//! What the fillings of a map mean.

use charts::map::{Choropleth, RegionState, is_drawn};
use domain::table::Cell;
use leptos::prelude::*;

use super::{
    figure_view::FigureView,
    province_map::read_map,
    region_shape::{fill_class, fill_pattern},
};
use crate::{
    figure::{Drawing, Figure},
    state::State,
    text::figure as words,
};

/// The classes of published values, and the states without a value, as far as
/// the map shows them.
#[component]
pub fn Legend(view: FigureView) -> impl IntoView {
    let keys = move || {
        read_map(view, |map, state| keys(map, view.figure, state))
            .unwrap_or_default()
            .into_iter()
            .map(|(fill, text)| view! { <Key fill text figure=view.figure.id /> })
            .collect_view()
    };
    let others = (view.figure.drawing == Drawing::World).then(|| {
        view! {
            <li class="map__key">
                <svg class="map__swatch" viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
                    <rect class="map__other" x="1" y="1" width="26" height="16" rx="2" />
                </svg>
                {charts::words::no_own_number(view.language())}
            </li>
        }
    });
    view! { <ul class="map__legend">{keys} {others}</ul> }.into_any()
}

fn keys(map: &Choropleth, figure: Figure, state: &State) -> Vec<(RegionState, String)> {
    let (threshold, language) = (state.release.threshold(), state.language);
    let frames = state.frames_of(figure);
    let classes = map
        .classes
        .iter()
        .enumerate()
        .map(|(class, range)| (RegionState::Value(class), range.label(language)));
    let states = [
        (RegionState::Zero, Cell::StructuralZero),
        (RegionState::Withheld, Cell::Withheld),
        (RegionState::NotPublished, Cell::NotPublished),
        (RegionState::NoData, Cell::NotCollected),
    ]
    .into_iter()
    .filter(|(state, _)| {
        // Categories that are no place have no shape.
        let mut drawn = map
            .regions
            .iter()
            .filter(|region| is_drawn(&frames, region.mark.code.as_str()));
        drawn.any(|region| region.state == *state)
    })
    .map(|(state, cell)| {
        let text = match state {
            RegionState::Zero => words::ZERO.get(language).to_owned(),
            _ => charts::words::cell(cell, threshold, language),
        };
        (state, text)
    });
    classes.chain(states).collect()
}

#[component]
fn Key(fill: RegionState, text: String, figure: &'static str) -> impl IntoView {
    view! {
        <li class="map__key">
            <svg class="map__swatch" viewBox="0 0 28 18" width="28" height="18" aria-hidden="true">
                <g class=fill_class(fill) fill=fill_pattern(fill, figure)>
                    <rect x="1" y="1" width="26" height="16" rx="2" />
                </g>
            </svg>
            {text}
        </li>
    }
}
