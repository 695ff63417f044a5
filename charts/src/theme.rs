//! Colours, language and the chosen mark of a chart.

use domain::label::Language;

use crate::{Mark, words};

/// The colours of a chart, each as CSS text.
///
/// The colours of the series keep apart for readers with any of the common
/// colour vision deficiencies and stand out from the surface by 3 : 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChartTheme {
    /// Labels and numbers.
    pub text: &'static str,
    /// Axis labels, legends.
    pub muted: &'static str,
    /// Grid lines.
    pub grid: &'static str,
    /// What lies behind the chart.
    pub surface: &'static str,
    /// One colour for each series, in order.
    pub series: [&'static str; 6],
    /// Outline and hatching of a withheld cell.
    pub withheld: &'static str,
    /// What nobody may overlook, in a picture.
    pub caution: &'static str,
    /// What lies behind that.
    pub caution_surface: &'static str,
}

impl ChartTheme {
    /// For a light page.
    pub const LIGHT: Self = Self {
        text: "#1c2830",
        muted: "#55626c",
        grid: "#dfe4e8",
        surface: "#ffffff",
        series: [
            "#1f6f8b", "#c8641e", "#5a4a8a", "#6d8a1f", "#b4436c", "#5c6670",
        ],
        withheld: "#6b7680",
        caution: "#6b4a09",
        caution_surface: "#fbf0d6",
    };

    /// For a dark page.
    pub const DARK: Self = Self {
        text: "#e8edf0",
        muted: "#a7b3bc",
        grid: "#33404a",
        surface: "#172027",
        series: [
            "#5fb3cf", "#f0a15e", "#a99ae0", "#b5cf63", "#e887ab", "#a9b4bd",
        ],
        withheld: "#98a4ad",
        caution: "#f2d698",
        caution_surface: "#322813",
    };

    /// The colour of one series; after the last they start again.
    pub(crate) fn series_color(&self, index: usize) -> &'static str {
        self.series[index % self.series.len()]
    }
}

/// How a chart is written and coloured.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// The language of labels and numbers.
    pub language: Language,
    /// The colours.
    pub theme: ChartTheme,
    /// The release's threshold, in persons: a withheld cell is below it.
    pub threshold: u32,
    /// The mark that the reader has chosen: the others are dimmed.
    pub chosen: Option<Mark>,
    /// Whether bars stand by their size, not in the order of their list.
    pub largest_first: bool,
}

impl Style {
    /// Without a chosen mark.
    #[must_use]
    pub fn new(language: Language, theme: ChartTheme, threshold: u32) -> Self {
        Self {
            language,
            theme,
            threshold,
            chosen: None,
            largest_first: false,
        }
    }

    /// The same with the largest bars first, or in the order of their list.
    #[must_use]
    pub fn largest_first(mut self, largest_first: bool) -> Self {
        self.largest_first = largest_first;
        self
    }

    /// The same with this mark chosen, or none.
    #[must_use]
    pub fn chosen(mut self, mark: Option<Mark>) -> Self {
        self.chosen = mark;
        self
    }

    /// How strongly a mark is drawn, from 0 to 1: another category of the
    /// chosen one's variable is dimmed.
    pub(crate) fn opacity(&self, mark: &Mark) -> f64 {
        match &self.chosen {
            Some(chosen) if chosen.variable == mark.variable && chosen != mark => 0.35,
            _ => 1.0,
        }
    }

    /// The short label of a withheld cell.
    pub(crate) fn withheld_label(&self) -> String {
        format!("<{}", self.threshold)
    }

    /// The name of the withheld cells in legends and tooltips.
    pub(crate) fn withheld_name(&self) -> String {
        words::withheld(self.threshold, self.language)
    }
}
