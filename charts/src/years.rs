//! Series by year.

use domain::{
    code::Code,
    label::Language,
    order,
    release::SeriesPoint,
    table::{Cell, Item, PublishedTable},
    variable::Variable,
};

use crate::{
    Bases, Mark, Style,
    bases::share_label,
    option::{
        Point, Position, base, categories, category_axis, finish, grid, legend, persons_axis,
        persons_label, published_bar, withheld_bar,
    },
};

/// One series by year: its name and a cell for each year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// The name in the legend.
    pub name: String,
    /// Years (as codes of `period`) and cells, ascending.
    pub years: Vec<(Code, Cell)>,
    /// What the share of each year is taken of; empty where the series counts
    /// persons.
    pub bases: Vec<Cell>,
}

impl Series {
    /// A declared exact series.
    #[must_use]
    pub fn from_points(name: impl Into<String>, points: &[SeriesPoint]) -> Self {
        let years = points
            .iter()
            .filter_map(|point| Some((point.year.to_string().parse().ok()?, point.value)))
            .collect();
        Self {
            name: name.into(),
            years,
            bases: Vec::new(),
        }
    }

    /// A table broken down by `period` alone: its single years. Any other
    /// table has none.
    #[must_use]
    pub fn from_table(name: impl Into<String>, table: &PublishedTable) -> Self {
        let years = match table.axes() {
            [axis] if axis.variable == Variable::Period => categories(axis)
                .into_iter()
                .map(|(index, item)| (item.code.clone(), table.cell(&[index])))
                .collect(),
            _ => Vec::new(),
        };
        Self {
            name: name.into(),
            years,
            bases: Vec::new(),
        }
    }
}

/// A series for each category of the second axis of a table whose first axis
/// is `period`; none for any other table.
#[must_use]
pub fn series_by_category(table: &PublishedTable, language: Language) -> Vec<Series> {
    by_category(table, None, language)
}

/// The same as shares in these bases.
#[must_use]
pub fn shares_by_category(
    table: &PublishedTable,
    bases: &Bases,
    language: Language,
) -> Vec<Series> {
    by_category(table, Some(bases), language)
}

fn by_category(table: &PublishedTable, bases: Option<&Bases>, language: Language) -> Vec<Series> {
    let [years, columns] = table.axes() else {
        return Vec::new();
    };
    if years.variable != Variable::Period {
        return Vec::new();
    }
    let of_column = |(column, item): (usize, &Item)| Series {
        name: item.label.in_language(language).to_owned(),
        years: categories(years)
            .into_iter()
            .map(|(year, item)| (item.code.clone(), table.cell(&[year, column])))
            .collect(),
        bases: bases.map_or_else(Vec::new, |bases| {
            let years = categories(years).into_iter();
            years.map(|(year, _)| bases.at(year, column)).collect()
        }),
    };
    categories(columns).into_iter().map(of_column).collect()
}

/// Columns by year, side by side for each series. A year that a series does
/// not publish is a gap, also between the years of all series; a withheld one
/// is a hatched stub.
#[must_use]
pub fn years(series: &[Series], style: &Style) -> String {
    let codes = every_year(series);
    let names: Vec<String> = series.iter().map(|one| one.name.clone()).collect();
    let years = codes.iter().map(|code| code.to_string()).collect();
    // The title names a single series.
    let (grid, legend) = match names.len() {
        1 => (grid(false).top(24), None),
        _ => (grid(true), Some(legend(names, style))),
    };
    let mut chart = base(style)
        .grid(grid.right(8))
        .x_axis(category_axis(years, style))
        .y_axis(persons_axis(style));
    if let Some(legend) = legend {
        chart = chart.legend(legend);
    }
    for (index, one) in series.iter().enumerate() {
        let titles = titles(one, &codes);
        let points = points(one, &codes, &titles, style);
        let stack = format!("series-{index}");
        chart = chart
            .series(
                published_bar(&one.name, style.theme.series_color(index), &points, style)
                    .stack(stack.as_str())
                    .bar_gap("8%"),
            )
            // On the same stack: in the place of the missing column.
            .optional_series(withheld_bar(&points, style).map(|bar| bar.stack(stack.as_str())));
    }
    finish(&chart, style)
}

/// The years of any series and those between them, ascending.
fn every_year(series: &[Series]) -> Vec<Code> {
    let given = || series.iter().flat_map(|one| one.years.iter());
    let numbers = || given().filter_map(|(code, _)| code.as_str().parse::<u16>().ok());
    let between = numbers()
        .min()
        .zip(numbers().max())
        .into_iter()
        .flat_map(|(first, last)| first..=last)
        .filter_map(|year| year.to_string().parse().ok());
    order::distinct(given().map(|(code, _)| code.clone()).chain(between))
}

fn titles(series: &Series, codes: &[Code]) -> Vec<String> {
    codes
        .iter()
        .map(|code| format!("{code} · {}", series.name))
        .collect()
}

fn points<'a>(
    series: &Series,
    codes: &[Code],
    titles: &'a [String],
    style: &Style,
) -> Vec<Point<'a>> {
    codes
        .iter()
        .zip(titles)
        .enumerate()
        .map(|(column, (code, title))| {
            let place = series.years.iter().position(|(year, _)| year == code);
            let cell = place.map_or(Cell::NotPublished, |place| series.years[place].1);
            let base = place.and_then(|place| series.bases.get(place)).copied();
            Point {
                mark: Mark::new(Variable::Period, code),
                series: None,
                position: Position::Column(column),
                cell,
                base,
                label: match base {
                    Some(base) => share_label(cell, base, style),
                    None => persons_label(cell, style),
                },
                title,
            }
        })
        .collect()
}
