//! One control of the explorer's form.

use leptos::prelude::*;

use crate::{
    explorer::{Pick, Picker},
    state::State,
    text::explorer as words,
};

/// The choices of a control. What the release does not hold is shown disabled,
/// with the reason.
#[component]
pub fn PickerSelect(
    picker: Picker,
    state: Signal<State>,
    /// Called with the address that the reader chooses.
    on_choose: Callback<String>,
) -> impl IntoView {
    let picks = Memo::new(move |_| state.with(|state| picker.picks(state)));
    let chosen = move || {
        picks.with(|picks| {
            let chosen = picks.iter().find(|pick| pick.chosen);
            chosen.map_or("", |pick| pick.value)
        })
    };
    let choose = move |value: String| {
        if let Some(href) = state.with_untracked(|state| picker.href(&value, state)) {
            on_choose.run(href);
        }
    };
    let label = state.with_untracked(|state| words::picker(picker).get(state.language));
    let id = format!("table-{}", picker.key());
    view! {
        <div class="filter">
            <label class="filter__label" for=id.clone()>
                {label}
            </label>
            <select
                class="filter__select"
                id=id.clone()
                name=picker.key()
                prop:value=chosen
                on:change:target=move |event| choose(event.target().value())
            >
                {move || picks.get().into_iter().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn option(pick: Pick) -> impl IntoView {
    view! {
        <option value=pick.value selected=pick.chosen disabled=!pick.offered>
            {pick.label}
        </option>
    }
}
