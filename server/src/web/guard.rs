//! What stands before every route: headers, limits, log.

use std::time::Duration;

use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, CompressionLevel, Predicate,
        predicate::{DefaultPredicate, NotForContentType},
    },
    limit::RequestBodyLimitLayer,
};

use super::{AppState, answers, busy, rates, refusal, request_log, security};
use crate::{
    api::{self, Problem, ProblemKind},
    workbook,
};

/// Puts the guards before all routes. The outermost comes last.
pub fn protect(routes: Router, state: &AppState) -> Router {
    let config = &state.config;
    routes
        .layer(compression())
        .layer(RequestBodyLimitLayer::new(config.max_body_bytes))
        .layer(middleware::from_fn(explain_limit))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            answers::share,
        ))
        .layer(middleware::from_fn_with_state(
            config.request_timeout,
            limit_time,
        ))
        .layer(middleware::from_fn_with_state(state.clone(), busy::limit))
        .layer(middleware::from_fn_with_state(state.clone(), rates::limit))
        .layer(CatchPanicLayer::custom(|_| internal_error()))
        .layer(middleware::from_fn_with_state(
            config.clone(),
            security::add_headers,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            request_log::log,
        ))
}

/// Compresses what is not compressed yet, quickly. Release files have a strong
/// entity tag of each form and are left as they are.
fn compression() -> CompressionLayer<impl Predicate> {
    let worthwhile = DefaultPredicate::new()
        .and(NotForContentType::const_new(api::RELEASE_MEDIA_TYPE))
        // Compressed in themselves.
        .and(NotForContentType::const_new(workbook::MEDIA_TYPE))
        .and(NotForContentType::const_new("font/"));
    CompressionLayer::new()
        .quality(CompressionLevel::Precise(4))
        .compress_when(worthwhile)
}

/// Says that a body is too large as other problems are said: the layer that
/// finds it answers with plain text.
async fn explain_limit(request: Request, next: Next) -> Response {
    let language = api::language_of(request.uri().query());
    let response = next.run(request).await;
    if response.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(ProblemKind::TooLarge, language).into_response();
    }
    response
}

/// Answers 503 when a request takes too long.
async fn limit_time(State(limit): State<Duration>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => refusal::answer(&uri, ProblemKind::TimedOut),
    }
}

/// The answer when a handler panicked; the panic is in the log.
fn internal_error() -> Response {
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        "El servicio no puede responder ahora. The service cannot answer now.\n",
    )
        .into_response()
}
