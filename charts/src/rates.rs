//! Rates by year.

use charming::{
    datatype::{CompositeValue, DataFrame, DataPoint, DataPointItem},
    element::{ItemStyle, Label, LabelPosition},
    series::Bar,
};
use domain::{code::Code, table::Cell, variable::Variable};

use crate::{
    Mark, Style, number,
    option::{GAP, LABEL_DIMENSION, base, category_axis, finish, grid, persons_axis},
    words,
};

/// A rate of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The year, as a code of `period`.
    pub year: Code,
    /// The rate in percent and its denominator in persons; `None` when either
    /// count is not published.
    pub percent: Option<(f64, u32)>,
}

/// A column for each year, labelled in percent with as many decimals as its
/// denominator bears. A year without a rate is a gap.
#[must_use]
pub fn rates(name: &str, rates: &[Rate], style: &Style) -> String {
    let years = rates.iter().map(|rate| rate.year.to_string()).collect();
    let columns: DataFrame = rates
        .iter()
        .enumerate()
        .map(|(column, rate)| point(column, rate, style))
        .collect();
    let series = Bar::new()
        .name(name)
        .item_style(
            ItemStyle::new()
                .color(style.theme.series_color(2))
                .border_radius(2),
        )
        .label(
            Label::new()
                .show(true)
                .position(LabelPosition::Top)
                .color(style.theme.text)
                .font_size(12)
                .formatter(LABEL_DIMENSION),
        )
        .data(columns);
    let chart = base(style)
        .grid(grid(false).right(8).top(24))
        .x_axis(category_axis(years, style))
        .y_axis(persons_axis(style))
        .series(series);
    finish(&chart, style)
}

fn point(column: usize, rate: &Rate, style: &Style) -> DataPoint {
    let mark = Mark::new(Variable::Period, &rate.year);
    let (length, label, said): (CompositeValue, _, _) = match rate.percent {
        Some((percent, denominator)) => {
            let label = number::percent(percent, denominator, style.language);
            (percent.into(), label.clone(), label)
        }
        // Nothing is drawn, but who walks the marks hears why.
        None => {
            let why = words::cell(Cell::NotPublished, style.threshold, style.language);
            (GAP.into(), String::new(), why)
        }
    };
    let tip = format!("{}: {said}", rate.year);
    let place = i64::try_from(column).unwrap_or(i64::MAX);
    let value: Vec<CompositeValue> = vec![place.into(), length, label.into(), tip.into()];
    let point = DataPointItem::new(CompositeValue::Array(value));
    if rate.percent.is_none() {
        return point.into();
    }
    point
        .name(mark.to_string())
        .item_style(ItemStyle::new().opacity(style.opacity(&mark)))
        .into()
}

#[cfg(test)]
mod tests {
    use domain::label::Language;

    use super::*;
    use crate::ChartTheme;

    #[test]
    fn a_year_without_a_rate_is_a_gap_not_a_zero() {
        let year = |year: &str, percent| Rate {
            year: year.parse().unwrap(),
            percent,
        };
        let years = [year("2020", Some((62.5, 80))), year("2021", None)];
        let style = Style::new(Language::Es, ChartTheme::LIGHT, 5);
        let option: serde_json::Value =
            serde_json::from_str(&rates("Tasa", &years, &style)).unwrap();
        let data = &option["series"][0]["data"];
        assert_eq!(data[0]["name"], "period=2020");
        assert_eq!(data[0]["value"][2], "63\u{a0}%");
        assert_eq!(data[1]["value"][1], "-");
        assert_eq!(data[1]["value"][3], "2021: no publicado");
    }
}
