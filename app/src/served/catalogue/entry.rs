//! One indicator in the catalogue, with its current value.

use domain::{
    indicator::{Indicator, ValueState},
    label::Language,
    selection::SelectionError,
    variable::Variable,
};
use leptos::prelude::*;

use super::link;
use crate::{
    served::indicator::{last_year, leading, long_text, period_of_value},
    state::State,
    text::indicator as words,
};

/// What stands in the catalogue.
pub(super) struct Entry {
    indicator: &'static Indicator,
    href: String,
    /// The value with its unit, or why there is none.
    value: String,
    /// What category and period it is of; empty where there is no value.
    period: String,
    /// Whether it is a number or a span of numbers.
    is_told: bool,
}

impl Entry {
    /// The indicator with its value of the last year, or of the period that is
    /// filtered by; of all years where the filters are not published for a
    /// single one.
    pub(super) fn of(indicator: &'static Indicator, state: &State) -> Self {
        let href = link(indicator, state);
        let without = |reason: crate::text::Text| Self {
            indicator,
            href: href.clone(),
            value: reason.get(state.language).to_owned(),
            period: String::new(),
            is_told: false,
        };
        if !indicator.is_in(&state.release) {
            return without(words::NOT_IN_RELEASE);
        }
        let all = state.selection.clone();
        let latest = match (state.chosen(Variable::Period), last_year(state)) {
            (None, Some(year)) => all.clone().filter(Variable::Period, year),
            _ => all.clone(),
        };
        let evaluate = |selection| indicator.evaluate(&state.release, selection);
        let (selection, value) = match evaluate(&latest) {
            Err(SelectionError::PooledOnly { .. }) => (&all, evaluate(&all)),
            value => (&latest, value),
        };
        let Ok(value) = value else {
            return without(words::NOT_UNDER_FILTERS);
        };
        let leading = leading(indicator, &state.release, selection);
        let of = leading.as_ref().map(|point| {
            let category = point.label.in_language(state.language);
            words::leading(category, state.language)
        });
        let value = leading.map_or(value, |point| point.value);
        let period = period_of_value(indicator, state, selection);
        Self {
            indicator,
            href,
            value: long_text(
                &value,
                indicator.unit(),
                state.release.threshold(),
                state.language,
            ),
            period: of
                .into_iter()
                .chain([period])
                .collect::<Vec<_>>()
                .join(" · "),
            is_told: matches!(
                value.state,
                ValueState::Published { .. } | ValueState::Between { .. }
            ),
        }
    }
}

/// Name, definition, value.
pub(super) fn view(entry: &Entry, language: Language) -> impl IntoView + use<> {
    let Entry {
        indicator,
        href,
        value,
        period,
        is_told,
    } = entry;
    let class = if *is_told {
        "catalogue__value"
    } else {
        "catalogue__value catalogue__value--none"
    };
    view! {
        <li class="catalogue__entry">
            <div class="catalogue__what">
                <a class="catalogue__name" href=href.clone() rel="external">
                    {indicator.name.get(language)}
                </a>
                <p class="catalogue__definition">{indicator.definition.get(language)}</p>
                <p class="indicator-id">{indicator.id}</p>
            </div>
            <p class=class>
                <span class="catalogue__number">{value.clone()}</span>
                " "
                <span class="catalogue__of">{period.clone()}</span>
            </p>
        </li>
    }
}
