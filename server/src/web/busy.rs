//! So many requests at the same time: what is more is refused at once, before
//! all become slow.

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};

use super::{
    AppState,
    refusal::{self, Asker},
};
use crate::api::ProblemKind;

/// When to come back, in seconds.
const RETRY_AFTER: u64 = 1;

/// Answers 503 while too many requests are under way. Whether the program lives
/// is always answered.
pub async fn limit(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if matches!(request.uri().path(), "/health" | "/ready") {
        return next.run(request).await;
    }
    let Ok(_turn) = state.turns.try_acquire() else {
        state.metrics.refused("busy");
        let asker = Asker::of(&request);
        let kind = ProblemKind::Overloaded;
        return refusal::answer(&state.config, &asker, kind, Some(RETRY_AFTER));
    };
    next.run(request).await
}
