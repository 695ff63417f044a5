//! Whether the program lives, and whether it can serve.

use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::AppState;

/// `GET /health`: the process lives. Touches nothing.
pub async fn health() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], "ok\n").into_response()
}

/// What serving needs.
#[derive(Debug, Serialize)]
struct Readiness {
    /// A release can be served.
    release: bool,
    /// The site folder was read.
    site: bool,
    /// The place of the releases can be read. While it cannot, those read
    /// before are served on: a reader is as ready as before.
    store: bool,
}

/// `GET /ready`: whether pages can be served. The registry is not asked:
/// readers go on without it.
pub async fn ready(State(state): State<AppState>) -> Response {
    let readiness = Readiness {
        release: !state.library.files().is_empty(),
        site: state.site.is_loaded(),
        store: state.library.is_reachable(),
    };
    let status = if readiness.release && readiness.site {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let headers = [(header::CACHE_CONTROL, "no-store")];
    (status, headers, Json(readiness)).into_response()
}
