//! The headline numbers of a page.

use charts::number;
use domain::{
    measure::Measure,
    selection::Selection,
    table::{Cell, PublishedTable},
    variable::Variable,
};

use crate::{
    page::Page,
    rows::Entry,
    state::State,
    text::{figure as words, filter},
};

/// A headline number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// What it counts.
    pub label: &'static str,
    /// The number, or its state.
    pub value: Entry,
    /// Its period, unit or comparison.
    pub detail: String,
}

/// The headline numbers of a page under its filters.
#[must_use]
pub fn tiles(state: &State) -> Vec<Tile> {
    let mut tiles: Vec<_> = measures(state)
        .iter()
        .map(|&measure| total_tile(state, measure))
        .collect();
    if is_place(state) || state.page == Page::Persons {
        tiles.push(rate_tile(state));
    }
    tiles
}

/// What they count.
#[must_use]
pub fn measures(state: &State) -> &'static [Measure] {
    match is_place(state) {
        true => &Measure::ALL,
        false => state.measures(),
    }
}

fn is_place(state: &State) -> bool {
    matches!(state.page, Page::Map(_))
}

fn total_tile(state: &State, measure: Measure) -> Tile {
    let selection = Selection {
        measure,
        ..state.selection.clone()
    };
    let value = Entry::count(
        total(state, &selection),
        state.release.threshold(),
        state.language,
    );
    Tile {
        label: filter::measure(measure).get(state.language),
        value,
        detail: detail(state, selection),
    }
}

/// The period, and within all years the last one's number.
fn detail(state: &State, selection: Selection) -> String {
    let period = period_text(state);
    let last = state.release.years().last();
    match last.filter(|_| !selection.filters.contains_key(&Variable::Period)) {
        None => period,
        Some(last) => {
            let selection = selection.filter(Variable::Period, last.code.clone());
            let Ok(cell) = state.release.total(&selection) else {
                return period;
            };
            let count = Entry::count(cell, state.release.threshold(), state.language).text;
            format!(
                "{period} · {}",
                words::in_year(&count, last.code.as_str(), state.language)
            )
        }
    }
}

fn rate_tile(state: &State) -> Tile {
    let of = |measure| {
        let selection = Selection {
            measure,
            ..state.selection.clone()
        };
        total(state, &selection)
    };
    let applications = of(Measure::Applications);
    let rate = PublishedTable::share_percent(of(Measure::Accredited), applications);
    let text = rate.zip(applications.persons()).map_or_else(
        || Cell::NotPublished.symbol().to_owned(),
        |(rate, base)| number::percent(rate, base, state.language),
    );
    Tile {
        label: words::RATE_SHORT.get(state.language),
        value: Entry::text(text),
        detail: words::RATE.get(state.language).to_owned(),
    }
}

/// All persons of a selection: from the declared exact series where only the
/// period is chosen, otherwise from the tables.
fn total(state: &State, selection: &Selection) -> Cell {
    state.release.total(selection).unwrap_or(Cell::NotPublished)
}

/// The period of the filters in words.
#[must_use]
pub fn period_text(state: &State) -> String {
    if let Some(code) = state.chosen(Variable::Period) {
        return state.label(Variable::Period, code);
    }
    let all = words::ALL_YEARS.get(state.language);
    let mut years = state.release.years().map(|year| year.code.as_str());
    match years.next() {
        None => all.to_owned(),
        Some(first) => {
            let last = years.last().unwrap_or(first);
            format!("{all} ({})", words::span(first, last))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::state;

    fn values(query: &str) -> Vec<String> {
        tiles(&state(Page::Persons, query))
            .into_iter()
            .map(|tile| tile.value.text)
            .collect()
    }

    #[test]
    fn totals_without_filters_are_those_of_the_exact_series() {
        // 174 + 3 + 127 applications, 107 + 0 + 78 accredited.
        assert_eq!(values(""), ["304", "185", "61\u{a0}%"]);
    }

    #[test]
    fn a_single_year_is_that_of_the_exact_series() {
        assert_eq!(values("period=2019"), ["174", "107", "61\u{a0}%"]);
    }

    #[test]
    fn the_detail_names_the_period_and_its_last_year() {
        let tiles = tiles(&state(Page::Persons, ""));
        assert_eq!(tiles[0].detail, "todos los años (2019–2021) · 127 en 2021");
    }
}
