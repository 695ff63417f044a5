//! The choice of what a page counts.

use domain::measure::Measure;
use leptos::prelude::*;

use crate::{state::State, text::filter as words};

/// Two links of which one is the current one.
#[component]
pub fn MeasureSwitch(state: Signal<State>) -> impl IntoView {
    let language = state.with_untracked(|state| state.language);
    let link = move |measure: Measure| {
        let href = move || {
            state.with(|state| {
                let mut selection = state.selection.clone();
                selection.measure = measure;
                state.href(&selection)
            })
        };
        let current = move || (state.with(State::measure) == measure).then_some("true");
        view! {
            <a class="measure-switch__choice" href=href data-noscroll aria-current=current>
                {words::measure(measure).get(language)}
            </a>
        }
    };
    view! {
        <nav class="measure-switch" aria-label=words::MEASURE.get(language)>
            {link(Measure::Accredited)}
            {link(Measure::Applications)}
        </nav>
    }
    .into_any()
}
