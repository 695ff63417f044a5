//! What may be said where: beside which question a number stands.

use app::{figure::Figure, page::Page, state::State};
use domain::{
    code::reserved,
    indicator::{self, Indicator, Unit, population},
    measure::Measure,
    release::Release,
    selection::Selection,
    table::{Axis, Cell, Item, PublishedTable},
    variable::Variable,
};

use crate::{figure_cells, permitted::Permitted};

/// What a figure may say under the filters of its page.
pub fn of_figure(state: &State, figure: Figure) -> Permitted {
    let mut permitted = Permitted::default();
    let release = &state.release;
    let tables: Vec<_> = figure_cells::measures(state.page, &state.selection)
        .into_iter()
        .filter_map(|measure| {
            let page = state.page;
            let question = figure_cells::question(page, figure, &state.selection, measure);
            release.table(&question).ok()
        })
        .collect();
    for table in &tables {
        permitted.table(table);
        if let [rows, columns] = table.axes() {
            of_margins(&mut permitted, release, table, [rows, columns]);
        }
    }
    // The rate of accreditation relates two measures.
    if let [applications, accredited] = &tables[..] {
        for (&cell, &base) in accredited.cells().iter().zip(applications.cells()) {
            permitted.share(cell, base);
        }
    }
    permitted
}

/// What stands at the edges of a table by two variables: persons by one of them,
/// and the shares of those.
fn of_margins(
    permitted: &mut Permitted,
    release: &Release,
    table: &PublishedTable,
    [rows, columns]: [&Axis; 2],
) {
    let by = |variables: &[Variable]| {
        let selection = table.selection().clone().by(variables.iter().copied());
        release.table(&selection).ok()
    };
    let (Some(of_rows), Some(of_columns)) = (by(&[rows.variable]), by(&[columns.variable])) else {
        return;
    };
    permitted.table(&of_rows);
    permitted.table(&of_columns);
    let answered = |axis: &Axis| {
        let mut items = axis.items.iter();
        items.position(|item| item.code.as_str() == reserved::ANSWERED)
    };
    for row in 0..rows.items.len() {
        for column in 0..columns.items.len() {
            let cell = table.cell(&[row, column]);
            let of_row = answered(columns).map(|it| table.cell(&[row, it]));
            let of_column = answered(rows).map(|it| table.cell(&[it, column]));
            let of_row = of_row.unwrap_or(same(&of_rows, &rows.items[row]));
            let of_column = of_column.unwrap_or(same(&of_columns, &columns.items[column]));
            permitted.share(cell, of_row);
            permitted.share(cell, of_column);
        }
    }
}

/// The cell of an item, in a table that can hold fewer of them.
fn same(table: &PublishedTable, item: &Item) -> Cell {
    let mut items = table.axes()[0].items.iter();
    let place = items.position(|other| other.code == item.code);
    place.map_or(Cell::NotPublished, |place| table.cell(&[place]))
}

/// What a page may say beside its figures: all persons, those of the last year,
/// and the rate of accreditation.
pub fn of_page(state: &State) -> Permitted {
    let mut permitted = Permitted::default();
    let last = state.release.years().last().map(|year| year.code.clone());
    let total = |measure: Measure| {
        let mut selection = state.selection.clone().by([]);
        selection.measure = measure;
        selection
    };
    let cell = |selection: &Selection| {
        let cell = state.release.total(selection);
        cell.unwrap_or(Cell::NotPublished)
    };
    let [applications, accredited] = Measure::ALL.map(total);
    permitted.share(cell(&accredited), cell(&applications));
    for selection in [applications, accredited] {
        permitted.cell(cell(&selection));
        if let Some(last) = &last {
            permitted.cell(cell(&selection.filter(Variable::Period, last.clone())));
        }
    }
    permitted
}

/// What a page about an indicator may say, or a file or picture of it.
pub fn of_indicator(release: &Release, indicator: &Indicator, asked: &Selection) -> Permitted {
    let mut permitted = Permitted::default();
    let unit = indicator.unit();
    // What a rate in the population is of, where no period is asked.
    permitted.number(&population::YEAR.to_string());
    let filters = asked.clone().by([]);
    let last = release.years().last().map(|year| year.code.clone());
    let of_last = last.map(|last| filters.clone().filter(Variable::Period, last));
    for selection in [Some(filters.clone()), of_last].into_iter().flatten() {
        if let Ok(value) = indicator.evaluate(release, &selection) {
            permitted.value(&value, unit);
        }
        // The greatest category of a distribution stands for it.
        if let Some(&own) = indicator.formula.variables().first()
            && let Ok(points) = indicator.breakdown(release, &selection, own)
        {
            let points = points.iter().filter(|_| unit == Unit::Percent);
            points.for_each(|point| permitted.value(&point.value, unit));
        }
    }
    let breakdowns = indicator.breakdowns(release);
    let shown = asked.by.first().or(breakdowns.first());
    let by = shown.and_then(|&by| indicator.breakdown(release, &filters, by).ok());
    let series = indicator.series(release, &filters).ok();
    for point in [by, series].into_iter().flatten().flatten() {
        permitted.value(&point.value, unit);
    }
    permitted
}

/// The cells that the page of the data shows.
pub fn of_data(release: &Release, asked: &Selection) -> Permitted {
    let mut permitted = Permitted::default();
    let by: Vec<_> = match asked.by[..] {
        [] => release
            .dimensions()
            .iter()
            .map(|it| vec![it.variable])
            .collect(),
        _ => vec![asked.by.clone()],
    };
    for by in by {
        if let Ok(table) = release.table(&asked.clone().by(by)) {
            permitted.table(&table);
        }
    }
    permitted
}

/// The catalogue's values.
pub fn of_catalogue(release: &Release, asked: &Selection) -> Permitted {
    let mut permitted = Permitted::default();
    for indicator in indicator::all() {
        permitted = permitted.with(&of_indicator(release, indicator, asked));
    }
    permitted
}

/// What the rest of a page may say that the server alone writes.
pub fn of_served(release: &Release, page: Page, asked: &Selection) -> Permitted {
    match page {
        Page::Indicators => of_catalogue(release, asked),
        Page::Indicator(id) => {
            let indicator = indicator::by_id(&id.to_string()).expect("its page is there");
            of_indicator(release, indicator, asked)
        }
        Page::Data => of_data(release, asked),
        // Words alone.
        _ => Permitted::default(),
    }
}
