//! A part of a path.

use axum::{
    extract::{FromRequestParts, Path},
    http::request::Parts,
};

use super::{
    language_of,
    problem::{Problem, ProblemKind},
};

/// The one parameter of a path, decoded. What is not UTF-8 names nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Segment {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let language = language_of(parts.uri.query());
        match Path::from_request_parts(parts, state).await {
            Ok(Path(text)) => Ok(Self(text)),
            Err(_) => Err(Problem::new(ProblemKind::UnknownPath, language)),
        }
    }
}
