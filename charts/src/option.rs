//! Parts that all charts share.

use charming::{
    component::{Axis, Grid, Legend},
    datatype::{CompositeValue, DataFrame, DataPoint, DataPointItem},
    element::{
        AxisLabel, AxisLine, AxisTick, AxisType, BorderType, Color, ItemStyle, Label,
        LabelPosition, LineStyle, SplitLine, TextStyle,
    },
    series::Bar,
};
use domain::{
    label::Language,
    order,
    table::{Axis as TableAxis, Cell, Item, ItemKind},
};
use serde_json::{Value, json};

use crate::{
    Mark, Style,
    bases::share,
    chart::{Chart, value},
    number, pattern, words,
};

/// The position in a mark's value at which its label stands.
pub(crate) const LABEL_DIMENSION: &str = "{@[2]}";
/// Width of a withheld stub on a long axis, in pixels.
const STUB_PIXELS: u32 = 16;
/// The widest bar, in pixels: a single year does not fill the chart.
const BAR_MAX_PIXELS: u32 = 56;
/// Stands for a gap: nothing is drawn.
pub(crate) const GAP: &str = "-";

/// The items of an axis that are marks of a chart, with their index in the
/// table: its categories. Groups and missing answers are none, unless the
/// table holds nothing else.
pub(crate) fn categories(axis: &TableAxis) -> Vec<(usize, &Item)> {
    let is_category = |item: &Item| item.kind == ItemKind::Category;
    let narrowed = !axis.items.iter().any(is_category);
    axis.items
        .iter()
        .enumerate()
        .filter(|(_, item)| narrowed || is_category(item))
        .collect()
}

/// Items in the order that the style asks for: that of their list, or the
/// largest first and those without a number last.
pub(crate) fn arranged<'a>(
    items: Vec<(usize, &'a Item)>,
    style: &Style,
    size: impl Fn(usize) -> Cell,
) -> Vec<(usize, &'a Item)> {
    if !style.largest_first {
        return items;
    }
    order::largest_first(items.len(), &|place| size(items[place].0).persons())
        .into_iter()
        .map(|place| items[place])
        .collect()
}

/// The labels of items in one language.
pub(crate) fn labels(items: &[(usize, &Item)], language: Language) -> Vec<String> {
    items
        .iter()
        .map(|(_, item)| item.label.in_language(language).to_owned())
        .collect()
}

/// Where a mark stands: `first` runs along x, `second` along y.
pub(crate) enum Position {
    /// A horizontal bar in this row.
    Row(usize),
    /// A column at this place of the x axis.
    Column(usize),
}

/// A mark of the chart, before it is drawn.
pub(crate) struct Point<'a> {
    pub(crate) mark: Mark,
    /// The category of its series, where that is one too.
    pub(crate) series: Option<Mark>,
    pub(crate) position: Position,
    pub(crate) cell: Cell,
    /// What the mark shows a share of; none where it shows persons.
    pub(crate) base: Option<Cell>,
    /// Label beside the mark; only for published cells.
    pub(crate) label: String,
    /// What the mark is, for the tooltip.
    pub(crate) title: &'a str,
}

impl Point<'_> {
    fn value(&self, length: CompositeValue, label: String, tip: String) -> CompositeValue {
        let (x, y) = match self.position {
            Position::Row(row) => (length, index(row).into()),
            Position::Column(column) => (index(column).into(), length),
        };
        CompositeValue::Array(vec![x, y, label.into(), tip.into()])
    }

    /// The cell that decides how the mark is drawn: a share takes a number of
    /// its base too.
    fn deciding(&self) -> Cell {
        match self.base {
            Some(base) if self.cell.persons().is_some() && base.persons().is_none() => base,
            _ => self.cell,
        }
    }

    /// The length of a published mark, and what it says in words.
    fn number(&self, style: &Style) -> Option<(CompositeValue, String)> {
        let persons = self.cell.persons()?;
        let Some(base) = self.base else {
            let said = number::persons(persons, style.language);
            return Some((i64::from(persons).into(), said));
        };
        let (percent, base) = share(self.cell, base)?;
        let said = words::share(percent, persons, base, style.language);
        Some((percent.into(), said))
    }

    /// Nothing is drawn, but who walks the marks hears why.
    fn gap(&self, style: &Style) -> DataPoint {
        let why = match self.deciding() {
            // Its stub says it.
            Cell::Withheld => return GAP.into(),
            // A share of nobody.
            Cell::Published(_) => Cell::NotPublished,
            other => other,
        };
        let why = words::cell(why, style.threshold, style.language);
        let tip = format!("{}: {why}", self.title);
        // Without the name of a mark: there is nothing to choose.
        DataPointItem::new(self.value(GAP.into(), String::new(), tip)).into()
    }

    /// The mark itself, dimmed where another one is chosen. Only then it has a
    /// style of its own: ECharts takes much longer for marks that do.
    fn drawn(&self, value: CompositeValue, style: &Style) -> DataPoint {
        let item = DataPointItem::new(value).name(self.mark.to_string());
        let opacity = std::iter::once(&self.mark)
            .chain(&self.series)
            .map(|mark| style.opacity(mark))
            .fold(1.0, f64::min);
        if opacity < 1.0 {
            item.item_style(ItemStyle::new().opacity(opacity)).into()
        } else {
            item.into()
        }
    }

    /// The mark of a published cell; a gap for any other.
    pub(crate) fn published(&self, style: &Style) -> DataPoint {
        let Some((length, said)) = self.number(style) else {
            return self.gap(style);
        };
        let tip = format!("{}: {said}", self.title);
        self.drawn(self.value(length, self.label.clone(), tip), style)
    }

    /// The stub of a withheld cell; a gap for any other.
    ///
    /// Its length is the threshold for every withheld cell alike, so that it
    /// says no more than the table does; of a withheld share it is the least
    /// that a stub has.
    pub(crate) fn withheld(&self, style: &Style) -> DataPoint {
        if self.deciding() != Cell::Withheld {
            return GAP.into();
        }
        let length = match self.base {
            None => i64::from(style.threshold),
            Some(_) => 0,
        };
        let tip = format!("{}: {}", self.title, style.withheld_name());
        self.drawn(
            self.value(length.into(), style.withheld_label(), tip),
            style,
        )
    }
}

fn index(position: usize) -> i64 {
    i64::try_from(position).expect("an axis has few items")
}

/// The label of a cell: its persons, or nothing.
pub(crate) fn persons_label(cell: Cell, style: &Style) -> String {
    cell.persons()
        .map(|persons| number::whole(persons, style.language))
        .unwrap_or_default()
}

/// The series of published cells.
pub(crate) fn published_bar(name: &str, color: &str, points: &[Point<'_>], style: &Style) -> Bar {
    Bar::new()
        .name(name)
        .item_style(ItemStyle::new().color(color).border_radius(2))
        .label(mark_label(style.theme.text, points))
        .data(data(points, |point| point.published(style)))
}

/// The series of withheld cells, in the same places; none where no cell is
/// withheld.
pub(crate) fn withheld_bar(points: &[Point<'_>], style: &Style) -> Option<Bar> {
    let is_withheld = |point: &Point<'_>| point.deciding() == Cell::Withheld;
    if !points.iter().any(is_withheld) {
        return None;
    }
    let bar = Bar::new()
        .name(style.withheld_name())
        .item_style(
            ItemStyle::new()
                .color("transparent")
                .border_color(style.theme.withheld)
                .border_width(1)
                .border_type(BorderType::Dashed),
        )
        .label(mark_label(style.theme.muted, points))
        .data(data(points, |point| point.withheld(style)));
    Some(bar)
}

fn data(points: &[Point<'_>], draw: impl Fn(&Point<'_>) -> DataPoint) -> DataFrame {
    points.iter().map(draw).collect()
}

fn mark_label(color: &str, points: &[Point<'_>]) -> Label {
    let position = match points.first().map(|point| &point.position) {
        Some(Position::Column(_)) => LabelPosition::Top,
        _ => LabelPosition::Right,
    };
    Label::new()
        .show(true)
        .position(position)
        .color(color)
        .font_size(12)
        .formatter(LABEL_DIMENSION)
}

/// An empty chart with the parts that all charts have. It has no texts for
/// screen readers: the figure says the same in its own words.
pub(crate) fn base(style: &Style) -> Chart {
    Chart::new(style.theme.series.map(Color::from).to_vec())
}

/// The box of the axes; `legend`: whether room is left for one above.
pub(crate) fn grid(legend: bool) -> Grid {
    Grid::new()
        .left(4)
        .right(56)
        .top(if legend { 40 } else { 8 })
        .bottom(4)
        .contain_label(true)
}

/// A legend above the chart.
pub(crate) fn legend(names: Vec<String>, style: &Style) -> Legend {
    Legend::new()
        .top(0)
        .left(0)
        .item_width(18)
        .item_height(12)
        .text_style(TextStyle::new().color(style.theme.text).font_size(13))
        .data(names)
}

/// An axis of whole persons.
pub(crate) fn persons_axis(style: &Style) -> Axis {
    Axis::new()
        .type_(AxisType::Value)
        .min(0)
        .min_interval(1)
        .split_number(4)
        .axis_label(AxisLabel::new().color(style.theme.muted).font_size(12))
        .axis_line(AxisLine::new().show(false))
        .axis_tick(AxisTick::new().show(false))
        .split_line(SplitLine::new().line_style(LineStyle::new().color(style.theme.grid)))
}

/// An axis of categories.
pub(crate) fn category_axis(names: Vec<String>, style: &Style) -> Axis {
    Axis::new()
        .type_(AxisType::Category)
        .data(names)
        .axis_label(AxisLabel::new().color(style.theme.text).font_size(13))
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
}

/// The option as JSON text.
pub(crate) fn finish(chart: &Chart, style: &Style) -> String {
    to_value(chart, style).to_string()
}

/// The option as a value, with what charming's builders do not offer.
pub(crate) fn to_value(chart: &Chart, style: &Style) -> Value {
    let mut option = value(chart);
    // Numbers beside bars have a row each; those above columns can overlap.
    let in_columns = option["xAxis"]["type"] == "category";
    let series = option["series"].as_array_mut();
    let bars = series
        .into_iter()
        .flatten()
        .filter(|it| it["type"] == "bar");
    let mut published = 0;
    for bar in bars {
        if in_columns {
            bar["labelLayout"] = json!({ "hideOverlap": true });
        }
        bar["barMaxWidth"] = json!(BAR_MAX_PIXELS);
        if bar["name"] == style.withheld_name() {
            bar["barMinHeight"] = json!(STUB_PIXELS);
            bar["itemStyle"]["decal"] = pattern::hatching(style);
        } else {
            bar["itemStyle"]["decal"] = pattern::of_series(published, style);
            published += 1;
        }
    }
    option
}
