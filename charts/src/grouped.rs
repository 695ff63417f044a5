//! Bars of two axes.

use domain::{
    code::reserved,
    table::{Cell, Item, PublishedTable},
};

use crate::{
    Bases, Mark, Style,
    bases::share_label,
    option::{
        Point, Position, arranged, base, categories, category_axis, finish, grid, labels, legend,
        persons_axis, persons_label, published_bar, withheld_bar,
    },
};

/// Height of one bar, in pixels.
const BAR_PIXELS: usize = 18;
/// Height of one of many bars, in pixels: too little for a number beside it.
const THIN_BAR_PIXELS: usize = 11;
/// With more bars in groups they are thin.
const MAX_LABELLED_BARS: usize = 60;
/// Gap between two groups, in pixels.
const GROUP_GAP_PIXELS: usize = 16;
/// Height of axis, legend and margins, in pixels.
const FRAME_PIXELS: usize = 84;

/// How the bars of one row stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// One below the other: each can be read from zero, withheld ones show.
    #[default]
    Grouped,
    /// One after the other. Withheld cells are left out, and protected counts
    /// do not add up exactly: only for an impression of the whole.
    Stacked,
}

/// Horizontal bars: a row for each category of the first axis, a series for
/// each category of the second. A mark stands for its row's category.
///
/// A table of any other number of axes yields a chart without bars.
#[must_use]
pub fn grouped_bars(table: &PublishedTable, arrangement: Arrangement, style: &Style) -> String {
    draw(table, arrangement, None, style)
}

/// The same with bars as long as their share in these bases. A bar without a
/// base says of it what the base is.
#[must_use]
pub fn grouped_shares(
    table: &PublishedTable,
    arrangement: Arrangement,
    bases: &Bases,
    style: &Style,
) -> String {
    draw(table, arrangement, Some(bases), style)
}

fn draw(
    table: &PublishedTable,
    arrangement: Arrangement,
    bases: Option<&Bases>,
    style: &Style,
) -> String {
    let [rows, columns] = table.axes() else {
        return finish(&base(style), style);
    };
    let row_items = arranged(categories(rows), style, |row| size_of(row, table));
    let column_items = categories(columns);
    let row_names = labels(&row_items, style.language);
    let column_names = labels(&column_items, style.language);

    let mut chart = base(style)
        .grid(grid(true))
        .legend(legend(column_names.clone(), style))
        .x_axis(persons_axis(style))
        .y_axis(category_axis(row_names.clone(), style).inverse(true));
    for (series, ((column, column_item), name)) in
        column_items.iter().zip(&column_names).enumerate()
    {
        let titles: Vec<_> = row_names
            .iter()
            .map(|row| format!("{row} · {name}"))
            .collect();
        let points: Vec<_> = row_items
            .iter()
            .zip(&titles)
            .enumerate()
            .map(|(position, ((row, item), title))| {
                let cell = table.cell(&[*row, *column]);
                let base = bases.map(|bases| bases.at(*row, *column));
                Point {
                    mark: Mark::new(rows.variable, &item.code),
                    series: Some(Mark::new(columns.variable, &column_item.code)),
                    position: Position::Row(position),
                    cell,
                    base,
                    label: match base {
                        Some(base) => share_label(cell, base, style),
                        None => persons_label(cell, style),
                    },
                    title,
                }
            })
            .collect();
        let published = published_bar(name, style.theme.series_color(series), &points, style);
        chart = match arrangement {
            Arrangement::Stacked => chart.series(published.stack("row").label(hidden())),
            Arrangement::Grouped => {
                let stack = format!("series-{series}");
                let published = published.stack(stack.as_str()).bar_gap("10%");
                let withheld = withheld_bar(&points, style).map(|bar| bar.stack(stack.as_str()));
                match is_labelled(table) {
                    true => chart.series(published).optional_series(withheld),
                    false => chart
                        .series(published.label(hidden()))
                        .optional_series(withheld.map(|bar| bar.label(hidden()))),
                }
            }
        };
    }
    finish(&chart, style)
}

/// Everybody in a row with an answer to the variable of the columns.
fn size_of(row: usize, table: &PublishedTable) -> Cell {
    let columns = table.axes().get(1).map_or(&[][..], |axis| &axis.items);
    let answered = |item: &Item| item.code.as_str() == reserved::ANSWERED;
    columns
        .iter()
        .position(answered)
        .map_or(Cell::NotPublished, |column| table.cell(&[row, column]))
}

/// Whether there is room for a number beside each of the bars in groups.
fn is_labelled(table: &PublishedTable) -> bool {
    count(table, 0) * count(table, 1) <= MAX_LABELLED_BARS
}

/// The categories of an axis; one where there is none.
fn count(table: &PublishedTable, axis: usize) -> usize {
    let axis = table.axes().get(axis);
    axis.map_or(1, |axis| categories(axis).len())
}

/// The height at which grouped bars are easy to read, in pixels.
#[must_use]
pub fn grouped_bars_height(table: &PublishedTable) -> u32 {
    let bar = match is_labelled(table) {
        true => BAR_PIXELS,
        false => THIN_BAR_PIXELS,
    };
    let group = count(table, 1) * bar + GROUP_GAP_PIXELS;
    u32::try_from(count(table, 0).max(1) * group + FRAME_PIXELS).unwrap_or(u32::MAX)
}

/// The height at which stacked bars are easy to read, in pixels.
#[must_use]
pub fn stacked_bars_height(table: &PublishedTable) -> u32 {
    let rows = table
        .axes()
        .first()
        .map_or(0, |axis| categories(axis).len());
    let row = BAR_PIXELS + GROUP_GAP_PIXELS;
    u32::try_from(rows.max(1) * row + FRAME_PIXELS).unwrap_or(u32::MAX)
}

/// No numbers inside stacked bars: they would be read as adding up; nor beside
/// thin ones, where they would not fit.
fn hidden() -> charming::element::Label {
    charming::element::Label::new().show(false)
}
