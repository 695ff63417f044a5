//! A region of a map: focusable, with a name and a value.

use charts::{
    Mark,
    map::{Choropleth, Region, RegionState, Shape},
};
use leptos::{ev, prelude::*};

use crate::{interaction::Interaction, rows::Entry, state::State};

/// What a region shows.
#[derive(Clone, PartialEq)]
pub struct ShownRegion {
    /// What choosing it stands for.
    pub mark: Mark,
    /// How it is filled.
    state: RegionState,
    /// The pattern of that, where it has one.
    pattern: Option<String>,
    /// Its number, or the symbol of its state.
    number: String,
    /// Name and value, for those who do not see it.
    spoken: String,
    /// Whether it is chosen.
    chosen: bool,
    /// The address of its page, where choosing it leads to one.
    href: Option<String>,
}

impl ShownRegion {
    /// A region of a map.
    pub fn new(region: &Region, map: &Choropleth, state: &State, figure: &str) -> Self {
        let (threshold, language) = (state.release.threshold(), state.language);
        let toggled = state.toggled(&region.mark);
        Self {
            mark: region.mark.clone(),
            state: region.state,
            pattern: fill_pattern(region.state, figure),
            number: Entry::count(region.cell, threshold, language).text,
            spoken: map.describe(region, threshold, language),
            chosen: is_chosen(region, state),
            href: (!state.stays(&toggled)).then(|| state.href(&toggled)),
        }
    }

    /// Its class in the style sheet.
    fn class(&self) -> String {
        let mut class = fill_class(self.state);
        if self.chosen {
            class.push_str(" map__region--chosen");
        }
        class
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
/// without scripts. Its shape stays from one choice to the next.
#[component]
pub fn RegionShape(
    shown: Signal<ShownRegion>,
    shape: Shape,
    /// Its code above its number, where it is a square.
    caption: Option<String>,
    /// Name and value of the region under the pointer or with the focus.
    pointed: RwSignal<Option<String>>,
    /// Called when it is chosen.
    toggle: Callback<Mark>,
) -> impl IntoView {
    let point = move || pointed.set(Some(shown.with_untracked(|it| it.spoken.clone())));
    let leave = move || pointed.set(None);
    let choose = move || toggle.run(shown.with_untracked(|it| it.mark.clone()));
    let class = move || shown.with(ShownRegion::class);
    let pattern = move || shown.with(|it| it.pattern.clone());
    let spoken = move || shown.with(|it| it.spoken.clone());
    let drawn = move || view! { <Drawn shown shape=shape.clone() caption=caption.clone() /> };
    let is_link = Memo::new(move |_| shown.with(|it| it.href.is_some()));
    move || {
        if is_link.get() {
            // The router follows links of HTML only.
            let on_click = move |event: ev::MouseEvent| {
                let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
                if plain && event.button() == 0 {
                    event.prevent_default();
                    choose();
                }
            };
            view! {
                <g class=class fill=pattern>
                    <a
                        class="map__link"
                        href=move || shown.with(|it| it.href.clone())
                        aria-label=spoken
                        on:click=on_click
                        on:mouseenter=move |_| point()
                        on:focus=move |_| point()
                        on:mouseleave=move |_| leave()
                        on:blur=move |_| leave()
                    >
                        {drawn()}
                    </a>
                </g>
            }
            .into_any()
        } else {
            let live = Interaction::get().live;
            let on_key = move |event: ev::KeyboardEvent| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    choose();
                }
            };
            let pressed = move || shown.with(|it| it.chosen.to_string());
            view! {
                <g
                    class=class
                    fill=pattern
                    role=move || if live.get() { "button" } else { "img" }
                    tabindex=move || live.get().then_some("0")
                    aria-pressed=move || live.get().then(pressed)
                    aria-label=spoken
                    on:click=move |_| choose()
                    on:keydown=on_key
                    on:mouseenter=move |_| point()
                    on:focus=move |_| point()
                    on:mouseleave=move |_| leave()
                    on:blur=move |_| leave()
                >
                    {drawn()}
                </g>
            }
            .into_any()
        }
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

/// Shape and number, the far island apart.
#[component]
fn Drawn(shown: Signal<ShownRegion>, shape: Shape, caption: Option<String>) -> impl IntoView {
    let (x, y) = shape.label_point;
    let below = caption.is_some().then_some("0.5em");
    view! {
        <g>
            <path d=shape.path />
            {shape.inset.map(|island| view! { <path d=island /> })}
            {caption
                .map(|caption| {
                    view! {
                        <text class="map__caption" x=x y=y dy="-0.4em" text-anchor="middle">
                            {caption}
                        </text>
                    }
                })}
            <text
                class=number_class(shape.label_room)
                x=x
                y=y
                dy=below
                text-anchor="middle"
                dominant-baseline="central"
            >
                {move || shown.with(|it| it.number.clone())}
            </text>
        </g>
    }
}
