//! One control of the filter bar.

use domain::{code::Code, selection::Selection, variable::Variable};
use leptos::prelude::*;

use super::filter_form::LIMIT_ID;
use crate::{
    filters::{Choice, Choices, Closed},
    state::State,
    text::filter as words,
};

/// The choices of one variable. What the release does not hold beside the
/// other filters is shown disabled, with the reason.
#[component]
pub fn FilterSelect(
    variable: Variable,
    state: Signal<State>,
    /// Whether the bar has room for no further filter.
    full: Memo<bool>,
    /// Called with the selection that the reader makes.
    on_select: Callback<Selection>,
) -> impl IntoView {
    let choices = Memo::new(move |_| state.with(|state| Choices::of(state, variable, full.get())));
    let chosen = move || {
        state.with(|state| {
            state
                .chosen(variable)
                .map(Code::to_string)
                .unwrap_or_default()
        })
    };
    let label = state.with_untracked(|state| words::variable(variable).get(state.language));
    let any = state.with_untracked(|state| any(variable).get(state.language));
    let name = variable.name();
    let hint = format!("filter-{name}-hint");
    let is_closed = move || choices.with(|choices| choices.closed.is_some());
    let reason = move || {
        choices.with(|choices| match &choices.closed {
            Some(Closed::Because(reason)) => reason.clone(),
            _ => String::new(),
        })
    };
    let select = move |value: String| {
        state.with_untracked(|state| on_select.run(selected(state, variable, &value)));
    };

    view! {
        <div
            class="filter"
            class:filter--chosen=move || !chosen().is_empty()
            class:filter--closed=is_closed
        >
            <label class="filter__label" for=format!("filter-{name}")>
                {label}
            </label>
            <select
                class="filter__select"
                id=format!("filter-{name}")
                name=name
                aria-describedby=format!("{hint} {LIMIT_ID}")
                prop:value=chosen
                on:change:target=move |event| select(event.target().value())
            >
                <option value="">{any}</option>
                {move || choices.with(options)}
            </select>
            <span class="filter__hint" id=hint.clone()>
                {reason}
            </span>
        </div>
    }
    .into_any()
}

fn any(variable: Variable) -> crate::text::Text {
    if variable == Variable::Period {
        words::ANY_PERIOD
    } else {
        words::ANY
    }
}

/// The filters with the value of the control: empty takes the filter away.
fn selected(state: &State, variable: Variable, value: &str) -> Selection {
    let selection = state.selection.clone();
    match value.parse() {
        Ok(code) => selection.filter(variable, code),
        Err(_) => selection.without(variable),
    }
}

/// The choices under their headings.
pub(crate) fn options(choices: &Choices) -> Vec<impl IntoView + use<>> {
    let group = |(heading, choices): &(&'static str, Vec<Choice>)| {
        let options: Vec<_> = choices.iter().map(option).collect();
        view! { <optgroup label=*heading>{options}</optgroup> }
    };
    choices.groups.iter().map(group).collect()
}

fn option(choice: &Choice) -> impl IntoView + use<> {
    view! {
        <option value=choice.code.to_string() selected=choice.chosen disabled=!choice.offered>
            {choice.label.clone()}
        </option>
    }
}
