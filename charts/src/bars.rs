//! Horizontal bars by category.

use domain::table::{Cell, PublishedTable};

use crate::{
    Mark, Style, number,
    option::{
        Point, Position, arranged, base, categories, category_axis, finish, grid, labels,
        persons_axis, persons_label, published_bar, withheld_bar,
    },
};

/// Height of one bar with its gap, in pixels.
const ROW_PIXELS: usize = 34;
/// The same where a label takes three lines on a phone.
const TALL_ROW_PIXELS: usize = 42;
/// A longer label takes three lines on a phone, in characters.
const LONG_LABEL: usize = 38;
/// Height of axis and margins, in pixels.
const FRAME_PIXELS: usize = 44;

/// One horizontal bar for each category of the one axis, in its order,
/// labelled with persons and, where the table has a base, the share in it.
///
/// Groups and missing answers are no bars. A table of any other number of
/// axes yields a chart without bars.
#[must_use]
pub fn bars(table: &PublishedTable, style: &Style) -> String {
    let [axis] = table.axes() else {
        return finish(&base(style), style);
    };
    let items = arranged(categories(axis), style, |index| table.cell(&[index]));
    let names = labels(&items, style.language);
    let points: Vec<_> = items
        .iter()
        .zip(&names)
        .enumerate()
        .map(|(row, ((index, item), name))| {
            let cell = table.cell(&[*index]);
            Point {
                mark: Mark::new(axis.variable, &item.code),
                series: None,
                position: Position::Row(row),
                cell,
                base: None,
                label: label(cell, table, style),
                title: name,
            }
        })
        .collect();

    let color = style.theme.series_color(0);
    let published = published_bar(
        axis.label.in_language(style.language),
        color,
        &points,
        style,
    )
    .bar_width("62%")
    // Both series share one place in each row.
    .bar_gap("-100%");
    let withheld = withheld_bar(&points, style).map(|bar| bar.bar_width("62%"));
    let chart = base(style)
        .grid(grid(false))
        .x_axis(persons_axis(style))
        .y_axis(category_axis(names.clone(), style).inverse(true))
        .series(published)
        .optional_series(withheld);
    finish(&chart, style)
}

/// The height at which the bars of [`bars`] are easy to read, in pixels.
#[must_use]
pub fn bars_height(table: &PublishedTable) -> u32 {
    let rows = table.axes().first().map(categories).unwrap_or_default();
    let is_long = |text: &str| text.chars().count() > LONG_LABEL;
    let long = rows
        .iter()
        .any(|(_, item)| is_long(&item.label.es) || is_long(&item.label.en));
    let row = if long { TALL_ROW_PIXELS } else { ROW_PIXELS };
    u32::try_from(rows.len().max(1) * row + FRAME_PIXELS).unwrap_or(u32::MAX)
}

fn label(cell: Cell, table: &PublishedTable, style: &Style) -> String {
    let count = persons_label(cell, style);
    let share = PublishedTable::share_percent(cell, table.base()).zip(table.base().persons());
    match share {
        Some((share, base)) => {
            format!("{count} ({})", number::percent(share, base, style.language))
        }
        None => count,
    }
}
