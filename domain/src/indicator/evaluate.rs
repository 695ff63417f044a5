//! Values of indicators, from published cells.

use chrono::Datelike;

use super::{
    Indicator,
    formula::{Formula, Part, code},
    median::median,
    note::Note,
    population,
    rate::{rate_decimals, rate_per_100_000},
    value::{Denominator, IndicatorPoint, IndicatorValue, ValueState},
};
use crate::{
    code::reserved,
    decision_time::{self, DECIDED_BANDS},
    measure::Measure,
    release::{DimensionItem, Release},
    selection::{Selection, SelectionError},
    table::Cell,
    variable::Variable,
};

impl Indicator {
    /// The value under a reader's filters, period among them; measure and
    /// breakdown of the selection do not matter.
    ///
    /// Without a period it covers all years; a rate in the population is then
    /// that of the population's year. What the release does not tabulate at
    /// all is [`ValueState::NotPublished`], under every filter that it knows.
    ///
    /// # Errors
    ///
    /// The filters cannot be applied: the release does not know them or does
    /// not combine them with what the indicator counts, or the indicator is
    /// itself about one of their variables ([`SelectionError::Repeated`]).
    pub fn evaluate(
        &self,
        release: &Release,
        filters: &Selection,
    ) -> Result<IndicatorValue, SelectionError> {
        match self.compute(release, filters) {
            Err(_) if !self.is_in(release) => {
                check_each(release, filters).map(|()| IndicatorValue::not_published())
            }
            Err(error) => Err(error),
            Ok(mut value) => {
                let told = matches!(
                    value.state,
                    ValueState::Published { .. } | ValueState::Between { .. }
                );
                if told && is_partial(release, &self.filters(filters)) {
                    value.notes.push(Note::PartialYear);
                }
                Ok(value)
            }
        }
    }

    /// The value of each single year of the release under a reader's other
    /// filters, oldest first. A year in which the filters are published over
    /// pooled periods only is [`ValueState::NotPublished`].
    ///
    /// # Errors
    ///
    /// The same as [`Self::evaluate`].
    pub fn series(
        &self,
        release: &Release,
        filters: &Selection,
    ) -> Result<Vec<IndicatorPoint>, SelectionError> {
        self.points(release, filters, Variable::Period, release.years())
    }

    /// The value for each item of a variable under a reader's other filters:
    /// categories, declared groups, missing answers. The group of all persons
    /// with an answer is left out. Empty when the release does not know the
    /// variable.
    ///
    /// # Errors
    ///
    /// The same as [`Self::evaluate`].
    pub fn breakdown(
        &self,
        release: &Release,
        filters: &Selection,
        variable: Variable,
    ) -> Result<Vec<IndicatorPoint>, SelectionError> {
        let items = release
            .dimension(variable)
            .into_iter()
            .flat_map(|dimension| &dimension.items)
            .filter(|item| item.code.as_str() != reserved::ANSWERED);
        self.points(release, filters, variable, items)
    }

    fn points<'r>(
        &self,
        release: &Release,
        filters: &Selection,
        variable: Variable,
        items: impl Iterator<Item = &'r DimensionItem>,
    ) -> Result<Vec<IndicatorPoint>, SelectionError> {
        let point = |item: &DimensionItem| {
            let filters = filters.clone().filter(variable, item.code.clone());
            let value = match self.evaluate(release, &filters) {
                Err(SelectionError::PooledOnly { .. }) => IndicatorValue::not_published(),
                value => value?,
            };
            Ok(IndicatorPoint {
                code: item.code.clone(),
                label: item.label.clone(),
                kind: item.kind,
                value,
            })
        };
        items.map(point).collect()
    }

    fn compute(
        &self,
        release: &Release,
        filters: &Selection,
    ) -> Result<IndicatorValue, SelectionError> {
        let persons = |part: Part| release.total(&part.under(filters)?);
        Ok(match self.formula {
            Formula::Count(part) => IndicatorValue::count(persons(part)?),
            Formula::Share { part, base } => IndicatorValue::share(persons(part)?, persons(base)?),
            Formula::Ratio {
                numerator,
                denominator,
                scale,
            } => IndicatorValue::ratio(persons(numerator)?, persons(denominator)?, scale),
            Formula::Rate(part) => {
                let in_period = self.filters(filters);
                if &in_period != filters && !has_own_year(release) {
                    return Ok(IndicatorValue::not_published());
                }
                rate(release, part, &in_period)?
            }
            Formula::Median(part) => time_to_decision(release, part, filters)?,
            Formula::Distribution { measure, variable } => {
                distributed(release, measure, variable, filters)?
            }
        })
    }

    /// The filters with the period that a value is of: a rate without one is
    /// that of the population's year.
    fn filters(&self, filters: &Selection) -> Selection {
        let mut filters = filters.clone();
        if matches!(self.formula, Formula::Rate(_)) {
            filters
                .filters
                .entry(Variable::Period)
                .or_insert_with(|| code(&population::YEAR.to_string()));
        }
        filters
    }
}

/// Whether a release tabulates the year of the population.
fn has_own_year(release: &Release) -> bool {
    let year = population::YEAR.to_string();
    release.years().any(|known| known.code.as_str() == year)
}

/// Whether the release knows each filter, for one of the measures.
///
/// # Errors
///
/// Why it does not know the first that it does not.
fn check_each(release: &Release, filters: &Selection) -> Result<(), SelectionError> {
    for (&variable, code) in &filters.filters {
        let one = |measure| Selection::of(measure).filter(variable, code.clone());
        let [first, second] = Measure::ALL.map(|measure| release.check(&one(measure)));
        first.or(second)?;
    }
    Ok(())
}

/// Whether the cut-off date lies within the single year that is filtered by.
fn is_partial(release: &Release, filters: &Selection) -> bool {
    let cutoff = release.manifest().cutoff;
    let last_day = (cutoff.month(), cutoff.day()) == (12, 31);
    let period = filters.filters.get(&Variable::Period);
    !last_day && period.is_some_and(|period| period.as_str().parse() == Ok(cutoff.year()))
}

/// The share of the answer that is filtered by, or of all answers.
fn distributed(
    release: &Release,
    measure: Measure,
    variable: Variable,
    filters: &Selection,
) -> Result<IndicatorValue, SelectionError> {
    let others = filters.clone().without(variable);
    let base = Part::of(measure)
        .with(variable, reserved::ANSWERED)
        .under(&others)?;
    let whole = release.total(&base)?;
    let Some(answer) = filters.filters.get(&variable) else {
        return Ok(IndicatorValue::share(whole, whole));
    };
    let part = release.total(&base.filter(variable, answer.clone()))?;
    let mut value = IndicatorValue::share(part, whole);
    if reserved::MISSING.contains(&answer.as_str()) {
        value.state = ValueState::Undefined;
        value.notes.clear();
    }
    Ok(value)
}

fn time_to_decision(
    release: &Release,
    part: Part,
    filters: &Selection,
) -> Result<IndicatorValue, SelectionError> {
    let persons = |code| {
        let decided = part.with(Variable::DecisionTime, code).under(filters)?;
        release.total(&decided)
    };
    let base = persons(decision_time::DECIDED)?;
    let mut cells = [Cell::NotPublished; DECIDED_BANDS.len()];
    for (cell, band) in cells.iter_mut().zip(&DECIDED_BANDS) {
        *cell = persons(band.code)?;
    }
    let median = median(&cells, release.threshold());
    Ok(IndicatorValue::median(median, base))
}

/// A rate in the population, of filters that name a period.
fn rate(
    release: &Release,
    part: Part,
    filters: &Selection,
) -> Result<IndicatorValue, SelectionError> {
    let selection = part.under(filters)?;
    let persons = release.total(&selection)?;
    let mut value = IndicatorValue::count(persons);
    let Some((inhabitants, years)) = inhabitants(&selection).zip(years(&selection)) else {
        value.state = ValueState::Undefined;
        value.notes.push(Note::NoPopulation);
        return Ok(value);
    };
    value.denominator = Some(Denominator::Inhabitants {
        persons: inhabitants,
        years,
    });
    let Cell::Published(counted) = persons else {
        return Ok(value);
    };
    let rate = rate_per_100_000(counted, inhabitants * u64::from(years));
    value.state = rate.map_or(ValueState::Undefined, |rate| ValueState::Published {
        value: rate,
        decimals: rate_decimals(rate, counted),
    });
    value.notes = rate_notes(&selection, years);
    Ok(value)
}

fn rate_notes(selection: &Selection, years: u32) -> Vec<Note> {
    let period = selection.filters.get(&Variable::Period);
    let own_year = code(&population::YEAR.to_string());
    let whole = selection
        .filters
        .keys()
        .any(|variable| !matches!(variable, Variable::Period | Variable::Province));
    let notes = [
        (Note::PopulationOfAnotherYear, period != Some(&own_year)),
        (Note::AnnualAverage, years > 1),
        (Note::WholePopulation, whole),
    ];
    notes
        .into_iter()
        .filter_map(|(note, holds)| holds.then_some(note))
        .collect()
}

/// The inhabitants of the place that a selection is kept to.
fn inhabitants(selection: &Selection) -> Option<u64> {
    let place = |variable| selection.filters.get(&variable);
    match (place(Variable::Province), place(Variable::Canton)) {
        (None, None) => Some(population::national()),
        (Some(province), None) => population::province(province.as_str()),
        (_, Some(_)) => None,
    }
}

/// How many years the period of a selection covers: a year such as `2022` or
/// a pool such as `2019-2021`, nothing else.
fn years(selection: &Selection) -> Option<u32> {
    let period = selection.filters.get(&Variable::Period)?.as_str();
    let (first, last) = period.split_once('-').unwrap_or((period, period));
    let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
    last.checked_sub(first).map(|years| years + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_covers_its_years() {
        let of = |period: &str| {
            let all = Selection::of(Measure::Accredited);
            years(&all.filter(Variable::Period, code(period)))
        };
        assert_eq!(of("2022"), Some(1));
        assert_eq!(of("2019-2021"), Some(3));
        for other in ["X-OTH", "_U", "2021-2019", "_A"] {
            assert_eq!(of(other), None, "{other}");
        }
    }
}
