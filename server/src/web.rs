//! What the program serves: pages, their files, the API.

pub mod address;
pub mod answers;
mod busy;
pub mod caching;
pub mod charts;
pub mod client;
pub mod doors;
pub mod geography;
pub mod guard;
pub mod health;
pub mod language;
pub mod library;
pub mod metrics;
pub mod pages;
pub mod parts;
mod patience;
pub mod rates;
mod refusal;
pub mod request_log;
pub mod security;
pub mod serving;
pub mod site;
pub mod state;
mod sub_path;

use axum::{
    Router,
    routing::{any, get},
};

use crate::{
    api::{self, endpoint},
    embed, workbook,
};

pub use state::AppState;

/// Everything that is served, behind its guards.
pub fn router(state: AppState) -> Router {
    let routes = Router::new()
        .route("/", get(language::redirect))
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/pkg/{file}", get(site::serve))
        .route("/parts/{release}/{name}", get(parts::serve))
        .merge(endpoint::beside())
        .merge(pages::routes(&state))
        .nest("/api", api::routes())
        .nest("/embed", embed::routes())
        .nest("/workbook", workbook::routes())
        .route("/api/", any(api::unknown_path))
        .route("/embed/", any(api::unknown_path))
        .route("/workbook/", any(api::unknown_path))
        .with_state(state.clone());
    sub_path::enter(guard::protect(routes, &state), state.config.base())
}
