//! What a figure shows under the filters of its page.

use charts::{Mark, Series, number, summary};
use domain::{
    code::{Code, reserved},
    label::Language,
    measure::Measure,
    order,
    selection::{Selection, SelectionError},
    table::{Axis, Cell, Item, ItemKind, PublishedTable},
    variable::Variable,
};

use crate::{
    figure::{Drawing, Figure},
    state::State,
    text,
};

/// The answer to a figure's selection.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Its numbers.
    Shown(Content),
    /// The release does not hold the figure under these filters.
    Refused(Refused),
    /// What is counted is not tabulated in this release.
    Untabulated(Measure),
}

/// The numbers of a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// One or two measures by year.
    Years(Years),
    /// A table of one or two variables.
    Table(PublishedTable),
}

/// Measures by year.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    /// Each with its measure.
    pub series: Vec<(Measure, Series)>,
    /// Whether they are the declared exact series.
    pub exact: bool,
}

/// Why a figure cannot answer, and what would help.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Why.
    pub error: SelectionError,
    /// Filters of which any one, taken away, makes the figure answer.
    pub ways_out: Vec<Variable>,
}

impl Answer {
    /// What a figure shows.
    #[must_use]
    pub fn of(state: &State, figure: Figure) -> Self {
        match figure.drawing {
            Drawing::Years | Drawing::Rate => years(state, figure),
            _ => table(state, figure),
        }
    }

    /// Its numbers, if it has any.
    #[must_use]
    pub fn content(&self) -> Option<&Content> {
        match self {
            Self::Shown(content) => Some(content),
            _ => None,
        }
    }
}

impl Content {
    /// Every cell of the figure.
    pub fn cells(&self) -> Box<dyn Iterator<Item = Cell> + '_> {
        match self {
            Self::Table(table) => Box::new(table.cells().iter().copied()),
            Self::Years(years) => Box::new(
                years
                    .series
                    .iter()
                    .flat_map(|(_, series)| series.years.iter().map(|(_, cell)| *cell)),
            ),
        }
    }

    /// Whether any of its marks has a number: for a chart of gaps alone there
    /// is nothing to see.
    #[must_use]
    pub fn has_marks(&self) -> bool {
        let Self::Table(table) = self else {
            return self.cells().any(|cell| cell.persons().is_some());
        };
        let widths: Vec<_> = table.axes().iter().map(|axis| axis.items.len()).collect();
        let is_mark = |mut flat: usize| {
            let mut axes = table.axes().iter().zip(&widths).rev();
            axes.all(|(axis, width)| {
                let item = &axis.items[flat % width];
                flat /= width;
                is_mark_of(axis, item)
            })
        };
        let cells = table.cells().iter().enumerate();
        cells
            .filter(|(flat, _)| is_mark(*flat))
            .any(|(_, cell)| cell.persons().is_some())
    }

    /// The base of its shares.
    #[must_use]
    pub fn base(&self) -> Cell {
        match self {
            Self::Table(table) => table.base(),
            Self::Years(_) => Cell::NotPublished,
        }
    }

    /// Whether one person can stand in several of its categories.
    #[must_use]
    pub fn multiple(&self) -> bool {
        match self {
            Self::Table(table) => table.axes().iter().any(|axis| axis.multiple),
            Self::Years(_) => false,
        }
    }
}

impl Content {
    /// One sentence that sums the figure up.
    #[must_use]
    pub fn summary(&self, figure: Figure, state: &State) -> String {
        let (threshold, language) = (state.release.threshold(), state.language);
        match self {
            Self::Table(table) => summary::table(table, threshold, language),
            Self::Years(years) if figure.drawing == Drawing::Rate => years.rates(language),
            Self::Years(years) => {
                let series: Vec<_> = years.series.iter().map(|(_, one)| one.clone()).collect();
                summary::years(&series, threshold, language)
            }
        }
    }
}

impl Years {
    fn rates(&self, language: Language) -> String {
        let rates: Vec<_> = self
            .codes()
            .into_iter()
            .filter_map(|year| {
                let (rate, base) = self.rate(&year)?;
                Some((year, number::percent(rate, base, language)))
            })
            .collect();
        text::figure::rates(&rates, language)
    }

    /// Every year of any series, ascending.
    #[must_use]
    pub fn codes(&self) -> Vec<Code> {
        let all = self.series.iter().flat_map(|(_, series)| &series.years);
        order::distinct(all.map(|(year, _)| year.clone()))
    }

    /// The cell of a measure in a year.
    #[must_use]
    pub fn cell(&self, measure: Measure, year: &Code) -> Cell {
        self.series
            .iter()
            .filter(|(of, _)| *of == measure)
            .flat_map(|(_, series)| &series.years)
            .find(|(code, _)| code == year)
            .map_or(Cell::NotPublished, |(_, cell)| *cell)
    }

    /// Persons accredited in percent of applications of the same year, with
    /// the applications; from published counts only.
    #[must_use]
    pub fn rate(&self, year: &Code) -> Option<(f64, u32)> {
        let applications = self.cell(Measure::Applications, year);
        let accredited = self.cell(Measure::Accredited, year);
        let rate = PublishedTable::share_percent(accredited, applications)?;
        Some((rate, applications.persons()?))
    }
}

/// Whether an item of an axis is a mark of a chart: a category, or whatever the
/// axis holds in place of any.
#[must_use]
pub fn is_mark_of(axis: &Axis, item: &Item) -> bool {
    let is_category = |item: &Item| item.kind == ItemKind::Category;
    is_category(item) || !axis.items.iter().any(is_category)
}

/// The mark of a figure that the reader chose.
#[must_use]
pub fn chosen_mark(state: &State, figure: Figure) -> Option<Mark> {
    figure.by.iter().find_map(|variable| {
        let code = state.chosen(variable)?;
        let item = state.item(variable, code)?;
        // Groups are no marks: with one chosen all marks stay as they are.
        let is_mark = item.kind == ItemKind::Category || figure.drawing == Drawing::Pools;
        is_mark.then(|| Mark::new(variable, code))
    })
}

fn table(state: &State, figure: Figure) -> Answer {
    let measure = state.measure();
    if !state.release.is_tabulated(measure) {
        return Answer::Untabulated(measure);
    }
    let selection = state.figure_selection(figure, measure);
    match state.release.table(&selection) {
        Ok(table) => Answer::Shown(Content::Table(part(table, figure))),
        Err(error) => Answer::Refused(refused(error, state, &selection)),
    }
}

/// The items that a figure shows: of periods the pooled ones where single years
/// are not published.
fn part(table: PublishedTable, figure: Figure) -> PublishedTable {
    match figure.drawing {
        Drawing::Pools => table.part(|item| item.kind == ItemKind::Group && !is_base(&item.code)),
        _ => table,
    }
}

fn years(state: &State, figure: Figure) -> Answer {
    let mut series = Vec::new();
    let mut reason = None;
    let mut exact = true;
    for &measure in state.measures() {
        let selection = state.figure_selection(figure, measure);
        match one_series(state, &selection) {
            Ok((one, is_exact)) => {
                exact &= is_exact;
                series.push((measure, one));
            }
            Err(error) => reason = Some(refused(error, state, &selection)),
        }
    }
    match reason {
        _ if !series.is_empty() => Answer::Shown(Content::Years(Years { series, exact })),
        Some(reason) => Answer::Refused(reason),
        None => Answer::Untabulated(state.measure()),
    }
}

/// The years of one measure, and whether they are the declared exact series:
/// that one holds only while nothing is filtered.
fn one_series(state: &State, selection: &Selection) -> Result<(Series, bool), SelectionError> {
    let name = text::filter::measure(selection.measure).get(state.language);
    let exact = state.release.exact_series(selection.measure);
    match exact.filter(|_| selection.filters.is_empty()) {
        Some(points) => Ok((Series::from_points(name, points), true)),
        None => {
            let table = state.release.table(selection)?;
            Ok((Series::from_table(name, &table), false))
        }
    }
}

fn refused(error: SelectionError, state: &State, selection: &Selection) -> Refused {
    let without = |variable| selection.clone().without(variable);
    let ways_out = selection
        .filters
        .keys()
        .copied()
        .filter(|&variable| !state.page.is_place(variable))
        .filter(|&variable| state.release.check(&without(variable)).is_ok())
        .collect();
    Refused { error, ways_out }
}

/// Whether a code is the group of all persons with any answer.
#[must_use]
pub fn is_base(code: &Code) -> bool {
    code.as_str() == reserved::ANSWERED
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fixture::{figure, state},
        page::Page,
    };

    fn answer(page: Page, id: &str, query: &str) -> Answer {
        Answer::of(&state(page, query), figure(page, id))
    }

    fn years_of(query: &str) -> Years {
        match answer(Page::Persons, "comparison", query) {
            Answer::Shown(Content::Years(years)) => years,
            other => panic!("{query}: {other:?}"),
        }
    }

    #[test]
    fn exact_series_are_shown_only_while_nothing_else_than_the_period_is_filtered() {
        assert!(years_of("").exact);
        assert!(years_of("period=2021").exact);
        assert!(!years_of("sex=2").exact);
    }

    #[test]
    fn the_rate_compares_both_measures_of_the_same_year() {
        let years = years_of("");
        // 107 accredited for 174 applications.
        let (rate, base) = years.rate(&"2019".parse().unwrap()).unwrap();
        assert_eq!((rate.round(), base), (61.0, 174));
        assert_eq!(years.rate(&"1999".parse().unwrap()), None);
    }

    #[test]
    fn a_refused_figure_names_each_filter_that_stands_in_its_way() {
        let Answer::Refused(refused) =
            answer(Page::Accredited, "age", "period=2021&sex=2&province=1")
        else {
            panic!("four variables are too many");
        };
        assert_eq!(
            refused.ways_out,
            [Variable::Period, Variable::Sex, Variable::Province]
        );
    }

    #[test]
    fn only_a_category_is_a_chosen_mark() {
        let age = figure(Page::Accredited, "age");
        let category = state(Page::Accredited, "age_group=AGE-1829");
        assert!(chosen_mark(&category, age).is_some());
        let group = state(Page::Accredited, "age_group=AGE-MIN");
        assert_eq!(chosen_mark(&group, age), None);
    }

    #[test]
    fn a_figure_of_gaps_alone_has_no_marks() {
        let shown = |query| match answer(Page::Accredited, "age", query) {
            Answer::Shown(content) => content,
            other => panic!("{query}: {other:?}"),
        };
        assert!(shown("").has_marks());
        assert!(!shown("period=2020&province=3").has_marks());
    }
}
