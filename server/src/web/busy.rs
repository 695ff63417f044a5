//! So many requests at the same time: what is more is refused at once, before
//! all become slow.

use axum::{
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{AppState, refusal};
use crate::api::ProblemKind;

/// When to come back, in seconds.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("1");

/// Answers 503 while too many requests are under way. Whether the program lives
/// is always answered.
pub async fn limit(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if matches!(request.uri().path(), "/health" | "/ready") {
        return next.run(request).await;
    }
    let Ok(_turn) = state.turns.try_acquire() else {
        state.metrics.refused("busy");
        let mut response = refusal::answer(request.uri(), ProblemKind::Overloaded);
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, RETRY_AFTER);
        return response;
    };
    next.run(request).await
}
