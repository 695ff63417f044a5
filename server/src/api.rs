//! The public API, version 1: read-only, open to every site.
//!
//! Its numbers are the cells of releases and nothing else. `docs/api.md` shows
//! it to readers.

mod asked;
mod changes;
pub mod columns;
pub mod cors;
pub mod csv;
pub mod data;
pub mod endpoint;
pub mod format;
pub mod indicators;
pub mod json;
pub mod links;
pub mod openapi;
pub mod page_problem;
pub mod paging;
pub mod problem;
pub mod query;
pub mod ready;
pub mod releases;
pub mod segment;
pub mod selection_problem;
pub mod structures;
pub mod text;
pub mod xlsx;

use axum::{
    Router,
    extract::OriginalUri,
    http::{HeaderMap, HeaderValue, header},
    middleware,
    response::{IntoResponse, Response},
    routing::any,
};
use sha2::{Digest, Sha256};

use crate::web::{AppState, caching};

pub use problem::{Problem, ProblemKind};
pub use query::language_of;

/// The media type of a release file.
pub const RELEASE_MEDIA_TYPE: &str = "application/vnd.atalaya.release";

/// The methods that every address of the API takes.
const METHODS: &str = "GET, HEAD, OPTIONS";

/// The routes below `/api`.
pub fn routes() -> Router<AppState> {
    endpoint::below("/api")
        .route("/", any(unknown_path))
        .fallback(unknown_path)
        .method_not_allowed_fallback(method_not_allowed)
        .layer(middleware::from_fn(cors::open))
}

/// The answer at an address that there is not.
pub async fn unknown_path(OriginalUri(uri): OriginalUri) -> Problem {
    Problem::new(ProblemKind::UnknownPath, language_of(uri.query()))
}

/// The answer to a method that pictures and workbooks do not take.
pub async fn only_read(OriginalUri(uri): OriginalUri) -> Response {
    let problem = Problem::new(ProblemKind::MethodNotAllowed, language_of(uri.query()));
    ([(header::ALLOW, "GET, HEAD")], problem).into_response()
}

async fn method_not_allowed(OriginalUri(uri): OriginalUri) -> Response {
    let allow = [(header::ALLOW, METHODS)];
    let problem = Problem::new(ProblemKind::MethodNotAllowed, language_of(uri.query()));
    (allow, problem).into_response()
}

/// A weak entity tag for an answer that is made from these parts. Weak,
/// because the answer may be compressed on its way.
pub(crate) fn weak_tag(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    // The words around the numbers change with the program.
    for part in [env!("CARGO_PKG_VERSION")].iter().chain(parts) {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digest = hash.finalize();
    let hex: String = digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("W/\"{hex}\"")
}

/// An answer with entity tag and lifetime; 304 when the reader has it. An
/// answer that went wrong is nothing to keep.
pub(crate) fn cached(
    request: &HeaderMap,
    tag: &str,
    cache_control: &'static str,
    answer: impl FnOnce() -> Response,
) -> Response {
    let mut response = if caching::matches(request, tag) {
        axum::http::StatusCode::NOT_MODIFIED.into_response()
    } else {
        answer()
    };
    if response.status().is_server_error() {
        return response;
    }
    let headers = response.headers_mut();
    caching::set_tag(headers, tag);
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(cache_control),
    );
    response
}
