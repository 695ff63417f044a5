//! The tables of figures by year.

use domain::{code::Code, measure::Measure, variable::Variable};

use super::{Entry, Row, Rows, Section, count, row};
use crate::{
    content::Years,
    state::State,
    text::{self, figure as words},
};

fn year_row(year: &Code, state: &State, cells: Vec<Entry>) -> Row {
    row(Variable::Period, year, year.as_str(), state, cells)
}

/// A measure, or two, by year.
pub(super) fn by_year(years: &Years, state: &State) -> Rows {
    let language = state.language;
    let names = years.series.iter().map(|(_, series)| series.name.clone());
    let heads = std::iter::once(words::YEAR.get(language).to_owned()).chain(names);
    let rows = years.codes().into_iter().map(|year| {
        let cells = years
            .series
            .iter()
            .map(|(measure, _)| count(years.cell(*measure, &year), state));
        year_row(&year, state, cells.collect())
    });
    Rows {
        heads: heads.collect(),
        sections: vec![Section {
            heading: None,
            rows: rows.collect(),
        }],
        ..Rows::default()
    }
}

/// Both measures by year, and what the one is of the other in percent.
pub(super) fn rates(years: &Years, state: &State) -> Rows {
    let language = state.language;
    let heads = [
        words::YEAR,
        text::filter::measure(Measure::Applications),
        text::filter::measure(Measure::Accredited),
        words::RATE_SHORT,
    ];
    let rows = years.codes().into_iter().map(|year| {
        let rate = years
            .rate(&year)
            .map_or_else(Entry::default, |(rate, base)| {
                Entry::percent(rate, base, language)
            });
        let cells = vec![
            count(years.cell(Measure::Applications, &year), state),
            count(years.cell(Measure::Accredited, &year), state),
            rate,
        ];
        year_row(&year, state, cells)
    });
    Rows {
        heads: heads.map(|head| head.get(language).to_owned()).to_vec(),
        sections: vec![Section {
            heading: None,
            rows: rows.collect(),
        }],
        ..Rows::default()
    }
}
