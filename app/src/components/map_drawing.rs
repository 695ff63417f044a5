//! The shapes of a map, with what is under the pointer and the legend.

use std::sync::Arc;

use charts::map::{Choropleth, ShapeMap, Tiles};
use domain::code::Code;
use leptos::prelude::*;

use super::{
    figure_view::FigureView,
    map_legend::Legend,
    province_map::read_map,
    region_shape::{FillPatterns, RegionShape, ShownRegion},
};
use crate::{interaction::use_toggle, state::State, text::Text};

/// Regions that can be focused and chosen, each with a name and a value.
#[component]
pub fn MapDrawing(
    view: FigureView,
    /// What the map is of.
    label: Text,
) -> impl IntoView {
    let pointed = RwSignal::new(None::<String>);
    let language = view.language();
    let frames = view
        .state
        .with_untracked(|state| state.frames_of(view.figure));
    let shapes: Vec<_> = frames
        .into_iter()
        .map(|frame| view! { <Shapes view frame pointed label=label.get(language) /> })
        .collect();
    let hint = move || view.state.with(|state| state.map_hint(view.figure));
    let readout = move || pointed.get().or_else(hint);
    view! {
        <div class="map__drawing">
            <FillPatterns figure=view.figure.id />
            <div class="map__frames">{shapes}</div>
            <p class="map__readout" aria-hidden="true">
                {readout}
            </p>
            <Legend view />
        </div>
    }
    .into_any()
}

#[component]
fn Shapes(
    view: FigureView,
    frame: Arc<ShapeMap>,
    /// Name and value of the region under the pointer or with the focus.
    pointed: RwSignal<Option<String>>,
    label: &'static str,
) -> impl IntoView {
    let toggle = use_toggle(view.state);
    let inset = frame.inset_box.map(|(left, top, width, height)| {
        view! { <rect class="map__inset" x=left y=top width=width height=height rx="6" /> }
    });
    let view_box = frame.view_box();
    let name = frame.tiles.as_ref().map(|tiles| {
        let name = tiles.name.in_language(view.language());
        name.to_owned()
    });
    let label = match &name {
        Some(name) => format!("{label}: {name}"),
        None => label.to_owned(),
    };
    let others = frame.tiles.as_ref().map(others);
    let has_captions = frame.tiles.is_some();
    let figure = view.figure.id;
    let regions = Memo::new({
        let frame = Arc::clone(&frame);
        move |_| read_map(view, |map, state| drawn(map, &frame, figure, state)).unwrap_or_default()
    });
    // Which regions there are says the release; filters change what they show.
    let codes = Memo::new(move |_| {
        regions.with(|all| {
            all.iter()
                .map(|it| it.mark.code.clone())
                .collect::<Vec<_>>()
        })
    });
    let shapes = move || {
        let shape = |(place, code): (usize, Code)| {
            let first = regions.with_untracked(|all| all.get(place).cloned())?;
            let shape = frame.shape(code.as_str())?.clone();
            let shown = Memo::new(move |before: Option<&ShownRegion>| {
                // It may be gone by the time that its shape is taken away.
                let now = regions.with(|all| all.get(place).cloned());
                now.or_else(|| before.cloned())
                    .unwrap_or_else(|| first.clone())
            });
            let caption = has_captions.then(|| shape.code.clone());
            Some(view! { <RegionShape shown=shown.into() shape caption pointed toggle /> })
        };
        codes
            .get()
            .into_iter()
            .enumerate()
            .filter_map(shape)
            .collect_view()
    };
    view! {
        <div class="map__frame">
            {name.map(|name| view! { <p class="map__frame-name">{name}</p> })}
            <svg class="map__svg" viewBox=view_box role="group" aria-label=label>
                {inset}
                {others}
                {shapes}
            </svg>
        </div>
    }
    .into_any()
}

/// The squares without a number of their own.
fn others(tiles: &Tiles) -> impl IntoView + use<> {
    let names: Vec<_> = tiles
        .names
        .iter()
        .map(|(code, (x, y))| {
            view! {
                <text x=*x y=*y>
                    {*code}
                </text>
            }
        })
        .collect();
    view! {
        <g class="map__others" aria-hidden="true">
            <path d=tiles.others.clone() />
            {names}
        </g>
    }
}

fn drawn(map: &Choropleth, frame: &ShapeMap, figure: &str, state: &State) -> Vec<ShownRegion> {
    let regions = map.regions.iter();
    regions
        .filter(|region| frame.shape(region.mark.code.as_str()).is_some())
        .map(|region| ShownRegion::new(region, map, state, figure))
        .collect()
}
