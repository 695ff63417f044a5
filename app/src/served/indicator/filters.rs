//! The filters of an indicator's page: a plain form, and what is chosen.

use domain::{code::Code, selection::Selection, variable::Variable};
use leptos::prelude::*;

use super::reading::Reading;
use crate::{
    components::filter_select::options,
    filters::{Choices, Closed},
    state::State,
    text::filter as words,
};

/// The name of the section in the page's source.
const ANCHOR: &str = "filters";

/// The form, and a chip for each filter.
pub(super) fn view(reading: &Reading) -> impl IntoView + use<> {
    let language = reading.language();
    let variables = reading.filters();
    let choices = |full: bool| -> Vec<(Variable, Choices)> {
        let of = |&variable: &Variable| {
            let check = |code: &Code| reading.check(variable, code);
            let choices = Choices::under(&reading.state, variable, full, &check);
            (variable, choices)
        };
        variables.iter().map(of).collect()
    };
    // Said once where it holds for all, else of each.
    let has_room = |(variable, choices): &(Variable, Choices)| {
        reading.state.chosen(*variable).is_none() && choices.closed.is_none()
    };
    let all = choices(true);
    let is_full = !all.iter().any(has_room);
    let all = if is_full { all } else { choices(false) };
    let is_full = all
        .iter()
        .any(|(_, choices)| choices.closed == Some(Closed::Full));
    let controls: Vec<_> = all
        .iter()
        .map(|(variable, choices)| control(reading, *variable, choices))
        .collect();
    let limit = reading.release().manifest().policy.max_dimensions;
    let limit = is_full.then(|| {
        view! { <p class="filters__limit">{words::full(limit, language)}</p> }
    });
    // Without scripts the reader comes back to where the filters are.
    let action = format!("{}#{ANCHOR}", reading.state.page.path(language));
    view! {
        <section class="filters" id=ANCHOR aria-label=words::HEADING.get(language)>
            <form method="get" action=action autocomplete="off">
                {carried(reading, &variables)}
                <div class="filters__grid filters__grid--first">{controls}</div>
                <button class="button" type="submit">
                    {words::APPLY.get(language)}
                </button>
            </form>
            {limit}
            {chips(reading)}
        </section>
    }
}

/// What the form sends along unseen: the breakdown, the release, and filters
/// that have no control.
fn carried(reading: &Reading, controls: &[Variable]) -> Vec<AnyView> {
    let Selection {
        by,
        filters,
        release,
        ..
    } = &reading.state.selection;
    let by = by
        .first()
        .map(|variable| ("by", variable.name().to_owned()));
    let release = release.as_ref().map(|id| ("release", id.to_string()));
    let others = filters
        .iter()
        .filter(|(variable, _)| !controls.contains(variable))
        .map(|(variable, code)| (variable.name(), code.to_string()));
    by.into_iter()
        .chain(release)
        .chain(others)
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.into_any())
        .collect()
}

fn control(reading: &Reading, variable: Variable, choices: &Choices) -> impl IntoView + use<> {
    let language = reading.language();
    let name = variable.name();
    let id = format!("filter-{name}");
    let any = match variable {
        Variable::Period => words::ANY_PERIOD,
        _ => words::ANY,
    };
    let chosen = reading.state.chosen(variable).is_some();
    let reason = match &choices.closed {
        Some(Closed::Because(reason)) => Some(reason.clone()),
        _ => None,
    };
    let class = match (chosen, choices.closed.is_some()) {
        (true, _) => "filter filter--chosen",
        (false, true) => "filter filter--closed",
        (false, false) => "filter",
    };
    view! {
        <div class=class>
            <label class="filter__label" for=id.clone()>
                {words::variable(variable).get(language)}
            </label>
            <select class="filter__select" id=id.clone() name=name aria-describedby=format!("{id}-hint")>
                <option value="">{any.get(language)}</option>
                {options(choices)}
            </select>
            <span class="filter__hint" id=format!("{id}-hint")>
                {reason}
            </span>
        </div>
    }
}

/// The address of the page under other filters, at its filters.
fn anchored(state: &State, selection: &Selection) -> String {
    format!("{}#{ANCHOR}", state.href(selection))
}

fn chips(reading: &Reading) -> impl IntoView + use<> {
    let state = &reading.state;
    let language = state.language;
    let chip = |(&variable, code): (&Variable, &Code)| {
        let text = state.filter_text(variable, code);
        let href = anchored(state, &state.selection.clone().without(variable));
        view! {
            <li>
                <a class="chip" href=href rel="external" aria-label=words::remove(&text, language)>
                    {text.clone()}
                    <span class="chip__cross" aria-hidden="true"></span>
                </a>
            </li>
        }
    };
    let chips: Vec<_> = state.selection.filters.iter().map(chip).collect();
    let heading = if chips.is_empty() {
        words::NONE_CHOSEN
    } else {
        words::CHOSEN
    };
    let all = (chips.len() > 1).then(|| {
        let mut bare = state.selection.clone();
        bare.filters.clear();
        view! {
            <a class="chips__clear" href=anchored(state, &bare) rel="external">
                {words::CLEAR_ALL.get(language)}
            </a>
        }
    });
    view! {
        <div class="chips">
            <p class="chips__heading">{heading.get(language)}</p>
            <ul class="chips__list">{chips}</ul>
            {all}
        </div>
    }
}
