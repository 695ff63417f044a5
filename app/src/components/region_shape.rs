//! A region of a map: focusable, with a name and a value.

use std::borrow::Cow;

use charts::{
    Mark,
    map::{Choropleth, Region, RegionState},
};
use leptos::{ev, prelude::*};

use crate::{interaction::Interaction, rows::Entry, state::State};

/// A region as it is drawn.
#[derive(Clone)]
pub struct ShownRegion {
    /// SVG path data, the far island apart.
    pub paths: Vec<Cow<'static, str>>,
    /// Where its number stands, in units of the drawing.
    pub label_point: (f64, f64),
    /// How far its outline is from there, in units of the drawing.
    pub label_room: f64,
    /// Its code above its number, where it is a square.
    pub caption: Option<String>,
    /// What choosing it stands for.
    pub mark: Mark,
    /// How it is filled.
    pub state: RegionState,
    /// The pattern of that, where it has one.
    pub pattern: Option<String>,
    /// Its number, or the symbol of its state.
    pub number: String,
    /// Name and value, for those who do not see it.
    pub spoken: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// The address of its page, where choosing it leads to one.
    pub href: Option<String>,
}

impl ShownRegion {
    /// A region of a map with its shape.
    pub fn new(
        region: &Region,
        map: &Choropleth,
        state: &State,
        figure: &str,
        paths: Vec<Cow<'static, str>>,
        (label_point, label_room): ((f64, f64), f64),
    ) -> Self {
        let (threshold, language) = (state.release.threshold(), state.language);
        let toggled = state.toggled(&region.mark);
        Self {
            paths,
            label_point,
            label_room,
            caption: None,
            mark: region.mark.clone(),
            state: region.state,
            pattern: fill_pattern(region.state, figure),
            number: Entry::count(region.cell, threshold, language).text,
            spoken: map.describe(region, threshold, language),
            chosen: is_chosen(region, state),
            href: (!state.stays(&toggled)).then(|| state.href(&toggled)),
        }
    }
}

/// Whether the reader chose a region.
pub fn is_chosen(region: &Region, state: &State) -> bool {
    state.chosen(region.mark.variable) == Some(&region.mark.code)
}

/// The class of a filling in the style sheet.
pub fn fill_class(state: RegionState) -> String {
    let name = state.name();
    match state {
        RegionState::Value(class) => format!("map__region map__region--{name}-{}", class + 1),
        _ => format!("map__region map__region--{name}"),
    }
}

/// The pattern of a filling that is told apart by one, in the drawing of a
/// figure of this name.
pub fn fill_pattern(state: RegionState, figure: &str) -> Option<String> {
    let has_pattern = !matches!(state, RegionState::Value(_) | RegionState::Zero);
    has_pattern.then(|| format!("url(#{})", pattern_id(state, figure)))
}

fn pattern_id(state: RegionState, figure: &str) -> String {
    format!("{}-{figure}", state.name())
}

/// The patterns of fillings, once for each figure: those of a figure that is
/// hidden would not be painted in another.
#[component]
pub fn FillPatterns(figure: &'static str) -> impl IntoView {
    let id = |state| pattern_id(state, figure);
    view! {
        <svg class="map__patterns" width="0" height="0" aria-hidden="true">
            <pattern id=id(RegionState::Withheld) width="14" height="14" patternUnits="userSpaceOnUse">
                <path class="map__pattern" d="M0 14 14 0M-4 4 4-4M10 18 18 10" />
            </pattern>
            <pattern id=id(RegionState::NotPublished) width="14" height="14" patternUnits="userSpaceOnUse">
                <circle class="map__dot" cx="7" cy="7" r="2.2" />
            </pattern>
            <pattern id=id(RegionState::NoData) width="16" height="16" patternUnits="userSpaceOnUse">
                <path class="map__pattern" d="M0 0 16 16M16 0 0 16" />
            </pattern>
        </svg>
    }
}

/// A region that filters, or leads to its page; that one is a link, also
/// without scripts.
#[component]
pub fn RegionShape(
    shown: ShownRegion,
    /// Name and value of the region under the pointer or with the focus.
    pointed: RwSignal<Option<String>>,
    /// Called when it is chosen.
    toggle: Callback<Mark>,
) -> impl IntoView {
    let spoken = StoredValue::new(shown.spoken.clone());
    let point = move || pointed.set(Some(spoken.get_value()));
    let leave = move || pointed.set(None);
    match shown.href.clone() {
        Some(href) => view! { <Link shown href point leave toggle /> }.into_any(),
        None => view! { <Button shown point leave toggle /> }.into_any(),
    }
}

#[component]
fn Link(
    shown: ShownRegion,
    href: String,
    point: impl Fn() + Copy + 'static,
    leave: impl Fn() + Copy + 'static,
    toggle: Callback<Mark>,
) -> impl IntoView {
    let mark = shown.mark.clone();
    let (class, pattern) = (fill_class(shown.state), shown.pattern.clone());
    let spoken = shown.spoken.clone();
    // The router follows links of HTML only.
    let on_click = move |event: ev::MouseEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if plain && event.button() == 0 {
            event.prevent_default();
            toggle.run(mark.clone());
        }
    };
    view! {
        <g class=class fill=pattern>
            <a
                class="map__link"
                href=href
                aria-label=spoken
                on:click=on_click
                on:mouseenter=move |_| point()
                on:focus=move |_| point()
                on:mouseleave=move |_| leave()
                on:blur=move |_| leave()
            >
                <Drawn shown />
            </a>
        </g>
    }
}

#[component]
fn Button(
    shown: ShownRegion,
    point: impl Fn() + Copy + 'static,
    leave: impl Fn() + Copy + 'static,
    toggle: Callback<Mark>,
) -> impl IntoView {
    let live = Interaction::get().live;
    let chosen = shown.chosen;
    let (class, pattern) = (fill_class(shown.state), shown.pattern.clone());
    let spoken = shown.spoken.clone();
    let mark = shown.mark.clone();
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
            class=class
            fill=pattern
            class:map__region--chosen=chosen
            role=move || if live.get() { "button" } else { "img" }
            tabindex=move || live.get().then_some("0")
            aria-pressed=move || live.get().then(|| chosen.to_string())
            aria-label=spoken
            on:click=move |_| on_click()
            on:keydown=on_key
            on:mouseenter=move |_| point()
            on:focus=move |_| point()
            on:mouseleave=move |_| leave()
            on:blur=move |_| leave()
        >
            <Drawn shown />
        </g>
    }
}

/// The class of a number with so much room around it, in units of the drawing:
/// where it would hide its neighbours it is left to the list and the readout.
fn number_class(room: f64) -> &'static str {
    if room < 18.0 {
        "map__number map__number--hidden"
    } else if room < 30.0 {
        "map__number map__number--small"
    } else {
        "map__number"
    }
}

/// Shapes and number.
#[component]
fn Drawn(shown: ShownRegion) -> impl IntoView {
    let (x, y) = shown.label_point;
    let below = shown.caption.is_some().then_some("0.5em");
    let paths: Vec<_> = shown
        .paths
        .into_iter()
        .map(|path| view! { <path d=path.into_owned() /> })
        .collect();
    view! {
        <g>
            {paths}
            {shown
                .caption
                .map(|caption| {
                    view! {
                        <text class="map__caption" x=x y=y dy="-0.4em" text-anchor="middle">
                            {caption}
                        </text>
                    }
                })}
            <text
                class=number_class(shown.label_room)
                x=x
                y=y
                dy=below
                text-anchor="middle"
                dominant-baseline="central"
            >
                {shown.number}
            </text>
        </g>
    }
}
