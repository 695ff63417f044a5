//! What every request can use.

use std::sync::Arc;

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use storage::releases::{ReleaseStore, ReleaseStoreError};
use tokio::sync::Semaphore;

use super::{
    answers::Answers, charts::Charts, library::Library, metrics::Metrics, rates::Rates,
    site::SiteFolder,
};
use crate::{config::Config, embed::Pictures};

/// Where the script that draws charts stands, from the site folder.
const CHART_SCRIPT: &str = "../ssr/echarts-ssr.js";

/// Where the fonts of pictures stand, from the site folder.
const FONTS_FOLDER: &str = "../ssr/fonts";

/// The name of the browser's half: `frontend.js`, `frontend_bg.wasm`.
const OUTPUT_NAME: &str = "frontend";

/// Settings, releases, site files and charts, shared by all requests.
#[derive(Clone, Debug)]
pub struct AppState {
    /// The settings.
    pub config: Arc<Config>,
    /// The releases.
    pub library: Arc<Library>,
    /// The files that browsers load.
    pub site: Arc<SiteFolder>,
    /// The charts of pages.
    pub charts: Arc<Charts>,
    /// Pictures of figures.
    pub pictures: Arc<Pictures>,
    /// Answers that are kept.
    pub answers: Arc<Answers>,
    /// How often clients asked.
    pub rates: Arc<Rates>,
    /// A permit for each request that may be under way.
    pub turns: Arc<Semaphore>,
    /// What operators are told.
    pub metrics: Arc<Metrics>,
    leptos: LeptosOptions,
}

impl AppState {
    /// The state for these settings; nothing is read yet.
    ///
    /// # Errors
    ///
    /// The settings say of no bucket how it can be asked.
    pub fn open(config: Config) -> Result<Self, ReleaseStoreError> {
        let releases = ReleaseStore::open(&config.releases)?;
        Ok(Self::with_releases(config, releases))
    }

    /// The same with releases of this place.
    #[must_use]
    pub fn with_releases(config: Config, releases: ReleaseStore) -> Self {
        let leptos = LeptosOptions::builder()
            .output_name(OUTPUT_NAME)
            .site_root(config.site.display().to_string())
            .site_pkg_dir("pkg")
            .site_addr(config.address)
            .build();
        Self {
            library: Arc::new(Library::new(releases, config.geography())),
            site: Arc::new(SiteFolder::new(&config.site)),
            charts: Arc::new(Charts::new(config.site.join(CHART_SCRIPT))),
            pictures: Arc::new(Pictures::new(config.site.join(FONTS_FOLDER))),
            answers: Arc::new(Answers::new(config.cache_bytes)),
            rates: Arc::new(Rates::new(&config)),
            turns: Arc::new(Semaphore::new(config.max_requests)),
            metrics: Arc::new(Metrics::new()),
            config: Arc::new(config),
            leptos,
        }
    }

    /// The settings of the pages.
    #[must_use]
    pub fn leptos_options(&self) -> LeptosOptions {
        self.leptos.clone()
    }

    /// Reads what is new in the folders. Blocks on files; what is wrong is
    /// logged, and what was read before is kept.
    pub fn refresh(&self) {
        self.library.refresh();
        self.site.load_once();
        self.charts.load_once();
        self.pictures.load_once();
        self.rates.forget_quiet();
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}
