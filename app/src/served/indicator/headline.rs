//! The value at the head of an indicator's page.

use domain::{
    indicator::{Denominator, Formula, IndicatorValue, Unit, ValueState},
    table::Cell,
};
use leptos::prelude::*;

use super::{
    leading::leading,
    reading::Reading,
    rows::inhabitants,
    value::{last_year, long_text, period_of_value, short_entry, unit_after},
};
use crate::{
    rows::Entry,
    text::{figure, indicator as words},
};

/// The value under the filters, what it is made of, and the last year's.
pub(super) fn view(reading: &Reading) -> impl IntoView + use<> {
    let language = reading.language();
    // A page whose value cannot be had says so instead.
    let value = reading.value().ok()?;
    let leading = leading(
        reading.indicator,
        reading.release(),
        &reading.state.selection,
    );
    let of = leading
        .as_ref()
        .map(|point| words::leading(point.label.in_language(language), language));
    let value = leading.map_or(value, |point| point.value);
    let period = period_of_value(reading.indicator, &reading.state, &reading.state.selection);
    let (number, unit) = number_and_unit(&value, reading);
    let details: Vec<_> = std::iter::once(period)
        .chain(made_of(&value, reading))
        .chain(last(reading))
        .collect();
    Some(view! {
        <section class="indicator__value" aria-label=words::VALUE.get(language)>
            <p class="indicator__number">
                {number}
                {of.or(unit).map(|unit| view! { " " <span class="indicator__unit">{unit}</span> })}
            </p>
            <p class="indicator__detail">{details.join(" · ")}</p>
        </section>
    })
}

/// The number by itself, so that it can stand out; words where there is none.
fn number_and_unit(value: &IndicatorValue, reading: &Reading) -> (String, Option<String>) {
    let (threshold, language) = (reading.release().threshold(), reading.language());
    let unit = reading.indicator.unit();
    let after =
        (unit != Unit::Percent).then(|| unit_after(value.number(), unit, language).to_owned());
    match value.state {
        ValueState::Published { .. } => {
            let entry = short_entry(value, unit, threshold, language);
            (entry.text, after)
        }
        ValueState::Between { first, last } => (words::between(first, last, language), after),
        _ => (long_text(value, unit, threshold, language), None),
    }
}

fn made_of(value: &IndicatorValue, reading: &Reading) -> Option<String> {
    let (threshold, language) = (reading.release().threshold(), reading.language());
    let told = |cell: Cell| {
        cell.persons()
            .map(|_| Entry::count(cell, threshold, language).text)
    };
    let denominator = match value.denominator? {
        Denominator::Persons { cell } => told(cell)?,
        Denominator::Inhabitants { persons, years } => inhabitants(persons, years, language),
    };
    if let Formula::Median(_) = reading.indicator.formula {
        return Some(words::median_of(&denominator, language));
    }
    let numerator = told(value.numerator?)?;
    let unit = reading.indicator.unit();
    Some(words::made_of(
        &numerator,
        Some(&denominator),
        unit,
        language,
    ))
}

/// The last year's value beside that of all years.
fn last(reading: &Reading) -> Option<String> {
    use domain::variable::Variable::Period;
    let selection = &reading.state.selection;
    let is_distribution = matches!(reading.indicator.formula, Formula::Distribution { .. });
    if is_distribution || selection.filters.contains_key(&Period) {
        return None;
    }
    let (threshold, language) = (reading.release().threshold(), reading.language());
    let year = last_year(&reading.state)?;
    let filters = selection.clone().filter(Period, year.clone());
    let value = reading
        .indicator
        .evaluate(reading.release(), &filters)
        .ok()?;
    let unit = reading.indicator.unit();
    value.number()?;
    let text = short_entry(&value, unit, threshold, language).text;
    Some(figure::in_year(&text, year.as_str(), language))
}
