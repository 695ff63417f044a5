//! A whole chart.

use charming::{
    component::{Axis, Grid, Legend},
    element::Color,
};
use serde::Serialize;
use serde_json::Value;

/// How long a chart takes from one state to the next, in milliseconds.
const ANIMATION_MS: f64 = 300.0;

/// The parts of a chart, written as charming's own `Chart` writes them.
///
/// That one knows every part and every kind of series that there is, and what
/// writes them all down would be a tenth of what readers load.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Chart {
    animation_duration: f64,
    background_color: Color,
    color: Vec<Color>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    grid: Vec<Grid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    legend: Option<Legend>,
    #[serde(skip_serializing_if = "Option::is_none")]
    x_axis: Option<Axis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    y_axis: Option<Axis>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    series: Vec<Value>,
}

impl Chart {
    /// An empty chart whose series have these colours, in their order.
    pub(crate) fn new(color: Vec<Color>) -> Self {
        Self {
            animation_duration: ANIMATION_MS,
            background_color: "transparent".into(),
            color,
            grid: Vec::new(),
            legend: None,
            x_axis: None,
            y_axis: None,
            series: Vec::new(),
        }
    }

    pub(crate) fn grid(mut self, grid: Grid) -> Self {
        self.grid.push(grid);
        self
    }

    pub(crate) fn legend(mut self, legend: Legend) -> Self {
        self.legend = Some(legend);
        self
    }

    pub(crate) fn x_axis(mut self, axis: Axis) -> Self {
        self.x_axis = Some(axis);
        self
    }

    pub(crate) fn y_axis(mut self, axis: Axis) -> Self {
        self.y_axis = Some(axis);
        self
    }

    /// Adds one of charming's series.
    pub(crate) fn series(mut self, series: impl Serialize) -> Self {
        self.series.push(value(&series));
        self
    }

    /// Adds a series where there is one.
    pub(crate) fn optional_series(mut self, series: Option<impl Serialize>) -> Self {
        self.series.extend(series.iter().map(value));
        self
    }
}

/// A part of an option as a value.
pub(crate) fn value(part: &impl Serialize) -> Value {
    serde_json::to_value(part).expect("options hold text keys and finite numbers only")
}
