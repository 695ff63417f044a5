//! A part of an indicator's page: its series, or one of its breakdowns.

use charts::{ChartTheme, Mark, Style, ValueMark, value_bars, value_bars_height, value_columns};
use domain::{
    code::Code,
    indicator::{IndicatorPoint, ValueState},
    selection::{Selection, SelectionError},
    table::ItemKind,
    variable::Variable,
};

use super::{
    reading::Reading,
    value::{amount, long_text, short_entry},
};
use crate::{
    drawing::COLUMNS_HEIGHT,
    text::{filter, indicator as words},
};

/// A series or a breakdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// By year.
    Series,
    /// By the items of a variable.
    Breakdown(Variable),
}

/// The values of a part.
pub(crate) struct PartContent {
    /// The part.
    pub(crate) part: Part,
    /// A value for each year or item.
    pub(crate) points: Vec<IndicatorPoint>,
}

impl Part {
    /// The parts of an indicator's page.
    pub(crate) fn all(reading: &Reading) -> Vec<Self> {
        let breakdown = reading.chosen_breakdown().map(Self::Breakdown);
        std::iter::once(Self::Series).chain(breakdown).collect()
    }

    /// The values under the filters of the page.
    pub(crate) fn content(self, reading: &Reading) -> Result<PartContent, SelectionError> {
        let points = match self {
            Self::Series => reading.series(),
            Self::Breakdown(variable) => reading.breakdown(variable),
        };
        Ok(PartContent {
            part: self,
            points: points?,
        })
    }

    /// The variable of the part.
    pub(crate) fn variable(self) -> Variable {
        match self {
            Self::Series => Variable::Period,
            Self::Breakdown(variable) => variable,
        }
    }

    /// Its name in the page's source.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Series => "series",
            Self::Breakdown(_) => "breakdown",
        }
    }

    /// What of a page's selection it shows.
    pub(super) fn asked(self, selection: &Selection) -> Selection {
        let by: Vec<_> = match self {
            Self::Series => Vec::new(),
            Self::Breakdown(variable) => vec![variable],
        };
        selection.clone().by(by)
    }

    /// Its heading.
    pub(crate) fn title(self, reading: &Reading) -> String {
        let language = reading.language();
        match self {
            Self::Series => words::SERIES.get(language).to_owned(),
            Self::Breakdown(variable) => {
                words::by_variable(filter::variable(variable).get(language), language)
            }
        }
    }
}

impl PartContent {
    /// The years or categories: what is drawn.
    fn marks(&self) -> impl Iterator<Item = &IndicatorPoint> {
        let is_mark = |point: &&IndicatorPoint| point.kind == ItemKind::Category;
        self.points.iter().filter(is_mark)
    }

    /// Whether there is anything to draw.
    pub(crate) fn has_marks(&self) -> bool {
        self.marks().any(is_told)
    }

    /// The option of its chart, as JSON text.
    pub(crate) fn option(&self, reading: &Reading, theme: ChartTheme) -> String {
        let (threshold, language) = (reading.release().threshold(), reading.language());
        let variable = self.part.variable();
        let chosen = reading.state.chosen(variable);
        let is_drawn = |code: &Code| self.marks().any(|point| &point.code == code);
        let chosen = chosen
            .filter(|code| is_drawn(code))
            .map(|code| Mark::new(variable, code));
        let style = Style::new(language, theme, threshold).chosen(chosen);
        let unit = reading.indicator.unit();
        let marks: Vec<_> = self
            .marks()
            .map(|point| ValueMark {
                mark: Mark::new(variable, &point.code),
                name: point.label.in_language(language).to_owned(),
                amount: amount(&point.value),
                label: short_entry(&point.value, unit, threshold, language).text,
                text: long_text(&point.value, unit, threshold, language),
            })
            .collect();
        match self.part {
            Part::Series => value_columns(&marks, &style),
            Part::Breakdown(_) => value_bars(&marks, &style),
        }
    }

    /// The height of its chart, in pixels.
    pub(crate) fn height(&self) -> u32 {
        match self.part {
            Part::Series => COLUMNS_HEIGHT,
            Part::Breakdown(_) => value_bars_height(self.marks().count()),
        }
    }

    /// One sentence that sums it up.
    pub(crate) fn summary(&self, reading: &Reading) -> String {
        let (threshold, language) = (reading.release().threshold(), reading.language());
        let unit = reading.indicator.unit();
        let told = |point: &IndicatorPoint| {
            let name = point.label.in_language(language).to_owned();
            let text = long_text(&point.value, unit, threshold, language);
            (name, text)
        };
        let points = match self.part {
            Part::Series => self.marks().filter(|point| is_told(point)).collect(),
            Part::Breakdown(_) => greatest_first(self.marks()),
        };
        let first = points.first().map(|point| told(point));
        let last = points.last().filter(|_| points.len() > 1);
        let last = last.map(|point| told(point));
        match self.part {
            Part::Series => words::series_summary(first, last, language),
            Part::Breakdown(_) => words::breakdown_summary(first, last, language),
        }
    }
}

/// Whether a value is a number or a span of numbers.
fn is_told(point: &IndicatorPoint) -> bool {
    matches!(
        point.value.state,
        ValueState::Published { .. } | ValueState::Between { .. }
    )
}

/// The points with a number, the greatest first; equal ones keep their order.
pub(super) fn greatest_first<'a>(
    points: impl Iterator<Item = &'a IndicatorPoint>,
) -> Vec<&'a IndicatorPoint> {
    let mut numbers: Vec<_> = points
        .filter_map(|point| Some((point.value.number()?, point)))
        .collect();
    numbers.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    numbers.into_iter().map(|(_, point)| point).collect()
}
