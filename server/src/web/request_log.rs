//! One log line for each request.
//!
//! It holds method, route template, status and duration. Query strings, paths
//! that match no route, headers and addresses stay out: what a reader looked
//! at, and from where, is nobody's business.

use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    http::Method,
    middleware::Next,
    response::Response,
};

/// Logs a request when its answer begins.
pub async fn log(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = name_of(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    let status = response.status();
    let duration_ms = began.elapsed().as_secs_f64() * 1_000.0;
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
