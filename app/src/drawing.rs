//! The charts of a page, as both halves draw them.
//!
//! The browser draws each chart from its [`option`]. The server draws them
//! before it writes a page, which it does in one go: it asks [`PageCharts`]
//! what the page will show and provides what was drawn as context,
//! [`DrawnCharts`]. A figure whose chart is not among them shows its table to
//! readers without scripts.

use std::{collections::HashMap, fmt::Display, sync::Arc};

use charts::{Arrangement, ChartTheme, Rate, Series, Style};
use domain::{label::Language, table::PublishedTable};
use leptos::prelude::use_context;

use crate::{
    content::{Answer, Content, Years, chosen_mark},
    embed,
    explorer::Order,
    figure::{Drawing, Figure},
    page::Page,
    rows::two_way::shown_bases,
    source::Releases,
    state::State,
    text::figure as words,
};
#[cfg(feature = "ssr")]
use crate::{
    indicator_id::IndicatorId,
    served::indicator::{Part, PartContent, Reading},
};

/// Height of a chart of columns, in pixels.
pub const COLUMNS_HEIGHT: u32 = 280;

/// Widths of the chart of a figure that takes half of a wide page, in pixels:
/// its box on a phone and on that page. The server does not know the reader's
/// screen; `style/components/chart-host.css` shows the drawing that fits.
const HALF_WIDTHS: [u32; 2] = [340, 530];
/// The same of a figure that takes all of the page: phone, tablet, wide page.
const WIDE_WIDTHS: [u32; 3] = [340, 660, 1_134];

/// The SVG texts of charts by the name of their figure, one for each width.
pub type Drawings = HashMap<&'static str, Vec<Arc<str>>>;

/// The charts that a page shows.
pub struct PageCharts {
    state: State,
    /// Each chart, in the order of the page.
    pub charts: Vec<PageChart>,
}

/// A chart of a page, to be drawn in several widths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageChart {
    /// The name of its figure.
    pub figure: &'static str,
    /// The option as JSON text, in light colours.
    pub option: String,
    /// Widths to draw it in, in pixels.
    pub widths: &'static [u32],
    /// Height, in pixels.
    pub height: u32,
    /// What the chart is called.
    pub title: String,
    /// What it shows, in one sentence.
    pub description: String,
}

impl PageCharts {
    /// The charts of the page at an address; nothing where there is no page
    /// of figures, or one that says what is wrong with the address.
    #[must_use]
    pub fn of(releases: &Releases, path: &str, query: &str) -> Option<Self> {
        if embed::is_embedded(path) {
            let state = embed::read(releases, path, query).ok()?;
            return Some(Self::of_state(state));
        }
        let (page, language) = Page::from_path(path)?;
        #[cfg(feature = "ssr")]
        if let Page::Indicator(id) = page {
            return Self::of_indicator(releases, id, language, query);
        }
        let state = State::read(releases, page, language, query).ok()?;
        Some(Self::of_state(state))
    }

    fn of_state(state: State) -> Self {
        let charts = state
            .figures()
            .filter_map(|figure| PageChart::of(figure, &state))
            .collect();
        Self { state, charts }
    }

    /// The charts of an indicator's page.
    #[cfg(feature = "ssr")]
    fn of_indicator(
        releases: &Releases,
        id: IndicatorId,
        language: Language,
        query: &str,
    ) -> Option<Self> {
        let indicator = domain::indicator::by_id(&id.to_string())?;
        let page = Page::Indicator(id);
        let reading = Reading::of(releases, indicator, page, language, query).ok()?;
        let charts = Part::all(&reading)
            .into_iter()
            .filter_map(|part| part.content(&reading).ok())
            .filter(PartContent::has_marks)
            .map(|content| PageChart::of_indicator(&content, &reading))
            .collect();
        Some(Self {
            state: reading.state,
            charts,
        })
    }

    /// The language of the page.
    #[must_use]
    pub fn language(&self) -> Language {
        self.state.language
    }

    /// Whether a browser with scripts draws what is missing.
    #[must_use]
    pub fn is_drawn_later(&self) -> bool {
        !self.state.page.is_served()
    }

    /// What was drawn of them.
    #[must_use]
    pub fn drawn(self, drawings: Drawings) -> DrawnCharts {
        DrawnCharts {
            page: Arc::new(self.state),
            drawings: Arc::new(drawings),
        }
    }
}

impl PageChart {
    fn of(figure: Figure, state: &State) -> Option<Self> {
        // Maps are shapes of the page itself.
        if matches!(
            figure.drawing,
            Drawing::Map | Drawing::World | Drawing::Cantons | Drawing::Table { .. }
        ) {
            return None;
        }
        let answer = Answer::of(state, figure);
        let content = answer.content().filter(|content| content.has_marks())?;
        Some(Self {
            figure: figure.id,
            option: option(figure, content, state, ChartTheme::LIGHT),
            // Nobody knows how wide the frame of another site is.
            widths: if figure.wide || state.embed.is_some() {
                &WIDE_WIDTHS
            } else {
                &HALF_WIDTHS
            },
            height: height(figure, content),
            title: figure.title(state.page, state.measure(), state.language),
            description: content.summary(figure, state),
        })
    }

    #[cfg(feature = "ssr")]
    fn of_indicator(content: &PartContent, reading: &Reading) -> Self {
        let name = reading.indicator.name.get(reading.language());
        Self {
            figure: content.part.id(),
            option: content.option(reading, ChartTheme::LIGHT),
            widths: &WIDE_WIDTHS,
            height: content.height(),
            title: format!("{name}: {}", content.part.title(reading)),
            description: content.summary(reading),
        }
    }
}

/// Charts that were drawn for the page that is being written.
#[derive(Clone)]
pub struct DrawnCharts {
    page: Arc<State>,
    drawings: Arc<Drawings>,
}

impl DrawnCharts {
    /// The HTML of a figure's chart; empty in the browser, and where the chart
    /// was not drawn for exactly what the page shows.
    #[must_use]
    pub fn html(figure: Figure, state: &State) -> String {
        Self::of_chart(figure.id, state)
    }

    /// The same for a chart that belongs to no figure of [`State::figures`].
    #[must_use]
    pub fn of_chart(name: &str, state: &State) -> String {
        use_context::<Self>()
            .and_then(|drawn| drawn.find(name, state))
            .unwrap_or_default()
    }

    fn find(&self, name: &str, state: &State) -> Option<String> {
        // A file of releases can be replaced between drawing and writing.
        let same = *self.page == *state && self.page.release.manifest() == state.release.manifest();
        let drawings = self.drawings.get(name).filter(|_| same)?;
        Some(drawings.iter().map(boxed).collect())
    }
}

fn boxed(svg: impl Display) -> String {
    format!("<div class=\"chart-host__drawing\">{svg}</div>")
}

/// The option of a figure's chart, as JSON text.
#[must_use]
pub fn option(figure: Figure, content: &Content, state: &State, theme: ChartTheme) -> String {
    let style = Style::new(state.language, theme, state.release.threshold())
        .chosen(chosen_mark(state, figure))
        .largest_first(state.table.order == Order::Size);
    match content {
        Content::Years(years) if figure.drawing == Drawing::Rate => {
            let name = words::RATE_SHORT.get(style.language);
            charts::rates(name, &rates(years), &style)
        }
        Content::Years(years) => {
            let series: Vec<Series> = years.series.iter().map(|(_, one)| one.clone()).collect();
            charts::years(&series, &style)
        }
        Content::Table(table) => table_option(figure, table, state, &style),
    }
}

fn table_option(figure: Figure, table: &PublishedTable, state: &State, style: &Style) -> String {
    let bases = shown_bases(table, state);
    match (figure.drawing, &bases) {
        (Drawing::Flow, _) => charts::flow(table, style),
        (Drawing::Grouped, None) => charts::grouped_bars(table, Arrangement::Grouped, style),
        (Drawing::Grouped, Some(bases)) => {
            charts::grouped_shares(table, Arrangement::Grouped, bases, style)
        }
        (Drawing::Stacked, None) => charts::grouped_bars(table, Arrangement::Stacked, style),
        (Drawing::Stacked, Some(bases)) => {
            charts::grouped_shares(table, Arrangement::Stacked, bases, style)
        }
        (Drawing::YearsBy, None) => {
            let series = charts::series_by_category(table, style.language);
            charts::years(&series, style)
        }
        (Drawing::YearsBy, Some(bases)) => {
            let series = charts::shares_by_category(table, bases, style.language);
            charts::years(&series, style)
        }
        _ => charts::bars(table, style),
    }
}

fn rates(years: &Years) -> Vec<Rate> {
    let rate = |year| Rate {
        percent: years.rate(&year),
        year,
    };
    years.codes().into_iter().map(rate).collect()
}

/// The height of a figure's chart, in pixels; the same at every width.
#[must_use]
pub fn height(figure: Figure, content: &Content) -> u32 {
    match (content, figure.drawing) {
        (Content::Table(table), Drawing::Flow) => charts::flow_height(table),
        (Content::Table(table), Drawing::Grouped) => charts::grouped_bars_height(table),
        (Content::Table(_), Drawing::YearsBy) => COLUMNS_HEIGHT,
        (Content::Table(table), Drawing::Stacked) => charts::stacked_bars_height(table),
        (Content::Table(table), _) => charts::bars_height(table),
        (Content::Years(_), _) => COLUMNS_HEIGHT,
    }
}
