//! Addresses about the API itself.

use axum::routing::get;

use super::{Endpoint, In, P, USUAL, json_of};
use crate::api::{openapi, problem};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/problems",
        id: "listProblems",
        summary: ("Los tipos de problemas", "The types of problems"),
        parameters: &[In::Lang],
        answers: json_of!("Problems"),
        problems: &[P::MalformedQuery, P::UnknownVariable],
        route: || get(problem::list),
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/openapi.json",
        id: "getDescription",
        summary: (
            "Esta descripción, en OpenAPI 3.1",
            "This description, as OpenAPI 3.1",
        ),
        parameters: &[In::Lang],
        answers: || vec![(openapi::MEDIA_TYPE, "Description")],
        problems: &[P::MalformedQuery, P::UnknownVariable],
        route: || get(openapi::document),
        ..USUAL
    },
];
