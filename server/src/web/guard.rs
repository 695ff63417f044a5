//! What stands before every route: headers, limits, log.

use std::any::Any;

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

use super::{
    AppState, answers, busy, rates,
    refusal::{self, Asker},
    request_log, security,
};
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
        .layer(catch_panic())
        .layer(middleware::from_fn_with_state(state.clone(), limit_time))
        .layer(middleware::from_fn_with_state(state.clone(), busy::limit))
        .layer(middleware::from_fn_with_state(state.clone(), rates::limit))
        .layer(catch_panic())
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
        .quality(CompressionLevel::Precise(5))
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

/// Keeps a panic from ending a connection; it is in the log.
fn catch_panic() -> CatchPanicLayer<fn(Box<dyn Any + Send>) -> Response> {
    CatchPanicLayer::custom(|_| refusal::failure())
}

/// Answers 503 when a request takes too long, and explains a failure to who
/// reads pages.
async fn limit_time(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asker = Asker::of(&request);
    let limit = state.config.request_timeout;
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => refusal::explain_failure(response, &asker),
        Err(_) => refusal::answer(&state.config, &asker, ProblemKind::TimedOut, None),
    }
}
