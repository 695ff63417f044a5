//! The shapes of a map, with what is under the pointer and the legend.

use std::{borrow::Cow, sync::Arc};

use charts::map::{Choropleth, Region, ShapeMap, Tiles};
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
    let shapes = move || {
        read_map(view, |map, state| drawn(map, &frame, view.figure.id, state))
            .unwrap_or_default()
            .into_iter()
            .map(|shown| view! { <RegionShape shown pointed toggle /> })
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
    let shown = |region: &Region| {
        let shape = frame.shape(region.mark.code.as_str())?;
        let paths = std::iter::once(&shape.path).chain(&shape.inset);
        let paths = paths.cloned().map(Cow::Owned).collect();
        let label = (shape.label_point, shape.label_room);
        let caption = frame.tiles.is_some().then(|| shape.code.clone());
        Some(ShownRegion {
            caption,
            ..ShownRegion::new(region, map, state, figure, paths, label)
        })
    };
    map.regions.iter().filter_map(shown).collect()
}
