//! One log line for each request, and its place in the metrics.
//!
//! The line holds method, route template, status and duration. Query strings, paths
//! that match no route, headers and addresses stay out: what a reader looked
//! at, and from where, is nobody's business.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};

use super::AppState;

/// The name of all paths that match no route.
const UNMATCHED: &str = "unmatched";

/// Logs and counts a request when its answer begins.
pub async fn log(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = name_of(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    let route = route.as_ref().map_or(UNMATCHED, MatchedPath::as_str);
    let seconds = began.elapsed().as_secs_f64();
    state
        .metrics
        .answered(method, route, status.as_str(), seconds);
    let duration_ms = seconds * 1_000.0;
    if status.is_server_error() {
        tracing::error!(target: "atalaya::request", method, route, status = status.as_u16(), duration_ms, "failed");
    } else {
        tracing::info!(target: "atalaya::request", method, route, status = status.as_u16(), duration_ms, "answered");
    }
    response
}

/// The name of a known method; a client can make up others.
fn name_of(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    }
}
