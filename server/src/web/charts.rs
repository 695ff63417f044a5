//! Charts in the pages, drawn before any script runs.
//!
//! A page is written in one go, so its charts are drawn before it is. They are
//! kept and shared by all readers; what is not ready in time is left out, is
//! drawn all the same, and is there for the next reader. A figure without its
//! chart shows its table.

mod gallery;

use std::{
    fs, io,
    path::PathBuf,
    sync::{Arc, OnceLock},
    time::Duration,
};

use app::{
    drawing::{Drawings, DrawnCharts, PageChart, PageCharts},
    source::Releases,
};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use charts::{
    ChartTheme,
    svg::{DrawError, Drawer, Drawing, Limits},
};
use domain::label::Language;
use tokio::time::{Instant, timeout_at};

use self::gallery::{Gallery, Order};
use super::AppState;

/// The longest that a page waits for its charts, where the browser draws what
/// is missing.
const PATIENCE: Duration = Duration::from_millis(300);
/// The same of a page that nobody draws later: only its tables would be left.
const LAST_PATIENCE: Duration = Duration::from_secs(5);

/// Drawings that may wait for a thread: those of some ten pages. One that
/// comes when all places are taken is left out.
const QUEUE: usize = 256;

/// What draws the charts of pages, and what it has drawn.
#[derive(Debug)]
pub struct Charts {
    script: PathBuf,
    patience: Duration,
    last_patience: Duration,
    /// Empty until the script is there; `None` when it is not sound.
    gallery: OnceLock<Option<Gallery>>,
}

impl Charts {
    /// Draws with the script at this path, once [`Self::load_once`] finds it.
    #[must_use]
    pub fn new(script: PathBuf) -> Self {
        Self {
            script,
            patience: PATIENCE,
            last_patience: LAST_PATIENCE,
            gallery: OnceLock::new(),
        }
    }

    /// The same, with pages that wait so long for their charts: those that a
    /// browser draws later, and those that it does not.
    #[must_use]
    pub fn with_patience(self, patience: Duration, last_patience: Duration) -> Self {
        Self {
            patience,
            last_patience,
            ..self
        }
    }

    /// Loads the script unless that was tried before. A script that is not
    /// sound is logged once. Blocks for the tenth of a second that it takes.
    pub fn load_once(&self) {
        if self.gallery.get().is_some() {
            return;
        }
        let script = match fs::read_to_string(&self.script) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return,
            read => read.map_err(|error| DrawError::InvalidBundle(error.to_string())),
        };
        let limits = Limits {
            queue: QUEUE,
            ..Limits::default()
        };
        let gallery = script
            .and_then(|script| Drawer::new(script, limits))
            .map(Gallery::new)
            .inspect_err(|error| tracing::error!(%error, "figures are shown as tables only"))
            .ok();
        let _ = self.gallery.set(gallery);
    }

    /// Whether charts can be drawn.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.gallery().is_some()
    }

    fn gallery(&self) -> Option<&Gallery> {
        self.gallery.get()?.as_ref()
    }

    /// The charts of a page that are there or are drawn in time.
    pub async fn of_page(&self, page: PageCharts) -> DrawnCharts {
        let patience = if page.is_drawn_later() {
            self.patience
        } else {
            self.last_patience
        };
        self.of_page_within(page, patience).await
    }

    /// The same with another limit.
    pub async fn of_page_within(&self, page: PageCharts, patience: Duration) -> DrawnCharts {
        let deadline = Instant::now() + patience;
        let language = page.language();
        // All are ordered before the first is waited for.
        let ordered: Vec<_> = page
            .charts
            .iter()
            .map(|chart| (chart.figure, self.order(chart, language)))
            .collect();
        let mut drawn = Drawings::new();
        for (figure, orders) in ordered {
            if let Some(svgs) = collect(orders, deadline).await {
                drawn.insert(figure, svgs);
            }
        }
        page.drawn(drawn)
    }

    /// A drawing that is there or is drawn in time.
    pub async fn of_figure(&self, drawing: Drawing, patience: Duration) -> Option<Arc<str>> {
        let order = self.gallery()?.order(drawing);
        timeout_at(Instant::now() + patience, order.svg())
            .await
            .ok()?
    }

    /// A chart in each of its widths.
    fn order(&self, chart: &PageChart, language: Language) -> Vec<Order> {
        let Some(gallery) = self.gallery() else {
            return Vec::new();
        };
        chart
            .widths
            .iter()
            .map(|&width| gallery.order(drawing(chart, width, language)))
            .collect()
    }
}

/// The drawings, if there are any and all are ready in time.
async fn collect(orders: Vec<Order>, deadline: Instant) -> Option<Vec<Arc<str>>> {
    let mut svgs = Vec::with_capacity(orders.len());
    for order in orders {
        svgs.push(timeout_at(deadline, order.svg()).await.ok()??);
    }
    (!svgs.is_empty()).then_some(svgs)
}

fn drawing(chart: &PageChart, width: u32, language: Language) -> Drawing {
    Drawing {
        option: chart.option.clone(),
        width,
        height: chart.height,
        id: format!("chart-{}-{width}", chart.figure),
        title: chart.title.clone(),
        description: chart.description.clone(),
        language,
        theme: ChartTheme::LIGHT,
        opaque: false,
    }
}

/// Draws the charts of the page that a request asks for, and hands them on
/// with the request.
pub async fn draw_first(State(state): State<AppState>, request: Request, next: Next) -> Response {
    next.run(with_charts(&state, request).await).await
}

/// A request with the charts of the page that it asks for.
pub async fn with_charts(state: &AppState, mut request: Request) -> Request {
    if state.charts.is_ready() {
        let releases = Releases(state.library.clone());
        let uri = request.uri();
        let page = PageCharts::of(&releases, uri.path(), uri.query().unwrap_or_default());
        if let Some(page) = page {
            let drawn = state.charts.of_page(page).await;
            request.extensions_mut().insert(drawn);
        }
    }
    request
}
