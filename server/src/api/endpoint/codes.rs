//! Addresses of code lists.

use axum::routing::get;

use super::{Endpoint, In, P, USUAL, json_of};
use crate::api::structures::{self, ListFormat};

/// Each of them.
pub(super) const ALL: &[Endpoint] = &[
    Endpoint {
        path: "/api/v1/classifications",
        id: "listClassifications",
        summary: (
            "Las variables de una publicación",
            "The variables of a release",
        ),
        parameters: &[In::Release, In::Lang],
        answers: json_of!("Classifications"),
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::NotAcceptable,
        ],
        route: || get(structures::list),
        ..USUAL
    },
    Endpoint {
        path: "/api/v1/classifications/{variable}",
        id: "getClassification",
        summary: (
            "Todos los códigos de una variable",
            "Every code of a variable",
        ),
        parameters: &[
            In::VariableName,
            In::Release,
            In::ListFormat,
            In::Lang,
            In::Bom,
        ],
        answers: || {
            vec![
                (ListFormat::Json.media_type(), "Classification"),
                (ListFormat::Csv.media_type(), "Table"),
                (ListFormat::SdmxJson.media_type(), "SdmxStructure"),
            ]
        },
        problems: &[
            P::MalformedQuery,
            P::UnknownVariable,
            P::UnknownRelease,
            P::NotAcceptable,
            P::UnknownPath,
        ],
        route: || get(structures::show),
        ..USUAL
    },
];
