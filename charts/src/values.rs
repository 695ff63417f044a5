//! Values of an indicator: bars by category, columns by year.

use charming::{
    component::Axis,
    datatype::{CompositeValue, DataFrame, DataPoint, DataPointItem},
    element::{ItemStyle, Label, LabelPosition},
    series::Bar,
};
use serde_json::{Value, json};

use crate::{
    Mark, Style,
    chart::Chart,
    option::{GAP, LABEL_DIMENSION, base, category_axis, finish, grid, persons_axis, to_value},
    pattern,
};

/// All series of a chart stand in the same place.
const STACK: &str = "values";

/// A span without an end is drawn this much longer than its beginning.
const OPEN_END: f64 = 1.25;

/// Height of one bar with its gap, in pixels.
const ROW_PIXELS: usize = 34;
/// Height of axis and margins, in pixels.
const FRAME_PIXELS: usize = 44;

/// What one mark shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Amount {
    /// A number.
    Number(f64),
    /// A number between these two; the second is none where it is open.
    Between(f64, Option<f64>),
    /// A number that is withheld.
    Withheld,
    /// Nothing to draw.
    Gap,
}

/// A value with what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueMark {
    /// What choosing it filters by.
    pub mark: Mark,
    /// Its category or year, as it is read.
    pub name: String,
    /// What is drawn.
    pub amount: Amount,
    /// The value beside the mark, as short as it can be.
    pub label: String,
    /// The value in words, with its unit.
    pub text: String,
}

/// A horizontal bar for each value, in their order. A value that lies between
/// two numbers is a hatched bar from one to the other, a withheld one a hatched
/// stub of a fixed length, and a missing one a gap.
#[must_use]
pub fn value_bars(marks: &[ValueMark], style: &Style) -> String {
    let names = marks.iter().map(|mark| mark.name.clone()).collect();
    let chart = base(style)
        .grid(grid(false))
        .x_axis(value_axis(style))
        .y_axis(category_axis(names, style).inverse(true));
    draw(chart, marks, Direction::Rows, style)
}

/// A column for each value, drawn like the bars of [`value_bars`].
#[must_use]
pub fn value_columns(marks: &[ValueMark], style: &Style) -> String {
    let names = marks.iter().map(|mark| mark.name.clone()).collect();
    let chart = base(style)
        .grid(grid(false).right(8).top(24))
        .x_axis(category_axis(names, style))
        .y_axis(value_axis(style));
    draw(chart, marks, Direction::Columns, style)
}

/// The height at which so many bars are easy to read, in pixels.
#[must_use]
pub fn value_bars_height(bars: usize) -> u32 {
    u32::try_from(bars.max(1) * ROW_PIXELS + FRAME_PIXELS).unwrap_or(u32::MAX)
}

/// From zero, with the decimals that small rates need.
fn value_axis(style: &Style) -> Axis {
    persons_axis(style).min_interval(0)
}

#[derive(Clone, Copy)]
enum Direction {
    Rows,
    Columns,
}

fn draw(chart: Chart, marks: &[ValueMark], direction: Direction, style: &Style) -> String {
    if marks.is_empty() {
        return finish(&chart, style);
    }
    let point = |length: fn(&ValueMark) -> Option<f64>, label: bool| -> DataFrame {
        marks
            .iter()
            .enumerate()
            .map(|(place, mark)| match length(mark) {
                None => GAP.into(),
                Some(length) => point(mark, place, length, label, direction, style),
            })
            .collect()
    };
    let solid = ItemStyle::new().color(style.theme.series_color(0));
    let chart = chart
        .series(series(solid.border_radius(2), direction, style).data(point(number, true)))
        .series(series(clear(), direction, style).data(point(before_span, false)))
        .series(series(hatched(style), direction, style).data(point(within_span, true)))
        .series(
            series(hatched(style), direction, style)
                .name(style.withheld_name())
                .data(point(withheld, true)),
        );
    with_patterns(to_value(&chart, style), style).to_string()
}

fn number(mark: &ValueMark) -> Option<f64> {
    match mark.amount {
        Amount::Number(number) => Some(number),
        _ => None,
    }
}

fn before_span(mark: &ValueMark) -> Option<f64> {
    match mark.amount {
        Amount::Between(first, _) => Some(first),
        _ => None,
    }
}

fn within_span(mark: &ValueMark) -> Option<f64> {
    match mark.amount {
        Amount::Between(first, last) => Some(last.unwrap_or(first * OPEN_END) - first),
        _ => None,
    }
}

/// Its stub has the least length of a bar, whatever was withheld.
fn withheld(mark: &ValueMark) -> Option<f64> {
    (mark.amount == Amount::Withheld).then_some(0.0)
}

fn series(look: ItemStyle, direction: Direction, style: &Style) -> Bar {
    let position = match direction {
        Direction::Rows => LabelPosition::Right,
        Direction::Columns => LabelPosition::Top,
    };
    let label = Label::new()
        .show(true)
        .position(position)
        .color(style.theme.text)
        .font_size(12)
        .formatter(LABEL_DIMENSION);
    Bar::new()
        .item_style(look)
        .label(label)
        .stack(STACK)
        .bar_width("62%")
}

fn clear() -> ItemStyle {
    ItemStyle::new().color("transparent")
}

fn hatched(style: &Style) -> ItemStyle {
    clear()
        .border_color(style.theme.withheld)
        .border_width(1)
        .border_type(charming::element::BorderType::Dashed)
}

fn point(
    mark: &ValueMark,
    place: usize,
    length: f64,
    label: bool,
    direction: Direction,
    style: &Style,
) -> DataPoint {
    let place = i64::try_from(place).unwrap_or(i64::MAX);
    let (x, y): (CompositeValue, CompositeValue) = match direction {
        Direction::Rows => (length.into(), place.into()),
        Direction::Columns => (place.into(), length.into()),
    };
    let text = if label {
        mark.label.clone()
    } else {
        String::new()
    };
    let tip = format!("{}: {}", mark.name, mark.text);
    let point = DataPointItem::new(CompositeValue::Array(vec![x, y, text.into(), tip.into()]))
        .item_style(ItemStyle::new().opacity(style.opacity(&mark.mark)));
    if label {
        point.name(mark.mark.to_string()).into()
    } else {
        point.into()
    }
}

/// Lines where no exact number is told, nothing else: one series is no
/// reason for a pattern.
fn with_patterns(mut option: Value, style: &Style) -> Value {
    let [number, before, within, _withheld] = [0, 1, 2, 3];
    option["series"][number]["itemStyle"]["decal"] = Value::Null;
    option["series"][before]["itemStyle"]["decal"] = Value::Null;
    option["series"][before]["silent"] = json!(true);
    option["series"][within]["itemStyle"]["decal"] = pattern::hatching(style);
    option
}

#[cfg(test)]
mod tests {
    use domain::{label::Language, variable::Variable};

    use super::*;
    use crate::ChartTheme;

    fn mark(code: &str, amount: Amount, text: &str) -> ValueMark {
        ValueMark {
            mark: Mark::new(Variable::Period, &code.parse().unwrap()),
            name: code.to_owned(),
            amount,
            label: text.to_owned(),
            text: text.to_owned(),
        }
    }

    fn option(marks: &[ValueMark]) -> Value {
        let style = Style::new(Language::Es, ChartTheme::LIGHT, 5);
        serde_json::from_str(&value_columns(marks, &style)).unwrap()
    }

    #[test]
    fn a_value_that_is_not_told_is_no_bar_of_a_length_of_its_own() {
        let option = option(&[
            mark("2020", Amount::Number(23.4), "23 días"),
            mark("2021", Amount::Withheld, "dato reservado"),
            mark("2022", Amount::Gap, "no publicado"),
        ]);
        let series = |index: usize| option["series"][index]["data"].clone();
        assert_eq!(series(0)[0]["value"][1], 23.4);
        assert_eq!(series(0)[1], "-");
        assert_eq!(series(3)[1]["value"][1], 0.0);
        assert_eq!(series(3)[1]["value"][2], "dato reservado");
        assert_eq!(option["series"][3]["barMinHeight"], 16);
        for index in 0..4 {
            assert_eq!(series(index)[2], "-");
        }
    }

    #[test]
    fn a_value_between_two_numbers_reaches_from_one_to_the_other() {
        let option = option(&[
            mark("2020", Amount::Between(8.0, Some(14.0)), "entre 8 y 14"),
            mark("2021", Amount::Between(120.0, None), "120 o más"),
        ]);
        let length = |series: usize, place: usize| {
            option["series"][series]["data"][place]["value"][1].clone()
        };
        assert_eq!((length(1, 0), length(2, 0)), (json!(8.0), json!(6.0)));
        assert_eq!((length(1, 1), length(2, 1)), (json!(120.0), json!(30.0)));
        // What lies before it is no mark.
        assert!(option["series"][1]["data"][0]["name"].is_null());
        assert_eq!(option["series"][1]["silent"], true);
    }

    #[test]
    fn without_values_there_is_a_chart_without_bars() {
        assert!(option(&[])["series"].as_array().is_none_or(Vec::is_empty));
    }
}
