//! The shapes of a map, with what is under the pointer and the legend.

use std::borrow::Cow;

use charts::map::{Choropleth, Region, ShapeMap};
use leptos::prelude::*;

use super::{
    figure_view::FigureView,
    map_legend::Legend,
    province_map::read_map,
    region_shape::{FillPatterns, RegionShape, ShownRegion},
};
use crate::{
    interaction::use_toggle,
    state::State,
    text::{Text, figure as words},
};

/// Regions that can be focused and chosen, each with a name and a value.
#[component]
pub fn MapDrawing(
    view: FigureView,
    /// What the map is of.
    label: Text,
) -> impl IntoView {
    let pointed = RwSignal::new(None::<String>);
    let language = view.language();
    let has_inset = move || {
        view.state.with(|state| {
            let shapes = state.shapes_of(view.figure);
            shapes.is_some_and(|shapes| shapes.inset_box.is_some())
        })
    };
    let readout = move || {
        let hint = || has_inset().then(|| words::MAP_HINT.get(language).to_owned());
        pointed.get().or_else(hint)
    };
    view! {
        <div class="map__drawing">
            <Shapes view pointed label=label.get(language) />
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
    /// Name and value of the region under the pointer or with the focus.
    pointed: RwSignal<Option<String>>,
    label: &'static str,
) -> impl IntoView {
    let toggle = use_toggle(view.state);
    let frame = view
        .state
        .with_untracked(|state| state.shapes_of(view.figure));
    let inset = frame.as_ref().and_then(|frame| frame.inset_box);
    let inset = inset.map(|(left, top, width, height)| {
        view! { <rect class="map__inset" x=left y=top width=width height=height rx="6" /> }
    });
    let view_box = frame.as_ref().map(|frame| frame.view_box());
    let shapes = move || {
        let shown = frame
            .as_ref()
            .and_then(|frame| read_map(view, |map, state| drawn(map, frame, state)));
        shown
            .unwrap_or_default()
            .into_iter()
            .map(|shown| view! { <RegionShape shown pointed toggle /> })
            .collect_view()
    };
    view! {
        <svg class="map__svg" viewBox=view_box role="group" aria-label=label>
            <FillPatterns />
            {inset}
            {shapes}
        </svg>
    }
    .into_any()
}

fn drawn(map: &Choropleth, frame: &ShapeMap, state: &State) -> Vec<ShownRegion> {
    let shown = |region: &Region| {
        let shape = frame.shape(region.mark.code.as_str())?;
        let paths = std::iter::once(&shape.path).chain(&shape.inset);
        let paths = paths.cloned().map(Cow::Owned).collect();
        let label = (shape.label_point, shape.label_room);
        Some(ShownRegion::new(region, map, state, paths, label))
    };
    map.regions.iter().filter_map(shown).collect()
}
